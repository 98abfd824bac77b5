// Sums written out in sentences: 「680条，其中机关、社区信息660条，领导介绍9条，…」. Wholes, parts, what they come to.
import { compareFigures, type Decimal } from "../figures/values";
import type { Read } from "./read";
import type { TextRange } from "./text";
import {
  CANDIDATES,
  isSummand,
  LONGEST_ITEM,
  numberOf,
  oneDigitApart,
  plus,
  timesOf,
  sumTotal,
  transposed,
  type SumItem,
} from "./sums/item";
import {
  endsOpen,
  endsWithRest,
  firstLevel,
  goesOn,
  holdsUntil,
  kindsOf,
  mustHold,
  ofOneState,
  stated,
  withoutOutcomes,
} from "./sums/listing";
import {
  gapAt,
  isAdjacent,
  itemsFrom,
  openingOf,
  openingPlaceAt,
  SAME_IN_OTHER_WORDS,
  unitsAt,
  wholesOf,
  type Opening,
  type PartRelation,
  type OpeningPlace,
} from "./sums/opening";

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

/** How a list is written, and what goes on behind it. */
interface ListWay {
  readonly open: boolean;
  readonly closed: boolean;
  /** Nothing stands between the whole and its list. */
  readonly adjacent: boolean;
  /** The figures of the next sentences. */
  readonly after: readonly (readonly number[])[];
  readonly unit: string;
}

const LONGEST_GAP = 120;

/** 「合计办理」, 「共收到」: what was done with all of them. */
const TOTAL_OF = /(?:办理|收到|受理|收办|应办|处理)(?:申请)?$/u;

/** 「…286件、…331件，共617件」: nothing but 共, and the act, between the parts and what they come to. */
const BY_SO_MANY = /^，(?:全年|年度)?(?:共(?:收到|受理|收办|应办)?|(?:合计|共计|总计)(?:办理|处理|受理))(?:申请)?$/u;

/** 「96人、104人，合计200人次」 */
const countsAlike = (part: string, whole: string): boolean => part === whole || (part === "人" && whole === "人次");

/** 「，两项」 in front of what two figures come to. */
function countsParts(read: Read, sentence: TextRange, indices: readonly number[], j: number): boolean {
  const { unit, value } = read.numbers[indices[j]!]!;
  return (
    ["项", "类", "个", "种"].includes(unit) &&
    typeof value === "number" &&
    value >= 2 &&
    value <= j &&
    /^[，；](?:以上|上述)?$/u.test(gapAt(read, indices, j, sentence).text)
  );
}

export interface ProseSums {
  readonly sums: readonly ProseSum[];
  /** For a part of a sum that holds, its whole. */
  readonly wholeOf: ReadonlyMap<number, number>;
  /** For a part that was listed under a figure, that figure. */
  readonly listedUnder: ReadonlyMap<number, number>;
}

