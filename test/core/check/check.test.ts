import { check, program, valueError, verdicts } from "../../../src/core/check/check";
import { checksTold, type Finding, type Verdict } from "../../../src/core/check/finding";
import { amount, count as countOf } from "../../../src/core/form/form";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { checksOf } from "../../../src/core/check/rules";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { allRules, editions, formOf, forms, isRule, ruleText } from "../../../src/statute";
import {
  figuresOf,
  formFor,
  jinhu2023,
  nanyuan2020,
  shanghai2019,
  suqian2023,
  suqian2024,
  shuyang2023,
} from "../diagnose/reports";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];

/** A report of zeros with some cells said. */
function filled(form: NumberedForm, said: Readonly<Record<string, Value>>): Value[] {
  const values: Value[] = form.cells.map(() => 0);
  for (const [id, value] of Object.entries(said)) {
    const cell = form.byId.get(id);
    if (!cell) throw new Error(`no cell is named ${id}`);
    values[cell.index] = value;
  }
  return values;
}

const verdictOf = (
  key: string,
  form: NumberedForm,
  said: Readonly<Record<string, Value>>,
  before?: readonly [NumberedForm, Readonly<Record<string, Value>>],
): Verdict => {
  const run = program(form, before?.[0]);
  const at = run.checks.findIndex((one) => one.key === key);
  if (at < 0) throw new Error(`no check is named ${key}`);
  const found = (["passed", "broken", "undecided", "unreadable"] as const)[
    verdicts(run, filled(form, said), before && filled(...before))[at]!
  ]!;
  // Whatever does not pass is told of, by a finding of its own or by one that gathers several.
  const { findings } = check(run, filled(form, said), before && filled(...before));
  const telling = findings.filter((finding) => checksTold(finding).includes(key)).map(({ verdict }) => verdict);
  expect(telling.includes(found as Finding["verdict"])).toBe(found !== "passed");
  return found;
};

type Case = readonly [
  key: string,
  form: NumberedForm,
  said: Readonly<Record<string, Value>>,
  verdict: Verdict,
  before?: readonly [NumberedForm, Readonly<Record<string, Value>>],
];

const person = (rows: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(rows).map(([row, value]) => [`requests.${row}.naturalPerson`, value]));
const R01 = "R01.requests.naturalPerson";
const last = "disclosure.penalties.lastYear";
const change = "disclosure.penalties.change";
const decisions = "disclosure.penalties.decisions";

