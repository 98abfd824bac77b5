// The printed table as a Word table: one piece of w:tbl for our own report, for a template, and for insertOoxml.
import type { Placed } from "../core/form/layout";
import type { NumberedTable } from "../core/form/numbered-form";
import type { Value } from "../core/figures/values";
import { FONTS } from "./appearance";
import { labelLines } from "./line-breaks";
import { columnWidths, ems } from "./measure";
import { formatFigure } from "./format-figure";

export interface WordLook {
  /** Twentieths of a point: how wide the table is. */
  readonly width: number;
  readonly fonts: { readonly head: string; readonly text: string };
  /** Points. */
  readonly size: number;
  /** Least height of a row, in twentieths of a point. */
  readonly rowHeight: number;
  /** The whole table goes to the next page rather than being broken, if one page can hold it. */
  readonly together: boolean;
}

/** The text area of an official page (GB/T 9704) is 156 mm wide. */
const OFFICIAL_WIDTH = 8844;
export const WORD_LOOK: WordLook = {
  width: OFFICIAL_WIDTH,
  fonts: { head: FONTS.head, text: FONTS.text },
  size: 10.5,
  rowHeight: 340,
  together: true,
};

/** Left and right inner margin of a cell. */
const MARGIN = 40;
/** A number is set smaller rather than broken over two lines, but never below this. */
const SMALLEST = 6;
/** Digits of the face that a computer takes instead may be wider than half a square. */
const SAFETY = 0.8;
/** Line pitch over size, fixed: a face that a computer takes instead may be higher, and the table must keep to its page. */
const PITCH = 1.25;
const NUMBER = /^[+-]?[\d.]+$/;

/** Text inside an element. Characters that XML cannot hold are left out. */
const escapeXml = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Whole twips that add up to the width. */
function grid(table: NumberedTable, width: number): number[] {
  const points = columnWidths(table.layout, "portrait");
  const all = points.reduce((a, b) => a + b, 0);
  const edges = points
    .reduce<number[]>((sums, point) => [...sums, sums.at(-1)! + point], [0])
    .map((sum) => Math.round((sum / all) * width));
  return points.map((_, i) => edges[i + 1]! - edges[i]!);
}

interface Piece {
  readonly square: Placed;
  readonly lines: readonly string[];
  readonly font: string;
  readonly halfPoints: number;
  /** Not the first row of a merge that goes down. */
  readonly continued: boolean;
  readonly keepNext: boolean;
}

function paragraph({ square, lines, font, halfPoints, continued, keepNext }: Piece): string {
  const align = square.kind === "rowHead" && square.isGroup !== true ? "left" : "center";
  const face = escapeXml(font);
  const run = `<w:rPr><w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/><w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;
  // A page with a line grid would stretch every row to the grid's pitch, and a body style would indent the first line.
  const shape = `${keepNext ? "<w:keepNext/>" : ""}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${Math.round(halfPoints * 10 * PITCH)}" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="${align}"/>`;
  const words = lines.map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`).join("<w:br/>");
  return `<w:p><w:pPr>${shape}${run}</w:pPr>${lines.join("") === "" || continued ? "" : `<w:r>${run}${words}</w:r>`}</w:p>`;
}

function cellXml(piece: Piece, width: number): string {
  const { square } = piece;
  const span = square.colSpan > 1 ? `<w:gridSpan w:val="${square.colSpan}"/>` : "";
  const merge = square.rowSpan > 1 ? (piece.continued ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>') : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(piece)}</w:tc>`;
}

/** `w:tbl`, without namespace declarations: they belong to the document it goes into. */
export function wordTable(table: NumberedTable, values: readonly Value[], look: WordLook = WORD_LOOK): string {
  const { layout } = table;
  const widths = grid(table, look.width);
  const cells = new Map(table.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  const rows = Array.from({ length: layout.rows }, (): Piece[] => []);
  const widthOf = ({ col, colSpan }: Placed): number => widths.slice(col, col + colSpan).reduce((a, b) => a + b, 0);
  for (const square of layout.squares) {
    const cell = square.kind === "value" ? cells.get(`${square.row},${square.col}`)! : undefined;
    const text = cell ? formatFigure(cell.domain, values[cell.index] ?? null) : square.text;
    const head = square.kind === "banner" || square.kind === "columnHead" || (square.kind === "stubhead" && square.rowSpan === 1);
    const room = (widthOf(square) - 2 * MARGIN) / 20;
    const fitting = (room / Math.max(1, ems(text))) * SAFETY;
    const size = cell && NUMBER.test(text) ? Math.max(SMALLEST, Math.min(look.size, fitting)) : look.size;
    for (let row = square.row; row < square.row + square.rowSpan; row += 1)
      rows[row]!.push({
        square,
        lines: cell ? [text] : labelLines(square, room / size),
        font: head ? look.fonts.head : look.fonts.text,
        halfPoints: Math.floor(size * 2),
        continued: row > square.row,
        keepNext: look.together && row < layout.rows - 1,
      });
  }
  // A table of several blocks has several heads; the first must not stand over another block's rows on the next page.
  const repeated = table.table.blocks.length === 1 ? layout.head : 0;
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const properties =
    `<w:tblPr><w:tblW w:w="${look.width}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="${MARGIN}" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/></w:tblCellMar>` +
    `<w:tblLook w:val="0000"/><w:tblCaption w:val="${escapeXml(table.table.title)}"/></w:tblPr>`;
  const columns = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  const lines = rows.map((pieces, row) => {
    const height = `<w:trHeight w:val="${look.rowHeight}" w:hRule="atLeast"/>`;
    const shape = `<w:trPr><w:cantSplit/>${height}${row < repeated ? "<w:tblHeader/>" : ""}</w:trPr>`;
    const across = [...pieces].sort((a, b) => a.square.col - b.square.col);
    return `<w:tr>${shape}${across.map((piece) => cellXml(piece, widthOf(piece.square))).join("")}</w:tr>`;
  });
  return `<w:tbl>${properties}${columns}${lines.join("")}</w:tbl>`;
}
