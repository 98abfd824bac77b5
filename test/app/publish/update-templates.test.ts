// Two hundred templates as people make and break them: a figure stands in the right place, or nothing is written and the
// reason is said. Every square that holds a figure carries a mark of its own, which nobody but this test knows of.
import * as fc from "fast-check";

import { docxReport } from "../../../src/adapters/docx/report-document";
import { updateReport } from "../../../src/app/publish/update";
import { refusalSentence } from "../../../src/app/words/wording";
import type { Placed } from "../../../src/core/form/layout";
import type { NumberedTable } from "../../../src/core/form/numbered-form";
import { forms } from "../../../src/statute";
import { formatFigure } from "../../../src/render/format-figure";
import { words, type Value } from "../../../src/core/figures/values";
import { docx, p, part, r } from "../../adapters/docx/build";
import { named } from "../../support/word-reports";

/** How a table deviates from the print. */
interface Damage {
  readonly spaces: boolean;
  readonly narrow: boolean;
  /** Merged cells come as single ones. */
  readonly brokenDown: boolean;
  readonly brokenAcross: boolean;
  readonly nested: boolean;
  readonly twice: boolean;
  /** Of the rows with figures, by number. */
  readonly dropped: number | undefined;
  readonly swapped: number | undefined;
  readonly added: number | undefined;
  /** A label that somebody has misspelt. */
  readonly misspelt: number | undefined;
  readonly held: "nothing" | "space" | "old" | "words";
}

const mark = (index: number): string => (0xa0000 + index).toString(16).padStart(8, "0").toUpperCase();

const label = (text: string, damage: Damage): string => {
  const narrow = damage.narrow ? text.replace(/（/gu, "(").replace(/）/gu, ")").replace(/、/gu, "，") : text;
  return damage.spaces ? [...narrow].join(narrow.length % 3 === 0 ? " " : "") : narrow;
};

const OLD: Readonly<Record<Damage["held"], (index: number) => string>> = {
  nothing: () => "",
  space: () => "\u3000",
  old: (index) => String((index * 7) % 100),
  words: (index) => (index % 9 === 0 ? "/" : "0"),
};

function tableXml(table: NumberedTable, damage: Damage): string {
  const { layout } = table;
  const cells = new Map(table.cells.map((cell) => [`${cell.square.row} ${cell.square.col}`, cell]));
  const heads = layout.squares.filter((square) => square.kind === "rowHead" && !square.isGroup);
  const misspelt = damage.misspelt === undefined ? undefined : heads[damage.misspelt % heads.length];
  const textOf = (square: Placed): string => {
    const text = label(square.text, damage);
    return square === misspelt && text.length > 3 ? text.slice(0, 1) + text.slice(2) : text;
  };
  const cellXml = (square: Placed, merge: string): string => {
    const figure = square.kind === "value" ? cells.get(`${square.row} ${square.col}`) : undefined;
    const content = figure
      ? `<w:p w:rsidR="${mark(figure.index)}">${OLD[damage.held](figure.index) === "" ? "" : r(OLD[damage.held](figure.index))}</w:p>`
      : p(merge === "<w:vMerge/>" ? "" : r(textOf(square)));
    const span = square.colSpan > 1 && !damage.brokenAcross ? `<w:gridSpan w:val="${square.colSpan}"/>` : "";
    const rest = damage.brokenAcross ? "<w:tc><w:tcPr/><w:p/></w:tc>".repeat(square.colSpan - 1) : "";
    return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${content}</w:tc>${rest}`;
  };
  const rows = Array.from({ length: layout.rows }, (_, row) =>
    layout.squares
      .filter((square) => square.row <= row && row < square.row + square.rowSpan)
      .sort((a, b) => a.col - b.col)
      .map((square) => {
        if (square.rowSpan === 1) return cellXml(square, "");
        if (damage.brokenDown) return square.row === row ? cellXml(square, "") : cellXml({ ...square, text: "" }, "");
        return cellXml(square, square.row === row ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>");
      })
      .join(""),
  );
  const filled = rows.flatMap((_, row) => (heads.some((head) => head.row === row) ? [row] : []));
  if (damage.swapped !== undefined && filled.length > 1) {
    const at = damage.swapped % (filled.length - 1);
    const [one, other] = [filled[at]!, filled[at + 1]!];
    [rows[one], rows[other]] = [rows[other]!, rows[one]!];
  }
  const whole = rows.map((row) => `<w:tr>${row}</w:tr>`);
  const width = `<w:tc><w:tcPr>${layout.stub > 1 ? `<w:gridSpan w:val="${layout.stub}"/>` : ""}</w:tcPr>${p(r("其他本地事项"))}</w:tc>${"<w:tc><w:tcPr/><w:p/></w:tc>".repeat(layout.cols - layout.stub)}`;
  if (damage.added !== undefined && filled.length > 0)
    whole.splice(filled[damage.added % filled.length]! + 1, 0, `<w:tr>${width}</w:tr>`);
  if (damage.dropped !== undefined && filled.length > 0) whole.splice(filled[damage.dropped % filled.length]!, 1);
  const grid = '<w:gridCol w:w="700"/>'.repeat(layout.cols);
  const xml = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${whole.join("")}</w:tbl>`;
  const all = damage.twice ? `${xml}<w:p/>${xml}` : xml;
  return damage.nested
    ? `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p(r("（表格）"))}${all}<w:p/></w:tc></w:tr></w:tbl>`
    : all;
}

/** `{{name}}` in as many runs as there are cuts, with what Word leaves between them. */
function split(text: string, cuts: readonly number[]): string {
  const at = [...new Set(cuts.map((cut) => cut % text.length).filter((cut) => cut > 0))].sort((a, b) => a - b);
  const pieces = [0, ...at].map((start, i) => text.slice(start, at[i] ?? text.length));
  return p(
    ...pieces.map((piece, i) =>
      i % 3 === 1 ? `<w:proofErr w:type="spellStart"/>${r(piece, "<w:b/>")}<w:proofErr w:type="spellEnd"/>` : r(piece),
    ),
  );
}

const sometimes = (most: number): fc.Arbitrary<number | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(most) });
const rarely = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const damages: fc.Arbitrary<Damage> = fc.record({
  spaces: fc.boolean(),
  narrow: fc.boolean(),
  brokenDown: rarely,
  brokenAcross: rarely,
  nested: rarely,
  twice: rarely,
  dropped: sometimes(30),
  swapped: sometimes(30),
  added: sometimes(30),
  misspelt: sometimes(30),
  held: fc.constantFrom("nothing", "space", "old", "words"),
});
const templates = fc.record({
  form: fc.constantFrom(...forms()),
  damage: fc.tuple(damages, damages, damages),
  present: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  names: fc.array(fc.constantFrom("新收", "受理", "单位", "年度", "行政复议总数", "不予公开·属于国家秘密·自然人"), {
    maxLength: 4,
  }),
  cuts: fc.array(fc.nat(40), { maxLength: 6 }),
});

