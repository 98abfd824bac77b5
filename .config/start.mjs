// npm start: the workbench at https://localhost:3000. The pages are built when a source is newer than they are.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;

if (!existsSync(join(root, "src", "workbench", "page"))) {
  // Without a workbench there is still the whole journey to see.
  process.exit(run(join(root, ".config", "journey.mjs")));
}

const newest = (...paths) =>
  Math.max(
    ...paths.map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
      return newest(...readdirSync(path).map((name) => join(path, name)));
    }),
    0,
  );

const built = join(root, "dist", "index.html");
const sources = ["src", "assets", "manifest.xml", "webpack.config.js", "package-lock.json"].map((name) => join(root, name));
if (newest(built) < newest(...sources)) {
  console.log("正在构建页面，约需半分钟……");
  const status = run(join(root, "node_modules", "webpack", "bin", "webpack.js"), "--config", join(root, "webpack.config.js"));
  if (status !== 0) process.exit(status);
}

const { address } = await serve({ folder: join(root, "dist"), port: Number(process.env.PORT ?? 3000) });
console.log(`工作台已在 ${address} 打开，扮演 Word 的在 ${address}word.html（按 Ctrl+C 结束）。`);
console.log("浏览器若提示证书不受信任，可选择继续访问；运行一次 npm run certificate 后不再提示。");
if (process.stdout.isTTY && !process.env.CI) {
  const [opener, ...before] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  spawnSync(opener, [...before, address], { stdio: "ignore" });
}
