// 审一批 without Excel: a folder of reports, worst first, and what leaves: the same as the command line finds.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import type { Download, Locator, Page } from "playwright-core";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { value } from "../../adapters/excel/stage";
import { commandLine } from "../../support/command-line";
import { reportFile, REPORTS, type Kind } from "../../support/many-reports";
import { Hand, type Way } from "../../support/hand";
import { describePage, OUT, pageSuite, type BrowserName } from "../../support/one-file-suite";

const KINDS: readonly Kind[] = ["docx", "html", "xlsx", "txt"];

const UNITS = 300;
/** One unit of five. */
const isSpoiled = (at: number): boolean => at % 5 === 0;
/** Of the four reports that these are made after, one leaves the columns of the organisations blank. */
const leavesBlanks = (at: number): boolean => at % REPORTS.length === REPORTS.length - 1;

jest.setTimeout(600_000);

interface Told {
  readonly source: string;
  readonly unit: string | null;
  readonly error?: string;
  readonly counts: unknown;
  readonly findings: readonly { readonly rule: string; readonly class: string; readonly message: string }[];
}

/** What is told of each report, whatever its file is called where it was found. */
const facts = (list: readonly Told[]): readonly unknown[] =>
  [...list]
    .sort((a, b) => (a.source.replace(/^.*[/\\]/u, "") < b.source.replace(/^.*[/\\]/u, "") ? -1 : 1))
    .map(({ source, unit, counts, findings }) => ({
      source: source.replace(/^.*[/\\]/u, ""),
      unit,
      counts,
      findings: findings.map(({ rule, message }) => `${rule} ${message}`),
    }));

async function saved(page: Page, name: string): Promise<Uint8Array> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  const file = join(OUT, download.suggestedFilename());
  await download.saveAs(file);
  return new Uint8Array(readFileSync(file));
}

const units = (page: Page): Locator => page.getByRole("list", { name: "各单位" }).locator("> li");

describePage("reviewing a batch", () => {
  const suite = pageSuite();
  const line = commandLine();
  const folder = line.at("各单位");
  afterAll(() => line.end());

  beforeAll(async () => {
    mkdirSync(join(folder, "乡镇"), { recursive: true });
    for (let at = 0; at < 24; at += 1) {
      const kind = KINDS[at % KINDS.length]!;
      writeFileSync(join(folder, at % 3 === 0 ? "乡镇" : "", `${at}.${kind}`), await reportFile(kind, at));
    }
    writeFileSync(join(folder, "坏的.docx"), "PK\u0003\u0004不是");
    writeFileSync(join(folder, "说明.lnk"), "别的");
    writeFileSync(
      join(folder, "补报.zip"),
      zipSync({ "a/30.html": await reportFile("html", 30), "31.txt": await reportFile("txt", 31) }),
    );
  });

  const review = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "开始审核" }).click();
    await page.locator("input[aria-label=选文件夹]").setInputFiles(folder);
    await page.getByText("审核完26份。").waitFor({ timeout: 60_000 });
  };
  it("finds what the command line finds, puts the worst first, and saves it", async () => {
    const page = await suite.open();
    await review(page);
    const ranks = (await units(page).allInnerTexts()).map((text) =>
      ["未能读取", "需退回", "通过"].findIndex((state) => text.includes(state)),
    );
    expect(ranks).toHaveLength(27);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks[0]).toBe(0);

    const own = JSON.parse(new TextDecoder().decode(await saved(page, "结果（.json）"))) as Told[];
    line.run("check", folder, "--format", "json", "--out", line.at("结果.json"));
    const theirs = JSON.parse(readFileSync(line.at("结果.json"), "utf8")) as Told[];
    expect(own.some(({ findings }) => findings.length > 0)).toBe(true);
    expect(facts(own)).toEqual(facts(theirs));

    const board = value(readXlsx(await saved(page, "看板（.xlsx）")));
    expect(board.blocks.map((block) => block.kind === "grid" && block.name)).toContain("审核看板");
    const web = new TextDecoder().decode(await saved(page, "网页"));
    // Of whom nothing is told is one line of the board; the others have what is told of them as well.
    const told = own.filter(({ findings, error }) => error !== undefined || findings.length > 0);
    expect(told.length).toBeLessThan(27);
    expect(web.match(/<section>/gu)).toHaveLength(told.length);
    expect(own.filter(({ unit }) => unit !== null && !web.includes(unit))).toEqual([]);
    const slips = await saved(page, "退回单（.zip）");
    expect(Object.keys(unzipSync(slips)).length).toBeGreaterThan(0);
  });

  it("opens what was found in a report, and the report itself to be mended", async () => {
    const page = await suite.open();
    await review(page);
    await page.getByLabel("找单位、文件或规则号").fill(".xlsx");
    const unit = units(page).locator("summary").first();
    await unit.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "打开这一份" }).click();
    await page.getByRole("grid", { name: "表二" }).waitFor();
    expect(await page.locator(".bar .file").innerText()).toMatch(/\.xlsx$/u);
  });

  it("can be stopped, and says how far it came", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "开始审核" }).click();
    await page.locator("input[aria-label=选文件夹]").setInputFiles(folder);
    await page.getByRole("button", { name: /停止|取消/u }).click();
    await page.getByText(/^已停下，还有\d+份没有审核/u).waitFor();
    const before = await units(page).count();
    await page.getByRole("button", { name: /^继续审核其余/u }).click();
    await page.getByText("审核完26份。").waitFor({ timeout: 60_000 });
    expect(await units(page).count()).toBeGreaterThan(before);
  });

  it("takes what is dropped", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "开始审核" }).click();
    await page.getByText("把各单位的文件、文件夹或压缩包拖到这里").waitFor();
    const text = new TextDecoder().decode(await reportFile("txt", 3));
    await page.evaluate((said) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([said], "拖来的.txt"));
      document
        .querySelector("input[aria-label=选文件夹]")!
        .parentElement!.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, text);
    await page.getByText("审核完1份。").waitFor();
    expect(await units(page).count()).toBe(1);
  });
});

