// 「近七成」, 「过半」, 「绝大多数」: a share told in words, held against what the tables make it.
import { compareFigures, decimalText, type Decimal } from "../../figures/values";
import { columnsMeant, readings, tableOf } from "../figures";
import { isNarrowed, madeOf, mayBeOtherCases, linesNamed, nameOf, valuesNamed, type NamedLine } from "../named";
import { DIGITS } from "../numbers/numerals";
import { lastOf, senses, STRONG_STOPS, type Read } from "../read";
import { within, type TextRange } from "../text";
import type { Approximation } from "../word-lists";
import type { ApplicantWord, MeasureId } from "../words";
import { ofOthers, otherYear, topicOf, type ClauseSetting, type Worded } from "./clause";

/** From which share to which a reader lets the words pass, in percent. */
interface Weight {
  readonly low: number;
  readonly high: number;
}

const HALF = 50;
/** A share in tenths is told of anything that rounds or is cut to it; 近 leaves a tenth below. */
const ROUNDED = 5.5;
const TENTH = 10.5;
const SLACK = 1;

const bounds = (value: number, how: Approximation | undefined): Weight => {
  if (how === "over") return { low: value - SLACK, high: 100 };
  if (how === "about") return { low: value - ROUNDED, high: value + ROUNDED };
  return { low: value - ROUNDED, high: value + TENTH };
};

const MOST: Weight = { low: HALF, high: 100 };

/** What the words of a share come to. */
function weightOf(said: RegExpExecArray, how: string, { approximations }: ClauseSetting["lexicon"]["words"]): Weight {
  const [, tenths, more, below, above, half, behind, most] = said;
  if (most !== undefined) return MOST;
  const before = /^[近超过逾]半/u.test(half ?? "") ? half![0]! : how;
  if (half?.startsWith("过") || before === "过") return { low: HALF - SLACK, high: 100 };
  const value =
    half !== undefined
      ? HALF
      : tenths !== undefined
        ? DIGITS[tenths]! * 10 + (more === undefined ? 0 : DIGITS[more]!)
        : (DIGITS[above!]! / DIGITS[below!]!) * 100;
  if (before === "近" || before.endsWith("接近") || before === "将近") return { low: value - TENTH, high: value + SLACK };
  if (before === "不足" || before === "不到" || behind === "以下") return { low: 0, high: value + SLACK };
  if (behind === "多" || behind === "余" || behind === "强") return { low: value - SLACK, high: value + TENTH };
  return bounds(
    value,
    approximations.before.find(([word]) => word === before)?.[1] ?? approximations.behind.find(([word]) => word === behind)?.[1],
  );
}

interface Asked {
  readonly read: Read;
  readonly sentence: TextRange;
  readonly clause: TextRange;
  readonly setting: ClauseSetting;
  /** From the words that say how to the last one behind the share. */
  readonly said: TextRange;
  /** The whole is all that was done, by the words themselves. */
  readonly ofProcessed: boolean;
}

const OWN_FIGURE = /^的?[0-9]{1,7}件/u;

/** 「不予公开的占」: lines right in front of the share, which are added where several are told together. */
function namedBefore({ read, sentence, clause, setting, said }: Asked): readonly NamedLine[] {
  const { besideNames, joinsNames } = read.lists;
  const own: NamedLine[] = [];
  let until = said.start;
  for (const one of linesNamed(read, sentence, clause.start, said.start, setting.lexicon).reverse()) {
    // 「直接起诉的355件占五成四」: with its own figure, which is judged by itself.
    const between = read.text.slice(one.end, until).replace(OWN_FIGURE, "");
    // 「因不掌握而无法提供的」: one row, with the group that it is of.
    const [group] = own;
    if (own.length === 1 && one.measure.id.startsWith(`${group!.measure.id}.`) && madeOf(between, besideNames)) {
      own[0] = one;
      until = one.start;
      continue;
    }
    const joins = own.length > 0 ? joinsNames : besideNames;
    if (!madeOf(between, joins) || (own.length > 0 && between === "")) break;
    own.unshift(one);
    until = one.start;
  }
  return own.length > 0 && madeOf(read.text.slice(clause.start, own[0]!.start).replace(/^其中/u, ""), besideNames) ? own : [];
}

const FIGURE_ENDS = /^的?[0-9]{1,7}件[、，和及]?$/u;

