// What the sheets of a workbook hold: the report, where they say whose and of which year it is, and where its tables stand.
import { readReport } from "../../app/read/read-report";
import type { Named } from "../../app/publish/publish";
import type { MemorySheet } from "../../adapters/memory/sheet";

const readSheets = (sheets: readonly MemorySheet[]): ReturnType<typeof readReport> =>
  readReport({ format: "xlsx", blocks: sheets.map(({ grid }) => grid), properties: {} });

/** By name, whoever made them. */
export function sheetsWithTables(sheets: readonly MemorySheet[]): ReadonlySet<string> {
  const read = readSheets(sheets);
  return new Set(read.ok ? sheets.filter((_, at) => read.value.tableBlocks.has(at)).map(({ name }) => name) : []);
}

export function namedIn(sheets: readonly MemorySheet[]): Named | undefined {
  const read = readSheets(sheets);
  if (!read.ok) return undefined;
  const { unit, year } = read.value;
  return unit === undefined || year === undefined ? undefined : { ...read.value, unit, year };
}
