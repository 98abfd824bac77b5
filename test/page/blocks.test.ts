/** @jest-environment jsdom */
// Blocks as other programs put them on the clipboard.
import { bringsLabels, cellsOfPage, cellsOfText, copiedBlock } from "../../src/page/fill/blocks";
import { entryOfTyped } from "../../src/adapters/memory/typed";
import { sheetOfPlan } from "../../src/adapters/memory/sheet";
import { sheetPlans } from "../../src/render/sheet";
import { formFor } from "../support/ledgers";

const OFFICE = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`;

it.each`
  from                 | html                                                                                                                                                                                                                                                                                        | cells
  ${"Excel"}           | ${`${OFFICE}<head><style><!--table {mso-displayed-decimal-separator:"\\.";}--></style></head><body><table border=0 style='border-collapse:collapse'><!--StartFragment--><col width=72><tr height=18><td class=xl65 align=right>1,234</td><td>0</td></tr><!--EndFragment--></table></body>`} | ${[["1,234", "0"]]}
  ${"WPS 表格"}        | ${`${OFFICE}<body><table><tr><td x:num>12</td><td x:num="56.789">56.79</td><td x:str>—</td></tr></table>`}                                                                                                                                                                                  | ${[["12", "56.789", "—"]]}
  ${"Word"}            | ${`${OFFICE}<body><table class=MsoTableGrid><tr><td><p class=MsoNormal align=center><span lang=EN-US>1<o:p></o:p></span></p></td><td rowspan=2><p class=MsoNormal>2</p><p class=MsoNormal>3</p></td></tr><tr><td><p><o:p>&nbsp;</o:p></p></td></tr></table>`}                               | ${[["1", "2 3"], ["", ""]]}
  ${"a page's layout"} | ${"<table><tr><td>菜单</td><td><table><tr><th>1</th><td>2</td></tr><tr><td>3<br>4</td><td>5</td></tr></table></td></tr></table>"}                                                                                                                                                           | ${[["1", "2"], ["3 4", "5"]]}
`("takes a block from $from", ({ html, cells }: { html: string; cells: unknown }) => {
  expect(cellsOfPage(html)).toEqual(cells);
});

it("takes no page without a table for one", () => {
  expect(cellsOfPage("<p>12</p>")).toBeUndefined();
});

it("takes lines and quoted cells of a copied text", () => {
  expect(cellsOfText('1\t"a\nb"\t3\r\n４\t\t"""5"""\r\n')).toEqual([
    ["1", "a\nb", "3"],
    ["４", "", '"5"'],
  ]);
});

it.each`
  typed      | entry
  ${"1,234"} | ${{ kind: "number", number: 1234 }}
  ${"１２"}  | ${{ kind: "number", number: 12 }}
  ${"2 3"}   | ${{ kind: "text", text: "2 3" }}
  ${" "}     | ${{ kind: "blank" }}
`("a cell with $typed becomes $entry", ({ typed, entry }: { typed: string; entry: unknown }) => {
  expect(entryOfTyped(typed)).toEqual(entry);
});

const [, requests] = sheetPlans(formFor(2024), { unit: "示例局", year: 2024 }).map(sheetOfPlan);

it("knows a block that brings the form's words along from one of figures alone", () => {
  const rows = requests!.grid.cells.filter(({ text }) => text.includes("本年新收") || text.includes("上年结转"));
  expect(
    bringsLabels(
      rows.map(({ text }) => [text, "1", "2"]),
      [requests!.grid],
    ),
  ).toBe(true);
  expect(
    bringsLabels(
      [
        ["1", "2"],
        ["3", "没有"],
      ],
      [requests!.grid],
    ),
  ).toBe(false);
});

it("copies out what it takes in again", () => {
  const { text, html } = copiedBlock(requests!.grid, { top: 2, left: 0, bottom: 6, right: 4 });
  // A head that is broken over two lines is the same words on a page.
  expect(cellsOfPage(html)).toEqual(cellsOfText(text).map((line) => line.map((one) => one.replace(/\s+/gu, " "))));
});
