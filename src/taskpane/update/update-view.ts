// One update of a document, in Excel's pane and in Word's: what is shown as plain values, what can be asked of it, and the
// one reducer from a preview over its conflicts to what may be written.
import type { ConflictChoice, Choices, PushItem, PushPreview, UnwrittenNumber } from "../../app/publish/plan/part";
import type { FormPictureView } from "../../app/words/form-picture";
import { SHORTEST_REASON, characterCount } from "../../core/check/explanations";

/** A table with what would change in it, as the form has them. */
export interface PicturedTable {
  readonly picture: FormPictureView;
  /** By `Cell.index`. */
  readonly cells: ReadonlyMap<number, PushItem["cells"][number]>;
  /** What is written, by `Cell.index`. */
  readonly held: readonly string[];
}

export interface FoundTable extends PushItem {
  /** 12格更新 */
  readonly note: string;
  readonly pictured?: PicturedTable;
}

export interface FoundGroup {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly PushItem[];
}

/** A place of ours that was edited by hand since. */
export interface ConflictLine extends Pick<PushItem, "key" | "sentence" | "theirs" | "ours"> {
  /** Of a cell: the key of its table, which may be kept beside ours as a whole. */
  readonly table?: string;
  readonly label: string;
  /** Both may stand there. */
  readonly both: boolean;
}

export interface TwinLine {
  /** 第4个表格（表三） */
  readonly said: string;
  /** 表三 → where it is written now; and with this place among them. */
  readonly kept: Readonly<Record<string, string>>;
  readonly both: Readonly<Record<string, string>>;
}

export interface FoundView {
  /** 找到3张表、正文12处 */
  readonly summary: string;
  readonly tables: readonly FoundTable[];
  readonly groups: readonly FoundGroup[];
  /** Places that say already what we would write. */
  readonly unchanged: number;
  readonly conflicts: readonly ConflictLine[];
  /** Numbers of a document of another year that nothing is written over. */
  readonly unwritten: readonly UnwrittenNumber[];
  /** Tables of ours that nothing is written into, with what is answered to have it so, or to write them, too. */
  readonly twins: readonly TwinLine[];
  /** Sentences to be looked at by somebody, one each. */
  readonly remarks: readonly string[];
  /** What must hold and does not. */
  readonly broken: readonly string[];
  /** The line that marks the document; "" for none. */
  readonly mark: string;
}

export type Chosen = Readonly<Record<string, ConflictChoice>>;

export interface UpdateView {
  readonly bind: boolean;
  readonly draft: boolean;
  /** Charts behind the tables. */
  readonly charts: boolean;
  readonly chosen: Chosen;
  /** Keys of recognised figures that are to be left alone. */
  readonly left: readonly string[];
  /** Another meaning for a recognised figure, by the key of its line. */
  readonly meaning: Readonly<Record<string, string>>;
  /** What is to become of numbers that nothing was recognised in, by their key: a name, 保留, 标出. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Which of two candidates a table is: 表三 → 第3个表格. */
  readonly picked: Readonly<Record<string, string>>;
  /** A table that has to be chosen before anything can be compared. */
  readonly candidates?: { readonly name: string; readonly places: readonly string[] } | undefined;
  /** Why the document is not to be marked; absent as long as it is. */
  readonly override?: string | undefined;
  /** What the user was shown: only that is written. Absent as long as there is nothing to compare. */
  readonly preview?: PushPreview | undefined;
  /** The same in lines and words. */
  readonly found?: FoundView | undefined;
}

/** What was chosen for one document, or for one source, says nothing about the next. */
const UNCHOSEN = {
  chosen: {},
  left: [],
  meaning: {},
  numbers: {},
  picked: {},
  candidates: undefined,
  override: undefined,
} as const;
export const NO_UPDATE: UpdateView = { bind: true, draft: false, charts: false, ...UNCHOSEN };

/** What the user answers, with or without being asked. */
export type UpdateAnswer =
  /** By key; undefined takes a choice back. */
  | { readonly kind: "choose"; readonly chosen: Readonly<Record<string, ConflictChoice | undefined>> }
  | { readonly kind: "leave"; readonly key: string; readonly on: boolean }
  | { readonly kind: "mean"; readonly key: string; readonly name: string }
  /** A name, 保留 or 标出. */
  | { readonly kind: "number"; readonly key: string; readonly choice: string }
  /** The same for many at once. */
  | { readonly kind: "numbers"; readonly chosen: Readonly<Record<string, string>> }
  | { readonly kind: "numbers-again" }
  /** 表三 → 第2个表格、第4个表格 */
  | { readonly kind: "pick"; readonly picked: Readonly<Record<string, string>> }
  | { readonly kind: "override"; readonly reason: string | undefined }
  | { readonly kind: "bind"; readonly on: boolean }
  | { readonly kind: "draft"; readonly on: boolean }
  | { readonly kind: "charts"; readonly on: boolean };

