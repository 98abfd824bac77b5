// 记录: what the add-in did to the workbook, and the way back.
import { journalSentence } from "../../app/workbook/change-wording";
import { canUndo, undo, type JournalEntry } from "../../app/workbook/journal";
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

export async function journalLines(workbook: Workbook): Promise<Outcome<readonly JournalLine[]>> {
  const journal = await journalIn(workbook);
  return journal.ok ? yes(journal.value.map(lineOf)) : journal;
}

export async function undoEntry(context: ActionContext, id: string): Promise<Outcome<readonly JournalLine[]>> {
  const journal = await journalIn(context.workbook);
  if (!journal.ok) return journal;
  const entry = journal.value.find((one) => one.id === id);
  if (!entry) return no({ kind: "place-gone", place: "这条记录" });
  const done = entry.ledger
    ? await (await import("../ledger/put-ledger")).takeLedgerBack(context, entry)
    : await undo(context.workbook, entry, context.now());
  return done.ok ? journalLines(context.workbook) : done;
}
