// A ledger on the command line: laid out blank, counted from another system's export, checked as one thing.
import { existsSync, mkdirSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, type CommandLine } from "../support/command-line";

const EXPORT = [
  "编号,申请人类型,申请时间,完成时间,反馈",
  "2025001,公民,2025-03-04,2025-03-20,信息不存在",
  "2025002,商业企业,2025-05-06,2025-05-28,予以公开",
  "2024099,公民,2024-12-20,2025-01-10,部分公开",
  "2025003,公民,2025-12-26,,补正",
].join("\n");
const validated = join(__dirname, "../../out/test/cli");

let line: CommandLine;
beforeAll(() => {
  line = commandLine();
  writeFileSync(line.at("导出.csv"), EXPORT);
});
afterAll(() => line.end());

it("lays out a blank ledger, whose tables hold 0 and whose year is one cell", () => {
  const made = line.run("ledger", "--year", "2025", "--unit", "云溪区民政局", "--out", "台账.xlsx");
  expect([made.code, made.err]).toEqual([0, ""]);
  mkdirSync(validated, { recursive: true });
  copyFileSync(line.at("台账.xlsx"), join(validated, "ledger-blank.xlsx"));
  const checked = line.run("check", "台账.xlsx");
  expect(checked.out).toContain("云溪区民政局 2025年度（2021年格式）");
  // Table two is the unit's to fill in; nothing is said against the two that count the ledger.
  expect(checked.out).not.toMatch(/表三|表四|台账的/u);
});

it("asks about the words of another system once, and counts by the answers", () => {
  const first = line.run("count", "导出.csv", "--year", "2025", "--map", "对照.json");
  expect(first.code).toBe(1);
  expect(first.err).toContain(
    "办理结果“信息不存在” 1件：（四）无法提供 1.本机关不掌握相关政府信息 / （四）无法提供 2.没有现成信息需要另行制作",
  );
  const asked = JSON.parse(readFileSync(line.at("对照.json"), "utf8")) as Record<string, Record<string, string>>;
  expect(asked["办理结果"]).toEqual({ 信息不存在: "" });
  asked["办理结果"]!["信息不存在"] = "本机关不掌握相关政府信息";
  writeFileSync(line.at("对照.json"), JSON.stringify(asked));
  const counted = line.run(
    "count",
    "导出.csv",
    "--year",
    "2025",
    "--map",
    "对照.json",
    "--out",
    "三表.xlsx",
    "--reasons",
    "--statistics",
  );
  expect(counted.out).toContain("2025年度：台账4件，计入4件；新收3，上年结转1，办结3，结转下年度1。");
  expect(counted.out).toContain("表三“（四）1.不掌握信息·自然人” 1件：2025001");
  expect(counted.out).toContain("2025年，本机关新收政府信息公开申请3件，上年结转1件，办结3件，结转下年度继续办理1件。");
  expect(counted.code).toBe(0);
  copyFileSync(line.at("三表.xlsx"), join(validated, "ledger-counted.xlsx"));
  const checked = line.run("check", "三表.xlsx", "--unit", "云溪区民政局");
  expect(checked.out).not.toMatch(/R8\d|R05-stored|R0[1-4]/u);
  // Which cases a figure is, is said to whoever asks.
  expect(checked.out).not.toContain("2025001");
  expect(line.run("check", "三表.xlsx", "--unit", "云溪区民政局", "--trace").out).toContain(
    "表三“（四）1.不掌握信息·自然人” 1件：2025001",
  );
});

it("holds the figures of fixed tables against the ledger that stands beside them", () => {
  const counted = line.run("count", "三表.xlsx", "--year", "2025", "--tables", "fixed", "--out", "固定.xlsx");
  expect(counted.code).toBe(0);
  expect(line.run("check", "固定.xlsx").out).not.toContain("R86");
  const previous = line.run("count", "三表.xlsx", "--year", "2024", "--tables", "fixed", "--out", "上年.xlsx");
  expect(previous.out).toContain("2024年度：台账4件，计入1件，3件属于别的年度；新收1，上年结转0，办结0，结转下年度1。");
  expect(line.run("check", "固定.xlsx", "--previous", "上年.xlsx").out).not.toMatch(/R40 |R88/u);
});

it.each([
  [["ledger", "--out", "x.xlsx"], "ledger 需要 --year"],
  [["count", "导出.csv"], "count 需要 --year"],
  [["count", "导出.csv", "--year", "2025", "--tables", "both"], "--tables 只能是 live、fixed。"],
  [["count", "导出.csv", "--year", "2025", "--map", "对照.txt"], "--map 的扩展名应是 .json。"],
  [["count", "导出.csv", "--year", "2025", "--out", "三表.docx"], "--out 的扩展名应是 .xlsx。"],
])("says what is wrong with %j", (args, sentence) => {
  const said = line.run(...args);
  expect(said.code).toBe(2);
  expect(said.err).toContain(sentence);
  expect(existsSync(line.at("x.xlsx"))).toBe(false);
});

it("says so where a file holds no ledger, or answers that cannot be read", () => {
  writeFileSync(line.at("无.csv"), "甲,乙\n1,2");
  expect(line.run("count", "无.csv", "--year", "2025").err).toContain("没有找到申请台账");
  writeFileSync(line.at("坏.json"), "{");
  expect(line.run("count", "导出.csv", "--year", "2025", "--map", "坏.json").err).toContain("对照读不出来");
});
