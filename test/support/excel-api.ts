// Reads from @types/office-js which members a host's classes have and since which requirement set.
import ts from "typescript";
import type { HostObject, Part } from "../../src/workbench/objects/part";

export interface ApiTable {
  /** The newest version of the host's own set: what the host on the web announces. */
  readonly newest: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly classes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type HostName = "Excel" | "Word";

/** Members that every proxy object has and that never travel to the host. */
const CLIENT_SIDE = new Set(["context", "isNullObject", "load", "set", "toJSON", "track", "untrack", "items"]);

export function extract(declarations: string, host: HostName): ApiTable {
  const start = declarations.indexOf(`declare namespace ${host} {`);
  const next = declarations.indexOf("\ndeclare namespace ", start + 1);
  const source = ts.createSourceFile(
    "host.d.ts",
    declarations.slice(start, next < 0 ? undefined : next),
    ts.ScriptTarget.Latest,
    false,
  );
  const block = source.statements.find((s): s is ts.ModuleDeclaration => ts.isModuleDeclaration(s) && s.name.text === host);
  if (block?.body === undefined || !ts.isModuleBlock(block.body)) throw new Error(`namespace ${host} not found`);
  const own = `${host}Api`;
  const setPattern = new RegExp(`\\[Api set: (${own}[A-Za-z]*) ([\\d.]+)`);
  const qualified = new RegExp(`\\b${host}\\.`, "g");

  const text = (node: ts.Node): string => node.getText(source);
  const sinceOf = (node: ts.Node): string => {
    const comment = source.text.slice(node.getFullStart(), node.getStart(source));
    const sets = setPattern.exec(comment);
    if (sets === null) return "";
    return sets[1] === own ? sets[2]! : `${sets[1]!.slice(own.length)}-${sets[2]!}`;
  };

  const enums: Record<string, string[]> = {};
  const classes: Record<string, Record<string, string>> = {};
  const declared = new Map<string, ts.ClassDeclaration>();
  for (const statement of block.body.statements) {
    if (ts.isEnumDeclaration(statement)) {
      enums[statement.name.text] = statement.members.map((m) =>
        m.initializer === undefined ? "" : text(m.initializer).slice(1, -1),
      );
    } else if (ts.isClassDeclaration(statement) && statement.name !== undefined && statement.heritageClauses !== undefined) {
      declared.set(statement.name.text, statement);
    }
  }

  const typeOf = (type: ts.TypeNode | undefined): string => {
    if (type === undefined) return "any";
    const spelled = text(type).replace(qualified, "");
    if (ts.isTypeReferenceNode(type) && declared.has(spelled)) return `>${spelled}`;
    if (/^(string|number|boolean)$/.test(spelled)) return spelled;
    const named = spelled
      .split("|")
      .map((part) => part.trim())
      .find((part) => part in enums);
    return named ?? "any";
  };

  for (const [name, node] of declared) {
    const since = sinceOf(node);
    const members: Record<string, string> = {};
    for (const member of node.members) {
      if (member.name === undefined || !ts.isIdentifier(member.name)) continue;
      const key = member.name.text;
      if (CLIENT_SIDE.has(key)) continue;
      const set = sinceOf(member) || since;
      // Word on the web is played, and it has none of what the desktop alone can do.
      if (set.startsWith("Desktop")) continue;
      if (ts.isMethodDeclaration(member)) {
        // Overloads: the oldest counts, newer arguments of the same method are not told apart on the wire.
        const result = typeOf(member.type);
        members[key] ??= `${set} call${result.startsWith(">") ? ` ${result}` : ""}`;
      } else if (ts.isPropertyDeclaration(member)) {
        const type = typeOf(member.type);
        const readonly = member.modifiers?.some((m) => m.kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
        const event = text(member.type ?? member).includes("EventHandlers<");
        if (event) members[key] = `${set} event`;
        else if (type.startsWith(">")) members[key] = `${set} go ${type}`;
        else members[key] = `${set} ${readonly ? "read" : "write"} ${type}`;
      }
    }
    if (Object.keys(members).length > 0) classes[name] = members;
  }
  return { newest: newestOf(classes), enums: usedIn(classes, enums), classes };
}

type Classes = ApiTable["classes"];

const usedIn = (classes: Classes, enums: ApiTable["enums"]): ApiTable["enums"] => {
  const used = new Set(Object.values(classes).flatMap((members) => Object.values(members).map((m) => m.split(" ")[2] ?? "")));
  return Object.fromEntries(Object.entries(enums).filter(([name]) => used.has(name)));
};

/** Of versions such as 1.9 and 1.17; a platform's own sets, and what was there from the first, have no say. */
function newestOf(classes: Classes): string {
  const minors = Object.values(classes)
    .flatMap((members) => Object.values(members))
    .flatMap((said) => /^1\.(\d+) /.exec(said)?.[1] ?? []);
  return `1.${Math.max(...minors.map(Number))}`;
}

/** What of the table the stand-in plays: the rest nobody asks it for. */
export function played(table: ApiTable, cast: (className: string) => Part<HostObject, never> | undefined): ApiTable {
  const classes = Object.fromEntries(
    Object.entries(table.classes).flatMap(([name, members]) => {
      const part = cast(name);
      if (part === undefined) return [];
      const names = new Set([part.read, part.write, part.go, part.call].flatMap((some) => Object.keys(some ?? {})));
      const kept = Object.entries(members).filter(([member]) => names.has(member));
      return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
    }),
  );
  return { newest: table.newest, enums: usedIn(classes, table.enums), classes };
}

/** One line per class: a string, which no formatter breaks, so that a change of the package is readable as a diff. */
export function print(table: ApiTable): string {
  const enums = Object.entries(table.enums).map(([name, words]) => [name, words.join("|")] as const);
  const classes = Object.entries(table.classes).map(
    ([name, members]) =>
      [
        name,
        Object.entries(members)
          .map(([member, said]) => `${member} ${said}`)
          .join("|"),
      ] as const,
  );
  return `${JSON.stringify({ newest: table.newest, enums: Object.fromEntries(enums), classes: Object.fromEntries(classes) }, null, 2)}\n`;
}
