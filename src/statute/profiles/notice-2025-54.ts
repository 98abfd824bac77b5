// 武政办发〔2025〕54号 (2025-12-19), on the reports of 2025. It names no other deadline, and no balance, that was confirmed.
import type { Profile } from "../../core/profile/profile";

const inAll = (name: string, ...words: readonly (readonly string[])[]): Profile["figures"][number] => ({
  aspect: "总体情况",
  name,
  words,
  class: "C",
});

/** 政府信息管理: what was made, repealed and stands, of rules and of normative documents. */
const managed = (name: string, document: readonly string[], act: readonly string[]): Profile["figures"][number] => ({
  aspect: "政府信息管理",
  name,
  words: [document, act],
  class: "C",
});

const RULES = ["规章"];
const DOCUMENTS = ["规范性文件"];
const MADE = ["制发", "制定", "出台", "印发"];
const REPEALED = ["废止", "失效"];
const STANDING = ["现行有效", "继续有效"];

export const notice202554: Profile = {
  name: "政府信息公开工作年度报告编制的地方要求",
  issuer: "",
  document: "武政办发〔2025〕54号",
  since: 2025,
  until: 2025,
  units: [],
  lengths: [{ section: "一", most: 1000, class: "C" }],
  figures: [
    inAll("网站发布数", ["网站"]),
    inAll("新媒体发布数", ["新媒体", "微信", "微博", "公众号"]),
    inAll("公报的期数或发布数", ["公报"]),
    inAll("解读数", ["解读"]),
    inAll("回应数", ["回应"]),
    inAll("重点领域公开数", ["重点领域"]),
    inAll("平台和专区数", ["平台", "专区", "专栏"]),
    managed("规章制发数", RULES, MADE),
    managed("规章废止数", RULES, REPEALED),
    managed("规章现行有效数", RULES, STANDING),
    managed("行政规范性文件制发数", DOCUMENTS, MADE),
    managed("行政规范性文件废止数", DOCUMENTS, REPEALED),
    managed("行政规范性文件现行有效数", DOCUMENTS, STANDING),
  ],
  balances: [],
  notes: ["规章、行政规范性文件的数与司法行政部门核对一致", "处理决定数量包括依法不予公开的决定"],
};
