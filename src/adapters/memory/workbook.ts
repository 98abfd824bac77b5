// A workbook that lives in the page: the same port as an open Excel, with no program behind it.
import { no, yes, type Outcome } from "../../core/outcome";
import type { NamedRow, RawDocument, RawGrid } from "../../core/document/source";
import { a1 } from "../../core/figures/addresses";
import { namedRow } from "../../render/address";
import { stampProperties } from "../../render/stamp";
import type { SheetPlan } from "../../render/sheet";
import type {
  CellChange,
  CellComment,
  CellMark,
  CellPlace,
  ChangedBlock,
  Commented,
  Contents,
  Entry,
  Held,
  HostFacts,
  LaidOut,
  LayOutRequest,
  Marked,
  Notes,
  RowFilter,
  SheetState,
  Unwatch,
  Watcher,
  Wear,
  Workbook,
} from "../../ports/workbook";
import { differences, sameHeld } from "../excel/cells";
import { Debounce } from "../excel/debounce";
import { commentChanges, isOwnComment, wantedComments } from "../excel/own-comments";
import { rowNames } from "../excel/row-names";
import { recalculated } from "./recalculate";
import { memoryCellAt, isEmpty, openness, sheetOfPlan, standsAs, withEntries, type MemorySheet } from "./sheet";

/** What a file holds, for a workbook that is opened from one. */
export interface OpenedFile {
  readonly document: RawDocument;
  readonly names: readonly NamedRow[];
  readonly notes: Notes;
  /** Sheets that nobody is to see, and sheets that are locked, by their names. */
  readonly hidden: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** What is said beside its cells, by whomever. */
  readonly comments?: readonly CellComment[];
  /** Which of its sheets look as which plan of ours says. */
  readonly plans: readonly SheetPlan[];
}

/** A square and what is to stand in it. */
export interface Typed extends CellPlace {
  readonly entry: Entry;
}

interface Pages {
  readonly sheets: readonly MemorySheet[];
  readonly names: readonly NamedRow[];
  readonly properties: Readonly<Record<string, string>>;
  /** What is said beside cells, ours as others'. */
  readonly comments: readonly CellComment[];
}

/** What can be taken back: the sheets as they were, and the notes that were kept in the same step. */
interface Step {
  readonly pages: Pages;
  readonly notes: Notes;
}

/** What somebody who shows the workbook has to know. The same object until something is other. */
export interface MemoryView {
  readonly sheets: readonly MemorySheet[];
  readonly selected: CellPlace | undefined;
  readonly marks: readonly CellMark[];
  readonly comments: readonly CellComment[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Something is other than when it was opened or saved last. */
  readonly unsaved: boolean;
}

/** So many steps can be taken back. */
const MOST_STEPS = 200;

/** The page draws what a plan's charts show. */
const EVERYTHING: HostFacts = { newest: "page", lacks: [], live: true, comments: true, draws: true };

export class MemoryWorkbook implements Workbook {
  readonly facts: HostFacts = EVERYTHING;
  private pages: Pages;
  private kept: Notes;
  private marks: readonly CellMark[] = [];
  private selected: CellPlace | undefined;
  private readonly filters = new Map<string, RowFilter>();
  private undone: readonly Step[] = [];
  private done: readonly Step[] = [];
  private saved: { readonly pages: Pages; readonly kept: Notes };
  private shown: MemoryView | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly watchers = new Set<{
    readonly watcher: Watcher;
    readonly burst: Debounce<string>;
    readonly blocks: ChangedBlock[];
  }>();

  /**
   * @param version - of this product, kept in the workbook's properties when a form is laid out
   * @param opened - the file it was opened from; absent for a new one
   */
  constructor(
    private readonly version: string,
    private readonly opened?: OpenedFile,
  ) {
    const { sheets, names, properties, comments } = opened
      ? pagesOf(opened)
      : { sheets: [], names: [], properties: {}, comments: [] };
    this.pages = { sheets: recalculated(sheets, new Set()), names, properties, comments };
    this.kept = opened?.notes ?? {};
    this.saved = { pages: this.pages, kept: this.kept };
  }

  // What the page shows and does.

