// Sums written out in sentences: 「680条，其中机关、社区信息660条，领导介绍9条，…」. Wholes, parts, what they come to.
import { compareFigures, type Decimal } from "../figures/values";
import type { Read } from "./read";
import type { TextRange } from "./text";
import {
  CANDIDATES,
  CLOSING_OPENERS,
  isSummand,
  LIKE_COUNTS,
  LONGEST,
  LOOSE_OPENER,
  numberOf,
  OPENERS,
  OPEN_WORDS,
  plus,
  startsFresh,
  STRONG_TOTALLERS,
  timesOf,
  TOTALLERS,
  total,
  transposed,
  type Item,
} from "./sums/item";
import { firstLevel, goesOn, holdsUntil, kindsOf, mustHold, stated } from "./sums/listing";

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
  /** 线上 and 线下: two names that leave nothing out. */
  readonly areAll: (first: string, second: string) => boolean;
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
        if (candidates.length === 0) {
          if (unit === units[0]) this.largerInOtherWords(sentence, indices, j, gap, bracket);
          continue;
        }
        const limit = bracket >= 0 ? bracket : sentence.end;
        const items = this.items(sentence, indices, j, limit, unit);
        if (items.length === 0) continue;
        // 「723条，其中…440条…信箱21件」: counts of different names, added all the same.
        const mixed = LIKE_COUNTS.has(unit) ? this.items(sentence, indices, j, limit, unit, true) : items;
        if (mixed.length > items.length && !candidates.some((one) => holdsUntil(numbers[one]!.value!, items) > 0)) {
          const whole = candidates.find((one) => holdsUntil(numbers[one]!.value!, mixed) === mixed.length);
          if (whole !== undefined) {
            this.hold(whole, mixed, "holds");
            continue;
          }
        }
        const open = opener === LOOSE_OPENER || OPEN_WORDS.some((word) => gap.includes(word)) || this.endsOpen(items);
        const closed = colon || CLOSING_OPENERS.some((word) => gap.includes(word));
        const near = this.read.numbers[candidates[0]!]!;
        if (mixed.length > items.length && this.largerInOtherWords(sentence, indices, j, gap, bracket)) break;
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
  }

  /** 「162条，其中…293篇」: one part alone is more than the whole, in whatever measure word. */
  private largerInOtherWords(sentence: TextRange, indices: readonly number[], j: number, gap: string, bracket: number): boolean {
    const { numbers } = this.read;
    const whole = indices[j - 1];
    if (whole === undefined || bracket >= 0 || !/^，?其中/u.test(gap)) return false;
    const number = numbers[whole]!;
    if (!LIKE_COUNTS.has(number.unit) || number.approximate !== undefined) return false;
    const items = stated(this.items(sentence, indices, j, sentence.end, numbers[indices[j]!]!.unit, true));
    const exact = items.every((item) => item.number.approximate === undefined && LIKE_COUNTS.has(item.number.unit));
    if (!exact || !items.some((item) => compareFigures(item.number.value!, number.value!) > 0)) return false;
    this.hold(whole, items, "part-over-whole");
    return true;
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

  private hold(whole: number, items: readonly Item[], verdict: ProseSum["verdict"], doubtful = false): void {
    this.sums.push({
      ...(doubtful && { doubtful }),
      whole,
      parts: items.map(({ index, times }) => ({ number: index, times })),
      sum: total(items),
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
      const end = holdsUntil(value, items);
      if (end > 0 && !goesOn(this.read, items, end)) {
        this.hold(whole, items.slice(0, end), "holds");
        return;
      }
    }
    // The list may leave out a level written without brackets: 「自然人80件，法人20件，其中企业15件」.
    for (const whole of wholes) {
      const level = firstLevel(numbers[whole]!.value!, items);
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
        const end = holdsUntil(numbers[whole]!.value!, all);
        // Where the sentence ends, or another list begins.
        const last = all[end - 1];
        const closes =
          end === all.length || last === undefined || !sentence.includes(last.index) || last.index === sentence.at(-1);
        if (end > items.length && closes) {
          this.hold(whole, all.slice(0, end), "holds");
          return;
        }
      }
    }
    const told = stated(items);
    if (how.adjacent) for (const { index } of told) this.listedUnder.set(index, wholes[0]!);
    if (told.length === 0) return;
    const whole = wholes[0]!;
    const value = numbers[whole]!.value!;
    const whole_ = numbers[whole]!;
    const exactly =
      told.every((item) => item.number.approximate === undefined && item.times > 0) && whole_.approximate === undefined;
    const over = told.filter((item) => compareFigures(item.number.value!, value) > 0);
    if (over.length > 0) {
      const certain =
        exactly &&
        how.adjacent &&
        wholes.every((one) => over.every((item) => compareFigures(item.number.value!, numbers[one]!.value!) > 0));
      this.hold(whole, told, certain ? "part-over-whole" : "undecided");
      return;
    }
    if (!exactly || how.open) {
      this.hold(whole, told, "open");
      return;
    }
    const must = told.some((part) => this.partRelation.mayLeaveOut(whole, part.index))
      ? "no"
      : mustHold(this.read, value, told, how, this.partRelation.areAll);
    this.hold(whole, told, must === "no" ? "undecided" : "broken", must === "perhaps");
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
    const kinds = kindsOf(this.read, items);
    if (kinds.size !== 1 || kinds.has("row")) return;
    const sum = total(items);
    const whole = [...before]
      .reverse()
      .find((one) => numbers[one]!.unit === unit && compareFigures(numbers[one]!.value!, sum) === 0);
    if (whole !== undefined) this.hold(whole, items, "holds");
  }
}

/** Every sum and share that a paragraph writes out. */
export const sums = (
  read: Read,
  partRelation: PartRelation = { isKind: () => false, mayLeaveOut: () => false, areAll: () => false },
): ProseSums => new Adder(read, partRelation).run();
