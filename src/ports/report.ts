// What we ask of a Word document, a file or one that is open: what stands where, and changes to named places alone.
import type { Outcome } from "../core/outcome";
import type { RawDocument } from "../core/document/source";
import type { Chart } from "../render/picture/chart";

/** What a table that is put in should keep to, as far as the document says. */
export interface TableLook {
  /** Twentieths of a point between the margins of the page or the cell. */
  readonly width?: number;
  readonly font?: string;
  /** Points. */
  readonly size?: number;
}

/** A `{{name}}`. */
interface FoundPlaceholder {
  readonly name: string;
  readonly place: string;
  /** Nothing else stands in its paragraph, so that a table may take the paragraph's place. */
  readonly standsAlone: boolean;
  readonly look: TableLook;
}

/** A place with a tag of ours. */
export interface FoundRegion {
  readonly tag: string;
  /** What a reader sees there. */
  readonly text: string;
  readonly place: string;
  /** The table it holds: its number among the grids of the document. */
  readonly table?: number;
  /** The characters it holds: the block of the document, and where in its text. */
  readonly span?: { readonly block: number; readonly start: number; readonly end: number };
}

/** What we wrote the last time, beside the text itself, so that it is known who changed what. */
export interface UpdateRecord {
  /** By placeholder name, or by the stable name of a table's cell. */
  readonly written: Readonly<Record<string, string>>;
  /** Figures that the user kept against ours, by the stable name of the cell. */
  readonly kept: Readonly<Record<string, string>>;
}

export interface ReportContents {
  /** As any reader of reports sees it. */
  readonly document: RawDocument;
  readonly placeholders: readonly FoundPlaceholder[];
  /** Braces that make no placeholder: one that is not closed, or has a line break within. */
  readonly leftovers: readonly { readonly text: string; readonly place: string }[];
  readonly regions: readonly FoundRegion[];
  /** What somebody's charts and diagrams say, square by square: it is shown, and cannot be written. */
  readonly drawn: readonly { readonly place: string; readonly text: string }[];
  /** Absent where nothing was ever written, or another program has dropped it. */
  readonly record: UpdateRecord | undefined;
  /** Charts can be put into it. */
  readonly isDrawable: boolean;
}

/** A piece of a paragraph that is put in; with a tag it is a place of ours. */
export interface NewText {
  readonly text: string;
  readonly tag?: string;
}

/** A place that takes a tag is one of ours from then on. */
export type ReportEdit =
  /** The table by its number in the order of reading, the cell by its anchor, as the reader gives them. */
  | { readonly kind: "cell"; readonly table: number; readonly row: number; readonly col: number; readonly text: string }
  | { readonly kind: "own-table"; readonly table: number; readonly tag: string }
  /** The table stays as it is, without our tag, and ours is put behind it with a line of explanation between. */
  | { readonly kind: "add-table"; readonly table: number; readonly line: string; readonly wordml: string; readonly tag: string }
  /** Every `{{name}}` becomes the text. */
  | { readonly kind: "text"; readonly name: string; readonly text: string; readonly tag?: string }
  /** The paragraph of every `{{name}}` becomes the table, given as WordprocessingML. */
  | { readonly kind: "table"; readonly name: string; readonly wordml: string; readonly tag?: string }
  /** A region by its number; without a text only its tag changes. `before` and `after` are put around it, outside. */
  | {
      readonly kind: "region";
      readonly region: number;
      readonly tag: string;
      readonly text?: string;
      readonly before?: string;
      readonly after?: string;
    }
  /** Characters of a block's text. */
  | {
      readonly kind: "span";
      readonly block: number;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly tag: string;
    }
  /** A paragraph before everything, or behind a block and set like `like`. */
  | {
      readonly kind: "insert";
      readonly after: number | "start";
      readonly like?: number;
      readonly pieces: readonly NewText[];
    }
  /**
   * A chart with its figures behind it: in the paragraph of every `{{name}}`, behind a block, or in a place of ours, where
   * the one that stands there is drawn anew. Not shown, its place is kept and stays empty.
   */
  | {
      readonly kind: "chart";
      readonly at: { readonly name: string } | { readonly after: number } | { readonly region: number };
      readonly chart: Chart;
      readonly isShown: boolean;
      readonly tag: string;
    }
  /** A region with the paragraph that holds nothing else. */
  | { readonly kind: "remove"; readonly region: number };

/** What is kept with the document, in the same step. */
export interface Keep {
  readonly record: UpdateRecord;
  /** Custom document properties; undefined takes one away. */
  readonly properties: Readonly<Record<string, string | undefined>>;
}

/** @typeParam Saved - what writing gives: the bytes of a file, or nothing for a document that is open */
export interface ReportDocument<Saved> {
  contents(): Promise<Outcome<ReportContents>>;
  /** All of it or nothing. What no edit names stays as it is. */
  write(edits: readonly ReportEdit[], keep?: Keep): Promise<Outcome<Saved>>;
}

/** Characters of a block's text, or a square of a table, as `contents` numbers them. */
export type DocumentSpot =
  | { readonly block: number; readonly start: number; readonly end: number }
  | { readonly block: number; readonly row: number; readonly col: number };

/** What is said beside a spot, in a comment. */
export interface Remark {
  readonly at: DocumentSpot;
  readonly text: string;
}

/** What 定稿 takes away. */
export interface OurMarks {
  /** Places that carry our tag: their content stays. */
  readonly places: number;
  /** Paragraphs that were begun for somebody, and never finished. */
  readonly drafts: readonly string[];
  readonly record: boolean;
}

/** A document that somebody has open before them. */
export interface OpenReport extends ReportDocument<void> {
  /** Whether comments can be put into it. */
  readonly takesRemarks: boolean;
  /** Shows the spot, selected, wherever it has moved since the document was read. */
  select(spot: DocumentSpot): Promise<Outcome<void>>;
  /** Comments of ours in place of those that stand there. @returns how many found their spot */
  remark(remarks: readonly Remark[]): Promise<Outcome<number>>;
  /** Takes away every comment of ours and no other. @returns how many there were */
  clearRemarks(): Promise<Outcome<number>>;
}

/** An open document that our marks can be taken out of, as it stands. */
export interface MarkedReport extends OpenReport {
  marks(): Promise<Outcome<OurMarks>>;
  /** @param shown - what is taken away; nothing is, where the document has others by now */
  unmark(shown: OurMarks): Promise<Outcome<void>>;
}
