// One workbook with the sheets of several units: check takes each as a source of its own, other commands ask which is meant.
import { readFileSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { officialForm, officialSheets } from "../../src/app/read/official";
import type { Value } from "../../src/core/figures/values";
import { commandLine } from "../support/command-line";
import { workedReport } from "../support/worked-report";

const cli = commandLine();
afterAll(() => cli.end());
const book = cli.at("各单位.xlsx");

function sheetsOf(unit: string, year: number, carried: number) {
  const form = officialForm(year);
  if (!form.ok) throw new Error("no form");
  const values: Value[] = form.value.cells.map((cell) => (cell.computed ? null : 0));
  values[form.value.byId.get("requests.broughtForward.naturalPerson")!.index] = carried;
  return officialSheets(form.value, { unit, year, values }).map((sheet) => ({ ...sheet, name: `${unit.slice(2)}${sheet.name}` }));
}

interface Checked {
  readonly source: string;
  readonly unit: string;
  readonly counts: { readonly broken: number };
}

function sheetText(file: string, name: string): readonly string[] {
  const read = readXlsx(readFileSync(file));
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value.blocks.flatMap((block) =>
    block.kind === "grid" && block.name === name ? block.cells.map(({ text }) => text) : [],
  );
}

beforeAll(async () => {
  const sheets = [...sheetsOf("某县民政局", 2024, 0), ...sheetsOf("某县教育局", 2024, 3)];
  writeFileSync(book, await writeXlsx(sheets, { title: "各单位", product: { name: "年报三表", version: "0" } }));
});

it("check treats each as a source", () => {
  const { out, code } = cli.run("check", book, "--format", "json");
  const found = JSON.parse(out) as readonly Checked[];
  expect(found.map(({ source, unit }) => [source, unit])).toEqual([
    [`${book}#某县民政局2024年度`, "某县民政局"],
    [`${book}#某县教育局2024年度`, "某县教育局"],
  ]);
  expect(found.map(({ counts }) => counts.broken > 0)).toEqual([false, true]);
  expect(code).toBe(1);
  expect(cli.run("check", book).out).toContain("共审核2份：1份没有必须处理的问题，1份有问题");
});

it("the unit that is named is the one that is checked, and one that is not there is refused", () => {
  const { out } = cli.run("check", book, "--unit", "某县教育局", "--format", "json");
  expect((JSON.parse(out) as readonly Checked[]).map(({ unit }) => unit)).toEqual(["某县教育局"]);
  const { err, out: said, code } = cli.run("check", book, "--unit", "某县交通局");
  expect(err + said).toContain("里面有2份报告（某县民政局2024年度、某县教育局2024年度）");
  expect(code).toBe(2);
});

it("an archive that holds one file alone is checked, read and filled from", () => {
  const archive = cli.at("one.zip");
  writeFileSync(archive, zipSync({ "在此/one.json": new TextEncoder().encode(workedReport()) }));
  expect(cli.run("check", archive).out).toContain("示例市示例局");
  expect(cli.run("read", `${archive}/在此/one.json`).out).toContain("示例市示例局");
  const filled = cli.run("fill", `${archive}/在此/one.json`, "--out", cli.at("filled.xlsx"));
  expect(filled.err + filled.out).toContain("filled.xlsx");
  expect(cli.run("fill", `${archive}/在此/one.json`, "--out", archive, "--force").code).toBe(2);
});

it("read asks which one, and takes it", () => {
  const { err, code } = cli.run("read", book);
  expect([code, err]).toEqual([2, expect.stringContaining("里面有2份报告（某县民政局2024年度、某县教育局2024年度）")]);
  const { unit } = JSON.parse(cli.run("read", book, "--unit", "某县教育局", "--json").out) as { readonly unit: string };
  expect(unit).toBe("某县教育局");
});

it("sum adds each unit of the book, leaves out what is left out with its reason, and prints both under the last table", () => {
  const summary = cli.at("汇总.xlsx");
  const ran = cli.run("sum", book, "--unit", "某县", "--out", summary, "--format", "json");
  const found = JSON.parse(ran.out) as {
    units: { unit: string; state: string; source: string }[];
    findings: { message: string }[];
  };
  expect(found.units.map(({ unit, state, source }) => [unit, state, source])).toEqual([
    ["某县民政局", "in", `${book}#某县民政局2024年度`],
    ["某县教育局", "in", `${book}#某县教育局2024年度`],
  ]);
  // Why one of them does not add up is found in that one's sheets, and in no other.
  const causes = found.findings.map(({ message }) => message).filter((message) => /^某县(?:教育|民政)局/u.test(message));
  expect(causes).toHaveLength(1);
  expect(causes[0]).toContain("某县教育局");
  const chosen = cli.run(
    "sum",
    book,
    "--unit",
    "某县",
    "--without",
    "某县教育局=已并入教育体育局，另行汇总",
    "--out",
    summary,
    "--force",
  );
  expect(chosen.code).toBe(0);
  const note = (words: string): boolean => sheetText(summary, "表四").some((text) => text.includes(words));
  expect(note("以上三张表由1个单位的报告汇总：某县民政局。")).toBe(true);
  expect(note("没有计入的有1个：某县教育局（按选择未计入：已并入教育体育局，另行汇总）。")).toBe(true);
  expect(cli.run("check", summary).code).toBe(0);
});

it.each([
  ["某县教育局", "--without 应写成 单位=理由"],
  ["某县教育局=撤了", "--without 的理由至少要写6个字"],
])("sum --without %s: %s", (without, sentence) => {
  const ran = cli.run("sum", book, "--without", without);
  expect([ran.code, ran.err.includes(sentence)]).toEqual([2, true]);
});
