// The numbers that our adapter gives to WPS's names, and what the stand-in plays, against WPS's own declaration.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { XL } from "../../../src/adapters/wps/constants";
import { wps } from "../../support/wps";

const files = ["lib.et.d.ts", "lib.kso.d.ts", "index.d.ts", "addon.et.d.ts"].map((name) =>
  ts.createSourceFile(name, readFileSync(require.resolve(`et-jsapi-declare/${name}`), "utf8"), ts.ScriptTarget.Latest, true),
);

const numbers = new Map<string, number>();
const interfaces = new Map<string, Set<string>>();
const visit = (node: ts.Node): void => {
  if (ts.isEnumMember(node) && node.initializer) numbers.set(node.name.getText(), Number(node.initializer.getText()));
  if (ts.isInterfaceDeclaration(node)) {
    const members = interfaces.get(node.name.text) ?? new Set<string>();
    for (const member of node.members) if (member.name) members.add(member.name.getText());
    interfaces.set(node.name.text, members);
  }
  ts.forEachChild(node, visit);
};
files.forEach(visit);

it.each(Object.entries(XL))("%s is the number that WPS declares", (name, number) => {
  expect(numbers.get(name)).toBe(number);
});

describe("the stand-in plays no member that WPS does not declare", () => {
  const { application, sheet, workbook } = wps();
  sheet("Sheet1").putContent(0, 0, 1);
  workbook.names = [{ name: "甲", formula: "=Sheet1!$A$1", comment: "", visible: true }];
  workbook.properties.set("a", "b");
  const first = application.Worksheets.Item(1) as Et.Worksheet;
  const cell = first.Range("A1");
  const condition = cell.FormatConditions.Add(2, undefined, "=TRUE") as Et.FormatCondition;
  const comment = cell.AddComment("注");
  application.CreateTaskPane("x.html");
  it.each([
    ["Application", application, ["Application", "AddonRoot", "EtAddonRoot"]],
    ["Workbook", application.ActiveWorkbook, ["Workbook"]],
    ["Worksheet", first, ["Worksheet"]],
    ["Worksheets", application.Worksheets, ["Sheets"]],
    ["ListObjects", first.ListObjects, ["ListObjects"]],
    ["Range", cell, ["Range"]],
    ["Font", cell.Font, ["Font"]],
    ["Interior", cell.Interior, ["Interior"]],
    ["Borders", cell.Borders, ["Borders"]],
    ["FormatConditions", cell.FormatConditions, ["FormatConditions"]],
    ["FormatCondition", condition, ["FormatCondition"]],
    ["Validation", cell.Validation, ["Validation"]],
    ["Comments", first.Comments, ["Comments"]],
    ["Comment", comment, ["Comment"]],
    ["Shape", comment.Shape, ["Shape"]],
    ["PageSetup", first.PageSetup, ["PageSetup"]],
    ["Names", application.ActiveWorkbook.Names, ["Names"]],
    ["Name", application.ActiveWorkbook.Names.Item(1), ["Name"]],
    ["DocumentProperties", application.ActiveWorkbook.CustomDocumentProperties as object, ["DocumentProperties"]],
    ["CustomXMLParts", application.ActiveWorkbook.CustomXMLParts, ["CustomXMLParts"]],
    ["Window", application.ActiveWindow, ["Window"]],
    ["TaskPane", application.GetTaskPane(1), ["CustomTaskpane"]],
    ["FileSystem", application.FileSystem, ["FileSystem"]],
    ["Env", application.Env, ["Env"]],
    ["PluginStorage", application.PluginStorage, ["PluginStorage"]],
  ] as const)("%s", (_, object, names) => {
    const declared = new Set(names.flatMap((name) => [...(interfaces.get(name) ?? [])]));
    expect(Reflect.ownKeys(object).filter((key) => !declared.has(String(key)))).toEqual([]);
  });

  it("and says so when another is asked for", () => {
    expect(() => (first as unknown as Record<string, unknown>)["Foo"]).toThrow(TypeError);
    expect(() => application.Worksheets.Item(0)).toThrow("下标越界");
    expect(() => first.Range("nothing")).toThrow("Range 方法无效");
  });
});
