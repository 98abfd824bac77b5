// What the causes point at, and what they must leave alone.
import { checkReport } from "../../../src/app/check/check-report";
import { reportCauses, type Causes } from "../../../src/app/diagnose/causes";
import { inquire, inquiryInto } from "../../../src/app/diagnose/inquiry";
import { coloured, marksFor } from "../../../src/app/diagnose/mark";
import { explainedBySuspects, pointedSuspects } from "../../../src/app/diagnose/suspects";
import { planFill } from "../../../src/app/workbook/fill";
import { writeProposals } from "../../../src/app/workbook/journal";
import type { CheckedReport } from "../../../src/app/check/check-report";
import { a1 } from "../../../src/core/figures/addresses";
import { laidOut, value, type Opened } from "../../adapters/excel/stage";
import { indexOf, now, read, source, wholeReport } from "../workbook-stage";

/** A whole report in the form, with its totals as formulas, and some cells as they are typed then. */
async function with_(typed: Readonly<Record<string, string | number>>): Promise<Opened> {
  const opened = await laidOut("1.8");
  const { stage, book } = opened;
  value(await writeProposals(book, "fill", value(planFill(source(wholeReport()), await read(book))).proposals, [], now()));
  for (const [address, content] of Object.entries(typed)) await stage.edit(address, content);
  return opened;
}

const why = (checked: CheckedReport): Causes => reportCauses(checked, inquire(inquiryInto(checked), { steps: 4_000 }));
const told = (checked: CheckedReport): Record<string, string> =>
  Object.fromEntries(
    pointedSuspects(checked.reading.form, why(checked).causes).map(({ index, message }) => [
      checked.reading.form.cells[index]!.id,
      message,
    ]),
  );

/** Every total that D8 is added into, typed. */
const TYPED = { "表三!D29": 21, "表三!J8": 6 };

describe("the cell that a cause points at", () => {
  it("is a wrong figure, or a blank for which only one figure is left", async () => {
    const wrong = await with_({ ...TYPED, "表三!D8": 41 });
    expect(told(checkReport(await read(wrong.book)))).toEqual({ "requests.granted.naturalPerson": "这一格最可能写错，应为1。" });
    const blank = await with_({ ...TYPED, "表三!D8": "" });
    expect(told(checkReport(await read(blank.book)))).toEqual({ "requests.granted.naturalPerson": "这一格是空的，应为1。" });
  });

  it("is never one that holds a formula without a result: it is left alone", async () => {
    const { book } = await with_({ ...TYPED, "表三!D8": '=IF(1=1,"",0)' });
    const checked = checkReport(await read(book));
    expect(checked.reading.values[indexOf("requests.granted.naturalPerson")]).toBeNull();
    const changed = why(checked).causes.flatMap(({ proposals }) =>
      proposals.flatMap(({ changes }) => changes.map(({ id }) => id)),
    );
    expect(changed).not.toContain("requests.granted.naturalPerson");
  });

  it("is not the total that only followed the wrong figure", async () => {
    const { book } = await with_({ "表三!D8": 31, "表三!D29": 51, "表三!J8": 6 });
    const checked = checkReport(await read(book));
    const [first] = why(checked).causes[0]!.proposals;
    expect(first!.changes.map(({ address, to }) => [address, to])).toEqual([
      ["表三!D8", 1],
      ["表三!D29", 21],
    ]);
    expect(Object.keys(told(checked))).toEqual(["requests.granted.naturalPerson"]);
  });
});

describe("标记 beside the form's own formats", () => {
  it("leaves to them what they say, and marks what they cannot", async () => {
    const { book } = await with_({ "表三!D6": 25, "表二!B9": "5件" });
    const checked = checkReport(await read(book));
    const { causes } = why(checked);
    const beside = { suspects: pointedSuspects(checked.reading.form, causes), explained: explainedBySuspects(causes) };
    const spoken = (colouring: ReadonlySet<string>): string[] =>
      marksFor(checked, { ...beside, colouring })
        .map((mark) => `${mark.sheet}!${a1(mark)} ${mark.kind}`)
        .sort();
    const without = spoken(new Set());
    const beside3 = spoken(new Set(["表三"]));
    expect(without.filter((one) => one.startsWith("表三")).length).toBeGreaterThan(3);
    expect(beside3.filter((one) => one.startsWith("表三") && !one.includes("suspected"))).toEqual([]);
    // Marks on other sheets are as they were.
    expect(beside3.filter((one) => !one.startsWith("表三"))).toEqual(without.filter((one) => !one.startsWith("表三")));
    expect([...coloured(checked, new Set(["表三"])).keys()]).toEqual(["表三"]);
    expect([...coloured(checked, new Set())]).toEqual([]);
  });

  it("does not rely on them where a figure stands as a text, which they read otherwise", async () => {
    const { book } = await with_({ "表三!D6": "25件" });
    const checked = checkReport(await read(book));
    const sheet = new Set(["表三"]);
    expect(marksFor(checked, { colouring: sheet })).toEqual(marksFor(checked));
    expect(marksFor(checked).length).toBeGreaterThan(0);
  });
});
