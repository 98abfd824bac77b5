// What an update of a document comes to, as plain values: its parts, what may be answered, what is shown before the yes.
import type { Keep, UpdateRecord, ReportEdit } from "../../../ports/report";
import type { ReportedFinding } from "../../check/check-report";
import type { Unbound } from "../bind";

export type ConflictChoice = "theirs" | "ours" | "both";

export interface Choices {
  /** By the key of an item. */
  readonly byKey?: Readonly<Record<string, ConflictChoice>>;
  /** For every conflict that is not named. */
  readonly otherwise?: ConflictChoice;
  /** Recognised figures that are not to be bound, by the key of their item. */
  readonly leave?: readonly string[];
  /** Another meaning for a recognised figure: 受理 instead of 新收. */
  readonly meaning?: Readonly<Record<string, string>>;
}

export type PushState =
  /** Never written here before. */
  | "new"
  /** Says already what we would write. */
  | "same"
  /** Ours, and the figures have changed since. */
  | "changed"
  /** Edited by hand since, and we were told to leave it. */
  | "kept"
  /** Edited by hand since: somebody has to choose. */
  | "conflict";

/** What stands somewhere, what would, and who changed it. */
interface Turn {
  readonly state: PushState;
  readonly theirs: string;
  readonly ours: string;
}

interface PushCell extends Turn {
  /** The stable name of the cell. */
  readonly id: string;
  /** 表三“新收·自然人” */
  readonly label: string;
}

export interface PushItem extends Turn {
  /** Stable for the same document: 表三, 新收@2. */
  readonly key: string;
  readonly kind: "table" | "figure" | "phrase" | "text" | "verdict" | "draft" | "year" | "chart";
  readonly name: string;
  readonly place: string;
  readonly found: "placeholder" | "owned" | "recognised" | "added";
  readonly sentence: string;
  /** Other names that the words may as well mean. */
  readonly instead: readonly string[];
  /** Of a table: the cells that change or differ. */
  readonly cells: readonly PushCell[];
}

/** A sentence that the figures contradict. */
type Stale = Omit<Unbound, "why">;

/** A number of a document of another year that nothing is written over. */
export interface UnwrittenNumber {
  /** 第4段的121件 */
  readonly key: string;
  readonly said: string;
  readonly sentence: string;
  /** Where it begins in its sentence: the same characters may stand within another number before it. */
  readonly offset: number;
  readonly place: string;
  readonly aspect: "share" | "growth" | "figure" | "date";
  /** Names that hold it by the document's own tables. */
  readonly instead: readonly string[];
  /** Other numbers of its sentence are written: what stays behind reads as if it were new. */
  readonly isPartly: boolean;
  /** It may be bound or marked; in a square of somebody's table it may not. */
  readonly isOpen: boolean;
}

/** 第4个表格（表三）: it says otherwise, and nothing is written into it. */
export interface TwinTable {
  readonly place: string;
  /** Of the tables that it holds; none is written there. */
  readonly names: readonly string[];
}

export interface PushPreview {
  readonly items: readonly PushItem[];
  /** Partly written sentences first, shares and growth first among them. */
  readonly unwritten: readonly UnwrittenNumber[];
  readonly left: readonly Unbound[];
  readonly stale: readonly Stale[];
  /** Squares that were fields of the document, and hold our figure now: 表三“新收·自然人”. */
  readonly reckoned: readonly string[];
  /** Columns beside ours in a table that is written: 第2个表格的“比上年增减”栏. */
  readonly beside: readonly string[];
  /** Pictures and objects of a document of another year, in one sentence; empty where there is none. */
  readonly unreadable: string;
  /** Tables of the form that another one was chosen instead of. */
  readonly twins: readonly TwinTable[];
  /** Tables that the document does not have: 表四. */
  readonly absent: readonly string[];
  /** Names that were written before and whose places are gone. */
  readonly lost: readonly string[];
  /** Tables that the report does not have, one sentence each. */
  readonly missing: readonly string[];
  /** Places that were left as they are, because nothing was read that could stand there: 表二, 表三的9格, {{规章}}. */
  readonly untouched: readonly string[];
  /** Braces that make no placeholder, and so stay: 第3段的“{{新收”. */
  readonly leftovers: readonly string[];
  /** What must hold and does not. */
  readonly broken: readonly ReportedFinding[];
  /** What nothing can be said of yet. */
  readonly open: readonly ReportedFinding[];
  /** The line that the document is marked with; "" for none. */
  readonly mark: string;
  readonly digest: string;
}

