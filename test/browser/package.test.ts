// The release as an office unpacks it: the same bytes twice, a site that says whether it is served right, a command line that
// runs with a plain Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { ALONE, expected, packedRelease, unpackedRelease, version, type Release } from "../support/release";

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

it("gives out the page in one file by itself, and says its digest", () => {
  const alone = readFileSync(ALONE);
  expect(alone.equals(Buffer.from(files["site/nianbao.html"]!))).toBe(true);
  expect(release.said).toContain(`${ALONE}  `);
  expect(release.said).toContain(createHash("sha256").update(alone).digest("hex"));
  // Nothing stands beside it where it is put.
  expect(alone.toString("utf8")).not.toMatch(/<(?:script|link|img)[^>]* (?:src|href)="(?!data:)/u);
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

it("is explained on two pages with pictures", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(home, "安装说明.html")).href);
  const pictures = await page.locator("img").evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  await browser.close();
  expect(pictures).toHaveLength(2);
  for (const wide of pictures) expect(wide).toBeGreaterThan(400);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});

it("brings what an office can install only from the guide: how a stale manifest is swept, what the iPad lacks", () => {
  const guide = new TextDecoder().decode(files["安装说明.html"]);
  expect(guide).toMatch(/升级后仍是旧版的.*Office\\16\.0\\Wef/);
  expect(guide).toMatch(/iPad版Excel没有功能区按钮/);
  expect(guide).toContain("未在真实WPS中运行");
  // The name of a script changes with what it holds, and pages are asked for anew.
  expect(Object.keys(files).filter((name) => /^site\/taskpane\/taskpane\..*js$/.test(name))).toEqual([
    expect.stringMatching(/taskpane\.[0-9a-f]{8}\.js$/),
  ]);
  expect(new TextDecoder().decode(files["nginx.conf.example"])).toContain("Cache-Control no-cache");
});

describe("for a machine that reaches no server", () => {
  const folders = [`nianbao_${version}`, `nianbao-writer_${version}`];
  const text = (path: string): string => new TextDecoder().decode(files[`wps-offline/${path}`]);

  it("names two folders, and each holds what WPS asks for and what its own pages ask for", () => {
    expect([...text("publish.xml").matchAll(/type="(\w+)" url="([^"]+)"/g)].map(([, ...found]) => found)).toEqual([
      ["et", folders[0]],
      ["wps", folders[1]],
    ]);
    for (const folder of folders) {
      expect(text(`${folder}/ribbon.xml`).startsWith("<customUI ")).toBe(true);
      expect(text(`${folder}/manifest.xml`)).toContain("<JsPlugin>");
      const named = [...text(`${folder}/main.js`).matchAll(/"([\w./-]+\.(?:html|png))/g)].map(([, path]) => path!);
      const asked = named
        .filter((path) => path.endsWith(".html"))
        .flatMap((file) =>
          [...text(`${folder}/${file}`).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) =>
            posix.join(posix.dirname(file), address!),
          ),
        );
      expect(asked.length).toBeGreaterThan(1);
      for (const path of [...named, ...asked]) expect(Object.keys(files)).toContain(`wps-offline/${folder}/${path}`);
    }
  });

  it("runs from the disk, what is fetched later included", async () => {
    const browser = await launchChromium();
    for (const [folder, page, sentence] of [
      [folders[0]!, "pane.html", /这个版本的WPS不支持表格的加载项接口/],
      [folders[1]!, "writer.html", /这个版本的WPS文字不支持文字的加载项接口/],
    ] as const) {
      const opened = await browser.newPage();
      await opened.goto(pathToFileURL(join(home, "wps-offline", folder, "wps", page)).href);
      // There is no WPS around it: it says so, in a sentence that is fetched when it is needed.
      await opened.getByRole("alert").filter({ hasText: sentence }).first().waitFor({ state: "attached" });
    }
    await browser.close();
  });

  it("is copied where WPS looks, and leaves a list of other add-ins as it is", () => {
    const user = join(home, "user");
    const target = join(user, ".local/share/Kingsoft/wps/jsaddons");
    const install = () =>
      spawnSync("sh", [join(home, "wps-offline/install.sh")], { env: { ...process.env, HOME: user }, encoding: "utf8" });
    expect(install().status).toBe(0);
    expect(readFileSync(join(target, "publish.xml"), "utf8")).toBe(text("publish.xml"));
    for (const folder of folders) expect(readFileSync(join(target, folder, "index.html")).length).toBeGreaterThan(0);
    writeFileSync(join(target, "publish.xml"), "<jsplugins/>");
    expect(install().stdout).toContain("两行加进");
    expect(readFileSync(join(target, "publish.xml"), "utf8")).toBe("<jsplugins/>");
  });

  it("is copied on Windows by lines that cmd reads", () => {
    expect(text("install.bat")).toMatch(/^@echo off\r\n/);
    // cmd reads a batch file in the machine's own code page.
    expect(text("install.bat")).toMatch(/^[\x00-\x7f]*$/);
  });
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
  afterEach(async () => {
    // An icon may still be on its way when all is said.
    for (const page of context.pages()) await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });

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
