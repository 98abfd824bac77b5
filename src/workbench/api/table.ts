// What the played classes offer and since which requirement set, as @types/office-js documents it.

type MemberKind = "read" | "write" | "go" | "call" | "event";

export interface Member {
  readonly kind: MemberKind;
  /** "ExcelApi" or a platform's own set such as "ExcelApiOnline". */
  readonly set: string;
  readonly version: string;
  /** For a property its primitive type or the name of its enumeration, for a path the class it leads to. */
  readonly type: string;
}

/** Requirement sets as a host announces them: `{"ExcelApi": "1.8"}`. */
export type Sets = Readonly<Record<string, string>>;

/** A class is said in one line: its members with their set, kind and type, divided by "|". */
interface ApiLines {
  /** The newest version of the host's own set that the declarations know. */
  readonly newest: string;
  readonly classes: Readonly<Record<string, string>>;
  readonly enums: Readonly<Record<string, string>>;
}

/** Members that travel under another name than the documented one. */
const SPELLED_OTHERWISE: Readonly<Record<string, string>> = { gridlines: "showGridlines", headings: "showHeadings" };

export const documentedName = (wire: string): string => {
  const camel = wire.charAt(0).toLowerCase() + wire.slice(1);
  return SPELLED_OTHERWISE[camel] ?? camel;
};

export const wireName = (documented: string): string => documented.charAt(0).toUpperCase() + documented.slice(1);

const numbers = (version: string): readonly number[] => version.split(".").map(Number);

export function atLeast(announced: string | undefined, wanted: string): boolean {
  if (announced === undefined) return false;
  const [a = 0, b = 0] = numbers(announced);
  const [x = 0, y = 0] = numbers(wanted === "" ? "1.1" : wanted);
  return a > x || (a === x && b >= y);
}

export class Api {
  readonly #classes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #enums: ReadonlyMap<string, readonly string[]>;
  readonly #set: string;
  readonly newest: string;

  /** @param set - the name of the host's own requirement set: ExcelApi */
  constructor(lines: ApiLines, set: string) {
    this.#set = set;
    this.newest = lines.newest;
    this.#classes = new Map(
      Object.entries(lines.classes).map(([name, line]) => [
        name,
        new Map(
          line.split("|").map((said) => {
            const gap = said.indexOf(" ");
            return [said.slice(0, gap), said.slice(gap + 1)] as const;
          }),
        ),
      ]),
    );
    this.#enums = new Map(Object.entries(lines.enums).map(([name, words]) => [name, words.split("|")]));
  }

  member(className: string, name: string): Member | undefined {
    const line = this.#classes.get(className)?.get(name);
    if (line === undefined) return undefined;
    const [since = "", kind = "read", type = ""] = line.split(" ");
    const platform = since.split("-");
    return {
      kind: kind as MemberKind,
      set: platform.length === 2 ? `${this.#set}${platform[0]}` : this.#set,
      version: platform.length === 2 ? platform[1]! : since,
      type: type.replace(">", ""),
    };
  }

  isClass(name: string): boolean {
    return this.#classes.has(name);
  }

  /** Names of a class in the order of the declarations. */
  members(className: string): readonly string[] {
    return [...(this.#classes.get(className)?.keys() ?? [])];
  }

  wordsOf(enumeration: string): readonly string[] | undefined {
    return this.#enums.get(enumeration);
  }
}
