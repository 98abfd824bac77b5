import { checkReport, isClean, type CheckedReport } from "../../../src/app/check/check-report";
import { checkedOutcome, exitCode } from "../../../src/app/outputs/check-outcome";
import { checkText } from "../../../src/app/outputs/check-text";
import { pageSection } from "../../../src/app/outputs/check-page";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Deviation, Reading } from "../../../src/core/document/reading";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { figuresOf, formFor, jinhu2023, nanyuan2020, suqian2023, suqian2024 } from "../../core/diagnose/reports";
import { named } from "../../support/word-reports";

const reading = (form: NumberedForm, values: readonly Value[], said: Partial<Reading> = {}): Reading => ({
  ...named(form, values, form.edition.since),
  unit: "某某局",
  ...said,
});
const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const zeros = (form: NumberedForm, said: Readonly<Record<string, Value>> = {}): Value[] =>
  form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0));
const messages = (checked: CheckedReport): string[] => checked.findings.map((told) => `${told.rule} ${told.message}`);
const told = (
  form: NumberedForm,
  said: Readonly<Record<string, Value>>,
  about: Partial<Reading> = {},
  previous?: Reading,
): string[] => messages(checkReport(reading(form, zeros(form, said), about), { previous }));

describe("one sentence per finding, in the form's own words, with the figures and what to do", () => {
  it.each<[string, string[], string]>([
    ...(
      [
        [
          "企业",
          undefined,
          "表三!E3的“企业”与表样不一致，按位置应是“商业企业”，这一栏没有读取，请改成“商业企业”，并核对这一栏的数，再读。",
        ],
        ["", undefined, "表三!E3没有写栏名，按位置应是“商业企业”，这一栏没有读取，请补上“商业企业”，并核对这一栏的数，再读。"],
        ["商业企业", undefined, "表三!E3的“商业企业”在表中有两处，这一栏没有读取，请核对是哪一处，改好栏名再读。"],
        [
          "企业",
          "2019年格式（试行）",
          "表三!E3的“企业”是2019年格式（试行）的栏名，2021年格式在这里是“商业企业”，这一栏没有读取，请改成“商业企业”，并核对这一栏的数，再读。",
        ],
      ] as const
    ).map(([found, edition, sentence]): [string, string[], string] => {
      const cells = form2021.cells.flatMap(({ id, index }) =>
        id.startsWith("requests.") && id.endsWith(".business") ? [index] : [],
      );
      const line = {
        kind: "line-unknown",
        axis: "column",
        table: "requests",
        place: "表三!E3",
        printed: "商业企业",
        cells,
      } as const;
      const values = form2021.cells.map(({ index }) => (cells.includes(index) ? null : 0));
      const about = { deviations: [{ ...line, found, ...(edition !== undefined && { edition }) }] };
      return [
        `a column in the words “${found}” of ${edition ?? "nobody"}`,
        messages(checkReport(reading(form2021, values, about))),
        `${edition === undefined ? "R62" : "R60"} ${sentence}`,
      ];
    }),
    [
      "a balance",
      told(form2021, {
        "requests.received.naturalPerson": 12,
        "requests.received.total": 12,
        "requests.processed.naturalPerson": 10,
        "requests.processed.total": 10,
        "requests.granted.naturalPerson": 10,
        "requests.granted.total": 10,
      }),
      "R01 表三“自然人”栏：新收12＋上年结转0＝12，办结10＋结转下年0＝10，差2，请核对。",
    ],
    [
      "a row that could not be told apart: it is not blank",
      told(
        form2021,
        {
          "disclosure.governmentRules.issued": null,
          "disclosure.governmentRules.repealed": null,
          "disclosure.governmentRules.inForce": null,
        },
        {
          deviations: [
            {
              kind: "value-count",
              table: "disclosure",
              place: "第12行",
              label: "规章",
              expected: 3,
              found: ["1", "2"],
              cells: ["issued", "repealed", "inForce"].map(
                (column) => form2021.byId.get(`disclosure.governmentRules.${column}`)!.index,
              ),
            },
          ],
        },
      ),
      "R29 第12行“规章”一行应有3个数，找到2个，分不清各属哪一栏，请按表样逐格核对。",
    ],
    [
      "a line above the table that says another unit",
      told(
        form2021,
        { "disclosure.charges.collected": parseDecimal("10.5")! },
        {
          deviations: [
            {
              kind: "unit-line",
              table: "disclosure",
              place: "第4段",
              found: "单位：元",
              unit: "元",
              cells: [form2021.byId.get("disclosure.charges.collected")!.index],
            },
          ],
        },
      ),
      "R28-unit 第4段写明“单位：元”，表样以万元计，表二“行政事业性收费·收费金额”的10.5暂按万元读取，请核实是元还是万元，统一改成以万元计。",
    ],
    [
      "the sentence in the corner of table three gone",
      told(
        form2021,
        {},
        {
          deviations: [
            {
              kind: "label-missing",
              table: "requests",
              place: "第2个表格",
              printed: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            },
          ],
        },
      ),
      "R62 表三（第2个表格）没有印出“（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）”，请按表样补上。",
    ],
    [
      "a total across",
      told(form2021, {
        "requests.denied.internal.naturalPerson": 3,
        "requests.processed.naturalPerson": 3,
        "requests.received.naturalPerson": 3,
        "requests.processed.total": 3,
        "requests.received.total": 3,
      }),
      "R03 表三“（三）5.内部事务·总计”填0，各栏合计3，少3，请核对。",
    ],
    ["a blank", told(form2021, { "disclosure.licensing.decisions": null }), "R05 表二“行政许可·处理决定”未填，没有发生的请填0。"],
    [
      "words",
      told(form2021, { "disclosure.licensing.decisions": words("/") }),
      "R05 表二“行政许可·处理决定”填的“/”不是数字，请改为0或正整数。",
    ],
    [
      "a negative amount",
      told(form2021, { "disclosure.charges.collected": parseDecimal("-2.5")! }),
      "R28 表二“行政事业性收费·收费金额”填的“-2.5”不能是负数，请改为0或正数。",
    ],
    [
      "less than it must be",
      told(form2021, {
        "disclosure.normativeDocuments.issued": 6,
        "disclosure.normativeDocuments.repealed": 1,
        "disclosure.normativeDocuments.inForce": 3,
      }),
      "R21 表二“行政规范性文件”行：现行有效3＋废止1＝4，不应小于制发6，请核对。",
    ],
    [
      "units confused",
      told(form2019, {
        "disclosure.penalties.lastYear": 5378,
        "disclosure.penalties.change": 1558,
        "disclosure.penalties.decisions": 6936,
      }),
      "R26 表二“行政处罚”行：处理决定6936恰好等于上一年项目5378＋本年增/减+1558＝6936，请核对是否把件数和项数填混。",
    ],
    [
      "no power to make rules",
      told(form2021, { "disclosure.governmentRules.inForce": 6 }, { unit: "某某镇人民政府" }),
      "R22 表二“规章·现行有效”填6，某某镇人民政府没有规章制定权，请核对是否误计了内部制度。",
    ],
    [
      "the wrong edition",
      told(form2019, {}, { year: 2023 }),
      "R60 2023年度应使用2021年格式，这份报告用的是2019年格式（试行），请换用2021年格式重新填报。",
    ],
    [
      "a table that is not there",
      told(form2021, {}, { present: ["disclosure", "requests"], absent: ["proceedings"] }),
      "R62-table 没有找到表四，请补上这张表再审核。",
    ],
    [
      "money without unit",
      told(form2019, { "disclosure.procurement.amount": 8040 }),
      "R28-unit 表二“政府集中采购·采购总金额”填8040，没有写明是元还是万元，请注明单位。",
    ],
    [
      "money in another unit than the form's",
      told(form2021, { "disclosure.charges.collected": parseDecimal("251000", "元")! }),
      "R28 表二“行政事业性收费·收费金额”填251000元，表样以万元计，请改为25.1。",
    ],
  ])("%s", (_, sentences, expected) => expect(sentences).toContain(expected));

  it("across years the other report is named", () => {
    const last = reading(
      form2021,
      zeros(form2021, {
        "requests.carriedForward.naturalPerson": 4,
        "requests.carriedForward.total": 4,
        "requests.received.naturalPerson": 4,
        "requests.received.total": 4,
      }),
    );
    expect(told(form2021, {}, {}, last)).toContain("R40 表三“自然人”栏：上年结转0，上年报告结转下年4，差4，请核对。");
  });

  it("ends with a full stop, and never speaks of a cell by number alone", () => {
    const deviations: Deviation[] = [
      { kind: "label", table: "requests", place: "表三!A4", printed: "（一）予以公开", found: "予以公布" },
      {
        kind: "value-count",
        table: "requests",
        place: "第3行",
        label: "（一）予以公开",
        expected: 7,
        found: ["1", "2"],
        cells: [10],
      },
    ];
    for (const message of messages(
      checkReport(
        reading(
          form2021,
          form2021.cells.map(() => null),
          { deviations },
        ),
      ),
    ))
      expect(message).toMatch(/^R\d\d(-\w+)? .+。$/u);
  });
});

