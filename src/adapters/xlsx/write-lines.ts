// The lines of a list → the rows of its worksheet, one after the other: a list of findings is longer than can be held as cells.
// ECMA-376 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.53 (is).
import { columnName } from "../../core/figures/addresses";
import type { CellContent, SheetLine, Worksheet } from "../../render/sheet";
import { escapeText } from "../opc/xml";
import { writableText } from "./xstring";

/** So many signs are packed at once: packed by themselves, a few more bytes would go to each smaller piece. */
const PIECE = 512 * 1024;

/** What few texts hold, and no number, name or address of ours: looked for once instead of by everyone who would change it. */
const UNUSUAL = /[&<>\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/u;

const textOf = (text: string): string => (UNUSUAL.test(text) ? escapeText(writableText(text)) : text);

function squareXml(at: string, content: CellContent): string {
  switch (content.kind) {
    case "blank":
      return "";
    case "number":
      return `<c ${at}><v>${content.number}</v></c>`;
    case "text":
      return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${textOf(content.text)}</t></is></c>`;
    case "formula":
      return typeof content.result === "number"
        ? `<c ${at}><f>${textOf(content.formula)}</f><v>${content.result}</v></c>`
        : `<c ${at} t="str"><f>${textOf(content.formula)}</f><v>${textOf(content.result)}</v></c>`;
  }
}

function rowXml(row: number, { height, cells }: SheetLine, styles: ReadonlyMap<string, string>): string {
  let squares = "";
  for (const [col, { content, style }] of cells.entries())
    squares += squareXml(`r="${columnName(col)}${row}" s="${styles.get(style)!}"`, content);
  return `<row r="${row}" ht="${height}" customHeight="1">${squares}</row>`;
}

const ROW_END = "</row>";
const DIMENSION = "<dimension ";

/** A blank line that shows each style once, by which the number of each is known. */
export const sampleOf = ({ styles }: Worksheet): readonly string[] => Object.keys(styles);

/**
 * The worksheet that hucre wrote of the cells and the sample below them, with the lines where the sample stands.
 *
 * @throws when hucre writes otherwise than it did
 */
export function* withLines(sheet: Worksheet, written: string): Generator<Uint8Array> {
  const first = sheet.rowHeights.length + 1;
  const begin = written.indexOf(`<row r="${first}"`);
  const end = written.indexOf(ROW_END, begin) + ROW_END.length;
  const numbers = [...written.slice(begin, end).matchAll(/ s="(\d+)"/gu)].map(([, number]) => number!);
  const names = sampleOf(sheet);
  if (begin < 0 || numbers.length !== names.length) throw new Error(`hucre wrote no row of ${names.length} styles`);
  const styles = new Map(names.map((name, i) => [name, numbers[i]!]));
  const encoder = new TextEncoder();
  const whole = `<dimension ref="A1:${columnName(sheet.cols - 1)}${sheet.rows}"/>`;
  let text = written.slice(0, written.indexOf(DIMENSION)) + whole;
  text += written.slice(written.indexOf("/>", text.length - whole.length) + 2, begin);
  let at = first;
  for (const line of sheet.lines!) {
    text += rowXml(at, line, styles);
    at += 1;
    if (text.length < PIECE) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text + written.slice(end));
}
