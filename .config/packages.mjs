// npm run packages -- FOLDER…: our own package check (test/support/package-check.ts) over every .xlsx and .docx that was left there.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(root, ".cache", "packages", "check.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["test/support/package-check.ts"],
  outfile,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  logLevel: "error",
});
const { packageFaults } = await import(pathToFileURL(outfile).href);

const files = process.argv
  .slice(2)
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
  .filter((file) => /\.(xlsx|docx)$/i.test(file));
const faults = files.flatMap((file) => packageFaults(readFileSync(file)).map((fault) => `${file}: ${fault}`));
for (const fault of faults) console.log(fault);
console.log(`${files.length} packages, ${faults.length} faults`);
process.exit(faults.length === 0 && files.length > 0 ? 0 : 1);
