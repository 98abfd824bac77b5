// Rules on what a report is held against: last year's report and the tables it was made from.
import type { RuleText } from "../core/form/rule-text";

export const auditRules = [
  {
    id: "R30-tables",
    title: "报告中的表与统计表一致",
    class: "A",
    ground: "报告第二、三、四部分的表就是所报送的统计表，应逐格相同（由报告与统计表同为一套数据推导）",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019,
  },
  {
    id: "R40-report",
    title: "上年报告是同一单位上一年度的报告",
    class: "C",
    ground: "跨年度的衔接关系只在同一单位相邻两个年度的报告之间成立（由栏目含义推导）",
    status: "derived",
    tables: [],
    since: 2020,
    exceptions: "机构改革或更名的可以说明",
    acrossYears: true,
  },
  {
    id: "R70-units",
    title: "计入汇总的单位自身没有强制性问题",
    class: "B",
    ground: "各单位的表先满足自身的勾稽关系，汇总才满足（合计保持相等关系，算术）",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019,
    exceptions: "单位暂时改正不了的，可以说明后先行汇总",
  },
] as const satisfies readonly RuleText[];
