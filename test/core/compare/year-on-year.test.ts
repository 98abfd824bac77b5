import fc from "fast-check";
import { leapt } from "../../../src/core/compare/year-on-year";

/**
 * R45 asks about a leap only when both conditions hold: five times as much (or a fifth), and beyond what counts of this
 * size scatter by themselves. This is the measure, case by case.
 */
describe("R45 a leap, safe for small counts", () => {
  it.each`
    before  | now     | asked    | why
    ${0}    | ${0}    | ${false} | ${"nothing in either year"}
    ${0}    | ${1}    | ${false} | ${"one case is no leap, although it is infinitely many times none"}
    ${0}    | ${9}    | ${false} | ${"nine after none happens"}
    ${0}    | ${17}   | ${true}  | ${"seventeen after none does not"}
    ${1}    | ${5}    | ${false} | ${"five times one is four more"}
    ${1}    | ${20}   | ${false} | ${"twenty times one, and still small"}
    ${2}    | ${30}   | ${true}  | ${"fifteen times, and many"}
    ${8}    | ${40}   | ${false} | ${"just under five times"}
    ${10}   | ${60}   | ${true}  | ${"six times, and beyond chance"}
    ${60}   | ${10}   | ${true}  | ${"and the other way round"}
    ${100}  | ${300}  | ${false} | ${"three times is for the reader of the report"}
    ${1000} | ${4999} | ${false} | ${"not quite five times"}
    ${1000} | ${5100} | ${true}  | ${"five times"}
  `("$before → $now: $asked ($why)", ({ before, now, asked }: { before: number; now: number; asked: boolean }) =>
    expect(leapt(before, now)).toBe(asked),
  );

  it("is the same in both directions, and never asks where the factor is below five", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
        expect(leapt(a, b)).toBe(leapt(b, a));
        if (Math.max(a, b) < 5 * Math.min(a, b)) expect(leapt(a, b)).toBe(false);
      }),
    );
  });

  it("does not cry out for chance: of counts that differ by luck alone it asks about less than one in ten thousand", () => {
    // Two draws from the same law of small numbers (Poisson), for means from 0.5 to 40.
    let seed = 12345;
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const draw = (mean: number): number => {
      let n = 0;
      for (let left = Math.exp(-mean), p = random(); p > left; p *= random()) n += 1;
      return n;
    };
    let asked = 0;
    const times = 40_000;
    for (let i = 0; i < times; i += 1) {
      const mean = 0.5 + (i % 80) / 2;
      if (leapt(draw(mean), draw(mean))) asked += 1;
    }
    expect(asked).toBeLessThan(times / 10_000);
  });
});
