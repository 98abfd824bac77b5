// The pane's whole state as plain values, and the one reducer that changes it. Nothing here knows where values come from.
import type { LedgerDrill, ReportedFinding } from "../app/check/check-report";
import type { BalancePicture } from "../app/check/balance-picture";
import type { NumberedForm } from "../core/form/numbered-form";
import type { CellPlace, RowFilter } from "../ports/workbook";
import { speaksOf, type CheckView } from "./check-view";
import type { DiagnosisView } from "./diagnosis/view";
import type { DocumentsView } from "./documents/documents-view";
import type { Filter } from "./filter";
import type { ProseView } from "./prose/view";
import type { ReportView } from "./report/report-view";
import type { WrittenFigures } from "./report/written-figures";
import type { DeliveredFile, JournalLine, Offer, Preview } from "./views";

export type ScreenId = "entry" | "check" | "prose" | "report" | "journal";

/** What the pane is doing, in words for the user: 正在审核. */
export interface Busy {
  readonly kind: "busy";
  readonly doing: string;
  readonly cancellable: boolean;
  /** How much of it is done, from 0 to 1, where that can be told. */
  readonly share?: number;
}

/**
 * Where a screen stands. What was shown before stays beside what is being done or was refused, so that a preview survives
 * a host that is busy; a half-made result cannot be held at all.
 */
export type ScreenStage<Shown> =
  | { readonly kind: "idle" }
  | (Busy & { readonly shown?: Shown })
  | { readonly kind: "showing"; readonly shown: Shown }
  | { readonly kind: "refused"; readonly sentence: string; readonly shown?: Shown };

interface Shown {
  readonly entry: Preview;
  readonly check: CheckView;
  readonly prose: ProseView;
  readonly report: ReportView;
  readonly journal: readonly JournalLine[];
}

/** One cell of a form, whose law can be told. */
export interface FormCell {
  readonly form: NumberedForm;
  readonly index: number;
}

/** The cell the user has selected in the sheet, as far as a finding speaks of it. */
export interface SelectedCell {
  readonly place: CellPlace;
  readonly label?: string;
  /** Which cell of the form it is; absent where it is none. */
  readonly figure?: FormCell;
  /** What stands behind it in the ledger, or where it is counted. */
  readonly drilled?: LedgerDrill;
  /** The balance of the column that it stands in. */
  readonly balance?: BalancePicture;
}

/** What sort of a workbook is open, whatever tables it holds. */
export interface OpenBook {
  /** Nothing stands in any of its sheets. */
  readonly empty: boolean;
  /** Sheets that nothing can be written into. */
  readonly protected: readonly string[];
  /** Whether the host tells of all that changes what was found. */
  readonly live: boolean;
  /** The host can put words beside a cell. */
  readonly comments?: true;
  /** Somebody else has edited it since the pane was opened. */
  readonly shared?: true;
}

/** A press whose outcome was told. */
export interface Telling {
  readonly screen: ScreenId;
}

export interface PaneState {
  readonly screen: ScreenId;
  readonly stages: { readonly [S in ScreenId]: ScreenStage<Shown[S]> };
  /** One sentence about what was done last; gone with the next act, or when what it speaks of is another. */
  readonly message?: string;
  /** By whom it was told: no two tellings are the same. */
  readonly told?: Telling;
  /** The file that was made last, and how it can be had; gone when another screen is gone to. */
  readonly delivered?: DeliveredFile;
  readonly identity: { readonly unit: string; readonly year: number; readonly variant: string };
  /** Whether the user has typed the identity: then what the workbook says no longer replaces it. */
  readonly identityTyped: boolean;
  /** Absent until the forms were loaded. */
  readonly offer?: Offer;
  /** Absent until the workbook was read. */
  readonly book?: OpenBook;
  /** What was chosen for the task beside the workbook. */
  readonly documents: DocumentsView;
  /** Whether anything was asked or typed since the pane was opened: before that nothing is held against anybody. */
  readonly underway: boolean;
  readonly filter: Filter;
  /** Key of the finding the user was led to last. */
  readonly chosen?: string;
  readonly selected?: SelectedCell;
  /** Lists of which we show some rows alone. */
  readonly alone: readonly RowFilter[];
  /** Whether findings are marked in the sheet, and kept so. */
  readonly marked: boolean;
  /** 数据摘要 of the figures that were written into a report last, and of those of its final copy. */
  readonly made: WrittenFigures;
  /** Why it does not add up; absent until something did not. */
  readonly diagnosis?: DiagnosisView;
}

