// Paper, asked from a test: what LibreOffice prints, page by page.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { converted } from "./libreoffice";

export interface Page {
  /** Whole millimetres. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

function poppler(program: string, ...args: string[]): string | null {
  const run = spawnSync(program, args, { encoding: "utf8" });
  if (run.error === undefined) return run.stdout;
  if (process.env["CI"]) throw new Error(`${program} is not installed`);
  console.warn(`SKIPPED: ${program} is not installed`);
  return null;
}

/** The pages of a workbook or document; null, after a warning, where a program for it is missing. */
export function printed(bytes: Uint8Array, from: "xlsx" | "docx"): Page[] | null {
  const pdf = converted(bytes, from, "pdf");
  if (!pdf) return null;
  const folder = mkdtempSync(join(tmpdir(), "nianbao-print-"));
  const file = join(folder, "print.pdf");
  writeFileSync(file, pdf);
  const sizes = poppler("pdfinfo", "-f", "1", "-l", "999", file);
  const text = poppler("pdftotext", "-layout", file, "-");
  rmSync(folder, { recursive: true, force: true });
  if (sizes === null || text === null) return null;
  const mm = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4);
  const words = text.split("\f");
  return [...sizes.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/g)].map((match, i) => ({
    width: mm(match[1]),
    height: mm(match[2]),
    text: words[i] ?? "",
  }));
}
