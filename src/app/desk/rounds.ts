// The files of this round beside those of the last one, unit by unit: what is new, what is still there, what was mended.
import { UnitIndex, unitName } from "../../core/aggregate/unit-name";
import type { JsonFigure } from "../../render/figures";
import { nameLaw } from "../../statute/unit-names";
import { isWaiting } from "../check/told";
import type { SourceOutcome } from "../outputs/check-outcome";
import { cellLabel } from "../words/cell-label";
import { formOfStamp } from "../workbook/plan-contents";
import type { PastFinding, PastSource } from "./past-results";
import type { Round, RoundFigure } from "./round";

const bareName = (source: string): string => source.split(/[/\\]/u).at(-1)!;

/** The sources of the last round by unit; one that says no unit is known by its file's name. */
class LastRound {
  private readonly index: UnitIndex;
  private readonly named: readonly PastSource[];
  readonly met = new Set<PastSource>();

  constructor(private readonly past: readonly PastSource[]) {
    this.named = past.filter(({ unit }) => unit !== null);
    this.index = new UnitIndex(this.named.map(({ unit }) => unitName(unit!, nameLaw)));
  }

  /** Of several of one unit the last that was checked; another year's report is no earlier version of this one. */
  of({ unit, year, source }: SourceOutcome): { readonly found?: PastSource; readonly doubtful: readonly string[] } {
    const byName = this.past.filter((one) => (unit === null || one.unit === null) && bareName(one.source) === bareName(source));
    if (unit === null) return this.meet(byName, []);
    const { found, doubtful } = this.index.find(unitName(unit, nameLaw));
    const ofYear = found.map((at) => this.named[at]!).filter((one) => one.year === null || year === null || one.year === year);
    return this.meet(
      ofYear.length > 0 ? ofYear : byName,
      doubtful.map((at) => this.named[at]!.unit!),
    );
  }

  private meet(candidates: readonly PastSource[], doubtful: readonly string[]) {
    for (const one of candidates) this.met.add(one);
    const found = candidates.at(-1);
    return found ? { found, doubtful: [] } : { doubtful };
  }

  /** What was found fault with and nobody sent again; another year's reports are not waited for. */
  unanswered(years: ReadonlySet<number | null>): readonly PastSource[] {
    return this.past.filter(
      (one) =>
        !this.met.has(one) &&
        (one.isUnread || one.findings.length > 0) &&
        (one.year === null || years.size === 0 || years.has(one.year)),
    );
  }
}

const sameFigure = (a: JsonFigure, b: JsonFigure): boolean => a === b;

/** Figures that somebody types and that are others than they were; a total follows its parts. */
function changedFigures(now: SourceOutcome, before: PastSource): readonly RoundFigure[] {
  const form = now.edition === null ? undefined : formOfStamp({ edition: now.edition, variant: now.variant ?? "" });
  if (!form || now.edition !== before.edition || now.variant !== before.variant) return [];
  const [then, today] = [before.figures, now.figures];
  if (!then || !today || then.length !== form.cells.length || today.length !== form.cells.length) return [];
  const changed = form.cells.filter(({ index }) => !sameFigure(then[index]!, today[index]!));
  const typed = new Set(changed.filter(({ computed }) => !computed).map(({ table }) => table.id));
  return changed
    .filter(({ computed, table }) => !computed || !typed.has(table.id))
    .map((cell) => ({ id: cell.id, label: cellLabel(cell), from: then[cell.index]!, to: today[cell.index]! }));
}

/** The same finding, though a sentence of the prose before it has come or gone. */
const isSame = (a: PastFinding, b: PastFinding): boolean => a.rule === b.rule && (a.key === b.key || a.message === b.message);

function roundOf(now: SourceOutcome, before: PastSource, rules: string): Round {
  const told = now.findings.flatMap((finding, at) => (isWaiting(finding) ? [] : [{ finding, at }]));
  const explained = told.filter(({ finding }) => finding.explanation?.state === "explained");
  const rest = told.filter((one) => !explained.includes(one));
  const wasThere = ({ finding }: (typeof told)[number]): boolean => before.findings.some((one) => isSame(one, finding));
  const figures = changedFigures(now, before);
  const isOther = before.rules !== undefined && before.rules !== rules;
  const unasked = figures.filter(({ id }) => !before.asked.has(id));
  return {
    number: before.round + 1,
    before: before.source,
    fresh: rest.filter((one) => !wasThere(one)).map(({ at }) => at),
    still: rest.filter(wasThere).map(({ at }) => at),
    explained: explained.map(({ at }) => at),
    mended: before.findings
      .filter((one) => !now.findings.some((finding) => isSame(one, finding)))
      .map(({ rule, class: grade, message }) => ({ rule, class: grade, message })),
    isUnchanged: now.content !== undefined && now.content === before.content,
    unasked,
    asked: figures.length - unasked.length,
    otherRules: isOther,
    ...(isOther && { checkedBefore: { product: before.product ?? "", rules: before.rules } }),
  };
}

export interface Rounds {
  /** The outcomes with what became of each since. */
  readonly outcomes: readonly SourceOutcome[];
  /** Units to whom the last file was sent back, or could not be read, and who have sent none. */
  readonly unanswered: readonly PastSource[];
  /** Files that may be the next of several units. */
  readonly doubtful: readonly { readonly source: string; readonly units: readonly string[] }[];
}

/** @param rules - by which the outcomes were checked */
export function inRounds(outcomes: readonly SourceOutcome[], past: readonly PastSource[], rules: string): Rounds {
  const last = new LastRound(past);
  const doubtful: Rounds["doubtful"][number][] = [];
  const found = outcomes.map((outcome): SourceOutcome => {
    const { found: before, doubtful: units } = last.of(outcome);
    if (units.length > 0) doubtful.push({ source: outcome.source, units });
    return before ? { ...outcome, round: roundOf(outcome, before, rules) } : outcome;
  });
  return { outcomes: found, unanswered: last.unanswered(new Set(outcomes.flatMap(({ year }) => year ?? []))), doubtful };
}