export type PaneEvent =
  | { readonly type: "went"; readonly screen: ScreenId }
  | {
      readonly type: "identified";
      readonly unit?: string;
      readonly year?: number;
      readonly variant?: string;
      readonly typed: boolean;
      /** The workbook's tables are ours and say so: what was typed before gives way. */
      readonly held?: boolean;
    }
  | { readonly type: "offered"; readonly offer: Offer }
  /** Something about the workbook, or what stands beside it, is known, or another now. */
  | { readonly type: "learned"; readonly facts: Partial<Pick<PaneState, "book" | "documents" | "underway" | "marked" | "alone">> }
  | { readonly type: "began"; readonly screen: ScreenId; readonly doing: string; readonly cancellable: boolean }
  | {
      readonly [S in ScreenId]: {
        readonly type: "showed";
        readonly screen: S;
        readonly shown: Shown[S];
        readonly message?: string;
      };
    }[ScreenId]
  /**
   * Found in the workbook, asked for or not: whatever is being done goes on.
   *
   * `since`: what had been told when cells were edited; a press that came after the edit speaks of it as it is now.
   */
  | { readonly type: "found"; readonly view: CheckView; readonly since?: Telling | undefined }
  /** The prose was held against the figures of now, asked for or not. */
  | { readonly type: "read"; readonly view: ProseView }
  /** What the 报告 screen shows is other now, whatever is being done there or was refused. */
  | { readonly type: "reported"; readonly view: ReportView }
  /** The workbook holds no table any more. */
  | { readonly type: "lost" }
  | { readonly type: "refused"; readonly screen: ScreenId; readonly sentence: string }
  /** Ended; what was shown before is still shown. */
  | { readonly type: "ended"; readonly screen: ScreenId; readonly message?: string }
  /** Ended, and what was shown is done with. */
  | { readonly type: "finished"; readonly screen: ScreenId; readonly message?: string }
  | { readonly type: "failed"; readonly sentence: string }
  | { readonly type: "filtered"; readonly filter: Filter }
  | { readonly type: "chose"; readonly key: string }
  | { readonly type: "selected"; readonly cell: SelectedCell | undefined }
  | { readonly type: "written"; readonly figures: WrittenFigures }
  | { readonly type: "progressed"; readonly share: number }
  | { readonly type: "diagnosed"; readonly diagnosis: DiagnosisView | undefined }
  | { readonly type: "answered"; readonly ids: readonly string[]; readonly taken: boolean }
  | { readonly type: "handed"; readonly file: DeliveredFile | undefined }
  | { readonly type: "hushed" };

export const NO_FILTER: Filter = { verdict: "", class: "", table: "", cell: undefined, text: "" };

export const initialState = (year: number): PaneState => ({
  screen: "entry",
  stages: {
    entry: { kind: "idle" },
    check: { kind: "idle" },
    prose: { kind: "idle" },
    report: { kind: "idle" },
    journal: { kind: "idle" },
  },
  identity: { unit: "", year, variant: "" },
  identityTyped: false,
  documents: {},
  made: {},
  underway: false,
  filter: NO_FILTER,
  alone: [],
  marked: false,
});

export const shownOf = <S>(stage: ScreenStage<S>): S | undefined => (stage.kind === "idle" ? undefined : stage.shown);

/** What is being done anywhere: one act at a time. */
export const busyOf = (state: PaneState): Busy | undefined =>
  Object.values(state.stages).find((stage): stage is Busy => stage.kind === "busy");

function withStage(state: PaneState, screen: ScreenId, stage: ScreenStage<unknown>): PaneState {
  return { ...state, stages: { ...state.stages, [screen]: stage } };
}

function withoutMessage(state: PaneState): PaneState {
  const { message: _, told: __, ...rest } = state;
  return rest;
}

/** The stage with what it showed, or nothing when it showed nothing. */
const settled = (stage: ScreenStage<unknown>): ScreenStage<unknown> => {
  const shown = shownOf(stage);
  return shown === undefined ? { kind: "idle" } : { kind: "showing", shown };
};

const keeping = (stage: ScreenStage<unknown>): { readonly shown?: unknown } => {
  const shown = shownOf(stage);
  return shown === undefined ? {} : { shown };
};

function answered(state: PaneState, ids: ReadonlySet<string>, taken: boolean): PaneState {
  const stage = state.stages.entry;
  const shown = shownOf(stage);
  if (stage.kind === "idle" || shown === undefined) return state;
  const answer = <T extends { readonly id: string; readonly taken: boolean }>(list: readonly T[]): readonly T[] =>
    list.map((one) => (ids.has(one.id) ? { ...one, taken } : one));
  const next: Preview =
    shown.kind === "figures" ? { ...shown, changes: answer(shown.changes) } : { ...shown, choices: answer(shown.choices) };
  return withStage(state, "entry", { ...stage, shown: next });
}

type Told<T extends PaneEvent["type"]> = Extract<PaneEvent, { readonly type: T }>;

function identified(state: PaneState, { unit, year, variant, typed, held = false }: Told<"identified">): PaneState {
  if (!typed && !held && state.identityTyped) return state;
  const moved = year !== undefined && year !== state.identity.year;
  const { offer, ...rest } = state;
  return {
    ...rest,
    // What is offered for one year says nothing about another.
    ...(offer !== undefined && !moved && { offer }),
    identityTyped: typed || (state.identityTyped && !held),
    identity: {
      unit: unit ?? state.identity.unit,
      year: year ?? state.identity.year,
      variant: variant ?? (moved ? "" : state.identity.variant),
    },
  };
}

