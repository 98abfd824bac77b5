// The pane in a real Chromium on Microsoft's own office.js, beside a workbook that the test holds in its hand.
import type { Browser, Frame, Page } from "playwright-core";
import { announced, Host } from "../../src/workbench/host";
import type { TrafficCounts } from "../../src/workbench/played-host";
import { parseArea, splitSheet } from "../../src/workbench/model/area";
import { write } from "../../src/workbench/model/edits";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { paneAddress, paneMessage, PaneLink } from "../../src/workbench/office-web";
import { openContext, pagesAddress } from "./chromium";

const CONVERSATION = "stage";

export interface PaneStage {
  readonly page: Page;
  readonly pane: Frame;
  readonly workbook: PlayedWorkbook;
  counts(): TrafficCounts;
  /** Presses a button of the ribbon. */
  command(action: string): Promise<void>;
  /** A person types: ("表二!B4", 12). */
  type(address: string, value: string | number | null): void;
  select(address: string): void;
  /** The address of the selected cell. */
  selected(): string;
  /** What the console complained about, and addresses asked for outside our origin: both stay empty. */
  readonly complaints: readonly string[];
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

export interface StageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly forcedColours?: boolean;
  readonly api?: string;
  readonly workbook?: PlayedWorkbook;
  /** taskpane.html, or commands.html; with a query where a button opens it so. */
  readonly file?: string;
  /** What runs right behind office.js, in the pane. */
  readonly afterOffice?: string;
}

/** A page around one frame, as Excel on the web has it; its width is the pane's. */
const STAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>stage</title>
<style>html,body{margin:0;height:100%}iframe{display:block;width:100%;height:100%;border:0}</style></head><body>
<script>addEventListener("message",e=>{if(typeof e.data==="string")window.paneSays(e.data)});
window.sayToPane=t=>document.querySelector("iframe").contentWindow.postMessage(t,"*");</script></body></html>`;

export async function openPane(browser: Browser, options: StageOptions = {}): Promise<PaneStage> {
  const { width = 320, height = 720, scheme = "light", forcedColours = false, workbook = new PlayedWorkbook() } = options;
  const { context, strangers } = await openContext(browser, {
    viewport: { width, height },
    colorScheme: scheme,
    forcedColors: forcedColours ? "active" : "none",
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));

  const { afterOffice } = options;
  if (afterOffice !== undefined)
    await page.route("**/office/office.js", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()}\n;${afterOffice}` });
    });
  const home = `${pagesAddress()}stage.html`;
  await page.route(home, (route) => route.fulfill({ contentType: "text/html", body: STAGE }));
  const identity = { conversation: CONVERSATION, hostAddress: home, documentAddress: "https://localhost/年报.xlsx" };
  const host = new Host(workbook, announced(options.api ?? "newest"));
  // What is said is delivered in turn, and the page is not closed while something is on its way.
  let closing = false;
  let delivery: Promise<unknown> = Promise.resolve();
  const link = new PaneLink(host, identity, (text) => {
    if (closing) return;
    delivery = delivery.then(() =>
      page.evaluate((said) => (window as unknown as { sayToPane(text: string): void }).sayToPane(said), text),
    );
  });
  await page.exposeFunction("paneSays", (text: string) => {
    const message = paneMessage(text, CONVERSATION);
    if (message && !closing) void link.received(message);
  });
  await page.goto(home);
  const [file, query] = (options.file ?? "taskpane.html").split("?");
  const address = paneAddress(`${pagesAddress()}${file}`, identity).replace("?", query === undefined ? "?" : `?${query}&`);
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.title = "任务窗格";
    frame.src = src;
    document.body.append(frame);
  }, address);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("the stage has no frame");

  const place = (
    at: string,
  ): { readonly sheet: PlayedWorkbook["active"]; readonly area: NonNullable<ReturnType<typeof parseArea>> } => {
    const { sheet, rest } = splitSheet(at);
    const found = sheet === undefined ? workbook.active : workbook.sheetNamed(sheet);
    const area = parseArea(rest);
    if (!found || !area) throw new Error(`no such place in the workbook: ${at}`);
    return { sheet: found, area };
  };
  return {
    page,
    pane: frame,
    workbook,
    counts: () => host.takeCounts(),
    command: (action) => link.command(action),
    type: (at, value) => {
      const { sheet, area } = place(at);
      workbook.act("键入", [sheet], () => void write(workbook, sheet, area, [[value ?? ""]], "user"));
    },
    select: (at) => {
      const { sheet, area } = place(at);
      workbook.select(sheet, area);
    },
    selected: () => {
      const sheet = workbook.active;
      const area = sheet.selection;
      let letters = "";
      for (let rest = area.left + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
        letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
      return `${sheet.name}!${letters}${area.top + 1}`;
    },
    complaints,
    strangers,
    close: async () => {
      closing = true;
      link.dispose();
      await delivery;
      await context.close();
    },
  };
}
