// 还有3处：一、五、六部分没有正文；…: what was found in a report as it was written, in one line and in full.
import { valueText } from "../../core/figures/values";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { ReadBackPoint } from "../publish/read-back";
import { cellLabel } from "../words/cell-label";
import { refusalSentence } from "../words/refusal-wording";

const few = (all: readonly string[], count = 3): string =>
  all.length <= count ? all.join("、") : `${all.slice(0, count).join("、")}等${all.length}处`;

const within = (text: string, length = 24): string => (text.length <= length ? text : `${text.slice(0, length)}…`);

/** Without its full stop: it stands in a list. */
function pointText(point: ReadBackPoint, form: NumberedForm): string {
  switch (point.kind) {
    case "unreadable":
      return `写好的文件读不回来（${refusalSentence(point.refusal).replace(/。$/u, "")}）`;
    case "title":
      return `标题还是“${within(point.said)}”`;
    case "empty":
      return `第${point.sections.join("、")}部分没有正文`;
    case "marks":
      return `正文里还有${few([...new Set(point.said)].map((said) => within(said)))}没有处理`;
    case "hints":
      return `表样的提示语“${within(point.said[0]!)}”${point.said.length > 1 ? `等${point.said.length}处` : ""}没有换成实际内容`;
    case "absent":
      return `没有${point.tables.join("、")}`;
    case "differs": {
      const [first] = point.cells;
      const cell = form.cells[first!.index]!;
      const here = valueText(first!.here);
      const more = point.cells.length > 1 ? `等${point.cells.length}格` : "";
      return `文档里的${cellLabel(cell)}是${here === "" ? "空格" : here}${more}，与写入的统计表不同`;
    }
    case "tables":
      return `统计表有${point.findings.length}项要核对（${within(point.findings[0]!.message.replace(/。$/u, ""), 60)}）`;
    case "prose":
      return `正文有${point.findings.length}处要核对（${within(point.findings[0]!.message.replace(/。$/u, ""), 60)}）`;
  }
}

/**
 * 还有3处：…；…。
 *
 * @param told - what is to be done was told already, and is more than nothing
 */
export const readBackText = (points: readonly ReadBackPoint[], form: NumberedForm, told = false): string =>
  points.length === 0
    ? `写好后又读回来核对过，${told ? "此外" : ""}没有发现要改的地方。`
    : `还有${points.length}处：${points.map((point) => pointText(point, form)).join("；")}。`;
