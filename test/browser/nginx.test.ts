// The release unpacked and served by the nginx of the machine, with the settings that it brings: the pane loads, the page that
// looks at the site is green, and red for every header and every type that is taken away.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { hasNginx, runNginx, type Nginx } from "../support/nginx";
import { expected, unpackedRelease, type Release } from "../support/release";

const when = hasNginx() ? describe : describe.skip;

when("served by nginx", () => {
  let release: Release;
  let settings: string;
  let server: Nginx;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    release = unpackedRelease();
    settings = readFileSync(join(release.home, "nginx.conf.example"), "utf8");
    server = await runNginx(join(release.home, "nginx"), release.site, settings);
    // Trusts our certificate as a machine of the office trusts that of its own.
    browser = await launchChromium(["--ignore-certificate-errors"]);
  });
  afterAll(async () => {
    await browser.close();
    server.stop();
    release.drop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: "zh-CN", ignoreHTTPSErrors: true, acceptDownloads: true });
  });
  afterEach(() => context.close());

  async function selftest(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.address}selftest.html`);
    await page.locator("#verdict[class]").waitFor();
    return page;
  }
  const bad = async (page: Page): Promise<string> => (await page.locator("li.bad").allTextContents()).join("\n");

  it("asks for manifests with its own address, gives them, and is green once they stand there", async () => {
    const page = await selftest();
    expect((await bad(page)).split("\n").sort()).toEqual([
      expect.stringMatching(/^manifest\.xml：写的不是本站的地址/),
      expect.stringMatching(/^wps\/jsplugins\.xml：写的不是本站的地址/),
    ]);
    for (const [button, path] of [
      ["#manifest", "manifest.xml"],
      ["#jsplugins", "wps/jsplugins.xml"],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
      writeFileSync(join(release.site, path), readFileSync((await download.path())!));
    }
    await page.reload();
    await page.locator("#verdict[class]").waitFor();
    expect(await bad(page)).toBe("");
    expect(await page.locator("#verdict").textContent()).toMatch(/^全部\d+项正常，可以安装了。$/);
    await page.screenshot({ path: "out/pane/selftest-nginx.png", fullPage: true });
  });

  it("loads the pane through the workbench from that address", async () => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(server.address);
    await page.getByRole("button", { name: "打开面板", exact: true }).click();
    const frame = await (await page.waitForSelector("iframe[title=任务窗格]")).contentFrame();
    await frame!.getByRole("tab", { name: "填报" }).waitFor();
    await page.goto(`${server.address}?host=wps`);
    await page.getByRole("button", { name: "审核", exact: true }).click();
    const wps = await (await page.waitForSelector("iframe[title=任务窗格]")).contentFrame();
    await wps!.getByRole("tab", { name: /审核/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("is red for every header that is taken away", async () => {
    for (const name of Object.keys(expected(release).headers)) {
      const without = settings.replace(new RegExp(`^.*add_header ${name} .*\\n`, "m"), "");
      expect(without).not.toBe(settings);
      await server.reset(without);
      const page = await selftest();
      expect(await bad(page)).toMatch(name === "X-Content-Type-Options" ? /nosniff/ : /frame-ancestors/);
      expect(await page.locator("#verdict").getAttribute("class")).toBe("bad");
      await page.close();
    }
    await server.reset(
      settings.replace("add_header Cache-Control", "add_header X-Frame-Options DENY always;\n        add_header Cache-Control"),
    );
    expect(await bad(await selftest())).toMatch(/X-Frame-Options/);
  });

  it("is red for every type that is taken away, or does not begin and says why", async () => {
    const types = [...settings.matchAll(/^ {12}(\S+) (\w+);\n/gm)];
    const listed = expected(release).files;
    const seen: string[] = [];
    for (const [line, type, ending] of types) {
      const own = listed.filter(({ path }) => path.endsWith(`.${ending!}`));
      // What is bytes anyway is served so without a word.
      if (own.length === 0 || type === "application/octet-stream") continue;
      const without =
        ending === "html"
          ? // Without any type for pages this one would be offered for download: one of the others goes without.
            settings.replace(
              "    location /nianbao/ {",
              `    location = /nianbao/taskpane.html { alias ${release.site}/taskpane.html; types { } default_type text/plain; }\n$&`,
            )
          : settings.replace(line, "");
      expect(without).not.toBe(settings);
      await server.reset(without);
      const page = await context.newPage();
      await page.goto(`${server.address}selftest.html`);
      if (ending === "js") {
        // Scripts that are not served as such are not run: the page cannot begin.
        await page.waitForTimeout(1_000);
        expect(await page.locator("#verdict").textContent()).toMatch(/selftest\.js.*\.js的类型/);
      } else {
        await page.locator("#verdict[class]").waitFor();
        expect(await bad(page)).toContain(`应为${type!}`);
      }
      await page.close();
      seen.push(ending!);
    }
    const wanted = listed.filter(({ type }) => type !== "application/octet-stream").map(({ path }) => path.split(".").at(-1));
    expect(seen.sort()).toEqual([...new Set(wanted)].sort());
  });
});
