// The played document's file: its parts, put in and taken out with their types and relations.
import { escapeAttribute } from "../../adapters/opc/xml";
import { CONTENT_TYPES, openPackage, relationsPart, writePackage, type Package, type PartToWrite } from "../../adapters/opc/zip";
import { yes, no, type Outcome } from "../../core/outcome";
import { branch, grow, treeXml, type Branch, type XmlTree } from "./xml-tree";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

export class Parts {
  readonly #file: Package;
  readonly #trees = new Map<string, XmlTree>();
  readonly #gone = new Set<string>();
  /** Parts that are no XML, put in since. */
  readonly #binary = new Map<string, Uint8Array>();

  constructor(file: Package) {
    this.#file = file;
  }

  static open(bytes: Uint8Array): Outcome<Parts> {
    const file = openPackage(bytes);
    return file.ok ? yes(new Parts(file.value)) : file;
  }

  get names(): readonly string[] {
    const added = [...this.#trees.keys(), ...this.#binary.keys()].filter((name) => !this.#file.has(name));
    return [...this.#file.names, ...added].filter((name) => !this.#gone.has(name));
  }

  has(name: string): boolean {
    return !this.#gone.has(name) && (this.#trees.has(name) || this.#binary.has(name) || this.#file.has(name));
  }

  type(name: string): string | undefined {
    const types = this.tree(CONTENT_TYPES);
    const own = types?.root.branches.find((one) => one.local === "Override" && one.attribute("PartName") === `/${name}`);
    return own?.attribute("ContentType") ?? this.#file.contentType(name);
  }

  bytes(name: string): Uint8Array {
    const put = this.#binary.get(name);
    if (put) return put;
    const found = this.#file.bytes(name);
    if (!found.ok) throw new Error(`the part ${name} cannot be read`);
    return found.value;
  }

  tree(name: string): XmlTree | undefined {
    const known = this.#trees.get(name);
    if (known) return known;
    const text = this.#file.has(name) && !this.#gone.has(name) ? this.#file.text(name) : undefined;
    const grown = text?.ok === true ? grow(text.value, name) : undefined;
    if (grown) this.#trees.set(name, grown);
    return grown;
  }

  xml(name: string): string {
    const known = this.#trees.get(name);
    if (known) return treeXml(known);
    const text = this.#file.text(name);
    return text.ok ? text.value : "";
  }

  /** Parts to which a part relates in this way, by name. */
  related(source: string, kind: string): readonly string[] {
    const list = this.tree(relationsPart(source));
    return (list?.root.branches ?? []).flatMap((one) => {
      const target = one.attribute("Target");
      if (one.attribute("Type")?.split("/").at(-1) !== kind || one.attribute("TargetMode") === "External" || target === undefined)
        return [];
      const name = target.startsWith("/") ? target.slice(1) : resolve(source, target);
      return this.has(name) ? [name] : [];
    });
  }

  put(name: string, xml: string): void {
    const tree = grow(xml, name);
    if (tree === undefined) throw new Error(`${name} is not well-formed`);
    this.#trees.set(name, tree);
    this.#gone.delete(name);
  }

  /**
   * @param content - XML without its declaration, or bytes
   * @param id - of the relation, where it has one
   * @returns the relation by which `source` names it
   */
  add(name: string, content: string | Uint8Array, type: string, source: string, relation: string, id?: string): string {
    if (typeof content === "string") this.put(name, DECLARATION + content);
    else {
      this.#binary.set(name, content);
      this.#gone.delete(name);
    }
    this.tree(CONTENT_TYPES)!.root.append(
      branch(`Override PartName="/${escapeAttribute(name)}" ContentType="${escapeAttribute(type)}"`),
    );
    const list = relationsPart(source);
    if (!this.has(list)) this.put(list, `${DECLARATION}<Relationships xmlns="${RELATIONS}"></Relationships>`);
    const { root } = this.tree(list)!;
    const ids = new Set(root.branches.map((one) => one.attribute("Id")));
    let number = 1;
    while (ids.has(`rId${number}`)) number += 1;
    const own = id ?? `rId${number}`;
    root.append(branch(`Relationship Id="${own}" Type="${escapeAttribute(relation)}" Target="/${escapeAttribute(name)}"`));
    return own;
  }

  /** A name that no part has: word/charts/chart2.xml for word/charts/chart1.xml. */
  free(wanted: string): string {
    const dot = wanted.lastIndexOf(".");
    const ending = wanted.slice(dot);
    const stem = wanted.slice(0, dot).replace(/\d/g, "");
    let number = 1;
    while (this.has(`${stem}${number}${ending}`)) number += 1;
    return `${stem}${number}${ending}`;
  }

  remove(name: string, source: string): void {
    for (const gone of [name, relationsPart(name)]) {
      this.#gone.add(gone);
      this.#binary.delete(gone);
      this.#trees.delete(gone);
    }
    const drop = (root: Branch | undefined, is: (one: Branch) => boolean): void =>
      root?.branches.filter(is).forEach((one) => one.remove());
    drop(this.tree(CONTENT_TYPES)?.root, (one) => one.attribute("PartName") === `/${name}`);
    drop(this.tree(relationsPart(source))?.root, (one) => {
      const target = one.attribute("Target") ?? "";
      return target === `/${name}` || resolve(source, target) === name;
    });
  }

  save(): Uint8Array {
    const encoder = new TextEncoder();
    return writePackage(
      this.names.map((name): PartToWrite => {
        const tree = this.#trees.get(name);
        const packed = this.#file.packed(name);
        const put = this.#binary.get(name);
        if (put) return { name, bytes: put };
        if (tree === undefined && packed) return packed;
        const bytes = encoder.encode(this.xml(name));
        return { name, bytes };
      }),
    );
  }
}

export function resolve(source: string, target: string): string {
  const steps = source.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

export const notWord = (found: string): Outcome<never> => no({ kind: "not-a-file-we-read", found });
