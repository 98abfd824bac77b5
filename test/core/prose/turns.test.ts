// Which way a figure went, from what and to what: only what is told exactly is held against it, in the text's own words.
import * as fc from "fast-check";
import { proseSentence } from "../../../src/app/words/prose-wording";
import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import { auditOf, report, text } from "./reports";

const sketch = {
  edition: "2021",
  unit: "白鹭县水务局",
  proceedings: {},
};
const now = report({
  ...sketch,
  year: 2024,
  requests: { received: [33, 4, 0, 1, 1, 1], broughtForward: 3, granted: 39, carriedForward: 4 },
  disclosure: { charges: ["5.2043"], penalties: [14] },
});
const before = report({
  ...sketch,
  year: 2023,
  requests: { received: [20, 15, 0, 0, 0, 0], granted: 32, carriedForward: 3 },
  disclosure: { charges: ["5.2031"], penalties: [16] },
});

const told = (rule: string, say: string): string[] =>
  audit(text(say), { ...now, words: proseWords, previous: { values: before.values, form: before.form, prose: [] } })
    .findings.filter((one) => one.rule === rule)
    .map((one) => proseSentence(one, now.form));

describe("what a figure came from and came to", () => {
  it.each([
    ["公开信息由5条增至数十条。", []],
    ["公开信息由500条增至几百条。", []],
    ["公开信息由500条减至数十余条，增长20%。", []],
    ["公开信息由1250条增至1200余条。", []],
    ["公开信息由1250条增至近1200条。", []],
    ["公开信息由1250条增至1200条。", ["正文写“1250条增至1200条”，应为减少50条，请核对。"]],
    ["公开信息由68条提高到63条。", ["正文写“68条提高到63条”，应为减少5条，请核对。"]],
    ["公开信息由68条扩大到63条。", ["正文写“68条扩大到63条”，应为减少5条，请核对。"]],
    ["公开事项由63项精简至68项。", ["正文写“63项精简至68项”，应为增加5项，请核对。"]],
    ["满意率由94.6%提升至92.1%。", ["正文写“94.6%提升至92.1%”，应为减少2.5个百分点，请核对。"]],
  ])("%s", (say, sentences) => expect(told("R55", say)).toEqual(sentences));

  it.each([
    ["公开信息由68条增为73条，增长7.4%。", []],
    ["公开信息由68条增为73条，增长9.9%。", ["正文写73条增加9.9%，应为增长7.35%，请核对。"]],
    ["公开信息由68条增加为73条，增长9.9%。", ["正文写73条增加9.9%，应为增长7.35%，请核对。"]],
    ["公开信息由73条减少为68条，下降9.9%。", ["正文写68条减少9.9%，应为下降6.85%，请核对。"]],
    ["公开信息由73条降为68条，下降9.9%。", ["正文写68条减少9.9%，应为下降6.85%，请核对。"]],
  ])("%s", (say, sentences) => expect(told("R55", say)).toEqual(sentences));
});

describe("which way it went since last year, told without a figure", () => {
  it.each([
    ["收到政府信息公开申请40件，同比增长。", []],
    ["收到政府信息公开申请40件，同比下降。", ["正文写“同比下降”，本年新收申请上年35件、本年40件，请核对。"]],
    [
      "收到政府信息公开申请40件，其中自然人33件，同比下降。",
      ["正文写“同比下降”，本年新收申请（自然人）上年20件、本年33件，请核对。"],
    ],
    [
      "收到政府信息公开申请40件，其中自然人33件，与上年持平。",
      ["正文写“与上年持平”，本年新收申请（自然人）上年20件、本年33件，请核对。"],
    ],
    // What it went to is this year's; another year than the last is not at hand; a part has gone its own way.
    ["收到申请较上年增至40件。", []],
    ["收到申请比上年增5件。", []],
    ["予以公开的数量较2021年有所减少。", []],
    ["予以公开的数量较上年有所减少。", ["正文写“予以公开的数量较上年有所减少”，予以公开上年32件、本年39件，请核对。"]],
    ["通过网站提交的申请中，予以公开的较上年有所减少。", []],
    // Rounded, this year's would be less than last year's.
    ["行政事业性收费5.20万元，同比增长。", []],
    ["行政事业性收费5.20万元，同比下降。", ["正文写“同比下降”，行政事业性收费金额上年52031元、本年52043元，请核对。"]],
  ])("%s", (say, sentences) => expect(told("R78", say)).toEqual(sentences));
});

it.each([
  ["2024年没有结转申请。", "broughtForward", []],
  ["2023年没有结转申请。", "broughtForward", ["R52"]],
  ["2023年底没有未办结申请。", "carriedForward", []],
  ["年底没有未办结申请。", "carriedForward", ["R52"]],
])("whose year a plain word for none is of: %s", (say, measure, rules) =>
  expect(
    audit(text(say), { ...now, words: proseWords }).findings.flatMap(({ rule, detail }) =>
      detail.kind === "none-said" && detail.measure === measure ? [rule] : [],
    ),
  ).toEqual(rules),
);

describe("all that is said to be answered in time", () => {
  it.each([
    ["均已答复完毕", ["R52"]],
    ["均按时答复完毕", []],
    ["均依法办理完毕", []],
    ["均在法定期限内答复完毕", []],
  ])("is not said to be all: %s", (said, rules) => {
    const { findings } = auditOf(now, `收到政府信息公开申请40件，${said}。`);
    expect(findings.filter(({ detail }) => detail.kind === "all-said").map(({ rule }) => rule)).toEqual(rules);
  });
});

const VAGUE =
  "由 从 比上年的 比上年 较去年 上年为 今年为 增至 增为 增加为 减少为 降至 增长 增加 下降 达到 分别 与上年持平 同比下降 数十件 几百件 数百余件 几千元 数十 " +
  "几十% 百分之几 1200余件 近百件 约30件 3至5件 各2件 5件 68件 40件 33件 9.9% 50% 2个百分点 2023年 2024年 其中 包括 共 合计 占 ，占 占申请总数的 （ ） ， 。 ； ： 、 " +
  "收到政府信息公开申请 办结 结转下年度 自然人 行政复议 维持 审结 咨询 均按时答复完毕 收费";

it("never throws, whatever stands where a figure is looked for", () => {
  const said = fc.array(fc.constantFrom(...VAGUE.split(" ")), { maxLength: 16 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(said, (say) => {
      for (const sentence of told("R55", say)) expect(sentence).not.toMatch(/undefined|NaN/u);
    }),
    { numRuns: 600, seed: 7 },
  );
});
