// A table as text in the shapes in which reports are pasted: what reading has to take back without loss.
import type { NumberedForm, NumberedTable } from "../../src/core/form/numbered-form";
import { valueText, type Value } from "../../src/core/figures/values";

interface Square {
  readonly text: string;
  readonly anchor: boolean;
}

const squaresOf = (table: NumberedTable, values: readonly Value[]): Square[][] => {
  const { layout } = table;
  const grid: Square[][] = Array.from({ length: layout.rows }, () =>
    Array.from({ length: layout.cols }, () => ({ text: "", anchor: false })),
  );
  const cells = new Map(table.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  for (const square of layout.squares) {
    const cell = cells.get(`${square.row},${square.col}`);
    const value = cell ? (values[cell.index] ?? null) : null;
    const text = cell
      ? cell.domain.kind === "change" && typeof value === "number" && value > 0
        ? `+${value}`
        : valueText(value)
      : square.text;
    grid[square.row]![square.col] = { text, anchor: true };
  }
  return grid;
};

/** Merged squares as empty cells, tabs between: what Excel puts on the clipboard. */
const tabs = (grid: Square[][]): string => grid.map((row) => row.map((square) => square.text).join("\t")).join("\n");
/** Only what is printed, bars between and behind. */
const bars = (grid: Square[][]): string =>
  grid
    .map((row) =>
      row
        .filter((square) => square.anchor)
        .map((square) => `${square.text} |`)
        .join(" "),
    )
    .join("\n");
/** One cell per line, a tab before it, a blank line after each row; every merged square is an empty tab line. */
const lines = (grid: Square[][]): string => grid.map((row) => row.map((square) => `\t${square.text}`).join("\n")).join("\n\n");

export const TEXT_FORMS = { tabs, bars, lines } as const;

export function reportAsText(form: NumberedForm, values: readonly Value[], shape: keyof typeof TEXT_FORMS): string {
  return form.tables.map((table) => `${table.table.title}\n${TEXT_FORMS[shape](squaresOf(table, values))}\n`).join("\n");
}
