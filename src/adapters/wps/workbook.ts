// The open workbook in WPS 表格: its own synchronous object model behind the same port as Excel's.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { RawDocument, RawGrid } from "../../core/document/source";
import { a1 } from "../../core/figures/addresses";
import { namedRow } from "../../render/address";
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
import { differences } from "../excel/cells";
import { rowNames } from "../excel/row-names";
import { inWindow, type Known } from "../excel/sheet-reading";
import { wpsAct, quietly } from "./act";
import { putWpsComments } from "./comments";
import { XL } from "./constants";
import { formatDrift } from "./format-drift";
import { putNotes, putWpsStamp, readNotes, readWpsProperties } from "./kept";
import { clearWpsSheet, layOutWpsSheet } from "./lay-out";
import { marksOf, listedWpsSheets, readContent, readWpsSheet, sheetsOf, type WpsSeen } from "./sheet-reading";
import { PutMarks } from "./marks";
import { wpsRangeOf } from "./range";
import { showWpsRows } from "./row-filter";
import { WpsChangeWatch } from "./watch";
import { conflicts, lockedIn, putWpsChanges } from "./write";

const cancelled: Refusal = { kind: "cancelled" };

function bySheet<T extends { readonly sheet: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.sheet, [...(groups.get(item.sheet) ?? []), item]);
  return groups;
}

/** What is called on the application before anything else: a host without it is none that we know. */
const isComplete = (app: Partial<WPSMergedRoot> | undefined): app is WPSMergedRoot =>
  app !== undefined && app.ApiEvent !== undefined && app.Worksheets !== undefined && app.WorksheetFunction !== undefined;

/**
 * Opens the workbook that the pane stands beside: the one in front when it is called.
 *
 * @param version - of this product, kept in the workbook's properties when a form is laid out
 */
export async function openWpsWorkbook(app: Partial<WPSMergedRoot> | undefined, version: string): Promise<Outcome<Workbook>> {
  if (!isComplete(app)) return no({ kind: "host-too-old", host: "WPS", needs: "表格的加载项接口" });
  return wpsAct(app, () => {
    const workbook = app.ActiveWorkbook as Et.Workbook | null | undefined;
    return workbook ? yes(new WpsWorkbook(app, workbook, version)) : no({ kind: "place-gone", place: "工作簿" });
  });
}

class WpsWorkbook implements Workbook {
  readonly facts: HostFacts;
  private readonly seen = new Map<string, WpsSeen>();
  private readonly marks = new PutMarks();
  private sheets: readonly Known[] = [];

  constructor(
    private readonly app: WPSMergedRoot,
    private readonly workbook: Et.Workbook,
    private readonly version: string,
  ) {
    // Its events tell of edits, and of no result that a link or another sheet changed.
    this.facts = { newest: `WPS ${String(app.Version)}`, lacks: [], live: false, comments: true };
  }

  async readAll(cancel?: Cancellation): Promise<Outcome<Contents>> {
    return wpsAct(this.app, () => {
      if (cancel?.cancelled) return no(cancelled);
      this.seen.clear();
      return yes(this.contents());
    });
  }

  async readAgain(sheets: readonly string[]): Promise<Outcome<Contents>> {
    return wpsAct(this.app, () => {
      for (const name of sheets) this.seen.delete(name);
      return yes(this.contents());
    });
  }

  async layOut(requests: readonly LayOutRequest[], keep: Notes = {}, cancel?: Cancellation): Promise<Outcome<LaidOut>> {
    return wpsAct(this.app, () => {
      this.sheets = listedWpsSheets(this.workbook);
      const found = requests.map((request) => ({ ...request, known: this.known(request.plan.name) }));
      const refusal = this.mayLayOut(found);
      if (refusal) return no(refusal);
      if (cancel?.cancelled) return no(cancelled);
      quietly(this.app, () => {
        this.workbook.Activate();
        for (const { plan, known } of found) {
          const sheet = known ? this.sheet(plan.name)! : this.add(plan.name);
          if (known) clearWpsSheet(sheet);
          if (known?.visible === false) sheet.Visible = XL.xlSheetVisible as Et.XlSheetVisibility;
          layOutWpsSheet(this.app, sheet, plan);
          this.forget(plan.name);
        }
        this.putNames(found.flatMap(({ plan }) => rowNames(plan.names)));
        const stamp = found[0]?.plan.stamp;
        if (stamp) putWpsStamp(this.workbook, stamp, this.version);
        putNotes(this.workbook, keep);
        if (found[0]) this.sheet(found[0].plan.name)?.Activate();
      });
      return yes({
        sheets: found.map(({ plan, known }) => ({ name: plan.name, created: known === undefined })),
        lacks: this.facts.lacks,
      });
    });
  }