const cases: readonly Case[] = [
  [R01, form2021, person({ received: 12, broughtForward: 3, processed: 10, carriedForward: 5 }), "passed"],
  [R01, form2021, person({ received: 12, broughtForward: 3, processed: 10, carriedForward: 4 }), "broken"],
  [R01, form2021, person({ received: 12, broughtForward: null, processed: 10, carriedForward: 5 }), "undecided"],
  [R01, form2021, person({ received: 12, broughtForward: words("/"), processed: 7, carriedForward: 5 }), "undecided"],
  ["R02.requests.naturalPerson", form2021, person({ granted: 2, "denied.internal": 3, processed: 5 }), "passed"],
  ["R02.requests.naturalPerson", form2021, person({ granted: 2, "denied.internal": 3, processed: 6 }), "broken"],
  ["R02.requests.naturalPerson", form2021, person({ granted: null, processed: 5 }), "undecided"],
  ["R03.requests.granted", form2021, { "requests.granted.research": 4, "requests.granted.total": 4 }, "passed"],
  ["R03.requests.granted", form2021, { "requests.granted.research": 4, "requests.granted.total": 5 }, "broken"],
  ["R03.requests.granted", form2021, { "requests.granted.research": 4, "requests.granted.total": null }, "undecided"],
  [
    "R04.proceedings.directSuit.total",
    form2021,
    { "proceedings.directSuit.upheld": 2, "proceedings.directSuit.total": 2 },
    "passed",
  ],
  ["R04.proceedings.directSuit.total", form2021, { "proceedings.directSuit.upheld": 2 }, "broken"],
  ["R04.proceedings.directSuit.total", form2021, { "proceedings.directSuit.pending": null }, "undecided"],
  ["R05.requests.granted", form2021, {}, "passed"],
  ["R05.requests.granted", form2021, { "requests.granted.business": -1 }, "broken"],
  ["R05.requests.granted", form2021, { "requests.granted.business": parseDecimal("0.5")! }, "broken"],
  ["R05.requests.granted", form2021, { "requests.granted.business": null }, "undecided"],
  ["R05.requests.granted", form2021, { "requests.granted.business": words("/"), "requests.granted.research": -1 }, "unreadable"],
  ["R10.proceedings", form2021, {}, "passed"],
  ["R10.proceedings", form2021, { "proceedings.directSuit.upheld": -2 }, "broken"],
  ["R10.proceedings", form2021, { "proceedings.directSuit.upheld": null }, "undecided"],
  [
    "R20.disclosure.normativeDocuments",
    form2021,
    {
      "disclosure.normativeDocuments.issued": 61,
      "disclosure.normativeDocuments.repealed": 59,
      "disclosure.normativeDocuments.inForce": 422,
    },
    "passed",
    [form2021, { "disclosure.normativeDocuments.inForce": 420 }],
  ],
  [
    "R20.disclosure.normativeDocuments",
    form2021,
    { "disclosure.normativeDocuments.inForce": 421 },
    "broken",
    [form2021, { "disclosure.normativeDocuments.inForce": 420 }],
  ],
  ["R20.disclosure.normativeDocuments", form2021, {}, "undecided", [form2021, { "disclosure.normativeDocuments.inForce": null }]],
  [
    "R21.disclosure.governmentRules",
    form2021,
    { "disclosure.governmentRules.issued": 3, "disclosure.governmentRules.repealed": 1, "disclosure.governmentRules.inForce": 2 },
    "passed",
  ],
  [
    "R21.disclosure.governmentRules",
    form2021,
    { "disclosure.governmentRules.issued": 3, "disclosure.governmentRules.inForce": 2 },
    "broken",
  ],
  ["R21.disclosure.governmentRules", form2021, { "disclosure.governmentRules.inForce": null }, "undecided"],
  ["R23.disclosure.penalties", form2019, { [change]: -8, [last]: 9 }, "passed"],
  ["R23.disclosure.penalties", form2019, { [change]: parseDecimal("1.5")! }, "broken"],
  ["R23.disclosure.penalties", form2019, { [change]: null }, "undecided"],
  ["R24.disclosure.penalties", form2019, { [last]: 8, [change]: -8 }, "passed"],
  ["R24.disclosure.penalties", form2019, { [last]: 7, [change]: -8 }, "broken"],
  ["R24.disclosure.penalties", form2019, { [last]: null }, "undecided"],
  ["R26.disclosure.penalties", form2019, { [last]: 5378, [change]: 1558, [decisions]: 6935 }, "passed"],
  ["R26.disclosure.penalties", form2019, { [last]: 5378, [change]: 1558, [decisions]: 6936 }, "broken"],
  ["R26.disclosure.penalties", form2019, { [last]: 5, [change]: 2, [decisions]: 7 }, "passed"],
  ["R26.disclosure.penalties", form2019, { [decisions]: null }, "undecided"],
  [
    "R27.disclosure.normativeDocuments",
    form2019,
    { "disclosure.normativeDocuments.newlyPublic": 4, "disclosure.normativeDocuments.totalPublic": 34 },
    "passed",
  ],
  ["R27.disclosure.normativeDocuments", form2019, { "disclosure.normativeDocuments.newlyPublic": 4 }, "broken"],
  ["R27.disclosure.normativeDocuments", form2019, { "disclosure.normativeDocuments.totalPublic": null }, "undecided"],
  ["R28.disclosure.charges", form2021, { "disclosure.charges.collected": parseDecimal("59237.2449")! }, "passed"],
  ["R28.disclosure.charges", form2021, { "disclosure.charges.collected": parseDecimal("-0.01")! }, "broken"],
  ["R28.disclosure.charges", form2021, { "disclosure.charges.collected": words("无") }, "unreadable"],
  ["R28.disclosure.charges", form2021, { "disclosure.charges.collected": null }, "undecided"],
  [
    "R40.requests.business",
    form2021,
    { "requests.broughtForward.business": 3 },
    "passed",
    [form2021, { "requests.carriedForward.business": 3 }],
  ],
  [
    "R40.requests.business",
    form2021,
    { "requests.broughtForward.business": 3 },
    "broken",
    [form2019, { "requests.carriedForward.business": 2 }],
  ],
  [
    "R40.requests.business",
    form2021,
    { "requests.broughtForward.business": 3 },
    "undecided",
    [form2021, { "requests.carriedForward.business": null }],
  ],
  ["R42.disclosure.penalties", form2019, { [last]: 9 }, "passed", [form2019, { [last]: 10, [change]: -1 }]],
  ["R42.disclosure.penalties", form2019, { [last]: 9 }, "broken", [form2019, { [last]: 10 }]],
  ["R42.disclosure.penalties", form2019, { [last]: null }, "undecided", [form2019, {}]],
];

const titleOf = (key: string): string => {
  const [rule] = key.split(".");
  return isRule(rule!) ? ruleText(rule).title : `no rule is named ${rule}`;
};