  readonly view = (): MemoryView => {
    this.shown ??= {
      sheets: this.pages.sheets.map((sheet) => {
        const filter = this.filters.get(sheet.name);
        return filter && filter.texts.length > 0 ? { ...sheet, filter } : sheet;
      }),
      selected: this.selected,
      marks: this.marks,
      comments: this.pages.comments,
      canUndo: this.done.length > 0,
      canRedo: this.undone.length > 0,
      // What was chosen beside a workbook that holds nothing yet is chosen again: nobody saves it.
      unsaved: this.pages !== this.saved.pages || (this.pages.sheets.length > 0 && this.kept !== this.saved.kept),
    };
    return this.shown;
  };

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * A person types or pastes; told to whoever watches.
   *
   * @returns how many squares were left as they are, since they are no place to type in
   */
  type(typed: readonly Typed[]): number {
    const places = typed.filter((one) => {
      const sheet = this.sheet(one.sheet);
      return sheet !== undefined && openness(sheet, one.row, one.col) === "open";
    });
    const left = typed.length - places.length;
    const open = places.filter((one) => !sameAs(memoryCellAt(this.sheet(one.sheet)!.grid, one.row, one.col), one.entry));
    if (open.length === 0) return left;
    this.step(this.entered(open), {});
    this.tell(open);
    return left;
  }

  undo(): void {
    this.move(this.done, (rest, back) => {
      this.done = rest;
      this.undone = [...this.undone, back];
    });
  }

  redo(): void {
    this.move(this.undone, (rest, back) => {
      this.undone = rest;
      this.done = [...this.done, back];
    });
  }

  /** What stands there now is in a file. */
  markSaved(): void {
    this.saved = { pages: this.pages, kept: this.kept };
    this.changed();
  }

  /** A person goes to another cell. */
  goTo(place: CellPlace): void {
    const before = this.selected;
    if (before?.sheet === place.sheet && before.row === place.row && before.col === place.col) return;
    this.selected = place;
    this.changed();
    for (const { watcher } of this.watchers) watcher.selected(place);
  }

  /** Cells that hold something else than in the file it was opened from. */
  changes(): readonly (CellPlace & { readonly held: Held })[] {
    return (this.opened?.document.blocks ?? []).flatMap((block) => {
      const sheet = block.kind === "grid" ? this.sheet(block.name) : undefined;
      if (block.kind !== "grid" || !sheet) return [];
      return sheet.grid.cells
        .filter((cell) => !sameHeld(filled(cell), filled(memoryCellAt(block, cell.row, cell.col))))
        .map((cell) => ({ sheet: sheet.name, row: cell.row, col: cell.col, held: cell }));
    });
  }

  /** Its sheets are those of the file, as far as their cells and merges go: what has changed can be put into that file. */
  keepsFile(): boolean {
    const grids = (this.opened?.document.blocks ?? []).filter((block): block is RawGrid => block.kind === "grid");
    return (
      this.opened !== undefined &&
      grids.length === this.pages.sheets.length &&
      grids.every((grid) => {
        const now = this.sheet(grid.name)?.grid;
        return now !== undefined && spansOf(grid) === spansOf(now);
      })
    );
  }

  noted(): Notes {
    return this.kept;
  }

  properties(): Readonly<Record<string, string>> {
    return this.pages.properties;
  }

  // What the port asks for.

  async readAll(): Promise<Outcome<Contents>> {
    return yes(this.contents());
  }

  async readAgain(): Promise<Outcome<Contents>> {
    return yes(this.contents());
  }

  async layOut(requests: readonly LayOutRequest[], keep: Notes = {}): Promise<Outcome<LaidOut>> {
    if (!this.mayBeLaidOut()) return no({ kind: "file-keeps-its-sheets" });
    const occupied: string[] = [];
    const places: string[] = [];
    for (const { plan, seen } of requests) {
      const sheet = this.sheet(plan.name);
      if (!sheet) continue;
      if (sheet.protected) return no({ kind: "sheet-protected", sheet: plan.name });
      if (seen) places.push(...differences(seen, sheet.grid));
      else if (!isEmpty(sheet)) occupied.push(plan.name);
    }
    if (occupied.length > 0) return no({ kind: "sheet-occupied", sheets: occupied });
    if (places.length > 0) return no({ kind: "changed-since", places });
    const laid = new Map(requests.map(({ plan }) => [plan.name, sheetOfPlan(plan)]));
    const created = requests.map(({ plan: { name } }) => ({ name, created: this.sheet(name) === undefined }));
    const sheets = [
      ...this.pages.sheets.map((sheet) => laid.get(sheet.name) ?? sheet),
      ...created.flatMap(({ name, created: isNew }) => (isNew ? [laid.get(name)!] : [])),
    ];
    const wanted = requests.flatMap(({ plan }) =>
      rowNames(plan.names).flatMap(({ name, refersTo }) => namedRow(name, refersTo) ?? []),
    );
    const replaced = new Set(wanted.map(({ name }) => name));
    const stamp = requests[0]?.plan.stamp;
    const properties = { ...this.pages.properties, ...(stamp && stampProperties(stamp, this.version)) };
    this.step(
      {
        ...this.pages,
        sheets: recalculated(sheets, new Set(laid.keys())),
        names: [...this.pages.names.filter(({ name }) => !replaced.has(name)), ...wanted],
        properties: Object.fromEntries(Object.entries(properties).filter(([, text]) => text !== "")),
      },
      keep,
    );
    const [first] = requests;
    const figure = first?.plan.cells.find((cell) => cell.figure?.computed === false);
    if (first) this.goTo({ sheet: first.plan.name, row: figure?.row ?? 0, col: figure?.col ?? 0 });
    return yes({ sheets: created, lacks: [] });
  }

