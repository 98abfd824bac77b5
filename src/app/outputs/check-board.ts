// Checked sources as a workbook: an overview, a board of units × rules, worst first, whose counts lead to the list of findings.
import { a1 } from "../../core/figures/addresses";
import type { RuleClass } from "../../core/form/rule-text";
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting, waitingWords } from "../check/told";
import type { Desk } from "../desk/desk";
import { ROUND_COLUMNS, roundCounts, roundNote } from "../words/round-wording";
import { SEALED, sealLine } from "../words/seal-wording";
import type { SourceOutcome } from "./check-outcome";
import { CLASS_NAMES, editionName, VERDICT_NAMES } from "./check-text";
import { heated } from "./heat";
import { linkedCell, linkedWords, listSheet, numberCell, textCell, type ListColumn } from "./list-sheet";
import { OVERVIEW, overviewSheet } from "./overview-sheet";
import { onPages } from "./printed-pages";
import { rollSheet } from "./roll-sheet";
import { STANDING_NAMES, standingOf, worstFirst, type Standing } from "./standing";

const BOARD = "审核看板";
const LIST = "问题清单";

/** On paper: the overview takes one page, the list of units one, the board four at the most, and the list of findings the rest. */
const MOST_PAGES = { board: 4, all: 8 };

/** Points; a rule's title stands in a narrow column. */
const HEAD = 140;

const place = (sheet: string, row: number): string => `#'${sheet}'!${a1({ row, col: 0 })}`;

export const toldIn = ({ findings }: SourceOutcome): readonly ReportedFinding[] =>
  findings.filter((finding) => !isWaiting(finding));

const nameOf = ({ unit }: SourceOutcome): string => unit ?? "（未写单位）";

const CLASSES: readonly RuleClass[] = ["A", "B", "C", "D"];
const gravestFirst = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] =>
  CLASSES.flatMap((grade) => findings.filter((finding) => finding.class === grade));

/** Where to look first; all of them are in the sentence, or in the JSON. */
const MOST_PLACES = 3;
const LONGEST_PLACES = 40;

function placesIn(finding: ReportedFinding): string {
  const all = addressesOf(finding);
  const few = all.slice(0, MOST_PLACES).join("、");
  const shown = few.length > LONGEST_PLACES ? all[0]! : few;
  return shown + (all.length > 1 && shown.length < all.join("、").length ? "等" : "");
}

/** What a finding of a file that came back is to the last round. */
function roundWord({ round, findings }: SourceOutcome, finding: ReportedFinding): string {
  if (!round) return "";
  const at = findings.indexOf(finding);
  return round.fresh.includes(at) ? "新增" : round.still.includes(at) ? "仍有" : round.explained.includes(at) ? "说明已收" : "";
}

interface Listed {
  readonly lines: readonly (readonly CellContent[])[];
  /** The line of the first finding of a rule of a source, and of a rule at all: rows of the sheet. */
  readonly of: (outcome: SourceOutcome, rule: string) => number | undefined;
  readonly first: (rule: string) => number | undefined;
  /** So many of the lines are of sources that go back. */
  readonly returned: number;
}

function listOf(outcomes: readonly SourceOutcome[]): Listed {
  const lines: CellContent[][] = [];
  const rows = new Map<string, number>();
  const first = new Map<string, number>();
  let returned = 0;
  outcomes.forEach((outcome, at) => {
    const head = (): CellContent[] => [linkedCell(place(BOARD, at + 1), at + 1), textCell(nameOf(outcome))];
    const told = toldIn(outcome);
    for (const cause of outcome.causes ?? [])
      lines.push([
        ...head(),
        textCell("原因"),
        textCell(""),
        textCell(""),
        textCell(`${cause.head}：${cause.message}`),
        textCell(""),
        textCell(""),
      ]);
    for (const finding of gravestFirst(told)) {
      const row = lines.length + 1;
      const key = `${at} ${finding.rule}`;
      if (!rows.has(key)) rows.set(key, row);
      if (!first.has(finding.rule)) first.set(finding.rule, row);
      lines.push([
        ...head(),
        textCell(CLASS_NAMES[finding.class]),
        textCell(finding.rule),
        textCell(VERDICT_NAMES[finding.verdict]),
        textCell(finding.explanation ? `${finding.message}${finding.explanation.message}` : finding.message),
        textCell(placesIn(finding)),
        textCell(roundWord(outcome, finding)),
      ]);
    }
    const waiting = waitingWords(outcome.findings.length - told.length);
    if (waiting !== "")
      lines.push([
        ...head(),
        textCell(""),
        textCell(""),
        textCell(VERDICT_NAMES.undecided),
        textCell(waiting),
        textCell(""),
        textCell(""),
      ]);
    for (const one of outcome.round?.mended ?? [])
      lines.push([
        ...head(),
        textCell(CLASS_NAMES[one.class]),
        textCell(one.rule),
        textCell(""),
        textCell(`上一轮：${one.message}`),
        textCell(""),
        textCell("已改"),
      ]);
    if (standingOf(outcome) !== "passed") returned = lines.length;
  });
  const at = new Map(outcomes.map((outcome, i) => [outcome, i]));
  return { lines, returned, of: (outcome, rule) => rows.get(`${at.get(outcome)!} ${rule}`), first: (rule) => first.get(rule) };
}

