// What a table holds → Excel's entry rule with its prompt. A courtesy while typing; `check` is the authority.
import type { Domain } from "../core/form/form";
import type { Cell, NumberedTable } from "../core/form/numbered-form";
import { a1, type Square } from "../core/figures/addresses";
import { areas } from "./address";

/** Excel's own limits. */
const TITLE_LIMIT = 32;
const TEXT_LIMIT = 255;

export interface EntryRule {
  /** A1 areas of one sheet. */
  readonly ranges: readonly string[];
  readonly kind: "whole" | "decimal" | "custom" | "list" | "date";
  /** For whole, decimal and date; without a maximum the rule is "at least". */
  readonly minimum?: number;
  readonly maximum?: number;
  /** For custom: relative to the first cell of the first range, without "="; for list the cells that hold its entries. */
  readonly formula?: string;
  readonly promptTitle: string;
  readonly prompt: string;
  /** What every figure of this kind wants, without naming the row: for a host that is told once for all of them. */
  readonly wants: string;
  readonly errorTitle: string;
  readonly error: string;
}

/** Far above any figure of a report, and safely whole in a spreadsheet. */
const LARGEST_CHANGE = 999_999_999;

const short = (text: string, limit: number): string => (text.length <= limit ? text : text.slice(0, limit - 1) + "…");

function rule(domain: Domain, at: string): Pick<EntryRule, "kind" | "minimum" | "maximum" | "formula"> {
  switch (domain.kind) {
    case "count":
      return { kind: "whole", minimum: 0 };
    case "change":
      return { kind: "whole", minimum: -LARGEST_CHANGE, maximum: LARGEST_CHANGE };
    case "amount":
      return domain.unit === ""
        ? { kind: "custom", formula: `IF(ISNUMBER(${at}),${at}>=0,RIGHT(TRIM(${at}),1)="元")` }
        : { kind: "decimal", minimum: 0 };
  }
}

/** What the cell wants, and what it says when it gets something else. */
function words(domain: Domain): { readonly wants: string; readonly refuses: string } {
  switch (domain.kind) {
    case "count":
      return {
        wants: `填${domain.unit}数：0或正整数。没有发生的填0，未填不等于0。`,
        refuses: `这一格只能填0或正整数（单位：${domain.unit}）。没有发生的请填0。`,
      };
    case "change":
      return {
        wants: `填增减的${domain.unit}数：增加填正整数，减少填负整数，如-8；没有变化填0。`,
        refuses: `这一格只能填整数（单位：${domain.unit}），减少用负数表示，如-8；没有变化请填0。`,
      };
    case "amount":
      return domain.unit === ""
        ? {
            wants: "填金额并写明单位，如25.1万元或251000元；没有发生的填0。",
            refuses: "这一格只能填不小于0的金额，并请写明单位，如25.1万元或251000元。",
          }
        : {
            wants: `填以${domain.unit}为单位的金额，不小于0${domain.decimals === undefined ? "" : `，保留${domain.decimals}位小数`}；没有发生的填0。`,
            refuses: `这一格只能填不小于0的数，单位是${domain.unit}。如按元计，请先除以10000。`,
          };
  }
}

const path = (...labels: readonly string[]): string => labels.filter((label) => label !== "").join("·");

/**
 * One entry rule for the inputs of a printed row that hold the same thing; where rows print no label, as in table
 * four, one for each column.
 */
export function entryRules(table: NumberedTable, where: (index: number) => Square): EntryRule[] {
  const bands = new Map<string, Cell[]>();
  for (const cell of table.cells) {
    if (cell.computed) continue;
    const key = [cell.row.id, cell.row.label === "" ? cell.column.id : "", JSON.stringify(cell.domain)].join(" ");
    bands.set(key, [...(bands.get(key) ?? []), cell]);
  }
  return [...bands.values()].map((cells): EntryRule => {
    const first = cells[0]!;
    const squares = cells.map((cell) => where(cell.index));
    const row = path(...first.row.under, first.row.label);
    const column = path(...first.column.under, first.column.label);
    const printed = first.row.label === "" || cells.length === 1 ? path(row, column) : row;
    const said = words(first.domain);
    const title = first.row.label === "" ? first.column.label : first.row.label;
    return {
      ranges: areas(squares),
      ...rule(first.domain, a1(squares[0]!)),
      promptTitle: short(title, TITLE_LIMIT),
      prompt: short(`表${table.table.number} ${printed}\n${said.wants}`, TEXT_LIMIT),
      wants: said.wants,
      // Said at the cell that was just typed in: only what it wants is worth saying, and is the same for all its kind.
      errorTitle: "这个数填不进去",
      error: short(said.refuses, TEXT_LIMIT),
    };
  });
}
