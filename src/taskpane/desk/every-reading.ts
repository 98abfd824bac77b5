// Every report that a file holds: an archive holds several, a workbook perhaps. One after the other, so that only one is held.
import { readInner, readOriginal, type Original, type Surroundings } from "../../adapters/original/read";
import { readFigures } from "../../app/read/figures-file";
import { readNamed } from "../../app/read/read-named";
import { readReport } from "../../app/read/read-report";
import { holdsSeveral, reportsIn } from "../../app/read/reports-in";
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome } from "../../core/outcome";

export interface ReadSource {
  /** With the archive and the folders that it lies in. */
  readonly source: string;
  readonly read: Outcome<Reading>;
}

type Single = Exclude<Original, { readonly kind: "several" }>;

const bareName = (path: string): string => path.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

function readingOf(original: Single, path: string): Outcome<Reading> {
  if (original.kind === "figures") return readFigures(original.value);
  return readNamed(readReport(original.document, { name: bareName(path) }), original.names);
}

function* readingsIn(original: Outcome<Single>, source: string): Generator<ReadSource> {
  if (!original.ok) return yield { source, read: original };
  const read = readingOf(original.value, source);
  const several = original.value.kind === "document" && holdsSeveral(read) ? reportsIn(original.value.document) : [];
  if (several.length === 0) return yield { source, read };
  for (const { name, reading } of several) yield { source: `${source}#${name}`, read: yes(reading) };
}

export async function* everyReading(file: File, path: string, surroundings: Surroundings): AsyncGenerator<ReadSource> {
  const original = await readOriginal(new Uint8Array(await file.arrayBuffer()), path, surroundings);
  if (!original.ok) return yield { source: path, read: original };
  const { value } = original;
  if (value.kind !== "several") return yield* readingsIn(yes(value), path);
  for (const inner of value.sources) yield* readingsIn(await readInner(inner, surroundings), `${path}/${inner.name}`);
}
