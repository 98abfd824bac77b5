// 定稿: the same document without our controls, our record and our drafts. Its text, its tables and their look stay.
import { yes, type Outcome } from "../../core/outcome";
import { readSlotTag, TITLE } from "../../render/slot-tag";
import type { Codec } from "../opc/archive";
import { CONTENT_TYPES, relationsPart, writePackage, type PartToWrite } from "../opc/zip";
import { leadXml } from "./control";
import { openDocument, type DocxDocument } from "./document";
import { storyOrder } from "./order";
import { findRecord } from "./record";
import { Splices } from "./splice";
import type { Control, Story, XmlRange } from "./walk";

/** A paragraph that was begun for somebody, and never finished. */
export const DRAFT = "〔草稿";

const isInside = (inner: XmlRange, outer: XmlRange): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** How long the paragraph is that we put before a table; behind another table it keeps the two apart. */
function leadIn(story: Story, { start, end, content }: Control, drafts: readonly XmlRange[]): number {
  const lead = leadXml(story);
  // The table stands in the control, or right behind it.
  const inside = content.start + lead.length;
  const table = inside === content.end ? end : inside;
  let before = story.xml.slice(0, start).trimEnd();
  // A draft goes, too: what counts is what will stand there.
  for (let draft; (draft = drafts.find((one) => one.end === before.length));) before = before.slice(0, draft.start).trimEnd();
  return before.endsWith(`</${story.prefix}p>`) &&
    story.xml.startsWith(lead, content.start) &&
    story.xml.startsWith(`<${story.prefix}tbl>`, table)
    ? lead.length
    : 0;
}

/** LibreOffice 7 takes the tag away and leaves the title. */
const isOurs = ({ tag, title }: Control): boolean =>
  tag === undefined ? title?.startsWith(TITLE) === true : readSlotTag(tag) !== undefined;

function finalStory(story: Story): string {
  const splices = new Splices();
  // A cell needs its paragraph, and a section its last one.
  const drafts = storyOrder(story).paragraphs.flatMap(({ paragraph, cell }) =>
    paragraph.text.includes(DRAFT) && !cell && !paragraph.endsSection ? [paragraph] : [],
  );
  for (const draft of drafts) splices.remove(draft);
  for (const control of story.controls) {
    if (!isOurs(control) || drafts.some((draft) => isInside(control, draft))) continue;
    splices.remove({ start: control.start, end: control.content.start + leadIn(story, control, drafts) });
    splices.remove({ start: control.content.end, end: control.end });
  }
  return splices.isEmpty ? story.xml : splices.apply(story.xml);
}

/** The parts that hold our record, and the properties of it. */
function recordParts(document: DocxDocument): readonly string[] {
  const record = findRecord(document);
  if (!record) return [];
  const relations = document.file.relations(record.part);
  const properties = relations.ok ? relations.value.filter(({ external }) => !external).map(({ target }) => target) : [];
  return [record.part, ...properties, relationsPart(record.part)];
}

/** The elements of a list of parts that speak of a part, by the name it is given there. */
function without(xml: string, attribute: string, parts: readonly string[]): string {
  return xml.replace(/<[A-Za-z:]{1,40}\s[^<>]{0,2000}\/>/gu, (element) => {
    const said = new RegExp(`\\s${attribute}=["']([^"']{1,300})["']`, "u").exec(element)?.[1]?.replace(/^\//u, "");
    return said !== undefined && parts.some((part) => `/${part}`.endsWith(`/${said.replace(/^(?:\.\.\/)+/u, "")}`))
      ? ""
      : element;
  });
}

export function finalDocx(bytes: Uint8Array, codec?: Codec): Outcome<Uint8Array> {
  const opened = openDocument(bytes, codec);
  if (!opened.ok) return opened;
  const document = opened.value;
  const { file, main } = document;
  const gone = recordParts(document);
  const texts = new Map([document.body, ...document.others].map((story) => [story.part, finalStory(story)]));
  for (const [part, attribute] of [
    [CONTENT_TYPES, "PartName"],
    [relationsPart(main), "Target"],
  ] as const) {
    const text = file.text(part);
    if (gone.length > 0 && text.ok) texts.set(part, without(text.value, attribute, gone));
  }
  const encoder = new TextEncoder();
  const parts = file.names.flatMap((name): PartToWrite[] => {
    if (gone.includes(name)) return [];
    const text = texts.get(name);
    const before = text === undefined ? undefined : file.text(name);
    const packed = file.packed(name);
    return text !== undefined && !(before?.ok && before.value === text)
      ? [{ name, bytes: encoder.encode(text) }]
      : packed
        ? [packed]
        : [];
  });
  return yes(writePackage(parts, file.codec));
}
