// A Word 97–2003 document (.doc, and .wps of WPS, which is the same) → its paragraphs and tables ([MS-DOC]).
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawBlock, RawDocument } from "../../core/document/source";
import { openContainer } from "../ole/container";
import { readOleProperties } from "../ole/properties";
import { readProperties, type ParagraphProperties } from "./properties";
import { DocStory } from "./story";

const MIB = 1024 * 1024;
const LARGEST = 50 * MIB;
const MOST_CHARACTERS = 20_000_000;
const PAGE = 512;

const damaged = (detail: string): Outcome<never> => no({ kind: "damaged", part: "", detail });

/** A stretch of the text and where its bytes lie. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** One byte a character, as Western Windows has it; two otherwise. */
  readonly isNarrow: boolean;
}

interface Streams {
  readonly main: Uint8Array;
  readonly table: Uint8Array;
  readonly data: Uint8Array | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

export function readDoc(bytes: Uint8Array): Outcome<RawDocument> {
  if (bytes.length > LARGEST)
    return no({ kind: "too-large", what: "文档", limit: "50 MB", found: `${Math.ceil(bytes.length / MIB)} MB` });
  const streams = streamsOf(bytes);
  if (!streams.ok) return streams;
  const { main, table, data } = streams.value;
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const pieces = piecesOf(table, view.getUint32(0x1a2, true), view.getUint32(0x1a6, true));
  if (pieces === undefined) return damaged("文档的文字目录不完整");
  const length = view.getUint32(0x4c, true);
  if (length > MOST_CHARACTERS)
    return no({ kind: "too-large", what: "文档的字数", limit: `${MOST_CHARACTERS}字`, found: `${length}字` });
  const properties = paragraphsOf(main, table, data, view.getUint32(0x102, true), view.getUint32(0x106, true));
  return yes({ format: "doc", blocks: blocksOf(main, pieces, length, properties), properties: streams.value.properties });
}

function streamsOf(bytes: Uint8Array): Outcome<Streams> {
  const container = openContainer(bytes);
  if (!container.ok) return container;
  const main = container.value.stream("WordDocument");
  if (!main.ok) return main;
  if (main.value === undefined || main.value.length < 0x200) return damaged("文档没有正文");
  const view = new DataView(main.value.buffer, main.value.byteOffset, main.value.byteLength);
  const flags = view.getUint16(10, true);
  if (flags & 0x0100) return no({ kind: "password-protected" });
  // Word 95 and older keep their text in another way; nobody has written such files for twenty years.
  if (view.getUint16(2, true) < 0xc1)
    return no({ kind: "not-a-file-we-read", found: "Word 95 或更早的文档", way: "save-as-docx" });
  const table = container.value.stream(flags & 0x0200 ? "1Table" : "0Table");
  if (!table.ok) return table;
  const data = container.value.stream("Data");
  if (table.value === undefined) return damaged("文档的目录不完整");
  return yes({
    main: main.value,
    table: table.value,
    data: data.ok ? data.value : undefined,
    properties: readOleProperties(container.value),
  });
}

/** The pieces of the text, in its order; what stands before them in their list are properties of characters. */
function piecesOf(table: Uint8Array, from: number, size: number): Piece[] | undefined {
  if (size === 0 || from + size > table.length) return undefined;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = from;
  while (at + 3 <= from + size && table[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (at + 5 > from + size || table[at] !== 2) return undefined;
  const length = view.getUint32(at + 1, true);
  at += 5;
  const count = Math.floor((length - 4) / 12);
  if (count < 1 || at + length > from + size) return undefined;
  const places = at + 4 * (count + 1);
  return Array.from({ length: count }, (_, i) => {
    const place = view.getUint32(places + 8 * i + 2, true);
    const isNarrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    return {
      from: view.getUint32(at + 4 * i, true),
      to: view.getUint32(at + 4 * i + 4, true),
      at: isNarrow ? offset / 2 : offset,
      isNarrow,
    };
  });
}

/** Properties by the place in the file at which their paragraphs end, in that order. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly properties: ParagraphProperties;
}

function paragraphsOf(
  main: Uint8Array,
  table: Uint8Array,
  data: Uint8Array | undefined,
  from: number,
  size: number,
): readonly Run[] {
  const runs: Run[] = [];
  const count = Math.floor((size - 4) / 8);
  if (size < 12 || from + size > table.length) return runs;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  for (let i = 0; i < count; i++) {
    const page = (view.getUint32(from + 4 * (count + 1) + 4 * i, true) & 0x3fffff) * PAGE;
    if (page + PAGE <= main.length) runs.push(...runsOf(main.subarray(page, page + PAGE), data));
  }
  return runs.sort((a, b) => a.from - b.from);
}

function runsOf(page: Uint8Array, data: Uint8Array | undefined): Run[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = page[PAGE - 1]!;
  const out: Run[] = [];
  if (4 * (count + 1) + 13 * count >= PAGE) return out;
  for (let i = 0; i < count; i++) {
    let at = page[4 * (count + 1) + 13 * i]! * 2;
    let own = new Uint8Array();
    if (at > 0 && at < PAGE - 1) {
      const half = page[at]!;
      const length = half === 0 ? page[at + 1]! * 2 : half * 2 - 1;
      at += half === 0 ? 2 : 1;
      own = page.slice(at, Math.min(at + length, PAGE - 1));
    }
    const style = own.length >= 2 ? own[0]! | (own[1]! << 8) : 0;
    out.push({
      from: view.getUint32(4 * i, true),
      to: view.getUint32(4 * i + 4, true),
      properties: readProperties(own.subarray(2), style, data),
    });
  }
  return out;
}

function runAt(runs: readonly Run[], place: number): ParagraphProperties | undefined {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.from <= place) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && place < run.to ? run.properties : undefined;
}

/** Bytes 0x80 to 0x9f of Western Windows, which a narrow piece is written in. */
const western = new TextDecoder("windows-1252");
const wide = new TextDecoder("utf-16le");
/** Ends of paragraphs, cells and rows, and page breaks. */
const END = /[\u0007\r\u000c]/gu;

/** Walks the main text piece by piece; notes, headers and comments stand behind it and are left. */
function blocksOf(main: Uint8Array, pieces: readonly Piece[], length: number, runs: readonly Run[]): readonly RawBlock[] {
  const story = new DocStory();
  for (const piece of pieces) {
    const to = Math.min(piece.to, length);
    const width = piece.isNarrow ? 1 : 2;
    if (piece.from >= to || !Number.isInteger(piece.at)) continue;
    const bytes = main.subarray(piece.at, piece.at + (to - piece.from) * width);
    const text = piece.isNarrow ? western.decode(bytes) : wide.decode(bytes.subarray(0, bytes.length & ~1));
    let start = 0;
    for (const { index } of text.matchAll(END)) {
      story.add(text.slice(start, index));
      story.end(text.charCodeAt(index), runAt(runs, piece.at + index * width));
      start = index + 1;
    }
    story.add(text.slice(start));
  }
  return story.finish();
}
