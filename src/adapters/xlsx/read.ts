// A workbook as grids, one for each worksheet: what the file says, before anyone knows what it means.
import { no, yes, type Outcome } from "../../core/outcome";
import type { NamedRow, RawBlock, RawDocument, RawGrid } from "../../core/document/source";
import { namedRow } from "../../render/address";
import type { Codec } from "../opc/archive";
import { END, OPEN, XmlScanner } from "../opc/xml";
import type { Package } from "../opc/zip";
import { tellingFormats, type TellingFormats } from "./number-format";
import { allowance, type Allowance } from "./allowance";
import { CELLS_END, readSheet } from "./read-sheet";
import { readSharedStrings } from "./read-strings";
import type { Formats } from "./square-content";
import { openXlsxWorkbook, related, type XlsxDefinedName, type XlsxWorkbook } from "./workbook";
import { unescapeXstring } from "./xstring";

/**
 * Reads an .xlsx (or .xlsm) file: every worksheet in the order of the tabs, hidden ones too.
 *
 * Numbers are the exact decimals that Excel shows, dates are the numbers that stand for them. A formula comes with
 * its cached value as text and never as a number: whoever asks for numbers must not get what nobody has recalculated.
 */
export function readXlsx(bytes: Uint8Array, codec?: Codec): Outcome<RawDocument> {
  const opened = openXlsxWorkbook(bytes, codec, "sheets");
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const strings = sharedStrings(workbook);
  if (!strings.ok) return strings;
  const properties = readProperties(workbook.pack);
  if (!properties.ok) return properties;
  const telling = readFormats(workbook);
  if (!telling.ok) return telling;
  const formats = { telling: telling.value, from1904: workbook.from1904 };

  const blocks: RawBlock[] = [];
  const left = allowance();
  for (const { name, part } of workbook.sheets) {
    const grid =
      readHead(workbook, name, part, strings.value, left, formats) ??
      readWhole(workbook, name, part, strings.value, left, formats);
    if (!grid.ok) return grid;
    blocks.push(grid.value);
  }
  // The defined names are most of a form's workbook part, and few ask for them: `readNamedRows` has them.
  const facts = { sheets: workbook.sheets.map(({ name }) => name), names: [], mergesKnown: true };
  return yes({ format: "xlsx", blocks, properties: properties.value, workbook: facts });
}

/** The sheet without what follows its cells and merges; undefined where it is not written in the usual way. */
function readHead(
  { pack }: XlsxWorkbook,
  name: string,
  part: string,
  strings: readonly string[],
  left: Allowance,
  formats: Formats,
): Outcome<RawGrid> | undefined {
  const head = pack.head(part, "worksheet", CELLS_END);
  if (!head.ok) return head;
  if (head.value === undefined) return undefined;
  const spent = { ...left };
  const grid = readSheet(name, part, head.value, strings, spent, true, formats);
  if (!grid.ok) return undefined;
  Object.assign(left, spent);
  return grid;
}

function readWhole(
  { pack }: XlsxWorkbook,
  name: string,
  part: string,
  strings: readonly string[],
  left: Allowance,
  formats: Formats,
): Outcome<RawGrid> {
  const text = pack.text(part);
  return text.ok ? readSheet(name, part, text.value, strings, left, false, formats) : text;
}

/** What a workbook says about itself, without reading its cells. */
export interface XlsxDetails {
  readonly sheets: readonly string[];
  /** As in `RawDocument`: the title, and the custom properties by their names. */
  readonly properties: Readonly<Record<string, string>>;
  readonly names: readonly XlsxDefinedName[];
  /** Dates count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

export function readXlsxDetails(bytes: Uint8Array, codec?: Codec): Outcome<XlsxDetails> {
  const opened = openXlsxWorkbook(bytes, codec);
  if (!opened.ok) return opened;
  const { pack, sheets, names, from1904 } = opened.value;
  const properties = readProperties(pack);
  if (!properties.ok) return properties;
  return yes({ sheets: sheets.map((sheet) => sheet.name), properties: properties.value, names, from1904 });
}

/** Which rows of its cells a workbook has names for; read apart, because few ask for them. */
export function readNamedRows(bytes: Uint8Array, codec?: Codec): Outcome<readonly NamedRow[]> {
  const opened = openXlsxWorkbook(bytes, codec);
  return opened.ok ? yes(opened.value.names.flatMap(({ name, refersTo }) => namedRow(name, refersTo) ?? [])) : opened;
}

const NO_FORMATS: TellingFormats = new Map();

function readFormats({ pack, relations }: XlsxWorkbook): Outcome<TellingFormats> {
  const relation = related(relations, "styles");
  if (relation === undefined || !pack.has(relation.target)) return yes(NO_FORMATS);
  return pack.understood(relation.target, "formats", () => {
    const text = pack.text(relation.target);
    return text.ok ? tellingFormats(text.value, relation.target) : text;
  });
}

function sharedStrings(workbook: XlsxWorkbook): Outcome<readonly string[]> {
  const relation = related(workbook.relations, "sharedStrings");
  if (relation === undefined) return yes([]);
  const text = workbook.pack.text(relation.target);
  return text.ok ? readSharedStrings(text.value, relation.target) : text;
}

type Properties = Readonly<Record<string, string>>;

function readProperties(pack: Package): Outcome<Properties> {
  const roots = pack.relations("");
  if (!roots.ok) return roots;
  const all: Properties[] = [];
  for (const kinds of [["core-properties", "coreProperties"] as const, ["custom-properties", "customProperties"] as const]) {
    const relation = related(roots.value, ...kinds);
    if (relation === undefined || !pack.has(relation.target)) continue;
    const read = (): Outcome<Properties> => readPropertyList(pack, relation.target);
    // The core's are the same for most workbooks of one make; ours of its own name the unit.
    const found = kinds[0] === "core-properties" ? pack.understood(relation.target, "properties", read) : read();
    if (!found.ok) return found;
    all.push(found.value);
  }
  return yes(Object.fromEntries(all.flatMap((some) => Object.entries(some))));
}

function readPropertyList(pack: Package, part: string): Outcome<Properties> {
  const text = pack.text(part);
  if (!text.ok) return text;
  // A Map, because a property may be called "__proto__".
  const found = new Map<string, string>();
  const xml = new XmlScanner(text.value, part);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2) continue;
    const name = xml.is("title") ? "title" : xml.is("property") ? xml.attribute("name") : undefined;
    if (name === undefined) xml.skip();
    else found.set(name, unescapeXstring(xml.content().trim()));
  }
  return xml.fault ? no(xml.fault) : yes(Object.fromEntries(found));
}
