// The workbook in memory: what the port promises, and what a person at the page does.
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { MemoryWorkbook, type OpenedFile } from "../../../src/adapters/memory/workbook";
import { shownForEditing, entryOfTyped } from "../../../src/adapters/memory/typed";
import type { RawDocument } from "../../../src/core/document/source";
import { a1, squareAt } from "../../../src/core/figures/addresses";
import { holdsDays, memoryCellAt, sheetOfPlan, withEntries } from "../../../src/adapters/memory/sheet";
import { ledgerBook } from "../../../src/app/ledger/lay-out-ledger";
import type { SheetPlan } from "../../../src/render/sheet";
import { choicesOf } from "../../../src/statute/ledger";
import { formFor } from "../../support/ledgers";
import { plans, refusal, texts, value } from "../excel/stage";

const place = (sheet: string, address: string) => ({ sheet, ...squareAt(address)! });
const typed = (sheet: string, address: string, text: string) => ({ ...place(sheet, address), entry: entryOfTyped(text) });

async function laidOut(): Promise<MemoryWorkbook> {
  const book = new MemoryWorkbook("0.1.0");
  value(await book.layOut(plans().map((plan) => ({ plan }))));
  book.markSaved();
  return book;
}

const shown = async (book: MemoryWorkbook, sheet: string, address: string): Promise<string | undefined> => {
  const contents = value(await book.readAll());
  const grid = contents.document.blocks.find((block) => block.kind === "grid" && block.name === sheet);
  if (grid?.kind !== "grid") throw new Error(`no sheet ${sheet}`);
  return grid.cells.find((cell) => a1(cell) === address)?.text;
};

const foreign = (own: Partial<OpenedFile> = {}): OpenedFile => ({
  document: {
    format: "xlsx",
    properties: {},
    blocks: [
      {
        kind: "grid",
        name: "汇总",
        unit: "sheet",
        rows: 2,
        cols: 3,
        cells: [
          { row: 0, col: 0, rowSpan: 1, colSpan: 1, text: "2", number: "2" },
          { row: 0, col: 1, rowSpan: 1, colSpan: 1, text: "5", formula: "XLOOKUP(A1,明细!A:A,明细!B:B)" },
          { row: 0, col: 2, rowSpan: 1, colSpan: 1, text: "9", formula: "明细!A1+A1" },
        ],
      },
      {
        kind: "grid",
        name: "明细",
        unit: "sheet",
        rows: 1,
        cols: 1,
        cells: [{ row: 0, col: 0, rowSpan: 1, colSpan: 1, text: "7", number: "7" }],
      },
    ],
  } satisfies RawDocument,
  names: [],
  notes: {},
  hidden: new Set(),
  closed: new Set(),
  plans: [],
  ...own,
});

