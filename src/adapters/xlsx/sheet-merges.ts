// Which of a worksheet's cells are seen, and how many squares each covers, by its merged areas.
import { yes, type Outcome } from "../../core/outcome";
import type { RawCell } from "../../core/document/source";
import { addressOfPlace, colOfPlace, placeAt, placeNumber, rowOfPlace } from "./address";
import { damaged } from "./workbook";

/** A form has some 60 merges: a sheet with so many that overlap was not written by an office program. */
const MOST_OVERLAPS = 500;

/** A cell while its sheet is read. */
export type SheetDraft = { -readonly [K in keyof RawCell]: RawCell[K] };

export interface Merge {
  readonly row: number;
  readonly col: number;
  readonly lastRow: number;
  readonly lastCol: number;
}

type Place = { readonly row: number; readonly col: number };
export const inReadingOrder = (a: Place, b: Place): number => a.row - b.row || a.col - b.col;

export function readRange(ref: string): Merge | undefined {
  const colon = ref.indexOf(":");
  const from = placeAt(ref, 0, colon < 0 ? ref.length : colon);
  const to = colon < 0 ? from : placeAt(ref, colon + 1, ref.length);
  if (from < 0 || to < 0) return undefined;
  const merge = { row: rowOfPlace(from), col: colOfPlace(from), lastRow: rowOfPlace(to), lastCol: colOfPlace(to) };
  return merge.row <= merge.lastRow && merge.col <= merge.lastCol ? merge : undefined;
}

/**
 * Merges are cut to the sheet and never expanded; what lies hidden under one is not listed.
 *
 * @param cells - in reading order
 */
export function underMerges(
  part: string,
  cells: readonly SheetDraft[],
  given: readonly Merge[],
  rows: number,
  cols: number,
): Outcome<readonly RawCell[]> {
  const merges: Merge[] = [];
  for (const { row, col, lastRow, lastCol } of given) {
    const cut = { row, col, lastRow: Math.min(lastRow, rows - 1), lastCol: Math.min(lastCol, cols - 1) };
    if (row <= cut.lastRow && col <= cut.lastCol && (row < cut.lastRow || col < cut.lastCol)) merges.push(cut);
  }
  merges.sort(inReadingOrder);
  if (merges.length === 0) return yes(cells);

  // Down the sheet: for each column, the last row that a merge above reaches.
  const reach = new Int32Array(cols).fill(-1);
  const anchors = new Map<number, Merge>();
  const kept: SheetDraft[] = [];
  let next = 0;
  let overlaps = 0;
  for (let i = 0; i <= cells.length; i++) {
    const cell = cells[i];
    for (let merge = merges[next]; merge && (!cell || merge.row <= cell.row); merge = merges[++next]) {
      // WPS writes merges that overlap, and the same one twice: the first holds, as when Excel repairs the sheet.
      let taken = merge.col;
      while (taken <= merge.lastCol && reach[taken]! < merge.row) taken++;
      if (taken <= merge.lastCol) {
        if (++overlaps > MOST_OVERLAPS)
          return damaged(part, `合并区域重叠在 ${addressOfPlace(placeNumber(merge.row, merge.col))} 等处`);
        continue;
      }
      reach.fill(merge.lastRow, merge.col, merge.lastCol + 1);
      anchors.set(placeNumber(merge.row, merge.col), merge);
    }
    if (cell === undefined) break;
    const place = placeNumber(cell.row, cell.col);
    const merge = anchors.get(place);
    if (merge !== undefined) {
      cell.rowSpan = merge.lastRow - merge.row + 1;
      cell.colSpan = merge.lastCol - merge.col + 1;
      anchors.delete(place);
    } else if ((reach[cell.col] as number) >= cell.row) continue;
    kept.push(cell);
  }
  if (anchors.size === 0) return yes(kept);
  for (const { row, col, lastRow, lastCol } of anchors.values()) {
    kept.push({ row, col, rowSpan: lastRow - row + 1, colSpan: lastCol - col + 1, text: "" });
  }
  return yes(kept.sort(inReadingOrder));
}
