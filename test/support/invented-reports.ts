// Reports in test/reports: figures that were published, in the shapes they were found in, under invented names and with prose
// of our own, so that every suite runs whole from the repository alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RawText } from "../../src/core/document/source";
import {
  figuresOf,
  formFor,
  jinhu2023,
  nanyuan2020,
  shanghai2019,
  shuyang2023,
  suqian2023,
  suqian2024,
  type Report as Published,
} from "../core/diagnose/reports";
import type { Report } from "../core/prose/reports";

/** What each is for stands beside it; the file is called after it. */
const INVENTED = {
  /** Copied from a web page, one cell a line, wide blanks beside the figures; the form with Beijing's rows. */
  "street-2020": { unit: "云溪区枫林街道办事处", published: nanyuan2020 },
  /** Bars between cells, blanks for zero, blank totals, an amount with its unit; prose that disagrees. */
  "office-2019": { unit: "海岳市人民政府办公厅", published: shanghai2019 },
  /** Two years of one city that carry over; the prose of 2024 disagrees with table four. */
  "city-2023": { unit: "青屏市人民政府", published: suqian2023 },
  "city-2024": { unit: "青屏市人民政府", published: suqian2024 },
  /** Blanks where nobody applied, a label of the older form. */
  "bureau-2023": { unit: "河湾县发展和改革局", published: shuyang2023 },
  /** Table four does not add up. */
  "county-2023": { unit: "金沙河县人民政府", published: jinhu2023 },
} as const satisfies Record<string, { unit: string; published: Published }>;

export type InventedName = keyof typeof INVENTED;
export const inventedNames = Object.keys(INVENTED) as InventedName[];

const fileOf = (name: InventedName): string => join(__dirname, "..", "reports", `${name}.txt`);

/** As it lies on a disk. */
export const inventedBytes = (name: InventedName): Uint8Array => new Uint8Array(readFileSync(fileOf(name)));

/** Line by line, as a reader of text files hands it on. */
export const inventedLines = (name: InventedName): RawText[] =>
  readFileSync(fileOf(name), "utf8")
    .split("\n")
    .map((text, i): RawText => ({ kind: "text", text, place: `第${i + 1}行` }));

/** What every cell of it holds, transcribed apart from the file. */
export function invented(name: InventedName): Report {
  const { unit, published } = INVENTED[name];
  return { form: formFor(published), values: figuresOf(published), year: published.year, unit };
}
