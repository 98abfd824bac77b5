import { checkReport } from "../../../src/app/check/check-report";
import { doubtSentence } from "../../../src/app/workbook/change-wording";
import { planFill, type FillPlan } from "../../../src/app/workbook/fill";
import { undo, writeProposals } from "../../../src/app/workbook/journal";
import { isSafe } from "../../../src/app/workbook/proposal";
import { editionFor, formOf } from "../../../src/statute";
import { API_SETS } from "../../support/office";
import { laidOut, picture, refusal, value } from "../../adapters/excel/stage";
import { indexOf, journal, now, read, slash, source, wholeReport } from "../workbook-stage";

const proposed = (filling: FillPlan, id: string) => filling.proposals.find((one) => one.index === indexOf(id));

describe.each(API_SETS)("填入 on ExcelApi %s", (api) => {
  it("fills a blank form so that every rule passes, and takes all of it back", async () => {
    const { stage, book } = await laidOut(api);
    const blank = picture(stage.workbook);
    const filling = value(planFill(source(wholeReport()), await read(book)));
    expect(filling.proposals.every(isSafe)).toBe(true);
    // Totals are formulas here and stay so: what the source says for them is compared, and agrees.
    expect(filling.computed.map(({ reported, sum }) => reported === sum)).not.toContain(false);
    expect(filling.proposals.length + filling.computed.length).toBe(200);
    stage.counts();
    const entry = value(await writeProposals(book, "fill", filling.proposals, [], now()));
    expect(stage.counts()).toMatchObject({ syncs: 2, errors: 0 });
    const checked = checkReport(await read(book));
    expect({ ...checked.counts, passed: checked.counts.passed > 60 }).toEqual({
      passed: true,
      broken: 0,
      undecided: 0,
      unreadable: 0,
    });
    expect(stage.value("表二!B16")).toBe(1480.6663);
    expect(await journal(book)).toEqual([entry]);
    value(await undo(book, entry!, now()));
    expect(picture(stage.workbook)).toEqual(blank);
    expect((await journal(book))[0]?.undone).toBeDefined();
  });
});

describe("填入", () => {
  it("keeps blank, 0 and / apart, and empties nothing", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 7);
    await stage.edit("表二!C5", 8);
    const values = wholeReport().map(() => null) as ReturnType<typeof wholeReport>;
    values[indexOf("disclosure.governmentRules.repealed")] = 0;
    values[indexOf("disclosure.governmentRules.inForce")] = slash;
    const filling = value(planFill(source(values), await read(book)));
    expect(proposed(filling, "disclosure.governmentRules.repealed")).toMatchObject({ kind: "overwrite", old: 8, next: 0 });
    expect(proposed(filling, "disclosure.governmentRules.inForce")).toMatchObject({
      kind: "fill",
      doubts: [{ kind: "no-figure", found: "/" }],
    });
    expect(filling.kept).toEqual([indexOf("disclosure.governmentRules.issued")]);
    expect(filling.proposals).toHaveLength(2);
    value(await writeProposals(book, "fill", filling.proposals, [], now()));
    expect(["表二!B5", "表二!C5", "表二!D5", "表二!B6"].map((address) => stage.value(address))).toEqual([7, 0, "/", null]);
  });

  it("asks about every figure that had to be interpreted", async () => {
    const { book } = await laidOut("1.8");
    const reading = source(wholeReport(), {
      deviations: [
        { kind: "oddity", oddity: "full-width", cell: indexOf("disclosure.licensing.decisions"), place: "", found: "４" },
        { kind: "oddity", oddity: "number-as-text", cell: indexOf("disclosure.penalties.decisions"), place: "", found: "4" },
        { kind: "glued", table: "proceedings", place: "", found: "12341", cells: [indexOf("proceedings.directSuit.upheld")] },
      ],
    });
    const filling = value(planFill(reading, await read(book)));
    const asked = filling.proposals.filter((one) => !isSafe(one));
    expect(asked.map((one) => [one.index, one.doubts.map(doubtSentence)])).toEqual([
      [indexOf("disclosure.licensing.decisions"), ["用了全角数字（原文“４”），请核对后再填入。"]],
      [indexOf("proceedings.directSuit.upheld"), ["原文“12341”的数字连在一起，是按表样拆开的，请对照原文核对。"]],
    ]);
    expect(asked[0]?.from).toBe(`第1个表格第${indexOf("disclosure.licensing.decisions") + 1}行第1列`);
  });

  it("tells a total of the source that is not the sum, and leaves the formula", async () => {
    const { stage, book } = await laidOut("1.8");
    const values = wholeReport();
    values[indexOf("proceedings.reconsideration.total")] = 11;
    const filling = value(planFill(source(values), await read(book)));
    expect(filling.computed.find(({ index }) => index === indexOf("proceedings.reconsideration.total"))).toEqual({
      index: indexOf("proceedings.reconsideration.total"),
      reported: 11,
      sum: 10,
    });
    value(await writeProposals(book, "fill", filling.proposals, [], now()));
    expect(stage.value("表四!E6")).toBe(10);
  });

  it("proposes a typed total as any figure, and doubts it when it is not the sum", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表四!E6", null);
    const values = wholeReport();
    values[indexOf("proceedings.reconsideration.total")] = 11;
    const filling = value(planFill(source(values), await read(book)));
    expect(proposed(filling, "proceedings.reconsideration.total")).toMatchObject({
      kind: "fill",
      next: 11,
      doubts: [{ kind: "total-differs", sum: 10 }],
    });
  });

  it("does not write over a formula in an input unasked", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B9", "=2+1");
    const filling = value(planFill(source(wholeReport()), await read(book)));
    expect(proposed(filling, "disclosure.licensing.decisions")).toMatchObject({
      kind: "overwrite",
      old: 3,
      doubts: [{ kind: "replaces-formula", formula: "2+1" }],
    });
  });

  it("says what is the same already, and writes it not again", async () => {
    const { stage, book } = await laidOut("1.8");
    await stage.edit("表二!B5", 4);
    const filling = value(planFill(source(wholeReport()), await read(book)));
    const same = proposed(filling, "disclosure.governmentRules.issued")!;
    expect(same.kind).toBe("same");
    expect(value(await writeProposals(book, "fill", [same], [], now()))).toBeUndefined();
  });

  it("refuses a source on another edition's form, and doubts another year's", async () => {
    const { book } = await laidOut("1.8");
    const target = await read(book);
    const old = source([], { form: formOf(value(editionFor(2019))) });
    expect(refusal(planFill(old, target))).toMatchObject({
      kind: "other-edition",
      found: "2019年格式（试行）",
      wanted: "2021年格式",
    });
    const last = value(planFill(source(wholeReport(), { year: 2023 }), target));
    expect(last.proposals.map((one) => one.doubts[0])).not.toContain(undefined);
  });

  it("fills nothing when somebody changed one of the cells meanwhile", async () => {
    const { stage, book } = await laidOut("1.8");
    const filling = value(planFill(source(wholeReport()), await read(book)));
    await stage.coauthor("表三!D6", 99);
    const before = picture(stage.workbook);
    expect(refusal(await writeProposals(book, "fill", filling.proposals, [], now()))).toEqual({
      kind: "changed-since",
      places: ["表三!D6"],
    });
    expect(picture(stage.workbook)).toEqual(before);
    expect(await journal(book)).toEqual([]);
  });
});
