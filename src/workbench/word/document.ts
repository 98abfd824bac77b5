// The document that is open in the played Word: its stories, its places, and what can be done to them.
import { escapeAttribute, escapeText } from "../../adapters/opc/xml";
import { no, yes, type Outcome } from "../../core/outcome";
import { refuse } from "../model/refusal";
import { FlatParts } from "./flat-parts";
import { notWord, Parts } from "./package";
import { PROMPT, replaceText, runsBetween, runsOf, paragraphText } from "./text";
import type { Branch } from "./xml-tree";
import { branch, grow, textBranch, valued } from "./xml-tree";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const RELATIONS = `${OFFICE}/relationships`;

/** Characters of one paragraph. It moves along when the text before it changes. */
export interface ParagraphSpan {
  readonly kind: "span";
  readonly paragraph: Branch;
  start: number;
  end: number;
}

/** Something whole, or the place right before or behind it. */
interface Spot {
  readonly kind: "whole" | "before" | "after" | "content";
  readonly node: Branch;
}

export type DocumentPlace = ParagraphSpan | Spot;

/** What somebody has written beside a place. Kept as long as the document is open, and not saved with it. */
export interface PlayedComment {
  readonly place: DocumentPlace;
  readonly content: string;
}

interface CustomPart {
  readonly name: string;
  readonly id: string;
}

/** Elements whose paragraphs belong to another story: Word's collections pass over them. */
const APART = new Set(["pict", "drawing", "AlternateContent", "object", "txbxContent"]);

const isCovered = (cell: Branch): boolean => {
  const merge = cell.child("tcPr")?.child("vMerge");
  return merge !== undefined && merge.attribute("val") !== "restart";
};

export class WordDocument {
  readonly #listeners = new Set<() => void>();
  readonly #spans = new Set<ParagraphSpan>();
  settings = new Map<string, unknown>();
  readOnly = false;
  comments: readonly PlayedComment[] = [];
  selection: DocumentPlace | undefined;
  /** Changes are kept as revisions: what is replaced stays, struck out, until somebody accepts it. */
  isTracking = false;
  /** Where no content control can be put: nowhere in a document of the old format, in tables on the web. */
  controlsRefused: "nowhere" | "in-tables" | "around-tables" | "everywhere" = "nowhere";
  /** Word puts an empty paragraph behind a table that is inserted, whatever stands there already. */
  addsParagraphs = false;
  /** Controls for plain text are there and are not told. */
  hidesPlainControls = false;
  #lastId = 41_000_000;

  constructor(
    public name: string,
    readonly parts: Parts,
    /** The part that is the body. */
    readonly main: string,
  ) {}

  static open(name: string, bytes: Uint8Array): Outcome<WordDocument> {
    const parts = Parts.open(bytes);
    if (!parts.ok) return parts;
    const [main] = parts.value.related("", "officeDocument");
    if (main === undefined) return no({ kind: "damaged", part: "_rels/.rels", detail: "没有指向正文的关系" });
    if (!/wordprocessingml|ms-word/.test(parts.value.type(main) ?? "")) return notWord("不是 Word 文档的 Office 文件");
    const root = parts.value.tree(main)?.root;
    if (root?.name !== "w:document" || root.child("body") === undefined)
      return no({ kind: "damaged", part: main, detail: "没有正文" });
    return yes(new WordDocument(name, parts.value, main));
  }

