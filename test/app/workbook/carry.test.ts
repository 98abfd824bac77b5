import { carry } from "../../../src/app/workbook/carry";
import { writeProposals } from "../../../src/app/workbook/journal";
import { isSafe } from "../../../src/app/workbook/proposal";
import { zeroReport } from "../../../src/app/workbook/zero-report";
import { checkReport } from "../../../src/app/check/check-report";
import { editionFor, formOf } from "../../../src/statute";
import { laidOut, value } from "../../adapters/excel/stage";
import { indexOf, now, read, slash, source, wholeReport } from "../workbook-stage";

describe("提取上年数 R40 上年结转等于上年报告的结转下年度", () => {
  it("proposes last year's 结转下年度 for 上年结转, column by column", async () => {
    const { stage, book } = await laidOut("1.8");
    const target = { ...(await read(book)), year: 2024 };
    const carrying = value(carry(source(wholeReport(), { year: 2023 }), target));
    expect(carrying.proposals.map((one) => [target.form.cells[one.index]!.id, one.next, isSafe(one)])).toEqual(
      ["naturalPerson", "business", "research", "publicWelfare", "legalService", "otherEntity"].map((column) => [
        `requests.broughtForward.${column}`,
        2,
        true,
      ]),
    );
    value(await writeProposals(book, "carry", carrying.proposals, [], now()));
    expect([stage.value("表三!D7"), stage.value("表三!J7")]).toEqual([2, 12]);
  });

  it("leaves out what last year left blank or filled with words", async () => {
    const { book } = await laidOut("1.8");
    const values = wholeReport();
    values[indexOf("requests.carriedForward.business")] = null;
    values[indexOf("requests.carriedForward.research")] = slash;
    const carrying = value(carry(source(values, { year: 2023 }), await read(book)));
    expect(carrying.proposals.map((one) => one.index)).not.toContain(indexOf("requests.broughtForward.business"));
    expect(carrying.proposals.map((one) => one.index)).not.toContain(indexOf("requests.broughtForward.research"));
    expect(carrying.proposals).toHaveLength(4);
  });

  it("shows what it would write over, and doubts another unit or year", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D7", 5);
    const carrying = value(carry(source(wholeReport(), { year: 2022, unit: "别的局" }), await read(book)));
    expect(carrying.proposals[0]).toMatchObject({
      kind: "overwrite",
      old: 5,
      next: 2,
      doubts: [
        { kind: "other-unit", unit: "别的局" },
        { kind: "other-year", year: 2022 },
      ],
    });
  });

  it("works out 现行有效件数 once 制发 and 废止 are filled in, and marks it as worked out", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 3);
    await stage.edit("表二!C5", 1);
    const carrying = value(carry(source(wholeReport(), { year: 2023 }), await read(book)));
    expect(carrying.proposals[0]).toMatchObject({
      index: indexOf("disclosure.governmentRules.inForce"),
      next: 6,
      doubts: [{ kind: "derived", rule: "R20" }],
    });
  });

  it("carries from a report on the form of 2019", async () => {
    const { book } = await laidOut("1.8");
    const form = formOf(value(editionFor(2020)));
    const values = form.cells.map((cell) => (cell.row.id === "carriedForward" ? 7 : 0));
    const carrying = value(
      carry(source(values, { form, year: 2020, places: form.cells.map(() => undefined) }), { ...(await read(book)), year: 2021 }),
    );
    expect(carrying.proposals.map((one) => one.next)).toEqual([7, 7, 7, 7, 7, 7]);
  });
});

describe("零报告", () => {
  const STOCKS = ["disclosure.governmentRules.inForce", "disclosure.normativeDocuments.inForce"];
  const ids = (target: { readonly form: { readonly cells: readonly { readonly id: string }[] } }, indexes: readonly number[]) =>
    indexes.map((index) => target.form.cells[index]!.id);

  it("leaves alone what was there before the year began, and says which cells that are", async () => {
    const { book } = await laidOut("1.8");
    const target = await read(book);
    const { proposals, left, filled } = zeroReport(target);
    expect(proposals).toHaveLength(152);
    expect(proposals.every(({ next }) => next === 0)).toBe(true);
    expect(ids(target, left).filter((id) => id.startsWith("disclosure."))).toEqual(STOCKS);
    const ends = ["broughtForward", "carriedForward"].map((row) => ids(target, left).filter((id) => id.includes(`.${row}.`)));
    expect(ends.map((cells) => cells.length)).toEqual([6, 6]);
    expect(filled).toBe(0);
  });

  it("fills 结转下年度 once 上年结转 is known, and asks where it is not 0", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表三!D7", 0);
    await stage.edit("表三!E7", 3);
    const { proposals } = zeroReport(await read(book));
    const forward = (column: string) => proposals.find(({ index }) => index === indexOf(`requests.carriedForward.${column}`));
    expect(forward("naturalPerson")).toMatchObject({ next: 0, doubts: [] });
    expect(forward("business")).toMatchObject({ next: 3, doubts: [{ kind: "derived", rule: "R01" }] });
    expect(forward("research")).toBeUndefined();
  });

  it("counts the figures with which it is no 零报告; a stock is none of them", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 7);
    await stage.edit("表二!D5", 9);
    await stage.edit("表三!D6", 0);
    expect(zeroReport(await read(book)).filled).toBe(1);
  });

  it("fills every blank with last year's report beside it, and then every rule passes", async () => {
    const { stage, book } = await laidOut("1.8");
    const target = { ...(await read(book)), year: 2024 };
    const { proposals, left } = zeroReport(target, source(wholeReport(), { year: 2023 }));
    expect(left).toEqual([]);
    expect(proposals).toHaveLength(166);
    expect(proposals.find(({ index }) => index === indexOf("requests.carriedForward.research"))).toMatchObject({ next: 2 });
    value(await writeProposals(book, "zero-report", proposals, [], now()));
    expect([stage.value("表三!D6"), stage.value("表三!J29"), stage.sheet("表三").cell(28, 9)?.formula?.startsWith("=")]).toEqual([
      0,
      0,
      true,
    ]);
    expect(checkReport(await read(book)).counts).toMatchObject({ broken: 0, undecided: 0, unreadable: 0 });
  });

  it("touches nothing that holds anything: a figure, a slash, a formula", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 7);
    await stage.edit("表二!C5", "/");
    await stage.edit("表二!D5", '=""');
    const indexes = zeroReport(await read(book)).proposals.map((one) => one.index);
    for (const column of ["issued", "repealed", "inForce"])
      expect(indexes).not.toContain(indexOf(`disclosure.governmentRules.${column}`));
    expect(indexes).toHaveLength(150);
  });

  it("gives a total that has no formula its 0 only where all its parts are 0", async () => {
    const { stage, book } = await laidOut("1.8");
    for (const cell of ["E6", "J6"]) await stage.edit(`表四!${cell}`, null);
    await stage.edit("表四!F6", 2);
    const indexes = zeroReport(await read(book)).proposals.map((one) => one.index);
    expect(indexes).toContain(indexOf("proceedings.reconsideration.total"));
    expect(indexes).not.toContain(indexOf("proceedings.directSuit.total"));
  });
});
