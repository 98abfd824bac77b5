// 汇总 of what lies on the desk: the figures that are kept, without reading a file again.
import type { KeptResults } from "../../adapters/device/kept-results";
import { addReports, type Summed, type UnitFile } from "../../app/compare/aggregate-report";
import type { SumCause, Summand } from "../../app/compare/summand";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import { cellLabel } from "../../app/words/cell-label";
import { formOfStamp } from "../../app/workbook/plan-contents";
import { valueOf } from "../../render/figures";
import type { DeskBeside } from "./desk-view";

const bareName = (source: string): string => source.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

function summandIn({ unit, year, edition, variant, figures, findings }: SourceOutcome): Summand | undefined {
  const form = edition === null ? undefined : formOfStamp({ edition, variant: variant ?? "" });
  if (!form || figures?.length !== form.cells.length) return undefined;
  const values = figures.map(valueOf);
  return {
    unit: unit ?? undefined,
    year: year ?? undefined,
    edition: edition!,
    variant: variant ?? "",
    values,
    // A table of which no figure is known was not there, or might as well not have been.
    present: form.tables.filter(({ cells }) => cells.some(({ index }) => values[index] !== null)).map(({ table }) => table.id),
    labels: new Map(form.cells.map((cell) => [cell.index, cellLabel(cell)])),
    broken: findings.filter(({ table, verdict, class: grade }) => table !== "" && verdict === "broken" && grade === "A").length,
  };
}

export async function summedHere(
  kept: KeptResults<readonly SourceOutcome[]>,
  beside: DeskBeside,
): Promise<Summed | { readonly refused: string }> {
  const units: UnitFile[] = [];
  const causes = new Map<string, readonly SumCause[]>();
  await kept.each((key, outcomes) => {
    const changed = Number(key.split("\n")[2]);
    for (const outcome of outcomes) {
      const named = { ...outcome, unit: beside.named[outcome.source] ?? outcome.unit };
      const base = { source: outcome.source, name: bareName(outcome.source), changed };
      const summand = summandIn(named);
      causes.set(outcome.source, outcome.causes ?? []);
      units.push(summand ? { ...base, summand } : { ...base, error: outcome.error ?? "没有读出数据" });
    }
  });
  const adding = addReports({
    units,
    list: beside.list?.units.map(({ name }) => name),
    without: Object.entries(beside.without).map(([unit, reason]) => ({ unit, reason })),
  });
  if (adding.kind === "refused") return { refused: adding.sentences.join("") };
  // No parent bears witness here: why a unit's figures do not add up was found when it was checked.
  return adding.summed(new Map(adding.broken.map((source) => [source, causes.get(source) ?? []])));
}
