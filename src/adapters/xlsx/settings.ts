// What our add-in keeps in a workbook, as Excel itself saves it: a web extension with the add-in's id and properties, which the
// list of task panes refers to ([MS-OWEXML] 2.2). Whoever opens the file next, in Excel or in a page, finds the same.
import { no, yes, type Outcome } from "../../core/outcome";
import { END, escapeAttribute, OPEN, XmlScanner } from "../opc/xml";
import { CONTENT_TYPES, openPackage, relationsPart, writePackage, type Package, type PartToWrite } from "../opc/zip";
import { related } from "./workbook";

export interface AddIn {
  readonly id: string;
  /** With four numbers, as the manifest has it. */
  readonly version: string;
}

const NS = "http://schemas.openxmlformats.org";
const MS = "http://schemas.microsoft.com/office";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const EXTENSION = /^xl\/webextensions\/webextension\d*\.xml$/u;

/** Values are texts of JSON in an attribute; what is none was written by a program we do not know, and is no setting. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Found {
  readonly part: string;
  readonly settings: ReadonlyMap<string, unknown>;
}

function ours(pack: Package, { id }: AddIn): Found | undefined {
  for (const part of pack.names.filter((name) => EXTENSION.test(name))) {
    const text = pack.text(part);
    if (!text.ok) continue;
    const settings = new Map<string, unknown>();
    let isOurs = false;
    const xml = new XmlScanner(text.value, part);
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN) continue;
      if (xml.is("reference") && xml.attribute("id")?.toLowerCase() === id.toLowerCase()) isOurs = true;
      const value = xml.is("property") ? parsed(xml.attribute("value") ?? "") : undefined;
      if (value !== undefined) settings.set(xml.attribute("name") ?? "", value);
    }
    if (isOurs && !xml.fault) return { part, settings };
  }
  return undefined;
}

export function readXlsxSettings(bytes: Uint8Array, addIn: AddIn): Outcome<ReadonlyMap<string, unknown>> {
  const pack = openPackage(bytes);
  return pack.ok ? yes(ours(pack.value, addIn)?.settings ?? new Map<string, unknown>()) : pack;
}

const extension = ({ id, version }: AddIn, settings: ReadonlyMap<string, unknown>): string =>
  `${DECLARATION}<we:webextension xmlns:we="${MS}/webextensions/webextension/2010/11" id="{${id.toUpperCase()}}">` +
  `<we:reference id="${escapeAttribute(id)}" version="${escapeAttribute(version)}" store="developer" storeType="Registry"/><we:alternateReferences/>` +
  `<we:properties>${[...settings]
    .map(([name, value]) => `<we:property name="${escapeAttribute(name)}" value="${escapeAttribute(JSON.stringify(value))}"/>`)
    .join("")}</we:properties><we:bindings/><we:snapshot xmlns:r="${NS}/officeDocument/2006/relationships"/></we:webextension>`;

const pane = (id: string): string =>
  `<wetp:taskpane xmlns:wetp="${MS}/webextensions/taskpanes/2010/11" dockstate="right" visibility="0" width="350" row="1">` +
  `<wetp:webextensionref xmlns:r="${NS}/officeDocument/2006/relationships" r:id="${id}"/></wetp:taskpane>`;

const relation = (id: string, type: string, target: string): string =>
  `<Relationship xmlns="${NS}/package/2006/relationships" Id="${id}" Type="${type}" Target="${target}"/>`;

/** The text with something more before the end of its outermost element. */
function withLast(text: string, element: string, added: string, part: string): Outcome<string> {
  const end = new RegExp(`</(?:[\\w.-]+:)?${element}\\s*>\\s*$`, "u").exec(text);
  return end ? yes(text.slice(0, end.index) + added + text.slice(end.index)) : no({ kind: "damaged", part, detail: "没有结束" });
}

/** @returns the same file with these settings of ours, and no others of ours; every other part as it was */
export function withXlsxSettings(bytes: Uint8Array, addIn: AddIn, settings: ReadonlyMap<string, unknown>): Outcome<Uint8Array> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const pack = opened.value;
  const found = ours(pack, addIn);
  if (!found && settings.size === 0) return yes(bytes);
  if (found) return yes(written(pack, new Map([[found.part, extension(addIn, settings)]])));
  const texts = added(pack, extension(addIn, settings));
  return texts.ok ? yes(written(pack, texts.value)) : texts;
}

/** Everything that leads to a new extension: the list of panes, which may have to be made too, and the types of both. */
function added(pack: Package, text: string): Outcome<ReadonlyMap<string, string>> {
  let number = 1;
  while (pack.has(`xl/webextensions/webextension${number}.xml`)) number += 1;
  const name = `webextension${number}.xml`;
  const roots = pack.relations("");
  if (!roots.ok) return roots;
  const list = related(roots.value, "webextensiontaskpanes")?.target;
  const panes = list ?? "xl/webextensions/taskpanes.xml";
  const id = `rIdNianbao${number}`;
  const texts = new Map([[`xl/webextensions/${name}`, text]]);
  const edits: (readonly [part: string, element: string, addition: string, blank: string])[] = [
    [
      panes,
      "taskpanes",
      pane(id),
      `${DECLARATION}<wetp:taskpanes xmlns:wetp="${MS}/webextensions/taskpanes/2010/11"></wetp:taskpanes>`,
    ],
    [
      relationsPart(panes),
      "Relationships",
      relation(id, `${MS}/2011/relationships/webextension`, `/xl/webextensions/${name}`),
      `${DECLARATION}<Relationships xmlns="${NS}/package/2006/relationships"></Relationships>`,
    ],
    [
      CONTENT_TYPES,
      "Types",
      `<Override xmlns="${NS}/package/2006/content-types" PartName="/xl/webextensions/${name}" ContentType="application/vnd.ms-office.webextension+xml"/>` +
        (list === undefined
          ? `<Override xmlns="${NS}/package/2006/content-types" PartName="/${panes}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>`
          : ""),
      "",
    ],
    ...(list === undefined
      ? [
          [
            relationsPart(""),
            "Relationships",
            relation("rIdNianbaoPanes", `${MS}/2011/relationships/webextensiontaskpanes`, panes),
            "",
          ] as const,
        ]
      : []),
  ];
  for (const [part, element, addition, blank] of edits) {
    const before = pack.has(part) ? pack.text(part) : yes(blank);
    if (!before.ok) return before;
    const after = withLast(before.value, element, addition, part);
    if (!after.ok) return after;
    texts.set(part, after.value);
  }
  return yes(texts);
}

function written(pack: Package, texts: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const there = pack.names.map((name): PartToWrite => {
    const text = texts.get(name);
    return text === undefined ? pack.packed(name)! : { name, bytes: encoder.encode(text) };
  });
  const isNew = [...texts].filter(([name]) => !pack.names.includes(name));
  return writePackage([...there, ...isNew.map(([name, text]) => ({ name, bytes: encoder.encode(text) }))]);
}
