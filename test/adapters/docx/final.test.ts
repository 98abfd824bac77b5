// 定稿: what is handed on holds nothing of ours but what it says.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { strFromU8, unzipSync } from "fflate";

import { finalDocx } from "../../../src/adapters/docx/final";
import { docxReport } from "../../../src/adapters/docx/report-document";
import { updateReport } from "../../../src/app/publish/update";
import { wordTable } from "../../../src/render/wordml";
import { packageFaults } from "../../support/package-check";
import { bodyOf, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { finishedReport, form2021, last, now, officialTemplate } from "../../support/word-reports";
import { docx, p, r } from "./build";

const written = async (bytes: Uint8Array, options = {}): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), now, { version: "1.0.0", bind: true, ...options })).saved;

it("says the same, without a control, a record, or a table that other readers do not see", async () => {
  const before = await written(finishedReport());
  const after = sure(finalDocx(before));
  expect(bodyOf(before)).toContain("nianbao:");
  expect(bodyOf(after)).not.toContain("nianbao:");
  expect(bodyOf(after)).not.toContain("<w:sdt>");
  expect(bodyOf(after).match(/<w:tbl>/gu)).toHaveLength(3);
  expect(textOf(after)).toBe(textOf(before));
  expect(valuesOf(after)).toEqual(valuesIn(now));
  const names = Object.keys(unzipSync(after));
  expect(Object.keys(unzipSync(before)).some((name) => name.startsWith("customXml/"))).toBe(true);
  expect(names.filter((name) => name.startsWith("customXml/"))).toEqual([]);
  for (const name of ["[Content_Types].xml", "word/_rels/document.xml.rels"])
    expect(strFromU8(unzipSync(after)[name]!)).not.toContain("customXml");
  expect(packageFaults(after)).toEqual(packageFaults(finishedReport()));
});

it("keeps tables apart between which only a draft stood", async () => {
  const [two, three, four] = form2021.tables.map((table) => wordTable(table, last.values));
  const drafts = p(r("〔草稿：请补充〕")) + p(r("〔草稿：请核对〕"));
  const before = await written(docx({ body: p(r("二、三、四")) + two! + drafts + three! + p(r("四")) + four! + p(r(" ")) }));
  const after = sure(finalDocx(before));
  expect(textOf(after)).not.toContain("〔草稿");
  expect(bodyOf(after).match(/<w:tbl>/gu)).toHaveLength(3);
  expect(bodyOf(after)).not.toMatch(/<\/w:tbl>\s*<w:tbl>/u);
  // Behind a paragraph that stays, ours is not needed.
  expect(bodyOf(after).match(/w:line="20" w:lineRule="exact"/gu)).toHaveLength(1);
});

/** What python-docx takes a file for: its paragraphs, and each table by its rows and the text of its first cell. */
const SEEN = `
import sys, json, docx
d = docx.Document(sys.argv[1])
print(json.dumps([len(d.paragraphs), [[len(t.rows), t.cell(0, 0).text] for t in d.tables]]))`;

/** Debian's packages belong to Debian's own, which need not be the first on the path. */
const PYTHONS = ["python3", "/usr/bin/python3"];

it("shows python-docx the three tables", async () => {
  const python = PYTHONS.find((one) => spawnSync(one, ["-c", "import docx"]).status === 0);
  if (python === undefined) {
    if (process.env["CI"]) throw new Error("python-docx is not installed");
    console.warn("python-docx is not there (Debian's python3-docx): what it reads in a final report was not asked");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "final-"));
  const seen = (bytes: Uint8Array): unknown => {
    const file = join(folder, "report.docx");
    writeFileSync(file, bytes);
    const run = spawnSync(python, ["-c", SEEN, file], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    return JSON.parse(run.stdout);
  };
  const final = sure(finalDocx(await written(finishedReport())));
  expect(seen(final)).toEqual([
    expect.any(Number),
    [
      [14, "第二十条第（一）项"],
      [expect.any(Number), expect.stringContaining("本列数据的勾稽关系为")],
      [expect.any(Number), "行政复议"],
    ],
  ]);
  // As many paragraphs as before anything of ours was put in.
  expect((seen(final) as unknown[])[0]).toBe((seen(finishedReport()) as unknown[])[0]);
  rmSync(folder, { recursive: true });
});

it("leaves drafts out, and everything else of somebody's document alone", async () => {
  const before = await written(officialTemplate(), { draft: true });
  expect(textOf(before)).toContain("〔草稿");
  const after = sure(finalDocx(before));
  expect(textOf(after)).not.toContain("〔草稿");
  expect(sure(finalDocx(after))).toEqual(after);
  const own = finishedReport();
  expect(bodyOf(sure(finalDocx(own)))).toBe(bodyOf(own));
});
