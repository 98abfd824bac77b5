// A worksheet's squares, those of its lines as well.
import type { PlannedCell, Worksheet } from "../../src/render/sheet";

export const squaresOf = ({ cells, lines, rowHeights }: Worksheet): readonly PlannedCell[] => [
  ...cells,
  ...[...(lines ?? [])].flatMap((line, at) =>
    line.cells.map((cell, col) => ({ ...cell, row: rowHeights.length + at, col, rowSpan: 1, colSpan: 1 })),
  ),
];
