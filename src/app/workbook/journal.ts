// Our own journal of every change, kept in the workbook, with its own way back: Excel's undo forgets what add-ins do.
import { yes, type Outcome } from "../../core/outcome";
import { isSamePlace } from "../../core/document/source";
import type { CellChange, CellPlace, Contents, Entry, Held, Notes, Workbook } from "../../ports/workbook";
import type { SheetPlan } from "../../render/sheet";
import { blankPlan, gridOfPlan, heldOfCell, renamed, sameHeld } from "./plan-contents";
import { changeOf, type FillProposal } from "./proposal";
import { frameBack } from "./undo-frame";
import { entryBack, heldAfter, heldIn } from "./workbook-cells";

export type Verb =
  "lay-out" | "fill" | "carry" | "zero-report" | "zero-rest" | "convert" | "repair" | "correct" | "ledger" | "pictures";

interface JournalCell extends CellPlace {
  readonly before: Held;
  readonly after: Entry;
}

/** A blank form that was laid out: what it holds follows from these, and need not be kept. */
export interface MadeSheet {
  readonly name: string;
  readonly table: string;
  readonly edition: string;
  readonly variant: string;
  readonly unit?: string;
  readonly year?: number;
}

/** A sheet that was laid out with too much on it to be kept. */
export interface LaidSheet {
  readonly name: string;
  /** Of what it held. */
  readonly digest: string;
}

/** A ledger that was laid out, with its cases and the tables that count them: too much to be kept, so what it held is known by its digest. */
interface MadeLedger {
  readonly year: number;
  readonly variant: string;
  /** In the order of their tabs; the hidden one of lists follows from the year, and has none. */
  readonly sheets: readonly LaidSheet[];
}

export interface JournalEntry {
  /** Sorts by time. */
  readonly id: string;
  /** ISO 8601, as the caller's clock had it. */
  readonly at: string;
  readonly verb: Verb;
  readonly cells: readonly JournalCell[];
  /** Sheets that were added; they may go again while they hold nothing but the blank form. */
  readonly made: readonly MadeSheet[];
  /** Sheets that were there and empty: the blank form may be taken out of them again. */
  readonly emptied: readonly MadeSheet[];
  /** Sheets whose frame was laid anew over what they held: their contents go back, their look where `was` says it. */
  readonly reframed: readonly string[];
  /** The form of ours that stood in a reframed sheet before; absent where none did. */
  readonly was?: MadeSheet;
  readonly ledger?: MadeLedger;
  /** 图示. */
  readonly pictures?: readonly LaidSheet[];
  /** When it was taken back. */
  readonly undone?: string;
}

/** What of an entry is not known before it is done. */
export type Deed = Pick<JournalEntry, "verb"> &
  Partial<Pick<JournalEntry, "cells" | "made" | "emptied" | "reframed" | "was" | "ledger" | "pictures">>;

/** The caller's clock, and something that tells apart what was done in the same millisecond. */
export interface Moment {
  readonly at: string;
  readonly mark: string;
}

const PREFIX = "nianbao.journal.";
/** Older entries are dropped: a note in a workbook is no archive. */
const LONGEST = 60;

export const entryOfDeed = (deed: Deed, now: Moment): JournalEntry => ({
  id: `${now.at} ${now.mark}`,
  at: now.at,
  verb: deed.verb,
  cells: deed.cells ?? [],
  made: deed.made ?? [],
  emptied: deed.emptied ?? [],
  reframed: deed.reframed ?? [],
  ...(deed.was && { was: deed.was }),
  ...(deed.ledger && { ledger: deed.ledger }),
  ...(deed.pictures && { pictures: deed.pictures }),
});

