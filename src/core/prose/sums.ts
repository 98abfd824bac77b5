// Sums written out in sentences: 「680条，其中机关、社区信息660条，领导介绍9条，…」. Wholes, parts, what they come to.
import { add, compareFigures, isWhole, type Decimal } from "../figures/values";
import type { WrittenNumber } from "./numbers";
import type { Read } from "./read";
import { within, type TextRange } from "./text";

export interface ProseSum {
  /** Index in `Read.numbers`. */
  readonly whole: number;
  /** In order; a part said of each of several (各) counts that many times. */
  readonly parts: readonly { readonly number: number; readonly times: number }[];
  readonly sum: number | Decimal;
  readonly verdict:
    | "holds"
    /** 等、主要: not everything is listed. */
    | "open"
    /** The list is meant to be whole and is not. */
    | "broken"
    /** One part alone is more than the whole. */
    | "part-over-whole"
    /** It does not add up, and nothing says that it should. */
    | "undecided";
  /** Broken only if the list was meant to be whole, which nothing but its length says. */
  readonly doubtful?: true;
}

/** What the meaning of two figures says about one being a part of the other. */
export interface PartRelation {
  /** 不予公开 and one of its reasons: a list although no word opens it. */
  readonly isKind: (whole: number, part: number) => boolean;
  /** Applications received and how some were answered: the rest is under way. */
  readonly mayLeaveOut: (whole: number, part: number) => boolean;
}

interface ProsePercent {
  readonly percent: number;
  readonly part: number;
  /** The figure that was said, or what the list of shares comes to. */
  readonly whole: number | undefined;
  readonly of: number | Decimal;
  readonly holds: boolean;
}

export interface ProseSums {
  readonly sums: readonly ProseSum[];
  readonly percents: readonly ProsePercent[];
}

const OPENERS = ["其中", "包括", "包含", "分别为", "分别是", "具体为", "具体是", "分为", "涵盖"];
/** By itself it may name all or some. */
const LOOSE_OPENER = "涉及";
const CLOSING_OPENERS = ["分别为", "分别是", "具体为", "具体是", "分为"];
const OPEN_WORDS = ["主要", "特别是", "例如", "比如", "仅"];
/** A clause that begins so says something new: the list before it has ended. */
const FRESH = [
  "同时",
  "另外",
  "此外",
  "另有",
  "另",
  "已办结",
  "办结",
  "答复",
  "已答复",
  "全年",
  "累计",
  "共计",
  "共有",
  "共收",
  "共发",
  "共办",
  "截至",
  "较",
  "同比",
  "环比",
  "上年",
  "结转",
  "收取",
  "召开",
  "举办",
  "组织",
  "开展",
  "新增",
  "通过",
  "并",
  "按时",
  "未",
  "无",
  "本年",
  "发生",
  "行政复议",
  "参加",
  "依托",
  "利用",
  "接受",
  "接待",
  "回应",
  "收到",
  "受理",
  "目前",
  "还",
  "依申请",
];
/** 无法提供 and 未审结 are parts like any other. */
const NOT_FRESH = ["组织机构", "组织领导", "通知", "无法", "无正当", "未审结", "未经", "未结"];
const TOTALLERS = ["共计", "合计", "总计", "总共", "共", "合计为", "总数为", "总数达", "累计"];
const STRONG_TOTALLERS = ["共计", "合计", "总计", "总共"];
/** Names under which one thing is counted in one list. */
const LIKE_COUNTS = new Set(["条", "件", "篇", "份"]);
const RESTS = ["其他", "其它", "其余", "剩余"];
/** Longer lists are not written by hand, and are not added. */
const LONGEST = 40;
const CANDIDATES = 4;

const numberOf = (value: number | Decimal): number =>
  typeof value === "number" ? value : Number(value.digits) / 10 ** value.scale;

