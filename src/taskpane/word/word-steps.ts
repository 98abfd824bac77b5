// The steps of the task as Word knows them: the figures from the chosen source, the rest from the open document.
import { isOfReport, taskSteps, type TaskFacts, type TaskStep } from "../../app/check/task-steps";
import type { PushPreview } from "../../app/publish/plan/part";
import { agrees } from "../update/update-view";
import type { SourceCheck } from "./source-check";
import type { WordView } from "./word-view";

/** @param preview - of what would be written now: a place that says it already is written, whoever wrote it */
function reportFact(preview: PushPreview | undefined): TaskFacts["report"] {
  if (!preview) return "unseen";
  const { items } = preview;
  if (agrees({ preview })) return items.some(({ state }) => state === "kept") ? "holds-but-kept" : "holds";
  return isMarked(preview) ? "differs" : "blank";
}

const isMarked = ({ items }: PushPreview): boolean => items.some(({ found }) => found === "owned");

export function wordSteps({ preview, prose }: Pick<WordView, "preview" | "prose">, checked: SourceCheck): readonly TaskStep[] {
  return taskSteps({
    ...checked,
    prose: prose?.filter(isOfReport),
    report: reportFact(preview),
    final: preview && isMarked(preview) ? "marked" : "unseen",
    isOpen: true,
  });
}
