// Real office.js programs against the workbench: what an add-in may rely on, and what it is refused.
import { API_SETS, office, type OfficeOnStage } from "../support/office";

const refused = async (work: Promise<unknown>): Promise<{ code: string; debugInfo: { errorLocation?: string } }> => {
  let refusal: unknown;
  await work.then(
    () => undefined,
    (error: unknown) => {
      refusal = error;
    },
  );
  expect(refusal).toBeDefined();
  return refusal as { code: string; debugInfo: { errorLocation?: string } };
};

describe.each(API_SETS)("office.js at ExcelApi %s", (api) => {
  let stage: OfficeOnStage;
  beforeEach(() => {
    stage = office({ api });
  });

  it("writes, calculates and reads in one sync", async () => {
    const read = await stage.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("表二");
      sheet.getRange("A1:C1").values = [[1, 2, "x"]];
      sheet.getRange("A2").formulas = [["=SUM(A1:C1)"]];
      const range = sheet.getRange("A1:C2").load("values,formulas,text,valueTypes,address");
      await context.sync();
      return range.toJSON();
    });
    expect(read.values).toEqual([
      [1, 2, "x"],
      [3, "", ""],
    ]);
    expect(read.formulas![1]).toEqual(["=SUM(A1:C1)", "", ""]);
    expect(read.valueTypes![1]).toEqual(["Double", "Empty", "Empty"]);
    expect(read.address).toBe("表二!A1:C2");
    expect(stage.counts()).toMatchObject({ syncs: 1 });
  });

  it("recalculates across sheets, through names, in any order, and calls a circle 0", async () => {
    await stage.Excel.run(async (context) => {
      const one = context.workbook.worksheets.getItem("Sheet1");
      const two = context.workbook.worksheets.add("表 四");
      one.getRange("A1:A3").formulas = [["=A2*2"], ["='表 四'!B2+1"], ["=合计"]];
      two.getRange("B2").values = [[20]];
      context.workbook.names.add("合计", two.getRange("B2"));
      two.getRange("C1:C2").formulas = [["=C2"], ["=C1"]];
      await context.sync();
    });
    expect([1, 2, 3].map((row) => stage.value(`Sheet1!A${row}`))).toEqual([42, 21, 20]);
    await stage.edit("'表 四'!B2", 100);
    expect([1, 2, 3].map((row) => stage.value(`Sheet1!A${row}`))).toEqual([202, 101, 100]);
    expect(stage.value("'表 四'!C1")).toBe(0);
  });

  it("formats, merges, sizes and hides", async () => {
    await stage.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1:B2");
      range.merge();
      range.format.fill.color = "#FFEEDD";
      range.format.font.name = "仿宋_GB2312";
      range.format.font.bold = true;
      range.format.horizontalAlignment = "Center";
      range.format.borders.getItem("EdgeBottom").style = "Continuous";
      range.format.columnWidth = 90;
      range.format.rowHeight = 30;
      range.numberFormat = [
        ["0", "0"],
        ["0", "0"],
      ];
      range.format.protection.locked = false;
      sheet.freezePanes.freezeRows(2);
      await context.sync();
      const below = sheet.getRange("A3:B3").load("format/borders/items/style");
      range.load("format/fill/color,format/font/name,format/columnWidth,numberFormat");
      await context.sync();
      expect(range.format.fill.color).toBe("#FFEEDD");
      expect(range.format.font.name).toBe("仿宋_GB2312");
      expect(range.format.columnWidth).toBe(90);
      expect(below.format.borders.items[0]!.style).toBe("Continuous");
    });
    const sheet = stage.sheet("Sheet1");
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
    expect(sheet.frozen).toEqual({ rows: 2, columns: 0 });
    expect(sheet.styleAt(1, 1)).toMatchObject({ locked: false, numberFormat: "0", horizontal: "Center", fill: "#FFEEDD" });
  });

  it("keeps conditional formats by formula, and gives them back", async () => {
    await stage.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:B9");
      const format = range.conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$B2<>SUM($C2:$D2)";
      format.custom.format.fill.color = "#FFC7CE";
      format.custom.format.font.color = "#9C0006";
      format.stopIfTrue = true;
      await context.sync();
      range.conditionalFormats.load("items/type,items/custom/rule/formula,items/priority");
      await context.sync();
      expect(range.conditionalFormats.items.map((f) => [f.type, f.custom.rule.formula, f.priority])).toEqual([
        ["Custom", "=$B2<>SUM($C2:$D2)", 0],
      ]);
      context.workbook.worksheets.getActiveWorksheet().getRange("B4").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(stage.sheet("Sheet1").conditionalFormats).toMatchObject([
      {
        areas: [
          { top: 1, left: 1, bottom: 2, right: 1 },
          { top: 4, left: 1, bottom: 8, right: 1 },
        ],
        look: { fill: "#FFC7CE", font: { color: "#9C0006" } },
        stopIfTrue: true,
      },
    ]);
  });

  it("tells of edits by a person and by a co-author, once for every registration", async () => {
    const heard: string[] = [];
    await stage.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.onChanged.add(async (event) => {
        heard.push(`${event.address} ${event.changeType} ${event.source}`);
      });
      await context.sync();
    });
    await stage.edit("Sheet1!B2", 7);
    await stage.coauthor("Sheet1!B3:C3", 8);
    expect(heard).toEqual(["B2 RangeEdited Local", "B3:C3 RangeEdited Remote"]);
  });

  it("stops telling when the listener is removed", async () => {
    const heard: string[] = [];
    const registration = await stage.Excel.run(async (context) => {
      const result = context.workbook.worksheets.getItem("Sheet1").onSelectionChanged.add(async (event) => {
        heard.push(event.address);
      });
      await context.sync();
      return result;
    });
    await stage.select("Sheet1!C3:D4");
    await stage.Excel.run(registration.context, async (context) => {
      registration.remove();
      await context.sync();
    });
    await stage.select("Sheet1!E5");
    expect(heard).toEqual(["C3:D4"]);
    expect(stage.host.events.registrations).toEqual([]);
  });

  it("tells of a selection anywhere in the workbook", async () => {
    let heard = 0;
    await stage.Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => {
        heard += 1;
      });
      await context.sync();
    });
    await stage.select("Sheet1!C3");
    expect(heard).toBe(1);
  });

  it("answers null objects and empty sheets as Excel does", async () => {
    await stage.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const missing = worksheets.getItemOrNullObject("没有");
      const used = worksheets.getItem("Sheet1").getUsedRangeOrNullObject(true);
      const empty = worksheets.getItem("Sheet1").getUsedRange().load("address,values");
      const apart = worksheets.getItem("Sheet1").getRange("A1").getIntersectionOrNullObject("C3");
      const name = context.workbook.names.getItemOrNullObject("没有").load("value");
      await context.sync();
      expect([missing.isNullObject, used.isNullObject, apart.isNullObject, name.isNullObject]).toEqual([true, true, true, true]);
      expect([empty.address, empty.values]).toEqual(["Sheet1!A1", [[""]]]);
    });
  });

  it.each<[what: string, code: string, work: (sheet: Excel.Worksheet) => void]>([
    [
      "values of another shape than the range",
      "InvalidArgument",
      (s) => {
        s.getRange("A1:B2").values = [[1, 2]];
      },
    ],
    [
      "a formula that does not parse",
      "InvalidArgument",
      (s) => {
        s.getRange("A1").formulas = [["=SUM("]];
      },
    ],
    [
      "a merge across a merged block",
      "InvalidOperation",
      (s) => {
        s.getRange("A1:B2").merge();
        s.getRange("B2:C3").merge();
      },
    ],
    [
      "clearing part of a merged block",
      "InvalidOperation",
      (s) => {
        s.getRange("A1:B2").merge();
        s.getRange("A1").clear("Contents");
      },
    ],
    [
      "a sheet name with a slash",
      "InvalidArgument",
      (s) => {
        s.name = "表/二";
      },
    ],
    [
      "a sheet name of 32 characters",
      "InvalidArgument",
      (s) => {
        s.name = "长".repeat(32);
      },
    ],
    [
      "a sheet that is not there",
      "ItemNotFound",
      (s) => {
        s.context.workbook.worksheets.getItem("没有").activate();
      },
    ],
    [
      "a sheet name that is taken",
      "ItemAlreadyExists",
      (s) => {
        s.context.workbook.worksheets.add("sheet1");
      },
    ],
    ["deleting the only sheet", "InvalidOperation", (s) => s.delete()],
    [
      "a range beyond the sheet",
      "InvalidArgument",
      (s) => {
        s.getRange("A1").getOffsetRange(-1, 0).select();
      },
    ],
    [
      "a name that looks like an address",
      "InvalidArgument",
      (s) => {
        s.context.workbook.names.add("T3", s.getRange("A1"));
      },
    ],
    [
      "a name with a hyphen",
      "InvalidArgument",
      (s) => {
        s.context.workbook.names.add("表-二", s.getRange("A1"));
      },
    ],
    [
      "a name that is taken",
      "ItemAlreadyExists",
      (s) => {
        s.context.workbook.names.add("合计", "=1");
        s.context.workbook.names.add("合计", "=2");
      },
    ],
    [
      "a colour that is none",
      "InvalidArgument",
      (s) => {
        s.getRange("A1").format.fill.color = "reddish";
      },
    ],
    [
      "an alignment that is none",
      "InvalidArgument",
      (s) => {
        s.getRange("A1").format.horizontalAlignment = "Middle" as "Center";
      },
    ],
    [
      "a conditional formula that does not parse",
      "InvalidArgument",
      (s) => {
        s.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=1+";
      },
    ],
  ])("refuses %s with %s", async (_what, code, work) => {
    const error = await refused(
      stage.Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Sheet1"));
        await context.sync();
      }),
    );
    expect(error.code).toBe(code);
  });

  it("leaves done what earlier actions of a refused batch did", async () => {
    const error = await refused(
      stage.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1").values = [["先"]];
        sheet.getRange("A2").values = [[1, 2]];
        sheet.getRange("A3").values = [["后"]];
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.values" } });
    expect([stage.value("Sheet1!A1"), stage.value("Sheet1!A3")]).toEqual(["先", null]);
  });

  it("denies locked cells of a protected sheet, and lets open ones be written", async () => {
    await stage.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B2").format.protection.locked = false;
      await context.sync();
    });
    stage.protect("Sheet1");
    await stage.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B2").values = [[5]];
      await context.sync();
    });
    expect(stage.value("Sheet1!B2")).toBe(5);
    const works: ((s: Excel.Worksheet) => void)[] = [
      (s) => {
        s.getRange("A1").values = [[1]];
      },
      (s) => {
        s.getRange("B2").format.fill.color = "#FF0000";
      },
      (s) => s.getRange("B2:C2").merge(),
      (s) => {
        s.getRange("2:2").insert("Down");
      },
      (s) => {
        s.getRange("B2").conditionalFormats.add("Custom");
      },
    ];
    for (const work of works) {
      const error = await refused(
        stage.Excel.run(async (context) => {
          work(context.workbook.worksheets.getItem("Sheet1"));
          await context.sync();
        }),
      );
      expect(error.code).toBe("AccessDenied");
    }
  });

  it("refuses while a cell is being edited, or waits where the add-in asked it to", async () => {
    stage.setEditing(true);
    const write = (delayForCellEdit: boolean): Promise<void> =>
      stage.Excel.run({ delayForCellEdit }, async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
        await context.sync();
      });
    expect((await refused(write(false))).code).toBe("InvalidOperationInCellEditMode");
    const waiting = write(true);
    await stage.settled();
    expect(stage.value("Sheet1!A1")).toBeNull();
    stage.setEditing(false);
    await waiting;
    expect(stage.value("Sheet1!A1")).toBe(1);
  });

  it("reads text as a cell does: numbers, dates, formulas; '@' and an apostrophe keep what is written", async () => {
    await stage.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("B1").numberFormat = [["@"]];
      sheet.getRange("A1:E1").values = [["001", "001", "'=1+1", "=1+1", "1,234"]];
      sheet.getRange("A2:C2").values = [["/", "2024/3/1", "50%"]];
      const range = sheet.getRange("A1:E2").load("values,text");
      await context.sync();
      expect(range.values[0]).toEqual([1, "001", "=1+1", 2, 1234]);
      expect(range.values[1]).toEqual(["/", 45352, 0.5, "", ""]);
      expect(range.text[1]!.slice(0, 3)).toEqual(["/", "2024/3/1", "50%"]);
      expect(range.text[0]![4]).toBe("1,234");
    });
  });
});

