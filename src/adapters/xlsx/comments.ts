// Notes beside cells in a file: who says what where is read, and some are put in or taken out; every other part stays as it was.
import { no, yes, type Outcome } from "../../core/outcome";
import { a1 } from "../../core/figures/addresses";
import type { CellComment } from "../../ports/workbook";
import { CLOSE, END, escapeText, OPEN, XmlScanner } from "../opc/xml";
import { CONTENT_TYPES, relationsPart, writePackage, type Package, type PartToWrite, type Relationship } from "../opc/zip";
import { colOfPlace, placeAt, rowOfPlace } from "./address";
import { missingType, noteShape, NO_SHAPES, shapesBut, type SheetSizes } from "./note-shapes";
import { apply, type TextEdit } from "./patch-text";
import { readStringItem } from "./read-strings";
import { sheetSizes } from "./sheet-sizes";
import { openXlsxWorkbook, related } from "./workbook";
import { writableText } from "./xstring";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Note {
  readonly row: number;
  readonly col: number;
  readonly text: string;
  /** Where its element stands in the part. */
  readonly start: number;
  readonly end: number;
}

interface NotePart {
  readonly notes: readonly Note[];
  /** How elements of the part are called before their names, colon included. */
  readonly prefix: string;
  readonly authors: readonly string[];
  /** Where another author, and another note, would stand; -1 where the part has no such list. */
  readonly authorsEnd: number;
  readonly listEnd: number;
}

/** Both lists with an end of their own, where something more can stand before it. */
const withEnds = (text: string): string => text.replace(/<((?:[\w.-]+:)?(?:authors|commentList))\s*\/>/gu, "<$1></$1>");

function readNotes(text: string, part: string): Outcome<NotePart> {
  const xml = new XmlScanner(text, part);
  const notes: Note[] = [];
  const authors: string[] = [];
  let [prefix, authorsEnd, listEnd] = ["", -1, -1];
  let [start, place, said] = [0, -1, ""];
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event === OPEN) {
      if (xml.depth === 1) prefix = xml.prefix === "" ? "" : `${xml.prefix}:`;
      if (xml.is("author")) authors.push(xml.content());
      else if (xml.is("comment")) {
        const ref = xml.attribute("ref") ?? "";
        [start, place, said] = [xml.start, placeAt(ref, 0, ref.length), ""];
      } else if (xml.is("text")) said = readStringItem(xml);
    } else if (event === CLOSE) {
      if (xml.is("authors")) authorsEnd = xml.start;
      else if (xml.is("commentList")) listEnd = xml.start;
      else if (xml.is("comment") && place >= 0)
        notes.push({ row: rowOfPlace(place), col: colOfPlace(place), text: said, start, end: xml.end });
    }
  }
  if (xml.fault) return no(xml.fault);
  return yes({ notes, prefix, authors, authorsEnd, listEnd });
}

const notePart = (pack: Package, sheet: string): Outcome<string | undefined> => {
  const relations = pack.relations(sheet);
  return relations.ok ? yes(related(relations.value, "comments")?.target) : relations;
};

/**
 * What is said beside cells, by whomever: answers that newer programs keep elsewhere are not read. No figure hangs on it: a part
 * that is not there or cannot be read says nothing, and the workbook opens without.
 */
export function readXlsxComments(bytes: Uint8Array): Outcome<readonly CellComment[]> {
  const opened = openXlsxWorkbook(bytes, undefined, "sheets");
  if (!opened.ok) return opened;
  const found: CellComment[] = [];
  for (const { name, part } of opened.value.sheets) {
    const target = notePart(opened.value.pack, part);
    if (!target.ok || target.value === undefined) continue;
    const text = opened.value.pack.text(target.value);
    const read = text.ok ? readNotes(withEnds(text.value), target.value) : text;
    if (!read.ok) continue;
    found.push(...read.value.notes.map(({ row, col, text: said }) => ({ sheet: name, row, col, text: said })));
  }
  return yes(found);
}

/** An edit of a part, which is made where it is not there yet. */
interface Edited {
  readonly texts: Map<string, string>;
  readonly pack: Package;
  /** What the sheets name as theirs, there or not: a new part of that name would be another sheet's as well. */
  readonly named: ReadonlySet<string>;
}

const textOf = ({ texts, pack }: Edited, part: string, blank: string): Outcome<string> =>
  texts.has(part) ? yes(texts.get(part)!) : pack.has(part) ? pack.text(part) : yes(blank);

/** The text with something more before the end of its outermost element. */
function append(edited: Edited, part: string, blank: string, added: string): Outcome<undefined> {
  const text = textOf(edited, part, blank);
  if (!text.ok) return text;
  const at = text.value.lastIndexOf("</");
  if (at < 0) return no({ kind: "damaged", part, detail: "没有结束" });
  edited.texts.set(part, text.value.slice(0, at) + added + text.value.slice(at));
  return yes(undefined);
}

const comment = ({ row, col, text }: CellComment, author: number, prefix: string): string =>
  `<${prefix}comment ref="${a1({ row, col })}" authorId="${author}"><${prefix}text><${prefix}r><${prefix}t xml:space="preserve">` +
  `${escapeText(writableText(text))}</${prefix}t></${prefix}r></${prefix}text></${prefix}comment>`;

