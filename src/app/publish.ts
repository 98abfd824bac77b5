// 写成报告: a reading with unit and year → the files that are published.
import type { Reading } from "../core/reading";
import { figuresCsv } from "../render/figures";
import { figuresFile } from "./figures-file";

/** A reading whose unit and year are known. */
export interface Named extends Reading {
  readonly unit: string;
  readonly year: number;
}

export const jsonReport = (reading: Named): string => `${JSON.stringify(figuresFile(reading), null, 2)}\n`;
export const csvReport = (reading: Named): string => figuresCsv(reading.form, reading.values, reading);
