// npm run -s nianbao -- ARGS: bundles the command line when one of its sources is newer than the bundle, then runs it.
// A bundle starts in a tenth of the time that compiling on the fly would take, and is what the workers load too.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, ".cache", "nianbao");
const stampFile = join(home, "current.json");
const entries = ["src/cli/main.ts", "src/cli/worker.ts"].filter((file) => existsSync(join(root, file)));

/** Written when a bundle is whole: { folder, started, inputs }. */
const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : undefined;

function isCurrent({ folder, started, entries: bundled, inputs }) {
  if (bundled.join() !== entries.join() || !existsSync(join(home, folder))) return false;
  return inputs.every((file) => (statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < started);
}

/** Each bundle has a folder of its own: another process may be running the last one. */
async function bundle() {
  const { build } = await import("esbuild");
  const started = Date.now();
  const folder = `${started}-${process.pid}`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: join(home, folder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // No maps: Node reads them all before it runs a line, in every thread. The bundle keeps names and says where a part is from.
    metafile: true,
    logLevel: "error",
    // Packages written for require() find one.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
  });
  const inputs = [
    ...Object.keys(metafile.inputs).filter((file) => !file.includes("node_modules")),
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
