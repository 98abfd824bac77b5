// 图解: what one page says of a year, all of it from the three tables. What they do not say is not on it.
import { byRow } from "../../core/form/names";
import type { TableId } from "../../core/form/law";
import type { NumberedForm } from "../../core/form/numbered-form";
import { isFigure, type Value } from "../../core/figures/values";
import type { Reading } from "../../core/document/reading";
import { bare, spokenRowName } from "../../lexicon/line-names";
import { COLUMN_NAMES, shorthand } from "../../lexicon/row-names";
import { resultsOn } from "../../lexicon/tables";
import { formatFigure } from "../../render/format-figure";
import { infographicHtml, type FigureList, type Headline, type InfographicSection } from "../../render/infographic";
import { FEWEST_FOR_CHART, chartTotal, type Chart, type Tone } from "../../render/picture/chart";
import type { Flow, FlowEnd } from "../../render/picture/flow";
import { gapsOf, tableNumber } from "../check/gaps";
import { figuresDigest } from "../read/digest-of-figures";
import { chartsOf, isWorthDrawing, resultCounts, sameForm, type ChartName } from "./charts";
import { figuresOf, type PhraseFigures } from "./phrases";
import { isNotFilled, lookUp, placeholderText } from "./placeholders";
import type { Named } from "./publish";

const DISCLOSURE: TableId = "disclosure";
const REQUESTS: TableId = "requests";
const PROCEEDINGS: TableId = "proceedings";

/** What a name of ours says, or undefined where the tables do not say it. */
function said(report: Named, name: string, previous: readonly Value[] | undefined): string | undefined {
  const found = lookUp(report.form, name);
  if (found.kind !== "known") return undefined;
  const text = placeholderText(report, found.name, { verdict: "", digest: "", previous });
  return isNotFilled(found.name, text) ? undefined : text;
}

/** 较上年增加140件，增长12.3%; a growth of a few is only a number. */
function changeNote(report: Named, name: string, previous: readonly Value[] | undefined): readonly string[] {
  const difference = previous && said(report, `${name}·增减`, previous);
  if (difference === undefined) return [];
  if (difference === "持平") return ["与上年持平"];
  const before = Number(said(report, `${name}·上年`, previous) ?? 0);
  const growth = before >= FEWEST_FOR_CHART ? said(report, `${name}·增幅`, previous) : undefined;
  return [`较上年${difference}`, ...(growth === undefined ? [] : [growth])];
}

function headlines(report: Named, previous: readonly Value[] | undefined): Headline[] {
  const names = [
    [shorthand("received"), "新收申请"],
    [shorthand("processed"), "办结申请"],
    [shorthand("carriedForward"), "结转下年度办理"],
    ["复议诉讼总数", "行政复议、行政诉讼"],
  ] as const;
  return names.flatMap(([name, label]) => {
    const figure = said(report, name, previous);
    return figure === undefined ? [] : [{ label, figure, unit: "件", note: changeNote(report, name, previous) }];
  });
}

const RESULT_TONES: readonly Tone[] = ["main", "second", "third", "fourth", "fifth", "sixth"];

/** Both sides of the printed balance; a sentence instead where a figure is missing or the two sides differ. */
function flowOf(now: PhraseFigures): Flow | string {
  const received = now.rows("requests.received");
  const brought = now.rows("requests.broughtForward");
  const carried = now.rows("requests.carriedForward");
  const results = resultCounts(now);
  if (received === undefined || brought === undefined || carried === undefined || !results)
    return "表三还有没填或没有读取的数，填齐后再画办理流向。";
  const all = received + brought;
  const ended = chartTotal(results.map(([, count]) => count));
  if (all !== ended + carried)
    return `新收${received}件加上年结转${brought}件是${all}件，办理结果${ended}件加结转下年度${carried}件是${ended + carried}件，两边不等，没有画办理流向；请先改正表三。`;
  if (all === 0) return "本年没有收到政府信息公开申请，也没有上年结转。";
  const ends: readonly FlowEnd[] = [
    ...results.map(([name, count], i) => ({ name, count, tone: RESULT_TONES[i] ?? "sixth" })),
    { name: "结转下年度", count: carried, tone: "waiting" },
  ];
  const to = ends.filter(({ count }) => count > 0);
  const parts = to.map(({ name, count }) => `${name}${count}件`).join("，");
  const sentence = `本年新收${received}件，${brought > 0 ? `上年结转${brought}件，应办${all}件` : "没有上年结转"}：${parts}。`;
  const from: readonly FlowEnd[] = [
    { name: "本年新收", count: received, tone: "second" as const },
    { name: "上年结转", count: brought, tone: "waiting" as const },
  ].filter(({ count }) => count > 0);
  // One in, one out: nothing parts.
  if (all < FEWEST_FOR_CHART || from.length + to.length < 3) return sentence;
  return {
    title: "申请办理流向",
    unit: "件",
    sentence,
    from,
    middle: "应办",
    to,
  };
}

