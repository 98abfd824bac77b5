// Characters and their marks, one paragraph after the other → blocks. A row says at its end how its cells were.
import type { RawBlock, RawCell } from "../../core/document/source";
import type { CellShape, ParagraphProperties } from "./properties";

const CELL = 7;
/** Fields are an instruction, a separator and a result, which alone is printed. */
const [FIELD, RESULT, FIELD_END] = ["\u0013", "\u0014", "\u0015"];
/** Pictures, notes, anchors: one character each that prints nothing; 30 and 31 are hyphens. */
const MARKS = /[\u0001-\u0006\u0008\u000e-\u0012\u0016-\u001d\u001f]/gu;
/** Edges of cells that are meant to be one line lie some twips apart. */
const NEAR = 20;

interface Row {
  readonly texts: readonly string[];
  readonly shapes: readonly CellShape[] | undefined;
}

/** Empty paragraphs at a cell's end are no part of what it says. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  return text.slice(0, end);
}

export class DocStory {
  private readonly blocks: RawBlock[] = [];
  private text = "";
  private fields: ("code" | "result")[] = [];
  private lines: string[] = [];
  private cells: string[] = [];
  private rows: Row[] = [];
  private paragraphs = 0;
  private grids = 0;

  add(found: string): void {
    if (!/[\u0013-\u0015]/u.test(found)) {
      if (this.isPrinted()) this.text += found;
      return;
    }
    for (const part of found.split(/([\u0013-\u0015])/u)) {
      if (part === FIELD) this.fields.push("code");
      else if (part === RESULT) this.fields.splice(-1, 1, "result");
      else if (part === FIELD_END) this.fields.pop();
      else if (this.isPrinted()) this.text += part;
    }
  }

  private isPrinted(): boolean {
    return !this.fields.includes("code");
  }

  /** At the mark that ends a paragraph, a cell or a row, with what the file says of the paragraph. */
  end(mark: number, properties: ParagraphProperties | undefined): void {
    const text = this.text
      .replace(MARKS, "")
      .replace(/\u001e/gu, "-")
      .replace(/\u000b/gu, "\n");
    this.text = "";
    const isInTable = mark === CELL || (properties?.depth ?? 0) > 0;
    if (!isInTable) {
      this.closeTable();
      this.paragraph(text, properties);
    } else if (mark === CELL && properties?.isRowEnd === true) this.closeRow(properties.row);
    else if (properties?.isRowEnd === true && properties.depth <= 1) this.closeRow(properties.row);
    else {
      // What stands in a table within a cell is the text of the cell: a form has none.
      if (text !== "" || mark === CELL) this.lines.push(text);
      if (mark !== CELL) return;
      this.cells.push(withoutEnd(this.lines.join("\n")));
      this.lines = [];
    }
  }

  finish(): readonly RawBlock[] {
    this.end(13, undefined);
    return this.blocks;
  }

  private paragraph(text: string, properties: ParagraphProperties | undefined): void {
    if (text.trim() === "") {
      if (text !== "" || properties) this.paragraphs += 1;
      return;
    }
    this.paragraphs += 1;
    const level =
      properties?.outline ?? (properties && properties.style >= 1 && properties.style <= 9 ? properties.style - 1 : 9);
    this.blocks.push({
      kind: "text",
      text,
      place: `第${this.paragraphs}段`,
      ...(level < 9 ? { heading: level + 1 } : {}),
    });
  }

  private closeRow(shapes: readonly CellShape[] | undefined): void {
    if (this.lines.length > 0) this.cells.push(this.lines.join("\n"));
    this.lines = [];
    if (this.cells.length > 0) this.rows.push({ texts: this.cells, shapes });
    this.cells = [];
  }

  private closeTable(): void {
    this.closeRow(undefined);
    if (this.rows.length === 0) return;
    const rows = this.rows;
    this.rows = [];
    const name = `第${++this.grids}个表格`;
    // Two tables that touch are one in the file: those of one width belong together.
    const grid = gridOf(rows);
    this.blocks.push({ kind: "grid", name, unit: "table", rows: rows.length, ...grid });
  }
}

interface Placed {
  readonly row: number;
  readonly col: number;
  rowSpan: number;
  readonly colSpan: number;
  text: string;
}

/** Cells at the columns that the edges of all rows make together; a cell that is merged upwards lengthens the one above it. */
function gridOf(rows: readonly Row[]): { readonly cols: number; readonly cells: readonly RawCell[] } {
  const edges = edgesOf(rows);
  const column = (place: number): number => {
    let at = 0;
    while (at + 1 < edges.length && edges[at + 1]! <= place + NEAR) at++;
    return at;
  };
  const cells: Placed[] = [];
  let above = new Map<number, Placed>();
  rows.forEach(({ texts, shapes }, row) => {
    const here = new Map<number, Placed>();
    let before: Placed | undefined;
    texts.forEach((text, i) => {
      const shape = shapes?.[i];
      const col = shape ? column(shape.left) : i;
      const colSpan = shape ? Math.max(1, column(shape.right) - col) : 1;
      const over = shape?.isJoinedAbove === true ? above.get(col) : undefined;
      if (over) {
        over.rowSpan = row - over.row + 1;
        if (text !== "") over.text += over.text === "" ? text : `\n${text}`;
        here.set(col, over);
      } else if (shape?.isJoinedLeft === true && before) {
        const wider = { ...before, colSpan: col + colSpan - before.col, text: before.text + text };
        cells.splice(cells.indexOf(before), 1, wider);
        here.set(wider.col, wider);
        before = wider;
      } else {
        before = { row, col, rowSpan: 1, colSpan, text };
        cells.push(before);
        here.set(col, before);
      }
    });
    above = here;
  });
  const cols = Math.max(edges.length - 1, ...cells.map(({ col, colSpan }) => col + colSpan));
  return { cols, cells: cells.sort((a, b) => a.row - b.row || a.col - b.col) };
}

function edgesOf(rows: readonly Row[]): readonly number[] {
  const places = rows.flatMap(({ shapes }) => (shapes ?? []).flatMap(({ left, right }) => [left, right])).sort((a, b) => a - b);
  const edges: number[] = [];
  for (const place of places) if (edges.length === 0 || place - edges.at(-1)! > NEAR) edges.push(place);
  return edges;
}
