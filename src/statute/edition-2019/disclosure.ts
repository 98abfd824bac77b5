// 二、主动公开政府信息情况，国办公开办函〔2019〕60号.
import { amount, block, change, count, item, relation, table } from "../../core/form/form";

const last = item("lastYear", "上一年项目数量", count("项"));
const difference = item("change", "本年增/减", change("项"));
const decisions = item("decisions", "处理决定数量", count("件"));
/** The item count cannot fall below zero, and next year starts from it. */
const stock = [
  relation("R24", "lastYear + change >= 0"),
  relation("R42", "lastYear = previous.lastYear + previous.change"),
] as const;

export const disclosure = table("disclosure", "二", "二、主动公开政府信息情况", {
  rules: { count: "R05", change: "R23", amount: "R28" },
  blocks: [
    block({
      banner: "第二十条第（一）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: [item("made", "本年新制作数量"), item("newlyPublic", "本年新公开数量"), item("totalPublic", "对外公开总数量")],
      rows: [item("governmentRules", "规章"), item("normativeDocuments", "规范性文件")],
      across: [relation("R27", "totalPublic >= newlyPublic")],
    }),
    block({
      banner: "第二十条第（五）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: [last, difference, decisions],
      rows: [item("licensing", "行政许可"), item("otherServices", "其他对外管理服务事项")],
      across: [...stock, relation("R26", "decisions != lastYear + change", 100)],
    }),
    block({
      banner: "第二十条第（六）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: [last, difference, decisions],
      rows: [item("penalties", "行政处罚"), item("coercion", "行政强制")],
      across: [...stock, relation("R26", "decisions != lastYear + change", 100)],
    }),
    block({
      banner: "第二十条第（八）项",
      stubhead: "信息内容",
      holds: count("项"),
      columns: [last, difference],
      rows: [item("charges", "行政事业性收费")],
      across: stock,
    }),
    block({
      banner: "第二十条第（九）项",
      stubhead: "信息内容",
      holds: count("项"),
      columns: [item("items", "采购项目数量"), item("amount", "采购总金额", amount(""))],
      rows: [item("procurement", "政府集中采购")],
    }),
  ],
});
