// Realistic damages on the figures of real reports: seeded, so that every machine makes the same ones.
import { program, type Program } from "../../src/core/check/check";
import { leaves } from "../../src/core/form/lines";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { decimalText, isFigure, shift, words, type Value } from "../../src/core/figures/values";
import { random, type Random } from "../core/diagnose/forms";
import {
  figuresOf,
  formFor,
  jinhu2023,
  nanyuan2020,
  shanghai2019,
  shuyang2023,
  suqian2023,
  suqian2024,
  type Report,
} from "../core/diagnose/reports";

export interface Ground {
  readonly name: string;
  readonly form: NumberedForm;
  readonly run: Program;
  /** Every sum holds. */
  readonly values: readonly Value[];
  readonly previous?: readonly Value[];
  /** rows × columns of `Cell.index`, for the tables with sums. */
  readonly grids: readonly (readonly (readonly number[])[])[];
}

export interface Case {
  readonly ground: Ground;
  readonly kind: string;
  /** How many separate mistakes were made. */
  readonly mistakes: number;
  /** A slip of a known kind, or a figure retyped at random. */
  readonly known: boolean;
  readonly values: readonly Value[];
}

/** Where a report leaves nothing for zero, and totals out, they are filled in: the ground must hold before it is damaged. */
function completed(
  report: Report,
  corrections: Readonly<Record<string, number>> = {},
): { readonly form: NumberedForm; readonly values: Value[] } {
  const form = formFor(report);
  const values = figuresOf(report).map((value, index) =>
    value === null && form.cells[index]!.table.id !== "disclosure" ? 0 : value,
  );
  for (const [id, value] of Object.entries(corrections)) values[form.byId.get(id)!.index] = value;
  for (const check of program(form).checks)
    if (check.kind === "sum" && check.totalling && values[check.right[0]!] === 0)
      values[check.right[0]!] = check.left.reduce((sum, cell) => sum + (values[cell] as number), 0);
  return { form, values };
}

export function grounds(): Ground[] {
  const make = (name: string, report: Report, corrections?: Readonly<Record<string, number>>, before?: Report): Ground => {
    const { form, values } = completed(report, corrections);
    const previous = before && { form: formFor(before), values: figuresOf(before) };
    const grids = form.tables
      .filter(({ table }) => table.id !== "disclosure")
      .map(({ table, cells }) => {
        const block = table.blocks[0]!;
        const width = leaves(block.columns).length;
        return leaves(block.rows).map((_, r) => cells.slice(r * width, (r + 1) * width).map(({ index }) => index));
      });
    return { name, form, run: program(form, previous?.form), values, ...(previous && { previous: previous.values }), grids };
  };
  return [
    make("南苑街道2020", nanyuan2020),
    make("上海市政府办公厅2019", shanghai2019),
    make("宿迁市2023", suqian2023),
    make("宿迁市2024", suqian2024, undefined, suqian2023),
    make("沭阳县发改局2023", shuyang2023),
    make("金湖县2023", jinhu2023, { "proceedings.directSuit.total": 3 }),
  ];
}

/** Every figure that one slip of the fingers can make of a figure, but for itself. */
export function slipsOf(
  figure: number,
): Readonly<Record<"swapped" | "one" | "dropped" | "doubled" | "extra" | "sign", readonly number[]>> {
  const text = String(figure);
  const places = [...text].map((_, i) => i);
  const cut = (i: number): string => text.slice(0, i) + text.slice(i + 1);
  const real = (list: readonly string[]): number[] => [...new Set(list.map(Number))].filter((other) => other !== figure);
  const digits = [..."0123456789"];
  return {
    swapped: real(places.slice(1).map((i) => text.slice(0, i - 1) + text[i]! + text[i - 1]! + text.slice(i + 1))),
    one: real(places.flatMap((i) => digits.map((digit) => text.slice(0, i) + digit + text.slice(i + 1)))).filter(
      (other) => String(other).length === text.length,
    ),
    dropped: text.length > 1 ? real(places.map(cut)) : [],
    doubled: figure > 0 ? real(places.map((i) => text.slice(0, i) + text[i]! + text.slice(i))) : [],
    extra:
      figure > 0
        ? real([0, ...places.map((i) => i + 1)].flatMap((i) => digits.map((digit) => text.slice(0, i) + digit + text.slice(i))))
        : [],
    sign: figure > 0 ? [-figure] : [],
  };
}

type Make = (ground: Ground, next: Random) => Value[] | undefined;

const pick = <T>(list: readonly T[], next: Random): T | undefined => list[next(list.length)];
const numberAt = (values: readonly Value[], index: number): number => values[index] as number;
const summed = ({ grids }: Ground): number[] => grids.flat(2);

const withOne = (ground: Ground, index: number, value: Value): Value[] => {
  const values = ground.values.slice();
  values[index] = value;
  return values;
};

