// One label that nobody knows costs its row or column, never the table, and never puts a figure into another square.
import { recognise } from "../../../src/core/recognise/recognise";
import { readText } from "../../../src/adapters/text/read";
import { labelIndexOf } from "../../../src/core/recognise/printed-labels";
import type { Reading } from "../../../src/core/document/reading";
import type { RawDocument } from "../../../src/core/document/source";
import type { NumberedForm, NumberedTable } from "../../../src/core/form/numbered-form";
import { misfitWords } from "../../../src/app/words/refusal-wording";
import { forms } from "../../../src/statute";
import { mapSquares, removeColumn, removeRow, sheetOf, TEXTS, worksheet, type Sheet } from "../wild/layouts";

const ALL = forms();
const current = ALL.find(({ edition, variant }) => edition.id === "2021" && !variant)!;
const old = ALL.find(({ edition, variant }) => edition.id === "2019" && !variant)!;

const truthOf = (form: NumberedForm): Map<string, string> => new Map(form.cells.map(({ id, index }) => [id, String(index + 11)]));
const sheetsOf = (form: NumberedForm): Sheet[] => form.tables.map((table) => sheetOf(table, truthOf(form)));
const sheet = (list: readonly Sheet[]): RawDocument => ({
  format: "xlsx",
  blocks: list.map((one, i) => worksheet(`表${"二三四"[i]!}`, [one])),
  properties: {},
});
const text = (list: readonly Sheet[], lines: (one: Sheet) => string): RawDocument =>
  readText(
    `白鹭县粮食局2023年政府信息公开工作年度报告\n一、总体情况\n有序推进。\n${list
      .map((one, i) => `${current.tables[i]!.table.title}\n${lines(one)}`)
      .join("\n")}\n五、存在的主要问题及改进情况\n无。\n`,
  );
