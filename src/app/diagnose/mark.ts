// 标记: which cells of the workbook are marked for which findings, beside what the form's own formats colour.
import { checksTold, type Finding } from "../../core/check/finding";
import { checksOf } from "../../core/check/rules";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import type { CellMark, MarkKind, SheetState } from "../../ports/workbook";
import type { CheckedReport, ReportedFinding } from "../check/check-report";
import { spokenPlace } from "../words/place";
import { heldAt, workbookPlace } from "../workbook/workbook-cells";
import type { Suspect } from "./suspects";

const RANK: Readonly<Record<MarkKind, number>> = { suspected: 4, broken: 3, unreadable: 2, involved: 1, undecided: 0 };

type Marked = Pick<CheckedReport, "reading"> & { readonly findings: readonly Pick<ReportedFinding, "finding">[] };

export interface MarksBeside {
  /** Cells that a cause points at. */
  readonly suspects?: readonly Suspect[];
  /** Keys of the findings that these causes explain: of them the other cells are merely involved. */
  readonly explained?: ReadonlySet<string>;
  /** Sheets in which the form's own formats stand. */
  readonly colouring?: ReadonlySet<string>;
  /** Whether cells are marked that are merely not filled in yet; in a fresh form that is all of them. */
  readonly blanks?: boolean;
}

/** A total that differs is marked, not all the figures it adds up: the sheet would turn red for one slip of the pen. */
function cellsOf(finding: Finding): readonly number[] {
  return finding.detail.kind === "sum" && finding.detail.totalling ? finding.cells.slice(0, 1) : finding.cells;
}

export const colouringSheets = (sheets: readonly Pick<SheetState, "name" | "colours">[]): ReadonlySet<string> =>
  new Set(sheets.flatMap(({ name, colours }) => (colours ? [name] : [])));

const ownKeys = new WeakMap<NumberedForm, ReadonlySet<string>>();

/** Keys of the checks that the form's own formats express: those within one table and one year. */
function keysOf(form: NumberedForm): ReadonlySet<string> {
  const known = ownKeys.get(form) ?? new Set(checksOf(form).map(({ key }) => key));
  ownKeys.set(form, known);
  return known;
}

/**
 * What stands in a cell as a number, or as a formula that shows one: a format reads a text otherwise than we do, and knows
 * no total that its own formula does not give.
 */
const isNumber = (reading: Reading, index: number): boolean => {
  const { number, formula, text } = heldAt(reading, index);
  return number !== undefined || (formula !== undefined && text !== "" && !Number.isNaN(Number(text)));
};

/** Whether the form's own formats colour the cells of a finding, where they stand. */
function isColoured(reading: Reading, finding: Finding): boolean {
  const { detail, cells, verdict } = finding;
  if (!checksTold(finding).every((key) => keysOf(reading.form).has(key))) return false;
  if (verdict === "broken") return cells.every((index) => isNumber(reading, index));
  return verdict === "unreadable" && detail.kind === "value" && cells.every((index) => !isNumber(reading, index));
}

const isOn = (reading: Reading, sheets: ReadonlySet<string>, { cells }: Finding): boolean => {
  const names = new Set(cells.flatMap((index) => workbookPlace(reading, index)?.sheet ?? []));
  return names.size > 0 && [...names].every((name) => sheets.has(name));
};

/** @returns one mark per cell, for the worst that is known of it; figures that stand in no worksheet have none */
export function marksFor({ reading, findings }: Marked, beside: MarksBeside = {}): CellMark[] {
  const { suspects = [], explained, colouring = new Set<string>(), blanks = false } = beside;
  const marks = new Map<string, CellMark>();
  const put = (index: number, kind: MarkKind): void => {
    const place = workbookPlace(reading, index);
    if (!place) return;
    const key = spokenPlace(place);
    const known = marks.get(key);
    if (!known || RANK[known.kind] < RANK[kind]) marks.set(key, { ...place, kind });
  };
  for (const { finding } of findings) {
    if (finding.verdict === "undecided" && !blanks) continue;
    if (isColoured(reading, finding) && isOn(reading, colouring, finding)) continue;
    const kind = finding.verdict === "broken" && explained?.has(finding.key) ? "involved" : finding.verdict;
    for (const index of cellsOf(finding)) put(index, kind);
  }
  for (const { index, wrong } of suspects) put(index, wrong ? "suspected" : "undecided");
  return [...marks.values()];
}

/** How many cells of each sheet the form's own formats colour, whatever we put there or take away. */
export function coloured({ reading, findings }: Marked, colouring: ReadonlySet<string>): ReadonlyMap<string, number> {
  const cells = new Set(
    findings.flatMap(({ finding }) => (isColoured(reading, finding) && isOn(reading, colouring, finding) ? finding.cells : [])),
  );
  const sheets = new Map<string, number>();
  for (const index of cells) {
    const sheet = workbookPlace(reading, index)?.sheet;
    if (sheet !== undefined) sheets.set(sheet, (sheets.get(sheet) ?? 0) + 1);
  }
  return sheets;
}
