import { journalSentence } from "../../../src/app/workbook/change-wording";
import { canUndo, journalOf, notesFor, undo, entryOfDeed } from "../../../src/app/workbook/journal";
import { layOut, previewLayOut } from "../../../src/app/workbook/lay-out";
import { readStamp } from "../../../src/render/stamp";
import { editionFor, formOf } from "../../../src/statute";
import { API_SETS } from "../../support/office";
import { form2024, laidOut, open, picture, refusal, value } from "../../adapters/excel/stage";
import { journal, now, read } from "../workbook-stage";

const options = { unit: "示例市人民政府", year: 2024 };
const none: ReadonlySet<string> = new Set();

describe.each(API_SETS)("生成表样 on ExcelApi %s", (api) => {
  it("makes the three sheets, keeps the record in the same two syncs, and takes them back", async () => {
    const { stage, book } = await open(api);
    const before = picture(stage.workbook);
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    expect(preview.sheets.map(({ state, changes }) => [state, changes.length])).toEqual([
      ["new", 0],
      ["new", 0],
      ["new", 0],
    ]);
    stage.counts();
    const { laidOut: laid, entries } = value(await layOut(book, preview, none, [], now()));
    expect(stage.counts()).toMatchObject({ syncs: 2, errors: 0 });
    expect(laid.sheets.map((sheet) => sheet.name)).toEqual(["表二", "表三", "表四"]);
    expect(await journal(book)).toEqual(entries);
    expect(entries.map(journalSentence)).toEqual(["生成表样：工作表表二、表三、表四"]);
    value(await undo(book, entries[0]!, now()));
    expect(picture(stage.workbook)).toEqual(before);
    expect((await journal(book)).map(journalSentence)).toEqual(["生成表样：工作表表二、表三、表四（已撤销）"]);
  });
});

describe("生成表样", () => {
  it("keeps the figures of a sheet that is laid out anew, and shows all that would change", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D6", 12);
    await stage.edit("表三!D7", 3);
    await stage.edit("表三!A6", "一、本年新收申请数量");
    await stage.edit("表三!L3", "经办人的话");
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    expect(preview.sheets.map(({ state, kept }) => [state, kept])).toEqual([
      ["occupied", 0],
      ["occupied", 2],
      ["occupied", 0],
    ]);
    expect(preview.sheets[0]?.changes).toEqual([]);
    expect(preview.sheets[1]?.changes).toEqual([
      { row: 2, col: 11, was: expect.objectContaining({ text: "经办人的话" }), becomes: { text: "" }, kind: "outside" },
      {
        row: 5,
        col: 0,
        was: expect.objectContaining({ text: "一、本年新收申请数量" }),
        becomes: { text: "一、本年新收政府信息公开申请数量" },
        kind: "label",
      },
    ]);
    const { entries } = value(await layOut(book, preview, new Set(["表三"]), [], now()));
    expect([stage.value("表三!A6"), stage.value("表三!D6"), stage.value("表三!L3")]).toEqual([
      "一、本年新收政府信息公开申请数量",
      12,
      null,
    ]);
    value(await undo(book, entries[0]!, now()));
    expect([stage.value("表三!A6"), stage.value("表三!D6"), stage.value("表三!L3")]).toEqual([
      "一、本年新收申请数量",
      12,
      "经办人的话",
    ]);
  });

  it("touches no occupied sheet without a yes", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D6", 12);
    const before = picture(stage.workbook);
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    expect(refusal(await layOut(book, preview, none, [], now()))).toEqual({
      kind: "sheet-occupied",
      sheets: ["表二", "表三", "表四"],
    });
    expect(picture(stage.workbook)).toEqual(before);
  });

  it("lays out what is missing and leaves the rest alone", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D6", 12);
    stage.workbook.removeSheet(stage.sheet("表四"));
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    const { laidOut: laid } = value(await layOut(book, preview, none, [], now()));
    expect(laid.sheets).toEqual([{ name: "表四", created: true }]);
    expect(stage.value("表三!D6")).toBe(12);
  });

  it("takes no figures over from another edition's form, and says that they would go", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 9);
    const preview = previewLayOut(value(await book.readAll()), formOf(value(editionFor(2020))), { year: 2020 });
    expect(preview.sheets[0]).toMatchObject({ state: "occupied", kept: 0 });
    expect(preview.sheets[0]?.changes).toContainEqual({
      row: 4,
      col: 1,
      was: expect.objectContaining({ number: "9" }),
      becomes: { text: "" },
      kind: "figure",
    });
  });

  it("brings back the former edition's form, its merges and what the file says of itself", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D6", 12);
    await stage.edit("表三!L3", "经办人的话");
    const merges = (): readonly string[] =>
      stage
        .sheet("表三")
        .merges.map((merge) => JSON.stringify(merge))
        .sort();
    const said = (): unknown =>
      readStamp(Object.fromEntries([...stage.workbook.properties].map(([key, text]) => [key, String(text)])));
    const [mergesThen, saidThen] = [merges(), said()];
    const form2019 = formOf(value(editionFor(2020)));
    const preview = previewLayOut(value(await book.readAll()), form2019, { unit: "别的局", year: 2020 });
    const { entries } = value(await layOut(book, preview, new Set(["表二", "表三", "表四"]), [], now()));
    expect([stage.value("表三!D6"), said()]).toEqual([null, expect.objectContaining({ unit: "别的局", year: 2020 })]);
    // Typed after the act, where neither form prints anything: it stays.
    await stage.edit("表三!L4", "后来写的");
    for (const entry of entries) value(await undo(book, entry, now()));
    expect([merges(), said()]).toEqual([mergesThen, saidThen]);
    expect(["D6", "L3", "L4"].map((at) => stage.value(`表三!${at}`))).toEqual([12, "经办人的话", "后来写的"]);
    const { form, unit, year } = await read(book);
    expect([form.edition.id, unit, year]).toEqual([form2024.edition.id, "示例市人民政府", 2024]);
  });

  it("clears an empty sheet again that it was laid out in", async () => {
    const { stage, book } = await open("1.8");
    stage.workbook.insertSheet("表二", 1);
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    expect(preview.sheets[0]?.state).toBe("empty");
    const { entries } = value(await layOut(book, preview, none, [], now()));
    expect(entries).toHaveLength(2);
    for (const entry of entries) value(await undo(book, entry, now()));
    expect(
      value(await book.readAll()).document.blocks.flatMap((block) =>
        block.kind === "grid" ? block.cells.filter((cell) => cell.text !== "") : [],
      ),
    ).toEqual([]);
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "表二"]);
  });
});

