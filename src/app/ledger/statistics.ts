// What a ledger tells beside the tables: by month, way, kind and result, how long cases took, what was extended and what late.
import type { RowId } from "../../core/form/law";
import { totalCell } from "../../core/ledger/ledger-names";
import type { NumberedForm } from "../../core/form/numbered-form";
import { dayParts, yearBounds, type Day } from "../../core/ledger/days";
import type { LedgerChoices } from "../../core/ledger/ledger";
import { timeTaken, type Calendar } from "../../core/ledger/working-days";
import { countedParts } from "../../core/ledger/count";
import { choicesOf, LEGAL_DAYS } from "../../statute/ledger";
import type { CountedLedger } from "./count-ledger";

interface Share {
  readonly name: string;
  readonly count: number;
}

export interface LedgerStatistics {
  /** Requests that could not be placed: with them the figures are not the year's. */
  readonly open: number;
  readonly received: number;
  readonly broughtForward: number;
  readonly processed: number;
  readonly carriedForward: number;
  /** Twelve, January first. */
  readonly months: readonly number[];
  readonly quarters: readonly { readonly received: number; readonly answered: number }[];
  readonly ways: readonly Share[];
  readonly kinds: readonly Share[];
  readonly results: readonly Share[];
  /** Of cases answered in the year; undefined where none says how long it took. */
  readonly days: { readonly median: number; readonly longest: number } | undefined;
  readonly extended: number;
  readonly overdue: number;
  readonly overdueOpen: number;
  readonly corrected: number;
  readonly consulted: number;
}

const monthOf = (day: Day): number => dayParts(day).month - 1;
const isIn = (year: number, day: Day | undefined): day is Day =>
  day !== undefined && day >= yearBounds(year).first && day < yearBounds(year).next;

function shares(names: Iterable<string>): readonly Share[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

const textIn = (choices: LedgerChoices, list: keyof LedgerChoices, id: string | undefined): string =>
  choices[list].find((choice) => choice.id === id)?.text ?? "没有填或不在清单里";

const totalOf = ({ counted, values }: CountedLedger, form: NumberedForm, row: RowId): number => {
  const cell = totalCell(form, row);
  const value = values[cell.index];
  return typeof value === "number"
    ? value
    : [...countedParts(form)[cell.index]!].reduce((sum, part) => sum + (counted.counts.get(part) ?? 0), 0);
};

/** The numbers of a sorted list that lie in the middle, halved where two do. */
const median = (sorted: readonly number[]): number => {
  const at = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2;
};

export function statisticsOf(book: CountedLedger, calendar: Calendar, asOf: Day): LedgerStatistics {
  const { form, year, requests: placements } = book.counted;
  const choices = choicesOf(form);
  const own = book.ledger.requests.filter((_, at) => placements[at]!.state !== "elsewhere");
  const received = own.filter((one) => isIn(year, one.receivedOn.value));
  const answered = own.filter((one) => isIn(year, one.answered.value));
  const taken = own.flatMap((one) => {
    const time = timeTaken(one, Math.min(asOf, yearBounds(year).next - 1), calendar, LEGAL_DAYS);
    return time ? [{ ...time, answered: isIn(year, one.answered.value) }] : [];
  });
  const days = taken
    .filter((time) => time.answered)
    .map((time) => time.days)
    .sort((a, b) => a - b);
  const late = taken.filter((time) => time.days > time.limit);
  const months = Array.from(
    { length: 12 },
    (_, month) => received.filter((one) => monthOf(one.receivedOn.value!) === month).length,
  );
  const quarter = (day: Day): number => Math.floor(monthOf(day) / 3);
  return {
    open: placements.filter(({ state }) => state === "open").length,
    received: totalOf(book, form, "received"),
    broughtForward: totalOf(book, form, "broughtForward"),
    processed: totalOf(book, form, "processed"),
    carriedForward: totalOf(book, form, "carriedForward"),
    months,
    quarters: [0, 1, 2, 3].map((at) => ({
      received: received.filter((one) => quarter(one.receivedOn.value!) === at).length,
      answered: answered.filter((one) => quarter(one.answered.value!) === at).length,
    })),
    ways: shares(
      received.map(({ way: { text, value } }) =>
        text === "" ? "没有填" : (choices.ways.find(({ id }) => id === value)?.text ?? text),
      ),
    ),
    kinds: shares(received.map(({ kind }) => textIn(choices, "kinds", kind.value))),
    results: shares(answered.map(({ result }) => textIn(choices, "results", result.value))),
    days: days.length === 0 ? undefined : { median: median(days), longest: days.at(-1)! },
    extended: own.filter(({ extended }) => isIn(year, extended.value)).length,
    overdue: late.length,
    overdueOpen: late.filter((time) => !time.answered).length,
    corrected: own.filter(({ correctionAsked }) => isIn(year, correctionAsked.value)).length,
    consulted: own.filter(({ consulted }) => isIn(year, consulted.value)).length,
  };
}

const listed = (all: readonly Share[], unit = "件"): string => all.map(({ name, count }) => `${name}${count}${unit}`).join("，");

/** Sentences for section one, of figures that the ledger holds and nothing else. */
function draftSentences(year: number, found: LedgerStatistics): readonly string[] {
  const { received, broughtForward, processed, carriedForward, days } = found;
  return [
    `${year}年，本机关新收政府信息公开申请${received}件，上年结转${broughtForward}件，办结${processed}件，结转下年度继续办理${carriedForward}件。`,
    ...(found.kinds.length > 0 ? [`新收申请中，${listed(found.kinds)}。`] : []),
    ...(found.results.length > 0 ? [`办理结果为：${listed(found.results)}。`] : []),
    ...(days
      ? [
          `答复用时的中位数为${days.median}个工作日，最长${days.longest}个工作日；延长答复期限${found.extended}件，要求补正${found.corrected}件，征求意见${found.consulted}件。`,
        ]
      : []),
  ];
}

export function statisticsText(year: number, found: LedgerStatistics): string {
  const quarters = found.quarters.map(
    (one, at) => `第${["一", "二", "三", "四"][at]!}季度收${one.received}件、答复${one.answered}件`,
  );
  return [
    `${year}年度申请统计`,
    `  新收${found.received}件，上年结转${found.broughtForward}件，办结${found.processed}件，结转下年度${found.carriedForward}件`,
    `  按月：${found.months.map((count, at) => `${at + 1}月${count}`).join("，")}`,
    `  按季：${quarters.join("，")}`,
    `  按方式：${listed(found.ways) || "没有"}`,
    `  按申请人：${listed(found.kinds) || "没有"}`,
    `  按结果：${listed(found.results) || "没有"}`,
    `  用时：${found.days ? `中位数${found.days.median}个工作日，最长${found.days.longest}个工作日` : "没有答复的申请"}`,
    `  延期${found.extended}件，超过法定期限${found.overdue}件，补正${found.corrected}件，征求意见${found.consulted}件`,
    ...(found.open > 0
      ? [`还有${found.open}件不能完整计入，补全以后再起草第一部分的句子。`]
      : ["可以写进第一部分的句子（请核对后使用）：", ...draftSentences(year, found).map((sentence) => `  ${sentence}`)]),
  ].join("\n");
}
