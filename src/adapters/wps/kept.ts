// What is kept in the workbook beside its cells: notes in a custom XML part, and the document's own properties.
import { decodeEntities, escapeAttribute, escapeText } from "../opc/xml";
import { stampProperties, type Stamp } from "../../render/stamp";
import type { Notes } from "../../ports/workbook";
import { readNote, writeNote } from "../excel/notes";
import { XL } from "./constants";

/** WPS has no settings of an add-in: a part of the file's own with this namespace takes their place. */
const NAMESPACE = "urn:nianbao:notes";
const NOTE = /<note key="([^"<>]*)">([^<>]*)<\/note>/gu;

function partsOf(workbook: Et.Workbook): Kso.CustomXMLPart[] {
  const parts = workbook.CustomXMLParts.SelectByNamespace(NAMESPACE);
  return Array.from({ length: parts.Count }, (_, i) => parts.Item(i + 1));
}

export function readNotes(workbook: Et.Workbook): Notes {
  return Object.fromEntries(
    partsOf(workbook).flatMap((part) =>
      [...part.XML.matchAll(NOTE)].flatMap(([, key, text]) => readNote(decodeEntities(key!) ?? "", decodeEntities(text!))),
    ),
  );
}

/** One part holds all of them; it is written anew and the old one goes when the new one stands. */
export function putNotes(workbook: Et.Workbook, keep: Notes): void {
  if (Object.keys(keep).length === 0) return;
  const old = partsOf(workbook);
  const notes = Object.entries({ ...readNotes(workbook), ...keep }).filter(([, note]) => note !== null);
  if (notes.length > 0) {
    const spelled = notes
      .map(([key, note]) => `<note key="${escapeAttribute(key)}">${escapeText(writeNote(note))}</note>`)
      .join("");
    workbook.CustomXMLParts.Add(`<notes xmlns="${NAMESPACE}">${spelled}</notes>`);
  }
  for (const part of old.reverse()) part.Delete();
}

function customProperties(workbook: Et.Workbook): Kso.DocumentProperty[] {
  const properties = workbook.CustomDocumentProperties as Kso.DocumentProperties;
  return Array.from({ length: properties.Count }, (_, i) => properties.Item(i + 1));
}

export function readWpsProperties(workbook: Et.Workbook): Readonly<Record<string, string>> {
  return {
    ...(workbook.Title !== "" && { title: workbook.Title }),
    ...Object.fromEntries(customProperties(workbook).map((property) => [property.Name, String(property.Value)])),
  };
}

/** The stamp of the form that is laid out; a property that says nothing any more is taken away. */
export function putWpsStamp(workbook: Et.Workbook, stamp: Stamp, version: string): void {
  const properties = workbook.CustomDocumentProperties as Kso.DocumentProperties;
  const there = new Map(customProperties(workbook).map((property) => [property.Name, property]));
  for (const [key, text] of Object.entries(stampProperties(stamp, version))) {
    const known = there.get(key);
    if (text === "") known?.Delete();
    else if (known) known.Value = text;
    else properties.Add(key, false, XL.msoPropertyTypeString, text);
  }
}
