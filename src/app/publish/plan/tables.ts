// Tables of the document, cell by cell: what stands there, what would, and who changed it since.
import { cellLabel } from "../../words/cell-label";
import { tableNumber } from "../../check/gaps";
import type { Reading } from "../../../core/document/reading";
import { isFigure, sameValue } from "../../../core/figures/values";
import type { Cell, NumberedTable } from "../../../core/form/numbered-form";
import { formatFigure } from "../../../render/format-figure";
import { textDigest } from "../../../render/slot-tag";
import { wordTable } from "../../../render/wordml";
import { cellsText, itemOf, tagFor, type PlanContext } from "./context";
import type { LaidTable } from "./laid-tables";
import type { UpdateCell, PlannedTable, PushState, Untouched } from "./part";

/** The squares of a table that was read: what stands in them, without the spaces around it. */
function squaresOf(reading: Reading): (cell: Cell) => { readonly text: string; readonly isReckoned: boolean } | undefined {
  const squares = reading.document.blocks.map((block) =>
    block.kind === "grid" ? new Map(block.cells.map((cell) => [`${cell.row} ${cell.col}`, cell])) : undefined,
  );
  return ({ index }) => {
    const place = reading.places[index];
    const square = place && squares[place.block]?.get(`${place.row} ${place.col}`);
    return place && { text: (square?.text ?? "").trim(), isReckoned: square?.reckoned === true };
  };
}

/**
 * Cells of a table of the document for which the report has nothing to say: those that were not read, and all of a
 * table that nobody has filled in, where the document has figures.
 */
function heldIn({ report, unread }: PlanContext, { cells }: NumberedTable, theirs: Reading): (cell: Cell) => boolean {
  const isEmpty =
    cells.every(({ index }) => report.values[index] === null) &&
    cells.some(({ index }) => isFigure(theirs.values[index] ?? null));
  return ({ index }) => isEmpty || unread.has(index);
}

/** The state of the whole: the one that asks for most. */
function stateOfAll(cells: readonly UpdateCell[], wasOurs: boolean): PushState {
  const states: readonly PushState[] = ["conflict", "changed", "new", "kept"];
  return states.find((state) => cells.some((cell) => cell.state === state)) ?? (wasOurs ? "same" : "new");
}

export function plannedTable(
  context: PlanContext,
  { reading, table: id, grids: parts, owned, copy }: LaidTable,
): PlannedTable | Untouched {
  const { report, record } = context;
  const table = report.form.tables.find((one) => one.table.id === id)!;
  const name = tableNumber(table);
  const suffix = copy === 1 ? "" : `@${copy}`;
  const isHeld = heldIn(context, table, reading);
  const oursIn = (cell: Cell): string => formatFigure(cell.domain, report.values[cell.index] ?? null);
  const squareOf = squaresOf(reading);
  if (table.cells.every(isHeld)) {
    const saysOtherwise = table.cells.some((cell) => (squareOf(cell)?.text ?? "") !== "");
    return {
      kind: "untouched",
      name,
      what: name,
      carried: table.cells.flatMap(({ id: cell }) => [cell, cell + suffix]),
      saysOtherwise,
    };
  }
  const found = table.cells.flatMap((cell) => {
    const square = squareOf(cell);
    if (square === undefined) return [];
    const { text: theirs, isReckoned } = square;
    return [{ cell, theirs, ours: isHeld(cell) ? theirs : oursIn(cell), isReckoned }];
  });
  const intact = owned !== undefined && owned.mark.digest === textDigest(cellsText(found.map(({ theirs }) => theirs)));
  const wasOurs = owned !== undefined || found.some(({ cell }) => record.written[cell.id] !== undefined);
  const stateOf = ({ cell, theirs, ours }: (typeof found)[number]): PushState => {
    const value = reading.values[cell.index] ?? null;
    if (theirs === ours || (isFigure(value) && sameValue(value, report.values[cell.index] ?? null))) return "same";
    if (!wasOurs) return "new";
    const base = record.written[cell.id];
    const kept = record.kept[cell.id + suffix];
    // Whole as we left it, it may be older than the record: another copy was written since.
    if (theirs === base || (intact && kept === undefined)) return "changed";
    return base === ours && kept === theirs ? "kept" : "conflict";
  };
  const grids = reading.document.blocks.filter((block) => block.kind === "grid");
  const gridAt = new Map(
    reading.document.blocks.flatMap((block, at) => (block.kind === "grid" ? [[at, grids.indexOf(block)] as const] : [])),
  );
  const cells = found.map((one): UpdateCell => {
    const { cell, theirs, ours, isReckoned } = one;
    const { row, col, block } = reading.places[cell.index]!;
    return {
      grid: gridAt.get(block)!,
      id: cell.id,
      label: cellLabel(cell),
      state: stateOf(one),
      theirs,
      ours,
      row,
      col,
      isHeld: isHeld(cell),
      isReckoned,
    };
  });
  const state = stateOfAll(cells, wasOurs);
  const places = parts.map((part) => grids[part]?.name ?? "");
  const line = `（以上${name}在写入之后经手工修改，以下是按统计表重新写入的${name}，请核对后删去其中一张和本行。）`;
  return {
    kind: "table",
    item: itemOf({
      key: name + suffix,
      kind: "table",
      name,
      place: places.join("、"),
      found: owned ? "owned" : "recognised",
      state,
      theirs: "",
      ours: "",
      cells: cells
        .filter((cell) => cell.state !== "same")
        .map((cell) => ({ id: cell.id, label: cell.label, state: cell.state, theirs: cell.theirs, ours: cell.ours })),
    }),
    grids: parts,
    cells,
    ...(state === "conflict" && {
      beside: { line, wordml: wordTable(table, report.values), tag: tagFor(name, cellsText(table.cells.map(oursIn))) },
    }),
  };
}
