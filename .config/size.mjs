// What a page has to fetch before it can be used, and what the law weighs, held to what .config/sizes.json records.
//   npm run size                 fails when something is heavier than recorded, and names what grew
//   npm run size -- --record     records today's; the commit says why it may be more
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const record = join(root, ".config", "sizes.json");
const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;
/** Packing the same words in another order weighs a little more or less. */
const SLACK = 1.003;
/** So many of what grew most are named. */
const NAMED = 12;

/** The modules of the law and its arithmetic that a path test lets through, as one minified bundle. */
async function modules(wanted) {
  const files = ["statute", "lexicon", "core"].flatMap((name) =>
    readdirSync(join(root, "src", name), { recursive: true })
      .map((file) => `./src/${name}/${String(file).replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".ts") && wanted(file)),
  );
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: files.map((file, at) => `export * as m${at} from ${JSON.stringify(file)};`).join("\n"), resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    charset: "utf8",
    write: false,
    metafile: true,
    outdir: "out",
    logLevel: "error",
  });
  const parts = Object.values(metafile.outputs)[0].inputs;
  const made = Object.fromEntries(
    Object.entries(parts)
      .filter(([file]) => file.startsWith("src/"))
      .map(([file, { bytesInOutput }]) => [file, bytesInOutput]),
  );
  return { bytes: packed(outputFiles[0].contents), made };
}

/** The scripts that a built page names, office.js apart: that one is Microsoft's, and the host has it in its cache. */
function page(name) {
  const file = join(root, "dist", `${name}.html`);
  if (!existsSync(file)) throw new Error(`dist/${name}.html is missing: run npm run build first`);
  const scripts = [...readFileSync(file, "utf8").matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src);
  const bytes = scripts
    .filter((src) => !src.includes("office.js"))
    .reduce((sum, src) => sum + packed(readFileSync(join(root, "dist", src))), 0);
  return { bytes, made: JSON.parse(readFileSync(join(root, ".cache", "composition", "taskpane.json"), "utf8"))[name] };
}

/** The page in one file, whole: it is one download, whatever of it is unpacked later. What reads PDFs is counted apart. */
function oneFile() {
  const file = join(root, "dist", "nianbao.html");
  if (!existsSync(file)) throw new Error("dist/nianbao.html is missing: run npm run build first");
  const text = readFileSync(file, "utf8").replace(/<script[^>]* data-reads="pdf">[^<]*<\/script>/gu, "");
  const made = JSON.parse(readFileSync(join(root, ".cache", "composition", "page.json"), "utf8")).page;
  return { bytes: packed(text), made, most: 900_000 };
}

// Reading prose, explaining a broken sum, years and sums of units are more than half of core, and fetched when asked for.
const isLater = (file) =>
  /^\.\/src\/(core\/(prose|diagnose|compare|aggregate)\/|core\/check\/explanations|lexicon\/|statute\/(prose|audit))/.test(file);
const today = {
  "the forms, rules and checks": await modules((file) => !isLater(file)),
  "with all that is fetched later": await modules(() => true),
  "task pane, until it can be used": page("taskpane"),
  "pane in Word, until it can be used": page("wordpane"),
  "page in one file, PDF apart": oneFile(),
};

if (process.argv.includes("--record")) {
  const sorted = (made) => Object.fromEntries(Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(today).map(([what, { bytes, made }]) => [what, { bytes, made: sorted(made) }]);
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
}

const recorded = JSON.parse(readFileSync(record, "utf8"));
let failed = 0;
for (const [what, { bytes, made, most = Infinity }] of Object.entries(today)) {
  const then = recorded[what] ?? { bytes: 0, made: {} };
  const isHeavy = bytes > then.bytes * SLACK || bytes > most;
  console.log(
    `${isHeavy ? "✗" : "✓"} ${what.padEnd(34)} ${String(bytes).padStart(8)} bytes gz; recorded ${String(then.bytes).padStart(8)}`,
  );
  if (!isHeavy) continue;
  failed += 1;
  const grown = Object.entries(made)
    .map(([name, size]) => [name, size - (then.made[name] ?? 0), name in then.made])
    .filter(([, more]) => more > 0)
    .sort(([, a], [, b]) => b - a);
  for (const [name, more, isOld] of grown.slice(0, NAMED))
    console.log(`    ${isOld ? "grew" : "new "} ${String(more).padStart(7)} bytes before packing: ${name}`);
  if (grown.length > NAMED) console.log(`    and ${grown.length - NAMED} others`);
}
if (failed > 0)
  console.log("Make it lighter, or load it later. Where it must be: npm run size -- --record, and the reason in the commit.");
process.exit(failed === 0 ? 0 : 1);
