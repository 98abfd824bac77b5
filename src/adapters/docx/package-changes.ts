// Changes to a Word package beyond the text of its parts: new parts with their types and relations.
import { escapeAttribute } from "../opc/xml";
import { CONTENT_TYPES, relationsPart, writePackage, type Package, type PartToWrite, type Relationship } from "../opc/zip";
import { no, yes, type Outcome } from "../../core/outcome";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** What stands in the package already is copied as it lies; only what is named here changes. */
export class PackageChanges {
  private readonly texts = new Map<string, string>();
  /** Parts that are no text. */
  private readonly others = new Map<string, Uint8Array>();

  constructor(private readonly file: Package) {}

  get isEmpty(): boolean {
    return this.texts.size + this.others.size === 0;
  }

  /** The text of a part that has changed. */
  changed(name: string): string | undefined {
    return this.texts.get(name);
  }

  /** The text as it now is. */
  text(name: string): Outcome<string> {
    const changed = this.texts.get(name);
    return changed === undefined ? this.file.text(name) : yes(changed);
  }

  /**
   * @param text - a text that is the same is no change
   * @param before - as the file has it, where it was read already: inflating it again takes as long as reading it
   */
  set(name: string, text: string, before?: string): void {
    if (!this.texts.has(name) && before !== undefined ? before === text : this.says(name, text)) return;
    this.texts.set(name, text);
  }

  private says(name: string, text: string): boolean {
    const before = this.file.has(name) ? this.text(name) : undefined;
    return before?.ok === true && before.value === text;
  }

  setBytes(name: string, bytes: Uint8Array): void {
    this.others.set(name, bytes);
  }

  has(name: string): boolean {
    return this.file.has(name) || this.texts.has(name) || this.others.has(name);
  }

  /** A relation that a part brought with it. */
  private known(source: string, wanted: (relation: Relationship) => boolean): Relationship | undefined {
    const relations = this.file.relations(source);
    return relations.ok ? relations.value.find((one) => !one.external && this.file.has(one.target) && wanted(one)) : undefined;
  }

  /** The part to which another one relates. */
  related(source: string, wanted: (relation: Relationship) => boolean): string | undefined {
    return this.known(source, wanted)?.target;
  }

  relationTo(source: string, wanted: (relation: Relationship) => boolean): string | undefined {
    return this.known(source, wanted)?.id;
  }

  /** A new part, of a type, to which another part relates; "" for the package. @returns the name of the relation */
  add(name: string, content: string | Uint8Array, type: string, source: string, relation: string): Outcome<string> {
    if (typeof content === "string") this.set(name, content);
    else this.setBytes(name, content);
    const declared = this.append(
      CONTENT_TYPES,
      `<Override xmlns="${TYPES}" PartName="/${escapeAttribute(name)}" ContentType="${escapeAttribute(type)}"/>`,
    );
    return declared.ok ? this.relate(source, relation, `/${name}`) : declared;
  }

  private relate(source: string, type: string, target: string): Outcome<string> {
    const part = relationsPart(source);
    const known = this.file.relations(source);
    if (!known.ok) return known;
    const ids = new Set(known.value.map(({ id }) => id));
    // Those of this same update are not known to the file.
    const added = this.texts.get(part) ?? "";
    let number = known.value.length + 1;
    while (ids.has(`nianbao${number}`) || added.includes(`"nianbao${number}"`)) number++;
    const id = `nianbao${number}`;
    const relation = (declared: string): string =>
      `<Relationship${declared} Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"/>`;
    if (this.texts.has(part) || this.file.has(part)) {
      const appended = this.append(part, relation(` xmlns="${RELATIONS}"`));
      return appended.ok ? yes(id) : appended;
    }
    this.set(part, `${DECLARATION}<Relationships xmlns="${RELATIONS}">${relation("")}</Relationships>`);
    return yes(id);
  }

  /** Puts an element at the end of a part's root. */
  append(name: string, element: string): Outcome<void> {
    const text = this.text(name);
    if (!text.ok) return text;
    const xml = new XmlScanner(text.value, name);
    let end = -1;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (xml.depth !== 1) continue;
      if (event === CLOSE) end = xml.start;
      else if (event === OPEN && xml.empty) {
        const close = `</${xml.prefix === "" ? "" : `${xml.prefix}:`}${xml.local}>`;
        this.set(name, `${text.value.slice(0, xml.end - 2)}>${element}${close}${text.value.slice(xml.end)}`);
        return yes(undefined);
      }
    }
    if (xml.fault) return no(xml.fault);
    this.set(name, text.value.slice(0, end) + element + text.value.slice(end));
    return yes(undefined);
  }

  bytes(): Uint8Array {
    const encoder = new TextEncoder();
    const encode = (text: string): Uint8Array =>
      encoder.encode(text.replace(/^(<\?xml[^>]*encoding=["'])utf-16(le|be)?/i, "$1UTF-8"));
    const parts: PartToWrite[] = [];
    const rest = new Map([...this.others, ...[...this.texts].map(([name, text]) => [name, encode(text)] as const)]);
    for (const name of this.file.names) {
      const bytes = rest.get(name);
      const packed = this.file.packed(name);
      rest.delete(name);
      if (bytes !== undefined) parts.push({ name, bytes });
      else if (packed) parts.push(packed);
    }
    for (const [name, bytes] of rest) parts.push({ name, bytes });
    return writePackage(parts, this.file.codec);
  }
}
