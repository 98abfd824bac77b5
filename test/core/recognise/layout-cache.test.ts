// What is recalled is exactly what the long way would have read, whatever has been done to the workbook in between.
import * as fc from "fast-check";
import { recognise } from "../../../src/core/recognise/recognise";
import type { RawCell, RawDocument, RawGrid } from "../../../src/core/document/source";
import { sheetPlans } from "../../../src/render/sheet";
import { forms } from "../../../src/statute";
import { figuresOf, formFor, nanyuan2020, suqian2023 } from "../diagnose/reports";

const ALL = forms();

/** Our own worksheets as a reader would give them. */
function workbook(report: typeof suqian2023): RawDocument {
  const plans = sheetPlans(formFor(report), { unit: "某某局", year: report.year, values: figuresOf(report), totals: "live" });
  const blocks = plans.map((plan): RawGrid => ({
    kind: "grid",
    name: plan.name,
    unit: "sheet",
    rows: plan.rows,
    cols: plan.cols,
    cells: plan.cells.map(({ row, col, rowSpan, colSpan, content }): RawCell => {
      const at = { row, col, rowSpan, colSpan };
      switch (content.kind) {
        case "blank":
          return { ...at, text: "" };
        case "text":
          return { ...at, text: content.text };
        case "number":
          return { ...at, text: String(content.number), number: String(content.number) };
        case "formula":
          return { ...at, text: String(content.result), formula: content.formula };
      }
    }),
  }));
  return { format: "xlsx", blocks, properties: {} };
}

interface Damage {
  readonly grid: number;
  readonly cell: number;
  readonly what: "number" | "text" | "blank" | "label" | "drop" | "move" | "wedge" | "formula" | "unmerge" | "swallow";
}

function damaged(document: RawDocument, damages: readonly Damage[]): RawDocument {
  const blocks = document.blocks.map((block) => ({ ...(block as RawGrid), cells: [...(block as RawGrid).cells] }));
  for (const { grid, cell, what } of damages) {
    const { cells } = blocks[grid % blocks.length]!;
    const at = cell % cells.length;
    const old = cells[at]!;
    const { formula: _, number: __, ...plain } = old;
    if (what === "number") cells[at] = { ...plain, text: "7", number: "7" };
    else if (what === "text") cells[at] = { ...plain, text: "７件" };
    else if (what === "blank") cells[at] = { ...plain, text: "" };
    else if (what === "label") cells[at] = { ...plain, text: `${old.text}数` };
    else if (what === "drop") cells.splice(at, 1);
    else if (what === "move") cells[at] = { ...old, col: old.col + 1 };
    else if (what === "wedge") cells.splice(at, 0, { ...plain, col: old.col + 20, text: "9", number: "9" });
    else if (what === "formula") cells[at] = { ...plain, text: "5", formula: "SUM(D6:D8)+1" };
    else if (what === "swallow") cells.splice(at, 2, { ...plain, text: "2 3" });
    else cells[at] = { ...old, rowSpan: 1, colSpan: 1 };
  }
  return { ...document, blocks };
}

const damage: fc.Arbitrary<Damage> = fc.record({
  grid: fc.nat(2),
  cell: fc.nat(400),
  what: fc.constantFrom("number", "text", "blank", "label", "drop", "move", "wedge", "formula", "unmerge", "swallow"),
});

/** What a reading says, without the document and the form's own tables. */
function said(document: RawDocument, list: typeof ALL): unknown {
  const outcome = recognise(document, list);
  if (!outcome.ok) return outcome.refusal;
  const { document: _, form, tableBlocks, ...rest } = outcome.value;
  return { ...rest, form: `${form.edition.id} ${form.variant?.id ?? ""}`, tableBlocks: [...tableBlocks].sort() };
}

const BOOKS = [nanyuan2020, suqian2023].map(workbook);

it("recalling and recognising anew give one reading", () => {
  for (const book of BOOKS) recognise(book, ALL);
  fc.assert(
    fc.property(fc.nat(BOOKS.length - 1), fc.array(damage, { maxLength: 3 }), (book, damages) => {
      const document = damaged(BOOKS[book]!, damages);
      // A new list of forms has nothing to recall.
      expect(said(document, ALL)).toEqual(said(document, [...ALL]));
    }),
    { numRuns: 100 },
  );
});
