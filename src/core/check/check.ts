// Checks × figures → verdicts and findings.
import type { Counts, Finding, FindingDetail, ValueError, Term, Verdict } from "./finding";
import type { Domain, Table } from "../form/form";
import type { RuleId } from "../form/law";
import type { NumberedForm } from "../form/numbered-form";
import { checksOf, type Check, type SumCheck, type ValueCheck } from "./rules";
import { add, compareFigures, isFigure, isWhole, negate, valueText, type Decimal, type Value } from "../figures/values";

/** The checks of one form, ready to run; make it once and use it for every report on that form. */
export interface Program {
  readonly form: NumberedForm;
  readonly previous: NumberedForm | undefined;
  readonly checks: readonly Check[];
}

export const program = (form: NumberedForm, previous?: NumberedForm): Program => ({
  form,
  previous,
  checks: checksOf(form, previous),
});

const PASSED = 0;
const BROKEN = 1;
const UNDECIDED = 2;
const UNREADABLE = 3;
const NAMES: readonly Verdict[] = ["passed", "broken", "undecided", "unreadable"];

function compare(check: SumCheck, difference: number, left: number | Decimal): number {
  switch (check.comparison) {
    case "=":
      return difference === 0 ? PASSED : BROKEN;
    case ">=":
      return difference >= 0 ? PASSED : BROKEN;
    case "!=":
      return difference === 0 && compareFigures(left, check.from) >= 0 ? BROKEN : PASSED;
  }
}

const side = (
  cells: Int32Array,
  values: readonly Value[],
  previous: readonly Value[],
  size: number,
): (number | Decimal)[] | undefined => {
  const figures: (number | Decimal)[] = [];
  for (const index of cells) {
    const value = index < size ? values[index] : previous[index - size];
    if (value === undefined || !isFigure(value)) return undefined;
    figures.push(value);
  }
  return figures;
};

/** Exact sums of both sides; undefined while a cell is blank or holds words. */
function sums(
  check: SumCheck,
  values: readonly Value[],
  previous: readonly Value[],
  size: number,
): { left: number | Decimal; right: number | Decimal } | undefined {
  const left = side(check.left, values, previous, size);
  const right = left && side(check.right, values, previous, size);
  return left && right && { left: add(left), right: add(right) };
}

function judgeSum(check: SumCheck, values: readonly Value[], previous: readonly Value[], size: number): number {
  // The common case, whole numbers alone, without allocation: this loop is what the bench holds against a bare one.
  let left = 0;
  let right = 0;
  let plain = true;
  for (let i = 0; i < check.left.length; i += 1) {
    const index = check.left[i]!;
    const value = index < size ? values[index] : previous[index - size];
    if (typeof value !== "number") {
      if (value === null || value === undefined || value.kind === "words") return UNDECIDED;
      plain = false;
    } else left += value;
  }
  for (let i = 0; i < check.right.length; i += 1) {
    const index = check.right[i]!;
    const value = index < size ? values[index] : previous[index - size];
    if (typeof value !== "number") {
      if (value === null || value === undefined || value.kind === "words") return UNDECIDED;
      plain = false;
    } else right += value;
  }
  if (plain && Number.isSafeInteger(left) && Number.isSafeInteger(right)) return compare(check, left - right, left);
  const exactSums = sums(check, values, previous, size)!;
  return compare(check, compareFigures(exactSums.left, exactSums.right), exactSums.left);
}

/** What is wrong with one value, if anything. */
export function valueError(domain: Domain, value: Value): ValueError | undefined {
  if (value === null) return "blank";
  if (typeof value === "number") return value < 0 && domain.kind !== "change" ? "negative" : undefined;
  if (value.kind === "words") return "words";
  if (domain.kind !== "amount" && (!isWhole(value) || value.unit !== undefined)) return "fraction";
  if (compareFigures(value, 0) < 0 && domain.kind !== "change") return "negative";
  return domain.unit === "万元" && value.unit === "元" ? "other-unit" : undefined;
}

function judgeValues(check: ValueCheck, values: readonly Value[]): number {
  let verdict = PASSED;
  const signed = check.domain.kind === "change";
  for (let i = 0; i < check.cells.length; i += 1) {
    const value = values[check.cells[i]!] ?? null;
    if (typeof value === "number" && (value >= 0 || signed)) continue;
    const why = valueError(check.domain, value);
    if (why === undefined) continue;
    const found = why === "blank" ? UNDECIDED : why === "words" ? UNREADABLE : BROKEN;
    // What cannot be read outweighs what is wrong, and that what is missing.
    if (found === UNREADABLE) return UNREADABLE;
    if (verdict !== BROKEN) verdict = found;
  }
  return verdict;
}