/** A cell whose figure can slip that way: cells with longer figures slip as readily as others. */
const slipped =
  (kind: keyof ReturnType<typeof slipsOf>): Make =>
  (ground, next) => {
    const cells = summed(ground).filter((index) => slipsOf(numberAt(ground.values, index))[kind].length > 0);
    const index = pick(cells, next);
    if (index === undefined) return undefined;
    return withOne(ground, index, pick(slipsOf(numberAt(ground.values, index))[kind], next)!);
  };

const neighbours = (ground: Ground, next: Random): readonly [number, number] => {
  const grid = pick(ground.grids, next)!;
  const down = grid.length > 1 && next(2) === 0;
  const r = next(grid.length - (down ? 1 : 0));
  const c = next(grid[0]!.length - (down ? 0 : 1));
  return [grid[r]![c]!, down ? grid[r + 1]![c]! : grid[r]![c + 1]!];
};

/** Draws until something comes of it; real tables are mostly zeros. */
const often =
  (make: Make): Make =>
  (ground, next) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const values = make(ground, next);
      if (values) return values;
    }
    return undefined;
  };

const exchanged: Make = often((ground, next) => {
  const [a, b] = neighbours(ground, next);
  const [x, y] = [numberAt(ground.values, a), numberAt(ground.values, b)];
  if (x === y) return undefined;
  const values = withOne(ground, a, y);
  values[b] = x;
  return values;
});

const displaced: Make = often((ground, next) => {
  const pair = neighbours(ground, next);
  const [from, to] = next(2) === 0 ? pair : [pair[1], pair[0]];
  const [x, y] = [numberAt(ground.values, from), numberAt(ground.values, to)];
  if (x === 0 || y === 0 || x === y) return undefined;
  const values = withOne(ground, to, x);
  values[from] = next(2) === 0 ? 0 : null;
  return values;
});

const repeated: Make = often((ground, next) => {
  const pair = neighbours(ground, next);
  const [from, to] = next(2) === 0 ? pair : [pair[1], pair[0]];
  const x = numberAt(ground.values, from);
  return x < 10 || x === numberAt(ground.values, to) ? undefined : withOne(ground, to, x);
});

const turned = (grid: readonly (readonly number[])[]): number[][] => grid[0]!.map((_, c) => grid.map((row) => row[c]!));

/** A block pasted one row (or column) off; what it leaves behind is empty, 0, or what stood there already. */
const shifted =
  (down: boolean): Make =>
  (ground, next) => {
    const grid = down ? ground.grids[0]! : pick(ground.grids, next)!;
    const lines = down ? turned(grid) : grid;
    const places = lines[0]!.length;
    const by = next(2) === 0 ? 1 : -1;
    const everything = next(3) === 0;
    const length = everything ? places : 3 + next(places - 3);
    const a = next(places - length + 1);
    const allLines = everything || next(2) === 0;
    const width = allLines ? lines.length : 1 + next(lines.length);
    const c = next(lines.length - width + 1);
    const left = next(3);
    const values = ground.values.slice();
    for (const line of lines.slice(c, c + width)) {
      for (let p = a; p < a + length; p += 1) if (line[p + by] !== undefined) values[line[p + by]!] = ground.values[line[p]!]!;
      const behind = line[by === 1 ? a : a + length - 1]!;
      if (left < 2) values[behind] = left === 0 ? null : 0;
    }
    return values.every((value, index) => value === ground.values[index]) ? undefined : values;
  };

const lastYear =
  (wholeRow: boolean): Make =>
  (ground, next) => {
    if (!ground.previous) return undefined;
    const row = pick(ground.grids[0]!, next)!;
    const cells = wholeRow ? row : [pick(row, next)!];
    const values = ground.values.slice();
    // Both years are on the same form.
    for (const index of cells) values[index] = ground.previous[index]!;
    const changed = cells.filter((index) => values[index] !== ground.values[index]);
    return changed.length === 0 || (wholeRow && changed.length === 1) ? undefined : values;
  };

const totalsOf = (ground: Ground): number[] => summed(ground).filter((index) => ground.form.cells[index]!.computed);

const forgottenTotal: Make = (ground, next) => {
  const index = pick(
    totalsOf(ground).filter((total) => ground.values[total] !== 0),
    next,
  );
  return index === undefined ? undefined : withOne(ground, index, next(2) === 0 ? 0 : null);
};

const forgottenTotals: Make = (ground, next) => {
  const grid = ground.grids[0]!;
  const line = next(2) === 0 ? grid.map((row) => row[row.length - 1]!) : grid[grid.length - 2]!;
  const left = next(2) === 0 ? 0 : null;
  const values = ground.values.slice();
  for (const index of line) values[index] = left;
  return values;
};

