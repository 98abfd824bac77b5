// What is said of a file that was held against two sets of rules.
import type { OtherRules } from "../desk/other-rules-state";

const STANDINGS = { returned: "需退回", passed: "通过" } as const;
const GRADES = { A: "强制性", B: "准强制性", C: "核实性", D: "提示性" } as const;
const FEW = 6;

const some = (words: readonly string[]): string => {
  const each = [...new Set(words)];
  return each.slice(0, FEW).join("、") + (each.length > FEW ? "等" : "");
};

/** 按规则2025.json通过，按这次的规则需退回；… */
export function otherRulesLine({ name, standing, standingNow, onlyNow, onlyThen, regraded, gone }: OtherRules): string {
  const parts = [
    `按${name}${STANDINGS[standing]}，按这次的规则${STANDINGS[standingNow]}`,
    ...(onlyNow.length > 0 ? [`它没有查的${onlyNow.length}条：${some(onlyNow.map(({ rule }) => rule))}`] : []),
    ...(onlyThen.length > 0 ? [`只有它查出的${onlyThen.length}条：${some(onlyThen.map(({ rule }) => rule))}`] : []),
    ...(regraded.length > 0
      ? [`类别不同的${regraded.length}条：${some(regraded.map(({ rule, class: grade }) => `${rule}按它是${GRADES[grade]}`))}`]
      : []),
    ...(onlyNow.length + onlyThen.length + regraded.length === 0 ? ["查出的问题相同"] : []),
    ...(gone.length > 0 ? [`${some(gone)}这一版程序没有，不能重查`] : []),
  ];
  return `${parts.join("；")}。`;
}