const read = (document: RawDocument): Reading => {
  const outcome = recognise(document, ALL, { year: 2023 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

interface Label {
  readonly table: NumberedTable;
  readonly number: number;
  readonly at: number;
  readonly axis: "row" | "column";
  readonly text: string;
  readonly cells: readonly number[];
}

/** Every label that names a row or a column of figures. */
const labels: readonly Label[] = current.tables.flatMap((table, number) => {
  const { squares, leafRows, columnsOf, cellsByRow } = labelIndexOf(table);
  const rows = leafRows.map(({ at, row }) => ({
    at,
    axis: "row" as const,
    cells: cellsByRow.get(row)!.map(({ index }) => index),
  }));
  const columns = [...new Set([...columnsOf.values()].flat())].map((at) => ({
    at,
    axis: "column" as const,
    cells: [...cellsByRow]
      .flatMap(([row, list]) => list.filter((_, i) => columnsOf.get(row)![i] === at))
      .map(({ index }) => index),
  }));
  return [...rows, ...columns].map((one) => ({ ...one, table, number, text: squares[one.at]!.text }));
});

/** The form's tables with other words in the place of one label. */
const relabelled = ({ table, number, at }: Label, words: string): Sheet[] => {
  const { row, col } = labelIndexOf(table).squares[at]!;
  return sheetsOf(current).map((one, i) =>
    i === number ? mapSquares(one, (square, r, c) => (r === row && c === col ? { ...square, text: words } : square)) : one,
  );
};

function expectOnly({ cells, axis, text: printed, table }: Label, found: string, reading: Reading): void {
  expect(reading.misfits).toEqual([]);
  expect(reading.deviations.filter(({ kind }) => kind === "line-unknown")).toEqual([
    expect.objectContaining({ axis, printed, found, table: table.table.id, cells }),
  ]);
  expect(reading.values).toEqual(current.cells.map(({ index }) => (cells.includes(index) ? null : index + 11)));
}

it("words of somebody's own in a worksheet cost their row or column", () => {
  for (const label of labels) expectOnly(label, "另设类别", read(sheet(relabelled(label, "另设类别"))));
});

it("a label that is gone from a worksheet costs its row or column", () => {
  // The last column of a table has no neighbour on its other side: without a word nobody knows that it is one.
  for (const label of labels) {
    const reading = read(sheet(relabelled(label, "")));
    if (reading.misfits.length === 0) expectOnly(label, "", reading);
    else expect(reading.misfits).toEqual([expect.objectContaining({ table: label.table.table.id })]);
  }
});

it.each(["tabs", "bars", "lines", "cellBars"] as const)("words of somebody's own in a text cost no other figure: %s", (shape) => {
  for (const label of labels) expectOnly(label, "另设类别", read(text(relabelled(label, "另设类别"), TEXTS[shape])));
});

it("a label that is gone from a text costs its row, where the line keeps its square", () => {
  for (const label of labels.filter(({ axis }) => axis === "row"))
    expectOnly(label, "", read(text(relabelled(label, ""), TEXTS.bars)));
});

it.each(["tabs", "bars", "lines"] as const)("a label that stands twice in its square is that label, and told: %s", (shape) => {
  for (const label of labels) {
    const reading = read(text(relabelled(label, label.text + label.text), TEXTS[shape]));
    expect([label.text, reading.misfits]).toEqual([label.text, []]);
    expect(reading.values).toEqual(current.cells.map(({ index }) => index + 11));
    expect(reading.deviations).toContainEqual(expect.objectContaining({ kind: "label", printed: label.text }));
  }
});

it("a label that stands there twice costs both", () => {
  const three = labels.filter(({ number, axis }) => number === 1 && axis === "column");
  const [, own, next] = three;
  const reading = read(sheet(relabelled(own!, next!.text)));
  const lost = new Set([...own!.cells, ...next!.cells]);
  expect(reading.values).toEqual(current.cells.map(({ index }) => (lost.has(index) ? null : index + 11)));
  expect(reading.deviations).toContainEqual(
    expect.objectContaining({ kind: "line-unknown", printed: own!.text, found: next!.text }),
  );
});

it("a row or column that is not there at all is no label lost", () => {
  const [two, three, four] = sheetsOf(current);
  const reason = (list: readonly Sheet[]): unknown => read(sheet(list)).misfits.map(({ reason: { kind } }) => kind);
  expect(reason([two!, removeRow(three!, 6), four!])).toEqual(["row-missing"]);
  expect(reason([two!, removeColumn(three!, 5), four!])).toEqual(["column-missing"]);
});

it("a row that is gone before another article's title is not looked for in the title", () => {
  const truth = truthOf(old);
  const list = old.tables.map((table) => sheetOf(table, truth));
  const gone = list[0]!.findIndex((line) => line[0]?.text === "其他对外管理服务事项");
  const outcome = recognise(sheet([removeRow(list[0]!, gone), ...list.slice(1)]), ALL, { year: 2020 });
  expect(outcome.ok && outcome.value.misfits.map(({ reason }) => reason)).toEqual([
    { kind: "row-missing", label: "其他对外管理服务事项" },
  ]);
});

it("a table that is not read names every label that is missing", () => {
  const [two, three, four] = sheetsOf(current);
  const gone = [17, 11, 6];
  const texts = gone.map(
    (row) =>
      labelIndexOf(current.tables[1]!).squares.find(
        (square) => square.kind === "rowHead" && !square.isGroup && square.row === row,
      )!.text,
  );
  const { misfits } = read(sheet([two!, gone.reduce(removeRow, three!), four!]));
  const [label, ...also] = texts.reverse();
  expect(misfits.map(({ reason }) => reason)).toEqual([{ kind: "row-missing", label, also }]);
  expect(misfitWords(misfits[0]!.reason)).toMatch(/^没有找到“.*”、“.*”、“.*”3个行名、栏名，请对照表样补齐再读$/u);
});

it("exchanged labels are no labels lost", () => {
  const three = labels.filter(({ number, axis }) => number === 1 && axis === "column").map((label) => label.text);
  const [a, b] = [three[1]!, three[3]!];
  const list = sheetsOf(current).map((one, i) =>
    i === 1
      ? mapSquares(one, (square) => ({ ...square, text: square.text === a ? b : square.text === b ? a : square.text }))
      : one,
  );
  expect(read(sheet(list)).misfits).toEqual([
    expect.objectContaining({ table: "requests", reason: expect.objectContaining({ kind: "order" }) }),
  ]);
});

describe("the heads of another edition over one block", () => {
  const heads = (form: NumberedForm): string[] => {
    const { columnsOf, squares } = labelIndexOf(form.tables[0]!);
    return [...columnsOf.values()][0]!.map((at) => squares[at]!.text);
  };
  it.each([
    ["old heads in a report of today", current, old],
    ["today's heads in an old report", old, current],
  ])("%s", (_, form, other) => {
    const [own, strange] = [heads(form), heads(other)];
    const first = labelIndexOf(form.tables[0]!).squares.find(({ text: printed }) => printed === own[0])!;
    const list = sheetsOf(form).map((one, i) =>
      i === 0
        ? mapSquares(one, (square, row) =>
            row === first.row && own.includes(square.text) ? { ...square, text: strange[own.indexOf(square.text)]! } : square,
          )
        : one,
    );
    const year = form.edition.until ?? 2023;
    const lines = list.map((one, i) => `${form.tables[i]!.table.title}\n${TEXTS.bars(one)}`).join("\n");
    for (const document of [sheet(list), readText(`白鹭县粮食局${year}年政府信息公开工作年度报告\n${lines}\n`)]) {
      const outcome = recognise(document, ALL, { year });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
      const { deviations, values, form: used } = outcome.value;
      expect(used).toBe(form);
      const unknown = deviations.flatMap((one) => (one.kind === "line-unknown" ? [one] : []));
      expect(unknown.map(({ found, printed, edition }) => [found, printed, edition])).toEqual(
        strange.map((found, i) => [found, own[i], other.edition.name]),
      );
      const lost = new Set(unknown.flatMap(({ cells }) => cells));
      expect(lost.size).toBeGreaterThan(0);
      expect(values).toEqual(form.cells.map(({ index }) => (lost.has(index) ? null : index + 11)));
    }
  });
});
