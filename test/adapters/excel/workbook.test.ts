import { check, program } from "../../../src/core/check/check";
import { recognise } from "../../../src/core/recognise/recognise";
import type { RawGrid } from "../../../src/core/document/source";
import type { CellChange, CellMark, CellPlace, Contents, NamedRow } from "../../../src/ports/workbook";
import { sheetPlans } from "../../../src/render/sheet";
import { forms } from "../../../src/statute";
import { area } from "../../../src/workbench/model/area";
import { merge, shiftLines } from "../../../src/workbench/model/edits";
import { conditionalLooks } from "../../../src/workbench/model/rules";
import type { ConditionalFormat } from "../../../src/workbench/model/sheet";
import { display } from "../../../src/workbench/model/value";
import { PlayedWorkbook } from "../../../src/workbench/model/workbook";
import { heldOf } from "../../../src/adapters/excel/cells";
import { doubting, hasRoom } from "../../../src/adapters/excel/suspicion";
import { openExcelWorkbook } from "../../../src/adapters/excel/workbook";
import { API_SETS, office, type OfficeOnStage } from "../../support/office";
import { form2024, laidOut, open, type Opened, picture, plans, refusal, texts, value } from "./stage";

const ALL = forms();

/** Somebody else's workbook: the table stands lower, with colours, a merge and a conditional format of its owner's. */
function foreign(): PlayedWorkbook {
  const workbook = new PlayedWorkbook();
  const sheet = workbook.sheets[0]!;
  workbook.renameSheet(sheet, "行政复议");
  const plan = form2024.tables[2]!.layout;
  const place = { top: 4, left: 2 };
  for (const square of plan.squares) {
    sheet.putContent(
      place.top + square.row,
      place.left + square.col,
      square.kind === "value" ? square.col : square.text.replace("其他结果", "其它结果"),
    );
    const anchor = area(
      place.top + square.row,
      place.left + square.col,
      place.top + square.row + square.rowSpan - 1,
      place.left + square.col + square.colSpan - 1,
    );
    if (square.rowSpan * square.colSpan > 1) merge(workbook, sheet, anchor, false, "user");
    sheet.putStyle(anchor.top, anchor.left, {
      ...sheet.styleAt(anchor.top, anchor.left),
      fill: "#DDEEFF",
      numberFormat: "#,##0",
    });
  }
  const own: ConditionalFormat = {
    id: "{own}",
    areas: [area(7, 2, 7, 16)],
    rule: { kind: "Custom", formula: "=C8>3" },
    look: { fill: "#00FF00" },
    stopIfTrue: false,
  };
  sheet.conditionalFormats = [own];
  workbook.insertSheet("说明", 1).putContent(0, 0, "不是表");
  const hidden = workbook.insertSheet("草稿", 2);
  hidden.putContent(0, 0, "看不见");
  hidden.visibility = "Hidden";
  return workbook;
}

const lit = (stage: OfficeOnStage, { sheet, row, col }: CellPlace) =>
  conditionalLooks(stage.workbook, stage.sheet(sheet), row, col);
const at = (sheet: string, row: number, col: number): CellPlace => ({ sheet, row, col });
const broken = (sheet: string, row: number, col: number): CellMark => ({ sheet, row, col, kind: "broken" });

describe("opening", () => {
  it("refuses an Excel that is too old, and says what it needs", async () => {
    office({ api: "1.6" as "1.7" });
    expect(refusal(await openExcelWorkbook("0.1.0"))).toEqual({ kind: "host-too-old", needs: "ExcelApi 1.7" });
  });

  it.each([
    ["1.7", "1.7", ["entry-rules", "page-setup", "merges-are-not-read"]],
    ["1.8", "1.8", ["page-setup", "merges-are-not-read"]],
    ["newest", expect.stringMatching(/^1\.\d+$/), []],
  ] as const)("on %s knows what it cannot show", async (api, newest, lacks) => {
    const { book } = await open(api);
    expect(book.facts).toEqual({
      newest,
      lacks,
      live: api !== "1.7",
      ...(api !== "1.7" && { draws: true }),
      comments: api === "newest",
    });
  });
});

