// What a clerk is told to do about a cell that holds nothing: never to write a 0 where more is known, nor over a formula.
import { checkReport } from "../../../src/app/check/check-report";
import type { Reading } from "../../../src/core/document/reading";
import { valueText, words, type Value } from "../../../src/core/figures/values";
import { figuresOf, formFor, suqian2023, suqian2024 } from "../../core/diagnose/reports";
import { named } from "../../support/word-reports";
import { inSheets } from "./spoken";

const form = formFor(suqian2024);
const whole = figuresOf(suqian2024);
const at = (id: string): number => form.byId.get(id)!.index;

function having(said: Readonly<Record<string, Value>>, formulas: readonly string[] = []): Reading {
  const values = [...whole];
  for (const [id, value] of Object.entries(said)) values[at(id)] = value;
  return inSheets(named(form, values, 2024), new Set(formulas.map(at)));
}

const told = (reading: Reading, rule: string, previous?: Reading): string[] =>
  checkReport(reading, { previous })
    .findings.filter((one) => one.rule === rule)
    .map(({ message }) => message);

const [granted, total] = ["requests.granted.naturalPerson", "requests.granted.total"] as const;
const decisions = "disclosure.licensing.decisions";

describe("a blank", () => {
  it.each<[string, Reading, string]>([
    ["that nothing is known of", having({ [decisions]: null }), "表二!B9 行政许可·处理决定未填，没有发生的请填0。"],
    [
      "that the totals leave one figure",
      having({ [granted]: null }),
      "表三!D8 （一）予以公开·自然人未填，推算应为1408，请核实后补填。",
    ],
    ["total", having({ [total]: null }), "表三!J8 （一）予以公开·总计未填，推算应为1431，请核实后补填。"],
    [
      "about which the figures around it disagree",
      having({ [granted]: null, "requests.processed.naturalPerson": 3441 }),
      "表三!D8 （一）予以公开·自然人未填，请按勾稽关系补填。",
    ],
    [
      "whose row would leave it less than nothing",
      having({ [granted]: null, [total]: 1 }),
      "表三!D8 （一）予以公开·自然人未填，请按勾稽关系补填。",
    ],
    [
      "beside another in its row",
      having({ [granted]: null, "requests.granted.business": null }),
      "表三!D8“（一）予以公开”行自然人、商业企业未填，推算自然人应为1408、商业企业应为21，请核实后补填。",
    ],
    [
      "formula",
      having({ [total]: null }, [total]),
      "表三!J8 （一）予以公开·总计有公式，没有计算结果，请用Excel或WPS打开后保存，再审核。",
    ],
    [
      "formula beside a blank",
      having({ [granted]: null, [total]: null }, [total]),
      "表三!D8 （一）予以公开·自然人未填，推算应为1408，请核实后补填。",
    ],
  ])("%s", (_, reading, sentence) => expect(told(reading, "R05")).toContain(sentence));

  const column = (id: string, value: Value): Record<string, Value> =>
    Object.fromEntries(form.cells.flatMap((cell) => (cell.column.id === id ? [[cell.id, value]] : [])));
  const row = (id: string, value: Value): Record<string, Value> =>
    Object.fromEntries(
      form.cells.flatMap((cell) => (cell.table.id === "requests" && cell.row.id === id ? [[cell.id, value]] : [])),
    );

  it.each<[string, Record<string, Value>, string]>([
    [
      "column of totals, whose parts are there",
      column("total", null),
      `表三有25格未填（“总计”栏），推算新收应为${valueText(whole[at("requests.received.total")]!)}、上年结转应为${valueText(whole[at("requests.broughtForward.total")]!)}等，请核实后补填。`,
    ],
    [
      "columns that share what the totals leave",
      { ...column("business", null), ...column("research", null) },
      "表三有50格未填（商业企业、科研机构2栏），请按勾稽关系补填。",
    ],
    ["row of the second table", { [decisions]: null, "disclosure.penalties.decisions": null }, "没有发生的请填0。"],
    ["rows", { ...row("granted", null), ...row("partlyGranted", null) }, "表三有14格未填（（一）予以公开、（二）部分公开2行）"],
  ])("%s", (_, said, sentence) => {
    const sentences = told(having(said), "R05");
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(sentence);
  });

  it("among parts that a total says are not all 0 is never told to be 0", () => {
    const said = {
      ...column("business", null),
      ...column("research", null),
      ...column("total", null),
      "requests.received.total": 3501,
    };
    expect(told(having(said), "R05").join("")).not.toContain("没有发生的请填0");
  });

  it("mark of nothing in a whole column is one finding", () =>
    expect(told(having(column("legalService", words("/"))), "R05")).toEqual([
      "表三有25格填的“/”不是数字（“法律服务机构”栏），请改为0或正整数。",
    ]));

  it("that last year's report leaves one figure", () => {
    const before = inSheets(named(formFor(suqian2023), figuresOf(suqian2023), 2023));
    const reading = having({ "disclosure.governmentRules.inForce": null });
    expect(told(reading, "R05")).toContain("表二!D5 规章·现行有效未填，没有发生的请填0。");
    expect(told(reading, "R05", before)).toContain("表二!D5 规章·现行有效未填，推算应为12，请核实后补填。");
  });
});

describe("a formula that gives what the cell cannot hold is not written over", () => {
  it.each<[string, Value, string]>([
    ["words", words("#REF!"), "表三!J8 （一）予以公开·总计的公式得出的“#REF!”不是数字，请核对公式和它所加的各格。"],
    ["less than nothing", -3, "表三!J8 （一）予以公开·总计的公式得出的“-3”不能是负数，请核对公式和它所加的各格。"],
  ])("%s", (_, value, sentence) => expect(told(having({ [total]: value }, [total]), "R05")).toContain(sentence));
});

describe("a sum that waits", () => {
  it("names what it waits for, by the row in a column and by the column in a row", () => {
    const reading = having({ [granted]: null });
    expect(told(reading, "R02")).toEqual(["表三“自然人”栏予以公开未填，请补填。"]);
    expect(told(reading, "R03")).toEqual(["表三“（一）予以公开”行自然人未填，请补填。"]);
  });

  it("for a formula sends to what the formula adds", () =>
    expect(told(having({ [total]: null }, [total]), "R03")).toEqual([
      "表三“（一）予以公开”行总计的公式没有得数，请补齐公式引用的格，或用Excel重新保存。",
    ]));

  it("for words quotes them", () =>
    expect(told(having({ [granted]: words("无") }), "R03")).toEqual(["表三“（一）予以公开”行自然人填的是“无”，请改成数字。"]));
});
