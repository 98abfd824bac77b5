import fc from "fast-check";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { auditReport } from "../../../src/app/check/audit-report";
import { checkReport, type CheckedReport } from "../../../src/app/check/check-report";
import { localRequirements } from "../../../src/app/check/local-requirements";
import { includedProfile, profileFromJson, profileFromSheet, profileJson } from "../../../src/app/check/profile-file";
import { rulesPage } from "../../../src/app/check/rules-page";
import { profileSheet } from "../../../src/app/outputs/profile-sheet";
import { refusalSentence } from "../../../src/app/words/refusal-wording";
import type { Reading } from "../../../src/core/document/reading";
import type { Outcome } from "../../../src/core/outcome";
import type { Profile } from "../../../src/core/profile/profile";
import { editions, formOf } from "../../../src/statute";
import { packageFaults } from "../../support/package-check";
import { named } from "../../support/word-reports";

const PRODUCT = { name: "nianbao", version: "0.0.0" };
const form = formOf(editions.at(-1)!);
const base = ["名称 试行", "文号 清政办发〔2023〕9号", "适用年度 2021起"];

/** Lines as 项目 范围 内容 类别 名称, several blanks for an empty one. */
const json = (lines: readonly (readonly string[])[]): string =>
  `{\n "地方要求": [\n${[...base.map((line) => line.split(" ")).map(([sort, content]) => [sort!, "", content!]), ...lines]
    .map(([sort, scope = "", content = "", grade = "", name = ""]) =>
      JSON.stringify({ 项目: sort, 范围: scope, 内容: content, 类别: grade, 名称: name }),
    )
    .join(",\n")}\n]}`;

const taken = (...lines: readonly (readonly string[])[]): Outcome<Profile> => {
  const text = json(lines);
  return profileFromJson(JSON.parse(text), text);
};

function must(read: Outcome<Profile>): Profile {
  if (!read.ok) throw new Error(refusalSentence(read.refusal));
  return read.value;
}

const withProse = (
  texts: readonly string[],
  figures: Readonly<Record<string, number>> = {},
  said: Partial<Reading> = {},
): Reading => {
  const reading = named(
    form,
    form.cells.map((cell) => figures[cell.id] ?? 0),
    2023,
  );
  const document = {
    format: "docx" as const,
    blocks: texts.map((text, at) => ({ kind: "text" as const, text, place: `第${at + 1}段` })),
    properties: {},
  };
  return { ...reading, document, unit: "清溪县某某局", year: 2023, ...said };
};

const local = ({ findings }: CheckedReport) => findings.filter(({ rule }) => /^R9[1-4]/u.test(rule));
const toldBy = (profile: Profile, reading: Reading): string[] =>
  local(auditReport(reading, { local: localRequirements(profile) })).map(
    ({ rule, class: grade, verdict, message }) => `${rule} ${grade} ${verdict} ${message}`,
  );

describe("a profile that cannot be taken is refused with its line", () => {
  it.each<[string, readonly string[], string]>([
    [
      "a row nobody prints",
      ["勾稽关系", "", "requests.received >= requests.nobody", "B", "甲"],
      "第6行：表样里没有名为“requests.nobody”的行或格",
    ],
    ["rows of different columns", ["勾稽关系", "", "requests.received = disclosure.licensing", "B", "甲"], "不能相加"],
    ["two comparisons", ["勾稽关系", "", "requests.received = requests.granted = requests.processed", "B", "甲"], "不是一个等式"],
    ["nothing on either side", ["勾稽关系", "", "0 = 0", "B", "甲"], "等式里没有一个行名"],
    ["no class", ["篇幅", "一", "1000", "E"], "第6行：类别应是A、B、C、D之一"],
    ["a length that is none", ["篇幅", "一", "-5", "C"], "应是正整数的字数"],
    ["a section the form has not", ["篇幅", "七", "100", "C"], "应是一至六中的一个部分"],
    ["a day there is not", ["发布期限", "", "2月30日", "B"], "第6行：发布期限“2月30日”"],
    ["what nobody knows", ["constructor", "", "x"], "不认得项目“constructor”"],
    ["a cell without end", ["说明", "", "长".repeat(1001)], "有一格超过1000个字"],
    ["a year once more", ["适用年度", "", "2022"], "“适用年度”写了不止一次"],
  ])("%s", (_, line, sentence) => {
    const read = taken(line);
    expect(read.ok ? "" : refusalSentence(read.refusal)).toContain(sentence);
  });

  it("has no end of lines", () => {
    const read = taken(...Array.from({ length: 600 }, (_, at) => ["说明", "", String(at)]));
    expect(read.ok ? "" : refusalSentence(read.refusal)).toBe("地方要求没有采用：有603行，最多500行，请改正这份文件后再选。");
  });

  it("is no profile: any JSON is refused or taken, and never thrown at", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(profileFromJson(value, JSON.stringify(value)).ok).toBe(false);
        expect(profileFromJson({ 地方要求: value }, JSON.stringify(value)).ok).toBe(false);
      }),
    );
  });
});