/** One note per entry, so that two people who work in the file at once do not overwrite each other's. */
export function notesFor(entry: JournalEntry, journal: readonly JournalEntry[]): Notes {
  const over = [...journal].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, Math.max(0, journal.length + 1 - LONGEST));
  return {
    ...Object.fromEntries(over.map((old) => [PREFIX + old.id, null])),
    [PREFIX + entry.id]: entry,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlace = (value: unknown): value is CellPlace =>
  isObject(value) &&
  typeof value["sheet"] === "string" &&
  Number.isSafeInteger(value["row"]) &&
  Number.isSafeInteger(value["col"]);

const isHeld = (value: unknown): value is Held =>
  isObject(value) &&
  typeof value["text"] === "string" &&
  ["number", "formula"].every((key) => value[key] === undefined || typeof value[key] === "string");

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false;
  switch (value["kind"]) {
    case "blank":
      return true;
    case "text":
      return typeof value["text"] === "string";
    case "number":
      return Number.isFinite(value["number"]);
    case "formula":
      return typeof value["formula"] === "string";
    default:
      return false;
  }
}

const isList = <T>(value: unknown, each: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.every(each);

const isJournalCell = (value: unknown): value is JournalCell =>
  isPlace(value) && isHeld((value as { before?: unknown }).before) && isEntry((value as { after?: unknown }).after);

const isMadeSheet = (value: unknown): value is MadeSheet =>
  isObject(value) && ["name", "table", "edition", "variant"].every((key) => typeof value[key] === "string");

const isDigest = (value: unknown): value is LaidSheet =>
  isObject(value) && typeof value["name"] === "string" && typeof value["digest"] === "string";

const isMadeLedger = (value: unknown): value is MadeLedger =>
  isObject(value) &&
  Number.isSafeInteger(value["year"]) &&
  typeof value["variant"] === "string" &&
  isList(value["sheets"], isDigest);

const isText = (value: unknown): value is string => typeof value === "string";
const VERBS: readonly string[] = [
  "lay-out",
  "fill",
  "carry",
  "zero-report",
  "zero-rest",
  "convert",
  "repair",
  "correct",
  "ledger",
  "pictures",
] satisfies readonly Verb[];

/** A note may have been written by another version, or by hand: what is not an entry is passed over. */
function isJournalEntry(value: unknown): value is JournalEntry {
  return (
    isObject(value) &&
    isText(value["id"]) &&
    isText(value["at"]) &&
    VERBS.includes(String(value["verb"])) &&
    isList(value["cells"], isJournalCell) &&
    isList(value["made"], isMadeSheet) &&
    isList(value["emptied"], isMadeSheet) &&
    isList(value["reframed"], isText) &&
    (value["was"] === undefined || isMadeSheet(value["was"])) &&
    (value["ledger"] === undefined || isMadeLedger(value["ledger"])) &&
    (value["pictures"] === undefined || isList(value["pictures"], isDigest))
  );
}

/** The journal that a workbook's notes hold, the latest entry first. */
export const journalOf = (notes: Readonly<Record<string, unknown>>): JournalEntry[] =>
  Object.entries(notes)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([, note]) => note)
    .filter(isJournalEntry)
    .sort((a, b) => (a.id < b.id ? 1 : -1));

/** Writes what was agreed to, with its entry, in one step. */
export async function writeProposals(
  workbook: Workbook,
  verb: Verb,
  proposals: readonly FillProposal[],
  journal: readonly JournalEntry[],
  now: Moment,
): Promise<Outcome<JournalEntry | undefined>> {
  const changes = proposals.filter((proposal) => proposal.kind !== "same").map(changeOf);
  if (changes.length === 0) return yes(undefined);
  const entry = entryOfDeed(
    { verb, cells: changes.map(({ sheet, row, col, before, after }) => ({ sheet, row, col, before: heldOnly(before), after })) },
    now,
  );
  const written = await workbook.write(changes, notesFor(entry, journal));
  return written.ok ? yes(entry) : written;
}

/** Writes a correction, with its entry, in one step. */
export async function writeCorrection(
  workbook: Workbook,
  cells: readonly CellChange[],
  journal: readonly JournalEntry[],
  now: Moment,
): Promise<Outcome<JournalEntry>> {
  const entry = entryOfDeed({ verb: "correct", cells }, now);
  const written = await workbook.write(cells, notesFor(entry, journal));
  return written.ok ? yes(entry) : written;
}

