// What we write comes back: the same figures, the same form, the same unit and year, from every kind of file.
import * as fc from "fast-check";

import { reportDocx } from "../../src/adapters/docx/report";
import { readDocx } from "../../src/adapters/docx/read";
import { readHtml } from "../../src/adapters/html/read";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { readReport } from "../../src/app/read/read-report";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import type { Outcome } from "../../src/core/outcome";
import type { RawDocument } from "../../src/core/document/source";
import { exact, sameValue, valueText, words, type Value } from "../../src/core/figures/values";
import { clipboardHtml } from "../../src/render/html";
import type { Report } from "../../src/render/report";
import { reportHtml } from "../../src/render/report-html";
import { sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { anyReport } from "../render/figures-of";

const unit = "某市某区人民政府某街道办事处";
const product = { name: "年报三表", version: "1.2.3" };

const report = (form: NumberedForm, values: readonly Value[]): Report => ({
  unit,
  year: form.edition.since,
  form,
  values,
  sections: [
    { title: "一、总体情况", paragraphs: ["（一）主动公开情况", "全年公开信息680条，收到申请1件。"] },
    { title: "二、主动公开政府信息情况", paragraphs: [] },
    { title: "三、收到和处理政府信息公开申请情况", paragraphs: [] },
    { title: "四、政府信息公开行政复议、行政诉讼情况", paragraphs: [] },
    { title: "五、存在的主要问题及改进情况", paragraphs: ["无。"] },
    { title: "六、其他需要报告的事项", paragraphs: ["无。"] },
  ],
});

type Way = (form: NumberedForm, values: readonly Value[]) => Promise<Outcome<RawDocument>>;

const ways: Readonly<Record<string, Way>> = {
  workbook: async (form, values) => {
    const plans = sheetPlans(form, { unit, year: form.edition.since, values, totals: "kept" });
    return readXlsx(await writeXlsx(plans, { title: "", product, stamp: plans[0]!.stamp }));
  },
  "Word report": (form, values) => Promise.resolve(readDocx(reportDocx(report(form, values), product))),
  "web page": (form, values) => Promise.resolve(readHtml(reportHtml(report(form, values)))),
  clipboard: (form, values) =>
    Promise.resolve(
      readHtml(
        `<p>${unit}${form.edition.since}年政府信息公开工作年度报告</p>` +
          form.tables.map((table) => `<p>${table.table.title}</p>${clipboardHtml(table, values)}`).join(""),
      ),
    ),
};

/** Figures as a reader understands them: a note beside a number and a unit that the form prints anyway are read away. */
const understood = (form: NumberedForm, values: readonly Value[]): Value[] =>
  values.map((value, index) => {
    const { domain } = form.cells[index]!;
    if (value === null || typeof value === "number") return value;
    if (value.kind === "words") return value.text.includes("其中") ? words("/") : value;
    return value.unit !== undefined && domain.kind === "amount" && domain.unit !== "" ? exact(value.digits, value.scale) : value;
  });

const cases = Object.keys(ways).flatMap((way) =>
  forms().map((form) => [way, form.edition.id + (form.variant ? ` ${form.variant.id}` : ""), form] as const),
);

it.each(cases)("%s, form %s", async (way, _, form) => {
  await fc.assert(
    fc.asyncProperty(anyReport(form), async (generated) => {
      const values = understood(form, generated);
      const raw = await ways[way]!(form, values);
      const read = raw.ok ? readReport(raw.value) : raw;
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      const { value: reading } = read;
      expect([reading.form === form, reading.unit, reading.year]).toEqual([true, unit, form.edition.since]);
      expect(reading.misfits).toEqual([]);
      const differing = form.cells
        .filter(({ index }) => !sameValue(reading.values[index] ?? null, values[index]!))
        .map(
          ({ id, index }) => `${id}: wrote "${valueText(values[index]!)}", read "${valueText(reading.values[index] ?? null)}"`,
        );
      expect(differing).toEqual([]);
    }),
    { numRuns: 20, seed: 5, endOnFailure: true },
  );
});
