// Parts of what a sentence counted: whose part they are, and whether they leave nothing out.
import { proseSentence } from "../../../src/app/words/prose-wording";
import { auditOf, report } from "./reports";

const some = report({
  year: 2024,
  edition: "2021",
  unit: "白鹭县人民政府",
  requests: {
    received: [60, 14, 0, 0, 2, 0],
    broughtForward: 4,
    granted: [40, 4, 0, 0, 2, 0],
    "denied.internal": [8, 6, 0, 0, 0, 0],
    "denied.process": [4, 2, 0, 0, 0, 0],
    "unable.notHeld": [8, 2, 0, 0, 0, 0],
    carriedForward: 4,
  },
  proceedings: { reconsideration: [5, 1, 0, 0], directSuit: [6, 1, 1, 2], suitAfterReconsideration: [2, 0, 0, 0] },
  disclosure: { normativeDocuments: [6, 2, 31], penalties: [214] },
});

const told = (say: string): string[] =>
  auditOf(some, say)
    .findings.filter(({ rule }) => rule !== "R61" && rule !== "R68")
    .map((one) => proseSentence(one, some.form));

describe("columns told together", () => {
  it.each([
    ["不予公开的20件中，自然人和企业共计20件。", []],
    ["不予公开20件，其中自然人和企业共计20件。", []],
    ["新收申请76件，自然人和企业共计74件。", []],
    // Told of other things than the row that was named before: nothing is claimed of which.
    ["不予公开20件，全年自然人和企业共计71件。", []],
    ["各乡镇收到的申请中，自然人和企业共计12件。", []],
    ["上年收到的申请中，自然人和企业共计12件。", []],
    ["新收申请76件，自然人和企业共计73件。", ["正文写自然人、商业企业73件，表三为74，请核对。"]],
    ["不予公开的20件中，自然人和企业共计18件。", ["正文写不予公开的自然人、商业企业18件，表三为20，请核对。"]],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("suits lost and won", () => {
  it.each([
    ["政府信息公开行政诉讼12件，其中败诉1件、维持8件。", []],
    ["政府信息公开行政诉讼12件，其中胜诉9件、败诉1件，2件在审。", []],
    ["因土地征收引发的行政诉讼30件，其中败诉3件。", []],
    [
      "政府信息公开行政诉讼12件，其中败诉3件。",
      ["正文写行政诉讼结果纠正3件，表四“未经复议直接起诉·结果纠正＋复议后起诉·结果纠正”为1，请核对。"],
    ],
    ["政府信息公开行政诉讼12件，无一败诉且全部审结。", ["正文写“全部审结”，表格中行政诉讼尚未审结2件，请核对。"]],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("a thing and its denial", () => {
  it.each([
    ["检查网站12家，合格10家、不合格2家。", []],
    ["检查网站12家，合格10家，未发现问题9家。", []],
    ["抽查栏目30个，更新及时的26个，不规范的3个。", []],
    ["检查网站12家，合格10家、不合格3家。", ["“12家”的分项10家＋3家得13，请核对。"]],
    ["全镇8个村，公开栏规范的5个，不规范的2个。", ["“8个”的分项5个＋2个得7，请核对，未列全的请加“等”。"]],
    ["组织活动9场次，包括机关6场、街道4场。", ["“9场次”的分项6场＋4场得10，请核对。"]],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("shares of one thing", () => {
  it.each([
    ["占比分别为：网络62.4%、信函27.1%、当面10.5%。", []],
    ["网络占62.4%，同比提高27.1个百分点，信函占20.5%。", []],
    ["满意率占比为92.4%、办结率100%。", []],
    ["占比分别为：网络62.4%、信函27.1%、当面30.5%。", ["比例62.4%＋27.1%＋30.5%合计120%，超过100%，请重算。"]],
    ["政府信息公开申请办结76件，办结率99.9%。", ["76件占76的100.00%，正文写99.9%，请重算。"]],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("round words", () => {
  it.each([
    ["收到政府信息公开申请近80件。", []],
    ["发布信息近千条、阅读量近万次。", []],
    ["收到政府信息公开申请近90件。", ["正文写本年新收申请约90件，表三“新收”为76，表三“新收＋上年结转”为80，都不符，请核对。"]],
    ["收到政府信息公开申请近百件。", ["正文写本年新收申请约百件，表三“新收”为76，表三“新收＋上年结转”为80，都不符，请核对。"]],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});
