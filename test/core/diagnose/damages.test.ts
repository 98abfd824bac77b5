// 验机: fifty known damages of a table, each caught and told.
import { program } from "../../../src/core/check/check";
import { damages, tryDamage, type DamageTrial } from "../../../src/core/diagnose/damages";
import { sameValue } from "../../../src/core/figures/values";
import { hard } from "./forms";
import {
  figuresOf,
  formFor,
  jinhu2023,
  nanyuan2020,
  shanghai2019,
  shuyang2023,
  suqian2023,
  suqian2024,
  type Report,
} from "./reports";

const budget = { steps: 4_000 };
const reports = { nanyuan2020, shanghai2019, suqian2023, suqian2024, shuyang2023, jinhu2023 };

/** Made once for all the tests below. */
const made = new Map<Report, readonly DamageTrial[]>();
function trialsOf(report: Report): readonly DamageTrial[] {
  const run = program(formFor(report));
  const values = figuresOf(report);
  const trials =
    made.get(report) ?? damages(run.form, values).map((damage) => tryDamage(run, values, { isHard: hard, budget }, damage));
  made.set(report, trials);
  return trials;
}

describe("fifty damages", () => {
  it.each(Object.entries(reports))("%s: there are fifty, all different, and each differs where it says", (_, report) => {
    const form = formFor(report);
    const values = figuresOf(report);
    const all = damages(form, values);
    expect(all).toHaveLength(50);
    expect(new Set(all.map(({ id }) => id)).size).toBe(50);
    for (const { cells, values: damaged } of all)
      expect(form.cells.flatMap(({ index }) => (sameValue(damaged[index]!, values[index]!) ? [] : [index]))).toEqual(cells);
    expect(damages(form, values)).toEqual(all);
  });

  it.each(Object.entries(reports))("%s: every one is caught", (_, report) => {
    const trials = trialsOf(report);
    expect(trials.filter(({ caught }) => !caught).map(({ damage }) => damage.id)).toEqual([]);
  });

  it.each([
    ["suqian2023", suqian2023, 48, 46],
    ["suqian2024", suqian2024, 48, 46],
    ["jinhu2023", jinhu2023, 46, 43],
    ["nanyuan2020", nanyuan2020, 48, 46],
    // Blanks leave sums undecided, and what stood in them untold.
    ["shanghai2019", shanghai2019, 45, 45],
    ["shuyang2023", shuyang2023, 45, 42],
  ] as const)("%s: what really stood there is proposed, nearly always first", (_, report, told, first) => {
    const trials = trialsOf(report);
    const ranks = trials.map(({ rank }) => rank);
    expect(ranks.filter((rank) => rank !== undefined).length).toBeGreaterThanOrEqual(told);
    expect(ranks.filter((rank) => rank === 1).length).toBeGreaterThanOrEqual(first);
  });

  it("an empty table has nothing to damage", () => {
    expect(damages(formFor(suqian2024), [])).toEqual([]);
  });
});
