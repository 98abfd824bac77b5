// A worksheet plan calculated by an engine that knows nothing of us, as Excel would show it.
import FormulaParser from "fast-formula-parser";

import { columnName } from "../../src/core/figures/addresses";
import type { Worksheet } from "../../src/render/sheet";

type Shown = number | string | boolean | null;

const { FormulaHelpers, FormulaError, Types } = FormulaParser;
const textOf = (value: unknown): string => String(FormulaHelpers.accept(value, Types.STRING) ?? "");

export interface Calculated {
  /** What the cell shows: null for a blank. 0-based. */
  shown(row: number, col: number): Shown;
  /** A conditional format's formula, written for `first`, at another cell of its range. */
  at(
    formula: string,
    first: { readonly row: number; readonly col: number },
    here: { readonly row: number; readonly col: number },
  ): unknown;
}

export function calculated(plan: Worksheet): Calculated {
  const contents = new Map(plan.cells.map((cell) => [`${cell.row},${cell.col}`, cell.content]));
  const known = new Map<string, Shown>();
  const shown = (row: number, col: number): Shown => {
    const key = `${row},${col}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const content = contents.get(key);
    const value: Shown =
      content === undefined || content.kind === "blank"
        ? null
        : content.kind === "number"
          ? content.number
          : content.kind === "text"
            ? content.text
            : (parser.parse(content.formula, { sheet: plan.name, row: row + 1, col: col + 1 }) as Shown);
    known.set(key, value);
    return value;
  };
  // The engine's text functions do not know a blank; no formula of ours tells it from an empty text.
  const parser = new FormulaParser({
    onCell: ({ row, col }) => shown(row - 1, col - 1) ?? "",
    onRange: ({ from, to }) => {
      const rows: Shown[][] = [];
      for (let row = from.row; row <= to.row; row += 1) {
        const line: Shown[] = [];
        for (let col = from.col; col <= to.col; col += 1) line.push(shown(row - 1, col - 1) ?? "");
        rows.push(line);
      }
      return rows;
    },
    // Some of Excel's plainest text functions, which the engine lacks or stumbles over.
    functions: {
      ASC: (text: never) => textOf(text).replace(/[\uff01-\uff5e\u3000]/gu, (sign) => sign.normalize("NFKC")),
      LEN: (text: never) => textOf(text).length,
      SUBSTITUTE: (text: never, from: never, to: never) => textOf(text).split(textOf(from)).join(textOf(to)),
      VALUE: (text: never) => {
        const plain = textOf(text).trim();
        if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) throw FormulaError.VALUE;
        return Number(plain);
      },
    },
  });
  return {
    shown,
    at: (formula, first, here) => {
      const moved = formula.replace(/(?<![$A-Z"])([A-Z]{1,2})(\d+)(?![\d(])/g, (_, letters: string, digits: string) => {
        const col = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        return columnName(col + here.col - first.col) + String(Number(digits) + here.row - first.row);
      });
      return parser.parse(moved, { sheet: plan.name, row: here.row + 1, col: here.col + 1 });
    },
  };
}
