// Notes beside cells in a file: who says what where is read, and some are put in or taken out; every other part stays as it was.
import { no, yes, type Outcome } from "../../core/outcome";
import { a1 } from "../../core/figures/addresses";
import type { CellComment } from "../../ports/workbook";
import { CLOSE, END, escapeText, OPEN, XmlScanner } from "../opc/xml";
import { CONTENT_TYPES, relationsPart, writePackage, type Package, type PartToWrite } from "../opc/zip";
import { colOfPlace, placeAt, rowOfPlace } from "./address";
import { noteShape, NO_SHAPES, shapesBut, type SheetSizes } from "./note-shapes";
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
  const edits: TextEdit[] = [
    ...(known < 0
      ? [{ start: authorsEnd, end: authorsEnd, text: `<${prefix}author>${escapeText(author)}</${prefix}author>` }]
      : []),
    ...notes.flatMap((note) => (gone.includes(note) ? [{ start: note.start, end: note.end, text: "" }] : [])),
    {
      start: listEnd,
      end: listEnd,
      text: ours.map((one) => comment(one, known < 0 ? authors.length : known, prefix)).join(""),
    },
  ];
  return apply(text, edits);
}

/** What stands behind the drawing of the notes in a sheet, by the schema's order. */
const BEHIND = ["legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

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

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship xmlns="${PACKAGE}/relationships" Id="${id}" Type="${OFFICE}/${kind}" Target="/${target}"/>`;

function freePart({ pack, texts, named }: Edited, name: (number: number) => string): string {
  let number = 1;
  while (pack.has(name(number)) || texts.has(name(number)) || named.has(name(number))) number += 1;
  return name(number);
}

/** The parts of a sheet that has no notes yet: both of them, the way to them, and what they are. */
function withParts(edited: Edited, sheet: string, comments: string, shapes: string): Outcome<undefined> {
  const relations = relationsPart(sheet);
  const text = textOf(edited, sheet, "");
  if (!text.ok) return text;
  const drawn = withDrawing(text.value, sheet, "rIdNianbaoShapes");
  if (!drawn.ok) return drawn;
  edited.texts.set(sheet, drawn.value);
  const led = append(
    edited,
    relations,
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`,
    relation("rIdNianbaoNotes", "comments", comments) + relation("rIdNianbaoShapes", "vmlDrawing", shapes),
  );
  if (!led.ok) return led;
  const types =
    `<Override xmlns="${PACKAGE}/content-types" PartName="/${comments}" ContentType="${COMMENTS_TYPE}"/>` +
    `<Override xmlns="${PACKAGE}/content-types" PartName="/${shapes}" ContentType="${VML_TYPE}"/>`;
  return append(edited, CONTENT_TYPES, "", types);
}

const BLANK = (author: string): string =>
  `${DECLARATION}<comments xmlns="${MAIN}"><authors><author>${escapeText(author)}</author></authors><commentList></commentList></comments>`;

function putNotes(
  edited: Edited,
  sheet: { readonly part: string },
  ours: readonly CellComment[],
  isOurs: (text: string) => boolean,
  author: string,
): Outcome<undefined> {
  const { pack, texts } = edited;
  const relations = pack.relations(sheet.part);
  // What cannot be read stays as it is, as long as nothing of ours is to stand there.
  if (!relations.ok) return ours.length === 0 ? yes(undefined) : relations;
  const there = related(relations.value, "comments")?.target;
  const drawn = related(relations.value, "vmlDrawing")?.target;
  if (there === undefined && ours.length === 0) return yes(undefined);
  const comments = there ?? freePart(edited, (number) => `xl/comments${number}.xml`);
  const shapes = drawn ?? freePart(edited, (number) => `xl/drawings/vmlDrawing${number}.vml`);
  // One that is named and not there is no blank one: what the package says of it is not known.
  const written = there === undefined || pack.has(comments) ? textOf(edited, comments, BLANK(author)) : pack.text(comments);
  const text = written.ok ? withEnds(written.value) : "";
  const read = written.ok ? readNotes(text, comments) : written;
  if (!read.ok) return ours.length === 0 ? yes(undefined) : read;
  const gone = read.value.notes.filter((note) => isOurs(note.text));
  if (sameNotes(gone, ours)) return yes(undefined);
  const { authorsEnd, listEnd } = read.value;
  if (authorsEnd < 0 || listEnd < 0) return no({ kind: "damaged", part: comments, detail: "批注没有清单" });
  // A drawing without notes is of something else, a button for one: one sheet has one, and it is not ours to share.
  if ((there === undefined) !== (drawn === undefined)) return no({ kind: "damaged", part: sheet.part, detail: "批注没有图形" });
  const content = textOf(edited, sheet.part, "");
  if (!content.ok) return content;
  const sizes: SheetSizes = sheetSizes(content.value, sheet.part);
  const vml = textOf(edited, shapes, NO_SHAPES);
  if (!vml.ok) return vml;
  if (there === undefined) {
    const made = withParts(edited, sheet.part, comments, shapes);
    if (!made.ok) return made;
  }
  texts.set(comments, withNotes(text, read.value, ours, gone, author));
  texts.set(shapes, shapesBut(vml.value, gone));
  return append(edited, shapes, NO_SHAPES, ours.map((one, at) => noteShape(one, at, texts.get(shapes)!, sizes)).join(""));
}

const sameNotes = (there: readonly Note[], wanted: readonly CellComment[]): boolean =>
  there.length === wanted.length &&
  wanted.every(({ row, col, text }) => there.some((one) => one.row === row && one.col === col && one.text === text));

/**
 * @param ours - the notes of ours that the file shall have
 * @param isOurs - says of a text whether it is one of ours, which none of `ours` is without
 * @returns the file with these notes of ours and no others of ours; what others wrote beside cells stays
 */
export function withXlsxComments(
  bytes: Uint8Array,
  ours: readonly CellComment[],
  isOurs: (text: string) => boolean,
  author: string,
): Outcome<Uint8Array> {
  const opened = openXlsxWorkbook(bytes, undefined, "sheets");
  if (!opened.ok) return opened;
  const { pack, sheets } = opened.value;
  const targets = sheets.flatMap(({ part }) => {
    const relations = pack.relations(part);
    return relations.ok ? relations.value.map(({ target }) => target) : [];
  });
  const edited: Edited = { texts: new Map(), pack, named: new Set(targets) };
  for (const sheet of sheets) {
    const own = ours.filter((one) => one.sheet === sheet.name);
    const put = putNotes(edited, sheet, own, isOurs, author);
    if (!put.ok) return put;
  }
  if (edited.texts.size === 0) return yes(bytes);
  const encoder = new TextEncoder();
  const there = pack.names.map((name): PartToWrite => {
    const text = edited.texts.get(name);
    return text === undefined ? pack.packed(name)! : { name, bytes: encoder.encode(text) };
  });
  const made = [...edited.texts].filter(([name]) => !pack.names.includes(name));
  return yes(writePackage([...there, ...made.map(([name, text]) => ({ name, bytes: encoder.encode(text) }))]));
}
