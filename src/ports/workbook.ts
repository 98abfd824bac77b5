// What we ask of an open workbook: whole tables in, whole plans out.
import type { Outcome } from "../core/outcome";
import type { NamedRow, RawCell, RawDocument, RawGrid, SheetPlace, Wear } from "../core/document/source";
import type { SheetPlan, Worksheet } from "../render/sheet";

/** What a host of this age cannot show of a plan. The rest is laid out all the same. */
export type Lack = "entry-rules" | "page-setup" | "merges-are-not-read";

export interface HostFacts {
  /** The newest requirement set the host announces: "1.7". */
  readonly newest: string;
  readonly lacks: readonly Lack[];
  /** Whether it tells of results that become others as well as of edits; where not, the user asks for another look. */
  readonly live: boolean;
  /** Whether the charts of a plan are drawn; where not, its squares are laid out without them. */
  readonly draws?: true;
  /** Whether words can be put beside a cell, for whoever opens the workbook without us. */
  readonly comments: boolean;
}

export interface SheetState {
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
  /** Nothing stands in it, formats apart. */
  readonly empty: boolean;
  /** It is larger than any form: only its upper left part was read. */
  readonly cut: boolean;
  /** Conditional formats of our own form stand in it, and colour what does not add up while it does not. */
  readonly colours: boolean;
}

export type { NamedRow, Wear };

/** Where a cell of the open workbook stands. */
export type CellPlace = SheetPlace;

/** An open workbook as it stood at one moment. */
export interface Contents {
  /** One grid per visible sheet that holds anything, in the order of the tabs. */
  readonly document: RawDocument;
  /** All sheets, hidden ones too. */
  readonly sheets: readonly SheetState[];
  readonly names: readonly NamedRow[];
  /** Whether the host could say which cells are merged; if not, every span is 1. */
  readonly mergesKnown: boolean;
}

/** What a cell holds, as `RawCell` tells it; all absent is a blank. */
export type Held = Pick<RawCell, "text" | "number" | "formula">;

/** What is put into a cell. A text stays text whatever it begins with; a formula is written without "=". */
export type Entry =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "formula"; readonly formula: string };

export interface CellChange extends CellPlace {
  /** What the user was shown. When the cell holds something else by now, nothing at all is written. */
  readonly before: Held;
  readonly after: Entry;
}

/** A plan that is laid out; one without a stamp says nothing of what the workbook is. */
export type StandingPlan = Worksheet & Partial<Pick<SheetPlan, "table" | "title" | "stamp">>;

export interface LayOutRequest {
  readonly plan: StandingPlan;
  /**
   * The sheet as the user saw it when agreeing that it be laid out anew. Without it only a new or an empty sheet is
   * touched; with it nothing is touched either when the sheet holds something else by now.
   */
  readonly seen?: RawGrid;
}

export interface LaidOut {
  readonly sheets: readonly { readonly name: string; readonly created: boolean }[];
  readonly lacks: readonly Lack[];
}

/**
 * How a cell is marked: never by colour alone. `suspected` is the figure that is most likely wrong, with 疑 before it where
 * there is room; `involved` stands in the same broken balance and is most likely right.
 */
export type MarkKind = "suspected" | "broken" | "involved" | "unreadable" | "undecided";

export interface CellMark extends CellPlace {
  readonly kind: MarkKind;
}

export interface Marked {
  /** Cells that carry a mark now. */
  readonly cells: number;
  /** Protected sheets, left as they are: a mark would need the protection lifted, and that is the user's to do. */
  readonly left: readonly string[];
}

/** What is said beside a cell. */
export interface CellComment extends CellPlace {
  readonly text: string;
}

export interface Commented {
  /** Cells that have words of ours beside them now. */
  readonly cells: number;
  /** Cells where somebody else's comment stands, which is theirs: nothing was said there. */
  readonly taken: number;
  /** Protected sheets, left as they are. */
  readonly left: readonly string[];
}

