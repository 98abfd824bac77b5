// An OpenDocument text (.odt, or flat .fodt) → its paragraphs and tables, in the order in which they stand.
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawBlock, RawCell, RawDocument } from "../../core/document/source";
import { inflateEntry, openArchive, type Codec } from "../opc/archive";
import { isZip } from "../opc/sniff";
import { CLOSE, END, OPEN, TEXT, XmlScanner } from "../opc/xml";

const MOST_SQUARES = 1_000_000;
const MOST_PARAGRAPHS = 500_000;
const DEEPEST_TABLE = 20;
/** Blanks and cells that are only counted may be counted without end. */
const MOST_REPEATED = 1_024;

const damaged = (part: string, detail: string): Outcome<never> => no({ kind: "damaged", part, detail });

/** Text as it would be printed: with what was inserted under revision, which stands in its place, and without what was deleted. */
export function readOdt(bytes: Uint8Array, codec?: Codec): Outcome<RawDocument> {
  if (!isZip(bytes)) return readFlat(new TextDecoder().decode(bytes));
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const part = (name: string): Outcome<string> => {
    const entry = archive.value.find((one) => one.name === name);
    if (entry === undefined) return damaged(name, "压缩包里没有这个文件");
    const content = inflateEntry(entry, codec);
    return content.ok ? yes(new TextDecoder().decode(content.value)) : content;
  };
  const manifest = part("META-INF/manifest.xml");
  if (manifest.ok && manifest.value.includes("encryption-data")) return no({ kind: "password-protected" });
  const content = part("content.xml");
  if (!content.ok) return content;
  const meta = part("meta.xml");
  const properties = meta.ok ? readProperties(meta.value) : yes({});
  return properties.ok ? readContent(content.value, "content.xml", properties.value) : properties;
}

/** All parts in one file, what is known of it before what it says. */
function readFlat(text: string): Outcome<RawDocument> {
  const from = text.indexOf("<office:meta>");
  const to = text.indexOf(META_END, from);
  const properties = from < 0 || to < 0 ? yes({}) : readProperties(text.slice(from, to + META_END.length));
  return properties.ok ? readContent(text, "", properties.value) : properties;
}

const META_END = "</office:meta>";

function readProperties(text: string): Outcome<Readonly<Record<string, string>>> {
  const found = new Map<string, string>();
  const xml = new XmlScanner(text, "meta.xml");
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    const name = xml.is("title") ? "title" : xml.is("user-defined") ? xml.either("name") : undefined;
    if (name !== undefined) found.set(name, xml.content().trim());
  }
  return xml.fault ? no(xml.fault) : yes(Object.fromEntries(found));
}

/** Pages of notes, comments, what was deleted, forms and drawn things that carry no line of text. */
const UNREAD = new Set([
  "tracked-changes",
  "annotation",
  "annotation-end",
  "note",
  "forms",
  "sequence-decls",
  "ruby-text",
  "settings",
  "styles",
  "automatic-styles",
  "master-styles",
  "scripts",
  "font-face-decls",
  "meta",
  "title",
  "desc",
]);

function readContent(text: string, part: string, properties: Readonly<Record<string, string>>): Outcome<RawDocument> {
  const reader = new Reader(new XmlScanner(text, part));
  const blocks = reader.read();
  return blocks.ok ? yes({ format: "odt", blocks: blocks.value, properties }) : blocks;
}

const count = (value: string | undefined): number => {
  const number = Number(value ?? "1");
  return Number.isInteger(number) && number >= 1 ? number : 1;
};

interface Table {
  readonly cells: RawCell[];
  row: number;
  col: number;
  cols: number;
}

class Reader {
  private readonly blocks: RawBlock[] = [];
  private paragraphs = 0;
  private grids = 0;
  private squares = 0;
  private over: string | undefined;

  constructor(private readonly xml: XmlScanner) {}

  read(): Outcome<readonly RawBlock[]> {
    const { xml } = this;
    let isRead = false;
    for (let event = xml.next(); event !== END && this.over === undefined; event = xml.next()) {
      if (event !== OPEN) continue;
      if (UNREAD.has(xml.local)) xml.skip();
      else if (xml.is("text") && xml.prefix === "office") isRead = true;
      else if (isRead) this.block(0);
    }
    if (xml.fault) return no(xml.fault);
    if (this.over !== undefined) return no({ kind: "too-large", what: "文档", limit: this.over, found: `${this.over}以上` });
    return isRead ? yes(this.blocks) : damaged(xml.part, "没有正文");
  }