/**
 * 「不予公开33件，占比超过两成」, 「予以公开56件、部分公开24件，两项合计占…」: lines of the clause before, each with its own
 * figure: the last of them, or all that are told together.
 */
function namedAhead({ read, sentence, clause, setting, said }: Asked, together: boolean): readonly NamedLine[] {
  const { besideNames, toldTogether } = read.lists;
  const lead = read.text.slice(clause.start, said.start);
  const isTogether = toldTogether.some((word) => lead.includes(word));
  if (!madeOf(lead, besideNames) || isTogether !== together) return [];
  const all = linesNamed(read, sentence, sentence.start, clause.start, setting.lexicon);
  const own = together ? all : all.slice(-1);
  const [first] = own;
  const withFigures = own.every((one, i) => FIGURE_ENDS.test(read.text.slice(one.end, own[i + 1]?.start ?? clause.start)));
  const apart = own.every(({ measure, column }) => column === undefined && measure.part !== undefined);
  const nested = own.some((one) => own.some((other) => other !== one && one.measure.id.startsWith(other.measure.id)));
  if (!first || !withFigures || !apart || nested || own.length !== (together ? Math.max(2, own.length) : 1)) return [];
  const from = lastOf(read.text, STRONG_STOPS, first.start, sentence.start - 1) + 1;
  return madeOf(read.text.slice(from, first.start), besideNames) ? own : [];
}

/** 「六成以上来自企业」: the line right behind it. */
function namedBehind({ read, sentence, clause, setting, said }: Asked): readonly NamedLine[] {
  const { besideNames } = read.lists;
  const [first, ...more] = linesNamed(read, sentence, said.end, clause.end, setting.lexicon);
  if (!first || more.length > 0 || (first.measure.id === "new" && first.column === undefined)) return [];
  const alone =
    madeOf(read.text.slice(said.end, first.start), besideNames) && madeOf(read.text.slice(first.end, clause.end), besideNames);
  // What is divided must be all of it: 「不予公开的申请中，六成来自企业」 is not.
  const divided = linesNamed(read, sentence, sentence.start, said.start, setting.lexicon).some(
    ({ measure, column }) => column !== undefined || measure.part !== undefined,
  );
  return alone && !divided ? [first] : [];
}

const partsOf = (id: MeasureId): string => id.slice(0, id.lastIndexOf("."));

/** What a line may be a share of. */
function wholesOf({ read, sentence, setting, said, ofProcessed }: Asked, [first]: readonly NamedLine[]): (number | Decimal)[] {
  const { measures, words } = setting.lexicon;
  const { measure, column } = first!;
  const values = (id: MeasureId, of?: ApplicantWord) =>
    readings(setting.tables, measures.get(id)!, of && columnsMeant(of, words)).map(({ value }) => value);
  if (tableOf(measure) === "proceedings") {
    const court = partsOf(measure.id);
    if (!measure.id.endsWith(".total")) return values(`${court}.total` as MeasureId);
    return measure.id === "reconsideration.total" || measure.id === "suit.total"
      ? values("proceedings.total")
      : values("suit.total");
  }
  const before = linesNamed(read, sentence, sentence.start, said.start, setting.lexicon);
  const entities = before.some((one) => one.column === "entities") && column !== "entities";
  if (column !== undefined) return [...values("received"), ...(entities ? values("new", "entities") : [])];
  if (ofProcessed) return [...values("processed"), ...values("replied")];
  const group = partsOf(measure.id);
  const ofGroup = group !== "" && measures.has(group as MeasureId) && before.some((one) => one.measure.id === group);
  return [...values("handled"), ...values("replied"), ...(ofGroup ? values(group as MeasureId) : [])];
}

const percent = (part: number | Decimal, whole: number | Decimal): number =>
  (Number(decimalText(part)) / Number(decimalText(whole))) * 100;

/** One figure for all cases, applications or results that the sentence gives before a share. */
function countsAll(
  asked: Pick<Asked, "read" | "sentence">,
  until: number,
  wholes: readonly (number | Decimal)[],
  ownFigures = false,
): boolean {
  const figures = within(asked.read.numbers, asked.sentence.start, until).filter(({ kind }) => kind === "figure");
  const isWhole = ({ value }: { readonly value?: number | Decimal }): boolean =>
    value !== undefined && wholes.some((whole) => compareFigures(whole, value) === 0);
  // 「行政诉讼65件中，直接起诉的35件占五成四，复议后起诉的30件占…」: each part with its own figure.
  const first = figures[0];
  return first === undefined || isWhole(figures.at(-1)!) || (ownFigures && isWhole(first));
}

