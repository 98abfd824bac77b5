// A Word document → its paragraphs and tables, in the order in which they are read.
import { yes, type Outcome } from "../../core/outcome";
import type { RawBlock, RawCell, RawDocument, RawGrid } from "../../core/source";
import { openDocument } from "./document";
import { headingLevels } from "./headings";
import { inOrder, type PlacedTable } from "./order";
import { readProperties } from "./properties";
import type { Cell, Paragraph } from "./walk";

/**
 * Reads a .docx: text as it would be printed, with what was inserted under revision and without what was deleted; results
 * of fields; a text box once; headers, footers and notes after the body.
 */
export function readDocx(bytes: Uint8Array): Outcome<RawDocument> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const { file, body, others, related } = opened.value;
  const levels = headingLevels(file, related("styles"));
  if (!levels.ok) return levels;
  const properties = readProperties(file);
  if (!properties.ok) return properties;

  const blocks: RawBlock[] = [];
  for (const story of [body, ...others]) {
    for (const block of inOrder(story).blocks) {
      if ("table" in block) blocks.push(grid(block));
      else {
        const heading = story === body ? headingOf(block.paragraph, levels.value) : undefined;
        blocks.push({
          kind: "text",
          text: block.paragraph.text,
          place: block.place,
          ...(heading === undefined ? {} : { heading }),
        });
      }
    }
  }
  return yes({ format: "docx", blocks, properties: properties.value });
}

function headingOf({ outline, style }: Paragraph, levels: ReadonlyMap<string, number>): number | undefined {
  if (outline !== undefined) return outline < 9 ? outline + 1 : undefined;
  return levels.get(style ?? "");
}

function grid({ table, name }: PlacedTable): RawGrid {
  const cells = table.cells.filter((cell) => !cell.isCovered).map(rawCell);
  return { kind: "grid", name, unit: "table", rows: table.rows, cols: table.cols, cells };
}

const rawCell = (cell: Cell): RawCell => ({
  row: cell.row,
  col: cell.col,
  rowSpan: cell.rowSpan,
  colSpan: cell.colSpan,
  text: cellText(cell),
});

/** What stands in a cell, one line per paragraph, tables within it set aside. */
export const cellText = (cell: Cell): string =>
  cell.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])).join("\n");
