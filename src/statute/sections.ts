// The six sections of the report: the tables' own titles, and those of the sections in words by edition
// (国办公开办函〔2019〕60号、国办公开办函〔2021〕30号), with the titles that were printed for the same section elsewhere.
import type { Edition } from "../core/form/form";
import type { TableId } from "../core/form/law";

export interface Section {
  readonly number: "一" | "二" | "三" | "四" | "五" | "六";
  readonly title: string;
  /** The statutory table that stands in it. */
  readonly table?: string;
  readonly also: readonly string[];
}

/** From the report year on; a later edition that says nothing keeps the titles. */
interface TitledSince extends Section {
  readonly since: number;
}

const inWords: readonly TitledSince[] = [
  { since: 2019, number: "一", title: "总体情况", also: [] },
  {
    since: 2019,
    number: "五",
    title: "政府信息公开工作存在的主要问题及改进情况",
    also: ["存在的主要问题及改进情况"],
  },
  {
    since: 2021,
    number: "五",
    title: "存在的主要问题及改进情况",
    also: ["政府信息公开工作存在的主要问题及改进情况"],
  },
  { since: 2019, number: "六", title: "其他需要报告的事项", also: [] },
];

/** Titles of the tables' sections as they were printed elsewhere. */
const alsoPrinted: Readonly<Partial<Record<TableId, readonly string[]>>> = {
  disclosure: ["主动公开政府信息的情况"],
  requests: ["收到和处理政府信息公开申请的情况"],
  proceedings: ["因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
};

const NUMBERS: readonly Section["number"][] = ["一", "二", "三", "四", "五", "六"];

/** In printed order. A table's title is its section's: 二、主动公开政府信息情况. */
export function sectionsOf({ since, tables }: Pick<Edition, "since" | "tables">): readonly Section[] {
  return NUMBERS.flatMap((number): Section[] => {
    const table = tables.find((one) => one.number === number);
    if (table) {
      const also: readonly string[] = (alsoPrinted as Readonly<Record<string, readonly string[]>>)[table.id] ?? [];
      return [{ number, title: table.title.replace(/^[一二三四五六]、/u, ""), table: table.id, also }];
    }
    const titled = inWords.filter((one) => one.number === number && one.since <= since).pop();
    return titled ? [{ number, title: titled.title, also: titled.also }] : [];
  });
}