export type UpdateAsk = UpdateAnswer | { readonly kind: "put-away" } | { readonly kind: "write" };

/** The figures and the document as they stand now, beside each other. */
export interface ComparedUpdate {
  readonly preview: PushPreview;
  readonly found: FoundView;
}

export type UpdateEvent =
  | UpdateAnswer
  | ({ readonly kind: "compared" } & ComparedUpdate)
  | { readonly kind: "undecided"; readonly candidates: NonNullable<UpdateView["candidates"]> }
  /** Written in place: what was chosen is done with, and what is shown stays until it is compared anew. */
  | { readonly kind: "written" }
  /** Another document, or figures of another source. */
  | { readonly kind: "begun-afresh" };

/** Answers after which the document has to be compared anew, and what that is called meanwhile. */
export const COMPARING: Readonly<Partial<Record<UpdateEvent["kind"], string>>> = {
  leave: "正在更新",
  mean: "正在更新",
  number: "正在更新",
  numbers: "正在更新",
  "numbers-again": "正在更新",
  pick: "正在更新",
  bind: "正在识别正文",
  draft: "正在起草",
  charts: "正在画图",
};

export function updated<V extends UpdateView>(view: V, event: UpdateEvent): V {
  switch (event.kind) {
    case "choose": {
      const chosen = Object.entries({ ...view.chosen, ...event.chosen }).flatMap(([key, choice]) =>
        choice === undefined ? [] : [[key, choice] as const],
      );
      return { ...view, chosen: Object.fromEntries(chosen) };
    }
    case "leave": {
      const left = view.left.filter((key) => key !== event.key);
      return { ...view, left: event.on ? [...left, event.key] : left };
    }
    case "mean":
      return { ...view, meaning: { ...view.meaning, [event.key]: event.name } };
    case "number":
      return { ...view, numbers: { ...view.numbers, [event.key]: event.choice } };
    case "numbers":
      return { ...view, numbers: { ...view.numbers, ...event.chosen } };
    case "pick":
      return { ...view, picked: { ...view.picked, ...event.picked }, candidates: undefined };
    case "undecided":
      return { ...view, candidates: event.candidates, preview: undefined, found: undefined };
    case "numbers-again":
      return { ...view, numbers: {} };
    case "override":
      return { ...view, override: event.reason };
    case "bind":
      return { ...view, bind: event.on };
    case "draft":
      return { ...view, draft: event.on };
    case "charts":
      return { ...view, charts: event.on };
    case "compared":
      return { ...view, preview: event.preview, found: event.found, candidates: undefined };
    case "written":
      return { ...view, ...UNCHOSEN };
    case "begun-afresh":
      return { ...view, ...UNCHOSEN, preview: undefined, found: undefined };
  }
}

/** What was chosen for a conflict: for itself, or for its table. */
export const choiceFor = (chosen: Chosen, { key, table }: ConflictLine): ConflictChoice | undefined =>
  chosen[key] ?? (table === undefined ? undefined : chosen[table]);

export const updateChoices = ({ chosen, left, meaning }: UpdateView): Choices => ({ byKey: chosen, leave: left, meaning });

/** A reason of a word or two says nothing. */
export const isTooShort = (reason: string): boolean => characterCount(reason) < SHORTEST_REASON;

/** The document says already all that would be written, but for what was to be left: 写入 is not the next step. */
export const agrees = ({ preview }: Pick<UpdateView, "preview">): boolean =>
  preview !== undefined && preview.items.length > 0 && preview.items.every(({ state }) => state === "same" || state === "kept");

/** Why 写入 cannot be pressed yet; "" when it can. */
export function waitsFor({ found, chosen, override }: UpdateView): string {
  const open = found?.conflicts.filter((conflict) => choiceFor(chosen, conflict) === undefined).length ?? 0;
  if (open > 0) return `还有${open}处手工修改没有选定。`;
  if (override !== undefined && isTooShort(override)) return `理由至少写${SHORTEST_REASON}个字。`;
  return "";
}
