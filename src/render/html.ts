// The printed table for a web page, and for the clipboard of Word, WPS and Excel.
import type { Placed } from "../core/form/layout";
import type { Cell, NumberedTable } from "../core/form/numbered-form";
import type { Value } from "../core/figures/values";
import { FONTS } from "./appearance";
import { labelsOfFigure } from "./labels-of-figure";
import { labelLines } from "./line-breaks";
import { columnWidths } from "./measure";
import { formatFigure } from "./format-figure";

/** Every text that comes from outside passes through here. Characters that no page can hold are left out. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const SCOPES: Readonly<Record<Exclude<Placed["kind"], "value">, { readonly one: string; readonly several: string }>> = {
  banner: { one: "colgroup", several: "colgroup" },
  stubhead: { one: "col", several: "colgroup" },
  columnHead: { one: "col", several: "colgroup" },
  rowHead: { one: "row", several: "rowgroup" },
};

function scopeOf(square: Placed): string {
  if (square.kind === "value") return "";
  const several =
    square.kind === "rowHead"
      ? square.isGroup === true
      : square.isGroup === true || (square.kind === "stubhead" && square.colSpan > 1);
  return SCOPES[square.kind][several ? "several" : "one"];
}

const spans = ({ rowSpan, colSpan }: Placed): string =>
  (rowSpan > 1 ? ` rowspan="${rowSpan}"` : "") + (colSpan > 1 ? ` colspan="${colSpan}"` : "");

const textOf = (square: Placed, cells: ReadonlyMap<Placed, Cell>, values: readonly Value[]): string => {
  const cell = cells.get(square);
  return cell ? formatFigure(cell.domain, values[cell.index] ?? null) : square.text;
};

function cellsBySquare({ layout, cells }: NumberedTable): ReadonlyMap<Placed, Cell> {
  const byPlace = new Map(cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  return new Map(
    layout.squares.flatMap((square) =>
      square.kind === "value" ? [[square, byPlace.get(`${square.row},${square.col}`)!] as const] : [],
    ),
  );
}

function rowsOf({ layout }: NumberedTable, write: (square: Placed) => string): string[] {
  const rows = Array.from({ length: layout.rows }, (): string[] => []);
  for (const square of layout.squares) rows[square.row]!.push(write(square));
  return rows.map((squares) => `<tr>${squares.join("")}</tr>`);
}

/**
 * A table for a web page: a caption, real heads with scope and ids, and at every figure the heads that speak of it,
 * so that a screen reader says what a reader sees.
 */
export function tableHtml(table: NumberedTable, values: readonly Value[]): string {
  const { layout } = table;
  const { id, title } = table.table;
  const cells = cellsBySquare(table);
  const heads = labelsOfFigure(layout);
  const idOf = (square: Placed): string => `${id}-${square.row + 1}-${square.col + 1}`;
  const rows = rowsOf(table, (square) => {
    const cell = cells.get(square);
    if (!cell) {
      const words = square.unbroken ?? [square.text];
      const parted = words.length > 1 ? ' class="words"' : "";
      const text = words.map(escapeHtml).join("<wbr>");
      return `<th id="${idOf(square)}" scope="${scopeOf(square)}"${parted}${spans(square)}>${text}</th>`;
    }
    const text = escapeHtml(textOf(square, cells, values));
    const total = cell.computed ? ' class="total"' : "";
    return `<td headers="${heads(square).map(idOf).join(" ")}"${total}${spans(square)}>${text}</td>`;
  });
  const single = table.table.blocks.length === 1;
  // Only a head that speaks of all rows below is the table's head; a block's own head stands among its rows.
  const head = single ? `<thead>\n${rows.slice(0, layout.head).join("\n")}\n</thead>\n` : "";
  const body = `<tbody>\n${rows.slice(single ? layout.head : 0).join("\n")}\n</tbody>`;
  const widths = columnWidths(layout, "portrait");
  const all = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((width) => `<col style="width:${Math.round((width / all) * 1000) / 10}%">`).join("");
  return `<table id="${id}">\n<caption>${escapeHtml(title)}</caption>\n<colgroup>${columns}</colgroup>\n${head}${body}\n</table>`;
}

/** How the clipboard's table looks; the defaults are those of an official document. */
export interface ClipboardLook {
  readonly fonts: { readonly head: string; readonly text: string };
  /** Points. */
  readonly size: number;
}

const CLIPBOARD_LOOK: ClipboardLook = { fonts: { head: FONTS.head, text: FONTS.text }, size: 10.5 };

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Points between the margins of an official document (156 mm), and CSS pixels for those who count widths in them. */
const WIDTH = 442;
const PIXELS = 4 / 3;
/** Left and right inner margin of a cell, in points. */
const CLIPBOARD_PADDING = 4;
/** Excel would begin a new cell at a plain one. */
const BREAK = '<br style="mso-data-placement:same-cell">';

const points = (width: number): number => Math.round(width * 10) / 10;

/**
 * The same table with everything written where it is read: Word and WPS take no style sheet from the clipboard and look for
 * font and alignment at the cell; LibreOffice looks for them at the paragraph, and for widths at the columns.
 */
export function clipboardHtml(table: NumberedTable, values: readonly Value[], look: ClipboardLook = CLIPBOARD_LOOK): string {
  const { layout } = table;
  const cells = cellsBySquare(table);
  const page = columnWidths(layout, "portrait");
  const scale = WIDTH / page.reduce((a, b) => a + b, 0);
  const widths = page.map((width) => width * scale);
  const rows = rowsOf(table, (square) => {
    const width = widths.slice(square.col, square.col + square.colSpan).reduce((a, b) => a + b, 0);
    const text = textOf(square, cells, values);
    const lines = cells.has(square) ? [text] : labelLines(square, (width - CLIPBOARD_PADDING) / look.size);
    const head = square.kind === "banner" || square.kind === "columnHead";
    const align = square.kind === "rowHead" && square.isGroup !== true ? "left" : "center";
    // Excel turns what it can into numbers, and what begins with "=" into formulas: only a number may be one.
    const asText = NUMBER.test(text) ? "" : ";mso-number-format:'\\@'";
    const font = head ? look.fonts.head : look.fonts.text;
    const set = `text-align:${align};font-family:'${font}';font-size:${look.size}pt;font-weight:normal`;
    const style = `width:${points(width)}pt;border:solid windowtext .5pt;padding:1pt ${CLIPBOARD_PADDING / 2}pt;vertical-align:middle;${set}${asText}`;
    return (
      `<td${spans(square)} width="${Math.round(width * PIXELS)}" style="${escapeHtml(style)}">` +
      `<p align="${align}" style="${escapeHtml(`margin-top:0pt;margin-bottom:0pt;text-indent:0;line-height:120%;${set}`)}"><font face="${escapeHtml(font)}">${lines.map(escapeHtml).join(BREAK)}</font></p></td>`
    );
  });
  const columns = widths.map((width) => `<col width="${Math.round(width * PIXELS)}" style="width:${points(width)}pt">`).join("");
  const style = `border-collapse:collapse;width:${WIDTH}pt;mso-table-layout-alt:fixed`;
  return (
    `<table border="1" cellspacing="0" cellpadding="0" width="${Math.round(WIDTH * PIXELS)}" style="${style}">` +
    `<colgroup>${columns}</colgroup>${rows.join("")}</table>`
  );
}
