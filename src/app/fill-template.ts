// 套用模板: a report's figures → what is written where in a user's own document, found by its labels and placeholders.
import { no, yes, type Outcome } from "../core/outcome";
import type { Reading } from "../core/reading";
import { shown } from "../render/shown";
import { wordTable } from "../render/wordml";
import type { ReportEdit } from "../ports/report";
import type { Named } from "./publish";

export interface TemplatePlan {
  readonly edits: readonly ReportEdit[];
  /** Tables that will be filled, by their number: 二, 三, 四. */
  readonly tables: readonly string[];
  readonly placeholders: readonly string[];
}

const textOf = (report: Named, name: string): string | undefined => {
  switch (name) {
    case "单位":
    case "单位名称":
      return report.unit;
    case "年度":
    case "报告年度":
      return String(report.year);
    case "上年度":
      return String(report.year - 1);
    default: {
      const cell = report.form.byId.get(name);
      return cell && shown(cell.domain, report.values[cell.index] ?? null);
    }
  }
};

/** A placeholder's edit; undefined for a name that stands for nothing. */
function placeholderEdit(report: Named, name: string): ReportEdit | undefined {
  const table = report.form.tables.find((one) => `表${one.table.number}` === name);
  if (table) return { kind: "table", name, wordml: wordTable(table, report.values) };
  const text = textOf(report, name);
  return text === undefined ? undefined : { kind: "text", name, text };
}

/**
 * @param template - the template read like any report: its tables may be empty or hold last year's figures
 * @param names - the placeholders that the template holds
 * @returns refusal when the template has nothing to fill, prints another form, or asks for what there is not
 */
export function templatePlan(report: Named, template: Outcome<Reading>, names: readonly string[]): Outcome<TemplatePlan> {
  const distinct = [...new Set(names)];
  const unknown = distinct.filter((name) => placeholderEdit(report, name) === undefined);
  if (unknown.length > 0) return no({ kind: "unknown-placeholders", names: unknown.map((name) => `{{${name}}}`) });
  const written = distinct.map((name) => placeholderEdit(report, name)!);
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
      reason: { kind: "other-edition", table: form.variant?.name ?? form.edition.name, others: report.form.variant?.name ?? report.form.edition.name },
    });
  const grids = document.blocks.flatMap((block, index) => (block.kind === "grid" ? [index] : []));
  const cells = report.form.cells.flatMap((cell): ReportEdit[] => {
    const place = places[cell.index];
    const table = place ? grids.indexOf(place.block) : -1;
    return place && table >= 0 ? [{ kind: "cell", table, row: place.row, col: place.col, text: shown(cell.domain, report.values[cell.index] ?? null) }] : [];
  });
  return yes({ edits: [...cells, ...written], tables: form.tables.filter(({ table }) => present.includes(table.id)).map(({ table }) => table.number), placeholders: distinct });
}