/** What is kept of a cell: nothing but what it held. */
export const heldOnly = ({ text, number, formula }: Held): Held => ({
  text,
  ...(number !== undefined && { number }),
  ...(formula !== undefined && { formula }),
});

function planOf(made: MadeSheet): SheetPlan | undefined {
  const plan = blankPlan(made, made.table);
  return plan && renamed(plan, made.name);
}

/** Whether an entry can be taken back at all; whether it may, the cells decide when it is tried. */
export const canUndo = (entry: JournalEntry): boolean =>
  entry.undone === undefined &&
  (entry.cells.length > 0 ||
    entry.ledger !== undefined ||
    entry.pictures !== undefined ||
    [...entry.made, ...entry.emptied].some((made) => planOf(made) !== undefined));

/** The entry as it is kept once it is taken back. */
export function undoneEntry(entry: JournalEntry, now: Moment): { readonly undone: JournalEntry; readonly keep: Notes } {
  const undone: JournalEntry = { ...entry, undone: now.at };
  return { undone, keep: { [PREFIX + entry.id]: undone } };
}

/** Which cells of an entry hold something else by now than it left in them; typed since, they are the user's. */
function changedSince(entry: JournalEntry, { document }: Pick<Contents, "document">): readonly CellPlace[] {
  const grids = new Map(document.blocks.flatMap((block) => (block.kind === "grid" ? [[block.name, block] as const] : [])));
  return entry.cells.flatMap(({ sheet, row, col, after }) => {
    const isLeft = sameHeld(heldIn(grids.get(sheet), { row, col }), heldAfter(after));
    return isLeft ? [] : [{ sheet, row, col }];
  });
}

/** 撤销 of all but what was typed since, which stays. The entry is taken back with that. */
export async function undoRest(workbook: Workbook, entry: JournalEntry, now: Moment): Promise<Outcome<JournalEntry>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const kept = changedSince(entry, contents.value);
  const isKept = (cell: CellPlace): boolean => kept.some((one) => isSamePlace(one, cell));
  return undo(workbook, { ...entry, cells: entry.cells.filter((cell) => !isKept(cell)) }, now);
}

/**
 * 撤销: puts back what one entry changed, whatever was done since elsewhere. Nothing is put back when one of its cells
 * holds something else by now; the refusal names it.
 */
export async function undo(workbook: Workbook, entry: JournalEntry, now: Moment): Promise<Outcome<JournalEntry>> {
  const { undone, keep } = undoneEntry(entry, now);
  const plans = (sheets: readonly MadeSheet[]): SheetPlan[] => sheets.map(planOf).filter((plan) => plan !== undefined);
  if (entry.made.length > 0) {
    const removed = await workbook.removeSheets(plans(entry.made).map(gridOfPlan), keep);
    return removed.ok ? yes(undone) : removed;
  }
  const was = entry.was && planOf(entry.was);
  if (was) {
    const contents = await workbook.readAgain([was.name]);
    const request = contents.ok ? frameBack(contents.value, was, entry.cells) : contents;
    const laidOut = request.ok ? await workbook.layOut([request.value], keep) : request;
    return laidOut.ok ? yes(undone) : laidOut;
  }
  const back: CellChange[] = [
    ...entry.cells.map(({ sheet, row, col, before, after }) => ({
      sheet,
      row,
      col,
      before: heldAfter(after),
      after: entryBack(before),
    })),
    ...plans(entry.emptied).flatMap((plan) =>
      plan.cells
        .filter((cell) => cell.content.kind !== "blank")
        .map((cell): CellChange => ({
          sheet: plan.name,
          row: cell.row,
          col: cell.col,
          before: heldOfCell(cell),
          after: { kind: "blank" },
        })),
    ),
  ];
  const written = await workbook.write(back, keep);
  return written.ok ? yes(undone) : written;
}
