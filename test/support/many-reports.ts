// Reports as a county sends them in, no two alike: whatever is kept of one of them and not let go shows in the memory, and what
// is quick only for files that were seen before shows in the time.
import { strToU8 } from "fflate";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import type { Value } from "../../src/core/figures/values";
import { tableHtml } from "../../src/render/html";
import { sheetPlans } from "../../src/render/sheet";
import { wordTable } from "../../src/render/wordml";
import { docx, p, r } from "../adapters/docx/build";
import { figuresOf, formFor, nanyuan2020, shuyang2023, suqian2023, suqian2024, type Report } from "../core/diagnose/reports";
import { reportAsText } from "./text-forms";

export type Kind = "docx" | "html" | "xlsx" | "txt";

export const REPORTS: readonly Report[] = [suqian2023, suqian2024, nanyuan2020, shuyang2023];

const PLACES = ["柳河", "石桥", "东岭", "白沙", "青塘", "枫林", "双溪", "长堤", "望湖", "北关"];
const WORKS = ["教育", "水务", "民政", "住房", "农业", "文化", "审计", "交通", "卫生", "统计"];

/** Like no other's below ten thousand. */
export const unitOf = (at: number): string =>
  `${[...String(at).padStart(4, "0")].map((digit) => PLACES[Number(digit)]).join("")}县${WORKS[at % 10]}局`;

const proseOf = (at: number, { year }: Report): readonly string[] => [
  "一、总体情况",
  `（一）主动公开。${unitOf(at)}全年在网站公开信息${at + 117}条，其中${WORKS[(at >> 3) % 10]}动态${at + 20}条，${PLACES[(at >> 2) % 10]}片区公告97条，较往年更为及时。`,
  `（二）依申请公开。${PLACES[at % 10]}窗口接待来访${at * 3 + 5}人次，答复均由${WORKS[(at >> 1) % 10]}科会同法制机构核稿。`,
  `（三）政府信息管理。清理${year}年以前的文件${at + 31}件，逐件注明效力。`,
  `（四）政府信息公开平台建设。改版专栏${(at % 7) + 1}个，访问${at * 11 + 1042}人次。`,
  `（五）监督保障。培训${(at % 5) + 1}次，参加${at + 40}人次，没有责任追究情况。`,
];
const AFTER: readonly string[] = [
  "五、存在的主要问题及改进情况",
  "公开的时效有待提高，下一步将加强培训，把答复的时限逐件登记。",
  "六、其他需要报告的事项",
  "本年度没有收取信息处理费。",
];

/** As Word writes a line that was pasted from elsewhere: its markup is ten times as long as what it says. */
const pasted = (line: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="a3"/><w:widowControl/><w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/><w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>${line}</w:t></w:r></w:p>`;

/** So many lines make a megabyte and a half of it in memory: nine hundred of them are more than a small computer has. */
const FAT_LINES = 1_400;

/** A report with long annexes, of words alone. */
export function fatReport(at: number): Uint8Array {
  const report = REPORTS[at % REPORTS.length]!;
  const form = formFor(report);
  const values = figuresAt(at, report);
  const tables = form.tables.map((table) => p(r(table.table.title)) + wordTable(table, values) + "<w:p/>");
  const annex = Array.from(
    { length: FAT_LINES },
    (_, line) =>
      `${PLACES[(at + line) % 10]}${WORKS[(at * 3 + line) % 10]}办事指南由${unitOf(at)}${PLACES[(line >> 3) % 10]}窗口逐项公开。`,
  );
  const before = [`${unitOf(at)}${report.year}年政府信息公开工作年度报告`, ...proseOf(at, report)];
  return docx({ body: [...before.map((line) => p(r(line))), ...tables, ...[...AFTER, ...annex].map(pasted)].join("") });
}

/** The report with so much more of everything that its sums still hold, so that each is right in a way of its own. */
export function figuresAt(at: number, report: Report): Value[] {
  const form = formFor(report);
  const times = (at % 97) + 1;
  return figuresOf(report).map((value, cell) =>
    typeof value === "number" && form.cells[cell]!.domain.kind === "count" ? value * times : value,
  );
}

/** So many more came in than were dealt with: the balance of the form no longer holds, and no total either. */
const SPOILED = 7;

/**
 * @param at - which of them, from 0
 * @param wrong - a fault that the law's own balance shows, or one counted figure after the other
 */
export async function reportFile(kind: Kind, at: number, wrong?: "balance" | "figure"): Promise<Uint8Array> {
  const report = REPORTS[at % REPORTS.length]!;
  const form = formFor(report);
  const values = figuresAt(at, report);
  const received = form.byId.get("requests.received.naturalPerson")!.index;
  if (wrong === "balance") values[received] = Number(values[received]) + SPOILED;
  if (wrong === "figure") {
    const counted = values.flatMap((value, cell) => (typeof value === "number" && !form.cells[cell]!.computed ? [cell] : []));
    const cell = counted[(at * 13) % counted.length]!;
    values[cell] = (values[cell] as number) + 3;
  }
  const title = `${unitOf(at)}${report.year}年政府信息公开工作年度报告`;
  const before = [title, ...proseOf(at, report)];
  switch (kind) {
    case "txt":
      return strToU8([...before, reportAsText(form, values, "bars"), ...AFTER].join("\n"));
    case "html":
      return strToU8(
        `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${before.map((line) => `<p>${line}</p>`).join("\n")}\n` +
          `${form.tables.map((table) => tableHtml(table, values)).join("\n")}\n${AFTER.map((line) => `<p>${line}</p>`).join("\n")}</body></html>`,
      );
    case "docx": {
      const tables = form.tables.map((table) => p(r(table.table.title)) + wordTable(table, values) + "<w:p/>");
      return docx({ body: [...before.map((line) => p(r(line))), ...tables, ...AFTER.map((line) => p(r(line)))].join("") });
    }
    case "xlsx": {
      const plans = sheetPlans(form, { unit: unitOf(at), year: report.year, values, totals: "live" });
      return writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp });
    }
  }
}
