// Finding a table in somebody's document by its printed labels, never by fixed addresses.
import { tellAdditions } from "./extra-lines";
import { align, hits, type Hit } from "./align";
import { Found, isFigureText, isValueText } from "./extraction";
import { headsOf, verbatim, type Assigned, type Heads } from "./printed-labels";
import { plain, unnumbered, type Lexicon } from "./labels";
import type { NumberedForm, NumberedTable } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { Deviation, Place } from "../document/reading";
import { spannerFault } from "./column-groups";
import { takeGrid } from "./read-grid";
import { takeText } from "./read-text";
import type { Stretch, Token } from "./pieces";
import type { Value } from "../figures/values";

/** A table of a form laid over a stretch of the document. */
export interface Fit {
  readonly table: NumberedTable;
  readonly stretch: Stretch;
  /** Why it must not be read; absent when it may. */
  readonly misfit?: MisfitReason;
  /** Share of the labels found, 0 to 1: below a third the table is not there at all. */
  readonly share: number;
  /** 1 when every label is verbatim. */
  readonly exactness: number;
  readonly values: ReadonlyMap<number, Value>;
  readonly places: ReadonlyMap<number, Place>;
  readonly deviations: readonly Deviation[];
  /** Rows with fewer squares than the form prints: their blanks vanished from the text. */
  readonly shortRows: number;
  /** Takes back the figures that are only certain in a text that keeps its blanks. */
  readonly doubt: () => void;
  /** First and last line or grid row that the table covers, labels included. */
  readonly span: { readonly from: number; readonly to: number };
  /** Something stands among its labels that looks like a figure. */
  readonly hasFigures: () => boolean;
  /** The tokens taken for labels. */
  readonly labels: () => readonly Token[];
}

/** Labels that were taken for one another although both are printed: a change of order must not be read politely. */
function orderFault(heads: Heads, assigned: Assigned): MisfitReason | undefined {
  const known = new Set(heads.labels);
  const exactly = new Set(heads.labels.filter((label, at) => verbatim(assigned(at), label)));
  const texts = heads.leafRows.map(({ at }) => unnumbered(heads.labels[at]!));
  for (let at = 0; at < heads.labels.length; at += 1) {
    const hit = assigned(at);
    const label = heads.labels[at]!;
    if (!hit || verbatim(hit, label)) continue;
    const text = plain(hit.text);
    const square = heads.squares[at]!;
    // A row is known by its words whatever its number; two columns printed alike may be a slip of the pen.
    const isOfAnotherRow =
      square.kind === "rowHead" && unnumbered(text) !== unnumbered(label) && texts.includes(unnumbered(text));
    if (isOfAnotherRow || (known.has(text) && !exactly.has(text)))
      return { kind: "order", found: hit.text.trim(), expected: square.text };
  }
  return undefined;
}

/** A label that is not in its place, but stands verbatim in another one. */
function elsewhere(heads: Heads, assigned: Assigned, found: readonly Hit[], at: number): MisfitReason | undefined {
  const label = heads.labels[at]!;
  const stray = found.find(
    (hit) => verbatim(hit, label) && !heads.labels.some((other, i) => other === label && assigned(i) === hit),
  );
  const next = heads.labels.findIndex((_, i) => i > at && assigned(i) !== undefined);
  if (!stray || next < 0) return undefined;
  return {
    kind: "order",
    found: stray.text.trim(),
    expected: heads.squares[stray.first > assigned(next)!.first ? next : Math.max(0, at - 1)]!.text,
  };
}

/** Rows below its labels in which a table without row labels has its figures. */
const BELOW = 2;

/** Share of a table's row labels that must stand there again before it is a second table. */
const AGAIN = 0.3;

const placesSeen = new WeakMap<readonly Hit[], ReadonlyMap<string, ReadonlySet<number>>>();

