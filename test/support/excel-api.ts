// Reads from @types/office-js which members a host's classes have and since which requirement set.
import ts from "typescript";

export interface ApiTable {
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
  const used = new Set(Object.values(classes).flatMap((members) => Object.values(members).map((m) => m.split(" ")[2] ?? "")));
  return { enums: Object.fromEntries(Object.entries(enums).filter(([name]) => used.has(name))), classes };
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
  return `${JSON.stringify({ enums: Object.fromEntries(enums), classes: Object.fromEntries(classes) }, null, 2)}\n`;
}
