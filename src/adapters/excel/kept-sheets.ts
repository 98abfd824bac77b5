// What is remembered of a workbook's sheets between two acts.
import { askForSheet, type Detail, type Known, type Seen } from "./sheet-reading";

/**
 * Sheets as they were read, every one to the same detail: it is fixed when the memory is made, and what is kept is asked
 * for here. A sheet that was read with less about it, for another purpose, cannot come among them, and one that was
 * never read is not there, which is not the same as being empty.
 */
export class KeptSheets {
  private readonly seen = new Map<string, Seen>();

  constructor(readonly detail: Detail) {}

  /** Queues the questions about a sheet; the answer, taken after the sync, is kept. */
  ask(context: Excel.RequestContext, sheet: Known): () => Seen {
    const answer = askForSheet(context.workbook.worksheets.getItem(sheet.id), this.detail);
    return () => {
      const seen = answer(sheet.name);
      this.seen.set(sheet.id, seen);
      return seen;
    };
  }

  /** What was read on of a sheet that is kept. */
  put(sheet: Pick<Known, "id">, seen: Seen): void {
    this.seen.set(sheet.id, seen);
  }

  of(sheet: Pick<Known, "id">): Seen | undefined {
    return this.seen.get(sheet.id);
  }

  forget(sheetId: string): void {
    this.seen.delete(sheetId);
  }

  /** Nothing is known any more; how much may be asked still is. */
  anew(): KeptSheets {
    return new KeptSheets(this.detail);
  }
}
