// A real Chromium for the browser tests: the machine's own, never one that is downloaded.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContext } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];
const usual = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function found(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env["CHROMIUM"] ?? "", ...onPath, ...usual].find((file) => file !== "" && existsSync(file));
}

export const hasChromium = (): boolean => found() !== undefined;

function executable(): string {
  const file = found();
  if (file === undefined) throw new Error("no Chromium, Chrome or Edge was found; name one in CHROMIUM");
  return file;
}

export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: executable(),
    // The sandbox needs what root in a container lacks; the rest keeps the browser itself from talking to the world.
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", ...more],
  });

/** Where the built pages are served for the length of the run. */
export function pagesAddress(): string {
  const address = process.env["PAGES"];
  if (address === undefined) throw new Error("browser tests run with npm run test:browser, which serves the pages");
  return address;
}

/** How long a test waits for one thing, in milliseconds: half of what it may take in all. */
const PATIENCE = 60_000;

/**
 * A window of its own that trusts our certificate, and a record of every address asked for outside our origin.
 * The record must stay empty: no request leaves the origin.
 */
export async function openContext(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ readonly context: BrowserContext; readonly strangers: readonly string[] }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN", ...options });
  context.setDefaultTimeout(PATIENCE);
  const strangers: string[] = [];
  const origin = new URL(pagesAddress()).origin;
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) strangers.push(request.url());
  });
  return { context, strangers };
}