/** Why it was not disclosed, not provided, not processed: the lines of each group that happened. */
function reasons(form: NumberedForm, now: PhraseFigures): FigureList[] {
  return resultsOn(form)
    .filter(({ isGroup }) => isGroup)
    .flatMap(({ label, lines }): FigureList[] => {
      const figures = lines.flatMap((line) => {
        const count = now.rows(`requests.${line.id}` as `requests.received`);
        const name = spokenRowName(line.id, line.label);
        return count === undefined || count === 0 ? [] : [{ label: name, figure: String(count), unit: "件" }];
      });
      return figures.length === 0 ? [] : [{ title: bare(label), figures }];
    });
}

/** 表二, row by row; a cell that is blank or holds words is not shown as a figure. */
function disclosed({ form, values }: Named): (FigureList & { readonly isWhole: boolean })[] {
  const cells = form.tables.find(({ table }) => table.id === DISCLOSURE)?.cells ?? [];
  return byRow(cells).flatMap((row) => {
    const figures = row.flatMap((cell) => {
      const value = values[cell.index] ?? null;
      const label = (COLUMN_NAMES as Readonly<Record<string, string>>)[cell.column.id] ?? bare(cell.column.label);
      if (!isFigure(value)) return [];
      // Money may bring its own unit.
      const unit = typeof value === "number" || value.unit === undefined ? cell.domain.unit : "";
      return [{ label, figure: formatFigure(cell.domain, value), unit }];
    });
    return figures.length === 0 ? [] : [{ title: row[0]!.row.label, figures, isWhole: figures.length === row.length }];
  });
}

/** A page of noughts tells less than a line that says so. */
const isNothing = ({ figures, isWhole }: ReturnType<typeof disclosed>[number]): boolean =>
  isWhole && figures.every(({ figure }) => /^0(?:\.0+)?$/u.test(figure));

function sectionsOf(report: Named, previous: readonly Value[] | undefined): InfographicSection[] {
  const { form } = report;
  const now = figuresOf(form, report.values);
  const charts = chartsOf(report, previous);
  const flow = flowOf(now);
  const groundOf = (id: TableId): string => {
    const table = form.tables.find((one) => one.table.id === id);
    return table ? `数据见${tableNumber(table)}` : "";
  };
  const drawn = (name: ChartName): Chart | undefined => {
    const chart = charts.get(name);
    return chart && isWorthDrawing(chart) ? chart : undefined;
  };
  const charted = (name: ChartName, title: string, of: TableId, beside: ChartName | undefined): readonly InfographicSection[] => {
    const chart = charts.get(name);
    // Nothing happened, and the flow has said so.
    if (!chart || (of === REQUESTS && chartTotal(chart.series.flatMap(({ values }) => values)) === 0)) return [];
    const shown = drawn(name);
    const isHalf = shown !== undefined && beside !== undefined && drawn(beside) !== undefined;
    return [{ id: chart.id, title, ground: groundOf(of), isHalf, sentence: chart.sentence, ...(shown && { chart: shown }) }];
  };
  const listed = (
    id: string,
    title: string,
    of: TableId,
    lists: readonly FigureList[],
    sentence = "",
  ): readonly InfographicSection[] =>
    lists.length === 0 && sentence === "" ? [] : [{ id, title, ground: groundOf(of), isHalf: false, sentence, lists }];
  const all = disclosed(report);
  const some = all.filter((list) => !isNothing(list));
  const none = all.filter(isNothing).map(({ title }) => title);
  const nothing = none.length === 0 ? "" : `${none.join("、")}${none.length > 1 ? "各项" : ""}均为0。`;
  const isCompared = (charts.get("申请办理情况")?.series.length ?? 0) > 1;
  return [
    {
      id: "flow",
      title: "申请办理流向",
      ground: groundOf(REQUESTS),
      isHalf: false,
      ...(typeof flow === "string" ? { sentence: flow } : { sentence: flow.sentence, flow }),
    },
    ...charted("办理结果", "办理结果", REQUESTS, "申请人构成"),
    ...charted("申请人构成", "谁在申请", REQUESTS, "办理结果"),
    ...listed("reasons", "具体情形", REQUESTS, reasons(form, now)),
    ...(isCompared ? charted("申请办理情况", "与上年比较", REQUESTS, "复议诉讼") : []),
    ...charted("复议诉讼", "行政复议、行政诉讼", PROCEEDINGS, isCompared ? "申请办理情况" : undefined),
    ...listed("disclosed", "主动公开", DISCLOSURE, some, nothing),
  ];
}

/** @param mark - 未通过审核…; "" for none */
export function infographicPage(report: Named, previous: Reading | undefined, mark = ""): string {
  const { unread } = gapsOf(report);
  const shown: Named = { ...report, values: report.values.map((value, index) => (unread.has(index) ? null : value)) };
  const last = sameForm(report, previous);
  const { unit, year } = report;
  return infographicHtml({
    unit,
    title: [`${year}年政府信息公开`, "工作年度报告图解"],
    ...(mark !== "" && { mark }),
    headlines: headlines(shown, last),
    sections: sectionsOf(shown, last),
    source: [
      `数据来源：《${unit}${year}年政府信息公开工作年度报告》的三张统计表${last ? "，上年数取自上年报告" : ""}。百分比四舍五入，相加可能不等于100%。`,
    ],
    digest: figuresDigest(report.form, report.values),
  });
}
