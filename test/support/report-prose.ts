// A report in Word whose prose speaks of the figures of worked-report.ts: one of its numbers is wrong.
import { docx, p, r } from "../adapters/docx/build";

/** 新收 is 40 in the tables. */
export const WRONG = "41件";

export const PROSE: readonly string[] = [
  "示例市示例局2024年政府信息公开工作年度报告",
  "一、总体情况",
  "（一）主动公开。2024年通过政府网站公开信息680条，其中工作动态660条，机构设置20条。",
  `（二）依申请公开。全年新收政府信息公开申请${WRONG}，不予公开3件，无法提供12件。`,
  "（三）政府信息管理。严格落实信息发布审核制度，全年更新目录2次。",
  "（四）平台建设。政务新媒体发布信息238条。",
  "（五）监督保障。组织培训1次，未发生责任追究。",
  "五、存在的主要问题及改进情况",
  "公开内容还不够全面，2025年将进一步加强。",
  "六、其他需要报告的事项",
  "未收取信息处理费。",
];

export const proseDocx = (lines: readonly string[] = PROSE): Uint8Array<ArrayBuffer> =>
  new Uint8Array(docx({ body: lines.map((line) => p(r(line))).join("") }));
