// Rows and columns of a grid that the form does not print and that hold no figure of it: read past, and told.
import type { Assigned, Heads } from "./printed-labels";
import type { Found } from "./extraction";
import type { Token } from "./pieces";

const CHINESE = /[\u4e00-\u9fff]/u;
const endOf = ({ col, colSpan }: Token): number => col + colSpan;

/** The heads beside the table's own, to the left of all its labels or to the right of all its columns. */
function besideHeads(
  tokens: readonly Token[],
  own: readonly Token[],
  rowHeads: readonly Token[],
  heads: readonly Token[],
): Token[] {
  const [left, right] = [Math.min(...rowHeads.map(({ col }) => col)), Math.max(...heads.map(endOf))];
  const [top, bottom] = [Math.min(...heads.map(({ row }) => row)), Math.max(...heads.map(({ row, rowSpan }) => row + rowSpan))];
  const texts = new Set(own.map(({ text }) => text));
  return tokens.filter(
    (token) =>
      token.row >= top &&
      token.row < bottom &&
      CHINESE.test(token.text) &&
      !texts.has(token.text) &&
      (endOf(token) <= left || token.col >= right),
  );
}

/** The places between `first` and `last` that no piece with anything in it covers. */
function gaps(
  tokens: readonly Token[],
  of: (token: Token) => readonly [from: number, to: number],
  first: number,
  last: number,
): number[] {
  const covered = new Set<number>();
  for (const token of tokens) {
    if (token.text.trim() === "" && token.formula === undefined) continue;
    const [from, to] = of(token);
    for (let at = Math.max(first, from); at < Math.min(last, to); at += 1) covered.add(at);
  }
  const out: number[] = [];
  for (let at = first + 1; at < last; at += 1) if (!covered.has(at)) out.push(at);
  return out;
}

export function tellAdditions(found: Found, heads: Heads, assigned: Assigned): void {
  const { tokens } = found.stretch;
  const table = found.table.table.id;
  const of = (kind: string): Token[] =>
    heads.squares.flatMap((square, at) => (square.kind === kind ? (tokens[assigned(at)?.first ?? -1] ?? []) : []));
  const [columns, rows] = [of("columnHead"), of("rowHead")];
  if (columns.length === 0 || rows.length === 0) return;
  const own = [...columns, ...rows, ...of("banner"), ...of("stubhead")];
  const told = new Set<string>();
  for (const { text, row, col } of besideHeads(tokens, own, rows, columns)) {
    if (told.has(text)) continue;
    told.add(text);
    found.deviations.push({ kind: "extra-column", table, place: found.stretch.spoken(row, col), found: text.trim() });
  }
  const inRows = rows.map(({ row }) => row);
  const [first, last] = [Math.min(...inRows), Math.max(...inRows)];
  const within = tokens.filter(({ row, rowSpan }) => row <= last && row + rowSpan > first);
  // A group's name merged over the rows stands in a blank one as well.
  const blankRows = gaps(within, ({ row }) => [row, row + 1], first, last);
  const leaves = [...new Set([...heads.columnsOf.values()].flat())].flatMap((at) => tokens[assigned(at)?.first ?? -1] ?? []);
  const blankColumns = gaps(
    [...leaves, ...within],
    (token) => [token.col, endOf(token)],
    Math.min(...leaves.map(({ col }) => col)),
    Math.max(...leaves.map(({ col }) => col)),
  );
  if (blankRows.length > 0)
    found.deviations.push({
      kind: "blank-line",
      axis: "row",
      table,
      place: found.stretch.spoken(blankRows[0]!, 0),
      count: blankRows.length,
    });
  if (blankColumns.length > 0)
    found.deviations.push({
      kind: "blank-line",
      axis: "column",
      table,
      place: found.stretch.spoken(first, blankColumns[0]!),
      count: blankColumns.length,
    });
}
