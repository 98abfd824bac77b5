// Many wrong figures at once: good answers where the exact search is too long. A beam of part-way answers, each
// mending one broken equation after another with a single figure; what comes out works, but is not proved smallest.
import type { FigureChange } from "./diagnosis";
import { KNOWN, type Component } from "./equations";
import type { Meter } from "./repairs";
import { explainChange, type PatternContext } from "./error-patterns";

interface State {
  readonly changes: ReadonlyMap<number, number>;
  readonly residual: Float64Array;
  readonly broken: number;
  readonly cost: number;
}

const WIDTH = 24;
const MOST_CHANGES = 16;
const ANSWERS = 3;
/** What an equation that is still broken counts for, beside the cost of what was changed. */
const STILL_BROKEN = 7;

/** @returns sets of changes that make every equation of the part hold, likeliest first; none when a cell is open */
export function guesses(context: PatternContext, part: Component, meter: Meter): FigureChange[][] {
  const { rowStart, rowCells, rowCoefficients, columnStart, columnRows, columnCoefficients } = part;
  if (part.role.some((role) => role === 2)) return [];
  const costs = new Map<string, number>();
  const changeOf = (cell: number, to: number): FigureChange => ({ index: part.cells[cell]!, from: part.start[cell]!, to });
  const costOf = (cell: number, to: number): number => {
    const key = `${cell} ${to}`;
    const known = costs.get(key) ?? explainChange(context, changeOf(cell, to)).cost;
    costs.set(key, known);
    return known;
  };
  let beam: State[] = [
    { changes: new Map(), residual: part.residual, broken: part.residual.filter((value) => value !== 0).length, cost: 0 },
  ];
  const answers: State[] = [];
  for (let size = 1; size <= MOST_CHANGES && beam.length > 0 && answers.length < ANSWERS; size += 1) {
    const next = new Map<string, State>();
    for (const state of beam) {
      if (!meter.spend()) break;
      for (let row = 0; row < part.rows; row += 1) {
        if (state.residual[row] === 0) continue;
        for (let k = rowStart[row]!; k < rowStart[row + 1]!; k += 1) {
          const cell = rowCells[k]!;
          if (part.role[cell] !== KNOWN || state.changes.has(cell)) continue;
          const by = -state.residual[row]! / rowCoefficients[k]!;
          const to = part.start[cell]! + by;
          if (!Number.isInteger(to) || to < part.lower[cell]!) continue;
          let broken = state.broken;
          for (let c = columnStart[cell]!; c < columnStart[cell + 1]!; c += 1) {
            const was = state.residual[columnRows[c]!]!;
            const is = was + columnCoefficients[c]! * by;
            broken += (is !== 0 ? 1 : 0) - (was !== 0 ? 1 : 0);
          }
          // A step that leaves as much broken as before only passes the difference on.
          if (broken >= state.broken && state.broken > 1) continue;
          const cells = [...state.changes.keys(), cell].sort((a, b) => a - b);
          const changes = new Map(state.changes).set(cell, to);
          const mark = cells.map((one) => `${one}=${changes.get(one)!}`).join(" ");
          if (next.has(mark)) continue;
          const residual = state.residual.slice();
          for (let c = columnStart[cell]!; c < columnStart[cell + 1]!; c += 1)
            residual[columnRows[c]!]! += columnCoefficients[c]! * by;
          next.set(mark, { changes, residual, broken, cost: state.cost + costOf(cell, to) });
        }
      }
    }
    const ordered = [...next.values()].sort((a, b) => a.cost + STILL_BROKEN * a.broken - (b.cost + STILL_BROKEN * b.broken));
    answers.push(...ordered.filter(({ broken }) => broken === 0));
    beam = ordered.filter(({ broken }) => broken > 0).slice(0, WIDTH);
  }
  return answers
    .slice(0, ANSWERS)
    .map(({ changes }) => [...changes].sort(([a], [b]) => a - b).map(([cell, to]) => changeOf(cell, to)));
}
