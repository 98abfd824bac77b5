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
