// The pane's page: the one place that knows Office, and where our own faults are caught and told.
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { no } from "../core/outcome";
import { browser } from "./browse";
import { openController } from "./controller";
import { useDarkness } from "./darkness";
import type { PaneServices } from "./services";
import { quietTelemetry } from "./office-quiet";
import { Pane } from "./pane";
import type { PaneActions } from "./pane-actions";
import { initialState, type ScreenId } from "./state";
import { createStore, type Store } from "./store";
import { VERSION } from "./version";

const thisYear = new Date().getFullYear();

function Page({ store, actions }: { readonly store: Store; readonly actions: PaneActions }): ReactElement {
  const state = useSyncExternalStore((listener) => store.listen(listener), store.state);
  return <Pane state={state} actions={actions} dark={useDarkness()} thisYear={thisYear} />;
}

/** Screens by which a button of the ribbon may open the pane: taskpane.html?screen=check */
function askedScreen(): ScreenId | undefined {
  const asked = new URLSearchParams(window.location.search).get("screen");
  return asked === "check" || asked === "prose" || asked === "report" || asked === "journal" || asked === "entry"
    ? asked
    : undefined;
}

async function main(): Promise<void> {
  // Last year's report is made in the first quarter of this one.
  const store = createStore(initialState(thisYear - 1));
  const failed = (what: unknown): void =>
    store.send({
      type: "failed",
      sentence: `面板出了错（${what instanceof Error ? what.message : String(what)}），没有继续，请关闭面板后重新打开再试。`,
    });
  window.addEventListener("error", (event) => failed(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => failed(event.reason));

  const ready = Office.onReady();
  const services: PaneServices = {
    openWorkbook: async () => {
      const { host } = await ready;
      if (host !== Office.HostType.Excel) return no({ kind: "host-too-old", needs: "在浏览器页面里直接打开" });
      const { openExcelWorkbook } = await import("../adapters/excel/workbook");
      return openExcelWorkbook(VERSION);
    },
    clipboard: {
      copy: async (text, html) => (await import("../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
    },
    openWorker: () => new Worker(/* webpackChunkName: "thinking" */ new URL("./diagnosis/worker.ts", import.meta.url)),
    delivery: async () => (await import("../adapters/device/file-delivery")).pageDelivery,
    kept: async () => (await import("../adapters/device/kept-files")).browserFiles,
    browser,
    now: () => ({ at: new Date().toISOString(), mark: crypto.randomUUID().slice(0, 8) }),
  };
  const controller = openController(store, services);
  const screen = askedScreen();
  if (screen) controller.actions.go(screen);
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <Page store={store} actions={controller.actions} />
    </StrictMode>,
  );
  const { host, platform } = await ready;
  // A host that ignores the ribbon opens the same page everywhere.
  if (host === Office.HostType.Word) return location.replace(`wordpane.html${location.search}${location.hash}`);
  quietTelemetry();
  await controller.begin();
  // The enumeration's own word: hosts spell it so.
  if (String(platform) === "iOS")
    store.send({ type: "ended", screen: store.state().screen, message: (await import("../app/words/long-wait")).ON_THE_IPAD });
}

void main();
