// What browsers learned after Chromium 100 and Firefox 115, the oldest that the page in one file promises to work in.
import { parse, type Token } from "acorn";

/** Names that nothing else goes by: whoever reads one of these asks for what an old browser lacks. */
const MEMBERS =
  "toSorted toReversed toSpliced fromAsync groupBy groupByToMap withResolvers isWellFormed toWellFormed symmetricDifference isSubsetOf isSupersetOf isDisjointFrom asyncDispose transferToFixedLength canParse checkVisibility showPopover togglePopover hidePopover fromBase64 toBase64 fromHex toHex setFromBase64 sumPrecise getOrInsert getOrInsertComputed waitAsync startViewTransition setHTMLUnsafe parseHTMLUnsafe moveBefore getSetCookie".split(
    " ",
  );
/** Whole things of a page that came later, or that Firefox 115 lacks. */
const GLOBALS =
  "Iterator Float16Array CompressionStream DecompressionStream OffscreenCanvas CloseWatcher Segmenter SuppressedError DisposableStack showOpenFilePicker showSaveFilePicker showDirectoryPicker EditContext URLPattern Temporal".split(
    " ",
  );
const LATER = new Set([...MEMBERS, ...GLOBALS]);

/** Of styles: what makes a whole rule void where it is not known. What an old browser may pass over is not named. */
const STYLES =
  /:has\(|:popover-open|:user-(?:in)?valid|@container\s+[\w(]|@scope\s*\([^$]|@starting-style|color-mix\(|light-dark\(|subgrid/gu;

/** @returns the names of what came later that a script makes use of; it throws where the script is written in a later language */
export function laterNames(script: string): readonly string[] {
  const names = new Set<string>();
  parse(script, {
    ecmaVersion: 2022,
    sourceType: "script",
    onToken: ({ type, value }: Token & { readonly value?: unknown }) => {
      if (type.label === "name" && typeof value === "string" && LATER.has(value)) names.add(value);
    },
  });
  return [...names].sort();
}

export const laterStyles = (style: string): readonly string[] => style.match(STYLES) ?? [];

/** To be run in a page before its scripts: it has nothing left of what came after 2022. */
export function withoutWhatCameLater(): void {
  const drop = (from: object | undefined, names: string): void => {
    if (from) for (const name of names.split(" ")) delete (from as Record<string, unknown>)[name];
  };
  drop(Array.prototype, "toSorted toReversed toSpliced with");
  drop(Array, "fromAsync");
  drop(Object, "groupBy");
  drop(Map, "groupBy");
  drop(Map.prototype, "getOrInsert getOrInsertComputed");
  drop(Promise, "withResolvers try");
  drop(String.prototype, "isWellFormed toWellFormed");
  drop(Set.prototype, "union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom");
  drop(ArrayBuffer.prototype, "transfer transferToFixedLength resize resizable maxByteLength detached");
  drop(Uint8Array, "fromBase64 fromHex");
  drop(Uint8Array.prototype, "toBase64 toHex setFromBase64 setFromHex");
  drop(URL, "parse canParse");
  drop(AbortSignal, "any timeout");
  drop(Math, "sumPrecise f16round");
  drop(RegExp, "escape");
  drop(Error, "isError");
  drop(Atomics, "waitAsync pause");
  drop(Element.prototype, "checkVisibility");
  drop(
    window,
    "Iterator Float16Array CompressionStream DecompressionStream CloseWatcher scheduler SuppressedError DisposableStack showOpenFilePicker showSaveFilePicker showDirectoryPicker navigation",
  );
}
