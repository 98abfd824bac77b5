// What a update would write, or has written, in words for a terminal or a list.
import type { Unbound } from "../publish/bind";
import type { ReadBackPoint } from "../publish/read-back";
import type { PushItem, PushPreview, PushState, TwinTable, UnwrittenNumber } from "../publish/plan/part";

export const STATES: Readonly<Record<PushState, string>> = {
  new: "写入",
  same: "不变",
  changed: "更新",
  kept: "保留",
  conflict: "冲突",
};

const WHY: Readonly<Record<Unbound["why"], string>> = {
  disagrees: "与文档自己的统计表不一致，无法判断指哪一格",
  approximate: "是约数",
  "no-name": "不是统计表中的一项或几项之和",
  unit: "带有万、亿等单位",
  "old-year": "可能是往年的事",
  reckoned: "在域里，写入的数会在更新域时被改回，请修改域的来源，或者先把域转为普通文字",
};

const ASPECTS: Readonly<Record<UnwrittenNumber["aspect"], string>> = {
  share: "占比",
  growth: "增减",
  figure: "",
  date: "年份、日期",
};

const MOST_HINTS = 3;

/** One line for each sentence: what of it is not written. */
export function unwrittenLines(unwritten: readonly UnwrittenNumber[]): readonly string[] {
  const bySentence = new Map<string, UnwrittenNumber[]>();
  for (const one of unwritten) {
    const key = `${one.place}\n${one.sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), one]);
  }
  return [...bySentence.values()].map((all) => {
    const { place, sentence, isPartly } = all[0]!;
    const said = all.map(({ said: number, aspect, instead }) => {
      // A figure that stands in many squares is a hint of none.
      const isHint = instead.length > 0 && instead.length <= MOST_HINTS;
      const notes = [ASPECTS[aspect], ...(isHint ? [`可能是${instead.join("、")}`] : [])].filter(Boolean);
      return `“${number}”${notes.length > 0 ? `（${notes.join("，")}）` : ""}`;
    });
    return `${place}的${said.join("")}没有写入${isPartly ? "，同一句的其他数已经写入" : ""}：${sentence}`;
  });
}

/** Said wherever a document of another year keeps numbers: never that the rest is as it should be. */
const unwrittenText = (unwritten: readonly UnwrittenNumber[]): readonly string[] =>
  unwritten.length === 0
    ? []
    : [
        `正文还有${unwritten.length}个数是往年报告里的，没有写入，也不能证明与年度无关：${listed(unwritten.map(({ place, said }) => `${place}的“${said}”`))}，请逐个改写、保留或标出。`,
      ];

/** What was recognised and is left alone, what is no longer true, and what could not be found: one line each. */
export const remarksOf = (preview: PushPreview): readonly string[] => [
  ...unwrittenLines(preview.unwritten),
  ...preview.missing,
  ...leftAlone(preview),
  ...remarksOnWords(preview),
];

const listed = (places: readonly string[]): string =>
  places.length <= 6 ? places.join("、") : `${places.slice(0, 6).join("、")}等${places.length}处`;

/** Nothing stands there that could be written over: only somebody who reads the sentence can put it right. */
const lostText = (lost: readonly string[]): readonly string[] =>
  lost.length > 0 ? [`上次写入的${listed(lost)}在文档中已经找不到，请核对是否被删去或改写。`] : [];

const remarksOnWords = ({ left, stale, absent, lost }: PushPreview): readonly string[] => [
  ...stale.map(({ said, sentence, place }) => `${place}的“${said}”与统计表不符，请改写这句话：${sentence}`),
  ...left.map(({ said, sentence, place, why }) => `${place}的“${said}”没有绑定，它${WHY[why]}：${sentence}`),
  ...(absent.length > 0 ? [`文档里没有${absent.join("、")}，不写入。`] : []),
  ...lostText(lost),
];

/** 第4个表格（表三） */
export const twinText = ({ place, names }: TwinTable): string => `${place}（${names.join("、")}）`;

/** What was not written although it is there, one sentence each. */
const leftAlone = ({ untouched, leftovers, beside, twins, reckoned, unreadable }: PushPreview): readonly string[] => [
  ...(unreadable === "" ? [] : [unreadable]),
  ...(twins.length > 0
    ? [
        `${listed(twins.map(twinText))}没有写入，里面还是原来的数，请选定写哪几处，或者保留（命令行用 --table，没有选的算有意留着的）。`,
      ]
    : []),
  ...(reckoned.length > 0
    ? [`${listed(reckoned)}在文档里是域，写的是统计表的数，以后更新域时Word会重新计算，请更新域以后核对。`]
    : []),
  ...(beside.length > 0 ? [`${listed(beside)}不是表样里的，没有写入，其中的数请自行更新。`] : []),
  ...(untouched.length > 0 ? [`来源没有给出${listed(untouched)}应写的数，文档里的原样保留，请补齐来源后再次写入。`] : []),
  ...(leftovers.length > 0 ? [`文档${listed(leftovers)}不是完整的占位符，没有替换，请改正后再写入。`] : []),
];

/** Something was left in the document that somebody has to put right there. */
export const leavesWork = ({ leftovers, unwritten, twins }: PushPreview): boolean =>
  leftovers.length + unwritten.length + twins.length > 0;

/** It was told what is still to be done: then nobody may read that there is nothing. */
export const tellsOfWork = (preview: PushPreview): boolean => leavesWork(preview) || leftAlone(preview).length > 0;

/** 六个部分齐全 is said of a report in which nothing is missing, once it was read back. */
export const wholeText = ({ mark, open, untouched }: PushPreview, points: readonly ReadBackPoint[]): string =>
  mark === "" && open.length + untouched.length + points.length === 0 ? "，六个部分齐全" : "";

const quoted = (text: string): string => (text === "" ? "（空）" : `“${text}”`);

/** 12 → 15 in one line; what changes in a table is counted, and the first cells are named. */
function itemText(item: PushItem): string {
  const head = `[${STATES[item.state]}] ${item.name}（${item.place}）`;
  if (item.kind === "table") {
    if (item.cells.length === 0) return `${head}：${item.found === "placeholder" ? "整张表" : "各格与统计表一致"}`;
    const shown = [...item.cells].sort((a, b) => Number(b.state === "conflict") - Number(a.state === "conflict")).slice(0, 5);
    const cells = shown.map((cell) => `      ${STATES[cell.state]} ${cell.label}：${quoted(cell.theirs)} → ${quoted(cell.ours)}`);
    const rest = item.cells.length > shown.length ? [`      另有${item.cells.length - shown.length}格`] : [];
    return [`${head}：${item.cells.length}格`, ...cells, ...rest].join("\n");
  }
  const change = item.found === "added" ? quoted(item.ours) : `${quoted(item.theirs)} → ${quoted(item.ours)}`;
  const instead = item.instead.length > 0 ? `；也可能是${item.instead.join("、")}` : "";
  return `${head}：${change}${instead}`;
}

/** Everything there is to know before 写入 is pressed. */
export function previewText(preview: PushPreview): string {
  const { items, unwritten, left, stale, absent, lost, broken, mark } = preview;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
  const unchanged = items.filter(({ state }) => state === "same").length;
  return [
    ...section("将写入：", items.filter(({ state }) => state !== "same").map(itemText)),
    ...(unchanged > 0 ? [`另有${unchanged}处与统计表一致，不改动。`] : []),
    ...section(`没有写入、也不能证明与年度无关的数（${unwritten.length}个）：`, unwrittenLines(unwritten)),
    ...section(
      "识别出但没有绑定的数字：",
      left.map(({ said, sentence, place, why }) => `${place} “${said}”${WHY[why]}：${sentence}`),
    ),
    ...section(
      "与数据不符、需要改写的句子：",
      stale.map(({ said, sentence, place }) => `${place} “${said}”：${sentence}`),
    ),
    ...(absent.length > 0 ? [`文档里没有${absent.join("、")}，没有写入。`] : []),
    ...lostText(lost),
    ...leftAlone(preview),
    ...(mark === "" ? [] : [`文档将标明“${mark}”。`]),
    ...section("缺的表：", preview.missing),
    ...section(
      "强制性问题：",
      broken.map(({ message }) => message),
    ),
  ].join("\n");
}

const CHANGES: readonly PushState[] = ["new", "changed", "conflict"];

/** One sentence: what has been written; then what has not, and why the document is marked. */
export function updatedText(preview: PushPreview): string {
  const { items, mark, absent, lost, unwritten, twins, unreadable } = preview;
  const names = (kind: (item: PushItem) => boolean): string[] => [...new Set(items.filter(kind).map(({ name }) => name))];
  const tables = names(({ kind }) => kind === "table");
  const written = items.filter((item) => item.kind !== "table" && item.kind !== "verdict" && item.state !== "kept");
  const changed = items.filter(({ kind, state }) => kind !== "verdict" && CHANGES.includes(state)).length;
  const parts = [
    ...(tables.length > 0 ? [`${tables.join("、")}`] : []),
    ...(written.length > 0 ? [`正文${written.length}处`] : []),
  ].join("和");
  const said = changed > 0 ? `已写入${parts}` : `数据没有变化${parts === "" ? "" : `，${parts}不必改动`}`;
  const missing = absent.length > 0 && tables.length > 0 ? `文档里没有${absent.join("、")}，没有写入。` : "";
  const marked = mark === "" ? "" : `文档已标明“${mark}”。`;
  const rest = unwritten.length + twins.length > 0 || unreadable !== "" ? "" : "，其余内容原样保留";
  return `${said}${rest}。${[...unwrittenText(unwritten), ...leftAlone(preview), ...lostText(lost)].join("")}${missing}${marked}`;
}
