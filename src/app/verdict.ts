// 审核结论: what a document says of its own figures, in one line.
import type { Reading } from "../core/reading";
import { checkReport, type Told } from "./check-report";

export interface Verdict {
  /** What must hold and does not. */
  readonly broken: readonly Told[];
  readonly line: string;
  /** The document is to be marked: something is broken, and nobody has said why. */
  readonly isMarked: boolean;
}

const TABLE_NAMES: Readonly<Record<string, string>> = { disclosure: "表二", requests: "表三", proceedings: "表四" };

/** @param override - why the document is not to be marked although a rule is broken */
export function verdict(reading: Reading, previous?: Reading, override?: string): Verdict {
  const { findings, counts } = checkReport(reading, previous);
  const broken = findings.filter((told) => told.class === "A" && told.verdict === "broken");
  const open = counts.undecided + counts.unreadable;
  const isMarked = broken.length > 0 && override === undefined;
  if (broken.length === 0)
    return { broken, isMarked, line: open === 0 ? "已通过审核" : `未发现强制性问题，尚有${open}项因未填或不是数字无法核对` };
  const where = [...new Set(broken.map(({ table }) => TABLE_NAMES[table] ?? "报告"))].join("、");
  return {
    broken,
    isMarked,
    line: isMarked
      ? `未通过审核：${where}有${broken.length}项强制性问题，请改正后重新写入，此前不要报送或公布`
      : `审核有${broken.length}项强制性问题（${where}），已说明：${override ?? ""}`,
  };
}
