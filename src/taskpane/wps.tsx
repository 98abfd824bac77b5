// The pane's page in WPS 表格: the same pane, and the one place that knows WPS.
import { hideButton, missingSentence, useSystemDarkness, wpsHost } from "./wps/host-page";
import { StrictMode, useSyncExternalStore, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { openController } from "./controller";
import type { PaneServices } from "./services";
import { Pane } from "./pane";
import type { PaneActions } from "./pane-actions";
import { initialState, type ScreenId } from "./state";
import { createStore, type Store } from "./store";
import { VERSION } from "./version";

const thisYear = new Date().getFullYear();
function Page({ store, actions }: { readonly store: Store; readonly actions: PaneActions }): ReactElement {
  const state = useSyncExternalStore((listener) => store.listen(listener), store.state);
  return <Pane state={state} actions={actions} dark={useSystemDarkness()} thisYear={thisYear} />;
}

const SCREENS: readonly ScreenId[] = ["entry", "check", "prose", "report", "journal"];

/** Screens by which a button of the ribbon opens the pane: pane.html?screen=check */
const askedScreen = (): ScreenId | undefined =>
  SCREENS.find((screen) => screen === new URLSearchParams(window.location.search).get("screen"));

const host = (): WPSMergedRoot | undefined => wpsHost() as WPSMergedRoot | undefined;

function services(): PaneServices {
  return {
    openWorkbook: async () => (await import("../adapters/wps/workbook")).openWpsWorkbook(host(), VERSION),
    clipboard: {
      copy: async (text, html) => (await import("../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
    },
    // An offline package is read from the disk, where a page may have no other thread.
    ...(window.location.protocol.startsWith("http") && typeof Worker === "function"
      ? {
          openWorker: () => new Worker(/* webpackChunkName: "thinking" */ new URL("./wps/worker.ts", import.meta.url)),
        }
      : {}),
    delivery: async () => {
      const [{ wpsDelivery }, { pageDelivery }] = await Promise.all([
        import("../adapters/wps/files"),
        import("../adapters/device/file-delivery"),
      ]);
      return wpsDelivery(host() ?? {}, pageDelivery);
    },
    kept: async () => {
      const [{ withDigest }, { browserFiles }] = await Promise.all([
        import("../adapters/wps/kept-files"),
        import("../adapters/device/kept-files"),
      ]);
      return withDigest(browserFiles);
    },
    browser: () => undefined,
    now: () => ({ at: new Date().toISOString(), mark: crypto.randomUUID().slice(0, 8) }),
  };
}

async function main(): Promise<void> {
  const root = document.getElementById("root")!;
  const missing = missingSentence();
  if (missing !== undefined) {
    root.textContent = missing;
    return;
  }
  // Last year's report is made in the first quarter of this one.
  const store = createStore(initialState(thisYear - 1));
  const failed = (what: unknown): void =>
    store.send({
      type: "failed",
      sentence: `面板出了错（${what instanceof Error ? what.message : String(what)}），没有继续，请关闭面板后重新打开再试。`,
    });
  window.addEventListener("error", (event) => failed(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => failed(event.reason));
  const controller = openController(store, services());
  const screen = askedScreen();
  if (screen) controller.actions.go(screen);
  createRoot(root).render(
    <StrictMode>
      <Page store={store} actions={controller.actions} />
    </StrictMode>,
  );
  if (host()) document.body.append(hideButton("nianbao.pane.et"));
  await controller.begin();
}

void main();
