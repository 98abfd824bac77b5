// The open workbook in Excel: every act is one Excel.run, whole tables at a time.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { RawDocument, RawGrid } from "../../core/document/source";
import type { SheetPlan } from "../../render/sheet";
import type {
  Cancellation,
  CellChange,
  CellComment,
  CellMark,
  CellPlace,
  Commented,
  Contents,
  HostFacts,
  LaidOut,
  LayOutRequest,
  Marked,
  NamedRow,
  Notes,
  RowFilter,
  SheetState,
  Unwatch,
  Watcher,
  Wear,
  Workbook,
} from "../../ports/workbook";
import { a1 } from "../../core/figures/addresses";
import { runExcelBatch } from "./act";
import { rowNames } from "./row-names";
import { differences } from "./cells";
import { putComments } from "./comments";
import { hostFacts, MINIMUM_EXCEL_API, SETS, supportsExcelApi } from "./host";
import { KeptSheets } from "./kept-sheets";
import { layOutSheet, clearSheet, sendWithPanes } from "./lay-out";
import { readNote, writeNote } from "./notes";
import { askForProperties, putStamp, readWorkbookProperties, STAMP_NOTE } from "./properties";
import { rangeOf } from "./range";
import { filteredLists, showRows } from "./row-filter";
import { SheetMarks } from "./sheet-marks";
import {
  askForContent,
  askForList,
  askForMarks,
  CELLS_ONLY,
  inWindow,
  listed,
  namedRows,
  readOn,
  WITHOUT_MERGES,
  WHOLE_SHEET,
  type Content,
  type Detail,
  type Known,
} from "./sheet-reading";
import { ChangeWatch } from "./watch";
import { askForFormatDrift } from "./format-drift";
import { askAbout, askForLocks, putChanges, changeAddress } from "./write";

const cancelled: Refusal = { kind: "cancelled" };

/** Asked anew each time: the answer changes while we wait. */
const isOver = (cancel: Cancellation | undefined): boolean => cancel?.cancelled === true;

function bySheet<T extends { readonly sheet: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.sheet, [...(groups.get(item.sheet) ?? []), item]);
  return groups;
}

/**
 * Opens the workbook that the pane stands beside.
 *
 * @param version - of this product, kept in the workbook's properties when a form is laid out
 */
export async function openExcelWorkbook(version: string): Promise<Outcome<Workbook>> {
  if (!supportsExcelApi(MINIMUM_EXCEL_API)) return no({ kind: "host-too-old", needs: `ExcelApi ${MINIMUM_EXCEL_API}` });
  return runExcelBatch(async (context) => {
    const list = askForList(context);
    await context.sync();
    return yes(new ExcelWorkbook(version, listed(list)));
  });
}

/** What is longer than one request bears, in several. */
async function sendEach(context: Excel.RequestContext, [first, ...rest]: readonly (() => void)[]): Promise<void> {
  if (!first) return;
  await context.sync();
  first();
  await sendEach(context, rest);
}

class ExcelWorkbook implements Workbook {
  readonly facts: HostFacts = hostFacts();
  /** How much this workbook lets itself be asked in one go is part of it. */
  private kept = new KeptSheets(supportsExcelApi(SETS.merges) ? WHOLE_SHEET : WITHOUT_MERGES);
  private readonly marks = new SheetMarks();
  private names: readonly NamedRow[] = [];
  private properties: Readonly<Record<string, string>> = {};

  constructor(
    private readonly version: string,
    private sheets: readonly Known[],
  ) {}

  async readAll(cancel?: Cancellation): Promise<Outcome<Contents>> {
    const { detail } = this.kept;
    const first = await this.readSheets(cancel, detail);
    if (first.ok || first.refusal.kind === "cancelled") return first;
    if (first.refusal.kind === "place-gone") {
      const again = await this.relist();
      return again.ok ? this.readSheets(cancel, detail) : again;
    }
    if (first.refusal.kind !== "host-failed") return first;
    // Excel does not tell the merges of a sheet with more than 512 of them, and a format that it does not understand
    // itself keeps it from telling of any: such a workbook is read with less about it rather than not at all.
    for (const less of [WITHOUT_MERGES, CELLS_ONLY]) {
      const read = await this.readSheets(cancel, less);
      if (read.ok) return read;
    }
    return first;
  }

