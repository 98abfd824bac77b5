// What fill is to write: whose report it is to be where a workbook is written over, and zeros for what is left blank.
import { existsSync } from "node:fs";
import { gridOfPlan } from "../../app/workbook/plan-contents";
import { identityDifferences } from "../../app/workbook/whose";
import { totalsWith } from "../../app/workbook/form-faults";
import { zeroReport } from "../../app/workbook/zero-report";
import { officialSheets } from "../../app/read/official";
import { readReport } from "../../app/read/read-report";
import { cellName } from "../../app/words/cell-label";
import { spokenPlace } from "../../app/words/place";
import type { Named } from "../../app/publish/publish";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { readWithin } from "../probe";

/** @param out - the workbook that will be written over; nothing is asked of one that is no report */
export async function whoseReport(source: Named, out: string, side: "来源" | "本簿" | undefined): Promise<Outcome<Named>> {
  if (!existsSync(out)) return yes(source);
  const book = await readWithin(out);
  if (!book.ok || side === "来源") return yes(source);
  const differences = identityDifferences(source, book.value);
  if (differences.length === 0) return yes(source);
  if (side === undefined) return no({ kind: "other-report", differences });
  const { form, unit, year, values } = book.value;
  if (form.edition.id !== source.form.edition.id)
    return no({ kind: "other-edition", found: source.form.edition.name, wanted: form.edition.name });
  // What the source leaves blank the workbook keeps.
  const merged = source.form.cells.map((cell) => {
    const own = form.byId.get(cell.id);
    return source.values[cell.index] ?? (own && values[own.index]) ?? null;
  });
  return yes({ ...source, unit: unit ?? source.unit, year: year ?? source.year, values: merged });
}

/** The figures with zeros for what is left, the cells that get one, and how many are left to last year's report. */
export function withZeros(
  reading: Named,
  previous: Reading | undefined,
): Outcome<{ readonly reading: Named; readonly listed: readonly string[]; readonly left: number }> {
  const { form, unit, year, values } = reading;
  const plans = officialSheets(form, { unit, year, values });
  const laid = readReport({ format: "xlsx", properties: {}, blocks: plans.map(gridOfPlan) });
  if (!laid.ok) return laid;
  const { proposals, left } = zeroReport({ ...laid.value, unit, year }, previous);
  const next = [...values];
  for (const proposal of proposals) {
    const at = form.byId.get(laid.value.form.cells[proposal.index]!.id)?.index;
    if (at !== undefined) next[at] = proposal.next;
  }
  // A total that no program has worked out yet follows from its parts now that they are there.
  const total = totalsWith(form);
  const open = new Set(reading.deviations.flatMap((one) => (one.kind === "formula-open" ? [one.cell] : [])));
  for (let level = 0; level < 3; level += 1) for (const index of open) next[index] = total(index, next) ?? next[index] ?? null;
  const deviations = reading.deviations.filter((one) => one.kind !== "formula-open" || next[one.cell] === null);
  return yes({
    reading: { ...reading, values: next, deviations },
    listed: proposals.map((one) => `${spokenPlace(one.at)} ${cellName(laid.value.form.cells[one.index]!)}：${String(one.next)}`),
    left: left.length,
  });
}
