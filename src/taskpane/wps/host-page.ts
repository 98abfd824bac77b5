// What the pages of WPS share: where they stand, how dark it is, and a way to put the pane away.
import { useSyncExternalStore } from "react";
import { MISSING } from "../../adapters/wps/fill";

/** The application that this page stands in; undefined in an ordinary browser. */
export const wpsHost = (): WPS.AddonRoot | undefined =>
  (window as unknown as { readonly Application?: WPS.AddonRoot }).Application;

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/** WPS tells no theme: the system's. Older browsers have the older way to listen alone. */
function listen(listener: () => void): () => void {
  const old = prefersDark as Partial<Pick<MediaQueryList, "addEventListener" | "removeEventListener">>;
  old.addEventListener?.("change", listener);
  return () => old.removeEventListener?.("change", listener);
}

export const useSystemDarkness = (): boolean => useSyncExternalStore(listen, () => prefersDark.matches);

/** What this browser cannot do at all, in one sentence; undefined where everything is there. */
export const missingSentence = (): string | undefined =>
  MISSING.length === 0
    ? undefined
    : `这个版本的WPS所带的浏览器缺少${MISSING.join("、")}，面板不能运行，请升级WPS，或请管理员给一份年报三表的单个文件，用浏览器打开。`;

/**
 * While a docked pane is open some builds let nothing of the ribbon be pressed, its own close button included: a pane must be
 * able to go by itself.
 *
 * @param kept - the name under which the ribbon's script keeps the pane's number
 */
export function hideButton(kept: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "收起面板";
  button.title = "从功能区的“年报三表”可以再打开";
  // Its own policy keeps the page from writing styles into the element.
  Object.assign(button.style, { position: "fixed", right: "4px", bottom: "4px", zIndex: "1" });
  button.onclick = () => {
    const { PluginStorage, GetTaskPane } = wpsHost() ?? {};
    const pane = GetTaskPane?.(Number(PluginStorage?.getItem(kept))) as WPS.CustomTaskpane | null | undefined;
    if (pane) pane.Visible = false;
  };
  return button;
}
