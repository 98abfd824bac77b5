// 审核说明: reasons given for findings of class B and C; they stand while the figures do, and say so when one has changed.
import { sameUnit, unitName, type UnitName } from "../../core/aggregate/unit-name";
import {
  canBeExplained,
  changes,
  isReason,
  LONGEST_REASON,
  SHORTEST_REASON,
  characterCount,
  type BoundFigure,
  type Explanation,
} from "../../core/check/explanations";
import type { Reading } from "../../core/document/reading";
import { valueText, type Value } from "../../core/figures/values";
import { nameLaw } from "../../statute/unit-names";
import { addressesIn, cellLabel } from "../words/cell-label";
import type { CheckedReport, Explained, ReportedFinding } from "./check-report";

const PREVIOUS = "previous.";
const PROSE = "正文";

/** What the prose says, as far as the finding rests on it. */
function proseWords({ finding, quote }: ReportedFinding): readonly string[] {
  if (finding.detail.kind !== "prose") return [];
  const { prose: said } = finding.detail;
  if (said.kind === "sum") return [said.whole, ...said.parts];
  if (said.kind === "share") return [said.said, said.part, said.whole];
  if (said.kind === "same") return said.passages.map((passage) => passage.text);
  return [quote?.text ?? ""];
}

/** Every figure that a finding rests on, by stable name: change one and a reason given for it has to be looked at again. */
function boundFigures(reported: ReportedFinding, { reading, previous }: CheckedReport): BoundFigure[] {
  const { detail } = reported.finding;
  const figures = new Map<string, string>();
  const put = (name: string, value: Value): void => void figures.set(name, valueText(value));
  for (const index of reported.finding.cells) put(reading.form.cells[index]!.id, reading.values[index] ?? null);
  switch (detail.kind) {
    case "sum":
      for (const term of [...detail.left, ...detail.right])
        if (term.previous && previous)
          put(`${PREVIOUS}${previous.form.cells[term.index]!.id}`, previous.values[term.index] ?? null);
      break;
    case "jump":
      put(`${PREVIOUS}${reading.form.cells[detail.index]!.id}`, detail.before);
      break;
    case "tables-differ":
      for (const { index, there } of detail.cells) put(`统计表.${reading.form.cells[index]!.id}`, there);
      break;
    case "other-report":
      figures.set("单位或年度", `${detail.found} ${detail.expected}`);
      break;
    case "label":
    case "line-unknown":
      figures.set("写法", detail.found);
      break;
    case "value-count":
      figures.set("个数", String(detail.found));
      break;
    case "local":
      if (detail.requirement.kind === "section-length") figures.set("字数", String(detail.requirement.found));
      if (detail.requirement.kind === "published-after") figures.set("日期", detail.requirement.found);
      break;
    case "prose":
      figures.set(PROSE, proseWords(reported).join("、"));
      break;
    default:
      break;
  }
  return [...figures].map(([name, value]) => ({ name, value }));
}

function nameWords(name: string, reading: Reading): string {
  const bare = name.startsWith(PREVIOUS) ? name.slice(PREVIOUS.length) : name.replace(/^统计表\./u, "");
  const cell = reading.form.byId.get(bare);
  // The address is this report's own: in another file the figure may stand elsewhere.
  if (bare !== name) return `${name.startsWith(PREVIOUS) ? "上年报告" : "统计表"}的${cell ? cellLabel(cell) : bare}`;
  return cell ? cellLabel(cell, addressesIn(reading)(cell.index)) : bare;
}

const shown = (value: string | undefined): string => (value === undefined ? "（没有）" : value === "" ? "未填" : value);

/** Reasons by finding and unit, so that a batch looks each of its own up at once. */
export class Explanations {
  private readonly byFinding = new Map<string, { readonly explanation: Explanation; readonly unit: UnitName | undefined }[]>();

  constructor(list: readonly Explanation[]) {
    for (const explanation of list) {
      const unit = explanation.unit === null ? undefined : unitName(explanation.unit, nameLaw);
      const key = `${explanation.key} ${unit?.stem ?? ""}`;
      const known = this.byFinding.get(key);
      if (known) known.push({ explanation, unit });
      else this.byFinding.set(key, [{ explanation, unit }]);
    }
  }

