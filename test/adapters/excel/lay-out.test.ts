import fc from "fast-check";
import { rowNames } from "../../../src/adapters/excel/row-names";
import { parseDecimal } from "../../../src/core/figures/values";
import type { Contents } from "../../../src/ports/workbook";
import { FIXED_LOOKS } from "../../../src/render/appearance";
import { heights } from "../../../src/adapters/excel/styling";
import { sheetPlans } from "../../../src/render/sheet";
import { forms } from "../../../src/statute";
import { area, areaName, parseArea } from "../../../src/workbench/model/area";
import { conditionalLooks } from "../../../src/workbench/model/rules";
import { Sheet } from "../../../src/workbench/model/sheet";
import { PlayedWorkbook } from "../../../src/workbench/model/workbook";
import { API_SETS, type ApiSet } from "../../support/office";
import { form2024, laidOut, open, picture, plans, refusal, value } from "./stage";

const grid = (contents: Contents, name: string) => {
  const found = contents.document.blocks.find((block) => block.kind === "grid" && block.name === name);
  if (found?.kind !== "grid") throw new Error(`no sheet ${name} was read`);
  return found;
};

it("gives every line its own height where no two are alike", () => {
  const [plan] = plans();
  // Every order of so many would not be tried through in a year.
  const rowHeights = Array.from({ length: 60 }, (_, row) => 15 + ((row * 7) % 60));
  const given: number[] = [];
  for (const { lines, points } of heights({ ...plan!, rowHeights })) {
    const [from, to] = lines.split(":").map(Number);
    for (let row = from!; row <= to!; row += 1) given[row - 1] = points;
  }
  expect(given).toEqual(rowHeights);
});

