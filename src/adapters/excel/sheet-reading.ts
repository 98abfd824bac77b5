// Reads sheets whole: one request for everything that is known to be there.
import type { RawCell, RawGrid } from "../../core/document/source";
import type { NamedRow } from "../../ports/workbook";
import { isLedgerLike } from "../../core/ledger/ledger-like";
import { namedRow } from "../../render/address";
import { areaAddress } from "./area";
import { gridOf, spansOf, type CellBlock } from "./cells";
import { colouring, isOurs } from "./marks";
import { rangeOf } from "./range";

/** No form comes near this size; what lies beyond is not read. A full window stays below what Excel sends at once. */
const WINDOW = "A1:AZ2000";
export const WINDOW_ROWS = 2000;
export const WINDOW_COLS = 52;
/** A list of cases is read on, window by window, as far as this: a city's of a whole year is shorter. */
export const MOST_ROWS = 20_000;

/** A sheet of the workbook as last heard of. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
}

/** What was read of one sheet, as far as its workbook lets itself be asked. */
export interface Seen {
  readonly grid: RawGrid | undefined;
  readonly cut: boolean;
  /** How many rows the sheet has in use: a list of cases may be longer than a window. */
  readonly rows: number;
  /** Ids of the conditional formats that mark our findings. */
  readonly marks: readonly string[];
  /** The form's own conditional formats stand in it. */
  readonly colours: boolean;
}

/**
 * What the cells of one sheet hold, and nothing about how they are merged: enough to see whether anything in them has
 * changed. It is no `Seen`, so that it can never be kept in the place of one.
 */
export interface Content {
  readonly cells: RawGrid | undefined;
}

/** What is asked about a sheet beside its cells. */
export interface Detail {
  readonly merges: boolean;
  readonly marks: boolean;
}

export const WHOLE_SHEET: Detail = { merges: true, marks: true };
export const WITHOUT_MERGES: Detail = { merges: false, marks: true };
export const CELLS_ONLY: Detail = { merges: false, marks: false };

/** Asks for the list of sheets. Read it after the sync with `listed`. */
export function askForList(context: Excel.RequestContext): Excel.WorksheetCollection {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  return worksheets;
}

export const listed = (worksheets: Excel.WorksheetCollection): Known[] =>
  worksheets.items.map((sheet) => ({
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === "Visible",
    protected: sheet.protection.protected,
  }));

/** Queues the question what the cells of a window hold. */
function askForBlock(window: Excel.Range): () => CellBlock | undefined {
  const within = window.getUsedRangeOrNullObject(true).untrack();
  within.load("rowIndex,columnIndex,values,formulas,text");
  return () =>
    within.isNullObject
      ? undefined
      : { row: within.rowIndex, col: within.columnIndex, values: within.values, formulas: within.formulas, text: within.text };
}

function askForFormats(range: Excel.Range): Excel.ConditionalFormatCollection {
  const formats = range.conditionalFormats;
  formats.load("items/id,items/type,items/customOrNullObject/rule/formula");
  return formats;
}

const marksAmong = (formats: readonly Excel.ConditionalFormat[]): string[] => formats.filter(isOurs).map((format) => format.id);

/** Queues the questions about one sheet; the answer is read after the sync. */
export function askForSheet(sheet: Excel.Worksheet, detail: Detail): (name: string) => Seen {
  // One range for all questions: every further one that a batch mentions costs the host.
  const window = rangeOf(sheet, WINDOW);
  const block = askForBlock(window);
  const whole = sheet.getUsedRangeOrNullObject(true).untrack();
  whole.load("rowIndex,columnIndex,rowCount,columnCount");
  const formats = detail.marks ? askForFormats(window) : undefined;
  const merged = detail.merges ? window.getMergedAreasOrNullObject().untrack() : undefined;
  merged?.load("address");
  return (name) => {
    const rows = whole.isNullObject ? 0 : whole.rowIndex + whole.rowCount;
    const cut = rows > WINDOW_ROWS || (!whole.isNullObject && whole.columnIndex + whole.columnCount > WINDOW_COLS);
    const found = formats?.items ?? [];
    const held = block();
    const spans = merged === undefined || merged.isNullObject ? [] : spansOf(merged.address);
    return { grid: held && gridOf(name, held, spans), cut, rows, marks: marksAmong(found), colours: found.some(colouring) };
  };
}

/**
 * What stands below the first window of a list of cases, one window a sync; any other sheet stays as it was read.
 *
 * @param isOver - asked between the windows
 */
export async function readOn(
  context: Excel.RequestContext,
  { id }: Pick<Known, "id">,
  seen: Seen,
  isOver: () => boolean,
): Promise<Seen> {
  const { grid, rows } = seen;
  if (!grid || rows <= WINDOW_ROWS || rows > MOST_ROWS || !isLedgerLike(grid)) return seen;
  const sheet = context.workbook.worksheets.getItem(id);
  // All at once would be more than one request bears.
  const below = async (top: number): Promise<readonly RawCell[]> => {
    if (top >= rows || isOver()) return [];
    const block = askForBlock(rangeOf(sheet, areaAddress({ top, left: 0, bottom: top + WINDOW_ROWS - 1, right: grid.cols - 1 })));
    await context.sync();
    const held = block();
    return [...(held ? gridOf(grid.name, held, []).cells : []), ...(await below(top + WINDOW_ROWS))];
  };
  return { ...seen, cut: false, grid: { ...grid, rows, cells: [...grid.cells, ...(await below(WINDOW_ROWS))] } };
}

/** As much of a sheet as is asked for to be compared. */
export const inWindow = (grid: RawGrid | undefined): RawGrid | undefined =>
  grid === undefined || grid.rows <= WINDOW_ROWS
    ? grid
    : { ...grid, rows: WINDOW_ROWS, cells: grid.cells.filter(({ row }) => row < WINDOW_ROWS) };

/** Queues the question what the cells of one sheet hold, for comparing alone. */
export function askForContent(sheet: Excel.Worksheet): (name: string) => Content {
  const block = askForBlock(rangeOf(sheet, WINDOW));
  return (name) => {
    const held = block();
    return { cells: held && gridOf(name, held, []) };
  };
}

/** Queues the question which marks of ours stand in one sheet. */
export function askForMarks(sheet: Excel.Worksheet): () => readonly string[] {
  const formats = askForFormats(rangeOf(sheet));
  return () => marksAmong(formats.items);
}

/** Names for cells of one row, and names whose cells are gone; every other name is somebody else's business. */
export const namedRows = (names: Excel.NamedItemCollection): NamedRow[] =>
  names.items.flatMap((item) => namedRow(item.name, String(item.formula)) ?? []);
