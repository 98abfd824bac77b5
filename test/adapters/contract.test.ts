// One workbook, three ways in: through Excel's own interface, as a saved file, and as that file held in memory. All must be
// read, checked and told alike, whatever was done to the sheets.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MemoryWorkbook } from "../../src/adapters/memory/workbook";
import { entryOfTyped } from "../../src/adapters/memory/typed";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { readNamedRows, readXlsx } from "../../src/adapters/xlsx/read";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { checkReport } from "../../src/app/check/check-report";
import { readReport } from "../../src/app/read/read-report";
import { ledgerBook } from "../../src/app/ledger/lay-out-ledger";
import { documentOf } from "../../src/app/workbook/workbook-cells";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import type { Outcome } from "../../src/core/outcome";
import type { RawDocument } from "../../src/core/document/source";
import type { Value } from "../../src/core/figures/values";
import { sheetPlans, type SheetPlan } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { openWpsWorkbook } from "../../src/adapters/wps/workbook";
import { openXlsx } from "../../src/workbench/file/open";
import { saveXlsx } from "../../src/workbench/file/save";
import { parseArea } from "../../src/workbench/model/area";
import { shiftLines, unmerge } from "../../src/workbench/model/edits";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { figuresOf, formFor, suqian2023 } from "../core/diagnose/reports";
import { API_SETS, office, type OfficeOnStage } from "../support/office";
import { wps } from "../support/wps";

const OUT = join(__dirname, "../../out/test/contract");
mkdirSync(OUT, { recursive: true });

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

const product = { name: "年报三表", version: "0" };
const plansOf = (form: NumberedForm, year: number, values: readonly Value[]): readonly SheetPlan[] =>
  sheetPlans(form, { unit: "示例市示例局", year, values });

/** All that a reader is told of a document. */
function told(document: RawDocument): unknown {
  const reading = readReport(document);
  if (!reading.ok) return reading.refusal;
  const { unit, year, form, values, places, deviations, present } = reading.value;
  const { counts, findings } = checkReport(reading.value);
  return {
    unit,
    year,
    form: [form.edition.id, form.variant?.id],
    values,
    places: places.map((place) => place?.location),
    present,
    // Sheets with nothing on them are blocks of a file, and none of what Excel is asked for.
    deviations: deviations.map((one) => (one.kind === "line-unknown" ? { ...one, at: one.at && { ...one.at, block: 0 } } : one)),
    counts,
    findings: findings.map(({ rule, verdict, message, cells }) => ({ rule, verdict, message, cells })),
  };
}

/** Excel of three ages, and WPS through its own model. */
const HOSTS = [...API_SETS, "wps"] as const;
type HostKey = (typeof HOSTS)[number];
type Stage = Pick<OfficeOnStage, "workbook" | "sheet" | "edit" | "settled">;

/** How the program that was staged last is spoken to. */
let openWorkbook = (): ReturnType<typeof openExcelWorkbook> => openExcelWorkbook("0.1.0");

function staged(host: HostKey, workbook = new PlayedWorkbook()): Stage {
  if (host === "wps") {
    const stage = wps({ workbook });
    openWorkbook = () => openWpsWorkbook(stage.application, "0.1.0");
    return stage;
  }
  openWorkbook = () => openExcelWorkbook("0.1.0");
  return office({ api: host, workbook });
}

async function laidOut(host: HostKey, plans: readonly SheetPlan[]): Promise<Stage> {
  const stage = staged(host);
  const book = value(await openWorkbook());
  value(await book.layOut(plans.map((plan) => ({ plan }))));
  return stage;
}

const throughExcel = async (): Promise<unknown> => told(documentOf(value(await value(await openWorkbook()).readAll())));

/** The file as a page without a program holds it. */
async function inMemory(workbook: PlayedWorkbook): Promise<unknown> {
  const bytes = await saveXlsx(workbook);
  const opened = { document: value(readXlsx(bytes)), names: value(readNamedRows(bytes)), notes: {}, plans: [] };
  const book = new MemoryWorkbook("0.1.0", { ...opened, hidden: new Set(), closed: new Set() });
  return told(documentOf(value(await book.readAll())));
}

async function asFile(name: string, workbook: PlayedWorkbook): Promise<unknown> {
  const bytes = await saveXlsx(workbook);
  writeFileSync(join(OUT, `${name}.xlsx`), bytes);
  const document = value(readXlsx(bytes));
  // As the command line does for a workbook whose labels no longer tell.
  return told({ ...document, workbook: { ...document.workbook!, names: value(readNamedRows(bytes)) } });
}

const suqian = formFor(suqian2023);
const figures = figuresOf(suqian2023);
const at = (stage: Stage, sheet: string, area: string): Parameters<typeof unmerge> => [
  stage.workbook,
  stage.sheet(sheet),
  parseArea(area)!,
  "user",
];

const DAMAGES: readonly (readonly [string, (stage: Stage) => unknown])[] = [
  ["nothing", () => undefined],
  ["a wrong figure", (stage) => stage.edit("表三!D6", 1313)],
  ["a typed total", (stage) => stage.edit("表三!J6", 7)],
  ["a blank", (stage) => stage.edit("表三!E6", null)],
  ["a word for a figure", (stage) => stage.edit("表三!E6", "无")],
  ["an altered label", (stage) => stage.edit("表三!A6", "一、本年收到的申请")],
  ["a broken merge", (stage) => unmerge(...at(stage, "表三", "A3:C5"))],
  ["a row less", ({ workbook, sheet }) => shiftLines(workbook, sheet("表三"), { axis: "row", at: 8, count: -1 }, "user")],
  [
    "rows above and a column before",
    ({ workbook, sheet }) => {
      shiftLines(workbook, sheet("表三"), { axis: "row", at: 0, count: 3 }, "user");
      shiftLines(workbook, sheet("表三"), { axis: "col", at: 0, count: 2 }, "user");
    },
  ],
];

