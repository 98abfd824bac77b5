// The smallest sets are exactly those that trying everything finds.
import { check, program, verdicts, type Program } from "../../../src/core/check/check";
import { adopt, diagnose } from "../../../src/core/diagnose/diagnose";
import type { Diagnosis } from "../../../src/core/diagnose/diagnosis";
import { componentsOf, systemOf, type Component } from "../../../src/core/diagnose/equations";
import { meterOf, repairs } from "../../../src/core/diagnose/repairs";
import { FEASIBLE, UNKNOWN, basisOf, solve } from "../../../src/core/diagnose/simplex";
import type { Value } from "../../../src/core/figures/values";
import { forms } from "../../../src/statute";
import { bySubstitution, smallest, type Found } from "./brute-force";
import { filled, hard, random, smallForm, type Random } from "./forms";
import { figuresOf, formFor, suqian2023, suqian2024 } from "./reports";

const budget = { steps: 1_000_000 };

/** The sets of all causes together: every choice of one set per cause. */
function together(diagnosis: Diagnosis): Found[] {
  let out: Found[] = [{ cells: [], values: [] }];
  for (const { sets } of diagnosis.causes) {
    if (sets.length === 0) continue;
    out = out.flatMap((one) =>
      sets.map((other) => ({ cells: [...one.cells, ...other.cells], values: [...one.values, ...other.values] })),
    );
  }
  return out;
}

const spelled = (found: readonly Found[]): string[] =>
  found
    .map(({ cells, values }) =>
      cells
        .map((cell, i) => [cell, values[i]] as const)
        .sort(([a], [b]) => a - b)
        .map(([cell, value]) => `${cell}=${value ?? "?"}`)
        .join(" "),
    )
    .sort();

function damaged(values: readonly Value[], cells: readonly number[], n: number, next: Random, most: number): Value[] {
  const out = values.slice();
  for (let k = 0; k < n; k += 1) out[cells[next(cells.length)]!] = next(most);
  return out;
}

/** Every set of so many figures, each put to the equations: no order of search, nothing worked out beforehand. */
function* setsOf(size: number, from: number, most: number): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let cell = from; cell <= most - size; cell += 1)
      for (const rest of setsOf(size - 1, cell + 1, most)) yield [cell, ...rest];
}

function smallestOf(part: Component): string[] {
  for (let size = 0; ; size += 1) {
    const found: string[] = [];
    for (const cells of setsOf(size, 0, part.cells.length)) {
      const basis = basisOf(part);
      for (const cell of cells) basis.free[cell] = 1;
      if (solve(part, basis) === FEASIBLE) found.push(cells.join(" "));
    }
    if (found.length > 0) return found.sort();
  }
}

function breaksNothing(run: Program, values: readonly Value[], diagnosis: Diagnosis): void {
  const before = verdicts(run, values);
  for (const { proposals } of diagnosis.causes)
    for (const proposal of proposals) {
      const after = verdicts(run, adopt(values, proposal));
      expect([...before].flatMap((was, i) => (was === 0 && after[i] !== 0 ? [run.checks[i]!.key] : []))).toEqual([]);
      const open = new Set(check(run, values).findings.map(({ key }) => key));
      expect(proposal.removes.every((key) => open.has(key))).toBe(true);
      expect(
        proposal.removes.filter((key) => check(run, adopt(values, proposal)).findings.some((finding) => finding.key === key)),
      ).toEqual([]);
    }
}

// From three on, most changes are worked out from the equation that each makes up for.
it.each(["both", "balance"] as const)("many wrong figures have the sets that trying everything finds: %s", (shape) => {
  const next = random(11);
  const sizes: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const run = smallForm(2 + next(2), 2 + next(2), shape);
    const all = run.form.cells.map(({ index }) => index);
    const values = damaged(filled(run.form, run, next, 12), all, 3 + next(4), next, 25);
    const system = systemOf(run, values, [], hard, new Set(), new Set());
    for (const part of componentsOf(system, system.settle(values))) {
      const { found, proved } = repairs(part, meterOf(budget), () => false);
      expect(proved).toBe(true);
      expect(found.map(({ cells }) => cells.join(" ")).sort()).toEqual(smallestOf(part));
      sizes.push(found[0]!.cells.length);
    }
  }
  expect(sizes.filter((size) => size >= 3).length).toBeGreaterThan(8);
});