const judge = (check: Check, values: readonly Value[], previous: readonly Value[], size: number): number =>
  check.kind === "sum" ? judgeSum(check, values, previous, size) : judgeValues(check, values);

/**
 * One verdict per check of the program, without findings: 0 passed, 1 broken, 2 undecided, 3 unreadable.
 * The quick form, for search and for batches.
 */
export function verdicts(
  run: Program,
  values: readonly Value[],
  previous: readonly Value[] = [],
  out: Uint8Array = new Uint8Array(run.checks.length),
): Uint8Array {
  const size = run.form.cells.length;
  const checks = run.checks;
  for (let i = 0; i < checks.length; i += 1) out[i] = judge(checks[i]!, values, previous, size);
  return out;
}

/** Two sums that no program of a form holds: a local profile's. The verdict, and what there is to say of it. */
export function judgeSides(
  {
    comparison,
    left,
    right,
  }: { readonly comparison: SumCheck["comparison"]; readonly left: readonly Term[]; readonly right: readonly Term[] },
  values: readonly Value[],
  previous: readonly Value[],
): { readonly verdict: "passed" | "broken" | "undecided"; readonly detail: Extract<FindingDetail, { kind: "sum" }> } {
  const valueOf = (term: Term): Value => (term.previous ? previous : values)[term.index] ?? null;
  const open = [...left, ...right].filter((term) => !isFigure(valueOf(term)));
  const figures = (terms: readonly Term[]): (number | Decimal)[] => terms.map(valueOf).filter(isFigure);
  const detail = { kind: "sum", comparison, totalling: false, left, right, open } as const;
  if (open.length > 0) return { verdict: "undecided", detail };
  const both = { left: add(figures(left)), right: add(figures(right)) };
  const difference = add([both.left, negate(both.right)]);
  const against = compareFigures(difference, 0);
  const holds = comparison === "=" ? against === 0 : comparison === ">=" ? against >= 0 : against !== 0;
  return { verdict: holds ? "passed" : "broken", detail: { ...detail, sums: { ...both, difference } } };
}

function sumFinding(
  check: SumCheck,
  verdict: Finding["verdict"],
  values: readonly Value[],
  previous: readonly Value[],
  size: number,
): Finding {
  const term = (index: number): Term => (index < size ? { index, previous: false } : { index: index - size, previous: true });
  const left = [...check.left].map(term);
  const right = [...check.right].map(term);
  const open = [...left, ...right].filter((at) => !isFigure((at.previous ? previous : values)[at.index] ?? null));
  const exactSums = sums(check, values, previous, size);
  // A total is looked at first, then what it adds up.
  const cells = (check.totalling ? [...right, ...left] : [...left, ...right]).filter((at) => !at.previous).map((at) => at.index);
  return {
    rule: check.rule,
    key: check.key,
    table: check.table.id,
    verdict,
    detail: {
      kind: "sum",
      comparison: check.comparison,
      totalling: check.totalling,
      left,
      right,
      ...(exactSums && { sums: { ...exactSums, difference: add([exactSums.left, negate(exactSums.right)]) } }),
      open,
    },
    cells,
  };
}

/** Something is missing, and nothing wrong. */
const isOpen = (why: ValueError | undefined): boolean => why === "blank" || why === "no-result";

/** Sums whose total stands in a cell, by the total's cell. */
const totalsIn = new WeakMap<Program, ReadonlyMap<number, readonly SumCheck[]>>();

function totalsOf(run: Program): ReadonlyMap<number, readonly SumCheck[]> {
  const known = totalsIn.get(run);
  if (known) return known;
  const made = new Map<number, SumCheck[]>();
  for (const one of run.checks)
    if (one.kind === "sum" && one.totalling) made.set(one.right[0]!, [...(made.get(one.right[0]!) ?? []), one]);
  totalsIn.set(run, made);
  return made;
}

/** A total that shows nothing because something it adds up is open: that is told of the part, and of it alone. */
const follows = (run: Program, index: number, values: readonly Value[]): boolean =>
  (totalsOf(run).get(index) ?? []).some(({ left }) => left.some((part) => !isFigure(values[part] ?? null)));

type ErrorAt = Extract<FindingDetail, { kind: "value" }>["valueErrors"][number];

/** What is wrong with the cells of a check, without what is told elsewhere already. */
function valueErrorsOf(
  run: Program,
  check: ValueCheck,
  verdict: Finding["verdict"],
  values: readonly Value[],
  { formulas, told }: KnownCells,
): ErrorAt[] {
  return [...check.cells].flatMap((index): ErrorAt[] => {
    const value = values[index] ?? null;
    if (told.has(index) || (formulas.has(index) && follows(run, index, values))) return [];
    const found = valueError(check.domain, value);
    const why = found === "blank" && formulas.has(index) ? "no-result" : found;
    // Only what decided the verdict is named: blanks wait until what is wrong has been put right.
    const names = isOpen(why) === (verdict === "undecided");
    return why !== undefined && names ? [{ index, why, value }] : [];
  });
}