describe.each(API_SETS)("laying out the form on ExcelApi %s", (api) => {
  it("puts every label, formula and look where the plan has them", async () => {
    const { stage } = await laidOut(api);
    for (const plan of plans()) {
      const sheet = stage.sheet(plan.name);
      for (const cell of plan.cells) {
        const at = `${plan.name} ${areaName(area(cell.row, cell.col))}`;
        const look = plan.styles[cell.style]!;
        const style = sheet.styleAt(cell.row, cell.col);
        expect([at, style.font.name, style.font.size, style.font.bold, style.fill ?? ""]).toEqual([
          at,
          look.font.name,
          look.font.size,
          look.font.bold,
          look.fill === "" ? "" : `#${look.fill}`,
        ]);
        expect([
          at,
          style.horizontal.toLowerCase(),
          style.vertical.toLowerCase(),
          style.wrap,
          style.locked,
          style.numberFormat,
        ]).toEqual([at, look.horizontal, look.vertical, look.wrap, look.locked, look.numberFormat]);
        // A line between two cells may belong to either of them.
        const lined = ([row, col, side]: readonly [number, number, "top" | "bottom" | "left" | "right"]): boolean =>
          row >= 0 && col >= 0 && (sheet.styleAt(row, col).borders[side]?.style ?? "None") === "Continuous";
        const { row, col } = cell;
        expect([
          at,
          lined([row, col, "top"]) || lined([row - 1, col, "bottom"]),
          lined([row, col, "left"]) || lined([row, col - 1, "right"]),
        ]).toEqual([at, look.borders, look.borders]);
        const content = cell.content;
        const held = sheet.cell(cell.row, cell.col);
        if (content.kind === "formula") expect([at, held?.formula]).toEqual([at, `=${content.formula}`]);
        else
          expect([at, held?.value ?? null]).toEqual([
            at,
            content.kind === "text" ? content.text : content.kind === "number" ? content.number : null,
          ]);
      }
      expect(sheet.merges.map((one) => areaName(one)).sort()).toEqual([...plan.merges].sort());
      expect(plan.columnWidths.map((width, col) => Math.abs(sheet.columnWidth(col) - width) < 0.2)).not.toContain(false);
      expect(plan.rowHeights.map((_, row) => sheet.rowHeight(row))).toEqual(plan.rowHeights);
      expect(sheet.frozen).toEqual({ rows: plan.freeze.rows, columns: plan.freeze.cols });
      expect(sheet.tabColor).toBe(`#${plan.tabColor}`);
    }
  });

  it("names every row of figures, and stamps the workbook", async () => {
    const { stage } = await laidOut(api);
    const ofAll = stage.workbook.names.filter(({ scope }) => scope === undefined);
    expect(Object.fromEntries(ofAll.map((name) => [name.name, name.formula.replace(/'/g, "")]))).toEqual(
      Object.fromEntries(
        plans().flatMap((plan) => rowNames(plan.names).map((name) => [name.name, `=${name.refersTo.replace(/'/g, "")}`])),
      ),
    );
    expect(stage.workbook.names.map((name) => name.name)).toContain("requests.denied.internal");
    expect(Object.fromEntries(stage.workbook.properties)).toMatchObject({
      "nianbao.edition": "2021",
      "nianbao.unit": "示例市人民政府",
      "nianbao.year": "2024",
      "nianbao.version": "0.1.0",
    });
  });

  it("calls every input by the form's words on its own sheet, laid out anew too", async () => {
    const { stage, book } = await laidOut(api);
    value(await book.nameInputs!(plans()));
    const own = (): readonly string[] => {
      const { id } = stage.sheet("表三");
      return stage.workbook.names
        .filter(({ scope }) => scope === id)
        .map(({ name, formula }) => `${name} ${formula.replace(/'/gu, "")}`);
    };
    expect(own()).toContain("予以公开_自然人 =表三!$D$8");
    expect(own()).toHaveLength(144);
    // A formula of the clerk's own may speak of them.
    await stage.edit("表三!D8", 7);
    await stage.edit("表三!N3", "=予以公开_自然人*2");
    expect(stage.value("表三!N3")).toBe(14);
    await stage.edit("表三!N3", null);
    const seen = value(await book.readAll()).document.blocks.find((block) => block.kind === "grid" && block.name === "表三");
    if (seen?.kind !== "grid") throw new Error("表三 is gone");
    value(await book.layOut([{ plan: plans().find(({ name }) => name === "表三")!, seen }]));
    value(await book.nameInputs!(plans()));
    expect(own()).toHaveLength(144);
  });

  it("asks every input for what it holds, where the host knows entry rules", async () => {
    const { stage, book } = await laidOut(api);
    for (const plan of plans())
      for (const cell of plan.cells) {
        const found = stage.sheet(plan.name).validationAt(cell.row, cell.col);
        const wanted =
          api === "1.7"
            ? undefined
            : plan.entryRules.find((rule) =>
                rule.ranges.some((range) => {
                  const { top, left, bottom, right } = parseArea(range)!;
                  return cell.row >= top && cell.row <= bottom && cell.col >= left && cell.col <= right;
                }),
              );
        expect(found?.rule?.kind).toBe(
          wanted && { whole: "wholeNumber", decimal: "decimal", custom: "custom", list: "list", date: "date" }[wanted.kind],
        );
        expect(found?.prompt.message).toBe(wanted?.wants);
        expect(found?.alert.message).toBe(wanted?.error);
      }
    expect(book.facts.lacks.includes("entry-rules")).toBe(api === "1.7");
  });

  it("sets up the page, where the host knows pages", async () => {
    const { stage } = await laidOut(api);
    for (const plan of plans()) {
      const { page } = stage.sheet(plan.name);
      if (api !== "newest") {
        expect(page).toEqual(new Sheet("x", "x").page);
        continue;
      }
      expect(page).toMatchObject({
        paperSize: "A4",
        orientation: plan.page.orientation === "portrait" ? "Portrait" : "Landscape",
        zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
        centerHorizontally: true,
      });
      expect(page.printArea.map((one) => areaName(one))).toEqual([plan.page.printArea]);
      expect(page.footers.left + page.footers.right).toContain("国办公开办函〔2021〕30号所附格式");
      expect(page.margins.top).toBeCloseTo(56.7, 1);
    }
  });

  it("is read back as the blank form it is", async () => {
    const { book } = await laidOut(api);
    const contents = value(await book.readAll());
    expect(contents.document.properties["nianbao.edition"]).toBe("2021");
    for (const plan of plans()) {
      const read = grid(contents, plan.name);
      expect(read.cells.filter((cell) => cell.text !== "").map((cell) => cell.text)).toEqual(
        plan.cells.flatMap((cell) => (cell.content.kind === "text" ? [cell.content.text] : [])),
      );
      if (api === "newest") expect(read.cells.filter((cell) => cell.rowSpan * cell.colSpan > 1)).toHaveLength(plan.merges.length);
    }
    expect(contents.mergesKnown).toBe(api === "newest");
  });

  it("keeps figures exactly, and texts that look like formulas as texts", async () => {
    const values = form2024.cells.map((cell) =>
      cell.id === "disclosure.charges.collected"
        ? parseDecimal("1480.6663")!
        : cell.id === "disclosure.licensing.decisions"
          ? ({ kind: "words", text: "=1+1" } as const)
          : cell.computed
            ? null
            : 3,
    );
    const { stage } = await laidOut(api, values);
    expect(stage.value("表二!B16")).toBe(1480.6663);
    expect(stage.sheet("表二").cell(8, 1)).toMatchObject({ value: "=1+1" });
    expect(stage.sheet("表二").cell(8, 1)?.formula).toBeUndefined();
    // Six kinds of applicants at three each, and twenty-one reasons at eighteen.
    expect([stage.value("表三!J6"), stage.value("表三!J29")]).toEqual([18, 378]);
  });

  it.each(forms().map((form) => [`${form.edition.name}${form.variant?.name ?? ""}`, form] as const))(
    "takes two syncs and at most 155 KB for %s",
    async (_, form) => {
      const { stage, book } = await open(api);
      value(
        await book.layOut(
          sheetPlans(form, { unit: "示例市人民政府", year: form.edition.since }).map((plan) => ({ plan })),
          { "nianbao.journal.1": { verb: "lay-out" } },
        ),
      );
      const counts = stage.counts();
      expect([counts.syncs, counts.errors]).toEqual([2, 0]);
      expect(counts.requestBytes).toBeLessThan(155 * 1024);
      if (form === form2024) expect(counts.requestBytes).toBeLessThan(125_000);
    },
  );
});

/** The plan's own conditional formats, one by one, as a file has them. */
function unfolded(values: ReadonlyMap<string, number | string>, table: number): PlayedWorkbook {
  const workbook = new PlayedWorkbook();
  const sheet = workbook.insertSheet("x", 0);
  const plan = plans()[table]!;
  sheet.conditionalFormats = plan.conditionalFormats.map((mark, i) => ({
    id: String(i),
    areas: mark.ranges.map((range) => parseArea(range)!),
    rule: { kind: "Custom", formula: `=${mark.formula}` },
    look: { fill: `#${plan.marks[mark.look].fill}` },
    stopIfTrue: false,
  }));
  for (const [at, held] of values) {
    const { top, left } = parseArea(at)!;
    sheet.putContent(top, left, held);
  }
  return workbook;
}

describe("conditional formats that are sent as few as possible", () => {
  it.each([0, 1, 2])("light the same cells as those of the plan, table %i", async (table) => {
    const plan = plans()[table]!;
    const { stage } = await laidOut("1.7");
    const figures = plan.cells.filter((cell) => cell.figure);
    const sheet = stage.sheet(plan.name);
    const held = fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 3 }), fc.constantFrom(-1, 0.5, "/", "12元"));
    fc.assert(
      fc.property(fc.array(held, { minLength: figures.length, maxLength: figures.length }), (drawn) => {
        const values = new Map(
          figures.flatMap((cell, i) => (drawn[i] === undefined ? [] : [[areaName(area(cell.row, cell.col)), drawn[i]] as const])),
        );
        for (const [i, cell] of figures.entries()) sheet.putContent(cell.row, cell.col, drawn[i] ?? null);
        const apart = unfolded(values, table);
        for (const cell of figures) {
          const fills = (workbook: PlayedWorkbook, one: Sheet): string[] =>
            [...new Set(conditionalLooks(workbook, one, cell.row, cell.col).map((look) => look.fill ?? ""))].sort();
          expect([areaName(area(cell.row, cell.col)), ...fills(stage.workbook, sheet)]).toEqual([
            areaName(area(cell.row, cell.col)),
            ...fills(apart, apart.sheets[0]!),
          ]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe.each(API_SETS)("sheets that are there already, on ExcelApi %s", (api: ApiSet) => {
  const request = { plan: plans()[0]! };

  it("uses an empty sheet of that name, whatever it looks like", async () => {
    const { stage, book } = await open(api);
    const sheet = stage.workbook.insertSheet("表二", 1);
    sheet.putStyle(0, 0, { ...sheet.styleAt(0, 0), fill: "#FF0000" });
    const laid = value(await book.layOut([request]));
    expect(laid.sheets).toEqual([{ name: "表二", created: false }]);
    expect(stage.value("表二!A1")).toBe("二、主动公开政府信息情况");
    expect(sheet.styleAt(0, 0).font.name).toBe(FIXED_LOOKS.title.font.name);
    expect(sheet.styleAt(0, 0).fill).toBeUndefined();
  });

  it("does not touch a sheet that holds anything", async () => {
    const { stage, book } = await open(api);
    stage.workbook.insertSheet("表二", 1);
    await stage.edit("表二!F40", "留言");
    const before = picture(stage.workbook);
    expect(refusal(await book.layOut([request]))).toEqual({ kind: "sheet-occupied", sheets: ["表二"] });
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("does not touch a hidden sheet that holds anything", async () => {
    const { stage, book } = await open(api);
    stage.workbook.insertSheet("表二", 1).visibility = "Hidden";
    await stage.edit("表二!A1", "1");
    expect(refusal(await book.layOut([request]))).toEqual({ kind: "sheet-occupied", sheets: ["表二"] });
  });

  it("lays a sheet out anew when it was seen and agreed to, and holds nothing else by then", async () => {
    const { stage, book } = await laidOut(api);
    await stage.edit("表二!B5", 7);
    const seen = grid(value(await book.readAll()), "表二");
    stage.counts();
    value(await book.layOut([{ ...request, seen }]));
    expect(stage.counts().syncs).toBe(2);
    expect(stage.value("表二!B5")).toBeNull();
    await stage.coauthor("表二!B5", 9);
    expect(refusal(await book.layOut([{ ...request, seen }]))).toEqual({ kind: "changed-since", places: ["表二!B5"] });
    expect(stage.value("表二!B5")).toBe(9);
  });

  it("refuses what cannot be done before anything is done", async () => {
    const { stage, book } = await laidOut(api);
    const seen = grid(value(await book.readAll()), "表二");
    stage.protect("表二");
    expect(refusal(await book.layOut([{ ...request, seen }]))).toEqual({ kind: "sheet-protected", sheet: "表二" });
    stage.workbook.structureProtected = {};
    expect(refusal(await book.layOut([{ plan: { ...request.plan, name: "另一张" } }]))).toEqual({ kind: "workbook-protected" });
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "表二", "表三", "表四"]);
  });

  it("can be cancelled before anything is written", async () => {
    const { stage, book } = await open(api);
    const before = picture(stage.workbook);
    expect(refusal(await book.layOut([request], {}, { cancelled: true }))).toEqual({ kind: "cancelled" });
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("takes a blank form away again, and only that", async () => {
    const { stage, book } = await laidOut(api);
    const contents = value(await book.readAll());
    const [second, third] = [grid(contents, "表二"), grid(contents, "表三")];
    await stage.edit("表三!D6", 3);
    expect(refusal(await book.removeSheets([second, third]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    expect(stage.workbook.sheets).toHaveLength(4);
    value(await book.removeSheets([second]));
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "表三", "表四"]);
    expect(refusal(await book.removeSheets([second]))).toEqual({ kind: "place-gone", place: "表二" });
  });

  it("never leaves a workbook without a visible sheet", async () => {
    const { stage, book } = await laidOut(api);
    stage.workbook.removeSheet(stage.sheet("Sheet1"));
    const contents = value(await book.readAll());
    value(await book.removeSheets(["表二", "表三", "表四"].map((name) => grid(contents, name))));
    expect(stage.workbook.sheets).toHaveLength(1);
  });
});
