// Blocks of cells in and out of the clipboard: as lines of text, and as the table that other programs take.
import { layoutOf, type Range } from "./layout";
import type { RawGrid } from "../../core/document/source";

/** A text with a tab, a line end or a quote in it is quoted, as spreadsheets do. */
const quoted = (text: string): string => (/[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/gu, (sign) => SIGNS[sign]!);

export function copiedBlock(
  grid: RawGrid,
  { top, left, bottom, right }: Range,
): { readonly text: string; readonly html: string } {
  const { over } = layoutOf(grid);
  const text: string[] = [];
  const html: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const line: string[] = [];
    let cells = "";
    for (let col = left; col <= right; col += 1) {
      const cell = over(row, col);
      const isFirst = row === Math.max(cell.row, top) && col === Math.max(cell.col, left);
      line.push(isFirst ? quoted(cell.text) : "");
      if (!isFirst) continue;
      const rows = Math.min(cell.row + cell.rowSpan - 1, bottom) - row + 1;
      const cols = Math.min(cell.col + cell.colSpan - 1, right) - col + 1;
      cells += `<td${rows > 1 ? ` rowspan="${rows}"` : ""}${cols > 1 ? ` colspan="${cols}"` : ""}>${escaped(cell.text)}</td>`;
    }
    text.push(line.join("\t"));
    html.push(`<tr>${cells}</tr>`);
  }
  return { text: text.join("\n"), html: `<table border="1">${html.join("")}</table>` };
}

/** Lines and cells of a copied text; a quoted cell may hold both signs. */
export function cellsOfText(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === "\t" || sign === "\n") {
      lines.at(-1)!.push(cell);
      cell = "";
      if (sign === "\n") lines.push([]);
    } else cell += sign;
  }
  lines.at(-1)!.push(cell);
  return lines;
}

/** What stands in a cell: paragraphs and lines of Word's are words apart, and not one number; a spreadsheet gives the number itself. */
function textIn(cell: HTMLTableCellElement): string {
  const number = cell.getAttribute("x:num") ?? "";
  if (number !== "") return number;
  const own = cell.cloneNode(true) as HTMLElement;
  for (const line of own.querySelectorAll("br, p, div, li")) line.append(" ");
  for (const line of own.querySelectorAll("br")) line.replaceWith(" ");
  return own.textContent.replace(/\s+/gu, " ").trim();
}

/** A page lays itself out with tables around the one that is meant: that one holds no other, and the most cells. */
function tableIn(html: string): HTMLTableElement | undefined {
  // Looks are of no use here, and the policy of a page that reads them complains of each.
  const plain = html
    .replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/giu, "")
    .split(/<style[\s>]/iu)
    .map((part, at) => (at === 0 ? part : part.slice(Math.max(0, part.toLowerCase().indexOf("</style>")))))
    .join("");
  const tables = [...new DOMParser().parseFromString(plain, "text/html").querySelectorAll("table")];
  const cells = (table: HTMLTableElement): number => table.querySelectorAll("td, th").length;
  return tables
    .filter((table) => table.querySelector("table") === null)
    .reduce<HTMLTableElement | undefined>((most, table) => (most && cells(most) >= cells(table) ? most : table), undefined);
}

/** The squares of the table of a copied page; undefined where it holds none. A square under a merge is blank. */
export function cellsOfPage(html: string): readonly (readonly string[])[] | undefined {
  const table = tableIn(html);
  if (!table) return undefined;
  const lines: (string | undefined)[][] = [];
  [...table.rows].forEach((row, at) => {
    const line = (lines[at] ??= []);
    let col = 0;
    for (const cell of row.cells) {
      while (line[col] !== undefined) col += 1;
      for (let r = 0; r < Math.min(cell.rowSpan, table.rows.length - at); r += 1)
        for (let c = 0; c < cell.colSpan; c += 1) (lines[at + r] ??= [])[col + c] = r === 0 && c === 0 ? textIn(cell) : "";
    }
  });
  return lines.map((line) => Array.from(line, (text) => text ?? ""));
}

const bare = (text: string): string => text.replace(/\s+/gu, "");

/** The copied block brings words of these sheets along: it belongs where its rows and columns are, and not where the cursor is. */
export function bringsLabels(lines: readonly (readonly string[])[], sheets: readonly RawGrid[]): boolean {
  const words = sheets.flatMap(({ cells }) => cells.map(({ text }) => bare(text)));
  const printed = new Set(words.filter((text) => /\p{Script=Han}{2}/u.test(text)));
  return lines.flat().filter((text) => printed.has(bare(text))).length >= 2;
}
