// One fault is told once, and what merely waits is a number: over findings and over every output.
import { checkReport, type CheckedReport } from "../../../src/app/check/check-report";
import { boardEntry } from "../../../src/app/outputs/board-entry";
import { boardSheets } from "../../../src/app/outputs/check-board";
import { checkedOutcome, outcomeJson } from "../../../src/app/outputs/check-outcome";
import { deskOfFiles } from "../../../src/app/desk/desk";
import { pageSection } from "../../../src/app/outputs/check-page";
import { checkText } from "../../../src/app/outputs/check-text";
import type { Deviation, Reading } from "../../../src/core/document/reading";
import type { Finding } from "../../../src/core/check/finding";
import { words, type Value } from "../../../src/core/figures/values";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { causesOf } from "../../../src/app/diagnose/causes";
import { STEPS } from "../../../src/app/diagnose/inquiry";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";
import { squaresOf } from "../../support/sheet-squares";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const at = (form: NumberedForm, id: string): number => form.byId.get(id)!.index;

function checked(form: NumberedForm, said: Readonly<Record<string, Value>>, more: Partial<Reading> = {}): CheckedReport {
  const values = form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0));
  return checkReport({ ...named(form, values, form.edition.since), unit: "柳湾镇人民政府", ...more });
}

const told = ({ findings }: CheckedReport): string[] => findings.map(({ rule, class: grade }) => `${rule} ${grade}`);

const ofColumns = (form: NumberedForm, columns: readonly string[], value: Value): Record<string, Value> =>
  Object.fromEntries(
    form.cells.flatMap((cell) => (cell.table.id === "requests" && columns.includes(cell.column.id) ? [[cell.id, value]] : [])),
  );

const BY = { product: "年报三表 1", rules: "0123456789abcdef" };

describe("a fault is one finding", () => {
  it("rules that a township cannot make: for the row, with each of its figures", () => {
    const { findings } = checked(form2021, {
      "disclosure.governmentRules.issued": 3,
      "disclosure.governmentRules.inForce": 7,
    });
    const own = findings.filter(({ rule }) => rule === "R22");
    expect(own.map(({ key, cells }) => [key, cells.map(({ id }) => id)])).toEqual([
      ["R22.disclosure.governmentRules.issued", ["disclosure.governmentRules.issued", "disclosure.governmentRules.inForce"]],
    ]);
    expect(own[0]!.message).toMatch(/制发.*填3，现行有效.*填7，柳湾镇人民政府没有规章制定权/u);
  });

  it("changes without a sign: for the table, as a reminder", () => {
    const cells = ["licensing", "penalties", "coercion"].map((row) => `disclosure.${row}.change`);
    const deviations = cells.map((id, i): Deviation => ({
      kind: "oddity",
      oddity: "unsigned",
      cell: at(form2019, id),
      place: `第${i + 9}行`,
      found: String(i + 2),
    }));
    const figures = Object.fromEntries(cells.map((id, i) => [id, i + 2]));
    const own = checked(form2019, figures, { deviations }).findings.filter(({ rule }) => rule === "R23");
    expect(own.map(({ class: grade, cells: of }) => [grade, of.length])).toEqual([["D", 3]]);
    expect(own[0]!.message).toMatch(/^表二的.*有3格（.*等）没有正负号，请写明是增加（\+）还是减少（-）。$/u);
  });

  const head = (found: string): Deviation => ({
    kind: "label",
    table: "disclosure",
    place: "第20行",
    printed: "采购总金额",
    found,
  });
  it.each<[string, number]>([
    ["采购总金额（万元）", 0],
    ["采购总金额(单位：元)", 0],
    ["采购总额（万元）", 1],
  ])("a head that reads %s leaves %i", (found, count) =>
    expect(told(checked(form2019, {}, { deviations: [head(found)] })).filter((one) => one.startsWith("R62 "))).toHaveLength(
      count,
    ),
  );

  it("a unit behind the head of a form that prints one itself is told", () => {
    const deviations: Deviation[] = [
      { kind: "label", table: "disclosure", place: "第20行", printed: "本年制发件数", found: "本年制发件数（万元）" },
    ];
    expect(told(checked(form2021, {}, { deviations }))).toContain("R62 C");
  });

  it("heads that ran together in one square: for the square, with each of them", () => {
    const missing = (printed: string): Deviation => ({ kind: "label-missing", table: "requests", place: "第3个表格", printed });
    const deviations: Deviation[] = [
      missing("商业企业"),
      missing("科研机构"),
      missing("自然人"),
      {
        kind: "label",
        table: "requests",
        place: "第3个表格第2行第3列",
        printed: "社会公益组织",
        found: "商业企业 科研机构社会公益组织",
      },
    ];
    const { findings } = checked(form2021, {}, { deviations });
    expect(findings.map(({ message }) => message)).toEqual([
      "表三（第3个表格）没有印出“自然人”，请按表样补上。",
      "第3个表格第2行第3列的“商业企业 科研机构社会公益组织”是3格的文字连在一起，请按表样分成“商业企业”、“科研机构”、“社会公益组织”。",
    ]);
  });

  it("a head that is printed twice in its square: once", () => {
    const deviations: Deviation[] = [
      { kind: "label", table: "requests", place: "第4行", printed: "科研机构", found: "科研机构科研机构" },
    ];
    expect(checked(form2021, {}, { deviations }).findings.map(({ message }) => message)).toEqual([
      "第4行的“科研机构科研机构”与表样不一致，请改为“科研机构”。",
    ]);
  });

  it("a notice of the old form beside the old form, and only there", () => {
    const citing: Finding = {
      rule: "R67",
      key: "R67.1",
      table: "",
      verdict: "broken",
      class: "C",
      detail: {
        kind: "prose",
        prose: { kind: "document", said: "国办公开办函〔2019〕60号", known: "国办公开办函〔2021〕30号", why: "superseded" },
        where: { block: 0, at: "第2段", offset: 0, length: 0, sentence: "" },
      } as Finding["detail"],
      cells: [],
    };
    const rules = (form: NumberedForm, year: number): string[] => {
      const values = form.cells.map(() => 0);
      return checkReport(named(form, values, year), { audit: () => ({ findings: [citing], passed: 0 }) }).findings.map(
        ({ rule }) => rule,
      );
    };
    expect(rules(form2019, 2022)).toEqual(["R60"]);
    expect(rules(form2021, 2022)).toEqual(["R67"]);
  });

  it("a row that lacks its figures is not blank as well", () => {
    const cells = form2021.cells.flatMap(({ row, table, index }) =>
      table.id === "requests" && row.id === "granted" ? [index] : [],
    );
    const blanks = Object.fromEntries(cells.map((index) => [form2021.cells[index]!.id, null]));
    const deviations: Deviation[] = [
      { kind: "value-count", table: "requests", place: "第31行", label: "（一）予以公开", expected: 7, found: ["1", "2"], cells },
    ];
    expect(told(checked(form2021, blanks, { deviations })).filter((one) => /^R(?:05|29) /u.test(one))).toEqual(["R29 A"]);
  });
});

