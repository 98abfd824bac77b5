// The Word table: its grid adds up, its merges go down as they go across, nothing is broken over lines.
import { exact, words, type Value } from "../../src/core/figures/values";
import { WORD_LOOK, wordTable } from "../../src/render/wordml";
import { forms } from "../../src/statute";

const all = forms().flatMap((form) =>
  form.tables.map((table) => [`${form.edition.id} ${form.variant?.id ?? ""} ${table.table.id}`, table] as const),
);
const numbers = (xml: string, pattern: RegExp): number[] => [...xml.matchAll(pattern)].map((match) => Number(match[1]));
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe.each(all)("table %s", (_, table) => {
  const xml = wordTable(table, []);
  const rows = [...xml.matchAll(/<w:tr>(.*?)<\/w:tr>/g)].map((match) => match[1]!);

  it("is as wide as the official text area, in every row", () => {
    const grid = numbers(xml, /<w:gridCol w:w="(\d+)"/g);
    expect(grid).toHaveLength(table.layout.cols);
    expect(sum(grid)).toBe(WORD_LOOK.width);
    for (const row of rows) expect(sum(numbers(row, /<w:tcW w:w="(\d+)"/g))).toBe(WORD_LOOK.width);
  });

  it("covers all columns in every row, spans counted", () => {
    expect(rows).toHaveLength(table.layout.rows);
    for (const row of rows) {
      const cells = [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/g)].map((match) =>
        Number(/<w:gridSpan w:val="(\d+)"/.exec(match[1]!)?.[1] ?? 1),
      );
      expect(sum(cells)).toBe(table.layout.cols);
    }
  });

  it("repeats its head on the next page only where one head speaks of all rows", () => {
    expect(xml.split("<w:tblHeader/>").length - 1).toBe(table.table.blocks.length === 1 ? table.layout.head : 0);
    expect(xml.split("<w:cantSplit/>").length - 1).toBe(table.layout.rows);
  });

  it("keeps off the page's line grid", () => {
    expect(xml.split('<w:snapToGrid w:val="0"/>').length).toBe(xml.split("<w:p>").length);
  });
});

describe("a figure in the Word table", () => {
  const form = forms()[1]!;
  const cell = (id: string, value: Value): string => {
    const xml = wordTable(
      form.tables.find(({ table }) => id.startsWith(table.id))!,
      form.cells.map((one) => (one.id === id ? value : null)),
    );
    return (
      /<w:sz w:val="(\d+)"\/><w:szCs w:val="\d+"\/><\/w:rPr><w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r><\/w:p><\/w:tc>(?=(?:(?!<w:t ).)*$)/s
        .exec(xml)
        ?.slice(1)
        .join(" ") ?? ""
    );
  };
  it.each`
    id                                              | value                      | set
    ${"proceedings.suitAfterReconsideration.total"} | ${12}                      | ${"21 12"}
    ${"proceedings.suitAfterReconsideration.total"} | ${123456}                  | ${"13 123456"}
    ${"disclosure.procurement.amount"}              | ${exact(1480666n, 3)}      | ${"21 1480.6660"}
    ${"disclosure.procurement.amount"}              | ${exact(251000n, 0, "元")} | ${"21 251000元"}
    ${"requests.carriedForward.total"}              | ${words("<w:t>")}          | ${"21 &#60;w:t&#62;"}
  `("$id shows $set", ({ id, value, set }: { id: string; value: Value; set: string }) => {
    // Each of these is the last text of its table.
    expect(cell(id, value)).toBe(set);
  });

  it("shows an increase with its sign", () => {
    const xml = wordTable(
      form.tables[0]!,
      form.cells.map(({ id }) => (id === "disclosure.licensing.change" ? 397 : id === "disclosure.charges.change" ? -8 : null)),
    );
    expect(xml).toContain(">+397</w:t>");
    expect(xml).toContain(">-8</w:t>");
  });
});