describe("requirement sets", () => {
  it.each<[since: string, api: "1.7" | "1.8", work: (sheet: Excel.Worksheet) => void]>([
    [
      "1.8",
      "1.7",
      (s) => {
        s.getRange("A1").dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } };
      },
    ],
    [
      "1.9",
      "1.8",
      (s) => {
        s.pageLayout.orientation = "Landscape";
      },
    ],
    [
      "1.9",
      "1.8",
      (s) => {
        s.getRanges("A1,C3").format.fill.color = "#FF0000";
      },
    ],
    [
      "1.9",
      "1.8",
      (s) => {
        s.getRange("A1").copyFrom("B1");
      },
    ],
    [
      "1.13",
      "1.8",
      (s) => {
        s.getRange("A1").getMergedAreasOrNullObject().load("address");
      },
    ],
  ])("a member of %s is not found at %s", async (_since, api, work) => {
    const stage = office({ api });
    const error = await refused(
      stage.Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Sheet1"));
        await context.sync();
      }),
    );
    expect(error.code).toBe("ApiNotFound");
  });

  it("refuses by itself what office.js lets through: a newer property, loaded by name", async () => {
    const stage = office({ api: "1.7" });
    const error = await refused(
      stage.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").load("showGridlines");
        await context.sync();
      }),
    );
    expect(error.code).toBe("ApiNotFound");
  });
});