  async removeSheets(grids: readonly RawGrid[], keep: Notes = {}): Promise<Outcome<void>> {
    const gone = grids.filter(({ name }) => this.sheet(name) === undefined);
    if (gone.length > 0) return no({ kind: "place-gone", place: gone.map(({ name }) => name).join("、") });
    const places = grids.flatMap((grid) => differences(grid, this.sheet(grid.name)!.grid));
    if (places.length > 0) return no({ kind: "changed-since", places });
    const names = new Set(grids.map(({ name }) => name));
    const sheets = this.pages.sheets.filter(({ name }) => !names.has(name));
    this.step(
      {
        ...this.pages,
        sheets: recalculated(sheets, names),
        comments: this.pages.comments.filter(({ sheet }) => !names.has(sheet)),
        names: this.pages.names.map((named) => (named.at && names.has(named.at.sheet) ? { name: named.name } : named)),
      },
      keep,
    );
    return yes(undefined);
  }

  async write(changes: readonly CellChange[], keep: Notes = {}): Promise<Outcome<void>> {
    const gone = changes.filter(({ sheet }) => this.sheet(sheet) === undefined);
    if (gone.length > 0) return no({ kind: "place-gone", place: [...new Set(gone.map(({ sheet }) => sheet))].join("、") });
    const closed = changes.find(({ sheet, row, col }) => {
      const own = this.sheet(sheet)!;
      return own.protected && openness(own, row, col) !== "open";
    });
    if (closed) return no({ kind: "sheet-protected", sheet: closed.sheet });
    const places = changes.flatMap((change) =>
      sameHeld(filled(memoryCellAt(this.sheet(change.sheet)!.grid, change.row, change.col)), filled(change.before))
        ? []
        : [`${change.sheet}!${a1(change)}`],
    );
    if (places.length > 0) return no({ kind: "changed-since", places });
    if (changes.length === 0) {
      this.note(keep);
      return yes(undefined);
    }
    this.step(this.entered(changes.map(({ sheet, row, col, after }) => ({ sheet, row, col, entry: after }))), keep);
    return yes(undefined);
  }

  async mark(marks: readonly CellMark[]): Promise<Outcome<Marked>> {
    const gone = marks.find(({ sheet }) => this.sheet(sheet) === undefined);
    if (gone) return no({ kind: "place-gone", place: gone.sheet });
    this.marks = marks;
    this.changed();
    return yes({ cells: marks.length, left: [] });
  }

  async clearMarks(): Promise<Outcome<Marked>> {
    this.marks = [];
    this.changed();
    return yes({ cells: 0, left: [] });
  }

