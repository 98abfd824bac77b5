// Findings as the 审核 screen gets them.
import type { ReportedFinding } from "../../src/app/check/check-report";
import { spokenPlace } from "../../src/app/words/place";
import type { Finding } from "../../src/core/check/finding";
import type { CellPlace } from "../../src/ports/workbook";
import type { CheckView } from "../../src/taskpane/check-view";
import type { PaneState } from "../../src/taskpane/state";

/** 表三!D6 → where that is. */
export function placeAt(address: string): CellPlace {
  const [, sheet, letter, digits] = /^(.+)!([A-Z])(\d+)$/u.exec(address)!;
  return { sheet: sheet!, row: Number(digits) - 1, col: letter!.charCodeAt(0) - 65 };
}

/** Where the user has gone in the sheet. */
export const addressIn = ({ selected }: PaneState): string | undefined => selected && spokenPlace(selected.place);

const BALANCE: Finding = {
  rule: "R01",
  key: "R01.requests.naturalPerson",
  table: "requests",
  verdict: "broken",
  detail: { kind: "table-absent" },
  cells: [],
};

/** A sum for which a figure is missing. */
export const WAITING: Finding = {
  ...BALANCE,
  verdict: "undecided",
  detail: { kind: "sum", comparison: "=", totalling: true, left: [], right: [], open: [{ index: 0, previous: false }] },
};

export const finding = (own: Partial<ReportedFinding> = {}): ReportedFinding => ({
  key: "R01.requests.naturalPerson",
  rule: "R01",
  table: "requests",
  class: "A",
  verdict: "broken",
  message: "表三“自然人”栏：新收12＋上年结转0＝12，办结11＋结转下年0＝11，差1，请核对。",
  ground: "第一项加第二项之和，等于第三项加第四项之和",
  cells: [
    {
      id: "requests.received.naturalPerson",
      label: "表三!D6 新收·自然人",
      address: "表三!D6",
      at: placeAt("表三!D6"),
      value: 12,
    },
    {
      id: "requests.broughtForward.naturalPerson",
      label: "表三!D7 上年结转·自然人",
      address: "表三!D7",
      at: placeAt("表三!D7"),
      value: null,
    },
  ],
  places: [placeAt("表三!D6"), placeAt("表三!D7")],
  left: 12,
  right: 11,
  difference: 1,
  finding: BALANCE,
  ...own,
});

export const view = (findings: readonly ReportedFinding[] = [finding()]): CheckView => ({
  who: "某某局 2024年度",
  whose: { unit: "某某局", year: 2024, variant: "", ours: true },
  ledger: false,
  form: "2021年格式",
  before: "none",
  filling: [{ name: "表三", filled: 150, all: 150, parts: [] }],
  figures: "",
  counts: {
    passed: 90,
    broken: findings.filter((one) => one.verdict === "broken").length,
    undecided: findings.filter((one) => one.verdict === "undecided").length,
    unreadable: findings.filter((one) => one.verdict === "unreadable").length,
  },
  groups: findings.length === 0 ? [] : [{ id: "requests", title: "三、收到和处理政府信息公开申请情况", findings }],
});
