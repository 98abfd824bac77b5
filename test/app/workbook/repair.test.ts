import { checkReport } from "../../../src/app/check/check-report";
import { faultSentence } from "../../../src/app/words/form-wording";
import { fill } from "../../../src/app/workbook/fill";
import { undo, writeProposals } from "../../../src/app/workbook/journal";
import { formFaults } from "../../../src/app/workbook/form-faults";
import { changesFigure, previewRepair, repair, type RepairPreview } from "../../../src/app/workbook/repair";
import type { Workbook } from "../../../src/ports/workbook";
import { area } from "../../../src/workbench/model/area";
import { clear, merge, shiftLines, unmerge } from "../../../src/workbench/model/edits";
import { API_SETS, type OfficeOnStage } from "../../support/office";
import { form2024, laidOut, open, picture, refusal, value } from "../../adapters/excel/stage";
import { indexOf, journal, now, read, source, wholeReport } from "../workbook-stage";

async function filled(api: (typeof API_SETS)[number]): Promise<{ stage: OfficeOnStage; book: Workbook }> {
  const { stage, book } = await laidOut(api);
  value(await writeProposals(book, "fill", value(fill(source(wholeReport()), await read(book))).proposals, [], now()));
  return { stage, book };
}

const preview = async (book: Workbook, keepTyped: ReadonlySet<number> = new Set()): Promise<RepairPreview> =>
  value(previewRepair(value(await book.readAll()), keepTyped));
const sentences = async (book: Workbook): Promise<string[]> =>
  formFaults(await read(book)).map((fault) => faultSentence(fault, form2024));
const all: ReadonlySet<string> = new Set(["表二", "表三", "表四"]);

/** What a person does to a sheet. */
function people(stage: OfficeOnStage) {
  const { workbook } = stage;
  return {
    unmerge: (sheet: string, address: readonly [number, number, number, number]) =>
      unmerge(workbook, stage.sheet(sheet), area(...address), "user"),
    merge: (sheet: string, address: readonly [number, number, number, number]) =>
      merge(workbook, stage.sheet(sheet), area(...address), false, "user"),
    deleteRow: (sheet: string, row: number) =>
      shiftLines(workbook, stage.sheet(sheet), { axis: "row", at: row, count: -1 }, "user"),
    insertRow: (sheet: string, row: number) =>
      shiftLines(workbook, stage.sheet(sheet), { axis: "row", at: row, count: 1 }, "user"),
    wipeLooks: (sheet: string) => clear(workbook, stage.sheet(sheet), area(0, 0, 40, 20), "Formats", "user"),
  };
}

