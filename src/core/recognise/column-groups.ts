// Heads over several rows or columns: figures are only read below a head that stands over its own, with no other in its place.
import type { LabelMatch } from "./align";
import { verbatim, type Assigned, type LabelIndex, type LabelGroup } from "./printed-labels";
import { plainLabel } from "./labels";
import type { MisfitReason } from "../outcome";
import type { DocumentRegion, Piece } from "./pieces";

/** A table laid over a region. */
interface Laid {
  readonly labelIndex: LabelIndex;
  readonly assigned: Assigned;
  readonly labelMatches: readonly LabelMatch[];
  readonly region: DocumentRegion;
}

/** At least this like a label, and more like it than any other of the table: it is that label. */
const RECOGNISED = 0.8;
const CHINESE = /[\u4e00-\u9fff]{2,}/u;
/** Titles of sections, units, dates: they may stand among heads and name none. */
const NO_HEAD = /^[一二三四五六七八]、|单位|\d/u;
/** Longer than the heads of the forms: a sentence. */
const LONGEST_HEAD = 10;
const isBlank = ({ text }: Piece): boolean => text.trim() === "";

/** The label group of the other rows or columns that a match is. */
function other({ labelIndex }: Laid, match: LabelMatch, { at, axis, related: relative }: LabelGroup): LabelGroup | undefined {
  let best = 0;
  let name: string | undefined;
  for (const label of labelIndex.distinct) {
    const score = match.matches.get(label) ?? 0;
    if (score > best) [best, name] = [score, label];
  }
  if (best < RECOGNISED) return undefined;
  return labelIndex.groups.find(
    (one) => one.axis === axis && labelIndex.labels[one.at] === name && one.at !== at && !relative.has(one.at),
  );
}

const order = ({ labelIndex }: Laid, match: LabelMatch, { at }: LabelGroup): MisfitReason => ({
  kind: "order",
  found: match.text.trim(),
  expected: labelIndex.squares[at]!.text,
});

/** Another group of rows is named between the last row above a group and its own last row. */
function amongRows(laid: Laid, group: LabelGroup): MisfitReason | undefined {
  const { labelIndex, assigned, labelMatches } = laid;
  const rows = labelIndex.leafRows.map(({ at }) => at);
  const above = assigned(rows[rows.indexOf(group.leaves[0]!) - 1] ?? -1);
  const last = assigned(group.leaves.at(-1)!);
  if (!above || !last) return undefined;
  const stranger = labelMatches.find((match) => match.first > above.last && match.last < last.first && other(laid, match, group));
  return stranger && order(laid, stranger, group);
}

/** The label stands there with characters lost on the way: not another word. */
function isRemnant(text: string, label: string): boolean {
  let at = 0;
  for (const character of label) if (character === text[at]) at += 1;
  return at === text.length || text.includes(label);
}

const isForeign = (piece: Piece, label: string): boolean => {
  const text = plainLabel(piece.text);
  return CHINESE.test(text) && !NO_HEAD.test(text) && !isRemnant(text, label);
};

const foreign = ({ labelIndex }: Laid, piece: Piece, { at }: LabelGroup): MisfitReason => ({
  kind: "foreign-label",
  found: piece.text.trim().slice(0, 40),
  expected: labelIndex.squares[at]!.text,
});

const endOf = ({ col, colSpan }: Piece): number => col + colSpan;

/** The pieces of a grid that stand above the columns of a label group and begin over one of them. */
function piecesAbove({ labelIndex, assigned, region }: Laid, { at, leaves }: LabelGroup): readonly number[] {
  const { pieces } = region;
  const below = leaves.flatMap((leaf) => pieces[assigned(leaf)?.first ?? -1] ?? []);
  if (below.length < leaves.length || below.some((piece, i) => i > 0 && piece.col < endOf(below[i - 1]!))) return [];
  const row = Math.min(...below.map((piece) => piece.row));
  const top = row - (labelIndex.squares[leaves[0]!]!.row - labelIndex.squares[at]!.row);
  return [...pieces.keys()].filter((i) => {
    const piece = pieces[i]!;
    return piece.row >= top && piece.row < row && piece.col >= below[0]!.col && endOf(piece) <= endOf(below.at(-1)!);
  });
}

