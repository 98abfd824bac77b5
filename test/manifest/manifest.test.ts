// What Office asks of an add-in only manifest, asked here: its own validator is a service on the internet.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";

const ROOT = join(__dirname, "..", "..");
const TEXT = readFileSync(join(ROOT, "manifest.xml"), "utf8");
const HOME = "https://localhost:3000/";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function parse(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const element: Element = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: "" };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text.trim();
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const manifest = parse(TEXT);
const walk = (element: Element): Element[] => [element, ...element.children.flatMap(walk)];
const all = walk(manifest);
const named = (name: string): Element[] => all.filter((element) => element.name === name);
const only = (name: string, within: Element = manifest): Element => {
  const found = walk(within).filter((element) => element.name === name);
  if (found.length !== 1) throw new Error(`${found.length} elements named ${name}`);
  return found[0]!;
};

/** Children in the order in which Office reads them; those it can do without are in brackets. */
const ORDER: Readonly<Record<string, string>> = {
  OfficeApp:
    "Id [AlternateId] Version ProviderName DefaultLocale DisplayName Description [IconUrl] [HighResolutionIconUrl] [SupportUrl] [AppDomains] Hosts [Requirements] DefaultSettings Permissions [Dictionary] [VersionOverrides]",
  VersionOverrides: "[Description] [Requirements] Hosts Resources",
  DesktopFormFactor: "[GetStarted] [FunctionFile] ExtensionPoint",
  GetStarted: "Title Description LearnMoreUrl",
  Group: "Label Icon Control+",
  Control: "Label [ToolTip] Supertip Icon Action",
  Supertip: "Title Description",
  Resources: "bt:Images bt:Urls bt:ShortStrings bt:LongStrings",
};

/** The order as a pattern over the names of the children. */
const pattern = (order: string): RegExp =>
  new RegExp(
    `^${order
      .split(" ")
      .map((part) => {
        const [, name, more] = /^\[?([\w:]+)(\+?)\]?$/.exec(part)!;
        return `(?:${name} )${part.startsWith("[") ? "?" : more === "+" ? "+" : ""}`;
      })
      .join("")}$`,
  );