describe("counts and exit codes", () => {
  const outcome = (report: typeof jinhu2023): ReturnType<typeof checkedOutcome> =>
    checkedOutcome("x", checkReport(reading(formFor(report), figuresOf(report), { year: report.year })));
  it.each([
    [nanyuan2020, 0],
    [suqian2023, 0],
    [jinhu2023, 1],
  ])("$source", (report, code) => expect(exitCode(outcome(report))).toBe(code));

  it("a finding of class C alone does not fail a report", () => {
    const checked = checkReport(reading(form2021, zeros(form2021, { "disclosure.normativeDocuments.issued": 6 })));
    expect(checked.findings.map((one) => one.class)).toEqual(["C"]);
    expect(isClean(checked)).toBe(true);
    expect(exitCode(checkedOutcome("x", checked))).toBe(0);
  });

  it("counts are the findings and nothing else", () => {
    for (const report of [jinhu2023, suqian2024]) {
      const { counts, findings } = outcome(report);
      for (const verdict of ["broken", "undecided", "unreadable"] as const)
        expect(counts[verdict]).toBe(findings.filter((one) => one.verdict === verdict).length);
    }
  });

  it("no text of the user's becomes markup", () => {
    const page = pageSection({ ...outcome(jinhu2023), unit: "<script>alert(1)</script>", source: '"><img src=x>' });
    expect(page).not.toContain("<script>");
    expect(page).not.toContain("<img");
  });

  it("the text form says it all on a screen", () =>
    expect(checkText(outcome(jinhu2023))).toContain("[强制性 R04] 表四“未经复议直接起诉·总计”填0"));
});

it("what a lost column would have to add up to waits, and is neither blank nor broken", () => {
  const lost = form2021.cells.flatMap(({ id, index }) => (id.startsWith("requests.") && id.endsWith(".business") ? [index] : []));
  const deviation: Deviation = {
    kind: "line-unknown",
    axis: "column",
    table: "requests",
    place: "表三!E3",
    printed: "商业企业",
    found: "企业",
    cells: lost,
  };
  const values = form2021.cells.map(({ index }) => (lost.includes(index) ? null : 0));
  const { findings, counts } = checkReport(reading(form2021, values, { deviations: [deviation] }));
  expect(counts.broken).toBe(0);
  expect(counts.unreadable).toBe(1);
  expect(counts.undecided).toBeGreaterThan(20);
  expect(findings.filter(({ message }) => /请填0|未填/u.test(message))).toEqual([]);
});
