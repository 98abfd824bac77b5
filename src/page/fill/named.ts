// The report that the sheets of a workbook hold, where they say whose and of which year it is.
import { readReport } from "../../app/read/read-report";
import type { Named } from "../../app/publish/publish";
import type { MemorySheet } from "../../adapters/memory/sheet";

export function namedIn(sheets: readonly MemorySheet[]): Named | undefined {
  const read = readReport({ format: "xlsx", blocks: sheets.map(({ grid }) => grid), properties: {} });
  if (!read.ok) return undefined;
  const { unit, year } = read.value;
  return unit === undefined || year === undefined ? undefined : { ...read.value, unit, year };
}
