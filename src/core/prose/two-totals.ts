// R55: one thing counted twice in a report, and not alike.
import { compareFigures } from "../figures/values";
import type { Noted } from "./noted";
import { lastOf, type Read } from "./read";

const FILLERS =
  /全年|本年度?|今年|年内|累计|总共|共计|合计|共|了|各类|我[局镇乡街道办委区县市院厅]+|20[0-9]{2}年度?|全[市县区镇局]|，|约/gu;
/** A total of this and nothing narrower. */
const THINGS = new Set([
  "发布政务信息",
  "发布政府信息",
  "公开政务信息",
  "主动公开政府信息",
  "主动公开信息",
  "公开政府信息",
  "主动公开各类政府信息",
  "主动公开政务信息",
]);
/** Where the clause before says a way or a part, the count is of that. */
const NARROWER = /通过|依托|利用|网站|微信|公众号|微博|平台|公报|专栏|其中|包括|含|涉及/u;

export function twoTotals(reads: readonly Read[]): Noted[] {
  const first = new Map<string, { readonly said: string; readonly read: Read; readonly number: number }>();
  return reads.flatMap((read, paragraph) =>
    read.numbers.flatMap((number, k): Noted[] => {
      if (number.kind !== "figure" || number.value === undefined || number.approximate !== undefined || number.unit !== "条")
        return [];
      const sentence = lastOf(read.text, "。！？；", number.start, Math.max(0, number.start - 80)) + 1;
      const clause = lastOf(read.text, "，：", number.start, sentence) + 1;
      const what = read.text.slice(clause, number.start).replace(FILLERS, "");
      if (!THINGS.has(what) || NARROWER.test(read.text.slice(sentence, clause).replace("平台建设", ""))) return [];
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
