// Excel's events → the watcher. Newer hosts tell of all sheets at once; older ones are asked sheet by sheet.
import type { CellPlace, ChangedBlock, Watcher } from "../../ports/workbook";
import { rectangleOf } from "./area";
import { Debounce } from "./debounce";
import { firstCellOf } from "./cells";
import { SETS, supportsExcelApi } from "./host";

interface Listening {
  readonly nameOf: (sheetId: string) => string | undefined;
  /** A sheet came or went: what is known of the list is out of date. */
  readonly sheetsChanged: () => void;
}

/** What was told so lately is not looked at again because the cell pointer moved on: no hand picks from a list in less. */
const FRESH = 500;
/** What Excel calculates because of an edit it tells right behind it. */
const ECHO = 250;

type Registration = OfficeExtension.EventHandlerResult<unknown>;

/** Registrations die with the pane; a pane that opens again watches again. */
export class ChangeWatch {
  private readonly registrations: Registration[] = [];
  private readonly debounce: Debounce<string>;
  /** What was changed at once since the last answer. */
  private readonly blocks: ChangedBlock[] = [];
  /** Whether a co-author's edits are among them. */
  private byOthers = false;
  /** When each sheet was last told, by name. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly watcher: Watcher,
    private readonly listening: Listening,
  ) {
    this.debounce = new Debounce((sheets) => {
      const { byOthers } = this;
      this.byOthers = false;
      return watcher.changed(sheets, this.blocks.splice(0), ...(byOthers ? ([true] as const) : []));
    });
  }

  /** Queues the registrations; they stand after the sync. */
  register(context: Excel.RequestContext, sheetIds: readonly string[]): void {
    const { worksheets } = context.workbook;
    this.keep(
      worksheets.onAdded.add((event) => this.added(event.worksheetId)),
      worksheets.onDeleted.add((event) => this.gone(event.worksheetId)),
    );
    if (supportsExcelApi(SETS.eventsOfAllSheets)) {
      this.keep(
        worksheets.onChanged.add((event) => this.changed(event)),
        worksheets.onSelectionChanged.add((event) => this.selected(event)),
        worksheets.onCalculated.add((event) => this.calculated(event)),
        worksheets.onActivated.add((event) => this.activated(event)),
      );
    } else for (const id of sheetIds) this.registerSheet(worksheets.getItem(id));
  }

  async end(): Promise<void> {
    this.debounce.end();
    const byContext = new Map<OfficeExtension.ClientRequestContext, Registration[]>();
    for (const one of this.registrations) byContext.set(one.context, [...(byContext.get(one.context) ?? []), one]);
    this.registrations.length = 0;
    for (const [context, list] of byContext) {
      // A registration can only be ended through the context that made it.
      await Excel.run(context as Excel.RequestContext, async (same) => {
        for (const one of list) one.remove();
        await same.sync();
      });
    }
  }

  private keep(...registrations: Registration[]): void {
    this.registrations.push(...registrations);
  }

  private registerSheet(sheet: Excel.Worksheet): void {
    this.keep(
      sheet.onChanged.add((event) => this.changed(event)),
      sheet.onSelectionChanged.add((event) => this.selected(event)),
      sheet.onActivated.add((event) => this.activated(event)),
    );
    if (supportsExcelApi(SETS.calculated)) this.keep(sheet.onCalculated.add((event) => this.calculated(event)));
  }

  private async added(sheetId: string): Promise<void> {
    this.listening.sheetsChanged();
    if (!supportsExcelApi(SETS.eventsOfAllSheets))
      await Excel.run(async (context) => {
        this.registerSheet(context.workbook.worksheets.getItem(sheetId));
        await context.sync();
      });
    this.debounce.add(sheetId);
  }

  private async gone(sheetId: string): Promise<void> {
    this.listening.sheetsChanged();
    this.debounce.add(this.listening.nameOf(sheetId) ?? sheetId);
    await Promise.resolve();
  }

  private async changed(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    // What changed exactly is not asked: events are dropped when typing is quick, so the whole table is read again.
    const sheet = this.listening.nameOf(event.worksheetId) ?? event.worksheetId;
    if (/^[A-Z]{1,3}\d+:[A-Z]{1,3}\d+$/u.test(event.address)) this.blocks.push({ sheet, area: rectangleOf(event.address) });
    // The enumeration's own word: hosts spell it so.
    if (event.source === "Remote") this.byOthers = true;
    this.tell(sheet);
    await Promise.resolve();
  }

  private tell(sheet: string): void {
    this.told.set(sheet, Date.now());
    this.debounce.add(sheet);
  }

  private isOlder(sheet: string, milliseconds: number): boolean {
    return Date.now() - (this.told.get(sheet) ?? 0) >= milliseconds;
  }

  /** Results may become others without an edit on their sheet: a link, another sheet, F9. */
  private async calculated(event: Excel.WorksheetCalculatedEventArgs): Promise<void> {
    const sheet = this.listening.nameOf(event.worksheetId);
    if (sheet !== undefined && this.isOlder(sheet, ECHO)) this.tell(sheet);
    await Promise.resolve();
  }

  private async activated(event: Excel.WorksheetActivatedEventArgs): Promise<void> {
    this.lookAgain(this.listening.nameOf(event.worksheetId));
    await Promise.resolve();
  }

  /** Text to Columns or a choice from a list may raise no event: who goes on from there is looked after. */
  private lookAgain(sheet: string | undefined): void {
    if (sheet !== undefined && this.isOlder(sheet, FRESH)) this.tell(sheet);
  }

  private async selected(event: Excel.WorksheetSelectionChangedEventArgs): Promise<void> {
    const sheet = this.listening.nameOf(event.worksheetId);
    const cell = firstCellOf(event.address);
    if (sheet !== undefined && cell !== undefined) this.watcher.selected({ sheet, ...cell } satisfies CellPlace);
    this.lookAgain(sheet);
    await Promise.resolve();
  }
}
