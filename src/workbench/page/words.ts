// Why Excel would not do something, for the person at the grid.
import type { Refusal } from "../../core/outcome";
import type { TypingResult } from "../model/typing";

type Refused = Extract<TypingResult, { readonly kind: "refused" }>;

export function refusalWords({ code, detail }: Refused): string {
  switch (code) {
    case "AccessDenied":
      return "这个单元格受工作表保护，不能改动；请先撤销工作表保护，或改填未锁定的单元格。";
    case "ReadOnly":
      return "这份工作簿以只读方式打开，不能改动；请另存一份再改。";
    case "InvalidArgument":
      return /formula/.test(detail)
        ? "这个公式写得不完整，Excel 读不懂；请检查括号和符号。"
        : "Excel 不接受这样的内容；请换一种写法。";
    case "InvalidOperation":
      return "不能只改动合并单元格的一部分；请先取消合并，或选中整个合并单元格。";
    case "InsertDeleteConflict":
      return "这样插入或删除会把有内容的单元格挤出工作表；请先腾出空位。";
    default:
      return `Excel 拒绝了这一操作（${code}）；请撤销后重试。`;
  }
}

/** Why a file was not opened. */
export function fileWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case "password-protected":
      return "这份文件有打开密码；请先在 Excel 中去掉密码，另存后再打开。";
    case "too-large":
      return `这份文件太大（${refusal.what}超过 ${refusal.limit}）；请删去无关的工作表后再打开。`;
    case "damaged":
      return "这份文件已损坏，读不完整；请在 Excel 中修复或重新取得后再打开。";
    default:
      return "这不是 .xlsx 工作簿；请在 Excel 中另存为 .xlsx 后再打开。";
  }
}
