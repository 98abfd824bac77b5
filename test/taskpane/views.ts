// Findings as the 审核 screen gets them.
import type { CheckView, FindingView } from "../../src/taskpane/check-view";

export const finding = (own: Partial<FindingView> = {}): FindingView => ({
  key: "R01.requests.naturalPerson",
  rule: "R01",
  class: "A",
  verdict: "broken",
  message: "表三“自然人”栏：新收12＋上年结转0＝12，办结11＋结转下年0＝11，差1，请核对。",
  ground: "第一项加第二项之和，等于第三项加第四项之和",
  cells: [
    { label: "表三!D6 新收·自然人", address: "表三!D6", value: "12" },
    { label: "表三!D7 上年结转·自然人", address: "表三!D7", value: "" },
  ],
  places: ["表三!D6", "表三!D7"],
  sums: { left: "12", right: "11", difference: "1" },
  waiting: false,
  ...own,
});

export const view = (findings: readonly FindingView[] = [finding()]): CheckView => ({
  who: "某某局 2024年度",
  form: "2021年格式",
  counts: {
    passed: 90,
    broken: findings.filter((one) => one.verdict === "broken").length,
    undecided: findings.filter((one) => one.verdict === "undecided").length,
    unreadable: findings.filter((one) => one.verdict === "unreadable").length,
  },
  groups: findings.length === 0 ? [] : [{ id: "requests", title: "三、收到和处理政府信息公开申请情况", findings }],
});
