// The page in one file as people open it: from the disk, with a network that leads to a listener and nowhere else.
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export const ONE_FILE = join(__dirname, "../../dist/nianbao.html");

/** The parts that stand packed in the file, unpacked, by their names; those that read PDF say so. */
export function partsOfFile(file = readFileSync(ONE_FILE, "utf8")): readonly { name: string; reads: string; text: string }[] {
  const packed = [...file.matchAll(/<script type="text\/plain" id="([^"]+)"([^>]*)>([^<]+)</gu)];
  const dictionary = inflateRawSync(Buffer.from(packed.find(([, name]) => name === "page/dictionary.txt")![3]!, "base64"));
  return packed
    .filter(([, name]) => name!.endsWith(".js"))
    .map(([, name, more, text]) => ({
      name: name!,
      reads: /data-reads="(\w+)"/u.exec(more!)?.[1] ?? "",
      text: inflateRawSync(Buffer.from(text!, "base64"), { dictionary }).toString(),
    }));
}

export interface OpenedPage {
  readonly page: Page;
  /** What came to the listener, whoever was meant by it; and what the console complained about. Both stay empty. */
  readonly heard: readonly string[];
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** @param before - done in the page before its own scripts */
export async function openOneFile(
  browser: Browser,
  options: BrowserContextOptions = {},
  before?: () => void,
): Promise<OpenedPage> {
  const heard: string[] = [];
  const listener = createServer((socket) => {
    socket.on("data", (said) => {
      heard.push(said.toString("latin1").split("\r\n")[0]!);
      socket.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((listening) => listener.listen(0, "127.0.0.1", () => listening()));
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("the listener has no port");
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    ...options,
    // Every address that a page of this context asks for is asked of the listener, those of this machine too.
    proxy: { server: `http://127.0.0.1:${address.port}`, bypass: "<-loopback>" },
  });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(ONE_FILE).href);
  return {
    page,
    heard,
    complaints,
    close: async () => {
      await context.close();
      await new Promise<void>((closed) => listener.close(() => closed()));
    },
  };
}
