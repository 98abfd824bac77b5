// 标记 and 清除标记: what was found, shown in the sheet.
import { yes, type Outcome } from "../../core/outcome";
import type { PaneEvent } from "../state";
import { find, knownCauses } from "./finding";
import type { PaneSession } from "./session";

export async function showMarks(session: PaneSession): Promise<Outcome<PaneEvent>> {
  if (!session.workbook || !session.checked) return yes({ type: "ended", screen: "check" });
  // What is suspected is marked as such, so the marks wait for the answer why.
  const causes = await knownCauses(session);
  const { checked, latest } = session;
  const { colouringSheets, marksFor } = await import("../../app/diagnose/mark");
  const { explainedBySuspects, pointedSuspects } = await import("../../app/diagnose/suspects");
  const marks = marksFor(checked, {
    suspects: pointedSuspects(checked.reading.form, causes),
    explained: explainedBySuspects(causes),
    colouring: colouringSheets(latest?.contents.sheets ?? []),
  });
  const done = await session.workbook.mark(marks);
  if (!done.ok) return done;
  const { cells, left } = done.value;
  const coloured = await colouredWords(session, "都已由表样自带的提示着色");
  const message =
    cells > 0
      ? `已在表中标记${cells}格，改正后标记随之更新。`
      : coloured === ""
        ? "没有需要标记的格。"
        : `没有需要另外标记的格：${coloured}。`;
  const closed = left.length > 0 ? `工作表“${left.join("”“")}”受保护，没有标记。` : "";
  return yes({ type: "ended", screen: "check", message: message + closed });
}

/** What of the sheets our marks do not touch: the form itself colours what does not add up. */
async function colouredWords({ checked, latest }: PaneSession, why: string): Promise<string> {
  if (!checked || !latest) return "";
  const { coloured, colouringSheets } = await import("../../app/diagnose/mark");
  const sheets = [...coloured(checked, colouringSheets(latest.contents.sheets))];
  return sheets.length === 0 ? "" : `${sheets.map(([sheet, cells]) => `${sheet}的${cells}格`).join("、")}${why}`;
}

async function clearedWords(session: PaneSession): Promise<string> {
  const coloured = await colouredWords(session, "仍着色，那是表样自带的提示，数改对后自动消失");
  return coloured === "" ? "标记已清除，工作簿和标记前一样。" : `标记已清除；${coloured}。`;
}

export async function switchMarks(session: PaneSession, on: boolean): Promise<void> {
  await session.run("check", on ? "正在标记" : "正在清除标记", async () => {
    const opened = await session.open();
    if (!opened.ok) return opened;
    if (on) {
      // What is marked is what stands there now, not what stood there when it was last looked at.
      const look = session.nextLook();
      const contents = await opened.value.readAll();
      if (!contents.ok) return contents;
      const found = await find(session, contents.value, look);
      if (!found.ok) return found;
      const put = await showMarks(session);
      if (put.ok) session.store.send({ type: "learned", facts: { marked: true } });
      return put;
    }
    const cleared = await opened.value.clearMarks();
    if (!cleared.ok) return cleared;
    session.store.send({ type: "learned", facts: { marked: false } });
    const { left } = cleared.value;
    const message =
      left.length > 0
        ? `标记已清除；工作表“${left.join("”“")}”受保护，其中的标记还在，请撤销保护后再清除。`
        : await clearedWords(session);
    return yes({ type: "ended", screen: "check", message });
  });
}
