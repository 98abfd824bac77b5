// How reports call the outcomes of table four.
import type { WordGroup } from "../core/prose/words";
import { outcome } from "./word-groups";

export const caseOutcomes: readonly WordGroup[] = [
  outcome(
    "upheld",
    "结果维持",
    "予以维持",
    "维持原行政行为",
    "维持原决定",
    "维持",
    "驳回原告诉讼请求",
    "驳回诉讼请求",
    "驳回复议申请",
  ),
  outcome("corrected", "结果纠正", "被纠正", "被纠错", "纠正", "纠错", "撤销", "责令重新答复", "被撤销"),
  outcome("otherResult", "其他结果", "其它结果"),
  outcome(
    "pending",
    "尚未审结",
    "尚未办结",
    "未审结",
    "尚在审理",
    "正在审理",
    "审理中",
    "仍在审理",
    "尚在审理中",
    "未结",
    "尚未结",
    "未审理完毕",
    "尚未结案",
    "未结案",
    "尚未作出决定",
    "在审",
    "在审理",
    "未判决",
    "未宣判",
    "尚未判决",
    "尚未宣判",
  ),
];
