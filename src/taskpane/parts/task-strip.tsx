// 办完了没有 in the pane of a workbook: what each step knows there, and where it is done.
import { useRef, type ReactElement } from "react";
import type { StepId, TaskStep } from "../../app/check/task-steps";
import type { CheckView } from "../check-view";
import { FileChooser } from "./file-chooser";
import type { ProseView } from "../prose/view";
import type { PaneActions } from "../pane-actions";
import type { WrittenFigures } from "../report/written-figures";
import type { ScreenId } from "../state";
import { StepList } from "./step-list";
import { stepsOf } from "./steps-of";

/** Where each step is done. */
const SCREENS: Readonly<Record<StepId, ScreenId>> = {
  filled: "check",
  balanced: "check",
  previous: "check",
  prose: "prose",
  report: "report",
  final: "report",
};

interface Props {
  readonly view: CheckView;
  readonly prose: ProseView | undefined;
  /** 数据摘要 of what was written last. */
  readonly made: WrittenFigures;
  /** The report that was written last is at hand. */
  readonly hasWritten: boolean;
  /** The screen has a button of its own that leads on. */
  readonly asked: boolean;
  readonly actions: Pick<PaneActions, "go" | "next" | "takePrevious" | "writeReport" | "makeFinal" | "readReportProse">;
}

export function TaskStrip({ view, prose, made, hasWritten, asked, actions }: Props): ReactElement {
  const previous = useRef<HTMLInputElement>(null);
  const final = useRef<HTMLInputElement>(null);
  const go = ({ id, done }: TaskStep): void => {
    if (id === "report" && !done) return actions.writeReport();
    actions.go(SCREENS[id]);
    if (done) return;
    if (id === "filled" || id === "balanced") actions.next();
    // The only way on is a file.
    if (id === "previous" && view.before !== "given") previous.current?.click();
    if (id === "final") final.current?.click();
    if (id === "prose" && prose === undefined && hasWritten) actions.readReportProse();
  };
  return (
    <StepList steps={stepsOf(view, prose, made)} asked={asked} onGo={go}>
      <FileChooser ref={previous} name="上年报告" onFile={actions.takePrevious} />
      <FileChooser ref={final} name="写好的报告" accept=".docx" onFile={actions.makeFinal} />
    </StepList>
  );
}
