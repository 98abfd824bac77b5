// Changes cells of a workbook that somebody else made, and nothing else in it.
import { yes, type Outcome } from "../../core/outcome";
import type { Codec } from "../opc/archive";
import { escapeText } from "../opc/xml";
import { CONTENT_TYPES, relationsPart, writePackage, type Package, type PartToWrite } from "../opc/zip";
import { placeAt } from "./address";
import { patchSheet, type NewValue } from "./patch-sheet";
import { recalculatedOnOpening, withoutElements } from "./patch-workbook";
import { openXlsxWorkbook, related, type XlsxWorkbook } from "./workbook";

export interface XlsxChange {
  /** The name on the tab. */
  readonly sheet: string;
  /** "B12" */
  readonly address: string;
  readonly value: NewValue;
}

/**
 * Replaces cells of an .xlsx (or .xlsm) file. Formats stay, and every part that holds none of the cells is copied
 * byte for byte: charts, macros, add-in settings, what no library knows.
 *
 * Results of formulas no longer hold. They are taken out of the sheets that are changed and of those that look at
 * them, and the workbook is marked to be recalculated when it is opened.
 *
 * @throws when a change names no sheet of the workbook, no address, no decimal, or two changes name one cell
 */
export function patchXlsx(bytes: Uint8Array, changes: readonly XlsxChange[], codec?: Codec): Outcome<Uint8Array> {
  const opened = openXlsxWorkbook(bytes, codec);
  if (!opened.ok) return opened;
  const { pack, part, relations, sheets } = opened.value;
  if (changes.length === 0) return yes(bytes);
  const bySheet = sorted(changes);
  for (const name of bySheet.keys()) {
    if (!sheets.some((sheet) => sheet.name === name)) throw new Error(`the workbook has no sheet named ${name}`);
  }

  const texts = new Map<string, string>();
  for (const sheet of sheets) {
    const content = pack.text(sheet.part);
    if (!content.ok) return content;
    texts.set(sheet.name, content.value);
  }
  const rewritten = new Map<string, string>();
  let formulasChanged = false;
  const dependent = dependents(opened.value, texts, new Set(bySheet.keys()));
  for (const sheet of sheets) {
    if (!dependent.has(sheet.name)) continue;
    const cells = bySheet.get(sheet.name) ?? new Map<number, NewValue>();
    const patched = patchSheet(sheet.name, sheet.part, texts.get(sheet.name) ?? "", cells);
    if (!patched.ok) return patched;
    rewritten.set(sheet.part, patched.value.text);
    formulasChanged ||= patched.value.formulasChanged;
  }

  const own = pack.text(part);
  if (!own.ok) return own;
  const workbook = recalculatedOnOpening(own.value, part);
  if (!workbook.ok) return workbook;
  rewritten.set(part, workbook.value);

  // A list of formulas that names a cell without one makes Excel offer a repair; without the list it makes a new one.
  const list = formulasChanged ? related(relations, "calcChain")?.target : undefined;
  if (list !== undefined) {
    const unlisted = unlist(pack, part, list, rewritten);
    if (!unlisted.ok) return unlisted;
  }
  return yes(rewrite(pack, rewritten, list));
}

/** The sheets, and those whose formulas mention them, or a name that leads to them; rather one too many. */
function dependents(
  { sheets, names }: XlsxWorkbook,
  texts: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(changed);
  const mentions = [...changed].flatMap(mentionsOf);
  // Both lists grow while they are walked through: what looks at a dependent sheet depends as well.
  for (const mention of mentions) {
    if (mentions.length > MENTIONS) return new Set(sheets.map((sheet) => sheet.name));
    for (const { name, refersTo } of names) {
      if (refersTo.includes(mention) && !name.startsWith("_xlnm.") && !mentions.includes(escapeText(name))) {
        mentions.push(escapeText(name));
      }
    }
    for (const { name } of sheets) {
      if (found.has(name) || !(texts.get(name) ?? "").includes(mention)) continue;
      found.add(name);
      mentions.push(...mentionsOf(name));
    }
  }
  return found;
}

/** So many texts are looked for in every sheet; with more of them, every sheet is taken to depend. */
const MENTIONS = 200;

/** How a formula in a sheet's XML speaks of another sheet. */
const mentionsOf = (sheet: string): string[] => [`${escapeText(sheet)}!`, `${escapeText(sheet.replaceAll("'", "''"))}'!`];

function sorted(changes: readonly XlsxChange[]): Map<string, Map<number, NewValue>> {
  const bySheet = new Map<string, Map<number, NewValue>>();
  for (const { sheet, address, value } of changes) {
    const place = placeAt(address, 0, address.length);
    if (place < 0) throw new Error(`${address} is no address`);
    if (value !== null && "number" in value && !/^-?\d+(\.\d+)?$/.test(value.number)) {
      throw new Error(`${value.number} is no decimal`);
    }
    const cells = bySheet.get(sheet) ?? new Map<number, NewValue>();
    if (cells.has(place)) throw new Error(`${sheet}!${address} is changed twice`);
    bySheet.set(sheet, cells.set(place, value));
  }
  return bySheet;
}

/** Takes the list of formulas out of the relations and the content types. */
function unlist(pack: Package, part: string, list: string, rewritten: Map<string, string>): Outcome<undefined> {
  for (const [name, element, attribute, matches] of [
    [relationsPart(part), "Relationship", "Type", (value: string) => value.endsWith("/calcChain")],
    [CONTENT_TYPES, "Override", "PartName", (value: string) => value.toLowerCase() === `/${list}`.toLowerCase()],
  ] as const) {
    const content = pack.text(name);
    if (!content.ok) return content;
    const shortened = withoutElements(content.value, name, element, attribute, matches);
    if (!shortened.ok) return shortened;
    rewritten.set(name, shortened.value);
  }
  return yes(undefined);
}

function rewrite(pack: Package, rewritten: ReadonlyMap<string, string>, left: string | undefined): Uint8Array {
  const encoder = new TextEncoder();
  const byKey = new Map([...rewritten].map(([name, text]) => [name.toLowerCase(), text]));
  return writePackage(
    pack.names.flatMap((name): PartToWrite[] => {
      const text = byKey.get(name.toLowerCase());
      if (text !== undefined) return [{ name, bytes: encoder.encode(inUtf8(text)) }];
      const packed = pack.packed(name);
      return packed === undefined || name === left ? [] : [packed];
    }),
  );
}

/** A part that came in UTF-16 goes out in UTF-8, and must say so. */
const inUtf8 = (text: string): string => text.replace(/^(<\?xml[^>]*?encoding=["'])(?!utf-8["'])[^"']*/i, "$1UTF-8");
