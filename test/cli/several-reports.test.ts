// One workbook with the sheets of several units: check takes each as a source of its own, other commands ask which is meant.
import { writeFileSync } from "node:fs";
import { zipSync } from "fflate";
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
