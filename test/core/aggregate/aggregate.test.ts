import fc from "fast-check";
import { aggregate, remainders, type SummedCell } from "../../../src/core/aggregate/aggregate";
import type { Figures } from "../../../src/core/compare/year-on-year";
import { check, program } from "../../../src/core/check/check";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { parseDecimal, valueText, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { figuresOf, formFor, suqian2023, suqian2024 } from "../diagnose/reports";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const present = form2021.tables.map(({ table }) => table.id);
const figures = (form: NumberedForm, said: Readonly<Record<string, Value>>): Figures => ({
  form,
  present,
  values: form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0)),
});
const at = (form: NumberedForm, sums: readonly SummedCell[], id: string): SummedCell => sums[form.byId.get(id)!.index]!;
const sum = (id: string, form: NumberedForm, ...values: readonly Value[]): SummedCell =>
  at(
    form,
    aggregate(
      form,
      values.map((value) => figures(form, { [id]: value })),
    ),
    id,
  );

const LICENSING = "disclosure.licensing.decisions";
const MONEY = "disclosure.procurement.amount";
const money = (text: string, unit?: "元" | "万元"): Value => parseDecimal(text, unit)!;

describe("R70 the sum of the units, exactly", () => {
  it("adds and says whose figures they are", () =>
    expect(sum(LICENSING, form2021, 3, 0, 4)).toMatchObject({
      value: 7,
      shares: [
        { unit: 0, value: 3 },
        { unit: 2, value: 4 },
      ],
      open: [],
    }));
  it("decimals stay decimals", () =>
    expect(valueText(sum("disclosure.charges.collected", form2021, money("0.1"), money("0.2")).value)).toBe("0.3"));
  it("a blank is no zero: the sum is open and knows whose blank it is", () =>
    expect(sum(LICENSING, form2021, 3, null, 4)).toMatchObject({
      value: null,
      known: 7,
      open: [{ unit: 1, why: "blank", value: null }],
    }));
  it("nor is a remark", () =>
    expect(sum(LICENSING, form2021, 3, words("/"))).toMatchObject({ value: null, open: [{ unit: 1, why: "words" }] }));
  it("a table that a unit does not have leaves its cells open", () => {
    const sums = aggregate(form2021, [figures(form2021, {}), { ...figures(form2021, {}), present: ["requests"] }]);
    expect(at(form2021, sums, LICENSING)).toMatchObject({ value: null, open: [{ unit: 1, why: "table-absent" }] });
    expect(at(form2021, sums, "requests.received.total").value).toBe(0);
  });

  it("sums of reports that hold are a report that holds", () => {
    const sums = aggregate(
      form2021,
      [suqian2023, suqian2024].map((report) => ({ form: form2021, present, values: figuresOf(report) })),
    );
    expect(formFor(suqian2024)).toBe(form2021);
    expect(
      check(
        program(form2021),
        sums.map(({ value }) => value),
      ).counts,
    ).toMatchObject({ broken: 0, undecided: 0, unreadable: 0 });
  });

  it("does not depend on the order of the units", () => {
    const value = fc.oneof(
      fc.nat(1_000_000),
      fc.constant(null),
      fc.constant(words("/")),
      fc.nat(99999).map((n) => parseDecimal(`${n}.${n}`)!),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const forth = sum("disclosure.charges.collected", form2021, ...values);
        const back = sum("disclosure.charges.collected", form2021, ...[...values].reverse());
        expect(back.value).toEqual(forth.value);
        expect(forth.value === null).toBe(
          values.some((one) => one === null || (typeof one === "object" && one.kind === "words")),
        );
      }),
    );
  });
});

describe("R75 money in one unit before it is added", () => {
  it.each<[string, Value[], string]>([
    ["元 and 万元", [money("251000", "元"), money("1480.6663", "万元")], "1505.7663万元"],
    ["元 alone", [money("8040", "元"), money("20000", "元")], "2.804万元"],
    ["nothing bought needs no unit", [0, money("3", "万元")], "3万元"],
    ["nothing at all", [0, 0], "0"],
  ])("%s", (_, values, expected) => expect(valueText(sum(MONEY, form2019, ...values).value)).toBe(expected));
  it("money that does not say 元 or 万元 leaves the sum open", () =>
    expect(sum(MONEY, form2019, money("3", "万元"), 8040)).toMatchObject({
      value: null,
      open: [{ unit: 1, why: "no-unit", value: 8040 }],
    }));
});

describe("what the parent reports beyond its units", () => {
  const of = (parent: Value, ...units: readonly Value[]): unknown => {
    const sums = aggregate(
      form2021,
      units.map((value) => figures(form2021, { [LICENSING]: value })),
    );
    const { state, remainder } = remainders(form2021, figures(form2021, { [LICENSING]: parent }), sums)[
      form2021.byId.get(LICENSING)!.index
    ]!;
    return [state, remainder];
  };
  it.each<[Value, Value[], unknown[]]>([
    [7, [3, 4], ["none", 0]],
    [9, [3, 4], ["own", 2]],
    [5, [3, 4], ["short", -2]],
    [null, [3, 4], ["open", undefined]],
    [7, [3, null], ["open", undefined]],
  ])("%s beside %s", (parent, units, expected) => expect(of(parent, ...units)).toEqual(expected));
});