/** 「自然人申请占全部申请的80.5%」: with what came from the year before on both sides. */
function isHandled({ setting }: Asked, { measure, column }: NamedLine, fits: (share: number) => boolean): boolean {
  const { measures, words } = setting.lexicon;
  if (column === undefined || measure.id !== "new") return false;
  const all = readings(setting.tables, measures.get("handled")!);
  const own = readings(setting.tables, measures.get("handled")!, columnsMeant(column, words));
  return (
    own.length === all.length &&
    own.some(({ value }, i) => compareFigures(all[i]!.value, 0) > 0 && fits(percent(value, all[i]!.value)))
  );
}

/** What the tables make of lines that are said to be a share, where the words do not fit it. */
function heldAgainst(asked: Asked, named: readonly NamedLine[], fits: (share: number) => boolean): Worded[] {
  const { read, sentence, clause, setting, said } = asked;
  const about = within(read.tokens, sentence.start, clause.end);
  const [first] = named;
  if (!first || isNarrowed(read, sentence.start, clause.end) || mayBeOtherCases(read, sentence, named)) return [];
  const ofCases = tableOf(first.measure) === "proceedings";
  const ofRequests = tableOf(first.measure) === "requests" && (first.column !== undefined || first.measure.part !== undefined);
  if (!ofCases && !ofRequests) return [];
  if (ofRequests && !about.map(topicOf).includes("request") && senses(about, "row").length === 0) return [];
  if (
    otherYear(read, sentence, clause.end, setting.year) ||
    ofOthers(read, sentence, Math.min(first.start, said.start), setting.unit)
  )
    return [];
  const parts = named.map((one) => valuesNamed(setting.tables, one, setting.lexicon)[0]);
  const wholes = wholesOf(asked, named).filter((whole) => compareFigures(whole, 0) > 0);
  if (
    parts.some((part) => part === undefined) ||
    wholes.length === 0 ||
    !countsAll(asked, Math.min(first.start, said.start), wholes, ofCases && OWN_FIGURE.test(read.text.slice(first.end)))
  )
    return [];
  const sum = parts.reduce((all, part) => all + Number(decimalText(part!.value)), 0);
  // 企业等 may mean all that are no persons.
  const wider =
    first.column === "business"
      ? Number(decimalText(valuesNamed(setting.tables, { ...first, column: "entities" }, setting.lexicon)[0]?.value ?? 0))
      : sum;
  const held = wholes.some((whole) => fits(percent(sum, whole)) || fits(percent(wider, whole)));
  if (held) return [];
  const cells = parts.flatMap((part) => part!.cells);
  const names = named.map((one, i) => nameOf(setting.tables, one, parts[i]!.cells)).join("、");
  return [
    {
      rule: "R55",
      ...said,
      detail: {
        kind: "share",
        said: read.text.slice(said.start, said.end).replace(/^率(?:为|达到?|是)?/u, ""),
        part: `${names}${sum}件`,
        whole: `${decimalText(wholes[0]!)}件`,
        share: `${percent(sum, wholes[0]!).toFixed(2)}%`,
      },
      cells,
    },
  ];
}

/** 「自然人提出的申请占比近七成」 while the tables make it nine tenths. */
export function weightSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(clause.start, clause.end);
  const found = read.patterns.weight.exec(text);
  if (!found) return [];
  const before = read.patterns.weightBefore.exec(text.slice(0, found.index))!;
  const how = before[4] ?? before[1] ?? "";
  const said = { start: clause.start + found.index - before[0].length, end: clause.start + found.index + found[0].length };
  const asked: Asked = { read, sentence, clause, setting, said, ofProcessed: /办结|办理/u.test(before[3] ?? "") };
  const own = namedBefore(asked);
  const behind = own.length > 0 ? own : namedBehind(asked);
  const { low, high } = weightOf(found, how, setting.lexicon.words);
  return heldAgainst(asked, behind.length > 0 ? behind : namedAhead(asked, false), (share) => share >= low && share <= high);
}

