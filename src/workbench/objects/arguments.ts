// Reading what an add-in passed: Excel refuses everything that it did not ask for.
import { parseArea, splitSheet, type Area } from "../model/area";
import { refuse } from "../model/refusal";
import type { Sheet } from "../model/sheet";
import type { PlayedWorkbook } from "../model/workbook";
import { isHostObject, range, type RangeObject } from "./part";

export const text = (value: unknown): string => (typeof value === "string" ? value : refuse("InvalidArgument"));

export const optionalText = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : text(value);

export const whole = (value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) ? value : refuse("InvalidArgument");

export const optionalWhole = (value: unknown, otherwise: number): number =>
  value === null || value === undefined ? otherwise : whole(value);

export const truth = (value: unknown, otherwise = false): boolean =>
  value === null || value === undefined ? otherwise : typeof value === "boolean" ? value : refuse("InvalidArgument");

export const oneOfTheseWords = <W extends string>(value: unknown, words: readonly W[], otherwise?: W): W => {
  if ((value === null || value === undefined) && otherwise !== undefined) return otherwise;
  const found = words.find((word) => word === value);
  return found ?? refuse("InvalidArgument");
};

export const isRange = (value: unknown): value is RangeObject =>
  isHostObject(value) && value.className === "Range" && value.isNull === undefined;

/** An address of this sheet; Excel takes another sheet's name in it only where the object is the workbook. */
function areaOn(sheet: Sheet, address: string, workbook: PlayedWorkbook): Area {
  const split = splitSheet(address.trim());
  if (split.sheet !== undefined && workbook.sheetNamed(split.sheet) !== sheet) refuse("InvalidArgument");
  const found = parseArea(split.rest);
  if (found !== undefined) return found;
  const named = workbook.nameFor(split.rest, sheet);
  const target = named === undefined ? undefined : rangeOfFormula(workbook, named.formula);
  return target !== undefined && target.sheet === sheet ? target.area : refuse("InvalidArgument");
}

/** "A1,C3:D4" */
export const areasOn = (sheet: Sheet, addresses: string, workbook: PlayedWorkbook): readonly Area[] =>
  addresses.split(",").map((each) => areaOn(sheet, each, workbook));

/** The place that a name such as "=表二!$A$1" means. */
export function rangeOfFormula(workbook: PlayedWorkbook, formula: string): RangeObject | undefined {
  const { sheet, rest } = splitSheet(formula.replace(/^=/, ""));
  const target = sheet === undefined ? undefined : workbook.sheetNamed(sheet);
  const found = parseArea(rest);
  return target === undefined || found === undefined ? undefined : range(target, found);
}

/** A range of this sheet, passed as an object or as an address. */
export function areaArgument(sheet: Sheet, value: unknown, workbook: PlayedWorkbook): Area {
  if (isRange(value)) return value.sheet === sheet ? value.area : refuse("InvalidArgument");
  return areaOn(sheet, text(value), workbook);
}

/** A range of any sheet: an object, or an address with or without a sheet's name. */
export function rangeArgument(value: unknown, workbook: PlayedWorkbook, otherwise: Sheet): RangeObject {
  if (isRange(value)) return value;
  const { sheet, rest } = splitSheet(text(value).replace(/^=/, ""));
  const target = sheet === undefined ? otherwise : workbook.sheetNamed(sheet);
  const found = parseArea(rest);
  return target === undefined || found === undefined ? refuse("InvalidArgument") : range(target, found);
}

/** An object with exactly these keys, some of them optional. */
export function record(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isHostObject(value))
    return refuse("InvalidArgument");
  for (const key of Object.keys(value)) if (!keys.includes(key)) refuse("InvalidArgument");
  return Object.fromEntries(Object.entries(value));
}
