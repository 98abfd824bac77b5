// Small forms of every shape, and figures that hold on them, for trying everything.
import { program, type Program } from "../../../src/core/check/check";
import { block, count, group, item, relation, table, total, type Edition, type Line } from "../../../src/core/form/form";
import { numbered, type NumberedForm } from "../../../src/core/form/numbered-form";
import type { SumCheck } from "../../../src/core/check/rules";
import type { Value } from "../../../src/core/figures/values";

export type Random = (below: number) => number;

/** A small generator with a seed (mulberry32): the same figures on every machine. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const items = (prefix: string, n: number): Line[] => Array.from({ length: n }, (_, i) => item(`${prefix}${i}`, `${prefix}${i}`));

/** Rows, columns, whether totals stand on either axis, and whether a balance is printed as in table three. */
export function smallForm(rows: number, columns: number, shape: "both" | "across" | "balance" | "groups"): Program {
  const across: Line[] =
    shape === "groups"
      ? [group("甲", ...items("a", columns), total("at", "合计")), group("乙", ...items("b", columns), total("bt", "合计"))]
      : [...items("c", columns), total("ct", "合计")];
  const down: Line[] =
    shape === "balance"
      ? [item("in", "收"), item("before", "上年"), group("办", ...items("r", rows), total("done", "小计")), item("after", "下年")]
      : shape === "both"
        ? [...items("r", rows), total("rt", "合计")]
        : items("r", rows);
  const edition: Edition = {
    id: "small",
    name: "小表",
    document: "",
    since: 2000,
    tables: [
      table("small", "一", "小表", {
        rules: { count: "R05", down: "R02", across: "R03" },
        blocks: [
          {
            ...block({ holds: count("件"), columns: [item("x", "x")], rows: [item("y", "y")] }),
            columns: across,
            rows: down,
            down: shape === "balance" ? [relation("R01", "in + before = done + after")] : [],
          },
        ],
      }),
    ],
  };
  return program(numbered(edition));
}

/** Fills the totals in, and the balance, so that every sum holds. */
export function filled(form: NumberedForm, run: Program, next: Random, most: number): Value[] {
  const values: Value[] = form.cells.map(() => (next(3) === 0 ? 0 : next(most)));
  const sums = run.checks.filter((check): check is SumCheck => check.kind === "sum");
  for (let pass = 0; pass < 3; pass += 1)
    for (const check of sums) {
      const sum = (cells: Int32Array): number => cells.reduce((a, cell) => a + (values[cell] as number), 0);
      if (check.totalling) values[check.right[0]!] = sum(check.left);
      else {
        // in + before = done + after: whichever side is short is made up.
        const short = sum(check.left) - sum(check.right);
        const made = short > 0 ? check.right[1]! : check.left[0]!;
        values[made] = (values[made] as number) + Math.abs(short);
      }
    }
  return values;
}

export const hard = (rule: string): boolean => ["R01", "R02", "R03", "R04", "R05", "R10"].includes(rule);
