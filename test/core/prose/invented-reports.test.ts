import { audit } from "../../../src/core/prose/audit";
import { decimalText } from "../../../src/core/figures/values";
import { proseWords } from "../../../src/lexicon/words";
import { auditOf } from "./reports";
import { invented, inventedLines, type InventedName } from "../../support/invented-reports";

describe("a street's report of 2020", () => {
  const street = () => audit(inventedLines("street-2020"), { ...invented("street-2020"), words: proseWords });

  it("raises no false alarm", () => {
    expect(street().findings.map((one) => [one.rule, one.place.sentence])).toEqual([]);
  });

  it("proves the 680 with its eight parts", () => {
    const { sums, numbers } = street();
    const whole = sums.find((sum) => numbers[sum.whole]!.text === "680条")!;
    expect(whole.verdict).toBe("holds");
    expect(whole.parts.map((part) => numbers[part.number]!.text)).toEqual([
      "660条",
      "9条",
      "2条",
      "3条",
      "3条",
      "1条",
      "1条",
      "1条",
    ]);
    expect(decimalText(whole.sum)).toBe("680");
  });

  it("finds every figure of the prose and leaves the tables alone", () => {
    const { numbers } = street();
    expect(numbers.filter((number) => number.kind === "figure").map((number) => number.text)).toEqual([
      "680条",
      "660条",
      "9条",
      "2条",
      "3条",
      "3条",
      "1条",
      "1条",
      "1条",
      "1件",
      "22篇",
      "47篇",
      "26篇",
      "31篇",
      "84篇",
      "42篇",
      "101篇",
      "387条",
      "122期",
      "238条",
      "40件",
      "1次",
      "1次",
      "15人",
    ]);
    expect(
      numbers
        .filter((number) => number.claim?.verdict === "either" || number.claim?.verdict === "agrees")
        .map((number) => [number.text, number.claim?.measure]),
    ).toEqual([["1件", "received"]]);
  });

  it("points at the place in the source", () => {
    const lines = inventedLines("street-2020");
    for (const number of street().numbers)
      expect(lines[number.place.block]!.text.slice(number.place.offset, number.place.offset + number.place.length)).toBe(
        number.text,
      );
  });
});

describe("published tables under prose with the contradictions that were found in it", () => {
  const found = (name: InventedName, ...said: readonly string[]): string[] =>
    auditOf(invented(name), ...said)
      .findings.filter((one) => one.about.kind !== "sections-missing")
      .map(
        (one) => `${one.rule} ${one.about.kind === "figure" || one.about.kind === "all-said" ? one.about.said : one.about.kind}`,
      );

  it.each<[InventedName, string, readonly string[]]>([
    [
      "office-2019",
      "全年共答复申请805件。其中，予以公开及部分公开258件，占答复总数的三成以上；因本机关不掌握等原因无法提供265件。",
      ["R51 258件", "R51 265件"],
    ],
    ["office-2019", "因政府信息公开被申请行政复议7件、提起行政诉讼9件，均获维持。", ["R54 均获维持"]],
    ["city-2023", "全市行政机关共收办政府信息公开申请3607件，办结3486件，结转下年度办理121件。", []],
    ["city-2024", "2024年全市收办政府信息公开申请3646件，其中新收3525件、上年结转121件。", []],
    ["city-2024", "全年涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。", ["R54 134件", "R54 57件"]],
    ["city-2024", "全年涉及政府信息公开的行政复议案件170件、行政诉讼案件77件。", []],
    ["bureau-2023", "2023年共收到依申请公开26件，均已在规定时限内办结并答复。", []],
    ["county-2023", "全县共收到政府信息公开申请143件，办结143件。", []],
  ])("%s: %s", (name, said, findings) => {
    expect(found(name, said)).toEqual(findings);
  });
});
