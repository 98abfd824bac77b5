// The tables of a document that are to be filled: those in places of ours first, then those that are recognised.
import { tableNumber } from "../../check/gaps";
import { readReport } from "../../read/read-report";
import type { Reading } from "../../../core/document/reading";
import { sameValue } from "../../../core/figures/values";
import type { NumberedTable } from "../../../core/form/numbered-form";
import type { RawDocument } from "../../../core/document/source";
import { no, yes, type MisfitReason, type Outcome } from "../../../core/outcome";
import type { Owned, PlanContext } from "./context";
import type { TwinTable } from "./part";

/** A table of the document with its figures, and the region that holds it where there is one. */
export interface LaidTable {
  /** 1, or 2 and more for further places of ours with the same table, as when it was copied to an appendix. */
  readonly copy: number;
  readonly reading: Reading;
  /** Its stable name. */
  readonly table: string;
  /** Its numbers among the grids of the document: several where it is printed in parts. */
  readonly grids: readonly number[];
  readonly owned: Owned | undefined;
  /** Somebody has said that it is this one. */
  readonly isChosen?: true;
}

/** A table that could have been filled, and was not. */
export interface FoundTwin extends TwinTable {
  readonly block: number;
  /** Somebody has said which tables of its kind are written, and this is none of them. */
  readonly isSettled: boolean;
}

type Which = (grid: number) => boolean;

const nameOf = (form: Reading["form"]): string => form.variant?.name ?? form.edition.name;

/** Where the grids stand among the blocks, by their number. */
const gridBlocks = ({ blocks }: RawDocument): readonly number[] =>
  blocks.flatMap((block, index) => (block.kind === "grid" ? [index] : []));

const nameOfTable = ({ form }: PlanContext["report"], id: string): string =>
  form.tables.filter(({ table }) => table.id === id).map(tableNumber)[0] ?? id;

const nameAt = ({ blocks }: RawDocument, at: number): string => {
  const block = blocks[at];
  return block?.kind === "grid" ? block.name : "";
};

/** The same document with the other grids left empty, so that every block keeps its number. */
function only(document: RawDocument, which: Which): RawDocument {
  const number = new Map(gridBlocks(document).map((block, grid) => [block, grid]));
  return {
    ...document,
    blocks: document.blocks.map((block, index) =>
      block.kind === "grid" && !which(number.get(index)!) ? { ...block, rows: 0, cols: 0, cells: [] } : block,
    ),
  };
}

/** The blocks that a table was read from. */
export const blocksOfTable = ({ form, places }: Reading, table: string): readonly number[] => [
  ...new Set(form.cells.flatMap((cell) => (cell.table.id === table ? (places[cell.index]?.block ?? []) : []))),
];

/** What somebody has put beside our columns: it is theirs, and what it says of our figures is old. */
export const besideOurs = (laid: readonly LaidTable[]): readonly string[] => [
  ...new Set(
    laid.flatMap(({ reading, table }) =>
      reading.deviations.flatMap((one) =>
        one.kind === "extra-column" && one.table === table
          ? [`${one.place.replace(/第\d+行第\d+列$/u, "")}的“${one.found}”栏`]
          : [],
      ),
    ),
  ),
];

/** Figures are read past a lost label; they are not written there, for what is written stands. */
function doubtOf(
  reading: Reading,
  table: string,
): { readonly table: string; readonly place: string; readonly reason: MisfitReason } | undefined {
  const { document, deviations } = reading;
  const lost = deviations.find((one) => one.kind === "line-unknown" && one.table === table);
  const names = blocksOfTable(reading, table).flatMap((index) => {
    const block = document.blocks[index];
    return block?.kind === "grid" ? [block.name] : [];
  });
  if (lost?.kind === "line-unknown")
    return {
      table,
      place: names[0] ?? lost.place,
      reason: { kind: lost.axis === "row" ? "row-missing" : "column-missing", label: lost.printed },
    };
  return undefined;
}

