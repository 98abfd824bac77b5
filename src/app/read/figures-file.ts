// Figures with their stable names, as JSON: written beside every report, and read back exactly.
import { overruled } from "../../core/document/identity";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { Hints } from "../../core/recognise/recognise";
import { figuresFromJson, figuresJson, strangers, type JsonFigures } from "../../render/figures";
import { PROPERTIES } from "../../render/stamp";
import { editions } from "../../statute";
import { figuresDigest } from "./digest-of-figures";
import { officialForm } from "./official";

export interface FiguresFile {
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string;
  readonly variant: string | null;
  /** Of all figures: the same in every file that holds the same. */
  readonly digest: string;
  /** tables.requests.denied.internal.naturalPerson; null for a blank. */
  readonly tables: JsonFigures;
}

export const figuresFile = (reading: Pick<Reading, "form" | "values" | "unit" | "year">): FiguresFile => ({
  unit: reading.unit ?? null,
  year: reading.year ?? null,
  edition: reading.form.edition.id,
  variant: reading.form.variant?.id ?? null,
  digest: figuresDigest(reading.form, reading.values),
  tables: figuresJson(reading.form, reading.values),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** @param parsed - JSON of unknown origin; what is not the published shape is refused, not guessed at */
export function readFigures(parsed: unknown, hints: Hints = {}): Outcome<Reading> {
  if (!isObject(parsed) || !isObject(parsed["tables"])) return no({ kind: "no-table-found" });
  const tables = parsed["tables"];
  const said = typeof parsed["year"] === "number" && Number.isInteger(parsed["year"]) ? parsed["year"] : undefined;
  const year = hints.year ?? said;
  const unit = text(parsed["unit"]);
  const own = { ...(unit !== undefined && { unit }), ...(said !== undefined && { year: said }) };
  const edition = text(parsed["edition"]);
  // The figures are on the form that the file names; whether that is the year's form is for the check to say.
  const basis = editions.find(({ id }) => id === edition)?.since ?? year;
  if (basis === undefined) return no({ kind: "year-unknown" });
  const form = officialForm(basis, text(parsed["variant"]));
  if (!form.ok) return form;
  const present = form.value.tables.map(({ table }) => table.id).filter((id) => isObject(tables[id]));
  if (present.length === 0) return no({ kind: "no-table-found" });
  const stranger = strangers(form.value, tables)[0];
  if (stranger !== undefined)
    return no({ kind: "table-does-not-fit", table: stranger, place: "JSON", reason: { kind: "extra-row", found: stranger } });
  return yes({
    document: {
      format: "json",
      blocks: [],
      properties: typeof parsed["digest"] === "string" ? { [PROPERTIES.figures]: parsed["digest"] } : {},
    },
    form: form.value,
    unit: hints.unit ?? unit,
    year,
    values: figuresFromJson(form.value, tables),
    places: form.value.cells.map((cell) => ({ block: 0, row: 0, col: 0, spoken: `tables.${cell.id}` })),
    present,
    absent: form.value.tables.map(({ table }) => table.id).filter((id) => !present.includes(id)),
    misfits: [],
    deviations: overruled({ ...own, unitPlace: "文件", yearPlace: "文件" }, hints),
    tableBlocks: new Set(),
  });
}
