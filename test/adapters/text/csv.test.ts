// A sheet saved as CSV reads as the sheet itself.
import * as fc from "fast-check";
import { csvAsTabs } from "../../../src/adapters/text/csv";
import { readTextBytes } from "../../../src/adapters/text/read";
import { readReport } from "../../../src/app/read/read-report";
import { forms } from "../../../src/statute";
import { reportAsText } from "../../support/text-forms";

const field = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it.each<[string, string, string]>([
  ["plain fields", "规章,0,1\r\n规范性文件,2,3\r\n", "规章\t0\t1\n规范性文件\t2\t3"],
  ["blank ones", "规章,,\n,0,", "规章\t\t\n\t0\t"],
  ["quoted ones", '"一、甲","1,234","说""是"""', '一、甲\t1,234\t说"是"'],
  ["line breaks inside", '"商业\n企业",5', "商业 企业\t5"],
  ["a quotation mark that is never closed", '规章,"0,1\n规范性文件,2,3', '规章\t"0\t1\n规范性文件\t2\t3'],
  ["a quotation mark inside", '规章,5"6,1', '规章\t5"6\t1'],
  ["a mark of Excel's", "\ufeff规章,0", "规章\t0"],
  ["nothing", "", ""],
])("%s", (_, csv, tabs) => expect(csvAsTabs(csv)).toBe(tabs));

it("whatever the fields, each is where it was", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: fc.constantFrom("1", ",", '"', "\n", "\r", "规", " ") }), { minLength: 1 }), {
        minLength: 1,
      }),
      (rows) => {
        // A record of one empty field at the end is no record.
        fc.pre(rows.at(-1)!.join("") !== "");
        const csv = rows.map((row) => row.map(field).join(",")).join("\r\n");
        const expected = rows.map((row) => row.map((text) => text.replace(/[\r\n]+/gu, " ")));
        expect(
          csvAsTabs(csv)
            .split("\n")
            .map((line) => line.split("\t")),
        ).toEqual(expected);
      },
    ),
  );
});

it.each(forms().map((form) => [`${form.edition.id} ${form.variant?.id ?? "national"}`, form] as const))(
  "a form saved as CSV is read whole: %s",
  (_, form) => {
    const values = form.cells.map(({ index }) => (index % 7 === 0 ? null : index + 1));
    const csv = reportAsText(form, values, "tabs")
      .split("\n")
      .map((line) => line.split("\t").map(field).join(","))
      .join("\r\n");
    const document = readTextBytes(Buffer.from(csv), "三张表.CSV");
    const read = document.ok ? readReport(document.value) : document;
    expect(read.ok && [read.value.form === form, read.value.values]).toEqual([true, values]);
  },
);
