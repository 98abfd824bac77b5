// 审核说明 kept in the workbook itself, in the published shape of the side file.
import { explanationFile, readExplanations, type Explanation } from "../../core/check/explanations";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Notes } from "../../ports/workbook";

const NOTE = "nianbao.explanations";

/** What is there and is no such list is left alone: the next reason would otherwise write over it. */
export function keptReasons(notes: Notes): Outcome<readonly Explanation[]> {
  const note = notes[NOTE];
  if (note === undefined || note === null) return yes([]);
  const list = readExplanations(note);
  return list ? yes(list) : no({ kind: "reasons-unreadable", where: "工作簿", detail: "有一条说明不完整" });
}

export const notesOfReasons = (list: readonly Explanation[]): Notes => ({ [NOTE]: explanationFile(list) });