describe("manifest.xml", () => {
  it.each(Object.entries(ORDER))("has the children of %s in the order that Office reads", (name, order) => {
    const found = named(name);
    expect(found.length).toBeGreaterThan(0);
    for (const element of found) expect(element.children.map((child) => `${child.name} `).join("")).toMatch(pattern(order));
  });

  it("does not accept another order", () => {
    expect("Version Id ").not.toMatch(pattern("Id Version"));
    expect("Label Icon ").not.toMatch(pattern("Label Icon Control+"));
  });

  it("says who it is", () => {
    expect(only("Id").text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(only("Version").text).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(only("Version").text).toBe(
      `${(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version}.0`,
    );
    expect([only("DefaultLocale").text, only("Permissions").text]).toEqual(["zh-CN", "ReadWriteDocument"]);
    expect(only("DisplayName").attributes["DefaultValue"]).toBe("年报三表");
  });

  it("runs in Excel and in Word, and asks for no set that one of them lacks", () => {
    expect(named("Host").map((host) => host.attributes["Name"] ?? host.attributes["xsi:type"])).toEqual([
      "Workbook",
      "Document",
      "Workbook",
      "Document",
    ]);
    // A set of one host's own would keep the add-in out of the other: each adapter asks for its own.
    expect(named("Set")).toEqual([]);
    for (const adapter of ["excel/host.ts", "word/act.ts"])
      expect(readFileSync(join(ROOT, "src/adapters", adapter), "utf8")).toMatch(
        /export const MINIMUM_(?:EXCEL|WORD)_API = "1\.\d+"/,
      );
  });

  it("can be used where the ribbon is ignored", () => {
    expect(only("SourceLocation", only("DefaultSettings")).attributes["DefaultValue"]).toBe(`${HOME}taskpane.html`);
    const outside = manifest.children.filter((child) => child.name !== "VersionOverrides").flatMap(walk);
    expect(outside.filter((element) => "resid" in element.attributes)).toEqual([]);
  });

  const host = (type: string): Element =>
    named("Host").find(({ attributes }) => attributes["xsi:type"] === type) ?? only(`a host ${type}`);

  it("has its buttons in one group of the home tab: three in Excel, one in Word", () => {
    const controls = (type: string): (string | undefined)[] =>
      walk(host(type)).flatMap(({ name, attributes }) => (name === "Control" ? [attributes["id"]] : []));
    expect(controls("Workbook")).toEqual(["Nianbao.Open", "Nianbao.Check", "Nianbao.Next"]);
    expect(controls("Document")).toEqual(["Nianbao.Word.Open"]);
    for (const type of ["Workbook", "Document"]) expect(only("OfficeTab", host(type)).attributes["id"]).toBe("TabHome");
    const ids = [...named("Group"), ...named("Control")].map(({ attributes }) => attributes["id"]);
    expect(new Set(ids).size).toBe(ids.length);
    const functions = named("FunctionName").map((one) => one.text);
    const commands = readFileSync(join(ROOT, "src/taskpane/commands.ts"), "utf8");
    for (const name of functions) expect(commands).toContain(`associate("${name}"`);
    // One pane for all buttons of a host that show it, and another page for the other host.
    const panes = (type: string): Set<string> =>
      new Set(walk(host(type)).flatMap(({ name, text }) => (name === "TaskpaneId" ? [text] : [])));
    expect([...panes("Workbook")]).toEqual(["Nianbao.Pane"]);
    expect([...panes("Document")]).toEqual(["Nianbao.Word.Pane"]);
  });

  it("names every resource once, and uses each", () => {
    const ids = all
      .filter((element) => element.name.startsWith("bt:") && "id" in element.attributes)
      .map((element) => element.attributes["id"]!);
    expect(new Set(ids).size).toBe(ids.length);
    const used = new Set(all.flatMap((element) => element.attributes["resid"] ?? []));
    expect([...used].sort()).toEqual([...new Set(ids)].sort());
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(32);
  });

  it("keeps its texts within Office's limits, Chinese first and English beside it", () => {
    for (const [list, limit] of [
      ["bt:ShortStrings", 125],
      ["bt:LongStrings", 250],
    ] as const)
      for (const text of only(list).children) {
        const override = text.children.find((child) => child.name === "bt:Override");
        expect([text.attributes["id"], override?.attributes["Locale"]]).toEqual([text.attributes["id"], "en-US"]);
        for (const value of [text.attributes["DefaultValue"]!, override!.attributes["Value"]!])
          expect(value.length).toBeLessThanOrEqual(limit);
        expect(text.attributes["DefaultValue"]).toMatch(/[\u4e00-\u9fff]/);
        expect(override!.attributes["Value"]).not.toMatch(/[\u4e00-\u9fff]/);
      }
    expect(only("DisplayName").attributes["DefaultValue"]!.length).toBeLessThanOrEqual(125);
    expect(
      manifest.children.find((child) => child.name === "Description")!.attributes["DefaultValue"]!.length,
    ).toBeLessThanOrEqual(250);
  });

  it("asks for pictures that are there, of the size it says", () => {
    const size = (url: string): number => {
      const bytes = readFileSync(join(ROOT, url.slice(HOME.length)));
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      expect(bytes.readUInt32BE(16)).toBe(bytes.readUInt32BE(20));
      return bytes.readUInt32BE(16);
    };
    const urls = new Map(only("bt:Images").children.map((image) => [image.attributes["id"]!, image.attributes["DefaultValue"]!]));
    const images = named("bt:Image").filter((image) => "size" in image.attributes);
    expect(images).toHaveLength(18);
    for (const image of images) expect(size(urls.get(image.attributes["resid"]!)!)).toBe(Number(image.attributes["size"]));
    expect([
      size(only("IconUrl").attributes["DefaultValue"]!),
      size(only("HighResolutionIconUrl").attributes["DefaultValue"]!),
    ]).toEqual([32, 64]);
    expect(size(`${HOME}assets/icons/icon-128.png`)).toBe(128);
  });

  it("names one origin only, so that a build can put another in its place", () => {
    const urls = all
      .flatMap((element) => Object.values(element.attributes))
      .filter(
        (value) =>
          /^https?:/.test(value) && !value.startsWith("http://schemas.microsoft.com/") && !value.startsWith("http://www.w3.org/"),
      );
    expect(urls.length).toBeGreaterThan(10);
    for (const url of urls)
      expect(url).toMatch(
        /^https:\/\/localhost:3000\/(?:taskpane\.html(?:\?screen=check)?|wordpane\.html|commands\.html|assets\/icons\/[\w-]+\.png)$/,
      );
    expect(TEXT.replaceAll(HOME, "https://intranet.example/nianbao/")).not.toContain("localhost");
    for (const page of ["index.tsx", "commands.ts", "word/index.tsx"])
      expect(existsSync(join(ROOT, "src/taskpane", page))).toBe(true);
  });

  // Microsoft's schema is not ours to keep here; where it lies beside the repository, it is asked as well.
  const schema = join(ROOT, "..", "shared", "manifest-xsd", "OfficeAppManifestV1_1.xsd");
  if (existsSync(schema))
    it("fits the published schema", () => {
      const lint = spawnSync("xmllint", ["--noout", "--schema", schema, join(ROOT, "manifest.xml")], { encoding: "utf8" });
      expect([lint.stderr.trim(), lint.status]).toEqual([`${join(ROOT, "manifest.xml")} validates`, 0]);
    });
});
