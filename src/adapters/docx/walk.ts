// One part of a Word document (body, header, footer, notes) → its paragraphs and tables, each with its place in the XML.
//
// Reading needs the text; filling in place needs to know where every piece of text, every run and every paragraph begins
// and ends, so that a change is a splice and all else stays as it is, byte for byte. Both use this one walk.
import { no, yes, type Outcome } from "../../core/outcome";
import { decodeEntities, END, OPEN } from "../opc/xml";
import { unmarked, type MarksOf } from "./styles";
import {
  Formatting,
  isOn,
  PLAIN_CELL,
  USUAL_MARGIN,
  wholeNumber,
  type ParagraphProperties,
  type RunProperties,
  type XmlRange,
} from "./formatting";

export type { XmlRange } from "./formatting";

/** `w:t`, or an element that stands for a character (tab, break, hyphen). */
export interface DocxPiece extends XmlRange {
  readonly text: string;
  /** For `w:t`: where its characters stand, without the white space that Word ignores. */
  readonly characters?: XmlRange;
  /** Whether `w:t` says that white space at its ends counts. */
  readonly preserves: boolean;
  /** Not so: instructions of fields, hidden text, the prompt of an empty content control. */
  readonly isShown: boolean;
  /** Words of the instruction of a field: what is put among them is no text. */
  readonly isInstruction: boolean;
  /** In a field whose result Word reckons anew. */
  readonly isReckoned: boolean;
}

/** A field that stands in a paragraph and in no other field: where its result ends. */
interface FieldEnd {
  /** The sign that ends it, in the run that holds it, or the closing tag of `w:fldSimple`, behind the tag where that is empty. */
  readonly at: number;
  readonly kind: "signs" | "simple" | "simple-empty";
  /** Whether it says where its result begins. */
  readonly isParted: boolean;
}

export interface Run extends XmlRange {
  /** `w:rPr`, whole. */
  readonly properties: XmlRange | undefined;
  readonly pieces: readonly DocxPiece[];
  /** Holds nothing but text: no picture, no field, no reference to a note. */
  readonly isPlain: boolean;
  /** Raised, lowered or struck through: not a part of the figure beside it. */
  readonly isApart: boolean;
  /** Withdrawn by a line through it. */
  readonly isStruck: boolean;
  /** What its styles say of it, whatever it says itself. */
  readonly ofStyle: StyledMarks;
  /** Stands in the instruction of a field. */
  readonly isInstruction: boolean;
  /** The nearest content control around it. */
  readonly control: Control | undefined;
  /** Stands in another run (the base of a ruby), where no content control may. */
  readonly isNested: boolean;
}

export type StyledMarks = Readonly<Record<"isHidden" | "isStruck", boolean>>;

/** A content control, `w:sdt`. */
export interface Control extends XmlRange {
  readonly parent: Control | undefined;
  readonly tag: string | undefined;
  /** `w:tag`, whole. */
  readonly tagElement: XmlRange | undefined;
  /** `w:sdtPr`, whole. */
  readonly properties: XmlRange | undefined;
  /** For text, a date, a choice or a picture: no other control may stand in it. */
  readonly isLeaf: boolean;
  readonly title: string | undefined;
  /** `w:showingPlcHdr`: what it holds is only its prompt. */
  readonly prompt: XmlRange | undefined;
  /** `w:dataBinding`: Word would put back the value bound to it. */
  readonly binding: XmlRange | undefined;
  /** `w:sdtContent`, between its tags. */
  readonly content: XmlRange;
}

