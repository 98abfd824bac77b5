// How strict a rule is, the law's list says and nobody else: what is found may be less sure than the rule, and never stricter.
import fc from "fast-check";
import { auditReport } from "../../../src/app/check/audit-report";
import { tell, type CheckedReport, type Told } from "../../../src/app/check/check-report";
import { readReport } from "../../../src/app/read/read-report";
import type { Finding } from "../../../src/core/check/finding";
import type { Reading } from "../../../src/core/document/reading";
import type { Value } from "../../../src/core/figures/values";
import { allRules, ruleText } from "../../../src/statute";
import { figuresOf, formFor, suqian2023, suqian2024 } from "../../core/diagnose/reports";
import { reportAsText } from "../../support/text-forms";

const form = formFor(suqian2024);

const isNoStricter = ({ rule, class: grade }: Pick<Told, "rule" | "class">): boolean => grade >= ruleText(rule).class;

it.each(allRules.map(({ id }) => id))("%s is told as the law's list has it, or softer", (rule) => {
  fc.assert(
    fc.property(fc.constantFrom("A", "B", "C", "D", undefined), (wished) => {
      const finding: Finding = {
        rule,
        key: rule,
        table: "requests",
        verdict: "broken",
        ...(wished && { class: wished }),
        about: { kind: "table-absent" },
        cells: [],
      };
      const own = ruleText(rule).class;
      expect(tell(finding, { form, values: [] }).class).toBe(wished !== undefined && wished > own ? wished : own);
    }),
  );
});

/** Sentences of the prose, of which each is wrong beside the figures of this report in a way of its own. */
const WRONG = [
  "全年新收政府信息公开申请17件。",
  "全年未作出行政处罚决定。",
  "全年没有收到政府信息公开申请。",
  "全年通过政务微信公开信息30条，其中工作动态36条。",
  "全年公开信息90条，其中公告40条、动态30条。",
  "行政复议案件均获维持，没有被纠正的案件。",
  "本年度共发生行政诉讼9999件。",
  "全年收取行政事业性收费12元。",
  "统计期限为2019年1月1日至2019年12月31日。",
  "全年公开文件（填写数量）件。",
  "答复时限为15个工作日。",
  "依据《中华人民共和国政府信息公开条列》开展工作。",
];

function reading(values: readonly Value[], sentences: readonly string[], year: number, unit: string): Reading {
  const lines = [
    `${unit}${year}年政府信息公开工作年度报告`,
    "一、总体情况",
    ...sentences,
    ...reportAsText(form, values, "bars").split("\n"),
    "五、存在的主要问题及改进情况",
    "公开的时效有待提高。",
  ];
  const blocks = lines.map((text, i) => ({ kind: "text" as const, text, place: `第${i + 1}行` }));
  const read = readReport({ format: "txt", blocks, properties: {} });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

const told = ({ findings }: CheckedReport): readonly Told[] => findings;

it("a figure against the prose, and parts against their whole, are no more than the list says", () => {
  const found = told(auditReport(reading(figuresOf(suqian2024), WRONG.slice(1, 4), 2024, "沭阳县财政局")));
  expect(found.filter(({ rule }) => rule === "R30" || rule === "R55").map(({ rule, class: grade }) => [rule, grade])).toEqual([
    ["R30", ruleText("R30").class],
    ["R55", ruleText("R55").class],
  ]);
});

it("whatever is found in a report, its prose, last year's and the workbook beside it", () => {
  const seen = new Set<string>();
  const last = reading(figuresOf(suqian2023), [], 2023, "沭阳县财政局");
  const values = figuresOf(suqian2024);
  fc.assert(
    fc.property(
      fc.subarray(WRONG, { minLength: 1 }),
      fc.array(
        fc.record({
          at: fc.nat(values.length - 1),
          to: fc.constantFrom<Value>(null, -1, 99_999, 0, { kind: "words", text: "无" }),
        }),
        {
          maxLength: 6,
        },
      ),
      fc.constantFrom("沭阳县财政局", "泗洪县水利局"),
      (sentences, slips, unit) => {
        const own = values.slice();
        for (const { at, to } of slips) own[at] = to;
        const report = reading(own, sentences, 2024, unit);
        const tables = reading(values, [], 2024, "沭阳县财政局");
        const found = told(auditReport(report, { previous: last, tables }));
        for (const one of found) seen.add(one.rule);
        expect(found.filter((one) => !isNoStricter(one))).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 20_240_131 },
  );
  // Or nothing was put to the test.
  expect(seen.size).toBeGreaterThan(15);
});
