// 占…%: shares held against the whole that the sentence, the list or the tables give them.
import { add, type Decimal } from "../figures/values";
import type { WrittenNumber } from "./numbers/written";
import { marked, senses, type Read } from "./read";
import type { RequestWord } from "./words";
import type { ProseSums } from "./sums";
import { numberOf } from "./sums/item";
import { within } from "./text";

export interface Share {
  readonly rule: string;
  /** Index in `Read.numbers`. */
  readonly percent: number;
  readonly part: number;
  /** The figure that was said; none where the list or the tables give it. */
  readonly whole: number | undefined;
  readonly of: number | Decimal;
  readonly holds: boolean;
}

/** Shares of one thing that come to more than all of it. */
export interface OverAll {
  readonly percents: readonly number[];
  readonly sum: number;
}

/** What the tables have for a row of table three that a share is said to be of. */
type RowTotal = (row: RequestWord) => number | Decimal | undefined;

type Known = (part: number) => readonly (number | Decimal)[];

interface Said {
  readonly percent: number;
  readonly part: number;
  /** The whole, where it is said between the two. */
  readonly whole?: number;
  readonly said: number;
  /** What the last place of the percentage is worth. */
  readonly step: number;
}

/** 「，占」「（占」「，占办结总数的」: between a part and its share. */
const OF = /^[，（]?约?(?:占(?:[^，。；：（）0-9]{0,12}的)?(?:比例?)?(?:为|达|约)?|$)/u;
const OF_A_FIGURE = /^(?:）?[^，。；（）0-9]{1,12}，)?，?占[^，。；0-9]{0,12}$/u;
const ROW_ENDS = /^(?:申请|件|总数|总量|数)*的(?:比例|比重)?为?$/u;
/** 「占办结总数的」, 「占答复总量的」: of all that was done, as 「占新收申请的」 is of a row. */
const OF_ALL_DONE =
  /占(?:全部)?(?:已)?(?:办结|答复|办理|处理)(?:结果)?(?:的)?(?:申请|件)?(?:总数|总量|总件数|数|数量|量)?的?(?:比例|比重)?为?$/u;
const BEHIND_A_BRACKET = /^（$/u;

/** 「办结97件，办结率99%」 is a share of what was to be done. */
const RATE = /^[，（]?(?:办结|答复|办理)率(?:为|是|达|达到)?$/u;

/** 「审结的16件复议中纠错2件」 */
const OF_THESE = /^[^，。；0-9]{0,6}中([^，。；0-9]{2,6})$/u;

/** 「，采纳59条，采纳率」: the rate of what the figure in front of it counts, and of nothing more. */
function isRateOf(label: string, gap: string): boolean {
  const rate = /^，([^，。；0-9]{2,6})率(?:为|是|达|达到)?$/u.exec(gap)?.[1];
  return rate !== undefined && (label === `，${rate}` || OF_THESE.exec(label)?.[1] === rate);
}

const isShare = (text: string): boolean =>
  BEHIND_A_BRACKET.test(text) || RATE.test(text) || (text.includes("占") && OF.exec(text)?.[0] === text);

const stepOf = (value: number | Decimal): number => 10 ** -(typeof value === "number" ? 0 : value.scale);
const isExact = (number: WrittenNumber): number is WrittenNumber & { readonly value: number | Decimal } =>
  number.value !== undefined && number.approximate === undefined && number.upTo === undefined;

const SAID_ONCE_MORE = /^，?(?:即|也就是)(?:全年|在)?$/u;
const AMONG = /^[^，。；0-9]{0,6}中，?(?:有|的)?$/u;
const COMES_TO = /^，(?:共|共计|计|即|为)$/u;

/** 「提前办结率65%，即240件中有165件」, 「占办结数的60%，共34件」: a percentage in front of what it is of. */
function saidBefore({ numbers, text }: Read, percent: number): Said | undefined {
  const [number, first, second] = [numbers[percent]!, numbers[percent + 1], numbers[percent + 2]];
  if (!isExact(number) || !first || first.kind !== "figure" || !isExact(first) || first.unit === "%") return undefined;
  const told = { percent, said: numberOf(number.value), step: stepOf(number.value) };
  const gap = text.slice(number.end, first.start);
  if (second && SAID_ONCE_MORE.test(gap) && second.unit === first.unit && isExact(second) && second.kind === "figure")
    return AMONG.test(text.slice(first.end, second.start)) ? { ...told, part: percent + 2, whole: percent + 1 } : undefined;
  const ofAll = OF_ALL_DONE.test(text.slice(Math.max(0, number.start - 20), number.start));
  return ofAll && COMES_TO.test(gap) && numbers[percent - 1]?.end !== number.start ? { ...told, part: percent + 1 } : undefined;
}