/** @returns the part with these notes instead of those of which `isOurs` says so */
function withNotes(
  text: string,
  { notes, prefix, authors, authorsEnd, listEnd }: NotePart,
  ours: readonly CellComment[],
  gone: readonly Note[],
  author: string,
): string {
  const known = authors.indexOf(author);
  const isNew = known < 0 && ours.length > 0;
  const edits: TextEdit[] = [
    ...(isNew ? [{ start: authorsEnd, end: authorsEnd, text: `<${prefix}author>${escapeText(author)}</${prefix}author>` }] : []),
    ...notes.flatMap((note) => (gone.includes(note) ? [{ start: note.start, end: note.end, text: "" }] : [])),
    ...ours.map((one) => ({ start: listEnd, end: listEnd, text: comment(one, isNew ? authors.length : known, prefix) })),
  ];
  return apply(text, edits);
}

/** What stands behind the drawing of the notes in a sheet, by the schema's order. */
const BEHIND = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

function withDrawing(text: string, part: string, id: string): Outcome<string> {
  const xml = new XmlScanner(text, part);
  let [prefix, at] = ["", -1];
  for (let event = xml.next(); event !== END && at < 0; event = xml.next()) {
    if (xml.depth === 1 && event === OPEN) prefix = xml.prefix === "" ? "" : `${xml.prefix}:`;
    if (event === OPEN && xml.depth === 2 && BEHIND.includes(xml.local)) at = xml.start;
    if (event === CLOSE && xml.local === "worksheet") at = xml.start;
  }
  if (xml.fault) return no(xml.fault);
  if (at < 0) return no({ kind: "damaged", part, detail: "工作表没有结束" });
  return yes(`${text.slice(0, at)}<${prefix}legacyDrawing xmlns:nr="${OFFICE}" nr:id="${id}"/>${text.slice(at)}`);
}

/** The drawing of a sheet's notes and buttons, as the sheet itself names it: its header's pictures are in another. */
function drawingOf(text: string, sheet: string, pack: Package, relations: readonly Relationship[]): Outcome<string | undefined> {
  const xml = new XmlScanner(text, sheet);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2 || !xml.is("legacyDrawing")) continue;
    const id = xml.prefixed("id");
    const found = related(
      relations.filter((one) => one.id === id),
      "vmlDrawing",
    );
    if (found && pack.has(found.target)) return yes(found.target);
    return no({ kind: "damaged", part: sheet, detail: "批注的图形不在文件里" });
  }
  return xml.fault ? no(xml.fault) : yes(undefined);
}

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship xmlns="${PACKAGE}/relationships" Id="${id}" Type="${OFFICE}/${kind}" Target="/${target}"/>`;

function freeId(relations: readonly Relationship[], name: string): string {
  let id = name;
  for (let number = 2; relations.some((one) => one.id === id); number += 1) id = `${name}${number}`;
  return id;
}

function freePart({ pack, texts, named }: Edited, name: (number: number) => string): string {
  let number = 1;
  while (pack.has(name(number)) || texts.has(name(number)) || named.has(name(number))) number += 1;
  return name(number);
}

/** A part that a sheet does not have yet: the way to it, and what it is. */
function withPart(edited: Edited, sheet: string, id: string, kind: string, made: string, type: string): Outcome<undefined> {
  const led = append(
    edited,
    relationsPart(sheet),
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`,
    relation(id, kind, made),
  );
  if (!led.ok) return led;
  const override = `<Override xmlns="${PACKAGE}/content-types" PartName="/${made}" ContentType="${type}"/>`;
  return append(edited, CONTENT_TYPES, "", override);
}

const BLANK = (author: string): string =>
  `${DECLARATION}<comments xmlns="${MAIN}"><authors><author>${escapeText(author)}</author></authors><commentList></commentList></comments>`;

interface SheetNotes {
  readonly sheet: string;
  readonly relations: readonly Relationship[];
  /** The part of the notes, where there is one. */
  readonly there: string | undefined;
  readonly text: string;
  readonly read: NotePart;
  readonly gone: readonly Note[];
}

function notesOf({ pack, texts }: Edited, sheet: string, isOurs: (text: string) => boolean, author: string): Outcome<SheetNotes> {
  const relations = pack.relations(sheet);
  if (!relations.ok) return relations;
  const there = related(relations.value, "comments")?.target;
  const known = there === undefined ? BLANK(author) : texts.get(there);
  const written = known === undefined ? pack.text(there!) : yes(known);
  if (!written.ok) return written;
  const text = withEnds(written.value);
  const read = readNotes(text, there ?? sheet);
  if (!read.ok) return read;
  const gone = read.value.notes.filter((note) => isOurs(note.text));
  return yes({ sheet, relations: relations.value, there, text, read: read.value, gone });
}

