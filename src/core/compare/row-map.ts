// Which cells of two forms say the same thing, and which have no counterpart. The map itself is the statute's.
import { DeclarationError } from "../form/form";
import type { NumberedForm } from "../form/numbered-form";

/**
 * Lines of two editions that can be set side by side. A name is a cell's, or that of a row or group: then it means
 * every cell below it, and the rest of the names must agree. Several names on one side are added.
 */
export interface Counterpart {
  readonly older: readonly string[];
  readonly newer: readonly string[];
  /** "" where both count the same thing; otherwise why the two are for reference only. */
  readonly note: string;
}

/** Lines that only one of the editions prints. */
interface WithoutCounterpart {
  readonly name: string;
  readonly why: string;
}

export interface RowMap {
  /** Ids of editions; the same twice for variants of one edition, whose equal names then need no entry. */
  readonly older: string;
  readonly newer: string;
  readonly pairs: readonly Counterpart[];
  readonly onlyOlder: readonly WithoutCounterpart[];
  readonly onlyNewer: readonly WithoutCounterpart[];
}

/** Cells of two forms, by index, that are compared: sums where one edition splits what the other does not. */
export interface Pair {
  readonly then: readonly number[];
  readonly now: readonly number[];
  readonly note: string;
}

interface Alone {
  readonly side: "then" | "now";
  readonly index: number;
  readonly why: string;
}

export interface Mapping {
  /** In printed order of this year's form. */
  readonly pairs: readonly Pair[];
  /** Cells of either form without counterpart, in printed order. */
  readonly alone: readonly Alone[];
}

/** The cells that a name means, by the rest of their names. */
function cellsUnder(form: NumberedForm, name: string): Map<string, number> {
  const exact = form.byId.get(name);
  if (exact) return new Map([["", exact.index]]);
  const found = new Map<string, number>();
  for (const cell of form.cells) if (cell.id.startsWith(`${name}.`)) found.set(cell.id.slice(name.length), cell.index);
  return found;
}

interface Sides {
  readonly older: NumberedForm;
  readonly newer: NumberedForm;
}

interface RawPair {
  readonly older: readonly number[];
  readonly newer: readonly number[];
  readonly note: string;
}

function pairsOf({ older, newer }: Sides, one: Counterpart): RawPair[] {
  const left = one.older.map((name) => cellsUnder(older, name));
  const right = one.newer.map((name) => cellsUnder(newer, name));
  const [first] = left;
  // A variant may lack the line, or print it under several names of its own.
  if (!first || [...left, ...right].some((cells) => cells.size === 0)) return [];
  return [...first.keys()].flatMap((rest): RawPair[] => {
    const from = left.map((cells) => cells.get(rest));
    const to = right.map((cells) => cells.get(rest));
    return [...from, ...to].includes(undefined) ? [] : [{ older: from as number[], newer: to as number[], note: one.note }];
  });
}

const DIFFERENT_FORM = "两份报告的表样不同，对方没有这一行";

const known = new WeakMap<NumberedForm, WeakMap<NumberedForm, Mapping>>();

/**
 * @param then - last year's form; either may be the older edition
 * @throws DeclarationError when a map of the two editions leaves a cell unsaid, or says it twice
 */
export function mapping(then: NumberedForm, now: NumberedForm, maps: readonly RowMap[]): Mapping {
  const found = known.get(then)?.get(now) ?? made(then, now, maps);
  const row = known.get(then) ?? new WeakMap<NumberedForm, Mapping>();
  known.set(then, row.set(now, found));
  return found;
}

function made(then: NumberedForm, now: NumberedForm, maps: readonly RowMap[]): Mapping {
  const forward = then.edition.since <= now.edition.since;
  const sides: Sides = forward ? { older: then, newer: now } : { older: now, newer: then };
  const map = maps.find((one) => one.older === sides.older.edition.id && one.newer === sides.newer.edition.id);
  const oneEdition = sides.older.edition.id === sides.newer.edition.id;
  if (!map && !oneEdition) throw new DeclarationError(`no map leads from ${sides.older.edition.id} to ${sides.newer.edition.id}`);
  const raw: RawPair[] = oneEdition
    ? sides.older.cells.flatMap((cell): RawPair[] => {
        const other = sides.newer.byId.get(cell.id);
        return other ? [{ older: [cell.index], newer: [other.index], note: "" }] : [];
      })
    : [];
  const usedOld = new Set(raw.flatMap((pair) => pair.older));
  const usedNew = new Set(raw.flatMap((pair) => pair.newer));
  const add = (pair: RawPair): void => {
    if (pair.older.some((index) => usedOld.has(index)) || pair.newer.some((index) => usedNew.has(index))) {
      if (oneEdition) return;
      throw new DeclarationError(`the map of ${map!.older} and ${map!.newer} says a cell twice`);
    }
    for (const index of pair.older) usedOld.add(index);
    for (const index of pair.newer) usedNew.add(index);
    raw.push(pair);
  };
  for (const one of map?.pairs ?? []) {
    for (const pair of pairsOf(sides, one)) add(pair);
    // Of two variants either may be the one that splits a line.
    if (oneEdition)
      for (const pair of pairsOf({ older: sides.newer, newer: sides.older }, one))
        add({ older: pair.newer, newer: pair.older, note: pair.note });
  }
  const why = (form: NumberedForm, index: number, only: readonly WithoutCounterpart[]): string => {
    const { id } = form.cells[index]!;
    const said = only.find(({ name }) => id === name || id.startsWith(`${name}.`));
    if (said) return said.why;
    if (oneEdition) return DIFFERENT_FORM;
    throw new DeclarationError(`the map of ${map!.older} and ${map!.newer} does not say what becomes of ${id}`);
  };
  const left = sides.older.cells
    .filter((cell) => !usedOld.has(cell.index))
    .map((cell) => ({ index: cell.index, why: why(sides.older, cell.index, map?.onlyOlder ?? []) }));
  const right = sides.newer.cells
    .filter((cell) => !usedNew.has(cell.index))
    .map((cell) => ({ index: cell.index, why: why(sides.newer, cell.index, map?.onlyNewer ?? []) }));
  const pairs = raw.map((pair): Pair =>
    forward ? { then: pair.older, now: pair.newer, note: pair.note } : { then: pair.newer, now: pair.older, note: pair.note },
  );
  return {
    pairs: pairs.sort((a, b) => a.now[0]! - b.now[0]!),
    alone: [
      ...(forward ? left : right).map((one): Alone => ({ side: "then", ...one })),
      ...(forward ? right : left).map((one): Alone => ({ side: "now", ...one })),
    ],
  };
}