/** What an answer does to the document, and to what is remembered with it. */
export interface Effect {
  readonly edits: readonly ReportEdit[];
  readonly written: UpdateRecord["written"];
}

/** Words that stand in one place, or would be put there. */
export interface PlannedPlace {
  readonly kind: "place";
  readonly item: PushItem;
  /** By answer; "ours" also where nothing is asked. */
  readonly effects: Readonly<Partial<Record<ConflictChoice, Effect>>> & { readonly ours: Effect };
  /** How a conflict is named to somebody who has to answer. */
  readonly question?: string;
  /** The same words by the other names that they may mean. */
  readonly meanings?: readonly (PlannedPlace | Untouched)[];
}

export interface UpdateCell extends PushCell {
  /** Of its part of the table: the number among the grids of the document. */
  readonly grid: number;
  readonly row: number;
  readonly col: number;
  /** The report has nothing to say of it: what stands there stays. */
  readonly isHeld: boolean;
  /** A field stands there. */
  readonly isReckoned: boolean;
}

/** A table of the document whose cells are filled. */
export interface PlannedTable {
  readonly kind: "table";
  readonly item: PushItem;
  /** Its numbers among the grids of the document: several where it is printed in parts. */
  readonly grids: readonly number[];
  readonly cells: readonly UpdateCell[];
  /** The whole table of ours that "both" puts behind theirs; absent where nothing is in conflict. */
  readonly beside?: { readonly line: string; readonly wordml: string; readonly tag: string };
}

/** A place that is left as it is, because the report does not give what should stand there. */
export interface Untouched {
  readonly kind: "untouched";
  readonly name: string;
  /** 表二, {{规章}}, 第3段的“12” */
  readonly what: string;
  /** What was written there before is remembered on: placeholder names, or the stable names of cells. */
  readonly carried: readonly string[];
  /** A table with figures: the document goes on saying what the report does not. */
  readonly saysOtherwise?: boolean;
}

export type PlannedPart = PlannedPlace | PlannedTable | Untouched;

/** The same before it is known what is written. */
export interface PlannedNumber extends Omit<UnwrittenNumber, "isOpen"> {
  /** How it is remembered until somebody chooses: in the document's own year nothing else tells it from a new one. */
  readonly note: string;
  /** Why it is not written is told elsewhere. */
  readonly isTold?: true;
  /** Its characters, and those of its sentence; absent in a square of a table. */
  readonly at?: {
    readonly block: number;
    readonly start: number;
    readonly end: number;
    readonly from: number;
    readonly to: number;
  };
}

export interface UpdatePlan {
  /** In the order in which they are written and shown. */
  readonly parts: readonly PlannedPart[];
  /** What the last update wrote. */
  readonly record: UpdateRecord;
  /** Names of that record that stood in sentences. */
  readonly before: readonly string[];
  /** Sentences that the figures contradict, unless the words are replaced. */
  readonly denials: readonly (Stale & { readonly block: number; readonly start: number; readonly end: number })[];
  /** What another year may change, as far as it was not left on purpose. */
  readonly numbers: readonly PlannedNumber[];
  /** 表二, 表三, 表四 */
  readonly tables: readonly string[];
  /** What is to be shown whatever is answered. */
  readonly remarks: Pick<
    PushPreview,
    "left" | "unreadable" | "beside" | "twins" | "missing" | "leftovers" | "broken" | "open" | "mark" | "digest"
  >;
  readonly properties: Keep["properties"];
}

/** A plan with its questions answered, as far as they are. */
export interface DecidedUpdate {
  readonly preview: PushPreview;
  readonly edits: readonly ReportEdit[];
  readonly keep: Keep;
  /** Conflicts without a choice, as they are spoken of. */
  readonly undecided: readonly string[];
}
