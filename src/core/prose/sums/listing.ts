// How far a list of parts goes, and whether a careful reader expects it to be whole.
import { compareFigures, isWhole, type Decimal } from "../../figures/values";
import { lastOf, marked, senses, type Read } from "../read";
import { within } from "../text";
import { labelStartsFresh, numberOf, plus, sumTotal, transposed, type SumItem } from "./item";

/** How many leading items come to the whole: at least two, or all there are; trailing zeros belong to it. */
export function holdsUntil(value: number | Decimal, items: readonly SumItem[]): number {
  let sum: number | Decimal = 0;
  let found = 0;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i]!;
    if (item.times === 0 || item.number.approximate !== undefined) break;
    sum = plus(sum, item);
    const order = compareFigures(sum, value);
    if (order > 0) break;
    if (order === 0 && (i >= 1 || items.length === 1)) found = i + 1;
    if (order === 0 && i === 0 && items.length > 1 && items[1]!.group > 0) found = 1;
  }
  return found;
}

/** Does the list go on past a point where it already came to the whole? Every list is added whole that does not visibly change. */
export function goesOn(read: Read, items: readonly SumItem[], end: number): boolean {
  const next = items[end];
  if (!next || items.slice(end).every(({ number }) => compareFigures(number.value!, 0) === 0)) return false;
  return !changes(read, items, end);
}

/** Another list begins: a group of its own, 其中, a fresh statement, another sign between, another way to divide, or the whole once more. */
function changes(read: Read, items: readonly SumItem[], end: number): boolean {
  const next = items[end]!;
  const first = items[0]!.label;
  if (next.label.includes("其中") || next.label.includes("；") !== (items[1]?.label.includes("；") === true)) return true;
  if (next.fresh || next.label.startsWith("）") || labelStartsFresh(next.label, first, read.lists)) return true;
  // 「复议1件，其中维持1件；诉讼1件，其中未结1件」: what is divided itself is another whole, and no part of the one before.
  if (end === 1 && next.group > 0 && items[end + 1]?.label.startsWith("，其中") === true) return true;
  const signs = new Set(items.slice(1, end).map((item) => item.label[0]));
  if (signs.size === 1 && !signs.has(next.label[0])) return true;
  if (end === 1 && next.label.startsWith("，")) return true;
  const kinds = kindsOf(read, items.slice(0, end));
  const others = kindsOf(read, [next]);
  if (kinds.size > 0 && others.size > 0 && ![...others].some((kind) => kinds.has(kind))) return true;
  // Divided once more: the rest comes to the same.
  const rest = items.slice(end);
  const sum = sumTotal(items.slice(0, end));
  return rest.length >= 2 && compareFigures(sumTotal(rest), sum) === 0;
}

/** By what the parts are told apart: applicants, ways of applying, results, outcomes. */
export function kindsOf(read: Read, parts: readonly SumItem[]): Set<string> {
  const kinds = new Set<string>();
  for (const part of parts)
    for (const { sense } of within(read.tokens, part.number.start - part.label.length, part.number.start)) {
      if (sense.is === "column" || sense.is === "row" || sense.is === "outcome") kinds.add(sense.is);
      if (sense.is === "mark" && sense.mark === "channel") kinds.add("channel");
      if (sense.is === "topic" && (sense.topic === "directSuit" || sense.topic === "suitAfterReconsideration"))
        kinds.add("court");
    }
  return kinds;
}

/** Items that are no parts of the item before them, where 其中 opens a second level inside the list. */
export function firstLevel(value: number | Decimal, items: readonly SumItem[]): SumItem[] | undefined {
  const nested = items.findIndex((item, i) => i > 0 && item.label.includes("其中"));
  if (nested < 1) return undefined;
  const outer = items.slice(0, nested);
  const inner = items.slice(nested);
  const proved = holdsUntil(outer[outer.length - 1]!.number.value!, inner);
  // Without a proof of the inner list it runs to the next 「；」.
  const after = proved > 0 ? inner.slice(proved) : inner.filter((item) => item.group > inner[0]!.group);
  for (const level of [[...outer, ...after], outer]) {
    if (level.length < 2 || level.some((item) => item.times === 0 || item.number.approximate !== undefined)) continue;
    if (compareFigures(sumTotal(level), value) === 0) return level;
  }
  return undefined;
}

export const endsWithRest = ({ lists }: Pick<Read, "lists">, items: readonly SumItem[]): boolean =>
  lists.rests.some((word) => items.at(-1)!.label.includes(word));

/** 「…20条等」: not everything is listed. */
export function endsOpen(read: Read, items: readonly SumItem[]): boolean {
  const { end } = items.at(-1)!.number;
  return /^，?等/u.test(read.text.slice(end, end + 2));
}

