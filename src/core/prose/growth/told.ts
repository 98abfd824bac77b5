// What a sentence tells to have grown or fallen, and from what.
import { isExact, type WrittenNumber } from "../numbers/written";
import type { Read } from "../read";
import { spanAt, type TextRange } from "../text";

/** What one sentence says of a figure and the year before, by positions in `Read.numbers`. */
export interface Growth {
  readonly sentence: TextRange;
  readonly current: number;
  readonly base?: number;
  readonly difference?: number;
  readonly percent?: number;
  readonly up: boolean;
  /** 「由68件增至63件」: only the way is told. */
  readonly turned?: true;
}

/** 由1800条增至2014条: where it came from, and what it has come to. */
const FROM = /(?:由|从)[^，。；0-9]{0,10}$/u;
/** 去年为32万次, behind what this year came to. */
const WAS = /^，(?:上年度?|去年|上一年度?|20[0-9]{2}年度?)(?:同期)?(?:为|是|仅|共|有|仅为)?$/u;

const PAST = /上年|去年|上一年|同期|同比|20[0-9]{2}年/u;

/** Whether a figure is what the year before had, behind what this year came to or ahead of it. */
function baseAt({ numbers, text, patterns }: Read, k: number, gap: string, current: number | undefined) {
  const number = numbers[k]!;
  const next = numbers[k + 1];
  const ahead = next?.unit === number.unit && FROM.test(gap) && patterns.cameTo.test(text.slice(number.end, next.start));
  if (ahead) return "ahead";
  const before = current === undefined ? undefined : numbers[current]!;
  return before?.unit === number.unit && WAS.test(text.slice(before.end, number.start)) ? "behind" : undefined;
}

/** 「申请263件，增长9.6%，去年为230件」: the base of a growth that was told already. */
function givesBase(found: Growth[], current: number | undefined, gap: string, k: number): boolean {
  const told = found.at(-1);
  if (told === undefined || told.current !== current || told.base !== undefined || !WAS.test(gap)) return false;
  found[found.length - 1] = { ...told, base: k };
  return true;
}

/** 「增加6件，增长24%」 are told of one growth. */
function note(found: Growth[], told: Growth): void {
  const last = found.at(-1);
  const same = last?.current === told.current && last.up === told.up;
  const again = (["percent", "difference"] as const).some((key) => last?.[key] !== undefined && told[key] !== undefined);
  if (last && same && !again) found[found.length - 1] = { ...last, ...told };
  else found.push(told);
}

/** 「增至」「压减到」 between the two: which way it is told to have gone. */
function wayTold(read: Read, k: number): boolean | undefined {
  const joint = read.text.slice(read.numbers[k]!.end, read.numbers[k + 1]!.start);
  if (/^(?:增|升|上升|提高|提升|扩)/u.test(joint)) return true;
  return /^(?:减|降|下降|压减|压缩|精简|缩减|回落)/u.test(joint) ? false : undefined;
}

/** 「，达到」 behind a growth that was told before what it has come to. */
const COMES_TO = /^，?(?:(?:今年|本年度?)?(?:达到?|为|共|至|共计)|今年|本年度?)$/u;
const WAS_IN_A_BRACKET = /^（(?:上年度?|去年)(?:为|是)?$/u;

/** 「2024年收到240件，2025年收到280件」: the same told of two years that follow one another. */
function yearBefore({ numbers, text }: Read, current: number | undefined, k: number): boolean {
  if (current === undefined || numbers[current]!.unit !== numbers[k]!.unit) return false;
  const [first, second] = [numbers[current - 1], numbers[k - 1]];
  const years = [first, second].map((one) =>
    one?.kind === "date" && one.date?.month === undefined ? one.date?.year : undefined,
  );
  const said = (year: WrittenNumber, number: WrittenNumber): string => text.slice(year.end, number.start);
  return (
    k - current === 2 &&
    years[0] !== undefined &&
    years[1] === years[0] + 1 &&
    /^[^，。；]{0,8}$/u.test(said(second!, numbers[k]!)) &&
    said(first!, numbers[current]!).endsWith(said(second!, numbers[k]!))
  );
}