  /** The last reason given for a finding of this report, by whatever name of the unit. */
  private find(reported: ReportedFinding, { year }: Reading, unit: UnitName | undefined): Explanation | undefined {
    const candidates = [
      ...(this.byFinding.get(`${reported.key} ${unit?.stem ?? ""}`) ?? []),
      ...(unit ? (this.byFinding.get(`${reported.key} `) ?? []) : []),
    ];
    const meant = candidates.filter(
      (one) =>
        one.explanation.rule === reported.rule &&
        (one.explanation.year === null || year === undefined || one.explanation.year === year) &&
        (!one.unit || !unit || sameUnit(one.unit, unit) !== "different"),
    );
    return meant.at(-1)?.explanation;
  }

  /** The findings of a report that have been explained, by key. */
  of(checked: CheckedReport): ReadonlyMap<string, Explained> {
    const found = new Map<string, Explained>();
    if (this.byFinding.size === 0) return found;
    const { reading } = checked;
    const unit = reading.unit === undefined ? undefined : unitName(reading.unit, nameLaw);
    for (const reported of checked.findings) {
      const explanation = canBeExplained(reported) ? this.find(reported, reading, unit) : undefined;
      if (!explanation) continue;
      const { reason } = explanation;
      const [first, ...more] = changes(explanation, boundFigures(reported, checked));
      const change =
        first &&
        `${nameWords(first.name, reading)}由${shown(first.was)}变为${shown(first.now)}${more.length > 0 ? `，另有${more.length}处变化` : ""}`;
      found.set(
        reported.key,
        change === undefined
          ? { state: "explained", reason, message: `已说明：${reason}` }
          : { state: "stale", reason, message: `说明已失效：${change}，请核对后重新说明（原说明：${reason}）。` },
      );
    }
    return found;
  }
}

export type ToExplain =
  | { readonly ok: true; readonly explanation: Explanation; readonly message: string }
  | { readonly ok: false; readonly sentence: string };

const refused = (sentence: string): ToExplain => ({ ok: false, sentence });

/**
 * A reason for one finding of a report.
 *
 * @param key - may be left out where the rule has one finding that can be explained
 */
export function explainFinding(
  checked: CheckedReport,
  { rule, key, reason }: { readonly rule: string; readonly key?: string | undefined; readonly reason: string },
): ToExplain {
  const said = reason.trim();
  if (!isReason(said))
    return refused(
      characterCount(said) < SHORTEST_REASON
        ? `说明只有${characterCount(said)}个字，至少要写${SHORTEST_REASON}个字，请写明具体原因。`
        : `说明有${said.length}个字，请压缩到${LONGEST_REASON}个字以内。`,
    );
  const ofRule = checked.findings.filter((reported) => reported.rule === rule && (key === undefined || reported.key === key));
  if (ofRule.length === 0)
    return refused(`这份报告没有${rule}${key === undefined ? "" : `（${key}）`}的问题，不需要说明，请核对规则编号。`);
  const open = ofRule.filter(canBeExplained);
  const [told] = open;
  if (!told) {
    const [first] = ofRule;
    if (first!.verdict !== "broken") return refused(`${rule}还没有审核出结果，不能说明，请先补齐数据再审核。`);
    return refused(
      first!.class === "A" ? `${rule}是强制性规则，不能用说明代替，请改正数据。` : `${rule}是提示性规则，不需要说明。`,
    );
  }
  if (open.length > 1)
    return refused(
      `${rule}有${open.length}条问题，请用 --key 指明说明哪一条：${open
        .slice(0, 8)
        .map((one) => one.key)
        .join("、")}${open.length > 8 ? " 等" : ""}。`,
    );
  const { reading } = checked;
  return {
    ok: true,
    explanation: {
      unit: reading.unit ?? null,
      year: reading.year ?? null,
      rule,
      key: told.key,
      reason: said,
      figures: boundFigures(told, checked),
    },
    message: told.message,
  };
}
