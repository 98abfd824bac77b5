// The benchmark in small: what the diagnosis must reach on damaged real reports, beside what sets alone would say.
import { cases } from "../../bench/diagnose-cases";
import { identify } from "../../bench/diagnose-identity";
import { measure } from "../../bench/diagnose";

describe("damages on real reports' figures", () => {
  const measured = measure(300, 7);

  it("names the true cell and figure first in 95 of 100 cases that can be told at all, among the first three in 99", () => {
    expect(measured.all.cases).toBe(300);
    expect(measured.all.identifiable).toBeGreaterThan(200);
    expect(measured.all.first).toBeGreaterThanOrEqual(0.95);
    expect(measured.all.three).toBeGreaterThanOrEqual(0.99);
  });

  it("does better than the smallest sets alone", () => {
    expect(measured.all.first - measured.all.baselineFirst).toBeGreaterThan(0.05);
  });

  it("knows the share that cannot be told: it is neither nothing nor most", () => {
    const share = (measured.all.undetectable + measured.all.ambiguous) / measured.all.cases;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.35);
  });

  it("makes the same cases from the same seed, and others from another", () => {
    const spell = (seed: number): string =>
      JSON.stringify(cases(60, seed).map(({ kind, ground, values }) => [kind, ground.name, values.map(String)]));
    expect(spell(1)).toBe(spell(1));
    expect(spell(1)).not.toBe(spell(2));
  });

  it("calls nothing identifiable that breaks no rule, and no figure of the report itself wrong", () => {
    for (const one of cases(30, 3)) {
      const { ground } = one;
      expect(identify({ ...one, values: ground.values })).toEqual({ detectable: false, identifiable: false });
    }
  });
});
