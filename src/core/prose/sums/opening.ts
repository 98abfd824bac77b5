// What opens a list of parts: a bracket, a colon, 其中, 在…中, or a kind of what was just counted; and the figures of the list.
import type { Read } from "../read";
import type { TextRange } from "../text";
import { areLikeUnits, CANDIDATES, LONGEST_ITEM, labelStartsFresh, LOOSE_OPENER, timesOf, type SumItem } from "./item";

/** 「6.13万元（合61304元）」: no part, but the same once more. */
export const SAME_IN_OTHER_WORDS = /^（(?:折?合|即|计)(?:人民币)?$/u;

/** What the meaning of two figures says about one being a part of the other. */
export interface PartRelation {
  /** 不予公开 and one of its reasons: a list although no word opens it. */
  readonly isKind: (whole: number, part: number) => boolean;
  /** Applications received and how some were answered: the rest is under way. */
  readonly mayLeaveOut: (whole: number, part: number) => boolean;
  /** 「企业37件、其他组织3件」: columns of table three without the natural persons', or each as the table has it beside others. */
  readonly leavesOutColumns?: (parts: readonly number[]) => boolean;
  /** 线上 and 线下: two names that leave nothing out. */
  readonly areAll: (first: string, second: string) => boolean;
}

/** A figure of a sentence with what stands before it: what every rule of an opening is asked about. */
export interface OpeningPlace {
  readonly read: Read;
  readonly sentence: TextRange;
  /** Figures of the sentence that may be summed, by positions in `Read.numbers`. */
  readonly indices: readonly number[];
  /** Position in `indices`. */
  readonly j: number;
  /** Figures of the sentences before. */
  readonly before: readonly number[];
  /** Text since the figure before it, and where that ends. */
  readonly gap: string;
  readonly from: number;
  /** Where the bracket that the gap opens with closes; -1 for none. */
  readonly bracket: number;
  readonly named: string | undefined;
}

export interface Opening {
  readonly name: string;
  /** How far the list goes. */
  readonly until: number;
  /** The whole can only be the figure just before. */
  readonly ofLast: boolean;
  /** Characters between the whole and what opens the list; none where the sign itself says that they belong together. */
  readonly apart: number | undefined;
  readonly open: boolean;
  readonly closed: boolean;
}

export function gapAt(
  read: Read,
  indices: readonly number[],
  position: number,
  sentence: TextRange,
): { readonly from: number; readonly text: string } {
  const from = position === 0 ? sentence.start : read.numbers[indices[position - 1]!]!.end;
  return { from, text: read.text.slice(from, read.numbers[indices[position]!]!.start) };
}

const LONGEST_BRACKET = 400;

function closing({ text }: Read, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length && i - open < LONGEST_BRACKET; i += 1) {
    if (text[i] === "（") depth += 1;
    if (text[i] === "）" && (depth -= 1) === 0) return i;
  }
  return -1;
}

export function openingPlaceAt(
  read: Read,
  sentence: TextRange,
  indices: readonly number[],
  before: readonly number[],
  j: number,
): OpeningPlace {
  const { from, text: gap } = gapAt(read, indices, j, sentence);
  return {
    read,
    sentence,
    indices,
    j,
    before,
    gap,
    from,
    bracket: j > 0 && gap.startsWith("（") ? closing(read, from) : -1,
    named: read.lists.openers.find((word) => gap.includes(word)),
  };
}

interface OpeningRule {
  readonly name: string;
  readonly when: (place: OpeningPlace, relation: PartRelation) => boolean;
  readonly ofLast: boolean;
  /** The word or sign whose distance from the whole counts. */
  readonly sign?: (place: OpeningPlace) => string;
}

/** 「21877件（2022年23100件）」: what another year had is no part. */
const OF_ANOTHER_YEAR = /^（(?:20[0-9]{2}年度?|上一?年度?|去年)(?:同期)?(?:为|是|共)?$/u;

const UNDER_WAY = /^，(?:仍|尚|还)?(?:正在|尚在|在)(?:办理|办|处理)(?:中)?的?$/u;
const DONE = /^，(?:已|现已|目前已)?(?:办结|办理|办复|答复|回复|处理)$/u;

/** 「，按申请方式分：」, 「，从渠道看，」: all that was counted, divided. */
const TOLD_APART = /^，(?:若?按|从)[^，。；：0-9]{2,8}(?:来?看|划分|分类|分|统计|区分)(?:，|：)/u;