/** @param laid - tables that were found already: others of the same kind are not asked about */
function laidAmong(
  { contents: { document }, report }: PlanContext,
  which: Which,
  laid: readonly LaidTable[],
): Outcome<readonly LaidTable[]> {
  const reading = readReport(only(document, which), { year: report.year });
  if (!reading.ok) {
    const { refusal } = reading;
    if (refusal.kind === "several-candidates" && refusal.table !== "")
      return no({ kind: "template-candidates", name: nameOfTable(report, refusal.table), places: refusal.places });
    return refusal.kind === "no-table-found" ? yes([]) : reading;
  }
  const { form, misfits, present } = reading.value;
  const isFresh = (id: string): boolean => !laid.some(({ table }) => table === id);
  const misfit = misfits.find(({ table }) => isFresh(table));
  if (misfit?.reason.kind === "several")
    return no({
      kind: "template-candidates",
      name: nameOfTable(report, misfit.table),
      places: misfit.reason.places,
    });
  if (misfit)
    return no({ kind: "table-does-not-fit", table: misfit.table, place: `模板的${misfit.place}`, reason: misfit.reason });
  const fresh = present.filter(isFresh);
  if (fresh.length > 0 && form !== report.form)
    return no({
      kind: "table-does-not-fit",
      table: fresh[0]!,
      place: "模板",
      reason: { kind: "other-edition", table: nameOf(form), others: nameOf(report.form) },
    });
  const grids = gridBlocks(document);
  const unsure = fresh.flatMap((table) => doubtOf(reading.value, table) ?? [])[0];
  if (unsure) return no({ kind: "table-does-not-fit", ...unsure, place: `模板的${unsure.place}` });
  return yes(
    fresh.flatMap((table): LaidTable[] => {
      const parts = blocksOfTable(reading.value, table).map((block) => grids.indexOf(block));
      const isLaid = parts.length > 0 && parts.every((grid) => grid >= 0);
      return isLaid ? [{ copy: 1, reading: reading.value, table, grids: parts, owned: undefined }] : [];
    }),
  );
}

/** A second table of the same kind: figures are not put into one of two by guess. Beside one of ours it is somebody's. */
function doubled({ contents: { document }, report }: PlanContext, which: Which, laid: readonly LaidTable[]): Outcome<void> {
  const second = readReport(only(document, which), { year: report.year });
  if (!second.ok) return yes(undefined);
  const { present, places, form } = second.value;
  const first = laid.find(({ owned, table, isChosen }) => owned === undefined && !isChosen && present.includes(table));
  if (!first) return yes(undefined);
  const other = places.find((place, index) => place && form.cells[index]?.table.id === first.table);
  const names = [gridBlocks(document)[first.grids[0]!], other?.block].flatMap((at) => {
    const block = at === undefined ? undefined : document.blocks[at];
    return block?.kind === "grid" ? [block.name] : [];
  });
  return no({ kind: "template-candidates", name: nameOfTable(report, first.table), places: names });
}

/** Places of ours by the number of the grid. Of copies of one table each is read for itself: together they could not be told apart. */
function ownTables(context: PlanContext, owned: ReadonlyMap<number, Owned>): Outcome<readonly LaidTable[]> {
  const counts = new Map<string, number>();
  const copies = new Map<number, number>();
  for (const [grid, { mark }] of owned) {
    const copy = (counts.get(mark.name) ?? 0) + 1;
    counts.set(mark.name, copy);
    copies.set(grid, copy);
  }
  const laid: LaidTable[] = [];
  for (const copy of new Set(copies.values())) {
    const found = laidAmong(context, (grid) => copies.get(grid) === copy, []);
    if (!found.ok) return found;
    laid.push(...found.value.map((one) => ({ ...one, copy, owned: owned.get(one.grids[0]!) })));
  }
  return yes(laid);
}

/** 第2个表格、第4个表格: both of them; one that is named twice is one. */
const chosenPlaces = ({ options }: PlanContext): readonly (readonly [name: string, place: string])[] =>
  Object.entries(options.tables ?? {}).flatMap(([name, places]) => {
    const named = places.split(/[、,，]/u).map((place) => place.trim());
    return [...new Set(named.filter((place) => place !== ""))].map((place) => [name, place] as const);
  });

