// One printed table in several physical ones is read as one, and every figure keeps the place that it has in the document.
import { recognise } from "../../../src/core/recognise/recognise";
import type { Reading } from "../../../src/core/document/reading";
import type { RawBlock, RawDocument, RawGrid } from "../../../src/core/document/source";
import { forms } from "../../../src/statute";
import { sheetOf, worksheet, type Sheet } from "../wild/layouts";

const ALL = forms();
const form = ALL.find(({ edition, variant }) => edition.id === "2021" && !variant)!;
const [two, three, four] = form.tables.map((table) =>
  sheetOf(table, new Map(form.cells.map(({ id, index }) => [id, String(index + 11)]))),
) as [Sheet, Sheet, Sheet];

/** Rows of a table as a table of its own; what is merged over the cut goes on as a blank merged cell, as Word leaves it. */
function part(sheet: Sheet, from: number, to: number): Sheet {
  const lines = sheet
    .slice(from, to)
    .map((line, row) =>
      line.map((square) => (square && from + row + square.rowSpan > to ? { ...square, rowSpan: to - from - row } : square)),
    );
  sheet.slice(0, from).forEach((line, row) =>
    line.forEach((square, col) => {
      if (square && row + square.rowSpan > from)
        lines[0]![col] = { ...square, text: "", rowSpan: Math.min(row + square.rowSpan, to) - from };
    }),
  );
  return lines;
}
const heads = (sheet: Sheet): Sheet => sheet.slice(0, 3);

let count = 0;
/** As in a document: every square is listed. */
const table = (sheet: Sheet): RawGrid => ({
  kind: "grid",
  name: `第${(count += 1)}个表格`,
  unit: "table",
  rows: sheet.length,
  cols: sheet[0]!.length,
  cells: sheet.flatMap((line, row) =>
    line.flatMap((square, col) =>
      square ? [{ row, col, rowSpan: square.rowSpan, colSpan: square.colSpan, text: square.text }] : [],
    ),
  ),
});
const said = (text: string): RawBlock => ({ kind: "text", text, place: "第9段" });
const docx = (...blocks: readonly RawBlock[]): RawDocument => ({ format: "docx", blocks, properties: {} });
const xlsx = (...blocks: readonly RawBlock[]): RawDocument => ({ format: "xlsx", blocks, properties: {} });

function read(document: RawDocument): Reading {
  const outcome = recognise(document, ALL, { year: 2023 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

function expectWhole(document: RawDocument): void {
  const reading = read(document);
  expect(reading.misfits).toEqual([]);
  expect(reading.deviations.filter(({ kind }) => kind !== "label-missing" && kind !== "oddity" && kind !== "moved")).toEqual([]);
  expect(reading.values).toEqual(form.cells.map(({ index }) => index + 11));
  for (const { index } of form.cells) {
    const place = reading.places[index]!;
    const block = document.blocks[place.block] as RawGrid;
    expect(block.cells.find(({ row, col }) => row === place.row && col === place.col)?.text).toBe(String(index + 11));
    expect(place.location.startsWith(block.name)).toBe(true);
    expect(reading.tableBlocks.has(place.block)).toBe(true);
  }
}

const titles = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];
const around = (...middle: readonly RawBlock[]): RawBlock[] => [
  said(titles[0]!),
  table(two),
  said(titles[1]!),
  ...middle,
  said(titles[2]!),
  table(four),
];

it("a table cut between any two rows", () => {
  for (let at = 4; at < three.length; at += 1)
    expectWhole(docx(...around(table(part(three, 0, at)), table(part(three, at, three.length)))));
});

it("a table cut in four, its head over each of them", () => {
  const cuts = [0, 8, 14, 20, three.length];
  const parts = cuts
    .slice(1)
    .map((to, i) => table(i === 0 ? part(three, 0, to) : [...heads(three), ...part(three, cuts[i]!, to)]));
  const between = ["（续表）", "- 3 -", "表三（续）"].map(said);
  expectWhole(docx(...around(...parts.flatMap((one, i) => (i === 0 ? [one] : [between[i - 1]!, one])))));
});

it("a sheet for each page", () => {
  const sheets: Sheet[] = [part(three, 0, 12), [...heads(three), ...part(three, 12, three.length)]];
  expectWhole(
    xlsx(worksheet("表二", [two]), ...sheets.map((one, i) => worksheet(`表三第${i + 1}页`, [one])), worksheet("表四", [four])),
  );
});

it("a table for each block, its article in it or above it", () => {
  const starts = two.flatMap((line, row) => (line[0]?.text.startsWith("第二十条") ? [row] : []));
  const blocks = starts.map((from, i) => part(two, from, starts[i + 1] ?? two.length));
  const rest = [said(titles[1]!), table(three), said(titles[2]!), table(four)];
  expectWhole(docx(said(titles[0]!), ...blocks.map(table), ...rest));
  expectWhole(docx(said(titles[0]!), ...blocks.flatMap((block) => [said(block[0]![0]!.text), table(block.slice(1))]), ...rest));
});

it("prose between two tables keeps them apart, and two halves of different reports are no table", () => {
  const [above, below] = [table(part(three, 0, 12)), table(part(three, 12, three.length))];
  expect(read(docx(...around(above, said("以下为市直部门的情况，与上表无关。"), below))).present).not.toContain("requests");
  expect(read(docx(...around(above, table(three)))).present).not.toContain("requests");
});