export interface DocxParagraph extends XmlRange {
  readonly kind: "paragraph";
  /** Between its tags; for `<w:p/>` an empty span behind it. */
  readonly content: XmlRange;
  readonly isEmptyElement: boolean;
  /** `w:pPr`, whole. */
  readonly properties: XmlRange | undefined;
  /** `w:rPr` of the paragraph mark, whole. */
  readonly markProperties: XmlRange | undefined;
  readonly style: string | undefined;
  /** A field ends in it whose result Word reckons anew, be it an empty one. */
  readonly hasField: boolean;
  readonly fields: readonly FieldEnd[];
  /** What its style says of its text. */
  readonly ofStyle: StyledMarks;
  /** 0 for level one, 9 for body text, as `w:outlineLvl` counts. */
  readonly outline: number | undefined;
  /** What it says itself about its list; its style may say the rest. */
  readonly numbering: { readonly list: string | undefined; readonly level: number | undefined } | undefined;
  readonly endsSection: boolean;
  readonly runs: readonly Run[];
  /** Bookmarks and ranges of comments that begin or end within. */
  readonly markers: readonly XmlRange[];
  /** Text boxes anchored here. A box that is there twice, for old programs, is read once. */
  readonly boxes: readonly { readonly blocks: readonly DocxBlock[]; readonly isFallback: boolean }[];
  readonly control: Control | undefined;
  /** What a reader sees. */
  readonly text: string;
}

export interface DocxCell extends XmlRange {
  readonly row: number;
  readonly col: number;
  rowSpan: number;
  colSpan: number;
  /** Lies under a merged cell above or before it, or in a row that was struck: not seen. */
  readonly isCovered: boolean;
  readonly blocks: readonly DocxBlock[];
  /** Twentieths of a point between its inner margins; undefined where the table does not say. */
  readonly room: number | undefined;
}

export interface DocxTable extends XmlRange {
  readonly kind: "table";
  readonly control: Control | undefined;
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly DocxCell[];
}

export type DocxBlock = DocxParagraph | DocxTable;

export interface Story {
  readonly part: string;
  readonly xml: string;
  /** The prefix that WordprocessingML has in this part, with its colon: "w:". */
  readonly prefix: string;
  /** Its namespace: Transitional or Strict. */
  readonly namespace: string;
  /** One for the body, a header or a footer; one per note. */
  readonly sections: readonly { readonly label: string; readonly blocks: readonly DocxBlock[] }[];
  /** The sections of the body: where each ends, and how wide its text may be, in twentieths of a point. */
  readonly pages: readonly { readonly end: number; readonly width: number | undefined }[];
  /** Where the content of the body begins. */
  readonly start: number;
  readonly controls: readonly Control[];
}

const namespaces = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);
const labels: Readonly<Record<string, string>> = {
  hdr: "页眉",
  ftr: "页脚",
  footnotes: "脚注",
  endnotes: "尾注",
};
/** Word itself stops at 63 columns. */
const widestTable = 1000;

