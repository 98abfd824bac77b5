// Marks of findings: conditional formats that are always true. They lie over the user's formats and never change them.
import { MARKS, type MarkLook } from "../../render/appearance";
import { a1 } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import { isColouring } from "../../render/formula";
import type { RawGrid } from "../../core/document/source";
import type { CellMark, MarkKind } from "../../ports/workbook";
import { applyLook } from "./lay-out";
import { rangeOf } from "./range";
import { doubting, hasRoom } from "./suspicion";

/**
 * What our marks say, by which they are known again: after a save, in a copy, when a co-author put them there. It depends
 * on no cell, because a conditional format made by an add-in is not always repainted when a cell it depends on changes.
 */
const SIGN = "年报三表审核标记";
const FORMULA = `=LEN("${SIGN}")>0`;

interface Look extends MarkLook {
  readonly border: "Continuous" | "Dash" | "DashDot" | "Dot";
}

/**
 * Told apart without colour by their frames, and the suspected cell by 疑 before its figure as well. It stands out from the
 * form's own light red, where that lights its neighbours; not bold, which would ask for more room than the figure has.
 */
const LOOKS: Readonly<Record<MarkKind, Look>> = {
  suspected: { fill: "C00000", color: "FFFFFF", bold: false, italic: false, underline: true, border: "Continuous" },
  broken: { ...MARKS.broken, border: "Continuous" },
  involved: { fill: "FDEBED", color: "9C0006", bold: false, italic: false, underline: false, border: "DashDot" },
  unreadable: { ...MARKS.noFigure, border: "Dash" },
  undecided: { ...MARKS.noFigure, bold: false, underline: false, border: "Dot" },
};

/** What is put last lies above. */
const KINDS: readonly MarkKind[] = ["undecided", "involved", "unreadable", "broken", "suspected"];
const SIDES = ["top", "bottom", "left", "right"] as const;

const formulaOf = (format: Excel.ConditionalFormat): string =>
  format.type === "Custom" ? format.customOrNullObject.rule.formula : "";

export const isOurs = (format: Excel.ConditionalFormat): boolean => formulaOf(format).includes(SIGN);

/** One of those with which our form itself colours what does not add up. */
export const colouring = (format: Excel.ConditionalFormat): boolean => isColouring(formulaOf(format));

const textAt = (grid: RawGrid | undefined, { row, col }: CellMark): string =>
  grid?.cells.find((cell) => cell.row === row && cell.col === col)?.text ?? "";

/** The marks of one sheet as text: two sets of marks are the same when this is. What a suspected cell shows is part of its mark. */
export const signature = (marks: readonly CellMark[], grid: RawGrid | undefined): string =>
  marks
    .map((mark) => `${mark.kind} ${mark.row} ${mark.col}${mark.kind === "suspected" ? ` ${textAt(grid, mark)}` : ""}`)
    .sort()
    .join();

/** How a suspected cell shows its figure with 疑 before it; undefined where there is no room for both. */
type Doubts = ReadonlyMap<string, string>;

/** Queues the questions how the suspected cells show their figures; the answer is read after the sync. */
export function askForDoubts(sheet: Excel.Worksheet, marks: readonly CellMark[]): () => Doubts {
  const asked = marks
    .filter(({ kind }) => kind === "suspected")
    .map((mark) => {
      const at = a1(mark);
      const range = rangeOf(sheet, at);
      range.load("numberFormat,text,values");
      const { format } = range;
      format.load("columnWidth");
      const { font } = format;
      font.load("size");
      return { at, range, format, font };
    });
  return () =>
    new Map(
      asked.flatMap(({ at, range, format, font }): [string, string][] => {
        const text = String(range.text[0]?.[0] ?? "");
        // Words run on or are cut off; only a number is hidden altogether.
        const isNumber = typeof range.values[0]?.[0] === "number";
        if (isNumber && !hasRoom(text, format.columnWidth, font.size)) return [];
        return [[at, doubting(String(range.numberFormat[0]?.[0] ?? ""))]];
      }),
    );
}

/** Queues the marks of one sheet. @returns the formats, whose ids are to be loaded */
export function putMarks(sheet: Excel.Worksheet, marks: readonly CellMark[], doubts: Doubts): Excel.ConditionalFormat[] {
  return KINDS.flatMap((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    // Cells that show their doubt alike may lie in one rectangle.
    const alike = new Map<string, CellMark[]>();
    for (const mark of own) {
      const doubt = (kind === "suspected" ? doubts.get(a1(mark)) : undefined) ?? "";
      alike.set(doubt, [...(alike.get(doubt) ?? []), mark]);
    }
    return [...alike].flatMap(([doubt, group]) =>
      areas(group).map((area) => {
        const format = rangeOf(sheet, area).conditionalFormats.add("Custom");
        format.load("id");
        format.custom.rule.formula = FORMULA;
        const look = LOOKS[kind];
        applyLook(format.custom.format, look);
        // Said outright, because what lies below may be bold, and 疑 needs the room.
        if (kind === "suspected") format.custom.format.font.bold = false;
        if (doubt !== "") format.custom.format.numberFormat = doubt;
        for (const side of SIDES) {
          const border = format.custom.format.borders[side];
          border.style = look.border;
          border.color = `#${kind === "suspected" ? "000000" : look.color}`;
        }
        return format;
      }),
    );
  });
}

/** Queues the removal of marks by their ids; the sheet's other conditional formats are not looked at. */
export function takeMarks(sheet: Excel.Worksheet, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const formats = rangeOf(sheet).conditionalFormats;
  for (const id of ids) formats.getItem(id).delete();
}