describe("JSON and worksheet say the same", () => {
  const whole = must(
    taken(
      ["发文机关", "", "清溪县人民政府办公室"],
      ["适用单位", "", "清溪"],
      ["篇幅", "一", "30", "C"],
      ["应写数据", "政府信息管理", "规章|条例、制发", "C", "规章制发数"],
      ["发布期限", "", "1月20日", "B"],
      ["勾稽关系", "", "requests.received.total >= proceedings.reconsideration.total", "C", "复议不多于申请"],
      ["说明", "", "纸质件一并报送"],
    ),
  );

  it.each<[string, Profile]>([
    ["one with everything", whole],
    ["the included one", includedProfile("武政办发[2025]54号")!],
  ])("%s comes back from either", async (_, profile) => {
    const text = profileJson(profile);
    expect(must(profileFromJson(JSON.parse(text), text))).toEqual(profile);
    const bytes = await writeXlsx([profileSheet(profile)], { title: "地方要求", product: PRODUCT });
    expect(packageFaults(bytes)).toEqual([]);
    const document = readXlsx(bytes);
    expect(must(document.ok ? profileFromSheet(document.value) : document)).toEqual(profile);
  });

  it("names the sheet's line", async () => {
    const bytes = await writeXlsx(
      [
        profileSheet({
          ...whole,
          balances: [{ label: "甲", equation: "requests.gone = 0", class: "B" }],
          figures: [],
          units: [],
        }),
      ],
      { title: "地方要求", product: PRODUCT },
    );
    const document = readXlsx(bytes);
    const read = document.ok ? profileFromSheet(document.value) : document;
    expect(read.ok ? "" : refusalSentence(read.refusal)).toBe(
      "地方要求没有采用：地方要求第8行：表样里没有名为“requests.gone”的行或格，请改正这份文件后再选。",
    );
  });

  it("stands beside the law's rules", () => {
    expect(rulesPage(undefined, whole)).toContain("## 地方要求：清溪县人民政府办公室《试行》（清政办发〔2023〕9号）");
    expect(rulesPage(undefined, whole).startsWith(rulesPage())).toBe(true);
  });
});