/** Elements that stand for a character. */
const signs: Readonly<Record<string, string>> = { tab: "\t", ptab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-", softHyphen: "" };
/** What a run may hold and still be only text. */
const plain = new Set(["rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak"]);
/** Kinds of content control that hold one thing. */
const leaves = new Set(["text", "date", "dropDownList", "comboBox", "picture", "checkbox"]);
const markers = new Set([
  "bookmarkStart",
  "bookmarkEnd",
  "commentRangeStart",
  "commentRangeEnd",
  "permStart",
  "permEnd",
  "moveFromRangeStart",
  "moveFromRangeEnd",
  "moveToRangeStart",
  "moveToRangeEnd",
]);

/** @param marks - what the styles of the document say of their text */
export function walkStory(xml: string, part: string, marks: MarksOf = unmarked): Outcome<Story> {
  return new Walk(xml, part, marks).story();
}

interface OpenParagraph {
  style: string | undefined;
  hasField: boolean;
  readonly fields: FieldEnd[];
  readonly runs: Run[];
  readonly markers: XmlRange[];
  readonly boxes: { readonly blocks: readonly DocxBlock[]; readonly isFallback: boolean }[];
}

interface OpenRun {
  readonly pieces: DocxPiece[];
  isHidden: boolean;
  isPlain: boolean;
  isApart: boolean;
  isStruck: boolean;
}

interface OpenField {
  /** Its instruction is not yet over. */
  isInstruction: boolean;
  instruction: string;
  /** Its paragraph, where it stands in no other field. */
  readonly of: OpenParagraph | undefined;
  hasEnd?: true;
}

/** A piece in fields that are still open: whether they are fields is known by their ends. */
interface InFields {
  readonly piece: { isReckoned: boolean };
  readonly fields: readonly OpenField[];
}

/** What Word leaves as it stands when fields are brought up to date. */
const KEPT_FIELD = /^\s*(?:FORMTEXT|HYPERLINK|MACROBUTTON)\b/iu;

class Walk extends Formatting {
  private readonly controls: Control[] = [];
  private control: Control | undefined;
  private inFallback = false;
  protected readonly pages: { readonly end: number; readonly width: number | undefined }[] = [];
  /** Fields that are open. */
  private readonly fields: OpenField[] = [];
  private readonly inFields: InFields[] = [];

  constructor(
    xml: string,
    private readonly part: string,
    private readonly marks: MarksOf,
  ) {
    super(xml, part);
  }

  story(): Outcome<Story> {
    const { scan } = this;
    const sections: { label: string; blocks: DocxBlock[] }[] = [];
    let start = 0;
    if (scan.next() !== OPEN) return no(scan.fault ?? { kind: "damaged", part: this.part, detail: "没有内容" });
    const { namespace, local } = scan;
    this.prefix = scan.prefix === "" ? "" : `${scan.prefix}:`;
    if (!namespaces.has(namespace)) return no({ kind: "damaged", part: this.part, detail: "不是 Word 的文档内容" });
    const label = labels[local] ?? "";
    if (local === "footnotes" || local === "endnotes") {
      this.children((name) => {
        // Separators between text and notes are kept as notes, too.
        if (name !== local.slice(0, -1) || scan.prefixed("type") !== undefined) return scan.skip();
        const blocks = this.blocks();
        sections.push({ label: `${label}${sections.length + 1}`, blocks });
      });
    } else if (local === "hdr" || local === "ftr") sections.push({ label, blocks: this.blocks() });
    else {
      this.children((name) => {
        if (name !== "body") return scan.skip();
        start = scan.end;
        sections.push({ label, blocks: this.blocks() });
      });
    }
    while (scan.next() !== END);
    if (scan.fault) return no(scan.fault);
    // A field without an end would take in the rest of the document: it is none.
    for (const { piece, fields } of this.inFields) piece.isReckoned = fields.some(({ hasEnd }) => hasEnd);
    return yes({
      part: this.part,
      xml: this.xml,
      prefix: this.prefix,
      namespace,
      sections,
      start,
      pages: this.pages,
      controls: this.controls,
    });
  }

  private blocks(): DocxBlock[] {
    const blocks: DocxBlock[] = [];
    this.children((name) => this.block(name, blocks));
    return blocks;
  }

  private block(name: string, blocks: DocxBlock[]): void {
    if (name === "p") blocks.push(this.paragraph());
    else if (name === "tbl") blocks.push(this.table());
    else if (name === "sdt") this.contentControl(() => this.children((inner) => this.block(inner, blocks)));
    else if (name === "sectPr") this.page();
    else if (name === "del" || name === "moveFrom") this.scan.skip();
    else if (name === "" && this.scan.is("Fallback")) this.scan.skip();
  }

  /** On `w:sectPr`: the width between the margins; of a page in columns that of the page is no help. */
  protected page(): void {
    const { scan } = this;
    let width = 0;
    let margins = 0;
    let columns = 1;
    this.children((name) => {
      if (name === "pgSz") width = wholeNumber(scan.prefixed("w")) ?? 0;
      else if (name === "pgMar")
        margins = ["left", "right", "gutter"].reduce((sum, side) => sum + (wholeNumber(scan.prefixed(side)) ?? 0), 0);
      else if (name === "cols") columns = wholeNumber(scan.prefixed("num")) ?? 1;
      scan.skip();
    });
    this.pages.push({ end: scan.end, width: columns === 1 && margins > 0 && width > margins ? width - margins : undefined });
  }

  private contentControl(readContent: () => void): void {
    const { scan } = this;
    const { start } = scan;
    const outer = this.control;
    const found: { -readonly [K in keyof Control]: Control[K] } = {
      start,
      end: start,
      parent: outer,
      tag: undefined,
      tagElement: undefined,
      properties: undefined,
      isLeaf: false,
      title: undefined,
      prompt: undefined,
      binding: undefined,
      content: { start, end: start },
    };
    this.controls.push(found);
    this.children((name) => {
      if (name === "sdtPr") {
        const at = scan.start;
        this.children((property) => {
          if (property === "tag") {
            found.tag = scan.prefixed("val");
            found.tagElement = this.pass();
            return;
          }
          if (leaves.has(property)) found.isLeaf = true;
          if (property === "alias") found.title = scan.prefixed("val");
          if (property === "showingPlcHdr" && isOn(scan.prefixed("val"))) found.prompt = this.pass();
          else if (property === "dataBinding") found.binding = this.pass();
          else scan.skip();
        });
        found.properties = { start: at, end: scan.end };
      } else if (name === "sdtContent") {
        const from = scan.end;
        const { empty } = scan;
        this.control = found;
        readContent();
        this.control = outer;
        found.content = { start: from, end: empty ? from : scan.start };
      } else scan.skip();
    });
    found.end = scan.end;
  }

  // Paragraphs

  private paragraph(): DocxParagraph {
    const { scan } = this;
    const { start, end: from, empty } = scan;
    const open: OpenParagraph = { style: undefined, hasField: false, fields: [], runs: [], markers: [], boxes: [] };
    let properties: XmlRange | undefined;
    const said: ParagraphProperties = {};
    this.children((name) => {
      if (name !== "pPr") return this.inline(name, open);
      const at = scan.start;
      Object.assign(
        said,
        this.repeated(this.paragraphProperties, () => this.ofParagraph(at)),
      );
      open.style = said.style;
      properties = { start: at, end: scan.end };
    });
    const { mark, outline, list, level, endsSection = false } = said;
    // A field whose instruction has no end would hide the rest of the document.
    while (this.fields.at(-1)?.isInstruction) this.fields.pop();
    return {
      kind: "paragraph",
      start,
      end: scan.end,
      content: { start: from, end: empty ? from : scan.start },
      isEmptyElement: empty,
      properties,
      markProperties: mark && properties && { start: properties.start + mark.start, end: properties.start + mark.end },
      outline,
      numbering: list === undefined && level === undefined ? undefined : { list, level },
      endsSection,
      ...open,
      ofStyle: this.styled(undefined, open.style),
      control: this.control,
      text: open.runs.map((run) => run.pieces.map((piece) => (piece.isShown ? piece.text : "")).join("")).join(""),
    };
  }

  private inline(name: string, open: OpenParagraph): void {
    const { scan } = this;
    if (name === "r") this.run(open);
    else if (name === "fldSimple") {
      const instruction = scan.prefixed("instr") ?? "";
      const isOuter = this.fields.length === 0;
      const { end, empty } = scan;
      this.fields.push({ isInstruction: false, instruction, of: undefined, hasEnd: true });
      open.hasField ||= !KEPT_FIELD.test(instruction);
      this.children((inner) => this.inline(inner, open));
      this.fields.pop();
      const kind = empty ? "simple-empty" : "simple";
      if (isOuter && !KEPT_FIELD.test(instruction)) open.fields.push({ at: empty ? end : scan.start, kind, isParted: true });
    } else if (markers.has(name)) open.markers.push(this.pass());
    else if (name === "sdt") this.contentControl(() => this.children((inner) => this.inline(inner, open)));
    else if (name === "del" || name === "moveFrom" || name === "fldData" || name === "rt") scan.skip();
    // Runs of a fallback are the runs of the choice once more; only boxes need to be kept apart.
    else if (name === "" && scan.is("Fallback"))
      this.fallback(() => this.children((inner) => this.inline(inner, { ...open, runs: [] })));
  }

  private fallback(read: () => void): void {
    const outer = this.inFallback;
    this.inFallback = true;
    read();
    this.inFallback = outer;
  }

  private run(open: OpenParagraph, isNested = false): void {
    const { scan } = this;
    const { start } = scan;
    const isInstruction = this.isInstruction();
    const run: OpenRun = { pieces: [], isPlain: true, ...this.marked(undefined, open.style) };
    let style: string | undefined;
    let properties: XmlRange | undefined;
    this.children((name) => {
      if (name === "rPr") {
        const at = scan.start;
        const said = this.repeated(this.runProperties, () => this.ofRun());
        Object.assign(run, this.marked(said, open.style));
        ({ style } = said);
        properties = { start: at, end: scan.end };
      } else this.inRun(name, run, open);
    });
    open.runs.push({
      start,
      end: scan.end,
      properties,
      pieces: run.pieces,
      isPlain: run.isPlain,
      isApart: run.isApart,
      isStruck: run.isStruck,
      ofStyle: this.styled(style, open.style),
      isInstruction,
      control: this.control,
      isNested,
    });
  }

  /** What a run says itself goes before its style; what two styles switch on is off again, as Word has it. */
  private marked(
    said: RunProperties | undefined,
    paragraph: string | undefined,
  ): Pick<OpenRun, "isHidden" | "isApart" | "isStruck"> {
    const below = this.marks(paragraph);
    const own = said?.style === undefined ? undefined : this.marks(said.style);
    const styled = this.styled(said?.style, paragraph);
    const isStruck = said?.isStruck ?? styled.isStruck;
    return {
      isHidden: said?.isHidden ?? styled.isHidden,
      isStruck,
      isApart: isStruck || (said?.isApart ?? own?.isApart ?? below.isApart ?? false),
    };
  }

  private styled(character: string | undefined, paragraph: string | undefined): StyledMarks {
    const below = this.marks(paragraph);
    const own = character === undefined ? undefined : this.marks(character);
    const toggled = (of: keyof StyledMarks): boolean => (own?.[of] === true) !== (below[of] === true);
    return { isHidden: toggled("isHidden"), isStruck: toggled("isStruck") };
  }

  private inRun(name: string, run: OpenRun, open: OpenParagraph): void {
    const { scan } = this;
    if (!plain.has(name)) run.isPlain = false;
    if (name === "t") run.pieces.push(this.text(run));
    else if (name === "fldChar") {
      const type = scan.prefixed("fldCharType");
      if (type === "begin")
        this.fields.push({ isInstruction: true, instruction: "", of: this.fields.length === 0 ? open : undefined });
      else if (type === "separate" && this.fields.length > 0) this.fields[this.fields.length - 1]!.isInstruction = false;
      else if (type === "end") {
        const field = this.fields.pop();
        if (field) field.hasEnd = true;
        if (field && !KEPT_FIELD.test(field.instruction)) {
          open.hasField = true;
          if (field.of === open) open.fields.push({ at: scan.start, kind: "signs", isParted: !field.isInstruction });
        }
      }
    } else if (name === "txbxContent") {
      // A box is a story of its own: it is not part of the control or the field that its anchor stands in.
      const { control } = this;
      const fields = this.fields.splice(0);
      this.control = undefined;
      const blocks = this.blocks();
      this.control = control;
      this.fields.splice(0, this.fields.length, ...fields);
      open.boxes.push({ blocks, isFallback: this.inFallback });
    } else if (name === "r") this.run(open, true);
    else if (name === "instrText") {
      const field = this.fields.at(-1);
      const said = scan.content();
      if (field) field.instruction += said;
    } else if (name === "rt" || name === "delText") scan.skip();
    else if (name === "" && scan.is("Fallback"))
      this.fallback(() => this.children((inner) => this.inRun(inner, { ...run, pieces: [] }, open)));
    else {
      const sign = signs[name];
      if (sign === undefined) return;
      const { start, end } = this.pass();
      const isInstruction = this.isInstruction();
      const isShown = this.isShown(run);
      run.pieces.push(this.reckoned({ start, end, text: sign, preserves: true, isShown, isInstruction, isReckoned: false }));
    }
  }

  private text(run: OpenRun): DocxPiece {
    const { scan, xml } = this;
    const { start, end: from, empty } = scan;
    const preserves = scan.prefixed("space") === "preserve";
    let text = scan.content();
    let first = from;
    let last = empty ? from : scan.start;
    if (!preserves) {
      while (first < last && isSpace(xml.charCodeAt(first))) first++;
      while (last > first && isSpace(xml.charCodeAt(last - 1))) last--;
      const raw = xml.slice(first, last);
      text = raw.includes("<") ? text.trim() : (decodeEntities(raw) ?? "");
    }
    return this.reckoned({
      start,
      end: scan.end,
      text,
      characters: { start: first, end: last },
      preserves,
      isShown: this.isShown(run),
      isInstruction: this.isInstruction(),
      isReckoned: false,
    });
  }

  private isShown(run: OpenRun): boolean {
    return !run.isHidden && this.control?.prompt === undefined && !this.isInstruction();
  }

  private isInstruction(): boolean {
    return this.fields.some((field) => field.isInstruction);
  }

  private reckoned<Piece extends InFields["piece"]>(piece: Piece): Piece {
    const fields = this.fields.filter(({ instruction }) => !KEPT_FIELD.test(instruction));
    if (fields.length > 0) this.inFields.push({ piece, fields });
    return piece;
  }

  // Tables

  private table(): DocxTable {
    const { scan } = this;
    const { start } = scan;
    const { control } = this;
    const cells: DocxCell[] = [];
    /** By column: the cell that a continued one would belong to, and the row it has reached. */
    let above = new Map<number, DocxCell>();
    let rows = 0;
    let cols = 0;
    const widths: number[] = [];
    let margins = USUAL_MARGIN * 2;
    const row = (): void => {
      let col = 0;
      let struck = false as boolean;
      let before: DocxCell | undefined;
      const below = new Map<number, DocxCell>();
      const cell = (): void => {
        const at = scan.start;
        let said = PLAIN_CELL;
        const blocks: DocxBlock[] = [];
        this.children((name) => {
          if (name === "tcPr") said = this.repeated(this.cellProperties, () => this.ofCell());
          else this.block(name, blocks);
        });
        const { colSpan, merge, continuesLeft, width, margins: own } = said;
        if (col + colSpan > widestTable) {
          scan.refuse({ kind: "too-large", what: "表格的列数", limit: `${widestTable}列`, found: `${col + colSpan}列` });
        }
        // A merge goes on where the cell above has the same edges; Word shows any other as a cell of its own.
        const anchor = merge === "continue" && !struck ? above.get(col) : undefined;
        const upper = anchor?.colSpan === colSpan ? anchor : undefined;
        const left = continuesLeft ? before : undefined;
        // Programs disagree whether the cell's own wish or the columns of the grid count: the narrower is safe.
        const grid = widths.slice(col, col + colSpan).reduce((a, b) => a + b, 0);
        const wide = Math.min(width || Infinity, col + colSpan <= widths.length && grid > 0 ? grid : Infinity);
        const found: DocxCell = {
          room: wide === Infinity ? undefined : wide - (own ?? margins),
          start: at,
          end: scan.end,
          row: rows,
          col,
          rowSpan: 1,
          colSpan,
          blocks,
          isCovered: struck || upper !== undefined || left !== undefined,
        };
        cells.push(found);
        if (left) left.colSpan += colSpan;
        else before = found;
        if (upper) upper.rowSpan = rows - upper.row + 1;
        if (merge !== undefined) below.set(col, upper ?? found);
        col += colSpan;
      };
      this.children((name) => {
        if (name === "tc") cell();
        else if (name === "trPr") {
          this.children((property) => {
            if (property === "gridBefore") col = wholeNumber(scan.prefixed("val")) ?? 0;
            else if (property === "del") struck = true;
            else if (property === "trPrChange") scan.skip();
          });
        } else if (name === "tblPrEx") scan.skip();
        else this.wrapped(name, (inner) => (inner === "tc" ? cell() : undefined));
      });
      // A row whose deletion is only recorded is not seen, and does not count.
      if (struck) return;
      above = below;
      cols = Math.max(cols, col);
      rows++;
    };
    this.children((name) => {
      if (name === "tr") row();
      else if (name === "tblPr") {
        this.children((property) => {
          if (property === "tblCellMar") margins = this.sideMargins() ?? margins;
          else scan.skip();
        });
      } else if (name === "tblGrid") {
        this.children((column) => {
          if (column === "gridCol") widths.push(wholeNumber(scan.prefixed("w")) ?? 0);
          else scan.skip();
        });
      } else this.wrapped(name, (inner) => (inner === "tr" ? row() : undefined));
    });
    return { kind: "table", start, end: scan.end, control, rows, cols, cells };
  }

  /** Rows and cells may stand in a content control. */
  private wrapped(name: string, read: (name: string) => void): void {
    if (name === "sdt")
      this.contentControl(() => this.children((inner) => (inner === "sdt" ? this.wrapped(inner, read) : read(inner))));
    else if (name === "" && this.scan.is("Fallback")) this.scan.skip();
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
