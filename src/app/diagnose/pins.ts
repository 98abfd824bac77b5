// 此数无误: figures that the clerk has vouched for, kept in the workbook. A figure that was changed since is vouched for no longer.
import type { Reading } from "../../core/document/reading";
import { valueText } from "../../core/figures/values";
import type { Notes } from "../../ports/workbook";

const NOTE = "nianbao.pinned";

/** `Cell.id` → the figure that was vouched for. */
export type Pins = ReadonlyMap<string, string>;

/** A note may have been written by another version, or by hand: what is no pin is passed over. */
export function pinsOf(notes: Notes): Pins {
  const note = notes[NOTE];
  if (typeof note !== "object" || note === null) return new Map();
  return new Map(Object.entries(note).filter((pin): pin is [string, string] => typeof pin[1] === "string"));
}

export const notesOfPins = (pins: Pins): Notes => ({ [NOTE]: pins.size === 0 ? null : Object.fromEntries(pins) });

const textAt = ({ values }: Reading, index: number): string => valueText(values[index] ?? null);

export const withPins = (pins: Pins, reading: Reading, cells: readonly number[]): Pins =>
  new Map([...pins, ...cells.map((index): [string, string] => [reading.form.cells[index]!.id, textAt(reading, index)])]);

/** By `Cell.index`: the figures of this report that still are what they were when they were vouched for. */
export const pinnedIn = (pins: Pins, reading: Reading): ReadonlySet<number> =>
  new Set(reading.form.cells.flatMap(({ index, id }) => (pins.get(id) === textAt(reading, index) ? [index] : [])));