describe("what a profile asks for", () => {
  const balance = must(
    taken(["勾稽关系", "", "requests.received.total >= proceedings.reconsideration.total", "A", "复议不多于申请"]),
  );
  it.each<[string, Readonly<Record<string, number>>, string[]]>([
    ["holds", { "requests.received.total": 3, "proceedings.reconsideration.total": 3 }, []],
    [
      "is broken, and no harder than the list allows",
      { "requests.received.total": 3, "proceedings.reconsideration.total": 4 },
      ["R91 B broken “复议不多于申请”不成立：表三“新收·总计”3，不应小于表四“行政复议·总计”4，请核对。"],
    ],
  ])("a balance between tables: %s", (_, figures, wanted) => {
    expect(toldBy(balance, withProse([], figures))).toEqual(wanted);
  });

  it("leaves a balance undecided while a cell is blank", () => {
    const reading = withProse([]);
    const index = form.byId.get("requests.received.total")!.index;
    const values = reading.values.map((value, at) => (at === index ? null : value));
    expect(toldBy(balance, { ...reading, values })[0]).toMatch(/^R91 B undecided “复议不多于申请”暂时无法核对/u);
  });

  it("asks every column where the equation names rows", () => {
    const rows = must(taken(["勾稽关系", "", "requests.received >= requests.granted", "C", "公开不多于新收"]));
    const found = toldBy(rows, withProse([], { "requests.granted.naturalPerson": 1, "requests.granted.total": 1 }));
    expect(found).toHaveLength(2);
  });

  it.each<[number, string[]]>([
    [30, []],
    [31, ["R92 C broken “总体情况”有31个字，最多30个字，请压缩1个字。"]],
  ])("counts section one without its title and blanks: %i", (length, wanted) => {
    const profile = must(taken(["篇幅", "一", "30", "C"]));
    const text = [...Array.from({ length }, () => "字")].join(" ");
    expect(toldBy(profile, withProse(["一、总体情况", text, "二、主动公开政府信息情况", "很长".repeat(90)]))).toEqual(wanted);
  });

  it("says that it could not look where the section is not there", () => {
    const profile = must(taken(["篇幅", "一", "30", "C"], ["应写数据", "总体情况", "网站", "C", "网站发布数"]));
    expect(toldBy(profile, withProse(["概况", "字"]))).toEqual([
      "R92 C undecided 没有找到“总体情况”这一部分，篇幅和应写的数据没有核对，请补上标题再审核。",
    ]);
  });

  it.each<[string, boolean]>([
    ["制发规章2部。", true],
    ["没有制发规章。", true],
    ["规范规章制发程序。", false],
    ["制发文件2件。规章管理规范。", false],
  ])("a figure that must be named: %s", (sentence, isNamed) => {
    const profile = must(taken(["应写数据", "政府信息管理", "规章、制发", "C", "规章制发数"]));
    const found = toldBy(profile, withProse(["一、总体情况", "（一）主动公开", "制发规章9部。", "（二）政府信息管理", sentence]));
    expect(found).toEqual(isNamed ? [] : ["R93 C broken “政府信息管理”没有写明规章制发数，请补写，没有的写明为0。"]);
  });

  it.each<[string, string[]]>([
    ["发布日期：2024-01-20", []],
    [
      "发布日期：2024年1月21日",
      ["R94 B broken 写明的发布日期是2024年1月21日，应在2024年1月20日以前，请核对日期，确已逾期的请说明。"],
    ],
    ["2024年3月9日", []],
  ])("a deadline: %s", (text, wanted) => {
    expect(toldBy(must(taken(["发布期限", "", "1月20日", "B"])), withProse([text]))).toEqual(wanted);
  });

  it.each<[Partial<Reading>, string]>([
    [{ year: 2020 }, "R94-scope C undecided 清政办发〔2023〕9号不适用于2020年度，没有按它核对，请换用适用的地方要求。"],
    [
      { unit: "远山县某某局" },
      "R94-scope C undecided 清政办发〔2023〕9号不适用于远山县某某局，没有按它核对，请换用适用的地方要求。",
    ],
  ])("is for others", (said, wanted) => {
    const profile = must(taken(["适用单位", "", "清溪"], ["篇幅", "一", "1", "C"]));
    expect(toldBy(profile, withProse(["一、总体情况", "很多字"], {}, said))).toEqual([wanted]);
  });
});

it("never softens or hides a finding of the law, whatever it asks for", () => {
  const rows = [...new Set(form.cells.map((cell) => `${cell.table.id}.${cell.row.id}`))].filter((name) => !name.endsWith("."));
  const cells = form.cells.map((cell) => cell.id);
  const side = fc.array(fc.constantFrom(...cells), { minLength: 1, maxLength: 4 }).map((names) => names.join(" + "));
  const equation = fc.oneof(
    fc.tuple(side, fc.constantFrom("=", ">=", "!="), side).map((parts) => parts.join(" ")),
    fc.constantFrom(...rows).map((row) => `${row} >= 0`),
  );
  fc.assert(
    fc.property(
      equation,
      fc.constantFrom("A", "B", "C", "D"),
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: form.cells.length, maxLength: form.cells.length }),
      (said, grade, values) => {
        const profile = must(taken(["勾稽关系", "", said, grade, "任意"], ["篇幅", "一", "1", grade]));
        const reading = { ...withProse([]), values };
        const alone = checkReport(reading);
        const beside = checkReport(reading, { local: localRequirements(profile) });
        const law = beside.findings.filter(({ rule }) => !/^R9[1-4]/u.test(rule));
        expect(law).toEqual(alone.findings);
        for (const told of local(beside)) expect(["B", "C", "D"]).toContain(told.class);
        for (const verdict of ["broken", "undecided", "unreadable"] as const)
          expect(beside.counts[verdict]).toBeGreaterThanOrEqual(alone.counts[verdict]);
      },
    ),
    { numRuns: 40 },
  );
});
