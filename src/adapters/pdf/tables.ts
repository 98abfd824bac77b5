// Ruled lines → tables: where lines cross stand the corners of squares, and squares that no line parts are one cell.
import type { Mark, Rule } from "./page";
import { pdfCellText } from "./writing";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PdfCell extends Box {
  readonly text: string;
}

export interface PdfTable extends Box {
  readonly cells: readonly PdfCell[];
}

/** Lines so near are one: double borders, and borders that each of two cells draws. */
const NEAR = 2.6;
/** How far a line may end before, or run beyond, the one it meets. */
const REACH = 3.5;
const MOST_SQUARES = 40_000;

export interface FoundTables {
  readonly tables: readonly PdfTable[];
  /** What stands in no table. */
  readonly rest: readonly Mark[];
}

export function tablesOf(rules: readonly Rule[], marks: readonly Mark[]): FoundTables {
  const across = joined(rules.filter((rule) => rule.isAcross));
  const down = joined(rules.filter((rule) => !rule.isAcross));
  const tables: PdfTable[] = [];
  let rest = marks;
  for (const group of groups(across, down)) {
    const cells = cellsOf(group.across, group.down);
    if (cells.length < 2) continue;
    const table = filled(cells, rest);
    if (table === undefined) continue;
    tables.push(table.table);
    rest = table.rest;
  }
  return { tables: tables.sort((a, b) => a.top - b.top || a.left - b.left), rest };
}

/** Lines in one line, however many pieces each was drawn in. */
function joined(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const out: Rule[] = [];
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i]!;
    const near: Rule[] = [];
    while (i < sorted.length && sorted[i]!.at - first.at <= NEAR) near.push(sorted[i++]!);
    const at = near.reduce((sum, rule) => sum + rule.at, 0) / near.length;
    let open: Rule | undefined;
    for (const rule of near.sort((a, b) => a.from - b.from)) {
      if (open && rule.from - open.to <= REACH) open = { ...open, to: Math.max(open.to, rule.to) };
      else {
        if (open) out.push(open);
        open = { ...rule, at };
      }
    }
    if (open) out.push(open);
  }
  // What is shorter than any letter is a tick, a dash or a corner of something drawn.
  return out.filter((rule) => rule.to - rule.from > 4);
}

interface Group {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** Lines that meet, and all that meet those. */
function groups(across: readonly Rule[], down: readonly Rule[]): Group[] {
  const rules = [...across, ...down];
  const parent = rules.map((_, i) => i);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let i = at; parent[i] !== top;) [i, parent[i]] = [parent[i]!, top];
    return top;
  };
  for (let a = 0; a < across.length; a++)
    for (let d = 0; d < down.length; d++) {
      const [h, v] = [across[a]!, down[d]!];
      const meets = h.at >= v.from - REACH && h.at <= v.to + REACH && v.at >= h.from - REACH && v.at <= h.to + REACH;
      if (meets) parent[root(a)] = root(across.length + d);
    }
  const found = new Map<number, { across: Rule[]; down: Rule[] }>();
  rules.forEach((rule, i) => {
    const group = found.get(root(i)) ?? { across: [], down: [] };
    found.set(root(i), group);
    (i < across.length ? group.across : group.down).push(rule);
  });
  return [...found.values()].filter((group) => group.across.length > 0 && group.down.length > 1);
}

/** Places of lines, and the ends of those that run the other way where the last line was left out, as at the end of a page. */
function places(rules: readonly Rule[], crossing: readonly Rule[]): number[] {
  const ends = [Math.min(...crossing.map((rule) => rule.from)), Math.max(...crossing.map((rule) => rule.to))];
  const own = rules.map((rule) => rule.at);
  const all = [...own, ...ends.filter((end) => own.every((at) => Math.abs(at - end) > 2 * REACH))].sort((a, b) => a - b);
  return all.filter((at, i) => i === 0 || at - all[i - 1]! > NEAR);
}

function cellsOf(across: readonly Rule[], down: readonly Rule[]): Box[] {
  const xs = places(down, across);
  const ys = places(across, down);
  const [cols, rows] = [xs.length - 1, ys.length - 1];
  if (cols < 1 || rows < 1 || cols * rows > MOST_SQUARES) return [];
  const isParted = (rules: readonly Rule[], at: number, middle: number): boolean =>
    rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from - 1 <= middle && middle <= rule.to + 1);
  const parent = Array.from({ length: cols * rows }, (_, i) => i);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    return top;
  };
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const [midX, midY] = [(xs[col]! + xs[col + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2];
      const here = row * cols + col;
      if (col + 1 < cols && !isParted(down, xs[col + 1]!, midY)) parent[root(here + 1)] = root(here);
      if (row + 1 < rows && !isParted(across, ys[row + 1]!, midX)) parent[root(here + cols)] = root(here);
    }
  return boxes(
    parent.map((_, i) => root(i)),
    cols,
    xs,
    ys,
  );
}

/** Squares that are one cell make a rectangle; where they do not, a line was left out, and each stands for itself. */
function boxes(roots: readonly number[], cols: number, xs: readonly number[], ys: readonly number[]): Box[] {
  const cells = new Map<number, number[]>();
  roots.forEach((root, i) => cells.set(root, [...(cells.get(root) ?? []), i]));
  const box = (squares: readonly number[]): Box & { readonly count: number } => {
    const columns = squares.map((square) => square % cols);
    const rows = squares.map((square) => Math.floor(square / cols));
    const [left, right] = [Math.min(...columns), Math.max(...columns) + 1];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows) + 1];
    const count = (right - left) * (bottom - top);
    return { left: xs[left]!, right: xs[right]!, top: ys[top]!, bottom: ys[bottom]!, count };
  };
  return [...cells.values()].flatMap((squares) => {
    const whole = box(squares);
    return whole.count === squares.length ? [whole] : squares.map((square) => box([square]));
  });
}

function filled(squares: readonly Box[], marks: readonly Mark[]): { table: PdfTable; rest: Mark[] } | undefined {
  const held = squares.map((): Mark[] => []);
  const rest: Mark[] = [];
  for (const mark of marks) {
    const [x, y] = [(mark.left + mark.right) / 2, mark.base - 0.35 * mark.size];
    const at = squares.findIndex((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
    if (at < 0) rest.push(mark);
    else held[at]!.push(mark);
  }
  if (held.filter((own) => own.length > 0).length < 2) return undefined;
  const cells = squares.map((box, i): PdfCell => ({
    left: box.left,
    right: box.right,
    top: box.top,
    bottom: box.bottom,
    text: pdfCellText(held[i]!, box.left, box.right),
  }));
  const table = {
    cells,
    left: Math.min(...squares.map((box) => box.left)),
    right: Math.max(...squares.map((box) => box.right)),
    top: Math.min(...squares.map((box) => box.top)),
    bottom: Math.max(...squares.map((box) => box.bottom)),
  };
  return { table, rest };
}
