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

/** The numbers of pieces that print the heads again, with what of the page stands before them. */
function repeats(pieces: readonly Piece[], { labels, rows, title }: Heads): ReadonlySet<number> {
  const plain = pieces.map(({ text }) => (isFigureText(text) ? undefined : plainLabel(text)));
  const out = new Set<number>();
  let hasRows = false;
  for (let from = 0; from < pieces.length; from += 1) {
    const text = plain[from];
    if (text !== undefined && rows.has(text)) hasRows = true;
    if (!hasRows || text === undefined || text === "" || !labels.has(text)) continue;
    let to = from;
    const seen = new Set<string>();
    while (to < pieces.length && (plain[to] === "" || labels.has(plain[to] ?? "\n"))) {
      if (plain[to] !== "") seen.add(plain[to]!);
      to += 1;
    }
    if (seen.size >= MOST * labels.size) {
      for (let at = from; at < to; at += 1) out.add(at);
      for (let at = from - 1; at >= 0 && isOfPage(pieces[at]!, plain[at], title); at -= 1) out.add(at);
    }
    from = to - 1;
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
