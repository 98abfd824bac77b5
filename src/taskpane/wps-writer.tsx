// The pane's page in WPS 文字: the pane of Word, with the document that is open there behind it.
import { hideButton, missingSentence, useSystemDarkness, wpsHost } from "./wps/host-page";
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { WordController } from "./word/word-controller";
import { WordPane } from "./word/word-pane";

function Page({ controller }: { readonly controller: WordController }): ReactElement {
  return (
    <WordPane
      view={useSyncExternalStore(controller.listen, controller.view)}
      dark={useSystemDarkness()}
      writes="a-new-file"
      onAsk={(asked) => void controller.ask(asked)}
    />
  );
}

async function main(): Promise<void> {
  const root = document.getElementById("root")!;
  const missing = missingSentence();
  if (missing !== undefined) {
    root.textContent = missing;
    return;
  }
  const controller = new WordController({
    openReport: async () =>
      (await import("../adapters/wps/writer/report")).openWriterReport(
        wpsHost() as (WPS.AddonRoot & Wps.Application) | undefined,
      ),
    clipboard: {
      copy: async (text, html) => (await import("../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
    },
    delivery: async () => {
      const [{ wpsDelivery }, { pageDelivery }] = await Promise.all([
        import("../adapters/wps/files"),
        import("../adapters/device/file-delivery"),
      ]);
      return wpsDelivery((wpsHost() as WPS.AddonRoot | undefined) ?? {}, pageDelivery);
    },
    program: "WPS文字",
    readSource: async (file) => (await import("./actions/read-source")).readFile(file),
  });
  window.addEventListener("error", (event) => controller.fail(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => controller.fail(event.reason));
  createRoot(root).render(
    <StrictMode>
      <Page controller={controller} />
    </StrictMode>,
  );
  if (wpsHost()) document.body.append(hideButton("nianbao.pane.wps"));
  await controller.begin();
}

void main();
