// 四、政府信息公开行政复议、行政诉讼情况. Printed alike in both editions
// (国办公开办函〔2019〕60号、国办公开办函〔2021〕30号).
import { block, count, group, item, table, total } from "../core/form/form";

const outcomes = <const P extends string>(of: P) =>
  [
    item(`${of}.upheld`, "结果|维持"),
    item(`${of}.corrected`, "结果|纠正"),
    item(`${of}.otherResult`, "其他|结果"),
    item(`${of}.pending`, "尚未|审结"),
    total(`${of}.total`, "总计"),
  ] as const;

export const proceedings = table("proceedings", "四", "四、政府信息公开行政复议、行政诉讼情况", {
  rules: { count: "R10", across: "R04" },
  blocks: [
    block({
      holds: count("件"),
      columns: [
        group("行政复议", ...outcomes("reconsideration")),
        group(
          "行政诉讼",
          group("未经复议|直接起诉", ...outcomes("directSuit")),
          group("复议后起诉", ...outcomes("suitAfterReconsideration")),
        ),
      ],
      rows: [item("", "")],
    }),
  ],
});
