// Marks of findings: conditional formats that are always true. They lie over the user's formats and never change them.
import { a1 } from "../../core/figures/addresses";
import { isColouring } from "../../render/formula";
import type { CellMark } from "../../ports/workbook";
import { applyLook } from "./lay-out";
import { isSign, LOOKS, markAreas, SIGN_FORMULA, type Doubts } from "./mark-look";
import { rangeOf } from "./range";
import { doubting, hasRoom } from "./suspicion";

const SIDES = ["top", "bottom", "left", "right"] as const;

const formulaOf = (format: Excel.ConditionalFormat): string =>
  format.type === "Custom" ? format.customOrNullObject.rule.formula : "";

export const isOurs = (format: Excel.ConditionalFormat): boolean => isSign(formulaOf(format));

/** One of those with which our form itself colours what does not add up. */
export const colouring = (format: Excel.ConditionalFormat): boolean => isColouring(formulaOf(format));

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
  return markAreas(marks, doubts).map(({ kind, area, doubt }) => {
    const format = rangeOf(sheet, area).conditionalFormats.add("Custom");
    format.load("id");
    format.custom.rule.formula = SIGN_FORMULA;
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
  });
}

/** Queues the removal of marks by their ids; the sheet's other conditional formats are not looked at. */
export function takeMarks(sheet: Excel.Worksheet, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const formats = rangeOf(sheet).conditionalFormats;
  for (const id of ids) formats.getItem(id).delete();
}
