// npm start: the workbench at https://localhost:3000. What is changed in the sources is built anew, and the page loads itself again.
// The pages stand in .cache/start, so that dist/ stays what npm run build made.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, ".cache", "start");
const require = createRequire(import.meta.url);
const webpack = require("webpack");
const configs = require("../webpack.config.js")({}, { mode: "development" });

console.log("正在构建页面……");
const compiler = webpack(configs.map((config) => ({ ...config, output: { ...config.output, path: folder } })));
let server;

async function open() {
  server = await serve({ folder, port: Number(process.env.PORT ?? 3000), reloading: true });
  console.log(`工作台已在 ${server.address} 打开，扮演 Word 的在 ${server.address}word.html（按 Ctrl+C 结束）。`);
  console.log("改动源代码后页面自动重新构建、重新载入。");
  console.log("浏览器若提示证书不受信任，可选择继续访问；运行一次 npm run certificate 后不再提示。");
  if (process.stdout.isTTY && !process.env.CI) {
    const [opener, ...before] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
    spawnSync(opener, [...before, server.address], { stdio: "ignore" });
  }
}

compiler.watch({ aggregateTimeout: 200 }, (fault, stats) => {
  if (fault) throw fault;
  const said = stats.toString("errors-warnings").trim();
  if (stats.hasErrors()) console.log(said);
  else if (server === undefined) void open();
  else {
    console.log(`${new Date().toLocaleTimeString("zh-CN", { hour12: false })} 已重新构建`);
    server.reload();
  }
});
