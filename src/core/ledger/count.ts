// Cases → the figures of tables three and four, and for every case where it stands; what cannot be placed is named.
import { checksOf } from "../check/rules";
import type { Value } from "../figures/values";
import type { NumberedForm } from "../form/numbered-form";
import { cellOf, isTable } from "./ledger-names";
import { yearBounds, type Day } from "./days";
import type { CountingRule, LedgerEntry, Ledger, Period, ProceedingCase, RequestCase, When } from "./ledger";

/** Where one case stands: at most one cell of either side of the balance. */
export interface Placement {
  /** Index of the form's cell; undefined where no rule, or no column, takes the case. */
  readonly in?: number;
  readonly out?: number;
  /** "counted": on either side once; "elsewhere": another year's, whole and dated; "open": to be named and completed. */
  readonly state: "counted" | "elsewhere" | "open";
}

export interface Counted {
  readonly form: NumberedForm;
  readonly year: number;
  /** By index of the form's cell; 0 where no case stands. Totals are not among them. */
  readonly counts: ReadonlyMap<number, number>;
  /** One for each request of the ledger, in its order. */
  readonly requests: readonly Placement[];
  /** One for each reconsideration or suit; what was concluded or is pending is on the out side alone. */
  readonly proceedings: readonly Placement[];
}

export interface CountingLaw {
  readonly requests: readonly CountingRule[];
  readonly proceedings: readonly CountingRule[];
}

type DayIn<C> = (one: C, column: string) => Day | undefined;

const inPeriod = (day: Day | undefined, period: Period, { first, next }: ReturnType<typeof yearBounds>): boolean => {
  if (day === undefined) return false;
  switch (period) {
    case "before":
      return day < first;
    case "within":
      return day >= first && day < next;
    case "untilEnd":
      return day < next;
  }
};

const dateIn = (one: object, column: string): Day | undefined =>
  (one as Readonly<Record<string, LedgerEntry<unknown> | undefined>>)[column]?.value as Day | undefined;

/** The rule of one side that takes a case, if any does: no two of a side take the same, which a test holds the statute to. */
function ruleFor<C extends object>(
  one: C,
  side: "in" | "out",
  rules: readonly CountingRule[],
  bounds: ReturnType<typeof yearBounds>,
  day: DayIn<C>,
): CountingRule | undefined {
  const holds = (conditions: readonly When[]): boolean =>
    conditions.every(({ column, period }) => inPeriod(day(one, column), period, bounds));
  return rules.find(
    (rule) => rule.side === side && holds(rule.counted) && !(rule.except && holds([...rule.counted, ...rule.except])),
  );
}

/** A request that another year counts, and that says so without gaps. */
function isElsewhere(
  { receivedOn: received, answered, result, kind }: RequestCase,
  { first, next }: ReturnType<typeof yearBounds>,
): boolean {
  if (received.value === undefined || kind.value === undefined) return false;
  if (answered.value === undefined) return answered.text === "" && received.value >= next;
  if (answered.value < received.value || result.value === undefined) return false;
  return answered.value < first || received.value >= next;
}

/** Every request stands in one cell of what came in and one of what went out, belongs to another year, or is open. */
function placeRequest(
  one: RequestCase,
  form: NumberedForm,
  rules: readonly CountingRule[],
  bounds: ReturnType<typeof yearBounds>,
): Placement {
  const cellIn = (line: string | undefined): number | undefined =>
    line === undefined || one.kind.value === undefined ? undefined : cellOf(form, "requests", line, one.kind.value)?.index;
  const lineOf = (side: "in" | "out"): string | undefined => {
    const rule = ruleFor(one, side, rules, bounds, dateIn);
    return rule && (rule.line === "" ? one.result.value : rule.line);
  };
  const [into, out] = [cellIn(lineOf("in")), cellIn(lineOf("out"))];
  return {
    ...(into !== undefined && { in: into }),
    ...(out !== undefined && { out }),
    state: into !== undefined && out !== undefined ? "counted" : isElsewhere(one, bounds) ? "elsewhere" : "open",
  };
}

function placeProceeding(
  one: ProceedingCase,
  form: NumberedForm,
  rules: readonly CountingRule[],
  bounds: ReturnType<typeof yearBounds>,
): Placement {
  const rule = ruleFor(one, "out", rules, bounds, dateIn);
  const line = rule && (rule.line === "" ? one.outcome.value : rule.line);
  const out =
    line === undefined || one.kind.value === undefined ? undefined : cellOf(form, "proceedings", one.kind.value, line)?.index;
  if (out !== undefined) return { out, state: "counted" };
  const { kind, filed, closed, outcome } = one;
  const isWhole = kind.value !== undefined && filed.value !== undefined && (closed.text === "" || closed.value !== undefined);
  const isOther =
    isWhole &&
    (filed.value! >= bounds.next || (closed.value !== undefined && closed.value < bounds.first && outcome.value !== undefined)) &&
    !(closed.value !== undefined && closed.value < filed.value!);
  return { state: isOther ? "elsewhere" : "open" };
}

export function countCases(ledger: Ledger, form: NumberedForm, year: number, law: CountingLaw): Counted {
  const bounds = yearBounds(year);
  const requests = ledger.requests.map((one) => placeRequest(one, form, law.requests, bounds));
  const proceedings = ledger.proceedings.map((one) => placeProceeding(one, form, law.proceedings, bounds));
  const counts = new Map<number, number>();
  for (const { table, cells } of form.tables) {
    if (isTable(table, "disclosure")) continue;
    for (const cell of cells) if (!cell.computed) counts.set(cell.index, 0);
  }
  const add = (cell: number | undefined): void => {
    if (cell !== undefined) counts.set(cell, counts.get(cell)! + 1);
  };
  for (const placement of requests) {
    add(placement.in);
    add(placement.out);
  }
  for (const placement of proceedings) add(placement.out);
  return { form, year, counts, requests, proceedings };
}

/** For every cell, the cells that are counted by themselves and that it adds up; a cell that is no total is its own. */
export function countedParts(form: NumberedForm): readonly ReadonlySet<number>[] {
  const sums = new Map<number, Int32Array>();
  for (const check of checksOf(form)) if (check.kind === "sum" && check.totalling) sums.set(check.right[0]!, check.left);
  const known = new Map<number, ReadonlySet<number>>();
  const partsOf = (index: number): ReadonlySet<number> => {
    const found = known.get(index);
    if (found) return found;
    const parts = sums.get(index);
    const made = parts === undefined ? new Set([index]) : new Set([...parts].flatMap((part) => [...partsOf(part)]));
    known.set(index, made);
    return made;
  };
  return form.cells.map(({ index }) => partsOf(index));
}

/** Every figure of tables three and four, totals and all; table two stays blank. */
export function valuesOf({ form, counts }: Pick<Counted, "form" | "counts">): readonly Value[] {
  return countedParts(form).map((parts) =>
    [...parts].some((part) => !counts.has(part)) ? null : [...parts].reduce((sum, part) => sum + counts.get(part)!, 0),
  );
}

/** The cases behind a cell; a total's are those of everything that it adds up. */
export function casesOf(
  counted: Counted,
  parts: ReadonlySet<number>,
): { readonly requests: readonly number[]; readonly proceedings: readonly number[] } {
  const standing = (placements: readonly Placement[]): readonly number[] =>
    placements.flatMap((one, at) =>
      (one.in !== undefined && parts.has(one.in)) || (one.out !== undefined && parts.has(one.out)) ? [at] : [],
    );
  return { requests: standing(counted.requests), proceedings: standing(counted.proceedings) };
}
