// Rules whose content a local profile brings: what they are called, and how strict a local notice may be at the most.
import type { RuleText } from "../core/form/rule-text";

const OF_PROFILE = "由所选的地方要求规定，依据是该文件本身；地方要求不能改变统一格式";

export const profileRules = [
  {
    id: "R91",
    title: "地方要求的勾稽关系",
    class: "B",
    ground: `各栏之间应满足的关系${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019,
  },
  {
    id: "R92",
    title: "地方要求的篇幅",
    class: "B",
    ground: `各部分的字数上限${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019,
  },
  {
    id: "R93",
    title: "地方要求写明的数据",
    class: "C",
    ground: `总体情况各方面应写明的数据${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019,
    exceptions: "没有这项工作的单位可以说明",
  },
  {
    id: "R94",
    title: "地方要求的发布期限",
    class: "B",
    ground: `发布期限${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019,
  },
  {
    id: "R94-scope",
    title: "所选的地方要求适用于这份报告",
    class: "C",
    ground: "地方要求只适用于它写明的年度和单位（由该文件本身规定）",
    status: "local",
    tables: [],
    since: 2019,
  },
] as const satisfies readonly RuleText[];
