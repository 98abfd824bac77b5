// 汇总 of what lies on the desk: the figures that are kept, without reading a file again.
import type { KeptResults } from "../../adapters/device/kept-results";
import { addReports, type Summed } from "../../app/compare/aggregate-report";
import type { UnitFile } from "../../app/compare/sum-members";
import { causesBeside, type SumCause, type Summand } from "../../app/compare/summand";
import { readingOf, summandOfOutcome } from "../../app/desk/sum-desk";
import { readFigures } from "../../app/read/figures-file";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import type { DeskBeside } from "./desk-view";

const bareName = (source: string): string => source.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

export async function summedHere(
  kept: KeptResults<readonly SourceOutcome[]>,
  beside: DeskBeside,
): Promise<Summed | { readonly refused: string }> {
  const units: UnitFile[] = [];
  const causes = new Map<string, readonly SumCause[]>();
  const summands = new Map<string, Summand>();
  await kept.each((key, outcomes) => {
    const changed = Number(key.split("\n")[2]);
    for (const outcome of outcomes) {
      const named = { ...outcome, unit: beside.named[outcome.source] ?? outcome.unit };
      const base = { source: outcome.source, name: bareName(outcome.source), changed };
      const summand = summandOfOutcome(named);
      causes.set(outcome.source, outcome.causes ?? []);
      if (summand) summands.set(outcome.source, summand);
      units.push(summand ? { ...base, summand } : { ...base, error: outcome.error ?? "没有读出数据" });
    }
  });
  const { parent } = beside;
  const above = parent && readFigures(parent.figures);
  const adding = addReports({
    units,
    list: beside.list?.units.map(({ name }) => name),
    ...(parent && above?.ok && { parent: { source: parent.name, reading: above.value } }),
    without: Object.entries(beside.without).map(([unit, reason]) => ({ unit, reason })),
  });
  if (adding.kind === "refused") return { refused: adding.sentences.join("") };
  const { witnesses } = adding;
  // Where nobody else bears witness, why a unit's figures do not add up was found when it was checked.
  return adding.summed(
    new Map(
      adding.broken.map((source) => [
        source,
        witnesses ? causesBeside(readingOf(summands.get(source)!), "unit", witnesses) : (causes.get(source) ?? []),
      ]),
    ),
  );
}
