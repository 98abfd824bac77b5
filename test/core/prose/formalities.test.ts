import type { Report } from "./reports";
import { auditOf, report } from "./reports";

const of = (year: number, unit: string, requests: Readonly<Record<string, number>> = {}): Report =>
  report({
    year,
    edition: year < 2021 ? "2019" : "2021",
    unit,
    requests: { received: 3, granted: 3, ...requests },
    proceedings: { reconsideration: [0, 0, 0, 0], directSuit: [0, 0, 0, 0], suitAfterReconsideration: [0, 0, 0, 0] },
    disclosure:
      year < 2021
        ? {}
        : {
            governmentRules: [0, 0, 0],
            normativeDocuments: [0, 0, 0],
            licensing: [0],
            penalties: [0],
            coercion: [0],
            charges: ["0"],
          },
  });

const BUREAU = of(2023, "白河县财政局");

/** A report without a fault. */
const WHOLE = [
  "白河县财政局2023年政府信息公开工作年度报告",
  "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
  "一、总体情况",
  "（一）主动公开。全年主动公开政府信息36条。",
  "（二）依申请公开。全年收到政府信息公开申请3件，均已按时答复。",
  "（三）政府信息管理。落实信息发布审核制度。",
  "（四）政府信息公开平台建设。依托县政府门户网站公开。",
  "（五）监督保障。将政务公开纳入年度考核。",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "（一）存在的主要问题。公开内容还不够丰富。",
  "（二）改进情况。2024年，我局将进一步加强业务学习。",
  "六、其他需要报告的事项",
  "本年度未收取信息处理费。",
  "2024年1月19日",
];

const faults = (by: Report, lines: readonly string[]): string[] =>
  auditOf(by, ...lines).findings.map(({ rule, detail: about }) => {
    const { kind } = about;
    switch (kind) {
      case "sections-missing":
      case "aspects-missing":
        return `${rule} ${kind} ${about.missing.join()}`;
      case "section-title":
      case "section-number":
      case "numbering":
      case "wrong-year":
      case "period":
        return `${rule} ${kind} ${about.found}`;
      case "hint":
      case "future":
      case "other-unit":
      case "published":
      case "document":
        return `${rule} ${kind} ${about.said}`;
      default:
        return `${rule} ${kind}`;
    }
  });

/** The whole report with some lines changed, dropped or put in. */
const changed = (change: (line: string) => string | undefined | readonly string[]): string[] =>
  WHOLE.flatMap((line) => {
    const to = change(line);
    return to === undefined ? [] : typeof to === "string" ? [to] : [...to];
  });
const swap = (from: string, to: string): string[] => changed((line) => line.replace(from, to));