/** Once; HANDS=all for either browser by either way, each of which takes up to a minute. */
const hands: readonly (readonly [BrowserName, Way])[] = [
  ["Chromium", "keys"],
  ...(process.env["HANDS"] === "all"
    ? ([
        ["Chromium", "mouse"],
        ["Firefox", "mouse"],
        ["Firefox", "keys"],
      ] as const)
    : []),
];

describe("three hundred units", () => {
  const line = commandLine();
  const many = line.at("三百");
  let theirs: readonly unknown[];
  beforeAll(async () => {
    mkdirSync(many, { recursive: true });
    for (let at = 0; at < UNITS; at += 1) {
      const kind = KINDS[at % KINDS.length]!;
      writeFileSync(join(many, `${at}.${kind}`), await reportFile(kind, at, isSpoiled(at) ? "balance" : undefined));
    }
    line.run("check", many, "--format", "json", "--out", line.at("三百.json"));
    theirs = facts(JSON.parse(readFileSync(line.at("三百.json"), "utf8")) as Told[]);
  });
  afterAll(() => line.end());

  describe.each(hands)("in %s, by %s", (browser, way) => {
    describePage(
      "the desk",
      () => {
        const suite = pageSuite(browser);

        it("finds every fault that lies in them, and no other", async () => {
          const page = await suite.open();
          const hand = new Hand(page, way);
          await hand.button("开始审核");
          // No driver of Firefox can choose a folder for it: there the files are chosen, all at once.
          const files = readdirSync(many).map((name) => join(many, name));
          if (browser === "Chromium") await hand.choose(() => hand.button("选文件夹"), many);
          else await hand.choose(() => hand.button("选文件"), files);
          await page.getByText(`审核完${UNITS}份。`).waitFor({ timeout: 240_000 });
          const { bytes } = await hand.handed(() => hand.button("结果（.json）"));
          const own = JSON.parse(new TextDecoder().decode(bytes)) as Told[];
          const faulty = own
            .filter(({ findings }) => findings.some((finding) => finding.class === "A"))
            .map(({ source }) => Number(/(\d+)\.\w+$/u.exec(source)![1]));
          const wrong = Array.from({ length: UNITS }, (_, at) => at).filter((at) => isSpoiled(at) || leavesBlanks(at));
          expect(faulty.sort((a, b) => a - b)).toEqual(wrong);
          expect(facts(own)).toEqual(theirs);
          await hand.button(/^需退回/u);
          // So many are drawn at first, and a button for the others.
          expect(await units(page).count()).toBe(Math.min(wrong.length, 100));
          const slips = await hand.handed(() => hand.button("退回单（.zip）"));
          expect(Object.keys(unzipSync(slips.bytes))).toHaveLength(wrong.length);
        });
      },
      browser,
    );
  });
});
