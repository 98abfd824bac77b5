// A worksheet of counts coloured by the gravest class that a cell counts.
import type { RuleClass } from "../../core/form/rule-text";
import type { Appearance } from "../../render/appearance";
import type { Worksheet } from "../../render/sheet";

/** Dark text stays above 4.5 : 1 on each of them; the class is also in the list that the count leads to. */
const FILLS: Readonly<Record<RuleClass, string>> = { A: "F8B4B4", B: "FBD5A5", C: "FFF2B3", D: "DCE9F7" };
const GRAVEST: readonly RuleClass[] = ["A", "B", "C", "D"];

/** @param classesAt - the classes of what the cell counts; none leaves it as it is */
export function heated(sheet: Worksheet, classesAt: (row: number, col: number) => readonly RuleClass[]): Worksheet {
  const styles: Record<string, Appearance> = { ...sheet.styles };
  const cells = sheet.cells.map((cell) => {
    const found = cell.row === 0 || cell.content.kind === "blank" ? [] : classesAt(cell.row, cell.col);
    const grade = GRAVEST.find((one) => found.includes(one));
    const look = sheet.styles[cell.style];
    if (grade === undefined || look === undefined) return cell;
    const style = `${cell.style}.${grade}`;
    styles[style] = { ...look, fill: FILLS[grade], font: { ...look.font, color: "1F1F1F" } };
    return { ...cell, style };
  });
  return { ...sheet, styles, cells };
}
