// A name of the law that is written out anywhere else must be one that the compiler knows.
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { allRules, editions, forms } from "../../src/statute";

const root = resolve(__dirname, "../..");
const STATUTE = join(root, "src", "statute");
/** The stand-in for the hosts knows no law: its words are Office's. */
const WORKBENCH = join(root, "src", "workbench");

const groupOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf(".")));

/** Every row, column, group, cell, table, edition and rule by its name. */
const names = new Set(
  [
    ...forms().flatMap(({ cells }) =>
      cells.flatMap(({ id, table, row, column }) => [
        id,
        groupOf(id),
        table.id,
        row.id,
        groupOf(row.id),
        `${table.id}.${row.id}`,
        column.id,
        groupOf(column.id),
      ]),
    ),
    ...editions.map(({ id }) => id),
    ...allRules.map(({ id }) => id),
  ].filter((name) => name !== ""),
);
/** requests.${row}.total: a name with a gap, by the words beside the gap. */
const isPiece = (text: string): boolean =>
  /^[a-zA-Z.]*$/u.test(text) && text.includes(".") && text.split(".").some((part) => names.has(part));

/** Whether anything but a known name would be let through here. */
function isOpen(type: ts.Type | undefined, checker: ts.TypeChecker): boolean {
  if (!type) return true;
  const parts = type.isUnion() ? type.types : [type];
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.String;
  return parts.some((part) => {
    if (part.flags & ts.TypeFlags.TypeParameter) {
      const constraint = checker.getBaseConstraintOfType(part);
      return constraint !== undefined && isOpen(constraint, checker);
    }
    return (part.flags & open) !== 0;
  });
}

const COMPARES = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** The type that a literal is held against: of the other side of a comparison, or of where it is put. */
function expected(node: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && COMPARES.has(parent.operatorToken.kind))
    return checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left);
  if (ts.isCaseClause(parent)) return checker.getTypeAtLocation(parent.parent.parent.expression);
  if (ts.isParenthesizedExpression(parent)) return expected(parent, checker);
  return checker.getContextualType(node);
}

/** value["made"]: a key of a file that others may have written, of which nothing is known. */
const ofForeignJson = ({ parent }: ts.Node, checker: ts.TypeChecker): boolean =>
  ts.isElementAccessExpression(parent) &&
  (checker.getIndexInfoOfType(checker.getTypeAtLocation(parent.expression), ts.IndexKind.String)?.type.flags ?? 0) ===
    ts.TypeFlags.Unknown;

/** Literals of one file that spell a name where any word would do. */
function unchecked(source: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node) && names.has(node.text) ? node.text : undefined;
    const pieces =
      ts.isTemplateExpression(node) && [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].some(isPiece)
        ? node.getText(source)
        : undefined;
    const spelled = text ?? pieces;
    if (
      spelled !== undefined &&
      ts.isExpression(node) &&
      !ts.isLiteralTypeNode(node.parent) &&
      !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
      !ofForeignJson(node, checker) &&
      isOpen(expected(node, checker), checker)
    )
      found.push(
        `${relative(root, source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${spelled}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function program(extra: ReadonlyMap<string, string> = new Map()): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent({ ...(config as object), include: ["src"] }, ts.sys, root);
  const host = ts.createCompilerHost(parsed.options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.readFile = (path) => extra.get(path) ?? read(path);
  host.fileExists = (path) => extra.has(path) || exists(path);
  return ts.createProgram([...parsed.fileNames, ...extra.keys()], parsed.options, host);
}

// What spells a name and lets it slip, beside what the compiler holds: the count must be able to find something.
const SLIPS = join(root, "src", "core", "slips.ts");
const slips = `import type { Cell } from "./form/numbered-form";
import type { RowId } from "./form/law";
export const compared = (cell: Cell): boolean => cell.row.id === "governmentRules";
export const bare = "requests.received.total";
export const listed: readonly string[] = ["denied.process"];
export const pieced = (row: string): string => \`requests.\${row}.total\`;
export const held: RowId = "governmentRules";
export const heldAll = ["received"] as const satisfies readonly RowId[];
`;

it("no row, column, cell or rule is spelled outside the statute where a misspelt one would compile", () => {
  const compiled = program(new Map([[SLIPS, slips]]));
  const checker = compiled.getTypeChecker();
  const sources = compiled
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(join(root, "src")))
    .filter(({ fileName }) => ![STATUTE, WORKBENCH].some((room) => fileName.startsWith(room)));
  const found = sources.flatMap((source) => unchecked(source, checker));
  const made = found.filter((one) => one.startsWith("src/core/slips.ts"));
  expect(made.map((one) => one.replace(/^\S+ /u, ""))).toEqual([
    "governmentRules",
    "requests.received.total",
    "denied.process",
    "`requests.${row}.total`",
  ]);
  expect(found.filter((one) => !made.includes(one))).toEqual([]);
}, 600_000);
