// Which grids are lists of cases and no statistical table: told by their heads alone, as every report that is read is asked.
import type { RawDocument, RawGrid } from "../document/source";

/** A head stands below a title and a line or two. */
const HEAD_ROWS = 12;
const DAY = /日期|时间/u;
/** No printed table has a column of dates, a list of cases has several columns, two of them at least of dates. */
const DAYS = 2;
const COLUMNS = 4;

/** A list of cases, by its head. */
export function isLedgerLike({ cells, cols }: RawGrid): boolean {
  if (cols < COLUMNS) return false;
  const rows = new Map<number, { filled: number; days: number }>();
  for (const { row, text } of cells) {
    if (row >= HEAD_ROWS) break;
    if (text === "") continue;
    const line = rows.get(row) ?? { filled: 0, days: 0 };
    rows.set(row, line);
    line.filled += 1;
    if (text.length <= 20 && DAY.test(text)) line.days += 1;
  }
  return [...rows.values()].some(({ filled, days }) => filled >= COLUMNS && days >= DAYS);
}

/** A page of statistics has the lines of table three, and is none: its title says so. */
const STATISTICS = /台账统计$/u;

export const isStatistics = ({ cells, unit }: RawGrid): boolean =>
  unit === "sheet" && STATISTICS.test(cells.find(({ row, text }) => row === 0 && text !== "")?.text.trim() ?? "");

/** The document as the tables are looked for in it; itself where it holds no list of cases. */
export function withoutLedgers(document: RawDocument): RawDocument {
  const lists = document.blocks.map((block) => block.kind === "grid" && (isLedgerLike(block) || isStatistics(block)));
  if (!lists.includes(true)) return document;
  return {
    ...document,
    blocks: document.blocks.map((block, at) => (lists[at] && block.kind === "grid" ? { ...block, rows: 0, cells: [] } : block)),
  };
}

/** The sheets of a workbook that print a form: no ledger, and nothing that only tells of one. */
export const printedForms = (document: RawDocument): readonly RawGrid[] =>
  document.blocks.filter((block): block is RawGrid => block.kind === "grid" && !isStatistics(block) && !isLedgerLike(block));

/** The sheets, or tables, of a document that are lists of cases. */
export const ledgerGrids = (document: RawDocument): readonly RawGrid[] =>
  document.blocks.filter((block): block is RawGrid => block.kind === "grid" && isLedgerLike(block));

export const hasLedger = (document: RawDocument): boolean => ledgerGrids(document).length > 0;