/** 217 and 271: the same digits in another order are a slip of the pen, however far apart. */
function transposed(a: number, b: number): boolean {
  const digits = (one: number): string => [...String(one)].sort().join("");
  return a !== b && a >= 100 && String(a).length === String(b).length && digits(a) === digits(b);
}

interface Item {
  readonly index: number;
  readonly times: number;
  readonly number: WrittenNumber;
  /** Text since the figure before it. */
  readonly label: string;
  /** Which 「；」 group of the list it stands in. */
  readonly group: number;
  /** A figure of another kind stood before it and began something new: 「召开会议2次，信箱收信183条」. */
  readonly fresh?: true;
}

const isSummand = (number: WrittenNumber): boolean =>
  number.kind === "figure" &&
  number.value !== undefined &&
  number.upTo === undefined &&
  number.unit !== "%" &&
  number.unit !== "‰" &&
  !number.unit.includes("百分点");

/** 「预算、决算信息各1条」: as many as are named. 0 when it cannot be told. */
function timesOf(text: string, number: WrittenNumber, from: number): number {
  if (!number.each) return 1;
  const label = text.slice(from, number.start - 1);
  const clause = label.slice(
    Math.max(label.lastIndexOf("，"), label.lastIndexOf("；"), label.lastIndexOf("："), label.lastIndexOf("。")) + 1,
  );
  const named = clause.split(/[、和及与]/u).filter((one) => one !== "").length;
  return named >= 2 && named <= 12 ? named : 0;
}

/** @param first - the label of the list's first part: what it begins with begins the others too */
const startsFresh = (clause: string, first: string): boolean =>
  !NOT_FRESH.some((word) => clause.startsWith(word)) && FRESH.some((word) => clause.startsWith(word) && !first.includes(word));

/** A sum with one more part, as many times as it is said. */
function plus(sum: number | Decimal, item: Pick<Item, "number" | "times">): number | Decimal {
  let result = sum;
  for (let i = 0; i < item.times; i += 1) result = add([result, item.number.value!]);
  return result;
}

class Adder {
  private readonly sums: ProseSum[] = [];
  private readonly percents: ProsePercent[] = [];
  /** Figures that already are a part of something that holds. */
  private readonly used = new Set<number>();
  private readonly wholeOf = new Map<number, number>();

  constructor(
    private readonly read: Read,
    private readonly partRelation: PartRelation,
  ) {}

  run(): ProseSums {
    const { numbers, sentences } = this.read;
    let first = 0;
    let before: number[] = [];
    const bySentence = sentences.map((sentence) => {
      const own: number[] = [];
      while (first < numbers.length && numbers[first]!.start < sentence.end) {
        if (isSummand(numbers[first]!)) own.push(first);
        first += 1;
      }
      return own;
    });
    sentences.forEach((sentence, s) => {
      this.sentence(sentence, bySentence[s]!, before, [bySentence[s + 1] ?? [], bySentence[s + 2] ?? []]);
      before = [...before, ...bySentence[s]!].slice(-2 * CANDIDATES);
    });
    return { sums: this.sums, percents: this.percents };
  }

  private gap(
    indices: readonly number[],
    position: number,
    sentence: TextRange,
  ): { readonly from: number; readonly text: string } {
    const from = position === 0 ? sentence.start : this.read.numbers[indices[position - 1]!]!.end;
    return { from, text: this.read.text.slice(from, this.read.numbers[indices[position]!]!.start) };
  }

