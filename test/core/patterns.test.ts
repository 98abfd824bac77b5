// Patterns that are put together from parts, which the rule for literal ones passes over: none of them goes over a text again.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

type Diagnostics = { readonly status: "safe" | "vulnerable" | "unknown" };
/** What that rule stands on. */
const { checkSync } = createRequire(require.resolve("eslint-plugin-redos"))("recheck") as {
  checkSync(source: string, flags: string, options: object): Diagnostics;
};

const linear = createRequire(__filename)("../../.config/linear.cjs") as object;

const SOURCES = join(__dirname, "../../src");
/** Those whose modules make theirs while they are loaded. */
const FLOORS = ["core", "statute", "lexicon", "render", "app"];

const modulesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? modulesIn(path) : entry.name.endsWith(".ts") ? [path] : [];
  });

async function madeWhileLoading(): Promise<readonly RegExp[]> {
  const made = new Map<string, RegExp>();
  const Own = RegExp;
  const construct = (_: typeof RegExp, given: [string, string?]): RegExp => {
    const pattern = new Own(...given);
    made.set(String(pattern), pattern);
    return pattern;
  };
  globalThis.RegExp = new Proxy(Own, { construct });
  for (const path of FLOORS.flatMap((floor) => modulesIn(join(SOURCES, floor)))) await import(path);
  globalThis.RegExp = Own;
  return [...made.values()];
}

const BUILT = /new RegExp\(\s{0,20}`([^`]{1,400})`(?:,\s{0,20}"([a-z]{1,8})")?/gu;

/** Those that the adapters make for a document's own prefix of names, as they stand in the source. */
const madeForPrefixes = (): readonly RegExp[] =>
  modulesIn(join(SOURCES, "adapters")).flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(BUILT)]
      .filter(([, source]) => source!.includes("${prefix}"))
      .map(([, source, flags]) => new RegExp(source!.replaceAll("${prefix}", "w:").replaceAll("\\\\", "\\"), flags)),
  );

it("each of them costs as much as the text is long", async () => {
  const made = [...(await madeWhileLoading()), ...madeForPrefixes()];
  expect(made.length).toBeGreaterThan(15);
  const unsafe = made.filter(({ source, flags }) => checkSync(source, flags.replace("d", ""), linear).status !== "safe");
  expect(unsafe).toEqual([]);
}, 300_000);
