// 审核结论: what a document says of its own figures, in one line.
import type { Reading } from "../../core/document/reading";
import { checkReport, type ReportedFinding } from "./check-report";
import { gapsOf, missingTables } from "./gaps";

export interface ReportVerdict {
  /** What must hold and does not. */
  readonly broken: readonly ReportedFinding[];
  /** What nothing can be said of yet: tables that are missing, cells that are blank, hold words or were not read. */
  readonly open: readonly ReportedFinding[];
  /** What must hold or be explained in writing, and does not hold: no reason against the document, but one for a look. */
  readonly toExplain: readonly ReportedFinding[];
  readonly line: string;
  /** Something is broken or open, and somebody has said why the document is not to be marked. */
  readonly isExcused: boolean;
  /** The document is to be marked: something is broken or open, and nobody has said why. */
  readonly isMarked: boolean;
  /** 0 nothing is open, 1 something is to be put right or filled in, 2 a table could not be read. */
  readonly code: 0 | 1 | 2;
}

export const TABLE_NAMES: Readonly<Record<string, string>> = { disclosure: "表二", requests: "表三", proceedings: "表四" };

const isOfTable = ({ finding: { detail } }: ReportedFinding): boolean =>
  detail.kind === "table-absent" || detail.kind === "table-misfit";

/** @param override - why the document is not to be marked although a rule is broken or something is open */
export function reportVerdict(reading: Reading, previous?: Reading, override?: string): ReportVerdict {
  const { findings } = checkReport(reading, { previous });
  const brokenOf = (grade: ReportedFinding["class"]): ReportedFinding[] =>
    findings.filter((reported) => reported.class === grade && reported.verdict === "broken");
  const [broken, toExplain] = [brokenOf("A"), brokenOf("B")];
  const open = findings.filter((reported) => reported.verdict !== "broken");
  const cells = open.filter((reported) => !isOfTable(reported)).length;
  const unsettled = [...missingTables(gapsOf(reading)), ...(cells > 0 ? [`尚有${cells}项待补填或无法核对`] : [])];
  const isUnsettled = broken.length + open.length > 0;
  const isExcused = isUnsettled && override !== undefined;
  return {
    broken,
    open,
    toExplain,
    line: lineOf(broken, unsettled, override),
    isExcused,
    isMarked: isUnsettled && !isExcused,
    code:
      reading.misfits.length > 0
        ? 2
        : open.length > 0 || (broken.length + toExplain.length > 0 && override === undefined)
          ? 1
          : 0,
  };
}

function lineOf(broken: readonly ReportedFinding[], unsettled: readonly string[], override: string | undefined): string {
  if (broken.length + unsettled.length === 0) return "已通过审核";
  const where = [...new Set(broken.map(({ table }) => TABLE_NAMES[table] ?? "报告"))].join("、");
  const count = `${broken.length}项强制性问题`;
  if (override !== undefined)
    return `${[...(broken.length > 0 ? [`审核有${count}（${where}）`] : []), ...unsettled].join("，")}，已说明：${override}`;
  const faults = [...(broken.length > 0 ? [`${where}有${count}`] : []), ...unsettled].join("，");
  return `${broken.length > 0 ? "未通过审核" : "尚未完成审核"}：${faults}，请${broken.length > 0 ? "改正" : "补齐"}后重新写入，此前不要报送或公布`;
}
