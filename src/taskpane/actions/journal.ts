// 记录: what the add-in did to the workbook, and the way back.
import { blockedSentence, journalSentence, restOf } from "../../app/workbook/change-wording";
import { canUndo, undo, undoRest, type JournalEntry } from "../../app/workbook/journal";
import { takeSheetsBack } from "../../app/workbook/laid-sheets";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Workbook } from "../../ports/workbook";
import type { JournalLine } from "../views";
import { journalIn } from "./form";
import type { ActionContext } from "./step";

const clock = new Intl.DateTimeFormat("zh-CN", { dateStyle: "medium", timeStyle: "short" });

const lineOf = (entry: JournalEntry): JournalLine => ({
  id: entry.id,
  when: clock.format(new Date(entry.at)),
  what: journalSentence(entry).replace(/（已撤销）$/u, ""),
  undone: entry.undone !== undefined,
  ...(entry.undone === undefined && !canUndo(entry) && { fixed: "行列有增减，不能自动撤销" }),
});

export interface UndoneLines {
  readonly lines: readonly JournalLine[];
  readonly done: boolean;
}

export async function journalLines(workbook: Workbook): Promise<Outcome<readonly JournalLine[]>> {
  const journal = await journalIn(workbook);
  return journal.ok ? yes(journal.value.map(lineOf)) : journal;
}

/** @param rest - what was typed since stays, and everything else of the act is taken back */
export async function undoEntry(context: ActionContext, id: string, rest: boolean): Promise<Outcome<UndoneLines>> {
  const journal = await journalIn(context.workbook);
  if (!journal.ok) return journal;
  const entry = journal.value.find((one) => one.id === id);
  if (!entry) return no({ kind: "place-gone", place: "这条记录" });
  const done = entry.ledger
    ? await (await import("../ledger/put-ledger")).takeLedgerBack(context, entry)
    : entry.pictures
      ? await takeSheetsBack(context.workbook, entry, entry.pictures, context.now())
      : await (rest ? undoRest : undo)(context.workbook, entry, context.now());
  const lines = await journalLines(context.workbook);
  if (done.ok) return lines.ok ? yes({ lines: lines.value, done: true }) : lines;
  if (done.refusal.kind !== "changed-since" || !lines.ok) return done;
  const { places } = done.refusal;
  const blocked = { sentence: blockedSentence(entry, places), rest: restOf(entry, places) };
  return yes({ lines: lines.value.map((line) => (line.id === id ? { ...line, blocked } : line)), done: false });
}
