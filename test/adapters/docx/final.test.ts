// 定稿: what is handed on holds nothing of ours but what it says.
import { strFromU8, unzipSync } from "fflate";

import { finalDocx } from "../../../src/adapters/docx/final";
import { docxReport } from "../../../src/adapters/docx/report-document";
import { updateReport } from "../../../src/app/publish/update";
import { packageFaults } from "../../support/package-check";
import { bodyOf, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { finishedReport, now, officialTemplate } from "../../support/word-reports";

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

it("leaves drafts out, and everything else of somebody's document alone", async () => {
  const before = await written(officialTemplate(), { draft: true });
  expect(textOf(before)).toContain("〔草稿");
  const after = sure(finalDocx(before));
  expect(textOf(after)).not.toContain("〔草稿");
  expect(sure(finalDocx(after))).toEqual(after);
  const own = finishedReport();
  expect(bodyOf(sure(finalDocx(own)))).toBe(bodyOf(own));
});
