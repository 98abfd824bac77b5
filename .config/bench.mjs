// npm run bench [NAME…]: runs test/bench/*.bench.ts, one process each, so that no measurement warms up another.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "test", "bench");
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length === 0) throw new Error(`no bench is named ${wanted.join(" or ")}`);

/** Node 20 imports no JSON without being told that it is some: it goes into the bundle. */
const jsonOfPackages = {
  name: "json of packages",
  setup: ({ onResolve }) => onResolve({ filter: /^[^./].*\.json$/ }, ({ path }) => ({ path: join(root, "node_modules", path) })),
};

const outdir = join(root, ".cache", "bench");
await build({
  absWorkingDir: root,
  entryPoints: names.map((name) => join(folder, `${name}.bench.ts`)),
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "error",
  jsx: "automatic",
  plugins: [jsonOfPackages],
  // Packages, and what the tests stand on, find a require().
  banner: {
    js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
  },
});
const failed = names.filter((name) => {
  console.log(`\n== ${name}`);
  return (
    spawnSync(process.execPath, ["--expose-gc", join(outdir, `${name}.bench.mjs`)], { cwd: root, stdio: "inherit" }).status !== 0
  );
});
process.exit(failed.length === 0 ? 0 : 1);
