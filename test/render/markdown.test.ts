// The reference pages name every cell and every rule.
import { formMarkdown, rulesMarkdown } from "../../src/render/markdown";
import { allRules, forms } from "../../src/statute";

it.each(forms().map((form) => [form.edition.id + (form.variant?.id ?? ""), form] as const))(
  "form %s is printed with every line's name",
  (_, form) => {
    const page = formMarkdown(form);
    for (const cell of form.cells) {
      if (cell.row.label !== "") expect(page).toContain(`| ${cell.row.id} | `);
      expect(page).toContain(`| ${cell.column.id} | `);
    }
    expect(page).toContain(form.edition.document);
  },
);

it("prints every rule with its class and its ground", () => {
  const page = rulesMarkdown(allRules);
  for (const rule of allRules) expect(page).toContain(`| ${rule.id} | ${rule.class} `);
  expect(page).toContain("第一项加第二项之和，等于第三项加第四项之和");
  const columns = page
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").length);
  expect(new Set(columns).size).toBe(1);
});
