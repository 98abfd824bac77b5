// The pane's page in WPS 表格: the same pane, and the one place that knows WPS.
import { MISSING } from "../adapters/wps/fill";
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
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/** WPS tells no theme: the system's. Older browsers have the older way to listen alone. */
function listen(listener: () => void): () => void {
  const old = prefersDark as Partial<Pick<MediaQueryList, "addEventListener" | "removeEventListener">>;
  old.addEventListener?.("change", listener);
  return () => old.removeEventListener?.("change", listener);
}

function Page({ store, actions }: { readonly store: Store; readonly actions: PaneActions }): ReactElement {
  const state = useSyncExternalStore((listener) => store.listen(listener), store.state);
  const dark = useSyncExternalStore(listen, () => prefersDark.matches);
  return <Pane state={state} actions={actions} dark={dark} thisYear={thisYear} />;
}

/**
 * While a docked pane is open some builds let nothing of the ribbon be pressed, its own close button included: a pane must be
 * able to go by itself.
 */
function hideButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "收起面板";
  button.title = "从功能区的“年报三表”可以再打开";
  // Its own policy keeps the page from writing styles into the element.
  Object.assign(button.style, { position: "fixed", right: "4px", bottom: "4px", zIndex: "1" });
  button.onclick = () => {
    const { PluginStorage, GetTaskPane } = host() ?? {};
    const pane = GetTaskPane?.(Number(PluginStorage?.getItem("nianbao.pane.et"))) as WPS.CustomTaskpane | null | undefined;
    if (pane) pane.Visible = false;
  };
  return button;
}

const SCREENS: readonly ScreenId[] = ["entry", "check", "prose", "report", "journal"];

/** Screens by which a button of the ribbon opens the pane: pane.html?screen=check */
const askedScreen = (): ScreenId | undefined =>
  SCREENS.find((screen) => screen === new URLSearchParams(window.location.search).get("screen"));

/** The application that this page stands in; undefined in an ordinary browser. */
const host = (): WPSMergedRoot | undefined => (window as { readonly Application?: WPSMergedRoot }).Application;

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
  if (MISSING.length > 0) {
    root.textContent = `这个版本的WPS所带的浏览器缺少${MISSING.join("、")}，面板不能运行，请升级WPS，或用浏览器打开 nianbao.html。`;
    return;
  }
  // Last year's report is made in the first quarter of this one.
  const store = createStore(initialState(thisYear - 1));
  const failed = (what: unknown): void =>
    store.send({
      type: "failed",
      sentence: `加载项出了错（${what instanceof Error ? what.message : String(what)}），没有继续，请关闭面板后重新打开再试。`,
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
  if (host()) document.body.append(hideButton());
  await controller.begin();
}

void main();
