// What a person does at the grid, with Excel's objections, and how it is undone.
import { area, parseArea, type Area } from "../../src/workbench/model/area";
import { clip, merge, shiftLines, write } from "../../src/workbench/model/edits";
import { brokenEntryRule, conditionalLooks } from "../../src/workbench/model/rules";
import type { Sheet, Validation } from "../../src/workbench/model/sheet";
import { editable, emptyCells, dragFill, pasteCells, pasteText, type } from "../../src/workbench/model/typing";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";

const at = (address: string): Area => parseArea(address)!;

const wholeNumbers = (address: string, style: Validation["alert"]["style"] = "Stop"): Validation => ({
  areas: [at(address)],
  rule: { kind: "wholeNumber", operator: "GreaterThanOrEqualTo", formula1: 0 },
  ignoreBlanks: true,
  prompt: { showPrompt: true, title: "填写", message: "填非负整数" },
  alert: { showAlert: true, style, title: "不能这样填", message: "请填非负整数" },
});

describe("at the grid", () => {
  let workbook: PlayedWorkbook;
  let sheet: Sheet;
  beforeEach(() => {
    workbook = new PlayedWorkbook();
    sheet = workbook.active;
  });
  const typed = (address: string, text: string, insist = false) =>
    type(workbook, sheet, at(address).top, at(address).left, text, insist);
  const value = (address: string) => sheet.valueAt(at(address).top, at(address).left);

  describe("typing against an entry rule", () => {
    it.each([["-1"], ["1.5"], ["很多"], ["TRUE"]])("refuses %s and leaves the cell as it was", (text) => {
      sheet.validations = [wholeNumbers("B2:B9")];
      typed("B2", "7");
      expect(typed("B2", text)).toMatchObject({ kind: "against-rule", validation: { alert: { message: "请填非负整数" } } });
      expect(value("B2")).toBe(7);
    });

    it("lets blanks, fitting numbers and cells beside the rule alone", () => {
      sheet.validations = [wholeNumbers("B2:B9")];
      expect([typed("B2", "0"), typed("B3", "12"), typed("B3", ""), typed("C2", "-1")].map((each) => each.kind)).toEqual([
        "done",
        "done",
        "done",
        "done",
      ]);
    });

    it("gives way to insistence only where the rule warns", () => {
      sheet.validations = [wholeNumbers("B2", "Warning")];
      expect(typed("B2", "-1").kind).toBe("against-rule");
      expect(typed("B2", "-1", true).kind).toBe("done");
      expect(value("B2")).toBe(-1);
    });

    it("sees the typed value in a formula of its own, and tells nobody of what it refused", () => {
      sheet.validations = [{ ...wholeNumbers("B2:B3"), rule: { kind: "custom", formula1: "=SUM($B$2:$B$3)<=10" } }];
      typed("B2", "6");
      const heard: string[] = [];
      workbook.listen((change) => heard.push(change.kind));
      expect(typed("B3", "5").kind).toBe("against-rule");
      expect([value("B3"), heard]).toEqual([null, []]);
      expect(typed("B3", "4").kind).toBe("done");
    });

    it("is gone round by pasting text, as in Excel; the cell is then found to break its rule", () => {
      sheet.validations = [wholeNumbers("B2:B9")];
      expect(pasteText(workbook, sheet, at("B2"), [["-1"], ["x"]]).typed.kind).toBe("done");
      expect([value("B2"), value("B3")]).toEqual([-1, "x"]);
      expect(brokenEntryRule(workbook, sheet, 1, 1)).toBe(sheet.validations[0]);
    });
  });

  describe("what an editor opens with", () => {
    it.each<[text: string, shown: string]>([
      ["12", "12"],
      ["=1+1", "=1+1"],
      ["1,234", "1234"],
      ["50%", "50%"],
      ["2024/3/1", "2024/3/1"],
      ["'001", "'001"],
      ["'=1", "'=1"],
      ["年报", "年报"],
    ])("%s shows %s", (text, shown) => {
      typed("A1", text);
      expect(editable(sheet, 0, 0)).toBe(shown);
    });

    it("typing it back changes nothing and is no step", () => {
      typed("A1", "'001");
      const before = workbook.undoLabel;
      workbook.forgetSteps();
      expect(typed("A1", editable(sheet, 0, 0)).kind).toBe("done");
      expect([before, workbook.undoLabel, value("A1")]).toEqual(["键入", undefined, "001"]);
    });
  });

  describe("undo", () => {
    it("takes back step by step and puts forward again, with everything that was recalculated", () => {
      typed("A1", "1");
      typed("A2", "=A1*2");
      typed("A1", "5");
      expect(value("A2")).toBe(10);
      workbook.undo();
      expect([value("A1"), value("A2")]).toEqual([1, 2]);
      workbook.undo();
      expect(sheet.cell(1, 0)).toBeUndefined();
      workbook.redo();
      workbook.redo();
      expect([value("A1"), value("A2")]).toEqual([5, 10]);
    });

    it("tells listeners which cells came back", () => {
      typed("B2", "1");
      const heard: unknown[] = [];
      workbook.listen((change) => {
        if (change.kind === "cells") heard.push([change.area, change.origin]);
      });
      workbook.undo();
      expect(heard).toEqual([[at("B2"), "user"]]);
    });

    it("is empty after an add-in wrote, as in Excel", () => {
      typed("A1", "1");
      workbook.forgetSteps();
      expect(workbook.undo()).toBe(false);
    });
  });

  describe("copy and paste", () => {
    it("moves relative references, keeps looks, merges, entry rules and conditional formats", () => {
      write(
        workbook,
        sheet,
        at("A1:B2"),
        [
          [1, 2],
          ["=A1+B1", "=$A$1"],
        ],
        "user",
      );
      merge(workbook, sheet, at("C1:D1"), false, "user");
      sheet.putStyle(0, 0, { ...sheet.styleAt(0, 0), fill: "#FF0000" });
      sheet.validations = [wholeNumbers("A1:A2")];
      sheet.conditionalFormats = [
        {
          id: "1",
          areas: [at("A1:B2")],
          rule: { kind: "Custom", formula: "=A1>$B1" },
          look: { fill: "#00FF00" },
          stopIfTrue: false,
        },
      ];
      pasteCells(workbook, sheet, at("A5"), clip(sheet, at("A1:D2")), false);
      expect(sheet.cell(5, 0)?.formula).toBe("=A5+B5");
      expect(sheet.cell(5, 1)?.formula).toBe("=$A$1");
      expect(sheet.styleAt(4, 0).fill).toBe("#FF0000");
      expect(sheet.merges).toEqual([at("C1:D1"), at("C5:D5")]);
      expect(sheet.validationAt(5, 0)?.rule?.kind).toBe("wholeNumber");
      expect(sheet.conditionalFormats[1]).toMatchObject({ areas: [at("A5:B6")], rule: { formula: "=A5>$B5" } });
    });

    it("does not cut through a merged block", () => {
      merge(workbook, sheet, at("B2:C3"), false, "user");
      typed("A1", "1");
      expect(pasteCells(workbook, sheet, at("C3"), clip(sheet, at("A1")), false).typed).toMatchObject({
        kind: "refused",
        code: "InvalidOperation",
      });
    });

    it("repeats a block over a target that is a multiple of it", () => {
      typed("A1", "1");
      typed("B1", "2");
      pasteCells(workbook, sheet, at("A3:D4"), clip(sheet, at("A1:B1")), false);
      expect(["A3", "B3", "C4", "D4"].map(value)).toEqual([1, 2, 1, 2]);
    });
  });

  it("fills a formula down", () => {
    write(
      workbook,
      sheet,
      at("A1:B3"),
      [
        [1, "=A1*10"],
        [2, null],
        [3, null],
      ],
      "user",
    );
    dragFill(workbook, sheet, at("B1"), at("B1:B3"));
    expect([value("B2"), value("B3")]).toEqual([20, 30]);
  });

  it("does not touch locked cells of a protected sheet", () => {
    typed("A1", "1");
    sheet.protection = { options: {} };
    expect(
      [typed("A1", "2"), emptyCells(workbook, sheet, at("A1")), pasteText(workbook, sheet, at("A1"), [["3"]]).typed].map(
        (each) => each.kind,
      ),
    ).toEqual(["refused", "refused", "refused"]);
    expect(value("A1")).toBe(1);
  });

  it("says no to everything in a workbook that may only be read", () => {
    workbook.readOnly = true;
    expect(typed("A1", "1")).toMatchObject({ kind: "refused", code: "ReadOnly" });
  });

  it("takes rows out with everything that points at them", () => {
    write(workbook, sheet, at("A1:A5"), [[1], [2], [3], [4], ["=SUM(A1:A4)"]], "user");
    merge(workbook, sheet, at("B3:B4"), false, "user");
    sheet.validations = [wholeNumbers("A2:A4")];
    sheet.conditionalFormats = [
      { id: "1", areas: [at("A2:A5")], rule: { kind: "Custom", formula: "=A2>2" }, look: {}, stopIfTrue: false },
    ];
    workbook.names = [{ name: "第三", formula: "=Sheet1!$A$3", comment: "", visible: true }];
    shiftLines(workbook, sheet, { axis: "row", at: 1, count: -1 }, "user");
    expect(sheet.cell(3, 0)).toMatchObject({ formula: "=SUM(A1:A3)", value: 8 });
    expect(sheet.merges).toEqual([at("B2:B3")]);
    expect(sheet.validations[0]!.areas).toEqual([at("A2:A3")]);
    expect(workbook.names[0]!.formula).toBe("=Sheet1!$A$2");
    expect([1, 2].map((row) => conditionalLooks(workbook, sheet, row, 0).length)).toEqual([1, 1]);
    expect(conditionalLooks(workbook, sheet, 0, 0)).toEqual([]);
  });

  it("keeps a rule's view of its cells when part of its area is cleared", () => {
    write(
      workbook,
      sheet,
      area(0, 0, 3, 1),
      [
        [1, 0],
        [1, 2],
        [1, 0],
        [1, 2],
      ],
      "user",
    );
    sheet.conditionalFormats = [
      {
        id: "1",
        areas: [at("A1:A4")],
        rule: { kind: "Custom", formula: "=B1>A1" },
        look: { fill: "#FF0000" },
        stopIfTrue: false,
      },
    ];
    sheet.clearConditionalFormats(at("A1"));
    expect([0, 1, 2, 3].map((row) => conditionalLooks(workbook, sheet, row, 0).length)).toEqual([0, 1, 0, 1]);
  });
});