describe("what is the matter with a form of ours", () => {
  it("is nothing when it was only filled in", async () => {
    const { book } = await filled("newest");
    expect(await sentences(book)).toEqual([]);
    expect((await preview(book)).sheets.map(({ changes, lost }) => [changes, lost])).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ]);
  });

  it.each([
    [
      "a total typed over",
      async (stage: OfficeOnStage) => stage.edit("表四!E6", 10),
      "表四!E6 行政复议·总计的合计公式被手工数字10替换了，各项之和是10，请用“修复表样”恢复公式。",
    ],
    [
      "a wrong total typed over",
      async (stage: OfficeOnStage) => stage.edit("表四!E6", 12),
      "的合计公式被手工数字12替换了，各项之和是10，请用“修复表样”恢复公式。",
    ],
    [
      "a formula of somebody's",
      async (stage: OfficeOnStage) => stage.edit("表四!E6", "=SUM(A6:C6)"),
      "的合计公式被改成了“=SUM(A6:C6)”，请用“修复表样”恢复公式。",
    ],
    [
      "a total deleted",
      async (stage: OfficeOnStage) => stage.edit("表四!E6", null),
      "的合计公式被删去了，请用“修复表样”恢复公式。",
    ],
    [
      "a label altered",
      async (stage: OfficeOnStage) => stage.edit("表四!A4", "维持"),
      "表四!A4的“维持”与表样不一致，应为“结果维持”，请用“修复表样”恢复。",
    ],
    [
      "a label deleted",
      async (stage: OfficeOnStage) => stage.edit("表四!A4", null),
      "表四!A4的“结果维持”被删去了，请用“修复表样”补上。",
    ],
    [
      "a merge broken up",
      async (stage: OfficeOnStage) => people(stage).unmerge("表四", [2, 0, 2, 4]),
      "工作表“表四”的A3:E3应是一个合并单元格，现在拆开了，请用“修复表样”恢复。",
    ],
    [
      "cells merged",
      async (stage: OfficeOnStage) => people(stage).merge("表二", [4, 1, 5, 1]),
      "工作表“表二”的B5:B6被合并了，表样在这里没有合并，请用“修复表样”恢复。",
    ],
    [
      "a row deleted",
      async (stage: OfficeOnStage) => people(stage).deleteRow("表三", 9),
      "工作表“表三”少了“1.属于国家秘密”一行，请用“修复表样”补上这一行，再填数据。",
    ],
    [
      "a row put in above",
      async (stage: OfficeOnStage) => people(stage).insertRow("表三", 0),
      "工作表“表三”中的表三被插入或移动了行列，请用“修复表样”恢复原来的位置。",
    ],
    [
      "a sheet deleted",
      async (stage: OfficeOnStage) => stage.workbook.removeSheet(stage.sheet("表四")),
      "工作簿里没有工作表“表四”（表四），请用“修复表样”补上，或从备份中取回。",
    ],
  ])("is told: %s", async (_, damage, sentence) => {
    const { stage, book } = await filled("newest");
    await damage(stage);
    const told = await sentences(book);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(sentence);
  });

  it("says where to look", async () => {
    const { stage, book } = await filled("newest");
    await stage.edit("表四!E6", 12);
    people(stage).unmerge("表四", [2, 5, 2, 14]);
    const faults = formFaults(await read(book));
    expect(faults.map((fault) => "at" in fault && fault.at)).toEqual([
      { sheet: "表四", row: 5, col: 4 },
      { sheet: "表四", row: 2, col: 5 },
    ]);
    expect(faults.map(changesFigure)).toEqual([true, false]);
  });

  it("is not asked of a workbook that is not ours", async () => {
    const { stage, book } = await open("newest");
    await stage.edit("Sheet1!A1", "四、政府信息公开行政复议、行政诉讼情况");
    const contents = value(await book.readAll());
    expect(refusal(previewRepair(contents))).toEqual({ kind: "not-our-form" });
  });
});

describe.each(API_SETS)("修复表样 on ExcelApi %s", (api) => {
  it("restores labels, formulas, merges and looks around the figures", async () => {
    const { stage, book } = await filled(api);
    const before = picture(stage.workbook);
    await stage.edit("表四!A4", "维持");
    await stage.edit("表四!E6", 12);
    await stage.edit("表二!A5", "规章制度");
    people(stage).unmerge("表四", [2, 0, 2, 4]);
    people(stage).wipeLooks("表三");
    stage.sheet("表三").conditionalFormats = [];
    value(await repair(book, await preview(book), all, [], now()));
    expect(stripped(picture(stage.workbook))).toEqual(stripped(before));
    expect(checkReport(await read(book)).counts).toMatchObject({ broken: 0, undecided: 0, unreadable: 0 });
  });

  it("puts a removed row back, blank, with every figure in its place", async () => {
    const { stage, book } = await filled(api);
    await stage.edit("表三!E10", 5);
    await stage.edit("表三!D11", 8);
    people(stage).deleteRow("表三", 9);
    const seen = await preview(book);
    expect(seen.sheets.find(({ table }) => table === "requests")).toMatchObject({ undoable: false, lost: [] });
    value(await repair(book, seen, new Set(["表三"]), [], now()));
    const reading = await read(book);
    // Totals above the row that was put back wait for its figures.
    expect(reading.deviations.filter(({ kind }) => kind !== "formula-open")).toEqual([]);
    const figure = (id: string): unknown => reading.values[indexOf(id)];
    expect(
      [
        "requests.denied.stateSecret.naturalPerson",
        "requests.denied.stateSecret.business",
        "requests.denied.forbidden.naturalPerson",
        "requests.other.other.otherEntity",
      ].map(figure),
    ).toEqual([null, null, 8, 1]);
    expect(stage.sheet("表三").cell(28, 3)?.formula).toContain("$D$8:$D$28");
  });

  it("puts a table back that rows were put in above", async () => {
    const { stage, book } = await filled(api);
    const before = picture(stage.workbook);
    people(stage).insertRow("表二", 0);
    people(stage).insertRow("表二", 0);
    await stage.edit("表二!A1", "上报前请核对");
    const seen = await preview(book);
    expect(seen.sheets[0]).toMatchObject({ lost: ["上报前请核对"], undoable: false });
    value(await repair(book, seen, all, [], now()));
    // Rows below the form keep the height that they were pushed down with.
    expect(stripped(picture(stage.workbook), "rows")).toEqual(stripped(before, "rows"));
    expect(stage.sheet("表二").rowHeight(0)).toBe(29.5);
  });
});