const LAST_YEARS = /^(?:其中)?，?(?:上一?年度?|去年)(?!同期|相比)[^，。；0-9]{0,10}$/u;
const THIS_YEARS = /^，(?:而)?(?:今年|本年度?)[^，。；0-9较比]{0,10}$/u;

/** 「同比增加2件，为18件」: against the year before. */
const SINCE = /同比|(?:比|较|与|同)(?:上一?年度?|去年)/u;

/** 「满意率由92.1%提升至94.6%，提高2.5个百分点」 */
export function pointsIn(read: Read): Growth[] {
  const { numbers, text, patterns } = read;
  return numbers.flatMap((number, k): Growth[] => {
    const [before, now] = [numbers[k - 2], numbers[k - 1]];
    if (!before || !now || !number.unit.includes("百分点") || ![before, now, number].every(isExact)) return [];
    if (before.unit !== "%" || now.unit !== "%") return [];
    const gap = text.slice(now.end, number.start);
    const up = patterns.grew.test(gap);
    const cameHere =
      FROM.test(text.slice(Math.max(0, before.start - 12), before.start)) &&
      patterns.cameTo.test(text.slice(before.end, now.start));
    if (!cameHere || !/^，[^，。；]{0,6}$/u.test(gap) || !(up || patterns.fell.test(gap))) return [];
    const sentence = spanAt(read.sentences, number.start)!;
    return [{ sentence, current: k - 1, base: k - 2, difference: k, up }];
  });
}

/** Goes through the figures of a sentence, and keeps what this year came to and what it is compared with. */
class Teller {
  readonly found: Growth[] = [];
  private current: number | undefined;
  private base: number | undefined;
  /** A growth told before what it has come to. */
  private ahead: Pick<Growth, "percent" | "difference" | "up"> | undefined;
  private eachItsOwn = false;

  constructor(
    private readonly read: Read,
    private readonly sentence: TextRange,
  ) {}

  forget(): void {
    this.current = this.base = undefined;
  }

  /** @param gap - what stands between the figure before and this one */
  take(k: number, gap: string): void {
    if (this.eachOfSeveral(gap) || this.comesTo(k, gap) || givesBase(this.found, this.current, gap, k)) return;
    if (this.isBase(k, gap) || this.moves(k, gap)) return;
    const { unit } = this.read.numbers[k]!;
    if (unit === "%" || unit.includes("百分点")) return;
    if (yearBefore(this.read, this.current, k)) [this.base, this.current] = [this.current, k];
    else this.counts(k, gap);
  }

  private unitOf(k: number | undefined): string | undefined {
    return k === undefined ? undefined : this.read.numbers[k]!.unit;
  }

  /** 「复议15件、诉讼9件，分别比上年增加3件和4件」: which is whose only the order says. */
  private eachOfSeveral(gap: string): boolean {
    if (gap.includes("分别")) this.eachItsOwn = true;
    else if (!/^[、和，]$/u.test(gap)) this.eachItsOwn = false;
    return this.eachItsOwn;
  }

  /** 「比2024年的203件增长16.7%，达到237件」 */
  private comesTo(k: number, gap: string): boolean {
    const { ahead, base, sentence } = this;
    this.ahead = undefined;
    const unit = this.unitOf(k);
    // 「比去年多30件（去年250件，今年280件）」
    if (ahead && base === undefined && WAS_IN_A_BRACKET.test(gap)) {
      this.base = k;
      this.ahead = ahead;
      return true;
    }
    if (!ahead || this.current !== undefined || !COMES_TO.test(gap) || unit === "%") return false;
    if (base !== undefined && this.unitOf(base) !== unit) return false;
    note(this.found, { sentence, current: k, ...(base !== undefined && { base }), ...ahead });
    this.current = k;
    this.base = undefined;
    return true;
  }