/** Ours are taken out, and their boxes wherever these can be found. */
function takeNotes(edited: Edited, { sheet, relations, there, text, read, gone }: SheetNotes, author: string): void {
  const { pack, texts } = edited;
  if (there === undefined || gone.length === 0) return;
  texts.set(there, withNotes(text, read, [], gone, author));
  const content = textOf(edited, sheet, "");
  const drawn = content.ok ? drawingOf(content.value, sheet, pack, relations) : content;
  if (!drawn.ok || drawn.value === undefined) return;
  const vml = textOf(edited, drawn.value, NO_SHAPES);
  if (vml.ok) texts.set(drawn.value, shapesBut(vml.value, gone));
}

function putNotes(
  edited: Edited,
  { sheet, relations, there, text, read, gone }: SheetNotes,
  ours: readonly CellComment[],
  author: string,
): Outcome<undefined> {
  const { pack, texts } = edited;
  if (read.authorsEnd < 0 || read.listEnd < 0) return no({ kind: "damaged", part: there ?? sheet, detail: "批注没有清单" });
  const content = textOf(edited, sheet, "");
  if (!content.ok) return content;
  const drawn = drawingOf(content.value, sheet, pack, relations);
  if (!drawn.ok) return drawn;
  const sizes: SheetSizes = sheetSizes(content.value, sheet);
  const comments = there ?? freePart(edited, (number) => `xl/comments${number}.xml`);
  const shapes = drawn.value ?? freePart(edited, (number) => `xl/drawings/vmlDrawing${number}.vml`);
  const vml = textOf(edited, shapes, NO_SHAPES);
  if (!vml.ok) return vml;
  if (there === undefined) {
    const made = withPart(edited, sheet, freeId(relations, "rIdNianbaoNotes"), "comments", comments, COMMENTS_TYPE);
    if (!made.ok) return made;
  }
  if (drawn.value === undefined) {
    const id = freeId(relations, "rIdNianbaoShapes");
    const named = withDrawing(content.value, sheet, id);
    if (!named.ok) return named;
    texts.set(sheet, named.value);
    const made = withPart(edited, sheet, id, "vmlDrawing", shapes, VML_TYPE);
    if (!made.ok) return made;
  }
  texts.set(comments, withNotes(text, read, ours, gone, author));
  const before = shapesBut(vml.value, gone);
  texts.set(shapes, before);
  // Where notes had no drawing at all, the one that is made is that of the others' too.
  const others = drawn.value === undefined ? read.notes.filter((note) => !gone.includes(note)) : [];
  const boxes = [...others, ...ours].map((one, at) => noteShape(one, at, before, sizes));
  return append(edited, shapes, NO_SHAPES, missingType(before) + boxes.join(""));
}

const sameNotes = (there: readonly Note[], wanted: readonly CellComment[]): boolean =>
  there.length === wanted.length &&
  wanted.every(({ row, col, text }) => there.some((one) => one.row === row && one.col === col && one.text === text));

export interface WithComments {
  readonly bytes: Uint8Array;
  /** Sheets whose notes are as they were: what is there of notes and boxes is such that ours cannot be put to it. */
  readonly left: readonly string[];
}

/**
 * No figure hangs on a note: a sheet that cannot take ours keeps nobody from saving the rest.
 * @param ours - the notes of ours that the file shall have
 * @param isOurs - says of a text whether it is one of ours, which none of `ours` is without
 * @returns the file with these notes of ours and no others of ours; what others wrote beside cells stays
 */
export function withXlsxComments(
  bytes: Uint8Array,
  ours: readonly CellComment[],
  isOurs: (text: string) => boolean,
  author: string,
): Outcome<WithComments> {
  const opened = openXlsxWorkbook(bytes, undefined, "sheets");
  if (!opened.ok) return opened;
  const { pack, sheets } = opened.value;
  const named = new Set(
    sheets.flatMap(({ part }) => {
      const relations = pack.relations(part);
      return relations.ok ? relations.value.map(({ target }) => target) : [];
    }),
  );
  let texts = new Map<string, string>();
  const left: string[] = [];
  for (const { name, part } of sheets) {
    const own = ours.filter((one) => one.sheet === name);
    // All that a sheet's notes change, or nothing of it.
    const edited: Edited = { texts: new Map(texts), pack, named };
    const found = notesOf(edited, part, isOurs, author);
    if (found.ok && sameNotes(found.value.gone, own)) continue;
    if (found.ok && own.length === 0) takeNotes(edited, found.value, author);
    else {
      const put = found.ok ? putNotes(edited, found.value, own, author) : found;
      if (!put.ok) {
        if (own.length > 0) left.push(name);
        continue;
      }
    }
    texts = new Map(edited.texts);
  }
  if (texts.size === 0) return yes({ bytes, left });
  const encoder = new TextEncoder();
  const there = pack.names.map((name): PartToWrite => {
    const text = texts.get(name);
    return text === undefined ? pack.packed(name)! : { name, bytes: encoder.encode(text) };
  });
  const made = [...texts].filter(([name]) => !pack.names.includes(name));
  const whole = writePackage([...there, ...made.map(([name, text]) => ({ name, bytes: encoder.encode(text) }))]);
  return yes({ bytes: whole, left });
}
