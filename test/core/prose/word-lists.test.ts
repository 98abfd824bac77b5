// Words live in the lexicon: the rules of the reading of prose hold no list of them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const ROOM = join(__dirname, "../../../src/core/prose");
const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));

const isWord = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** Two words are a choice that a rule makes; three are a list. */
const LIST = 3;
/** A phrase whose parts vary is a pattern of a rule; one with so many ways is a list of words. */
const PHRASE = 12;
/** Numerals are figures, not words. */
const NUMERALS = new Set(["DIGITS", "PLACES", "SCALES"]);

/** Lists of words in a piece of code, each as it is spelled. */
function wordListsIn(code: string): string[] {
  const source = ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && NUMERALS.has(node.name.getText())) return;
    const words = ts.isArrayLiteralExpression(node)
      ? node.elements.filter((one) => ts.isStringLiteralLike(one) && isWord(one.text) && one.text.length > 1).length
      : ts.isObjectLiteralExpression(node)
        ? node.properties.filter((one) => one.name !== undefined && isWord(one.name.getText())).length
        : 0;
    const ways = ts.isRegularExpressionLiteral(node) ? node.text.split("|").filter(isWord).length : 0;
    if (words >= LIST || ways >= PHRASE) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it.each(filesIn(ROOM).map((path) => [relative(ROOM, path), path] as const))("%s holds no list of words", (_, path) => {
  expect(wordListsIn(readFileSync(path, "utf8"))).toEqual([]);
});

it.each([
  ["a list", 'const ENDS = ["办公室", "街道", "中心"];', 1],
  ["a set", 'const SAID = new Set(["收到", "受理", "办结"]);', 1],
  ["a record", "const OF = { 收到: 1, 受理: 2, 办结: 3 };", 1],
  ["a list as a pattern", "const ENDS = /局|委|厅|办|院|校|所|站|镇|乡|县|区/u;", 1],
  ["two words", 'const BOTH = ["其中", "包括"];', 0],
  ["a phrase", "const NONE = /(?:未|没有|无)收到/u;", 0],
])("%s is seen for what it is", (_, code, lists) => {
  expect(wordListsIn(code)).toHaveLength(lists);
});
