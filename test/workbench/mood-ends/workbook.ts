// What the product makes of what people do with a workbook.
import { openExcelWorkbook } from "../../../src/adapters/excel/workbook";
import { checkReport } from "../../../src/app/check/check-report";
import { readReport } from "../../../src/app/read/read-report";
import { documentOf } from "../../../src/app/workbook/workbook-cells";
import type { CellChange, Workbook } from "../../../src/ports/workbook";
import { plans, refusal, texts, value, type Opened } from "../../adapters/excel/stage";
import { figure, said, type End } from "./end";

const checked = async (book: Workbook): Promise<ReturnType<typeof checkReport>> =>
  checkReport(value(readReport(documentOf(value(await book.readAll())))));

/** What a check says, whatever the sheets are called. */
const findings = async (book: Workbook): Promise<unknown> =>
  (await checked(book)).findings.map(({ rule, verdict }) => ({ rule, verdict }));

/** Filled wrongly: the check has something to say, and says it whatever is hidden. */
const sameWhateverIsSeen = (how: string): End<Opened> => ({
  how,
  holds: async ({ stage, book }) => {
    for (const row of [6, 7, 8, 9]) await stage.edit(`表三!D${row}`, row);
    const seen = await findings(book);
    for (const sheet of stage.workbook.sheets) {
      sheet.rows = new Map([...sheet.rows].map(([row, { hidden: _, ...line }]) => [row, line]));
      sheet.columns = new Map([...sheet.columns].map(([col, { hidden: _, ...line }]) => [col, line]));
    }
    expect(seen).toEqual(await findings(book));
    expect(texts(value(await book.readAll()), "表三")).toMatchObject({ D6: "6", D7: "7", D8: "8", D9: "9" });
    value(await book.select({ sheet: "表三", row: 7, col: 3 }));
    expect(value(await book.selection())).toEqual({ sheet: "表三", row: 7, col: 3 });
  },
});

