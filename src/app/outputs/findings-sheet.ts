// Findings as a worksheet of their own, for summaries and comparisons.
import type { Verdict } from "../../core/check/finding";
import type { RuleClass } from "../../core/form/rule-text";
import type { Worksheet } from "../../render/sheet";
import { CLASS_NAMES, VERDICT_NAMES } from "./check-text";
import { listSheet, numberCell, textCell } from "./list-sheet";

interface Line {
  readonly class: RuleClass;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly message: string;
}

/** @param title - what the last column is called, which holds the sentences */
export const findingsSheet = (name: string, title: string, findings: readonly Line[]): Worksheet =>
  listSheet(
    name,
    [
      { title: "序号", width: 36, style: "figure" },
      { title: "类别", width: 60, style: "figure" },
      { title: "规则", width: 70, style: "figure" },
      { title: "结论", width: 60, style: "figure" },
      { title, width: 520, style: "left" },
    ],
    findings.map((one, at) => [
      numberCell(at + 1),
      textCell(CLASS_NAMES[one.class]),
      textCell(one.rule),
      textCell(VERDICT_NAMES[one.verdict]),
      textCell(one.message),
    ]),
    "C00000",
  );