describe("typing", () => {
  it.each([
    ["12", { kind: "number", number: 12 }],
    [" １２ ", { kind: "number", number: 12 }],
    ["1,234.5", { kind: "number", number: 1234.5 }],
    ["1，234", { kind: "number", number: 1234 }],
    ["－8", { kind: "number", number: -8 }],
    ["", { kind: "blank" }],
    ["/", { kind: "text", text: "/" }],
    ["12件", { kind: "text", text: "12件" }],
    ["1-2", { kind: "text", text: "1-2" }],
    ["1234567890123456", { kind: "text", text: "1234567890123456" }],
    ["=A1+1", { kind: "formula", formula: "A1+1" }],
  ])("takes %j as a spreadsheet does", (text, entry) => expect(entryOfTyped(text)).toEqual(entry));

  it("leaves printed words and totals alone, and says how many it left", async () => {
    const book = await laidOut();
    expect(book.type([typed("表三", "A6", "其他"), typed("表三", "J6", "7"), typed("表三", "D6", "7")])).toBe(2);
    expect([await shown(book, "表三", "D6"), await shown(book, "表三", "J6")]).toEqual(["7", ""]);
    expect(await shown(book, "表三", "A6")).not.toBe("其他");
    expect(book.type([typed("表三", "A2", "单位：某局")])).toBe(0);
    expect(await shown(book, "表三", "A2")).toBe("单位：某局");
  });

  it("keeps totals live, and shows none while a part of it is blank or no figure", async () => {
    const book = await laidOut();
    const row = ["D", "E", "F", "G", "H"].map((col, at) => typed("表三", `${col}6`, String(at + 1)));
    book.type(row);
    expect(await shown(book, "表三", "J6")).toBe("");
    book.type([typed("表三", "I6", "10")]);
    expect(await shown(book, "表三", "J6")).toBe("25");
    book.type([typed("表三", "I6", "无")]);
    expect(await shown(book, "表三", "J6")).toBe("");
    book.undo();
    expect(await shown(book, "表三", "J6")).toBe("25");
    book.redo();
    book.undo();
    expect(
      shownForEditing(
        value(await book.readAll())
          .document.blocks.flatMap((one) => (one.kind === "grid" && one.name === "表三" ? one.cells : []))
          .find((cell) => a1(cell) === "I6"),
      ),
    ).toBe("10");
  });

  it("says when something is not saved, and when it is again", async () => {
    const book = await laidOut();
    expect(book.view().unsaved).toBe(false);
    book.type([typed("表三", "D6", "3")]);
    expect(book.view()).toMatchObject({ unsaved: true, canUndo: true, canRedo: false });
    book.undo();
    expect(book.view()).toMatchObject({ unsaved: false, canRedo: true });
    book.redo();
    book.markSaved();
    expect(book.view().unsaved).toBe(false);
    // What is typed again as it stands is no change.
    book.type([typed("表三", "D6", "３")]);
    expect(book.view().unsaved).toBe(false);
    // Nothing is lost with a workbook that holds nothing but the name of a document.
    const empty = new MemoryWorkbook("0.0.0");
    await empty.keep({ "report.template": { name: "报告.docx" } });
    await book.keep({ "report.template": { name: "报告.docx" } });
    expect([empty.view().unsaved, book.view().unsaved]).toEqual([false, true]);
  });

  it("takes back what was written with its note, and no other note", async () => {
    const book = await laidOut();
    value(
      await book.write([{ ...place("表三", "D6"), before: { text: "" }, after: { kind: "number", number: 4 } }], {
        entry: "写入",
      }),
    );
    value(await book.keep({ reason: "说明" }));
    book.undo();
    expect(book.noted()).toEqual({ reason: "说明" });
    expect(await shown(book, "表三", "D6")).toBe("");
    book.redo();
    expect(book.noted()).toEqual({ reason: "说明", entry: "写入" });
  });

  it("is told once for a burst, with what of it was more than one cell", async () => {
    const book = await laidOut();
    const told: unknown[] = [];
    const unwatch = value(
      await book.watch({ changed: (sheets, blocks) => void told.push([sheets, blocks]), selected: () => undefined }),
    );
    book.type([typed("表三", "D6", "1")]);
    book.type([typed("表三", "D7", "1"), typed("表三", "E8", "2")]);
    await new Promise((done) => setTimeout(done, 60));
    expect(told).toEqual([[["表三"], [{ sheet: "表三", area: { top: 6, left: 3, bottom: 7, right: 4 } }]]]);
    value(await unwatch());
    book.type([typed("表三", "D6", "9")]);
    await new Promise((done) => setTimeout(done, 60));
    expect(told).toHaveLength(1);
  });
});

