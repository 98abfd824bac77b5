// 办完了没有: how far a report has come, from the figures to the document that is published. What is left is counted.
import type { Reading } from "../../core/document/reading";
import type { SheetPlace } from "../../core/document/source";
import type { Cell } from "../../core/form/numbered-form";
import { ruleText } from "../../statute";
import { partOfForm } from "../words/form-picture";
import { workbookPlace } from "../workbook/workbook-cells";
import type { CheckedReport, ReportedFinding } from "./check-report";
import { isWaiting } from "./told";

export type StepId = "filled" | "balanced" | "previous" | "prose" | "report" | "final";

export interface TaskStep {
  readonly id: StepId;
  /** 填满 */
  readonly name: string;
  readonly done: boolean;
  /** 166/166, 3处, 未选: what fits under its name. */
  readonly short: string;
  /** The same as a sentence, with what to do next where something is left. */
  readonly words: string;
}

/** How many cells that somebody types have something in them. */
interface Filling {
  /** 表二; 新收; （三）不予公开 */
  readonly name: string;
  readonly filled: number;
  readonly all: number;
}

export interface PartFilling extends Filling {
  /** The first cell of it that is blank, where that stands in a worksheet. */
  readonly open?: SheetPlace;
}

export interface TableFilling extends Filling {
  /** The same part by part, in printed order. */
  readonly parts: readonly PartFilling[];
}

export function fillings(reading: Pick<Reading, "document" | "form" | "values" | "places">): readonly TableFilling[] {
  const { form, values } = reading;
  const isFilled = ({ index }: Cell): boolean => (values[index] ?? null) !== null;
  const partsOf = (cells: readonly Cell[]): readonly PartFilling[] => {
    const parts = new Map<string, Cell[]>();
    for (const cell of cells) parts.set(partOfForm(cell), [...(parts.get(partOfForm(cell)) ?? []), cell]);
    return [...parts].map(([name, own]) => {
      const first = own.find((cell) => !isFilled(cell));
      const open = first && workbookPlace(reading, first.index);
      return { name, filled: own.filter(isFilled).length, all: own.length, ...(open && { open }) };
    });
  };
  return form.tables.map(({ table, cells }) => {
    const typed = cells.filter(({ computed }) => !computed);
    return { name: `表${table.number}`, filled: typed.filter(isFilled).length, all: typed.length, parts: partsOf(typed) };
  });
}

/** Where to begin: the first cell that is blank; undefined where all are filled in. */
export const firstOpen = (tables: readonly Pick<TableFilling, "parts">[]): SheetPlace | undefined =>
  tables.flatMap(({ parts }) => parts).find(({ open }) => open)?.open;

export interface TaskFacts {
  readonly tables: readonly Filling[];
  /** Of the tables, those across the years among them. */
  readonly findings: readonly ReportedFinding[];
  /** "foreign": what was given is another unit's, or of another year. */
  readonly previous: "none" | "given" | "foreign";
  /** Of the prose; absent until a report was held against the tables. */
  readonly prose?: readonly ReportedFinding[] | undefined;
  /** "stale": figures have changed since it was written. */
  readonly report: "none" | "written" | "stale" | OpenReportFact;
  /** "stale": figures have changed since the final copy was made. */
  readonly final: "none" | "made" | "stale" | OpenFinalFact;
  /** The report is the document that is open, and no file to be chosen. */
  readonly isOpen?: boolean;
}

/** What an open document shows of having been written; "unseen": it was not looked at. */
type OpenReportFact = "unseen" | "blank" | "differs" | "holds" | "holds-but-kept";
/** Whether a final copy was made is never seen from the document that it is made of. */
type OpenFinalFact = "marked" | "unseen";

/** @param given - something was given as last year's report */
export const previousFact = (
  { previous, foreign }: Pick<CheckedReport, "previous" | "foreign">,
  given: boolean,
): TaskFacts["previous"] => (!given ? "none" : foreign === true || !previous ? "foreign" : "given");

/** What is found in a report held against the tables; what concerns the tables alone is told apart from it. */
export const isOfReport = ({ finding: { detail } }: Pick<ReportedFinding, "finding">): boolean =>
  detail.kind === "prose" || detail.kind === "tables-differ" || detail.kind === "other-report";

/** The same findings as the steps count them: of the tables in themselves, and across the years. */
export function sortedByStep(
  findings: readonly ReportedFinding[],
): Readonly<Record<"balanced" | "previous", readonly ReportedFinding[]>> {
  const ofTables = findings.filter(({ finding }) => finding.detail.kind !== "prose");
  const acrossYears = ({ rule }: ReportedFinding): boolean => ruleText(rule).acrossYears === true;
  return { balanced: ofTables.filter((finding) => !acrossYears(finding)), previous: ofTables.filter(acrossYears) };
}

interface Left {
  /** Broken or unreadable, must hold or be explained, and nobody has explained it. */
  readonly due: number;
  /** What waits for figures. */
  readonly open: number;
  readonly explained: number;
  /** What somebody should look at, and need not answer. */
  readonly hints: number;
}

function leftIn(findings: readonly ReportedFinding[]): Left {
  let [due, open, explained, hints] = [0, 0, 0, 0];
  for (const finding of findings) {
    if (isWaiting(finding) || finding.verdict === "undecided") open += 1;
    else if (finding.explanation?.state === "explained") explained += 1;
    else if (finding.class === "A" || finding.class === "B") due += 1;
    else hints += 1;
  }
  return { due, open, explained, hints };
}

