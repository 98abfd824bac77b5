// A part of the played document as a tree that gives its text back to the byte where nothing was changed.
import { CLOSE, decodeEntities, END, escapeAttribute, escapeText, OPEN, XmlScanner } from "../../adapters/opc/xml";

export type Child = Branch | string;

/** An element. Its tag is kept as it was written, its texts as raw XML. */
export class Branch {
  parent: Branch | undefined;
  children: Child[] = [];
  /** Written as `<a></a>` although nothing stood between. */
  spreads = false;

  /** @param tag - between the angle brackets: `w:p w:rsidR="00A1"` */
  constructor(
    public tag: string,
    children: readonly Child[] = [],
  ) {
    for (const child of children) this.append(child);
  }

  get name(): string {
    return /^[^\s/>]+/.exec(this.tag)?.[0] ?? "";
  }

  /** The name without its prefix. */
  get local(): string {
    const { name } = this;
    return name.slice(name.indexOf(":") + 1);
  }

  attribute(local: string): string | undefined {
    const found = new RegExp(`\\s(?:[\\w.-]+:)?${local}\\s*=\\s*("[^"]*"|'[^']*')`).exec(this.tag)?.[1];
    return found === undefined ? undefined : decodeEntities(found.slice(1, -1));
  }

  append(child: Child, at = this.children.length): void {
    if (child instanceof Branch) child.parent = this;
    this.children.splice(at, 0, child);
  }

  get branches(): readonly Branch[] {
    return this.children.filter((child): child is Branch => child instanceof Branch);
  }

  child(local: string): Branch | undefined {
    return this.branches.find((branch) => branch.local === local);
  }

  /** Every element below, in the order of the text. */
  *below(): Generator<Branch> {
    for (const branch of this.branches) {
      yield branch;
      yield* branch.below();
    }
  }

  *above(): Generator<Branch> {
    for (let at = this.parent; at; at = at.parent) yield at;
  }

  get index(): number {
    return this.parent?.children.indexOf(this) ?? -1;
  }

  remove(): void {
    const { index, parent } = this;
    if (parent && index >= 0) parent.children.splice(index, 1);
    this.parent = undefined;
  }

  before(...added: readonly Child[]): void {
    for (const one of added) this.parent?.append(one, this.index);
  }

  after(...added: readonly Child[]): void {
    for (const one of [...added].reverse()) this.parent?.append(one, this.index + 1);
  }

  /** The characters of all texts below. */
  get text(): string {
    return this.children.map((child) => (child instanceof Branch ? child.text : (decodeEntities(child) ?? ""))).join("");
  }

  get xml(): string {
    if (this.children.length === 0 && !this.spreads) return `<${this.tag}/>`;
    return `<${this.tag}>${this.children.map((child) => (child instanceof Branch ? child.xml : child)).join("")}</${this.name}>`;
  }

  copy(): Branch {
    return new Branch(
      this.tag,
      this.children.map((child) => (child instanceof Branch ? child.copy() : child)),
    );
  }
}

export const branch = (tag: string, ...children: readonly Child[]): Branch => new Branch(tag, children);

/** `<w:tag w:val="…"/>` */
export const valued = (name: string, value: string): Branch => branch(`w:${name} w:val="${escapeAttribute(value)}"`);

export const textBranch = (text: string): Branch => branch('w:t xml:space="preserve"', escapeText(text));

export interface XmlTree {
  /** What stands before the root: the declaration. */
  readonly head: string;
  readonly root: Branch;
}

/** @returns undefined for what is not well-formed */
export function grow(xml: string, part: string): XmlTree | undefined {
  const scanner = new XmlScanner(xml, part);
  let root: Branch | undefined;
  let head = "";
  let open: Branch | undefined;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    const raw = xml.slice(scanner.start, scanner.end);
    if (event === OPEN) {
      const made = new Branch(raw.slice(1, raw.endsWith("/>") ? -2 : -1).trimEnd());
      made.spreads = !raw.endsWith("/>");
      if (open) open.append(made);
      else {
        root = made;
        head = xml.slice(0, scanner.start);
      }
      open = made;
    } else if (event === CLOSE) open = open?.parent;
    else open?.append(raw);
  }
  return scanner.fault === undefined && root ? { head, root } : undefined;
}

export const treeXml = ({ head, root }: XmlTree): string => head + root.xml;
