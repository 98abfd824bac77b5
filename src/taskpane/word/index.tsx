// The pane's page in Word: the one place that knows Office there, and where our own faults are caught and told.
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { no } from "../../core/outcome";
import { useDarkness } from "../darkness";
import { quietTelemetry } from "../office-quiet";
import { WordDesk } from "./word-controller";
import { WordPane } from "./word-pane";

function Page({ desk }: { readonly desk: WordDesk }): ReactElement {
  return (
    <WordPane view={useSyncExternalStore(desk.listen, desk.view)} dark={useDarkness()} onAsk={(asked) => void desk.ask(asked)} />
  );
}

async function main(): Promise<void> {
  const ready = Office.onReady();
  const desk = new WordDesk({
    openReport: async () => {
      const { host } = await ready;
      if (host !== Office.HostType.Word)
        return no({ kind: "document-refused", why: "too-old", detail: "在Word以外直接打开这个页面" });
      return (await import("../../adapters/word/report")).openWordReport();
    },
    readSource: async (file) => (await import("../actions/read-source")).readFile(file),
  });
  window.addEventListener("error", (event) => desk.fail(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => desk.fail(event.reason));
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <Page desk={desk} />
    </StrictMode>,
  );
  const { host } = await ready;
  // A host that ignores the ribbon opens the same page everywhere.
  if (host === Office.HostType.Excel) return location.replace(`taskpane.html${location.search}${location.hash}`);
  quietTelemetry();
  await desk.begin();
}

void main();
