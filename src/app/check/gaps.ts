// 缺口: what a source does not give. It is no blank and no 0: nothing is written for it, and it is named.
import type { About } from "../../core/check/finding";
import type { NumberedTable } from "../../core/form/numbered-form";
import { unreadCells, type Misfit, type Reading } from "../../core/document/reading";
import { findingSentence, spokenOf } from "../words/wording";

export interface Gaps {
  /** Tables that are there and could not be read: 表二. */
  readonly refused: readonly string[];
  /** Tables that are not there: 表四. */
  readonly absent: readonly string[];
  /** Every cell that was not read, of those tables and of rows that could not be told apart, by `Cell.index`. */
  readonly unread: ReadonlySet<number>;
}

export const tableNumber = ({ table }: NumberedTable): string => `表${table.number}`;

export function gapsOf(reading: Reading): Gaps {
  const { form, present, misfits, deviations } = reading;
  const missing = form.tables.filter(({ table }) => !present.includes(table.id));
  const isRefused = ({ table }: NumberedTable): boolean => misfits.some((misfit) => misfit.table === table.id);
  const formulas = deviations.flatMap((deviation) => (deviation.kind === "formula-open" ? [deviation.cell] : []));
  return {
    refused: missing.filter(isRefused).map(tableNumber),
    absent: missing.filter((table) => !isRefused(table)).map(tableNumber),
    unread: new Set([...missing.flatMap(({ cells }) => cells.map(({ index }) => index)), ...unreadCells(reading), ...formulas]),
  };
}

const tableSentence = (reading: Reading, table: string, about: About): string =>
  findingSentence({ rule: "R62-table", key: table, table, verdict: "unreadable", about, cells: [] }, spokenOf(reading));

/** Why a table that is there was not read. */
export const misfitSentence = (reading: Reading, { table, place, reason }: Misfit): string =>
  tableSentence(reading, table, { kind: "table-misfit", place, reason });

/** Which tables are not there or were refused, one sentence each. */
export const missingSentences = (reading: Reading): readonly string[] => [
  ...reading.absent.map((table) => tableSentence(reading, table, { kind: "table-absent" })),
  ...reading.misfits.map((misfit) => misfitSentence(reading, misfit)),
];

/** 表二没有读取, 缺表四: in words that stand in the middle of a sentence. */
export const missingTables = ({ refused, absent }: Gaps): readonly string[] => [
  ...(refused.length > 0 ? [`${refused.join("、")}没有读取`] : []),
  ...(absent.length > 0 ? [`缺${absent.join("、")}`] : []),
];