describe.each(API_SETS)("reading on ExcelApi %s", (api) => {
  it("gives every visible sheet with its places, in one sync", async () => {
    const { stage, book } = await open(api, foreign());
    const contents = value(await book.readAll());
    expect(stage.counts()).toMatchObject({ syncs: 1, errors: 0 });
    expect(contents.document.blocks.map((block) => (block.kind === "grid" ? block.name : ""))).toEqual(["行政复议", "说明"]);
    expect(contents.sheets.map(({ name, visible, empty }) => [name, visible, empty])).toEqual([
      ["行政复议", true, false],
      ["说明", true, false],
      ["草稿", false, false],
    ]);
    const reading = value(recognise(contents.document, ALL));
    expect(reading.present).toEqual(["proceedings"]);
    expect(reading.places[form2024.byId.get("proceedings.reconsideration.upheld")!.index]?.location).toBe("行政复议!C8");
  });

  it("finds sheets that came, went or were renamed since", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    stage.workbook.renameSheet(stage.sheet("说明"), "备注");
    stage.workbook.insertSheet("新表", 0).putContent(2, 2, 5);
    expect(value(await book.readAll()).sheets.map((sheet) => sheet.name)).toEqual(["新表", "行政复议", "备注", "草稿"]);
    stage.workbook.removeSheet(stage.sheet("行政复议"));
    expect(value(await book.readAll()).sheets.map((sheet) => sheet.name)).toEqual(["新表", "备注", "草稿"]);
  });

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
  `(
    "reads $written shown as $format as its reader sees it",
    async ({
      written,
      format,
      text,
      number,
    }: {
      written: number | string | boolean;
      format: string;
      text: string;
      number: string | undefined;
    }) => {
      const { stage, book } = await open(api);
      const sheet = stage.sheet("Sheet1");
      sheet.putContent(1, 1, written);
      sheet.putStyle(1, 1, { ...sheet.styleAt(1, 1), numberFormat: format });
      const [grid] = value(await book.readAll()).document.blocks;
      expect(grid?.kind === "grid" && grid.cells).toEqual([
        { row: 1, col: 1, rowSpan: 1, colSpan: 1, text, ...(number !== undefined && { number }) },
      ]);
    },
  );

  it("tells a formula from a text that looks like one", async () => {
    const { stage, book } = await open(api);
    await stage.edit("Sheet1!A1", "=1+1");
    await stage.edit("Sheet1!A2", "'=1+1");
    expect(texts(value(await book.readAll()), "Sheet1")).toEqual({ A1: "=1+1", A2: "=1+1" });
    const [grid] = value(await book.readAll()).document.blocks;
    expect(grid?.kind === "grid" && grid.cells.map((cell) => cell.formula)).toEqual(["1+1", undefined]);
  });

  it("reads the upper left of a sheet that is larger than any form, and says so", async () => {
    const { stage, book } = await open(api);
    await stage.edit("Sheet1!A1", 1);
    await stage.edit("Sheet1!B5000", 2);
    const contents = value(await book.readAll());
    expect(contents.sheets[0]).toMatchObject({ cut: true, empty: false });
    expect(texts(contents, "Sheet1")).toEqual({ A1: "1" });
  });

  it("reads a workbook with nothing in it", async () => {
    const { book } = await open(api);
    expect(value(await book.readAll())).toMatchObject({ document: { blocks: [] }, sheets: [{ name: "Sheet1", empty: true }] });
  });

  it("asks no more than twenty things of the host after an edit", async () => {
    const { stage, book } = await laidOut(api);
    value(await book.readAll());
    await stage.edit("表三!D6", 5);
    stage.counts();
    value(await book.readAgain(["表三"]));
    expect(stage.counts().actions).toBeLessThanOrEqual(20);
  });

  it("reads one sheet again in one sync, and remembers the others", async () => {
    const { stage, book } = await laidOut(api);
    value(await book.readAll());
    await stage.edit("表三!D6", 4);
    stage.counts();
    const contents = value(await book.readAgain(["表三"]));
    expect(stage.counts()).toMatchObject({ syncs: 1, errors: 0 });
    expect(texts(contents, "表三")["D6"]).toBe("4");
    expect(contents.document.blocks).toHaveLength(3);
  });

  it("can be cancelled", async () => {
    const { book } = await open(api);
    expect(refusal(await book.readAll({ cancelled: true }))).toEqual({ kind: "cancelled" });
  });
});

describe.each(API_SETS)("marks on ExcelApi %s", (api) => {
  const marks: readonly CellMark[] = [
    broken("行政复议", 7, 2),
    broken("行政复议", 7, 3),
    { ...at("行政复议", 7, 6), kind: "unreadable" },
    { ...at("说明", 0, 0), kind: "undecided" },
  ];

  it("are told apart without colour, and lie over what the owner made", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    expect(value(await book.mark(marks))).toEqual({ cells: 4, left: [] });
    expect(lit(stage, at("行政复议", 7, 2))[0]).toMatchObject({
      font: { bold: true, underline: "Single" },
      borders: { top: { style: "Continuous" }, left: { style: "Continuous" } },
    });
    expect(lit(stage, at("行政复议", 7, 6))[0]).toMatchObject({ font: { italic: true }, borders: { bottom: { style: "Dash" } } });
    expect(lit(stage, at("说明", 0, 0))[0]).toMatchObject({ font: { italic: true }, borders: { right: { style: "Dot" } } });
    expect(lit(stage, at("行政复议", 7, 6)).map((look) => look.fill)).toContain("#00FF00");
  });

  it("are gone after 清除标记, and everything is as it was", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    const before = picture(stage.workbook);
    value(await book.mark(marks));
    expect(picture(stage.workbook)).not.toEqual(before);
    expect(value(await book.clearMarks())).toEqual({ cells: 0, left: [] });
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("are known again when the pane opens anew, on sheets hidden since too", async () => {
    const { stage, book } = await open(api, foreign());
    const before = picture(stage.workbook);
    value(await book.mark(marks));
    stage.sheet("说明").visibility = "Hidden";
    const again = value(await openExcelWorkbook("0.1.0"));
    value(await again.clearMarks());
    stage.sheet("说明").visibility = "Visible";
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("follow the findings: what is put right is not marked any more", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    value(await book.mark(marks));
    stage.counts();
    value(await book.mark(marks));
    expect(stage.counts().syncs).toBe(0);
    value(await book.mark(marks.slice(1)));
    expect(stage.counts()).toMatchObject({ syncs: 1, errors: 0 });
    expect(lit(stage, at("行政复议", 7, 2))).toEqual([]);
    expect(lit(stage, at("行政复议", 7, 3))).toHaveLength(1);
    value(await book.mark([]));
    expect(stage.sheet("行政复议").conditionalFormats.map((format) => format.id)).toEqual(["{own}"]);
  });

  it("are made right again when somebody took one away by hand", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    value(await book.mark(marks));
    const sheet = stage.sheet("行政复议");
    sheet.conditionalFormats = sheet.conditionalFormats.slice(1);
    value(await book.mark([broken("行政复议", 7, 4)]));
    expect(lit(stage, at("行政复议", 7, 4))[0]).toMatchObject({ font: { bold: true } });
    expect(lit(stage, at("行政复议", 7, 2))).toEqual([]);
    expect(lit(stage, at("说明", 0, 0))).toEqual([]);
  });

  it("leave a protected sheet as it is, and name it", async () => {
    const { stage, book } = await open(api, foreign());
    stage.protect("行政复议");
    value(await book.readAll());
    const before = stage.sheet("行政复议").state();
    expect(value(await book.mark(marks))).toEqual({ cells: 1, left: ["行政复议"] });
    expect(stage.sheet("行政复议").state()).toEqual(before);
    expect(value(await book.clearMarks())).toEqual({ cells: 0, left: [] });
  });

  it("cost a full check two syncs at most", async () => {
    const { stage, book } = await laidOut(
      api,
      form2024.cells.map(() => 1),
    );
    stage.counts();
    const reading = value(recognise(value(await book.readAll()).document, ALL));
    const found = check(program(reading.form), reading.values).findings.flatMap((finding) => finding.cells);
    expect(found.length).toBeGreaterThan(30);
    value(
      await book.mark(
        [...new Set(found)].map((index) => {
          const place = reading.places[index]!;
          const block = reading.document.blocks[place.block]!;
          return broken(block.kind === "grid" ? block.name : "", place.row, place.col);
        }),
      ),
    );
    const counts = stage.counts();
    expect(counts.syncs).toBeLessThanOrEqual(2);
    expect(counts).toMatchObject({ errors: 0 });
    expect(counts.requestBytes).toBeLessThan(60_000);
  });
});

describe.each(API_SETS)("a suspected cell on ExcelApi %s", (api) => {
  const suspected = (row: number, col: number): CellMark => ({ ...at("行政复议", row, col), kind: "suspected" });
  const shown = (stage: OfficeOnStage, row: number, col: number): string => {
    const sheet = stage.sheet("行政复议");
    const format = lit(stage, at("行政复议", row, col)).find((look) => look.numberFormat !== undefined)?.numberFormat;
    return display(sheet.valueAt(row, col), format ?? sheet.styleAt(row, col).numberFormat);
  };

  it("shows 疑 before its figure, in a frame, and holds what it held", async () => {
    const { stage, book } = await open(api, foreign());
    value(await book.readAll());
    const before = picture(stage.workbook);
    value(await book.mark([suspected(7, 4), { ...at("行政复议", 7, 2), kind: "involved" }, broken("行政复议", 7, 6)]));
    const looks = [4, 2, 6].map((col) => lit(stage, at("行政复议", 7, col))[0]!);
    expect(shown(stage, 7, 4)).toBe("疑2");
    expect(shown(stage, 7, 2)).toBe("0");
    expect(looks.map((look) => look.borders?.top?.style)).toEqual(["Continuous", "DashDot", "Continuous"]);
    expect(new Set(looks.map((look) => look.fill)).size).toBe(3);
    expect(stage.sheet("行政复议").valueAt(7, 4)).toBe(2);
    expect(stage.sheet("行政复议").styleAt(7, 4).numberFormat).toBe("#,##0");
    value(await book.clearMarks());
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("keeps the figure legible where the column is too narrow for 疑 as well", async () => {
    const { stage, book } = await open(api, foreign());
    await stage.edit("行政复议!E8", 1_234_567);
    const sheet = stage.sheet("行政复议");
    value(await book.readAll());
    value(await book.mark([suspected(7, 4)]));
    expect(sheet.valueAt(7, 4)).toBe(1_234_567);
    expect(shown(stage, 7, 4)).toBe("1,234,567");
    await stage.edit("行政复议!E8", 12);
    value(await book.readAll());
    value(await book.mark([suspected(7, 4)]));
    expect(shown(stage, 7, 4)).toBe("疑12");
    await stage.edit("行政复议!E8", 7_654_321);
    value(await book.readAll());
    value(await book.mark([suspected(7, 4)]));
    expect(shown(stage, 7, 4)).toBe("7,654,321");
  });
});

describe("number formats with 疑 before the figure", () => {
  it.each([
    ["General", 31, "疑31"],
    ["General", 0, "疑0"],
    ["General", -3, "疑-3"],
    ["General", "无", "疑无"],
    ["0", 1408, "疑1408"],
    ["+0;-0;0", 8, "疑+8"],
    ["+0;-0;0", -8, "疑-8"],
    ["+0;-0;0", 0, "疑0"],
    ["#,##0.00", 1234.5, "疑1,234.50"],
    ["0;[Red]-0", -4, "疑-4"],
    ["0;-0;0;@", "无", "疑无"],
    ["@", "12", "疑12"],
  ])("%s: %s is shown as %s", (format, held, expected) => {
    expect(display(held, doubting(format))).toBe(expected);
  });

  it("are not misled by what is quoted", () => {
    expect(doubting('0"件;项"')).toBe('"疑"0"件;项";"疑"-0"件;项";"疑"0"件;项";"疑"@');
    expect(doubting("[>9]0;0.0")).toBe('[>9]"疑"0;"疑"0.0');
  });

  it("change nothing of what is read, should a host tell what is seen", () => {
    expect(heldOf(1408, 1408, "疑1408")).toEqual({ text: "1408", number: "1408" });
    expect(heldOf(8, 8, "疑+8")).toEqual({ text: "+8", number: "8" });
    expect(heldOf(1408, "=D6", "疑1408")).toEqual({ text: "1408", formula: "D6" });
  });

  it("ask for no more room than there is", () => {
    expect(hasRoom("1408", 36, 10.5)).toBe(true);
    expect(hasRoom("140812", 36, 10.5)).toBe(false);
    expect(hasRoom("疑1408", 36, 10.5)).toBe(true);
  });
});

describe("what is remembered of a workbook", () => {
  const NEWEST = "newest";
  const merged = (contents: Contents, sheet: string): number => {
    const grid = contents.document.blocks.find((block) => block.kind === "grid" && block.name === sheet);
    return grid?.kind === "grid" ? grid.cells.filter(({ rowSpan, colSpan }) => rowSpan * colSpan > 1).length : -1;
  };
  const SHEETS = ["表二", "表三", "表四"];

  /** What is done, and which sheets hold other figures since. */
  const acts: [string, (opened: Opened) => Promise<unknown>, string[]?][] = [
    ["标记", async ({ book }) => book.mark([broken("表四", 6, 2)])],
    ["清除标记", async ({ book }) => book.clearMarks()],
    ["标记 and 清除标记", async ({ book }) => [await book.mark([broken("表四", 6, 2)]), await book.clearMarks()]],
    ["a sheet laid out anew", async ({ book }) => book.layOut([{ plan: plans()[2]!, seen: await seenOf(book, "表四") }])],
    ["a sheet that may not be laid out", async ({ book }) => book.layOut([{ plan: plans()[2]! }])],
    [
      "a sheet that may not be removed",
      async ({ book, stage }) => {
        const seen = await seenOf(book, "表四");
        await stage.edit("表四!C8", 9);
        return book.removeSheets([seen]);
      },
      ["表四"],
    ],
    [
      "a figure written",
      async ({ book }) => book.write([{ ...at("表四", 7, 2), before: { text: "" }, after: { kind: "number", number: 1 } }]),
      ["表四"],
    ],
    [
      "a sheet that was made elsewhere",
      async ({ book, stage }) => {
        stage.workbook.insertSheet("附表", 3).putContent(0, 0, "别处做的");
        return book.clearMarks();
      },
    ],
  ];

  async function seenOf(book: Opened["book"], name: string): Promise<RawGrid> {
    const block = value(await book.readAll()).document.blocks.find((one) => one.kind === "grid" && one.name === name);
    if (block?.kind !== "grid") throw new Error(`no sheet ${name}`);
    return block;
  }

  it.each(acts)("holds every merge of every sheet after %s, when one sheet is read again", async (_, act, changed = []) => {
    const opened = await laidOut(NEWEST);
    const { stage, book } = opened;
    const first = value(await book.readAll());
    const merges = SHEETS.map((sheet) => merged(first, sheet));
    expect(Math.min(...merges)).toBeGreaterThan(0);
    await act(opened);
    await stage.edit("表三!D7", 4);
    const again = value(await book.readAgain(["表三", ...changed]));
    expect(SHEETS.map((sheet) => merged(again, sheet))).toEqual(merges);
    const whole = value(await value(await openExcelWorkbook("0.1.0")).readAll());
    expect(again.document.blocks).toEqual(whole.document.blocks);
  });

  it("does not take a sheet for empty that was marked before anything was read", async () => {
    const { book } = await laidOut(NEWEST);
    value(await book.mark([broken("表四", 6, 2)]));
    const contents = value(await book.readAgain(["表三"]));
    expect(contents.document.blocks).toHaveLength(3);
    expect(contents.sheets.filter(({ empty }) => empty).map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("lets go of the name of a row that was taken out", async () => {
    const { stage, book } = await laidOut(NEWEST);
    const named = (contents: Contents): NamedRow | undefined => contents.names.find(({ name }) => name === "requests.granted");
    expect(named(value(await book.readAll()))?.at).toMatchObject({ sheet: "表三", row: 7 });
    shiftLines(stage.workbook, stage.sheet("表三"), { axis: "row", at: 7, count: -1 }, "user");
    expect(named(value(await book.readAgain(["表三"])))?.at).toBeUndefined();
  });
});

describe.each(API_SETS)("writing on ExcelApi %s", (api) => {
  const change = (place: CellPlace, before: CellChange["before"], after: CellChange["after"]): CellChange => ({
    ...place,
    before,
    after,
  });
  const blank = { text: "" };

  it("writes figures, texts and formulas as they are meant, in two syncs", async () => {
    const { stage, book } = await laidOut(api);
    stage.counts();
    value(
      await book.write(
        [
          change(at("表三", 5, 3), blank, { kind: "number", number: 12 }),
          change(at("表三", 5, 4), blank, { kind: "number", number: 0 }),
          change(at("表三", 6, 3), blank, { kind: "text", text: "/" }),
          change(at("表三", 6, 4), blank, { kind: "text", text: "=HYPERLINK(1)" }),
          change(at("表三", 7, 3), blank, { kind: "formula", formula: "D6+1" }),
          change(at("表二", 15, 1), blank, { kind: "number", number: 25.1 }),
        ],
        { "nianbao.journal.x": { verb: "fill" } },
      ),
    );
    expect(stage.counts()).toMatchObject({ syncs: 2, errors: 0 });
    expect(["表三!D6", "表三!E6", "表三!D7", "表三!E7", "表三!D8", "表二!B16"].map((address) => stage.value(address))).toEqual([
      12,
      0,
      "/",
      "=HYPERLINK(1)",
      13,
      25.1,
    ]);
    expect(stage.sheet("表三").cell(6, 4)?.formula).toBeUndefined();
    expect(value(await book.notes())).toEqual({ "nianbao.journal.x": { verb: "fill" } });
  });

  it("writes nothing at all when one cell holds something else by now, and names it", async () => {
    const { stage, book } = await laidOut(api);
    await stage.coauthor("表三!E6", 5);
    const before = picture(stage.workbook);
    const outcome = await book.write(
      [
        change(at("表三", 5, 3), blank, { kind: "number", number: 1 }),
        change(at("表三", 5, 4), blank, { kind: "number", number: 2 }),
      ],
      { note: 1 },
    );
    expect(refusal(outcome)).toEqual({ kind: "changed-since", places: ["表三!E6"] });
    expect(picture(stage.workbook)).toEqual(before);
    expect(value(await book.notes())).toEqual({});
  });

  it("does not take a new result of the same formula for a change", async () => {
    const { stage, book } = await laidOut(api);
    const { formula } = { formula: stage.sheet("表四").cell(5, 4)!.formula!.slice(1) };
    for (const [cell, figure] of [
      ["A", 1],
      ["B", 2],
      ["C", 3],
      ["D", 4],
    ] as const)
      await stage.edit(`表四!${cell}6`, figure);
    value(await book.write([change(at("表四", 5, 4), { text: "", formula }, { kind: "number", number: 9 })]));
    expect(stage.value("表四!E6")).toBe(9);
  });

  it("makes a cell fit for a figure: one kept as text or shown as a date would spoil it", async () => {
    const { stage, book } = await open(api);
    const sheet = stage.sheet("Sheet1");
    sheet.putStyle(0, 0, { ...sheet.styleAt(0, 0), numberFormat: "@" });
    sheet.putStyle(1, 0, { ...sheet.styleAt(1, 0), numberFormat: "yyyy/m/d" });
    sheet.putContent(1, 0, 45293);
    sheet.putStyle(2, 0, { ...sheet.styleAt(2, 0), numberFormat: '0"件"' });
    value(
      await book.write([
        change(at("Sheet1", 0, 0), blank, { kind: "number", number: 7 }),
        change(at("Sheet1", 1, 0), { text: "2024/1/2", number: "45293" }, { kind: "number", number: 8 }),
        change(at("Sheet1", 2, 0), blank, { kind: "number", number: 9 }),
      ]),
    );
    expect([0, 1, 2].map((row) => [sheet.valueAt(row, 0), sheet.styleAt(row, 0).numberFormat])).toEqual([
      [7, "General"],
      [8, "General"],
      [9, '0"件"'],
    ]);
  });

  it("fills the open cells of a protected form, and refuses its locked ones before writing any", async () => {
    const { stage, book } = await laidOut(api);
    stage.protect("表三");
    const input = change(at("表三", 5, 3), blank, { kind: "number", number: 3 });
    value(await book.write([input]));
    expect(stage.value("表三!D6")).toBe(3);
    const label = change(at("表三", 5, 0), { text: "一、本年新收政府信息公开申请数量" }, { kind: "text", text: "别的" });
    expect(refusal(await book.write([{ ...input, col: 4 }, label]))).toEqual({ kind: "sheet-protected", sheet: "表三" });
    expect(stage.value("表三!E6")).toBeNull();
  });

  it("refuses when the sheet is gone", async () => {
    const { book } = await open(api);
    expect(refusal(await book.write([change(at("表三", 0, 0), blank, { kind: "number", number: 1 })]))).toEqual({
      kind: "place-gone",
      place: "表三",
    });
  });

  it("refuses a workbook that is open for reading only", async () => {
    const { stage, book } = await laidOut(api);
    stage.workbook.readOnly = true;
    // Before 1.8 only the document itself says so.
    Object.assign(stage.Office.context.document, { mode: "readOnly" });
    const outcome = await book.write([change(at("表三", 5, 3), blank, { kind: "number", number: 1 })]);
    expect(refusal(outcome)).toEqual({ kind: "read-only" });
    expect(stage.value("表三!D6")).toBeNull();
  });
});

describe.each(API_SETS)("showing and remembering on ExcelApi %s", (api) => {
  it("goes to a cell and says where it is", async () => {
    const { stage, book } = await laidOut(api);
    stage.counts();
    value(await book.select(at("表四", 5, 4)));
    expect(stage.counts()).toMatchObject({ syncs: 1, errors: 0 });
    expect(value(await book.selection())).toEqual(at("表四", 5, 4));
    expect(refusal(await book.select(at("表九", 0, 0)))).toEqual({ kind: "place-gone", place: "表九" });
  });

  it("keeps notes with the workbook, and forgets them when told to", async () => {
    const { stage, book } = await open(api);
    value(await book.keep({ a: { text: "说明", list: [1, null] }, b: "乙" }));
    stage.workbook.settings.set("别人的", "not json");
    expect(value(await value(await openExcelWorkbook("0.1.0")).notes())).toEqual({
      a: { text: "说明", list: [1, null] },
      b: "乙",
    });
    value(await book.keep({ a: null, never: null }));
    expect(value(await book.notes())).toEqual({ b: "乙" });
  });
});

describe.each(API_SETS)("watching on ExcelApi %s", (api) => {
  async function watched(opened: Opened) {
    const changed: (readonly string[])[] = [];
    const selected: CellPlace[] = [];
    const end = value(
      await opened.book.watch({ changed: (sheets) => void changed.push(sheets), selected: (place) => void selected.push(place) }),
    );
    const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 90));
    return { changed, selected, end, quiet };
  }

  it("tells a burst of edits once, by its sheets, within a tenth of a second", async () => {
    const opened = await laidOut(api);
    const { changed, quiet } = await watched(opened);
    await Promise.all([0, 1, 2, 3, 4].map((i) => opened.stage.edit(`表三!D${6 + i}`, i)).concat(opened.stage.edit("表四!A6", 1)));
    await quiet();
    expect(changed).toEqual([["表三", "表四"]]);
  });

  it("hears co-authors as well", async () => {
    const opened = await laidOut(api);
    const { changed, quiet } = await watched(opened);
    await opened.stage.coauthor("表二!B5", 3);
    await quiet();
    expect(changed).toEqual([["表二"]]);
  });

  it("tells whose edits they were, burst by burst", async () => {
    const opened = await laidOut(api);
    const others: (true | undefined)[] = [];
    value(await opened.book.watch({ changed: (_, __, byOthers) => void others.push(byOthers), selected: () => undefined }));
    const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 90));
    await opened.stage.edit("表二!B5", 3);
    await quiet();
    await opened.stage.coauthor("表二!B5", 4);
    await quiet();
    await opened.stage.edit("表二!B5", 5);
    await quiet();
    expect(others).toEqual([undefined, true, undefined]);
  });

  it("does not tell the next burst while the last one is still being answered", async () => {
    const opened = await laidOut(api);
    const order: string[] = [];
    let done = (): void => undefined;
    value(
      await opened.book.watch({
        changed: async (sheets) => {
          order.push(`begin ${sheets.join()}`);
          await new Promise<void>((resolve) => (done = resolve));
          order.push("end");
        },
        selected: () => undefined,
      }),
    );
    await opened.stage.edit("表二!B5", 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await opened.stage.edit("表三!D6", 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(order).toEqual(["begin 表二"]);
    done();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(order).toEqual(["begin 表二", "end", "begin 表三"]);
    done();
  });

  it("hears of results that an edit on another sheet has changed", async () => {
    const opened = await laidOut(api);
    await opened.stage.edit("表二!B5", "=Sheet1!A1");
    const { changed, quiet } = await watched(opened);
    // What is calculated right behind an edit of its own is its echo.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await opened.stage.edit("Sheet1!A1", 7);
    await quiet();
    expect(changed.flat()).toContain(api === "1.7" ? "Sheet1" : "表二");
  });

  it("looks again where an event was missed, once the user goes on from there", async () => {
    const opened = await laidOut(api);
    const { changed, quiet } = await watched(opened);
    opened.stage.host.events.enabled = false;
    await opened.stage.edit("表三!D6", 5);
    opened.stage.host.events.enabled = true;
    await quiet();
    expect(changed).toEqual([]);
    await opened.stage.select("表三!D7");
    await quiet();
    expect(changed).toEqual([["表三"]]);
    // Walking on is no reason to look at once again.
    await opened.stage.select("表三!D8");
    await quiet();
    expect(changed).toEqual([["表三"]]);
  });

  it("tells where the active cell goes", async () => {
    const opened = await laidOut(api);
    const { selected, quiet } = await watched(opened);
    await opened.stage.select("表三!D6:F8");
    await opened.stage.select("表四!C6");
    await quiet();
    expect(selected).toEqual([at("表三", 5, 3), at("表四", 5, 2)]);
  });

  it("hears sheets that came after it began, and rows that were put in", async () => {
    const opened = await laidOut(api);
    const { changed, quiet } = await watched(opened);
    const sheet = opened.stage.workbook.insertSheet("新表", 1);
    await quiet();
    value(await opened.book.readAll());
    await opened.stage.edit("新表!A1", 1);
    await quiet();
    opened.stage.workbook.act("插入", [sheet], () =>
      shiftLines(opened.stage.workbook, sheet, { axis: "row", at: 0, count: 1 }, "user"),
    );
    await quiet();
    expect(changed.at(-1)).toEqual(["新表"]);
    expect(changed.length).toBeGreaterThanOrEqual(2);
  });

  it("ends, and begins again when the pane opens anew", async () => {
    const opened = await laidOut(api);
    const first = await watched(opened);
    value(await first.end());
    expect(opened.stage.host.events.registrations).toEqual([]);
    await opened.stage.edit("表二!B5", 1);
    const second = await watched(opened);
    await opened.stage.edit("表二!B6", 1);
    await second.quiet();
    expect([first.changed, second.changed]).toEqual([[], [["表二"]]]);
  });
});

describe("a user who is typing", () => {
  it("is waited for", async () => {
    const { stage, book } = await laidOut("newest");
    stage.setEditing(true);
    const reading = book.readAll();
    setTimeout(() => stage.setEditing(false), 40);
    expect(value(await reading).sheets).toHaveLength(4);
  });

  it("is asked to finish where Excel cannot wait", async () => {
    const { stage, book } = await laidOut("1.7");
    delete (stage.host.sets as Record<string, string>)["DelayForCellEdit"];
    stage.setEditing(true);
    expect(refusal(await book.readAll())).toEqual({ kind: "cell-being-edited" });
    const later = book.readAll();
    setTimeout(() => stage.setEditing(false), 100);
    expect(value(await later).sheets).toHaveLength(4);
  });
});

describe.each(API_SETS)("what the workbook says about itself on ExcelApi %s", (api) => {
  it("is known even where custom properties get lost", async () => {
    const { stage, book } = await laidOut(api);
    stage.workbook.properties.clear();
    expect(value(await book.readAll()).document.properties).toMatchObject({ "nianbao.edition": "2021", "nianbao.year": "2024" });
    expect(value(await book.notes())).toEqual({});
  });

  it("keeps no empty property, and takes away one that says nothing any more", async () => {
    const { stage, book } = await open(api);
    const plain = sheetPlans(form2024);
    const local = plain.map((plan) => ({ plan: { ...plan, stamp: { ...plan.stamp, variant: "beijing" } } }));
    value(await book.layOut(local.slice(0, 1)));
    expect(stage.workbook.properties.get("nianbao.variant")).toBe("beijing");
    value(await book.layOut([{ plan: plain[1]! }]));
    expect(stage.workbook.properties.has("nianbao.variant")).toBe(false);
  });
});

describe("a workbook that cannot be asked everything", () => {
  it.each([
    ["merges", "getMergedAreasOrNullObject", { mergesKnown: false }],
    ["conditional formats", "conditionalFormats", { mergesKnown: false }],
  ])("is read without its %s", async (_, member, expected) => {
    const { stage, book } = await open("newest", foreign());
    const answer = stage.host.answer.bind(stage.host);
    const wire = member.charAt(0).toUpperCase() + member.slice(1);
    stage.host.answer = (text, flags) =>
      text.includes(`"Name":"${wire}"`)
        ? Promise.resolve({
            kind: "answer",
            text: JSON.stringify({
              Results: [],
              Error: { Code: "GeneralException", Message: "too many", Location: wire, ActionIndex: 0, HttpStatusCode: 500 },
            }),
          })
        : answer(text, flags);
    const contents = value(await book.readAll());
    expect(contents).toMatchObject(expected);
    expect(contents.document.blocks).toHaveLength(2);
  });
});

describe("one act, one Ctrl+Z", () => {
  it.each([
    ["newest", true],
    ["1.8", undefined],
  ] as const)("is asked for where the host can hold its steps together: %s", async (api, together) => {
    const { stage, book } = await laidOut(api);
    const run = jest.spyOn(stage.Excel, "run");
    value(await book.write([{ ...at("表三", 5, 3), before: { text: "" }, after: { kind: "number", number: 3 } }]));
    const [options] = run.mock.calls.at(-1) as unknown as [{ readonly mergeUndoGroup?: boolean }];
    expect(options.mergeUndoGroup).toBe(together);
    run.mockRestore();
    // What is written goes in one sync: a host that cannot hold steps together has one step to take back.
    expect(stage.value("表三!D6")).toBe(3);
  });
});
