// A Word document → its paragraphs and tables, in the order in which they are read.
import { yes, type Outcome } from "../../core/outcome";
import type { RawBlock, RawCell, RawDocument, RawGrid } from "../../core/document/source";
import type { Codec } from "../opc/archive";
import { openDocument, type DocxDocument } from "./document";
import { readNumbering, type Numberer } from "./numbering";
import { storyOrder, type Order, type PlacedTable } from "./order";
import { readDocxProperties } from "./properties";
import type { Styles } from "./styles";
import { unreadableIn } from "./unreadable";
import type { DocxCell, DocxParagraph, Story } from "./walk";

/**
 * Reads a .docx: text as it would be printed, with what was inserted under revision and without what was deleted; numbers
 * of lists; results of fields; a text box once; headers, footers and notes after the body.
 */
export function readDocx(bytes: Uint8Array, codec?: Codec): Outcome<RawDocument> {
  const opened = openDocument(bytes, codec);
  if (!opened.ok) return opened;
  const read = readOpened(opened.value);
  return read.ok ? yes(read.value.raw) : read;
}

/** Where a block of the raw document comes from. */
export type Source =
  | { readonly story: Story; readonly table: PlacedTable; readonly paragraph?: undefined }
  | {
      readonly story: Story;
      readonly paragraph: DocxParagraph;
      /** How many characters of the block's text are a printed number that the paragraph itself does not hold. */
      readonly label: number;
    };

export interface ReadDocument {
  readonly raw: RawDocument;
  /** By the number of the block. */
  readonly sources: readonly Source[];
  /** By part. */
  readonly orders: ReadonlyMap<Story, Order>;
  readonly styles: Styles;
}

/** A document that was opened for reading and writing. */
export function readOpened({ file, body, others, styles, related }: DocxDocument): Outcome<ReadDocument> {
  const numbers = readNumbering(file, related("numbering"));
  if (!numbers.ok) return numbers;
  const properties = readDocxProperties(file);
  if (!properties.ok) return properties;

  const blocks: RawBlock[] = [];
  const sources: Source[] = [];
  const orders = new Map<Story, Order>();
  for (const story of [body, ...others]) {
    const order = storyOrder(story);
    orders.set(story, order);
    const texts = numbered(order, styles, numbers.value);
    for (const block of order.blocks) {
      if ("table" in block) {
        blocks.push(grid(block, texts));
        sources.push({ story, table: block });
      } else {
        const { paragraph, place } = block;
        const heading = story === body ? headingOf(paragraph, styles) : undefined;
        const text = texts(paragraph);
        const label = text.length - paragraph.text.length;
        const reckoned = reckonedIn(paragraph, label);
        blocks.push({
          kind: "text",
          text: withoutAsides(paragraph, text),
          place,
          ...(heading === undefined ? {} : { heading }),
          ...(reckoned.length > 0 && { reckoned }),
        });
        sources.push({ story, paragraph, label });
      }
    }
  }
  const unreadable = unreadableIn(orders);
  return yes({
    raw: { format: "docx", blocks, properties: properties.value, ...(unreadable.length > 0 && { unreadable }) },
    sources,
    orders,
    styles,
  });
}

type TextOf = (paragraph: DocxParagraph) => string;

/** The text of each paragraph with the number that Word prints before it. An empty paragraph counts, but says nothing. */
function numbered(order: Order, styles: Styles, numbers: Numberer): TextOf {
  const labels = new Map<DocxParagraph, string>();
  for (const { paragraph, isUnread } of order.paragraphs) {
    if (isUnread) continue;
    const own = paragraph.numbering;
    const inherited = styles.numbering(paragraph.style);
    const list = own?.list ?? inherited?.list;
    const label = list === undefined ? "" : numbers(list, own?.level ?? inherited?.level ?? 0);
    if (label !== "") labels.set(paragraph, label);
  }
  return (paragraph) => (paragraph.text.trim() === "" ? paragraph.text : (labels.get(paragraph) ?? "") + paragraph.text);
}

