// Which cells of two forms say the same thing, and which have no counterpart. What bears the same name is the same line;
// the statute's maps say the rest.
import { DeclarationError } from "../form/form";
import { cellsNamed } from "../form/names";
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

/** What changed from one edition to the next, or is printed otherwise by the variants of one. */
export interface RowMap {
  /** The first report years of the two editions; the same twice for variants of one. */
  readonly older: number;
  readonly newer: number;
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
const cellsUnder = (form: NumberedForm, name: string): Map<string, number> =>
  new Map(cellsNamed(form, name).map(({ id, index }) => [id.slice(name.length), index]));

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
 * @throws DeclarationError when the maps between the two editions say a cell twice
 */
export function mapping(then: NumberedForm, now: NumberedForm, maps: readonly RowMap[]): Mapping {
  const found = known.get(then)?.get(now) ?? made(then, now, maps);
  const row = known.get(then) ?? new WeakMap<NumberedForm, Mapping>();
  known.set(then, row.set(now, found));
  return found;
}

/** The changes between two editions, one after the other where editions lie between them. */
const between = (maps: readonly RowMap[], older: number, newer: number): RowMap[] =>
  maps.filter((map) =>
    older === newer
      ? map.older === older && map.newer === newer
      : older <= map.older && map.older < map.newer && map.newer <= newer,
  );

function made(then: NumberedForm, now: NumberedForm, maps: readonly RowMap[]): Mapping {
  const forward = then.edition.since <= now.edition.since;
  const sides: Sides = forward ? { older: then, newer: now } : { older: now, newer: then };
  const oneEdition = sides.older.edition.since === sides.newer.edition.since;
  const steps = between(maps, sides.older.edition.since, sides.newer.edition.since);
  const raw: RawPair[] = [];
  const usedOld = new Set<number>();
  const usedNew = new Set<number>();
  const add = (pair: RawPair): void => {
    if (pair.older.some((index) => usedOld.has(index)) || pair.newer.some((index) => usedNew.has(index)))
      throw new DeclarationError(`the map from ${sides.older.edition.id} to ${sides.newer.edition.id} says a cell twice`);
    for (const index of pair.older) usedOld.add(index);
    for (const index of pair.newer) usedNew.add(index);
    raw.push(pair);
  };
  // What both print under one name is the same line, except where a map takes it for something else.
  const same = (): void => {
    for (const cell of sides.older.cells) {
      const other = sides.newer.byId.get(cell.id);
      if (other && !usedOld.has(cell.index) && !usedNew.has(other.index))
        add({ older: [cell.index], newer: [other.index], note: "" });
    }
  };
  // Of two variants either may be the one that splits a line; what both print needs no map.
  if (oneEdition) same();
  const free = (pair: RawPair): boolean =>
    !oneEdition || (!pair.older.some((index) => usedOld.has(index)) && !pair.newer.some((index) => usedNew.has(index)));
  for (const one of steps.flatMap((map) => map.pairs)) {
    for (const pair of pairsOf(sides, one)) if (free(pair)) add(pair);
    if (!oneEdition) continue;
    for (const { older, newer, note } of pairsOf({ older: sides.newer, newer: sides.older }, one)) {
      const pair: RawPair = { older: newer, newer: older, note };
      if (free(pair)) add(pair);
    }
  }
  if (!oneEdition) same();
  const why = (form: NumberedForm, index: number, only: readonly WithoutCounterpart[]): string => {
    const { id } = form.cells[index]!;
    return only.find(({ name }) => id === name || id.startsWith(`${name}.`))?.why ?? DIFFERENT_FORM;
  };
  const left = sides.older.cells
    .filter((cell) => !usedOld.has(cell.index))
    .map((cell) => ({
      index: cell.index,
      why: why(
        sides.older,
        cell.index,
        steps.flatMap((map) => map.onlyOlder),
      ),
    }));
  const right = sides.newer.cells
    .filter((cell) => !usedNew.has(cell.index))
    .map((cell) => ({
      index: cell.index,
      why: why(
        sides.newer,
        cell.index,
        steps.flatMap((map) => map.onlyNewer),
      ),
    }));
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
