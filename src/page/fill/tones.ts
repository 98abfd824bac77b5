// What was found → which cells of a sheet stand out, and the words for each: never a colour alone.
import type { MemoryView } from "../../adapters/memory/workbook";
import { a1 } from "../../core/figures/addresses";
import { allFindings } from "../../taskpane/check-view";
import { shownOf, type PaneState } from "../../taskpane/state";
import type { CellTone } from "./sheet-table";

const MARKS: Readonly<Record<MemoryView["marks"][number]["kind"], CellTone>> = {
  suspected: { tone: "suspected", words: "最可能填错" },
  broken: { tone: "broken", words: "不通过" },
  involved: { tone: "marked", words: "同一条平衡里的数" },
  unreadable: { tone: "unreadable", words: "无法读取" },
  undecided: { tone: "marked", words: "待定" },
};

const STRENGTH: readonly CellTone["tone"][] = ["marked", "broken", "unreadable", "suspected"];

/** By sheet, then by a1. */
export function tonesOf(state: PaneState, marks: MemoryView["marks"]): ReadonlyMap<string, ReadonlyMap<string, CellTone>> {
  const made = new Map<string, Map<string, CellTone>>();
  const put = (sheet: string, at: string, tone: CellTone): void => {
    const own = made.get(sheet) ?? new Map<string, CellTone>();
    made.set(sheet, own);
    const before = own.get(at);
    if (!before || STRENGTH.indexOf(tone.tone) > STRENGTH.indexOf(before.tone)) own.set(at, tone);
  };
  const view = shownOf(state.stages.check);
  for (const finding of view ? allFindings(view) : [])
    if (finding.verdict !== "undecided" && (finding.class === "A" || finding.class === "B"))
      for (const place of finding.places)
        put(place.sheet, a1(place), { tone: finding.verdict === "broken" ? "broken" : "unreadable", words: finding.message });
  for (const mark of marks) put(mark.sheet, a1(mark), MARKS[mark.kind]);
  return made;
}
