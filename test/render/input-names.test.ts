// What an input is called in the name box: the form's own words, and no two inputs of a table alike.
import { inputNames } from "../../src/render/input-names";
import { sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { isPossibleName } from "../../src/workbench/model/defined-name";

it.each(forms().map((form) => [`${form.edition.name}${form.variant?.name ?? ""}`, form] as const))(
  "%s: every input has a name of its own that Excel takes",
  (_, form) => {
    for (const { cells } of form.tables) {
      const names = inputNames(cells).map(({ name }) => name);
      expect(names).toHaveLength(cells.filter(({ computed }) => !computed).length);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !isPossibleName(name))).toEqual([]);
    }
  },
);

// Once a unit protects its sheets, the Tab key stops at what is not locked, line by line.
it.each(forms().map((form) => [`${form.edition.name}${form.variant?.name ?? ""}`, form] as const))(
  "%s: under protection the Tab key goes through the inputs and nothing else, in printed order",
  (_, form) => {
    const year = form.edition.since;
    const plans = sheetPlans(form, { unit: "示例市示例局", year, values: form.cells.map(() => null), totals: "live" });
    const stops = plans.flatMap(({ cells, styles }) => {
      const open = cells.filter(({ style }) => !styles[style]!.locked).sort((a, b) => a.row - b.row || a.col - b.col);
      // The lines that say whose report of which year it is stand above, and may be written too.
      const first = open.findIndex(({ figure }) => figure !== undefined);
      expect(first).toBeLessThanOrEqual(2);
      return open.slice(first).map(({ figure }) => figure?.id ?? "no figure");
    });
    expect(stops).toEqual(form.cells.filter(({ computed }) => !computed).map(({ id }) => id));
  },
);

it("calls an input by its row and column, without numbers and explanations", () => {
  const form = forms().find(({ edition, variant }) => edition.name === "2021年格式" && !variant)!;
  const nameOf = (id: string): string | undefined =>
    form.tables.flatMap(({ cells }) => inputNames(cells)).find(({ cell }) => cell.id === id)?.name;
  expect(nameOf("requests.granted.naturalPerson")).toBe("予以公开_自然人");
  expect(nameOf("requests.partlyGranted.naturalPerson")).toBe("部分公开_自然人");
  expect(nameOf("proceedings.directSuit.corrected")).toBe("未经复议直接起诉_结果纠正");
  // 其他 stands in two groups: the group tells them apart.
  expect(nameOf("requests.unable.notHeld.naturalPerson")).toBe("本机关不掌握相关政府信息_自然人");
});