/** Somebody has said which of two tables it is: that one alone is read, and the other is somebody's. */
function chosenTables(context: PlanContext, isFree: Which, ours: readonly LaidTable[]): Outcome<readonly LaidTable[]> {
  const { contents, report } = context;
  const { document } = contents;
  const grids = gridBlocks(document);
  const laid: LaidTable[] = [];
  for (const [name, place] of chosenPlaces(context)) {
    const table = report.form.tables.find((one) => tableNumber(one) === name)?.table.id;
    const grid = grids.findIndex((at) => document.blocks[at]?.kind === "grid" && nameAt(document, at) === place);
    // Ours from an earlier time: chosen again, it is what it was.
    if (ours.some((one) => one.table === table && one.grids.includes(grid))) continue;
    const others = laid.filter((one) => one.table !== table);
    const found = grid >= 0 && isFree(grid) ? laidAmong(context, (one) => one === grid, others) : yes([]);
    if (!found.ok) return found;
    const own = found.value.filter((one) => one.table === table);
    if (own.length === 0) return no({ kind: "template-lacks", missing: [`${place}里的${name}`] });
    const copy = [...ours, ...laid].filter((one) => one.table === table).length + 1;
    laid.push(...own.map((one) => ({ ...one, copy, isChosen: true as const })));
  }
  return yes(laid);
}

/** However they were found: the same tables are written, and remembered, in the same order the next time. */
export function laidTables(context: PlanContext): Outcome<readonly LaidTable[]> {
  const found = foundTables(context);
  if (!found.ok) return found;
  return yes([...found.value].sort((a, b) => a.copy - b.copy || a.grids[0]! - b.grids[0]!));
}

function foundTables(context: PlanContext): Outcome<readonly LaidTable[]> {
  const grids = gridBlocks(context.contents.document).map((_, grid) => grid);
  const owned = new Map(
    context.owned.flatMap((one) => (one.region.table === undefined ? [] : [[one.region.table, one] as const])),
  );
  const own = ownTables(context, owned);
  if (!own.ok && own.refusal.kind === "table-does-not-fit") {
    // A table of ours that was split since, or that grew together with another: its labels still say what it is.
    const whole = laidAmong(context, () => true, []);
    if (whole.ok && whole.value.length > 0) return whole;
  }
  // A table that is written out as text has no squares to be filled.
  if (!own.ok || grids.every((grid) => owned.has(grid))) return own;
  const chosen = chosenTables(context, (grid) => !owned.has(grid), own.value);
  if (!chosen.ok) return chosen;
  const known = [...own.value, ...chosen.value];
  const others = laidAmong(context, (grid) => !owned.has(grid) && isUnlaid(known, grid), known);
  if (!others.ok) return others;
  const laid = [...known, ...others.value];
  const isFree: Which = (grid) => !owned.has(grid) && isUnlaid(laid, grid);
  const one = grids.some(isFree) ? doubled(context, isFree, laid) : yes(undefined);
  return one.ok ? yes(laid) : one;
}

/** Tables of ours that nothing is written into, for another one of the kind was chosen or is ours: 第4个表格（表三）. */
export function tableTwins({ contents, report, options }: PlanContext, laid: readonly LaidTable[]): readonly FoundTwin[] {
  const { document } = contents;
  return gridBlocks(document).flatMap((block, grid): FoundTwin[] => {
    if (!isUnlaid(laid, grid)) return [];
    // The one block alone: to read all the prose once more for every table takes too long.
    const read = readReport({ ...document, blocks: [document.blocks[block]!] }, { year: report.year });
    // Cells of another form have other numbers: nothing of ours could be written there.
    if (!read.ok || read.value.form !== report.form) return [];
    const { present, form, values, places } = read.value;
    const saysOtherwise = ({ cells }: NumberedTable): boolean =>
      cells.some(({ index }) => places[index]?.block === 0 && !sameValue(values[index] ?? null, report.values[index] ?? null));
    const names = form.tables.filter((one) => present.includes(one.table.id) && saysOtherwise(one)).map(tableNumber);
    const isSettled = names.every((name) => options.tables?.[name] !== undefined);
    return names.length === 0 ? [] : [{ block, place: nameAt(document, block), names, isSettled }];
  });
}

const isUnlaid = (laid: readonly LaidTable[], grid: number): boolean => !laid.some((one) => one.grids.includes(grid));