const NOT = "不未";
const DENIED = /[不未][^，]{0,4}$/u;

/** Ordered: the first that applies says of what the list is. */
export const sumOpeningRules: readonly OpeningRule[] = [
  { name: "bracket", when: ({ bracket, gap }) => bracket >= 0 && !OF_ANOTHER_YEAR.test(gap), ofLast: true },
  {
    // 「办结的120件中，…」: of the figure just said.
    name: "of-these",
    when: ({ j, gap }) => j > 0 && /^[^，、]{0,8}中，/u.test(gap),
    ofLast: true,
  },
  {
    // Kinds of what was counted just before, without a word that says so.
    name: "kinds",
    when: ({ j, indices, named }, { isKind }) => named === undefined && j > 0 && isKind(indices[j - 1]!, indices[j]!),
    ofLast: true,
  },
  { name: "colon", when: ({ j, gap }) => j > 0 && gap.startsWith("："), ofLast: true, sign: ({ named }) => named ?? "：" },
  {
    // 「在主动公开的信息中，…」: of what the sentence before counted.
    name: "among-those",
    when: ({ j, before, gap }) => j === 0 && before.length > 0 && gap.startsWith("在") && gap.includes("中，"),
    ofLast: false,
  },
  {
    // 「420篇，含原创210篇、…」
    name: "containing",
    when: ({ j, gap, named }) => named === undefined && j > 0 && /^，含/u.test(gap),
    ofLast: true,
    sign: () => "含",
  },
  {
    // 「新收170件，按申请方式分：网络128件，…」
    name: "told-apart",
    when: ({ j, gap }) => j > 0 && TOLD_APART.test(gap),
    ofLast: true,
    sign: () => "，",
  },
  { name: "word", when: ({ named }) => named !== undefined, ofLast: false, sign: ({ named }) => named! },
  {
    // 「抽查80家，合格71家，不合格9家」: a thing and its denial leave nothing out.
    name: "yes-and-no",
    when: ({ read, j, indices, gap }) => {
      const [whole, yes, no, more] = [j - 1, j, j + 1, j + 2].map((one) =>
        indices[one] === undefined ? undefined : read.numbers[indices[one]]!,
      );
      if (!whole || !yes || !no || ![yes, no].every(({ unit }) => areLikeUnits(unit, whole.unit, read.lists))) return false;
      if (more && !/[。；]/u.test(read.text.slice(no.end, more.start)) && more.unit === no.unit) return false;
      const second = read.text.slice(yes.end, no.start);
      return (
        /^[^，。；：]{0,8}，[^。；：]*$/u.test(gap) &&
        /^[，、和]?[^，。；：]*$/u.test(second) &&
        read.lists.yesAndNo.some(
          (word) => gap.includes(word) && !DENIED.test(gap) && [...NOT].some((not) => second.includes(not + word)),
        )
      );
    },
    ofLast: true,
    sign: ({ gap }) => gap[0]!,
  },
  {
    // 「收到来信2310件，办结2296件，24件正在办理」: what was done, and what is left.
    name: "done-and-left",
    when: ({ read, j, indices, gap }) => {
      const [done, left, more] = [indices[j]!, indices[j + 1], indices[j + 2]].map((one) =>
        one === undefined ? undefined : read.numbers[one]!,
      );
      return (
        j > 0 &&
        DONE.test(gap) &&
        left !== undefined &&
        left.unit === done!.unit &&
        (more === undefined || /[。；]/u.test(read.text.slice(left.end, more.start))) &&
        (UNDER_WAY.test(read.text.slice(done!.end, left.start)) ||
          (/^，(?:其余|剩余|另有|还有|尚有)?$/u.test(read.text.slice(done!.end, left.start)) &&
            /^(?:件)?(?:仍|尚|还)?(?:正在|尚在|仍在|在)(?:办|处)理?/u.test(read.text.slice(left.end, left.end + 8))))
      );
    },
    ofLast: true,
    sign: () => "，",
  },
  {
    // 「2件涉及商业秘密；4件…」: what begins behind the semicolon is another.
    name: "loose-word",
    when: ({ gap }) => gap.includes(LOOSE_OPENER) && !gap.includes("；", gap.indexOf(LOOSE_OPENER)),
    ofLast: false,
    sign: () => LOOSE_OPENER,
  },
];

