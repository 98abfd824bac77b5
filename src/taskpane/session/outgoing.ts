// What leaves the pane: the list of findings, the report on them, and the report itself.
import { yes } from "../../core/outcome";
import type { OutgoingFile } from "../../ports/files";
import type { Writer, WriterContext } from "../report/writer";
import type { DeliveryChoice } from "../views";
import type { PaneSession } from "./session";

export async function copyList(session: PaneSession): Promise<void> {
  const { checked } = session;
  if (!checked) return;
  const { checkListText } = await import("../actions/check");
  const list = checkListText(checked, (await session.diagnosis)?.causes());
  const done = await session.services.clipboard.copy(list);
  if (done.ok) session.store.send({ type: "ended", screen: "check", message: "问题清单已复制，可以粘贴到别处。" });
  else await session.refuse("check", done);
}

/** What was found and explained, as a worksheet that travels with the workbook. */
export async function listInWorkbook(session: PaneSession): Promise<void> {
  await session.run("check", "正在列出问题和说明", async () => {
    const { checked, workbook } = session;
    if (!checked || !workbook) return yes({ type: "ended", screen: "check" });
    const { writeReasonsSheet } = await import("../reasons/reasons-sheet");
    const done = await writeReasonsSheet(workbook, checked);
    return done.ok ? yes({ type: "ended", screen: "check", message: done.value }) : done;
  });
}

export async function statisticsInWorkbook(session: PaneSession): Promise<void> {
  await session.run("check", "正在写台账统计", async () => {
    const { checked, workbook } = session;
    if (!checked || !workbook) return yes({ type: "ended", screen: "check" });
    const { writeStatisticsPage } = await import("../ledger/statistics-page");
    const done = await writeStatisticsPage(workbook, checked);
    return done.ok ? yes({ type: "ended", screen: "check", message: done.value }) : done;
  });
}

/** The same beside the cells, as comments; or none of them any more. */
export async function commentCells(session: PaneSession, on: boolean): Promise<void> {
  await session.run("check", on ? "正在加批注" : "正在去掉批注", async () => {
    const { checked, workbook } = session;
    if (!checked || !workbook?.comment) return yes({ type: "ended", screen: "check" });
    const { cellComments, commentedWords, uncommentedWords } = await import("../../app/outputs/cell-comments");
    const done = await workbook.comment(on ? cellComments(checked) : []);
    if (!done.ok) return done;
    return yes({ type: "ended", screen: "check", message: (on ? commentedWords : uncommentedWords)(done.value) });
  });
}

export async function save(session: PaneSession): Promise<void> {
  const { checked } = session;
  if (!checked) return;
  const { checkPage } = await import("../actions/check");
  const { unit, year } = checked.reading;
  const name = `${unit ?? ""}${year ?? ""}年报审核报告.html`;
  session.store.send({ type: "hushed" });
  await deliver(session, {
    name,
    type: "text/html",
    content: checkPage(checked, (await session.diagnosis)?.causes()),
  });
}

export function reportWriter(session: PaneSession, takePrevious: WriterContext["takePrevious"]): Promise<Writer> {
  session.writing ??= import("../report/writer").then(
    ({ Writer }) =>
      new Writer({
        store: session.store,
        services: session.services,
        open: () => session.open(),
        run: (doing, work) => session.run("report", doing, work),
        deliver: (file) => deliver(session, file),
        previous: () => session.beside.previous,
        takePrevious,
        previousFile: async () => (await session.documents)?.file("previous"),
      }),
  );
  return session.writing;
}

export async function deliver(session: PaneSession, file: OutgoingFile): Promise<void> {
  session.file = file;
  const { deliverFile } = await import("../actions/deliver");
  session.store.send({ type: "handed", file: await deliverFile(session.services, file) });
}

export async function deliverAgain(session: PaneSession, way: DeliveryChoice | undefined): Promise<void> {
  const { file } = session;
  if (!file || way === undefined) {
    session.file = undefined;
    session.store.send({ type: "handed", file: undefined });
    return;
  }
  const { deliverFile } = await import("../actions/deliver");
  session.store.send({ type: "handed", file: await deliverFile(session.services, file, way) });
}
