// The steps of the task as the pane knows them.
import { taskSteps, type TaskStep } from "../../app/check/task-steps";
import { allFindings, type CheckView } from "../check-view";
import type { ProseView } from "../prose/view";

/** @param written - 数据摘要 of the figures that were written into a report last */
export const stepsOf = (view: CheckView, prose: ProseView | undefined, written: string | undefined): readonly TaskStep[] =>
  taskSteps({
    tables: view.filling,
    findings: allFindings(view),
    previous: view.before,
    prose: prose?.findings,
    report: written === undefined ? "none" : written === view.figures ? "written" : "stale",
  });