/** The likeliest cause in one sentence, or why there is nothing to say. */
const whyOf = ({ causes, error, round, seal }: SourceOutcome): string =>
  [round ? roundNote(round) : "", seal?.state === "changed" ? sealLine(seal) : "", error ?? causes?.[0]?.message ?? ""]
    .filter((words) => words !== "")
    .join("；");

/** The overview first, then the board, then the list of findings that the counts of both lead to, then the list of units. */
export function boardSheets(desk: Desk): readonly Worksheet[] {
  const outcomes = worstFirst(desk.outcomes);
  const used = [...new Set(outcomes.flatMap((outcome) => toldIn(outcome).map((finding) => finding.rule)))].sort();
  const isLater = outcomes.some(({ round }) => round !== undefined);
  const isSealed = outcomes.some(({ seal }) => seal !== undefined);
  const list = listOf(outcomes);
  const narrow = (title: string, width = 36): ListColumn => ({ title, width, style: "figure" });
  const rounds = isLater ? [narrow("轮次", 30), ...ROUND_COLUMNS.map((title) => narrow(title))] : [];
  const before: readonly ListColumn[] = [
    narrow("序号", 30),
    { title: "单位", width: 140, style: "left" },
    narrow("状态", 52),
    ...rounds,
    narrow(VERDICT_NAMES.broken, 40),
    narrow(VERDICT_NAMES.undecided),
    narrow(VERDICT_NAMES.unreadable, 40),
  ];
  const columns: readonly ListColumn[] = [
    ...before,
    ...used.map((rule) => narrow(`${rule} ${ruleText(rule).title}`)),
    ...(isSealed ? [narrow("验收", 76)] : []),
    narrow("年度", 40),
    { title: "格式", width: 130, style: "left", isClipped: true },
    narrow(VERDICT_NAMES.passed, 40),
    { title: "最可能的原因", width: 420, style: "left", isClipped: true },
    { title: "文件", width: 220, style: "left", isClipped: true },
  ];
  const lines = outcomes.map((outcome, at): CellContent[] => {
    const { round, counts } = outcome;
    const told = toldIn(outcome);
    return [
      linkedCell(outcome.source, at + 1),
      textCell(nameOf(outcome)),
      textCell(STANDING_NAMES[standingOf(outcome)]),
      ...(isLater ? [numberCell(round?.number ?? 1)] : []),
      ...(isLater ? ROUND_COLUMNS.map((_, i) => (round ? numberCell(roundCounts(round)[i]!) : textCell(""))) : []),
      numberCell(counts.broken),
      numberCell(counts.undecided),
      numberCell(counts.unreadable),
      ...used.map((rule): CellContent => {
        const row = list.of(outcome, rule);
        return row === undefined
          ? { kind: "blank" }
          : linkedCell(place(LIST, row), told.filter((finding) => finding.rule === rule).length);
      }),
      ...(isSealed ? [textCell(outcome.seal ? SEALED[outcome.seal.state] : "")] : []),
      textCell(outcome.year === null ? "" : String(outcome.year)),
      textCell(editionName(outcome)),
      numberCell(counts.passed),
      textCell(whyOf(outcome)),
      textCell(outcome.source),
    ];
  });
  const plain = listSheet(BOARD, columns, lines, "1F4E79", linkedWords(`#'${OVERVIEW}'!A1`, "序号"));
  const clean = (outcome: SourceOutcome): boolean => standingOf(outcome) === "passed" && toldIn(outcome).length === 0;
  const board = heated({ ...plain, rowHeights: [HEAD, ...plain.rowHeights.slice(1)] }, (row, col) => {
    const rule = used[col - before.length];
    return toldIn(outcomes[row - 1]!)
      .filter((finding) => finding.rule === rule)
      .map((finding) => finding.class);
  });
  const listed = listSheet(
    LIST,
    [
      narrow("序号", 30),
      { title: "单位", width: 110, style: "left" },
      narrow("类别", 48),
      narrow("规则", 44),
      narrow("结论", 48),
      { title: "问题和处理办法", width: 350, style: "left" },
      { title: "位置", width: 96, style: "left" },
      ...(isLater ? [narrow("与上一轮", 52)] : []),
    ],
    isLater ? list.lines : list.lines.map((line) => line.slice(0, -1)),
    "C00000",
    linkedWords(`#'${OVERVIEW}'!A1`, "序号"),
  );
  const printedBoard = onPages(board, {
    cols: before.length + used.length,
    lines: outcomes.filter((outcome) => !clean(outcome)).length,
    pages: MOST_PAGES.board,
  });
  const rowOf = new Map(outcomes.map((outcome, at) => [outcome, at + 1]));
  const firstOf = (standing: Standing): string => {
    const at = outcomes.findIndex((outcome) => standingOf(outcome) === standing);
    return at < 0 ? place(BOARD, 0) : place(BOARD, at + 1);
  };
  return [
    overviewSheet(
      { ...desk, outcomes },
      {
        board: place(BOARD, 0),
        standing: firstOf,
        firstOf: (rule) => {
          const row = list.first(rule);
          return row === undefined ? undefined : place(LIST, row);
        },
      },
    ),
    printedBoard.sheet,
    onPages(listed, { cols: 7, lines: list.returned, pages: MOST_PAGES.all - 2 - printedBoard.pages }).sheet,
    ...(desk.roll ? [rollSheet(desk.roll, (file) => place(BOARD, rowOf.get(desk.outcomes[file]!)!))] : []),
  ];
}
