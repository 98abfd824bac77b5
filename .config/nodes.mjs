// npm run nodes [VERSION…]: the command line and a folder of tests under other versions of Node than the one that runs this. The npm
// package `node` brings their binaries; they are kept in .cache/nodes.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ["20", "22", "24"];
const own = process.versions.node.split(".")[0];

function binary(version) {
  if (version === own) return process.execPath;
  const home = join(root, ".cache", "nodes", version);
  const file = join(home, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    spawnSync("npm", ["install", "--prefix", home, "--no-save", `node@${version}`], {
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
  }
  if (!existsSync(file)) throw new Error(`the npm package node@${version} brought no binary for this machine`);
  return file;
}

/** What is run, and what it must say. */
const steps = [
  { args: [".config/nianbao.mjs", "--version"], says: /^\d+\.\d+\.\d+\n$/ },
  { args: [".config/nianbao.mjs", "check", "assets/sample/report-2020.txt"], says: /不通过 0　待定 0　无法读取 0/ },
  { args: ["node_modules/jest/bin/jest.js", "-c", ".config/jest.config.cjs", "--silent", "test/core/check"], says: /^$/ },
];

let failed = 0;
for (const version of versions) {
  const node = binary(version);
  const real = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  if (!real.startsWith(`v${version}.`)) throw new Error(`node@${version} says that it is ${real}`);
  for (const { args, says } of steps) {
    const { status, stdout, stderr } = spawnSync(node, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    const isRight = status === 0 && says.test(stdout);
    if (!isRight) failed += 1;
    console.log(`${isRight ? "✓" : "✗"} Node ${real}: ${args.join(" ")}`);
    if (!isRight) console.log(`${stdout.slice(-2000)}${stderr.slice(-2000)}`.trim());
  }
}
process.exit(failed === 0 ? 0 : 1);
