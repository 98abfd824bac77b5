// Heads over several rows or columns: figures are only read below a head that stands over its own, with no other in its place.
import type { Hit } from "./align";
import { verbatim, type Assigned, type Heads, type Spanner } from "./printed-labels";
import { plain } from "./labels";
import type { MisfitReason } from "../outcome";
import type { Stretch, Token } from "./pieces";

/** A table laid over a stretch. */
interface Laid {
  readonly heads: Heads;
  readonly assigned: Assigned;
  readonly hits: readonly Hit[];
  readonly stretch: Stretch;
}

/** At least this like a label, and more like it than any other of the table: it is that label. */
const RECOGNISED = 0.8;
const CHINESE = /[\u4e00-\u9fff]{2,}/u;
/** Titles of sections, units, dates: they may stand among heads and name none. */
const NO_HEAD = /^[一二三四五六七八]、|单位|\d/u;
/** Longer than the heads of the forms: a sentence. */
const LONGEST_HEAD = 10;
const isBlank = ({ text }: Token): boolean => text.trim() === "";

/** The spanner of the other rows or columns that a hit is. */
function other({ heads }: Laid, hit: Hit, { at, axis, kin }: Spanner): Spanner | undefined {
  let best = 0;
  let name: string | undefined;
  for (const label of heads.distinct) {
    const score = hit.matches.get(label) ?? 0;
    if (score > best) [best, name] = [score, label];
  }
  if (best < RECOGNISED) return undefined;
  return heads.spanners.find((one) => one.axis === axis && heads.labels[one.at] === name && one.at !== at && !kin.has(one.at));
}

const order = ({ heads }: Laid, hit: Hit, { at }: Spanner): MisfitReason => ({
  kind: "order",
  found: hit.text.trim(),
  expected: heads.squares[at]!.text,
});

/** Another group of rows is named between the last row above a group and its own last row. */
function amongRows(laid: Laid, spanner: Spanner): MisfitReason | undefined {
  const { heads, assigned, hits } = laid;
  const rows = heads.leafRows.map(({ at }) => at);
  const above = assigned(rows[rows.indexOf(spanner.leaves[0]!) - 1] ?? -1);
  const last = assigned(spanner.leaves.at(-1)!);
  if (!above || !last) return undefined;
  const stranger = hits.find((hit) => hit.first > above.last && hit.last < last.first && other(laid, hit, spanner));
  return stranger && order(laid, stranger, spanner);
}

/** The label stands there with characters lost on the way: not another word. */
function isRemnant(text: string, label: string): boolean {
  let at = 0;
  for (const character of label) if (character === text[at]) at += 1;
  return at === text.length || text.includes(label);
}

const isForeign = (token: Token, label: string): boolean => {
  const text = plain(token.text);
  return CHINESE.test(text) && !NO_HEAD.test(text) && !isRemnant(text, label);
};

const foreign = ({ heads }: Laid, token: Token, { at }: Spanner): MisfitReason => ({
  kind: "foreign-label",
  found: token.text.trim().slice(0, 40),
  expected: heads.squares[at]!.text,
});

const endOf = ({ col, colSpan }: Token): number => col + colSpan;

/** The pieces of a grid that stand above the columns of a spanner and begin over one of them. */
function piecesAbove({ heads, assigned, stretch }: Laid, { at, leaves }: Spanner): readonly number[] {
  const { tokens } = stretch;
  const below = leaves.flatMap((leaf) => tokens[assigned(leaf)?.first ?? -1] ?? []);
  if (below.length < leaves.length || below.some((token, i) => i > 0 && token.col < endOf(below[i - 1]!))) return [];
  const row = Math.min(...below.map((token) => token.row));
  const top = row - (heads.squares[leaves[0]!]!.row - heads.squares[at]!.row);
  return [...tokens.keys()].filter((i) => {
    const token = tokens[i]!;
    return token.row >= top && token.row < row && token.col >= below[0]!.col && endOf(token) <= endOf(below.at(-1)!);
  });
}

