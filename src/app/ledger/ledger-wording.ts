// Every sentence on a ledger: whose case, what is wrong with it, and what to do next.
import { valueText } from "../../core/figures/values";
import type { CaseName, LedgerDetail, LedgerFault } from "../../core/ledger/fault";

const lineOf = ({ line, sheet }: CaseName): string => `${sheet ?? ""}第${line}行`;
export const caseName = (name: CaseName): string => (name.number === "" ? `${lineOf(name)}（没有编号）` : name.number);

/** 2025-017号, or the first of many: 2025-017、2025-018等30件. */
function casesText({ cases, count }: Pick<LedgerDetail, "cases" | "count">): string {
  const names = cases.map(caseName);
  if (count === 1) return `台账的${cases[0]!.number === "" ? names[0]! : `${names[0]!}号（${lineOf(cases[0]!)}）`}`;
  return `台账有${count}件（${names.slice(0, 5).join("、")}${count > 5 ? "等" : ""}）`;
}

const quote = (text: string): string => `“${text}”`;

/** What is wrong with a case, and not with a table. */
type CaseFault = Exclude<
  LedgerFault,
  { why: "table-differs" | "tables-differ" | "brought-forward" | "calendar-unknown" | "not-read-whole" }
>;

function faultWords(fault: CaseFault): string {
  switch (fault.why) {
    case "missing":
      return `没有填${quote(fault.column)}，${fault.column === "登记编号" ? "无法逐件核对" : "不能计入表中的任何一格"}，请补上。`;
    case "no-date":
      return `${quote(fault.column)}填的${quote(fault.found)}不是日期，请改成年月日，如 2025-3-1。`;
    case "no-year":
      return `${quote(fault.column)}填的${quote(fault.found)}没有年份，也推不出是哪一年，请写上年份，如 2025-3-1。`;
    case "date-as-text":
      return `${quote(fault.column)}的${quote(fault.found)}不是日期格式，工作表的公式没有计入，请重新输入这个日期。`;
    case "unknown-word":
      return `${quote(fault.column)}填的${quote(fault.found)}不在清单里，没有计入，请从清单里选。`;
    case "other-spelling":
      return `${quote(fault.column)}的${quote(fault.found)}读作${quote(fault.listed)}，写法与清单不同，工作表的公式没有计入，请从清单里选。`;
    case "doubled":
      return "登记编号与另一件相同，请核对是否重复登记，重复的只留一件，不同的申请改用不同的编号。";
    case "result-without-date":
      return "有办理结果，没有答复日期或者审结日期，按还没有办结计数，请补上日期，没有办结的不填结果。";
    case "date-without-result":
      return "有答复日期或者审结日期，没有填结果，没有计入办理结果，请从清单里选一个结果。";
    case "order":
      return `${quote(fault.later)}早于${quote(fault.earlier)}，请核对这两个日期。`;
    case "result-needs":
      return `办理结果是${quote(fault.result)}，但没有${quote(fault.column)}，请核对结果，或补上日期。`;
    case "still-open":
      return `已经答复，但${quote(fault.waits)}之后没有${quote(fault.column)}，请补上，或核对是否真的已经答复。`;
    case "overtime":
      return fault.isOpen
        ? `还没有答复，已过${fault.days}个工作日，法定期限是${fault.limit}个工作日，请抓紧办理，已经延期、补正、征求意见的补上日期。`
        : `用了${fault.days}个工作日，法定期限是${fault.limit}个工作日，请核对日期，已经延期、补正、征求意见的补上日期。`;
    case "no-request":
      return "登记编号在台账的申请里找不到，请核对编号，申请在更早的年度登记的可以说明。";
  }
}

/** A case that stands for many with the same fault: not each of them took as long. */
const manyWords = (fault: CaseFault): string =>
  fault.why === "overtime"
    ? "超过了法定期限，请逐件核对日期，已经延期、补正、征求意见的补上日期。"
    : fault.why === "date-as-text"
      ? `${quote(fault.column)}不是日期格式，工作表的公式没有计入，请重新输入这些日期。`
      : fault.why === "no-date"
        ? `${quote(fault.column)}填的不是日期，请改成年月日，如 2025-3-1。`
        : fault.why === "no-year"
          ? `${quote(fault.column)}没有年份，也推不出是哪一年，请写上年份，如 2025-3-1。`
          : faultWords(fault);

/**
 * @param labelOf - what the cell that the finding is about is called, for what is wrong with a table
 */
export function ledgerSentence(detail: LedgerDetail, labelOf: (cell: number) => string): string {
  const { fault } = detail;
  switch (fault.why) {
    case "calendar-unknown":
      return `${fault.years.join("、")}年的节假日安排没有收录，办理期限按周一至周五估算，请自行核对。`;
    case "not-read-whole":
      return `工作表“${fault.sheets.join("”“")}”的台账太长，面板没有读完，没有逐件计数，也没有核对表三、表四，请用命令行 check 核对这个文件。`;
    case "table-differs": {
      const held = fault.held === null ? "未填" : `填${valueText(fault.held)}`;
      const whose =
        detail.count === 0 ? "" : `（${detail.cases.slice(0, 5).map(caseName).join("、")}${detail.count > 5 ? "等" : ""}）`;
      return `${labelOf(fault.cell)}${held}，按台账计数是${fault.counted}件${whose}，请核对台账，或把这一格改成公式。`;
    }
    case "tables-differ":
      return `${labelOf(fault.cell)}等${fault.cells}格与台账的计数不同，请核对表里的数是否另有来源，或按台账重新生成这张表。`;
    case "brought-forward": {
      const whose =
        detail.count === 0 ? "" : `（${detail.cases.slice(0, 5).map(caseName).join("、")}${detail.count > 5 ? "等" : ""}）`;
      return `${labelOf(fault.cell)}按台账是${fault.counted}件${whose}，上年报告结转下年度${fault.reported}件，请逐件核对。`;
    }
    default:
      return `${casesText(detail)}${detail.count === 1 ? faultWords(fault) : manyWords(fault)}`;
  }
}