  private sentence(
    sentence: TextRange,
    indices: readonly number[],
    before: readonly number[],
    after: readonly (readonly number[])[],
  ): void {
    const { numbers } = this.read;
    for (let j = 0; j < indices.length; j += 1) {
      const { from, text: gap } = this.gap(indices, j, sentence);
      const index = indices[j]!;
      if (gap.length > 120) continue;
      const bracket = j > 0 && gap.startsWith("（") ? this.closing(from) : -1;
      const named = OPENERS.find((word) => gap.includes(word));
      const colon = j > 0 && gap.startsWith("：");
      // 「在主动公开的信息中，…」: of what the sentence before counted.
      const within = j === 0 && before.length > 0 && gap.startsWith("在") && gap.includes("中，");
      // 「办结的120件中，…」: of the figure just said.
      const middle = gap.indexOf("中，");
      const ofThese =
        j > 0 && middle >= 0 && middle <= 8 && !gap.slice(0, middle).includes("，") && !gap.slice(0, middle).includes("、");
      // Kinds of what was counted just before, without a word that says so.
      const kinds = named === undefined && j > 0 && this.partRelation.isKind(indices[j - 1]!, index);
      const loose = !ofThese && !kinds && !colon && !within && bracket < 0 && gap.includes(LOOSE_OPENER);
      const opener = named ?? (loose ? LOOSE_OPENER : undefined);
      if (bracket < 0 && opener === undefined && !colon && !within && !kinds && !ofThese) {
        this.suffix(sentence, indices, j, gap);
        continue;
      }
      const wholes = (
        bracket >= 0 || colon || kinds || ofThese
          ? [indices[j - 1]!]
          : [
              ...indices.slice(Math.max(0, j - CANDIDATES), j).reverse(),
              ...(j === 0 ? [...before].reverse().slice(0, CANDIDATES) : []),
            ]
      ).filter((one) => numbers[one]!.unit === numbers[index]!.unit && numbers[one]!.value !== undefined);
      // 「2230元，其中1件1200元、…」: the parts come in pairs; money is looked at on its own.
      const units = [
        numbers[index]!.unit,
        ...(indices[j + 1] !== undefined && numbers[indices[j + 1]!]!.unit !== numbers[index]!.unit
          ? [numbers[indices[j + 1]!]!.unit]
          : []),
      ];
      for (const unit of units) {
        const candidates =
          unit === numbers[index]!.unit
            ? wholes
            : indices
                .slice(Math.max(0, j - CANDIDATES), j)
                .reverse()
                .filter((one) => numbers[one]!.unit === unit);
        if (candidates.length === 0) continue;
        const limit = bracket >= 0 ? bracket : sentence.end;
        const items = this.items(sentence, indices, j, limit, unit);
        if (items.length === 0) continue;
        // 「723条，其中…440条…信箱21件」: counts of different names, added all the same.
        const mixed = LIKE_COUNTS.has(unit) ? this.items(sentence, indices, j, limit, unit, true) : items;
        if (mixed.length > items.length && !candidates.some((one) => this.holdsUntil(numbers[one]!.value!, items) > 0)) {
          const whole = candidates.find((one) => this.holdsUntil(numbers[one]!.value!, mixed) === mixed.length);
          if (whole !== undefined) {
            this.hold(whole, mixed, "holds");
            continue;
          }
        }
        const open = opener === LOOSE_OPENER || OPEN_WORDS.some((word) => gap.includes(word)) || this.endsOpen(items);
        const closed = colon || CLOSING_OPENERS.some((word) => gap.includes(word));
        const near = this.read.numbers[candidates[0]!]!;
        // 「…680条，其中」, or 「…680条。其中」 with the figure the last of its sentence.
        const said = gap.indexOf(opener ?? "：");
        const adjacent =
          j === 0
            ? candidates[0] === before[before.length - 1] && (within || said === 0)
            : from === near.end && (bracket >= 0 || kinds || ofThese || said <= 3);
        this.list(candidates, items, { open, closed, adjacent, bracket: bracket >= 0 }, after, unit);
      }
      this.suffix(sentence, indices, j, gap);
    }
    this.secondWay(sentence, indices, before);
    this.percentages(sentence, indices);
  }

  private closing(open: number): number {
    let depth = 0;
    for (let i = open; i < this.read.text.length && i - open < 400; i += 1) {
      if (this.read.text[i] === "（") depth += 1;
      if (this.read.text[i] === "）" && (depth -= 1) === 0) return i;
    }
    return -1;
  }