describe("the form of a report", () => {
  it("is right in a report without a fault", () => expect(faults(BUREAU, WHOLE)).toEqual([]));
  it("is not asked of a piece of a report", () => expect(faults(BUREAU, WHOLE.slice(3, 8))).toEqual([]));

  it.each<[string, string[], string[]]>([
    [
      "a section is missing",
      changed((line) => (line.startsWith("四、") ? undefined : line)),
      ["R61 sections-missing 四、政府信息公开行政复议、行政诉讼情况"],
    ],
    [
      "two sections change places",
      changed((line) =>
        line.startsWith("二、")
          ? "三、收到和处理政府信息公开申请情况"
          : line.startsWith("三、")
            ? "二、主动公开政府信息情况"
            : line,
      ),
      ["R61 section-order"],
    ],
    [
      "a title is another's",
      swap("五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施"),
      ["R61 section-title 存在的主要问题及整改措施"],
    ],
    ["a title is nearly the form's", swap("一、总体情况", "一、概述"), ["R61 section-title 概述"]],
    [
      "办理 stands for 处理 in a title",
      swap("三、收到和处理政府信息公开申请情况", "三、收到和办理政府信息公开申请情况"),
      ["R61 section-title 收到和办理政府信息公开申请情况"],
    ],
    ["a word of a title is lost", swap("其他需要报告的事项", "其他需报告的事项"), ["R61 section-title 其他需报告的事项"]],
    [
      "a title is of before 2019",
      swap("三、收到和处理政府信息公开申请情况", "三、依申请公开办理情况"),
      ["R61 section-title 依申请公开办理情况"],
    ],
    [
      "section five denies what section one names",
      changed((line) =>
        line.startsWith("（一）主动公开")
          ? `${line}但仍存在更新不及时的问题。`
          : line.startsWith("（一）存在的")
            ? "无。"
            : line.startsWith("（二）改进")
              ? undefined
              : line,
      ),
      ["R61 problems-denied"],
    ],
    [
      "the other edition's title is let pass",
      swap("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"),
      [],
    ],
    [
      "a number is used twice",
      swap("四、政府信息公开行政复议、行政诉讼情况", "三、政府信息公开行政复议、行政诉讼情况"),
      ["R61 section-number 三"],
    ],
    [
      "（二） without （一）",
      changed((line) => (line.startsWith("（一）主动公开") ? "全年主动公开政府信息36条。" : line)),
      ["R61 numbering （二）"],
    ],
    [
      "an aspect is left out",
      changed((line) => (line.startsWith("（五）") ? undefined : line)),
      ["R61 aspects-missing 监督保障"],
    ],
    [
      "section five is empty",
      changed((line) => (line.startsWith("（一）存在") ? "无。" : line.startsWith("（二）改进") ? undefined : line)),
      ["R61 section-empty"],
    ],
    ["section six does not speak of the fee", swap("本年度未收取信息处理费。", "无其他需要报告的事项。"), ["R68 fee-not-stated"]],
    ["the title's year is last year's", swap("财政局2023年", "财政局2022年"), ["R63 wrong-year 2022年"]],
    [
      "the period is last year's",
      swap("2023年1月1日至2023年12月31日", "2022年1月1日至2022年12月31日"),
      ["R63 period 2022年1月1日至2022年12月31日"],
    ],
    ["the period ends a day early", swap("12月31日", "12月30日"), ["R63 period 2023年1月1日至2023年12月30日"]],
    ["a year is stuttered", swap("2023年1月1日至", "202323年1月1日至"), ["R63 period 202323年"]],
    ["what is planned is put into the past", swap("2024年，我局将", "2023年，我局将"), ["R66 future 2023年，我局将"]],
    [
      "a hint of the form is left",
      changed((line) => (line.startsWith("二、") ? [line, "该部分以表格形式报告。表格如下："] : line)),
      ["R66 hint 该部分以表格形式报告"],
    ],
    ["a figure is left to be filled in", swap("公开政府信息36条", "公开政府信息XX条"), ["R66 hint XX"]],
    ["another kind of unit speaks", swap("我局将进一步", "我镇将进一步"), ["R65 other-unit 我镇"]],
    ["it is published late", swap("2024年1月19日", "2024年3月4日"), ["R64 published 2024年3月4日"]],
    ["it is published before the year is over", swap("2024年1月19日", "2023年12月19日"), ["R64 published 2023年12月19日"]],
    [
      "the old notice is cited",
      swap("本报告所列", "根据《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。本报告所列"),
      ["R67 document 国办公开办函〔2019〕60号"],
    ],
    [
      "the notice is misspelt",
      swap("本报告所列", "根据国办公开函〔2021〕30号编制。本报告所列"),
      ["R67 document 国办公开函〔2021〕30号"],
    ],
  ])("%s", (_, lines, found) => expect(faults(BUREAU, lines)).toEqual(found));

  it("gives a county until the end of March", () => {
    const county = of(2023, "白河县人民政府");
    const lines = changed((line) => line.replace("我局", "我县").replace("2024年1月19日", "2024年3月4日"));
    expect(faults(county, lines)).toEqual([]);
    expect(
      faults(
        county,
        lines.map((line) => line.replace("3月4日", "4月4日")),
      ),
    ).toEqual(["R64 published 2024年4月4日"]);
  });

  it("asks for the fee more firmly where applications were dropped for it", () => {
    const owing = of(2023, "白河县财政局", { granted: 2, "other.feeUnpaid": 1 });
    const [finding] = auditOf(owing, ...swap("本年度未收取信息处理费。", "无。")).findings;
    expect(finding).toMatchObject({ rule: "R68", class: "C", detail: { kind: "fee-not-stated", unpaid: 1 } });
  });

  it("does not ask for the fee or the five aspects in the first form", () => {
    const first = of(2020, "白河县财政局");
    const lines = changed((line) =>
      line.startsWith("（五）")
        ? undefined
        : line
            .replaceAll("2024", "2021")
            .replaceAll("2023", "2020")
            .replace("本年度未收取信息处理费。", "无。")
            .replace("五、存在的", "五、政府信息公开工作存在的"),
    );
    expect(faults(first, lines)).toEqual([]);
  });

  it("finds the sections of a report pasted into one paragraph", () => {
    const joined = WHOLE.slice(2, -1).join("");
    expect(faults(BUREAU, [joined])).toEqual([]);
    expect(faults(BUREAU, [joined.replace("本年度未收取信息处理费。", "无。")])).toEqual(["R68 fee-not-stated"]);
  });

  it("reads sentences that a text file broke over lines, and points at the first", () => {
    const { numbers, findings } = auditOf(
      BUREAU,
      "依申请公开方面，我局进一步规范办理流程，全年共收到政府信息公开",
      "申请8件，均已按时答复。",
    );
    expect(numbers.map((number) => [number.text, number.place.block, number.place.offset])).toEqual([["8件", 1, 2]]);
    expect(findings.map((one) => one.rule)).toEqual(["R50"]);
  });
});
