// Excel's arrays of values, formulas and shown texts ↔ the cells that the core reads and writes.
import type { RawCell, RawGrid } from "../../core/document/source";
import type { Entry, Held } from "../../ports/workbook";
import { a1 } from "../../core/figures/addresses";
import { columnOf } from "./area";
import { undoubted } from "./suspicion";

/** A rectangle of a sheet as `Range` gives it. */
export interface CellBlock {
  /** 0-based place of its first cell in the sheet. */
  readonly row: number;
  readonly col: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly text: readonly (readonly string[])[];
}

export interface CellSpan {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Excel keeps and shows 15 significant digits; what lies beyond them is the noise of binary fractions. */
export function plainDecimal(value: number): string {
  const [mantissa, exponent] = Math.abs(value).toExponential(14).split("e") as [string, string];
  const digits = mantissa.replace(".", "").replace(/0{1,15}$/u, "");
  if (digits === "") return "0";
  const point = Number(exponent) + 1;
  const sign = value < 0 ? "-" : "";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const SHOWN = /^([+-]?)([\d,]+)(\.\d+)?(\D{0,8})$/u;

/**
 * A stored number as its reader sees it, but with every digit: 12.3456 that is shown as 12.35万元 is 12.3456万元.
 * What does not show that number at all, such as the date that 1-2 became, stays as it is shown.
 */
function numberText(value: number, exact: string, shown: string): string {
  const seen = shown.trim();
  if (seen === "" || /^#+$/u.test(seen)) return exact;
  const match = SHOWN.exec(seen);
  if (!match) return Math.abs(Number(seen) - value) <= Math.abs(value) / 20 ? exact : seen;
  const [, sign = "", whole = "", fraction = "", unit = ""] = match;
  const rounded = Number(sign + whole.replace(/,/gu, "") + fraction);
  const half = 0.5001 * 10 ** -Math.max(0, fraction.length - 1);
  if (Math.abs(rounded - value) > half) return seen;
  return (sign === "+" ? "+" : "") + exact + unit.trim();
}

/** @param formula - as Excel gives it: a text that merely begins with "=" is given like one, and gives itself */
export function heldOf(value: unknown, formula: unknown, shown: string): Held | undefined {
  const own = typeof formula === "string" && formula.startsWith("=") && value !== formula ? { formula: formula.slice(1) } : {};
  if (typeof value === "number") {
    const exact = plainDecimal(value);
    const text = numberText(value, exact, undoubted(shown));
    // As in a file, a formula's result is told as a text: what it comes to is reckoned by whoever believes it.
    return own.formula === undefined ? { text, number: exact } : { text, ...own };
  }
  const text = typeof value === "string" ? value : typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : shown;
  return text === "" && own.formula === undefined ? undefined : { text, ...own };
}

export function gridOf(name: string, block: CellBlock, merges: readonly CellSpan[]): RawGrid {
  const anchors = new Map<string, CellSpan>();
  const covered = new Set<string>();
  const { row: top, col: left } = block;
  const bottom = top + block.values.length;
  const right = left + (block.values[0]?.length ?? 0);
  for (const merge of merges) {
    if (merge.row >= bottom || merge.col >= right) continue;
    anchors.set(`${merge.row},${merge.col}`, merge);
    // A merge of a whole column reaches a million squares; only those within the block can hide anything.
    for (let row = merge.row; row < Math.min(bottom, merge.row + merge.rowSpan); row += 1)
      for (let col = merge.col; col < Math.min(right, merge.col + merge.colSpan); col += 1)
        if (row !== merge.row || col !== merge.col) covered.add(`${row},${col}`);
  }
  const cells: RawCell[] = [];
  block.values.forEach((line, r) =>
    line.forEach((value, c) => {
      const row = top + r;
      const col = left + c;
      const key = `${row},${col}`;
      const span = anchors.get(key);
      const held = heldOf(value, block.formulas[r]?.[c], block.text[r]?.[c] ?? "");
      if (covered.has(key) || (held === undefined && span === undefined)) return;
      const rowSpan = Math.min(span?.rowSpan ?? 1, bottom - row);
      const colSpan = Math.min(span?.colSpan ?? 1, right - col);
      cells.push({ row, col, rowSpan, colSpan, text: "", ...held });
    }),
  );
  return { kind: "grid", name, unit: "sheet", rows: bottom, cols: right, cells };
}

/** Excel would take a text that looks like a number, a date or a formula for one; an apostrophe keeps it a text. */
export function cellInput(entry: Entry): string | number {
  switch (entry.kind) {
    case "blank":
      return "";
    case "number":
      return entry.number;
    case "formula":
      return `=${entry.formula}`;
    case "text":
      return entry.text === "" ? "" : `'${entry.text}`;
  }
}

/** A stored number is the same however it is shown, and a formula whatever it gives just now. */
export function sameHeld(a: Held | undefined, b: Held | undefined): boolean {
  if (a?.formula !== undefined || b?.formula !== undefined) return a?.formula === b?.formula;
  return a?.number !== undefined || b?.number !== undefined ? a?.number === b?.number : (a?.text ?? "") === (b?.text ?? "");
}

/** Where two readings of a sheet differ, as spoken. */
export function differences(a: RawGrid | undefined, b: RawGrid | undefined): string[] {
  const filled = (grid: RawGrid | undefined): ReadonlyMap<string, RawCell> =>
    new Map((grid?.cells ?? []).filter((cell) => cell.text !== "" || cell.formula !== undefined).map((cell) => [a1(cell), cell]));
  const left = filled(a);
  const right = filled(b);
  const name = (a ?? b)?.name ?? "";
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((at) => !sameHeld(left.get(at), right.get(at)))
    .map((at) => `${name}!${at}`);
}

/** What stands behind the sheet's name; nobody calls a sheet `a!A1,`. */
const REFERENCE = /!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?=,|$)/gu;

/** The areas of an address such as 表三!A1:J1,表三!A2:E2. */
export function spansOf(address: string): CellSpan[] {
  return [...address.matchAll(REFERENCE)].map(([, fromCol, fromRow, toCol, toRow]) => {
    const row = Number(fromRow) - 1;
    const col = columnOf(fromCol!);
    return {
      row,
      col,
      rowSpan: toRow === undefined ? 1 : Number(toRow) - row,
      colSpan: toCol === undefined ? 1 : columnOf(toCol) - col + 1,
    };
  });
}

/** The first cell of an address that names no sheet: B2, B2:C3, A:A, 3:5, "A1,C3". */
export function firstCellOf(address: string): { readonly row: number; readonly col: number } | undefined {
  const match = /^(?:.*!)?\$?([A-Z]{1,3})?\$?(\d{1,7})?(?=[:,]|$)/u.exec(address);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return { row: match[2] === undefined ? 0 : Number(match[2]) - 1, col: match[1] === undefined ? 0 : columnOf(match[1]) };
}
