// A file → a reading without waiting, for tests that measure time: the readers that need none, behind the same door.
import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { readDocx } from "../../src/adapters/docx/read";
import { readHtmlBytes } from "../../src/adapters/html/read";
import { kindOf } from "../../src/adapters/original/kind";
import { decodeText } from "../../src/adapters/text/decode";
import { readJson } from "../../src/adapters/text/json";
import { readTextBytes } from "../../src/adapters/text/read";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { readFigures } from "../../src/app/read/figures-file";
import { readReport } from "../../src/app/read/read-report";
import type { Reading } from "../../src/core/document/reading";
import type { RawDocument } from "../../src/core/document/source";
import { no, type Outcome } from "../../src/core/outcome";

export function readNow(bytes: Uint8Array, name: string): Outcome<Reading> {
  const kind = kindOf(bytes, name);
  if (!kind.ok) return kind;
  if (kind.value === "json") {
    const value = readJson(decodeText(bytes));
    return value.ok ? readFigures(value.value) : value;
  }
  const document = documentOf(kind.value, bytes, name);
  return document.ok ? readReport(document.value, { name: name.replace(/\.[^.]+$/u, "") }) : document;
}

function documentOf(kind: string, bytes: Uint8Array, name: string): Outcome<RawDocument> {
  switch (kind) {
    case "xlsx":
      return readXlsx(bytes, NODE_CODEC);
    case "docx":
      return readDocx(bytes);
    case "html":
      return readHtmlBytes(bytes);
    case "txt":
      return readTextBytes(bytes, name);
    default:
      // What was damaged into another kind of file is another test's.
      return no({ kind: "not-a-file-we-read", found: `另一种文件（${kind}）` });
  }
}
