// A worksheet of counts coloured by the gravest class that a cell counts.
import type { RuleClass } from "../../core/form/rule-text";
import type { Appearance } from "../../render/appearance";
import type { SheetLine } from "../../render/sheet";
import { eachOf, type ListSheet } from "./list-sheet";

/** Dark text stays above 4.5 : 1 on each of them; the class is also in the list that the count leads to. */
const FILLS: Readonly<Record<RuleClass, string>> = { A: "F8B4B4", B: "FBD5A5", C: "FFF2B3", D: "DCE9F7" };
const GRAVEST: readonly RuleClass[] = ["A", "B", "C", "D"];

/** @param classesAt - the classes of what the cell counts; none leaves it as it is */
export function heated(sheet: ListSheet, classesAt: (row: number, col: number) => readonly RuleClass[]): ListSheet {
  const styles: Record<string, Appearance> = { ...sheet.styles };
  for (const [style, look] of Object.entries(sheet.styles))
    for (const grade of GRAVEST)
      styles[`${style}.${grade}`] = { ...look, fill: FILLS[grade], font: { ...look.font, color: "1F1F1F" } };
  const heatedLine = (line: SheetLine, at: number): SheetLine => ({
    ...line,
    cells: line.cells.map((cell, col) => {
      const found = cell.content.kind === "blank" ? [] : classesAt(at + 1, col);
      const grade = GRAVEST.find((one) => found.includes(one));
      return grade === undefined ? cell : { ...cell, style: `${cell.style}.${grade}` };
    }),
  });
  return { ...sheet, styles, lines: eachOf(sheet.lines, heatedLine) };
}
