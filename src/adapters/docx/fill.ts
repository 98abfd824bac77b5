// Filling a user's own .docx in place: cells of its tables and its `{{placeholders}}`, and nothing else.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import { decodeText, escapeText } from "../opc/xml";
import { writePackage, type PartToWrite } from "../opc/zip";
import { openDocument } from "./document";
import { inOrder, type PlacedParagraph } from "./order";
import { findPlaceholders, piecesOf, type FoundPiece } from "./placeholder";
import { cellText } from "./read";
import { Splices } from "./splice";
import type { Cell, Control, Paragraph, Story } from "./walk";

export type Edit =
  /** The table by its number in the order of reading (0 for 第1个表格), the cell by its anchor, as the reader gives them. */
  | { readonly kind: "cell"; readonly table: number; readonly row: number; readonly col: number; readonly text: string }
  /** Every `{{name}}` becomes the text. */
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  /** The paragraph of every `{{name}}` becomes the table: a `w:tbl` with the prefix "w". */
  | { readonly kind: "table"; readonly name: string; readonly wordml: string };

export interface Placeholder {
  readonly name: string;
  readonly part: string;
  readonly place: string;
  readonly standsAlone: boolean;
}

/** The placeholders of a template, in the order of reading; one that is said twice is listed twice. */
export function placeholders(bytes: Uint8Array): Outcome<readonly Placeholder[]> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const read: Placeholder[] = [];
  const unread: Placeholder[] = [];
  for (const story of [opened.value.body, ...opened.value.others]) {
    for (const { paragraph, place, isUnread } of inOrder(story).paragraphs) {
      for (const { name, standsAlone } of findPlaceholders(paragraph, piecesOf(paragraph))) {
        (isUnread ? unread : read).push({ name, part: story.part, place, standsAlone });
      }
    }
  }
  // The fallback of a text box repeats what the box says.
  const known = new Set(read.map(({ name }) => name));
  return yes([...read, ...unread.filter(({ name }) => !known.has(name))]);
}

/**
 * Fills a document.
 *
 * Text takes the formatting of what stood there: of the first run of the cell or the placeholder, or of the paragraph
 * mark of an empty cell, or, where that says nothing either, the font and size of the cell before. Parts without a change are copied as they lie in the file; in the others all but the changed
 * places stays byte for byte. A document in which nothing changes is given back as it is.
 *
 * Refused: a cell or placeholder that is not there, and a table whose placeholder shares its paragraph.
 */
