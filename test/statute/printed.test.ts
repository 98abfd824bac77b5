// The wording is the law: every host prints it as the official form does, character by character, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { NumberedTable } from "../../src/core/form/numbered-form";
import { clipboardHtml, tableHtml } from "../../src/render/html";
import { withoutBreaks } from "../../src/render/line-breaks";
import { sheetPlans } from "../../src/render/sheet";
import { wordTable } from "../../src/render/wordml";
import { forms } from "../../src/statute";

const folder = join(__dirname, "printed");
const DIGITS: Readonly<Record<string, string>> = { 二: "2", 三: "3", 四: "4" };

const all = forms().flatMap((form) =>
  form.tables.map((table) => {
    const file =
      ["edition", form.edition.id, ...(form.variant ? [form.variant.id] : []), "table", DIGITS[table.table.number]].join("-") +
      ".txt";
    return { form, table, file, lines: readFileSync(join(folder, file), "utf8").trimEnd().split("\n") };
  }),
);
const rows = all.map((one) => [one.file, one] as const);

const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
/** Texts between the given tags, in order. */
const texts = (markup: string, element: RegExp): string[] =>
  [...markup.matchAll(element)].map((match) => unescaped((match[1] ?? "").replace(/<[^>]*>/g, ""))).filter((text) => text !== "");

it("has one printed text for each table of each form, and no other", () => {
  expect(readdirSync(folder).sort()).toEqual(all.map(({ file }) => file).sort());
});

describe.each(rows)("%s", (_, { form, table, lines }) => {
  const [title, ...labels] = lines;

  it("is the wording of the declaration", () => {
    expect(
      [
        table.table.title,
        ...table.layout.squares.filter((square) => square.kind !== "value").map((square) => square.text),
      ].filter((text) => text !== ""),
    ).toEqual(lines);
  });

  it("is what the worksheet prints, below the unit and the year", () => {
    const plan = sheetPlans(form).find((one) => one.table === table.table.id)!;
    const printed = plan.cells.flatMap(({ content }) => (content.kind === "text" ? [withoutBreaks(content.text)] : []));
    expect(printed).toEqual([title, "单位：", "　　年度", ...labels]);
  });

  it("is what the web page prints", () => {
    expect(texts(tableHtml(table, []), /<(?:caption|th|td)[^>]*>(.*?)<\/(?:caption|th|td)>/g)).toEqual(lines);
  });

  it("is what the clipboard carries", () => {
    expect(texts(clipboardHtml(table, []), /<td[^>]*>(.*?)<\/td>/g)).toEqual(labels);
  });

  it("is what the Word table prints", () => {
    expect(texts(wordTable(table, []), /<w:t [^>]*>((?:(?!<\/w:r>).)*)<\/w:t>/g).sort()).toEqual([...labels].sort());
  });

  it("fills a rectangle: every square is covered exactly once", () => {
    expect(covered(table)).toEqual(Array.from({ length: table.layout.rows * table.layout.cols }, () => 1));
  });
});

function covered({ layout }: NumberedTable): number[] {
  const times = Array.from({ length: layout.rows * layout.cols }, () => 0);
  for (const square of layout.squares)
    for (let row = square.row; row < square.row + square.rowSpan; row += 1)
      for (let col = square.col; col < square.col + square.colSpan; col += 1) times[row * layout.cols + col]! += 1;
  return times;
}
