// What the sheet's own rules say of a cell: whether an entry is allowed, and which conditional look it wears.
import { holds, type Area } from "./area";
import { compareValues } from "./evaluate";
import { copied } from "./formula";
import type { ConditionalLook, ConditionalRule, ValidationRule, Operator, Sheet, Validation } from "./sheet";
import { CellError, typed, type CellValue } from "./value";
import type { PlayedWorkbook } from "./workbook";

function stands(value: CellValue, operator: Operator, first: CellValue, second: CellValue): boolean {
  if (value instanceof CellError || first instanceof CellError || second instanceof CellError) return false;
  switch (operator) {
    case "Between":
    case "NotBetween": {
      const [low, high] = compareValues(first, second) <= 0 ? [first, second] : [second, first];
      const inside = compareValues(value, low) >= 0 && compareValues(value, high) <= 0;
      return inside === (operator === "Between");
    }
    case "EqualTo":
      return compareValues(value, first) === 0;
    case "NotEqualTo":
      return compareValues(value, first) !== 0;
    case "GreaterThan":
      return compareValues(value, first) > 0;
    case "LessThan":
      return compareValues(value, first) < 0;
    case "GreaterThanOrEqualTo":
      return compareValues(value, first) >= 0;
    case "LessThanOrEqualTo":
      return compareValues(value, first) <= 0;
  }
}

/** The value of a formula written for the first square of `areas`, as seen from another square. */
function seen(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  formula: string,
  areas: readonly Area[],
  row: number,
  col: number,
): CellValue {
  const first = areas[0];
  const here = first === undefined ? formula : copied(formula, row - first.top, col - first.left);
  return workbook.calculation.evaluateAt(here, sheet, row, col);
}

const isTrue = (value: CellValue): boolean => value === true || (typeof value === "number" && value !== 0);

function operand(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  written: string | number | undefined,
  areas: readonly Area[],
  row: number,
  col: number,
): CellValue {
  if (written === undefined) return null;
  if (typeof written === "number") return written;
  return written.startsWith("=") ? seen(workbook, sheet, written, areas, row, col) : typed(written, "General").value;
}

function obeys(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  validation: Validation,
  rule: ValidationRule,
  row: number,
  col: number,
): boolean {
  const value = sheet.valueAt(row, col);
  const bounds = (measured: CellValue): boolean =>
    stands(
      measured,
      rule.operator ?? "Between",
      operand(workbook, sheet, rule.formula1, validation.areas, row, col),
      operand(workbook, sheet, rule.formula2, validation.areas, row, col),
    );
  switch (rule.kind) {
    case "wholeNumber":
      return typeof value === "number" && Number.isInteger(value) && bounds(value);
    case "decimal":
    case "date":
    case "time":
      return typeof value === "number" && bounds(value);
    case "textLength":
      return bounds(String(value ?? "").length);
    case "custom":
      return isTrue(operand(workbook, sheet, rule.formula1, validation.areas, row, col));
    case "list": {
      const source = String(rule.formula1);
      if (!source.startsWith("="))
        return source
          .split(",")
          .map((each) => each.trim())
          .includes(String(value ?? ""));
      return listed(workbook, sheet, source, validation.areas, row, col).some(
        (each) => !(each instanceof CellError) && compareValues(each, value) === 0,
      );
    }
  }
}

/** What a list rule offers for choice. */
function listed(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  source: string,
  areas: readonly Area[],
  row: number,
  col: number,
): readonly CellValue[] {
  const found: CellValue[] = [];
  for (let n = 1; n <= 1000; n++) {
    const first = areas[0];
    const here = first === undefined ? source : copied(source, row - first.top, col - first.left);
    const each = workbook.calculation.evaluateAt(`=INDEX(${here.slice(1)},${n})`, sheet, row, col);
    if (each instanceof CellError) break;
    found.push(each);
  }
  return found;
}

/** The entry rule that the cell's present value breaks, if any. */
export function brokenEntryRule(workbook: PlayedWorkbook, sheet: Sheet, row: number, col: number): Validation | undefined {
  const validation = sheet.validationAt(row, col);
  if (validation?.rule === undefined) return undefined;
  const value = sheet.valueAt(row, col);
  if (value === null && (validation.ignoreBlanks || validation.rule.kind !== "textLength"))
    return validation.ignoreBlanks ? undefined : validation;
  return obeys(workbook, sheet, validation, validation.rule, row, col) ? undefined : validation;
}

function lights(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  rule: ConditionalRule,
  areas: readonly Area[],
  row: number,
  col: number,
): boolean {
  if (rule.kind === "Custom") return isTrue(seen(workbook, sheet, rule.formula, areas, row, col));
  const value = sheet.valueAt(row, col);
  return stands(
    value,
    rule.operator,
    operand(workbook, sheet, rule.formula1, areas, row, col),
    operand(workbook, sheet, rule.formula2, areas, row, col),
  );
}

/** The looks that conditional formats give a cell at this moment, the strongest first. */
export function conditionalLooks(workbook: PlayedWorkbook, sheet: Sheet, row: number, col: number): readonly ConditionalLook[] {
  const found: ConditionalLook[] = [];
  for (const format of sheet.conditionalFormats) {
    if (!format.areas.some((a) => holds(a, row, col))) continue;
    if (!lights(workbook, sheet, format.rule, format.areas, row, col)) continue;
    found.push(format.look);
    if (format.stopIfTrue) break;
  }
  return found;
}
