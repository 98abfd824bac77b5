// 记录: what was done to the workbook, and the way back.
import { yes } from "../../core/outcome";
import type { PaneSession } from "./session";

export async function showJournal(session: PaneSession): Promise<void> {
  await session.run("journal", "正在读取记录", async () => {
    const opened = await session.open();
    if (!opened.ok) return opened;
    const { journalLines } = await import("../actions/journal");
    const lines = await journalLines(opened.value);
    return lines.ok ? yes({ type: "showed", screen: "journal", shown: lines.value }) : lines;
  });
}

/** @param rest - what was typed since stays */
export async function takeBack(session: PaneSession, id: string, rest: boolean): Promise<void> {
  await session.run("journal", "正在撤销", async (cancel) => {
    const opened = await session.open();
    if (!opened.ok) return opened;
    const { undoEntry } = await import("../actions/journal");
    const undone = await undoEntry({ workbook: opened.value, now: () => session.services.now(), cancel }, id, rest);
    if (!undone.ok) return undone;
    const { lines, done } = undone.value;
    if (!done) return yes({ type: "showed", screen: "journal", shown: lines });
    await session.recheck();
    const message = rest ? "已撤销，后来改过的格保持不动。" : "已撤销，各格恢复为改动前的内容。";
    return yes({ type: "showed", screen: "journal", shown: lines, message });
  });
}
