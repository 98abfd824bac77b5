// The official workbook, judged by programs that know nothing of us: exceljs and LibreOffice.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { Workbook, type Cell, type CellValue, type Worksheet as ExcelSheet } from "exceljs";

import { writeXlsx } from "../../src/adapters/xlsx/write";
import { writableText } from "../../src/adapters/xlsx/xstring";
import { openPackage, writePackage } from "../../src/adapters/opc/zip";
import { valueError, program, verdicts } from "../../src/core/check/check";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { exact, parseDecimal, words, type Value } from "../../src/core/figures/values";
import { figureAddress, sheetPlans, type PlannedCell, type SheetOptions, type SheetPlan } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { doubtedUnits } from "../render/doubted-units";
import { anyReport } from "../render/figures-of";
import { anyTypedReport } from "../render/typed";
import { converted } from "../support/libreoffice";
import { packageFaults } from "../support/package-check";
import { printed } from "../support/print";

const out = join(__dirname, "../../out/test/xlsx-write");
mkdirSync(out, { recursive: true });

const product = { name: "年报三表", version: "1.2.3" };
/** Whether a square lies in an area such as B2:D4. */
function isWithin(area: string, { row, col }: { readonly row: number; readonly col: number }): boolean {
  const square = (ref: string): readonly [number, number] => [
    Number(/\d+/.exec(ref)![0]) - 1,
    [.../[A-Z]+/.exec(ref)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  ];
  const [from, to = from] = area.split(":").map(square);
  return row >= from![0] && row <= to![0] && col >= from![1] && col <= to![1];
}

const nameOf = (form: NumberedForm): string => form.edition.id + (form.variant ? `-${form.variant.id}` : "");

async function save(name: string, plans: readonly SheetPlan[]): Promise<string> {
  const file = join(out, `${name}.xlsx`);
  writeFileSync(file, await writeXlsx(plans, { title: "年报三表", product, stamp: plans[0]!.stamp }));
  return file;
}

const book = async (form: NumberedForm, name: string, options: SheetOptions): Promise<string> =>
  save(name, sheetPlans(form, options));

/** Every input a figure that names its own cell. */
const told = (form: NumberedForm): Value[] =>
  form.cells.map((cell) =>
    cell.computed ? null : cell.domain.kind === "amount" ? exact(BigInt(cell.index * 10000 + 1), 4) : cell.index,
  );

const hostile = [
  "=cmd|' /C calc'!A0",
  "#VALUE!",
  "#N/A",
  "_x0041_",
  " 两边有空 ",
  "第一行\n第二行",
  "\u0001控制",
  "\ud800半个",
  "<&\">'",
  "+397",
  "@SUM(1)",
  "𠮷𪚥",
];

/** What exceljs declares to be there always, it leaves out where a cell has nothing of its own: a cell is locked unless it says. */
const isLocked = (cell: Partial<Pick<Cell, "protection">>): boolean => cell.protection?.locked ?? true;

describe.each(forms().map((form) => [nameOf(form), form] as const))("workbook %s", (name, form) => {
  const unit = "某市某区人民政府某街道办事处";
  const files: string[] = [];
  const opened = async (file: string): Promise<Workbook> => {
    const workbook = new Workbook();
    await workbook.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    return workbook;
  };
  const sheetOf = (workbook: Workbook, index: number): ExcelSheet => workbook.getWorksheet(figureAddress(form, index).sheet)!;

  beforeAll(async () => {
    files.push(await book(form, `${name}-blank`, {}));
    files.push(await book(form, `${name}-told`, { unit, year: form.edition.since, values: told(form) }));
    const remarks = form.cells.map((cell): Value => words(hostile[cell.index % hostile.length]!));
    files.push(await book(form, `${name}-hostile`, { unit: "=1+1", year: form.edition.since, values: remarks }));
  });

  it("opens without a repair prompt", () => {
    for (const file of files) expect(packageFaults(readFileSync(file))).toEqual([]);
  });

  it("holds every figure where the plan says, exactly", async () => {
    const workbook = await opened(files[1]!);
    for (const cell of form.cells) {
      const found = sheetOf(workbook, cell.index).getCell(figureAddress(form, cell.index).a1);
      if (cell.computed) expect(found.formula).toMatch(/^IF\(COUNT\(.*\)=\d+,SUM\(.*\),""\)$/);
      else expect(found.value).toBe(cell.domain.kind === "amount" ? cell.index + 0.0001 : cell.index);
    }
  });

  it("lets inputs be typed in and keeps the rest closed, without switching protection on", async () => {
    const workbook = await opened(files[0]!);
    for (const cell of form.cells) {
      const found = sheetOf(workbook, cell.index).getCell(figureAddress(form, cell.index).a1);
      expect([cell.id, isLocked(found), (found as Partial<Cell>).dataValidation !== undefined]).toEqual([
        cell.id,
        cell.computed,
        !cell.computed,
      ]);
    }
    for (const sheet of workbook.worksheets) {
      expect((sheet as unknown as { sheetProtection: unknown }).sheetProtection ?? null).toBeNull();
      expect(isLocked(sheet.getCell("A1"))).toBe(true);
    }
  });

  it("asks in the form's own words and names every figure", async () => {
    const workbook = await opened(files[0]!);
    const received = form.byId.get("requests.received.naturalPerson")!.index;
    expect(sheetOf(workbook, received).getCell(figureAddress(form, received).a1).dataValidation).toMatchObject({
      type: "whole",
      operator: "greaterThanOrEqual",
      formulae: [0],
      promptTitle: "一、本年新收政府信息公开申请数量",
      prompt: "表三 一、本年新收政府信息公开申请数量\n填件数：0或正整数。没有发生的填0，未填不等于0。",
    });
    const names = new Map(workbook.definedNames.model.map(({ name: own, ranges }) => [own, ranges]));
    for (const cell of form.cells) {
      const { sheet, a1 } = figureAddress(form, cell.index);
      expect([cell.id, names.get(cell.id)]).toEqual([cell.id, [`'${sheet}'!$${a1.replace(/(\d+)/, "$$$1")}`]]);
    }
  });

  it("looks like the printed form: merges, borders, Chinese fonts, a page of A4 for each table, a head that stays", async () => {
    const workbook = await opened(files[0]!);
    const plans = sheetPlans(form);
    for (const plan of plans) {
      const sheet = workbook.getWorksheet(plan.name)!;
      expect([...(sheet.model.merges as unknown as string[])].sort()).toEqual([...plan.merges].sort());
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: plan.page.orientation,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 1,
        printArea: plan.page.printArea,
      });
      expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: plan.freeze.rows });
      expect(sheet.getCell("A1").font).toMatchObject({ name: "方正小标宋简体" });
      for (const { row, col, rowSpan, colSpan } of plan.cells.filter((cell) => cell.row > 1))
        for (let r = row; r < row + rowSpan; r += 1)
          for (let c = col; c < col + colSpan; c += 1)
            expect(Object.keys(sheet.getCell(r + 1, c + 1).border).sort()).toEqual(["bottom", "left", "right", "top"]);
    }
  });

  it("shows a figure of seven digits smaller, and puts no green corner on a total beside other figures", async () => {
    const workbook = await opened(files[0]!);
    for (const cell of form.cells) {
      const found = sheetOf(workbook, cell.index).getCell(figureAddress(form, cell.index).a1);
      expect([cell.id, found.alignment.shrinkToFit, found.alignment.wrapText ?? false]).toEqual([cell.id, true, false]);
    }
    const parts = openPackage(readFileSync(files[0]!));
    if (!parts.ok) throw new Error(parts.refusal.kind);
    form.tables.forEach(({ cells }, at) => {
      const xml = parts.value.text(`xl/worksheets/sheet${at + 1}.xml`);
      const said = /<ignoredError sqref="([^"]+)" formulaRange="1"\/>/.exec(xml.ok ? xml.value : "")?.[1]?.split(" ") ?? [];
      const totals = cells.filter(({ computed }) => computed).map(({ index }) => figureAddress(form, index));
      expect(totals.every((one) => said.some((area) => isWithin(area, one)))).toBe(true);
      expect(said.length > 0).toBe(totals.length > 0);
    });
  });

  it("keeps what is no figure as the text it was", async () => {
    const workbook = await opened(files[2]!);
    for (const cell of form.cells) {
      const { value, text } = sheetOf(workbook, cell.index).getCell(figureAddress(form, cell.index).a1);
      const meant = hostile[cell.index % hostile.length]!;
      expect([cell.id, typeof value === "string" ? value : text]).toEqual([cell.id, meant.replace("\ud800", "")]);
    }
    expect(workbook.getWorksheet("表二")!.getCell("A2").value).toBe("单位：=1+1");
  });

  it("says what it is in its properties and in a part of its own", () => {
    const parts = openPackage(readFileSync(files[1]!));
    const text = (part: string): string => {
      if (!parts.ok) throw new Error("the workbook cannot be opened");
      const found = parts.value.text(part);
      return found.ok ? found.value : "";
    };
    const { stamp } = sheetPlans(form, { unit, year: form.edition.since })[0]!;
    for (const said of [form.edition.id, stamp.digest, unit, String(form.edition.since), product.version]) {
      expect(text("docProps/custom.xml")).toContain(`<vt:lpwstr>${said}</vt:lpwstr>`);
      expect(text("customXml/item1.xml")).toContain(`"${said}"`);
    }
  });

  it("is the same to the byte when the report is the same", async () => {
    const again = await writeXlsx(sheetPlans(form, { unit, year: form.edition.since, values: told(form) }), {
      title: "年报三表",
      product,
      stamp: sheetPlans(form, { unit, year: form.edition.since })[0]!.stamp,
    });
    expect(Buffer.compare(Buffer.from(again), readFileSync(files[1]!))).toBe(0);
  });
});

