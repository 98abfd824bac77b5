import {
  addReports,
  sumCode,
  type Refused,
  type SumOutcome,
  type SumSetting,
  type Summed,
} from "../../../src/app/compare/aggregate-report";
import { causesBeside, summandOf } from "../../../src/app/compare/summand";
import { sumSheets, sumText } from "../../../src/app/outputs/aggregate-text";
import { unitList } from "../../../src/app/compare/unit-list";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Reading } from "../../../src/core/document/reading";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf, variantsOf } from "../../../src/statute";
import { growth, LINEAR } from "../../support/growth";
import { squaresOf } from "../../support/sheet-squares";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const beijing = formOf(
  editions[0]!,
  variantsOf(editions[0]!).find((one) => one.id === "beijing"),
);

interface Unit {
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
  readonly form?: NumberedForm;
  readonly present?: readonly string[];
  readonly said?: Readonly<Record<string, Value>>;
}
const reading = ({ unit, form = form2021, year = form.edition.since, present, said = {} }: Unit): Reading => ({
  document: { format: "json", blocks: [], properties: {} },
  form,
  unit,
  year,
  values: form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0)),
  places: [],
  present: present ?? form.tables.map(({ table }) => table.id),
  absent: [],
  misfits: [],
  deviations: [],
  tableBlocks: new Set(),
});
const summed = (units: readonly Unit[], more: Partial<SumSetting> = {}): Refused | (Summed & { readonly kind: "added" }) => {
  const read = units.map((unit, i) => ({ source: `${i + 1}.xlsx`, name: `文件${i + 1}`, reading: reading(unit) }));
  const adding = addReports({ units: read.map(({ reading: one, ...file }) => ({ ...file, summand: summandOf(one) })), ...more });
  if (adding.kind === "refused") return adding;
  const causes = adding.broken.map((file) => {
    const broken = read.find(({ source }) => source === file)!.reading;
    return [file, causesBeside(broken, "unit", adding.witnesses)] as const;
  });
  return { kind: "added", ...adding.summed(new Map(causes)) };
};
const outcome = (units: readonly Unit[], more: Partial<SumSetting> = {}): SumOutcome => {
  const found = summed(units, more);
  if (found.kind === "refused") throw new Error(found.sentences.join());
  return found.outcome;
};
const lines = ({ findings }: SumOutcome): string[] => findings.map((one) => `${one.class} ${one.rule} ${one.message}`);
const refused = (units: readonly Unit[], more: Partial<SumSetting> = {}): readonly string[] => {
  const found = summed(units, more);
  return found.kind === "refused" ? found.sentences : [];
};

const person = (rows: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, value]) =>
      ["naturalPerson", "total"].map((column) => [`requests.${row}.${column}`, value]),
    ),
  );
const finance = { unit: "宿迁市财政局", said: person({ received: 5, granted: 5, processed: 5 }) };
const education = { unit: "宿迁市教育局", said: person({ received: 3, granted: 2, processed: 2, carriedForward: 1 }) };

