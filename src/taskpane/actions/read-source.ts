// A file or a paste → a reading. The reader of each format is fetched when such a file is opened.
import { readFigures } from "../../app/read/figures-file";
import { readReport } from "../../app/read/read-report";
import { holdsSeveral, reportsIn } from "../../app/read/reports-in";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { isWorkbook, type RawDocument } from "../../core/document/source";
import type { Original } from "../../adapters/original/read";
import type { PastedContent } from "../pane-actions";
import type { Sources } from "./choice";

/** The build puts them beside the page: nothing is fetched from elsewhere. */
export const CHARACTER_MAPS = "taskpane/cmaps/";

type Single = Exclude<Original, { readonly kind: "several" }>;

async function readSingle(file: File): Promise<Outcome<Single>> {
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

const readingOf = (original: Single, name: string): Outcome<Reading> =>
  original.kind === "figures"
    ? readFigures(original.value)
    : readReport(original.document, { name: name.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "") });

export async function readFile(file: File): Promise<Outcome<Reading>> {
  const original = await readSingle(file);
  return original.ok ? readingOf(original.value, file.name) : original;
}

/** Every report that a file holds: an archive or a letter has several files, a workbook several units or years. */
export async function sourcesIn(file: File): Promise<Outcome<Sources>> {
  const [buffer, reader] = await Promise.all([file.arrayBuffer(), import("../../adapters/original/read")]);
  const surroundings = { characterMaps: CHARACTER_MAPS };
  const original = await reader.readOriginal(new Uint8Array(buffer), file.name, surroundings);
  if (!original.ok) return original;
  const { value } = original;
  if (value.kind === "several")
    return yes(
      value.sources.map((inner) => ({
        name: inner.name,
        read: async () => {
          const single = await reader.readInner(inner, surroundings);
          return single.ok ? readingOf(single.value, inner.name) : single;
        },
      })),
    );
  const read = readingOf(value, file.name);
  const several = value.kind === "figures" || !holdsSeveral(read) ? [] : reportsIn(value.document);
  if (several.length > 0) return yes(several.map(({ name, reading }) => ({ name, read: async () => yes(reading) })));
  return read.ok ? yes([{ name: "", read: async () => read }]) : read;
}

/** A file as it stands, whatever is in it. */
export async function readDocument(file: File): Promise<Outcome<RawDocument>> {
  const original = await readSingle(file);
  if (!original.ok) return original;
  return original.value.kind === "figures" ? no({ kind: "no-table-found" }) : yes(original.value.document);
}

/** What was pasted as it stands: the page, where it has cells of its own. */
export async function pastedDocument({ html, text }: PastedContent): Promise<Outcome<RawDocument>> {
  if (html !== "") {
    const { readHtml } = await import("../../adapters/html/read");
    const page = readHtml(html);
    if (page.ok && page.value.blocks.some(({ kind }) => kind === "grid")) return page;
  }
  const { readText } = await import("../../adapters/text/read");
  return yes(readText(text));
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
