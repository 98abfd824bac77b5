// What we keep with a document: the record of the last update as a custom XML part, and custom properties.
import type { UpdateRecord } from "../../ports/report";
import { no, yes, type Outcome } from "../../core/outcome";
import { END, escapeAttribute, escapeText, OPEN, XmlScanner } from "../opc/xml";
import type { DocxDocument } from "./document";
import type { PackageChanges } from "./package-changes";
import { Splices } from "./splice";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
export const RECORD = "urn:nianbao:record:1";
/** Names the kind of part for Word's own list of custom XML; the same for every document. */
const ITEM = "{3A6E9D52-7F41-4C0B-8B7A-2D5E9C41F036}";

/** @param order - the names of our places in sentences, in the order of the document */
export function recordXml({ written, kept }: UpdateRecord, order: readonly string[]): string {
  const lines = (kind: string, entries: Readonly<Record<string, string>>): string =>
    Object.entries(entries)
      .map(([name, text]) => `<${kind} name="${escapeAttribute(name)}">${escapeText(text)}</${kind}>`)
      .join("");
  return `${DECLARATION}<record xmlns="${RECORD}">${lines("written", written)}${lines("kept", kept)}${order.map((name) => `<place name="${escapeAttribute(name)}"/>`).join("")}</record>`;
}

/** @returns undefined for XML that is not ours */
export function parseRecord(
  text: string,
  part: string,
): Outcome<{ readonly record: UpdateRecord; readonly order: readonly string[] } | undefined> {
  const order: string[] = [];
  const written = new Map<string, string>();
  const kept = new Map<string, string>();
  const xml = new XmlScanner(text, part);
  if (xml.next() !== OPEN || xml.namespace !== RECORD) return xml.fault ? no(xml.fault) : yes(undefined);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2) continue;
    const name = xml.attribute("name");
    const entries = xml.is("written") ? written : xml.is("kept") ? kept : undefined;
    if (name === undefined) continue;
    if (xml.is("place")) order.push(name);
    else entries?.set(name, xml.content());
  }
  if (xml.fault) return no(xml.fault);
  return yes({ record: { written: Object.fromEntries(written), kept: Object.fromEntries(kept) }, order });
}

export interface FoundRecord {
  readonly part: string;
  readonly record: UpdateRecord;
  /** The names of our places in sentences, in the order in which they stood. */
  readonly order: readonly string[];
}

/** Custom XML of other programs is nothing to us; what is broken there does not keep a report from being read. */
export function findRecord({ file, main }: DocxDocument): FoundRecord | undefined {
  const relations = file.relations(main);
  if (!relations.ok) return undefined;
  for (const { kind, target, external } of relations.value) {
    if (kind !== "customXml" || external || !file.has(target)) continue;
    const text = file.text(target);
    if (!text.ok || !text.value.includes(RECORD)) continue;
    const record = parseRecord(text.value, target);
    if (record.ok && record.value) return { part: target, ...record.value };
  }
  return undefined;
}

export function keepRecord(
  document: DocxDocument,
  changes: PackageChanges,
  known: FoundRecord | undefined,
  record: UpdateRecord,
  order: readonly string[],
): Outcome<void> {
  const text = recordXml(record, order);
  if (known) {
    changes.set(known.part, text);
    return yes(undefined);
  }
  const { file } = document;
  let number = 1;
  while (file.has(`customXml/item${number}.xml`) || file.has(`customXml/itemProps${number}.xml`)) number++;
  const item = `customXml/item${number}.xml`;
  const added = changes.add(item, text, "application/xml", document.main, `${OFFICE}/relationships/customXml`);
  if (!added.ok) return added;
  const described = changes.add(
    `customXml/itemProps${number}.xml`,
    `${DECLARATION}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${ITEM}"><ds:schemaRefs><ds:schemaRef ds:uri="${RECORD}"/></ds:schemaRefs></ds:datastoreItem>`,
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    item,
    `${OFFICE}/relationships/customXmlProps`,
  );
  return described.ok ? yes(undefined) : described;
}

const PROPERTIES = `${OFFICE}/custom-properties`;
const TYPES = `${OFFICE}/docPropsVTypes`;

const propertyXml = (name: string, value: string, id: number): string =>
  `<property xmlns="${PROPERTIES}" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${id}" name="${escapeAttribute(name)}"><vt:lpwstr xmlns:vt="${TYPES}">${escapeText(value)}</vt:lpwstr></property>`;

/** Other properties stay as they are. */
export function keepProperties(
  { file }: DocxDocument,
  changes: PackageChanges,
  properties: Readonly<Record<string, string | undefined>>,
): Outcome<void> {
  const roots = file.relations("");
  if (!roots.ok) return roots;
  const part = roots.value.find(
    ({ kind, external, target }) => kind === "custom-properties" && !external && file.has(target),
  )?.target;
  if (part === undefined) {
    const inner = Object.entries(properties)
      .flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
      .map(([name, value], i) => propertyXml(name, value, i + 2));
    if (inner.length === 0) return yes(undefined);
    const name = file.has("docProps/custom.xml") ? "docProps/nianbao.xml" : "docProps/custom.xml";
    const added = changes.add(
      name,
      `${DECLARATION}<Properties xmlns="${PROPERTIES}" xmlns:vt="${TYPES}">${inner.join("")}</Properties>`,
      "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      "",
      `${OFFICE}/relationships/custom-properties`,
    );
    return added.ok ? yes(undefined) : added;
  }
  const text = changes.text(part);
  if (!text.ok) return text;
  const splices = new Splices();
  const left = new Map(Object.entries(properties));
  const xml = new XmlScanner(text.value, part);
  let last = 1;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2) continue;
    const name = xml.attribute("name");
    const { start } = xml;
    const id = Number(xml.attribute("pid") ?? 0);
    if (Number.isSafeInteger(id)) last = Math.max(last, id);
    if (name === undefined || !left.has(name)) continue;
    const wanted = left.get(name);
    left.delete(name);
    const said = xml.content();
    if (xml.fault || said === wanted) continue;
    splices.replace({ start, end: xml.end }, wanted === undefined ? "" : propertyXml(name, wanted, id));
  }
  if (xml.fault) return no(xml.fault);
  changes.set(part, splices.apply(text.value));
  for (const [name, value] of left) {
    if (value === undefined) continue;
    const added = changes.append(part, propertyXml(name, value, ++last));
    if (!added.ok) return added;
  }
  return yes(undefined);
}
