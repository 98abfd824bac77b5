// Every sentence about a change that is proposed: why it is doubtful, what was done.
import { decimalText } from "../../core/figures/values";
import type { JournalEntry, Verb } from "./journal";
import type { Doubt } from "./proposal";
import { oddityWords } from "../words/wording";
import { spokenPlace } from "../words/place";

export function doubtSentence(doubt: Doubt): string {
  switch (doubt.kind) {
    case "oddity":
      return `${oddityWords(doubt.oddity)}（原文“${doubt.found.trim()}”），请核对后再填入。`;
    case "no-figure":
      return `原文是“${doubt.found}”，不是数字，确实如此才填入。`;
    case "glued":
      return `原文“${doubt.found.trim()}”的数字连在一起，是按表样拆开的，请对照原文核对。`;
    case "total-differs":
      return `来源中的合计与各项之和${decimalText(doubt.sum)}不一致，请查清哪一个对再填入。`;
    case "replaces-formula":
      return `这一格现在是公式“=${doubt.formula}”，填入后公式就没有了，确实要改才填入。`;
    case "derived":
      return "这个数是按勾稽关系推算的，请核实后再填入。";
    case "other-unit":
      return `上年报告的单位是“${doubt.unit}”，与本报告不同，确认是同一单位再填入。`;
    case "other-year":
      return `来源是${doubt.year}年度的报告，年度对不上，确认无误再填入。`;
  }
}

const DONE: Readonly<Record<Verb, string>> = {
  "lay-out": "生成表样",
  fill: "填入",
  carry: "提取上年数",
  "zero-report": "零报告",
  "zero-rest": "其余空格补0",
  convert: "转换为数字",
  repair: "修复表样",
  correct: "采用建议",
  ledger: "生成台账",
  pictures: "加图示",
};

const placesWords = (places: readonly string[]): string =>
  places.length <= 3 ? places.join("、") : `${places.slice(0, 3).join("、")}等${places.length}格`;

/** How many cells of an entry can be taken back although others were changed since: sheets go back whole or not at all. */
export const restOf = (entry: JournalEntry, changed: readonly string[]): number =>
  entry.reframed.length > 0 ? 0 : Math.max(0, entry.cells.length - changed.length);

/** Why an entry was not taken back, and what can be done instead. */
export function blockedSentence(entry: JournalEntry, changed: readonly string[]): string {
  const where = placesWords(changed);
  if (entry.cells.length === 0 || entry.reframed.length > 0)
    return `${where}在${DONE[entry.verb]}之后填过内容，撤销会连它一起拿掉，所以没有撤销；后来的填入可以先撤销。`;
  const rest = restOf(entry, changed);
  return rest > 0
    ? `${where}在${DONE[entry.verb]}之后又改过，没有撤销；可以保留改过的，只撤销其余${rest}格。`
    : `${where}在${DONE[entry.verb]}之后都改过，没有可以撤销的了。`;
}

/** 填入：表二!B5等12格 */
export function journalSentence(entry: JournalEntry): string {
  const sheets = [...entry.made, ...entry.emptied, ...(entry.ledger?.sheets ?? []), ...(entry.pictures ?? [])].map(
    (made) => made.name,
  );
  const named =
    sheets.length > 0 ? `工作表${sheets.join("、")}` : entry.reframed.length > 0 ? `工作表${entry.reframed.join("、")}` : "";
  const first = entry.cells[0];
  const cells =
    first === undefined ? "" : entry.cells.length === 1 ? spokenPlace(first) : `${spokenPlace(first)}等${entry.cells.length}格`;
  const what = [named, named === "" ? cells : ""].filter((part) => part !== "").join("，");
  return `${DONE[entry.verb]}：${what}${entry.undone === undefined ? "" : "（已撤销）"}`;
}
