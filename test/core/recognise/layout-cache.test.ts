// What is recalled is exactly what the long way would have read, whatever has been done to the workbook in between.
import * as fc from "fast-check";
import { recognise } from "../../../src/core/recognise/recognise";
import { readDocx } from "../../../src/adapters/docx/read";
import { readHtmlBytes } from "../../../src/adapters/html/read";
import type { Reading } from "../../../src/core/document/reading";
import type { RawBlock, RawCell, RawDocument, RawGrid } from "../../../src/core/document/source";
import { sheetPlans } from "../../../src/render/sheet";
import { forms } from "../../../src/statute";
import { reportFile, REPORTS } from "../../support/many-reports";
import { sure } from "../../support/word-files";
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

const gridsOf = ({ blocks }: RawDocument): RawGrid[] => blocks.filter((block) => block.kind === "grid");

interface Damage {
  readonly grid: number;
  readonly cell: number;
  readonly what:
    | "number"
    | "text"
    | "blank"
    | "label"
    | "drop"
    | "move"
    | "wedge"
    | "formula"
    | "unmerge"
    | "swallow"
    | "sign"
    | "widen"
    | "deepen";
}

function damaged(document: RawDocument, damages: readonly Damage[]): RawDocument {
  const blocks = gridsOf(document).map((grid) => ({ ...grid, cells: [...grid.cells] }));
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
    else if (what === "sign") cells[at] = { ...plain, text: "/" };
    else if (what === "widen") cells[at] = { ...old, colSpan: old.colSpan + 1 };
    else if (what === "deepen") cells[at] = { ...old, rowSpan: old.rowSpan + 1 };
    else cells[at] = { ...old, rowSpan: 1, colSpan: 1 };
  }
  let next = 0;
  return { ...document, blocks: document.blocks.map((block) => (block.kind === "grid" ? blocks[next++]! : block)) };
}

const damage: fc.Arbitrary<Damage> = fc.record({
  grid: fc.nat(2),
  cell: fc.nat(400),
  what: fc.constantFrom(
    "number",
    "text",
    "blank",
    "label",
    "drop",
    "move",
    "wedge",
    "formula",
    "unmerge",
    "swallow",
    "sign",
    "widen",
    "deepen",
  ),
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

const readAs = { docx: readDocx, html: readHtmlBytes };
const KINDS = ["docx", "html"] as const;
const read = async (kind: (typeof KINDS)[number], at: number): Promise<RawDocument> =>
  sure<RawDocument>(readAs[kind](await reportFile(kind, at)));

describe.each(KINDS)("tables of a .%s", (kind) => {
  it("are recalled: they share what is kept of the first of their make, and the reading is that of the long way", async () => {
    const places = (document: RawDocument, list: typeof ALL): Reading["places"] => sure(recognise(document, list)).places;
    for (let at = 0; at < REPORTS.length; at += 1) {
      await read(kind, at).then((first) => recognise(first, ALL));
      const [one, other] = [await read(kind, at + REPORTS.length), await read(kind, at + 2 * REPORTS.length)];
      const [here, there] = [places(one, ALL), places(other, ALL)];
      // Read anew, a document has places of its own.
      expect(places(other, [...ALL])[0]).not.toBe(there[0]);
      expect(here.filter((place, cell) => place !== undefined && place === there[cell]).length).toBeGreaterThan(100);
      for (const document of [one, other]) expect(said(document, ALL)).toEqual(said(document, [...ALL]));
    }
  });

  it("keep the places that they have in their own document, whatever is written before them", async () => {
    const document = await read(kind, 1);
    recognise(document, ALL);
    const line = (text: string): RawBlock => ({ kind: "text", text, place: "第1段" });
    const later = { ...document, blocks: [line("本报告由办公室编写。"), line("共三份。"), ...document.blocks] };
    expect(said(later, ALL)).toEqual(said(later, [...ALL]));
    const first = (one: RawDocument): number => one.blocks.findIndex((block) => block.kind === "grid");
    const outcome = recognise(later, ALL);
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    expect(Math.min(...outcome.value.tableBlocks)).toBe(first(document) + 2);
  });

  it("are read as the long way reads them, whatever is done to them and to the text around them", async () => {
    const documents = await Promise.all(REPORTS.map((_, at) => read(kind, at)));
    for (const document of documents) recognise(document, ALL);
    const labels = gridsOf(documents[0]!).flatMap(({ cells }) => cells.flatMap(({ text }) => (text === "" ? [] : [text])));
    const between = fc.oneof(
      fc.constantFrom("单位：元", "单位:万元", "本年无诉讼。", "表二", "甲|乙|丙", "丁|1|2"),
      fc.integer({ min: 0, max: labels.length - 1 }).map((at) => labels[at]!),
      fc.constant(labels.join("\n")),
      fc.constant(labels.join("\t")),
    );
    fc.assert(
      fc.property(
        fc.nat(documents.length - 1),
        fc.array(damage, { maxLength: 3 }),
        fc.array(fc.record({ at: fc.nat(40), text: between }), { maxLength: 4 }),
        (which, damages, lines) => {
          const { blocks, ...rest } = damaged(documents[which]!, damages);
          const all = [...blocks];
          for (const { at, text } of lines) all.splice(at % (all.length + 1), 0, { kind: "text", text, place: "第9段" });
          const document = { ...rest, blocks: all };
          expect(said(document, ALL)).toEqual(said(document, [...ALL]));
        },
      ),
      { numRuns: 150 },
    );
  });
});

it("of two tables alike, none is chosen by what was filled in before", async () => {
  const document = await read("docx", 1);
  const twice = { ...document, blocks: [...document.blocks, ...gridsOf(document)] };
  recognise(twice, ALL);
  const labelled = /[\u4e00-\u9fff]/u;
  const emptied = {
    ...twice,
    blocks: twice.blocks.map((block, at) =>
      block.kind === "grid" && at < document.blocks.length
        ? { ...block, cells: block.cells.map((cell) => (labelled.test(cell.text) ? cell : { ...cell, text: "" })) }
        : block,
    ),
  };
  expect(said(emptied, ALL)).toEqual(said(emptied, [...ALL]));
});
