// The clipboard of a pane. Inside Office on the web the modern one is closed to panes; the old one may still be open.
import { no, yes } from "../../core/outcome";
import type { Clipboard, Pasted } from "../../ports/clipboard";

/** Puts what is to be copied into a copy that the user might have made: works where only the user's own gestures do. */
function copyByGesture(text: string, html: string | undefined): boolean {
  let taken = false;
  const listener = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    if (html !== undefined) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener("copy", listener);
  try {
    return document.execCommand("copy") && taken;
  } finally {
    document.removeEventListener("copy", listener);
  }
}

async function copyByApi(text: string, html: string | undefined): Promise<boolean> {
  try {
    if (html === undefined || typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(text);
    else {
      const parts = { "text/plain": text, "text/html": html };
      await navigator.clipboard.write([
        new ClipboardItem(Object.fromEntries(Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]))),
      ]);
    }
    return true;
  } catch {
    // A permissions policy, a page out of focus, a browser that has none: the reasons differ, the remedy does not.
    return false;
  }
}

export const pageClipboard: Clipboard = {
  async copy(text, html) {
    if (await copyByApi(text, html)) return yes(undefined);
    return copyByGesture(text, html) ? yes(undefined) : no({ kind: "clipboard-closed" });
  },
};

/** What a paste event brings: the web form of a copied table tells its cells apart better than its text. */
export const pasted = (event: { readonly clipboardData: Pick<DataTransfer, "getData"> | null }): Pasted => ({
  html: event.clipboardData?.getData("text/html") ?? "",
  text: event.clipboardData?.getData("text/plain") ?? "",
});