it.each`
  text                | written
  ${"_x0041_"}        | ${"_x005F_x0041_"}
  ${"_x0041_x0042_"}  | ${"_x005F_x0041_x005F_x0042_"}
  ${"a_x00_"}         | ${"a_x00_"}
  ${"\ud800甲\ufffe"} | ${"甲"}
`("escapes $text as Excel does: $written", ({ text, written }: { text: string; written: string }) => {
  expect(writableText(text)).toBe(written);
});

describe("LibreOffice", () => {
  const encoder = new TextEncoder();

  /** The plan with its formulas and those of its conditional formats once more below the table. */
  function exposed(plan: SheetPlan): SheetPlan {
    const style = plan.cells[0]!.style;
    const formulas = [
      ...plan.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : [])),
      ...plan.conditionalFormats.map((mark) => `IF(${mark.formula},1,0)`),
    ];
    const asked = formulas.map((formula, i): PlannedCell => ({
      row: plan.rows + i,
      col: 0,
      rowSpan: 1,
      colSpan: 1,
      style,
      content: { kind: "formula", formula, result: "" },
    }));
    return { ...plan, cells: [...plan.cells, ...asked] };
  }

  /** Without cached results there is nothing to trust: whoever opens the file has to calculate. */
  function uncached(bytes: Uint8Array): Uint8Array {
    const opened = openPackage(bytes);
    if (!opened.ok) throw new Error("the workbook cannot be opened");
    const { value: parts } = opened;
    return writePackage(
      parts.names.map((name) => {
        const text = parts.text(name);
        if (!name.startsWith("xl/worksheets/") || !text.ok) return parts.packed(name)!;
        return {
          name,
          bytes: encoder.encode(
            text.value.replace(/ t="str"([^>]*)><f>([^<]*)<\/f><v\/>/g, "$1><f>$2</f>").replace(/<\/f><v>[^<]*<\/v>/g, "</f>"),
          ),
        };
      }),
    );
  }

  it("recalculates our totals to our sums and finds broken what we find broken", async () => {
    const sheets: SheetPlan[] = [];
    const expected = new Map<string, readonly string[]>();
    let broken = 0;
    const add = (form: NumberedForm, plans: readonly SheetPlan[], effective: readonly Value[], called: string): void => {
      const run = program(form);
      const judged = verdicts(run, effective);
      const doubted = doubtedUnits(form, effective);
      for (const plan of plans) {
        // Names belong to a workbook, and this one holds every form.
        const own = { ...exposed(plan), name: `${nameOf(form)} ${called} ${plan.name}`, names: [] };
        sheets.push(own);
        const marks = plan.conditionalFormats.map((mark) => {
          if (mark.key.startsWith("R28-unit.")) return doubted.has(mark.key) ? "1" : "0";
          const check = run.checks.find((one) => mark.key === one.key || mark.key === `noFigure ${one.key}`)!;
          if (check.kind === "sum") return judged[run.checks.indexOf(check)] === 1 ? "1" : "0";
          const why = valueError(check.domain, effective[check.cells[0]!]!);
          return (mark.look === "noFigure" ? why === "words" : why !== undefined && why !== "words" && why !== "blank")
            ? "1"
            : "0";
        });
        broken += marks.filter((mark) => mark === "1").length;
        expected.set(own.name, [
          ...plan.cells.flatMap(({ content }) => (content.kind === "formula" ? [String(content.result)] : [])),
          ...marks,
        ]);
      }
    };
    for (const form of forms()) {
      for (const [n, values] of fc.sample(anyReport(form), { numRuns: 4, seed: 11 }).entries()) {
        const plans = sheetPlans(form, { values });
        const effective: Value[] = form.cells.map(() => null);
        for (const { figure, content } of plans.flatMap((plan) => plan.cells))
          if (figure)
            effective[figure.index] =
              content.kind === "formula"
                ? content.result === ""
                  ? null
                  : (parseDecimal(String(content.result)) ?? null)
                : (values[figure.index] ?? null);
        add(form, plans, effective, String(n));
      }
      for (const [n, [plans, read]] of fc.sample(anyTypedReport(form), { numRuns: 3, seed: 12 }).entries())
        add(form, plans, read, `typed ${n}`);
    }
    expect(broken).toBeGreaterThan(100);
    const calculated = converted(uncached(await writeXlsx(sheets, { title: "", product })), "xlsx", "xlsx");
    if (!calculated) return;
    const workbook = new Workbook();
    await workbook.xlsx.load(Buffer.from(calculated) as unknown as ArrayBuffer);
    for (const sheet of sheets) {
      const asked = sheet.cells.filter(({ row, content }) => row >= sheet.rows && content.kind === "formula");
      const found = asked.map(({ row }) => {
        const { result } = workbook.getWorksheet(sheet.name)!.getCell(row + 1, 1);
        return typeof result === "number" ? String(Number(result.toFixed(6))) : String((result as CellValue | undefined) ?? "");
      });
      expect([sheet.name, found]).toEqual([sheet.name, expected.get(sheet.name)]);
    }
  }, 300_000);

  it.each(forms().map((form) => [nameOf(form), form] as const))(
    "prints each table of %s on one page of A4",
    async (name, form) => {
      const file = await book(form, `${name}-printed`, {
        unit: "某市某区人民政府某街道办事处",
        year: form.edition.since,
        values: told(form),
      });
      const paper = printed(readFileSync(file), "xlsx");
      if (!paper) return;
      expect(paper.map(({ width, height }) => [width, height])).toEqual([
        [210, 297],
        [210, 297],
        [297, 210],
      ]);
      paper.forEach(({ text }, i) => {
        expect(text).toContain(form.tables[i]!.table.title);
        expect(text).toContain("单位：某市某区人民政府某街道办事处");
        expect(text).toContain(`第${i + 1}页，共3页`);
      });
    },
    300_000,
  );
});