/** Every percentage beside the figure whose share it is. */
function saidIn(read: Read): Said[] {
  const { numbers, text } = read;
  return numbers.flatMap((number, percent): Said[] => {
    const ahead = number.unit === "%" ? saidBefore(read, percent) : undefined;
    if (ahead) return [ahead];
    const part = numbers[percent - 1];
    if (number.unit !== "%" || !isExact(number) || !part || part.kind !== "figure" || !isExact(part) || part.unit === "%")
      return [];
    const whole = numbers[percent - 2];
    // 「38件，占无法提供45件的84.4%」: the figure in front is the whole.
    if (
      whole !== undefined &&
      isExact(whole) &&
      whole.kind === "figure" &&
      whole.unit === part.unit &&
      OF_A_FIGURE.test(text.slice(whole.end, part.start)) &&
      /^(?:申请|案件)?的(?:比例为?|比重为?)?$/u.test(text.slice(part.end, number.start))
    )
      return [{ percent, part: percent - 2, whole: percent - 1, said: numberOf(number.value), step: stepOf(number.value) }];
    const gap = text.slice(part.end, number.start);
    const rate = whole?.unit === part.unit && isRateOf(text.slice(whole.end, part.start), gap);
    if (!isShare(gap) && !rate) return [];
    return [{ percent, part: percent - 1, said: numberOf(number.value), step: stepOf(number.value) }];
  });
}

/** Rounded, cut off, or with the last zero dropped; all of it is 100 % and nothing less. */
const fits = (part: number, whole: number, { said, step }: Said): boolean =>
  whole > 0 && (part === whole ? said === 100 : Math.abs((part / whole) * 100 - said) <= step * 1.0001);

interface Asked {
  readonly read: Read;
  readonly sums: ProseSums;
  readonly known: Known;
  readonly rowOf: RowTotal;
  readonly said: Said;
}

interface ShareRule {
  readonly name: string;
  /** The whole, where this rule gives one. */
  readonly when: (asked: Asked) => { readonly whole: number | undefined; readonly of: number | Decimal } | undefined;
}

const figure = (read: Read, index: number | undefined) =>
  index === undefined ? undefined : { whole: index, of: read.numbers[index]!.value! };

/** Ordered: what was proved, what was listed, what the tables hold. */
export const shareRules: readonly ShareRule[] = [
  { name: "of-the-figure-said", when: ({ read, said }) => figure(read, said.whole) },
  {
    name: "of-the-row-named",
    when: ({ read, rowOf, said }) => {
      const { start } = read.numbers[said.percent]!;
      const row = senses(within(read.tokens, read.numbers[said.part]!.end, start), "row").at(-1);
      const of = row && ROW_ENDS.test(read.text.slice(row.end, start)) ? rowOf(row.sense.row) : undefined;
      return of === undefined ? undefined : { whole: undefined, of };
    },
  },
  {
    name: "of-all-that-was-done",
    when: ({ read, rowOf, said }) => {
      const { start } = read.numbers[said.percent]!;
      const from = said.part < said.percent ? read.numbers[said.part]!.end : Math.max(0, start - 20);
      const between = read.text.slice(from, start);
      const of = OF_ALL_DONE.test(between) ? rowOf("processed") : undefined;
      return of === undefined ? undefined : { whole: undefined, of };
    },
  },
  { name: "of-its-sum", when: ({ read, sums, said }) => figure(read, sums.wholeOf.get(said.part)) },
  { name: "of-its-list", when: ({ read, sums, said }) => figure(read, sums.listedUnder.get(said.part)) },
  {
    name: "of-the-tables",
    when: ({ known, said }) => {
      const [of] = known(said.part);
      return of === undefined ? undefined : { whole: undefined, of };
    },
  },
  {
    // 「回收762份，满意714份，满意率93.7%」, 「制发516件，主动公开104件，占20.2%」
    name: "of-the-figure-before",
    when: ({ read, said }) => {
      const { numbers, text } = read;
      const [whole, part, percent] = [numbers[said.part - 1], numbers[said.part]!, numbers[said.percent]!];
      const label = whole && text.slice(whole.end, part.start);
      const gap = text.slice(part.end, percent.start);
      const rate = label !== undefined && isRateOf(label, gap);
      const shared = label !== undefined && !label.includes("。") && (rate || /^，占(?:比)?$/u.test(gap));
      // A rate names what it is of; another whole that fits is found all the same.
      const first = rate || !numbers.slice(Math.max(0, said.part - 5), said.part - 1).some(({ unit }) => unit === part.unit);
      return shared && first && whole!.kind === "figure" && isExact(whole!) && whole!.unit === part.unit
        ? figure(read, said.part - 1)
        : undefined;
    },
  },
];

const EARLIER = 12;

/** Any whole it may be meant of: a reader who finds one raises nothing. */
function another({ read, known, said }: Asked): boolean {
  const { numbers } = read;
  const part = numbers[said.part]!;
  const value = numberOf(part.value!);
  const before = numbers
    .slice(Math.max(0, said.part - EARLIER), said.part)
    .filter((one) => one.kind === "figure" && one.unit === part.unit && one.value !== undefined);
  return [...before.map((one) => one.value!), ...known(said.part)].some((of) => fits(value, numberOf(of), said));
}

