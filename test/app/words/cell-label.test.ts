import { cellLabel, cellName, labelsIn, rowName, short } from "../../../src/app/words/cell-label";
import { sumName } from "../../../src/app/words/sum-name";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { COLUMN_NAMES, ROW_NAMES } from "../../../src/lexicon/row-names";
import { editions, formOf, forms } from "../../../src/statute";
import { figuresOf, formFor, suqian2024 } from "../../core/diagnose/reports";
import { named } from "../../support/word-reports";
import { inSheets, inWord } from "./spoken";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const at = (form: NumberedForm, id: string): number => form.byId.get(id)!.index;
const read = named(formFor(suqian2024), figuresOf(suqian2024), 2024);

describe("a cell is called", () => {
  it.each([
    ["requests.granted.naturalPerson", "表三!D8 （一）予以公开·自然人", "表三“（一）予以公开·自然人”"],
    ["requests.received.total", "表三!J6 新收·总计", "表三“新收·总计”"],
    ["requests.partlyGranted.business", "表三!E9 （二）部分公开·商业企业", "表三“（二）部分公开·商业企业”"],
    ["requests.denied.internal.otherEntity", "表三!I14 （三）5.内部事务·其他", "表三“（三）5.内部事务·其他”"],
    ["requests.other.other.research", "表三!F28 （六）3.其他·科研机构", "表三“（六）3.其他·科研机构”"],
    ["requests.processed.naturalPerson", "表三!D29 （七）总计·自然人", "表三“（七）总计·自然人”"],
    ["proceedings.directSuit.total", "表四!J6 未经复议直接起诉·总计", "表四“未经复议直接起诉·总计”"],
    ["disclosure.charges.collected", "表二!B16 行政事业性收费·收费金额", "表二“行政事业性收费·收费金额”"],
  ])("%s", (id, inBook, inText) => {
    const index = at(form2021, id);
    expect(labelsIn(inSheets(read))(index)).toBe(inBook);
    expect(labelsIn(inWord(read))(index)).toBe(inText);
    expect(labelsIn(read)(index)).toBe(inText);
  });

  it("as no other cell of its form is", () => {
    for (const form of forms()) {
      expect(new Set(form.cells.map((cell) => cellLabel(cell))).size).toBe(form.cells.length);
      for (const cell of form.cells) expect(cellName(cell)).not.toMatch(/undefined|^·|·$|··/u);
    }
  });
});

describe("shorthand", () => {
  const lines = forms().flatMap(({ cells }) => cells.flatMap(({ row, column }) => [row, column]));

  it.each([
    ["rows", ROW_NAMES],
    ["columns", COLUMN_NAMES],
  ])("of %s belongs to lines that some form prints, and is made of the printed words in their order", (_, names) => {
    for (const [id, name] of Object.entries(names)) {
      const printed = lines.filter((line) => line.id === id).map(({ label }) => label);
      expect([id, printed.length > 0]).toEqual([id, true]);
      // 办结 is what the trade says for the total of the results.
      if (id === "processed") continue;
      for (const label of new Set(printed)) {
        let from = 0;
        for (const sign of name) {
          const found = label.indexOf(sign, from);
          expect([id, label, found >= 0]).toEqual([id, label, true]);
          from = found + 1;
        }
      }
    }
  });

  it("is derived from the printed label where none is declared", () => {
    const row = { ...form2021.cells[at(form2021, "requests.declined.repeated.total")]!.row, label: "9.某种新情形" };
    expect(rowName(row)).toBe("某种新情形");
    expect(short("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")).toBe("（二）部分公开");
  });
});

describe("several cells spoken of together are called", () => {
  const of = (form: NumberedForm, ...ids: readonly string[]): string =>
    sumName(
      form,
      ids.flatMap((id) => form.cells.filter((cell) => cell.id === id || cell.id.startsWith(`${id}.`)).map(({ index }) => index)),
    );
  const total = (row: string): string => `requests.${row}.total`;
  const denied = form2021.cells.filter(({ id }) => /^requests[.]denied[.].*[.]total$/u.test(id)).map(({ id }) => id);

  it("by the form's own group", () => {
    expect(denied).toHaveLength(8);
    expect(of(form2021, ...denied)).toBe("（三）不予公开");
    expect(of(form2021, ...denied, total("granted"))).toBe("予以公开＋（三）不予公开");
    expect(of(form2021, ...denied.slice(1, 3))).toBe("法律法规禁止＋三安全一稳定");
    expect(of(form2021, total("received"), total("broughtForward"))).toBe("新收＋上年结转");
  });

  it("in table four by the headings over the columns", () => {
    expect(of(form2021, "proceedings.reconsideration.total")).toBe("行政复议");
    expect(of(form2021, "proceedings.directSuit.total", "proceedings.suitAfterReconsideration.total")).toBe("行政诉讼");
    expect(of(form2021, "proceedings.reconsideration.corrected")).toBe("行政复议·结果纠正");
    const upheld = ["reconsideration", "directSuit", "suitAfterReconsideration"].map((one) => `proceedings.${one}.upheld`);
    expect(of(form2021, ...upheld)).toBe("各类结果维持");
  });

  it("where rows of several groups are added, by the first of them and their number", () =>
    expect(of(form2019, ...["licensing", "penalties", "coercion", "charges"].map((row) => `disclosure.${row}.lastYear`))).toBe(
      "行政许可等4项之和",
    ));
});
