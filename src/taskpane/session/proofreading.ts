// 正文: the prose of a chosen report against the figures of now.
import { yes } from "../../core/outcome";
import type { ProseAsk } from "../prose/view";
import { find, withGivenReasons } from "./finding";
import type { PaneSession } from "./session";

export async function askProse(session: PaneSession, asked: ProseAsk): Promise<void> {
  if (asked.do === "show") {
    const done = session.workbook && (await session.workbook.select(asked.place));
    if (done && !done.ok) await session.refuse("prose", done);
    return;
  }
  if (asked.do === "save") {
    const page = (await session.prose)?.page();
    if (!page) return;
    session.store.send({ type: "hushed" });
    const { deliver } = await import("./outgoing");
    return deliver(session, { name: page.name, type: "text/html", content: page.text });
  }
  const { file } = asked;
  await session.run("prose", `正在读取${file.name}`, async () => {
    const opened = await session.open();
    if (!opened.ok) return opened;
    const look = session.nextLook();
    const contents = await opened.value.readAll();
    if (contents.ok) await find(session, contents.value, look);
    session.prose ??= import("../prose/feature").then(
      ({ ProseFeature }) => new ProseFeature((checked) => withGivenReasons(session, checked)),
    );
    const view = await (await session.prose).open(file, session.checked?.reading);
    return view.ok ? yes({ type: "showed", screen: "prose", shown: view.value }) : view;
  });
}