describe("sums that wait for open cells", () => {
  const report = checked(form2021, ofColumns(form2021, ["business", "legalService"], null));
  const outcome = checkedOutcome("柳湾.xlsx", report);
  const waiting = report.findings.filter(({ finding }) => finding.detail.kind === "sum").length;
  const sentence = `另有${waiting}条合计和勾稽关系暂时无法核对，请补齐各格后再审核。`;

  it("are many, and beside them stands one finding", () => {
    expect(waiting).toBeGreaterThan(25);
    expect(report.findings).toHaveLength(waiting + 1);
  });

  it("are a number in the text, the page and the board", () => {
    for (const text of [checkText(outcome), pageSection(outcome)]) {
      expect(text.split(sentence)).toHaveLength(2);
      expect(text).not.toContain("R03");
    }
    const list = boardSheets(deskOfFiles([boardEntry(outcome)])).find(({ name }) => name === "问题清单")!;
    const texts = squaresOf(list).flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
    expect(texts.filter((text) => text === sentence)).toHaveLength(1);
    expect(texts.some((text) => /栏\S+未填，请补填/u.test(text))).toBe(false);
  });

  it("are a number in JSON, and the causes still point at their findings", () => {
    const one = checked(form2021, {
      "requests.received.naturalPerson": 8,
      "requests.received.total": null,
      "requests.carriedForward.naturalPerson": 8,
      "requests.carriedForward.total": 8,
      "disclosure.licensing.decisions": words("/"),
    });
    const json = JSON.parse(outcomeJson(checkedOutcome("柳湾.xlsx", one, causesOf(one, { steps: STEPS })), BY)) as {
      findings: { key: string }[];
      waiting: number;
      causes: { findings: number[] }[];
    };
    expect(json.findings.map(({ key }) => key)).toEqual(["R05.disclosure.words", "R05.requests.blank"]);
    expect(json.waiting).toBe(one.findings.length - 2);
    expect(json.waiting).toBeGreaterThan(0);
    expect(json.causes.flatMap(({ findings }) => findings)).toEqual([1]);
  });

  it("for a cell of last year's report are told: nothing else names it", () => {
    const values = form2021.cells.map(() => 0 as Value);
    const before = values.map((value, index) =>
      form2021.cells[index]!.id === "disclosure.normativeDocuments.inForce" ? null : value,
    );
    const found = checkReport(named(form2021, values, 2023), { previous: named(form2021, before, 2022) });
    const text = checkText(checkedOutcome("柳湾.xlsx", found));
    expect(text).toContain("R20");
    expect(text).not.toContain("另有");
  });

  it("and a clean report says nothing of them", () => {
    const clean = checkedOutcome("柳湾.xlsx", checked(form2021, {}));
    expect(JSON.parse(outcomeJson(clean, BY))).toMatchObject({ findings: [], waiting: 0 });
    expect(pageSection(clean)).toContain("没有发现问题。");
  });
});
