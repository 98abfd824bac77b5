// The whole report: prose, last year's report and the workbook beside the tables, in one list.
import { auditReport, whose, withTables } from "../../../src/app/check/audit-report";
import type { CheckedReport, References } from "../../../src/app/check/check-report";
import { ReferenceReports } from "../../../src/app/check/reference-reports";
import { checkedOutcome, exitCode } from "../../../src/app/outputs/check-outcome";
import { checkText } from "../../../src/app/outputs/check-text";
import { pageSection } from "../../../src/app/outputs/check-page";
import { readReport } from "../../../src/app/read/read-report";
import type { Reading } from "../../../src/core/document/reading";
import type { RawDocument } from "../../../src/core/document/source";
import type { Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { reportAsText } from "../../support/text-forms";
import { figuresOf, formFor, nanyuan2020, suqian2023, suqian2024 } from "../../core/diagnose/reports";
import { named } from "../../support/word-reports";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [Reading["form"], Reading["form"]];

/** A report whose prose names all that a report must name; `said` stands in the paragraph on applications. */
const prose = (year: number, said: string, unit = "某某局"): string[] => [
  `${unit}${year}年政府信息公开工作年度报告`,
  "一、总体情况",
  "（一）主动公开。全年按要求公开政府信息。",
  `（二）依申请公开。${said}`,
  "（三）政府信息管理。定期清理规范性文件。",
  "（四）政府信息公开平台建设。办好门户网站专栏。",
  "（五）监督保障。完成工作考核、社会评议，没有责任追究情况。",
];
const END = [
  "五、存在的主要问题及改进情况",
  "公开的时效有待提高，下一步将加强培训。",
  "六、其他需要报告的事项",
  "本年度收取信息处理费2230元，逾期未缴费的按规定处理。",
];

const document = (lines: readonly string[]): RawDocument => ({
  format: "txt",
  blocks: lines.flatMap((line, i) => line.split("\n").map((text) => ({ kind: "text" as const, text, place: `第${i + 1}行` }))),
  properties: {},
});

function read(lines: readonly string[]): Reading {
  const found = readReport(document(lines));
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
}

const suqian = (report: typeof suqian2024, said: string, unit?: string): Reading =>
  read([...prose(report.year, said, unit), ...reportAsText(formFor(report), figuresOf(report), "bars").split("\n"), ...END]);

const bare = (form: Reading["form"], said: Readonly<Record<string, Value>>, about: Partial<Reading> = {}): Reading => ({
  ...named(
    form,
    form.cells.map((cell) => said[cell.id] ?? 0),
    form.edition.since,
  ),
  unit: "某某局",
  ...about,
});

const lines = ({ findings }: CheckedReport): string[] => findings.map((told) => `${told.class} ${told.rule} ${told.message}`);
const told = (reading: Reading, about?: References): string[] => lines(auditReport(reading, about));

describe("the prose beside the tables", () => {
  it("says nothing where the prose is right, and counts what it bore out", () => {
    const checked = auditReport(suqian(suqian2024, "全年收办政府信息公开申请3646件，其中新收3525件、上年结转121件。"));
    expect(lines(checked)).toEqual([]);
    expect(checked.counts.passed).toBeGreaterThan(76);
  });

  it("quotes the sentence and its place", () => {
    const checked = auditReport(suqian(suqian2024, "全年涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。"));
    expect(lines(checked)).toEqual([
      "B R54 正文写行政复议总计134件，表四为170，请核对。",
      "B R54 正文写行政诉讼总计57件，表四为77，请核对。",
    ]);
    const outcome = checkedOutcome("x", checked);
    expect(outcome.findings[0]!.quote).toEqual({
      text: "134件",
      sentence: "全年涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。",
      place: "第4行",
    });
    expect(exitCode(outcome)).toBe(1);
    expect(checkText(outcome)).toContain("原文：第4行“全年涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。”");
    expect(pageSection(outcome)).toContain("<mark>134件</mark>");
  });

  it("tables without a report around them do not lack its sections", () => {
    expect(told(read(reportAsText(formFor(suqian2024), figuresOf(suqian2024), "bars").split("\n")))).toEqual([]);
  });

  it("what the report says becomes no markup", () => {
    const outcome = checkedOutcome("x", auditReport(suqian(suqian2024, "行政复议案件<img src=x onerror=alert(1)>134件。")));
    expect(pageSection(outcome)).not.toContain("<img");
  });
});

describe("R30-tables the workbook that the report was made from", () => {
  const report = (said = "全年收到申请3525件。"): Reading => suqian(suqian2024, said);
  const book = (changes: Readonly<Record<string, Value>> = {}, about: Partial<Reading> = {}): Reading => {
    const form = formFor(suqian2024);
    const values = figuresOf(suqian2024).map((value, i) => changes[form.cells[i]!.id] ?? value);
    return bare(form, {}, { values, year: 2024, ...about });
  };

  it("agrees", () => expect(told(report(), { tables: book() })).toEqual([]));
  it("differs in one cell, and the prose is held against the workbook", () => {
    const received = { "requests.received.total": 3526 };
    expect(told(report(), { tables: book(received) })).toEqual([
      "A R30-tables 表三“新收·总计”报告填3525，统计表填3526，请核对后改成一致。",
      "B R50 正文写本年新收申请3525件，表三“新收”为3526，表三“新收＋上年结转”为3647，都不符，请核对。",
    ]);
  });
  it("differs everywhere: told as another version, in one sentence", () => {
    const other = auditReport(report(), { tables: bare(formFor(suqian2024), {}, { year: 2024 }) });
    const message = lines(other).find((one) => one.includes("表三") && one.includes("R30-tables"))!;
    expect(message).toMatch(/^A R30-tables 报告与统计表有\d+格不同（.+；.+等），请核对是否用了不同的版本，改成一致。$/u);
  });
  it.each<[string, Partial<Reading>, string]>([
    [
      "year",
      { year: 2023 },
      "A R30-tables 对照的统计表是2023年度的，这份报告是2024年度的，没有逐格对照，请核对是否拿错了文件或年度没有更新。",
    ],
    [
      "unit",
      { unit: "别的局" },
      "A R30-tables 对照的统计表的单位是“别的局”，这份报告的是“某某局”，请核对是否拿错了文件，机构更名的请说明。",
    ],
  ])("is of another %s: nothing is compared", (_, about, expected) =>
    expect(told(report(), { tables: book({ "requests.received.total": 1 }, about) })).toEqual([expected]),
  );

  it("gives its tables to a document that has none", () => {
    const text = document([
      ...prose(2024, "全年涉及政府信息公开的行政复议案件134件。"),
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况",
      ...END,
    ]);
    const tables = book();
    expect(told(withTables(text, tables, {}), { tables })).toEqual(["B R54 正文写行政复议总计134件，表四为170，请核对。"]);
    expect(whose(text, {})).toEqual({ unit: "某某局", year: 2024 });
  });
});

describe("R40-report, R44, R45 last year's report", () => {
  const carried = {
    "requests.carriedForward.naturalPerson": 4,
    "requests.carriedForward.total": 4,
    "requests.received.naturalPerson": 4,
    "requests.received.total": 4,
  };
  const last = (said: Readonly<Record<string, Value>>, about: Partial<Reading> = {}): Reading =>
    bare(form2021, said, { year: 2022, ...about });
  const now = (said: Readonly<Record<string, Value>>, about: Partial<Reading> = {}): Reading =>
    bare(form2021, said, { year: 2023, ...about });

  it("宿迁市 2023→2024 holds", () =>
    expect(
      told(suqian(suqian2024, "全年收到申请3525件。"), { previous: suqian(suqian2023, "全年收到申请3511件，均依法答复。") }),
    ).toEqual([]));

  it("of another year: the rules across years wait", () => {
    expect(told(now({}), { previous: last(carried, { year: 2021 }) })).toEqual([
      "C R40-report 给出的上年报告是2021年度的，应为2022年度，跨年度的规则没有核对，请换一份，或核对年度是否没有更新。",
    ]);
    expect(told(now({}), { previous: last(carried, { year: 2023 }) })[0]).toContain("给出的上年报告是2023年度的");
  });

  it("of another unit: asked about, and what does not go on is asked about too", () => {
    const found = auditReport(now({}), { previous: last(carried, { unit: "别的局" }) });
    expect(lines(found)[0]).toBe(
      "C R40-report 上年报告的单位是“别的局”，这份报告的是“某某局”，请核对是否拿错了文件，机构更名的请说明。",
    );
    expect(found.findings.filter((one) => one.rule === "R40").map((one) => one.class)).toEqual(["C", "C"]);
    expect(exitCode(checkedOutcome("x", found))).toBe(0);
  });

  it("of the same unit under a longer name: nothing is asked", () =>
    expect(told(now({}, { unit: "江苏省宿迁市财政局" }), { previous: last({}, { unit: "宿迁市财政局" }) })).toEqual([]));

  it("not among those given", () =>
    expect(told(now({}), { without: ["previous", "tables"] })).toEqual([
      "C R40-report 给出的上年报告里没有能确定是“某某局”2022年度的，跨年度的规则没有核对，请补上这一份，或者把两边的单位名称写全。",
      "A R30-tables 给出的统计表里没有能确定是“某某局”的，没有逐格对照，请补上这一份，或者把两边的单位名称写全。",
    ]));

  const standing = {
    "disclosure.licensing.decisions": 1250,
    "disclosure.penalties.decisions": 318,
    "disclosure.coercion.decisions": 2,
  };
  it("a table left standing from last year", () =>
    expect(told(now(standing), { previous: last(standing) })).toEqual([
      "C R44 表二的3个非零数与上年报告全部相同（如表二“行政许可·处理决定”），请核对是否沿用了上年的表。",
    ]));
  it.each<[string, Record<string, Value>, Record<string, Value>]>([
    ["one figure moved", standing, { ...standing, "disclosure.coercion.decisions": 3 }],
    [
      "small figures meet by chance",
      { "disclosure.licensing.decisions": 12, "disclosure.penalties.decisions": 3 },
      { "disclosure.licensing.decisions": 12, "disclosure.penalties.decisions": 3 },
    ],
    [
      "a stock stays what it is",
      { "disclosure.normativeDocuments.inForce": 420 },
      { "disclosure.normativeDocuments.inForce": 420 },
    ],
    ["nothing happened in either year", {}, {}],
  ])("is not found where %s", (_, before, after) => expect(told(now(after), { previous: last(before) })).toEqual([]));

  it("a leap is told, and is for information only", () => {
    const found = auditReport(now({ "disclosure.licensing.decisions": 60 }), {
      previous: last({ "disclosure.licensing.decisions": 10 }),
    });
    expect(lines(found)).toEqual([
      "D R45 表二“行政许可·处理决定”上年10，本年60，增加很多，请核对是否错行错位或口径有变，属实的不必改。",
    ]);
    expect(exitCode(checkedOutcome("x", found))).toBe(0);
  });
  it("元 written for 万元 shows beside last year", () =>
    expect(
      told(now({ "disclosure.charges.collected": 283000 }), { previous: last({ "disclosure.charges.collected": 28 }) }),
    ).toEqual(["D R45 表二“行政事业性收费·收费金额”上年28，本年283000，增加很多，请核对是否把元当成了万元，属实的不必改。"]));

  it("2020 of the old form beside 2021 of the new: what is carried over is held against it, the rest is left alone", () => {
    const before = bare(
      form2019,
      { ...carried, "disclosure.licensing.lastYear": 900, "disclosure.licensing.decisions": 11 },
      { year: 2020 },
    );
    const after = bare(
      form2021,
      {
        "requests.broughtForward.naturalPerson": 4,
        "requests.broughtForward.total": 4,
        "requests.carriedForward.naturalPerson": 4,
        "requests.carriedForward.total": 4,
      },
      { year: 2021 },
    );
    const [apart, ...more] = told(after, { previous: before });
    expect(apart).toContain("上年报告用2019年格式（试行），本年用2021年格式，有195格可以对照，另有本年5格、上年17格无对应");
    expect(more).toEqual([]);
    expect(told(bare(form2021, {}, { year: 2021 }), { previous: before }).map((one) => one.slice(0, 5))).toEqual([
      "D R43",
      "B R40",
      "B R40",
    ]);
  });

  it("prose left standing from last year", () => {
    const said =
      "全年依法办理公民法人和其他组织提出的申请事项，逐件登记研判会商，做到件件有着落事事有回音，没有发生逾期答复的情形，当面沟通和电话回访成为每一件申请办理的必经环节，申请人普遍给予理解和认可，全部答复书均由法制机构审核把关后按时寄送，并同步录入办理台账备查。同时对多次申请同类事项的群众主动上门说明政策，把矛盾化解在答复之前，把解释做在寄送之前，让群众少跑路。";
    const found = auditReport(suqian(suqian2024, said), { previous: suqian(suqian2023, said) });
    expect(lines(found)).toHaveLength(1);
    expect(lines(found)[0]).toMatch(/^C R44 正文有\d+%与上年报告相同，如“.+”，请按本年实际重写。$/u);
    expect(found.findings[0]!.shared!.length).toBeGreaterThan(0);
  });
});

describe("which of several reports is the one beside", () => {
  const of = (unit: string | undefined, year: number | undefined): Reading => bare(form2021, {}, { unit, year });
  const folder = [of("宿迁市财政局", 2022), of("宿迁市财政局", 2023), of("宿迁市教育局", 2022)];
  const found = (readings: readonly Reading[], who: Reading, alone = false): unknown => {
    const one = new ReferenceReports(readings, 1).of(who, alone);
    return typeof one === "object" ? [one.unit, one.year] : one;
  };
  it("by name and year, written fully or not", () =>
    expect(found(folder, of("江苏省宿迁市财政局", 2023))).toEqual(["宿迁市财政局", 2022]));
  it("none of that year", () => expect(found(folder, of("宿迁市教育局", 2024))).toBe("none"));
  it("none where two are called so in one year", () =>
    expect(found([of("教育局", 2022), of("教育局", 2022)], of("教育局", 2023))).toBe("none"));
  it("none for sure where only one of the two says its county, unless it is given for this one", () => {
    const several = [of("青溪县水务局", 2022), of("青溪县教育局", 2022)];
    expect(found(several, of("教育局", 2023))).toBe("none");
    expect(found(several, of("教育局", 2023), true)).toEqual(["青溪县教育局", 2022]);
    expect(found([of("教育局", 2022), of("水务局", 2022)], of("青溪县教育局", 2023))).toBe("none");
    expect(found([of("教育局", 2022), of("水务局", 2022)], of("教育局", 2023))).toEqual(["教育局", 2022]);
  });
  it("none of any year for a report that says none, unless it is given for this one", () => {
    const several = [of("青溪县水务局", 2022), of("青溪县教育局", 2019)];
    expect(found(several, of("青溪县教育局", undefined))).toBe("none");
    expect(found(several, of("青溪县教育局", undefined), true)).toEqual(["青溪县教育局", 2019]);
    expect(found([...several, of("青溪县教育局", 2020)], of("青溪县教育局", undefined), true)).toBe("none");
  });
  it("none of that unit", () => expect(found(folder, of("泗阳县教育局", 2023))).toBe("none"));
  it("a single one is meant for a single report, and for no stranger in a batch", () => {
    expect(found([of("别的局", 2022)], of("某某局", 2023), true)).toEqual(["别的局", 2022]);
    expect(found([of("别的局", 2022)], of("某某局", 2023))).toBe("none");
    expect(found([of(undefined, 2022)], of("某某局", 2023))).toEqual([undefined, 2022]);
    expect(found([of("别的局", 2022)], of(undefined, 2023))).toBe("none");
  });
  it("nothing was given", () => expect(found([], of("某某局", 2023), true)).toBeUndefined());
  it("北京市丰台区南苑街道办事处 is 丰台区南苑街道", () =>
    expect(
      found(
        [bare(formFor(nanyuan2020), {}, { unit: "丰台区南苑街道", year: 2019 }), ...folder],
        of("北京市丰台区南苑街道办事处", 2020),
      ),
    ).toEqual(["丰台区南苑街道", 2019]));
});
