// What an input is called in the name box: the form's own words, and no two inputs of a table alike.
import { inputNames } from "../../src/render/input-names";
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
