// The worksheets of a ledger as they are printed.
import { openPackage } from "../../../src/adapters/opc/zip";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { ledgerBook } from "../../../src/app/ledger/lay-out-ledger";
import { formFor } from "../../support/ledgers";

it("a list that grows is printed to its end, and lists that nobody is to see are not", async () => {
  const { sheets, tables } = ledgerBook(formFor(2025), { year: 2025, days: { holidays: [], worked: [] }, tables: "live" });
  const bytes = await writeXlsx(sheets, { title: "台账", product: { name: "nianbao", version: "0" }, stamp: tables[0]!.stamp });
  const opened = openPackage(bytes);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const book = opened.value.text("xl/workbook.xml");
  if (!book.ok) throw new Error(book.refusal.kind);
  const areas = [...book.value.matchAll(/<definedName name="_xlnm.Print_Area"[^>]*>([^<]*)</gu)].map(([, area]) => area!);
  // The three tables end where they end; a print area of a ledger would cut off what is registered after it was made.
  expect(areas).toHaveLength(3);
  expect(areas.join()).not.toMatch(/台账|复议诉讼|清单/u);
});