describe("entry rules at ExcelApi 1.8", () => {
  it("keeps rule, prompt and alert of a range and finds what breaks them", async () => {
    const stage = office({ api: "1.8" });
    await stage.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("B2:B4");
      range.dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } };
      range.dataValidation.prompt = { showPrompt: true, title: "填写", message: "填非负整数" };
      range.dataValidation.errorAlert = { showAlert: true, style: "Stop", title: "不能这样填", message: "请填非负整数" };
      range.values = [[1], [-1], [""]];
      range.dataValidation.load();
      await context.sync();
      expect(range.dataValidation.toJSON()).toMatchObject({
        type: "WholeNumber",
        rule: { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } },
        prompt: { title: "填写" },
        errorAlert: { style: "Stop", message: "请填非负整数" },
        valid: null,
      });
    });
    expect(stage.sheet("Sheet1").validations).toHaveLength(1);
  });

  it.each<[what: string, work: (validation: Excel.DataValidation) => void]>([
    [
      "a title of 33 characters",
      (v) => {
        v.prompt = { showPrompt: true, title: "标".repeat(33), message: "" };
      },
    ],
    [
      "a message of 256 characters",
      (v) => {
        v.errorAlert = { showAlert: true, style: "Stop", title: "", message: "长".repeat(256) };
      },
    ],
    [
      "two rules at once",
      (v) => {
        v.rule = { wholeNumber: { formula1: 0, operator: "EqualTo" }, custom: { formula: "=TRUE" } };
      },
    ],
    [
      "a formula over 255 characters",
      (v) => {
        v.rule = { custom: { formula: `=${"1+".repeat(130)}1` } };
      },
    ],
    [
      "between with one bound",
      (v) => {
        v.rule = { decimal: { formula1: 0, operator: "Between" } };
      },
    ],
  ])("refuses %s", async (_what, work) => {
    const stage = office({ api: "1.8" });
    const error = await refused(
      stage.Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Sheet1").getRange("A1").dataValidation);
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
  });
});