  /** They go into the file when it is saved, and are taken back as figures are. */
  async comment(comments: readonly CellComment[]): Promise<Outcome<Commented>> {
    const gone = comments.find(({ sheet }) => this.sheet(sheet) === undefined);
    if (gone) return no({ kind: "place-gone", place: gone.sheet });
    let [cells, taken] = [0, 0];
    const left: string[] = [];
    const next = this.pages.sheets.flatMap(({ name, protected: isClosed, grid }) => {
      const there = this.pages.comments.filter(({ sheet }) => sheet === name);
      const wanted = wantedComments(comments, name);
      if (isClosed) {
        if (wanted.size > 0 || there.some(({ text }) => isOwnComment(text))) left.push(name);
        return there;
      }
      const changes = commentChanges(
        there.map((one) => ({ handle: one, address: a1(one), text: one.text })),
        wanted,
      );
      cells += changes.cells;
      taken += changes.taken;
      const spent = new Set(changes.spent.map(({ handle }) => handle));
      const changed = new Map(changes.changed);
      const places = new Map(comments.flatMap((one) => (one.sheet === grid.name ? [[a1(one), one] as const] : [])));
      return [
        ...there.flatMap((one) => (spent.has(one) ? [] : [{ ...one, text: changed.get(one) ?? one.text }])),
        ...changes.added.map(([address, text]) => ({ ...places.get(address)!, text })),
      ];
    });
    const isSame = JSON.stringify(next) === JSON.stringify(this.pages.comments);
    if (!isSame) this.step({ ...this.pages, comments: next }, {});
    return yes({ cells, taken, left });
  }

  /** Those of ours, as they are to stand in the file. */
  ownComments(): readonly CellComment[] {
    return this.pages.comments.filter(({ text }) => isOwnComment(text));
  }

  /** Looks are not edited here: what was laid out, or came in a file, stands as it was. */
  async formatDrift(plans: readonly SheetPlan[]): Promise<Outcome<readonly Wear[]>> {
    const gone = plans.find(({ name }) => this.sheet(name) === undefined);
    if (gone) return no({ kind: "place-gone", place: gone.name });
    return yes(plans.map(({ name }) => ({ sheet: name, look: false, rules: false })));
  }

  async select(place: CellPlace): Promise<Outcome<void>> {
    if (this.sheet(place.sheet) === undefined) return no({ kind: "place-gone", place: place.sheet });
    this.goTo(place);
    return yes(undefined);
  }

  async filtered(lists: readonly RowFilter[]): Promise<Outcome<readonly RowFilter[]>> {
    return yes(lists.filter(({ sheet }) => (this.filters.get(sheet)?.texts.length ?? 0) > 0));
  }

  /** What is seen is no change of the workbook: it is neither saved nor taken back. */
  async showRows(filters: readonly RowFilter[]): Promise<Outcome<void>> {
    const gone = filters.find(({ sheet }) => this.sheet(sheet) === undefined);
    if (gone) return no({ kind: "place-gone", place: gone.sheet });
    for (const filter of filters) this.filters.set(filter.sheet, filter);
    this.changed();
    return yes(undefined);
  }

  async selection(): Promise<Outcome<CellPlace>> {
    return yes(this.selected ?? { sheet: this.pages.sheets[0]?.name ?? "", row: 0, col: 0 });
  }

  async watch(watcher: Watcher): Promise<Outcome<Unwatch>> {
    const blocks: ChangedBlock[] = [];
    const one = { watcher, blocks, burst: new Debounce<string>((sheets) => watcher.changed(sheets, blocks.splice(0))) };
    this.watchers.add(one);
    return yes(async () => {
      one.burst.end();
      this.watchers.delete(one);
      return yes(undefined);
    });
  }

  async notes(): Promise<Outcome<Notes>> {
    return yes(this.kept);
  }

  async keep(notes: Notes): Promise<Outcome<void>> {
    this.note(notes);
    return yes(undefined);
  }

  private sheet(name: string): MemorySheet | undefined {
    return this.pages.sheets.find((sheet) => sheet.name === name);
  }

  /** A file is patched and never rewritten; one that holds our own sheets and nothing else is made by us either way. */
  private mayBeLaidOut(): boolean {
    const { opened } = this;
    return !opened || this.pages.sheets.every(({ name }) => opened.plans.some((plan) => plan.name === name));
  }

  private contents(): Contents {
    const { sheets, names, properties } = this.pages;
    return {
      document: {
        format: "xlsx",
        blocks: sheets.filter((sheet) => sheet.visible && !isEmpty(sheet)).map(({ grid }) => grid),
        properties,
      },
      sheets: sheets.map((sheet): SheetState => ({
        name: sheet.name,
        visible: sheet.visible,
        protected: sheet.protected,
        empty: sheet.visible && isEmpty(sheet),
        cut: false,
        // The page shows what does not add up by itself, and marks lie over it all the same.
        colours: false,
      })),
      names,
      mergesKnown: true,
    };
  }