  async removeSheets(grids: readonly RawGrid[], keep: Notes = {}): Promise<Outcome<void>> {
    return wpsAct(this.app, () => {
      this.sheets = listedWpsSheets(this.workbook);
      const gone = grids.filter((grid) => this.known(grid.name) === undefined).map((grid) => grid.name);
      if (gone.length > 0) return no({ kind: "place-gone", place: gone.join("、") });
      if (this.workbook.ProtectStructure) return no({ kind: "workbook-protected" });
      if (this.workbook.ReadOnly) return no({ kind: "read-only" });
      const places = grids.flatMap((grid) => differences(inWindow(grid), readContent(this.sheet(grid.name)!).cells));
      if (places.length > 0) return no({ kind: "changed-since", places });
      quietly(this.app, () => {
        const targets = grids.map((grid) => grid.name);
        // A workbook without a visible sheet is none.
        if (this.sheets.every((sheet) => !sheet.visible || targets.includes(sheet.name))) this.workbook.Worksheets.Add();
        for (const name of targets) {
          const sheet = this.sheet(name)!;
          // One that was hidden by a program is not deleted at all.
          if (this.known(name)?.visible === false) sheet.Visible = XL.xlSheetVisible as Et.XlSheetVisibility;
          sheet.Delete();
          this.forget(name);
        }
        putNotes(this.workbook, keep);
      });
      return yes(undefined);
    });
  }

  async write(changes: readonly CellChange[], keep: Notes = {}): Promise<Outcome<void>> {
    if (changes.length === 0 && Object.keys(keep).length === 0) return yes(undefined);
    const groups = bySheet(changes);
    return wpsAct(this.app, () => {
      const gone = this.missing([...groups.keys()]);
      if (gone) return no(gone);
      if (this.workbook.ReadOnly) return no({ kind: "read-only" });
      const parts = [...groups].map(([name, own]) => ({ name, own, sheet: this.sheet(name)! }));
      const closed = parts.find(({ own, sheet }) => sheet.ProtectContents && lockedIn(sheet, own));
      if (closed) return no({ kind: "sheet-protected", sheet: closed.name });
      const places = parts.flatMap(({ sheet, own }) => conflicts(sheet, own));
      if (places.length > 0) return no({ kind: "changed-since", places });
      quietly(this.app, () => {
        for (const { sheet, own } of parts) putWpsChanges(sheet, own);
        putNotes(this.workbook, keep);
      });
      return yes(undefined);
    });
  }

  async mark(marks: readonly CellMark[]): Promise<Outcome<Marked>> {
    const groups = bySheet(marks);
    return wpsAct(this.app, () => {
      const gone = this.missing([...groups.keys()]);
      if (gone) return no(gone);
      let cells = 0;
      const left: string[] = [];
      quietly(this.app, () => {
        for (const sheet of sheetsOf(this.workbook)) {
          const own = groups.get(sheet.Name) ?? [];
          if (sheet.ProtectContents) {
            if (own.length > 0 || marksOf(sheet).length > 0) left.push(sheet.Name);
            continue;
          }
          this.marks.set(sheet, own, this.seen.get(sheet.Name)?.grid);
          cells += own.length;
        }
      });
      return yes({ cells, left });
    });
  }

  async clearMarks(): Promise<Outcome<Marked>> {
    return this.mark([]);
  }

  async comment(comments: readonly CellComment[]): Promise<Outcome<Commented>> {
    return wpsAct(this.app, () => {
      const gone = this.missing(comments.map(({ sheet }) => sheet));
      if (gone) return no(gone);
      if (this.workbook.ReadOnly) return no({ kind: "read-only" });
      return yes(quietly(this.app, () => putWpsComments(this.workbook, comments)));
    });
  }

  async formatDrift(plans: readonly SheetPlan[]): Promise<Outcome<readonly Wear[]>> {
    return wpsAct(this.app, () => {
      const gone = this.missing(plans.map((plan) => plan.name));
      return gone ? no(gone) : yes(plans.map((plan) => formatDrift(this.sheet(plan.name)!, plan)));
    });
  }

  async select(place: CellPlace): Promise<Outcome<void>> {
    return wpsAct(this.app, () => {
      const gone = this.missing([place.sheet]);
      if (gone) return no(gone);
      this.workbook.Activate();
      const sheet = this.sheet(place.sheet)!;
      sheet.Activate();
      wpsRangeOf(sheet, a1(place)).Select();
      return yes(undefined);
    });
  }

  async filtered(lists: readonly RowFilter[]): Promise<Outcome<readonly RowFilter[]>> {
    return wpsAct(this.app, () => yes(lists.filter(({ sheet }) => this.sheet(sheet)?.FilterMode === true)));
  }

  async showRows(filters: readonly RowFilter[]): Promise<Outcome<void>> {
    return wpsAct(this.app, () => {
      const gone = this.missing(filters.map(({ sheet }) => sheet));
      if (gone) return no(gone);
      const sheets = filters.map((filter) => ({ filter, sheet: this.sheet(filter.sheet)! }));
      const closed = sheets.find(({ sheet }) => sheet.ProtectContents);
      if (closed) return no({ kind: "sheet-protected", sheet: closed.filter.sheet });
      for (const { filter, sheet } of sheets) showWpsRows(sheet, filter);
      return yes(undefined);
    });
  }