function headingOf({ outline, style }: DocxParagraph, styles: Styles): number | undefined {
  if (outline === undefined) return styles.heading(style);
  return outline < 9 ? outline + 1 : undefined;
}

function grid({ table, name }: PlacedTable, texts: TextOf): RawGrid {
  const cells = table.cells.filter((cell) => !cell.isCovered).map((cell) => rawCell(cell, texts));
  return { kind: "grid", name, unit: "table", rows: table.rows, cols: table.cols, cells };
}

const rawCell = (cell: DocxCell, texts: TextOf): RawCell => ({
  row: cell.row,
  col: cell.col,
  rowSpan: cell.rowSpan,
  colSpan: cell.colSpan,
  text: cellText(cell, texts),
  ...(cell.blocks.some((block) => block.kind === "paragraph" && holdsField(block)) && { reckoned: true as const }),
});

/** The result of a field, or one that has none yet. */
const holdsField = ({ hasField, runs }: DocxParagraph): boolean =>
  hasField || runs.some(({ pieces }) => pieces.some(({ isReckoned, isShown }) => isReckoned && isShown));

/** A thin space: two figures side by side, and not one. */
const GAP = "\u2009";

/**
 * The paragraph's text with a gap where two figures meet that are not one: the number of a list before a figure, a mark of
 * a note raised behind it. What is struck through is withdrawn; a gap stands for it between two figures.
 */
function withGaps(paragraph: DocxParagraph, text: string): string {
  const hasStruck = paragraph.runs.some(({ isStruck }) => isStruck);
  if (paragraph.runs.length < 2 && !hasStruck && text.length === paragraph.text.length) return text;
  const label = text.slice(0, text.length - paragraph.text.length);
  let shown = label;
  let before = label !== "";
  let isCut = false;
  for (const { pieces, isApart, isStruck } of paragraph.runs) {
    const own = pieces.map((piece) => (piece.isShown ? piece.text : "")).join("");
    if (own === "") continue;
    isCut ||= isStruck;
    if (isStruck) continue;
    shown += ((isCut || isApart !== before) && /[\d.]$/.test(shown) && /^\d/.test(own) ? GAP : "") + own;
    before = isApart;
    isCut = false;
  }
  return shown;
}

/** What a note is called by where it stands raised: 1, [2], ①, 1,2. */
const NOTE_MARK = /^[[［〔(（]?注?[\d①-⑳*†‡][\d①-⑳*†‡,，、\-–]{0,12}[\])）〕］]?$/u;

/**
 * The text with what is struck through blank, for it is withdrawn, and with the raised marks of notes, which are no part of
 * the number before them. The places of the rest stay as they are. m² keeps its 2.
 */
function withoutAsides({ runs, text: own }: DocxParagraph, text: string): string {
  if (!runs.some(({ isStruck, isApart }) => isStruck || isApart)) return text;
  let kept = text.slice(0, text.length - own.length);
  for (const { pieces, isStruck, isApart } of runs) {
    const shown = pieces.map((piece) => (piece.isShown ? piece.text : "")).join("");
    const isAside = isStruck || (isApart && NOTE_MARK.test(shown.trim()) && !/[A-Za-z]\s*$/u.test(kept));
    kept += isAside ? GAP.repeat(shown.length) : shown;
  }
  return kept;
}

/** Where the results of fields stand. */
function reckonedIn({ runs }: DocxParagraph, label: number): readonly { readonly start: number; readonly end: number }[] {
  let at = label;
  return runs
    .flatMap(({ pieces }) => pieces)
    .flatMap(({ text, isShown, isReckoned }) => {
      if (!isShown) return [];
      const start = at;
      at += text.length;
      return isReckoned ? [{ start, end: at }] : [];
    });
}

/** What stands in a cell, one line per paragraph, tables within it set aside. */
export const cellText = (cell: DocxCell, texts: TextOf = ({ text }) => text): string =>
  cell.blocks.flatMap((block) => (block.kind === "paragraph" ? [withGaps(block, texts(block))] : [])).join("\n");
