// The steps of the task as the pane knows them.
import { taskSteps, type TaskStep } from "../../app/check/task-steps";
import { allFindings, type CheckView } from "../check-view";
import type { ProseView } from "../prose/view";
import type { WrittenFigures } from "../report/written-figures";

/** @param made - 数据摘要 of what was written last */
export function stepsOf(view: CheckView, prose: ProseView | undefined, made: WrittenFigures): readonly TaskStep[] {
  const stands = <Done extends string>(figures: string | undefined, done: Done): Done | "none" | "stale" =>
    figures === undefined ? "none" : figures === view.figures ? done : "stale";
  return taskSteps({
    tables: view.filling,
    findings: allFindings(view),
    previous: view.before,
    prose: prose?.findings,
    report: stands(made.written, "written"),
    final: stands(made.final, "made"),
  });
}
