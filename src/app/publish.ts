// 写成报告: a reading with unit and year → the files that are published.
import type { Reading } from "../core/reading";
import { figuresCsv } from "../render/figures";
import type { Report } from "../render/report";
import { reportHtml } from "../render/report-html";
import { figuresFile } from "./figures-file";
import { reportSections } from "./report-text";

/** A reading whose unit and year are known. */
export interface Named extends Reading {
  readonly unit: string;
  readonly year: number;
}

export const jsonReport = (reading: Named): string => `${JSON.stringify(figuresFile(reading), null, 2)}\n`;
export const csvReport = (reading: Named): string => figuresCsv(reading.form, reading.values, reading);

/** The report with its six sections: the prose of the source in its place, the tables drawn anew. */
export const wholeReport = (reading: Named): Report => ({
  unit: reading.unit,
  year: reading.year,
  form: reading.form,
  values: reading.values,
  sections: reportSections(reading).map(({ number, title, paragraphs }) => ({ title: `${number}、${title}`, paragraphs })),
});

export const htmlReport = (reading: Named): string => reportHtml(wholeReport(reading));
