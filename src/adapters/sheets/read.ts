// Workbooks other than .xlsx → grids: .xls and .et of any age, .xlsb, .ods, and the XML of Excel 2003. SheetJS knows their records.
import { read, set_cptable, utils, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawBlock, RawCell, RawDocument, RawGrid } from "../../core/document/source";
import { inflateEntry, openArchive, writeArchive, type Codec } from "../opc/archive";
import { isZip, oleContent } from "../opc/sniff";
import { decodeText } from "../text/decode";
import { isTelling, shownBy } from "../xlsx/number-format";
import { exactDecimal } from "../xlsx/read-number";

const MIB = 1024 * 1024;
const LARGEST = 40 * MIB;
const MOST_CELLS = 1_000_000;

/** Chinese Excel 95 and older wrote text as Windows did; the browser and Node know these encodings, so no tables are shipped. */
const ENCODINGS: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  65001: "utf-8",
};

set_cptable({
  utils: {
    decode(codepage: number, bytes: ArrayLike<number> | string): string {
      if (typeof bytes === "string") return bytes;
      const own = Uint8Array.from(bytes);
      // Where a file names no encoding, or Western Windows as most do unasked, the bytes themselves decide.
      return ENCODINGS[codepage] === undefined ? decodeText(own) : new TextDecoder(ENCODINGS[codepage]).decode(own);
    },
    encode: (_codepage: number, text: string): number[] => [...text].map((character) => character.charCodeAt(0) & 0xff),
    hascp: () => true,
  },
});

const damaged = (detail: string): Outcome<never> => no({ kind: "damaged", part: "", detail });

/** Every worksheet in the order of the tabs, hidden ones too, as a reader of .xlsx gives them. */
export function readSheets(bytes: Uint8Array, codec?: Codec): Outcome<RawDocument> {
  if (bytes.length > LARGEST)
    return no({ kind: "too-large", what: "工作簿", limit: "40 MB", found: `${Math.ceil(bytes.length / MIB)} MB` });
  const content = isZip(bytes) ? judged(bytes, codec) : yes(bytes);
  if (!content.ok) return content;
  const opened = open(content.value);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const blocks: RawBlock[] = [];
  let left = MOST_CELLS;
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name];
    // A chart's sheet, or one of macros, has no cells.
    if (sheet === undefined || (sheet["!type"] !== undefined && sheet["!type"] !== "sheet")) continue;
    const grid = gridOf(name, sheet, from1904);
    left -= grid.cells.length;
    if (left < 0) return no({ kind: "too-large", what: "工作簿的格数", limit: `${MOST_CELLS}格`, found: `${MOST_CELLS}格以上` });
    blocks.push(grid);
  }
  return yes({ format: "xls", blocks, properties: propertiesOf(workbook) });
}

/** A package with all sizes counted and all sums compared, since who inflates next trusts it. */
function judged(bytes: Uint8Array, codec?: Codec): Outcome<Uint8Array> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const entries = [];
  for (const entry of archive.value) {
    const content = inflateEntry(entry, codec);
    if (!content.ok) return content;
    entries.push({ ...entry, method: 0 as const, packed: content.value, size: content.value.length });
  }
  return yes(writeArchive(entries));
}

function open(bytes: Uint8Array): Outcome<WorkBook> {
  // SheetJS thinks aloud, on the screen of whoever asked, about formats that nobody asked about.
  const aloud = console.error;
  console.error = () => undefined;
  try {
    const workbook = read(bytes, {
      type: "array",
      cellNF: true,
      cellText: true,
      cellHTML: false,
      cellStyles: false,
      codepage: 936,
    });
    return yes(workbook);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/iu.test(said)) return no({ kind: "password-protected" });
    return damaged(oleContent(bytes) === undefined ? "不是完整的工作簿" : "旧版 Excel 的记录不完整");
  } finally {
    console.error = aloud;
  }
}

/** From maps: a property may be called "__proto__". */
function propertiesOf({ Props, Custprops }: WorkBook): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  if (Props?.Title) found.set("title", ended(redecoded(Props.Title)));
  for (const [name, value] of Object.entries((Custprops ?? {}) as Record<string, unknown>))
    if (typeof value === "string" || typeof value === "number") found.set(redecoded(name), ended(redecoded(String(value))));
  return Object.fromEntries(found);
}

