// 写成报告: a reading with unit and year → the files that are published.
import type { Reading } from "../../core/document/reading";
import { figureRecords, figuresCsv } from "../../render/figures";
import type { Report } from "../../render/report";
import { reportHtml } from "../../render/report-html";
import { figuresDigest } from "../read/digest-of-figures";
import { figuresFile } from "../read/figures-file";
import { reportSections } from "./report-text";

/** A reading whose unit and year are known. */
export interface Named extends Reading {
  readonly unit: string;
  readonly year: number;
}

/** Figures by their stable names, and once more as records with the form's own words. */
export const jsonReport = (reading: Named): string =>
  `${JSON.stringify({ ...figuresFile(reading), 数据: figureRecords(reading.form, reading.values) }, null, 2)}\n`;
export const csvReport = (reading: Named): string =>
  figuresCsv(reading.form, reading.values, { ...reading, digest: figuresDigest(reading.form, reading.values) });

/** The report with its six sections: the prose of the source in its place, the tables drawn anew. */
export const wholeReport = (reading: Named): Report => ({
  unit: reading.unit,
  year: reading.year,
  form: reading.form,
  values: reading.values,
  sections: reportSections(reading).map(({ number, title, paragraphs }) => ({ title: `${number}、${title}`, paragraphs })),
  digest: figuresDigest(reading.form, reading.values),
});

/**
 * @param mark - 未通过审核…; "" for none
 * @param pictures - the charts behind the tables, where they are asked for
 */
export const htmlReport = (reading: Named, mark = "", pictures?: Report["pictures"]): string =>
  reportHtml({ ...wholeReport(reading), ...(mark !== "" && { mark }), ...(pictures && { pictures }) });
