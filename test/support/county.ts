// Three hundred units of a county as a reviewer gets them, with faults that are known: who is late, missing, called otherwise, there
// twice, and whose figures are wrong where.
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figuresFile } from "../../src/app/read/figures-file";
import type { Value } from "../../src/core/figures/values";
import { figuresOf, formFor, jinhu2023 } from "../core/diagnose/reports";
import { reportAsText } from "./text-forms";

const COUNTY = "柳河县";
const FIRST = ["东", "西", "南", "北", "上", "下", "大", "小", "新", "老", "青", "白", "红", "黄", "长", "双"];
const SECOND = ["岭", "桥", "塘", "沟", "坪", "湾", "河", "庄", "店", "台", "洼", "埠", "寨", "堡", "泉", "圩"];
const BUREAUS: readonly (readonly [listed: string, sent: string])[] = [
  ["卫生和计划生育局", "卫生健康委员会"],
  ["国土资源局", "自然资源和规划局"],
  ["环境保护局", "生态环境局"],
  ["安全生产监督管理局", "应急管理局"],
  ["工商行政管理局", "市场监督管理局"],
];
const STEADY = ["财政局", "教育局", "民政局", "司法局", "审计局", "统计局", "交通运输局", "水利局", "商务局", "信访局"];

export interface County {
  readonly folder: string;
  readonly list: string;
  readonly due: string;
  /** Names as the list has them. */
  readonly listed: readonly string[];
  readonly missing: readonly string[];
  readonly late: ReadonlyMap<string, number>;
  readonly renamed: ReadonlyMap<string, string>;
  readonly twice: readonly string[];
  /** The cell that is wrong and what it should be, by the name in the report. */
  readonly faulty: ReadonlyMap<string, { readonly cell: string; readonly is: number; readonly wrong: number }>;
  readonly stranger: string;
  /** Where a unit stands in the county, by the name in its report. */
  readonly at: ReadonlyMap<string, number>;
  readonly extension: (unit: string) => string;
}

const form = formFor(jinhu2023);
const YEAR = jinhu2023.year;

/** No two alike, and every sum holds. */
function soundFigures(at: number): Value[] {
  const times = (at % 89) + 1;
  const report = { ...jinhu2023, proceedings: [1, 0, 6, 0, 7, 2, 0, 1, 0, 3, 0, 0, 1, 0, 1] };
  return figuresOf(report).map((value, cell) =>
    typeof value === "number" && form.cells[cell]!.domain.kind === "count" ? value * times : value,
  );
}

/** A figure typed wrong by one digit: a cell of table three that others add up to, so that one cell alone explains it. */
const WRONG = ["requests.granted.naturalPerson", "requests.unable.notHeld.naturalPerson", "requests.received.business"];

function reportOf(unit: string, at: number, values: readonly Value[]): string {
  if (at % 3 !== 0) return JSON.stringify(figuresFile({ form, values, unit, year: YEAR }));
  return [
    `${unit}${YEAR}年政府信息公开工作年度报告`,
    "一、总体情况",
    `（一）主动公开。${unit}按要求公开政府信息，第${at + 1}次修订目录。`,
    "（二）依申请公开。窗口受理申请，答复均经审核。",
    "（三）政府信息管理。定期清理文件。",
    "（四）政府信息公开平台建设。办好网站专栏。",
    "（五）监督保障。完成工作考核、社会评议，没有责任追究情况。",
    reportAsText(form, values, "bars"),
    "五、存在的主要问题及改进情况",
    `公开的时效有待提高，下一步由${unit}加强培训。`,
    "六、其他需要报告的事项",
    "本年度没有收取信息处理费。",
  ].join("\n");
}

const write = (folder: string, unit: string, at: number, values: readonly Value[], day: Date, mark = ""): void => {
  const file = join(folder, `${String(at).padStart(3, "0")}${mark}${at % 3 === 0 ? ".txt" : ".json"}`);
  writeFileSync(file, reportOf(unit, at, values));
  utimesSync(file, day, day);
};

const IN_TIME = new Date(YEAR + 1, 0, 20, 10);

/** @param folder - empty; the reports go into `sent`, the list beside it */
export function county(folder: string, count = 300): County {
  const sent = join(folder, "sent");
  mkdirSync(sent, { recursive: true });
  const renamed = new Map<string, string>();
  const late = new Map<string, number>();
  const faulty = new Map<string, { cell: string; is: number; wrong: number }>();
  const places = new Map<string, number>();
  const [missing, twice, listed]: string[][] = [[], [], []];
  for (let at = 0; at < count; at += 1) {
    const bureau = BUREAUS[at];
    const steady = STEADY[at - BUREAUS.length];
    const place = `${FIRST[at % FIRST.length]!}${SECOND[Math.floor(at / FIRST.length) % SECOND.length]!}${at >= 256 ? "集" : ""}`;
    const isRenamed = bureau !== undefined || (steady === undefined && at % 12 === 3);
    const name = `${COUNTY}${bureau?.[0] ?? steady ?? `${place}${isRenamed ? "乡" : "镇"}`}`;
    const own = `${COUNTY}${bureau?.[1] ?? steady ?? `${place}镇人民政府`}`;
    listed!.push(name);
    if (at % 60 === 59) {
      missing!.push(name);
      continue;
    }
    if (isRenamed) renamed.set(name, own);
    places.set(own, at);
    const values = soundFigures(at);
    if (at % 5 === 1) {
      const cell = WRONG[at % WRONG.length]!;
      const { index } = form.byId.get(cell)!;
      const is = values[index] as number;
      const wrong = is + 9 * 10 ** Math.max(0, String(is).length - 2);
      values[index] = wrong;
      faulty.set(own, { cell, is, wrong });
    }
    const days = at % 20 === 7 ? (at % 9) + 1 : 0;
    if (days > 0) late.set(name, days);
    write(sent, own, at, values, days > 0 ? new Date(YEAR + 1, 0, 31 + days, 9) : IN_TIME);
    if (at % 100 === 42) {
      twice!.push(name);
      write(sent, own, at, soundFigures(at + 1), IN_TIME, "b");
    }
  }
  const stranger = "松江县财政局";
  write(sent, stranger, count, soundFigures(count), IN_TIME);
  const list = join(folder, "单位名单.csv");
  writeFileSync(list, `序号,单位名称,联系人\n${listed!.map((name, at) => `${at + 1},${name},张三`).join("\n")}\n`);
  return {
    folder: sent,
    list,
    due: `${YEAR + 1}-01-31`,
    listed: listed!,
    missing: missing!,
    late,
    renamed,
    twice: twice!,
    faulty,
    stranger,
    at: places,
    extension: (unit) => (places.get(unit)! % 3 === 0 ? "txt" : "json"),
  };
}

/** "same": as it was. "unasked": mended, with another figure changed besides. */
export type Answer = "same" | "mended" | "unasked" | "silent";

/** What a unit whose report had a fault sends next. */
export function answered(planted: County, unit: string, answer: Answer): string {
  const at = planted.at.get(unit)!;
  const values = soundFigures(at);
  if (answer === "same") {
    const { cell, wrong } = planted.faulty.get(unit)!;
    values[form.byId.get(cell)!.index] = wrong;
  }
  if (answer === "unasked") values[form.byId.get("disclosure.penalties.decisions")!.index] = 4321;
  return reportOf(unit, at, values);
}
