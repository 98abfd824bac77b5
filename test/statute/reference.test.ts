// The reference pages are printed by the code; a page that says something else than the code fails here.
// NIANBAO_REFERENCE=write npm test -- test/statute/reference writes them anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formMarkdown, rulesMarkdown } from "../../src/render/markdown";
import { allRules, forms } from "../../src/statute";

const folder = join(__dirname, "../../src/statute/reference");
const pages: readonly (readonly [string, string])[] = [
  ...forms().map(
    (form) => [`form-${form.edition.id}${form.variant ? `-${form.variant.id}` : ""}.md`, formMarkdown(form)] as const,
  ),
  ["rules.md", rulesMarkdown(allRules)],
];

it.each(pages)("%s is fresh", (name, page) => {
  const file = join(folder, name);
  const text = page.endsWith("\n") ? page : `${page}\n`;
  if (process.env["NIANBAO_REFERENCE"] === "write") writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});
