// What the product makes of an Excel that is not as kind as the ideal one: it gets through, or says one sentence with the remedy.
import { openExcelWorkbook } from "../../../src/adapters/excel/workbook";
import { dayStored, dayWritten } from "../../../src/core/ledger/days";
import { readReport } from "../../../src/app/read/read-report";
import { documentOf } from "../../../src/app/workbook/workbook-cells";
import { plans, refusal, texts, value, type Opened } from "../../adapters/excel/stage";
import { figure, said, soon, type End } from "./end";

/** @param heard - another edit, of which the host does tell: the watch itself is well */
const silent = (edit: string, heard: string): End<Opened> => ({
  how: "通过：选到别的格、换到别的工作表再回来，就重读那张表；写入前核对每一格，过时的不写",
  holds: async ({ stage, book }) => {
    value(await book.readAll());
    const told: unknown[] = [];
    value(await book.watch({ changed: (sheets) => void told.push(sheets), selected: () => undefined }));
    await stage.edit(edit, 7);
    await soon();
    expect(told).toEqual([]);
    await stage.edit(heard, 1);
    await soon();
    expect(told).toEqual([["表四"]]);
    expect(texts(value(await book.readAll()), "表三")["D6"]).toBe("7");
    expect(refusal(await book.write([figure(8)]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    // Whoever goes on from there, within the sheet or to it from another one, is looked after.
    await stage.select("表三!D9");
    await soon();
    expect(told).toEqual([["表四"], ["表三"]]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await stage.edit(edit, 9);
    stage.workbook.activate(stage.sheet("表二"));
    stage.workbook.activate(stage.sheet("表三"));
    await soon();
    expect(told.filter((sheets) => (sheets as string[]).includes("表三"))).toHaveLength(2);
  },
});

export const EXCEL_ENDS: Readonly<Record<string, End<Opened>>> = {
  "no-details-of-several-cells": {
    how: "通过：不用事件里的值，按表重读，并知道改了哪一片",
    holds: async ({ stage, book }) => {
      const told: unknown[] = [];
      value(await book.watch({ changed: (...given) => void told.push(given), selected: () => undefined }));
      await stage.edit("表三!D6:E7", 1);
      await soon();
      expect(told).toEqual([[["表三"], [{ sheet: "表三", area: { top: 5, left: 3, bottom: 6, right: 4 } }]]]);
    },
  },
  "text-to-columns-is-silent": silent("表三!D6:D7", "表四!A6"),
  "list-pick-is-silent": silent("表三!D6", "表四!A6:B6"),
  "request-limit": {
    how: "一句话说明，什么也没写",
    holds: async ({ stage, book }) => {
      const before = stage.workbook.sheets.map((sheet) => sheet.state());
      const others = plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }));
      expect(said(await book.layOut(others))).toMatch(/过大.*上限.*再读。$/);
      expect(stage.workbook.sheets.map((sheet) => sheet.state())).toEqual(before);
    },
  },
  "response-limit": {
    how: "一句话说明",
    holds: async ({ book }) => {
      expect(said(await book.readAll())).toMatch(/工作簿过大.*另存一份去掉多余内容后再读。$/);
    },
  },
  "internal-error": {
    how: "一句话说明，什么也没写",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(1)]))).toMatch(/没有完成这一步（GeneralException.*重新打开工作簿。$/);
      expect(stage.value("表三!D6")).toBeNull();
    },
  },
  "editing-is-not-waited-for": {
    how: "等一会儿再问三次，仍在编辑时一句话请用户按回车",
    holds: async ({ stage, book }) => {
      stage.setEditing(true);
      expect(said(await book.write([figure(1)]))).toBe("有单元格正在编辑，请按回车或Esc结束编辑后再试。");
      const later = book.write([figure(1)]);
      setTimeout(() => stage.setEditing(false), 100);
      value(await later);
      expect(stage.value("表三!D6")).toBe(1);
    },
  },
  "aborted-twice": {
    how: "通过：再问两次，只写一遍",
    holds: async ({ stage, book }) => {
      value(await book.write([figure(4)]));
      expect(stage.value("表三!D6")).toBe(4);
    },
  },
  "throttled-for-long": {
    how: "问三次为止，一句话请稍后再试",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(4)]))).toMatch(/请稍后重试/);
      expect(stage.value("表三!D6")).toBeNull();
    },
  },
  "announced-and-missing": {
    how: "一句话说明缺哪个接口，改用浏览器工作台",
    holds: async ({ book }) => {
      const others = plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }));
      expect(said(await book.layOut(others))).toBe("这个版本的Excel不支持DataValidation，请升级Excel，或改用浏览器工作台。");
    },
  },
  "no-set-at-all": {
    how: "一句话说明要哪一版",
    holds: async () => {
      expect(said(await openExcelWorkbook("0"))).toBe("这个版本的Excel不支持ExcelApi 1.7，请升级Excel，或改用浏览器工作台。");
    },
  },
  "too-many-areas": {
    how: "通过：不问合并，照样认出三张表",
    holds: async ({ book }) => {
      const contents = value(await book.readAll());
      expect(contents.mergesKnown).toBe(false);
      expect(value(readReport(documentOf(contents))).present).toHaveLength(3);
    },
  },
  "undo-is-gone": {
    how: "通过：写之前的值都在面板的“记录”里，可以照样退回",
    holds: async ({ stage, book }) => {
      await stage.edit("表三!D6", 7);
      value(await book.write([figure(8, { text: "7", number: "7" })]));
      expect(stage.workbook.undoLabel).toBeUndefined();
      value(await book.write([{ ...figure(7, { text: "8", number: "8" }) }]));
      expect(stage.value("表三!D6")).toBe(7);
    },
  },
  "answer-is-lost": {
    how: "通过：再问时看见要写的都已写好，就是写好了，不说成“有改动”",
    holds: async ({ stage, book }) => {
      value(await book.write([figure(4), { ...figure(5), col: 4 }]));
      expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual([4, 5]);
      // Somebody else's figure is still no figure of ours.
      expect(refusal(await book.write([figure(8)]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
    },
  },
  "freezing-fails": {
    how: "通过：表照样生成，只是不冻结",
    holds: async ({ stage, book }) => {
      value(await book.layOut(plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }))));
      expect(stage.sheet("表三二").merges).toHaveLength(stage.sheet("表三").merges.length);
      expect([stage.sheet("表三").frozen, stage.sheet("表三二").frozen]).toEqual([expect.anything(), undefined]);
    },
  },
  "column-width-in-pixels": {
    how: "通过：各列的比例不变，打印按页宽缩放，格式检查不看列宽",
    holds: async ({ stage, book }) => {
      const others = plans().map((plan) => ({ ...plan, name: `${plan.name}二` }));
      value(await book.layOut(others.map((plan) => ({ plan }))));
      const widths = (name: string): number[] => Array.from({ length: 10 }, (_, col) => stage.sheet(name).columnWidth(col));
      const ratios = widths("表三二").map((wide, col) => wide / widths("表三")[col]!);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(53 / 40, 1);
      expect(stage.sheet("表三二").page.zoom).toMatchObject({ horizontalFitToPages: 1 });
      expect(value(await book.formatDrift(others)).filter(({ look }) => look)).toEqual([]);
    },
  },
  "font-is-substituted": {
    how: "通过：处处换成同一种字体，不算表样走样；只换了几格的才算",
    holds: async ({ stage, book }) => {
      expect(value(await book.formatDrift(plans())).filter(({ look }) => look)).toEqual([]);
      const sheet = stage.sheet("表三");
      sheet.putStyle(5, 3, { ...sheet.styleAt(5, 3), font: { ...sheet.styleAt(5, 3).font, name: "Calibri" } });
      expect(
        value(await book.formatDrift(plans()))
          .filter(({ look }) => look)
          .map((one) => one.sheet),
      ).toEqual(["表三"]);
    },
  },
  "lists-are-split-at-commas": {
    how: "通过：下拉列表写成公式，名称各指一行，都不用分隔符",
    holds: async ({ stage, book }) => {
      value(await book.layOut(plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }))));
      expect(stage.sheet("表三二").validations.length).toBe(stage.sheet("表三").validations.length);
      expect(stage.workbook.names.length).toBeGreaterThan(0);
    },
  },
  "days-count-from-1904": {
    how: "通过：日期按显示的读，不按存的数读",
    holds: async ({ stage, book }) => {
      const sheet = stage.workbook.insertSheet("台账", 0);
      sheet.putContent(0, 0, 45356);
      sheet.putStyle(0, 0, { ...sheet.styleAt(0, 0), numberFormat: "yyyy/m/d" });
      const grid = value(await book.readAll()).document.blocks.find((one) => one.kind === "grid" && one.name === "台账");
      const cell = grid?.kind === "grid" ? grid.cells[0] : undefined;
      expect([cell?.text, cell?.number]).toEqual(["2024/3/5", "43894"]);
      expect(dayWritten("2024/3/5")).toBe(dayStored(45356));
    },
  },
};
