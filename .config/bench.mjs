// npm run bench [NAME…]: runs test/bench/*.bench.ts, one process each, so that no measurement warms up another, and prints the page
// of results anew, test/bench/README.md: the parts of the benches that were run, the others as they were. Without a name all of
// them but the one of memory, which makes 50,000 files first and takes as long as all the others together.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "test", "bench");
const wanted = process.argv.slice(2);
const BY_NAME = new Set(["memory"]);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length))
  .filter((name) => (wanted.length === 0 ? !BY_NAME.has(name) : wanted.includes(name)));
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
  // What the product loads only when it is asked for stays apart here, too: one reader of PDFs exchanges the engine's own push().
  splitting: true,
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
const found = (name) => join(outdir, `${name}.json`);
const failed = names.filter((name) => {
  console.log(`\n== ${name}`);
  rmSync(found(name), { force: true });
  const env = { ...process.env, BENCH_OUT: found(name) };
  return (
    spawnSync(process.execPath, ["--expose-gc", join(outdir, `${name}.bench.mjs`)], { cwd: root, stdio: "inherit", env })
      .status !== 0
  );
});

const pageFile = join(folder, "README.md");
const page = existsSync(pageFile) ? readFileSync(pageFile, "utf8") : "";
/** What stands on the page of a bench that was not run. */
const kept = (name) => new RegExp(`## ${name}\n[^]*?(?=\n## |$)`, "u").exec(page)?.[0].trimEnd();
function part(name) {
  // What an earlier run has left is older than the page.
  if (!names.includes(name) || !existsSync(found(name)) || failed.includes(name)) return kept(name);
  const { heading, lines } = JSON.parse(readFileSync(found(name), "utf8"));
  const rows = lines.map(
    ({ what, against, ratio, spread, rounds, goal = "" }) =>
      `| ${what} | ${against} | ${ratio} | ${spread} | ${rounds} | ${goal} |`,
  );
  return [
    `## ${name}`,
    "",
    heading,
    "",
    "| what | beside | ratio | spread | rounds | goal |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
const head = `# What was measured

Printed by \`npm run bench\`; \`npm run bench NAME\` prints one part anew, and \`npm run bench memory\` alone that of memory. Every figure is a ratio of two things done in turns in one run, the middle of its rounds; the spread is that of the middle half of them.`;
// What npm run mutation found stands below, written by hand.
const parts = [...all.map(part), kept("mutation")].filter((one) => one !== undefined);
writeFileSync(pageFile, `${[head, ...parts].join("\n\n")}\n`);
process.exit(failed.length === 0 ? 0 : 1);
