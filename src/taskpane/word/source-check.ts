// The chosen source, checked as the workbook's own pane checks it. Fetched with the first source.
import { fillings, previousFact, sortedByStep, type TableFilling, type TaskFacts } from "../../app/check/task-steps";
import type { ReportedFinding } from "../../app/check/check-report";
import type { Reading } from "../../core/document/reading";
import { checkReading } from "../actions/check";

export interface SourceCheck extends Pick<TaskFacts, "findings" | "previous"> {
  readonly tables: readonly TableFilling[];
  readonly byStep: Readonly<Record<"balanced" | "previous", readonly ReportedFinding[]>>;
}

/** @param previous - what was given as last year's report, whether it is that or not */
export async function sourceCheck(reading: Reading, previous: Reading | undefined): Promise<SourceCheck> {
  const checked = await checkReading(reading, { previous });
  const { findings } = checked;
  return {
    tables: fillings(reading),
    findings,
    previous: previousFact(checked, previous !== undefined),
    byStep: sortedByStep(findings),
  };
}