/** 0-based, inclusive. */
export interface SheetArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows of a list that are to be seen alone: those with one of these texts in one of its columns. */
export interface RowFilter {
  readonly sheet: string;
  /** The list, its head in the first line. */
  readonly area: SheetArea;
  /** 0-based column of the sheet. */
  readonly col: number;
  /** As they are shown; none where all rows are to be seen again. */
  readonly texts: readonly string[];
}

/** Cells that were changed at once, as a paste does. */
export interface ChangedBlock {
  readonly sheet: string;
  readonly area: SheetArea;
}

export interface Watcher {
  /**
   * Cells were edited, by the user, a co-author or a paste; told once for a burst, after the burst.
   *
   * @param blocks - what of it was more than one cell at once
   * @param byOthers - whether a co-author's edits are among them, where the host says whose they are
   */
  readonly changed: (sheets: readonly string[], blocks: readonly ChangedBlock[], byOthers?: true) => void | Promise<void>;
  /** The active cell moved. */
  readonly selected: (place: CellPlace) => void;
}

/** Ends a watch. */
export type Unwatch = () => Promise<Outcome<void>>;

/** Asked between the steps of a long act. */
export interface Cancellation {
  readonly cancelled: boolean;
}

/** What JSON can say, kept in the workbook by name; null removes one. It travels with the file and is seen by co-authors. */
export type Notes = Readonly<Record<string, unknown>>;

export interface Workbook {
  readonly facts: HostFacts;
  readAll(cancel?: Cancellation): Promise<Outcome<Contents>>;
  /** Reads the named sheets again; everything else is as it was last read. */
  readAgain(sheets: readonly string[]): Promise<Outcome<Contents>>;
  /** @param keep - notes kept in the same step, so that what was done and the record of it cannot part */
  layOut(requests: readonly LayOutRequest[], keep?: Notes, cancel?: Cancellation): Promise<Outcome<LaidOut>>;
  /** Gives every input of these sheets, which stand there, its name in the form's words; absent where they are not asked for. */
  nameInputs?(plans: readonly SheetPlan[]): Promise<Outcome<void>>;
  /** Takes away sheets that still hold exactly what is given, cell by cell; others are refused. */
  removeSheets(sheets: readonly RawGrid[], keep?: Notes): Promise<Outcome<void>>;
  /** Everything or nothing: a cell that no longer holds what was seen keeps all of them from being written. */
  write(changes: readonly CellChange[], keep?: Notes): Promise<Outcome<void>>;
  /** From now on exactly these cells are marked. The user's own formats are not touched. */
  mark(marks: readonly CellMark[]): Promise<Outcome<Marked>>;
  /** Takes away every mark of ours, whoever put it there and whenever. */
  clearMarks(): Promise<Outcome<Marked>>;
  /**
   * From now on our comments say exactly this. Ours are known by how they begin, whoever asked for them and whenever; one
   * that has nothing to say any more says so, because somebody may have answered it. Absent where `facts.comments` is false.
   *
   * @param comments - none at all takes every comment of ours away
   */
  comment?(comments: readonly CellComment[]): Promise<Outcome<Commented>>;
  /** How the sheets of these plans have suffered; each must be there. */
  formatDrift(plans: readonly SheetPlan[]): Promise<Outcome<readonly Wear[]>>;
  select(place: CellPlace): Promise<Outcome<void>>;
  /** Hides the other rows, whatever was asked of these lists before; what stands in the cells is not touched. */
  showRows(filters: readonly RowFilter[]): Promise<Outcome<void>>;
  /** Those of these lists of which a filter hides rows, whoever set it; none where the host cannot say. */
  filtered(lists: readonly RowFilter[]): Promise<Outcome<readonly RowFilter[]>>;
  /** Where the active cell stands. */
  selection(): Promise<Outcome<CellPlace>>;
  watch(watcher: Watcher): Promise<Outcome<Unwatch>>;
  notes(): Promise<Outcome<Notes>>;
  keep(notes: Notes): Promise<Outcome<void>>;
}