  save(): Uint8Array {
    return this.parts.save();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get body(): Branch {
    return this.parts.tree(this.main)!.root.child("body")!;
  }

  /** Headers and footers; their parts by name. */
  get margins(): readonly Branch[] {
    return ["header", "footer"].flatMap((kind) => this.parts.related(this.main, kind)).map((name) => this.parts.tree(name)!.root);
  }

  /** Word's own protection, which an add-in meets as everybody does. */
  get isProtected(): boolean {
    const [name] = this.parts.related(this.main, "settings");
    const protection = name === undefined ? undefined : this.parts.tree(name)?.root.child("documentProtection");
    return protection !== undefined && ["1", "true", "on"].includes(protection.attribute("enforcement") ?? "");
  }

  // Paragraphs and tables

  /** In the order of the text; of merged cells only the one that is seen, as Word counts them. */
  paragraphsIn(within: Branch): readonly Branch[] {
    if (within.local === "p") return [within];
    return within.branches.flatMap((child) => {
      if (child.local === "p") return [child];
      if (APART.has(child.local) || (child.local === "tc" && isCovered(child))) return [];
      return this.paragraphsIn(child);
    });
  }

  controlsIn(within: Branch): readonly Branch[] {
    return within.branches.flatMap((child) => [...(child.local === "sdt" ? [child] : []), ...this.controlsIn(child)]);
  }

  tablesIn(within: Branch): readonly Branch[] {
    return within.branches.flatMap((child) => (child.local === "tbl" ? [child] : this.tablesIn(child)));
  }

  nesting(node: Branch): number {
    return [...node.above()].filter(({ local }) => local === "tbl").length;
  }

  near(node: Branch, local: string): Branch | undefined {
    return [...node.above()].find((one) => one.local === local);
  }

  isThere(node: Branch): boolean {
    const roots = [this.body, ...this.margins];
    return roots.includes(node) || [...node.above()].some((one) => roots.includes(one));
  }

  textIn(node: Branch): string {
    if (node.local === "p") return paragraphText(node);
    const inline = this.near(node, "p");
    if (node.local === "sdt" && inline) return node.child("sdtPr")?.child("showingPlcHdr") ? "" : paragraphText(node);
    return this.paragraphsIn(node).map(paragraphText).join("\n");
  }

  // Places in text

  span(paragraph: Branch, start: number, end: number): ParagraphSpan {
    const span: ParagraphSpan = { kind: "span", paragraph, start, end };
    this.#spans.add(span);
    return span;
  }

  forgetSpans(): void {
    this.#spans.clear();
  }

  replace(span: ParagraphSpan, text: string): ParagraphSpan {
    const { paragraph, start, end } = span;
    if (this.isTracking) return this.#revise(span, text);
    replaceText(paragraph, start, end, text);
    this.#shift(span, text.length - (end - start));
    span.end = start + text.length;
    return span;
  }

  /** What was there is marked as deleted, what comes behind it as inserted. */
  #revise(span: ParagraphSpan, text: string): ParagraphSpan {
    const { paragraph, start, end } = span;
    const about = (): string => {
      this.#lastId += 1;
      return `w:id="${this.#lastId}" w:author="某人" w:date="2025-01-06T09:00:00Z"`;
    };
    const length = paragraphText(paragraph).length;
    const runs = runsBetween(paragraph, start, end);
    const last = runs.at(-1) ?? runsBetween(paragraph, 0, start).at(-1);
    if (text !== "") {
      const look = last?.child("rPr");
      const inserted = branch(`w:ins ${about()}`, branch("w:r", ...(look ? [look.copy()] : []), textBranch(text)));
      // Behind a revision, not within it.
      const beside = last && last.parent && ["ins", "del"].includes(last.parent.local) ? last.parent : last;
      if (beside) beside.after(inserted);
      else paragraph.append(inserted);
    }
    for (const run of runs) {
      if (run.parent?.local === "del") continue;
      if (run.parent?.local === "ins") {
        // What was put in as a revision and is not accepted yet is simply gone.
        const revision = run.parent;
        run.remove();
        if (revision.branches.length === 0) revision.remove();
        continue;
      }
      for (const node of run.branches) if (node.local === "t") node.tag = node.tag.replace(/^w:t\b/, "w:delText");
      const deleted = branch(`w:del ${about()}`);
      run.before(deleted);
      run.remove();
      deleted.append(run);
    }
    const by = paragraphText(paragraph).length - length;
    this.#shift(span, by);
    span.end = end + by;
    span.start = span.end - text.length;
    return span;
  }

