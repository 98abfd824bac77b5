// The six sections of the report: titles by edition (国办公开办函〔2019〕60号、国办公开办函〔2021〕30号), and the titles that
// were printed for the same section elsewhere.
export interface Section {
  readonly number: "一" | "二" | "三" | "四" | "五" | "六";
  readonly title: string;
  /** The statutory table that stands in it. */
  readonly table?: string;
  readonly also: readonly string[];
}

const common: readonly Section[] = [
  { number: "一", title: "总体情况", also: [] },
  { number: "二", title: "主动公开政府信息情况", table: "disclosure", also: ["主动公开政府信息的情况"] },
  { number: "三", title: "收到和处理政府信息公开申请情况", table: "requests", also: ["收到和处理政府信息公开申请的情况"] },
  {
    number: "四",
    title: "政府信息公开行政复议、行政诉讼情况",
    table: "proceedings",
    also: ["因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
  },
];
const rest: Section = { number: "六", title: "其他需要报告的事项", also: [] };

const sections: Readonly<Record<string, readonly Section[]>> = {
  "2019": [
    ...common,
    { number: "五", title: "政府信息公开工作存在的主要问题及改进情况", also: ["存在的主要问题及改进情况"] },
    rest,
  ],
  "2021": [
    ...common,
    { number: "五", title: "存在的主要问题及改进情况", also: ["政府信息公开工作存在的主要问题及改进情况"] },
    rest,
  ],
};

/** @param edition - an edition's id */
export const sectionsOf = (edition: string): readonly Section[] => sections[edition]!;
