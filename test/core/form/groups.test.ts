// What stands together on an axis, and declarations that would make a sum over a name miss a line.
import { block, count, edition, group, item, table, total, type Line } from "../../../src/core/form/form";
import { partsOf } from "../../../src/core/form/groups";
import { leaves } from "../../../src/core/form/lines";
import { byRow, cellsNamed, totalOf } from "../../../src/core/form/names";
import { numbered } from "../../../src/core/form/numbered-form";

const formWith = (...rows: readonly Line[]): ReturnType<typeof numbered> =>
  numbered(
    edition({
      id: "x",
      name: "x",
      document: "",
      since: 1,
      tables: [
        table("t", "一", "一、表", {
          rules: { count: "R05", down: "R02", across: "R03" },
          blocks: [block({ holds: count("件"), columns: [item("one", "甲"), item("two", "乙"), total("all", "总计")], rows })],
        }),
      ],
    }),
  );

const fruit = group("果", item("fruit.apple", "苹果"), item("fruit.pear", "梨"));

describe("a group of lines is called by what their names share", () => {
  it("is a part of the total beside it, with the lines that are no group", () => {
    const rows = [group("收成", fruit, item("grain", "粮"), total("crop", "合计")), item("rest", "其他")];
    expect(partsOf(rows, "crop").map(({ id, label, isGroup }) => [id, label, isGroup])).toEqual([
      ["fruit", "果", true],
      ["grain", "粮", false],
    ]);
    expect(partsOf(rows, "rest")).toEqual([]);
  });

  it("means every cell of its lines, and each row's total", () => {
    const form = formWith(fruit, item("grain", "粮"));
    const rows = byRow(cellsNamed(form, "t.fruit"));
    expect(rows.map((row) => totalOf(row)?.id)).toEqual(["t.fruit.apple.all", "t.fruit.pear.all"]);
    expect(cellsNamed(form, "t.grain.one").map(({ id }) => id)).toEqual(["t.grain.one"]);
    expect(cellsNamed(form, "t.fru")).toEqual([]);
  });

  it.each([
    ["a line of the group bears no name of it", [group("果", item("fruit.apple", "苹果"), item("pear", "梨"))]],
    ["two groups bear one name", [group("果", item("fruit.apple", "苹果")), group("鲜果", item("fruit.pear", "梨"))]],
    ["a line outside the group bears its name", [fruit, item("fruit.plum", "李")]],
  ] as const)("%s: thrown when it is loaded", (_, rows) =>
    expect(() => formWith(...rows)).toThrow(/the lines of .* do not share a name of their own/u),
  );

  it("leaves groups alone whose lines are not named after one", () =>
    expect(leaves(formWith(group("收成", item("grain", "粮"), fruit)).tables[0]!.table.blocks[0]!.rows)).toHaveLength(3));
});