export const WORKBOOK_ENDS: Readonly<Record<string, End<Opened>>> = {
  "properties-are-lost": {
    how: "通过：单位、年度另记在加载项设置里",
    holds: async ({ book }) => {
      expect(value(await book.readAll()).document.properties).toMatchObject({ "nianbao.year": "2024" });
    },
  },
  "somebody-else-was-quicker": {
    how: "不写，一句话说出是哪一格",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(1)]))).toMatch(/^表三!D6在确认之后又有改动，没有写入/);
      expect(stage.value("表三!D6")).toBe(99);
    },
  },
  "calculation-by-hand": {
    how: "通过：合计由公式重算，不信停住的旧数",
    holds: async ({ stage, book }) => {
      await stage.edit("表三!D6", 5);
      const asked = async () => checkReport(value(readReport(documentOf(value(await book.readAll())))));
      const byHand = await asked();
      stage.workbook.calculationMode = "Automatic";
      stage.workbook.calculation.forget();
      stage.workbook.recalculate();
      const byItself = await asked();
      const told = (one: typeof byHand) => one.findings.map(({ rule, verdict, cells }) => ({ rule, verdict, cells }));
      expect(told(byHand)).toEqual(told(byItself));
    },
  },
  "protection-cannot-be-lifted": {
    how: "不试着撤保护：开着的格照写，锁着的一句话说明",
    holds: async ({ stage, book }) => {
      value(await book.write([figure(3)]));
      const total = texts(value(await book.readAll()), "表三")["J6"]!.slice(1);
      const locked: CellChange = { ...figure(1, { text: "", formula: total }), col: 9 };
      expect(said(await book.write([locked]))).toMatch(/^工作表“表三”受保护，没有改动/);
      expect(stage.sheet("表三").protection).toBeDefined();
    },
  },
  "workbook-is-read-only": {
    how: "照样读、审；要写时一句话请点“启用编辑”或另存",
    holds: async ({ book }) => {
      expect((await checked(book)).findings.length).toBeGreaterThan(0);
      expect(said(await book.write([figure(1)]))).toMatch(/^工作簿是只读的，没有改动，请先点上方的“启用编辑”/);
      expect(said(await book.layOut(plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }))))).toMatch(/只读/);
    },
  },
  "sheet-name-has-a-quote": {
    how: "通过：照样认表、标记、跳转、写入",
    holds: async ({ stage, book }) => {
      const sheet = "李局's 表三（改）";
      expect(value(readReport(documentOf(value(await book.readAll())))).present).toHaveLength(3);
      value(await book.write([{ ...figure(5), sheet }]));
      expect(stage.sheet(sheet).valueAt(5, 3)).toBe(5);
      expect(value(await book.mark([{ sheet, row: 5, col: 3, kind: "broken" }]))).toEqual({ cells: 1, left: [] });
      value(await book.select({ sheet, row: 6, col: 3 }));
      expect(value(await book.selection())).toEqual({ sheet, row: 6, col: 3 });
    },
  },
  "sheet-is-a-table": {
    how: "照样认得三张表；要恢复表样时一句话请先“转换为区域”，一格不动",
    holds: async ({ stage, book }) => {
      const contents = value(await book.readAll());
      const wanted = plans().filter(({ name }) => name === "表四");
      const seen = contents.document.blocks.find((one) => one.kind === "grid" && one.name === "表四");
      if (seen?.kind !== "grid") throw new Error("表四 was not read");
      const before = stage.sheet("表四").state();
      expect(said(await book.layOut([{ plan: wanted[0]!, seen }]))).toMatch(/^工作表“表四”里有套用了表格格式的区域.*转换为区域/);
      expect(stage.sheet("表四").state()).toEqual(before);
      stage.sheet("表四").lists = [];
      value(await book.layOut([{ plan: wanted[0]!, seen }]));
      expect(stage.sheet("表四").merges.length).toBeGreaterThan(0);
    },
  },
  "filter-over-merged-cells": sameWhateverIsSeen("通过：筛掉的行照样读、照样审"),
  "rows-are-hidden": sameWhateverIsSeen("通过：隐藏的行、列照样读、照样审"),
  "panes-are-frozen": {
    how: "通过：跳转到冻结区外的格，重新生成时按表样冻结",
    holds: async ({ stage, book }) => {
      value(await book.select({ sheet: "表三", row: 30, col: 9 }));
      expect(value(await book.selection())).toEqual({ sheet: "表三", row: 30, col: 9 });
      const seen = value(await book.readAll()).document.blocks.find((one) => one.kind === "grid" && one.name === "表三");
      if (seen?.kind !== "grid") throw new Error("表三 was not read");
      const plan = plans().find(({ name }) => name === "表三")!;
      value(await book.layOut([{ plan, seen }]));
      expect(stage.sheet("表三").frozen).toEqual({ rows: plan.freeze.rows, columns: plan.freeze.cols });
    },
  },
  "sheet-is-very-hidden": {
    how: "通过：先取消隐藏再撤去空白表样",
    holds: async ({ stage, book }) => {
      stage.sheet("表三").visibility = "Visible";
      const seen = value(await book.readAll()).document.blocks.flatMap((one) =>
        one.kind === "grid" && one.name === "表三" ? [one] : [],
      );
      stage.sheet("表三").visibility = "VeryHidden";
      value(await book.removeSheets(seen));
      expect(stage.workbook.sheetNamed("表三")).toBeUndefined();
    },
  },
  "chart-is-selected": {
    how: "通过：先切到要画的工作表，选中的图表就放开了",
    holds: async ({ stage, book }) => {
      value(await book.layOut(plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }))));
      expect(stage.sheet("表三二").merges).toHaveLength(stage.sheet("表三").merges.length);
    },
  },
  "merges-by-their-corner": {
    how: "通过：从A1起问整个窗口，不漏一块",
    holds: async ({ stage, book }) => {
      const grids = value(await book.readAll()).document.blocks.flatMap((one) => (one.kind === "grid" ? [one] : []));
      const spans = grids.find(({ name }) => name === "表三")!.cells.filter(({ rowSpan, colSpan }) => rowSpan * colSpan > 1);
      expect(spans).toHaveLength(stage.sheet("表三").merges.length);
    },
  },
  "two-panes-are-open": {
    how: "通过：另一个面板写过的不会被旧数盖掉，标记、记录两边共用",
    holds: async ({ book }) => {
      const other = value(await openExcelWorkbook("0.1.0"));
      value(await other.readAll());
      value(await book.write([figure(3)], { first: 1 }));
      expect(refusal(await other.write([figure(9)]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
      const next: CellChange = { ...figure(9, { text: "3", number: "3" }) };
      value(await other.write([next], { second: 2 }));
      expect(value(await book.notes())).toMatchObject({ first: 1, second: 2 });
      value(await book.mark([{ sheet: "表三", row: 5, col: 3, kind: "broken" }]));
      value(await other.clearMarks());
      expect(value(await book.mark([]))).toEqual({ cells: 0, left: [] });
    },
  },
};
