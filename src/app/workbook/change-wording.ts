// Every sentence about a change that is proposed: why it is doubtful, what is the matter with a form, what was done.
import type { NumberedForm } from "../../core/form/numbered-form";
import { decimalText, valueText } from "../../core/figures/values";
import { cellLabel } from "../words/cell-label";
import type { CellPlace } from "../../ports/workbook";
import type { JournalEntry, Verb } from "./journal";
import type { Doubt } from "./proposal";
import type { FormFault } from "./repair";
import { oddityWords } from "../words/wording";
import { spokenPlace } from "./workbook-cells";

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

/** @param form - the form that the faulty sheets are on */
export function faultSentence(fault: FormFault, form: NumberedForm): string {
  const table = form.tables.find((one) => one.table.id === fault.table)?.table;
  const name = table ? `表${table.number}` : fault.table;
  const label = (at: CellPlace, index: number): string => cellLabel(form.cells[index]!, spokenPlace(at));
  switch (fault.kind) {
    case "label":
      return fault.found === ""
        ? `${spokenPlace(fault.at)}的“${fault.printed}”被删去了，请用“修复表样”补上。`
        : fault.printed === ""
          ? `${spokenPlace(fault.at)}多了“${fault.found}”，表样这一格是空的，请用“修复表样”恢复。`
          : `${spokenPlace(fault.at)}的“${fault.found}”与表样不一致，应为“${fault.printed}”，请用“修复表样”恢复。`;
    case "typed-total":
      if (fault.sum === null)
        return `${label(fault.at, fault.index)}的合计公式被手工数字${valueText(fault.typed)}替换了，各项没有填全，请补填后用“修复表样”恢复公式。`;
      return `${label(fault.at, fault.index)}的合计公式被手工数字${valueText(fault.typed)}替换了，各项之和是${decimalText(fault.sum)}，请用“修复表样”恢复公式。`;
    case "other-formula":
      return `${label(fault.at, fault.index)}的合计公式被改成了“=${fault.found}”，请用“修复表样”恢复公式。`;
    case "missing-formula":
      return `${label(fault.at, fault.index)}的合计公式被删去了，请用“修复表样”恢复公式。`;
    case "row-removed":
      return `工作表“${fault.sheet}”少了“${fault.label}”一行，请用“修复表样”补上这一行，再填数据。`;
    case "merge":
      return fault.broken
        ? `工作表“${fault.sheet}”的${fault.area}应是一个合并单元格，现在拆开了，请用“修复表样”恢复。`
        : `工作表“${fault.sheet}”的${fault.area}被合并了，表样在这里没有合并，请用“修复表样”恢复。`;
    case "moved":
      return `工作表“${fault.sheet}”中的${name}被插入或移动了行列，请用“修复表样”恢复原来的位置。`;
    case "sheet-missing":
      return `工作簿里没有工作表“${fault.sheet}”（${name}），请用“修复表样”补上，或从备份中取回。`;
    case "beyond-repair":
      return `工作表“${fault.sheet}”改动太大，分不清哪个数属于${name}的哪一格，请另外生成表样，对照着填入。`;
  }
}

const DONE: Readonly<Record<Verb, string>> = {
  "lay-out": "生成表样",
  fill: "填入",
  carry: "提取上年数",
  "zero-report": "零报告",
  repair: "修复表样",
  correct: "采用建议",
};

/** 填入：表二!B5等12格 */
export function journalSentence(entry: JournalEntry): string {
  const sheets = [...entry.made, ...entry.emptied].map((made) => made.name);
  const named =
    sheets.length > 0 ? `工作表${sheets.join("、")}` : entry.reframed.length > 0 ? `工作表${entry.reframed.join("、")}` : "";
  const first = entry.cells[0];
  const cells =
    first === undefined ? "" : entry.cells.length === 1 ? spokenPlace(first) : `${spokenPlace(first)}等${entry.cells.length}格`;
  const what = [named, named === "" ? cells : ""].filter((part) => part !== "").join("，");
  return `${DONE[entry.verb]}：${what}${entry.undone === undefined ? "" : "（已撤销）"}`;
}