describe("a summary", () => {
  it("of units that are all well has nothing to say, and knows where each figure comes from", () => {
    const found = outcome([finance, education]);
    expect(lines(found)).toEqual([]);
    expect(sumCode(found)).toBe(0);
    expect(found.cells.find((cell) => cell.id === "requests.received.total")).toEqual({
      id: "requests.received.total",
      label: "表三“新收·总计”",
      address: "表三!J6",
      value: 8,
      known: 8,
      units: [
        { unit: "宿迁市财政局", source: "1.xlsx", value: 5 },
        { unit: "宿迁市教育局", source: "2.xlsx", value: 3 },
      ],
      open: [],
    });
  });

  it("whose blank leaves what open", () =>
    expect(
      lines(
        outcome([
          finance,
          { ...education, said: { ...education.said, "requests.granted.business": null, "requests.granted.research": null } },
        ]),
      ),
    ).toEqual(["A R70 “宿迁市教育局”有2格未填（表三“（一）予以公开·商业企业”等），合计待定，没有当作0，请该单位补填。"]));
  it("a remark, a table that is not there, money without unit", () => {
    expect(lines(outcome([finance, { unit: "宿迁市教育局", said: { "disclosure.licensing.decisions": words("/") } }]))).toEqual([
      "A R70 “宿迁市教育局”有1格不是数字（表二“行政许可·处理决定”填的是“/”），合计待定，请该单位改成数字。",
    ]);
    expect(lines(outcome([finance, { unit: "宿迁市教育局", present: ["disclosure", "requests"] }]))).toEqual([
      "A R70 “宿迁市教育局”没有表四，这些表的合计待定，请该单位补报。",
    ]);
    expect(lines(outcome([{ unit: "宿迁市教育局", form: form2019, said: { "disclosure.procurement.amount": 8040 } }]))).toEqual([
      "A R75 “宿迁市教育局”的表二“政府集中采购·采购总金额”填8040，没有写明是元还是万元，合计待定，请该单位注明单位。",
    ]);
  });
  it("a unit whose own sums do not hold", () =>
    expect(lines(outcome([finance, { unit: "宿迁市教育局", said: { "requests.received.total": 1 } }]))).toEqual([
      "B R70-units 有1个单位自身还有强制性问题：宿迁市教育局2条，已照原数计入，请先用 check 查看并改正后重新汇总。",
      "B R70-units 宿迁市教育局最可能的原因：表三“新收·总计”填1应为0（错一位数字），请核实。",
    ]));
  it("a unit whose wrong figure the parent and the other units give away, where its own sums leave it open", () => {
    const cases = (upheld: number, pending: number, total: number): Record<string, Value> => ({
      "proceedings.reconsideration.upheld": upheld,
      "proceedings.reconsideration.pending": pending,
      "proceedings.reconsideration.total": total,
    });
    const units = [
      { unit: "宿迁市财政局", said: cases(41, 32, 74) },
      { unit: "宿迁市教育局", said: cases(10, 0, 10) },
    ];
    const alone = lines(outcome(units)).filter((line) => line.includes("R70-units 宿迁市财政局"));
    expect(alone).toHaveLength(1);
    expect(alone[0]).toMatch(/有\d种同样可能的改法/);
    // Upheld: 52 above less 10 elsewhere leaves 42.
    const above = { source: "市.xlsx", reading: reading({ unit: "宿迁市", said: cases(52, 32, 84) }) };
    expect(lines(outcome(units, { parent: above })).filter((line) => line.includes("最可能的原因"))).toEqual([
      "B R70-units 宿迁市财政局最可能的原因：表四“行政复议·结果维持”填41应为42（错一位数字），请核实。",
    ]);
  });
});