  private isBase(k: number, gap: string): boolean {
    const was = baseAt(this.read, k, gap, this.current);
    // 「2023年590件，2024年650件」: the later year is no base of the earlier.
    if (was === undefined || (was === "behind" && yearBefore(this.read, this.current, k))) return false;
    this.base = k;
    if (was === "behind") return true;
    this.current = undefined;
    // 「由5件增至数十件」, 「由1250件增至1200余件」: nothing exact to hold against it.
    if (!isExact(this.read.numbers[k + 1]!)) {
      this.forget();
      return true;
    }
    const up = wayTold(this.read, k);
    if (up !== undefined) note(this.found, { sentence: this.sentence, current: k + 1, base: k, up, turned: true });
    return true;
  }

  /** 「由68件增为73件」: the figure reached, and no difference. */
  private cameFromBase(k: number): boolean {
    const { numbers, text, patterns } = this.read;
    return this.base === k - 1 && patterns.cameTo.test(text.slice(numbers[k - 1]!.end, numbers[k]!.start));
  }

  private moves(k: number, gap: string): boolean {
    const { read, sentence, current, base } = this;
    const up = read.patterns.grew.test(gap);
    if ((!up && !read.patterns.fell.test(gap)) || this.cameFromBase(k)) return false;
    // 「由19件变为23件，新增6件、废止2件」: what came and what went, and no difference.
    const next = read.numbers[k + 1];
    const andWent = next !== undefined && read.patterns.andWent.test(read.text.slice(read.numbers[k]!.end, next.start));
    if (andWent && gap.endsWith("新增")) return false;
    const unit = this.unitOf(k);
    const by = unit === "%" ? { percent: k } : { difference: k };
    if (current !== undefined && (unit === "%" || unit === this.unitOf(current))) {
      note(this.found, { sentence, current, ...(base !== undefined && { base }), up, ...by });
      return true;
    }
    const told = base === undefined ? SINCE.test(gap) : unit === "%" || unit === this.unitOf(base);
    if (current !== undefined || !told) return false;
    this.ahead = { up, ...by };
    return true;
  }

  private counts(k: number, gap: string): void {
    const { read, current, base, sentence } = this;
    const { start, unit } = read.numbers[k]!;
    const compared =
      read.patterns.baseOfGrowth.test(gap) && PAST.test(read.text.slice(Math.max(sentence.start, start - 16), start));
    const next = read.numbers[k + 1];
    // 「上年收费58万元，今年61万元」
    const lastYear =
      LAST_YEARS.test(gap) && next?.unit === unit && THIS_YEARS.test(read.text.slice(read.numbers[k]!.end, next.start));
    if (lastYear) [this.base, this.current] = [k, undefined];
    else if (compared && (current === undefined || this.unitOf(current) === unit)) this.base = k;
    else if (base !== undefined && current === undefined && this.unitOf(base) === unit) {
      this.current = k;
      // 「与上年2件相比，结转的减少到3件」
      const way = /(?:(增加|增长|上升|提高|增)|减少|下降|降低|回落|减|降)[到至]$/u.exec(gap);
      if (way) note(this.found, { sentence, current: k, base, up: way[1] !== undefined, turned: true });
    } else {
      this.current = k;
      this.base = undefined;
    }
  }
}

/** What was counted, and has grown or fallen. */
export function countsIn(read: Read): Growth[] {
  const { numbers, text } = read;
  let first = 0;
  return read.sentences.flatMap((sentence): Growth[] => {
    const teller = new Teller(read, sentence);
    let floor = sentence.start;
    for (; first < numbers.length && numbers[first]!.start < sentence.end; first += 1) {
      const number = numbers[first]!;
      if (number.kind === "date") continue;
      const gap = text.slice(Math.max(floor, number.start - 24), number.start);
      floor = number.end;
      if (isExact(number)) teller.take(first, gap);
      else if (number.kind === "figure" && number.unit !== "%") teller.forget();
    }
    return teller.found;
  });
}
