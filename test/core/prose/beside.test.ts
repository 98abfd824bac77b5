// What is told of a figure by what stands beside it: last year, the rest of its list, its share, its other unit.
import { proseSentence } from "../../../src/app/words/prose-wording";
import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import { report, text } from "./reports";

const sketch = { edition: "2021", unit: "白鹭县人民政府" };
const now = report({
  ...sketch,
  year: 2024,
  requests: {
    received: [60, 14, 0, 0, 2, 0],
    broughtForward: 6,
    granted: 30,
    partlyGranted: 10,
    "denied.thirdParty": 8,
    "unable.notHeld": 29,
    carriedForward: 5,
  },
  proceedings: { reconsideration: [15, 4, 1, 3], directSuit: [6, 0, 1, 2], suitAfterReconsideration: [2, 1, 0, 0] },
  disclosure: {
    governmentRules: [0, 0, 0],
    normativeDocuments: [6, 2, 31],
    licensing: [118402],
    penalties: [214],
    coercion: [62],
    charges: ["318.25"],
  },
});
const before = report({
  ...sketch,
  year: 2023,
  requests: {
    received: [70, 18, 0, 0, 2, 0],
    broughtForward: 2,
    granted: 60,
    "denied.thirdParty": 14,
    "unable.notHeld": 12,
    carriedForward: 6,
  },
  proceedings: { reconsideration: [4, 0, 0, 0], directSuit: [3, 0, 0, 0], suitAfterReconsideration: [1, 0, 0, 0] },
  disclosure: { normativeDocuments: [5, 1, 27], penalties: [190], coercion: [80] },
});

const only = report({
  ...sketch,
  year: 2024,
  requests: { received: 1, granted: 1 },
  proceedings: { reconsideration: [0, 0, 0, 0], directSuit: [0, 0, 0, 0], suitAfterReconsideration: [0, 0, 0, 0] },
  disclosure: {},
});

const told = (say: string, of = now): string[] =>
  audit(text(say), { ...of, words: proseWords, previous: { values: before.values, form: before.form, prose: [] } })
    .findings.filter(({ rule }) => rule !== "R61" && rule !== "R68")
    .map((one) => `${one.class} ${proseSentence(one, of.form)}`);

describe("last year", () => {
  it.each([
    ["与2023年相比，新收申请少14件，结转少1件。", 0],
    ["与2023年相比，新收申请少12件，结转少1件。", 1],
    ["与2023年相比，新收申请少14件，结转多2件。", 1],
    ["与2021年相比，新收申请多30件。", 0],
    ["结转下年度5件，比上年度结转数少1件。", 0],
    ["企业申请14件，上年为18件。", 0],
    ["企业申请14件，上年有6件结转本年办理。", 0],
    ["企业申请14件，上年为19件。", 1],
    ["2023年、2024年分别收到政府信息公开申请90件、76件。", 0],
    ["2023年、2024年分别收到政府信息公开申请95件、76件。", 1],
    ["2022年、2023年分别收到政府信息公开申请55件、90件。", 0],
    ["行政规范性文件存量由27件变为31件，新增6件、废止2件。", 0],
    ["行政规范性文件存量由28件变为31件。", 1],
    ["有效的行政规范性文件较上年增加4件。", 0],
    ["有效的行政规范性文件较上年减少4件。", 1],
    ["行政强制增加18件。", 1],
    ["行政强制减少18件。", 0],
    ["行政强制增加7件。", 0],
    ["新收申请比2023年减少14件，同比下降15.6%。", 0],
    ["新收申请比2023年减少14件，同比下降25.6%。", 1],
    ["新收申请比上年减少14件，降幅15.6%。", 0],
  ])("%s", (say, findings) => expect(told(say)).toHaveLength(findings));
});

describe("documents and money", () => {
  it.each([
    ["制定行政规范性文件6件，无修订，有效31件。", 0],
    ["制定行政规范性文件6件，无修订，有效30件。", 1],
    ["制定行政规范性文件6件，没有废止，有效31件。", 0],
    ["印发行政规范性文件6件，清理废止2件，目前有效31件。", 0],
    ["印发行政规范性文件6件，清理废止3件，目前有效31件。", 1],
    ["收取占道费等行政事业性收费318.25万元。", 0],
    ["收取占道费等行政事业性收费318.25元。", 1],
    ["收取占道费等行政事业性收费12.5万元。", 1],
    ["行政事业性收费318.25万元（合3182500元）。", 0],
    ["行政事业性收费318.25万元（合318250元）。", 1],
    ["专项经费6.13万元（即61304元）。", 0],
    ["行政许可决定约11.84万件。", 0],
    ["行政许可决定约12万件。", 0],
    ["行政许可决定约13.84万件。", 1],
  ])("%s", (say, findings) => expect(told(say)).toHaveLength(findings));
});

describe("shares and sums", () => {
  it.each([
    ["予以公开30件、部分公开10件，两项合计占办结数的51.9%。", 0],
    ["予以公开30件、部分公开10件，两项合计占办结数的61.9%。", 1],
    ["不予公开8件，占比约一成。", 0],
    ["不予公开8件，占比超过三成。", 1],
    ["予以公开率39.0%，部分公开率13.0%。", 0],
    ["予以公开率59.0%。", 1],
    ["两类共计61件，占全部76件的大多数。", 0],
    ["办结申请77件，占新收76件的101.3%。", 0],
    ["财政类占60%、民生类占40%，较上年比例提高5%。", 0],
    ["回访50人，满意45人，不满意1人。", 0],
    ["办理申请中，自然人、企业分别为66件、14件。", 0],
    ["办理申请中，自然人、企业分别为67件、14件。", 1],
    ["两类共计91件，占全部76件的大多数。", 1],
    ["网站发布120条，公众号发布80条，两个平台合计200条。", 0],
    ["网站发布120条，公众号发布80条，两个平台合计210条。", 1],
    ["两期培训分别到场45人、52人，合计97人次。", 0],
    ["两期培训分别到场96人、104人，合计400人次。", 0],
    ["两期培训分别到场45人、52人，合计99人次。", 1],
  ])("%s", (say, findings) => expect(told(say)).toHaveLength(findings));
});

describe("cases and the only application", () => {
  it.each([
    ["被纠正的4件行政复议案件中，1件系文书瑕疵，3件系期限计算有误。", 0],
    ["审结的20件行政复议案件中，维持15件。", 0],
    ["审结的22件行政复议案件中，维持15件。", 1],
    ["审结的22件行政复议案件中，撤回7件。", 0],
    ["政府信息公开行政复议维持15件，纠正4件，没有尚未审结的案件。", 1],
    ["政府信息公开行政诉讼12件，无一败诉。", 1],
    ["无一超期，行政复议维持15件。", 0],
  ])("%s", (say, findings) => expect(told(say)).toHaveLength(findings));

  it.each([
    ["收到申请1件，予以公开。", 0],
    ["收到申请1件，答复为不予公开。", 1],
    ["收到申请1件，结转下年度办理。", 1],
    ["收到咨询1件，结转下年度办理。", 0],
  ])("%s", (say, findings) => expect(told(say, only)).toHaveLength(findings));
});

describe("documents cited and drafts left", () => {
  it.each([
    ["依据国办函〔2020〕109号收取信息处理费。", 0],
    ["依据国办函〔2018〕109号收取信息处理费。", 1],
    ["落实国办函〔2018〕109号部署。", 0],
    ["开展开放日〔场次待核〕场。", 1],
    ["印发通知（〔2024〕7号）1份。", 0],
  ])("%s", (say, findings) => expect(told(say)).toHaveLength(findings));
});
