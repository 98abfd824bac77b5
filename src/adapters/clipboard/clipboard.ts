// The clipboard of a pane. Inside Office on the web the modern one is closed to panes; the old one may still be open.
import { no, yes } from "../../core/outcome";
import type { Clipboard, Pasted } from "../../ports/clipboard";

const execCopy = (): boolean => {
  try {
    return document.execCommand("copy");
  } catch {
    // A policy of the page around us may forbid it outright.
    return false;
  }
};

/** Puts what is to be copied into a copy that the user might have made: works where only the user's own gestures do. */
function copyByGesture(text: string, html: string | undefined): boolean {
  let taken = false;
  const listener = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    if (html !== undefined) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    // Whoever else listens on the page would put something else in its place.
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", listener, { capture: true });
  try {
    return execCopy() && taken;
  } finally {
    document.removeEventListener("copy", listener, { capture: true });
  }
}

/** Copies a table that stands on the page, as the browser itself does it: the last thing an old webview lets us do. */
function copyRendered(html: string): boolean {
  const frame = document.createElement("div");
  frame.setAttribute("aria-hidden", "true");
  // Off the screen, but drawn: what is not drawn cannot be selected.
  frame.style.cssText = "position:fixed;left:-10000px;top:0;background:#fff;color:#000;white-space:normal";
  const parsed = new DOMParser().parseFromString(html, "text/html");
  frame.append(...Array.from(parsed.body.childNodes, (node) => document.importNode(node, true)));
  document.body.append(frame);
  const selection = document.getSelection();
  const before = selection === null ? [] : Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  const focused = document.activeElement;
  const range = document.createRange();
  range.selectNodeContents(frame);
  selection?.removeAllRanges();
  selection?.addRange(range);
  const copied = selection !== null && execCopy();
  selection?.removeAllRanges();
  for (const one of before) selection?.addRange(one);
  frame.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

async function copyByApi(text: string, html: string | undefined): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      // Without ClipboardItem the table would arrive as mere text, and look as if it had been copied.
      if (typeof ClipboardItem === "undefined") return false;
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
    if (copyByGesture(text, html)) return yes(undefined);
    if (html !== undefined && copyRendered(html)) return yes(undefined);
    return no({ kind: "clipboard-closed" });
  },
};

/**
 * Puts a table into a place of the pane and selects it, for 「按 Ctrl+C 复制」 where nothing else is allowed.
 *
 * @returns takes the table away again
 */
export function selectTable(html: string, place: HTMLElement): () => void {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const table = Array.from(parsed.body.childNodes, (node) => document.importNode(node, true));
  place.replaceChildren(...table);
  if (place.tabIndex < 0) place.tabIndex = 0;
  place.focus();
  const selection = document.getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(place);
  selection?.addRange(range);
  return () => {
    place.replaceChildren();
  };
}

/** What a paste event brings: the web form of a copied table tells its cells apart better than its text. */
export const pasted = (event: { readonly clipboardData: Pick<DataTransfer, "getData"> | null }): Pasted => ({
  html: event.clipboardData?.getData("text/html") ?? "",
  text: event.clipboardData?.getData("text/plain") ?? "",
});
