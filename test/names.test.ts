// One exported name, one meaning: a name that two files export has to be told apart by whoever reads it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const SOURCE = join(__dirname, "..", "src");

/** By name: the files that export something of their own under it. */
function exported(): Map<string, string[]> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/u.test(file));
  const found = new Map<string, string[]>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(SOURCE, file), "utf8"), ts.ScriptTarget.Latest);
    for (const statement of source.statements) {
      if (!ts.canHaveModifiers(statement)) continue;
      if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
      const named = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
      for (const { name } of named as readonly ts.NamedDeclaration[])
        if (name && ts.isIdentifier(name)) found.set(name.text, [...(found.get(name.text) ?? []), file]);
    }
  }
  return found;
}

it("hardly any name is exported by two files", () => {
  const all = exported();
  expect(all.size).toBeGreaterThan(1000);
  const twice = [...all].filter(([, files]) => new Set(files).size > 1);
  // Tables of either edition, and what a room's parts each call by the same word; the fewer the better.
  expect(twice.map(([name, files]) => `${name}: ${files.join(", ")}`).slice(20)).toEqual([]);
});

/** Every sentence, tooltip and title that stands in a screen's own source. */
function* saidIn(room: string): Generator<readonly [file: string, text: string]> {
  for (const file of readdirSync(join(SOURCE, room), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/u.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(join(SOURCE, room, file), "utf8"), ts.ScriptTarget.Latest, true);
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) texts.push(node.text);
      else if (ts.isTemplateExpression(node))
        texts.push(node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(""));
      ts.forEachChild(node, visit);
    };
    visit(source);
    for (const text of texts) if (/\p{Script=Han}/u.test(text)) yield [file, text.trim()];
  }
}

it("says nothing in a pane that is none of a clerk's words, and sets no sentence twice to its end", () => {
  const said = [...saidIn("taskpane")];
  expect(said.length).toBeGreaterThan(500);
  const faults: readonly (readonly [what: string, RegExp])[] = [
    ["a rule's number", /\bR\d{2}\b/u],
    ["a file or a command of ours", /nianbao|\bnpm\b|(?:^|\s)--[a-z]/u],
    ["punctuation upon punctuation", /[，。；：、！？][，。；：、！？]/u],
    ["punctuation of another script", /\p{Script=Han}[,;:!?]/u],
    ["a gap between Chinese and Latin", /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u],
  ];
  // What stands in a template is shown as it is spelt there, and the format of official documents has a name with a gap.
  const found = faults.flatMap(([what, pattern]) =>
    said.filter(([, text]) => pattern.test(text.replace("GB/T 9704", ""))).map(([file, text]) => `${file}: ${what}: ${text}`),
  );
  expect(found).toEqual([]);
});
