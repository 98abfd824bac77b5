// A file or a paste → a reading. The reader of each format is fetched when such a file is opened.
import { readFigures } from "../../app/read/figures-file";
import { readReport } from "../../app/read/read-report";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import type { PastedContent } from "../pane-actions";

async function rawDocument(
  bytes: Uint8Array,
  format: "xlsx" | "docx" | "html" | "txt",
  name: string,
): Promise<Outcome<RawDocument>> {
  switch (format) {
    case "xlsx":
      return (await import("../../adapters/xlsx/read")).readXlsx(bytes);
    case "docx":
      return (await import("../../adapters/docx/read")).readDocx(bytes);
    case "html":
      return (await import("../../adapters/html/read")).readHtmlBytes(bytes);
    case "txt":
      return (await import("../../adapters/text/read")).readTextBytes(bytes, name);
  }
}

/** A report as it stands in its file: Word, a web page or text. */
export async function readReportFile(file: File): Promise<Outcome<RawDocument>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { sniff } = await import("../../adapters/text/format");
  const format = sniff(bytes, file.name);
  if (!format.ok) return format;
  if (format.value === "json" || format.value === "xlsx") return no({ kind: "not-a-file-we-read", found: "没有正文的数据文件" });
  return rawDocument(bytes, format.value, file.name);
}

export async function readFile(file: File): Promise<Outcome<Reading>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { sniff } = await import("../../adapters/text/format");
  const format = sniff(bytes, file.name);
  if (!format.ok) return format;
  if (format.value === "json") {
    const [{ decodeText }, { readJson }] = await Promise.all([
      import("../../adapters/text/decode"),
      import("../../adapters/text/json"),
    ]);
    const parsed = readJson(decodeText(bytes));
    return parsed.ok ? readFigures(parsed.value) : parsed;
  }
  const document = await rawDocument(bytes, format.value, file.name);
  return document.ok ? readReport(document.value, { name: file.name.replace(/\.[^.]+$/u, "") }) : document;
}

/** The page is tried first: it knows its cells. Where it holds no table of ours, its text may. */
export async function readPasted({ html, text }: PastedContent): Promise<Outcome<Reading>> {
  if (html !== "") {
    const { readHtml } = await import("../../adapters/html/read");
    const page = readHtml(html);
    const read = page.ok ? readReport(page.value) : page;
    if (read.ok || text.trim() === "") return read;
  }
  const { readText } = await import("../../adapters/text/read");
  const read = readReport(readText(text));
  return read.ok ? yes(read.value) : read;
}