/** 「自然人提出的占85.4%」: a percentage of a line that words name, with no figure of its own. */
export function percentSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  // 「两项合计占」 counts the lines.
  const figures = within(read.numbers, clause.start, clause.end).filter(
    ({ kind, start, unit }) => kind === "figure" && !(start === clause.start && (unit === "项" || unit === "类")),
  );
  const [number] = figures;
  if (number?.unit !== "%" || number.value === undefined || number.approximate !== undefined || number.upTo !== undefined)
    return [];
  const lead = read.patterns.sharePlain.exec(read.text.slice(clause.start, number.start));
  // 「占办结总数的60%，共34件」: with its figure behind it, which is held against it.
  // 「予以公开、部分公开分别占39%、13%」 tells a share of each.
  if (read.text.slice(clause.start, number.start).includes("分别")) return [];
  // 「维持率」 is of the cases, and read as such.
  if (!lead || read.patterns.rateOfOutcome.test(read.text.slice(clause.start, number.start))) return [];
  if (/^，(?:共|共计|计|即|为)[0-9]/u.test(read.text.slice(number.end, number.end + 5))) return [];
  const said = { start: clause.start + lead.index, end: number.end };
  const asked: Asked = { read, sentence, clause, setting, said, ofProcessed: /办结|办理/u.test(lead[1] ?? "") };
  const own = namedBefore(asked);
  // 「行政复议案件答复率100%」: a rate of what was done with a line is no share of it.
  if (lead[0].startsWith("率") && own.at(-1)?.end !== said.start) return [];
  const named = own.length > 0 ? own : namedAhead(asked, true);
  const step = 10 ** -(typeof number.value === "number" ? 0 : number.value.scale);
  const told = Number(decimalText(number.value));
  const fits = (share: number): boolean => Math.abs(share - told) <= step * 1.0001;
  // 「予以公开率」 may be told with what was given in part.
  const [first] = named;
  if (first && named.length === 1 && isHandled(asked, first, fits)) return [];
  const disclosed = setting.lexicon.measures.get("disclosed");
  const wider =
    first?.measure.id === "granted" && lead[0].startsWith("率") && disclosed ? { ...first, measure: disclosed } : first;
  return wider !== first && heldAgainst(asked, [wider!], fits).length === 0 ? [] : heldAgainst(asked, named, fits);
}

/** 「行政复议纠正率为41.3%」 while table four makes it another share of all cases, or of those concluded. */
export function rateSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const { lexicon, tables } = setting;
  return within(read.numbers, clause.start, clause.end).flatMap((number): Worded[] => {
    if (number.unit !== "%" || number.value === undefined || number.approximate !== undefined) return [];
    const rate = read.patterns.rateOfOutcome.exec(read.text.slice(clause.start, number.start));
    if (!rate || isNarrowed(read, sentence.start, clause.end)) return [];
    const start = clause.start + rate.index;
    const named = linesNamed(read, sentence, sentence.start, start + rate[1]!.length, lexicon).filter(
      ({ measure }) => tableOf(measure) === "proceedings",
    );
    const outcome = named.at(-1);
    if (!outcome || outcome.measure.id.endsWith(".total") || mayBeOtherCases(read, sentence, named)) return [];
    if (otherYear(read, sentence, start, setting.year) || ofOthers(read, sentence, named[0]!.start, setting.unit)) return [];
    const court = partsOf(outcome.measure.id);
    const value = (id: MeasureId): number =>
      Number(decimalText(valuesNamed(tables, { measure: lexicon.measures.get(id)! }, lexicon)[0]?.value ?? 0));
    const [part, whole, pending] = [
      value(outcome.measure.id),
      value(`${court}.total` as MeasureId),
      value(`${court}.pending` as MeasureId),
    ];
    if (whole === 0 || !countsAll({ read, sentence }, start, [whole])) return [];
    const step = 10 ** -(typeof number.value === "number" ? 0 : number.value.scale);
    const said = Number(decimalText(number.value));
    if ([whole, whole - pending].some((of) => of > 0 && Math.abs((part / of) * 100 - said) <= step * 1.0001)) return [];
    return [
      {
        rule: "R55",
        start: number.start,
        end: number.end,
        detail: {
          kind: "share",
          said: read.text.slice(start, number.end),
          part: `${outcome.measure.name}${part}件`,
          whole: `${whole}件`,
          share: `${percent(part, whole).toFixed(2)}%`,
        },
        cells: [],
      },
    ];
  });
}