const acts = (read: Read, start: number, end: number) =>
  senses(within(read.tokens, start, end), "act").map(({ sense }) => sense.act);

/** 「制发3件，其中新制定1件，现行有效12件」: what is in force, or was repealed, is no part of what was made. */
export function ofOneState(read: Read, whole: number, items: readonly SumItem[]): readonly SumItem[] {
  const from = lastOf(read.text, "，；。", read.numbers[whole]!.start, Math.max(0, read.numbers[whole]!.start - 60)) + 1;
  if (acts(read, from, read.numbers[whole]!.start).at(-1) !== "issue") return items;
  const other = items.findIndex(({ number, label }) =>
    acts(read, number.start - label.length, number.start).some((act) => act === "inForce" || act === "repeal"),
  );
  return other < 0 ? items : items.slice(0, other);
}

/** 「诉讼3件（直接起诉1件，维持1件；复议后起诉2件，…）」: what became of each kind of suit is no part beside them. */
export function withoutOutcomes(read: Read, items: readonly SumItem[]): readonly SumItem[] {
  const kinds = items.map((item) => kindsOf(read, [item]));
  if (kinds[0]?.has("court") !== true || !kinds.some((one, i) => i > 0 && one.has("court"))) return items;
  return items.filter((_, i) => kinds[i]!.has("court") || !kinds[i]!.has("outcome"));
}

/** The leading items that no fresh statement interrupts. */
export function stated({ lists }: Pick<Read, "lists">, items: readonly SumItem[]): SumItem[] {
  const kept: SumItem[] = [];
  const first = items[0]?.label ?? "";
  // A list may be separated by 「；」 throughout; where only some are, they end a group.
  const bySemicolon = items[1]?.label.includes("；") === true;
  for (const [i, item] of items.entries()) {
    if (i > 0) {
      const ended = item.label.includes("；") && !bySemicolon;
      if (item.fresh || item.label.includes("其中") || ended || labelStartsFresh(item.label, first, lists)) break;
    }
    kept.push(item);
  }
  return kept;
}

/** 6390 for 6930: a figure of three digits or more with two neighbours changed. */
function slips(value: number): number[] {
  const digits = String(value);
  if (value < 100 || !/^[0-9]+$/u.test(digits)) return [];
  return [...digits.slice(1)].map((_, i) => Number(digits.slice(0, i) + digits[i + 1]! + digits[i]! + digits.slice(i + 2)));
}

/** A careful reader would expect these parts to be all. */
export function mustHold(
  read: Read,
  value: number | Decimal,
  parts: readonly SumItem[],
  how: { readonly closed: boolean; readonly adjacent: boolean },
  areAll: (first: string, second: string) => boolean,
): "yes" | "perhaps" | "no" {
  if (parts.length < 2 || !how.adjacent) return "no";
  if (!isWhole(value)) return "no";
  const whole = numberOf(value);
  const sum = numberOf(sumTotal(parts));
  // 「经会商7件，经审核66件」: what is said of all of them is no part beside the others.
  const saidOfAll = ({ number, label }: SumItem): boolean =>
    compareFigures(number.value!, value) === 0 && !read.lists.rests.some((word) => label.includes(word));
  if (sum > whole && parts.some(saidOfAll) && kindsOf(read, parts).size === 0) return "no";
  // Two ways of dividing in one list (applicants, then channels) come to more than the whole and are both right.
  if (sum > whole)
    return (sum <= whole * 1.3 || sum - whole <= 3 || transposed(whole, sum)) && kindsOf(read, parts).size <= 1 ? "yes" : "no";
  const last = parts[parts.length - 1]!;
  const rest = read.lists.rests.some((word) => last.label.includes(word));
  const close = whole - sum <= Math.max(1, whole * 0.02) || transposed(whole, sum);
  if (rest || how.closed || close) return "yes";
  if (parts.length === 2 && areAll(parts[0]!.label, parts[1]!.label)) return "perhaps";
  // One figure with two of its digits in the wrong order would make it whole.
  if (parts.some(({ number }) => slips(numberOf(number.value!)).includes(numberOf(number.value!) + whole - sum)))
    return "perhaps";
  // 「提前办结201件，当日办结26件，延期答复9件」: how some were done, and nothing of the others.
  const bySpeed = parts.every(
    ({ label, number: { start } }) => marked(within(read.tokens, start - label.length, start), "share").length > 0,
  );
  return parts.length >= 3 && sum >= whole * 0.8 && !bySpeed ? "perhaps" : "no";
}
