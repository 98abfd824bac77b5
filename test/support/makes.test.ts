import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { readReport } from "../../src/app/read/read-report";
import { figuresAt, REPORTS } from "./many-reports";
import { HANDS, MAKES, workbookOf } from "./makes";

/** A race over files that one of the runners does not read is none. */
describe.each(MAKES)("a workbook of the make %s", (make) => {
  it("is read with all its figures, whichever it is", async () => {
    const hands = make === "by hand" ? HANDS.map((_, i) => REPORTS.length * i + (i % REPORTS.length)) : [];
    for (const at of [0, 1, 2, 3, 42, ...hands]) {
      const document = readXlsx(await workbookOf(make, at), NODE_CODEC);
      if (!document.ok) throw new Error(document.refusal.kind);
      const read = readReport(document.value, {});
      if (!read.ok) throw new Error(read.refusal.kind);
      const numbers = (values: readonly unknown[]): unknown[] => values.filter((value) => typeof value === "number");
      expect(numbers(read.value.values)).toEqual(numbers(figuresAt(at, REPORTS[at % REPORTS.length]!)));
    }
  }, 120_000);
});
