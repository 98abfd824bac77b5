// What the one file promises of itself: it is what it says it is, it calls nobody, and an old browser is told what it lacks.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "acorn";
import { ADD_IN } from "../../../src/page/add-in";
import { laterNames, laterStyles } from "../../support/later-browsers";
import { reportFile } from "../../support/many-reports";
import { ONE_FILE, partsOfFile } from "../../support/one-file";
import { describePage, pageSuite } from "../../support/one-file-suite";
import { version } from "../../../package.json";

/** Each of them is made use of only where it is there. */
const ASKED_FOR_FIRST = new Set(["CompressionStream", "fromHex", "toHex"]);

describePage("the one file", () => {
  const suite = pageSuite();

  it("says its own digest, to the byte, with version and rules", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "关于" }).click();
    const digest = createHash("sha256").update(readFileSync(ONE_FILE)).digest("hex");
    await page.getByText(digest).waitFor();
    expect(await page.locator("dl").innerText()).toContain(`年报三表 ${version}`);
    expect(await page.locator("dl").innerText()).toMatch(/\d+条，\d{4}-\d{2}-\d{2}，摘要 [0-9a-f]{16}/u);
    // All that stays in the browser, and how it goes.
    expect(await page.locator("dl").innerText()).toMatch(/没有保存的工作簿、选过的报告、审核的结果和材料.*“清空”/u);
    await page.getByRole("button", { name: "所带软件包的许可文本" }).click();
    expect(await page.locator(".notices").innerText()).toContain("Permission is hereby granted, free of charge");
  });

  it("is not let to call anybody, even where a script in it would", async () => {
    const page = await suite.open();
    const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    const tried = await page.evaluate(async () => {
      const blocked: string[] = [];
      addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
      const answers = await Promise.allSettled([fetch("http://127.0.0.1:8099/a"), fetch("https://example.org/b")]);
      new Image().src = "http://127.0.0.1:8099/c.png";
      const script = document.createElement("script");
      script.textContent = "window.foreign = true";
      document.head.append(script);
      await new Promise((later) => setTimeout(later, 200));
      return { answers: answers.map(({ status }) => status), blocked, ran: "foreign" in window };
    });
    expect(tried.answers).toEqual(["rejected", "rejected"]);
    expect([...new Set(tried.blocked)].sort()).toEqual(["connect-src", "img-src", "script-src-elem"]);
    expect(tried.ran).toBe(false);
    expect(suite.opened.heard).toEqual([]);
    // The console has said what was refused: that was the purpose.
    (suite.opened.complaints as string[]).length = 0;
    // And the listener does hear what a page without such a policy asks for.
    const other = await suite.opened.page.context().newPage();
    await other.goto("data:text/html,<title>open</title>");
    await other.evaluate(() =>
      fetch("http://127.0.0.1:8099/heard").then(
        () => undefined,
        () => undefined,
      ),
    );
    expect(suite.opened.heard).toEqual(["GET http://127.0.0.1:8099/heard HTTP/1.1"]);
    (suite.opened.heard as string[]).length = 0;
  });

  it("names no address that it would fetch from", () => {
    const file = readFileSync(ONE_FILE, "utf8");
    const head = file.slice(0, file.indexOf("<body>"));
    expect(head.match(/(?:src|href)="(?!data:)/gu)).toBeNull();
    expect(file.match(/<script[^>]* src=|<link[^>]* rel="(?:stylesheet|preload)"/gu)).toBeNull();
  });

  it("tells an old browser what it lacks, and does nothing else in it", async () => {
    const context = await suite.browser.newContext();
    await context.addInitScript(() => {
      delete (window as { structuredClone?: unknown }).structuredClone;
      delete (window as { Worker?: unknown }).Worker;
    });
    const page = await context.newPage();
    await page.goto(`file://${ONE_FILE}`);
    const told = await page.getByRole("alert").innerText();
    expect(told).toContain("这个浏览器太旧");
    expect(told).toContain("后台处理");
    expect(await page.locator("#root").innerHTML()).toBe("");
    await context.close();
  });

  it("asks for nothing that a browser of 2022 lacks, and has nothing that came after it in its way", () => {
    // What is looked for is found where it is.
    expect(laterNames("const a = [].toSorted(); Promise.withResolvers(); new Intl.Segmenter()")).toHaveLength(3);
    expect(() => laterNames("/[a--b]/v")).toThrow();
    expect(laterStyles(".a:has(b) { color: red } @container (width > 9px) {} @scope (.a) {}")).toHaveLength(3);
    const file = readFileSync(ONE_FILE, "utf8");
    const [old, ...own] = [...file.matchAll(/<script>([^]*?)<\/script>/gu)].map(([, text]) => text!);
    const style = /<style>([^]*?)<\/style>/u.exec(file)![1]!;
    // Those that read PDF bring with them what they need; that they do is driven in a test of their own.
    const parts = partsOfFile(file).filter(({ reads }) => reads !== "pdf");
    const scripts = [...own, ...parts.map(({ text }) => text)];
    expect(parts.length).toBeGreaterThan(50);
    expect([...new Set(scripts.flatMap(laterNames))].filter((name) => !ASKED_FOR_FIRST.has(name))).toEqual([]);
    expect([style, ...scripts].flatMap(laterStyles)).toEqual([]);
    // What an old browser is told is in the language of the oldest.
    expect(() => parse(old!, { ecmaVersion: 3 })).not.toThrow();
  });

  it("works where nothing may be kept, and says that it is so", async () => {
    const page = await suite.open({}, () => {
      const refuse = (): never => {
        throw new DOMException("refused", "SecurityError");
      };
      Object.defineProperty(window, "indexedDB", { get: refuse });
      Object.defineProperty(window, "localStorage", { get: refuse });
    });
    await page.getByRole("button", { name: "看一份样例" }).click();
    await page.getByRole("button", { name: /^填入\d+格$/u }).click();
    await page.locator('.sheet:not([hidden]) [data-at="B6"]').click();
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    await page.getByText("没有保存，浏览器也不代存，请及时保存").waitFor();
    await page.getByRole("button", { name: "首页" }).click();
    await page.getByRole("button", { name: "不保存" }).click();
    await page.getByRole("button", { name: "开始审核" }).click();
    await page
      .locator("input[aria-label=选文件]")
      .setInputFiles([{ name: "甲.txt", mimeType: "text/plain", buffer: Buffer.from(await reportFile("txt", 1)) }]);
    await page.getByText("审核完1份。这个浏览器不能保存结果，关闭前请先存成文件。").waitFor();
    await page.getByText("关掉页面就没有了，请先存成“整个审核台”。").waitFor();
    const asked = new Promise<string>((told) =>
      page.once("dialog", (dialog) => void dialog.dismiss().then(() => told(dialog.type()))),
    );
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "整个审核台（.json）" }).click();
    expect((await saving).suggestedFilename()).toBe("审核台.json");
    // It does not wait for the page to be gone.
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  it("keeps in a workbook what the add-in of the manifest finds there", () => {
    expect(readFileSync("manifest.xml", "utf8")).toContain(`<Id>${ADD_IN.id}</Id>`);
    expect(readFileSync("manifest.xml", "utf8")).toContain(`<Version>${ADD_IN.version}</Version>`);
  });
});
