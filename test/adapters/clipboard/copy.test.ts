// Copying a table: in a real Chromium into a page that stands for Word, by each of the ways down to Ctrl+C.
import { join } from "node:path";
import { build } from "esbuild";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";

import { tableCopy, type TableCopy } from "../../../src/app/publish/copy-table";
import { launchChromium } from "../../support/chromium";
import { converted } from "../../support/libreoffice";
import { form2021, now } from "../../support/word-reports";
import { readDocx } from "../../../src/adapters/docx/read";

const copy = (id: string): TableCopy => {
  const found = tableCopy(form2021, now.values, id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};

let browser: Browser;
let script: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "../../../src/adapters/clipboard/clipboard.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "clip",
    target: "es2022",
  });
  script = outputFiles[0]!.text;
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());

/** A page with a button in the pane and an editor that stands for Word. */
async function open(options: { readonly api: boolean; readonly without?: string }): Promise<Page> {
  const context = await browser.newContext(options.api ? { permissions: ["clipboard-read", "clipboard-write"] } : {});
  const page = await context.newPage();
  await page.route("https://pane.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<!doctype html><meta charset="utf-8"><button id="copy">复制</button><div id="place"></div><div id="word" contenteditable style="min-height:40px"></div>',
    }),
  );
  await page.goto("https://pane.test/");
  await page.addScriptTag({ content: `${script};window.clip=clip;` });
  if (!options.api) await page.addScriptTag({ content: 'Object.defineProperty(navigator,"clipboard",{value:undefined});' });
  if (options.without !== undefined) await page.addScriptTag({ content: options.without });
  return page;
}

async function press(page: Page, what: TableCopy): Promise<unknown> {
  await page.evaluate(({ html, text }) => {
    const scope = window as unknown as {
      clip: { pageClipboard: { copy(text: string, html: string): Promise<unknown> } };
      outcome?: Promise<unknown>;
    };
    document.getElementById("copy")!.onclick = () => {
      scope.outcome = scope.clip.pageClipboard.copy(text, html);
    };
  }, what);
  await page.click("#copy");
  return page.evaluate(() => (window as unknown as { outcome: Promise<unknown> }).outcome);
}

/** What the stand-in for Word holds after Ctrl+V: each cell with its spans, and the font of the first figure. */
async function paste(page: Page): Promise<{ readonly cells: readonly string[]; readonly font: string; readonly border: string }> {
  await page.click("#word");
  await page.keyboard.press("Control+V");
  return page.evaluate(() => {
    const cells = Array.from(document.querySelectorAll<HTMLTableCellElement>("#word td"));
    const figure = cells.find((cell) => /^\d+$/u.test(cell.innerText.trim()));
    return {
      // A label goes on in the next line where the form parts it; it is the same label.
      cells: cells.map((cell) => `${cell.rowSpan}x${cell.colSpan} ${cell.innerText.replaceAll("\n", "").trim()}`),
      font: figure ? getComputedStyle(figure).fontFamily : "",
      border: figure ? getComputedStyle(figure).borderTopStyle : "",
    };
  });
}

const squares = (id: string): string[] => {
  const table = form2021.tables.find((one) => one.table.id === id)!;
  const lines = copy(id)
    .text.split("\r\n")
    .map((line) => line.split("\t"));
  return table.layout.squares.map(({ row, col, rowSpan, colSpan }) => `${rowSpan}x${colSpan} ${lines[row]![col]!}`);
};

describe.each([
  ["the modern way", { api: true }],
  ["a copy of the user's own", { api: false }],
  [
    "a table drawn on the page, where a copy cannot be filled",
    {
      api: false,
      without:
        'document.addEventListener=new Proxy(document.addEventListener,{apply:(f,t,a)=>a[0]==="copy"?undefined:Reflect.apply(f,t,a)});',
    },
  ],
])("%s", (_, options) => {
  it.each(["disclosure", "requests", "proceedings"])(
    "%s arrives with its merges, borders and font",
    async (id) => {
      const page = await open(options);
      expect(await press(page, copy(id))).toEqual({ ok: true });
      const { cells, font, border } = await paste(page);
      expect(cells).toEqual(squares(id));
      expect(font).toContain("宋体");
      expect(border).toBe("solid");
      await page.context().close();
    },
    30_000,
  );
});

it("where all of it is forbidden, that is said, and the table is put up for Ctrl+C", async () => {
  const page = await open({ api: false, without: "document.execCommand=()=>{throw new Error('policy')};" });
  expect(await press(page, copy("requests"))).toEqual({ ok: false, refusal: { kind: "clipboard-closed" } });
  // What was selected and shown for the attempt is gone again.
  expect(await page.evaluate(() => document.querySelectorAll("table").length)).toBe(0);
  await page.evaluate((html) => {
    const { clip } = window as unknown as { clip: { selectTable(html: string, place: HTMLElement): () => void } };
    clip.selectTable(html, document.getElementById("place")!);
  }, copy("requests").html);
  await page.keyboard.press("Control+C");
  expect((await paste(page)).cells).toEqual(squares("requests"));
  await page.context().close();
}, 30_000);

it("as text a table is tabs and lines, every line as wide as the table", () => {
  const lines = copy("proceedings")
    .text.split("\r\n")
    .map((line) => line.split("\t"));
  expect(lines.map((line) => line.length)).toEqual([15, 15, 15, 15]);
  expect(lines[3]).toEqual(["1", "0", "0", "0", "1", "0", "0", "0", "1", "1", "0", "0", "0", "0", "0"]);
  expect(lines[0]![0]).toBe("行政复议");
  expect(lines[0]![5]).toBe("行政诉讼");
});

it("LibreOffice Writer keeps the merges, the fonts and the middle of what is pasted", () => {
  const page = `<!doctype html><html><head><meta charset="utf-8"></head><body>${copy("requests").html}</body></html>`;
  const saved = converted(new TextEncoder().encode(page), "html", "docx:MS Word 2007 XML");
  if (saved === null) return;
  const read = readDocx(saved);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const grid = read.value.blocks.find((block) => block.kind === "grid")!;
  expect(grid.cells.map(({ rowSpan, colSpan, text }) => `${rowSpan}x${colSpan} ${text.replaceAll("\n", "").trim()}`)).toEqual(
    squares("requests"),
  );
  const xml = strFromU8(unzipSync(saved)["word/document.xml"]!);
  const rows = xml.split("<w:tr>").slice(1);
  const figures = [...rows.join("").matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:t[^>]*>\d+<\/w:t>(?:(?!<\/w:p>).)*<\/w:p>/gsu)].map(
    ([p]) => p,
  );
  expect(figures).toHaveLength(form2021.tables[1]!.cells.length);
  for (const figure of figures) {
    expect(figure).toContain('w:jc w:val="center"');
    expect(figure).toMatch(/w:(?:ascii|eastAsia)="宋体"/u);
    expect(figure).toMatch(/<w:sz w:val="21"\/>/u);
    expect(figure).not.toMatch(/w:after="[1-9]/u);
  }
}, 60_000);
