// The command line as files that a plain Node runs: what npm run nianbao keeps beside the sources, and what the release carries.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMANDS = "src/cli/main.ts";
const CHECKING = ["src/cli/worker.ts", "src/cli/checking.ts"];
export const entries = [COMMANDS, ...CHECKING];

/** Only values go to and fro where it is fetched so. */
const checkingApart = {
  name: "checking apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/checking$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./checking.mjs", external: true } : undefined,
    ),
};

/**
 * The writer of workbooks asks whether there is a Response, which it never uses. Under Node the question alone loads all that
 * fetches from the network: an eighth of the processor time of making a workbook.
 */
const ASKS = ' && typeof Response !== "undefined"';
const nothingFetched = {
  name: "nothing fetched",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]hucre[\\/]dist[\\/]zip[\\/]writer\.mjs$/ }, ({ path }) => {
      const [before, after, ...more] = readFileSync(path, "utf8").split(ASKS);
      if (after === undefined || more.length > 0) throw new Error(`${path} no longer asks for Response as it did`);
      return { contents: before + after, loader: "js" };
    }),
};

/** Packages written for require() find one; what needs none is spared an import. */
const NEEDS_REQUIRE = /\b(?:__require|require)\(/u;
const REQUIRE =
  'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);\n';

/**
 * The engine compiles for speed beside the threads that check files, on the same cores. Asked to wait until a function has
 * shown five times as clearly that it is worth it, it does a third less, and a batch of two thousand takes an eighth less.
 */
export const ENGINE = "--interrupt-budget=330000";

/** @returns {Promise<{ files: { path: string, text: string }[], inputs: string[] }>} the bundle, and every file it is made of */
export async function bundle(outdir) {
  const { build } = await import("esbuild");
  const common = {
    absWorkingDir: root,
    outdir,
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
    build({ ...common, entryPoints: [COMMANDS], plugins: [checkingApart, nothingFetched] }),
    build({ ...common, entryPoints: CHECKING, plugins: [nothingFetched] }),
  ]);
  return {
    files: built
      .flatMap(({ outputFiles }) => outputFiles)
      .map(({ path, text }) => ({ path, text: NEEDS_REQUIRE.test(text) ? REQUIRE + text : text })),
    // Most sources are in both, and every start asks each of them for its time.
    inputs: [...new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)))],
  };
}
