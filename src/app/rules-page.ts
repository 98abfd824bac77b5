// The rules as a reference page and as data.
import type { RuleText } from "../core/rule-text";
import { allRules, editions } from "../statute";
import { CLASS_NAMES } from "./check-text";

export function allRulesOf(edition?: string): readonly RuleText[] {
  const found = editions.find((one) => one.id === edition);
  if (!found) return allRules;
  return allRules.filter((rule) => rule.since <= (found.until ?? Infinity) && (rule.until ?? Infinity) >= found.since);
}

const STATUS = { official: "官方文本", derived: "推导", local: "地方规定或标准" } as const;
const years = (rule: RuleText): string => (rule.until === undefined ? `${rule.since}年度起` : rule.until === rule.since ? `${rule.since}年度` : `${rule.since}至${rule.until}年度`);
const cell = (text: string): string => text.replace(/\|/gu, "\\|");

export const rulesMarkdown = (rules: readonly RuleText[]): string =>
  [
    "| 规则 | 类别 | 内容 | 依据 | 来源 | 适用 | 例外 |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rules.map((rule) => `| ${rule.id} | ${CLASS_NAMES[rule.class]} | ${cell(rule.title)} | ${cell(rule.ground)} | ${STATUS[rule.status]} | ${years(rule)} | ${cell(rule.exceptions ?? "")} |`),
  ].join("\n");