  async readAgain(sheets: readonly string[]): Promise<Outcome<Contents>> {
    const known = sheets.flatMap((name) => this.sheets.find((sheet) => sheet.name === name && sheet.visible) ?? []);
    if (known.length < sheets.length || this.contents() === undefined) return this.readAll();
    const read = await runExcelBatch(async (context) => {
      const { names } = context.workbook;
      const list = askForList(context);
      // A row that was taken out takes its names along: they are as old as the sheet is.
      names.load("items/name,items/formula");
      const asked = known.map((sheet) => this.ask(context, this.kept, sheet));
      await context.sync();
      for (const answer of asked) answer();
      await this.readLists(context, this.kept, known, () => false);
      this.sheets = listed(list);
      this.names = namedRows(names);
      return yes(this.contents());
    });
    if (read.ok && read.value) return yes(read.value);
    if (!read.ok && read.refusal.kind !== "place-gone" && read.refusal.kind !== "host-failed") return read;
    return this.readAll();
  }

  async layOut(requests: readonly LayOutRequest[], keep: Notes = {}, cancel?: Cancellation): Promise<Outcome<LaidOut>> {
    const targets = requests.map(({ plan }) => plan.name);
    return runExcelBatch(
      async (context) => {
        const { workbook } = context;
        const list = askForList(context);
        const names = workbook.names.load("items/name,items/formula");
        const { custom } = workbook.properties;
        custom.load("items/key");
        const { protection } = workbook;
        protection.load("protected");
        const readOnly = this.askForReadOnly(context);
        const removable = this.askForNotes(context, keep);
        const asked = new Map<string, () => Content>();
        const tables = workbook.tables.load("items/id,items/worksheet/id");
        const drawn = requests.flatMap(({ plan, seen }) => {
          const sheet = plan.charts && seen && this.sheets.find(({ name }) => name === plan.name);
          return sheet ? [workbook.worksheets.getItem(sheet.id).charts.load("items/name")] : [];
        });
        for (const sheet of this.sheets)
          if (targets.includes(sheet.name)) asked.set(sheet.id, this.askForContent(context, sheet));
        await context.sync();
        this.sheets = listed(list);
        const unasked = this.sheets.filter((sheet) => targets.includes(sheet.name) && !asked.has(sheet.id));
        for (const sheet of unasked) asked.set(sheet.id, this.askForContent(context, sheet));
        if (unasked.length > 0) await context.sync();

        const found = requests.map((request) => ({
          ...request,
          known: this.sheets.find((sheet) => sheet.name === request.plan.name),
        }));
        const refusal = this.mayLayOut(found, asked, {
          readOnly: readOnly(),
          structureProtected: protection.protected,
          withTables: new Set(tables.items.map(({ worksheet }) => worksheet.id)),
        });
        if (refusal) return no(refusal);
        if (isOver(cancel)) return no(cancelled);

        for (const chart of drawn.flatMap(({ items }) => items)) chart.delete();
        const made: { readonly name: string; readonly created: boolean; readonly sheet: Excel.Worksheet }[] = [];
        const later: (() => void)[] = [];
        for (const { plan, known } of found) {
          const sheet = known ? workbook.worksheets.getItem(known.id) : workbook.worksheets.add(plan.name);
          for (const table of tables.items) if (table.worksheet.id === known?.id) table.convertToRange();
          if (known) clearSheet(sheet);
          if (known?.visible === false) sheet.visibility = "Visible";
          // While a picture or a chart is selected Excel merges nothing, on whatever sheet: a sheet in front has cells selected.
          sheet.activate();
          later.push(...layOutSheet(sheet, plan));
          made.push({ name: plan.name, created: known === undefined, sheet });
        }
        await sendEach(context, later);
        this.putNames(
          names,
          found.flatMap(({ plan }) => rowNames(plan.names)),
          workbook,
        );
        const stamp = found[0]?.plan.stamp;
        if (stamp) putStamp(workbook, stamp, this.version, new Set(custom.items.map((item) => item.key)));
        this.putNotes(context, keep, removable());
        made[0]?.sheet.activate();
        const sheets = await sendWithPanes(
          context,
          made.map(({ sheet }, i) => ({ sheet, plan: found[i]!.plan })),
        );
        made.forEach(({ created }, i) => {
          const { id, name } = sheets[i]!;
          if (created) this.sheets = [...this.sheets, { id, name, visible: true, protected: false }];
          this.forget(id);
        });
        return yes({ sheets: made.map(({ name, created }) => ({ name, created })), lacks: this.facts.lacks });
      },
      { sheets: targets },
    );
  }

