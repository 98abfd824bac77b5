// Marks of findings: conditional formats that are always true. They lie over the user's formats and never change them.
import { MARKS, type MarkLook } from "../../render/appearance";
import { areas } from "../../render/address";
import type { CellMark, MarkKind } from "../../ports/workbook";
import { dress } from "./lay-out";
import { rangeOf } from "./range";

/**
 * What our marks say, by which they are known again: after a save, in a copy, when a co-author put them there. It depends
 * on no cell, because a conditional format made by an add-in is not always repainted when a cell it depends on changes.
 */
const SIGN = "年报三表审核标记";
const FORMULA = `=LEN("${SIGN}")>0`;

interface Look extends MarkLook {
  readonly border: "Continuous" | "Dash" | "Dot";
}

/** Told apart without colour by their frames: solid, dashed, dotted. */
const LOOKS: Readonly<Record<MarkKind, Look>> = {
  broken: { ...MARKS.broken, border: "Continuous" },
  unreadable: { ...MARKS.noFigure, border: "Dash" },
  undecided: { ...MARKS.noFigure, bold: false, underline: false, border: "Dot" },
};

const KINDS: readonly MarkKind[] = ["undecided", "unreadable", "broken"];
const SIDES = ["top", "bottom", "left", "right"] as const;

export const isOurs = (format: Excel.ConditionalFormat): boolean =>
  format.type === "Custom" && format.customOrNullObject.rule.formula.includes(SIGN);

/** The marks of one sheet as text: two sets of marks are the same when this is. */
export const signature = (marks: readonly CellMark[]): string =>
  marks
    .map((mark) => `${mark.kind} ${mark.row} ${mark.col}`)
    .sort()
    .join();

/** Queues the marks of one sheet. @returns the formats, whose ids are to be loaded */
export function putMarks(sheet: Excel.Worksheet, marks: readonly CellMark[]): Excel.ConditionalFormat[] {
  return KINDS.flatMap((kind) =>
    areas(marks.filter((mark) => mark.kind === kind)).map((area) => {
      const format = rangeOf(sheet, area).conditionalFormats.add("Custom");
      format.load("id");
      format.custom.rule.formula = FORMULA;
      const look = LOOKS[kind];
      dress(format.custom.format, look);
      for (const side of SIDES) {
        const border = format.custom.format.borders[side];
        border.style = look.border;
        border.color = `#${look.color}`;
      }
      return format;
    }),
  );
}

/** Queues the removal of marks by their ids; the sheet's other conditional formats are not looked at. */
export function takeMarks(sheet: Excel.Worksheet, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const formats = rangeOf(sheet).conditionalFormats;
  for (const id of ids) formats.getItem(id).delete();
}
