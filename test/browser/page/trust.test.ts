// What the one file promises of itself: it is what it says it is, it calls nobody, and an old browser is told what it lacks.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ADD_IN } from "../../../src/page/add-in";
import { ONE_FILE } from "../../support/one-file";
import { describePage, pageSuite } from "../../support/one-file-suite";
import { version } from "../../../package.json";

describePage("the one file", () => {
  const suite = pageSuite();

  it("says its own digest, to the byte, with version and rules", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "关于" }).click();
    const digest = createHash("sha256").update(readFileSync(ONE_FILE)).digest("hex");
    await page.getByText(digest).waitFor();
    expect(await page.locator("dl").innerText()).toContain(`年报三表 ${version}`);
    expect(await page.locator("dl").innerText()).toMatch(/\d+条，\d{4}-\d{2}-\d{2}，摘要 [0-9a-f]{16}/u);
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

  it("keeps in a workbook what the add-in of the manifest finds there", () => {
    expect(readFileSync("manifest.xml", "utf8")).toContain(`<Id>${ADD_IN.id}</Id>`);
    expect(readFileSync("manifest.xml", "utf8")).toContain(`<Version>${ADD_IN.version}</Version>`);
  });
});
