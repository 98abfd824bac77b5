// A file or a paste → a reading. The reader of each format is fetched when such a file is opened.
import { readFigures } from "../../app/read/figures-file";
import { readReport } from "../../app/read/read-report";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { isWorkbook, type RawDocument } from "../../core/document/source";
import type { Original } from "../../adapters/original/read";
import type { PastedContent } from "../pane-actions";

/** The build puts them beside the page: nothing is fetched from elsewhere. */
const CHARACTER_MAPS = "taskpane/cmaps/";

async function readSingle(file: File): Promise<Outcome<Exclude<Original, { readonly kind: "several" }>>> {
  const [bytes, reader] = await Promise.all([file.arrayBuffer(), import("../../adapters/original/read")]);
  return reader.readSingle(new Uint8Array(bytes), file.name, { characterMaps: CHARACTER_MAPS });
}

/** A report as it stands in its file: Word, a web page or text. */
export async function readReportFile(file: File): Promise<Outcome<RawDocument>> {
  const original = await readSingle(file);
  if (!original.ok) return original;
  if (original.value.kind === "figures" || isWorkbook(original.value.document.format))
    return no({ kind: "not-a-file-we-read", found: "没有正文的数据文件" });
  return yes(original.value.document);
}

export async function readFile(file: File): Promise<Outcome<Reading>> {
  const original = await readSingle(file);
  if (!original.ok) return original;
  if (original.value.kind === "figures") return readFigures(original.value.value);
  return readReport(original.value.document, { name: file.name.replace(/\.[^.]+$/u, "") });
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