describe("every rule", () => {
  for (const [key, form, said, verdict, before] of cases)
    it(`${key} ${titleOf(key)}: ${verdict}, given ${JSON.stringify(said, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))}`, () => {
      expect(verdictOf(key, form, said, before)).toBe(verdict);
    });
});

it("every rule that follows from the tables is tried passed, broken and undecided", () => {
  const implied = new Set(forms().flatMap((form) => checksOf(form, form).map((one) => one.rule)));
  for (const rule of implied) {
    const tried = new Set(cases.filter(([key]) => key.startsWith(`${rule}.`)).map(([, , , verdict]) => verdict));
    expect([rule, tried.has("passed"), tried.has("broken"), tried.has("undecided")]).toEqual([rule, true, true, true]);
    expect(ruleText(rule).ground).not.toBe("");
  }
});

it("rule ids are unique, and each says on what it rests", () => {
  expect(new Set(allRules.map((rule) => rule.id)).size).toBe(allRules.length);
  for (const rule of allRules) expect([rule.id, rule.ground.length > 5]).toEqual([rule.id, true]);
});

describe("what one slip leaves in many rows", () => {
  const run = program(form2021);
  const requests = form2021.tables.find(({ table }) => table.id === "requests")!.cells;
  const columns = ["research", "legalService"];
  const inColumns = (value: Value): Record<string, Value> =>
    Object.fromEntries(requests.flatMap(({ id, column }) => (columns.includes(column.id) ? [[id, value]] : [])));
  const ofValues = (said: Readonly<Record<string, Value>>): readonly Finding[] =>
    check(run, filled(form2021, said)).findings.filter(({ detail }) => detail.kind === "value");

  it.each<[string, Value, string, Verdict]>([
    ["blanks", null, "R05.requests.blank", "undecided"],
    ["words", words("/"), "R05.requests.words", "unreadable"],
  ])("%s are one finding of their table, and each row counts", (_, value, key, verdict) => {
    const said = inColumns(value);
    const [one, ...more] = ofValues(said);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ key, rule: "R05", table: "requests", verdict });
    expect(one!.cells.map((index) => form2021.cells[index]!.id).sort()).toEqual(Object.keys(said).sort());
    expect(checksTold(one!)).toHaveLength(25);
    // 25 rows of values; with them the sums of those columns and of every row, which wait.
    const { counts } = check(run, filled(form2021, said));
    const sums = 25 + 2 * columns.length;
    expect([counts.undecided, counts.unreadable]).toEqual(verdict === "undecided" ? [25 + sums, 0] : [sums, 25]);
  });

  it("stands apart from a figure that is wrong, and from a remark with a figure in it, which keep their rows", () => {
    const said = {
      "requests.granted.business": null,
      "requests.denied.internal.research": -4,
      "requests.other.other.business": words("7（8）"),
      "requests.carriedForward.business": words("—"),
      "proceedings.reconsideration.upheld": null,
    };
    expect(ofValues(said).map(({ key, verdict }) => [key, verdict])).toEqual([
      ["R05.requests.denied.internal", "broken"],
      ["R05.requests.other.other", "unreadable"],
      ["R05.requests.words", "unreadable"],
      ["R05.requests.blank", "undecided"],
      ["R10.proceedings.blank", "undecided"],
    ]);
  });

  it("of counts and amounts together is told by the rule of counts", () => {
    const one = ofValues({ "disclosure.charges.collected": null, "disclosure.penalties.decisions": null });
    expect(one.map(({ key, cells }) => [key, cells.length])).toEqual([["R05.disclosure.blank", 2]]);
    expect(ofValues({ "disclosure.charges.collected": null }).map(({ key }) => key)).toEqual(["R28.disclosure.blank"]);
  });

  it("a row with a wrong figure is broken by it, and its blank waits until that has been put right", () =>
    expect(
      ofValues({ "disclosure.normativeDocuments.issued": -1, "disclosure.normativeDocuments.repealed": null }).map(
        ({ key }) => key,
      ),
    ).toEqual(["R05.disclosure.normativeDocuments"]));
});