function found(state: PaneState, { view, since }: Told<"found">): PaneState {
  const stage = state.stages.check;
  const before = shownOf(stage)?.counts;
  const { counts } = view;
  const moved =
    before !== undefined &&
    (Object.keys(counts) as (keyof typeof counts)[]).some((verdict) => counts[verdict] !== before[verdict]);
  // What was told of another state of the tables is no longer to the point, whatever else is being done. A document that was
  // written is what it was said to be, whatever is typed into the tables afterwards.
  const isPast = moved && since !== undefined && since === state.told && since.screen !== "report";
  return withStage(isPast ? withoutMessage(state) : state, "check", {
    ...(stage.kind === "busy" ? stage : { kind: "showing" as const }),
    shown: view,
  });
}

/** Whatever is busy is refused, or the screen that is open when nothing is. */
function failed(state: PaneState, { sentence }: Told<"failed">): PaneState {
  const stuck = (Object.keys(state.stages) as ScreenId[]).filter((screen) => state.stages[screen].kind === "busy");
  return (stuck.length > 0 ? stuck : [state.screen]).reduce(
    (next, screen) => reduce(next, { type: "refused", screen, sentence }),
    state,
  );
}

function progressed(state: PaneState, { share }: Told<"progressed">): PaneState {
  const screen = (Object.keys(state.stages) as ScreenId[]).find((one) => state.stages[one].kind === "busy");
  return screen === undefined ? state : withStage(state, screen, { ...(state.stages[screen] as Busy), share });
}

function hushed(state: PaneState): PaneState {
  const stage = state.stages[state.screen];
  return withStage(withoutMessage(state), state.screen, stage.kind === "refused" ? settled(stage) : stage);
}

const withMessage = (state: PaneState, { screen, message }: { screen: ScreenId; message?: string }): PaneState =>
  message === undefined ? state : { ...state, message, told: { screen } };

export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "went": {
      const { delivered: _, ...rest } = withoutMessage(state);
      return { ...rest, screen: event.screen, underway: true };
    }
    case "identified":
      return identified(state, event);
    case "offered":
      return event.offer.year === state.identity.year ? { ...state, offer: event.offer } : state;
    case "learned":
      return { ...state, ...event.facts };
    case "began":
      return withStage({ ...withoutMessage(state), underway: true }, event.screen, {
        kind: "busy",
        doing: event.doing,
        cancellable: event.cancellable,
        ...keeping(state.stages[event.screen]),
      });
    case "showed":
      return withMessage(withStage(state, event.screen, { kind: "showing", shown: event.shown }), event);
    case "found":
      return found(state, event);
    case "read": {
      const stage = state.stages.prose;
      const shown = { ...(stage.kind === "busy" ? stage : { kind: "showing" as const }), shown: event.view };
      return withStage(state, "prose", shown);
    }
    case "reported": {
      const stage = state.stages.report;
      const kind = stage.kind === "idle" ? ({ kind: "showing" } as const) : stage;
      return withStage(state, "report", { ...kind, shown: event.view });
    }
    case "lost": {
      const { selected: _, chosen: __, ...rest } = state;
      return withStage(rest, "check", { kind: "idle" });
    }
    case "refused":
      return withStage(withoutMessage(state), event.screen, {
        kind: "refused",
        sentence: event.sentence,
        ...keeping(state.stages[event.screen]),
      });
    case "ended":
      return withMessage(withStage(state, event.screen, settled(state.stages[event.screen])), event);
    case "finished":
      return withMessage(withStage(withoutMessage(state), event.screen, { kind: "idle" }), event);
    case "failed":
      return failed(state, event);
    case "filtered":
      return { ...state, filter: event.filter };
    case "chose":
      return { ...state, chosen: event.key };
    case "selected": {
      const { selected: _, ...rest } = state;
      return event.cell === undefined ? rest : { ...rest, selected: event.cell };
    }
    case "written":
      return { ...state, made: { ...state.made, ...event.figures } };
    case "progressed":
      return progressed(state, event);
    case "diagnosed": {
      const { diagnosis: _, ...rest } = state;
      return event.diagnosis === undefined ? rest : { ...rest, diagnosis: event.diagnosis };
    }
    case "answered":
      return answered(state, new Set(event.ids), event.taken);
    case "handed": {
      const { delivered: _, ...rest } = state;
      return event.file === undefined ? rest : { ...rest, delivered: event.file };
    }
    case "hushed":
      return hushed(state);
  }
}

/** Findings that speak of the selected cell. */
export const findingsAtAddress = (view: Pick<CheckView, "groups">, place: CellPlace): readonly ReportedFinding[] =>
  view.groups.flatMap((group) => group.findings.filter((finding) => speaksOf(finding, place)));
