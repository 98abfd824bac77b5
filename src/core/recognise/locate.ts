// Finding a table in somebody's document by its printed labels, never by fixed addresses.
import { reportExtraLines } from "./extra-lines";
import { alignLabels, findLabelMatches, type LabelMatch } from "./align";
import { Extraction, isFigureText, isValueText, squareIn } from "./extraction";
import { labelIndexOf, verbatim, type Assigned, type LabelIndex } from "./printed-labels";
import { plainLabel, unnumbered, type LabelLexicon } from "./labels";
import type { NumberedForm, NumberedTable } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { Deviation, Place } from "../document/reading";
import { groupFault } from "./column-groups";
import { readGridRegion } from "./read-grid";
import { restoreLines, type LostLine } from "./lost-lines";
import { readTextRegion } from "./read-text";
import type { DocumentRegion, Piece } from "./pieces";
import type { Value } from "../figures/values";

/** A table of a form laid over a region of the document. */
export interface TableMatch {
  readonly table: NumberedTable;
  readonly region: DocumentRegion;
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
  readonly retractUncertain: () => void;
  /** First and last line or grid row that the table covers, labels included. */
  readonly span: { readonly from: number; readonly to: number };
  /** Something stands among its labels that looks like a figure. */
  readonly hasFigures: () => boolean;
  /** The pieces taken for labels. */
  readonly labels: () => readonly Piece[];
}

/** Labels that were taken for one another although both are printed: a change of order must not be read politely. */
function orderFault(labelIndex: LabelIndex, assigned: Assigned): MisfitReason | undefined {
  const known = new Set(labelIndex.labels);
  const exactly = new Set(labelIndex.labels.filter((label, at) => verbatim(assigned(at), label)));
  const texts = labelIndex.leafRows.map(({ at }) => unnumbered(labelIndex.labels[at]!));
  for (let at = 0; at < labelIndex.labels.length; at += 1) {
    const match = assigned(at);
    const label = labelIndex.labels[at]!;
    if (!match || verbatim(match, label)) continue;
    const text = plainLabel(match.text);
    const square = labelIndex.squares[at]!;
    // A row is known by its words whatever its number; two columns printed alike may be a slip of the pen.
    const isOfAnotherRow =
      square.kind === "rowHead" && unnumbered(text) !== unnumbered(label) && texts.includes(unnumbered(text));
    if (isOfAnotherRow || (known.has(text) && !exactly.has(text)))
      return { kind: "order", found: match.text.trim(), expected: square.text };
  }
  return undefined;
}

/** A label that is not in its place, but stands verbatim in another one. */
function elsewhere(
  labelIndex: LabelIndex,
  assigned: Assigned,
  found: readonly LabelMatch[],
  at: number,
): MisfitReason | undefined {
  const label = labelIndex.labels[at]!;
  const stray = found.find(
    (match) => verbatim(match, label) && !labelIndex.labels.some((other, i) => other === label && assigned(i) === match),
  );
  const next = labelIndex.labels.findIndex((_, i) => i > at && assigned(i) !== undefined);
  if (!stray || next < 0) return undefined;
  return {
    kind: "order",
    found: stray.text.trim(),
    expected: labelIndex.squares[stray.first > assigned(next)!.first ? next : Math.max(0, at - 1)]!.text,
  };
}

/** Rows below its labels in which a table without row labels has its figures. */
const BELOW = 2;

/** Share of a table's row labels that must stand there again before it is a second table. */
const AGAIN = 0.3;

const placesSeen = new WeakMap<readonly LabelMatch[], ReadonlyMap<string, ReadonlySet<number>>>();