/** Ids of conditional formats are new each time. */
const stripped = (pictured: unknown, ...without: readonly string[]): unknown =>
  JSON.parse(
    JSON.stringify(pictured, (key, part: unknown) =>
      key === "id" || without.includes(key)
        ? undefined
        : part instanceof Map
          ? [...part].sort((a, b) => Number(a[0]) - Number(b[0]))
          : part,
    ),
  );

describe("修复表样", () => {
  it("keeps a typed total where its parts are not all known, and where the user says so", async () => {
    const { stage, book } = await filled("1.8");
    await stage.edit("表四!E6", 12);
    await stage.edit("表四!J6", 99);
    await stage.edit("表四!F6", null);
    const seen = await preview(book, new Set([indexOf("proceedings.reconsideration.total")]));
    value(await repair(book, seen, all, [], now()));
    expect([stage.value("表四!E6"), stage.value("表四!J6")]).toEqual([12, 99]);
    value(await repair(book, await preview(book), all, [], now()));
    expect([stage.value("表四!E6"), stage.value("表四!J6")]).toEqual([10, 99]);
  });

  it("keeps what somebody reckons in an input", async () => {
    const { stage, book } = await filled("1.8");
    await stage.edit("表二!B9", "=2+2");
    await stage.edit("表二!A9", "许可");
    value(await repair(book, await preview(book), all, [], now()));
    expect(stage.sheet("表二").cell(8, 1)?.formula).toBe("=2+2");
    expect(stage.value("表二!A9")).toBe("行政许可");
  });

  it("repairs a sheet under the name that its owner gave it", async () => {
    const { stage, book } = await filled("1.8");
    stage.workbook.renameSheet(stage.sheet("表四"), "复议和诉讼");
    await stage.edit("复议和诉讼!A4", "维持");
    const seen = await preview(book);
    expect(seen.faults).toHaveLength(1);
    value(await repair(book, seen, new Set(["复议和诉讼"]), [], now()));
    expect(stage.value("复议和诉讼!A4")).toBe("结果维持");
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "表二", "表三", "复议和诉讼"]);
  });

  it("can be taken back while rows stood where they belong", async () => {
    const { stage, book } = await filled("1.8");
    await stage.edit("表四!A4", "维持");
    await stage.edit("表四!E6", 12);
    const { entries } = value(await repair(book, await preview(book), new Set(["表四"]), await journal(book), now()));
    expect([stage.value("表四!A4"), stage.value("表四!E6")]).toEqual(["结果维持", 10]);
    value(await undo(book, entries[0]!, now()));
    expect([stage.value("表四!A4"), stage.value("表四!E6")]).toEqual(["维持", 12]);
    expect(await journal(book)).toHaveLength(2);
  });

  it("repairs nothing when the sheet was changed after it was looked at", async () => {
    const { stage, book } = await filled("1.8");
    await stage.edit("表四!A4", "维持");
    const seen = await preview(book);
    await stage.coauthor("表四!B6", 50);
    expect(refusal(await repair(book, seen, new Set(["表四"]), [], now()))).toEqual({
      kind: "changed-since",
      places: ["表四!B6"],
    });
    expect(stage.value("表四!A4")).toBe("维持");
  });

  it("gives up on a table that can no longer be told apart, and says so", async () => {
    const { stage, book } = await filled("1.8");
    stage.workbook.names = [];
    for (let row = 3; row <= 5; row += 1) people(stage).deleteRow("表三", 9);
    expect(await sentences(book)).toEqual(["工作表“表三”改动太大，分不清哪个数属于表三的哪一格，请另外生成表样，对照着填入。"]);
    expect((await preview(book)).sheets.map(({ table }) => table)).toEqual(["disclosure", "proceedings"]);
  });
});
