// 二、主动公开政府信息情况，国办公开办函〔2021〕30号.
import { amount, block, count, item, relation, table } from "../../core/form/form";

const decisions = [item("decisions", "本年处理决定数量")] as const;

export const disclosure = table("disclosure", "二", "二、主动公开政府信息情况", {
  rules: { count: "R05", amount: "R28" },
  blocks: [
    block({
      banner: "第二十条第（一）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: [item("issued", "本年制发件数"), item("repealed", "本年废止件数"), item("inForce", "现行有效件数")],
      rows: [item("governmentRules", "规章"), item("normativeDocuments", "行政|规范性|文件")],
      across: [
        relation("R21", "inForce + repealed >= issued"),
        relation("R20", "previous.inForce + issued = inForce + repealed"),
      ],
    }),
    block({
      banner: "第二十条第（五）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: decisions,
      rows: [item("licensing", "行政许可")],
    }),
    block({
      banner: "第二十条第（六）项",
      stubhead: "信息内容",
      holds: count("件"),
      columns: decisions,
      rows: [item("penalties", "行政处罚"), item("coercion", "行政强制")],
    }),
    block({
      banner: "第二十条第（八）项",
      stubhead: "信息内容",
      holds: amount("万元"),
      columns: [item("collected", "本年收费金额|（单位：万元）")],
      rows: [item("charges", "行政|事业性|收费")],
    }),
  ],
});
