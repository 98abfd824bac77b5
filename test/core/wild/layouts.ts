// Reports as they are met in the wild: a known truth, laid out and damaged the way people and programs do it.
import type { NumberedForm, NumberedTable } from "../../../src/core/form/numbered-form";
import type { RawCell, RawGrid } from "../../../src/core/document/source";

/** What a cell shows, by its name; "" for a blank. */
export type Truth = ReadonlyMap<string, string>;

export interface Square {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** The name of the figure that stands here. */
  readonly id?: string;
}

/** A table as a matrix; undefined where a merge from above or from the left covers the square. */
export type Sheet = readonly (readonly (Square | undefined)[])[];

/** The printed table with its figures. */
export function sheetOf(table: NumberedTable, truth: Truth): Sheet {
  const { layout } = table;
  const names = new Map(table.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell.id]));
  const matrix: (Square | undefined)[][] = Array.from({ length: layout.rows }, () =>
    Array.from({ length: layout.cols }, () => undefined),
  );
  for (const { row, col, rowSpan, colSpan, text } of layout.squares) {
    const id = names.get(`${row},${col}`);
    matrix[row]![col] = id === undefined ? { text, rowSpan, colSpan } : { text: truth.get(id) ?? "", rowSpan, colSpan, id };
  }
  return matrix;
}

export const mapSquares = (sheet: Sheet, change: (square: Square, row: number, col: number) => Square): Sheet =>
  sheet.map((line, row) => line.map((square, col) => square && change(square, row, col)));

/** A row more at `at`; what is merged across the place grows by one. */
export function insertRow(sheet: Sheet, at: number, texts: readonly string[] = []): Sheet {
  const width = sheet[0]!.length;
  const covered = coverage(sheet);
  const grown = sheet.map((line, row) =>
    line.map((square) => (square && row < at && row + square.rowSpan > at ? { ...square, rowSpan: square.rowSpan + 1 } : square)),
  );
  const line = Array.from({ length: width }, (_, col): Square | undefined => {
    const anchor = at < sheet.length ? covered[at]![col] : undefined;
    return anchor && anchor.row < at ? undefined : { text: texts[col] ?? "", rowSpan: 1, colSpan: 1 };
  });
  return [...grown.slice(0, at), line, ...grown.slice(at)];
}

/** A column more at `at`; what is merged across the place grows by one. */
export function insertColumn(sheet: Sheet, at: number, texts: readonly string[] = []): Sheet {
  const covered = coverage(sheet);
  return sheet.map((line, row) => {
    const grown = line.map((square, col) =>
      square && col < at && col + square.colSpan > at ? { ...square, colSpan: square.colSpan + 1 } : square,
    );
    const anchor = at < line.length ? covered[row]![at] : undefined;
    const own: Square | undefined = anchor && anchor.col < at ? undefined : { text: texts[row] ?? "", rowSpan: 1, colSpan: 1 };
    return [...grown.slice(0, at), own, ...grown.slice(at)];
  });
}

/** The rows without `at`; what was merged across it shrinks, what began in it is gone or begins a row later. */
export function removeRow(sheet: Sheet, at: number): Sheet {
  const lines = sheet.map((line, row) =>
    line.map((square) => (square && row < at && row + square.rowSpan > at ? { ...square, rowSpan: square.rowSpan - 1 } : square)),
  );
  sheet[at]!.forEach((square, col) => {
    if (square && square.rowSpan > 1 && at + 1 < lines.length) lines[at + 1]![col] = { ...square, rowSpan: square.rowSpan - 1 };
  });
  return [...lines.slice(0, at), ...lines.slice(at + 1)];
}

export function removeColumn(sheet: Sheet, at: number): Sheet {
  return transposed(removeRow(transposed(sheet), at));
}

export const transposed = (sheet: Sheet): Sheet =>
  sheet[0]!.map((_, col) =>
    sheet.map((line) => {
      const square = line[col];
      return square && { ...square, rowSpan: square.colSpan, colSpan: square.rowSpan };
    }),
  );

/** For each square the place of the cell that covers it. */
function coverage(sheet: Sheet): ({ readonly row: number; readonly col: number } | undefined)[][] {
  const out: ({ row: number; col: number } | undefined)[][] = sheet.map((line) => line.map(() => undefined));
  sheet.forEach((line, row) =>
    line.forEach((square, col) => {
      if (!square) return;
      for (let r = row; r < Math.min(sheet.length, row + square.rowSpan); r += 1)
        for (let c = col; c < Math.min(line.length, col + square.colSpan); c += 1) out[r]![c] ??= { row, col };
    }),
  );
  return out;
}

/** What becomes of merged cells when they are taken apart. */
export type Unmerged = "kept" | "empty" | "repeated";

/** Merges taken apart: the other squares empty, or each with the text of the first. */
export function unmerged(sheet: Sheet, rows: Unmerged, columns: Unmerged): Sheet {
  const covered = coverage(sheet);
  return sheet.map((line, row) =>
    line.map((square, col): Square | undefined => {
      if (square)
        return {
          ...square,
          rowSpan: rows === "kept" ? square.rowSpan : 1,
          colSpan: columns === "kept" ? square.colSpan : 1,
        };
      const anchor = covered[row]![col];
      if (!anchor) return { text: "", rowSpan: 1, colSpan: 1 };
      const own = sheet[anchor.row]![anchor.col]!;
      const below = row > anchor.row;
      const beside = col > anchor.col;
      if ((below && rows === "kept") || (beside && columns === "kept")) {
        // Only the first square of a new row of a merge that still runs across is a cell of its own.
        if (below && rows !== "kept" && !beside)
          return { text: rows === "repeated" ? own.text : "", rowSpan: 1, colSpan: own.colSpan };
        if (beside && columns !== "kept" && !below)
          return { text: columns === "repeated" ? own.text : "", rowSpan: own.rowSpan, colSpan: 1 };
        return undefined;
      }
      const repeats = (!below || rows === "repeated") && (!beside || columns === "repeated");
      return { text: repeats ? own.text : "", rowSpan: 1, colSpan: 1 };
    }),
  );
}