describe("the smallest sets are those that trying everything finds", () => {
  const shapes = ["both", "across", "balance", "groups"] as const;
  it.each(shapes)("on random small forms: %s", (shape) => {
    const next = random(7);
    let repaired = 0;
    for (let round = 0; round < 150; round += 1) {
      const run = smallForm(1 + next(3), 2 + next(3), shape);
      const whole = filled(run.form, run, next, 12);
      const values = damaged(
        whole,
        run.form.cells.map(({ index }) => index),
        1 + next(2),
        next,
        25,
      );
      const expected = smallest(run, values, hard);
      const diagnosis = diagnose(run, values, { isHard: hard, budget });
      expect(diagnosis.proved).toBe(true);
      expect(spelled(together(diagnosis))).toEqual(spelled(expected!));
      breaksNothing(run, values, diagnosis);
      if (expected![0]!.cells.length > 0) repaired += 1;
    }
    expect(repaired).toBeGreaterThan(100);
  });

  it("with cells the clerk has vouched for", () => {
    const next = random(11);
    for (let round = 0; round < 150; round += 1) {
      const run = smallForm(1 + next(2), 2 + next(2), shapes[next(4)]!);
      const whole = filled(run.form, run, next, 12);
      const cells = run.form.cells.map(({ index }) => index);
      const values = damaged(whole, cells, 1, next, 25);
      const pinned = new Set(cells.filter(() => next(4) === 0));
      const expected = smallest(run, values, hard, pinned);
      if (!expected) continue;
      const diagnosis = diagnose(run, values, { isHard: hard, budget, pinned });
      expect(spelled(together(diagnosis))).toEqual(spelled(expected));
      for (const { proposals } of diagnosis.causes)
        for (const { changes } of proposals) expect(changes.filter(({ index }) => pinned.has(index))).toEqual([]);
    }
  });

  it("with blanks, which cost nothing to fill", () => {
    const next = random(13);
    for (let round = 0; round < 20; round += 1) {
      const run = smallForm(2, 2, "both");
      const whole = filled(run.form, run, next, 4);
      const cells = run.form.cells.map(({ index }) => index);
      const values = damaged(whole, cells, 1, next, 9);
      const blanks = [...new Set([next(cells.length), next(cells.length)])];
      for (const blank of blanks) values[blank] = null;
      const fillings = function* (figures: Value[]): Iterable<readonly Value[]> {
        const [a, b] = blanks;
        for (let x = 0; x <= 20; x += 1) {
          figures[a!] = x;
          if (b === undefined) yield figures;
          else for (let y = 0; y <= 20; y += 1) yield ((figures[b] = y), figures);
        }
        for (const blank of blanks) figures[blank] = null;
      };
      const nothing = bySubstitution(run, values, hard, [blanks[0]!], fillings, 0).length > 0;
      const singles = bySubstitution(
        run,
        values,
        hard,
        cells.filter((cell) => !blanks.includes(cell)),
        fillings,
        20,
      );
      const diagnosis = diagnose(run, values, { isHard: hard, budget });
      const sets = together(diagnosis);
      if (nothing) expect(sets).toEqual([{ cells: [], values: [] }]);
      else if (singles.length > 0) expect(sets.map(({ cells: own }) => own[0])).toEqual(singles);
      else expect(sets.every(({ cells: own }) => own.length > 1)).toBe(true);
      breaksNothing(run, values, diagnosis);
    }
  });

  it("with totals that are formulas, which are never wrong themselves", () => {
    const next = random(17);
    let broken = 0;
    for (let round = 0; round < 60; round += 1) {
      const run = smallForm(2, 2, "balance");
      const whole = filled(run.form, run, next, 5);
      const formulas = new Set(run.form.cells.filter(({ computed }) => computed).map(({ index }) => index));
      const inputs = run.form.cells.map(({ index }) => index).filter((index) => !formulas.has(index));
      const settle = (figures: readonly Value[]): Value[] => {
        const out = figures.slice();
        for (let pass = 0; pass < 2; pass += 1)
          for (const one of run.checks)
            if (one.kind === "sum" && one.totalling)
              out[one.right[0]!] = one.left.reduce((sum, cell) => sum + (out[cell] as number), 0);
        return out;
      };
      const values = settle(damaged(whole, inputs, 1, next, 20));
      const singles = bySubstitution(run, values, hard, inputs, (figures) => [settle(figures)], 40);
      const diagnosis = diagnose(run, values, { isHard: hard, budget, formulas });
      const sets = together(diagnosis);
      if (sets[0]!.cells.length === 0) continue;
      broken += 1;
      expect(sets.map(({ cells }) => cells[0])).toEqual(singles);
      for (const { proposals } of diagnosis.causes)
        for (const proposal of proposals) {
          const after = verdicts(run, settle(adopt(values, proposal)));
          expect(run.checks.filter((one, i) => hard(one.rule) && one.kind === "sum" && after[i] !== 0)).toEqual([]);
        }
    }
    expect(broken).toBeGreaterThan(30);
  });

  it.each([
    ["2023", suqian2023],
    ["2024", suqian2024],
  ])("on tables three and four of a city, %s", (_, report) => {
    const next = random(report.year);
    const form = formFor(report);
    const run = program(form);
    const whole = figuresOf(report);
    const cells = form.cells.filter(({ table }) => table.id !== "disclosure").map(({ index }) => index);
    for (let round = 0; round < 20; round += 1) {
      const values = damaged(whole, cells, 1 + (round % 2), next, round % 3 === 0 ? 12 : 4000);
      const diagnosis = diagnose(run, values, { isHard: hard, budget });
      expect(diagnosis.proved).toBe(true);
      expect(spelled(together(diagnosis))).toEqual(spelled(smallest(run, values, hard)!));
      breaksNothing(run, values, diagnosis);
    }
  });
});

describe("the printed forms are networks, so that whole figures always suffice", () => {
  it.each(forms().map((form) => [`${form.edition.name}${form.variant?.name ?? ""}`, form] as const))(
    "%s: no pivot is ever anything but a unit",
    (_, form) => {
      const run = program(form);
      const next = random(23);
      let solved = 0;
      for (let round = 0; round < 30; round += 1) {
        const values: Value[] = form.cells.map(() => (next(10) < 7 ? null : next(50)));
        const formulas = new Set(round % 3 === 0 ? form.cells.filter(({ computed }) => computed).map(({ index }) => index) : []);
        const system = systemOf(run, values, [], hard, new Set(), formulas);
        for (const part of componentsOf(system, system.settle(values))) {
          const basis = basisOf(part);
          // Blanks are free from the beginning; figures are freed one after another, as the search does.
          for (let more = 0; more < 12; more += 1) {
            const answer = solve(part, basis);
            expect(answer).not.toBe(UNKNOWN);
            expect(basis.inverse.every((entry) => entry === 0 || entry === 1 || entry === -1)).toBe(true);
            solved += 1;
            basis.free[next(part.cells.length)] = 1;
          }
        }
      }
      expect(solved).toBeGreaterThan(300);
    },
  );
});