describe("a file that was opened", () => {
  it("keeps a result that nobody here can compute, until what it looks at has changed", async () => {
    const book = new MemoryWorkbook("0.1.0", foreign());
    expect([await shown(book, "汇总", "B1"), await shown(book, "汇总", "C1")]).toEqual(["5", "9"]);
    book.type([typed("明细", "A1", "8")]);
    expect([await shown(book, "汇总", "B1"), await shown(book, "汇总", "C1")]).toEqual(["", "10"]);
  });

  it("tells what is other than in the file, cell by cell", () => {
    const book = new MemoryWorkbook("0.1.0", foreign());
    expect(book.changes()).toEqual([]);
    book.type([typed("明细", "A1", "8"), typed("汇总", "A3", "新")]);
    expect(book.changes().map(({ sheet, row, col, held }) => [sheet, row, col, held.text])).toEqual([
      ["汇总", 2, 0, "新"],
      ["明细", 0, 0, "8"],
    ]);
    expect(book.keepsFile()).toBe(true);
  });

  it("gets no sheets of ours beside its own", async () => {
    const book = new MemoryWorkbook("0.1.0", foreign());
    expect(refusal(await book.layOut(plans().map((plan) => ({ plan }))))).toEqual({ kind: "file-keeps-its-sheets" });
    expect(value(await book.readAll()).sheets.map(({ name }) => name)).toEqual(["汇总", "明细"]);
  });

  it("leaves a locked sheet as it is, and does not show a hidden one", async () => {
    const book = new MemoryWorkbook("0.1.0", foreign({ closed: new Set(["汇总"]), hidden: new Set(["明细"]) }));
    book.type([typed("汇总", "A1", "3")]);
    expect(book.view().unsaved).toBe(false);
    expect(
      refusal(await book.write([{ ...place("汇总", "A1"), before: { text: "2", number: "2" }, after: { kind: "blank" } }])),
    ).toEqual({ kind: "sheet-protected", sheet: "汇总" });
    expect(value(await book.readAll()).document.blocks.map((block) => block.kind === "grid" && block.name)).toEqual(["汇总"]);
  });

  it("may be laid out anew where it is our own form and nothing else", async () => {
    const bytes = await writeXlsx(plans(), {
      title: "年报三表",
      product: { name: "年报三表", version: "0" },
      stamp: plans()[0]!.stamp,
    });
    const document = value(readXlsx(bytes));
    const book = new MemoryWorkbook("0.1.0", foreign({ document, plans: plans() }));
    book.type([typed("表三", "D6", "3")]);
    const seen = value(await book.readAll()).document.blocks[1]!;
    if (seen.kind !== "grid") throw new Error("no sheet");
    value(await book.layOut([{ plan: plans()[1]!, seen }]));
    expect([texts(value(await book.readAll()), "表三")["D6"], book.keepsFile()]).toEqual(["", true]);
  });
});

