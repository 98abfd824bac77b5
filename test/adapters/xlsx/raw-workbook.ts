// Workbooks written part by part, as other programs write them: what no writing library would let us do.
import { strToU8, zipSync } from "fflate";

import { readXlsx } from "../../../src/adapters/xlsx/read";
import type { Outcome } from "../../../src/core/outcome";
import type { RawCell, RawDocument, RawGrid } from "../../../src/core/document/source";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export interface RawWorkbook {
  /** Inside `sheetData`, or the whole part when it begins with "<?xml" or "<worksheet". One for each sheet. */
  readonly sheets: readonly string[];
  /** After `sheetData`. */
  readonly tail?: string;
  /** Inside `sst`. */
  readonly strings?: string;
  /** Further parts, or others in the place of the usual ones; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly rootRelations?: string;
  readonly relations?: string;
  /** Inside `workbook`, before and after `sheets`. */
  readonly before?: string;
  readonly after?: string;
}

export function workbook(raw: RawWorkbook): Uint8Array {
  const { sheets, tail = "", strings, rootRelations = "", relations = "", before = "", after = "" } = raw;
  const parts: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml":
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      sheets
        .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
        .join("") +
      `</Types>`,
    "_rels/.rels":
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>${rootRelations}</Relationships>`,
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>` +
      sheets.map((_, i) => `<sheet name="Sheet${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("") +
      `</sheets>${after}</workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      sheets
        .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
        .join("") +
      (strings === undefined ? "" : `<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`) +
      `${relations}</Relationships>`,
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet, tail)])),
    ...raw.parts,
  };
  const present = Object.entries(parts).filter((part): part is [string, string | Uint8Array] => part[1] !== undefined);
  return zipSync(Object.fromEntries(present.map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}

const worksheet = (inner: string, tail: string): string =>
  /^<(\?xml|([a-z]+:)?worksheet)/.test(inner)
    ? inner
    : `<worksheet xmlns="${MAIN}"><sheetData>${inner}</sheetData>${tail}</worksheet>`;

export function documentOf(bytes: Uint8Array): RawDocument {
  const outcome = readXlsx(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

export const gridsOf = (document: RawDocument): RawGrid[] =>
  document.blocks.filter((block): block is RawGrid => block.kind === "grid");

export function gridOf(raw: RawWorkbook | Uint8Array): RawGrid {
  const [grid] = gridsOf(documentOf(raw instanceof Uint8Array ? raw : workbook(raw)));
  if (grid === undefined) throw new Error("the workbook has no sheet");
  return grid;
}

/** A cell in one line: "A1=text", "A1=#number", "A1=text {formula}", "A1:B2=text" when it spans. */
export function line({ row, col, rowSpan, colSpan, text, number, formula }: RawCell): string {
  const address = (r: number, c: number): string => `${c < 26 ? String.fromCharCode(65 + c) : `[${c}]`}${r + 1}`;
  const to = rowSpan * colSpan > 1 ? `:${address(row + rowSpan - 1, col + colSpan - 1)}` : "";
  const value = number === undefined ? text : `#${number}`;
  return `${address(row, col)}${to}=${value}${formula === undefined ? "" : ` {${formula}}`}`;
}

export const linesOf = (raw: RawWorkbook | Uint8Array): string[] => gridOf(raw).cells.map(line);

/** A refusal in one line, its fields joined; "read" when there is none. */
export const refusalOf = (outcome: Outcome<unknown>): string => (outcome.ok ? "read" : Object.values(outcome.refusal).join("|"));
