// 单位名单: who has to report, from a sheet, a document or a text; beside a name what it was called before and when its report came.
import { dayStored, dayWritten, type Day } from "../../core/ledger/days";
import type { RawBlock, RawDocument } from "../../core/document/source";
import { unitsIn } from "../compare/unit-list";

export interface ListedUnit {
  readonly name: string;
  /** 曾用名, as the keeper of the list knows them. */
  readonly former: readonly string[];
  /** 收到日期, where the list has one. */
  readonly received?: Day;
}

const HEADS = {
  name: /^(?:单位|单位名称|单位全称|报送单位|填报单位|行政机关|行政机关名称|名称)$/u,
  former: /^(?:曾用名|原名|原名称|原单位名称|原单位|旧名|又名|别名)$/u,
  received: /^(?:收到|收到日期|收到时间|收件日期|报送日期|报送时间|送达日期|送审日期|收文日期)$/u,
} as const;

/** Titles stand above the head line of a list. */
const HEAD_LINES = 8;

type Rows = readonly (readonly string[])[];

function rowsOf(block: RawBlock): Rows {
  if (block.kind === "text") return block.text.split(/\r?\n/u).map((line) => line.split(/[\t,，;；]/u));
  const rows: string[][] = Array.from({ length: block.rows }, () => []);
  for (const { row, col, text, number } of block.cells) rows[row]![col] = number !== undefined && text === "" ? number : text;
  return rows.map((row) => Array.from(row, (text: string | undefined) => text ?? ""));
}

function dayIn(text: string | undefined): Day | undefined {
  const plain = (text ?? "").trim();
  if (plain === "") return undefined;
  return dayWritten(plain) ?? (/^\d{5}(?:\.\d{1,12})?$/u.test(plain) ? dayStored(Number(plain)) : undefined);
}

const bare = (text: string | undefined): string => (text ?? "").replace(/\s+/gu, "");

/** A list with a head line: each name stands in the column that is called so. */
function headed(rows: Rows): readonly ListedUnit[] | undefined {
  const at = rows.slice(0, HEAD_LINES).findIndex((row) => row.some((cell) => HEADS.name.test(bare(cell))));
  if (at < 0) return undefined;
  const column = (head: RegExp): number => rows[at]!.findIndex((cell) => head.test(bare(cell)));
  const [name, former, received] = [column(HEADS.name), column(HEADS.former), column(HEADS.received)];
  return rows.slice(at + 1).flatMap((row): ListedUnit[] => {
    const [written] = unitsIn(row[name] ?? "");
    if (written === undefined) return [];
    const day = received < 0 ? undefined : dayIn(row[received]);
    return [
      {
        name: written,
        former: former < 0 ? [] : (row[former] ?? "").split(/[、,，;；\n]/u).flatMap(unitsIn),
        ...(day !== undefined && { received: day }),
      },
    ];
  });
}

const plain = (rows: Rows): readonly ListedUnit[] =>
  rows.flatMap((row) => unitsIn(row.join("\t"))).map((name) => ({ name, former: [] }));

/** @returns the units in their order; one that is named twice is there twice. The sheet that has a head line is the list, before all others. */
export function unitRoll({ blocks }: Pick<RawDocument, "blocks">): readonly ListedUnit[] {
  const text = blocks.flatMap((block) => (block.kind === "text" ? rowsOf(block) : []));
  const sheets = [...blocks.flatMap((block) => (block.kind === "grid" ? [rowsOf(block)] : [])), text];
  for (const read of [headed, plain])
    for (const rows of sheets) {
      const found = read(rows) ?? [];
      if (found.length > 0) return found;
    }
  return [];
}
