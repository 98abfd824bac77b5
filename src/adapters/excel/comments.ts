// What is said beside cells for whoever opens the workbook without us: Excel's own comments, ours known by how they begin.
import { yes, type Outcome } from "../../core/outcome";
import type { CellComment, Commented } from "../../ports/workbook";
import { commentChanges, isOwnComment, OURS, wantedComments, type StandingComment } from "./own-comments";
import type { Known } from "./sheet-reading";

/** A comment that somebody may have answered is not torn away with its answers. */
const NOTHING_LEFT = `${OURS}这一格现在没有问题。`;

const addressIn = (place: string): string => place.slice(place.lastIndexOf("!") + 1).replaceAll("$", "");

/** What stands on these sheets: each comment has to be asked where it stands. */
async function standing(
  context: Excel.RequestContext,
  sheets: readonly Known[],
): Promise<ReadonlyMap<string, readonly StandingComment<Excel.Comment>[]>> {
  const asked = sheets.map(({ name, id }) => ({
    name,
    list: context.workbook.worksheets.getItem(id).comments.load("items/id,items/content"),
  }));
  await context.sync();
  const found = asked.map(({ name, list }) => ({
    name,
    own: list.items.map((comment) => ({ comment, range: comment.getLocation().load("address").untrack() })),
  }));
  if (found.some(({ own }) => own.length > 0)) await context.sync();
  return new Map(
    found.map(({ name, own }) => [
      name,
      own.map(({ comment, range }) => ({ handle: comment, address: addressIn(range.address), text: comment.content })),
    ]),
  );
}

/** @param comments - none takes all of ours away */
export async function putComments(
  context: Excel.RequestContext,
  sheets: readonly Known[],
  comments: readonly CellComment[],
): Promise<Outcome<Commented>> {
  const there = await standing(context, sheets);
  let [cells, taken] = [0, 0];
  const left: string[] = [];
  for (const { id, name, protected: isClosed } of sheets) {
    const wanted = wantedComments(comments, name);
    const standingHere = there.get(name) ?? [];
    if (isClosed) {
      if (wanted.size > 0 || standingHere.some(({ text }) => isOwnComment(text))) left.push(name);
      continue;
    }
    const changes = commentChanges(standingHere, wanted);
    for (const { handle, text } of changes.spent) {
      if (comments.length === 0) handle.delete();
      else if (text !== NOTHING_LEFT) handle.content = NOTHING_LEFT;
    }
    for (const [comment, text] of changes.changed) comment.content = text;
    const list = context.workbook.worksheets.getItem(id).comments;
    for (const [address, text] of changes.added) list.add(address, text);
    cells += changes.cells;
    taken += changes.taken;
  }
  await context.sync();
  return yes({ cells, taken, left });
}