/** Where each label stands verbatim. Copies in one row of a grid are what is left of a merged cell that was taken apart. */
function placesOf(
  found: readonly LabelMatch[],
  kind: DocumentRegion["kind"],
  pieces: readonly Piece[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const known = placesSeen.get(found);
  if (known) return known;
  const seen = new Map<string, Set<number>>();
  for (const match of found)
    if (match.first === match.last)
      for (const [label, score] of match.matches)
        if (score === 1) {
          const places = seen.get(label) ?? new Set<number>();
          seen.set(label, places.add(kind === "grid" ? pieces[match.first]!.row : match.first));
        }
  placesSeen.set(found, seen);
  return seen;
}

/** The same table more than once in one region, or one of its rows. */
function repeated(
  labelIndex: LabelIndex,
  assigned: Assigned,
  found: readonly LabelMatch[],
  { kind, name, pieces }: DocumentRegion,
): MisfitReason | undefined {
  const labelled = labelIndex.leafRows.length > 0;
  const wanted = labelled
    ? labelIndex.leafRows.map(({ at }) => at)
    : labelIndex.squares.flatMap((square, at) => (square.isGroup ? [at] : []));
  const seen = placesOf(found, kind, pieces);
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
  const labels = wanted.map((at) => labelIndex.labels[at]!);
  if (twice(labels) >= Math.max(2, labels.length * (labelled ? AGAIN : 0.6))) return { kind: "several", places: [name] };
  const above = labelIndex.squares.flatMap((square, at) => (square.kind === "rowHead" ? [] : [labelIndex.labels[at]!]));
  if (labelled && twice(above) >= Math.max(2, above.length * 0.6)) return { kind: "several", places: [name] };
  if (!labelled) return undefined;
  const used = wanted.flatMap((at) => assigned(at) ?? []);
  const [first, last] = [used[0], used.at(-1)];
  const again = found.find(
    (match) =>
      first &&
      last &&
      match.first > first.last &&
      match.last < last.first &&
      labels.some((label) => verbatim(match, label)) &&
      !used.some((other) => other.first <= match.last && match.first <= other.last) &&
      (kind === "text" || !used.some((other) => pieces[other.first]!.row === pieces[match.first]!.row)),
  );
  if (!again) return undefined;
  // Of two rows exchanged, one is found in its turn; the other is no row too many.
  const own = wanted.find((at) => verbatim(again, labelIndex.labels[at]!) && !verbatim(assigned(at), labelIndex.labels[at]!));
  if (own === undefined) return { kind: "extra-row", found: again.text.trim() };
  const next = wanted.find((at) => at > own && assigned(at));
  const place = next !== undefined && again.first > assigned(next)!.first ? next : wanted[Math.max(0, wanted.indexOf(own) - 1)]!;
  return { kind: "order", found: again.text.trim(), expected: labelIndex.squares[place]!.text };
}

/** The labels of a region, found once and used for every form. */
export const labelMatchesIn = (region: DocumentRegion, lexicon: LabelLexicon): readonly LabelMatch[] =>
  findLabelMatches(region.pieces, lexicon, region.kind === "text");

const ownLabels = new WeakMap<NumberedForm, ReadonlySet<string>>();

/** A label that stands in the region verbatim and that this form does not print: another form may fit better. */
export function foreignLabels(form: NumberedForm, found: readonly LabelMatch[]): boolean {
  const own = ownLabels.get(form) ?? new Set(form.tables.flatMap((table) => labelIndexOf(table).labels));
  ownLabels.set(form, own);
  return found.some(({ matches }) => {
    for (const [label, score] of matches) if (score === 1 && !own.has(label)) return true;
    return false;
  });
}

const labelsSeen = new WeakMap<readonly LabelMatch[], ReadonlySet<string>>();

function seenIn(found: readonly LabelMatch[]): ReadonlySet<string> {
  const known = labelsSeen.get(found);
  if (known) return known;
  const seen = new Set<string>();
  for (const match of found) for (const [label, score] of match.matches) if (score >= 0.7) seen.add(label);
  labelsSeen.set(found, seen);
  return seen;
}

/** Share of a table's labels that occur in a region at all: a quick look before the careful one. */
export function shareOf(table: NumberedTable, found: readonly LabelMatch[]): number {
  const { distinct } = labelIndexOf(table);
  const seen = seenIn(found);
  let count = 0;
  for (const label of distinct) if (seen.has(label)) count += 1;
  return count / distinct.size;
}

/** The unit of money that a head names: 元 of （单位：元）. */
const unitOf = (head: string | undefined): string | undefined =>
  /(?<![十百千万亿])[十百千万亿]*元/u.exec(plainLabel(head ?? ""))?.[0];

/** What was laid over a region once: most forms print tables three and four alike. */
const known = new WeakMap<readonly LabelMatch[], Map<string, TableMatch>>();

/** Labels within a table's rows that no square of the form has claimed, where one of its squares was left without. */
function unassigned(
  labelIndex: LabelIndex,
  assigned: Assigned,
  found: readonly LabelMatch[],
  region: DocumentRegion,
  covered: () => TableMatch["span"],
): LabelMatch[] {
  const matched = labelIndex.squares.map((_, at) => assigned(at));
  if (!matched.includes(undefined)) return [];
  const taken = new Set(matched);
  const { from, to } = covered();
  return found.filter((match) => {
    const { row } = region.pieces[match.first]!;
    return !taken.has(match) && row >= from && row <= to;
  });
}

export function matchTable(table: NumberedTable, region: DocumentRegion, found: readonly LabelMatch[]): TableMatch {
  const { print } = labelIndexOf(table);
  const tableMatches = known.get(found) ?? new Map<string, TableMatch>();
  known.set(found, tableMatches);
  const alike = tableMatches.get(print);
  if (alike) return alike.table === table ? alike : renumbered(alike, table);
  const made = overlaid(table, region, found);
  tableMatches.set(print, made);
  return made;
}

/** The same for a table that prints the same and stands in another form, where its cells have other numbers. */
function renumbered(alike: TableMatch, table: NumberedTable): TableMatch {
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
  const retractUncertain = (): void => {
    alike.retractUncertain();
    copy();
  };
  return { ...alike, table, values, places, deviations, retractUncertain };
}

/** Takes the cells of the lost rows and columns out of the reading, and says so once for each. */
function reportLost(result: Extraction, labelIndex: LabelIndex, lost: ReadonlyMap<number, LostLine>): void {
  for (const { at, axis, found, row, col } of lost.values()) {
    const cells = [...labelIndex.cellsByRow].flatMap(([printedRow, list]) =>
      axis === "row"
        ? labelIndex.leafRows.some((leaf) => leaf.at === at && leaf.row === printedRow)
          ? list
          : []
        : list.filter((_, i) => labelIndex.columnsOf.get(printedRow)![i] === at),
    );
    for (const { index } of cells) result.lost.add(index);
    result.deviations.push({
      kind: "line-unknown",
      axis,
      table: result.table.table.id,
      place: result.region.locationOf(row, col),
      ...(result.region.kind === "grid" && { at: squareIn(result.region, row, col) }),
      printed: labelIndex.squares[at]!.text,
      found,
      cells: cells.map(({ index }) => index),
    });
  }
}

function overlaid(table: NumberedTable, laidOver: DocumentRegion, found: readonly LabelMatch[]): TableMatch {
  const labelIndex = labelIndexOf(table);
  const chosen = alignLabels(labelIndex.labels, found);
  const standing: Assigned = (at) => (chosen[at]! < 0 ? undefined : found[chosen[at]!]);
  const scores = labelIndex.squares.map((_, at) => standing(at)?.matches.get(labelIndex.labels[at]!) ?? 0);
  const restored =
    scores.filter((score) => score > 0).length >= scores.length / 2
      ? restoreLines(labelIndex, standing, found, laidOver)
      : undefined;
  const { region, assigned, lost } = restored ?? { region: laidOver, assigned: standing, lost: new Map<number, LostLine>() };
  const result = new Extraction(table, region);
  const share = scores.filter((score) => score > 0).length / scores.length;
  const exactness = scores.reduce((a, b) => a + b, 0) / scores.length;
  const covered = (): TableMatch["span"] => {
    let from = Infinity;
    let to = -1;
    const cover = (row: number): void => {
      if (row < from) from = row;
      if (row > to) to = row;
    };
    for (const at of labelIndex.squares.keys()) {
      const match = assigned(at);
      if (!match) continue;
      cover(region.pieces[match.first]!.row);
      cover(region.pieces[match.last]!.row);
    }
    for (const row of result.rows) cover(row);
    return { from, to };
  };
  const outcome = (misfit?: MisfitReason): TableMatch => ({
    table,
    region: laidOver,
    share,
    exactness,
    values: result.values,
    places: result.places,
    deviations: result.deviations,
    shortRows: result.shortRows,
    retractUncertain: () => {
      for (const retract of result.uncertain) retract();
    },
    span: covered(),
    hasFigures: () => {
      const { from, to } = covered();
      return region.pieces.some(
        (piece) => piece.row >= from && piece.row <= to + BELOW && isFigureText(piece.text) && isValueText(piece.text),
      );
    },
    labels: () =>
      labelIndex.squares
        .flatMap((_, at) => assigned(at) ?? [])
        .flatMap((match) => region.pieces.slice(match.first, match.last + 1)),
    ...(misfit && { misfit }),
  });
  if (share < 1 / 3) return outcome();
  const again = repeated(labelIndex, assigned, found, region);
  if (again) return outcome(again);
  const missing = labelIndex.leafRows.flatMap(({ at }) => (assigned(at) ? [] : [at]));
  // Heads: a column whose label is gone can only be read where everything around it stands.
  const columns = [...new Set([...labelIndex.columnsOf.values()].flat())];
  const gone = columns.filter((at) => !assigned(at));
  const lacking = [...missing, ...(region.kind === "grid" || gone.length * 2 > columns.length ? gone : [])];
  if (lacking.length > 0) {
    const [label, ...also] = lacking.map((at) => labelIndex.squares[at]!.text);
    return outcome(
      elsewhere(labelIndex, assigned, found, lacking[0]!) ?? {
        kind: missing.length > 0 ? "row-missing" : "column-missing",
        label: label!,
        ...(also.length > 0 && { also }),
      },
    );
  }
  const order =
    orderFault(labelIndex, (at) => (lost.has(at) ? undefined : assigned(at))) ?? groupFault(labelIndex, assigned, found, region);
  if (order) return outcome(order);
  for (const [row, cells] of labelIndex.cellsByRow)
    cells.forEach((cell, i) => {
      const unit = unitOf(assigned(labelIndex.columnsOf.get(row)![i]!)?.text);
      if (cell.domain.kind === "amount" && unit !== undefined && unit !== cell.domain.unit) result.units.set(cell.index, unit);
    });
  reportLost(result, labelIndex, lost);
  const reason =
    region.kind === "grid"
      ? readGridRegion(result, labelIndex, assigned, found)
      : readTextRegion(result, labelIndex, assigned, found);
  // A head over several columns may be drawn a row higher or lower than the form has it; then it comes out of turn.
  const spare = region.kind === "grid" ? unassigned(labelIndex, assigned, found, region, covered) : [];
  labelIndex.squares.forEach((square, at) => {
    const match = assigned(at);
    if (lost.has(at)) return;
    const outOfTurn = match ? -1 : spare.findIndex((one) => verbatim(one, labelIndex.labels[at]!));
    if (outOfTurn >= 0) spare.splice(outOfTurn, 1);
    else if (!match)
      result.deviations.push({ kind: "label-missing", table: table.table.id, place: region.name, printed: square.text });
    else if (!verbatim(match, labelIndex.labels[at]!)) {
      const piece = region.pieces[match.first]!;
      result.deviations.push({
        kind: "label",
        table: table.table.id,
        place: region.locationOf(piece.row, piece.col),
        ...(region.kind === "grid" && { at: squareIn(region, piece.row, piece.col) }),
        printed: square.text,
        found: match.text.trim(),
      });
    }
  });
  if (region.kind === "grid") reportExtraLines(result, labelIndex, assigned);
  return outcome(reason);
}
