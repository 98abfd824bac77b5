// What is the matter with a sheet that we laid out, one sentence each.
import type { FormFault } from "../../core/check/finding";
import type { SheetPlace } from "../../core/document/source";
import type { NumberedForm } from "../../core/form/numbered-form";
import { decimalText, valueText } from "../../core/figures/values";
import { cellLabel } from "./cell-label";
import { excerpt } from "./one-line";
import { spokenPlace } from "./place";

/** @param form - the form that the faulty sheets are on */
export function faultSentence(fault: FormFault, form: NumberedForm): string {
  const table = form.tables.find((one) => one.table.id === fault.table)?.table;
  const name = table ? `表${table.number}` : fault.table;
  const label = (at: SheetPlace, index: number): string => cellLabel(form.cells[index]!, spokenPlace(at));
  switch (fault.kind) {
    case "label":
      return fault.found === ""
        ? `${spokenPlace(fault.at)}的“${fault.printed}”被删去了，请用“修复表样”补上。`
        : fault.printed === ""
          ? `${spokenPlace(fault.at)}多了“${excerpt(fault.found)}”，表样这一格是空的，请用“修复表样”恢复。`
          : `${spokenPlace(fault.at)}的“${excerpt(fault.found)}”与表样不一致，应为“${fault.printed}”，请用“修复表样”恢复。`;
    case "typed-total":
      if (fault.sum === null)
        return `${label(fault.at, fault.index)}的合计公式被手工数字${valueText(fault.typed)}替换了，各项没有填全，请补填后用“修复表样”恢复公式。`;
      return `${label(fault.at, fault.index)}的合计公式被手工数字${valueText(fault.typed)}替换了，各项之和是${decimalText(fault.sum)}，请用“修复表样”恢复公式。`;
    case "other-formula":
      return `${label(fault.at, fault.index)}的合计公式被改成了“=${excerpt(fault.found)}”，请用“修复表样”恢复公式。`;
    case "missing-formula":
      return `${label(fault.at, fault.index)}的合计公式被删去了，请用“修复表样”恢复公式。`;
    case "row-removed":
      return `工作表“${fault.sheet}”少了“${fault.label}”一行，请用“修复表样”补上这一行，再填数据。`;
    case "merge":
      return fault.broken
        ? `工作表“${fault.sheet}”的${fault.area}应是一个合并单元格，现在拆开了，请用“修复表样”恢复。`
        : `工作表“${fault.sheet}”的${fault.area}被合并了，表样在这里没有合并，请用“修复表样”恢复。`;
    case "look": {
      const what = [fault.look ? "字体或数字格式" : "", fault.rules ? "录入规则" : ""].filter((part) => part !== "").join("和");
      return `工作表“${fault.sheet}”（${name}）的${what}与表样不同，数据不受影响，要与表样一致请用“修复表样”恢复。`;
    }
    case "moved":
      return `工作表“${fault.sheet}”中的${name}被插入或移动了行列，请用“修复表样”恢复原来的位置。`;
    case "sheet-missing":
      return `工作簿里没有工作表“${fault.sheet}”（${name}），请用“修复表样”补上，或从备份中取回。`;
    case "beyond-repair":
      return `工作表“${fault.sheet}”改动太大，分不清哪个数属于${name}的哪一格，请另外生成表样，对照着填入。`;
  }
}