  /** Spans behind a change move, those around it grow. */
  #shift(changed: ParagraphSpan, by: number): void {
    const { paragraph, start, end } = changed;
    for (const other of this.#spans) {
      if (other === changed || other.paragraph !== paragraph) continue;
      if (other.start >= end && !(other.start === end && start === end)) {
        other.start += by;
        other.end += by;
      } else if (other.end >= end && other.start <= start) other.end += by;
    }
  }

  /** A text right beside an inline control, outside it, that looks as what the control holds. */
  putBeside(control: Branch, where: "before" | "after", text: string): ParagraphSpan {
    const held = this.spanOf(control);
    if (held === undefined) return refuse("InvalidOperation");
    const at = where === "before" ? held.start : held.end;
    const look = [...control.below()].find(({ local }) => local === "r")?.child("rPr");
    const run = branch("w:r", ...(look ? [look.copy()] : []), textBranch(text));
    if (where === "before") control.before(run);
    else control.after(run);
    const span = this.span(held.paragraph, at, at);
    this.#shift(span, text.length);
    span.end += text.length;
    return span;
  }

  /** What stands between the tags of an inline control, as characters of its paragraph. */
  spanOf(control: Branch): ParagraphSpan | undefined {
    const paragraph = this.near(control, "p");
    const content = control.child("sdtContent");
    if (!paragraph || !content) return undefined;
    const before = this.#lengthBefore(paragraph, control);
    return this.span(paragraph, before, before + paragraphText(content).length);
  }

  #lengthBefore(paragraph: Branch, node: Branch): number {
    let length = 0;
    const walk = (parent: Branch): boolean => {
      for (const child of parent.branches) {
        if (child === node) return true;
        if ([...node.above()].includes(child)) return walk(child);
        length += paragraphText(branch("w:p", child.copy())).length;
      }
      return false;
    };
    walk(paragraph);
    return length;
  }

  // Content controls

  wrap(place: DocumentPlace): Branch {
    const at = place.kind === "span" ? place.paragraph : place.node;
    const isTable = at.local === "tbl";
    if (
      this.controlsRefused === "everywhere" ||
      (this.controlsRefused === "in-tables" && !isTable && this.nesting(at) > 0) ||
      (this.controlsRefused === "around-tables" && isTable)
    )
      refuse("GeneralException");
    this.#lastId += 1;
    const properties = branch("w:sdtPr", valued("id", String(this.#lastId)));
    const content = branch("w:sdtContent");
    const control = branch("w:sdt", properties, content);
    if (place.kind === "span") {
      const runs = runsOf(place.paragraph, place.start, place.end);
      if (runs.length === 0) return this.#promptAt(place, control, content);
      runs[0]!.before(control);
      for (const run of runs) {
        run.remove();
        content.append(run);
      }
    } else {
      if (place.kind !== "whole") refuse("InvalidArgument");
      const { node } = place;
      if (node.local === "tc" || node.local === "body") refuse("GeneralException");
      node.before(control);
      node.remove();
      content.append(node);
    }
    return control;
  }

  #promptAt({ paragraph, start }: ParagraphSpan, control: Branch, content: Branch): Branch {
    control.child("sdtPr")!.append(branch("w:showingPlcHdr"));
    content.append(branch("w:r", textBranch(PROMPT)));
    const [before] = start === 0 ? [] : runsOf(paragraph, start - 1, start);
    if (before) before.after(control);
    else {
      const first = paragraph.branches.find(({ local }) => local !== "pPr");
      if (first) first.before(control);
      else paragraph.append(control);
    }
    return control;
  }

  setProperty(control: Branch, name: "tag" | "alias", value: string): void {
    const properties = control.child("sdtPr")!;
    properties.child(name)?.remove();
    // The schema has the title first, then the tag, behind the look of the run.
    const at =
      name === "alias"
        ? (properties.child("rPr")?.index ?? -1)
        : ((properties.child("alias") ?? properties.child("rPr"))?.index ?? -1);
    if (value !== "") properties.append(valued(name, value), at + 1);
    if (properties.child("id") === undefined) {
      this.#lastId += 1;
      properties.append(valued("id", String(this.#lastId)));
    }
  }

  isLocked(control: Branch, what: "contentlocked" | "sdtlocked"): boolean {
    const lock = control.child("sdtPr")?.child("lock")?.attribute("val")?.toLowerCase() ?? "";
    return lock === what || lock === "sdtcontentlocked";
  }

  removeControl(control: Branch, keepContent: boolean): void {
    if (this.isLocked(control, "sdtlocked")) refuse("AccessDenied");
    if (keepContent) {
      const content = control.child("sdtContent")?.children ?? [];
      control.before(...content.splice(0));
    }
    control.remove();
  }

  fillControl(control: Branch, text: string): DocumentPlace {
    if (this.isLocked(control, "contentlocked")) refuse("AccessDenied");
    const content = control.child("sdtContent");
    if (!content) return refuse("GeneralException");
    const inline = this.spanOf(control);
    if (inline) {
      const properties = control.child("sdtPr")!;
      if (inline.start === inline.end) {
        if (text !== "") content.append(branch("w:r", textBranch(text)));
        inline.end += text.length;
      } else this.replace(inline, text);
      if (text === "") {
        properties.append(branch("w:showingPlcHdr"));
        content.append(branch("w:r", textBranch(PROMPT)));
      }
      return inline;
    }
    if (this.tablesIn(content).length > 0) refuse("NotImplemented", "The workbench does not put a text in place of a table.");
    const [first, ...others] = this.paragraphsIn(content);
    if (first === undefined) return refuse("GeneralException");
    for (const other of others) other.remove();
    return this.replace(this.span(first, 0, paragraphText(first).length), text);
  }

  // Paragraphs

  /** A new paragraph looks as its neighbour does, but for what belongs to the neighbour alone. */
  newParagraph(like: Branch | undefined, text: string): Branch {
    const shape = like?.child("pPr")?.copy();
    shape?.child("sectPr")?.remove();
    shape?.child("numPr")?.remove();
    const made = branch("w:p", ...(shape ? [shape] : []));
    if (text !== "") replaceText(made, 0, 0, text);
    return made;
  }

  /** The only paragraph of a cell, and the last one of the body, stay, emptied. */
  removeParagraph(paragraph: Branch): void {
    const { parent } = paragraph;
    const isOnly = parent !== undefined && parent.branches.filter(({ local }) => local === "p").length === 1;
    if (isOnly && (parent.local === "tc" || parent.local === "body")) {
      for (const child of paragraph.branches) if (child.local !== "pPr") child.remove();
    } else paragraph.remove();
  }

  /**
   * Blocks of a flat package, without its page setup. What they show, such as a chart with its workbook, comes along under
   * names of this document; what the styles of the package say does not.
   */
  blocksOf(flat: string): readonly Branch[] {
    const sent = FlatParts.open(flat);
    const body = sent?.tree("word/document.xml")?.child("document")?.child("body");
    if (!sent || !body) return refuse("InvalidArgument");
    const blocks = body.branches.filter(({ local }) => local !== "sectPr");
    for (const block of blocks) block.remove();
    for (const block of blocks)
      for (const one of [block, ...block.below()])
        one.tag = one.tag.replace(/(\sr:\w+=")([^"]*)/g, (_, before: string, id: string) => {
          return before + this.#bring(sent, "word/document.xml", id, this.main);
        });
    for (const block of blocks)
      for (const control of [block, ...block.below()].filter(({ local }) => local === "sdt"))
        if (control.child("sdtPr")?.child("id") === undefined) {
          this.#lastId += 1;
          control.child("sdtPr")?.append(valued("id", String(this.#lastId)));
        }
    return blocks;
  }

  /** A part that a part of a package sent to us names, with all that it names itself. @returns the relation to it */
  #bring(sent: FlatParts, source: string, id: string, into: string, keep?: string): string {
    const relation = sent.relations(source).find((one) => one.id === id);
    const content = relation && sent.content(relation.target);
    // What is named and not sent is a document that Word calls damaged.
    if (!relation || content === undefined) return refuse("GeneralException");
    const name = this.parts.free(relation.target);
    const own = this.parts.add(name, content, sent.type(relation.target), into, relation.type, keep);
    for (const further of sent.relations(relation.target)) this.#bring(sent, relation.target, further.id, name, further.id);
    return own;
  }

  /**
   * Blocks in the place of a paragraph, or behind it. Word keeps a paragraph behind a table: where the paragraph is
   * replaced, it stays there, empty.
   */
  putBlocks(paragraph: Branch, blocks: readonly Branch[], where: "Replace" | "After" | "Before"): void {
    if (where === "After") paragraph.after(...blocks);
    else paragraph.before(...blocks);
    if (this.addsParagraphs && blocks.at(-1)?.local !== "p") blocks.at(-1)?.after(branch("w:p"));
    if (where !== "Replace") return;
    const last = blocks.at(-1);
    if (last?.local === "p" && paragraph.child("pPr")?.child("sectPr") === undefined) this.removeParagraph(paragraph);
    else for (const child of paragraph.branches) if (child.local !== "pPr") child.remove();
  }

  // What the file says about itself

  get title(): string {
    const [name] = this.parts.related("", "core-properties");
    return (name === undefined ? undefined : this.parts.tree(name)?.root.child("title")?.text) ?? "";
  }

  get #custom(): Branch | undefined {
    const [name] = this.parts.related("", "custom-properties");
    return name === undefined ? undefined : this.parts.tree(name)?.root;
  }

  get customProperties(): readonly (readonly [key: string, value: string])[] {
    return (this.#custom?.branches ?? []).map((one) => [one.attribute("name") ?? "", one.text.trim()] as const);
  }

  setCustomProperty(key: string, value: string): void {
    if (value.length > 255) refuse("InvalidArgument");
    if (this.#custom === undefined)
      this.parts.add(
        "docProps/custom.xml",
        `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"></Properties>`,
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "",
        `${RELATIONS}/custom-properties`,
      );
    const root = this.#custom!;
    const known = root.branches.find((one) => one.attribute("name") === key);
    const text = branch(`vt:lpwstr xmlns:vt="${OFFICE}/docPropsVTypes"`, escapeText(value));
    if (known) {
      known.children = [];
      known.append(text);
      return;
    }
    const last = Math.max(1, ...root.branches.map((one) => Number(one.attribute("pid") ?? 1)));
    root.append(
      branch(`property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${last + 1}" name="${escapeAttribute(key)}"`, text),
    );
  }

  deleteCustomProperty(key: string): void {
    this.#custom?.branches.find((one) => one.attribute("name") === key)?.remove();
  }

  customXml(namespace: string): readonly CustomPart[] {
    return this.parts
      .related(this.main, "customXml")
      .filter((name) => {
        const root = this.parts.tree(name)?.root;
        const prefix = root?.name.includes(":") === true ? `:${root.name.split(":")[0]}` : "";
        return new RegExp(`\\sxmlns${prefix}\\s*=\\s*["']([^"']*)`).exec(root?.tag ?? "")?.[1] === namespace;
      })
      .map((name) => ({ name, id: `{${name}}` }));
  }

  customXmlText(id: string): string | undefined {
    const name = id.slice(1, -1);
    return this.parts.has(name) ? this.parts.tree(name)?.root.xml : undefined;
  }

  addCustomXml(xml: string): string | undefined {
    const tree = grow(xml, "customXml");
    if (tree === undefined) return undefined;
    let number = 1;
    while (this.parts.has(`customXml/item${number}.xml`) || this.parts.has(`customXml/itemProps${number}.xml`)) number += 1;
    const name = `customXml/item${number}.xml`;
    this.parts.add(name, tree.root.xml, "application/xml", this.main, `${RELATIONS}/customXml`);
    const id = `{00000000-0000-4000-8000-${String(number).padStart(12, "0")}}`;
    this.parts.add(
      `customXml/itemProps${number}.xml`,
      `<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${id}"><ds:schemaRefs/></ds:datastoreItem>`,
      "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
      name,
      `${RELATIONS}/customXmlProps`,
    );
    return `{${name}}`;
  }

  deleteCustomXml(id: string): boolean {
    const name = id.slice(1, -1);
    if (!this.parts.has(name)) return false;
    for (const properties of this.parts.related(name, "customXmlProps")) this.parts.remove(properties, name);
    this.parts.remove(name, this.main);
    return true;
  }

  /** The body as one flat file, as Word gives it: with what it needs to be shown, without what is only kept beside it. */
  ooxml(): string {
    const kept = this.parts.names.filter(
      (name) => name.startsWith("word/") || name === "_rels/.rels" || name.startsWith("word\\"),
    );
    const list = kept.map((name) => {
      if (name === "_rels/.rels")
        return `<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="${escapeAttribute(this.main)}"/></Relationships></pkg:xmlData></pkg:part>`;
      const type = name.endsWith(".rels")
        ? "application/vnd.openxmlformats-package.relationships+xml"
        : (this.parts.type(name) ?? "application/octet-stream");
      const tree = /\.(xml|rels)$/.test(name) ? this.parts.tree(name) : undefined;
      const content = tree
        ? `<pkg:xmlData>${tree.root.xml}</pkg:xmlData>`
        : `<pkg:binaryData>${base64(this.parts.bytes(name))}</pkg:binaryData>`;
      return `<pkg:part pkg:name="/${escapeAttribute(name)}" pkg:contentType="${escapeAttribute(type)}">${content}</pkg:part>`;
    });
    return `<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${list.join("")}</pkg:package>`;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
