// Checked sources as a workbook: an overview, a board of units × rules, worst first, whose counts lead to the list of findings.
import { a1 } from "../../core/figures/addresses";
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import { waitingWords } from "../check/told";
import type { Desk } from "../desk/desk";
import { ROUND_COLUMNS, roundCounts, roundNote } from "../words/round-wording";
import { otherRulesLine } from "../words/rules-wording";
import { SEALED, sealLine } from "../words/seal-wording";
import type { BoardEntry } from "./board-entry";
import { alikeSheet } from "./alike-sheet";
import { CLASS_NAMES, VERDICT_NAMES } from "./check-text";
import { heated } from "./heat";
import { comparedRates } from "./overview";
import { picturesSheet } from "./pictures-sheet";
import { ratesSheet } from "./rates-sheet";
import { sealSheet } from "./seal-list";
import { eachOf, linkedCell, linkedWords, listSheet, numberCell, textCell, type ListColumn, type ListLines } from "./list-sheet";
import { OVERVIEW, overviewSheet } from "./overview-sheet";
import { onPages } from "./printed-pages";
import { rollSheet } from "./roll-sheet";
import { STANDING_NAMES, worstFirst, type Standing } from "./standing";

const BOARD = "审核看板";
const LIST = "问题清单";

/** On paper: one page for the overview and one for each list beside, for the board four at the most, for the findings the rest. */
const MOST_PAGES = { board: 4, all: 8 };

/** Points; a rule's title stands in a narrow column. */
const HEAD = 140;

const place = (sheet: string, row: number): string => `#'${sheet}'!${a1({ row, col: 0 })}`;

const nameOf = ({ unit }: BoardEntry): string => unit ?? "（未写单位）";

/** Lines that an entry takes in the list before its findings, and in all. */
const linesBefore = ({ causes }: BoardEntry): number => causes.length;
const linesOf = (entry: BoardEntry): number =>
  linesBefore(entry) + entry.findings.length + (entry.waiting > 0 ? 1 : 0) + (entry.round?.mended.length ?? 0);

/** What there is to say of one source, each line with a way back to the board. */
function* findingLines(entry: BoardEntry, at: number): Generator<CellContent[]> {
  const back = linkedCell(place(BOARD, at + 1), at + 1);
  const unit = textCell(nameOf(entry));
  const line = (
    ...words: readonly [grade: string, rule: string, verdict: string, text: string, places: string, round: string]
  ) => [back, unit, ...words.map(textCell)];
  for (const cause of entry.causes) yield line("原因", "", "", cause, "", "");
  for (const { rule, class: grade, verdict, text, places, round } of entry.findings)
    yield line(CLASS_NAMES[grade], rule, VERDICT_NAMES[verdict], text, places, round);
  if (entry.waiting > 0) yield line("", "", VERDICT_NAMES.undecided, waitingWords(entry.waiting), "", "");
  for (const { rule, class: grade, message } of entry.round?.mended ?? [])
    yield line(CLASS_NAMES[grade], rule, "", `上一轮：${message}`, "", "已改");
}

interface Listed {
  readonly lines: ListLines<CellContent[]>;
  /** The row of the first finding of a rule, of an entry and of any. */
  readonly of: (at: number, rule: string) => string | undefined;
  readonly first: (rule: string) => string | undefined;
  /** So many of the lines are of sources that go back. */
  readonly returned: number;
}

function listOf(entries: readonly BoardEntry[]): Listed {
  const begins: number[] = [];
  let [length, returned] = [0, 0];
  for (const entry of entries) {
    begins.push(length);
    length += linesOf(entry);
    if (entry.standing !== "passed") returned = length;
  }
  const of = (at: number, rule: string): string | undefined => {
    const first = entries[at]!.findings.findIndex((finding) => finding.rule === rule);
    return first < 0 ? undefined : place(LIST, begins[at]! + linesBefore(entries[at]!) + first + 1);
  };
  return {
    lines: {
      length,
      *[Symbol.iterator]() {
        for (const [at, entry] of entries.entries()) yield* findingLines(entry, at);
      },
    },
    of,
    first: (rule) => {
      const at = entries.findIndex(({ findings }) => findings.some((finding) => finding.rule === rule));
      return at < 0 ? undefined : of(at, rule);
    },
    returned,
  };
}

