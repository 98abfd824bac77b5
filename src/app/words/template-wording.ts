// What is said in and of a template to keep, where no table can say it.

/** For somebody to finish; every check names it until then. */
export const toBeFilled = (what: string): string => `〔填写${what}〕`;

/** Behind the numbers of section one: （二）依申请公开情况. */
export const aspectTitle = (number: string, aspect: string): string => `（${number}）${aspect}情况`;

export const TEMPLATE_NAME = "政府信息公开工作年度报告（带占位符的模板）.docx";

export const TEMPLATE_WRITTEN =
  "单位、年度、三张表和起草的句子都是占位符，写入时换成数；“〔填写…〕”的地方写成自己的文字，留着每年用。";