const countedTwice =
  (wholeRow: boolean): Make =>
  (ground, next) => {
    const grid = ground.grids[0]!;
    // 部分公开 counted under 予以公开 as well, or the other way round.
    const [one, other] = next(2) === 0 ? [grid[2]!, grid[3]!] : [grid[3]!, grid[2]!];
    const columns = wholeRow ? one.map((_, c) => c) : [next(one.length - 1)];
    const values = ground.values.slice();
    for (const c of columns) values[one[c]!] = numberAt(ground.values, one[c]!) + numberAt(ground.values, other[c]!);
    const changed = columns.filter((c) => values[one[c]!] !== ground.values[one[c]!]).length;
    return changed === 0 || (wholeRow && changed === 1) ? undefined : values;
  };

/** A slip, and the row's total worked out from it. */
const carried: Make = often((ground, next) => {
  const row = pick(ground.grids[0]!, next)!;
  const index = row[next(row.length - 1)]!;
  const figure = numberAt(ground.values, index);
  if (figure === 0) return undefined;
  const wrong = pick(
    Object.values(slipsOf(figure))
      .flat()
      .filter((other) => other >= 0),
    next,
  )!;
  const values = withOne(ground, index, wrong);
  const total = row[row.length - 1]!;
  values[total] = numberAt(ground.values, total) + wrong - figure;
  return values;
});

const blank: Make = (ground, next) => withOne(ground, pick(summed(ground), next)!, null);

const spelled: Make = (ground, next) => {
  const index = pick(
    summed(ground).filter((cell) => ground.values[cell] === 0),
    next,
  );
  return index === undefined ? undefined : withOne(ground, index, words(pick(["/", "无", "-"], next)!));
};

const yuan: Make = (ground, next) => {
  const amounts = ground.form.cells.filter(({ index, domain }) => {
    const value = ground.values[index] ?? null;
    return domain.kind === "amount" && domain.unit === "万元" && isFigure(value) && decimalText(value) !== "0";
  });
  const cell = pick(amounts, next);
  const value = cell && ground.values[cell.index]!;
  return cell && isFigure(value ?? null) ? withOne(ground, cell.index, shift(value as number, 4)) : undefined;
};

const retyped: Make = (ground, next) => {
  const index = pick(
    summed(ground).filter((cell) => ground.values[cell] !== 0),
    next,
  )!;
  const figure = numberAt(ground.values, index);
  const wrong = next(Math.max(20, figure * 2));
  return wrong === figure ? undefined : withOne(ground, index, wrong);
};

const twoSlips: Make = often((ground, next) => {
  const cells = summed(ground).filter((index) => ground.values[index] !== 0);
  const [a, b] = [pick(cells, next)!, pick(cells, next)!];
  if (a === b) return undefined;
  const slip = (index: number): number =>
    pick(
      Object.values(slipsOf(numberAt(ground.values, index)))
        .flat()
        .filter((other) => other >= 0),
      next,
    )!;
  const values = withOne(ground, a, slip(a));
  values[b] = slip(b);
  return values;
});

const KINDS: readonly (readonly [kind: string, share: number, make: Make, mistakes?: number, known?: boolean])[] = [
  ["两位颠倒", 10, slipped("swapped")],
  ["错一位", 10, slipped("one")],
  ["漏一位", 10, slipped("dropped")],
  ["重一位", 10, slipped("doubled")],
  ["多一位", 6, slipped("extra")],
  ["错正负号", 4, slipped("sign")],
  ["邻格对调", 8, exchanged],
  ["填入邻格", 6, displaced],
  ["重填邻数", 4, repeated],
  ["粘贴错一行", 6, often(shifted(true))],
  ["粘贴错一列", 6, often(shifted(false))],
  ["上年旧数", 4, often(lastYear(false))],
  ["上年旧行", 2, often(lastYear(true))],
  ["漏填合计", 6, forgottenTotal],
  ["漏填整行合计", 3, forgottenTotals],
  ["重复计数", 4, often(countedTwice(false))],
  ["整行重复计数", 2, often(countedTwice(true))],
  ["错数已计入合计", 4, carried],
  ["漏填", 5, blank],
  ["斜杠代零", 3, spelled],
  ["元作万元", 2, yuan],
  ["任意错数", 6, often(retyped), 1, false],
  ["两处错", 10, twoSlips, 2],
];

/** @returns `size` cases, the kinds in fixed shares; a kind that the drawn report cannot suffer is drawn for another report */
export function cases(size: number, seed: number): Case[] {
  const next = random(seed);
  const all = grounds();
  const shares = KINDS.flatMap((entry) => Array.from({ length: entry[1] }, () => entry));
  const out: Case[] = [];
  for (let i = 0; i < size; i += 1) {
    const [kind, , make, mistakes = 1, known = true] = shares[i % shares.length]!;
    for (let tries = 0; tries < 1_000; tries += 1) {
      const ground = pick(all, next)!;
      const values = make(ground, next);
      if (!values) continue;
      out.push({ ground, kind, mistakes, known, values });
      break;
    }
  }
  return out;
}
