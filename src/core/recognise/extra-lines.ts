// Rows and columns of a grid that the form does not print and that hold no figure of it: read past, and told.
import type { Assigned, LabelIndex } from "./printed-labels";
import type { Extraction } from "./extraction";
import type { Piece } from "./pieces";

const CHINESE = /[\u4e00-\u9fff]/u;
const endOf = ({ col, colSpan }: Piece): number => col + colSpan;

/** The heads beside the table's own, to the left of all its labels or to the right of all its columns. */
function labelsBeside(
  pieces: readonly Piece[],
  own: readonly Piece[],
  rowLabels: readonly Piece[],
  columnLabels: readonly Piece[],
): Piece[] {
  const [left, right] = [Math.min(...rowLabels.map(({ col }) => col)), Math.max(...columnLabels.map(endOf))];
  const [top, bottom] = [
    Math.min(...columnLabels.map(({ row }) => row)),
    Math.max(...columnLabels.map(({ row, rowSpan }) => row + rowSpan)),
  ];
  const texts = new Set(own.map(({ text }) => text));
  return pieces.filter(
    (piece) =>
      piece.row >= top &&
      piece.row < bottom &&
      CHINESE.test(piece.text) &&
      !texts.has(piece.text) &&
      (endOf(piece) <= left || piece.col >= right),
  );
}

/** The places between `first` and `last` that no piece with anything in it covers. */
function gaps(
  pieces: readonly Piece[],
  of: (piece: Piece) => readonly [from: number, to: number],
  first: number,
  last: number,
): number[] {
  const covered = new Set<number>();
  for (const piece of pieces) {
    if (piece.text.trim() === "" && piece.formula === undefined) continue;
    const [from, to] = of(piece);
    for (let at = Math.max(first, from); at < Math.min(last, to); at += 1) covered.add(at);
  }
  const out: number[] = [];
  for (let at = first + 1; at < last; at += 1) if (!covered.has(at)) out.push(at);
  return out;
}

export function reportExtraLines(extraction: Extraction, labelIndex: LabelIndex, assigned: Assigned): void {
  const { pieces } = extraction.region;
  const table = extraction.table.table.id;
  const of = (kind: string): Piece[] =>
    labelIndex.squares.flatMap((square, at) => (square.kind === kind ? (pieces[assigned(at)?.first ?? -1] ?? []) : []));
  const [columns, rows] = [of("columnHead"), of("rowHead")];
  if (columns.length === 0 || rows.length === 0) return;
  const own = [...columns, ...rows, ...of("banner"), ...of("stubhead")];
  const reported = new Set<string>();
  for (const { text, row, col } of labelsBeside(pieces, own, rows, columns)) {
    if (reported.has(text)) continue;
    reported.add(text);
    extraction.deviations.push({
      kind: "extra-column",
      table,
      place: extraction.region.locationOf(row, col),
      found: text.trim(),
    });
  }
  const inRows = rows.map(({ row }) => row);
  const [first, last] = [Math.min(...inRows), Math.max(...inRows)];
  const within = pieces.filter(({ row, rowSpan }) => row <= last && row + rowSpan > first);
  // A group's name merged over the rows stands in a blank one as well.
  const blankRows = gaps(within, ({ row }) => [row, row + 1], first, last);
  const leaves = [...new Set([...labelIndex.columnsOf.values()].flat())].flatMap((at) => pieces[assigned(at)?.first ?? -1] ?? []);
  const blankColumns = gaps(
    [...leaves, ...within],
    (piece) => [piece.col, endOf(piece)],
    Math.min(...leaves.map(({ col }) => col)),
    Math.max(...leaves.map(({ col }) => col)),
  );
  if (blankRows.length > 0)
    extraction.deviations.push({
      kind: "blank-line",
      axis: "row",
      table,
      place: extraction.region.locationOf(blankRows[0]!, 0),
      count: blankRows.length,
    });
  if (blankColumns.length > 0)
    extraction.deviations.push({
      kind: "blank-line",
      axis: "column",
      table,
      place: extraction.region.locationOf(first, blankColumns[0]!),
      count: blankColumns.length,
    });
}
