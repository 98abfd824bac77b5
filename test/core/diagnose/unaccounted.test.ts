// Causes that are as likely as one another, and cases of which nobody has said yet how they ended.
import { program } from "../../../src/core/check/check";
import { diagnose, type Question } from "../../../src/core/diagnose/diagnose";
import type { Cause, Diagnosis } from "../../../src/core/diagnose/diagnosis";
import type { Value } from "../../../src/core/figures/values";
import { hard } from "./forms";
import { formFor, suqian2024 } from "./reports";

const form = formFor(suqian2024);
const run = program(form);
const at = (id: string): number => form.byId.get(id)!.index;
const totals = new Set(form.cells.filter(({ computed }) => computed).map(({ index }) => index));

/** A quiet year: 0 everywhere but for what is given, every total worked out. */
function quiet(own: Readonly<Record<string, Value>>): Value[] {
  const values: Value[] = form.cells.map(() => 0);
  for (const [id, value] of Object.entries(own)) values[at(id)] = value;
  for (let pass = 0; pass < 2; pass += 1)
    for (const check of run.checks)
      if (check.kind === "sum" && check.totalling)
        values[check.right[0]!] = check.left.reduce((sum, cell) => sum + (values[cell] as number), 0);
  return values;
}

const ask = (values: readonly Value[], own: Partial<Question> = {}): Diagnosis =>
  diagnose(run, values, { isHard: hard, budget: { steps: 20_000 }, formulas: totals, ...own });

const likeliest = ({ proposals }: Cause): string[] =>
  proposals
    .filter(({ rank }) => rank === 1)
    .map(({ changes }) => changes.map(({ index, to }) => `${form.cells[index]!.id}→${String(to)}`).join(" "));

const cellsOf = (indices: readonly number[]): string[] => indices.map((index) => form.cells[index]!.id);

describe("what cannot be told apart shares a rank", () => {
  it("31 for 1 in what came in, or 1 for 31 in what became of it", () => {
    const { causes } = ask(quiet({ "requests.received.naturalPerson": 31, "requests.granted.naturalPerson": 1 }));
    expect(causes).toHaveLength(1);
    expect(likeliest(causes[0]!)).toEqual(["requests.received.naturalPerson→1", "requests.granted.naturalPerson→31"]);
  });

  it("nor is a figure carried forward likelier than one that came in", () => {
    const { causes } = ask(quiet({ "requests.received.naturalPerson": 71, "requests.carriedForward.naturalPerson": 7 }));
    expect(likeliest(causes[0]!)).toEqual(["requests.received.naturalPerson→7", "requests.carriedForward.naturalPerson→71"]);
  });

  it("a 0 became another figure by no slip of the fingers", () => {
    const { causes } = ask(
      quiet({
        "requests.received.naturalPerson": 12,
        "requests.granted.naturalPerson": 6,
        "requests.partlyGranted.naturalPerson": 3,
      }),
    );
    const { proposals } = causes[0]!;
    const fromZero = proposals.filter(({ changes }) => changes.length === 1 && changes[0]!.from === 0);
    expect(fromZero.length).toBeGreaterThan(10);
    expect(new Set(fromZero.flatMap(({ slips }) => slips.map(({ reason }) => reason.kind)))).toEqual(new Set(["unexplained"]));
    expect(likeliest(causes[0]!).some((one) => /→3$/u.test(one) && !one.includes("partlyGranted"))).toBe(false);
  });

  it("what else is known decides: a total that still holds points at the figure beside it", () => {
    const values = quiet({ "requests.received.naturalPerson": 1, "requests.granted.naturalPerson": 1 });
    values[at("requests.received.naturalPerson")] = 31;
    const { causes } = ask(values, { formulas: new Set() });
    expect(likeliest(causes[0]!)).toEqual(["requests.received.naturalPerson→1"]);
  });
});

describe("cases of which nothing says how they ended", () => {
  it.each([
    ["totals are formulas", totals],
    ["totals are typed", new Set<number>()],
  ])("are no wrong figure, where %s", (_, formulas) => {
    const { causes, rest } = ask(quiet({ "requests.received.naturalPerson": 5 }), { formulas });
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({
      findings: ["R01.requests.naturalPerson", "R01.requests.total"],
      proposals: [],
      sets: [],
      proved: true,
      unaccounted: { count: 5, came: [at("requests.received.naturalPerson")] },
    });
    const open = cellsOf(causes[0]!.unaccounted!.open);
    expect(open).toContain("requests.granted.naturalPerson");
    expect(open).toContain("requests.carriedForward.naturalPerson");
    expect(open).not.toContain("requests.processed.naturalPerson");
    expect(rest).toEqual([]);
  });

  it("are counted together over the columns", () => {
    const { causes } = ask(
      quiet({ "requests.received.naturalPerson": 5, "requests.received.research": 2, "requests.broughtForward.research": 1 }),
    );
    expect(causes.map(({ unaccounted }) => unaccounted?.count)).toEqual([8]);
    expect(cellsOf(causes[0]!.unaccounted!.came)).toEqual(["requests.received.naturalPerson", "requests.received.research"]);
    expect(causes[0]!.findings).toHaveLength(3);
  });

  it("hide nothing that is wrong in another column", () => {
    const { causes } = ask(
      quiet({
        "requests.received.naturalPerson": 5,
        "requests.received.business": 14,
        "requests.granted.business": 1,
        "requests.partlyGranted.business": 3,
      }),
    );
    expect(causes.map(({ unaccounted, findings }) => [unaccounted?.count, findings])).toEqual([
      [5, ["R01.requests.naturalPerson"]],
      [undefined, ["R01.requests.business", "R01.requests.total"]],
    ]);
    expect(causes[1]!.proposals.length).toBeGreaterThan(0);
  });

  it("are not those that stand in the wrong column: what is missing there is too much here", () => {
    const { causes } = ask(
      quiet({ "requests.received.naturalPerson": 0, "requests.received.business": 5, "requests.granted.naturalPerson": 5 }),
    );
    expect(causes.some(({ unaccounted }) => unaccounted !== undefined)).toBe(false);
    expect(causes[0]!.proposals[0]!.slips[0]!.reason.kind).toBe("exchanged");
  });

  it("are not there where another sum says that the figure itself is wrong", () => {
    const values = quiet({});
    values[at("requests.received.naturalPerson")] = 5;
    const { causes } = ask(values, { formulas: new Set() });
    expect(likeliest(causes[0]!)).toEqual(["requests.received.naturalPerson→0"]);
  });

  it("are those beside results that are still last year's, one and all", () => {
    const before = quiet({
      "requests.received.naturalPerson": 3,
      "requests.granted.naturalPerson": 2,
      "requests.carriedForward.naturalPerson": 1,
    });
    const own = {
      "requests.granted.naturalPerson": 2,
      "requests.carriedForward.naturalPerson": 1,
      "requests.broughtForward.naturalPerson": 1,
    };
    const both = program(form, form);
    const with7 = { isHard: hard, budget: { steps: 20_000 }, formulas: totals, previous: before };
    const { causes } = diagnose(both, quiet({ ...own, "requests.received.naturalPerson": 7 }), with7);
    expect(causes.map(({ unaccounted }) => unaccounted?.count)).toEqual([5]);
    const changed = diagnose(
      both,
      quiet({ ...own, "requests.received.naturalPerson": 7, "requests.partlyGranted.naturalPerson": 1 }),
      with7,
    );
    expect(changed.causes[0]!.unaccounted).toBeUndefined();
  });
});
