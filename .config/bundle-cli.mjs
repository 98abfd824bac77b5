// The command line as files that a plain Node runs: what npm run nianbao keeps beside the sources, and what the release carries.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMANDS = "src/cli/main.ts";
const CHECKING = ["src/cli/worker.ts", "src/cli/checking.ts"];
const START = ".config/start.cjs";
export const entries = [COMMANDS, ...CHECKING, START];

/** Large packages that few files need: each a file of its own, read when it is asked for. */
const APART = {
  pdf: "pdfjs-dist/legacy/build/pdf.mjs",
  "pdf-worker": "pdfjs-dist/legacy/build/pdf.worker.mjs",
  sheets: "@e965/xlsx",
  mail: "postal-mime",
};
const packagesApart = {
  name: "packages apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(?:pdfjs-dist|@e965|postal-mime)/ }, ({ path, kind }) => {
      const name = Object.keys(APART).find((one) => APART[one] === path);
      return name === undefined || kind === "entry-point" ? undefined : { path: `./${name}.cjs`, external: true };
    }),
};

/**
 * The writer of workbooks packs every part by what browsers have, and asks whether there is a Response, which it never uses. Under
 * Node the one loads streams, the other all that fetches from the network. Here it packs nothing: what finishes the workbook packs
 * each part, once. A fifth of the processor time of making a workbook.
 */
const PACKS = "entry.compress && entry.data.length > 0";
const packedOnce = {
  name: "packed once",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]hucre[\\/]dist[\\/]zip[\\/]writer\.mjs$/ }, ({ path }) => {
      const [before, after, ...more] = readFileSync(path, "utf8").split(PACKS);
      if (after === undefined || more.length > 0) throw new Error(`${path} no longer packs as it did`);
      return { contents: `${before}false${after}`, loader: "js" };
    }),
};

/** Packages written for require() find one; what needs none is spared an import. */
const NEEDS_REQUIRE = /\b(?:__require|require)\(/u;
const HERE = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';
const REQUIRE =
  'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);\n';

/**
 * A script of ASCII alone is read four times as quickly, and held in half the memory. The bundler escapes all but patterns, where
 * an escape means the same; in a raw template it would not.
 */
function ascii(text) {
  if (/\braw\s*`[^`]*[^\0-\x7f]/u.test(text)) throw new Error("a raw template of the bundle holds more than ASCII");
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The script's name is another one when a byte of it is: what the engine made of one is never taken for another's. */
const named = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * The commands are one script, so that what the engine made of it can be kept; the threads' modules fall into pieces.
 *
 * @returns {Promise<{ files: { path: string, text: string }[], inputs: string[], main: string }>} the bundle, every file it is
 * made of, and the name of the script that start.cjs starts
 */
export async function bundle(outdir) {
  const { build } = await import("esbuild");
  const common = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    // No maps: Node reads them all before it runs a line, in every thread. The bundle keeps names and says where a part is from.
    metafile: true,
    write: false,
    logLevel: "error",
    // The packer's own entry for Node loads threads, which nobody here asks it for.
    alias: { fflate: "fflate/browser" },
  };
  const script = {
    ...common,
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    define: { "import.meta.url": "importMetaUrl" },
    // A script that is run by itself imports nothing: it requires.
    supported: { "dynamic-import": false },
  };
  const built = await Promise.all([
    build({ ...script, entryPoints: { main: COMMANDS }, plugins: [packagesApart, packedOnce] }),
    build({ ...script, entryPoints: APART, banner: { js: HERE } }),
    build({
      ...common,
      entryPoints: CHECKING,
      format: "esm",
      outExtension: { ".js": ".mjs" },
      splitting: true,
      plugins: [packedOnce],
    }),
  ]);
  const files = built
    .flatMap(({ outputFiles }) => outputFiles)
    .map(({ path, text }) => ({ path, text: path.endsWith(".mjs") && NEEDS_REQUIRE.test(text) ? REQUIRE + text : text }));
  const main = files.find(({ path }) => path.endsWith("main.cjs"));
  main.text = ascii(main.text);
  main.path = main.path.replace("main.cjs", `main-${named(main.text)}.cjs`);
  return {
    files: [...files, { path: join(outdir, "start.cjs"), text: readFileSync(join(root, START), "utf8") }],
    // Most sources are in both, and every start asks each of them for its time.
    inputs: [...new Set([...built.flatMap(({ metafile }) => Object.keys(metafile.inputs)), START])],
    main: basename(main.path),
  };
}