/** What stands above the columns of a label group that is gone: another of the form, or words of somebody's own. */
function aboveColumns(laid: Laid, group: LabelGroup): MisfitReason | undefined {
  const { labelIndex, labelMatches, region } = laid;
  for (const at of piecesAbove(laid, group)) {
    const match = labelMatches.find((one) => one.first === at && one.last === at);
    if (match && other(laid, match, group)) return order(laid, match, group);
    const isRelated = match && [...group.related].some((relative) => match.matches.has(labelIndex.labels[relative]!));
    if (group.decides && !isRelated && isForeign(region.pieces[at]!, labelIndex.labels[group.at]!))
      return foreign(laid, region.pieces[at]!, group);
  }
  return undefined;
}

/** The label matches among the heads of the columns, those too that stand before the first one that was taken. */
function amongLabels({ labelIndex, assigned, labelMatches, region }: Laid): readonly LabelMatch[] {
  const columns = labelIndex.squares.flatMap(({ kind }, at) => (kind === "columnHead" ? (assigned(at) ?? []) : []));
  const last = Math.max(-1, ...columns.map((match) => match.last));
  let first = Math.min(last + 1, ...columns.map((match) => match.first));
  for (const match of [...labelMatches].reverse())
    if (
      match.last < first &&
      region.pieces.slice(match.last + 1, first).every(isBlank) &&
      labelIndex.labels.some((label) => verbatim(match, label))
    )
      first = match.first;
  return labelMatches.filter((match) => match.first >= first && match.last <= last);
}

/** A word between the heads around one that is gone. */
function between({ labelIndex, assigned, region }: Laid, { at }: LabelGroup): Piece | undefined {
  const before = assigned(at - 1)?.last;
  const after = labelIndex.squares.flatMap((_, i) => (i > at ? (assigned(i) ?? []) : []))[0]?.first;
  if (after === undefined || (before === undefined && region.kind === "grid")) return undefined;
  // Before the first head of all stands the title: only what is next to it can be one.
  const pieces = region.pieces.slice((before ?? -1) + 1, after).filter((piece) => !isBlank(piece));
  return pieces
    .slice(before === undefined ? -1 : 0)
    .find((piece) => isForeign(piece, labelIndex.labels[at]!) && piece.text.trim().length <= LONGEST_HEAD);
}

/** A label group over columns that is not in its turn. */
function outOfTurn(laid: Laid, group: LabelGroup, standing: readonly LabelMatch[]): MisfitReason | undefined {
  const { labelIndex, assigned, region } = laid;
  const position = (match: LabelMatch): number => (region.kind === "grid" ? region.pieces[match.first]!.col : match.first);
  const places = group.level.map((at) => standing.filter((match) => verbatim(match, labelIndex.labels[at]!)));
  for (const [i, own] of places.entries()) {
    const earlier = places
      .slice(0, i)
      .find((labelMatches) => labelMatches[0] && own[0] && position(labelMatches[0]) >= position(own[0]));
    if (earlier) return { kind: "order", found: own[0]!.text.trim(), expected: earlier[0]!.text.trim() };
  }
  if (places[group.level.indexOf(group.at)]!.length > 0) return undefined;
  const above = region.kind === "grid" ? aboveColumns(laid, group) : undefined;
  if (above || !group.decides) return above;
  const again = group.level.flatMap((at, i) => places[i]!.filter((match) => match !== assigned(at)))[0];
  if (again) return order(laid, again, group);
  const word = between(laid, group);
  return word && foreign(laid, word, group);
}

/** A label group that stands over others' rows or columns, or is supplanted: a table is not read by position then. */
export function groupFault(
  labelIndex: LabelIndex,
  assigned: Assigned,
  labelMatches: readonly LabelMatch[],
  region: DocumentRegion,
): MisfitReason | undefined {
  const laid = { labelIndex, assigned, labelMatches, region };
  let standing: readonly LabelMatch[] | undefined;
  for (const group of labelIndex.groups) {
    if (group.axis === "column" && assigned(group.at)) continue;
    standing ??= amongLabels(laid);
    const fault = group.axis === "row" ? amongRows(laid, group) : outOfTurn(laid, group, standing);
    if (fault) return fault;
  }
  return undefined;
}
