// The three tables of a report as they were read, with the cells that findings speak of marked by their gravest class.
import type { RuleClass } from "../../core/form/rule-text";
import type { NumberedTable } from "../../core/form/numbered-form";
import { valueOf, type JsonFigure } from "../../render/figures";
import { formatFigure } from "../../render/format-figure";
import { isWaiting } from "../check/told";
import { formOfStamp } from "../workbook/plan-contents";
import type { SourceOutcome } from "./check-outcome";
import { escapePageText as text } from "./page-frame";

const GRAVEST: readonly RuleClass[] = ["A", "B", "C", "D"];

/** By the cell's stable name. */
function marksIn({ findings }: SourceOutcome): ReadonlyMap<string, RuleClass> {
  const marks = new Map<string, RuleClass>();
  for (const finding of findings)
    if (!isWaiting(finding))
      for (const { id } of finding.cells) {
        const known = marks.get(id);
        if (!known || GRAVEST.indexOf(finding.class) < GRAVEST.indexOf(known)) marks.set(id, finding.class);
      }
  return marks;
}

interface MarkedSquare {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly isFigure: boolean;
  /** The gravest class of what is said of the figure. */
  readonly mark?: RuleClass;
}

export interface MarkedTable {
  readonly title: string;
  readonly rows: readonly (readonly MarkedSquare[])[];
}

function marked(
  { table, cells, layout }: NumberedTable,
  figures: readonly JsonFigure[],
  marks: ReadonlyMap<string, RuleClass>,
): MarkedTable {
  const bySquare = new Map(cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  const rows: MarkedSquare[][] = Array.from({ length: layout.rows }, () => []);
  for (const square of layout.squares) {
    const { row, col, rowSpan, colSpan } = square;
    const cell = bySquare.get(`${row},${col}`);
    const mark = cell && marks.get(cell.id);
    rows[row]!.push({
      text: cell ? formatFigure(cell.domain, valueOf(figures[cell.index] ?? null)) : square.kind === "value" ? "" : square.text,
      rowSpan,
      colSpan,
      isFigure: square.kind === "value",
      ...(mark && { mark }),
    });
  }
  return { title: table.title, rows };
}

/** None for a report of which no figures are known. */
export function markedTables(outcome: SourceOutcome): readonly MarkedTable[] {
  const { edition, variant, figures } = outcome;
  const form = edition === null ? undefined : formOfStamp({ edition, variant: variant ?? "" });
  if (!form || figures?.length !== form.cells.length) return [];
  const marks = marksIn(outcome);
  return form.tables.map((table) => marked(table, figures, marks));
}

function squareHtml({ text: words, rowSpan, colSpan, isFigure, mark }: MarkedSquare): string {
  const span = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}${colSpan > 1 ? ` colspan="${colSpan}"` : ""}`;
  if (!isFigure) return `<th${span}>${text(words)}</th>`;
  return `<td${span} class="figure${mark ? ` h${mark}` : ""}">${text(words)}${mark ? `<sub>${mark}</sub>` : ""}</td>`;
}

export function markedTablesPart(outcome: SourceOutcome): string {
  const tables = markedTables(outcome).map(
    ({ title, rows }) =>
      `<div class="map" role="region" aria-label="${text(title)}" tabindex="0"><table class="printed"><caption>${text(title)}</caption><tbody>${rows.map((row) => `<tr>${row.map(squareHtml).join("")}</tr>`).join("")}</tbody></table></div>`,
  );
  return tables.length === 0
    ? ""
    : `<details class="printed"><summary>三张表（标出问题所在的格）</summary>${tables.join("")}</details>`;
}