/** The likeliest cause in one sentence, or what else there is to know of a source. */
const whyOf = ({ causes, error, round, seal, otherRules }: BoardEntry): string =>
  [
    round ? roundNote(round) : "",
    otherRules ? otherRulesLine(otherRules) : "",
    seal?.state === "changed" ? sealLine(seal) : "",
    error ?? causes[0] ?? "",
  ]
    .filter((words) => words !== "")
    .join("；");

/** The overview first, then the board, then the list of findings that the counts of both lead to, then the list of units. */
export function boardSheets(desk: Desk): readonly Worksheet[] {
  const entries = worstFirst(desk.entries);
  const used = [...new Set(entries.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const isLater = entries.some(({ round }) => round !== undefined);
  const isSealed = entries.some(({ seal }) => seal !== undefined);
  const list = listOf(entries);
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
  const lines = eachOf(entries, (entry, at): CellContent[] => {
    const { round, counts, seal } = entry;
    return [
      linkedCell(entry.source, at + 1),
      textCell(nameOf(entry)),
      textCell(STANDING_NAMES[entry.standing]),
      ...(isLater ? [numberCell(round?.number ?? 1)] : []),
      ...(isLater ? ROUND_COLUMNS.map((_, i) => (round ? numberCell(roundCounts(round)[i]!) : textCell(""))) : []),
      numberCell(counts.broken),
      numberCell(counts.undecided),
      numberCell(counts.unreadable),
      ...used.map((rule): CellContent => {
        const target = list.of(at, rule);
        if (target === undefined) return { kind: "blank" };
        return linkedCell(target, entry.findings.filter((finding) => finding.rule === rule).length);
      }),
      ...(isSealed ? [textCell(seal ? SEALED[seal.state] : "")] : []),
      textCell(entry.year === null ? "" : String(entry.year)),
      textCell(entry.form),
      numberCell(counts.passed),
      textCell(whyOf(entry)),
      textCell(entry.source),
    ];
  });
  const back = linkedWords(`#'${OVERVIEW}'!A1`, "序号");
  const plain = listSheet(BOARD, columns, lines, "1F4E79", back);
  const board = heated({ ...plain, rowHeights: [HEAD] }, (row, col) => {
    const rule = used[col - before.length];
    return entries[row - 1]?.findings.flatMap((finding) => (finding.rule === rule ? [finding.class] : [])) ?? [];
  });
  const compared = comparedRates(entries);
  const rates = ratesSheet(entries, compared);
  const pictures = picturesSheet(compared);
  const rowBySource = new Map(entries.map(({ source }, at) => [source, at + 1]));
  const lineOf = (source: string): string | undefined => {
    const row = rowBySource.get(source);
    return row === undefined ? undefined : place(BOARD, row);
  };
  const beside = [
    ...(rates ? [rates] : []),
    ...(desk.alike && desk.alike.length > 0 ? [alikeSheet(desk.alike, lineOf)] : []),
    ...(desk.seals ? [sealSheet(desk.seals)] : []),
  ];
  const room = MOST_PAGES.all - 1 - beside.length - (pictures ? 1 : 0) - (desk.roll ? 1 : 0);
  const open = entries.filter(({ standing, findings }) => standing !== "passed" || findings.length > 0).length;
  const printed = onPages(board, { cols: before.length + used.length, lines: open, pages: Math.min(MOST_PAGES.board, room - 1) });
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
    isLater ? list.lines : eachOf(list.lines, (line) => line.slice(0, -1)),
    "C00000",
    back,
  );
  const first = (standing: Standing): string => {
    const at = entries.findIndex((entry) => entry.standing === standing);
    return place(BOARD, at + 1);
  };
  const rowOf = new Map(entries.map((entry, at) => [entry, at + 1]));
  return [
    overviewSheet({ ...desk, entries }, { board: place(BOARD, 0), standing: first, firstOf: list.first }),
    printed.sheet,
    onPages(listed, { cols: 7, lines: list.returned, pages: room - printed.pages }).sheet,
    ...(pictures ? [pictures] : []),
    ...beside.map((one) => onPages(one, { cols: one.cols, lines: one.lines.length, pages: 1 }).sheet),
    ...(desk.roll ? [rollSheet(desk.roll, (file) => place(BOARD, rowOf.get(desk.entries[file]!)!))] : []),
  ];
}
