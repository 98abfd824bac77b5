// The figures as JSON and CSV: stable names, nothing lost, nothing run.
import * as fc from "fast-check";

import { exact, sameValue, words, type Value } from "../../src/core/figures/values";
import { figuresCsv, figuresFromJson, figuresJson, strangers } from "../../src/render/figures";
import { forms } from "../../src/statute";
import { anyReport } from "./figures-of";

const latest = forms().at(-1)!;
const one = (id: string, value: Value): Value[] => latest.cells.map((cell) => (cell.id === id ? value : null));

describe("figures as JSON", () => {
  it("are nested by their stable names", () => {
    expect(figuresJson(latest, one("requests.granted.naturalPerson", 12))).toMatchObject({
      requests: { granted: { naturalPerson: 12, total: null }, denied: { stateSecret: { naturalPerson: null } } },
      disclosure: { charges: { collected: null } },
      proceedings: { reconsideration: { upheld: null } },
    });
  });

  it.each`
    figure                                 | json
    ${null}                                | ${null}
    ${0}                                   | ${0}
    ${-8}                                  | ${-8}
    ${exact(14806663n, 4)}                 | ${1480.6663}
    ${exact(251000n, 0, "元")}             | ${"251000元"}
    ${exact(160_5964n, 4, "万元")}         | ${"160.5964万元"}
    ${words("/")}                          | ${"/"}
    ${exact(12345678901234567890123n, 12)} | ${"12345678901.234567890123"}
    ${exact(1n, 7)}                        | ${"0.0000001"}
    ${exact(2n ** 60n, 0)}                 | ${"1152921504606846976"}
  `("$figure.kind $json", ({ figure, json }: { figure: Value; json: unknown }) => {
    const written = JSON.parse(JSON.stringify(figuresJson(latest, one("disclosure.charges.collected", figure)))) as {
      disclosure: { charges: { collected: unknown } };
    };
    expect(written.disclosure.charges.collected).toEqual(json);
    const back = figuresFromJson(latest, written)[latest.byId.get("disclosure.charges.collected")!.index]!;
    expect(sameValue(back, figure)).toBe(true);
  });

  it.each(forms().map((form) => [form.edition.id + (form.variant?.id ?? ""), form] as const))(
    "come back whole on form %s",
    (_, form) => {
      fc.assert(
        fc.property(anyReport(form), (values) => {
          const tables: unknown = JSON.parse(JSON.stringify(figuresJson(form, values)));
          const back = figuresFromJson(form, tables);
          expect(back.every((value, i) => sameValue(value, values[i]!))).toBe(true);
          expect(strangers(form, tables)).toEqual([]);
        }),
        { numRuns: 50 },
      );
    },
  );

  it("tells what the form does not print, and never reaches behind the object", () => {
    const tables: unknown = JSON.parse(
      '{"requests":{"granted":{"naturalPerson":1,"nobody":2},"carriedForward":{"total":[3]}},"constructor":{"name":1},"__proto__":{"requests":1}}',
    );
    expect(strangers(latest, tables)).toEqual([
      "requests.granted.nobody",
      "requests.carriedForward.total",
      "constructor",
      "__proto__",
    ]);
    expect(figuresFromJson(latest, tables).filter((value) => value !== null)).toEqual([1]);
    expect(strangers(latest, [])).toEqual([""]);
    expect(figuresFromJson(latest, null).every((value) => value === null)).toBe(true);
  });
});

describe("figures as CSV", () => {
  const csv = figuresCsv(latest, one("requests.denied.internal.naturalPerson", 7), { unit: '=某"单位"', year: 2024 });
  const lines = csv.split("\r\n");

  it("names every figure in the form's own words", () => {
    expect(lines[0]).toBe("\uFEFF单位,年度,表,事项,行,栏,计量单位,数值,字段");
    expect(lines).toContain(
      `"'=某""单位""",2024,表三,,三、本年度办理结果·（三）不予公开·5.属于三类内部事务信息,申请人情况·自然人,件,7,requests.denied.internal.naturalPerson`,
    );
    expect(lines).toHaveLength(latest.cells.length + 2);
  });

  it.each`
    value               | text
    ${words("=1+1")}    | ${"'=1+1"}
    ${words("-")}       | ${"-"}
    ${words("@SUM(A)")} | ${"'@SUM(A)"}
    ${-8}               | ${"-8"}
    ${words("a,b")}     | ${'"a,b"'}
    ${null}             | ${""}
  `("writes $value.text as $text", ({ value, text }: { value: Value; text: string }) => {
    const written = figuresCsv(latest, one("disclosure.charges.collected", value), { unit: "甲", year: 2024 });
    expect(written).toContain(`万元,${text},disclosure.charges.collected`);
  });
});
