// A block that was pasted one line off: told by the balances, and put back where it belongs.
import type { Counts } from "../../core/check/finding";
import { readValue } from "../../core/figures/read-value";
import type { Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import type { RawCell, RawGrid } from "../../core/document/source";
import { isFigure, sameValue } from "../../core/figures/values";
import type { Area, CellChange, ChangedBlock, Contents, Held } from "../../ports/workbook";
import { ruleText } from "../../statute";
import { checkReport, type CheckedReport } from "../check/check-report";
import { readReport } from "../read/read-report";
import { BLANK, entryBack, heldIn, isBlank } from "../workbook/workbook-cells";
import { heldOnly } from "../workbook/journal";

/** Where the block landed, seen from where it belongs. */
export type Off = "lower" | "higher" | "right" | "left";

export interface Misplaced {
  readonly off: Off;
  readonly rows: number;
  readonly columns: number;
  /** What puts it back, and what it lies on back as it was. */
  readonly changes: readonly CellChange[];
  /** Sums of the block's own cells that hold once it is back. */
  readonly holding: number;
}

const STEPS: Readonly<Record<Off, { readonly row: number; readonly col: number }>> = {
  lower: { row: -1, col: 0 },
  higher: { row: 1, col: 0 },
  right: { row: 0, col: -1 },
  left: { row: 0, col: 1 },
};

/** The workbook as it was looked at, and what was found in it; nothing where it held no table. */
export interface Looked {
  readonly contents: Contents;
  readonly checked: CheckedReport | undefined;
}

/** So many sums must speak for it: one alone may hold by chance. */
const ENOUGH = 2;

const key = (row: number, col: number): string => `${row},${col}`;

const gridOf = ({ document }: Contents, sheet: string): RawGrid | undefined =>
  document.blocks.find((block): block is RawGrid => block.kind === "grid" && block.name === sheet);

const squaresOf = ({ top, left, bottom, right }: Area): { readonly row: number; readonly col: number }[] =>
  Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => ({
    row: top + Math.floor(i / (right - left + 1)),
    col: left + (i % (right - left + 1)),
  }));

const sameHeld = (a: Held, b: Held): boolean =>
  a.formula !== undefined || b.formula !== undefined
    ? a.formula === b.formula
    : a.number !== undefined || b.number !== undefined
      ? a.number === b.number
      : a.text === b.text;

/** Where each cell of the form stands in the sheet. */
function cellsAt(reading: Reading, sheet: string): ReadonlyMap<string, number> {
  const block = reading.document.blocks.findIndex((one) => one.kind === "grid" && one.name === sheet);
  return new Map(reading.places.flatMap((place, index) => (place?.block === block ? [[key(place.row, place.col), index]] : [])));
}

/** What of the rules that must hold does not, in one table; blanks that keep a sum open count as well. */
const badIn = ({ findings }: CheckedReport, table: string): Pick<Counts, "broken" | "undecided"> => {
  const own = findings.filter((told) => told.table === table && told.class === "A");
  return {
    broken: own.filter(({ verdict }) => verdict !== "undecided").length,
    undecided: own.filter(({ verdict }) => verdict === "undecided").length,
  };
};

const isIn = ({ top, left, bottom, right }: Area, { row, col }: Pick<RawCell, "row" | "col">): boolean =>
  row >= top && row <= bottom && col >= left && col <= right;

/** Somebody else may have been at work at the same time: then what was before says nothing. */
const differOnlyIn = (was: RawGrid, is: RawGrid, area: Area): boolean =>
  [...was.cells, ...is.cells].every((cell) => isIn(area, cell) || sameHeld(heldIn(was, cell), heldIn(is, cell)));

/** Whether anything in a block is not what it was. */
export function isChanged(before: Contents, after: Contents, { sheet, area }: ChangedBlock): boolean {
  const was = gridOf(before, sheet);
  const is = gridOf(after, sheet);
  return squaresOf(area).some((square) => !sameHeld(heldIn(was, square), heldIn(is, square)));
}

interface Candidate {
  readonly off: Off;
  readonly grid: RawGrid;
  readonly undecided: number;
  readonly holding: number;
}

/** The sheet as it was, with the block one step on; undefined where something in the block does not fit there. */
function moved(was: RawGrid, is: RawGrid, area: Area, off: Off, cells: ReadonlyMap<string, number>, before: Reading) {
  const { row: down, col: over } = STEPS[off];
  const made = new Map(was.cells.map((cell) => [key(cell.row, cell.col), cell]));
  /** Totals that add themselves up, and what the block says they should be. */
  const witnesses: { readonly index: number; readonly held: Held }[] = [];
  for (const { row, col } of squaresOf(area)) {
    const held = heldIn(is, { row, col });
    const at = key(row + down, col + over);
    const index = cells.get(at);
    const standing = made.get(at);
    if (held.formula !== undefined) return undefined;
    if (index === undefined) {
      // Labels that were copied along must be those that stand there.
      if (!isBlank(held) && held.text.trim() !== (standing?.text ?? "").trim()) return undefined;
      continue;
    }
    if (before.form.cells[index]!.computed && standing?.formula !== undefined) {
      if (!isBlank(held)) witnesses.push({ index, held });
      continue;
    }
    const span = standing ?? { rowSpan: 1, colSpan: 1 };
    const cell: RawCell = { row: row + down, col: col + over, rowSpan: span.rowSpan, colSpan: span.colSpan, ...heldOnly(held) };
    made.set(at, cell);
  }
  // In reading order, as every grid is told.
  const inOrder = [...made.values()].sort((a, b) => a.row - b.row || a.col - b.col);
  return { grid: { ...was, cells: inOrder }, witnesses };
}

