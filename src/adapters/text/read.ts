// A text file, or pasted text → its lines, as they stand: which of them are cells of a table is for a recogniser to say.
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawDocument } from "../../core/document/source";
import { csvAsTabs } from "./csv";
import { decodeText } from "./decode";

const largestFile = 20 * 1024 * 1024;
/** A report printed one cell per line has some six hundred lines. */
const mostLines = 500_000;

/** Word's manual line break (VT), its page break (FF) and the separators of Unicode end a line as a line feed does. */
const lineEnd = /\r\n|[\n\r\v\f\u2028\u2029]/;

export function readText(text: string): RawDocument {
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(lineEnd);
  if (lines.at(-1) === "") lines.pop();
  return {
    format: "txt",
    blocks: lines.map((line, index) => ({ kind: "text", text: line, place: `第${index + 1}行` })),
    properties: {},
  };
}

/** @param name - the file's name: a sheet saved as .csv has its cells between commas */
export function readTextBytes(bytes: Uint8Array, name = ""): Outcome<RawDocument> {
  if (bytes.length > largestFile) {
    return no({ kind: "too-large", what: "文本文件", limit: "20 MB", found: `${Math.ceil(bytes.length / 1024 / 1024)} MB` });
  }
  const text = decodeText(bytes);
  const document = readText(/\.csv$/i.test(name) ? csvAsTabs(text) : text);
  if (document.blocks.length > mostLines) {
    return no({ kind: "too-large", what: "文本的行数", limit: `${mostLines}行`, found: `${document.blocks.length}行` });
  }
  return yes(document);
}
