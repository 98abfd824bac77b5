// Findings → what went wrong: which figures, what they should be, how it came about.
import type { RuleId } from "../form/law";
import { check, verdicts, type Program } from "../check/check";
import { checksTold, type Finding } from "../check/finding";
import type { SumCheck } from "../check/rules";
import { add, compareFigures, decimalText, exact, isFigure, negate, shift, valueText, type Value } from "../figures/values";
import type { Cause, FigureChange, Diagnosis, Proposal, ErrorPattern } from "./diagnosis";
import { componentsOf, settledFigures, systemOf, type Component, type System } from "./equations";
import { gridsOf } from "./grids";
import { guesses } from "./guesses";
import { repairMoves } from "./moves";
import { meterOf, repairs, type Budget, type Meter } from "./repairs";
import { COST, explainChanges, explainChange, type PatternContext } from "./error-patterns";
import type { RepairMove } from "./trial";
import { unaccounted } from "./unaccounted";

export interface DiagnosisQuestion {
  /** Which rules must hold: those of class A. The others count as evidence only. */
  readonly isHard: (rule: RuleId) => boolean;
  /** Last year's figures, by last year's `Cell.index`; for a program that was made with last year's form. */
  readonly previous?: readonly Value[];
  /** What the reports above and below leave for a cell: parent less the other units, or the sum of the units. */
  readonly unitsLeave?: (index: number) => number | undefined;
  /** Cells the clerk has vouched for: never suspected, never changed. */
  readonly pinned?: ReadonlySet<number>;
  /** Cells that hold a formula: they are never wrong themselves and follow what they add up. */
  readonly formulas?: ReadonlySet<number>;
  /** The findings to be grouped; those of `check` when left out. */
  readonly findings?: readonly Finding[];
  readonly budget: Budget;
}

interface Candidate {
  readonly errorPatterns: readonly ErrorPattern[];
  readonly cost: number;
}

/** A cause in the making. */
interface Draft {
  /** Broken equations it is about. */
  readonly broken: ReadonlySet<number>;
  readonly sets: Cause["sets"];
  readonly candidates: readonly Candidate[];
  readonly proved: boolean;
}

interface Situation {
  readonly run: Program;
  readonly values: readonly Value[];
  readonly previous: readonly Value[];
  readonly system: System;
  readonly about: PatternContext;
}

const changesOf = (errorPatterns: readonly ErrorPattern[]): FigureChange[] =>
  errorPatterns.flatMap(({ changes }) => changes).sort((a, b) => a.index - b.index);
const markOf = (errorPatterns: readonly ErrorPattern[]): string =>
  changesOf(errorPatterns)
    .map(({ index, to }) => `${index}=${valueText(to)}`)
    .join(" ");

/** Later candidates that change the same cells to the same figures as a cheaper one say nothing new. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return [...candidates]
    .sort((a, b) => a.cost - b.cost)
    .filter(({ errorPatterns }) => {
      const mark = markOf(errorPatterns);
      if (seen.has(mark)) return false;
      seen.add(mark);
      return true;
    });
}

/** More combinations than this are not worth telling apart. */
const MOST_COMBINATIONS = 60;

