// R55: one thing counted twice in a report, and not alike.
import { compareFigures } from "../figures/values";
import type { Noted } from "./noted";
import { lastOf, type Read } from "./read";

export function twoTotals(reads: readonly Read[]): Noted[] {
  const first = new Map<string, { readonly said: string; readonly read: Read; readonly number: number }>();
  return reads.flatMap((read, paragraph) =>
    read.numbers.flatMap((number, k): Noted[] => {
      if (number.kind !== "figure" || number.value === undefined || number.approximate !== undefined || number.unit !== "条")
        return [];
      const sentence = lastOf(read.text, "。！？；", number.start, Math.max(0, number.start - 80)) + 1;
      const clause = lastOf(read.text, "，：", number.start, sentence) + 1;
      const what = read.text.slice(clause, number.start).replace(read.patterns.totalFillers, "");
      if (
        !read.lists.wholeThings.includes(what) ||
        read.patterns.narrowerTotal.test(read.text.slice(sentence, clause).replace("平台建设", ""))
      )
        return [];
      const key = what.replace("主动", "").replace("政务", "政府").replace("政府", "");
      const known = first.get(key);
      if (!known) {
        first.set(key, { said: read.text.slice(number.start, number.end), read, number: k });
        return [];
      }
      if (compareFigures(known.read.numbers[known.number]!.value!, number.value) === 0) return [];
      return [
        {
          rule: "R55",
          verdict: "broken",
          paragraph,
          start: number.start,
          end: number.end,
          detail: { kind: "two-totals", what, first: known.said, second: read.text.slice(number.start, number.end) },
          cells: [],
        },
      ];
    }),
  );
}