  async selection(): Promise<Outcome<CellPlace>> {
    return wpsAct(this.app, () => {
      const { ActiveCell: cell } = this.app;
      return yes({ sheet: cell.Worksheet.Name, row: cell.Row - 1, col: cell.Column - 1 });
    });
  }

  async watch(watcher: Watcher): Promise<Outcome<Unwatch>> {
    return wpsAct(this.app, () => {
      const listener = new WpsChangeWatch(this.app, watcher, {
        isOurs: (sheet) => (sheet.Parent as Et.Workbook).FullName === this.workbook.FullName,
      });
      listener.begin();
      return yes(() =>
        wpsAct(this.app, () => {
          listener.end();
          return yes(undefined);
        }),
      );
    });
  }

  async notes(): Promise<Outcome<Notes>> {
    return wpsAct(this.app, () => yes(readNotes(this.workbook)));
  }

  async keep(notes: Notes): Promise<Outcome<void>> {
    return this.write([], notes);
  }

  private known(name: string): Known | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  private sheet(name: string): Et.Worksheet | undefined {
    return sheetsOf(this.workbook).find((sheet) => sheet.Name === name);
  }

  private add(name: string): Et.Worksheet {
    const { Worksheets } = this.workbook;
    const sheet = Worksheets.Add(undefined, Worksheets.Item(Worksheets.Count)) as Et.Worksheet;
    sheet.Name = name;
    return sheet;
  }

  private forget(name: string): void {
    this.seen.delete(name);
    this.marks.forget(name);
  }

  /** Which of the sheets are not there, as the refusal that it is. */
  private missing(names: readonly string[]): Refusal | undefined {
    const there = new Set(sheetsOf(this.workbook).map((sheet) => sheet.Name));
    const gone = names.filter((name) => !there.has(name));
    return gone.length > 0 ? { kind: "place-gone", place: gone.join("、") } : undefined;
  }

  private mayLayOut(found: readonly (LayOutRequest & { readonly known: Known | undefined })[]): Refusal | undefined {
    if (this.workbook.ReadOnly) return { kind: "read-only" };
    const occupied: string[] = [];
    const places: string[] = [];
    for (const { plan, seen, known } of found) {
      if (!known) continue;
      if (known.protected) return { kind: "sheet-protected", sheet: plan.name };
      const sheet = this.sheet(plan.name)!;
      if (sheet.ListObjects.Count > 0 && !plan.listing) return { kind: "table-in-the-way", sheet: plan.name };
      const { cells } = readContent(sheet);
      if (seen) places.push(...differences(inWindow(seen), cells));
      else if (differences(undefined, cells).length > 0) occupied.push(plan.name);
    }
    if (occupied.length > 0) return { kind: "sheet-occupied", sheets: occupied };
    if (places.length > 0) return { kind: "changed-since", places };
    const adds = found.some(({ known }) => known?.visible !== true);
    return adds && this.workbook.ProtectStructure ? { kind: "workbook-protected" } : undefined;
  }

  private contents(): Contents {
    this.sheets = listedWpsSheets(this.workbook);
    const read = this.sheets.map((known) => {
      if (!known.visible) return { known, seen: undefined };
      const seen = this.seen.get(known.name) ?? readWpsSheet(this.app, this.sheet(known.name)!);
      this.seen.set(known.name, seen);
      return { known, seen };
    });
    const document: RawDocument = {
      format: "xlsx",
      blocks: read.flatMap(({ known, seen }) => (seen?.grid ? [{ ...seen.grid, name: known.name }] : [])),
      properties: readWpsProperties(this.workbook),
    };
    return {
      document,
      sheets: read.map(({ known, seen }): SheetState => {
        const cut = seen?.cut ?? false;
        const empty =
          known.visible && !cut && (seen?.grid?.cells.every((cell) => cell.text === "" && cell.formula === undefined) ?? true);
        return {
          name: known.name,
          visible: known.visible,
          protected: known.protected,
          empty,
          cut,
          colours: seen?.colours ?? false,
        };
      }),
      names: this.names(),
      mergesKnown: true,
    };
  }

  /** Names of the whole workbook; those of one sheet have its name before them. */
  private allNames(): readonly Et.Name[] {
    const { Names } = this.workbook;
    return Array.from({ length: Names.Count }, (_, i) => Names.Item(i + 1)).filter((name) => !name.Name.includes("!"));
  }

  private names(): NamedRow[] {
    return this.allNames().flatMap((name) => namedRow(name.Name, String(name.RefersTo)) ?? []);
  }

  private putNames(wanted: readonly { readonly name: string; readonly refersTo: string }[]): void {
    const there = new Map(this.allNames().map((name) => [name.Name, name]));
    for (const { name, refersTo } of wanted) {
      const known = there.get(name);
      if (known && String(known.RefersTo).replace(/[='$]/gu, "") === refersTo.replace(/['$]/gu, "")) continue;
      known?.Delete();
      this.workbook.Names.Add(name, `=${refersTo}`);
    }
  }
}
