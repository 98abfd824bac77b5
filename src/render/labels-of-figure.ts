// Which printed heads speak of a figure: those above it in its own block, and those beside it.
import type { Layout, Placed } from "../core/form/layout";

const covers = (start: number, span: number, at: number): boolean => start <= at && at < start + span;

/** @returns a function that gives a figure's heads: banner, column heads from the outermost in, row heads from the outermost in */
export function labelsOfFigure(layout: Layout): (figure: Placed) => Placed[] {
  const kinds = Array.from({ length: layout.rows }, () => new Set<Placed["kind"]>());
  for (const square of layout.squares)
    for (let row = square.row; row < square.row + square.rowSpan; row += 1) kinds[row]!.add(square.kind);
  const isHead = (row: number): boolean => !kinds[row]!.has("value");
  return (figure) => {
    let bottom = figure.row;
    while (bottom > 0 && !isHead(bottom - 1)) bottom -= 1;
    let top = bottom;
    while (top > 0 && isHead(top - 1)) top -= 1;
    const above = layout.squares.filter(
      (square) =>
        (square.kind === "banner" || square.kind === "columnHead") &&
        covers(top, bottom - top, square.row) &&
        covers(square.col, square.colSpan, figure.col),
    );
    const beside = layout.squares.filter((square) => square.kind === "rowHead" && covers(square.row, square.rowSpan, figure.row));
    return [...above, ...beside];
  };
}
