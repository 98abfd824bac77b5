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

/** What may be right is only pointed at. */
const toneOf = ({ verdict, class: grade }: ReturnType<typeof allFindings>[number]): CellTone["tone"] =>
  grade === "C" || grade === "D" ? "marked" : verdict === "broken" ? "broken" : "unreadable";

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
    for (const place of finding.verdict === "undecided" ? [] : finding.places)
      put(place.sheet, a1(place), { tone: toneOf(finding), words: finding.message });
  for (const mark of marks) put(mark.sheet, a1(mark), MARKS[mark.kind]);
  return made;
}

/** What is said beside cells: by sheet, then by a1. */
export function commentsOf(comments: MemoryView["comments"]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const made = new Map<string, Map<string, string>>();
  for (const { sheet, row, col, text } of comments)
    made.set(sheet, (made.get(sheet) ?? new Map<string, string>()).set(a1({ row, col }), text));
  return made;
}