function candidate(before: Reading, after: Contents, was: RawGrid, is: RawGrid, area: Area, off: Off): Candidate | undefined {
  const found = moved(was, is, area, off, cellsAt(before, was.name), before);
  if (!found) return undefined;
  const blocks = after.document.blocks.map((block) => (block.kind === "grid" && block.name === was.name ? found.grid : block));
  const read = readReport({ ...after.document, blocks });
  if (!read.ok || read.value.form !== before.form) return undefined;
  const { values, form } = read.value;
  for (const { index, held } of found.witnesses)
    if (!sameValue(readValue(held.text, form.cells[index]!.domain).value, values[index] ?? null)) return undefined;
  const { row: down, col: over } = STEPS[off];
  const cells = cellsAt(read.value, was.name);
  const inside = new Set(squaresOf(area).flatMap(({ row, col }) => cells.get(key(row + down, col + over)) ?? []));
  const table = form.cells[[...inside][0] ?? -1]?.table.id;
  if (table === undefined) return undefined;
  // A figure speaks in the balances of the totals that it is a part of, too.
  const sums = checksOf(form).filter((check): check is SumCheck => check.kind === "sum" && check.totalling);
  for (let deep = 0; deep < 2; deep += 1)
    for (const { left, right } of sums) if (left.some((index) => inside.has(index))) inside.add(right[0]!);
  const checked = checkReport(read.value);
  const { broken, undecided } = badIn(checked, table);
  if (broken > 0) return undefined;
  return { off, grid: found.grid, undecided, holding: holdingIn(read.value, checked, inside) + found.witnesses.length };
}

/** Balances that hold, of figures of the block that are not all 0. */
function holdingIn({ form, values }: Reading, { findings }: CheckedReport, inside: ReadonlySet<number>): number {
  const open = new Set(findings.map((told) => told.key));
  const speaks = (cells: Int32Array): boolean =>
    cells.some((index) => inside.has(index) && isFigure(values[index] ?? null) && values[index] !== 0);
  return checksOf(form).filter(
    (check) =>
      check.kind === "sum" &&
      check.comparison === "=" &&
      !check.totalling &&
      ruleText(check.rule).class === "A" &&
      !open.has(check.key) &&
      (speaks(check.left) || speaks(check.right)),
  ).length;
}

/**
 * @param before - the workbook as it was read before the paste
 * @param after - as it is now
 * @param area - of the sheet, that was changed at once
 * @returns undefined unless one step in one direction makes everything hold that the paste has broken or left open
 */
export function misplaced(before: Looked, after: Looked, sheet: string, area: Area): Misplaced | undefined {
  const was = gridOf(before.contents, sheet);
  const is = gridOf(after.contents, sheet);
  const reading = before.checked?.reading;
  if (!was || !is || !reading || !differOnlyIn(was, is, area)) return undefined;
  const table = [...cellsAt(reading, sheet).values()].map((index) => reading.form.cells[index]!.table.id)[0];
  if (table === undefined) return undefined;
  const bad = after.checked ? badIn(after.checked, table) : { broken: Infinity, undecided: Infinity };
  const covers = squaresOf(area).some(({ row, col }) => {
    const standing = heldIn(was, { row, col });
    return standing.formula !== undefined && heldIn(is, { row, col }).formula === undefined;
  });
  if (bad.broken === 0 && bad.undecided === 0 && !covers) return undefined;
  const found = (Object.keys(STEPS) as Off[])
    .flatMap((off) => candidate(reading, after.contents, was, is, area, off) ?? [])
    .filter(({ holding, undecided }) => holding >= ENOUGH && (bad.broken > 0 || undecided < bad.undecided || covers));
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const { row: down, col: over } = STEPS[only.off];
  const touched = new Map(
    [...squaresOf(area), ...squaresOf(area).map(({ row, col }) => ({ row: row + down, col: col + over }))]
      .filter(({ row, col }) => row >= 0 && col >= 0)
      .map((square) => [key(square.row, square.col), square]),
  );
  const changes = [...touched.values()].flatMap((square): CellChange[] => {
    const held = heldIn(is, square);
    const wanted = heldIn(only.grid, square);
    if (sameHeld(held, wanted)) return [];
    return [{ sheet, ...square, before: heldOnly(held), after: entryBack(isBlank(wanted) ? BLANK : wanted) }];
  });
  if (changes.length === 0) return undefined;
  return { off: only.off, rows: area.bottom - area.top + 1, columns: area.right - area.left + 1, changes, holding: only.holding };
}