  /** Known on their sheet alone: the list of the whole workbook's names stays short, and is quickly read. */
  async nameInputs(plans: readonly SheetPlan[]): Promise<Outcome<void>> {
    const concern = { sheets: plans.map(({ name }) => name) };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    return runExcelBatch(async (context) => {
      const sheets = plans.map((plan) => {
        const sheet = context.workbook.worksheets.getItem(known.value.get(plan.name)!.id);
        return { plan, sheet, names: sheet.names.load("items/name,items/formula") };
      });
      await context.sync();
      for (const { plan, sheet, names } of sheets) this.putNames(names, plan.inputNames ?? [], sheet);
      await context.sync();
      return yes(undefined);
    }, concern);
  }

  async removeSheets(grids: readonly RawGrid[], keep: Notes = {}): Promise<Outcome<void>> {
    const targets = grids.map((grid) => grid.name);
    return runExcelBatch(
      async (context) => {
        const { worksheets, protection } = context.workbook;
        const list = askForList(context);
        protection.load("protected");
        const readOnly = this.askForReadOnly(context);
        const removable = this.askForNotes(context, keep);
        await context.sync();
        this.sheets = listed(list);
        const gone = targets.filter((name) => !this.sheets.some((sheet) => sheet.name === name));
        if (gone.length > 0) return no({ kind: "place-gone", place: gone.join("、") });
        if (protection.protected) return no({ kind: "workbook-protected" });
        if (readOnly()) return no({ kind: "read-only" });
        const known = this.sheets.filter((sheet) => targets.includes(sheet.name));
        const asked = known.map((sheet) => this.askForContent(context, sheet));
        await context.sync();
        const places = known.flatMap((sheet, i) =>
          differences(inWindow(grids.find((grid) => grid.name === sheet.name)), asked[i]!().cells),
        );
        if (places.length > 0) return no({ kind: "changed-since", places });
        // A workbook without a visible sheet is none.
        if (this.sheets.every((sheet) => !sheet.visible || targets.includes(sheet.name))) worksheets.add();
        for (const sheet of known) {
          const dropped = worksheets.getItem(sheet.id);
          // One that was hidden by a program is not deleted at all.
          if (!sheet.visible) dropped.visibility = "Visible";
          dropped.delete();
        }
        this.putNotes(context, keep, removable());
        const after = askForList(context);
        await context.sync();
        this.sheets = listed(after);
        for (const sheet of known) this.forget(sheet.id);
        return yes(undefined);
      },
      { sheets: targets },
    );
  }

  async write(changes: readonly CellChange[], keep: Notes = {}): Promise<Outcome<void>> {
    if (changes.length === 0 && Object.keys(keep).length === 0) return yes(undefined);
    const groups = bySheet(changes);
    const concern = { sheets: [...groups.keys()] };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    // An answer can be lost after all was done: asked again, what stands there is then what we wrote.
    let isSent = false;
    return runExcelBatch(async (context) => {
      const { worksheets } = context.workbook;
      const readOnly = this.askForReadOnly(context);
      const removable = this.askForNotes(context, keep);
      const parts = [...groups].map(([name, own]) => {
        const sheet = worksheets.getItem(known.value.get(name)!.id);
        sheet.load("name");
        sheet.protection.load("protected");
        return { name, own, sheet, asked: askAbout(sheet, own) };
      });
      await context.sync();
      if (readOnly()) return no({ kind: "read-only" });
      const closed = parts.filter(({ sheet }) => sheet.protection.protected);
      if (closed.length > 0) {
        const locks = closed.map(({ name, own, sheet }) => ({ name, locked: askForLocks(sheet, own) }));
        await context.sync();
        const first = locks.find(({ locked }) => locked().length > 0);
        if (first) return no({ kind: "sheet-protected", sheet: first.name });
      }
      if (isSent && parts.length > 0 && parts.every(({ asked }) => asked.isDone())) return yes(undefined);
      const conflicts = parts.flatMap(({ asked }) => asked.conflicts());
      if (conflicts.length > 0) return no({ kind: "changed-since", places: conflicts.map(changeAddress) });
      for (const { sheet, own, asked } of parts) putChanges(sheet, own, asked.formatOf);
      this.putNotes(context, keep, removable());
      isSent = true;
      await context.sync();
      return yes(undefined);
    }, concern);
  }

