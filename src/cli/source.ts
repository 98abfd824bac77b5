// One file → a reading, whatever its format. A file within an archive or a letter is named by a path through it.
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { kindAt, readBytes } from "../adapters/disk/files";
import { NODE_CODEC } from "../adapters/opc/node-codec";
import { readInner, readOriginal, readSingle, type Inner, type Original, type Surroundings } from "../adapters/original/read";
import { readFigures } from "../app/read/figures-file";
import { readNamed } from "../app/read/read-named";
import { readReport } from "../app/read/read-report";
import { holdsSeveral, reportsIn, type ReportIn } from "../app/read/reports-in";
import { identityDifferences } from "../app/workbook/whose";
import { no, yes, type Outcome, type Refusal } from "../core/outcome";
import { HOLDS_OTHERS } from "../core/document/kept-as";
import type { Reading } from "../core/document/reading";
import type { RawDocument } from "../core/document/source";
import type { Hints } from "../core/recognise/recognise";
import { bytesRead } from "./collect";

type Single = Exclude<Original, { readonly kind: "several" }>;

/** What readers may use here; the maps stand in the package that needs them, which is looked for when a PDF comes. */
const SURROUNDINGS: Surroundings = {
  codec: NODE_CODEC,
  get characterMaps() {
    return `${join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps")}/`;
  },
};

/** A file's name without folder and extension. */
export const bareName = (file: string): string => basename(file).replace(/\.[^.]+$/u, "");

/** A report, and the file that it stands in; of one among several in a file its own name as well. */
export interface SourceReport {
  readonly source: string;
  readonly reading: Reading;
}

const asked =
  ({ unit, year }: Hints) =>
  (one: ReportIn): boolean =>
    identityDifferences({ unit, year }, one.reading).length === 0;

/** Every report of a file; a workbook may hold those of several units or years, of which the hints may name one. */
function reports(original: Outcome<Single>, file: string, hints: Hints): Outcome<readonly SourceReport[]> {
  if (!original.ok) return original;
  const { value } = original;
  const alone = (read: Outcome<Reading>): Outcome<readonly SourceReport[]> =>
    read.ok ? yes([{ source: file, reading: read.value }]) : read;
  if (value.kind === "figures") return alone(readFigures(value.value, hints));
  const read = readReport(value.document, { ...hints, name: bareName(file) });
  const several = holdsSeveral(read) ? reportsIn(value.document) : [];
  if (several.length > 0) {
    const chosen = several.filter(asked(hints));
    if (chosen.length === 0) return no(amongSeveral(several.map(({ name }) => name)));
    return yes(chosen.map(({ name, reading }) => ({ source: `${file}#${name}`, reading })));
  }
  return alone(readNamed(read, value.names));
}

const amongSeveral = (names: readonly string[]): Refusal => ({ kind: "several-reports", of: "reports", names });

/** Where one report is meant: which of several has to be said. */
export function onlyOne<Report extends SourceReport>(found: readonly Report[]): Outcome<Report> {
  const [first, ...others] = found;
  if (others.length === 0) return yes(first!);
  return no(amongSeveral(found.map(({ source }) => source.slice(source.lastIndexOf("#") + 1))));
}

function one(read: Outcome<readonly SourceReport[]>): Outcome<Reading> {
  const only = read.ok ? onlyOne(read.value) : read;
  return only.ok ? yes(only.value.reading) : only;
}

export const readBytesAs = async (bytes: Uint8Array, name: string, hints: Hints = {}): Promise<Outcome<Reading>> =>
  one(reports(await readSingle(bytes, name, SURROUNDINGS), name, hints));

/** A path that may lead through a file; of all others nobody asks the disk. */
const LEADS_THROUGH = /\.(?:zip|eml)[/\\]/iu;

/** The file that a path leads through, and the rest of the path within it; undefined for one that ends at a file. */
function through(path: string): { readonly outer: string; readonly inner: string } | undefined {
  if (!LEADS_THROUGH.test(path)) return undefined;
  for (let outer = dirname(path); outer !== dirname(outer); outer = dirname(outer)) {
    const found = kindAt(outer);
    if (found === "file") return { outer, inner: relative(outer, path).split(sep).join("/") };
    if (found !== undefined) return undefined;
  }
  return undefined;
}

function bytesOf(file: string): Outcome<Uint8Array> {
  const bytes = readBytes(file);
  if (bytes.ok) bytesRead(bytes.value.length);
  return bytes;
}

/** The last one alone: its files are asked for one after the other. */
let opened: { readonly file: string; readonly sources: Outcome<readonly Inner[]> } | undefined;

async function sourcesIn(file: string): Promise<Outcome<readonly Inner[]>> {
  if (opened?.file === file) return opened.sources;
  const bytes = bytesOf(file);
  if (!bytes.ok) return bytes;
  const original = await readOriginal(bytes.value, file, SURROUNDINGS);
  if (!original.ok) return original;
  const { value } = original;
  const sources: Outcome<readonly Inner[]> = { ok: true, value: value.kind === "several" ? value.sources : [] };
  opened = { file, sources };
  return sources;
}

async function readSingleAt(file: string): Promise<Outcome<Single>> {
  const within = through(file);
  if (within === undefined) {
    const bytes = bytesOf(file);
    return bytes.ok ? readSingle(bytes.value, file, SURROUNDINGS) : bytes;
  }
  const sources = await sourcesIn(within.outer);
  if (!sources.ok) return sources;
  const source = sources.value.find(({ name }) => name === within.inner);
  return source ? readInner(source, SURROUNDINGS) : no({ kind: "cannot-open", file, detail: "里面没有这个文件" });
}

/** Archives and letters are replaced by the files that they hold; one that cannot be opened stays, and is refused by name when read. */
export async function withInner(files: readonly string[]): Promise<readonly string[]> {
  const out: string[] = [];
  for (const file of files) {
    const sources = HOLDS_OTHERS.test(file) ? await sourcesIn(file) : undefined;
    if (sources?.ok !== true || sources.value.length === 0) out.push(file);
    else out.push(...sources.value.map(({ name }) => `${file}/${name}`));
  }
  return out;
}

/** The document itself, for a report whose tables stand elsewhere. */
export async function readDocumentFile(file: string): Promise<Outcome<RawDocument>> {
  const original = await readSingleAt(file);
  if (!original.ok) return original;
  return original.value.kind === "document" ? { ok: true, value: original.value.document } : no({ kind: "no-table-found" });
}

export const readReports = async (file: string, hints: Hints = {}): Promise<Outcome<readonly SourceReport[]>> =>
  reports(await readSingleAt(file), file, hints);

export const readSource = async (file: string, hints: Hints = {}): Promise<Outcome<Reading>> =>
  one(await readReports(file, hints));

/** One report of a file, by the name that `readReports` gave it. */
export async function readNamedReport(source: string): Promise<Outcome<Reading>> {
  const file = source.replace(/#[^#/\\]*$/u, "");
  const read = file === source || kindAt(source) === "file" ? undefined : await readReports(file);
  const found = read?.ok ? read.value.find((report) => report.source === source) : undefined;
  return found ? yes(found.reading) : readSource(source);
}