const beside = ({ explained, hints }: Left): string =>
  `${explained > 0 ? `，${explained}处已说明` : ""}${hints > 0 ? `，另有${hints}处可再核实` : ""}`;

function filledStep(tables: readonly Filling[]): TaskStep {
  const [filled, all] = [tables.reduce((sum, one) => sum + one.filled, 0), tables.reduce((sum, one) => sum + one.all, 0)];
  const missing = tables.filter((one) => one.filled < one.all).map((one) => `${one.name}还有${one.all - one.filled}格`);
  const done = missing.length === 0;
  const words = done ? `三张表的${all}格都已填写。` : `${missing.join("，")}没有填写，请补填。`;
  return { id: "filled", name: "填满", done, short: `${filled}/${all}`, words };
}

function balancedStep(findings: readonly ReportedFinding[]): TaskStep {
  const left = leftIn(findings);
  const step = { id: "balanced", name: "平衡", done: left.due + left.open === 0 } as const;
  if (left.due > 0)
    return { ...step, short: `${left.due}处`, words: `表内有${left.due}处不符${beside(left)}，请逐处改正或说明。` };
  if (left.open > 0)
    return { ...step, short: "待定", words: `表内有${left.open}处要等空格填满才能核对${beside(left)}，请先补填。` };
  return { ...step, short: left.explained > 0 ? `${left.explained}处已说明` : "相符", words: `表内各数平衡${beside(left)}。` };
}

function previousStep(previous: TaskFacts["previous"], findings: readonly ReportedFinding[]): TaskStep {
  const left = leftIn(findings);
  const step = { id: "previous", name: "对照上年" } as const;
  if (previous === "none") return { ...step, done: false, short: "未选", words: "还没有对照上年报告，请选择上年的报告。" };
  if (previous === "foreign")
    return { ...step, done: false, short: "不是上年", words: "所选的不是本单位上年的报告，没有对照，请另选。" };
  if (left.due > 0)
    return {
      ...step,
      done: false,
      short: `${left.due}处`,
      words: `与上年报告有${left.due}处不符${beside(left)}，请逐处改正或说明。`,
    };
  if (left.open > 0)
    return { ...step, done: false, short: "待定", words: `与上年报告有${left.open}处还无法核对${beside(left)}，请先补填。` };
  return { ...step, done: true, short: "相符", words: `与上年报告相符${beside(left)}。` };
}

function proseStep(findings: TaskFacts["prose"], isOpen: boolean): TaskStep {
  const step = { id: "prose", name: "正文" } as const;
  const onward = isOpen ? "请核对打开的这份文档" : "请选择写好的报告";
  if (!findings) return { ...step, done: false, short: "未核对", words: `还没有核对正文，${onward}。` };
  const left = leftIn(findings);
  if (left.due + left.open === 0) return { ...step, done: true, short: "相符", words: `正文与表相符${beside(left)}。` };
  const due = left.due + left.open;
  return { ...step, done: false, short: `${due}处`, words: `正文有${due}处要改正、补齐或说明${beside(left)}，请逐处核对。` };
}

const REPORT: Readonly<Record<TaskFacts["report"], Pick<TaskStep, "done" | "short" | "words">>> = {
  none: { done: false, short: "未写", words: "还没有把三张表写入报告，请选择报告文档。" },
  written: { done: true, short: "已写入", words: "现在的数都已写入报告。" },
  stale: { done: false, short: "要重写", words: "写入报告以后表里的数又有改动，请再写入一次。" },
  unseen: { done: false, short: "未对照", words: "还没有与这份文档对照，请填好年度和单位名称、选定要写的表。" },
  blank: { done: false, short: "未写", words: "还没有把三张表写入这份文档，请看过下面的预览后写入。" },
  differs: { done: false, short: "要重写", words: "这份文档写入过，还有地方与现在的数不同，请看过下面的预览后再写入一次。" },
  holds: { done: true, short: "已写入", words: "现在的数都已写入这份文档。" },
  "holds-but-kept": { done: true, short: "已写入", words: "除了选定保留文档的地方，现在的数都已写入这份文档。" },
};

const FINAL: Readonly<Record<TaskFacts["final"], Pick<TaskStep, "done" | "short" | "words">>> = {
  none: { done: false, short: "未定", words: "报告还没有定稿，请选择写好的报告，去掉写入的标记另存一份。" },
  made: { done: true, short: "已定稿", words: "定稿里的数就是现在的数。" },
  stale: { done: false, short: "要重做", words: "定稿以后表里的数又有改动，请写入报告后再定稿一次。" },
  marked: {
    done: false,
    short: "未定",
    words: "这份文档里还有写入的标记，报送前请定稿，把标记去掉。",
  },
  unseen: {
    done: false,
    short: "看不出",
    words: "从这份文档看不出是否已经定稿，报送前请定稿，去掉写入的标记、记录和草稿。",
  },
};

export function taskSteps({ tables, findings, previous, prose, report, final, isOpen = false }: TaskFacts): readonly TaskStep[] {
  const sorted = sortedByStep(findings);
  return [
    filledStep(tables),
    balancedStep(sorted.balanced),
    previousStep(previous, sorted.previous),
    proseStep(prose, isOpen),
    { id: "report", name: "写入报告", ...REPORT[report] },
    { id: "final", name: "定稿", ...FINAL[final] },
  ];
}

/** The first that is left; undefined when all is done. */
export const nextStep = (steps: readonly TaskStep[]): TaskStep | undefined => steps.find(({ done }) => !done);
