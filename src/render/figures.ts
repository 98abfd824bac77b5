// The figures for other programs: JSON by stable names, CSV in the form's own words.

import type { Cell, NumberedForm } from "../core/form/numbered-form";
import { decimalText, parseDecimal, sameValue, valueText, words, type Value } from "../core/figures/values";

/**
 * A blank is null, a figure a number. What a JSON number cannot say exactly is a string: a remark such as "/", money
 * with its own unit, a decimal that binary would round.
 */
export type JsonFigure = null | number | string;

/** Nested by the parts of a cell's stable name: requests, then granted, then naturalPerson. */
export interface JsonFigures {
  readonly [name: string]: JsonFigure | JsonFigures;
}

/** The number that says exactly the same as the text, if there is one without powers of ten. */
const plainNumber = (text: string): number | undefined => {
  const number = Number(text);
  const back = parseDecimal(String(number));
  const meant = parseDecimal(text);
  return back !== undefined && meant !== undefined && sameValue(back, meant) ? number : undefined;
};

/** One figure as JSON. */
export function jsonFigure(value: Value): JsonFigure {
  if (value === null || typeof value === "number") return value;
  if (value.kind === "words" || value.unit !== undefined) return valueText(value);
  return plainNumber(decimalText(value)) ?? decimalText(value);
}

interface Nest {
  [name: string]: JsonFigure | Nest;
}

/** The value under the key `tables` of everything we write as JSON. */
export function figuresJson(form: NumberedForm, values: readonly Value[]): JsonFigures {
  const root: Nest = {};
  for (const cell of form.cells) {
    const steps = cell.id.split(".");
    const last = steps.pop()!;
    let nest = root;
    for (const step of steps) nest = (nest[step] ??= {}) as Nest;
    nest[last] = jsonFigure(values[cell.index] ?? null);
  }
  return root;
}

const FIGURE = /^([+-]?\d{1,30}(?:\.\d{1,30})?)(元|万元)?$/;

/** What `jsonFigure` made of a value, as that value. */
export function valueOf(found: unknown): Value {
  if (typeof found === "number") return parseDecimal(Number.isFinite(found) ? decimalOf(found) : "") ?? words(String(found));
  if (typeof found !== "string") return null;
  const match = FIGURE.exec(found);
  if (match) return parseDecimal(match[1]!, match[2] as "元" | "万元" | undefined) ?? words(found);
  return found.trim() === "" ? null : words(found.trim());
}

/** A number without powers of ten: 1e-7 is 0.0000001. */
function decimalOf(number: number): string {
  const text = String(number);
  return text.includes("e")
    ? Math.abs(number) < 1
      ? number.toFixed(20).replace(/0{1,20}$/, "")
      : BigInt(number).toString()
    : text;
}

const isNest = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === "object" && found !== null && !Array.isArray(found);

/** Own keys alone: a file may name a table "constructor". */
const step = (found: unknown, name: string): unknown => (isNest(found) && Object.hasOwn(found, name) ? found[name] : undefined);

/** The figures of what `figuresJson` wrote; a name that is not there is blank. What does not belong is told by `strangers`. */
export const figuresFromJson = (form: NumberedForm, tables: unknown): Value[] =>
  form.cells.map((cell) => valueOf(cell.id.split(".").reduce<unknown>(step, tables)));

/** Names in the object that the form does not print, and figures that are neither number, string nor null: nothing is dropped in silence. */
export function strangers(form: NumberedForm, tables: unknown): string[] {
  const found: string[] = [];
  const inside = new Set(form.cells.flatMap(({ id }) => id.split(".").map((_, i, steps) => steps.slice(0, i).join("."))));
  const walk = (nest: Readonly<Record<string, unknown>>, path: string): void => {
    for (const [name, inner] of Object.entries(nest)) {
      const id = path === "" ? name : `${path}.${name}`;
      if (inside.has(id) && isNest(inner)) walk(inner, id);
      else if (!form.byId.has(id) || !(inner === null || typeof inner === "number" || typeof inner === "string")) found.push(id);
    }
  };
  if (isNest(tables)) walk(tables, "");
  else found.push("");
  return found;
}

const path = (labels: readonly string[]): string => labels.filter((label) => label !== "").join("·");

/** The printed words over a cell: what a person calls it. */
const rowPath = (cell: Cell): string => path([...cell.row.under, cell.row.label]);
const columnPath = (cell: Cell): string => path([...cell.column.under, cell.column.label]);

/** One record for each figure, under the names that people know: what other units join and publish. */
export const figureRecords = (form: NumberedForm, values: readonly Value[]): readonly Readonly<Record<string, JsonFigure>>[] =>
  form.cells.map((cell) => ({
    表: `表${cell.table.number}`,
    ...(cell.block.banner !== "" && { 事项: cell.block.banner }),
    行: rowPath(cell),
    栏: columnPath(cell),
    计量单位: cell.domain.unit,
    数值: jsonFigure(values[cell.index] ?? null),
    字段: cell.id,
  }));

/** A remark that a spreadsheet would run as a formula is told to be text. A figure is left alone: -8 is a number. */
const harmless = (value: Value): string => {
  const text = valueText(value);
  return value !== null && typeof value !== "number" && value.kind === "words" && /^[=+\-@\t\r]./s.test(text) ? `'${text}` : text;
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line for each figure, so that the files of many units can be joined. Begins with the mark by which Excel knows UTF-8. */
export function figuresCsv(
  form: NumberedForm,
  values: readonly Value[],
  about: {
    readonly unit: string;
    readonly year: number;
    /** Over all figures: each line says of which report it is one. */
    readonly digest?: string;
  },
): string {
  const { digest } = about;
  const head = [
    "单位",
    "年度",
    "表",
    "事项",
    "行",
    "栏",
    "计量单位",
    "数值",
    "字段",
    ...(digest === undefined ? [] : ["数据摘要"]),
  ];
  const lines = form.cells.map((cell) => {
    const value = values[cell.index] ?? null;
    return [
      harmless(words(about.unit)),
      String(about.year),
      `表${cell.table.number}`,
      cell.block.banner,
      rowPath(cell),
      columnPath(cell),
      cell.domain.unit,
      harmless(value),
      cell.id,
      ...(digest === undefined ? [] : [digest]),
    ];
  });
  return "\uFEFF" + [head, ...lines].map((line) => line.map(quoted).join(",") + "\r\n").join("");
}
