// Which paragraph of the XML is which of Word's: whatever it counts, never a wrong one.
import { openDocument } from "../../../src/adapters/docx/document";
import type { DocxParagraph, Story } from "../../../src/adapters/docx/walk";
import { alignParagraphs, type SeenParagraph } from "../../../src/adapters/word/align";
import { finishedReport, longReport, officialTemplate } from "../../support/word-reports";
import { WordDocument } from "../../../src/workbench/word/document";
import { paragraphText } from "../../../src/workbench/word/text";
import type { Branch } from "../../../src/workbench/word/xml-tree";

function storyOf(bytes: Uint8Array): Story {
  const opened = openDocument(bytes);
  if (!opened.ok) throw new Error("the document cannot be opened");
  return opened.value.body;
}

/** What a Word that passes over covered cells shows, and one that counts them. */
function seenBy(bytes: Uint8Array, counts: "seen cells" | "all cells"): readonly SeenParagraph[] {
  const opened = WordDocument.open("a.docx", bytes);
  if (!opened.ok) throw new Error("the document cannot be opened");
  const word = opened.value;
  const all = (within: Branch): readonly Branch[] =>
    within.branches.flatMap((child) =>
      child.local === "p" ? [child] : ["pict", "drawing"].includes(child.local) ? [] : all(child),
    );
  const list = counts === "all cells" ? all(word.body) : word.paragraphsIn(word.body);
  return list.map((one) => ({ text: paragraphText(one), level: word.nesting(one) }));
}

const documents = [
  ["the official form", officialTemplate],
  ["a finished report", finishedReport],
  ["a long report", longReport],
] as const;

describe.each(documents)("%s", (_, make) => {
  it.each(["seen cells", "all cells"] as const)("is matched with a Word that counts %s", (counts) => {
    const bytes = make();
    const seen = seenBy(bytes, counts);
    const found = alignParagraphs(storyOf(bytes), seen);
    expect(found).toBeDefined();
    const pairs = [...found!] as readonly (readonly [DocxParagraph, number])[];
    expect(pairs.length).toBeGreaterThan(seen.length * 0.95);
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    // With a revision the API shows more than would be printed; nothing else may differ.
    for (const [paragraph, at] of pairs)
      expect(letters(seen[at]!.text).startsWith(letters(paragraph.text).slice(0, 20))).toBe(true);
  });

  it("is matched although Word has an empty paragraph less at the end", () => {
    const bytes = make();
    const seen = seenBy(bytes, "seen cells");
    const last = seen.at(-1);
    expect(alignParagraphs(storyOf(bytes), last?.text === "" ? seen.slice(0, -1) : seen)).toBeDefined();
  });

  it("is not matched when a square of a table is missing", () => {
    const bytes = make();
    const seen = seenBy(bytes, "seen cells");
    const at = seen.findIndex(({ level, text }) => level > 0 && text.includes("自然人"));
    expect(alignParagraphs(storyOf(bytes), [...seen.slice(0, at + 3), ...seen.slice(at + 4)])).toBeUndefined();
  });

  it("is not matched when the rows of a table stand in another order", () => {
    const bytes = make();
    const seen = [...seenBy(bytes, "seen cells")];
    const first = seen.findIndex(({ level, text }) => level > 0 && text.includes("自然人"));
    const table = seen.slice(first, first + 120).reverse();
    seen.splice(first, 120, ...table);
    expect(alignParagraphs(storyOf(bytes), seen)).toBeUndefined();
  });
});
