// The pane's page in Word: the one place that knows Office there, and where our own faults are caught and told.
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { no } from "../../core/outcome";
import { useDarkness } from "../darkness";
import { quietTelemetry } from "../office-quiet";
import { WordController } from "./word-controller";
import { WordPane } from "./word-pane";

function Page({ controller }: { readonly controller: WordController }): ReactElement {
  return (
    <WordPane
      view={useSyncExternalStore(controller.listen, controller.view)}
      dark={useDarkness()}
      onAsk={(asked) => void controller.ask(asked)}
    />
  );
}

async function main(): Promise<void> {
  const ready = Office.onReady();
  const controller = new WordController({
    openReport: async () => {
      const { host } = await ready;
      if (host !== Office.HostType.Word)
        return no({ kind: "document-refused", why: "too-old", detail: "在Word以外直接打开这个页面" });
      return (await import("../../adapters/word/report")).openWordReport();
    },
    clipboard: {
      copy: async (text, html) => (await import("../../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
    },
    delivery: async () => (await import("../../adapters/device/file-delivery")).pageDelivery,
    program: "Word",
    readSource: async (file) => (await import("../actions/read-source")).readFile(file),
  });
  window.addEventListener("error", (event) => controller.fail(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => controller.fail(event.reason));
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <Page controller={controller} />
    </StrictMode>,
  );
  const { host } = await ready;
  // A host that ignores the ribbon opens the same page everywhere.
  if (host === Office.HostType.Excel) return location.replace(`taskpane.html${location.search}${location.hash}`);
  quietTelemetry();
  await controller.begin();
}

void main();