  /** The figures of a list from position `j` on, brackets inside it left out. */
  private items(sentence: TextRange, indices: readonly number[], j: number, limit: number, unit: string, alike = false): Item[] {
    const { numbers, text } = this.read;
    const items: Item[] = [];
    let group = 0;
    let skipTo = -1;
    let fresh = false;
    for (let p = j; p < indices.length && items.length < LONGEST; p += 1) {
      const number = numbers[indices[p]!]!;
      if (number.start >= limit) break;
      const { from, text: label } = this.gap(indices, p, sentence);
      if (label.includes("；") && p > j) group += 1;
      if (number.start < skipTo) continue;
      if (p > j && label.startsWith("（")) {
        const end = this.closing(from);
        if (end >= 0 && number.start < end) {
          skipTo = end;
          continue;
        }
      }
      // 「部分公开67，占4.61%」 in a list of 件.
      const bare = number.unit === "" && number.scale === 0 && "，、；。（".includes(text[number.end] ?? "。") && p > j;
      if (number.unit !== unit && !bare && !(alike && LIKE_COUNTS.has(number.unit))) {
        const cut = Math.max(label.lastIndexOf("，"), label.lastIndexOf("；"));
        fresh ||= p > j && cut >= 0 && startsFresh(label.slice(cut + 1), items[0]?.label ?? "");
        continue;
      }
      items.push({ index: indices[p]!, times: timesOf(text, number, from), number, label, group, ...(fresh && { fresh }) });
    }
    return items;
  }

  private endsOpen(items: readonly Item[]): boolean {
    const last = items[items.length - 1]!;
    const behind = this.read.text.slice(last.number.end, last.number.end + 2);
    return behind.startsWith("等") || behind.startsWith("，等");
  }

  private total(items: readonly Item[]): number | Decimal {
    return items.reduce<number | Decimal>(plus, 0);
  }

  private hold(whole: number, items: readonly Item[], verdict: ProseSum["verdict"], doubtful = false): void {
    this.sums.push({
      ...(doubtful && { doubtful }),
      whole,
      parts: items.map(({ index, times }) => ({ number: index, times })),
      sum: this.total(items),
      verdict,
    });
    if (verdict !== "holds") return;
    for (const item of items) {
      this.used.add(item.index);
      if (items.length >= 2) this.wholeOf.set(item.index, whole);
    }
  }