/** A worksheet holding the tables one below the other, `gap` rows between. */
export function worksheet(name: string, sheets: readonly Sheet[], gap = 2, stored = true): RawGrid {
  const cells: RawCell[] = [];
  let top = 0;
  let width = 0;
  for (const sheet of sheets) {
    sheet.forEach((line, row) =>
      line.forEach((square, col) => {
        if (!square || (square.text === "" && square.rowSpan * square.colSpan === 1)) return;
        const number = stored && square.id !== undefined && /^-?\d+(\.\d+)?$/u.test(square.text);
        cells.push({
          row: top + row,
          col,
          rowSpan: square.rowSpan,
          colSpan: square.colSpan,
          text: square.text,
          ...(number && { number: square.text }),
        });
      }),
    );
    width = Math.max(width, ...sheet.map((line) => line.length));
    top += sheet.length + gap;
  }
  return { kind: "grid", name, unit: "sheet", rows: top, cols: width, cells };
}

const escaped = (text: string): string =>
  text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/\n/gu, "<br>");

/** How a page writes one cell's text. */
export type Markup = (text: string, figure: boolean) => string;
export const plainMarkup: Markup = (text) => escaped(text);
/** Pasted from Word or WPS: each run in a span of its own, nbsp in empty cells, a paragraph in each. */
export const wordMarkup: Markup = (text, figure) => {
  const runs = text === "" ? ["&nbsp;"] : figure ? [escaped(text)] : [...text].map(escaped);
  const style = `style="font-family:方正仿宋_GBK;mso-bidi-font-size:12.0pt"`;
  return `<p class="MsoNormal" align="center" ${style}>${runs.map((run) => `<span lang="EN-US" ${style}>${run}</span>`).join("")}<o:p></o:p></p>\n`;
};

/** @param spans - false: the attributes were lost on the way, so that cells move to the left */
export function htmlTable(
  sheet: Sheet,
  markup: Markup = plainMarkup,
  spans: { rows: boolean; columns: boolean } = { rows: true, columns: true },
): string {
  const cell = (square: Square): string => {
    const attributes =
      (spans.rows && square.rowSpan > 1 ? ` rowspan="${square.rowSpan}"` : "") +
      (spans.columns && square.colSpan > 1 ? ` colspan="${square.colSpan}"` : "");
    return `<td${attributes}>${markup(square.text, square.id !== undefined)}</td>`;
  };
  return `<table border="1">\n${sheet.map((line) => `<tr>${line.flatMap((square) => (square ? [cell(square)] : [])).join("")}</tr>`).join("\n")}\n</table>\n`;
}

/** How a table becomes lines of text. */
export type Lines = (sheet: Sheet) => string;
const rowsOf = (sheet: Sheet): string[][] => sheet.map((line) => line.map((square) => square?.text ?? ""));
const printedOf = (sheet: Sheet): string[][] => sheet.map((line) => line.flatMap((square) => (square ? [square.text] : [])));
const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text);
export const TEXTS = {
  tabs: (sheet) =>
    rowsOf(sheet)
      .map((row) => row.join("\t"))
      .join("\n"),
  bars: (sheet) =>
    printedOf(sheet)
      .map((row) => row.map((text) => `${text} | `).join(""))
      .join("\n"),
  markdown: (sheet) =>
    rowsOf(sheet)
      .map((row) => `| ${row.join(" | ")} |`)
      .join("\n"),
  lines: (sheet) =>
    rowsOf(sheet)
      .map((row) => row.map((text) => `\t${text}`).join("\n"))
      .join("\n\n"),
  bareLines: (sheet) => printedOf(sheet).flat().join("\n"),
  filledLines: (sheet) =>
    printedOf(sheet)
      .flat()
      .filter((text) => text !== "")
      .join("\n"),
  spaced: (sheet) =>
    printedOf(sheet)
      .map((row) => row.filter((text) => text !== "").join(" "))
      .join("\n"),
  loneBars: (sheet) =>
    printedOf(sheet)
      .map((row) => row.map((text) => `${text}\n|`).join("\n"))
      .join("\n"),
  cellBars: (sheet) =>
    printedOf(sheet)
      .flat()
      .map((text) => `${text} |`)
      .join("\n"),
  csv: (sheet) =>
    rowsOf(sheet)
      .map((row) => row.map(quoted).join(","))
      .join("\n"),
  paragraph: (sheet) => printedOf(sheet).flat().join(" "),
} as const satisfies Record<string, Lines>;

/** Every cell a figure of its own, so that no exchange goes unseen; some blank, some zero, some a sign for none. */
export function anyTruth(form: NumberedForm, next: () => number, blanks = 0.15): Map<string, string> {
  return new Map(
    form.cells.map(({ id, index, domain }): [string, string] => {
      const roll = next();
      if (roll < blanks) return [id, ""];
      if (roll < blanks + 0.15) return [id, "0"];
      if (roll < blanks + 0.18) return [id, "/"];
      if (domain.kind === "amount") return [id, domain.unit === "" ? `${1000 + index}.5万元` : `${1000 + index}.5`];
      if (domain.kind === "change") return [id, `${roll < 0.6 ? "+" : "-"}${100 + index}`];
      // Of one, two or three digits, and no two alike.
      return [id, roll < 0.4 ? String(1 + (index % 9)) : String(100 + index)];
    }),
  );
}
