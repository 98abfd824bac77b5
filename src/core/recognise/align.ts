// The printed labels of a table laid over the pieces of a document, in reading order.
import type { LabelLexicon, Matches } from "./labels";
import type { Piece } from "./pieces";

/** Tokens that together may be a label. */
export interface LabelMatch {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly matches: Matches;
  /** Figures glued to the label: 「规章000」. */
  readonly glued?: string;
}

const FIGURE = /^[+-]?[\d０-９][\d０-９,，.．]*[\s\u3000]*$/u;
const GLUED = /^(\D{2,40}?)([\d０-９]{1,15})$/u;
const MOST_JOINED = 4;

/** @param join - labels may be broken over neighbouring pieces, and figures glued to them, as in text */
export function findLabelMatches(pieces: readonly Piece[], lexicon: LabelLexicon, join: boolean): LabelMatch[] {
  const found: LabelMatch[] = [];
  for (let first = 0; first < pieces.length; first += 1) {
    if (pieces[first]!.stored) continue;
    const text = pieces[first]!.text;
    if (text.trim() === "" || FIGURE.test(text)) continue;
    const matches = lexicon.matches(text);
    if (matches.size > 0) found.push({ first, last: first, text, matches });
    if (!join) continue;
    // A label is like itself with figures behind it, too: only the label itself rules them out.
    const glued = [...matches.values()].includes(1) ? null : GLUED.exec(text.trim());
    if (glued) {
      const near = lexicon.matches(glued[1]!);
      if (near.size > 0) found.push({ first, last: first, text: glued[1]!, matches: near, glued: glued[2]! });
    }
    let joined = text;
    for (let last = first + 1; last < pieces.length && last < first + MOST_JOINED; last += 1) {
      const next = pieces[last]!.text;
      if (next.trim() === "" || FIGURE.test(next) || joined.length + next.length > 60) break;
      joined += next;
      const close = new Map([...lexicon.matches(joined)].filter(([, score]) => score >= 0.9));
      if (close.size > 0) found.push({ first, last, text: joined, matches: close });
    }
  }
  return found;
}

/** Label matches by the labels that they may be, for asking many tables of one region. */
interface Candidates {
  /** Where a match leads: the first position behind its last piece. Positions are the places where matches begin. */
  readonly position: Int32Array;
  readonly after: Int32Array;
  readonly width: number;
  /** In the order of their positions. */
  readonly byLabel: ReadonlyMap<string, readonly { readonly match: number; readonly score: number }[]>;
}

const prepared = new WeakMap<readonly LabelMatch[], Candidates>();

function candidates(found: readonly LabelMatch[]): Candidates {
  const known = prepared.get(found);
  if (known) return known;
  const starts = [...new Set(found.map((match) => match.first))].sort((a, b) => a - b);
  const at = new Map(starts.map((piece, i) => [piece, i]));
  const position = Int32Array.from(found, (match) => at.get(match.first)!);
  const after = Int32Array.from(found, (match, h) => {
    let p = position[h]! + 1;
    while (p < starts.length && starts[p]! <= match.last) p += 1;
    return p;
  });
  const byLabel = new Map<string, { match: number; score: number }[]>();
  found.forEach(({ matches }, match) => {
    for (const [label, score] of matches) {
      const list = byLabel.get(label);
      if (list) list.push({ match, score });
      else byLabel.set(label, [{ match, score }]);
    }
  });
  for (const list of byLabel.values()) list.sort((a, b) => position[a.match]! - position[b.match]! || a.match - b.match);
  const made = { position, after, width: starts.length, byLabel };
  prepared.set(found, made);
  return made;
}

/**
 * The best order-keeping assignment of labels to matches: the highest sum of scores.
 *
 * @param labels - the printed labels in reading order, in plain form
 * @returns for each label the index of its match, or -1
 */
export function alignLabels(labels: readonly string[], found: readonly LabelMatch[]): Int32Array {
  const { position, after, width, byLabel } = candidates(found);
  const size = width + 1;
  // best[i][p]: labels from i on, positions from p on.
  const best = new Float64Array((labels.length + 1) * size);
  const choice = new Int32Array((labels.length + 1) * size).fill(-2);
  for (let i = labels.length - 1; i >= 0; i -= 1) {
    const list = byLabel.get(labels[i]!) ?? [];
    let end = list.length;
    for (let p = width; p >= 0; p -= 1) {
      const at = i * size + p;
      let value = best[at + size]!; // this label is nowhere
      let chosen = -2;
      if (p < width) {
        if (best[at + 1]! >= value) {
          value = best[at + 1]!;
          chosen = -1; // nothing at this position
        }
        let from = end;
        while (from > 0 && position[list[from - 1]!.match] === p) from -= 1;
        for (let k = from; k < end; k += 1) {
          const { match, score } = list[k]!;
          const total = score + best[(i + 1) * size + after[match]!]!;
          // Ties go to the earlier piece: a table begins where its first label stands.
          if (total >= value - 1e-9) {
            value = total;
            chosen = match;
          }
        }
        end = from;
      }
      best[at] = value;
      choice[at] = chosen;
    }
  }
  const assigned = new Int32Array(labels.length).fill(-1);
  let i = 0;
  let p = 0;
  while (i < labels.length && p <= width) {
    const chosen = choice[i * size + p]!;
    if (chosen === -2) i += 1;
    else if (chosen === -1) p += 1;
    else {
      assigned[i] = chosen;
      i += 1;
      p = after[chosen]!;
    }
  }
  return assigned;
}