class Adder {
  private readonly sums: ProseSum[] = [];
  /** Figures that already are a part of something that holds. */
  private readonly used = new Set<number>();
  private readonly wholeOf = new Map<number, number>();
  private readonly listedUnder = new Map<number, number>();

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
    return { sums: this.sums, wholeOf: this.wholeOf, listedUnder: this.listedUnder };
  }

  private sentence(
    sentence: TextRange,
    indices: readonly number[],
    before: readonly number[],
    after: readonly (readonly number[])[],
  ): void {
    for (let j = 0; j < indices.length; j += 1) {
      const place = openingPlaceAt(this.read, sentence, indices, before, j);
      if (place.gap.length > LONGEST_GAP || SAME_IN_OTHER_WORDS.test(place.gap)) continue;
      const opening = openingOf(place, this.partRelation);
      if (opening) for (const unit of unitsAt(place)) if (!this.opened(place, opening, unit, after)) break;
      this.suffix(place);
    }
    this.secondWay(sentence, indices, before);
  }

  /** A list that something opens, looked at in one measure word; false where no other need be looked at. */
  private opened(place: OpeningPlace, opening: Opening, unit: string, after: readonly (readonly number[])[]): boolean {
    const { numbers } = this.read;
    const candidates = wholesOf(place, opening, unit);
    if (candidates.length === 0) {
      if (unit === unitsAt(place)[0]) this.largerInOtherWords(place, opening);
      return true;
    }
    const items = itemsFrom(place, opening.until, unit);
    if (items.length === 0) return true;
    // 「723条，其中…440条…信箱21件」: counts of different names, added all the same.
    const mixed = this.read.lists.likeCounts.includes(unit) ? itemsFrom(place, opening.until, unit, true) : items;
    if (mixed.length > items.length) {
      const alone = candidates.some((one) => holdsUntil(numbers[one]!.value!, items) > 0);
      const whole = alone ? undefined : candidates.find((one) => holdsUntil(numbers[one]!.value!, mixed) === mixed.length);
      if (whole !== undefined) {
        this.hold(whole, mixed, "holds");
        return true;
      }
      if (this.largerInOtherWords(place, opening)) return false;
    }
    this.list(candidates, items, {
      // 「涉及…、其他42件」: what ends with the rest is whole.
      open: (opening.open && !(opening.name === "loose-word" && endsWithRest(this.read, items))) || endsOpen(this.read, items),
      closed: opening.closed,
      adjacent: isAdjacent(place, opening, candidates[0]!),
      after,
      unit,
    });
    return true;
  }

  /** 「162条，其中…293篇」: one part alone is more than the whole, in whatever measure word. */
  private largerInOtherWords(place: OpeningPlace, opening: Opening): boolean {
    const { numbers } = this.read;
    const { indices, j, gap, sentence } = place;
    const { likeCounts } = this.read.lists;
    const whole = indices[j - 1];
    if (whole === undefined || opening.name === "bracket" || !/^，?其中/u.test(gap)) return false;
    const number = numbers[whole]!;
    if (!likeCounts.includes(number.unit) || number.approximate !== undefined) return false;
    const items = stated(this.read, itemsFrom(place, sentence.end, numbers[indices[j]!]!.unit, true));
    const exact = items.every((item) => item.number.approximate === undefined && likeCounts.includes(item.number.unit));
    if (!exact || !items.some((item) => compareFigures(item.number.value!, number.value!) > 0)) return false;
    this.hold(whole, items, "part-over-whole");
    return true;
  }

  private hold(whole: number, items: readonly SumItem[], verdict: ProseSum["verdict"], doubtful = false): void {
    this.sums.push({
      ...(doubtful && { doubtful }),
      whole,
      parts: items.map(({ index, times }) => ({ number: index, times })),
      sum: sumTotal(items),
      verdict,
    });
    if (verdict !== "holds") return;
    for (const item of items) {
      this.used.add(item.index);
      if (items.length >= 2) this.wholeOf.set(item.index, whole);
    }
  }

  private list(wholes: readonly number[], all: readonly SumItem[], how: ListWay): void {
    const items = withoutOutcomes(this.read, all);
    if (this.heldHere(wholes, items) || this.heldFurther(wholes[0]!, items, how)) return;
    this.judge(wholes, ofOneState(this.read, wholes[0]!, stated(this.read, items)), how);
  }

  /** The list comes to one of the wholes, perhaps without a level written inside it. */
  private heldHere(wholes: readonly number[], items: readonly SumItem[]): boolean {
    const { numbers } = this.read;
    const exact = items.every((item) => item.number.approximate === undefined && item.times > 0);
    for (const whole of wholes) {
      if (numbers[whole]!.approximate !== undefined && !exact) continue;
      const end = holdsUntil(numbers[whole]!.value!, items);
      if (end > 0 && !goesOn(this.read, items, end)) {
        this.hold(whole, items.slice(0, end), "holds");
        return true;
      }
    }
    // The list may leave out a level written without brackets: 「自然人80件，法人20件，其中企业15件」.
    for (const whole of wholes) {
      const level = firstLevel(numbers[whole]!.value!, items);
      if (level) {
        this.hold(whole, level, "holds");
        return true;
      }
    }
    return false;
  }

  /** The list goes on in the next sentences. */
  private heldFurther(whole: number, items: readonly SumItem[], { after, unit }: ListWay): boolean {
    const { numbers } = this.read;
    const more: SumItem[] = [];
    for (const sentence of after) {
      for (const index of sentence) {
        const number = numbers[index]!;
        if (number.unit === unit && number.upTo === undefined)
          more.push({ index, times: number.each ? 0 : 1, number, label: "", group: 0 });
      }
      if (more.length === 0 || more.length > LONGEST_ITEM) return false;
      const all = [...items, ...more];
      const end = holdsUntil(numbers[whole]!.value!, all);
      // Where the sentence ends, or another list begins.
      const last = all[end - 1];
      const closes = end === all.length || last === undefined || !sentence.includes(last.index) || last.index === sentence.at(-1);
      if (end > items.length && closes) {
        this.hold(whole, all.slice(0, end), "holds");
        return true;
      }
    }
    return false;
  }

  /** What a careful reader says of a list that comes to none of its wholes. */
  private judge(wholes: readonly number[], told: readonly SumItem[], how: ListWay): void {
    const { numbers } = this.read;
    const whole = wholes[0]!;
    if (how.adjacent) for (const { index } of told) this.listedUnder.set(index, whole);
    if (told.length === 0) return;
    const { value, approximate } = numbers[whole]!;
    const exactly = told.every((item) => item.number.approximate === undefined && item.times > 0) && approximate === undefined;
    const isOver = (item: SumItem, one: number): boolean => compareFigures(item.number.value!, numbers[one]!.value!) > 0;
    const over = told.filter((item) => isOver(item, whole));
    if (over.length > 0) {
      const certain = exactly && how.adjacent && wholes.every((one) => over.every((item) => isOver(item, one)));
      this.hold(whole, told, certain ? "part-over-whole" : "undecided");
      return;
    }
    if (!exactly || how.open) {
      this.hold(whole, told, "open");
      return;
    }
    const some =
      told.some((part) => this.partRelation.mayLeaveOut(whole, part.index)) ||
      this.partRelation.leavesOutColumns?.(told.map(({ index }) => index));
    const must = some ? "no" : mustHold(this.read, value!, told, how, this.partRelation.areAll);
    this.hold(whole, told, must === "no" ? "undecided" : "broken", must === "perhaps");
  }

  /** 「…45条，…35条，合计80条」. */
  private suffix({ sentence, indices, j, gap }: OpeningPlace): void {
    const { numbers } = this.read;
    const number = numbers[indices[j]!]!;
    const told = gap.replace(TOTAL_OF, "");
    const word = this.read.lists.totallers.find((one) => told.endsWith(one));
    if (word === undefined || j < 1 || number.approximate !== undefined) return;
    const parts: SumItem[] = [];
    let sum: number | Decimal = 0;
    // 「两项共111份」 counts the parts first.
    const counted = j >= 3 && countsParts(this.read, sentence, indices, j - 1) && this.read.patterns.partsComeTo.test(told);
    const last = counted ? j - 2 : j - 1;
    const most = counted ? numberOf(numbers[indices[j - 1]!]!.value!) : LONGEST_ITEM;
    for (let p = last; p >= 0 && parts.length < most; p -= 1) {
      const part = numbers[indices[p]!]!;
      if (!countsAlike(part.unit, number.unit) || part.approximate !== undefined) break;
      const { from, text: label } = gapAt(this.read, indices, p, sentence);
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
    if (
      !(counted || (this.read.lists.strongTotallers.includes(word) && !gap.endsWith("理")) || BY_SO_MANY.test(gap)) ||
      parts.length < 2 ||
      indices.slice(0, last + 1 - parts.length).some((one) => numbers[one]!.unit === number.unit) ||
      parts.some(
        (part, i) => this.used.has(part.index) || part.label.includes("其中", i === 0 && part.label.startsWith("其中") ? 2 : 0),
      )
    )
      return;
    const whole = numberOf(number.value!);
    const close = Math.abs(numberOf(sum) - whole) <= Math.max(2, whole * 0.1);
    // Who comes twice is two of 人次: far more times than persons are no slip of the pen.
    if (!close && parts.some(({ number: { unit } }) => unit !== number.unit)) return;
    if (close || transposed(whole, numberOf(sum)) || oneDigitApart(whole, numberOf(sum))) this.hold(indices[j]!, parts, "broken");
  }

  /** 「共收到1046件。其中通过网络…。公民个人1030件；法人或其他组织16件。」: the same whole divided once more. */
  private secondWay(sentence: TextRange, indices: readonly number[], before: readonly number[]): void {
    const { numbers } = this.read;
    const unit = numbers[indices[0] ?? -1]?.unit;
    if (indices.length < 2 || unit === undefined || indices.some((one) => this.used.has(one))) return;
    const items = itemsFrom(openingPlaceAt(this.read, sentence, indices, before, 0), sentence.end, unit);
    if (items.length !== indices.length || items.some((item) => item.times !== 1 || item.number.approximate !== undefined))
      return;
    const kinds = kindsOf(this.read, items);
    if (kinds.size !== 1 || kinds.has("row")) return;
    const sum = sumTotal(items);
    const whole = [...before]
      .reverse()
      .find((one) => numbers[one]!.unit === unit && compareFigures(numbers[one]!.value!, sum) === 0);
    if (whole !== undefined) this.hold(whole, items, "holds");
  }
}

/** Every sum and share that a paragraph writes out. */
export const sums = (read: Read, partRelation: PartRelation): ProseSums => new Adder(read, partRelation).run();
