// The files of a round laid on the desk: beside the list of units, the last round and what has been accepted.
import { yearOf, type Day } from "../../core/ledger/days";
import { UnitIndex, unitName } from "../../core/aggregate/unit-name";
import { nameLaw } from "../../statute/unit-names";
import type { SourceOutcome } from "../outputs/check-outcome";
import { isReminded, reminder } from "../words/roll-wording";
import { formOfStamp } from "../workbook/plan-contents";
import type { Desk, Roll } from "./desk";
import { ratesOf } from "./indicators";
import type { PastSource } from "./past-results";
import { rollCall } from "./roll-call";
import { inRounds } from "./rounds";
import { sealedStates, type Seal } from "./seal";
import type { ListedUnit } from "./unit-roll";

/** What lies beside the files. */
export interface Beside {
  readonly list?: readonly ListedUnit[] | undefined;
  readonly due?: Day | undefined;
  readonly office?: string | undefined;
  readonly past?: readonly PastSource[] | undefined;
  readonly seals?: readonly Seal[] | undefined;
}

export interface Laying {
  readonly today: Day;
  /** The report year, where somebody said it. */
  readonly year?: number | undefined;
  /** By which the files were checked. */
  readonly rules: string;
  /** When a file came. */
  readonly received: (source: string) => Day | undefined;
}

/** The files as they lie on the desk, and what is to be said of them all. */
export interface DeskLaidOut extends Omit<Desk, "entries"> {
  readonly outcomes: readonly SourceOutcome[];
}

/** The year that most reports are for; before any has come it is last year's that is asked for. */
function yearIn(outcomes: readonly SourceOutcome[], { year, today }: Laying): number {
  const counts = new Map<number, number>();
  for (const one of outcomes) if (one.year !== null) counts.set(one.year, (counts.get(one.year) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return year ?? most?.[0] ?? yearOf(today) - 1;
}

function rollOf(outcomes: readonly SourceOutcome[], beside: Beside, laying: Laying): Roll | undefined {
  if (beside.list === undefined) return undefined;
  const files = outcomes.map(({ source, unit, content, error }) => ({
    source,
    unit,
    content,
    received: laying.received(source),
    isUnread: error !== undefined,
  }));
  const call = rollCall(beside.list, files, beside.due);
  const year = yearIn(outcomes, laying);
  const { due, office } = beside;
  const reminders = call.units
    .filter(isReminded)
    .map((unit) => ({ unit: unit.name, text: reminder(unit, { due, office, year, today: laying.today }) }));
  return { call, files, reminders };
}

/** Results of last year tell what the rates were then. */
function besideLastYear(outcomes: readonly SourceOutcome[], past: readonly PastSource[]): readonly SourceOutcome[] {
  const named = past.filter(({ unit, year, figures }) => unit !== null && year !== null && figures !== undefined);
  const index = new UnitIndex(named.map(({ unit }) => unitName(unit!, nameLaw)));
  return outcomes.map((outcome) => {
    if (outcome.unit === null || outcome.year === null || outcome.ratesBefore) return outcome;
    const before = index
      .find(unitName(outcome.unit, nameLaw))
      .found.map((at) => named[at]!)
      .filter(({ year }) => year === outcome.year! - 1)
      .at(-1);
    const form = before?.edition ? formOfStamp({ edition: before.edition, variant: before.variant ?? "" }) : undefined;
    return form?.cells.length === before?.figures?.length && form
      ? { ...outcome, ratesBefore: ratesOf(form, before!.figures!) }
      : outcome;
  });
}

export function laidOut(given: readonly SourceOutcome[], beside: Beside, laying: Laying): DeskLaidOut {
  const { seals, past } = beside;
  const states = seals && sealedStates(given, seals);
  const outcomes = states ? given.map((outcome, at) => (states[at] ? { ...outcome, seal: states[at] } : outcome)) : given;
  const known = past && past.length > 0 ? besideLastYear(outcomes, past) : outcomes;
  // Results of another year are no round of this one.
  const years = new Set(outcomes.map(({ year }) => year));
  const isRound = past?.some(({ year }) => year === null || years.has(year)) ?? false;
  const rounds = isRound ? inRounds(known, past!, laying.rules) : undefined;
  const roll = rollOf(outcomes, beside, laying);
  const isOpen =
    (roll?.call.units.some(({ state }) => state !== "sent") ?? false) ||
    outcomes.some(({ seal }) => seal?.state === "changed") ||
    (rounds !== undefined && rounds.unanswered.length > 0);
  return {
    outcomes: rounds?.outcomes ?? known,
    ...(roll && { roll }),
    ...(rounds && { rounds }),
    ...(seals && seals.length > 0 && { seals }),
    isOpen,
  };
}
