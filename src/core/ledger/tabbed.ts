// A sheet saved as text, or pasted: lines of cells between tabs, read as the grid that they were.
import type { RawCell, RawDocument, RawGrid } from "../document/source";

/** Fewer cells than these are a sentence with a tab in it. */
const CELLS = 4;

/** The grid that a text's lines make; undefined where it holds none. */
function gridIn({ blocks }: RawDocument): RawGrid | undefined {
  const cells: RawCell[] = [];
  let cols = 0;
  blocks.forEach((block, row) => {
    if (block.kind !== "text") return;
    const parts = block.text.split("\t");
    if (parts.length < CELLS) return;
    cols = Math.max(cols, parts.length);
    parts.forEach((text, col) => {
      if (text.trim() !== "") cells.push({ row, col, rowSpan: 1, colSpan: 1, text });
    });
  });
  return cols === 0 ? undefined : { kind: "grid", name: "文本", unit: "table", rows: blocks.length, cols, cells };
}

/** The document with the grid that its lines make, behind everything else. */
export function withTabbed(document: RawDocument): RawDocument {
  if (document.format !== "txt") return document;
  const grid = gridIn(document);
  return grid ? { ...document, blocks: [...document.blocks, grid] } : document;
}
