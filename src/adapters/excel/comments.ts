// What is said beside cells for whoever opens the workbook without us: Excel's own comments, ours known by how they begin.
import { yes, type Outcome } from "../../core/outcome";
import { a1 } from "../../core/figures/addresses";
import type { CellComment, Commented } from "../../ports/workbook";
import type { Known } from "./sheet-reading";

const OURS = "年报三表：";
/** A comment that somebody may have answered is not torn away with its answers. */
const NOTHING_LEFT = `${OURS}这一格现在没有问题。`;

interface Standing {
  readonly comment: Excel.Comment;
  /** A1, without its sheet. */
  readonly address: string;
  readonly isOurs: boolean;
}

const addressIn = (place: string): string => place.slice(place.lastIndexOf("!") + 1).replaceAll("$", "");

/** What stands on these sheets: each comment has to be asked where it stands. */
async function standing(context: Excel.RequestContext, sheets: readonly Known[]): Promise<ReadonlyMap<string, Standing[]>> {
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
      own.map(({ comment, range }) => ({
        comment,
        address: addressIn(range.address),
        isOurs: comment.content.startsWith(OURS),
      })),
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
    const wanted = new Map(comments.flatMap((one) => (one.sheet === name ? [[a1(one), `${OURS}${one.text}`] as const] : [])));
    const standingHere = there.get(name) ?? [];
    const ours = standingHere.filter(({ isOurs }) => isOurs);
    if (isClosed) {
      if (wanted.size > 0 || ours.length > 0) left.push(name);
      continue;
    }
    for (const { comment, address } of ours) {
      const text = wanted.get(address) ?? NOTHING_LEFT;
      if (comments.length === 0) comment.delete();
      else if (comment.content !== text) comment.content = text;
    }
    const list = context.workbook.worksheets.getItem(id).comments;
    for (const [address, text] of wanted) {
      const before = standingHere.find((one) => one.address === address);
      if (before && !before.isOurs) {
        taken += 1;
        continue;
      }
      if (!before) list.add(address, text);
      cells += 1;
    }
  }
  await context.sync();
  return yes({ cells, taken, left });
}