export function openingOf(place: OpeningPlace, relation: PartRelation): Opening | undefined {
  const rule = sumOpeningRules.find(({ when }) => when(place, relation));
  if (!rule) return undefined;
  const { gap, bracket, sentence } = place;
  const { lists } = place.read;
  const sign = rule.sign?.(place);
  return {
    name: rule.name,
    until: bracket >= 0 ? bracket : sentence.end,
    ofLast: rule.ofLast,
    apart: sign === undefined ? undefined : gap.indexOf(sign),
    open: sign === LOOSE_OPENER || lists.openWords.some((word) => gap.includes(word)),
    closed:
      rule.name === "told-apart" ||
      rule.name === "done-and-left" ||
      rule.name === "yes-and-no" ||
      gap.startsWith("：") ||
      lists.closingOpeners.some((word) => gap.includes(word)),
  };
}

const NEAR = 3;

/** 「9期、参训1460人次，其中」: two figures of one thing, and the list is of either. */
const WITH_ANOTHER = /^、[^，。；：、0-9]{1,6}[0-9]+人次?$/u;

/** 「…680条，其中」, or 「…680条。其中」 with the figure the last of its sentence. */
export function isAdjacent({ read, j, before, from }: OpeningPlace, { apart }: Opening, whole: number): boolean {
  if (j === 0) return whole === before.at(-1) && (apart === undefined || apart === 0);
  const near = from === read.numbers[whole]!.end || WITH_ANOTHER.test(read.text.slice(read.numbers[whole]!.end, from));
  return near && (apart === undefined || apart <= NEAR);
}

/** 「2230元，其中1件1200元、…」: the parts come in pairs; money is looked at on its own. */
export function unitsAt({ read, indices, j }: OpeningPlace): readonly string[] {
  const { unit } = read.numbers[indices[j]!]!;
  const next = indices[j + 1];
  const second = next === undefined ? unit : read.numbers[next]!.unit;
  return second === unit ? [unit] : [unit, second];
}

/** The figures that may be the whole of a list, the nearest first. */
export function wholesOf({ read, indices, j, before }: OpeningPlace, { ofLast }: Opening, unit: string): readonly number[] {
  const { numbers } = read;
  const earlier = indices.slice(Math.max(0, j - CANDIDATES), j).reverse();
  if (!areLikeUnits(numbers[indices[j]!]!.unit, unit, read.lists))
    return earlier.filter((one) => areLikeUnits(numbers[one]!.unit, unit, read.lists));
  const wholes = ofLast ? [indices[j - 1]!] : [...earlier, ...(j === 0 ? [...before].reverse().slice(0, CANDIDATES) : [])];
  return wholes.filter((one) => areLikeUnits(numbers[one]!.unit, unit, read.lists) && numbers[one]!.value !== undefined);
}

/** The figures of a list from a place on, brackets inside it left out. */
export function itemsFrom({ read, sentence, indices, j }: OpeningPlace, until: number, unit: string, alike = false): SumItem[] {
  const { numbers, text } = read;
  const items: SumItem[] = [];
  let group = 0;
  let skipTo = -1;
  let fresh = false;
  for (let p = j; p < indices.length && items.length < LONGEST_ITEM; p += 1) {
    const number = numbers[indices[p]!]!;
    if (number.start >= until) break;
    const { from, text: label } = gapAt(read, indices, p, sentence);
    if (label.includes("；") && p > j) group += 1;
    if (number.start < skipTo) continue;
    if (p > j && label.startsWith("（")) {
      const end = closing(read, from);
      if (end >= 0 && number.start < end) {
        skipTo = end;
        continue;
      }
    }
    // 「部分公开67，占4.61%」 in a list of 件.
    const bare = number.unit === "" && number.scale === 0 && "，、；。（".includes(text[number.end] ?? "。") && p > j;
    if (!areLikeUnits(number.unit, unit, read.lists) && !bare && !(alike && read.lists.likeCounts.includes(number.unit))) {
      fresh ||= p > j && labelStartsFresh(label, items[0]?.label ?? "", read.lists);
      continue;
    }
    items.push({ index: indices[p]!, times: timesOf(text, number, from), number, label, group, ...(fresh && { fresh }) });
  }
  return items;
}
