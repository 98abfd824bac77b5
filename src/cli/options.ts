// Options that several commands share, checked once.
import { extname } from "node:path";
import type { Hints } from "../core/recognise/recognise";

/** @returns why a file may not be called so: what is in a file, its name has to say; undefined when it may */
export function wrongExtension(out: string, wanted: readonly string[]): string | undefined {
  if (wanted.includes(extname(out).toLowerCase())) return undefined;
  const listed = wanted.length === 1 ? wanted[0]! : `${wanted.slice(0, -1).join("、")} 或 ${wanted.at(-1)!}`;
  return `--out 的扩展名应是 ${listed}。`;
}

/** How the results of a check or a comparison are given. */
const FORMATS = ["text", "json", "html", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];
/** A text may be called anything. */
const EXTENSIONS = { json: [".json"], html: [".html", ".htm"], xlsx: [".xlsx"] } as const;

/** @param example - what a workbook of such results is called, for whoever names none */
export function formatOf(
  options: { readonly format?: string | undefined; readonly out?: string | undefined },
  example: string,
): { readonly format: Format } | { readonly wrong: string } {
  const { out } = options;
  const format = FORMATS.find((one) => one === (options.format ?? "text"));
  if (!format) return { wrong: `--format 只能是 ${FORMATS.join("、")}。` };
  if (format === "xlsx" && out === undefined) return { wrong: `--format xlsx 需要 --out，如 --out ${example}。` };
  const wrong = out === undefined || format === "text" ? undefined : wrongExtension(out, EXTENSIONS[format]);
  return wrong === undefined ? { format } : { wrong };
}

/** @returns undefined when the year is no year */
export function hintsOf(options: { readonly year?: string | undefined; readonly unit?: string | undefined }): Hints | undefined {
  if (options.year !== undefined && !/^20\d{2}$/u.test(options.year)) return undefined;
  return {
    ...(options.year !== undefined && { year: Number(options.year) }),
    ...(options.unit !== undefined && { unit: options.unit }),
  };
}

export const DUE_FAULT = "--due 应是日期，如 --due 2026-01-31。";
