// Several units or years in one workbook, a sheet, some sheets or a block of a sheet each → each of them a report of its own.
import { identify } from "../../core/document/identity";
import type { Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawDocument, RawGrid } from "../../core/document/source";
import { titleOf } from "../../core/document/title";
import { readReport } from "./read-report";

export interface ReportIn {
  /** 甲局2024年度, or the names of its sheets. */
  readonly name: string;
  readonly reading: Reading;
}

/** Whether a table stands there more than once, so that nobody knows whose it is. */
export const holdsSeveral = (read: Outcome<Reading>): boolean =>
  read.ok
    ? read.value.misfits.some(({ reason }) => reason.kind === "several")
    : read.refusal.kind === "several-candidates" ||
      (read.refusal.kind === "table-does-not-fit" && read.refusal.reason.kind === "several");

interface Part {
  readonly block: RawGrid;
  readonly unit: string | undefined;
  readonly year: number | undefined;
}

/** A title names a unit, a year, or both; a heading of one table names neither. */
const named = (part: Pick<Part, "unit" | "year">): boolean => part.unit !== undefined || part.year !== undefined;

/** The sheet cut before each title of another report. Rows keep their numbers: places are spoken of by them. */
function partsOf(block: RawGrid): readonly Part[] {
  const heads = block.cells.flatMap((cell) => {
    const title = titleOf(cell.text.slice(0, 200));
    return title.year !== undefined && cell.text.length <= 120 ? [{ row: cell.row, unit: title.unit, year: title.year }] : [];
  });
  const starts = heads.filter(({ unit, year }, at) => {
    const before = heads[at - 1];
    return before === undefined || before.unit !== unit || before.year !== year;
  });
  if (starts.length < 2) {
    const own = identify({ format: "xlsx", properties: {}, blocks: [block] }, block.name);
    return [{ block, unit: own.unit, year: own.year }];
  }
  return starts.map(({ row, unit, year }, at) => {
    const [from, to] = [at === 0 ? 0 : row, starts[at + 1]?.row ?? block.rows];
    return { block: { ...block, cells: block.cells.filter((cell) => from <= cell.row && cell.row < to) }, unit, year };
  });
}

/** 表二, 表2, 二、主动公开…: what is left of a sheet's name without its table is whose it is. */
const TABLE = /附?表[一二三四1234]|[二三四]、主动公开|[()（）_-]/gu;
const stemOf = (name: string): string => name.replace(/\s/gu, "").replace(TABLE, "");

/** @returns the reports, or none where the workbook is not to be taken apart without doubt */
export function reportsIn(document: RawDocument): readonly ReportIn[] {
  const sheets = document.blocks.filter((block): block is RawGrid => block.kind === "grid" && block.unit === "sheet");
  if (sheets.length !== document.blocks.length || !holdsSeveral(readReport(document))) return [];
  const groups = new Map<string, Part[]>();
  for (const part of sheets.filter(({ cells }) => cells.length > 0).flatMap(partsOf)) {
    const key = named(part) ? `${part.unit ?? ""} ${part.year ?? ""}` : `sheet ${stemOf(part.block.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const found: ReportIn[] = [];
  for (const parts of groups.values()) {
    const { unit, year } = parts[0]!;
    const blocks = parts.map(({ block }) => block);
    const sheet = parts.length === 1 ? parts[0]!.block.name : stemOf(parts[0]!.block.name);
    // The file's own properties are of the file: they are nobody's among several.
    const read = readReport(
      { format: document.format, properties: {}, blocks },
      { ...(unit !== undefined && { unit }), ...(year !== undefined && { year }), name: sheet },
    );
    if (holdsSeveral(read)) return [];
    if (!read.ok) {
      if (read.refusal.kind === "no-table-found") continue;
      return [];
    }
    const { value: reading } = read;
    const who = `${reading.unit ?? ""}${reading.year === undefined ? "" : `${reading.year}年度`}`;
    const name = who === "" || reading.unit === undefined ? [sheet, who].filter(Boolean).join(" ") : who;
    found.push({ name: name === "" ? blocks.map((block) => block.name).join("、") : name, reading });
  }
  const distinct = new Set(found.map(({ name }) => name));
  return found.length > 1 && distinct.size === found.length ? found : [];
}
