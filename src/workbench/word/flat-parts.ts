// A flat package that an add-in sends: its parts by name, and which names which.
import { relationsPart } from "../../adapters/opc/zip";
import { resolve } from "./package";
import { grow, type Branch } from "./xml-tree";

interface SentRelation {
  readonly id: string;
  readonly type: string;
  /** The part's name. */
  readonly target: string;
}

export class FlatParts {
  private constructor(private readonly parts: ReadonlyMap<string, Branch>) {}

  /** @returns undefined for what is no flat package */
  static open(flat: string): FlatParts | undefined {
    const root = grow(flat, "insertOoxml")?.root;
    if (root?.local !== "package") return undefined;
    return new FlatParts(new Map(root.branches.map((part) => [(part.attribute("name") ?? "").replace(/^\//, ""), part])));
  }

  tree(name: string): Branch | undefined {
    return this.parts.get(name)?.child("xmlData");
  }

  type(name: string): string {
    return this.parts.get(name)?.attribute("contentType") ?? "";
  }

  /** The XML of a part, or its bytes. */
  content(name: string): string | Uint8Array | undefined {
    const part = this.parts.get(name);
    const binary = part?.child("binaryData");
    if (binary) return Uint8Array.from(atob(binary.text.replace(/\s/g, "")), (one) => one.charCodeAt(0));
    return part?.child("xmlData")?.branches[0]?.xml;
  }

  relations(source: string): readonly SentRelation[] {
    const list = this.tree(relationsPart(source))?.child("Relationships");
    return (list?.branches ?? []).map((one) => ({
      id: one.attribute("Id") ?? "",
      type: one.attribute("Type") ?? "",
      target: resolve(source, one.attribute("Target") ?? ""),
    }));
  }
}
