import fc from "fast-check";
import {
  changes,
  explanationFile,
  isReason,
  readExplanations,
  withExplanation,
  type Explanation,
} from "../../../src/core/check/explanations";

const one: Explanation = {
  unit: "某某局",
  year: 2024,
  rule: "R40",
  key: "R40.requests.total",
  reason: "机构改革后并入两个单位",
  figures: [
    { name: "requests.broughtForward.total", value: "12" },
    { name: "previous.requests.carriedForward.total", value: "" },
  ],
};

describe("a reason says something", () => {
  it.each`
    reason                | good     | why
    ${"机构改革并入"}     | ${true}  | ${"six characters"}
    ${"机构改革后"}       | ${false} | ${"five"}
    ${"。。。。。。。。"} | ${false} | ${"marks are no words"}
    ${"　机构　改　革　"} | ${false} | ${"nor are spaces"}
    ${"2023年12月并入"}   | ${true}  | ${"figures are"}
    ${"说".repeat(501)}   | ${false} | ${"nobody reads so much"}
  `("$why: $good", ({ reason, good }: { reason: string; good: boolean }) => expect(isReason(reason)).toBe(good));
});

describe("a reason stands while its figures do", () => {
  it("nothing changed, in whatever order", () => expect(changes(one, [...one.figures].reverse())).toEqual([]));
  it("a figure changed", () =>
    expect(changes(one, [{ name: "requests.broughtForward.total", value: "13" }, one.figures[1]!])).toEqual([
      { name: "requests.broughtForward.total", was: "12", now: "13" },
    ]));
  it("a blank became 0", () =>
    expect(changes(one, [one.figures[0]!, { name: "previous.requests.carriedForward.total", value: "0" }])).toEqual([
      { name: "previous.requests.carriedForward.total", was: "", now: "0" },
    ]));
  it("a figure came or went", () => {
    expect(changes(one, [one.figures[0]!])).toEqual([
      { name: "previous.requests.carriedForward.total", was: "", now: undefined },
    ]);
    expect(changes(one, [...one.figures, { name: "正文", value: "x" }])).toEqual([{ name: "正文", was: undefined, now: "x" }]);
  });
});

describe("what is kept", () => {
  it("a finding has one reason, the last", () => {
    const second = { ...one, reason: "另一个原因写在这里" };
    expect(withExplanation([one, { ...one, year: 2023 }], second).map(({ year, reason }) => [year, reason])).toEqual([
      [2023, one.reason],
      [2024, second.reason],
    ]);
  });
  it("is read back the same", () => {
    const text = fc.string({ maxLength: 20 });
    const figures = fc.uniqueArray(fc.record({ name: text, value: text }), { selector: ({ name }) => name, maxLength: 5 });
    const explanation = fc.record({
      unit: fc.option(text),
      year: fc.option(fc.integer()),
      rule: text,
      key: text,
      reason: text.map((tail) => `机构改革并入${tail}`),
      figures,
    });
    fc.assert(
      fc.property(fc.array(explanation), (list) => {
        const back = readExplanations(JSON.parse(JSON.stringify(explanationFile(list))))!;
        // Names that look like whole numbers may change places in an object; what they say does not.
        expect(back.map(({ figures: _own, ...rest }) => rest)).toEqual(list.map(({ figures: _own, ...rest }) => rest));
        back.forEach((read, i) => expect(changes(read, list[i]!.figures)).toEqual([]));
      }),
    );
  });
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a list", []],
    ["another file", { tables: {} }],
    ["an entry without reason", { explanations: [{ rule: "R40", key: "k", figures: {} }] }],
    ["a reason too short", { explanations: [{ rule: "R40", key: "k", reason: "无", figures: {} }] }],
    ["figures that are no text", { explanations: [{ rule: "R40", key: "k", reason: "机构改革并入单位", figures: { a: 1 } }] }],
  ])("%s is no such file", (_, found) => expect(readExplanations(found)).toBeUndefined());
});
