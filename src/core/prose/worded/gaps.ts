// R58: a figure that was never filled in, and one whose measure was left out.
import type { Read } from "../read";
import { within, type TextRange } from "../text";
import type { Worded } from "./clause";

/** 「召开培训会次」: so many times. */
const HELD = /(?:召开|举办|组织|开展|举行)[^，。；0-9]{0,14}(?:会议|会|培训|讲座|检查|督查)$/u;

/** R58: 「共发布信息条」: the figure was never filled in. */
export function missingNumber(read: Read, clause: TextRange, gapBefore: (at: number) => boolean): Worded[] {
  const { text } = read;
  // The count ends the clause and no figure stands before it.
  const i = clause.end - 1;
  if (i < clause.start + 2 || !read.lists.missingUnits.includes(text[i]!)) return [];
  const noun = read.lists.beforeUnit.find((word) => text.endsWith(word, i));
  const gap = gapBefore(i);
  const before = text.slice(clause.start, i);
  // 「公开政府信息共条」: behind 共 there can only be the figure.
  const bareTotal = read.patterns.leadsToTotal.test(before.slice(-4));
  if (noun === undefined && !gap && !bareTotal && !HELD.test(before)) return [];
  const verb = read.lists.missingVerbs.some((word) => before.includes(word));
  const total = before.includes("共") || before.includes("累计") || before.includes("合计");
  // 申请件 and 公开件 are words; with 共 in front and nothing counted a figure is missing.
  const isWord = text.endsWith("依申请公开", i) || text.endsWith("文", i) || (text.endsWith("申请", i) && !total);
  // 「主动公开政府信息条」 is no word either.
  const bare =
    text[i] === "条" && /(?:主动公开|发布|推送|(?:全年|年内)公开)(?:政府|政务|各类)*(?:信息|动态)$/u.test(before.slice(-14));
  const held = text[i] === "次" && HELD.test(before);
  if (!held && (!verb || isWord || (!total && !gap && !bare))) return [];
  const counted = within(read.numbers, clause.start, clause.end).some(
    (number) => number.kind === "figure" || number.kind === "other",
  );
  if (counted || /[多余几若干数百千]$/u.test(before)) return [];
  return [
    {
      rule: "R58",
      start: i,
      end: i + 1,
      detail: { kind: "missing-number", said: text.slice(Math.max(clause.start, i - 12), i + 1) },
      cells: [],
    },
  ];
}

/** 「公开惠农信息条、办事指南5条」: the first of a list lost its figure. */
export function missingInList({ text, lists, numbers }: Read, clause: TextRange): Worded[] {
  const [number] = within(numbers, clause.start, clause.end).filter(({ kind }) => kind === "figure");
  if (!number || !LISTED.includes(number.unit)) return [];
  const at = text.lastIndexOf(`${number.unit}、`, number.start);
  const before = text.slice(clause.start, at);
  const noun = at >= clause.start && lists.beforeUnit.some((word) => before.endsWith(word));
  if (!noun || !lists.missingVerbs.some((word) => before.includes(word)) || /[多余几若干数百千]$/u.test(before)) return [];
  return [
    {
      rule: "R58",
      start: at,
      end: at + 1,
      detail: { kind: "missing-number", said: text.slice(Math.max(clause.start, at - 12), at + 1) },
      cells: [],
    },
  ];
}

const LISTED = ["条", "篇", "期"];

/** 「发布信息2万余」 lost its 条, 「浏览量2万余」 nothing. */
const BY_THE_PIECE = /(?:发布|推送|公开|更新)[^，。；0-9]{0,6}(?:信息|动态|稿件|推文|图文)$/u;

/** What is counted in 万 or 人, never by itself. */
const BY_THE_TEN_THOUSAND = /^(?:粉丝|用户|阅读|访问|点击|关注|浏览)/u;

/** 「浏览量达1200余」 needs no measure. */
const A_QUANTITY = /(?:量|数|粉丝|用户|达到?|至|到|点赞)$/u;

/** R58: 「发布信息1200余，」, 「26.4粉丝」. */
export function missingMeasure(read: Read, clause: TextRange): Worded[] {
  const { text } = read;
  return within(read.numbers, clause.start, clause.end).flatMap((number): Worded[] => {
    if (number.kind !== "figure" || number.unit !== "" || number.value === undefined) return [];
    const before = text.slice(clause.start, number.start);
    const behind = text.slice(number.end, number.end + 4);
    const bareTotal =
      number.approximate === "over" &&
      (number.scale === 0 || BY_THE_PIECE.test(before)) &&
      /[余多]$/u.test(text.slice(number.start, number.end)) &&
      (behind === "" || /^[，。；]/u.test(behind)) &&
      (read.lists.missingVerbs.some((word) => before.includes(word)) ||
        (number.scale === 0 && read.lists.countedWork.some((word) => before.includes(word)) && !A_QUANTITY.test(before)));
    const bare = behind === "" || /^[，。；]/u.test(behind);
    const fraction =
      typeof number.value !== "number" &&
      number.scale === 0 &&
      (BY_THE_TEN_THOUSAND.test(behind) || (bare && read.patterns.ofTenThousands.test(before)));
    if (!bareTotal && !fraction) return [];
    const end = fraction && !bare ? number.end + 2 : number.end;
    return [
      {
        rule: "R58",
        start: number.start,
        end: number.end,
        detail: { kind: "missing-measure", said: text.slice(Math.max(clause.start, number.start - 8), end) },
        cells: [],
      },
    ];
  });
}
