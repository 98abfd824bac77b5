// 套用模板: a report's figures → what is written where in a user's own document, found by its labels and placeholders.
import { no, yes, type Outcome, type UnclearName } from "../core/outcome";
import type { Reading } from "../core/reading";
import { shown } from "../render/shown";
import { wordTable } from "../render/wordml";
import type { ReportEdit } from "../ports/report";
import { forms } from "../statute";
import { lookUp, textOf, type PlaceholderName, type Said } from "./placeholders";
import type { Named } from "./publish";

export interface TemplatePlan {
  readonly edits: readonly ReportEdit[];
  /** Tables that will be filled, by their number: 二, 三, 四. */
  readonly tables: readonly string[];
  readonly placeholders: readonly string[];
}

/** What the verdict and digest of a push are is not known to a single filling. */
const NOTHING: Said = { verdict: "", digest: "" };

/** A placeholder's edit. */
function placeholderEdit(report: Named, name: string, found: PlaceholderName): ReportEdit {
  const text = textOf(report, found, NOTHING);
  return text === undefined && found.meaning.kind === "table"
    ? { kind: "table", name, wordml: wordTable(found.meaning.table, report.values) }
    : { kind: "text", name, text: text ?? "" };
}

/** Which of the names cannot be replaced, and why. */
export function unclearNames(report: Named, names: readonly string[]): UnclearName[] {
  return names.flatMap((name): UnclearName[] => {
    const found = lookUp(report.form, name);
    if (found.kind === "known") return [];
    if (found.kind === "ambiguous") return [{ kind: "ambiguous", name, meanings: found.names }];
    const other = forms().find((form) => lookUp(form, name).kind === "known");
    return [
      other ? { kind: "other-edition", name, edition: other.variant?.name ?? other.edition.name } : { kind: "unknown", name },
    ];
  });
}

/**
 * @param template - the template read like any report: its tables may be empty or hold last year's figures
 * @param names - the placeholders that the template holds
 * @returns refusal when the template has nothing to fill, prints another form, or asks for what there is not
 */
export function templatePlan(report: Named, template: Outcome<Reading>, names: readonly string[]): Outcome<TemplatePlan> {
  const distinct = [...new Set(names)];
  const unclear = unclearNames(report, distinct);
  if (unclear.length > 0) return no({ kind: "unknown-placeholders", names: unclear });
  const written = distinct.flatMap((name) => {
    const found = lookUp(report.form, name);
    return found.kind === "known" ? [placeholderEdit(report, name, found.name)] : [];
  });
  if (!template.ok) {
    const nothing = template.refusal.kind === "no-table-found";
    if (!nothing) return template;
    if (written.length === 0) return no({ kind: "template-lacks", missing: ["表二、表三、表四，或{{表二}}等占位符"] });
    return yes({ edits: written, tables: [], placeholders: distinct });
  }
  const { form, places, present, misfits, document } = template.value;
  const misfit = misfits[0];
  if (misfit) return no({ kind: "table-does-not-fit", table: misfit.table, place: misfit.place, reason: misfit.reason });
  if (form !== report.form)
    return no({
      kind: "table-does-not-fit",
      table: present[0]!,
      place: "模板",
      reason: {
        kind: "other-edition",
        table: form.variant?.name ?? form.edition.name,
        others: report.form.variant?.name ?? report.form.edition.name,
      },
    });
  const grids = document.blocks.flatMap((block, index) => (block.kind === "grid" ? [index] : []));
  const cells = report.form.cells.flatMap((cell): ReportEdit[] => {
    const place = places[cell.index];
    const table = place ? grids.indexOf(place.block) : -1;
    return place && table >= 0
      ? [{ kind: "cell", table, row: place.row, col: place.col, text: shown(cell.domain, report.values[cell.index] ?? null) }]
      : [];
  });
  return yes({
    edits: [...cells, ...written],
    tables: form.tables.filter(({ table }) => present.includes(table.id)).map(({ table }) => table.number),
    placeholders: distinct,
  });
}
