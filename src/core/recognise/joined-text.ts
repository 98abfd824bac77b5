// A table written as text that goes on behind the end of a page: its title and its heads stand there again.
import { isFurniture } from "./furniture";
import { isFigureText } from "./extraction";
import { plainLabel } from "./labels";
import { labelIndexOf } from "./printed-labels";
import type { DocumentRegion, Piece } from "./pieces";
import type { NumberedTable } from "../form/numbered-form";

/** Share of a table's heads that must stand there again before they are its heads. */
const MOST = 0.6;

interface Heads {
  readonly labels: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly title: string;
}

/** Only of a table with one block of columns is it certain which heads these are. */
function headsOf(table: NumberedTable): Heads | undefined {
  const { squares, labels, leafRows, columnsOf } = labelIndexOf(table);
  if (leafRows.length === 0 || new Set([...columnsOf.values()].map((columns) => columns.join())).size !== 1) return undefined;
  const at = squares.flatMap(({ kind }, i) => (kind === "rowHead" ? [] : [labels[i]!]));
  return {
    labels: new Set(at),
    rows: new Set(leafRows.map((leaf) => labels[leaf.at]!)),
    title: plainLabel(table.table.title),
  };
}

/** A run of heads with the blanks among and behind them. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** Blanks at its end: squares that a merged head covers, and below the heads those of the next row. */
  readonly blanks: number;
  readonly distinct: number;
}

function runFrom(from: number, plain: readonly (string | undefined)[], labels: ReadonlySet<string>): Run {
  const seen = new Set<string>();
  let to = from;
  let blanks = 0;
  for (; to < plain.length; to += 1) {
    const text = plain[to];
    if (text === "") blanks += 1;
    else if (text !== undefined && labels.has(text)) {
      seen.add(text);
      blanks = 0;
    } else break;
  }
  return { from, to, blanks, distinct: seen.size };
}

/** The numbers of pieces that print the heads again, with what of the page stands before them. */
function repeats(pieces: readonly Piece[], { labels, rows, title }: Heads): ReadonlySet<number> {
  const plain = pieces.map(({ text }) => (isFigureText(text) ? undefined : plainLabel(text)));
  const out = new Set<number>();
  let hasRows = false;
  let first: Run | undefined;
  for (let from = 0; from < pieces.length; from += 1) {
    const text = plain[from];
    if (text !== undefined && rows.has(text)) hasRows = true;
    if (text === undefined || text === "" || !labels.has(text)) continue;
    const run = runFrom(from, plain, labels);
    from = run.to - 1;
    if (run.distinct < MOST * labels.size) continue;
    if (!hasRows || !first) {
      first = run;
      continue;
    }
    // As many blanks end the heads as where they stand first; what follows is the row's.
    const end = run.to - run.blanks + Math.min(run.blanks, first.blanks);
    for (let at = run.from; at < end; at += 1) out.add(at);
    for (let at = run.from - 1; at >= 0 && isOfPage(pieces[at]!, plain[at], title); at -= 1) out.add(at);
  }
  return out;
}

/** The title again, or that the table goes on; a blank square may be a figure's. */
const isOfPage = ({ text }: Piece, plain: string | undefined, title: string): boolean =>
  plain !== undefined && plain !== "" && (plain.startsWith(title) || isFurniture(text));

/** The text without the heads that stand in it again behind the end of a page; undefined where none do. */
export function withoutRepeatedHeads(text: DocumentRegion, table: NumberedTable): DocumentRegion | undefined {
  const heads = headsOf(table);
  const again = heads && repeats(text.pieces, heads);
  return again && again.size > 0 ? { ...text, pieces: text.pieces.filter((_, at) => !again.has(at)) } : undefined;
}