describe("R71 who is in it and who is not", () => {
  const list = unitList("﻿序号\t单位名称\n1\t江苏省宿迁市财政局\n2\t宿迁市教育委员会\n3\t宿迁市司法局\n# 以下不报\n");
  it("a list as people keep it", () => {
    expect(list).toEqual(["江苏省宿迁市财政局", "宿迁市教育委员会", "宿迁市司法局"]);
    expect(unitList("1、甲局\r\n（二）乙委\n3.丙办\n\n丙办")).toEqual(["甲局", "乙委", "丙办"]);
  });
  it("missing, and not on the list", () => {
    const found = outcome([finance, education, { unit: "沭阳县教育局" }], { list });
    expect(found.missing).toEqual(["宿迁市司法局"]);
    expect(lines(found)).toEqual([
      "C R71 名单中有1个单位没有可以汇总的报告：宿迁市司法局，没有计入，请催报后重新汇总。",
      "C R71 有1个单位不在名单内：沭阳县教育局，已计入汇总，请核对名单或移出这些文件。",
    ]);
    expect(sumCode(found)).toBe(1);
    expect(sumText(found)).toContain("  不在汇总内：\n    宿迁市司法局（未报）\n");
  });
  it("a name that may be two units is not chosen for anybody", () =>
    expect(lines(outcome([finance, { unit: "沭阳县财政局" }], { list: ["财政局"] }))).toEqual([
      "C R71 名单中的“财政局”可能是“宿迁市财政局”或“沭阳县财政局”，无法判断，请把名称写全后重新汇总。",
    ]));
  it("the same report twice counts once", () => {
    const found = outcome([finance, { ...finance, unit: "江苏省宿迁市财政局" }]);
    expect(found.cells.find((cell) => cell.id === "requests.received.total")!.value).toBe(5);
    expect(found.units.map((unit) => unit.state)).toEqual(["in", "twice"]);
    expect(lines(found)).toEqual(["C R71 “宿迁市财政局”报了2份（1.xlsx、2.xlsx），数据相同，只计一次，请移出多余的。"]);
  });
  it("two different reports of one unit are not chosen between", () =>
    expect(refused([finance, { ...education, unit: "宿迁市财政局" }])).toEqual([
      "“宿迁市财政局”报了2份而数据不同（1.xlsx、2.xlsx），分不出哪一份最新，没有汇总，请只留一份再汇总。",
    ]));
  it("of two versions of a unit the newest counts, whatever its place, and that is told", () => {
    const files = [
      { ...finance, changed: 5 },
      { ...education, changed: 1 },
      { ...education, unit: finance.unit, changed: 9 },
    ].map(({ changed, ...unit }, i) => ({
      source: `${i + 1}.xlsx`,
      name: "",
      summand: summandOf(reading(unit)),
      changed,
    }));
    const newest = (units: typeof files): SumOutcome => {
      const added = addReports({ units });
      if (added.kind === "refused") throw new Error(added.sentences.join());
      return added.summed(new Map()).outcome;
    };
    for (const units of [files, [...files].reverse()]) {
      const found = newest(units);
      expect(found.cells.find((cell) => cell.id === "requests.received.total")!.value).toBe(6);
      expect(found.units.find(({ source }) => source === "1.xlsx")).toMatchObject({
        state: "older",
        note: "同一单位的3.xlsx更新，按那一份计入",
      });
      expect(lines(found)).toEqual([
        `C R71 “宿迁市财政局”报了2份而数据不同（${units === files ? "1.xlsx、3.xlsx" : "3.xlsx、1.xlsx"}），按最新的3.xlsx计入，请核对，并移出旧的。`,
      ]);
    }
    const tied = files.map((file) => ({ ...file, changed: 5 }));
    expect(addReports({ units: tied }).kind).toBe("refused");
  });
  it("a unit left out by choice is in no sum, and its reason stands with it", () => {
    const without = [{ unit: "江苏省宿迁市教育局", reason: "机构已撤销，不再汇总" }];
    const found = outcome([finance, education], { without, list: ["宿迁市财政局", "宿迁市教育局"] });
    expect(found.cells.find((cell) => cell.id === "requests.received.total")!.value).toBe(5);
    expect(found.units[1]).toMatchObject({ state: "out", note: "机构已撤销，不再汇总" });
    expect([found.missing, lines(found), sumCode(found)]).toEqual([[], [], 0]);
    expect(sumText(found)).toContain("  宿迁市教育局（按选择未计入：机构已撤销，不再汇总） 2.xlsx\n");
    expect(lines(outcome([finance], { without }))).toEqual([
      "C R71 要求不计入的江苏省宿迁市教育局没有找到报告，请核对单位名称。",
    ]);
  });
  it("names that may be one unit are asked about", () =>
    expect(lines(outcome([finance, { ...education, unit: "财政局" }]))).toEqual([
      "C R71 “财政局”和“宿迁市财政局”可能是同一个单位，都已计入，请核对，是同一个的只留一份。",
    ]));
  it("a body run from above", () =>
    expect(lines(outcome([finance, { unit: "国家税务总局宿迁市税务局" }]))).toEqual([
      "C R71 国家税务总局宿迁市税务局像是垂直管理单位，一般不由地方汇总，已计入，请核对是否应当移出。",
    ]));
  it("a file that cannot be read is told, and is not in it", () => {
    const added = addReports({
      units: [
        { source: "a.xlsx", name: "a", summand: summandOf(reading(finance)) },
        { source: "b.xlsx", name: "b", error: "文件已损坏。" },
      ],
    });
    if (added.kind === "refused") throw new Error();
    const found = added.summed(new Map());
    expect(sumCode(found.outcome)).toBe(2);
    expect(found.outcome.units[1]).toMatchObject({ state: "unread", note: "文件已损坏。" });
  });
  it("a report that does not say whose it is goes by its file's name", () =>
    expect(outcome([{ ...finance, unit: undefined }]).units[0]!.unit).toBe("文件1"));
  it("nothing to add", () =>
    expect(addReports({ units: [{ source: "b.xlsx", name: "b", error: "x" }] })).toEqual({
      kind: "refused",
      sentences: ["没有一份可以汇总的报告，请检查给出的文件。"],
    }));
});

