// The pane that ships and a minimal one, built by the same configuration and served from one folder, to be loaded in turns.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame } from "playwright-core";

const root = process.cwd();
export const folder = join(root, ".cache", "bench", "pages");

interface Config {
  name: string;
  entry: Record<string, string>;
  output: { path: string };
  cache: { name: string };
}
interface Stats {
  hasErrors(): boolean;
  toString(): string;
}
type Webpack = (config: Config, done: (error: Error | null, stats?: Stats) => void) => { close(done: () => void): void };

/** Both panes by the same configuration, the one that ships. */
export async function buildPages(): Promise<void> {
  const require = createRequire(join(root, "package.json"));
  const configure = require(join(root, "webpack.config.js")) as (env: object) => Config[];
  const config = configure({ workbench: "no" })[0]!;
  config.name = "bench";
  config.cache.name = "bench";
  config.entry = { ...config.entry, minimal: "./test/bench/minimal-pane.tsx" };
  config.output.path = folder;
  const webpack = require("webpack") as Webpack;
  await new Promise<void>((built, failed) => {
    const compiler = webpack(config, (error, stats) => {
      if (error || !stats || stats.hasErrors()) failed(error ?? new Error(String(stats)));
      else compiler.close(built);
    });
  });
  const page = readFileSync(join(folder, "taskpane.html"), "utf8");
  const files = readdirSync(join(folder, "taskpane"))
    .map((file) => `taskpane/${file}`)
    .join("\n");
  const script = (name: string): string => new RegExp(`taskpane/${name}\\.[0-9a-f]+\\.js`).exec(files)![0];
  writeFileSync(join(folder, "minimal.html"), page.replace(script("taskpane"), script("minimal")));
}

export async function servePages(): Promise<{ close(): void }> {
  const { serve } = (await import(pathToFileURL(join(root, ".config", "serve.mjs")).href)) as {
    serve(where: { folder: string; port: number }): Promise<{ address: string; close(): void }>;
  };
  const server = await serve({ folder, port: 0 });
  process.env["PAGES"] = server.address;
  return server;
}

/** Milliseconds from the frame's first request until the button can be pressed. */
export async function usable(pane: Frame, name: string): Promise<number> {
  const handle = await pane.waitForFunction((wanted) => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === wanted && !one.disabled);
    return button && performance.now();
  }, name);
  return Number(await handle.jsonValue());
}