/** 「867件，占64.13%；372件，占37.51%；113件，占8.36%」: no whole is said, and all shares but one agree on it. */
function unheard({ numbers }: Read, left: readonly Said[]): Share[] {
  const own = left.map(({ part }) => numbers[part]!);
  if (left.length < 3 || new Set(own.map(({ unit }) => unit)).size > 1 || own.some((one) => one.each)) return [];
  const of = add(own.map(({ value }) => value!));
  if (numberOf(of) === 0) return [];
  const judged = left.map((said): Share => ({
    rule: "of-one-another",
    percent: said.percent,
    part: said.part,
    whole: undefined,
    of,
    holds: fits(numberOf(numbers[said.part]!.value!), numberOf(of), said),
  }));
  return judged.filter(({ holds }) => !holds).length <= 1 ? judged : [];
}

/** @param known - what a part may be a share of by the tables */
export function sharesIn(read: Read, sums: ProseSums, known: Known, rowOf: RowTotal): Share[] {
  const found: Share[] = [];
  const left: Said[] = [];
  for (const said of saidIn(read)) {
    const asked = { read, sums, known, rowOf, said };
    const rule = shareRules.find(({ when }) => when(asked) !== undefined);
    if (!rule) {
      left.push(said);
      continue;
    }
    const { whole, of } = rule.when(asked)!;
    const holds = fits(numberOf(read.numbers[said.part]!.value!), numberOf(of), said) || another(asked);
    found.push({ rule: rule.name, percent: said.percent, part: said.part, whole, of, holds });
  }
  return [
    ...found,
    ...read.sentences.flatMap(({ start, end }) =>
      unheard(
        read,
        left.filter(({ part }) => read.numbers[part]!.start >= start && read.numbers[part]!.start < end),
      ),
    ),
  ];
}

/** The next of a list of shares, with its name: 「、信函」. */
const GOES_ON = /^[、，；](?!其中|同比|较|比|增|减|上升|下降|降)[^，。；、0-9增减升降率]{1,10}$/u;

const ROUNDING = 0.6;
const ONE_DIVISION = 130;

/** 「网上占72.5%，信函占20.5%，当面占17%」: told apart in one way, and more than all. */
export function moreThanAll(read: Read, judged: readonly Share[], areAll: (first: string, second: string) => boolean): OverAll[] {
  const { numbers, text } = read;
  const isShareOf = ({ start, unit }: WrittenNumber): boolean =>
    unit === "%" && /(?:占|比例|比重)[^，。；0-9提增上下减降升高]{0,8}$/u.test(text.slice(Math.max(0, start - 10), start));
  const shares: number[] = [];
  const listed = new Set<number>();
  numbers.forEach((number, k) => {
    // 「分别占67.9%、24.5%、17.6%」, 「占比分别为：网络62.4%、信函27.1%」
    const gap = k > 0 && shares.at(-1) === k - 1 && number.unit === "%" ? text.slice(numbers[k - 1]!.end, number.start) : "";
    const goesOn = /^[、和，]$/u.test(gap);
    if (!isExact(number) || !(goesOn || GOES_ON.test(gap) || isShareOf(number))) return;
    shares.push(k);
    if (goesOn) listed.add(k);
  });
  const known = new Set(judged.map(({ percent }) => percent));
  // Sentences and numbers stand in the same order: each number is looked at once.
  let next = 0;
  return read.sentences.flatMap(({ start, end }): OverAll[] => {
    while (next < shares.length && numbers[shares[next]!]!.start < start) next += 1;
    const percents: number[] = [];
    for (; next < shares.length && numbers[shares[next]!]!.end <= end; next += 1) percents.push(shares[next]!);
    if (percents.length < 2 || percents.some((k) => known.has(k))) return [];
    const kinds = percents.map((k, i) => {
      const from = i === 0 || listed.has(k) ? start : numbers[percents[i - 1]!]!.end;
      const tokens = within(read.tokens, from, numbers[k]!.start);
      if (marked(tokens, "channel").length > 0) return "channel";
      return (
        tokens.find(({ sense }) => sense.is === "column" || sense.is === "row" || sense.is === "outcome")?.sense.is ?? "unknown"
      );
    });
    const sum = percents.reduce((all, k) => all + numberOf(numbers[k]!.value!), 0);
    const label = (k: number): string => text.slice(Math.max(start, numbers[k]!.start - 12), numbers[k]!.start);
    const both = percents.length === 2 && areAll(label(percents[0]!), label(percents[1]!).replace(/^.*[，；、]/u, ""));
    const told = both || (new Set(kinds).size === 1 && (kinds[0] !== "unknown" || percents.length >= 3));
    return told && sum > 100 + ROUNDING && sum <= ONE_DIVISION && !text.slice(start, end).includes("其中")
      ? [{ percents, sum }]
      : [];
  });
}
