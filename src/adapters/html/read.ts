// A web page, or HTML from the clipboard of Excel, Word or WPS → its paragraphs and its tables.
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { RawBlock, RawCell, RawDocument } from "../../core/document/source";
import { decodeText } from "../text/decode";
import { HtmlFlow } from "./flow";
import { GridBuilder, mostSquares } from "./grid";
import { isBesideLinks, withMenus, type Way } from "./menus";
import {
  emptyElements,
  isUnseen,
  isGoneAsRow,
  isInvisible,
  isSetApart,
  paragraphElements,
  Passed,
  type Attributes,
} from "./unseen";

const largestPage = 20 * 1024 * 1024;
/** Pages laid out with tables nest them some ten deep. */
const deepestTable = 100;
const mostParagraphs = 500_000;
/** A report has more in its title. */
const FEWEST_LETTERS = 16;

/** Elements that a reader does not see, or that were struck from the document. */
const unseen = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "noframes",
  "object",
  "svg",
  "xml",
  "select",
  "del",
]);
/** What is written above, below or through a line is not a part of the figure beside it: a mark of a note, or a digit struck out. */
const apart = new Set(["sup", "sub", "s", "strike"]);
const GAP = "\u2009";
/** Elements of which attributes mean something here beside those that hide or set apart, which any element may have. */
const attributed = new Set(["td", "th", "meta", "input"]);
const NO_ATTRIBUTES: Attributes = new Map();
/** Elements that hide in ways of their own. A page that hides its whole body shows it by a script. */
const hidesItself = new Set(["html", "head", "body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"]);

interface Paragraph {
  readonly flow: HtmlFlow;
  readonly heading: number | undefined;
  way: Way;
}

/** What may hold paragraphs and tables: a cell, or the page itself. */
interface Container {
  readonly content: (Paragraph | Table)[];
  /** The paragraph that text goes to; none between two paragraphs. */
  open: Paragraph | undefined;
  heading: number | undefined;
}

interface Cell extends Container {
  readonly number?: string;
  readonly formula?: string;
}

interface Table {
  readonly grid: GridBuilder;
  /** By the number that the grid gave them. */
  readonly cells: Cell[];
  readonly hidden: boolean;
  cell: Cell | undefined;
  groupIsHidden: boolean;
  rowIsHidden: boolean;
  rowIsInvisible: boolean;
  rowIsOpen: boolean;
}

const container = (): Container => ({ content: [], open: undefined, heading: undefined });

/** Reads a page. Nothing is fetched, run or followed. */
export function readHtml(html: string): Outcome<RawDocument> {
  if (html.length > largestPage) return tooLarge("网页", "20 MB", `${Math.ceil(html.length / 1024 / 1024)} MB`);
  const page = new Page(withoutClipboardHeader(html));
  return page.read();
}

export function readHtmlBytes(bytes: Uint8Array): Outcome<RawDocument> {
  if (bytes.length > largestPage) return tooLarge("网页", "20 MB", `${Math.ceil(bytes.length / 1024 / 1024)} MB`);
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const declared =
    /<meta[^<>]{1,200}charset\s{0,9}=["'\s]{0,9}([\w-]{1,40})|^<\?xml[^>]{1,100}encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})/i.exec(
      head,
    );
  return readHtml(decodeText(bytes, declared?.[1] ?? declared?.[2]));
}

const tooLarge = (what: string, limit: string, found: string): { readonly ok: false; readonly refusal: Refusal } =>
  no({ kind: "too-large", what, limit, found });

/** Windows puts a list of offsets ("Version:0.9 StartHTML:…") before HTML on its clipboard. */
const withoutClipboardHeader = (html: string): string =>
  /^\s*Version:\d/.test(html) ? html.slice(Math.max(html.indexOf("<"), 0)) : html;

/**
 * One pass over the tokens. Of HTML's tree only the tables are kept: what else is open does not matter for what is read,
 * and a page that forgets to close a thousand <font> costs nothing.
 */
class Page implements TokenizerCallbacks {
  private readonly tokenizer = new Tokenizer({ decodeEntities: true }, this);
  private readonly root = container();
  private readonly tables: Table[] = [];
  private readonly properties = new Map<string, string>();
  private refusal: Refusal | undefined;

  private tag = "";
  private attributes: Map<string, string> | undefined;
  private wantsAll = false;
  private attributeName = "";
  private attributeValue = "";

  /** The unseen element that is open. */
  private passed: Passed | undefined;
  /** Elements that are set apart by their style, and how many of the name are open within each. */
  private setApart: { readonly name: string; depth: number }[] = [];
  private title: string[] | undefined;
  private preformatted = 0;
  private navigations = 0;
  private isLink = false;
  /** Text is about to follow that is set apart from what stands before it, or the other way round. */
  private isApart = false;
  private lastCharacter = "";