describe("撤销", () => {
  it("refuses when a cell was changed since, names it, and changes nothing", async () => {
    const { stage, book } = await open("1.8");
    const preview = previewLayOut(value(await book.readAll()), form2024, options);
    const { entries } = value(await layOut(book, preview, none, [], now()));
    await stage.edit("表四!A6", 1);
    const before = picture(stage.workbook);
    expect(refusal(await undo(book, entries[0]!, now()))).toEqual({ kind: "changed-since", places: ["表四!A6"] });
    expect(picture(stage.workbook)).toEqual(before);
    expect((await journal(book))[0]?.undone).toBeUndefined();
    await stage.edit("表四!A6", null);
    value(await undo(book, entries[0]!, now()));
    expect(canUndo((await journal(book))[0]!)).toBe(false);
  });

  it("keeps at most sixty entries, one note each", () => {
    const entries = Array.from({ length: 63 }, () => entryOfDeed({ verb: "fill" }, now()));
    const notes: Record<string, unknown> = {};
    entries.forEach((entry, i) => {
      for (const [key, note] of Object.entries(notesFor(entry, entries.slice(0, i)))) {
        if (note === null) delete notes[key];
        else notes[key] = note;
      }
    });
    expect(Object.keys(notes)).toHaveLength(60);
    expect(journalOf(notes).map((entry) => entry.id)).toEqual(
      entries
        .slice(3)
        .reverse()
        .map((entry) => entry.id),
    );
  });

  it.each([
    ["no object", 1],
    ["another version's", { id: "1", at: "2025", verb: "dance", cells: [], made: [], emptied: [], reframed: [] }],
    [
      "a cell without a place",
      { id: "1", at: "2025", verb: "fill", cells: [{ sheet: "表二" }], made: [], emptied: [], reframed: [] },
    ],
  ])("passes over a note that is no entry: %s", (_, note) => {
    expect(journalOf({ "nianbao.journal.1": note, other: {} })).toEqual([]);
  });

  it("still knows the year and unit of the form", async () => {
    const { book } = await laidOut("1.8");
    expect(await read(book)).toMatchObject({ unit: "示例市人民政府", year: 2024 });
  });
});
