// What is written in any format reads back as the same figures: blanks, zeros, signs, decimals, units and remarks alike.
import * as fc from "fast-check";
import { readDocx } from "../../src/adapters/docx/read";
import { reportDocx } from "../../src/adapters/docx/report";
import { readHtml } from "../../src/adapters/html/read";
import { readText, readTextBytes } from "../../src/adapters/text/read";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { figuresFile, readFigures } from "../../src/app/read/figures-file";
import { csvReport, htmlReport, wholeReport, type Named } from "../../src/app/publish/publish";
import { readReport } from "../../src/app/read/read-report";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import type { Outcome } from "../../src/core/outcome";
import type { Reading } from "../../src/core/document/reading";
import type { RawDocument } from "../../src/core/document/source";
import { exact, words, type Value } from "../../src/core/figures/values";
import { sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { reportAsText, TEXT_FORMS } from "../support/text-forms";

const PRODUCT = { name: "年报三表", version: "0" };

const anyFigures = (form: NumberedForm): fc.Arbitrary<Value[]> =>
  fc.tuple(
    ...form.cells.map(({ domain }): fc.Arbitrary<Value> => {
      const usual: fc.Arbitrary<Value> =
        domain.kind === "amount"
          ? fc.oneof(
              fc.integer({ min: 0, max: 99_999_999 }).map((digits) => exact(BigInt(digits), 4)),
              ...(domain.unit === ""
                ? [fc.integer({ min: 1, max: 9_999_999 }).map((digits) => exact(BigInt(digits), 0, "元"))]
                : []),
            )
          : domain.kind === "change"
            ? fc.integer({ min: -2_000, max: 2_000 })
            : fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000_000 }));
      return fc.oneof(
        { weight: 20, arbitrary: usual },
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(words("/"), words("无"), words("—")) },
      );
    }),
  );

const read = (document: Outcome<RawDocument>): Outcome<Reading> => (document.ok ? readReport(document.value) : document);
const named = (form: NumberedForm, values: readonly Value[]): Named => ({
  document: { format: "json", blocks: [], properties: {} },
  form,
  values,
  unit: "某某市发展和改革委员会",
  year: form.edition.since,
  places: [],
  present: [],
  absent: [],
  misfits: [],
  deviations: [],
  tableBlocks: new Set(),
});

const WAYS: Readonly<Record<string, (report: Named) => Promise<Outcome<Reading>> | Outcome<Reading>>> = {
  xlsx: async ({ form, values, unit, year }) => {
    const plans = sheetPlans(form, { unit, year, values, totals: "kept" });
    return read(readXlsx(await writeXlsx(plans, { title: "年报三表", product: PRODUCT, stamp: plans[0]!.stamp })));
  },
  docx: (report) => read(readDocx(reportDocx(wholeReport(report), PRODUCT))),
  html: (report) => read(readHtml(htmlReport(report))),
  csv: (report) => read(readTextBytes(Buffer.from(csvReport(report)), "open.csv")),
  json: (report) => readFigures(JSON.parse(JSON.stringify(figuresFile(report)))),
  ...Object.fromEntries(
    (Object.keys(TEXT_FORMS) as (keyof typeof TEXT_FORMS)[]).map((shape) => [
      `text, ${shape}`,
      ({ form, values, unit, year }: Named) =>
        readReport(readText(`${unit}${year}年政府信息公开工作年度报告\n${reportAsText(form, values, shape)}`)),
    ]),
  ),
};

describe.each(forms().map((form) => [`${form.edition.id} ${form.variant?.id ?? "national"}`, form] as const))("%s", (_, form) => {
  it.each(Object.keys(WAYS))("%s", async (way) => {
    await fc.assert(
      fc.asyncProperty(anyFigures(form), async (values) => {
        const outcome = await WAYS[way]!(named(form, values));
        expect(outcome).toMatchObject({ ok: true });
        if (!outcome.ok) return;
        expect(`${outcome.value.form.edition.id} ${outcome.value.form.variant?.id}`).toBe(
          `${form.edition.id} ${form.variant?.id}`,
        );
        expect(outcome.value.values).toEqual(values);
        expect([outcome.value.unit, outcome.value.year]).toEqual(["某某市发展和改革委员会", form.edition.since]);
      }),
      { numRuns: 6 },
    );
  });
});