  private readonly blocks: RawBlock[] = [];
  private readonly ways: Way[] = [];
  private texts = 0;
  private grids = 0;
  private squares = 0;
  private cells = 0;
  private paragraphs = 0;
  private scripts = 0;

  constructor(private readonly html: string) {}

  read(): Outcome<RawDocument> {
    this.tokenizer.write(this.html);
    this.tokenizer.end();
    while (this.refusal === undefined && this.tables.length > 0) this.closeTable();
    if (this.refusal === undefined) this.emit(this.root.content);
    if (this.refusal !== undefined) return no(this.refusal);
    if (this.scripts > 0 && this.isShell())
      return no({ kind: "not-a-file-we-read", found: "空壳网页（内容要由浏览器运行后才显示）", way: "save-page" });
    return yes({ format: "html", blocks: withMenus(this.blocks, this.ways), properties: Object.fromEntries(this.properties) });
  }

  /** What a page shows before its scripts have fetched the rest. */
  private isShell(): boolean {
    const shown = this.blocks.reduce((sum, block) => sum + (block.kind === "text" ? block.text.length : FEWEST_LETTERS), 0);
    return shown < FEWEST_LETTERS;
  }

  // Tokens

  ontext(start: number, end: number): void {
    this.addText(this.html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.addText(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.wantsAll = attributed.has(this.tag);
    this.attributes = undefined;
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.html.slice(start, end).toLowerCase();
    this.attributeValue = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.wantsAttribute()) this.attributeValue += this.html.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.wantsAttribute()) this.attributeValue += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (!this.wantsAttribute()) return;
    this.attributes ??= new Map();
    if (!this.attributes.has(this.attributeName)) this.attributes.set(this.attributeName, this.attributeValue);
  }

  private wantsAttribute(): boolean {
    return (
      this.wantsAll ||
      this.attributeName === "style" ||
      this.attributeName === "hidden" ||
      (this.tag === "a" && this.attributeName === "href")
    );
  }

  onopentagend(): void {
    this.open(this.tag, this.attributes ?? NO_ATTRIBUTES);
  }