describe("what the trees imply", () => {
  it("table three has 7 balances, 7 totals down and 25 across; table four 3", () => {
    const count = (rule: string): number => checksOf(form2021).filter((one) => one.rule === rule).length;
    expect(["R01", "R02", "R03", "R04"].map(count)).toEqual([7, 7, 25, 3]);
  });

  it("a total adds every item of its own group, at any depth, and nothing else", () => {
    const down = checksOf(form2021).find((one) => one.key === "R02.requests.total");
    expect(down?.kind === "sum" && [...down.left].map((index) => form2021.cells[index]!.row.id)).toHaveLength(21);
  });

  it("keys are unique", () => {
    for (const form of forms()) {
      const keys = checksOf(form, form).map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it.each(forms().map((form) => [`${form.edition.id} ${form.variant?.id ?? ""}`, form] as const))(
    "the %s form covers every square of its grid once",
    (_, form) => {
      for (const { layout } of form.tables) {
        const covered = new Map<string, number>();
        for (const square of layout.squares)
          for (let row = square.row; row < square.row + square.rowSpan; row += 1)
            for (let col = square.col; col < square.col + square.colSpan; col += 1)
              covered.set(`${row},${col}`, (covered.get(`${row},${col}`) ?? 0) + 1);
        expect(covered.size).toBe(layout.rows * layout.cols);
        expect([...covered.values()].every((times) => times === 1)).toBe(true);
      }
    },
  );
});

describe("real reports", () => {
  const broken = (findings: readonly Finding[]): string[] =>
    findings.filter((finding) => finding.verdict === "broken").map((finding) => finding.key);

  it.each([nanyuan2020, suqian2023, suqian2024])("$source holds everywhere", (report) => {
    expect(check(program(formFor(report)), figuresOf(report))).toMatchObject({
      counts: { broken: 0, undecided: 0, unreadable: 0 },
      findings: [],
    });
  });

  it("金湖县2023: table four's 总计 0 is not 3", () => {
    const { findings } = check(program(formFor(jinhu2023)), figuresOf(jinhu2023));
    expect(broken(findings)).toEqual(["R04.proceedings.directSuit.total"]);
    expect(findings[0]!.detail).toMatchObject({ kind: "sum", sums: { left: 3, right: 0, difference: 3 } });
  });

  it.each([shanghai2019, shuyang2023])("$source: blanks are undecided, neither wrong nor right", (report) => {
    const { counts, findings } = check(program(formFor(report)), figuresOf(report));
    expect(counts.broken).toBe(0);
    expect(counts.undecided).toBeGreaterThan(10);
    for (const finding of findings)
      expect(finding.detail.kind === "sum" ? finding.detail.open.length : finding.cells.length).toBeGreaterThan(0);
  });

  it("宿迁市2023→2024: what was carried over and what is in force go on from year to year", () => {
    const run = program(formFor(suqian2024), formFor(suqian2023));
    expect(run.checks.filter((one) => one.rule === "R40" || one.rule === "R20")).toHaveLength(9);
    expect(broken(check(run, figuresOf(suqian2024), figuresOf(suqian2023)).findings)).toEqual([]);
  });
});

it("verdicts says the same as check", () => {
  for (const report of [nanyuan2020, shanghai2019, jinhu2023, shuyang2023]) {
    const run = program(formFor(report));
    const names = ["passed", "broken", "undecided", "unreadable"] as const;
    const counted = { passed: 0, broken: 0, undecided: 0, unreadable: 0 };
    for (const verdict of verdicts(run, figuresOf(report))) counted[names[verdict]!] += 1;
    expect(check(run, figuresOf(report)).counts).toEqual(counted);
  }
});

describe("what is wrong with one value", () => {
  it.each([
    ["an empty cell", countOf("件"), null, "blank"],
    ["a count", countOf("件"), 3, undefined],
    ["a count below zero", countOf("件"), -1, "negative"],
    ["a count with a fraction", countOf("件"), parseDecimal("1.5"), "fraction"],
    ["words for a count", countOf("件"), words("约三件"), "words"],
    ["a change below zero", { kind: "change", unit: "项" }, -1, undefined],
    ["an amount", amount("万元", 2), parseDecimal("0.35"), undefined],
    ["an amount below zero", amount("万元", 2), parseDecimal("-0.35"), "negative"],
  ] as const)("%s", (_, domain, value, wrong) => {
    expect(valueError(domain, value as Value)).toBe(wrong);
  });

  it("a total whose formula gives nothing wants a result, and nobody's typing", () => {
    const run = program(form2021);
    const total = form2021.byId.get("requests.received.total")!.index;
    const values = filled(form2021, { "requests.received.total": null });
    const told = (formulas: ReadonlySet<number>) =>
      check(run, values, [], new Set(), { formulas, told: new Set() }).findings.flatMap(({ detail }) =>
        detail.kind === "value" ? detail.valueErrors.filter(({ index }) => index === total).map(({ why }) => why) : [],
      );
    expect(new Set(told(new Set()))).toEqual(new Set(["blank"]));
    expect(new Set(told(new Set([total])))).toEqual(new Set(["no-result"]));
  });
});