const PAIRS: Readonly<Record<string, string>> = { 单位: "某市某局", 年度: "" };

/** Every figure another number, so that a wrong place cannot look right. */
const values = (cells: readonly { readonly index: number }[]): Value[] =>
  cells.map(({ index }) => (index % 23 === 7 ? words("/") : 1000 + index));

it("200 templates: the right place, or a refusal", async () => {
  const counts = { written: 0, refused: 0, tables: 0 };
  await fc.assert(
    fc.asyncProperty(templates, async ({ form, damage, present, names, cuts }) => {
      const report = named(form, values(form.cells), form.edition.since);
      const tables = form.tables.filter((_, i) => present[i]);
      const body = [
        p(r(`${form.edition.since}年报告`)),
        ...names.map((name) => split(`之前{{${name}}}之后`, cuts)),
        ...form.tables.flatMap((table, i) => (present[i] ? [tableXml(table, damage[i]!), "<w:p/>"] : [])),
      ].join("");
      const outcome = await updateReport(docxReport(docx({ body })), report, { version: "1" });
      if (!outcome.ok) {
        counts.refused += 1;
        // The reason names what stands in the way, and what to do about it.
        expect(refusalSentence(outcome.refusal)).toMatch(/请.+。$/u);
        return;
      }
      counts.written += 1;
      const { saved, preview } = outcome.value;
      const xml = part(saved, "word/document.xml");
      const filled = new Set(preview.items.flatMap(({ kind, name }) => (kind === "table" ? [name] : [])));
      form.tables.forEach((table, i) => {
        if (!present[i]) return;
        const written = filled.has(`表${table.table.number}`);
        if (written) counts.tables += 1;
        else expect(preview.absent).toContain(`表${table.table.number}`);
        for (const cell of table.cells) {
          const places = [...xml.matchAll(new RegExp(`<w:p w:rsidR="${mark(cell.index)}">(.*?)</w:p>`, "gs"))].map(([, inner]) =>
            [...inner!.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
          );
          const expected = written ? formatFigure(cell.domain, report.values[cell.index]!) : OLD[damage[i]!.held](cell.index);
          // A square that is there twice, or was struck with its row, must have led to a refusal.
          expect([cell.id, places]).toEqual([cell.id, written ? [expected] : places.map(() => expected)]);
        }
      });
      for (const name of names) {
        expect(xml).not.toContain("{{");
        if (name in PAIRS && PAIRS[name] !== "") expect(xml).toContain(PAIRS[name]);
      }
      expect(tables.length + names.length).toBeGreaterThan(0);
    }),
    { numRuns: 200, seed: 20_240_131 },
  );
  // Neither everything refused nor everything taken: both sides of the property are tried.
  expect(counts.written).toBeGreaterThan(40);
  expect(counts.refused).toBeGreaterThan(40);
  expect(counts.tables).toBeGreaterThan(60);
}, 120_000);
