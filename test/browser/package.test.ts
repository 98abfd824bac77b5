// The release as an office unpacks it: the same bytes twice, a site that says whether it is served right, a command line that
// runs with a plain Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { expected, packedRelease, unpackedRelease, version, type Release } from "../support/release";

/** What a page is served with, as a server of its own would be set. */
interface Served {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly type?: Readonly<Record<string, string>>;
  readonly gone?: string;
}

let release: Release;
let home: string;
let site: string;
let files: Release["files"];

beforeAll(() => {
  release = unpackedRelease();
  ({ home, site, files } = release);
});
afterAll(() => release.drop());

it("is the same, byte for byte, when it is made again", () => {
  expect(packedRelease().equals(release.packed)).toBe(true);
});

it("says the digest of every file in it, and holds no path of the machine that made it", () => {
  const sums = new TextDecoder().decode(files["SHA256SUMS.txt"]).trim().split("\n");
  expect(sums).toHaveLength(Object.keys(files).length - 1);
  for (const line of sums) {
    const [sum, name] = line.split("  ") as [string, string];
    expect([name, createHash("sha256").update(files[name]!).digest("hex")]).toEqual([name, sum]);
  }
  for (const [name, content] of Object.entries(files))
    if (/\.(m?js|html|json|xml|txt)$/.test(name) && Buffer.from(content).includes(process.cwd())) throw new Error(name);
  for (const wanted of [
    "site/manifest.xml",
    "site/web.config",
    "site/wps/manifest.xml",
    "nginx.conf.example",
    "安装说明.html",
    "LICENSE",
  ])
    expect(Object.keys(files)).toContain(wanted);
});

it("runs its command line with a plain Node, in another folder, with nothing installed", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(home, "cli/nianbao.mjs"), ...args], { cwd: home, encoding: "utf8" });
  expect(run("--version").stdout.trim()).toBe(version);
  writeFileSync(join(home, "报告.txt"), readFileSync("assets/sample/report-2020.txt"));
  const checked = run("check", "报告.txt");
  expect([checked.stderr, checked.status]).toEqual(["", 0]);
  expect(checked.stdout).toContain("报告.txt");
  const filled = run("fill", "报告.txt", "--out", "三表.xlsx");
  expect(filled.status).toBe(0);
  const size = Object.entries(files).reduce((sum, [name, content]) => sum + (name.startsWith("cli/") ? content.length : 0), 0);
  expect(size).toBeLessThan(20 * 2 ** 20);
});

describe("the page that tells whether the site is served right", () => {
  let browser: Browser;
  let context: BrowserContext;
  let address: string;
  let close: () => void;
  const wanted = (): ReturnType<typeof expected> => expected(release);

  beforeAll(async () => {
    const { serve } = (await import("../../.config/serve.mjs" as string)) as {
      serve(at: object): Promise<{ address: string; close(): void }>;
    };
    const server = await serve({ folder: site, port: 0 });
    ({ address } = server);
    close = () => server.close();
    // Trusts our certificate as a machine of the office trusts that of its own.
    browser = await launchChromium(["--ignore-certificate-errors"]);
  });
  afterAll(async () => {
    await browser.close();
    close();
  });
  afterEach(() => context.close());

  async function opened(served: Served = {}): Promise<Page> {
    context = await browser.newContext({ locale: "zh-CN", ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.route(`${address}**`, async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      if (path === served.gone) return route.fulfill({ status: 404, body: "" });
      const answer = await route.fetch();
      const own: Record<string, string | undefined> = {
        ...answer.headers(),
        ...Object.fromEntries(Object.entries(wanted().headers).map(([name, value]) => [name.toLowerCase(), value])),
        ...served.headers,
        ...(served.type?.[path] && { "content-type": served.type[path] }),
      };
      // The site stands where its manifests say, as after the download of those that do.
      const text = /(manifest|jsplugins)\.xml$/.test(path) ? (await answer.text()).split(wanted().url).join(address) : undefined;
      const headers = Object.fromEntries(Object.entries(own).filter((one): one is [string, string] => one[1] !== undefined));
      return route.fulfill({ response: answer, headers, ...(text !== undefined && { body: text }) });
    });
    await page.goto(`${address}selftest.html`);
    await page.locator("#verdict[class]").waitFor();
    return page;
  }
  const bad = (page: Page): Promise<string[]> => page.locator("li.bad").allTextContents();

  it("is green where all is as it should be", async () => {
    const page = await opened();
    expect(await bad(page)).toEqual([]);
    expect(await page.locator("#verdict").textContent()).toMatch(/^全部\d+项正常，可以安装了。$/);
    await page.screenshot({ path: "out/pane/selftest.png", fullPage: true });
  });

  it.each<readonly [string, Served, RegExp]>([
    ["nosniff", { headers: { "x-content-type-options": undefined } }, /nosniff/],
    ["frame-ancestors", { headers: { "content-security-policy": undefined } }, /frame-ancestors/],
    ["frames forbidden", { headers: { "x-frame-options": "DENY" } }, /X-Frame-Options/],
    ["a script's type", { type: { "office/office.js": "text/plain" } }, /应为text\/javascript/],
    [
      "the manifest's type",
      {
        type: {
          "manifest.xml": "application/octet-stream",
          "wps/ribbon.xml": "application/octet-stream",
          "wps/manifest.xml": "application/octet-stream",
        },
      },
      /应为application\/xml/,
    ],
    ["a missing page", { gone: "taskpane.html" }, /taskpane\.html：取不到/],
    ["a missing list", { gone: "selftest.json" }, /selftest\.json：取不到/],
  ])("is red without %s", async (what, served, sentence) => {
    const all = JSON.parse(readFileSync(join(site, "selftest.json"), "utf8")) as { files: { path: string; type: string }[] };
    // Whichever file stands for its kind.
    const script = all.files.find(({ type }) => type === "text/javascript")!.path;
    const xml = all.files.find(({ type }) => type === "application/xml")!.path;
    const type =
      what === "a script's type"
        ? { [script]: "text/plain" }
        : what === "the manifest's type"
          ? { [xml]: "text/html" }
          : undefined;
    const page = await opened(type ? { type } : served);
    expect((await bad(page)).join("\n")).toMatch(sentence);
    expect(await page.locator("#verdict").textContent()).toMatch(/项要改/);
  });

  it("offers manifests that name this very site where they name another", async () => {
    context = await browser.newContext({ ignoreHTTPSErrors: true, acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(`${address}selftest.html`);
    await page.locator("#verdict[class]").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#manifest").click()]);
    const written = readFileSync((await download.path())!, "utf8");
    expect(written).toContain(`${address}taskpane.html`);
    expect(written).not.toContain(wanted().url);
  });
});