/** What stands above the columns of a spanner that is gone: another of the form, or words of somebody's own. */
function aboveColumns(laid: Laid, spanner: Spanner): MisfitReason | undefined {
  const { heads, hits, stretch } = laid;
  for (const at of piecesAbove(laid, spanner)) {
    const hit = hits.find((one) => one.first === at && one.last === at);
    if (hit && other(laid, hit, spanner)) return order(laid, hit, spanner);
    const isKin = hit && [...spanner.kin].some((kin) => hit.matches.has(heads.labels[kin]!));
    if (spanner.decides && !isKin && isForeign(stretch.tokens[at]!, heads.labels[spanner.at]!))
      return foreign(laid, stretch.tokens[at]!, spanner);
  }
  return undefined;
}

/** The hits among the heads of the columns, those too that stand before the first one that was taken. */
function amongHeads({ heads, assigned, hits, stretch }: Laid): readonly Hit[] {
  const columns = heads.squares.flatMap(({ kind }, at) => (kind === "columnHead" ? (assigned(at) ?? []) : []));
  const last = Math.max(-1, ...columns.map((hit) => hit.last));
  let first = Math.min(last + 1, ...columns.map((hit) => hit.first));
  for (const hit of [...hits].reverse())
    if (
      hit.last < first &&
      stretch.tokens.slice(hit.last + 1, first).every(isBlank) &&
      heads.labels.some((label) => verbatim(hit, label))
    )
      first = hit.first;
  return hits.filter((hit) => hit.first >= first && hit.last <= last);
}

/** A word between the heads around one that is gone. */
function between({ heads, assigned, stretch }: Laid, { at }: Spanner): Token | undefined {
  const before = assigned(at - 1)?.last;
  const after = heads.squares.flatMap((_, i) => (i > at ? (assigned(i) ?? []) : []))[0]?.first;
  if (after === undefined || (before === undefined && stretch.kind === "grid")) return undefined;
  // Before the first head of all stands the title: only what is next to it can be one.
  const pieces = stretch.tokens.slice((before ?? -1) + 1, after).filter((token) => !isBlank(token));
  return pieces
    .slice(before === undefined ? -1 : 0)
    .find((token) => isForeign(token, heads.labels[at]!) && token.text.trim().length <= LONGEST_HEAD);
}

/** A spanner over columns that is not in its turn. */
function outOfTurn(laid: Laid, spanner: Spanner, standing: readonly Hit[]): MisfitReason | undefined {
  const { heads, assigned, stretch } = laid;
  const position = (hit: Hit): number => (stretch.kind === "grid" ? stretch.tokens[hit.first]!.col : hit.first);
  const places = spanner.level.map((at) => standing.filter((hit) => verbatim(hit, heads.labels[at]!)));
  for (const [i, own] of places.entries()) {
    const earlier = places.slice(0, i).find((hits) => hits[0] && own[0] && position(hits[0]) >= position(own[0]));
    if (earlier) return { kind: "order", found: own[0]!.text.trim(), expected: earlier[0]!.text.trim() };
  }
  if (places[spanner.level.indexOf(spanner.at)]!.length > 0) return undefined;
  const above = stretch.kind === "grid" ? aboveColumns(laid, spanner) : undefined;
  if (above || !spanner.decides) return above;
  const again = spanner.level.flatMap((at, i) => places[i]!.filter((hit) => hit !== assigned(at)))[0];
  if (again) return order(laid, again, spanner);
  const word = between(laid, spanner);
  return word && foreign(laid, word, spanner);
}

/** A spanner that stands over others' rows or columns, or is supplanted: a table is not read by position then. */
export function spannerFault(heads: Heads, assigned: Assigned, hits: readonly Hit[], stretch: Stretch): MisfitReason | undefined {
  const laid = { heads, assigned, hits, stretch };
  let standing: readonly Hit[] | undefined;
  for (const spanner of heads.spanners) {
    if (spanner.axis === "column" && assigned(spanner.at)) continue;
    standing ??= amongHeads(laid);
    const fault = spanner.axis === "row" ? amongRows(laid, spanner) : outOfTurn(laid, spanner, standing);
    if (fault) return fault;
  }
  return undefined;
}
