// The charts of a report, from its tables: what a page draws and what a Word document gets. A chart of which a part is blank or
// not read is none: nothing is drawn that no table says.
import type { Reading } from "../../core/document/reading";
import type { RowName, TableId } from "../../core/form/law";
import { cellsNamed } from "../../core/form/names";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Value } from "../../core/figures/values";
import type { CaseOutcome, Court } from "../../core/prose/words";
import { bare, columnNames, namesOf } from "../../lexicon/line-names";
import { shorthand } from "../../lexicon/row-names";
import { caseCell, courtHeadings, courtsOn, outcomes, resultsOn } from "../../lexicon/tables";
import { FEWEST_FOR_CHART, chartTotal, type Chart, type Series, type Tone } from "../../render/picture/chart";
import { shareText } from "./derived";
import { saidOfStacks } from "../../render/picture/chart-cells";
import { figuresOf, phrases, type PhraseFigures } from "./phrases";
import type { Named } from "./publish";

export const CHART_NAMES = ["申请办理情况", "办理结果", "申请人构成", "复议诉讼"] as const;
export type ChartName = (typeof CHART_NAMES)[number];

/** The table behind which it stands. */
export const chartTableOf = (name: ChartName): TableId => (name === "复议诉讼" ? "proceedings" : "requests");

/** Last year's figures, where they were counted by the same form. */
export const sameForm = ({ form, year }: Named, previous: Reading | undefined): readonly Value[] | undefined =>
  previous && previous.form === form && (previous.year ?? year - 1) === year - 1 ? previous.values : undefined;

const RESULT_TONES: readonly Tone[] = ["main", "second", "third", "fourth", "fifth", "sixth"];

const known = (values: readonly (number | undefined)[]): values is readonly number[] =>
  values.every((value) => value !== undefined);

/** A share that rounds to nothing is not nothing. */
function chartShare(count: number, all: number): string | undefined {
  const share = shareText(count, all);
  return count > 0 && Number.parseFloat(share ?? "") === 0 ? "不足0.1%" : share;
}

export const sharesOf = (parts: readonly (readonly [string, number])[], all: number): readonly string[] =>
  parts.map(([, count]) => chartShare(count, all) ?? "");

const shareSaid = (count: number, all: number): string => {
  const share = chartShare(count, all) ?? "";
  return share.startsWith("不足") ? share : `占${share}`;
};