  async mark(marks: readonly CellMark[]): Promise<Outcome<Marked>> {
    const groups = bySheet(marks);
    const known = await this.knowing([...groups.keys()]);
    if (!known.ok) return known;
    const set = (): Promise<Outcome<Marked>> =>
      this.marks.set(
        this.sheets.map((sheet) => ({ sheet, marks: groups.get(sheet.name) ?? [], grid: this.kept.of(sheet)?.grid })),
      );
    const once = await set();
    if (once.ok || once.refusal.kind !== "place-gone") return once;
    // Somebody took a mark away by hand, or a sheet is gone: look again what is there.
    const again = await this.relist();
    return again.ok ? set() : again;
  }

  async clearMarks(): Promise<Outcome<Marked>> {
    return runExcelBatch(async (context) => {
      const list = askForList(context);
      const ask = (sheet: Known): (() => readonly string[]) => askForMarks(context.workbook.worksheets.getItem(sheet.id));
      const asked = new Map(this.sheets.map((sheet) => [sheet.id, ask(sheet)]));
      await context.sync();
      this.sheets = listed(list);
      const unasked = this.sheets.filter((sheet) => !asked.has(sheet.id));
      for (const sheet of unasked) asked.set(sheet.id, ask(sheet));
      if (unasked.length > 0) await context.sync();
      const left = this.marks.take(context, this.sheets, asked);
      await context.sync();
      for (const sheet of this.sheets) if (!left.includes(sheet.name)) this.marks.taken(sheet.id);
      return yes({ cells: 0, left });
    });
  }

  async comment(comments: readonly CellComment[]): Promise<Outcome<Commented>> {
    const again = await this.relist();
    if (!again.ok) return again;
    const known = await this.knowing(comments.map(({ sheet }) => sheet));
    if (!known.ok) return known;
    return runExcelBatch((context) => putComments(context, this.sheets, comments));
  }

  async formatDrift(plans: readonly SheetPlan[]): Promise<Outcome<readonly Wear[]>> {
    const concern = { sheets: plans.map((plan) => plan.name) };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    return runExcelBatch(async (context) => {
      const { worksheets } = context.workbook;
      const asked = plans.map((plan) => askForFormatDrift(worksheets.getItem(known.value.get(plan.name)!.id), plan));
      await context.sync();
      return yes(asked.map((answer) => answer()));
    }, concern);
  }

  async select(place: CellPlace): Promise<Outcome<void>> {
    const concern = { sheets: [place.sheet] };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    return runExcelBatch(async (context) => {
      const sheet = context.workbook.worksheets.getItem(known.value.get(place.sheet)!.id);
      sheet.activate();
      rangeOf(sheet, a1(place)).select();
      await context.sync();
      return yes(undefined);
    }, concern);
  }

  async showRows(filters: readonly RowFilter[]): Promise<Outcome<void>> {
    const concern = { sheets: filters.map(({ sheet }) => sheet) };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    return runExcelBatch(
      (context) =>
        showRows(
          context,
          filters.map((filter) => ({ filter, sheet: context.workbook.worksheets.getItem(known.value.get(filter.sheet)!.id) })),
        ),
      concern,
    );
  }

  async filtered(lists: readonly RowFilter[]): Promise<Outcome<readonly RowFilter[]>> {
    const concern = { sheets: lists.map(({ sheet }) => sheet) };
    const known = await this.knowing(concern.sheets);
    if (!known.ok) return known;
    return runExcelBatch(
      (context) =>
        filteredLists(
          context,
          lists.map((filter) => ({ filter, sheet: context.workbook.worksheets.getItem(known.value.get(filter.sheet)!.id) })),
        ),
      concern,
    );
  }

  async selection(): Promise<Outcome<CellPlace>> {
    return runExcelBatch(async (context) => {
      const cell = context.workbook.getActiveCell().untrack();
      cell.load("rowIndex,columnIndex,worksheet/name");
      await context.sync();
      return yes({ sheet: cell.worksheet.name, row: cell.rowIndex, col: cell.columnIndex });
    });
  }