describe("R72 forms and years are not mixed", () => {
  it("two editions, by name", () =>
    expect(refused([finance, education, { unit: "宿迁市司法局", form: form2019 }])).toEqual([
      "各单位用的表样不同，没有汇总：2021年格式的有宿迁市财政局、宿迁市教育局；2019年格式（试行）的有宿迁市司法局，请统一换成2021年格式后再汇总。",
    ]));
  it("the nation's form and a city's", () =>
    expect(
      refused([
        { unit: "甲局", form: form2019 },
        { unit: "乙局", form: beijing },
      ])[0],
    ).toContain("2019年格式（试行）（北京市表样）的有乙局"));
  it("two years", () =>
    expect(refused([finance, { ...education, year: 2022 }])).toEqual([
      "各单位的报告年度不同，没有汇总：2021年度的有宿迁市财政局；2022年度的有宿迁市教育局，请换成同一年度的报告后再汇总。",
    ]));
  it("a parent of another year", () =>
    expect(
      refused([finance], { parent: { source: "p.xlsx", reading: reading({ unit: "宿迁市人民政府", year: 2022 }) } }),
    ).toEqual(["上级报告是2022年度的，各单位是2021年度的，没有汇总，请换成2021年度的上级报告。"]));
});

describe("R70, R73, R74 the parent's own report", () => {
  const parent = (said: Readonly<Record<string, Value>>): Partial<SumSetting> => ({
    parent: { source: "p.xlsx", reading: reading({ unit: "宿迁市人民政府", said }) },
  });
  const both = person({ received: 8, granted: 7, processed: 7, carriedForward: 1 });

  it("is the sum of its units: nothing to say", () => {
    const found = outcome([finance, education], parent(both));
    expect(lines(found)).toEqual([]);
    expect(found.unit).toBe("宿迁市人民政府");
    expect(found.parent!.cells.every((cell) => cell.state === "none" && cell.remainder === 0)).toBe(true);
  });
  it("has more: 本级, asked about", () =>
    expect(
      lines(outcome([finance, education], parent(person({ received: 10, granted: 9, processed: 9, carriedForward: 1 })))),
    ).toEqual([
      "C R70 上级报告有6格多于各单位合计（表三“新收·自然人”多2；表三“新收·总计”多2；表三“（一）予以公开·自然人”多2 等），多出的应是本级的数，请确认本级确有这些数。",
    ]));
  it("has more while a unit is missing: that may be why", () =>
    expect(lines(outcome([finance], { ...parent(both), list: ["宿迁市财政局", "宿迁市教育局"] }))[1]).toMatch(
      /请确认本级确有这些数，或是还有单位没有计入。$/u,
    ));
  it("has less", () =>
    expect(lines(outcome([finance, education], parent({ ...both, "requests.received.total": 7 })))).toEqual([
      "B R70-units 上级报告最可能的原因：表三“新收·总计”填7应为8（错一位数字），请核实。",
      "A R70 表三“新收·总计”上级报告填7，各单位合计8，上级少1，请核对是否漏汇或单位报数有误。",
      "D R74 上级新收的申请少于各单位之和，单位之间移送的申请可能计了两次，请一并核对。",
    ]));
  it("has fewer documents: made jointly, counted once", () => {
    const documents = { "disclosure.normativeDocuments.inForce": 4 };
    expect(
      lines(
        outcome(
          [
            { unit: "甲局", said: documents },
            { unit: "乙局", said: documents },
          ],
          parent({ "disclosure.normativeDocuments.inForce": 7 }),
        ),
      ),
    ).toEqual(["C R73 表二“行政规范性文件·现行有效”：上级报告填7，各单位合计8，上级少1，请核对是否有联合发文在各单位重复计算。"]);
  });
  it("cannot be told while a side is blank", () => {
    const found = outcome([finance, education], parent({ ...both, "requests.denied.internal.total": null }));
    expect(lines(found)).toEqual([
      "A R70 有1格的本级数还算不出（表三“（三）5.内部事务·总计”），请先补齐上级报告和各单位的空格。",
    ]);
  });
});