/** 自然人8件，占80%；商业企业2件，占20%; what did not happen is left out. */
const sharesText = (parts: readonly (readonly [string, number])[], all: number, unit = "件"): string =>
  parts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}${count}${unit}${all >= FEWEST_FOR_CHART ? `，${shareSaid(count, all)}` : ""}`)
    .join("；");

const row = (id: string): RowName => `requests.${id}` as RowName;

/** What became of applications, in the order of the form; undefined while a part is. */
export function resultCounts({ form, rows }: PhraseFigures): readonly (readonly [string, number])[] | undefined {
  const parts = resultsOn(form).map(({ id, label }) => [bare(label), rows(row(id))] as const);
  return parts.every((part): part is readonly [string, number] => part[1] !== undefined) ? parts : undefined;
}

const RECEIVED: RowName = "requests.received";

/** Who applied, by the columns of the form. */
function applicantCounts({ form, cells }: PhraseFigures): readonly (readonly [string, number])[] | undefined {
  const found = cellsNamed(form, RECEIVED)
    .filter(({ column }) => column.line.kind !== "total")
    .map(({ id, column }) => [namesOf(columnNames, column.id, column.label)[0], cells(id)] as const);
  return found.every((part): part is readonly [string, number] => part[1] !== undefined) ? found : undefined;
}

const FLOWS = ["received", "processed", "carriedForward"] as const satisfies readonly Parameters<typeof shorthand>[0][];

/** Last year's figures that stand in a chart beside this year's. */
export const comparedCells = (form: NumberedForm, name: ChartName): readonly number[] =>
  name === "申请办理情况"
    ? FLOWS.flatMap((id) => cellsNamed(form, row(id)))
        .filter(({ column }) => column.line.kind === "total")
        .map(({ index }) => index)
    : [];

function handling(report: Named, now: PhraseFigures, before: PhraseFigures | undefined): Chart | undefined {
  const counted = (of: PhraseFigures): (number | undefined)[] => FLOWS.map((id) => of.rows(row(id)));
  const values = counted(now);
  if (!known(values)) return undefined;
  const last = before && counted(before);
  const categories = FLOWS.map((id) => shorthand(id));
  const said = (counts: readonly number[]): string => categories.map((name, i) => `${name}${counts[i]!}件`).join("，");
  const series: Series[] = [
    ...(last && known(last) ? [{ name: `${report.year - 1}年`, tone: "fifth" as const, values: last }] : []),
    { name: `${report.year}年`, tone: "main", values },
  ];
  return {
    id: "handling",
    title: "申请办理情况",
    kind: "groups",
    unit: "件",
    sentence: `${report.year}年${said(values)}${last && known(last) ? `；上年${said(last)}` : ""}。`,
    categories,
    series,
    shares: [],
  };
}

function resultChart(now: PhraseFigures): Chart | undefined {
  const parts = resultCounts(now);
  if (!parts) return undefined;
  const all = chartTotal(parts.map(([, count]) => count));
  return {
    id: "results",
    title: "办理结果",
    kind: "bars",
    unit: "件",
    sentence: `${shorthand("processed")}${all}件${all > 0 ? `：${sharesText(parts, all)}` : ""}。`,
    categories: parts.map(([name]) => name),
    series: [{ name: "件数", tone: "main", values: parts.map(([, count]) => count) }],
    shares: sharesOf(parts, all),
  };
}

function applicantChart(now: PhraseFigures): Chart | undefined {
  const parts = applicantCounts(now);
  if (!parts) return undefined;
  const all = chartTotal(parts.map(([, count]) => count));
  return {
    id: "applicants",
    title: "申请人构成",
    kind: "share",
    unit: "件",
    sentence: `${shorthand("received")}${all}件${all > 0 ? `：${sharesText(parts, all)}` : ""}。`,
    categories: [shorthand("received")],
    series: parts.flatMap(([name, count], i): Series[] =>
      count > 0 ? [{ name, tone: RESULT_TONES[i] ?? "sixth", values: [count] }] : [],
    ),
    shares: sharesOf(
      parts.filter(([, count]) => count > 0),
      all,
    ),
  };
}

const OUTCOME_TONES: Readonly<Partial<Record<CaseOutcome, Tone>>> = {
  upheld: "main",
  corrected: "third",
  otherResult: "fifth",
  pending: "waiting",
};

const casesSaid = phrases.find(({ name }) => name === "复议诉讼情况")!;

function caseChart(form: NumberedForm, now: PhraseFigures): Chart | undefined {
  const courts: readonly Court[] = [...courtsOn(form).keys()];
  const sentence = casesSaid.say(now);
  const kinds = [...outcomes].filter(([outcome]) => outcome !== "total");
  const counts = kinds.map(([outcome]) => courts.map((court) => now.cells(caseCell(court, outcome))));
  if (!counts.every(known)) return undefined;
  const drawn: Chart = {
    id: "cases",
    title: "复议诉讼",
    kind: "stacks",
    unit: "件",
    sentence: "",
    categories: courts.map((court) => courtHeadings.get(court)!),
    series: kinds.map(([outcome, name], i) => ({ name, tone: OUTCOME_TONES[outcome] ?? "sixth", values: counts[i] as number[] })),
    shares: [],
  };
  // Where a total says otherwise than its parts, the parts are told that are drawn.
  return { ...drawn, sentence: sentence === undefined ? saidOfStacks(drawn) : `${sentence}。` };
}

/**
 * Those that can be drawn, by name.
 *
 * @param previous - last year's figures by the same form; undefined where nobody gave them
 */
export function chartsOf(report: Named, previous?: readonly Value[]): ReadonlyMap<ChartName, Chart> {
  const now = figuresOf(report.form, report.values);
  const charts = [
    handling(report, now, previous && figuresOf(report.form, previous)),
    resultChart(now),
    applicantChart(now),
    caseChart(report.form, now),
  ];
  return new Map(CHART_NAMES.flatMap((name, i) => (charts[i] ? [[name, charts[i]] as const] : [])));
}

/** Whether a chart says more than its sentence does. */
export function isWorthDrawing({ kind, series }: Chart): boolean {
  const values = series.flatMap((one) => one.values);
  // All of one kind is said in a word.
  if (kind !== "groups" && values.filter((value) => value > 0).length < 2) return false;
  // What stands side by side is no sum.
  return (kind === "groups" ? Math.max(...values) : chartTotal(values)) >= FEWEST_FOR_CHART;
}