  private list(
    wholes: readonly number[],
    items: readonly Item[],
    how: { readonly open: boolean; readonly closed: boolean; readonly adjacent: boolean; readonly bracket: boolean },
    after: readonly (readonly number[])[],
    unit: string,
  ): void {
    const { numbers } = this.read;
    const exact = items.every((item) => item.number.approximate === undefined && item.times > 0);
    for (const whole of wholes) {
      const value = numbers[whole]!.value!;
      if (numbers[whole]!.approximate !== undefined && !exact) continue;
      const end = this.holdsUntil(value, items);
      if (end > 0 && !this.goesOn(items, end)) {
        this.hold(whole, items.slice(0, end), "holds");
        return;
      }
    }
    // The list may leave out a level written without brackets: 「自然人80件，法人20件，其中企业15件」.
    for (const whole of wholes) {
      const level = this.firstLevel(numbers[whole]!.value!, items);
      if (level) {
        this.hold(whole, level, "holds");
        return;
      }
    }
    // It may go on in the next sentences.
    const more: Item[] = [];
    for (const sentence of after) {
      for (const index of sentence) {
        const number = numbers[index]!;
        if (number.unit === unit && number.upTo === undefined)
          more.push({ index, times: number.each ? 0 : 1, number, label: "", group: 0 });
      }
      if (more.length === 0 || more.length > LONGEST) break;
      for (const whole of wholes.slice(0, 1)) {
        const all = [...items, ...more];
        const end = this.holdsUntil(numbers[whole]!.value!, all);
        // Where the sentence ends, or another list begins.
        const closes = end === all.length || !sentence.includes(all[end - 1]!.index) || all[end - 1]!.index === sentence.at(-1);
        if (end > items.length && closes) {
          this.hold(whole, all.slice(0, end), "holds");
          return;
        }
      }
    }
    const stated = this.stated(items);
    if (stated.length === 0) return;
    const whole = wholes[0]!;
    const value = numbers[whole]!.value!;
    const whole_ = numbers[whole]!;
    const exactly =
      stated.every((item) => item.number.approximate === undefined && item.times > 0) && whole_.approximate === undefined;
    const over = stated.filter((item) => compareFigures(item.number.value!, value) > 0);
    if (over.length > 0) {
      const certain =
        exactly &&
        how.adjacent &&
        wholes.every((one) => over.every((item) => compareFigures(item.number.value!, numbers[one]!.value!) > 0));
      this.hold(whole, stated, certain ? "part-over-whole" : "undecided");
      return;
    }
    if (!exactly || how.open) {
      this.hold(whole, stated, "open");
      return;
    }
    const must = stated.some((part) => this.partRelation.mayLeaveOut(whole, part.index))
      ? "no"
      : this.mustHold(value, stated, how);
    this.hold(whole, stated, must === "no" ? "undecided" : "broken", must === "perhaps");
  }

