// What is said beside cells for whoever opens the workbook without us: the notes of WPS, ours known by how they begin.
import { a1 } from "../../core/figures/addresses";
import { ems } from "../../render/measure";
import type { CellComment, Commented } from "../../ports/workbook";
import { commentChanges, isOwnComment, wantedComments, type StandingComment } from "../excel/own-comments";
import { wpsRangeOf } from "./range";
import { sheetsOf } from "./sheet-reading";

/** Points. A note is as large as it is made, and what has no room in it is not seen. */
const WIDTH = 200;
const LINE = 14;
const MARGIN = 12;
/** Of a letter as notes have them. */
const SIZE = 9;

const standing = ({ Comments }: Et.Worksheet): readonly StandingComment<Et.Comment>[] =>
  Array.from({ length: Comments.Count }, (_, at) => Comments.Item(at + 1)).map((comment) => {
    const { Row, Column } = comment.Parent as Et.Range;
    return { handle: comment, address: a1({ row: Row - 1, col: Column - 1 }), text: comment.Text() };
  });

function give(comment: Et.Comment, text: string): void {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((ems(line) * SIZE) / (WIDTH - MARGIN))), 0);
  comment.Shape.Width = WIDTH;
  comment.Shape.Height = lines * LINE + MARGIN;
}

/** @param comments - none takes all of ours away */
export function putWpsComments(workbook: Et.Workbook, comments: readonly CellComment[]): Commented {
  let [cells, taken] = [0, 0];
  const left: string[] = [];
  for (const sheet of sheetsOf(workbook)) {
    const wanted = wantedComments(comments, sheet.Name);
    const there = standing(sheet);
    if (sheet.ProtectContents) {
      if (wanted.size > 0 || there.some(({ text }) => isOwnComment(text))) left.push(sheet.Name);
      continue;
    }
    const changes = commentChanges(there, wanted);
    // Nobody can have answered a note: one that has nothing to say any more goes.
    for (const { handle } of changes.spent) handle.Delete();
    for (const [comment, text] of changes.changed) {
      comment.Text(text);
      give(comment, text);
    }
    for (const [address, text] of changes.added) give(wpsRangeOf(sheet, address).AddComment(text), text);
    cells += changes.cells;
    taken += changes.taken;
  }
  return { cells, taken, left };
}
