import { openWpsWorkbook } from "../../../src/adapters/wps/workbook";
import type { CellChange, CellMark, Contents, Workbook } from "../../../src/ports/workbook";
import { area, parseArea } from "../../../src/workbench/model/area";
import { merge, shiftLines } from "../../../src/workbench/model/edits";
import { addList } from "../../../src/workbench/model/lists";
import { conditionalLooks } from "../../../src/workbench/model/rules";
import type { PlayedWorkbook } from "../../../src/workbench/model/workbook";
import { wps, type WpsOnStage } from "../../support/wps";
import * as excel from "../excel/stage";
import { plans, refusal, texts, value } from "../excel/stage";

interface Opened {
  readonly stage: WpsOnStage;
  readonly book: Workbook;
}

async function open(workbook?: PlayedWorkbook): Promise<Opened> {
  const stage = wps(workbook ? { workbook } : {});
  return { stage, book: value(await openWpsWorkbook(stage.application, "0.1.0")) };
}

async function laidOut(): Promise<Opened> {
  const opened = await open();
  value(await opened.book.layOut(plans().map((plan) => ({ plan }))));
  return opened;
}

const change = (
  sheet: string,
  row: number,
  col: number,
  after: CellChange["after"],
  before: CellChange["before"] = { text: "" },
) => ({ sheet, row, col, before, after }) satisfies CellChange;
const number = (one: number): CellChange["after"] => ({ kind: "number", number: one });

/** Everything about every sheet, but for what names nothing: ids, and which cell is selected. */
const picture = (workbook: PlayedWorkbook): unknown =>
  workbook.sheets.map((sheet) => {
    const { conditionalFormats, columns, ...rest } = sheet.state();
    return {
      ...rest,
      conditionalFormats: conditionalFormats.map(({ id: _, ...format }) => format),
      // Characters and points do not divide evenly: a pixel is three quarters of a point.
      columns: new Map([...columns].map(([col, line]) => [col, Math.round((line.size ?? 0) / 0.75)])),
    };
  });

const pixels = (lines: unknown): number[] => [...(lines as ReadonlyMap<number, number>).values()];

describe("opening", () => {
  it("refuses what is no WPS, and a WPS without a workbook", async () => {
    expect(refusal(await openWpsWorkbook(undefined, "0"))).toMatchObject({ kind: "host-too-old", host: "WPS" });
    expect(refusal(await openWpsWorkbook({} as WPSMergedRoot, "0"))).toMatchObject({ kind: "host-too-old", host: "WPS" });
  });

  it("names its host, which lacks nothing but the news of what was calculated", async () => {
    expect((await open()).book.facts).toEqual({ newest: "WPS 12.0", lacks: [], live: false, comments: true });
  });
});