  private entered(typed: readonly Typed[]): Pages {
    const sheets = this.pages.sheets.map((sheet) => {
      const own = typed.filter((one) => one.sheet === sheet.name);
      return own.length === 0 ? sheet : withEntries(sheet, own);
    });
    return { ...this.pages, sheets: recalculated(sheets, new Set(typed.map(({ sheet }) => sheet))) };
  }

  private step(pages: Pages, keep: Notes): void {
    const before = Object.fromEntries(Object.keys(keep).map((key) => [key, this.kept[key] ?? null]));
    this.done = [...this.done.slice(1 - MOST_STEPS), { pages: this.pages, notes: before }];
    this.undone = [];
    this.pages = pages;
    this.note(keep);
  }

  private note(keep: Notes): void {
    if (Object.keys(keep).length > 0)
      this.kept = Object.fromEntries(Object.entries({ ...this.kept, ...keep }).filter(([, note]) => note !== null));
    this.changed();
  }

  private move(from: readonly Step[], put: (rest: readonly Step[], back: Step) => void): void {
    const step = from.at(-1);
    if (!step) return;
    const before = Object.fromEntries(Object.keys(step.notes).map((key) => [key, this.kept[key] ?? null]));
    put(from.slice(0, -1), { pages: this.pages, notes: before });
    const was = this.pages;
    this.pages = step.pages;
    this.note(step.notes);
    this.tell(differing(was, step.pages));
  }

  private tell(places: readonly CellPlace[]): void {
    const bySheet = new Map<string, CellPlace[]>();
    for (const place of places) bySheet.set(place.sheet, [...(bySheet.get(place.sheet) ?? []), place]);
    for (const { burst, blocks } of this.watchers)
      for (const [sheet, own] of bySheet) {
        if (own.length > 1) blocks.push({ sheet, area: areaOf(own) });
        burst.add(sheet);
      }
  }

  private changed(): void {
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}

const areaOf = (places: readonly CellPlace[]): ChangedBlock["area"] => ({
  top: Math.min(...places.map(({ row }) => row)),
  left: Math.min(...places.map(({ col }) => col)),
  bottom: Math.max(...places.map(({ row }) => row)),
  right: Math.max(...places.map(({ col }) => col)),
});

/** Squares whose contents two states do not share; of a sheet that came or went, its first. */
function differing(a: Pages, b: Pages): readonly CellPlace[] {
  const names = new Set([...a.sheets, ...b.sheets].map(({ name }) => name));
  return [...names].flatMap((name): readonly CellPlace[] => {
    const [left, right] = [a, b].map(({ sheets }) => sheets.find((sheet) => sheet.name === name)?.grid);
    if (left === right) return [];
    if (!left || !right) return [{ sheet: name, row: 0, col: 0 }];
    return right.cells
      .filter((cell) => !sameHeld(filled(cell), filled(memoryCellAt(left, cell.row, cell.col))))
      .map(({ row, col }) => ({ sheet: name, row, col }));
  });
}

/** A square with nothing in it is the same whether it is listed or not. */
const filled = (held: Held | undefined): Held | undefined =>
  held === undefined || (held.text === "" && held.formula === undefined) ? undefined : held;

function sameAs(held: Held | undefined, entry: Entry): boolean {
  const now = filled(held);
  switch (entry.kind) {
    case "blank":
      return now === undefined;
    case "formula":
      return now?.formula === entry.formula;
    case "number":
      return now?.formula === undefined && now?.number !== undefined && Number(now.number) === entry.number;
    case "text":
      return now?.formula === undefined && now?.number === undefined && now?.text === entry.text;
  }
}

const spansOf = ({ cells }: RawGrid): string =>
  cells
    .filter(({ rowSpan, colSpan }) => rowSpan > 1 || colSpan > 1)
    .map(({ row, col, rowSpan, colSpan }) => `${row},${col},${rowSpan},${colSpan}`)
    .join(" ");

function pagesOf({ document, names, hidden, closed, plans, comments = [] }: OpenedFile): Pages {
  return {
    names,
    comments,
    properties: document.properties,
    sheets: document.blocks.flatMap((block): MemorySheet[] => {
      if (block.kind !== "grid") return [];
      const plan = plans.find((one) => one.name === block.name && standsAs(one, block));
      return [
        {
          name: block.name,
          visible: !hidden.has(block.name),
          protected: closed.has(block.name),
          grid: block,
          ...(plan && { plan }),
        },
      ];
    }),
  };
}