/** Programs count the NUL behind a text in or not, and half of a character may come with it. */
function ended(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\u0000" || text[end - 1] === "\ufffd") end -= 1;
  return text.slice(0, end);
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** SheetJS hands on the properties of a package byte by byte, as if each were a character. */
function redecoded(text: string): string {
  if (!/[\u0080-\u00ff]/u.test(text) || /[^\u0000-\u00ff]/u.test(text)) return text;
  try {
    return strict.decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** The grid reaches as far as its last cell; what lies hidden under a merge is not listed. */
function gridOf(name: string, sheet: WorkSheet, from1904: boolean): RawGrid {
  const merges = (sheet["!merges"] ?? []).filter(({ s, e }) => s.r <= e.r && s.c <= e.c && s.r >= 0 && s.c >= 0);
  const spans = new Map(merges.map(({ s, e }) => [`${s.r},${s.c}`, { rows: e.r - s.r + 1, cols: e.c - s.c + 1 }]));
  const found: RawCell[] = [];
  let [rows, cols] = [0, 0];
  for (const address of Object.keys(sheet)) {
    if (!/^[A-Z]{1,3}\d{1,7}$/u.test(address)) continue;
    const content = contentOf(sheet[address] as CellObject, from1904);
    const { r: row, c: col } = utils.decode_cell(address);
    const span = spans.get(`${row},${col}`);
    if (content.text === "" && content.number === undefined && content.formula === undefined && span === undefined) continue;
    [rows, cols] = [Math.max(rows, row + 1), Math.max(cols, col + 1)];
    found.push({ row, col, rowSpan: span?.rows ?? 1, colSpan: span?.cols ?? 1, ...content });
  }
  const covered = coveredBy(merges, rows, cols);
  const cells = found
    .filter(({ row, col }) => !covered.has(row * 16_384 + col))
    .map((cell) => ({
      ...cell,
      rowSpan: Math.min(cell.rowSpan, rows - cell.row),
      colSpan: Math.min(cell.colSpan, cols - cell.col),
    }))
    .sort((a, b) => a.row - b.row || a.col - b.col);
  return { kind: "grid", name, unit: "sheet", rows, cols, cells };
}

/** Squares under a merge other than its first, as far as the sheet has cells. */
function coveredBy(
  merges: readonly { s: { r: number; c: number }; e: { r: number; c: number } }[],
  rows: number,
  cols: number,
): Set<number> {
  const covered = new Set<number>();
  for (const { s, e } of merges)
    for (let row = s.r; row <= Math.min(e.r, rows - 1) && covered.size < MOST_CELLS; row++)
      for (let col = s.c; col <= Math.min(e.c, cols - 1) && covered.size < MOST_CELLS; col++)
        if (row !== s.r || col !== s.c) covered.add(row * 16_384 + col);
  return covered;
}

type Content = Pick<RawCell, "text" | "number" | "formula">;

/** A formula's stored result is text and never a number: nobody has recalculated it. */
function contentOf(cell: CellObject, from1904: boolean): Content {
  const formula = cell.f === undefined ? undefined : asExcel(cell.f);
  const number = typeof cell.v === "number" && cell.t === "n" ? exactDecimal(String(cell.v)) : undefined;
  if (formula !== undefined) return { text: number ?? plainText(cell), formula };
  if (number === undefined) return { text: plainText(cell) };
  const code = typeof cell.z === "string" && isTelling(cell.z) ? cell.z : undefined;
  return { text: code === undefined ? number : shownBy(code, number, from1904), number };
}

/** A formula of OpenDocument as Excel spells it: places stand in brackets there, with a dot before them, and semicolons part arguments. */
function asExcel(formula: string): string {
  const bare = formula.replace(/^(?:of:|msoxl:|oooc:)?=/u, "");
  if (!bare.includes("[.") && !/\[\$?'/u.test(bare)) return bare;
  return bare
    .split(/("[^"]*")/u)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replace(/;/gu, ",").replace(/\[([^[\]]{1,300})\]/gu, (_, places: string) => placesOf(places)),
    )
    .join("");
}

const placesOf = (places: string): string =>
  places
    .split(":")
    .map((place) => place.replace(/^\./u, "").replace(/^\$?('[^']*'|[^'.!]+)\./u, "$1!"))
    .join(":");

function plainText({ t, v, w }: CellObject): string {
  if (t === "b") return v === true ? "TRUE" : "FALSE";
  if (t === "e") return w ?? "#N/A";
  return v === undefined ? "" : String(v).replace(/\r\n?/gu, "\n");
}
