// npm run -s nianbao -- ARGS: bundles the command line when one of its sources is newer than the bundle, then runs it.
// A bundle starts in a tenth of the time that compiling on the fly would take, and is what the workers load too.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, ".cache", "nianbao");
const stampFile = join(home, "current.json");
const COMMANDS = "src/cli/main.ts";
const CHECKING = ["src/cli/worker.ts", "src/cli/checking.ts"];
const entries = [COMMANDS, ...CHECKING];

/** Only values go to and fro where it is fetched so. */
const checkingApart = {
  name: "checking apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/checking$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./checking.mjs", external: true } : undefined,
    ),
};

/** Written when a bundle is whole: { folder, started, inputs }. */
const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : undefined;

function isCurrent({ folder, started, entries: bundled, inputs }) {
  if (bundled.join() !== entries.join() || !existsSync(join(home, folder))) return false;
  return inputs.every((file) => (statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < started);
}

/** Packages written for require() find one; what needs none is spared an import. */
const NEEDS_REQUIRE = /\b(?:__require|require)\(/u;
const REQUIRE =
  'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);\n';

/** Each bundle has a folder of its own: another process may be running the last one. */
async function bundle() {
  const { build } = await import("esbuild");
  const started = Date.now();
  const folder = `${started}-${process.pid}`;
  const common = {
    absWorkingDir: root,
    outdir: join(home, folder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // No maps: Node reads them all before it runs a line, in every thread. The bundle keeps names and says where a part is from.
    metafile: true,
    write: false,
    logLevel: "error",
    // The packer's own entry for Node loads threads, which nobody here asks it for.
    alias: { fflate: "fflate/browser" },
  };
  // What checks a file is bundled by itself, for the threads and for one file alike: among the other commands it would fall into
  // six times as many pieces, and each piece costs half a millisecond of every start.
  const built = await Promise.all([
    build({ ...common, entryPoints: [COMMANDS], plugins: [checkingApart] }),
    build({ ...common, entryPoints: CHECKING }),
  ]);
  mkdirSync(join(home, folder));
  for (const { path, text } of built.flatMap(({ outputFiles }) => outputFiles))
    writeFileSync(path, NEEDS_REQUIRE.test(text) ? REQUIRE + text : text);
  const inputs = [
    ...built.flatMap(({ metafile }) => Object.keys(metafile.inputs).filter((file) => !file.includes("node_modules"))),
    "package-lock.json",
    relative(root, fileURLToPath(import.meta.url)),
  ];
  const written = { folder, started, entries, inputs };
  writeFileSync(`${stampFile}.${process.pid}`, JSON.stringify(written));
  renameSync(`${stampFile}.${process.pid}`, stampFile);
  for (const old of readdirSync(home))
    if (Number(old.split("-")[0]) < started - 3_600_000) rmSync(join(home, old), { recursive: true, force: true });
  return written;
}

// The engine compiles for speed beside the threads that check files, on the same cores. Asked to wait until a function has
// shown five times as clearly that it is worth it, it does a third less, and a batch of two thousand takes an eighth less.
setFlagsFromString("--interrupt-budget=330000");

mkdirSync(home, { recursive: true });
const { folder } = stamp && isCurrent(stamp) ? stamp : await bundle();
await import(pathToFileURL(resolve(home, folder, "main.mjs")).href);