export function fillDocx(bytes: Uint8Array, edits: readonly Edit[]): Outcome<Uint8Array> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const { file, body, others } = opened.value;
  const cells = edits.filter((edit) => edit.kind === "cell");
  const named = new Map(edits.flatMap((edit) => (edit.kind === "cell" ? [] : [[edit.name, edit] as const])));
  const missing: string[] = [];
  const found = new Set<string>();
  const changed = new Map<string, string>();

  for (const story of [body, ...others]) {
    const order = inOrder(story);
    const filling = new Filling(story);
    if (story === body) {
      for (const edit of cells) {
        const cells = order.tables[edit.table]?.table.cells ?? [];
        const at = cells.findIndex((cell) => cell.row === edit.row && cell.col === edit.col && !cell.isCovered);
        if (at >= 0) filling.fillCell(cells, at, edit.text);
        else missing.push(`第${edit.table + 1}个表格第${edit.row + 1}行第${edit.col + 1}列`);
      }
    }
    if (named.size > 0) {
      for (const placed of order.paragraphs) {
        const refusal = filling.fillPlaceholders(placed, named, found);
        if (refusal) return no(refusal);
      }
    }
    if (!filling.splices.isEmpty) changed.set(story.part, filling.splices.apply(story.xml));
  }
  missing.push(...[...named.keys()].filter((name) => !found.has(name)).map((name) => `{{${name}}}`));
  if (missing.length > 0) return no({ kind: "template-lacks", missing });
  if (changed.size === 0) return yes(bytes);

  const encoder = new TextEncoder();
  const parts: PartToWrite[] = [];
  for (const name of file.names) {
    const text = changed.get(name);
    const packed = file.packed(name);
    if (text !== undefined)
      parts.push({ name, bytes: encoder.encode(text.replace(/^(<\?xml[^>]*encoding=["'])utf-16(le|be)?/i, "$1UTF-8")) });
    else if (packed) parts.push(packed);
  }
  return yes(writePackage(parts));
}

class Filling {
  readonly splices = new Splices();
  private readonly filled = new Set<Paragraph>();

  constructor(private readonly story: Story) {}

  /** @param cells - of the table, in reading order; the one to fill is at `at` */
  fillCell(cells: readonly Cell[], at: number, text: string): void {
    const cell = cells[at];
    if (cell === undefined) return;
    const paragraphs = cell.blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));
    for (const paragraph of paragraphs) this.filled.add(paragraph);
    if (cellText(cell) === text) return;

    const pieces = paragraphs.flatMap((paragraph) => piecesOf(paragraph).map((found) => ({ ...found, paragraph })));
    const first = pieces.find(({ piece }) => piece.characters !== undefined) ?? pieces[0];
    if (first === undefined) {
      const [paragraph] = paragraphs;
      if (paragraph) this.addText(paragraph, text, () => this.borrowedLook(cells.slice(0, at)));
      return;
    }
    this.splices.replace(first.piece, this.textXml(text));
    this.settle(first);
    // Further paragraphs would make the row higher than one text needs; those that hold more than text stay, empty.
    const holdsTable = cell.blocks.length > paragraphs.length;
    const gone = new Set(
      holdsTable
        ? []
        : paragraphs
            .slice(paragraphs.indexOf(first.paragraph) + 1)
            .filter((other) => other.control === first.paragraph.control && this.holdsOnlyRuns(other)),
    );
    for (const paragraph of gone) this.splices.remove(paragraph);
    for (const { piece, run, paragraph } of pieces) {
      if (piece === first.piece || gone.has(paragraph)) continue;
      if (run === first.run || !run.isPlain) this.splices.remove(piece);
      else this.splices.remove(run);
    }
  }

  fillPlaceholders(
    { paragraph, place }: PlacedParagraph,
    edits: ReadonlyMap<string, Exclude<Edit, { kind: "cell" }>>,
    found: Set<string>,
  ): Refusal | undefined {
    const pieces = piecesOf(paragraph);
    const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
    for (const { name, start, end, standsAlone } of findPlaceholders(paragraph, pieces)) {
      const edit = edits.get(name);
      if (edit === undefined) continue;
      found.add(name);
      // What the cell now says has been decided.
      if (this.filled.has(paragraph)) continue;
      if (edit.kind === "text") changes.push({ start, end, text: edit.text });
      else if (standsAlone) this.putTable(paragraph, edit.wordml);
      else return { kind: "template-lacks", missing: [`独占一段的{{${name}}}（现在${place}与其他文字在一起）`] };
    }
    for (const found of pieces) {
      const from = found.at;
      const to = from + found.piece.text.length;
      const own = changes.filter(({ start, end }) => start < to && end > from);
      if (own.length > 0)
        this.changePiece(
          found,
          own.map((change) => ({
            start: Math.max(change.start - from, 0),
            end: Math.min(change.end - from, to - from),
            // The piece in which a placeholder begins takes the whole text, and with it its formatting.
            text: change.start >= from ? change.text : "",
          })),
        );
    }
    return undefined;
  }

  private changePiece(
    found: FoundPiece,
    changes: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  ): void {
    const { piece } = found;
    this.settle(found);
    if (piece.characters === undefined) {
      this.splices.remove(piece);
      return;
    }
    let text = "";
    let done = 0;
    for (const change of changes) {
      text += piece.text.slice(done, change.start) + change.text;
      done = change.end;
    }
    text += piece.text.slice(done);
    const raw = this.story.xml.slice(piece.characters.start, piece.characters.end);
    const needsMore = /[\n\r\t]/.test(text) || (!piece.preserves && /^ | $/.test(text));
    if (needsMore || raw.includes("<")) {
      this.splices.replace(piece, this.textXml(text));
      return;
    }
    const offsets = rawOffsets(raw, piece.text.length);
    for (const { start, end, text: put } of changes) {
      const at = piece.characters.start;
      this.splices.replace({ start: at + (offsets[start] ?? 0), end: at + (offsets[end] ?? raw.length) }, escapeText(put));
    }
  }

  private putTable(paragraph: Paragraph, wordml: string): void {
    const { xml, prefix, namespace } = this.story;
    const { start, end, properties, endsSection, markers } = paragraph;
    const table = prefix === "w:" ? wordml : wordml.replace(/^<w:tbl\b/, `<w:tbl xmlns:w="${namespace}"`);
    if (endsSection) {
      // The paragraph carries the page setup of everything before it.
      this.splices.insert(start, table);
      for (const run of paragraph.runs) this.splices.remove(run);
      return;
    }
    // Tables that touch become one, and a cell or page that ends with a table wants a paragraph behind it.
    const spacer = `<${prefix}p>${properties ? xml.slice(properties.start, properties.end) : ""}</${prefix}p>`;
    const touches = xml
      .slice(Math.max(0, start - 40), start)
      .trimEnd()
      .endsWith(`</${prefix}tbl>`);
    const isFollowed = new RegExp(`^\\s*<${prefix}p[\\s/>]`).test(xml.slice(end, end + 200));
    const marks = markers.map((span) => xml.slice(span.start, span.end));
    const isStart = (mark: string): boolean => /^<[^\s/>]*Start\b/.test(mark);
    this.splices.replace(
      paragraph,
      [
        touches ? spacer : "",
        ...marks.filter(isStart),
        table,
        ...marks.filter((mark) => !isStart(mark)),
        isFollowed ? "" : spacer,
      ].join(""),
    );
  }

  /** Puts text into a paragraph that has none: into its empty run, or into a run that looks as its mark does. */
  private addText(paragraph: Paragraph, text: string, borrowed: () => string): void {
    const { xml, prefix } = this.story;
    const run = paragraph.runs.find(({ isPlain }) => isPlain);
    const own = run?.properties ? xml.slice(run.properties.start, run.properties.end) : this.markLook(paragraph);
    const look = own === "" && paragraph.style === undefined ? borrowed() : own;
    const written = `<${prefix}r>${look}${this.textXml(text)}</${prefix}r>`;
    if (run) this.splices.replace(run, written);
    else if (paragraph.isEmptyElement) {
      this.splices.replace({ start: paragraph.end - 2, end: paragraph.end }, `>${written}</${prefix}p>`);
    } else this.splices.insert(paragraph.content.end, written);
    this.release(run ? run.control : paragraph.control);
  }

  /**
   * An empty cell that says nothing about its font would be set in the document's, amid a table set in another: it takes
   * font and size, and nothing else, of the nearest text before it.
   */
  private borrowedLook(before: readonly Cell[]): string {
    const { xml, prefix } = this.story;
    for (let at = before.length - 1; at >= 0; at--) {
      for (const block of before[at]?.blocks ?? []) {
        const runs = block.kind === "paragraph" ? block.runs : [];
        const properties = runs.find(
          (run) => run.properties && run.pieces.some((piece) => piece.isShown && piece.text.trim() !== ""),
        )?.properties;
        if (properties === undefined) continue;
        const all = xml
          .slice(properties.start, properties.end)
          .replace(new RegExp(`<${prefix}rPrChange\\b[^]*</${prefix}rPrChange>`), "");
        const look = all.match(new RegExp(`<${prefix}(?:rFonts|sz|szCs)\\s[^>]*/>`, "g")) ?? [];
        return look.length === 0 ? "" : `<${prefix}rPr>${look.join("")}</${prefix}rPr>`;
      }
    }
    return "";
  }

  /** `w:rPr` of the paragraph mark, without the revisions that only a mark can have. */
  private markLook({ markProperties }: Paragraph): string {
    if (markProperties === undefined) return "";
    const { xml, prefix } = this.story;
    return xml
      .slice(markProperties.start, markProperties.end)
      .replace(new RegExp(`<${prefix}rPrChange\\b[^]*?</${prefix}rPrChange>`, "g"), "")
      .replace(new RegExp(`<${prefix}(ins|del|moveFrom|moveTo)\\b[^>]*/>`, "g"), "");
  }

  /** What was a prompt becomes a value: without the grey of prompts, and not overwritten by what it was bound to. */
  private settle({ run }: FoundPiece): void {
    const { xml, prefix } = this.story;
    if (run.control?.prompt && run.properties) {
      const at = xml.indexOf(`<${prefix}rStyle `, run.properties.start);
      const end = xml.indexOf("/>", at) + 2;
      if (at >= 0 && end <= run.properties.end) this.splices.remove({ start: at, end });
    }
    this.release(run.control);
  }

  private release(control: Control | undefined): void {
    for (let at = control; at; at = at.parent) {
      if (at.prompt) this.splices.remove(at.prompt);
      if (at.binding) this.splices.remove(at.binding);
    }
  }

  private holdsOnlyRuns({ runs, properties, content, boxes, endsSection }: Paragraph): boolean {
    if (boxes.length > 0 || endsSection || !runs.every((run) => run.isPlain)) return false;
    const { xml, prefix } = this.story;
    let rest = "";
    let at = content.start;
    for (const span of properties ? [properties, ...runs] : runs) {
      rest += xml.slice(at, span.start);
      at = span.end;
    }
    rest += xml.slice(at, content.end);
    return rest.replace(new RegExp(`<${prefix}proofErr\\b[^>]*/>|\\s`, "g"), "") === "";
  }

  private textXml(text: string): string {
    const { prefix } = this.story;
    return text
      .split(/(\r\n?|\n|\t)/)
      .map((part) => {
        if (part === "") return "";
        if (part === "\t") return `<${prefix}tab/>`;
        if (/^[\r\n]/.test(part)) return `<${prefix}br/>`;
        return `<${prefix}t${/^ | $/.test(part) ? ' xml:space="preserve"' : ""}>${escapeText(part)}</${prefix}t>`;
      })
      .join("");
  }
}

/** For each character of the decoded text, and its end: where it begins in the raw text, references and all. */
function rawOffsets(raw: string, length: number): readonly number[] {
  if (raw.length === length) return Array.from({ length: length + 1 }, (_, at) => at);
  const offsets: number[] = [];
  for (let at = 0; at < raw.length;) {
    const unit = raw[at] === "&" ? raw.slice(at, raw.indexOf(";", at) + 1) : raw.startsWith("\r\n", at) ? "\r\n" : raw.charAt(at);
    for (let k = (decodeText(unit) ?? "").length; k > 0; k--) offsets.push(at);
    at += unit.length;
  }
  offsets.push(raw.length);
  return offsets;
}