describe("what the port promises", () => {
  it("writes all or nothing, and names the cell that holds something else by now", async () => {
    const book = await laidOut();
    book.type([typed("表三", "D6", "3")]);
    const before = value(await book.readAll());
    expect(
      refusal(
        await book.write([
          { ...place("表三", "D7"), before: { text: "" }, after: { kind: "number", number: 1 } },
          { ...place("表三", "D6"), before: { text: "2", number: "2" }, after: { kind: "number", number: 5 } },
        ]),
      ),
    ).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    expect(value(await book.readAll())).toEqual(before);
  });

  it("does not lay out over what stands there, unless it was seen", async () => {
    const book = await laidOut();
    expect(refusal(await book.layOut(plans().map((plan) => ({ plan }))))).toEqual({
      kind: "sheet-occupied",
      sheets: ["表二", "表三", "表四"],
    });
    const seen = value(await book.readAll()).document.blocks[1]!;
    if (seen.kind !== "grid") throw new Error("no sheet");
    book.type([typed("表三", "D6", "3")]);
    expect(refusal(await book.layOut([{ plan: plans()[1]!, seen }]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    const now = value(await book.readAll()).document.blocks[1]!;
    if (now.kind !== "grid") throw new Error("no sheet");
    value(await book.layOut([{ plan: plans()[1]!, seen: now }]));
    expect(await shown(book, "表三", "D6")).toBe("");
  });

  it("takes away sheets that hold what was seen, and no others", async () => {
    const book = await laidOut();
    const grids = value(await book.readAll()).document.blocks.filter((block) => block.kind === "grid");
    book.type([typed("表四", "A6", "3")]);
    expect(refusal(await book.removeSheets(grids))).toEqual({ kind: "changed-since", places: ["表四!A6"] });
    book.undo();
    value(await book.removeSheets(grids, { gone: true }));
    expect(value(await book.readAll())).toMatchObject({ sheets: [], document: { blocks: [] } });
    expect(refusal(await book.removeSheets(grids))).toMatchObject({ kind: "place-gone" });
  });

  it("goes to a cell, says where it is, and tells who watches", async () => {
    const book = await laidOut();
    const told: unknown[] = [];
    value(await book.watch({ changed: () => undefined, selected: (at) => void told.push(at) }));
    value(await book.select(place("表四", "C6")));
    expect(value(await book.selection())).toEqual(place("表四", "C6"));
    expect(told).toEqual([place("表四", "C6")]);
    expect(refusal(await book.select(place("附表", "A1")))).toEqual({ kind: "place-gone", place: "附表" });
  });

  it("marks exactly what it is told to, and clears it", async () => {
    const book = await laidOut();
    const marks = [{ ...place("表三", "D6"), kind: "broken" as const }];
    expect(value(await book.mark(marks))).toEqual({ cells: 1, left: [] });
    expect(book.view().marks).toEqual(marks);
    value(await book.clearMarks());
    expect(book.view().marks).toEqual([]);
  });
});

describe("days", () => {
  const setting = { unit: "云溪区民政局", year: 2025, days: { holidays: [], worked: [] }, tables: "live" } as const;
  const [ledger] = ledgerBook(formFor(2025), setting)
    .sheets.filter(({ name }) => name === "台账")
    .map((sheet) => sheetOfPlan(sheet as SheetPlan));
  const columns = ledger!.plan!.columnWidths.map((_, col) => col).filter((col) => holdsDays(ledger!, 3, col));

  it.each`
    said              | stands
    ${"2025-03-05"}   | ${"2025-03-05"}
    ${"2025/3/5"}     | ${"2025-03-05"}
    ${"2025年3月5日"} | ${"2025-03-05"}
    ${"三月五日"}     | ${"三月五日"}
  `("typed as $said stands as $stands, and is counted by", ({ said, stands }: { said: string; stands: string }) => {
    expect(columns.length).toBeGreaterThan(3);
    const entry = entryOfTyped(said, true);
    const sheet = withEntries(ledger!, [{ row: 3, col: columns[0]!, entry }]);
    const held = memoryCellAt(sheet.grid, 3, columns[0]!)!;
    expect(held.text).toBe(stands);
    expect(held.number).toBe(!/\d/u.test(said) ? undefined : "45721");
    expect(entryOfTyped(said)).toEqual({ kind: "text", text: said });
  });
});

describe("a ledger beside the tables", () => {
  it("is counted by the tables' own formulas as soon as a case stands in it", async () => {
    const { sheets, tables } = ledgerBook(formFor(2025), {
      unit: "云溪区民政局",
      year: 2025,
      days: { holidays: [], worked: [] },
      tables: "live",
    });
    const names = new Set(tables.map(({ name }) => name));
    const rest = sheets.filter(({ name }) => !names.has(name));
    const book = new MemoryWorkbook("0.1.0");
    value(await book.layOut([...tables, ...rest].map((plan) => ({ plan: plan as SheetPlan }))));
    expect(await shown(book, "表三", "D6")).toBe("0");
    book.type([
      { ...place("台账", "A4"), entry: entryOfTyped("2025-001") },
      { ...place("台账", "B4"), entry: entryOfTyped("2025-03-05", true) },
      { ...place("台账", "C4"), entry: entryOfTyped(choicesOf(formFor(2025)).kinds[0]!.text) },
    ]);
    expect([await shown(book, "表三", "D6"), await shown(book, "表三", "J6")]).toEqual(["1", "1"]);
    book.undo();
    expect(await shown(book, "表三", "D6")).toBe("0");
  });
});
