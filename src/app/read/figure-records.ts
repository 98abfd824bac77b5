// Our own open data, one record for each figure, read back: the same figures, or a refusal that says which record is none of ours.
import { no, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { Hints } from "../../core/recognise/recognise";
import type { RawDocument } from "../../core/document/source";
import { forms } from "../../statute";
import { readFigures } from "./figures-file";

interface Columns {
  readonly field: number;
  readonly figure: number;
  readonly unit: number;
  readonly year: number;
  readonly digest: number;
}

interface Nest {
  [name: string]: string | Nest;
}

const textOf = (document: RawDocument, at: number): string => {
  const block = document.blocks[at];
  return block?.kind === "text" ? block.text : "";
};

/** @returns undefined when the text is no such list */
function columnsOf(head: string): Columns | undefined {
  const names = head.replace(/^\ufeff/u, "").split("\t");
  const [field, figure, unit, year, digest] = ["字段", "数值", "单位", "年度", "数据摘要"].map((name) => names.indexOf(name));
  return field! >= 0 && figure! >= 0 ? { field: field!, figure: figure!, unit: unit!, year: year!, digest: digest! } : undefined;
}

/** A text that a spreadsheet would have run is written with an apostrophe before it. */
const bare = (text: string): string => text.replace(/^'(?=[=+\-@])/u, "");

/** The list of figures that `report` writes as .csv, or that was copied from it. */
export function readFigureRecords(document: RawDocument, hints: Hints): Outcome<Reading> | undefined {
  const columns = document.format === "txt" ? columnsOf(textOf(document, 0)) : undefined;
  if (!columns) return undefined;
  const records = document.blocks.slice(1).flatMap((_, i) => {
    const fields = textOf(document, i + 1).split("\t");
    const at = (column: number): string => bare((fields[column] ?? "").trim());
    return fields.length > 1
      ? [
          {
            field: at(columns.field),
            figure: at(columns.figure),
            unit: at(columns.unit),
            year: at(columns.year),
            digest: at(columns.digest),
          },
        ]
      : [];
  });
  const whose = [...new Set(records.map(({ unit, year }) => `${unit}${year === "" ? "" : `${year}年度`}`))];
  // Two reports in one list: whose figures are meant is nobody's to guess.
  if (whose.length > 1) return no({ kind: "several-candidates", table: "", places: whose.slice(0, 5) });
  const seen = new Set<string>();
  const twice = records.find(({ field }) => seen.size === seen.add(field).size);
  if (twice) return no({ kind: "several-candidates", table: "", places: [twice.field] });
  const own = Number(records[0]?.year ?? NaN);
  const year = hints.year ?? own;
  const named = records.map(({ field }) => field);
  const [form] = forms()
    .filter(({ edition }) => edition.since <= year && year <= (edition.until ?? Infinity))
    .filter(({ byId }) => named.every((field) => byId.has(field)))
    .sort((a, b) => a.cells.length - b.cells.length);
  if (!form) return no({ kind: "no-table-found" });
  const tables: Nest = {};
  for (const { field, figure } of records) {
    const steps = field.split(".");
    const last = steps.pop()!;
    let nest = tables;
    for (const step of steps) nest = (nest[step] ??= {}) as Nest;
    nest[last] = figure;
  }
  const { unit = "", digest = "" } = records[0] ?? {};
  return readFigures(
    {
      unit: unit === "" ? null : unit,
      year: own,
      edition: form.edition.id,
      variant: form.variant?.id,
      tables,
      ...(digest !== "" && { digest }),
    },
    hints,
  );
}
