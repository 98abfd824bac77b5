// A table written as text that goes on behind the end of a page is one table; two tables are two.
import { readText } from "../../../src/adapters/text/read";
import { recognise } from "../../../src/core/recognise/recognise";
import type { Reading } from "../../../src/core/document/reading";
import { forms } from "../../../src/statute";
import { sheetOf, TEXTS, type Sheet } from "../wild/layouts";

const ALL = forms();
const form = ALL.find(({ edition, variant }) => edition.id === "2021" && !variant)!;
const [two, three, four] = form.tables.map((table) =>
  sheetOf(table, new Map(form.cells.map(({ id, index }) => [id, String(index + 411)]))),
) as [Sheet, Sheet, Sheet];
const [titleTwo, titleThree, titleFour] = form.tables.map(({ table }) => table.title) as [string, string, string];
const SHAPES = ["tabs", "bars", "lines", "spaced", "markdown"] as const;

/** Rows of a table as a text of their own: a group that began above is not printed again. */
const part = (sheet: Sheet, from: number, to: number): Sheet => sheet.slice(from, to);

function read(lines: (sheet: Sheet) => string, middle: string): Reading {
  const outcome = recognise(
    readText(
      `云浦县水务局2023年政府信息公开工作年度报告\n${titleTwo}\n${lines(two)}\n${middle}\n${titleFour}\n${lines(four)}\n五、存在的主要问题及改进情况\n无。\n`,
    ),
    ALL,
    { year: 2023 },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

describe.each(SHAPES)("%s", (shape) => {
  const lines = TEXTS[shape];
  it.each<[string, string, boolean]>([
    ["nothing between", "", false],
    ["a line that it goes on", "续表", false],
    ["its heads again", "", true],
    ["a line and its heads", "（续上表）", true],
    ["its title and its heads", `${titleThree}（续）`, true],
    ["a page's number and its heads", "- 5 -", true],
  ])("%s", (_, between, isHeaded) => {
    for (const cut of [6, 12, 19, 25]) {
      const below = [...(isHeaded ? part(three, 0, 3) : []), ...part(three, cut, three.length)];
      const reading = read(
        lines,
        `${titleThree}\n${lines(part(three, 0, cut))}\n${between === "" ? "" : `${between}\n`}${lines(below)}`,
      );
      expect(reading.misfits).toEqual([]);
      expect(reading.values).toEqual(form.cells.map(({ index }) => index + 411));
    }
  });

  it("the whole table again is two tables", () => {
    const { present, misfits } = read(lines, `${titleThree}\n${lines(three)}\n${titleThree}\n${lines(three).replace("4", "9")}`);
    expect(present).not.toContain("requests");
    expect(misfits).toContainEqual(
      expect.objectContaining({ table: "requests", reason: expect.objectContaining({ kind: "several" }) }),
    );
  });
});
