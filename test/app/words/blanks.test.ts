// What a clerk is told to do about a cell that holds nothing: never to write a 0 where more is known, nor over a formula.
import { checkReport } from "../../../src/app/check/check-report";
import type { Reading } from "../../../src/core/document/reading";
import { words, type Value } from "../../../src/core/figures/values";
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
      "表三!D8“（一）予以公开”行自然人、商业企业未填，请按勾稽关系补填。",
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
    expect(told(reading, "R02")).toEqual(["表三“自然人”栏予以公开未填，暂时无法核对，请补填。"]);
    expect(told(reading, "R03")).toEqual(["表三“（一）予以公开”行自然人未填，暂时无法核对，请补填。"]);
  });

  it("for a formula sends to what the formula adds", () =>
    expect(told(having({ [total]: null }, [total]), "R03")).toEqual([
      "表三“（一）予以公开”行总计的公式没有得数，暂时无法核对，请补齐公式引用的格，或用Excel重新保存。",
    ]));

  it("for words quotes them", () =>
    expect(told(having({ [granted]: words("无") }), "R03")).toEqual([
      "表三“（一）予以公开”行自然人填的是“无”，暂时无法核对，请改成数字。",
    ]));
});
