// The tables of a document that are to be filled: those in places of ours first, then those that are recognised.
import { readReport } from "../../read/read-report";
import type { Reading } from "../../../core/document/reading";
import type { RawDocument } from "../../../core/document/source";
import { no, yes, type MisfitReason, type Outcome } from "../../../core/outcome";
import type { Owned, PlanContext } from "./context";

/** A table of the document with its figures, and the region that holds it where there is one. */
export interface LaidTable {
  /** 1, or 2 and more for further places of ours with the same table, as when it was copied to an appendix. */
  readonly copy: number;
  readonly reading: Reading;
  /** Its stable name. */
  readonly table: string;
  /** Its number among the grids of the document. */
  readonly grid: number;
  readonly owned: Owned | undefined;
}

type Which = (grid: number) => boolean;

const nameOf = (form: Reading["form"]): string => form.variant?.name ?? form.edition.name;

/** Where the grids stand among the blocks, by their number. */
const gridBlocks = ({ blocks }: RawDocument): readonly number[] =>
  blocks.flatMap((block, index) => (block.kind === "grid" ? [index] : []));

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

/** Figures are read past a lost label and out of a table in parts; they are written into neither, for what is written stands. */
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
  return names.length > 1 ? { table, place: names[0]!, reason: { kind: "split", places: names } } : undefined;
}

/** @param laid - tables that were found already: others of the same kind are not asked about */
function laidAmong(
  { contents: { document }, report }: PlanContext,
  which: Which,
  laid: readonly LaidTable[],
): Outcome<readonly LaidTable[]> {
  const reading = readReport(only(document, which), { year: report.year });
  if (!reading.ok) return reading.refusal.kind === "no-table-found" ? yes([]) : reading;
  const { form, misfits, present, places } = reading.value;
  const isFresh = (id: string): boolean => !laid.some(({ table }) => table === id);
  const misfit = misfits.find(({ table }) => isFresh(table));
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
      const first = form.cells.find((cell) => cell.table.id === table && places[cell.index]);
      const grid = first ? grids.indexOf(places[first.index]!.block) : -1;
      return grid < 0 ? [] : [{ copy: 1, reading: reading.value, table, grid, owned: undefined }];
    }),
  );
}

/** A second table of the same kind: figures are not put into one of two by guess. Beside one of ours it is somebody's. */
function doubled({ contents: { document }, report }: PlanContext, which: Which, laid: readonly LaidTable[]): Outcome<void> {
  const second = readReport(only(document, which), { year: report.year });
  if (!second.ok) return yes(undefined);
  const { present, places, form } = second.value;
  const first = laid.find(({ owned, table }) => owned === undefined && present.includes(table));
  if (!first) return yes(undefined);
  const other = places.find((place, index) => place && form.cells[index]?.table.id === first.table);
  const names = [gridBlocks(document)[first.grid], other?.block].flatMap((at) => {
    const block = at === undefined ? undefined : document.blocks[at];
    return block?.kind === "grid" ? [`模板的${block.name}`] : [];
  });
  return no({ kind: "several-candidates", table: first.table, places: names });
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
    laid.push(...found.value.map((one) => ({ ...one, copy, owned: owned.get(one.grid) })));
  }
  return yes(laid);
}

export function laidTables(context: PlanContext): Outcome<readonly LaidTable[]> {
  const grids = gridBlocks(context.contents.document).map((_, grid) => grid);
  const owned = new Map(
    context.owned.flatMap((one) => (one.region.table === undefined ? [] : [[one.region.table, one] as const])),
  );
  const own = ownTables(context, owned);
  // A table that is written out as text has no squares to be filled.
  if (!own.ok || grids.every((grid) => owned.has(grid))) return own;
  const others = laidAmong(context, (grid) => !owned.has(grid), own.value);
  if (!others.ok) return others;
  const laid = [...own.value, ...others.value];
  const isFree: Which = (grid) => !owned.has(grid) && !laid.some((one) => one.grid === grid);
  const one = grids.some(isFree) ? doubled(context, isFree, laid) : yes(undefined);
  return one.ok ? yes(laid) : one;
}
