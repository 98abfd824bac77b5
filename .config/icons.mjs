// Draws the icons of the manifest from their designs: node .config/icons.mjs
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "assets", "icons");
/** Sizes that Office asks for: the ribbon, its two high resolutions, and the lists of add-ins. */
const designs = { icon: [16, 32, 64, 80, 128], check: [16, 32, 80], next: [16, 32, 80] };

const names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];
const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((path) => names.map((name) => join(path, name)));
const executablePath = [process.env.CHROMIUM ?? "", ...onPath].find((file) => file !== "" && existsSync(file));
if (executablePath === undefined) throw new Error("no Chromium was found; name one in CHROMIUM");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, sizes] of Object.entries(designs)) {
  const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<body style="margin:0">${svg.replace("<svg ", `<svg width="${size}" height="${size}" style="display:block" `)}</body>`,
    );
    writeFileSync(join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
}
await browser.close();
