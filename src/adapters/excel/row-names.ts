// Defined names cell by cell → one name for the figures of each row.
import { columnName } from "../../core/figures/addresses";
import type { PlannedName } from "../../render/sheet";
import { columnOf } from "./area";

const CELL = /^(.*!)\$([A-Z]{1,3})\$(\d{1,7})$/u;

/**
 * A workbook that somebody works in does not need two hundred names in its list, nor does the host need to be sent
 * them: `requests.granted` is the row 予以公开, and each of its figures is found in it by its place.
 */
export function rowNames(names: readonly PlannedName[]): PlannedName[] {
  const rows = new Map<
    string,
    { readonly name: string; readonly sheet: string; readonly row: string; cols: number[]; readonly first: PlannedName }
  >();
  for (const one of names) {
    const match = CELL.exec(one.refersTo);
    const name = one.name.slice(0, one.name.lastIndexOf("."));
    const [, sheet = "", letters = "", row = ""] = match ?? [];
    const key = match ? `${name} ${sheet} ${row}` : one.name;
    const known = rows.get(key);
    if (known) known.cols.push(columnOf(letters));
    else rows.set(key, { name, sheet, row, cols: match ? [columnOf(letters)] : [], first: one });
  }
  return [...rows.values()].map(({ name, sheet, row, cols, first }): PlannedName => {
    const from = Math.min(...cols);
    const to = Math.max(...cols);
    if (cols.length < 2 || to - from + 1 !== cols.length) return first;
    return { name, refersTo: `${sheet}$${columnName(from)}$${row}:$${columnName(to)}$${row}` };
  });
}