  async watch(watcher: Watcher): Promise<Outcome<Unwatch>> {
    const listener = new ChangeWatch(watcher, {
      nameOf: (id) => this.sheets.find((sheet) => sheet.id === id)?.name,
      sheetsChanged: () => {
        this.kept = this.kept.anew();
      },
    });
    return runExcelBatch(async (context) => {
      listener.register(
        context,
        this.sheets.map((sheet) => sheet.id),
      );
      await context.sync();
      return yes(() => runExcelBatch(async () => yes(await listener.end())));
    });
  }

  async notes(): Promise<Outcome<Notes>> {
    return runExcelBatch(async (context) => {
      const { settings } = context.workbook;
      settings.load("items/key,items/value");
      await context.sync();
      return yes(
        Object.fromEntries(settings.items.flatMap((item) => (item.key === STAMP_NOTE ? [] : readNote(item.key, item.value)))),
      );
    });
  }

  async keep(notes: Notes): Promise<Outcome<void>> {
    return this.write([], notes);
  }

  /** Queues the questions about a sheet; the answer is kept with all that is kept there. */
  private ask(context: Excel.RequestContext, kept: KeptSheets, sheet: Known): () => void {
    const answer = kept.ask(context, sheet);
    return () => this.marks.found(sheet.id, answer().marks);
  }

  /** Lists of cases go on below what is asked of every sheet. */
  private async readLists(
    context: Excel.RequestContext,
    kept: KeptSheets,
    sheets: readonly Known[],
    isEnded: () => boolean,
  ): Promise<void> {
    for (const sheet of sheets) {
      const seen = kept.of(sheet);
      if (seen?.cut) kept.put(sheet, await readOn(context, sheet, seen, isEnded));
    }
  }

  private askForContent(context: Excel.RequestContext, sheet: Known): () => Content {
    const answer = askForContent(context.workbook.worksheets.getItem(sheet.id));
    return () => answer(sheet.name);
  }

  private forget(sheetId: string): void {
    this.kept.forget(sheetId);
    this.marks.forget(sheetId);
  }

  private async readSheets(cancel: Cancellation | undefined, detail: Detail): Promise<Outcome<Contents>> {
    return runExcelBatch(async (context) => {
      const { names } = context.workbook;
      const list = askForList(context);
      names.load("items/name,items/formula");
      const properties = askForProperties(context.workbook);
      const kept = new KeptSheets(detail);
      const asked = new Map(
        this.sheets.filter((sheet) => sheet.visible).map((sheet) => [sheet.id, this.ask(context, kept, sheet)]),
      );
      await context.sync();
      if (isOver(cancel)) return no(cancelled);
      this.sheets = listed(list);
      const unasked = this.sheets.filter((sheet) => sheet.visible && !asked.has(sheet.id));
      for (const sheet of unasked) asked.set(sheet.id, this.ask(context, kept, sheet));
      if (unasked.length > 0) await context.sync();
      if (isOver(cancel)) return no(cancelled);
      for (const sheet of this.sheets) asked.get(sheet.id)?.();
      await this.readLists(context, kept, this.sheets, () => isOver(cancel));
      if (isOver(cancel)) return no(cancelled);
      this.kept = kept;
      this.names = namedRows(names);
      this.properties = readWorkbookProperties(properties);
      const contents = this.contents();
      if (!contents) throw new Error("a visible sheet was not asked");
      return yes(contents);
    });
  }

  /** The workbook as it was last read; undefined while a sheet that can be seen was not, since what is left out is not empty. */
  private contents(): Contents | undefined {
    const read = this.sheets.map((sheet) => ({ sheet, seen: sheet.visible ? this.kept.of(sheet) : undefined }));
    if (read.some(({ sheet, seen }) => sheet.visible && !seen)) return undefined;
    const document: RawDocument = {
      format: "xlsx",
      blocks: read.flatMap(({ sheet, seen }) => (seen?.grid ? [{ ...seen.grid, name: sheet.name }] : [])),
      properties: this.properties,
    };
    return {
      document,
      sheets: read.map(({ sheet, seen }): SheetState => {
        const cut = seen?.cut ?? false;
        const empty =
          sheet.visible && !cut && (seen?.grid?.cells.every((cell) => cell.text === "" && cell.formula === undefined) ?? true);
        return {
          name: sheet.name,
          visible: sheet.visible,
          protected: sheet.protected,
          empty,
          cut,
          colours: seen?.colours ?? false,
        };
      }),
      names: this.names,
      mergesKnown: this.kept.detail.merges,
    };
  }