  /** At an element of the body; lists, sections and frames are looked through. */
  private block(depth: number): void {
    const { xml } = this;
    if (xml.is("p") || xml.is("h")) {
      const heading = xml.is("h") ? count(xml.either("outline-level")) : undefined;
      const inner: (() => void)[] = [];
      const text = this.paragraph(depth, inner);
      this.paragraphs += 1;
      if (this.paragraphs > MOST_PARAGRAPHS) this.over = `${MOST_PARAGRAPHS}段`;
      const place = `第${this.paragraphs}段`;
      if (text.trim() !== "") this.blocks.push({ kind: "text", text, place, ...(heading === undefined ? {} : { heading }) });
      for (const add of inner) add();
    } else if (xml.is("table") && xml.prefix === "table") this.table(depth);
  }

  /** @param inner - what stands in frames of the paragraph, to be added behind it */
  private paragraph(depth: number, inner: (() => void)[]): string {
    const { xml } = this;
    const end = xml.depth;
    let text = "";
    for (let event = xml.next(); event !== END && this.over === undefined; event = xml.next()) {
      if (event === CLOSE && xml.depth === end) break;
      // White space is folded in OpenDocument: what is meant is written as elements.
      if (event === TEXT) text += xml.characters.replace(/[ \t\r\n]+/gu, " ");
      if (event !== OPEN) continue;
      if (UNREAD.has(xml.local)) xml.skip();
      else if (xml.is("s")) text += " ".repeat(Math.min(count(xml.either("c")), MOST_REPEATED));
      else if (xml.is("tab")) text += "\t";
      else if (xml.is("line-break")) text += "\n";
      else if (xml.is("text-box")) {
        const from = this.blocks.length;
        this.container(depth + 1);
        const boxed = this.blocks.splice(from);
        inner.push(() => void this.blocks.push(...boxed));
      }
    }
    return text;
  }

  /** What stands in an element that holds paragraphs and tables. */
  private container(depth: number): void {
    const { xml } = this;
    const end = xml.depth;
    if (depth > DEEPEST_TABLE) this.over = `${DEEPEST_TABLE}层嵌套`;
    for (let event = xml.next(); event !== END && this.over === undefined; event = xml.next()) {
      if (event === CLOSE && xml.depth === end) return;
      if (event !== OPEN) continue;
      if (UNREAD.has(xml.local)) xml.skip();
      else this.block(depth);
    }
  }

  private table(depth: number): void {
    const { xml } = this;
    const end = xml.depth;
    const table: Table = { cells: [], row: -1, col: 0, cols: 0 };
    const name = `第${++this.grids}个表格`;
    const at = this.blocks.length;
    let repeated = 1;
    let first = 0;
    for (let event = xml.next(); event !== END && this.over === undefined; event = xml.next()) {
      if (event === CLOSE && xml.is("table-row")) {
        this.repeatRow(table, first, repeated);
        repeated = 1;
      }
      if (event === CLOSE && xml.depth === end) break;
      if (event !== OPEN) continue;
      if (xml.is("table-row")) {
        repeated = Math.min(count(xml.either("number-rows-repeated")), MOST_REPEATED);
        first = table.cells.length;
        table.row += 1;
        table.col = 0;
      } else if (xml.is("table-cell") || xml.is("covered-table-cell")) this.cell(table, depth);
      else if (UNREAD.has(xml.local)) xml.skip();
    }
    const { cells, row, cols } = table;
    const inner = this.blocks.splice(at);
    if (cells.length > 0) this.blocks.push({ kind: "grid", name, unit: "table", rows: row + 1, cols, cells });
    this.blocks.push(...inner);
  }

  private repeatRow(table: Table, first: number, times: number): void {
    const row = table.cells.slice(first);
    for (let i = 1; i < times && this.over === undefined; i++) {
      table.row += 1;
      for (const cell of row) table.cells.push({ ...cell, row: table.row });
      this.count(row.length);
    }
  }

  private count(squares: number): void {
    this.squares += squares;
    if (this.squares > MOST_SQUARES) this.over = `${MOST_SQUARES}格`;
  }

  private cell(table: Table, depth: number): void {
    const { xml } = this;
    const isCovered = xml.is("covered-table-cell");
    const times = Math.min(count(xml.either("number-columns-repeated")), MOST_REPEATED);
    const rowSpan = Math.min(count(xml.either("number-rows-spanned")), 65_536);
    const colSpan = Math.min(count(xml.either("number-columns-spanned")), 1_024);
    const from = this.blocks.length;
    const before = this.paragraphs;
    this.container(depth + 1);
    this.paragraphs = before;
    const own = this.blocks.splice(from);
    const text = own.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n");
    this.count(times);
    for (let i = 0; i < times; i++) {
      const { row } = table;
      if (!isCovered) table.cells.push({ row, col: table.col, rowSpan, colSpan, text });
      table.col += 1;
    }
    table.cols = Math.max(table.cols, table.col);
    // A table within a cell follows the table around it.
    if (!isCovered) this.blocks.push(...own.filter((block) => block.kind === "grid"));
  }
}