/** Where each label stands verbatim. Copies in one row of a grid are what is left of a merged cell that was taken apart. */
function placesOf(
  found: readonly Hit[],
  kind: Stretch["kind"],
  tokens: readonly Token[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const known = placesSeen.get(found);
  if (known) return known;
  const seen = new Map<string, Set<number>>();
  for (const hit of found)
    if (hit.first === hit.last)
      for (const [label, score] of hit.matches)
        if (score === 1) {
          const places = seen.get(label) ?? new Set<number>();
          seen.set(label, places.add(kind === "grid" ? tokens[hit.first]!.row : hit.first));
        }
  placesSeen.set(found, seen);
  return seen;
}

/** The same table more than once in one stretch, or one of its rows. */
function repeated(
  heads: Heads,
  assigned: Assigned,
  found: readonly Hit[],
  { kind, name, tokens }: Stretch,
): MisfitReason | undefined {
  const labelled = heads.leafRows.length > 0;
  const wanted = labelled
    ? heads.leafRows.map(({ at }) => at)
    : heads.squares.flatMap((square, at) => (square.spanner ? [at] : []));
  const seen = placesOf(found, kind, tokens);
  const count = (labels: readonly string[]): ReadonlyMap<string, number> => {
    const times = new Map<string, number>();
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
    return times;
  };
  /** Those that stand there twice as often as they are printed. */
  const twice = (labels: readonly string[]): number => {
    const times = count(labels);
    return labels.filter((label) => (seen.get(label)?.size ?? 0) >= 2 * times.get(label)!).length;
  };
  const labels = wanted.map((at) => heads.labels[at]!);
  if (twice(labels) >= Math.max(2, labels.length * (labelled ? AGAIN : 0.6))) return { kind: "several", places: [name] };
  const above = heads.squares.flatMap((square, at) => (square.kind === "rowHead" ? [] : [heads.labels[at]!]));
  if (labelled && twice(above) >= Math.max(2, above.length * 0.6)) return { kind: "several", places: [name] };
  if (!labelled) return undefined;
  const used = wanted.flatMap((at) => assigned(at) ?? []);
  const [first, last] = [used[0], used.at(-1)];
  const again = found.find(
    (hit) =>
      first &&
      last &&
      hit.first > first.last &&
      hit.last < last.first &&
      labels.some((label) => verbatim(hit, label)) &&
      !used.some((other) => other.first <= hit.last && hit.first <= other.last) &&
      (kind === "text" || !used.some((other) => tokens[other.first]!.row === tokens[hit.first]!.row)),
  );
  if (!again) return undefined;
  // Of two rows exchanged, one is found in its turn; the other is no row too many.
  const own = wanted.find((at) => verbatim(again, heads.labels[at]!) && !verbatim(assigned(at), heads.labels[at]!));
  if (own === undefined) return { kind: "extra-row", found: again.text.trim() };
  const next = wanted.find((at) => at > own && assigned(at));
  const place = next !== undefined && again.first > assigned(next)!.first ? next : wanted[Math.max(0, wanted.indexOf(own) - 1)]!;
  return { kind: "order", found: again.text.trim(), expected: heads.squares[place]!.text };
}

/** The labels of a stretch, found once and used for every form. */
export const hitsOf = (stretch: Stretch, lexicon: Lexicon): readonly Hit[] =>
  hits(stretch.tokens, lexicon, stretch.kind === "text");

const ownLabels = new WeakMap<NumberedForm, ReadonlySet<string>>();

/** A label that stands in the stretch verbatim and that this form does not print: another form may fit better. */
export function foreignLabels(form: NumberedForm, found: readonly Hit[]): boolean {
  const own = ownLabels.get(form) ?? new Set(form.tables.flatMap((table) => headsOf(table).labels));
  ownLabels.set(form, own);
  return found.some(({ matches }) => {
    for (const [label, score] of matches) if (score === 1 && !own.has(label)) return true;
    return false;
  });
}

const labelsSeen = new WeakMap<readonly Hit[], ReadonlySet<string>>();

function seenIn(found: readonly Hit[]): ReadonlySet<string> {
  const known = labelsSeen.get(found);
  if (known) return known;
  const seen = new Set<string>();
  for (const hit of found) for (const [label, score] of hit.matches) if (score >= 0.7) seen.add(label);
  labelsSeen.set(found, seen);
  return seen;
}

/** Share of a table's labels that occur in a stretch at all: a quick look before the careful one. */
export function shareOf(table: NumberedTable, found: readonly Hit[]): number {
  const { distinct } = headsOf(table);
  const seen = seenIn(found);
  let count = 0;
  for (const label of distinct) if (seen.has(label)) count += 1;
  return count / distinct.size;
}

/** The unit of money that a head names: 元 of （单位：元）. */
const unitOf = (head: string | undefined): string | undefined => /(?<![十百千万亿])[十百千万亿]*元/u.exec(plain(head ?? ""))?.[0];

/** What was laid over a stretch once: most forms print tables three and four alike. */
const known = new WeakMap<readonly Hit[], Map<string, Fit>>();

/** Labels within a table's rows that no square of the form has claimed, where one of its squares was left without. */
function unassigned(
  heads: Heads,
  assigned: Assigned,
  found: readonly Hit[],
  stretch: Stretch,
  covered: () => Fit["span"],
): Hit[] {
  const matched = heads.squares.map((_, at) => assigned(at));
  if (!matched.includes(undefined)) return [];
  const taken = new Set(matched);
  const { from, to } = covered();
  return found.filter((hit) => {
    const { row } = stretch.tokens[hit.first]!;
    return !taken.has(hit) && row >= from && row <= to;
  });
}

export function fit(table: NumberedTable, stretch: Stretch, found: readonly Hit[]): Fit {
  const { print } = headsOf(table);
  const fits = known.get(found) ?? new Map<string, Fit>();
  known.set(found, fits);
  const alike = fits.get(print);
  if (alike) return alike.table === table ? alike : renumbered(alike, table);
  const made = laid(table, stretch, found);
  fits.set(print, made);
  return made;
}

/** The same for a table that prints the same and stands in another form, where its cells have other numbers. */
function renumbered(alike: Fit, table: NumberedTable): Fit {
  const numbers = new Map(alike.table.cells.map(({ index }, i) => [index, table.cells[i]!.index]));
  const of = (index: number): number => numbers.get(index)!;
  const values = new Map<number, Value>();
  const places = new Map<number, Place>();
  const deviations: Deviation[] = [];
  const copy = (): void => {
    for (const [index, value] of alike.values) values.set(of(index), value);
    for (const [index, place] of alike.places) places.set(of(index), place);
    for (const one of alike.deviations.slice(deviations.length))
      deviations.push(
        "cells" in one ? { ...one, cells: one.cells.map(of) } : "cell" in one ? { ...one, cell: of(one.cell) } : one,
      );
  };
  copy();
  const doubt = (): void => {
    alike.doubt();
    copy();
  };
  return { ...alike, table, values, places, deviations, doubt };
}

function laid(table: NumberedTable, stretch: Stretch, found: readonly Hit[]): Fit {
  const heads = headsOf(table);
  const chosen = align(heads.labels, found);
  const assigned: Assigned = (at) => (chosen[at]! < 0 ? undefined : found[chosen[at]!]);
  const result = new Found(table, stretch);
  const scores = heads.squares.map((_, at) => assigned(at)?.matches.get(heads.labels[at]!) ?? 0);
  const share = scores.filter((score) => score > 0).length / scores.length;
  const exactness = scores.reduce((a, b) => a + b, 0) / scores.length;
  const covered = (): Fit["span"] => {
    let from = Infinity;
    let to = -1;
    const cover = (row: number): void => {
      if (row < from) from = row;
      if (row > to) to = row;
    };
    for (const at of heads.squares.keys()) {
      const hit = assigned(at);
      if (!hit) continue;
      cover(stretch.tokens[hit.first]!.row);
      cover(stretch.tokens[hit.last]!.row);
    }
    for (const place of result.places.values()) cover(place.row);
    return { from, to };
  };
  const outcome = (misfit?: MisfitReason): Fit => ({
    table,
    stretch,
    share,
    exactness,
    values: result.values,
    places: result.places,
    deviations: result.deviations,
    shortRows: result.shortRows,
    doubt: () => {
      for (const retract of result.doubts) retract();
    },
    span: covered(),
    hasFigures: () => {
      const { from, to } = covered();
      return stretch.tokens.some(
        (token) => token.row >= from && token.row <= to + BELOW && isFigureText(token.text) && isValueText(token.text),
      );
    },
    labels: () =>
      heads.squares.flatMap((_, at) => assigned(at) ?? []).flatMap((hit) => stretch.tokens.slice(hit.first, hit.last + 1)),
    ...(misfit && { misfit }),
  });
  if (share < 1 / 3) return outcome();
  const again = repeated(heads, assigned, found, stretch);
  if (again) return outcome(again);
  const missing = heads.leafRows.find(({ at }) => !assigned(at));
  if (missing)
    return outcome(
      elsewhere(heads, assigned, found, missing.at) ?? { kind: "row-missing", label: heads.squares[missing.at]!.text },
    );
  // Heads: a column whose label is gone can only be read where everything around it stands.
  const columns = [...new Set([...heads.columnsOf.values()].flat())];
  const gone = columns.filter((at) => !assigned(at));
  if (gone.length > 0 && (stretch.kind === "grid" || gone.length * 2 > columns.length))
    return outcome(
      elsewhere(heads, assigned, found, gone[0]!) ?? { kind: "column-missing", label: heads.squares[gone[0]!]!.text },
    );
  const order = orderFault(heads, assigned) ?? spannerFault(heads, assigned, found, stretch);
  if (order) return outcome(order);
  for (const [row, cells] of heads.cellsByRow)
    cells.forEach((cell, i) => {
      const unit = unitOf(assigned(heads.columnsOf.get(row)![i]!)?.text);
      if (cell.domain.kind === "amount" && unit !== undefined && unit !== cell.domain.unit) result.units.set(cell.index, unit);
    });
  const reason = stretch.kind === "grid" ? takeGrid(result, heads, assigned, found) : takeText(result, heads, assigned, found);
  // A head over several columns may be drawn a row higher or lower than the form has it; then it comes out of turn.
  const spare = stretch.kind === "grid" ? unassigned(heads, assigned, found, stretch, covered) : [];
  heads.squares.forEach((square, at) => {
    const hit = assigned(at);
    const outOfTurn = hit ? -1 : spare.findIndex((one) => verbatim(one, heads.labels[at]!));
    if (outOfTurn >= 0) spare.splice(outOfTurn, 1);
    else if (!hit)
      result.deviations.push({ kind: "label-missing", table: table.table.id, place: stretch.name, printed: square.text });
    else if (!verbatim(hit, heads.labels[at]!)) {
      const token = stretch.tokens[hit.first]!;
      result.deviations.push({
        kind: "label",
        table: table.table.id,
        place: stretch.spoken(token.row, token.col),
        ...(stretch.kind === "grid" && { at: { block: stretch.blocks[0]!, row: token.row, col: token.col } }),
        printed: square.text,
        found: hit.text.trim(),
      });
    }
  });
  if (stretch.kind === "grid") tellAdditions(result, heads, assigned);
  return outcome(reason);
}