  onselfclosingtag(): void {
    // "<td/>" is an open cell in HTML; only foreign elements close themselves.
    if (this.tag !== "svg" && this.tag !== "xml") this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    this.close(this.html.slice(start, end).toLowerCase());
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  // Elements

  private open(name: string, attributes: Attributes): void {
    if (this.passed && !this.passed.endsBeforeOpening(name, this.inTable())) return;
    this.passed = undefined;
    if (name === "script") this.scripts += 1;
    if (unseen.has(name)) {
      this.passed = new Passed(name, name !== "del");
      return;
    }
    if (!hidesItself.has(name) && (isUnseen(attributes) || isInvisible(attributes))) {
      if (!emptyElements.has(name)) this.passed = new Passed(name, false);
      return;
    }
    switch (name) {
      case "title":
        this.title = [];
        return;
      case "a":
        // One that leads within the page is a list of its own contents, which is read like any other.
        this.isLink = attributes.get("href")?.startsWith("#") === false;
        break;
      case "nav":
        this.navigations += 1;
        break;
      case "meta":
        this.addProperty(attributes.get("name"), attributes.get("content"));
        return;
      case "input":
        if (/^(text|number|)$/i.test(attributes.get("type") ?? "")) this.addText(attributes.get("value") ?? "");
        return;
      case "br":
        this.paragraph().flow.breakLine();
        return;
      case "table":
        this.openTable(attributes);
        return;
      case "thead":
      case "tbody":
      case "tfoot":
        this.endGroup(isGoneAsRow(attributes));
        return;
      case "tr":
        this.openRow(isGoneAsRow(attributes), isInvisible(attributes));
        return;
      case "td":
      case "th":
        this.openCell(attributes);
        return;
    }
    this.openApart(name, attributes);
    if (!paragraphElements.has(name)) return;
    if (name === "caption") this.endRow();
    this.endParagraph();
    if (/^h[1-6]$/.test(name)) this.target().heading = Number(name[1]);
    if (name === "pre") this.preformatted++;
  }

  private close(name: string): void {
    if (this.passed) {
      const ends = this.passed.endsAtClosing(name, this.inTable());
      if (ends === undefined) return;
      this.passed = undefined;
      if (ends === "with") return;
    }
    switch (name) {
      case "title":
        if (this.title && !this.properties.has("title")) this.addProperty("title", this.title.join(""));
        this.title = undefined;
        return;
      case "table":
        this.closeTable();
        return;
      case "thead":
      case "tbody":
      case "tfoot":
        this.endGroup(false);
        return;
      case "tr":
        this.endRow();
        return;
      case "td":
      case "th":
        this.endCell();
        return;
      case "br":
        this.paragraph().flow.breakLine();
        return;
      case "a":
        this.isLink = false;
        break;
      case "nav":
        if (this.navigations > 0) this.navigations -= 1;
        break;
    }
    this.closeApart(name);
    if (!paragraphElements.has(name)) return;
    this.endParagraph();
    if (/^h[1-6]$/.test(name)) this.target().heading = undefined;
    if (name === "pre" && this.preformatted > 0) this.preformatted--;
  }

  private openApart(name: string, attributes: Attributes): void {
    const around = this.setApart.at(-1);
    if (apart.has(name)) this.isApart = true;
    else if (isSetApart(attributes) && !emptyElements.has(name)) {
      this.isApart = true;
      this.setApart.push({ name, depth: 1 });
    } else if (around?.name === name) around.depth++;
  }

  private closeApart(name: string): void {
    const around = this.setApart.at(-1);
    if (apart.has(name)) this.isApart = true;
    else if (around?.name === name && --around.depth === 0) {
      this.isApart = true;
      this.setApart.pop();
    }
  }

  private addText(found: string): void {
    if (this.passed || found === "") return;
    if (this.title) {
      this.title.push(found);
      return;
    }
    const text = this.isApart && isDigit(found.charAt(0)) && isDigit(this.lastCharacter) ? GAP + found : found;
    this.isApart = false;
    this.lastCharacter = found.charAt(found.length - 1);
    const { open } = this.target();
    if (!open && this.preformatted === 0 && !/[^ \t\n\r\f]/.test(text)) return;
    const paragraph = open ?? this.paragraph();
    paragraph.flow.add(text, this.preformatted > 0);
    if (paragraph.way === "text") return;
    if (this.isLink || this.navigations > 0) paragraph.way = "link";
    else if (!isBesideLinks(found)) paragraph.way = "text";
  }

  private addProperty(name: string | undefined, value: string | undefined): void {
    if (name && value && name.length <= 100 && this.properties.size < 100 && !this.properties.has(name)) {
      this.properties.set(name, value.replace(/\s+/g, " ").trim().slice(0, 1000));
    }
  }

  /** Text between the rows of a table is shown before it, as a caption is. */
  private target(): Container {
    for (let depth = this.tables.length - 1; depth >= 0; depth--) {
      const cell = this.tables[depth]?.cell;
      if (cell) return cell;
    }
    return this.root;
  }

  private paragraph(): Paragraph {
    const target = this.target();
    if (target.open === undefined) {
      if (++this.paragraphs > mostParagraphs) {
        this.refuse({ kind: "too-large", what: "网页的段落数", limit: `${mostParagraphs}段`, found: `${mostParagraphs}段以上` });
      }
      target.open = { flow: new HtmlFlow(), heading: target.heading, way: "beside" };
      target.content.push(target.open);
    }
    return target.open;
  }

  private endParagraph(): void {
    this.target().open = undefined;
  }

  // Tables

  private inTable(): boolean {
    return this.tables.length > 0;
  }

  private openTable(attributes: Attributes): void {
    this.endParagraph();
    if (this.tables.length >= deepestTable) {
      this.refuse({ kind: "too-large", what: "表格嵌套的层数", limit: `${deepestTable}层`, found: `${deepestTable}层以上` });
      return;
    }
    this.tables.push({
      grid: new GridBuilder(),
      cells: [],
      hidden: isUnseen(attributes) || isInvisible(attributes),
      cell: undefined,
      groupIsHidden: false,
      rowIsHidden: false,
      rowIsInvisible: false,
      rowIsOpen: false,
    });
  }

  private openRow(isHidden: boolean, isInvisibleRow: boolean): void {
    // A fragment of a table, as some programs copy it, starts with its first row.
    if (!this.inTable()) this.openTable(NO_ATTRIBUTES);
    this.endRow();
    const table = this.tables.at(-1);
    if (!table) return;
    table.rowIsOpen = true;
    table.rowIsHidden = isHidden || table.groupIsHidden;
    table.rowIsInvisible = isInvisibleRow;
    if (!table.rowIsHidden) table.grid.startRow();
    this.refuseIfTooLarge(table);
  }

  private openCell(attributes: Attributes): void {
    this.endCell();
    if (!this.tables.at(-1)?.rowIsOpen) this.openRow(false, false);
    const table = this.tables.at(-1);
    if (!table) return;
    const number = attributes.get("x:num") ?? attributes.get("sdval") ?? "";
    const formula = attributes.get("x:fmla");
    const cell: Cell = {
      ...container(),
      ...(/^-?\d{1,40}(\.\d{1,40})?$/.test(number) ? { number } : {}),
      ...(formula ? { formula: formula.replace(/^=/, "") } : {}),
    };
    table.cell = cell;
    if (table.rowIsHidden || isUnseen(attributes)) return;
    table.grid.addCell(attributes.get("rowspan"), attributes.get("colspan"));
    // What an invisible cell holds is read aside: shown is an empty square.
    table.cells.push(table.rowIsInvisible || isInvisible(attributes) ? container() : cell);
    this.cells++;
    this.refuseIfTooLarge(table);
  }

  private endCell(): void {
    const table = this.tables.at(-1);
    if (table) table.cell = undefined;
    this.setApart = [];
  }

  private endRow(): void {
    this.endCell();
    const table = this.tables.at(-1);
    if (table) table.rowIsOpen = false;
  }

  private endGroup(nextIsHidden: boolean): void {
    this.endRow();
    const table = this.tables.at(-1);
    if (!table) return;
    table.grid.endGroup();
    table.groupIsHidden = nextIsHidden;
  }

  private closeTable(): void {
    this.endRow();
    const table = this.tables.pop();
    if (!table) return;
    this.endParagraph();
    if (!table.hidden) this.target().content.push(table);
  }

  private refuseIfTooLarge(table: Table): void {
    if (table.grid.tooLarge || this.cells > mostSquares) this.refuseSquares();
  }

  private refuseSquares(): void {
    this.refuse({ kind: "too-large", what: "网页中表格的格数", limit: `${mostSquares}格`, found: `${mostSquares}格以上` });
  }

  private refuse(refusal: Refusal): void {
    this.refusal ??= refusal;
    this.tokenizer.pause();
  }

  // Blocks

  private emit(content: readonly (Paragraph | Table)[]): void {
    for (const part of content) {
      if ("flow" in part) {
        const text = part.flow.text();
        if (text.trim() === "") continue;
        this.ways[this.blocks.length] = part.way;
        this.blocks.push({
          kind: "text",
          text,
          place: `第${++this.texts}段`,
          ...(part.heading === undefined ? {} : { heading: part.heading }),
        });
      } else if (isLayout(part)) for (const cell of part.cells) this.emit(cell.content);
      else this.emitGrid(part);
    }
  }

  private emitGrid(table: Table): void {
    const inner: Table[] = [];
    const { rows, cols, cells } = table.grid.finish((index) => cellText(table.cells[index], inner));
    this.squares += rows * cols;
    if (this.squares > mostSquares) {
      this.refuseSquares();
      return;
    }
    if (cells.length > 0) this.blocks.push({ kind: "grid", name: `第${++this.grids}个表格`, unit: "table", rows, cols, cells });
    this.emit(inner);
  }
}

/** What a cell shows, tables within it set aside. */
function cellText(cell: Cell | undefined, inner: Table[]): Pick<RawCell, "text" | "number" | "formula"> {
  const lines: string[] = [];
  for (const part of cell?.content ?? []) {
    const text = textOf(part);
    if (text !== undefined && text !== "") lines.push(text);
    if (text === undefined && !("flow" in part)) inner.push(part);
  }
  const { number, formula } = cell ?? {};
  return { text: lines.join("\n"), ...(number === undefined ? {} : { number }), ...(formula === undefined ? {} : { formula }) };
}

const textOf = (part: Paragraph | Table): string | undefined => ("flow" in part ? part.flow.text() : boxed(part));

/** Longer than the longest label of a form: what a box around a figure or a label does not hold. */
const LONGEST_BOXED = 60;

/** What a table shows that is only a box around one short paragraph, as editors of pages put them into cells. */
function boxed(table: Table): string | undefined {
  const filled = table.cells.filter((cell) => cell.content.length > 0);
  const [part, ...others] = filled[0]?.content ?? [];
  if (filled.length > 1 || others.length > 0) return undefined;
  if (part === undefined) return "";
  const text = textOf(part);
  return text === undefined || text.length > LONGEST_BOXED ? undefined : text;
}

/**
 * Whether a table only arranges the page: a frame of a single cell, or a table around tables. A table of figures may hold
 * a table too, but then most of its cells hold none, and the few that do hold little else.
 */
function isLayout(table: Table): boolean {
  if (table.cells.length === 1) return true;
  const around = table.cells.filter((cell) => cell.content.some((part) => !("flow" in part) && boxed(part) === undefined));
  if (around.length === 0) return false;
  const filled = table.cells.filter((cell) => cell.content.length > 0);
  return around.length * 4 > filled.length || around.some((cell) => cell.content.filter((part) => "flow" in part).length > 2);
}

const isDigit = (character: string): boolean => character >= "0" && character <= "9";
