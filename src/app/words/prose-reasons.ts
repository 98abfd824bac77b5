// Why a figure of the prose was read as it was, in the reader's words: the rule that decided it, and the words that it leaned on.
import type { ProseNumber } from "../../core/prose/audit";

/** Rule by rule, in the order in which a figure is asked about. */
export const READ_AS: Readonly<Record<string, string>> = {
  "not-a-count": "单位不是件数，不与表格核对",
  "each-of-several": "写的是各有多少，不与表格核对",
  "term-of-an-equation": "是等式里的一项，不与表格核对",
  "not-one": "“无一”不是数",
  difference: "写的是增减",
  "so-many-more": "写的是比上年多、少几件",
  "base-of-a-difference": "写的是增减的基数",
  "other-year": "写的是别的年度",
  average: "写的是平均数",
  "others-guided": "写的是指导、转办别的单位的",
  "body-in-a-list": "写的是别的单位的",
  "document-property": "写的是公文的公开属性",
  "told-to-be-none": "写明不属于政府信息公开申请",
  "told-not-counted": "写明不计入",
  "entries-of-a-list": "写的是目录、清单列出的事项",
  "received-and-finished": "写的是当年收到又当年办结的一部分",
  "denied-act": "写的是尚未做的",
  "not-yet-done": "写的是尚未办完的",
  "among-them": "写的是其中一部分",
  "share-in-a-bracket": "括号里是其中一部分",
  "some-of-what-was-done": "写的是办理的一部分",
  "fees-collected": "写的是行政事业性收费",
  "procurement-amount": "写的是政府集中采购金额",
  "other-money": "写的是别的金额",
  "row-word-of-cases": "写的是复议诉讼的办理进度",
  row: "写出了表格的行名",
  "cases-told-apart": "写的是案件的一部分",
  "done-this-year": "写的是当年办结的件数",
  "won-or-lost": "写的是败诉、胜诉的件数",
  "outcome-of-cases": "写的是复议诉讼的结果",
  cases: "写的是复议诉讼的件数",
  documents: "写的是规章、规范性文件",
  "decisions-made": "写的是许可、处罚、强制的决定",
  "procurement-items": "写的是政府集中采购项目",
  together: "写的是前面几项的合计",
  "other-business": "写的是别的业务，不是政府信息公开申请",
  "not-told-apart": "写的是表格不分的情形",
  "by-one-way": "写的是一种申请渠道",
  "carried-over": "写的是结转",
  "carried-in-the-next-clause": "后一句写明结转",
  "of-another-matter": "写的不是政府信息公开申请",
  "act-on-applications": "写的是申请的收到、办理、答复",
  applicants: "写的是申请人类别",
  "applications-named": "写的是政府信息公开申请",
  "answered-so-far": "写的是已答复的",
  "under-way": "写的是正在办理的",
  "the-rest-of-a-list": "写的是前面一组的其余",
  "share-of-a-sum": "是几个单位相加的一份",
  "nothing-known": "没有认出写的是什么",
};

/** 写的是结转，依据“结转下年度”; nothing where neither is known. */
export function reasonText({ rule, words }: ProseNumber["why"]): string | undefined {
  const parts = [READ_AS[rule], words.length > 0 ? `依据“${[...new Set(words)].join("”“")}”` : undefined];
  const told = parts.filter((part) => part !== undefined);
  return told.length > 0 ? told.join("，") : undefined;
}
