// What was read from a file before anyone knows what it means: text and grids, in the order of the document.

/** One cell of a grid as the source had it. Merged cells appear once, at their anchor. */
export interface RawCell {
  /** 0-based place of the anchor in the grid. */
  readonly row: number;
  readonly col: number;
  /** Squares covered, at least 1 each. */
  readonly rowSpan: number;
  readonly colSpan: number;
  /** What a reader of the source sees, untrimmed; "" for an empty cell. */
  readonly text: string;
  /** Holds a field of Word: what is written there may be reckoned anew by the program. */
  readonly reckoned?: true;
  /**
   * Exact decimal text where the source stored a number rather than text ("1480.6663"). Where the cell's format shows
   * another figure of it, `text` is what is shown.
   */
  readonly number?: string;
  /** The formula without "=", where the source stored one. Its cached value is `text`, and is never trusted. */
  readonly formula?: string;
}

/** A table of a document, or a whole worksheet. Empty squares need not be listed. */
export interface RawGrid {
  readonly kind: "grid";
  /** For a sheet its name; otherwise a place such as 「第2个表格」. */
  readonly name: string;
  /** "sheet" when places are spoken of as A1 addresses, "table" when as 第n行第n列. */
  readonly unit: "sheet" | "table";
  readonly rows: number;
  readonly cols: number;
  /** Row-major. */
  readonly cells: readonly RawCell[];
}

/** A paragraph, or a line of text. Tabs and separators are left as found: they may hold a table written as text. */
export interface RawText {
  readonly kind: "text";
  readonly text: string;
  /** Where it stands, for findings: 「第3段」, 「第12行」. */
  readonly place: string;
  /** 1 for a level-one heading and so on, where the source says so. */
  readonly heading?: number;
  /** Characters that the program reckons anew (fields of Word): what is written there does not stay. */
  readonly reckoned?: readonly { readonly start: number; readonly end: number }[];
  /** One of a page's ways to its other pages: it is shown, and no sentence of the report. */
  readonly menu?: true;
}

export type RawBlock = RawGrid | RawText;

/** A square of a worksheet. It travels as such and becomes words where it is shown. */
export interface SheetPlace {
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly col: number;
}

export const isSamePlace = (a: SheetPlace, b: SheetPlace): boolean => a.sheet === b.sheet && a.row === b.row && a.col === b.col;

/** A name the workbook defines for cells of one row, such as requests.granted, and where they stand now. */
export interface NamedRow {
  readonly name: string;
  /** The first of them; absent when the row was deleted and the name leads nowhere. */
  readonly at?: SheetPlace;
  readonly cols?: number;
}

/** What of our form no longer stands in its sheet, cells and merges apart. */
export interface Wear {
  readonly sheet: string;
  /** Figures are shown otherwise than the form shows them: another font or number format. */
  readonly look: boolean;
  /** Figures may be entered that the form does not admit. */
  readonly rules: boolean;
}

/** What a workbook says of itself beside its grids, as far as whoever read it could see. */
interface WorkbookFacts {
  /** Names of all worksheets, hidden ones too. */
  readonly sheets: readonly string[];
  readonly names: readonly NamedRow[];
  /** Whether it is known which cells are merged; if not, every span is 1. */
  readonly mergesKnown: boolean;
  /** Sheets of ours that have suffered, where the host was asked: no reader of a file looks at styles. */
  readonly worn?: readonly Wear[];
}

/** "xls" is every workbook but .xlsx (.xls, .et, .xlsb, .ods, Excel's XML of 2003); "doc" is .wps as well. */
export type SourceFormat = "xlsx" | "xls" | "docx" | "doc" | "odt" | "pdf" | "html" | "txt" | "json";

/** Workbooks have labels and remarks, not sentences. */
export const isWorkbook = (format: SourceFormat): boolean => format === "xlsx" || format === "xls";

export interface RawDocument {
  readonly format: SourceFormat;
  readonly blocks: readonly RawBlock[];
  /** Document title and custom properties, where the format has them. */
  readonly properties: Readonly<Record<string, string>>;
  /** For a workbook. */
  readonly workbook?: WorkbookFacts;
  /** What stands in a document and holds no characters that could be read: numbers in it are known to nobody. */
  readonly unreadable?: readonly UnreadableObject[];
}

/** A picture, or a sheet or another document within the document. */
export interface UnreadableObject {
  readonly kind: "picture" | "object";
  /** 第3段, 页眉 */
  readonly place: string;
  /** The heading above it: 三、收到和处理政府信息公开申请情况. */
  readonly section?: string;
}
