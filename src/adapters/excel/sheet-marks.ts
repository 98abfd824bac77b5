// The marks of a whole workbook: what stands where, and making it what it shall be.
import type { Outcome } from "../../core/outcome";
import { yes } from "../../core/outcome";
import type { RawGrid } from "../../core/document/source";
import type { CellMark, Marked } from "../../ports/workbook";
import { runExcelBatch } from "./act";
import { signature } from "./mark-look";
import { askForDoubts, putMarks, takeMarks } from "./marks";
import { askForMarks, type Known } from "./sheet-reading";

interface Wanted {
  readonly sheet: Known;
  readonly marks: readonly CellMark[];
  /** What the sheet holds, as far as that is known. */
  readonly grid: RawGrid | undefined;
}

/** Something of ours may stand there: an act that was to change it has failed half-way. */
const UNSURE = Symbol("unsure");

/** Remembered beside what was read of the sheets, never as a part of it: marks may be put where nothing was read. */
export class SheetMarks {
  /** By sheet id: the ids of our conditional formats; a sheet that is missing was not asked. */
  private readonly there = new Map<string, readonly string[] | typeof UNSURE>();
  /** By sheet id: which marks were put there last. */
  private readonly put = new Map<string, string>();

  /** What a reading has found. */
  found(sheetId: string, ids: readonly string[]): void {
    // Somebody took one away, or put others there: they are made right again.
    const before = this.there.get(sheetId);
    if (before === UNSURE || before?.join() !== ids.join()) this.put.delete(sheetId);
    this.there.set(sheetId, ids);
  }

  forget(sheetId: string): void {
    this.there.delete(sheetId);
    this.put.delete(sheetId);
  }

  /** Makes the marks of every sheet what they shall be; sheets on which nothing changes are not touched. */
  async set(wanted: readonly Wanted[]): Promise<Outcome<Marked>> {
    const due = wanted.filter(({ sheet, marks, grid }) => {
      const there = this.there.get(sheet.id);
      // What was never asked is asked where something is to be put; elsewhere nothing of ours is known to stand.
      if (there === undefined) return marks.length > 0;
      if (there === UNSURE) return true;
      return marks.length === 0 ? there.length > 0 : there.length === 0 || this.put.get(sheet.id) !== signature(marks, grid);
    });
    const left = due.filter(({ sheet }) => sheet.protected).map(({ sheet }) => sheet.name);
    const open = due.filter(({ sheet }) => !sheet.protected);
    const cells = wanted.reduce((sum, { sheet, marks }) => sum + (left.includes(sheet.name) ? 0 : marks.length), 0);
    if (open.length === 0) return yes({ cells, left });
    const done = await runExcelBatch(
      async (context) => {
        const asked = open.map((one) => {
          const worksheet = context.workbook.worksheets.getItem(one.sheet.id);
          const there = this.there.get(one.sheet.id);
          const known = there === UNSURE ? undefined : there;
          return {
            ...one,
            worksheet,
            isAsked: known === undefined || one.marks.some(({ kind }) => kind === "suspected"),
            ids: known ? () => known : askForMarks(worksheet),
            doubts: askForDoubts(worksheet, one.marks),
          };
        });
        if (asked.some(({ isAsked }) => isAsked)) await context.sync();
        const made = asked.map(({ worksheet, ids, doubts, ...one }) => {
          takeMarks(worksheet, ids());
          return { ...one, formats: putMarks(worksheet, one.marks, doubts()) };
        });
        await context.sync();
        for (const { sheet, marks, grid, formats } of made) {
          this.there.set(
            sheet.id,
            formats.map((format) => format.id),
          );
          this.put.set(sheet.id, signature(marks, grid));
        }
        return yes({ cells, left });
      },
      { sheets: open.map(({ sheet }) => sheet.name) },
    );
    if (!done.ok) for (const { sheet } of open) this.there.set(sheet.id, UNSURE);
    return done;
  }

  /** Takes away every mark of ours from these sheets, whoever put it there. @returns the names of those that are closed to it */
  take(context: Excel.RequestContext, sheets: readonly Known[], found: ReadonlyMap<string, () => readonly string[]>): string[] {
    const left: string[] = [];
    for (const sheet of sheets) {
      const ids = found.get(sheet.id)?.() ?? [];
      if (ids.length === 0) continue;
      if (sheet.protected) left.push(sheet.name);
      else takeMarks(context.workbook.worksheets.getItem(sheet.id), ids);
    }
    return left;
  }

  /** Nothing of ours stands there any more. */
  taken(sheetId: string): void {
    this.there.set(sheetId, []);
    this.put.delete(sheetId);
  }
}
