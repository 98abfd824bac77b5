// Table four as it leaves the house, kept to be read by people: a change here is a change that everybody sees.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { tableHtml } from "../../src/render/html";
import { wordTable } from "../../src/render/wordml";
import { forms } from "../../src/statute";

const form = forms().at(-1)!;
const table = form.tables[2]!;
const values = form.cells.map((cell) => (cell.table === table.table ? cell.square.col : null));

/** One element a line, so that a difference shows where it is. */
const lines = (markup: string): string => markup.replaceAll("><", ">\n<") + "\n";

it.each`
  file                      | written
  ${"proceedings.html.txt"} | ${tableHtml(table, values)}
  ${"proceedings.xml.txt"}  | ${wordTable(table, values)}
`("$file", ({ file, written }: { file: string; written: string }) => {
  expect(lines(written)).toBe(readFileSync(join(__dirname, "golden", file), "utf8"));
});