  private async relist(): Promise<Outcome<void>> {
    return runExcelBatch(async (context) => {
      const list = askForList(context);
      await context.sync();
      this.sheets = listed(list);
      return yes(undefined);
    });
  }

  /** The sheets of these names; asks for the list again when one of them is not known. */
  private async knowing(names: readonly string[]): Promise<Outcome<ReadonlyMap<string, Known>>> {
    const find = (): readonly (readonly [string, Known | undefined])[] =>
      names.map((name) => [name, this.sheets.find((sheet) => sheet.name === name)]);
    if (find().some(([, sheet]) => sheet === undefined)) {
      const again = await this.relist();
      if (!again.ok) return again;
    }
    const found = find();
    const missing = found.filter(([, sheet]) => sheet === undefined).map(([name]) => name);
    return missing.length > 0 ? no({ kind: "place-gone", place: missing.join("、") }) : yes(new Map(found as [string, Known][]));
  }

  private mayLayOut(
    found: readonly (LayOutRequest & { readonly known: Known | undefined })[],
    asked: ReadonlyMap<string, () => Content>,
    state: {
      readonly readOnly: boolean;
      readonly structureProtected: boolean;
      /** Ids of sheets of which cells are kept as a table of Excel's own. */
      readonly withTables: ReadonlySet<string>;
    },
  ): Refusal | undefined {
    if (state.readOnly) return { kind: "read-only" };
    const occupied: string[] = [];
    const places: string[] = [];
    for (const { plan, seen, known } of found) {
      if (!known) continue;
      if (known.protected) return { kind: "sheet-protected", sheet: plan.name };
      const { cells } = asked.get(known.id)!();
      // A list of ours is laid out anew; any other table is somebody's, and no form can be merged over it.
      if (state.withTables.has(known.id) && !plan.listing) return { kind: "table-in-the-way", sheet: plan.name };
      if (seen) places.push(...differences(inWindow(seen), cells));
      else if (differences(undefined, cells).length > 0) occupied.push(plan.name);
    }
    if (occupied.length > 0) return { kind: "sheet-occupied", sheets: occupied };
    if (places.length > 0) return { kind: "changed-since", places };
    const adds = found.some(({ known }) => known === undefined || !known.visible);
    return adds && state.structureProtected ? { kind: "workbook-protected" } : undefined;
  }

  private putNames(
    names: Excel.NamedItemCollection,
    wanted: readonly { readonly name: string; readonly refersTo: string }[],
    owner: Pick<Excel.Workbook, "names">,
  ): void {
    const there = new Map(names.items.map((item) => [item.name, String(item.formula).replace(/[='$]/gu, "")]));
    for (const { name, refersTo } of wanted) {
      const formula = there.get(name);
      if (formula === refersTo.replace(/['$]/gu, "")) continue;
      if (formula !== undefined) owner.names.getItem(name).delete();
      owner.names.add(name, `=${refersTo}`);
    }
  }

  private askForReadOnly(context: Excel.RequestContext): () => boolean {
    // The document's own word comes from the time before requirement sets; it may be missing.
    const mode = (Office.context.document as Partial<Office.Document> | undefined)?.mode;
    if (!supportsExcelApi(SETS.readOnly)) return () => String(mode) === "readOnly";
    const { workbook } = context;
    workbook.load("readOnly");
    return () => workbook.readOnly;
  }

  /** A note that is not there cannot be removed: which are there is asked when any is to go. */
  private askForNotes(context: Excel.RequestContext, keep: Notes): () => ReadonlySet<string> {
    if (Object.values(keep).every((note) => note !== null)) return () => new Set();
    const { settings } = context.workbook;
    settings.load("items/key");
    return () => new Set(settings.items.map((item) => item.key));
  }

  private putNotes(context: Excel.RequestContext, keep: Notes, there: ReadonlySet<string>): void {
    const { settings } = context.workbook;
    for (const [key, note] of Object.entries(keep)) {
      if (note !== null) settings.add(key, writeNote(note));
      else if (there.has(key)) settings.getItem(key).delete();
    }
  }
}