/** What one slip leaves in many rows at once, and is told once for the table; a figure that is wrong is told with its row. */
type Gathered = "blank" | "no-result" | "words";

/** A remark with a figure in it wants to be read, and an error of a formula to be traced: each keeps to its row. */
const OF_ITS_ROW = /[\d#]/u;

function gatheredAs({ why, value }: ErrorAt): Gathered | undefined {
  if (why === "blank" || why === "no-result") return why;
  return why === "words" && !OF_ITS_ROW.test(valueText(value)) ? why : undefined;
}

type ErrorsOf = readonly [check: ValueCheck, errors: readonly ErrorAt[]];

const valueFinding = (
  key: string,
  rule: RuleId,
  table: string,
  verdict: Finding["verdict"],
  valueErrors: readonly ErrorAt[],
): Finding => ({
  rule,
  key,
  table,
  verdict,
  detail: { kind: "value", valueErrors },
  cells: valueErrors.map(({ index }) => index),
});

/** What is wrong in rows of one table: a finding for each row that holds a wrong figure, and one for each thing that is gathered. */
function valueFindings({ id, rules }: Table, found: readonly ErrorsOf[]): Finding[] {
  const ofRows = found.flatMap(([check, errors]): Finding[] => {
    const own = errors.filter((error) => gatheredAs(error) === undefined);
    const verdict = own.some(({ why }) => why === "words") ? "unreadable" : "broken";
    return own.length === 0 ? [] : [valueFinding(check.key, check.rule, id, verdict, own)];
  });
  const ofTable = (["words", "no-result", "blank"] as const).flatMap((sort): Finding[] => {
    const meant = found.flatMap(([check, errors]): ErrorsOf[] => {
      const own = errors.filter((error) => gatheredAs(error) === sort);
      return own.length === 0 ? [] : [[check, own]];
    });
    const [first] = meant;
    if (!first) return [];
    // A table speaks by the rule of its counts, where one of them is concerned.
    const rule = meant.some(([check]) => check.rule === rules.count) ? rules.count! : first[0].rule;
    const errors = meant.flatMap(([, own]) => own).sort((a, b) => a.index - b.index);
    const verdict = sort === "words" ? "unreadable" : "undecided";
    return [{ ...valueFinding(`${rule}.${id}.${sort}`, rule, id, verdict, errors), checks: meant.map(([check]) => check.key) }];
  });
  return [...ofRows, ...ofTable];
}

/** What the reading knows of cells without a figure. */
export interface KnownCells {
  /** Their formula gives none: what is missing there is a result, and nobody's to type. */
  readonly formulas: ReadonlySet<number>;
  /** Their row is told of already. */
  readonly told: ReadonlySet<number>;
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}

const NOTHING_KNOWN: KnownCells = { formulas: new Set(), told: new Set() };

export interface CheckResult {
  /** Of checks, one verdict each: what many of them are told by in one finding still counts once for each. */
  readonly counts: Counts;
  readonly findings: readonly Finding[];
}

/**
 * Runs every check of a form on a report's figures.
 *
 * A blank is not a zero: the form asks for 0 where there is nothing to report. A rule that needs a blank cell
 * is undecided; it is reported, and it is never counted as passed.
 *
 * @param values - by `Cell.index`; shorter than the form means the rest is blank
 * @param previous - last year's figures by last year's `Cell.index`, for a program that was made with last year's form
 * @param absent - tables that the source does not hold; their checks are not run, that they are missing is said elsewhere
 */
export function check(
  run: Program,
  values: readonly Value[],
  previous: readonly Value[] = [],
  absent: ReadonlySet<string> = new Set(),
  known: KnownCells = NOTHING_KNOWN,
): CheckResult {
  const counts = { passed: 0, broken: 0, undecided: 0, unreadable: 0 };
  const sumsFound = new Map<Table, Finding[]>();
  const errorsFound = new Map<Table, ErrorsOf[]>();
  const size = run.form.cells.length;
  for (const one of run.checks) {
    if (absent.has(one.table.id)) continue;
    const verdict = NAMES[judge(one, values, previous, size)]!;
    counts[verdict] += 1;
    if (verdict === "passed") continue;
    if (one.kind === "sum") listIn(sumsFound, one.table).push(sumFinding(one, verdict, values, previous, size));
    else listIn(errorsFound, one.table).push([one, valueErrorsOf(run, one, verdict, values, known)]);
  }
  const findings = run.form.tables.flatMap(({ table }) => [
    ...(sumsFound.get(table) ?? []),
    ...valueFindings(table, errorsFound.get(table) ?? []),
  ]);
  return { counts, findings };
}