describe("laying out", () => {
  it("leaves the sheets as Excel leaves them: contents, looks, merges, rules, formats and page", async () => {
    const { stage } = await laidOut();
    const same = await excel.laidOut("newest");
    const [ours, theirs] = [picture(stage.workbook), picture(same.stage.workbook)] as { columns: unknown }[][];
    ours!.forEach((sheet, i) => {
      const { columns, ...rest } = sheet;
      const { columns: wanted, ...other } = theirs![i]!;
      expect(rest).toEqual(other);
      pixels(columns).forEach((wide, col) => expect(Math.abs(wide - pixels(wanted)[col]!)).toBeLessThanOrEqual(1));
    });
    expect(stage.workbook.properties).toEqual(same.stage.workbook.properties);
    expect(stage.workbook.names).toEqual(same.stage.workbook.names);
  });

  it("touches no sheet that holds anything, and lays it out anew when that was seen", async () => {
    const { stage, book } = await laidOut();
    await stage.edit("表三!D6", 7);
    const again = plans()
      .filter((plan) => plan.name === "表三")
      .map((plan) => ({ plan }));
    expect(refusal(await book.layOut(again))).toEqual({ kind: "sheet-occupied", sheets: ["表三"] });
    const seen = value(await book.readAll()).document.blocks.find((block) => block.kind === "grid" && block.name === "表三");
    if (seen?.kind !== "grid") throw new Error("not read");
    await stage.edit("表三!E6", 8);
    expect(refusal(await book.layOut([{ plan: again[0]!.plan, seen }]))).toEqual({ kind: "changed-since", places: ["表三!E6"] });
    await stage.edit("表三!E6", null);
    value(await book.layOut([{ plan: again[0]!.plan, seen }]));
    expect(stage.value("表三!D6")).toBeNull();
  });

  it("refuses before anything is done: read-only, a closed structure, a protected sheet, a change of mind", async () => {
    const { stage, book } = await open();
    const wanted = plans().map((plan) => ({ plan }));
    const before = JSON.stringify(picture(stage.workbook));
    stage.workbook.readOnly = true;
    expect(refusal(await book.layOut(wanted))).toEqual({ kind: "read-only" });
    stage.workbook.readOnly = false;
    stage.workbook.structureProtected = {};
    expect(refusal(await book.layOut(wanted))).toEqual({ kind: "workbook-protected" });
    stage.workbook.structureProtected = undefined;
    expect(refusal(await book.layOut(wanted, {}, { cancelled: true }))).toEqual({ kind: "cancelled" });
    expect(JSON.stringify(picture(stage.workbook))).toBe(before);
  });

  it("takes a blank form away again, and only that", async () => {
    const { stage, book } = await laidOut();
    const grids = value(await book.readAll()).document.blocks.flatMap((block) => (block.kind === "grid" ? [block] : []));
    await stage.edit("表三!D6", 3);
    expect(refusal(await book.removeSheets(grids))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    await stage.edit("表三!D6", null);
    value(await book.removeSheets(grids));
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1"]);
  });

  it("leaves events, alerts and painting as they were, also where WPS throws half-way", async () => {
    const { stage, book } = await open();
    stage.workbook.insertSheet("表二", 1);
    // WPS will not give the name that another sheet has: the fourth plan is told it when three stand.
    const clash = { ...plans()[0]!, name: "a/b" };
    expect(refusal(await book.layOut([{ plan: clash }]))).toEqual({
      kind: "host-failed",
      host: "WPS",
      code: "WPS",
      detail: "工作表名无效",
    });
    const { EnableEvents, DisplayAlerts, ScreenUpdating } = stage.application;
    expect([EnableEvents, DisplayAlerts, ScreenUpdating]).toEqual([true, true, true]);
  });
});

describe("what people do with a workbook", () => {
  it("lays out the same where the screen shows R2C3, and leaves it so", async () => {
    const { stage, book } = await open();
    stage.workbook.isR1C1 = true;
    value(await book.layOut(plans().map((plan) => ({ plan }))));
    expect(stage.workbook.isR1C1).toBe(true);
    value(await book.mark([{ sheet: "表三", row: 5, col: 3, kind: "broken" }]));
    const same = (await laidOut()).stage;
    const formats = ({ workbook }: WpsOnStage): number => workbook.sheetNamed("表三")!.conditionalFormats.length;
    expect(formats(stage)).toBeGreaterThan(formats(same));
  });

  it("does not draw over a table of WPS's own, and says how to go on", async () => {
    const { stage, book } = await laidOut();
    const seen = value(await book.readAll()).document.blocks.find((block) => block.kind === "grid" && block.name === "表四");
    if (seen?.kind !== "grid") throw new Error("not read");
    addList(stage.sheet("表四"), parseArea("S1:U3")!, "表1");
    const plan = plans().find(({ name }) => name === "表四")!;
    expect(refusal(await book.layOut([{ plan, seen }]))).toEqual({ kind: "table-in-the-way", sheet: "表四" });
  });

  it("reads and checks what is hidden or not calculated, and what a quote is in the name of", async () => {
    const { stage, book } = await laidOut();
    stage.workbook.calculationMode = "Manual";
    await stage.edit("表三!D6", 7);
    stage.sheet("表三").rows.set(5, { hidden: true });
    stage.workbook.renameSheet(stage.sheet("表三"), "李局's 表三");
    expect(texts(value(await book.readAll()), "李局's 表三")["D6"]).toBe("7");
    value(await book.select({ sheet: "李局's 表三", row: 5, col: 3 }));
  });

  it("takes away a blank form that another program has hidden deep", async () => {
    const { stage, book } = await laidOut();
    const grids = value(await book.readAll()).document.blocks.flatMap((block) => (block.kind === "grid" ? [block] : []));
    stage.workbook.activate(stage.sheet("Sheet1"));
    stage.sheet("表三").visibility = "VeryHidden";
    value(await book.removeSheets(grids));
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1"]);
  });
});

describe("reading", () => {
  it.each`
    written      | format          | text             | number
    ${12}        | ${"General"}    | ${"12"}          | ${"12"}
    ${0}         | ${"0;-0;;@"}    | ${"0"}           | ${"0"}
    ${397}       | ${"+0;-0;0"}    | ${"+397"}        | ${"397"}
    ${1480.6663} | ${"0.00"}       | ${"1480.6663"}   | ${"1480.6663"}
    ${0.1 + 0.2} | ${"General"}    | ${"0.3"}         | ${"0.3"}
    ${12345}     | ${"#,##0"}      | ${"12345"}       | ${"12345"}
    ${12.3456}   | ${'0.00"万元"'} | ${"12.3456万元"} | ${"12.3456"}
    ${0.5}       | ${"0%"}         | ${"50%"}         | ${"0.5"}
    ${45293}     | ${"yyyy/m/d"}   | ${"2024/1/2"}    | ${"45293"}
    ${"=1+1"}    | ${"@"}          | ${"=1+1"}        | ${undefined}
    ${"012"}     | ${"@"}          | ${"012"}         | ${undefined}
    ${true}      | ${"General"}    | ${"TRUE"}        | ${undefined}
  `("reads $written shown as $format as its reader sees it", async ({ written, format, text, number: exact }) => {
    const { stage, book } = await open();
    const sheet = stage.sheet("Sheet1");
    sheet.putContent(1, 1, written as number);
    sheet.putStyle(1, 1, { ...sheet.styleAt(1, 1), numberFormat: String(format) });
    // A neighbour in another format: WPS then says null for the two of them.
    sheet.putContent(1, 2, 5);
    const [grid] = value(await book.readAll()).document.blocks;
    const cell = grid?.kind === "grid" ? grid.cells.find((one) => one.row === 1 && one.col === 1) : undefined;
    expect([cell?.text, cell?.number]).toEqual([text, exact]);
  });

  it("takes the number of an error for no figure", async () => {
    const { stage, book } = await open();
    await stage.edit("Sheet1!A1", "=1/0");
    await stage.edit("Sheet1!B1", "#N/A");
    const grid = value(await book.readAll()).document.blocks[0];
    expect(grid?.kind === "grid" && grid.cells).toMatchObject([{ text: "#DIV/0!", formula: "1/0" }, { text: "#N/A" }]);
    expect(grid?.kind === "grid" && grid.cells.some((cell) => cell.number !== undefined)).toBe(false);
  });

  it("finds every merge by halving, those of a whole row and nested ones alike", async () => {
    const { stage, book } = await open();
    const sheet = stage.sheet("Sheet1");
    for (let row = 0; row < 9; row += 1) for (let col = 0; col < 7; col += 1) sheet.putContent(row, col, row * 7 + col);
    const merged = ["A1:G1", "B2:C4", "D2:D3", "E5:F6", "A7:A9"];
    for (const one of merged) merge(stage.workbook, sheet, parseArea(one)!, false, "user");
    const grid = value(await book.readAll()).document.blocks[0];
    const spans = grid?.kind === "grid" ? grid.cells.filter((cell) => cell.rowSpan * cell.colSpan > 1) : [];
    expect(spans.map(({ row, col, rowSpan, colSpan }) => [row, col, rowSpan, colSpan])).toEqual([
      [0, 0, 1, 7],
      [1, 1, 3, 2],
      [1, 3, 2, 1],
      [4, 4, 2, 2],
      [6, 0, 3, 1],
    ]);
  });

  it("reads the upper left of a sheet that is larger than any form; formats alone make none larger", async () => {
    const { stage, book } = await open();
    const sheet = stage.sheet("Sheet1");
    await stage.edit("Sheet1!A1", 1);
    sheet.putStyle(4_999, 1, { ...sheet.styleAt(0, 0), fill: "#FF0000" });
    expect(value(await book.readAll()).sheets[0]).toMatchObject({ cut: false, empty: false });
    await stage.edit("Sheet1!B5000", 2);
    expect(value(await book.readAll()).sheets[0]).toMatchObject({ cut: true });
  });

  it("finds sheets that came, went or were renamed, and reads again what it is told to", async () => {
    const { stage, book } = await laidOut();
    const first = value(await book.readAll());
    await stage.edit("表三!D6", 4);
    stage.workbook.insertSheet("新表", 0).putContent(2, 2, 5);
    const after = value(await book.readAgain(["表三"]));
    expect(texts(after, "表三")["D6"]).toBe("4");
    expect(texts(after, "新表")["C3"]).toBe("5");
    expect(texts(after, "表二")).toEqual(texts(first, "表二"));
  });

  it("knows hidden, protected and coloured sheets, names and the stamp", async () => {
    const { stage, book } = await laidOut();
    stage.protect("表四");
    stage.sheet("Sheet1").visibility = "VeryHidden";
    const contents: Contents = value(await book.readAll());
    expect(contents.sheets.map(({ name, visible, protected: closed, colours }) => [name, visible, closed, colours])).toEqual([
      ["Sheet1", false, false, false],
      ["表二", true, false, true],
      ["表三", true, false, true],
      ["表四", true, true, true],
    ]);
    expect(contents.names.length).toBeGreaterThan(20);
    // A row that is taken out takes its name along, as it does for Excel.
    const gone = stage.sheet("表三");
    shiftLines(stage.workbook, gone, { axis: "row", at: 8, count: -1 }, "user");
    const [ours, theirs] = [
      value(await book.readAll()),
      value(await (await excel.open("newest", stage.workbook)).book.readAll()),
    ];
    expect(ours.names).toEqual(theirs.names);
    expect(ours.names).not.toEqual(contents.names);
    expect(ours.document.properties).toMatchObject(contents.document.properties!);
    expect(theirs.document.properties).toMatchObject(ours.document.properties!);
  });
});

describe("writing", () => {
  it("writes figures, texts and formulas as they are meant, without telling itself", async () => {
    const { stage, book } = await laidOut();
    const told: string[] = [];
    value(await book.watch({ changed: (sheets) => void told.push(...sheets), selected: () => undefined }));
    value(
      await book.write([
        change("表三", 5, 3, number(12)),
        change("表三", 5, 4, { kind: "text", text: "012" }),
        change("表三", 5, 5, { kind: "text", text: "=1+1" }),
        change("表四", 5, 0, { kind: "formula", formula: "1+2" }),
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(["表三!D6", "表三!E6", "表三!F6", "表四!A6"].map((at) => stage.value(at))).toEqual([12, "012", "=1+1", 3]);
    expect(told).toEqual([]);
  });

  it("writes nothing at all when one cell holds something else by now, and names it", async () => {
    const { stage, book } = await laidOut();
    await stage.edit("表三!D7", 5);
    const changes = [change("表三", 5, 3, number(12)), change("表三", 6, 3, number(13))];
    expect(refusal(await book.write(changes))).toEqual({ kind: "changed-since", places: ["表三!D7"] });
    expect(stage.value("表三!D6")).toBeNull();
  });

  it("makes a cell fit for a figure: one kept as text or shown as a date would spoil it", async () => {
    const { stage, book } = await open();
    const sheet = stage.sheet("Sheet1");
    sheet.putStyle(0, 0, { ...sheet.styleAt(0, 0), numberFormat: "@" });
    sheet.putStyle(0, 1, { ...sheet.styleAt(0, 1), numberFormat: "yyyy/m/d" });
    value(await book.write([change("Sheet1", 0, 0, number(3)), change("Sheet1", 0, 1, number(4))]));
    expect([stage.value("Sheet1!A1"), stage.value("Sheet1!B1")]).toEqual([3, 4]);
    expect([0, 1].map((col) => sheet.styleAt(0, col).numberFormat)).toEqual(["General", "General"]);
  });

  it("fills the open cells of a protected form, and refuses its locked ones before writing any", async () => {
    const { stage, book } = await laidOut();
    stage.protect("表三");
    value(await book.write([change("表三", 5, 3, number(12))]));
    const total = texts(value(await book.readAll()), "表三")["J6"]!;
    const locked = change("表三", 5, 9, number(1), { text: "", formula: total.slice(1) });
    expect(refusal(await book.write([change("表三", 6, 3, number(1)), locked]))).toEqual({
      kind: "sheet-protected",
      sheet: "表三",
    });
    expect(stage.value("表三!D7")).toBeNull();
  });

  it("puts back what it wrote when WPS fails half-way", async () => {
    const { stage, book } = await laidOut();
    await stage.edit("表三!D6", 7);
    // A formula that WPS cannot take is told it only when it is written: after the first rectangle.
    const changes = [
      change("表三", 5, 3, number(12), { text: "7", number: "7" }),
      change("表三", 9, 3, { kind: "formula", formula: "SUM((" }),
    ];
    expect(refusal(await book.write(changes))).toMatchObject({ kind: "host-failed", host: "WPS" });
    expect([stage.value("表三!D6"), stage.value("表三!D10")]).toEqual([7, null]);
  });

  it("waits for a user who is typing, and asks to finish where that takes too long", async () => {
    const { stage, book } = await laidOut();
    stage.workbook.editing = true;
    setTimeout(() => (stage.workbook.editing = false), 300);
    value(await book.write([change("表三", 5, 3, number(12))]));
    stage.workbook.editing = true;
    expect(refusal(await book.write([change("表三", 6, 3, number(12))]))).toEqual({ kind: "cell-being-edited" });
  });

  it("refuses when the sheet is gone, or the workbook is open for reading only", async () => {
    const { stage, book } = await laidOut();
    expect(refusal(await book.write([change("没有", 0, 0, number(1))]))).toEqual({ kind: "place-gone", place: "没有" });
    stage.workbook.readOnly = true;
    expect(refusal(await book.write([change("表三", 5, 3, number(1))]))).toEqual({ kind: "read-only" });
  });
});

describe("marks", () => {
  const marks: readonly CellMark[] = [
    { sheet: "表三", row: 5, col: 3, kind: "suspected" },
    { sheet: "表三", row: 6, col: 3, kind: "broken" },
    { sheet: "表四", row: 5, col: 1, kind: "undecided" },
  ];
  const lit = ({ stage }: Opened, sheet: string, row: number, col: number) =>
    conditionalLooks(stage.workbook, stage.sheet(sheet), row, col)[0];

  it("lie above what the form itself colours, told apart without colour, and are gone when cleared", async () => {
    const opened = await laidOut();
    const { stage, book } = opened;
    await stage.edit("表三!D6", 12);
    const before = picture(stage.workbook);
    expect(value(await book.mark(marks))).toEqual({ cells: 3, left: [] });
    expect(lit(opened, "表三", 5, 3)).toMatchObject({ fill: "#C00000", numberFormat: expect.stringContaining("疑") as string });
    expect(lit(opened, "表三", 6, 3)).toMatchObject({ borders: { top: { style: "Continuous" } } });
    expect(lit(opened, "表四", 5, 1)).toMatchObject({ borders: { left: { style: "Dot" } } });
    expect(stage.value("表三!D6")).toBe(12);
    value(await book.clearMarks());
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("are known again when the pane opens anew, and follow the findings", async () => {
    const opened = await laidOut();
    value(await opened.book.mark(marks));
    const again = value(await openWpsWorkbook(opened.stage.application, "0.1.0"));
    value(await again.mark(marks.slice(1)));
    expect(lit(opened, "表三", 5, 3)?.fill).not.toBe("#C00000");
    expect(value(await again.clearMarks())).toEqual({ cells: 0, left: [] });
    expect(lit(opened, "表四", 5, 1)?.borders).toBeUndefined();
  });

  it("leave a protected sheet as it is, and name it", async () => {
    const { stage, book } = await laidOut();
    stage.protect("表四");
    expect(value(await book.mark(marks))).toEqual({ cells: 2, left: ["表四"] });
  });
});

describe("what wears off", () => {
  it("is seen: another font, a lost entry rule", async () => {
    const { stage, book } = await laidOut();
    const plan = plans()[1]!;
    expect(value(await book.formatDrift([plan]))).toEqual([{ sheet: plan.name, look: false, rules: false }]);
    const sheet = stage.sheet(plan.name);
    sheet.putStyle(5, 3, { ...sheet.styleAt(5, 3), font: { ...sheet.styleAt(5, 3).font, bold: true } });
    sheet.clearValidation(area(5, 4));
    expect(value(await book.formatDrift([plan]))).toEqual([{ sheet: plan.name, look: true, rules: true }]);
  });
});

describe("showing, remembering and watching", () => {
  it("goes to a cell and says where it is", async () => {
    const { book } = await laidOut();
    value(await book.select({ sheet: "表四", row: 5, col: 2 }));
    expect(value(await book.selection())).toEqual({ sheet: "表四", row: 5, col: 2 });
  });

  it("keeps notes with the workbook, whatever signs they hold, and forgets them when told to", async () => {
    const { stage, book } = await open();
    const note = { text: '<"&>\n一', list: [1, null] };
    value(await book.keep({ a: note, 'b"': 2 }));
    value(await book.keep({ c: true, 'b"': null }));
    expect(value(await book.notes())).toEqual({ a: note, c: true });
    expect(stage.workbook.xmlParts).toHaveLength(1);
    value(await book.keep({ a: null, c: null }));
    expect(stage.workbook.xmlParts).toEqual([]);
  });

  it("tells a burst of edits once, what was changed at once, and where the active cell goes; then nothing more", async () => {
    const { stage, book } = await laidOut();
    const told: unknown[] = [];
    const places: unknown[] = [];
    const stop = value(
      await book.watch({
        changed: (sheets, blocks) => void told.push([[...sheets].sort(), blocks]),
        selected: (place) => void places.push(place),
      }),
    );
    await Promise.all([stage.edit("表三!D6", 1), stage.edit("表三!D7:E8", 1), stage.edit("表四!A6", 1), stage.select("表四!C6")]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const block = { sheet: "表三", area: { top: 6, left: 3, bottom: 7, right: 4 } };
    expect(told).toEqual([[["表三", "表四"], [block]]]);
    expect(places).toEqual([{ sheet: "表四", row: 5, col: 2 }]);
    value(await stop());
    await stage.edit("表三!D6", 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toHaveLength(1);
  });

  it("hears nothing while events are off, as WPS has it", async () => {
    const { stage, book } = await laidOut();
    let heard = 0;
    value(await book.watch({ changed: () => void (heard += 1), selected: () => undefined }));
    stage.application.EnableEvents = false;
    await stage.edit("表三!D6", 1);
    stage.application.EnableEvents = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toBe(0);
  });
});
