// Why each figure of a sentence was read as it was, and every finding with the words it points at.
import { audit } from "../../../src/core/prose/audit";
import { claimRules } from "../../../src/core/prose/claims";
import { flow } from "../../../src/core/prose/flow";
import { proseWords } from "../../../src/lexicon/words";
import { known, reasons, told } from "./reasons";
import { grainOffice as office, report, text } from "./reports";

const lastYear = report({
  year: 2023,
  edition: "2021",
  unit: "澄江县粮食局",
  requests: { received: 35, granted: 32, carriedForward: 3 },
  proceedings: { reconsideration: [4, 0, 0, 0], directSuit: [0, 0, 0, 0], suitAfterReconsideration: [1, 0, 0, 0] },
  disclosure: { normativeDocuments: [5, 0, 10] },
});

/** A report without a fault. */
const WHOLE = [
  "澄江县粮食局2024年政府信息公开工作年度报告",
  "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
  "一、总体情况",
  "（一）主动公开。全年主动公开政府信息36条。",
  "（二）依申请公开。全年收到政府信息公开申请40件，均已按时答复。",
  "（三）政府信息管理。落实信息发布审核制度。",
  "（四）政府信息公开平台建设。依托县政府门户网站公开。",
  "（五）监督保障。将政务公开纳入年度考核。",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "（一）存在的主要问题。公开内容还不够丰富。",
  "（二）改进情况。2025年，我局将进一步加强业务学习。",
  "六、其他需要报告的事项",
  "本年度未收取信息处理费。",
  "2025年1月19日",
].join("\n");

/** The findings of the report with a piece of it put otherwise. */
const ofReport = (change: string): string[] => {
  const [from, to] = change.split(" → ") as [string, string];
  const lines = WHOLE.replace(from, to).split("\n");
  const found = audit(text(...lines), { ...office, words: proseWords });
  return reasons(found, lines).slice(found.numbers.length + found.sums.length);
};
const ofLastYear = (say: string): string[] => {
  const previous = { values: lastYear.values, form: lastYear.form, prose: [] };
  return reasons(audit(text(say), { ...office, words: proseWords, previous }), [say]);
};
const ofText = (say: string): string[] => {
  const lines = say.split("\n");
  return reasons(audit(text(...lines), { ...office, words: proseWords }), lines);
};
/** The paragraphs of a text: the section and the heading that each stands under, # before a heading, and its blocks. */
const ofFlow = (say: string): string[] => {
  const { paragraphs, sections } = flow(text(...say.split("\n")), office.form, proseWords.sections["2021"]!, true);
  return [
    ...paragraphs.map(
      ({ section, heading, isHeading, text: said, pieces }) =>
        `${section} ${heading} ${isHeading ? "# " : ""}${said} of ${pieces.map(({ block, from }) => `${block}@${from}`).join()}`,
    ),
    ...sections.map(({ printed, title, number, paragraph }) => `${printed} ${title} is ${number} at ${paragraph}`),
  ];
};
const READERS: Readonly<Record<string, (say: string) => string[]>> = {
  "the whole report": ofReport,
  "last year": ofLastYear,
  paragraphs: ofFlow,
};

describe.each(Object.entries(told))("%s", (group, cases) => {
  it.each(Object.keys(cases))("%s", (say) => {
    const now = (READERS[group] ?? ofText)(say);
    expect(now).toEqual(known(group, say, now));
  });
});

it("has a figure for every rule of a claim", () => {
  const lines = Object.values(told).flatMap((cases) => Object.values(cases).flat());
  const decided = new Set(lines.map((line) => /^[^:]*: ([a-z-]+)/u.exec(line)?.[1]));
  expect(claimRules.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([]);
});

it("asks what became of the fee, and points at the row only where one was not paid", () => {
  const lines = WHOLE.replace("本年度未收取信息处理费。", "无。").split("\n");
  const unpaid = (of: typeof office) =>
    audit(text(...lines), { ...of, words: proseWords }).findings.find(({ rule }) => rule === "R68");
  const { values, form } = lastYear;
  expect([unpaid(office), unpaid({ ...office, values, form })].map((found) => [found?.class, found?.cells.length])).toEqual([
    [proseWords.classes.R68, 1],
    ["D", 0],
  ]);
});

it("has no place for what is not said in the text", () => {
  const { findings } = audit([], { ...office, words: proseWords, published: { year: 2024, month: 12, day: 9 } });
  expect(findings.map(({ key, place }) => [key, place])).toEqual([
    ["R64.published", { block: 0, offset: 0, length: 0, sentence: "", at: "" }],
  ]);
});

it("finds nothing in a report without a fault", () => expect(ofReport("36条 → 35条")).toEqual([]));