describe.each(HOSTS)("in %s", (api) => {
  it.each(DAMAGES)("%s is told alike through Excel and from the file", async (what, damage) => {
    const stage = await laidOut(api, plansOf(suqian, 2023, figures));
    const before = await throughExcel();
    await damage(stage);
    await stage.settled();
    const seen = await throughExcel();
    // The damage is one that can be told, or the comparison would show nothing.
    if (what !== "nothing" && what !== "a broken merge") expect(seen).not.toEqual(before);
    // Excel 2019 cannot say which cells are merged: there a broken merge is for the reader of the file alone to see.
    if (api === "newest" || api === "wps" || what !== "a broken merge")
      expect(seen).toEqual(await asFile(`${api}-${what.replace(/ /g, "-")}`, stage.workbook));
    if (api === "newest") expect(await inMemory(stage.workbook)).toEqual(seen);
  });
});

it.each(forms().map((form) => [form.variant?.id ?? form.edition.id, form] as const))(
  "the %s form laid out through Excel is the form that the file writer writes",
  async (name, form) => {
    const year = form.edition.since;
    const values = form.cells.map((cell) => (cell.computed ? null : cell.index % 7));
    const plans = plansOf(form, year, values);
    await laidOut("newest", plans);
    const seen = await throughExcel();
    // A page without a program lays out the same.
    const page = new MemoryWorkbook("0.1.0");
    value(await page.layOut(plans.map((plan) => ({ plan }))));
    expect(told(documentOf(value(await page.readAll())))).toEqual(seen);
    const bytes = await writeXlsx(plans, { title: "年报三表", product, stamp: plans[0]!.stamp });
    writeFileSync(join(OUT, `written-${name}.xlsx`), bytes);
    expect(told(value(readXlsx(bytes)))).toEqual(seen);
    // And Excel, opening that file, sees what it would have laid out itself.
    const opened = new PlayedWorkbook();
    await openXlsx(opened, "年报.xlsx", bytes);
    office({ workbook: opened });
    expect(await throughExcel()).toEqual(seen);
  },
);

it.each(forms().map((form) => [form.variant?.id ?? form.edition.id, form] as const))(
  "the %s form laid out through WPS is the form that the file writer writes",
  async (_, form) => {
    const year = form.edition.since;
    const plans = plansOf(
      form,
      year,
      form.cells.map((cell) => (cell.computed ? null : cell.index % 7)),
    );
    await laidOut("wps", plans);
    const seen = await throughExcel();
    const bytes = await writeXlsx(plans, { title: "年报三表", product, stamp: plans[0]!.stamp });
    expect(told(value(readXlsx(bytes)))).toEqual(seen);
    const opened = new PlayedWorkbook();
    await openXlsx(opened, "年报.xlsx", bytes);
    staged("wps", opened);
    expect(await throughExcel()).toEqual(seen);
  },
);

describe.each(["newest", "wps", "file"] as const)("laid out in %s", (host) => {
  const ledger = ledgerBook(suqian, {
    unit: "示例市示例局",
    year: 2023,
    tables: "live",
    days: { holidays: [], worked: [] },
  }).sheets;
  const ofForms = forms().map((form) => [form.variant?.id ?? form.edition.id, plansOf(form, form.edition.since, [])] as const);
  it.each([...ofForms, ["ledger", ledger] as const])(
    "the lines that stand still in %s run through nothing merged",
    async (_, plans) => {
      let workbook = new PlayedWorkbook();
      if (host === "file") await openXlsx(workbook, "年报.xlsx", await writeXlsx(plans, { title: "年报三表", product }));
      else {
        workbook = staged(host).workbook;
        value(await value(await openWorkbook()).layOut(plans.map((plan) => ({ plan }))));
      }
      for (const { name, freeze } of plans) {
        const { frozen = { rows: 0, columns: 0 }, merges } = workbook.sheetNamed(name)!;
        expect(frozen).toEqual({ rows: freeze.rows, columns: freeze.cols });
        const crossed = merges.filter(
          ({ top, left, bottom, right }) =>
            (top < frozen.rows && bottom >= frozen.rows) || (left < frozen.columns && right >= frozen.columns),
        );
        expect([name, crossed]).toEqual([name, []]);
      }
    },
  );
});

it.each([
  ["表三", 6, 3, "1313"],
  ["表三", 5, 4, ""],
  ["表三", 5, 4, "无"],
  ["表四", 5, 0, "三"],
])("%s, row %i, column %i, typed %j is told alike in Excel and in memory", async (sheet, row, col, text) => {
  const plans = plansOf(suqian, 2023, figures);
  const stage = await laidOut("newest", plans);
  const page = new MemoryWorkbook("0.1.0");
  value(await page.layOut(plans.map((plan) => ({ plan }))));
  const before = told(documentOf(value(await page.readAll())));
  page.type([{ sheet, row, col, entry: entryOfTyped(text) }]);
  await stage.edit(
    `${sheet}!${String.fromCharCode(65 + col)}${row + 1}`,
    text === "" ? null : /^\d+$/.test(text) ? Number(text) : text,
  );
  await stage.settled();
  const seen = told(documentOf(value(await page.readAll())));
  expect(seen).not.toEqual(before);
  expect(seen).toEqual(await throughExcel());
});
