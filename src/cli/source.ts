// One file → a reading, whatever its format.
import { basename } from "node:path";
import { readDocx } from "../adapters/docx/read";
import { readHtmlBytes } from "../adapters/html/read";
import { NODE_CODEC } from "../adapters/opc/node-codec";
import { decodeText } from "../adapters/text/decode";
import { sniff } from "../adapters/text/format";
import { readTextBytes } from "../adapters/text/read";
import { readXlsx, readNamedRows } from "../adapters/xlsx/read";
import { readJson } from "../adapters/text/json";
import { readFigures } from "../app/read/figures-file";
import { readReport } from "../app/read/read-report";
import { needsNames } from "../app/workbook/form-faults";
import { no, yes, type Outcome } from "../core/outcome";
import type { Reading } from "../core/document/reading";
import type { Hints } from "../core/recognise/recognise";
import type { RawDocument, SourceFormat } from "../core/document/source";
import { readBytes } from "../adapters/disk/files";

function rawDocument(bytes: Uint8Array, format: Exclude<SourceFormat, "json">, name: string): Outcome<RawDocument> {
  switch (format) {
    case "xlsx":
      return readXlsx(bytes, NODE_CODEC);
    case "docx":
      return readDocx(bytes);
    case "html":
      return readHtmlBytes(bytes);
    case "txt":
      return readTextBytes(bytes, name);
  }
}

/** A file's name without folder and extension. */
export const bareName = (file: string): string => basename(file).replace(/\.[^.]+$/u, "");

export function readBytesAs(bytes: Uint8Array, name: string, hints: Hints = {}): Outcome<Reading> {
  const format = sniff(bytes, name);
  if (!format.ok) return format;
  if (format.value === "json") {
    const parsed = readJson(decodeText(bytes));
    return parsed.ok ? readFigures(parsed.value, hints) : parsed;
  }
  const document = rawDocument(bytes, format.value, name);
  if (!document.ok) return document;
  const read = readReport(document.value, { ...hints, name: bareName(name) });
  return read.ok && needsNames(read.value) ? withNames(read.value, bytes) : read;
}

/** The names of a workbook of ours know its rows when its labels do not any more: which row is gone, or has moved. */
function withNames(reading: Reading, bytes: Uint8Array): Outcome<Reading> {
  const names = readNamedRows(bytes, NODE_CODEC);
  if (!names.ok) return names;
  const { document } = reading;
  return yes({ ...reading, document: { ...document, workbook: { ...document.workbook!, names: names.value } } });
}

/** The document itself, for a report whose tables stand elsewhere. */
export function readDocument(file: string): Outcome<RawDocument> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const format = sniff(bytes.value, file);
  if (!format.ok) return format;
  return format.value === "json" ? no({ kind: "no-table-found" }) : rawDocument(bytes.value, format.value, file);
}

export function readSource(file: string, hints: Hints = {}): Outcome<Reading> {
  const bytes = readBytes(file);
  return bytes.ok ? readBytesAs(bytes.value, file, hints) : bytes;
}
