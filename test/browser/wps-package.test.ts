// dist/wps/: whether WPS would find what it looks for, and whether an old browser could read it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";

const home = "dist/wps";
const text = (file: string): string => readFileSync(join(home, file), "utf8");
const scripts = readdirSync(home, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".js"));

interface Node {
  readonly type: string;
  readonly operator?: string;
}

/** What came into the language after 2018 and stands in no browser of that time; import() and whole numbers of any length do. */
function younger(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return void node.forEach(walk);
    if (typeof node !== "object" || node === null) return;
    const { type, operator } = node as Node;
    if (type === "ChainExpression" || type === "MetaProperty" || operator === "??") found.push(type);
    for (const part of Object.values(node)) walk(part);
  };
  walk(parse(source, { ecmaVersion: 2020, sourceType: "script" }));
  return found;
}

it.each(scripts)("%s is in the words of 2018", (file) => {
  expect(younger(text(file))).toEqual([]);
});

it("the parser tells a younger word", () => {
  expect(younger("a?.b")).toEqual(["ChainExpression"]);
  expect(younger("a ?? b")).toEqual(["LogicalExpression"]);
  expect(() => younger("class A { #b = 1 }")).toThrow("Unexpected");
});

it("begins its ribbon without a declaration, and names pictures that are there", () => {
  expect(text("ribbon.xml").startsWith("<customUI ")).toBe(true);
  expect(readdirSync(join(home, "images"))).toContain("icon-32.png");
});

it("names the place it was built for with a slash at its end: WPS asks for what stands behind it", () => {
  expect(/url="([^"]+)"/.exec(text("jsplugins.xml"))?.[1]).toBe("https://localhost:3000/wps/");
  for (const file of ["index.html", "pane.html", "publish.html", "publish.js", "manifest.xml"])
    expect(text(file)).not.toContain("{{");
});

it("loads nothing that does not stand in the package", () => {
  const addresses = ["index.html", "pane.html", "publish.html"].flatMap((file) =>
    [...text(file).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => join(home, address!)),
  );
  expect(addresses.length).toBeGreaterThan(4);
  expect(addresses.filter((file) => !file.startsWith(join(home, "")))).toEqual([]);
  addresses.forEach((file) => expect(readFileSync(file).length).toBeGreaterThan(0));
});
