// What the properties of paragraphs, runs and cells say, each text of them read once: a document repeats the same few a thousand
// times, and they are most of it.
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";

/** Offsets in the text of the part, the end exclusive. */
export interface XmlRange {
  readonly start: number;
  readonly end: number;
}

/** What `w:pPr` says. */
export interface ParagraphProperties {
  /** `w:rPr` of the paragraph mark, from where `w:pPr` begins. */
  mark?: XmlRange;
  style?: string | undefined;
  outline?: number | undefined;
  list?: string | undefined;
  level?: number | undefined;
  endsSection?: true;
}

/** What is said of text, by itself or by its style; undefined where it says nothing. */
export interface RunMarks {
  isStruck?: boolean | undefined;
  isHidden?: boolean | undefined;
  /** Raised or lowered. */
  isApart?: boolean | undefined;
}

/** What `w:rPr` says. */
export interface RunProperties extends RunMarks {
  style?: string | undefined;
}

/** What `w:tcPr` says. */
export interface CellProperties {
  colSpan: number;
  merge: "restart" | "continue" | undefined;
  continuesLeft: boolean;
  width: number | undefined;
  /** Its own margins. */
  margins: number | undefined;
}

export const PLAIN_CELL: Readonly<CellProperties> = {
  colSpan: 1,
  merge: undefined,
  continuesLeft: false,
  width: undefined,
  margins: undefined,
};

/** Of a cell whose table says nothing: Word's own. */
export const USUAL_MARGIN = 108;

/** Properties longer than this are none that repeat. */
const LONGEST = 4096;
/** A document has some dozens; one that has more than this repeats none. */
const MOST = 1000;

export abstract class Formatting {
  protected readonly scan: XmlScanner;
  protected prefix = "";
  protected abstract readonly pages: readonly unknown[];
  /** Properties by their text: a document repeats the same few a thousand times. A whole check takes a fifteenth less. */
  protected readonly paragraphProperties = new Map<string, ParagraphProperties>();
  protected readonly runProperties = new Map<string, RunProperties>();
  protected readonly cellProperties = new Map<string, CellProperties>();

  constructor(
    protected readonly xml: string,
    part: string,
  ) {
    this.scan = new XmlScanner(xml, part);
  }

  /** On `w:sectPr`. */
  protected abstract page(): void;

  /** The local name of the current tag if it is WordprocessingML. */
  protected get name(): string {
    const { scan, prefix } = this;
    return prefix === "" ? (scan.prefix === "" ? scan.local : "") : this.xml.startsWith(prefix, scan.start + 1) ? scan.local : "";
  }

  /**
   * Calls `visit` for the start tags within the current element, up to its end. Where `visit` neither passes over an
   * element nor reads it, the elements within come next: so what only wraps is looked through.
   */
  protected children(visit: (name: string) => void): void {
    const { scan } = this;
    const { depth } = scan;
    for (let event = scan.next(); event !== END; event = scan.next()) {
      if (event === OPEN) visit(this.name);
      else if (event === CLOSE && scan.depth === depth) return;
    }
  }

  /** On a start tag: what the element says, read once for each text; stands on its end afterwards. */
  protected repeated<T>(known: Map<string, T>, read: () => T): T {
    const { scan } = this;
    const { start } = scan;
    const pages = this.pages.length;
    const own = scan.ahead(LONGEST);
    const before = own === undefined ? undefined : known.get(own);
    if (own !== undefined && before !== undefined) {
      scan.leap(own);
      return before;
    }
    const said = read();
    // One that holds another of its name goes on behind the first closing tag; one that ends a page has said so elsewhere, too.
    const isWhole = own !== undefined && !scan.fault && scan.end === start + own.length && this.pages.length === pages;
    if (isWhole && known.size < MOST) known.set(own, said);
    return said;
  }

  /** On a start tag: passes over the element and gives its place. */
  protected pass(): XmlRange {
    const { start } = this.scan;
    this.scan.skip();
    return { start, end: this.scan.end };
  }

  /** @param from - where `w:pPr` begins */
  protected ofParagraph(from: number): ParagraphProperties {
    const { scan } = this;
    const said: ParagraphProperties = {};
    this.children((property) => {
      if (property === "rPr") {
        const { start, end } = this.pass();
        said.mark = { start: start - from, end: end - from };
      } else if (property === "pStyle") said.style = scan.prefixed("val");
      else if (property === "outlineLvl") said.outline = wholeNumber(scan.prefixed("val"));
      else if (property === "numId") said.list = scan.prefixed("val");
      else if (property === "ilvl") said.level = wholeNumber(scan.prefixed("val"));
      else if (property === "sectPr") {
        said.endsSection = true;
        this.page();
      } else if (property === "pPrChange") scan.skip();
    });
    return said;
  }

  protected ofRun(): RunProperties {
    const { scan } = this;
    const said: RunProperties = {};
    this.children((property) => {
      if (property === "rStyle") said.style = scan.prefixed("val");
      if (property === "vanish") said.isHidden = isOn(scan.prefixed("val"));
      if (property === "vertAlign") said.isApart = scan.prefixed("val") !== "baseline";
      if (property === "strike" || property === "dstrike") said.isStruck = said.isStruck === true || isOn(scan.prefixed("val"));
      if (property === "rPrChange") scan.skip();
    });
    return said;
  }

  protected ofCell(): CellProperties {
    const { scan } = this;
    const said: CellProperties = { ...PLAIN_CELL };
    this.children((property) => {
      if (property === "gridSpan") said.colSpan = Math.max(1, wholeNumber(scan.prefixed("val")) ?? 1);
      else if (property === "vMerge") said.merge = scan.prefixed("val") === "restart" ? "restart" : "continue";
      else if (property === "hMerge") said.continuesLeft = scan.prefixed("val") !== "restart";
      else if (property === "tcW") said.width = scan.prefixed("type") === "dxa" ? wholeNumber(scan.prefixed("w")) : undefined;
      else if (property === "tcMar") said.margins = this.sideMargins();
      else if (property === "tcPrChange") scan.skip();
    });
    return said;
  }

  /** Left and right together; undefined where neither is given in twentieths of a point. */
  protected sideMargins(): number | undefined {
    const { scan } = this;
    const sides = new Map<string, number>();
    this.children((side) => {
      const size = wholeNumber(scan.prefixed("w"));
      const name = { start: "left", end: "right" }[side] ?? side;
      if (size !== undefined && (name === "left" || name === "right")) sides.set(name, size);
    });
    return sides.size === 0 ? undefined : (sides.get("left") ?? USUAL_MARGIN) + (sides.get("right") ?? USUAL_MARGIN);
  }
}

/** A switch of WordprocessingML is on when it is there, unless it says otherwise. */
export const isOn = (value: string | undefined): boolean => value === undefined || !/^(0|false|off)$/.test(value);

export const wholeNumber = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
