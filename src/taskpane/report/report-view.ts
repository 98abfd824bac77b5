// What the 报告 screen shows and what can be asked of it, as plain values.
import type { Choice, PushState } from "../../app/publish/update";
import { SHORTEST_REASON, spokenLength } from "../../core/check/explanations";

/** Something that stands in the document and what would stand there. */
export interface FoundLine {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  /** The sentence around it; "" where there is none. */
  readonly sentence: string;
  readonly before: string;
  readonly after: string;
  readonly state: PushState;
  /** 写入, 更新, 不变 … */
  readonly stateWord: string;
  /** Other names that the words may as well mean. */
  readonly instead: readonly string[];
  /** Recognised by us, so that it may be left alone. */
  readonly canLeave: boolean;
}

export interface FoundTable {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  /** 12格更新 */
  readonly note: string;
  readonly cells: readonly {
    readonly id: string;
    readonly label: string;
    readonly before: string;
    readonly after: string;
    readonly stateWord: string;
  }[];
}

export interface FoundGroup {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly FoundLine[];
}

/** A place of ours that was edited by hand since. */
export interface ConflictLine {
  readonly key: string;
  /** Of a cell: the key of its table, which may be kept beside ours as a whole. */
  readonly table?: string;
  readonly label: string;
  readonly sentence: string;
  readonly theirs: string;
  readonly ours: string;
  /** Both may stand there. */
  readonly both: boolean;
}

export interface FoundView {
  /** 找到3张表、正文12处 */
  readonly summary: string;
  readonly tables: readonly FoundTable[];
  readonly groups: readonly FoundGroup[];
  /** Places that say already what we would write. */
  readonly unchanged: number;
  readonly conflicts: readonly ConflictLine[];
  /** Sentences to be looked at by somebody, one each. */
  readonly remarks: readonly string[];
  /** What must hold and does not. */
  readonly broken: readonly string[];
  /** The line that marks the document; "" for none. */
  readonly mark: string;
}

export type Chosen = Readonly<Record<string, Choice>>;

/** What was chosen for a conflict: for itself, or for its table. */
export const choiceFor = (chosen: Chosen, { key, table }: ConflictLine): Choice | undefined =>
  chosen[key] ?? (table === undefined ? undefined : chosen[table]);

/** A reason of a word or two says nothing. */
export const isTooShort = (reason: string): boolean => spokenLength(reason) < SHORTEST_REASON;

/** Why 写入 cannot be pressed yet; "" when it can. */
export function waitsFor({
  found,
  chosen,
  override,
}: {
  readonly found?: FoundView | undefined;
  readonly chosen: Chosen;
  readonly override?: string | undefined;
}): string {
  const open = found?.conflicts.filter((conflict) => choiceFor(chosen, conflict) === undefined).length ?? 0;
  if (open > 0) return `还有${open}处手工修改没有选定。`;
  if (override !== undefined && isTooShort(override)) return `理由至少写${SHORTEST_REASON}个字。`;
  return "";
}

/** A document that is written into. */
export type Target =
  | { readonly kind: "own" }
  | {
      readonly kind: "file";
      readonly name: string;
      /** Written by us before. */
      readonly again: boolean;
      /** Whether this machine keeps it until the next time. */
      readonly kept: boolean;
    };

export interface ReportView {
  /** 示例市示例局 2024年度 */
  readonly who: string;
  /** The tables that can be copied: 表二, 表三, 表四. */
  readonly tables: readonly { readonly id: string; readonly name: string }[];
  readonly target?: Target;
  /** What was chosen the last time for this workbook. */
  readonly remembered?: {
    readonly name: string;
    /** This machine still has it. */
    readonly here: boolean;
    /** The name of the file it was last written as. */
    readonly written?: string;
  };
  readonly found?: FoundView;
  readonly bind: boolean;
  readonly draft: boolean;
  readonly chosen: Chosen;
  readonly left: readonly string[];
  /** Another meaning for a recognised figure, by the key of its line. */
  readonly meaning: Readonly<Record<string, string>>;
  /** Why the document is not to be marked; absent as long as it is. */
  readonly override?: string;
  /** A table that only the user can copy here. */
  readonly byHand?: { readonly name: string; readonly html: string };
}

/** What is asked of the places that were found, in Excel's pane and in Word's alike. */
export type FoundAsk =
  | { readonly kind: "choose"; readonly chosen: Readonly<Record<string, Choice | undefined>> }
  | { readonly kind: "leave"; readonly key: string; readonly on: boolean }
  | { readonly kind: "mean"; readonly key: string; readonly name: string }
  | { readonly kind: "override"; readonly reason: string | undefined };

export type ReportAsk =
  | FoundAsk
  | { readonly kind: "open" }
  | { readonly kind: "template"; readonly file: File }
  /** The one that was chosen the last time. */
  | { readonly kind: "recall" }
  | { readonly kind: "forget" }
  /** A report of our own, set as official documents are. */
  | { readonly kind: "own" }
  | { readonly kind: "put-away" }
  | { readonly kind: "bind"; readonly on: boolean }
  | { readonly kind: "draft"; readonly on: boolean }
  | { readonly kind: "write" }
  | { readonly kind: "copy"; readonly table: string }
  | { readonly kind: "copied" }
  | { readonly kind: "publish"; readonly as: "html" | "json" | "csv" };