function combined(lists: readonly (readonly Candidate[])[]): Candidate[] {
  let out: Candidate[] = [{ errorPatterns: [], cost: 0 }];
  for (const list of lists)
    out = out
      .flatMap((one) =>
        list
          .slice(0, 8)
          .map((other) => ({ errorPatterns: [...one.errorPatterns, ...other.errorPatterns], cost: one.cost + other.cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_COMBINATIONS);
  return out;
}

/** So many broken equations speak of more wrong figures than can be searched for to the end. */
const MANY = 6;

/** The smallest sets of one component, told apart into causes that have no equation in common. */
function draftsOf(
  situation: Situation,
  part: Component,
  meter: Meter,
  moves: readonly RepairMove[],
): { readonly drafts: Draft[]; readonly fills: Map<number, number>; readonly proved: boolean } {
  const { system, values, about: context } = situation;
  const own = new Set([...part.cells].flatMap((cell) => system.of[cell]!));
  const broken = [...own].filter((e) => system.equations[e]!.broken);
  // A set of this size costs at least so much; where one move explains all for less, larger sets are not searched for.
  const single = Math.min(...moves.filter(({ mends }) => broken.every((e) => mends.includes(e))).map(({ cost }) => cost));
  // Guessed first: the exact search may use up what is left.
  const guessed = broken.length >= MANY ? guesses(context, part, meter) : [];
  const { found, proved } = repairs(part, meter, (size) => single < size * COST.mistake);

  const fills = new Map<number, number>();
  if (found.length > 0 && found.length <= 8)
    for (const [cell, value] of found[0]!.filled)
      if (found.every(({ filled }) => filled.get(cell) === value)) fills.set(part.cells[cell]!, value);

  const change = (index: number, to: number): FigureChange => ({ index, from: values[index] ?? null, to });
  const answers = found.map(({ cells, values: figures }) => ({ cells: cells.map((cell) => part.cells[cell]!), figures }));
  if (answers.length === 0) {
    if (broken.length === 0) return { drafts: [], fills, proved };
    return {
      drafts: [
        {
          broken: new Set(broken),
          sets: [],
          candidates: (proved ? [] : guessed).map((changes) => explainChanges(context, changes)),
          proved,
        },
      ],
      fills,
      proved,
    };
  }
  if (answers[0]!.cells.length === 0) return { drafts: [], fills, proved };

  const parent = new Map<number, number>();
  const root = (e: number): number => {
    const up = parent.get(e);
    if (up === undefined || up === e) return e;
    const top = root(up);
    parent.set(e, top);
    return top;
  };
  const join = (a: number, b: number): void => void parent.set(root(a), root(b));
  for (const { cells } of answers) for (const cell of cells) for (const e of system.of[cell]!) join(e, system.of[cell]![0]!);

  const split = (
    classOf: (cell: number) => number,
  ): Map<number, Map<string, { readonly cells: number[]; readonly values: (number | undefined)[] }>> => {
    const classes = new Map<number, Map<string, { readonly cells: number[]; readonly values: (number | undefined)[] }>>();
    for (const { cells, figures } of answers) {
      const pieces = new Map<number, { readonly cells: number[]; readonly values: (number | undefined)[] }>();
      cells.forEach((cell, i) => {
        const piece = pieces.get(classOf(cell)) ?? { cells: [], values: [] };
        piece.cells.push(cell);
        piece.values.push(figures[i]);
        pieces.set(classOf(cell), piece);
      });
      for (const [name, piece] of pieces) {
        const known =
          classes.get(name) ?? new Map<string, { readonly cells: number[]; readonly values: (number | undefined)[] }>();
        known.set(piece.cells.map((cell, i) => `${cell}=${String(piece.values[i])}`).join(" "), piece);
        classes.set(name, known);
      }
    }
    return classes;
  };
  let classOf = (cell: number): number => root(system.of[cell]![0]!);
  let classes = split(classOf);
  // Only when every combination of the pieces is an answer do the causes stand apart.
  if ([...classes.values()].reduce((product, pieces) => product * pieces.size, 1) !== answers.length) {
    classOf = () => -1;
    classes = split(classOf);
  }
  const drafts = [...classes].map(([name, pieces]): Draft => {
    const sets = [...pieces.values()];
    const candidates = sets.flatMap(({ cells, values: figures }): Candidate[] => {
      if (figures.includes(undefined)) return [];
      return [
        explainChanges(
          context,
          cells.map((cell, i) => change(cell, figures[i]!)),
        ),
      ];
    });
    return {
      broken: new Set(broken.filter((e) => name === -1 || root(e) === name)),
      sets,
      candidates: distinct(candidates),
      proved,
    };
  });
  return { drafts, fills, proved };
}

/** How much dearer a single explanation may be than the separate ones it would replace, to be shown beside them. */
const WORTH_SHOWING = COST.mistake;

/** Moves join the causes they explain; a move that explains several as one makes them one cause. */
function withMoves(drafts: readonly Draft[], moves: readonly RepairMove[]): Draft[] {
  let out = [...drafts];
  for (const move of [...moves].sort((a, b) => a.cost - b.cost)) {
    const mends = new Set(move.mends);
    const met = out.filter(({ broken }) => [...broken].some((e) => mends.has(e)));
    if (met.length === 0 || !met.every(({ broken }) => [...broken].every((e) => mends.has(e)))) continue;
    const separate = met.reduce((sum, { candidates }) => sum + (candidates[0]?.cost ?? Infinity), 0);
    const candidate: Candidate = { errorPatterns: [move.pattern], cost: move.cost };
    // Several causes become one only for an explanation that is simpler than all of theirs together.
    if (met.length === 1 ? move.cost > separate + WORTH_SHOWING : move.cost >= separate) continue;
    const joined: Draft =
      met.length === 1
        ? { ...met[0]!, candidates: distinct([...met[0]!.candidates, candidate]) }
        : {
            broken: new Set(met.flatMap(({ broken }) => [...broken])),
            sets: met.every(({ sets }) => sets.length > 0)
              ? met.reduce<Cause["sets"]>(
                  (all, { sets }) =>
                    all
                      .flatMap((a) => sets.map((b) => ({ cells: [...a.cells, ...b.cells], values: [...a.values, ...b.values] })))
                      .slice(0, MOST_COMBINATIONS),
                  [{ cells: [], values: [] }],
                )
              : [],
            candidates: distinct([...combined(met.map(({ candidates }) => candidates)), candidate]),
            proved: met.every(({ proved }) => proved),
          };
    out = [...out.filter((draft) => !met.includes(draft)), joined];
  }
  return out;
}

/** Open cells filled in from the same balances: one act for each sort of thing that stood there. */
function filling(
  context: PatternContext,
  values: readonly Value[],
  cells: readonly number[],
  fills: ReadonlyMap<number, number>,
): Candidate {
  const errorPatterns = new Map<
    string,
    { readonly reason: ErrorPattern["reason"]; readonly changes: FigureChange[]; readonly cost: number }
  >();
  for (const index of [...cells].sort((a, b) => a - b)) {
    const change: FigureChange = { index, from: values[index] ?? null, to: fills.get(index)! };
    const { reason, cost } = explainChange(context, change);
    const pattern = errorPatterns.get(reason.kind) ?? { reason, changes: [], cost };
    pattern.changes.push(change);
    errorPatterns.set(reason.kind, pattern);
  }
  const all = [...errorPatterns.values()];
  return {
    errorPatterns: all.map(({ reason, changes }) => ({ reason, changes })),
    cost: all.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/**
 * A move may fill a blank that the balances fill as well. Then what else explains the cause leaves that blank to be
 * filled besides, and the two are weighed as wholes.
 *
 * @returns the blanks that are left to be told by themselves
 */
function withFills(
  { values, about: context }: Situation,
  drafts: readonly Draft[],
  fills: ReadonlyMap<number, number>,
): { readonly drafts: Draft[]; readonly left: Map<number, number> } {
  const left = new Map(fills);
  const out = drafts.map((draft): Draft => {
    const taken = [...fills].filter(([cell]) =>
      draft.candidates.some(({ errorPatterns }) => changesOf(errorPatterns).some(({ index }) => index === cell)),
    );
    if (taken.length === 0) return draft;
    for (const [cell] of taken) left.delete(cell);
    const candidates = draft.candidates.map((candidate): Candidate => {
      const done = new Set(changesOf(candidate.errorPatterns).map(({ index }) => index));
      const missing = taken.flatMap(([cell]) => (done.has(cell) ? [] : [cell]));
      const { errorPatterns, cost } = filling(context, values, missing, fills);
      return { errorPatterns: [...candidate.errorPatterns, ...errorPatterns], cost: candidate.cost + cost };
    });
    return { ...draft, candidates: distinct(candidates) };
  });
  return { drafts: out, left };
}

/** Blanks for which the balances leave one figure, those that stand in common equations together. */
function fillDrafts({ system, values, about: context }: Situation, fills: ReadonlyMap<number, number>): Draft[] {
  const groups: { readonly equations: Set<number>; readonly cells: number[] }[] = [];
  for (const cell of fills.keys()) {
    const equations = new Set(system.of[cell]);
    const cells = [cell];
    for (let i = groups.length - 1; i >= 0; i -= 1) {
      const group = groups[i]!;
      if (![...group.equations].some((e) => equations.has(e))) continue;
      for (const e of group.equations) equations.add(e);
      cells.push(...group.cells);
      groups.splice(i, 1);
    }
    groups.push({ equations, cells });
  }
  return groups.map(({ cells }): Draft => ({
    broken: new Set(),
    sets: [],
    candidates: [filling(context, values, cells, fills)],
    proved: true,
  }));
}

/** A rule that is not hard, broken where no hard rule reaches: told only where a known slip accounts for it. */
function softDrafts(
  { run, values, system, about: context }: Situation,
  findings: readonly Finding[],
  pinned: ReadonlySet<number>,
  isHard: (rule: RuleId) => boolean,
): { readonly key: string; readonly draft: Draft }[] {
  const size = run.form.cells.length;
  const checks = new Map(
    run.checks.flatMap((one): (readonly [string, SumCheck])[] => (one.kind === "sum" ? [[one.key, one]] : [])),
  );
  return findings.flatMap(({ key, verdict, detail: what }) => {
    const found = checks.get(key);
    if (!found || verdict !== "broken" || what.kind !== "sum" || found.comparison !== "=" || isHard(found.rule) || !what.sums)
      return [];
    const difference = what.sums.difference;
    const candidates = [...found.left, ...found.right].flatMap((index): Candidate[] => {
      if (index >= size || pinned.has(index) || system.of[index]!.length > 0 || system.following.has(index)) return [];
      const from = values[index] ?? null;
      if (!isFigure(from)) return [];
      const to = add([from, found.left.includes(index) ? negate(difference) : difference]);
      if (compareFigures(to, 0) < 0 && run.form.cells[index]!.domain.kind !== "change") return [];
      const change: FigureChange = { index, from, to };
      const reported = explainChange(context, change);
      return reported.reason.kind === "unexplained"
        ? []
        : [{ errorPatterns: [{ reason: reported.reason, changes: [change] }], cost: reported.cost }];
    });
    return candidates.length === 0
      ? []
      : [{ key, draft: { broken: new Set<number>(), sets: [], candidates: distinct(candidates), proved: true } }];
  });
}

/** From here on an amount in 万元 is past belief: 百亿元. */
const TEN_BILLION_YUAN = 1_000_000;

/**
 * Figures of which no balance speaks, or only one that waits for blanks: a sign that may not be, 元 for 万元.
 *
 * @param reported - cells that something has been said of already
 */
function aloneDrafts(
  { run, values, system, about: context }: Situation,
  pinned: ReadonlySet<number>,
  told: ReadonlySet<number>,
): Draft[] {
  return run.form.cells.flatMap(({ index, domain }): Draft[] => {
    const from = values[index] ?? null;
    if (!isFigure(from) || pinned.has(index) || system.following.has(index) || told.has(index)) return [];
    if (system.of[index]!.some((e) => system.equations[e]!.broken)) return [];
    const alone = (to: Value, reason: ErrorPattern["reason"], cost: number): Draft[] => [
      {
        broken: new Set(),
        sets: [],
        candidates: [{ errorPatterns: [{ reason, changes: [{ index, from, to }] }], cost: COST.mistake + cost }],
        proved: true,
      },
    ];
    if (domain.kind === "count" && typeof from === "number" && from < 0) return alone(-from, { kind: "sign" }, COST.sign);
    if (domain.kind !== "amount" || compareFigures(from, 0) <= 0 || system.of[index]!.length > 0) return [];
    const unit = typeof from === "number" ? undefined : from.unit;
    const plain = typeof from === "number" ? from : exact(from.digits, from.scale);
    const past = context.lastYear(index);
    const lastYear =
      isFigure(past ?? null) && (typeof past === "number" || (past as { unit?: string }).unit !== "元")
        ? Number(decimalText(past as number))
        : 0;
    const ratio = lastYear > 0 ? Number(decimalText(plain)) / lastYear : 0;
    const asks = domain.unit === "万元";
    if (asks && unit === "元") return alone(shift(plain, -4), { kind: "yuan-for-wan" }, COST["yuan-for-wan"]);
    const beyond = asks && unit === undefined && compareFigures(plain, TEN_BILLION_YUAN) >= 0;
    const grown = unit === undefined && ratio > 2_000 && ratio < 50_000;
    return (beyond && ratio === 0) || grown ? alone(shift(plain, -4), { kind: "yuan-for-wan" }, COST["yuan-for-wan"]) : [];
  });
}

const PASSED = 0;
const BROKEN = 1;
/** passed, broken, undecided, unreadable: how bad it is to be so. */
const BADNESS = [0, 2, 1, 1] as const;

/**
 * Says what went wrong: the smallest sets of figures whose change makes every hard rule hold, the likely right figures
 * and how the wrong ones came about, findings grouped under their cause.
 *
 * Exact and complete for one and two wrong figures in a part of the form whose sums hang together; beyond, as far as the
 * budget reaches, and `proved` says whether it did. Figures are never spread over several cells to make sums agree, and
 * no proposal breaks a rule of any class that held.
 *
 * @param values - by `Cell.index`
 */
export function diagnose(run: Program, values: readonly Value[], question: DiagnosisQuestion): Diagnosis {
  const { isHard, previous = [], pinned = new Set<number>(), formulas = new Set<number>(), budget } = question;
  const meter = meterOf(budget);
  const size = run.form.cells.length;
  const settled = settledFigures(run, values, previous, isHard, formulas);
  const plain = systemOf(run, settled, previous, isHard, pinned, formulas);
  const findings = question.findings ?? check(run, settled, previous).findings;

  const totalsOf = new Map<number, number[]>();
  for (const one of run.checks) {
    if (one.kind !== "sum" || !one.totalling) continue;
    for (const part of one.left) totalsOf.set(part, [...(totalsOf.get(part) ?? []), one.right[0]!]);
  }
  const grids = gridsOf(run.form);
  const context: PatternContext = {
    form: run.form,
    values: settled,
    grids,
    lastYear: (index) => {
      const cell = run.previous?.byId.get(run.form.cells[index]!.id);
      return cell && previous[cell.index];
    },
    unitsLeave: question.unitsLeave ?? (() => undefined),
    totalsOf: (index) => totalsOf.get(index) ?? [],
  };
  const before = verdicts(run, settled, previous);
  const waiting = unaccounted({ run, system: plain, ...context, isBroken: (at) => before[at] === BROKEN });
  const allowances = new Map(waiting.flatMap((one) => [...one.allowances]));
  // What is not finished is allowed for, so that what is wrong besides is still found.
  const system = waiting.length === 0 ? plain : systemOf(run, settled, previous, isHard, pinned, formulas, allowances);
  const situation: Situation = { run, values: settled, previous, system, about: context };

  const anyBroken = system.equations.some(({ broken }) => broken);
  const moves = anyBroken ? repairMoves({ form: run.form, system, values: settled, grids, lastYear: context.lastYear }) : [];
  const drafts: Draft[] = [];
  const fills = new Map<number, number>();
  for (const part of componentsOf(system, settled)) {
    const result = draftsOf(situation, part, meter, moves);
    drafts.push(...result.drafts);
    for (const [cell, value] of result.fills) fills.set(cell, value);
  }

  const effect = (
    errorPatterns: readonly ErrorPattern[],
  ): { readonly removes: string[]; readonly adds: string[]; readonly breaks: boolean; readonly agreements: number } => {
    const next = settled.slice();
    while (next.length < size) next.push(null);
    for (const { index, to } of changesOf(errorPatterns)) next[index] = to;
    const after = verdicts(run, system.following.size === 0 ? next : system.settle(next), previous);
    const removes: string[] = [];
    const adds: string[] = [];
    let breaks = false;
    let agreements = 0;
    run.checks.forEach((one, i) => {
      const was = before[i]!;
      const is = after[i]!;
      if (was !== PASSED && is === PASSED) {
        removes.push(one.key);
        if (was === BROKEN && one.kind === "sum" && !isHard(one.rule)) agreements += 1;
      } else if (BADNESS[is]! > BADNESS[was]!) adds.push(one.key);
      if (was === PASSED && is !== PASSED) breaks = true;
    });
    return { removes, adds, breaks, agreements };
  };

  const propose = (candidates: readonly Candidate[]): Proposal[] => {
    const judged = candidates
      .flatMap(({ errorPatterns, cost }): Omit<Proposal, "rank">[] => {
        const { removes, adds, breaks, agreements } = effect(errorPatterns);
        if (breaks) return [];
        return [
          {
            errorPatterns,
            changes: changesOf(errorPatterns),
            removes,
            adds,
            cost: cost + COST.agreement * Math.min(2, agreements),
          },
        ];
      })
      .sort((a, b) => a.cost - b.cost || a.changes[0]!.index - b.changes[0]!.index);
    return judged.map((proposal) => ({ ...proposal, rank: 1 + judged.filter(({ cost }) => cost < proposal.cost).length }));
  };

  const claimed = new Set<string>();
  /** Checks that some cause explains: what gathers several is explained once all of them are. */
  const explained = new Set<string>();
  const claim = (checks: readonly string[]): string[] => {
    for (const key of checks) explained.add(key);
    const meant = new Set(checks);
    const own = findings
      .filter((finding) => {
        const told = checksTold(finding);
        return !claimed.has(finding.key) && told.some((key) => meant.has(key)) && told.every((key) => explained.has(key));
      })
      .map(({ key }) => key);
    for (const key of own) claimed.add(key);
    return own;
  };
  /** A proposal speaks of findings: one that gathers several checks vanishes with the last of them. */
  const findingsRemoved = (checks: readonly string[]): string[] => {
    const gone = new Set(checks);
    return findings.filter((finding) => checksTold(finding).every((key) => gone.has(key))).map(({ key }) => key);
  };
  const causeOf = (draft: Draft, also: readonly string[] = []): Cause => {
    const proposals = propose(draft.candidates);
    const likeliest = proposals.filter(({ rank }) => rank === 1).flatMap(({ removes }) => removes);
    const keys = new Set([...[...draft.broken].map((e) => system.equations[e]!.key), ...likeliest, ...also]);
    const own = new Set(claim([...keys]));
    return {
      findings: findings.filter(({ key }) => own.has(key)).map(({ key }) => key),
      sets: draft.sets,
      proposals: proposals.map((one) => ({ ...one, removes: findingsRemoved(one.removes) })),
      proved: draft.proved,
    };
  };

  const placeOf = ({ broken, candidates }: Draft): number =>
    Math.min(
      ...(candidates[0]
        ? changesOf(candidates[0].errorPatterns).map(({ index }) => index)
        : [...broken].map((e) => system.equations[e]!.cells[0]!)),
    );
  const joined = withFills(situation, withMoves(drafts, moves), fills);
  const told = new Set([
    ...joined.left.keys(),
    ...joined.drafts.flatMap(({ candidates }) =>
      candidates.flatMap(({ errorPatterns }) => changesOf(errorPatterns).map(({ index }) => index)),
    ),
  ]);
  const unfinished = waiting.map((one): Cause => ({
    findings: claim(system.equations.filter(({ key, broken }) => !broken && one.allowances.has(key)).map(({ key }) => key)),
    sets: [],
    proposals: [],
    proved: true,
    unaccounted: one.cause,
  }));
  const causes: Cause[] = [
    ...unfinished,
    ...joined.drafts.sort((a, b) => placeOf(a) - placeOf(b)).map((draft) => causeOf(draft)),
    ...softDrafts(situation, findings, pinned, isHard).map(({ key, draft }) => causeOf(draft, [key])),
    ...aloneDrafts(situation, pinned, told).map((draft) => {
      const cells = changesOf(draft.candidates[0]!.errorPatterns).map(({ index }) => index);
      return causeOf(
        draft,
        findings
          .filter(
            ({ detail, checks, cells: own }) =>
              detail.kind === "value" &&
              (checks ? own.every((cell) => cells.includes(cell)) : own.some((cell) => cells.includes(cell))),
          )
          .flatMap(checksTold),
      );
    }),
    ...fillDrafts(situation, joined.left).map((draft) => causeOf(draft)),
  ];
  return {
    causes,
    rest: findings.filter(({ key }) => !claimed.has(key)).map(({ key }) => key),
    proved: causes.every(({ proved }) => proved),
    steps: meter.spent(),
  };
}

/** The figures after a proposal, for trying it. */
export function adopt(values: readonly Value[], { changes }: Pick<Proposal, "changes">): Value[] {
  const out = values.slice();
  for (const { index, to } of changes) out[index] = to;
  return out;
}
