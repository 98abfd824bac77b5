// npm run package: out/nianbao-<version>.zip, everything that an office needs and nothing that it must fetch; and beside it
// out/nianbao-<version>.html, the page in one file alone.
//   -- --url https://intranet.example/nianbao/   where the site will stand; both manifests name it
//   -- --built                                    takes dist/ as it is
// The same sources make the same bytes: files by name, one date, no address of this machine.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";
import { bundle } from "./bundle-cli.mjs";
import { headers, nginx, typeOf, webConfig } from "./package-server.mjs";
import { offline } from "./package-wps.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { noticesOf } = createRequire(import.meta.url)("./shipped-modules.cjs");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const asked = parseArgs({ options: { url: { type: "string" }, built: { type: "boolean" } } }).values;
const url = new URL(asked.url ?? "https://localhost:3000/").href.replace(/\/?$/, "/");

/** Files below a folder, by their paths within it. */
const below = (folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => [file.replaceAll("\\", "/"), readFileSync(join(folder, file))]);

const filled = (text) => text.replaceAll("{{version}}", version).replaceAll("{{url}}", url);
const asset = (name) => readFileSync(join(root, "assets", "release", name));

if (!asked.built) {
  const webpack = join(root, "node_modules", "webpack", "bin", "webpack.js");
  // What an earlier build has kept puts modules in another order: the same sources give the same bytes from the beginning alone.
  const options = ["--env", `url=${url}`, "--env", "fresh"];
  const { status } = spawnSync(process.execPath, [webpack, "--config", "webpack.config.js", ...options], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

const out = new Map();
const put = (path, content) => out.set(path, typeof content === "string" ? Buffer.from(content) : content);

// The site, and the page by which whoever serves it sees whether it is served right.
const site = below(join(root, "dist"));
for (const [path, content] of site) put(`site/${path}`, content);
for (const name of ["selftest.html", "selftest.js"]) put(`site/${name}`, filled(asset(name).toString("utf8")));
put("site/selftest-worker.js", "// Fetched by selftest.js alone: a browser takes it only under a certificate that it trusts.\n");
/** One file of each kind, and every page. */
const kinds = new Map(site.map(([path]) => [/\.html$/.test(path) ? path : typeOf(path), path]));
put(
  "site/selftest.json",
  `${JSON.stringify({ version, url, headers, files: [...kinds.values()].sort().map((path) => ({ path, type: typeOf(path) })) }, null, 1)}\n`,
);
put("site/web.config", webConfig());
put("nginx.conf.example", nginx());

// For machines that reach no server.
for (const [path, content] of offline(below(join(root, "dist", "wps")), version)) put(`wps-offline/${path}`, content);

// The command line: one folder, a plain Node.
const cli = await bundle(join(root, "out", "cli"));
for (const { path, text } of cli.files) put(`cli/lib/${relative(join(root, "out", "cli"), path)}`, text);
put(
  "cli/nianbao.mjs",
  `#!/usr/bin/env node
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
const lib = fileURLToPath(new URL("lib/", import.meta.url));
createRequire(import.meta.url)(lib + "start.cjs").start(lib + "${cli.main}");
`,
);
// Which characters a PDF's old fonts mean is looked up where the package of its reader stands.
const maps = join(root, "node_modules", "pdfjs-dist");
put("cli/node_modules/pdfjs-dist/package.json", readFileSync(join(maps, "package.json")));
put("cli/node_modules/pdfjs-dist/LICENSE", readFileSync(join(maps, "LICENSE")));
for (const [path, content] of below(join(maps, "cmaps"))) put(`cli/node_modules/pdfjs-dist/cmaps/${path}`, content);
put("cli/third-party-notices.txt", noticesOf(cli.inputs.map((file) => join(root, file))));

for (const [path, content] of below(join(root, "assets", "release")))
  if (!/^selftest\.(?:html|js)$/.test(path)) put(path, /\.html$/.test(path) ? filled(content.toString("utf8")) : content);
put("screenshot.png", readFileSync(join(root, "assets", "screenshot.png")));
put("LICENSE", readFileSync(join(root, "LICENSE")));
put("third-party-notices.txt", readFileSync(join(root, "dist", "third-party-notices.txt")));

const names = [...out.keys()].sort();
const sums = names.map((name) => `${createHash("sha256").update(out.get(name)).digest("hex")}  ${name}\n`).join("");
put("SHA256SUMS.txt", sums);

const file = join(root, "out", `nianbao-${version}.zip`);
mkdirSync(dirname(file), { recursive: true });
// The first day that a zip can tell, in whatever zone this machine is.
const zip = zipSync(
  Object.fromEntries([...names, "SHA256SUMS.txt"].sort().map((name) => [name, new Uint8Array(out.get(name))])),
  {
    level: 9,
    mtime: new Date(1980, 0, 1),
  },
);
const alone = join(root, "out", `nianbao-${version}.html`);
for (const [path, content] of [
  [file, zip],
  [alone, out.get("site/nianbao.html")],
]) {
  writeFileSync(path, content);
  // The page says its own digest: whoever gives it out says the same beside it.
  console.log(
    `${relative(root, path)}  ${(content.length / 2 ** 20).toFixed(1)} MB  sha256 ${createHash("sha256").update(content).digest("hex")}`,
  );
}
