// npm run size: what a user's browser has to fetch, packed, against what we allow ourselves.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** The modules of the law and its arithmetic that a path test lets through, as one minified bundle. */
async function modules(wanted) {
  const modules = ["statute", "lexicon", "core"].flatMap((name) =>
    readdirSync(join(root, "src", name), { recursive: true })
      .map((file) => `./src/${name}/${String(file).replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".ts") && wanted(file)),
  );
  const contents = modules.map((file, at) => `export * as m${at} from ${JSON.stringify(file)};`).join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    charset: "utf8",
    write: false,
    logLevel: "error",
  });
  return packed(outputFiles[0].contents);
}

/** The scripts that a built page names, office.js apart: that one is Microsoft's, and the host has it in its cache. */
function page(name) {
  const file = join(root, "dist", name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing: run npm run build first`);
  const scripts = [...readFileSync(file, "utf8").matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src);
  return scripts
    .filter((src) => !src.includes("office.js"))
    .reduce((sum, src) => sum + packed(readFileSync(join(root, "dist", src))), 0);
}

// Reading prose, explaining a broken sum, years and sums of units are more than half of core, and fetched when asked for.
const isLater = (file) =>
  /^\.\/src\/(core\/(prose|diagnose|compare|aggregate)\/|core\/check\/explanations|lexicon\/|statute\/(prose|audit))/.test(file);
// The pane may weigh 1.3 times what a minimal pane of React and Fluent does: `npm run bench pane` builds and weighs that one.
const rows = [
  { what: "the forms, rules and checks", bytes: await modules((file) => !isLater(file)), budget: 38_500 },
  { what: "with all that is fetched later", bytes: await modules(() => true), budget: 93_500 },
  ...(existsSync(join(root, "src", "taskpane", "index.tsx"))
    ? [
        { what: "task pane, until it can be used", bytes: page("taskpane.html"), budget: 106_000 },
        { what: "pane in Word, until it can be used", bytes: page("wordpane.html"), budget: 106_000 },
      ]
    : []),
];
for (const { what, bytes, budget } of rows)
  console.log(
    `${bytes > budget ? "✗" : "✓"} ${what.padEnd(34)} ${String(bytes).padStart(8)} bytes gz of ${String(budget).padStart(8)}`,
  );
process.exit(rows.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1);