  /** How many leading items come to the whole: at least two, or all there are; trailing zeros belong to it. */
  private holdsUntil(value: number | Decimal, items: readonly Item[]): number {
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
  private goesOn(items: readonly Item[], end: number): boolean {
    const next = items[end];
    if (!next || items.slice(end).every(({ number }) => compareFigures(number.value!, 0) === 0)) return false;
    return !this.changes(items, end);
  }

  /** Another list begins: a group of its own, 其中, a fresh statement, another sign between, another way to divide, or the whole once more. */
  private changes(items: readonly Item[], end: number): boolean {
    const next = items[end]!;
    const first = items[0]!.label;
    const cut = Math.max(next.label.lastIndexOf("，"), next.label.lastIndexOf("；"));
    if (next.label.includes("其中") || next.label.includes("；") !== (items[1]?.label.includes("；") === true)) return true;
    if (next.fresh || next.label.startsWith("）") || (cut >= 0 && startsFresh(next.label.slice(cut + 1), first))) return true;
    const signs = new Set(items.slice(1, end).map((item) => item.label[0]));
    if (signs.size === 1 && !signs.has(next.label[0])) return true;
    if (end === 1 && next.label.startsWith("，")) return true;
    const kinds = this.kindsOf(items.slice(0, end));
    const others = this.kindsOf([next]);
    if (kinds.size > 0 && others.size > 0 && ![...others].some((kind) => kinds.has(kind))) return true;
    // Divided once more: the rest comes to the same.
    const rest = items.slice(end);
    const sum = this.total(items.slice(0, end));
    return rest.length >= 2 && compareFigures(this.total(rest), sum) === 0;
  }

  /** By what the parts are told apart: applicants, ways of applying, results, outcomes. */
  private kindsOf(parts: readonly Item[]): Set<string> {
    const kinds = new Set<string>();
    for (const part of parts)
      for (const { sense } of within(this.read.tokens, part.number.start - part.label.length, part.number.start)) {
        if (sense.is === "column" || sense.is === "row" || sense.is === "outcome") kinds.add(sense.is);
        if (sense.is === "mark" && sense.mark === "channel") kinds.add("channel");
      }
    return kinds;
  }

  /** Items that are no parts of the item before them, where 其中 opens a second level inside the list. */
  private firstLevel(value: number | Decimal, items: readonly Item[]): Item[] | undefined {
    const nested = items.findIndex((item, i) => i > 0 && item.label.includes("其中"));
    if (nested < 1) return undefined;
    const outer = items.slice(0, nested);
    const inner = items.slice(nested);
    const within = this.holdsUntil(outer[outer.length - 1]!.number.value!, inner);
    // Without a proof of the inner list it runs to the next 「；」.
    const after = within > 0 ? inner.slice(within) : inner.filter((item) => item.group > inner[0]!.group);
    for (const level of [[...outer, ...after], outer]) {
      if (level.length < 2 || level.some((item) => item.times === 0 || item.number.approximate !== undefined)) continue;
      if (compareFigures(this.total(level), value) === 0) return level;
    }
    return undefined;
  }

  /** The leading items that no fresh statement interrupts. */
  private stated(items: readonly Item[]): Item[] {
    const kept: Item[] = [];
    const first = items[0]?.label ?? "";
    // A list may be separated by 「；」 throughout; where only some are, they end a group.
    const bySemicolon = items[1]?.label.includes("；") === true;
    for (const [i, item] of items.entries()) {
      if (i > 0) {
        const cut = Math.max(item.label.lastIndexOf("，"), item.label.lastIndexOf("；"));
        const ended = item.label.includes("；") && !bySemicolon;
        if (item.fresh || item.label.includes("其中") || ended || (cut >= 0 && startsFresh(item.label.slice(cut + 1), first)))
          break;
      }
      kept.push(item);
    }
    return kept;
  }

  /** A careful reader would expect these parts to be all. */
  private mustHold(
    value: number | Decimal,
    parts: readonly Item[],
    how: { readonly closed: boolean; readonly adjacent: boolean },
  ): "yes" | "perhaps" | "no" {
    if (parts.length < 2 || !how.adjacent) return "no";
    if (!isWhole(value)) return "no";
    const whole = numberOf(value);
    const sum = numberOf(this.total(parts));
    // Two ways of dividing in one list (applicants, then channels) come to more than the whole and are both right.
    if (sum > whole)
      return (sum <= whole * 1.3 || sum - whole <= 3 || transposed(whole, sum)) && this.kindsOf(parts).size <= 1 ? "yes" : "no";
    const last = parts[parts.length - 1]!;
    const rest = RESTS.some((word) => last.label.includes(word));
    const close = whole - sum <= Math.max(1, whole * 0.02) || transposed(whole, sum);
    if (rest || how.closed || close) return "yes";
    return parts.length >= 3 && sum >= whole * 0.8 ? "perhaps" : "no";
  }

  /** 「…45条，…35条，合计80条」. */
  private suffix(sentence: TextRange, indices: readonly number[], j: number, gap: string): void {
    const { numbers } = this.read;
    const number = numbers[indices[j]!]!;
    const word = TOTALLERS.find((one) => gap.endsWith(one));
    if (word === undefined || j < 1 || number.approximate !== undefined) return;
    const parts: Item[] = [];
    let sum: number | Decimal = 0;
    for (let p = j - 1; p >= 0 && parts.length < LONGEST; p -= 1) {
      const part = numbers[indices[p]!]!;
      if (part.unit !== number.unit || part.approximate !== undefined) break;
      const { from, text: label } = this.gap(indices, p, sentence);
      const item = { index: indices[p]!, times: timesOf(this.read.text, part, from), number: part, label, group: 0 };
      if (item.times === 0) break;
      parts.push(item);
      sum = plus(sum, item);
      if (parts.length + (item.times > 1 ? 1 : 0) >= 2 && compareFigures(sum, number.value!) === 0) {
        this.hold(indices[j]!, parts.reverse(), "holds");
        return;
      }
    }
    parts.reverse();
    // 「…286件、…331件，共617件」: nothing but 共 between the parts and what they come to.
    if (
      !(STRONG_TOTALLERS.includes(word) || gap === "，共") ||
      parts.length < 2 ||
      parts.length !== j ||
      parts.some((part) => this.used.has(part.index) || part.label.includes("其中"))
    )
      return;
    const whole = numberOf(number.value!);
    if (Math.abs(numberOf(sum) - whole) <= Math.max(2, whole * 0.1) || transposed(whole, numberOf(sum)))
      this.hold(indices[j]!, parts, "broken");
  }

  /** 「共收到1046件。其中通过网络…。公民个人1030件；法人或其他组织16件。」: the same whole divided once more. */
  private secondWay(sentence: TextRange, indices: readonly number[], before: readonly number[]): void {
    const { numbers } = this.read;
    const unit = numbers[indices[0] ?? -1]?.unit;
    if (indices.length < 2 || unit === undefined || indices.some((one) => this.used.has(one))) return;
    const items = this.items(sentence, indices, 0, sentence.end, unit);
    if (items.length !== indices.length || items.some((item) => item.times !== 1 || item.number.approximate !== undefined))
      return;
    const kinds = this.kindsOf(items);
    if (kinds.size !== 1 || kinds.has("row")) return;
    const sum = this.total(items);
    const whole = [...before]
      .reverse()
      .find((one) => numbers[one]!.unit === unit && compareFigures(numbers[one]!.value!, sum) === 0);
    if (whole !== undefined) this.hold(whole, items, "holds");
  }

  /** 占…%: of the whole that its part was proved to belong to. */
  private percentages(sentence: TextRange, indices: readonly number[]): void {
    const { numbers, text } = this.read;
    const unheard: { readonly index: number; readonly said: number; readonly step: number }[] = [];
    for (const index of indices) {
      const whole = this.wholeOf.get(index);
      const next = numbers[index + 1];
      if (!next || next.unit !== "%" || next.start >= sentence.end || next.approximate !== undefined || next.value === undefined)
        continue;
      const said = text.slice(numbers[index]!.end, next.start);
      if (
        said !== "，占" &&
        said !== "（占" &&
        said !== "占" &&
        said !== "（" &&
        said !== "，占比" &&
        said !== "，占比为" &&
        said !== "，占总数的" &&
        said !== "，占申请总数的"
      )
        continue;
      const step = 10 ** -(typeof next.value === "number" ? 0 : next.value.scale);
      if (whole === undefined) {
        unheard.push({ index, said: numberOf(next.value), step });
        continue;
      }
      // Rounded, cut off, or with the last zero dropped.
      const share = (numberOf(numbers[index]!.value!) / numberOf(numbers[whole]!.value!)) * 100;
      this.percents.push({
        percent: index + 1,
        part: index,
        whole,
        of: numbers[whole]!.value!,
        holds: Math.abs(share - numberOf(next.value)) <= step * 1.0001,
      });
    }
    // 「867件，占64.13%；372件，占37.51%；113件，占8.36%」: no whole is said, and all shares but one agree on it.
    if (unheard.length < 3 || new Set(unheard.map(({ index }) => numbers[index]!.unit)).size > 1) return;
    if (unheard.some(({ index }) => numbers[index]!.approximate !== undefined || numbers[index]!.each)) return;
    const of = add(unheard.map(({ index }) => numbers[index]!.value!));
    if (numberOf(of) === 0) return;
    const judged = unheard.map(({ index, said, step }) => ({
      percent: index + 1,
      part: index,
      whole: undefined,
      of,
      holds: Math.abs((numberOf(numbers[index]!.value!) / numberOf(of)) * 100 - said) <= step * 1.0001,
    }));
    if (judged.filter((one) => !one.holds).length <= 1) for (const one of judged) this.percents.push(one);
  }
}

/** Every sum and share that a paragraph writes out. */
export const sums = (read: Read, partRelation: PartRelation = { isKind: () => false, mayLeaveOut: () => false }): ProseSums =>
  new Adder(read, partRelation).run();