describe("the summary workbook", () => {
  const found = summed(
    [
      finance,
      { ...education, unit: "=cmd|'/c calc'!A1", said: { ...education.said, "requests.granted.research": null } },
      { unit: "丙局", said: { "disclosure.charges.collected": parseDecimal("0.5")! } },
    ],
    {
      parent: { source: "p.xlsx", reading: reading({ unit: "宿迁市人民政府" }) },
      list: ["丁局"],
    },
  );
  if (found.kind === "refused") throw new Error();
  const { sheets } = sumSheets(found.outcome, found.form, found.values);

  it("has the official sheets first, then who is in it and where each figure comes from", () =>
    expect(sheets.map((sheet) => sheet.name)).toEqual(["表二", "表三", "表四", "汇总单位", "汇总明细", "本级差额", "核对问题"]));
  it("leads from a figure to its cell and to its units' files", () => {
    const formulas = squaresOf(sheets[4]!).flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
    expect(formulas).toContain(`HYPERLINK("#'表三'!J6",8)`);
    expect(formulas).toContain(`HYPERLINK("1.xlsx",5)`);
  });
  it("names the unit whose blank keeps a cell empty, and the one that did not report", () => {
    const texts = (sheet: number): string[] =>
      squaresOf(sheets[sheet]!).flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
    expect(texts(4)).toContain("未填");
    expect(texts(3)).toContain("未报，未计入");
    const blank = sheets[1]!.cells.find((cell) => cell.figure?.id === "requests.granted.research")!;
    expect(blank.content).toEqual({ kind: "blank" });
  });
  it("a unit's name is never a formula", () => {
    const contents = sheets.flatMap((sheet) => squaresOf(sheet).map(({ content }) => content));
    expect(contents.some((content) => content.kind === "formula" && content.formula.includes("cmd"))).toBe(false);
    expect(contents).toContainEqual({ kind: "text", text: "=cmd|'/c calc'!A1" });
  });
});

it("a thousand units are added in time that grows with their number", () => {
  const many = (length: number) =>
    Array.from({ length }, (_, i) => ({
      unit: `第${i}街道办事处`,
      said: person({ received: i, granted: i, processed: i }),
    }));
  const took = growth(125, many, (units) =>
    expect(
      outcome(units, { list: units.map((unit) => unit.unit) }).cells.find((cell) => cell.id === "requests.received.total")!.value,
    ).toBe((units.length * (units.length - 1)) / 2),
  );
  expect(took).toBeLessThan(LINEAR);
});
