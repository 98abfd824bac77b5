import { audit } from "../../../src/core/prose/audit";
import { decimalText } from "../../../src/core/figures/values";
import { proseWords } from "../../../src/lexicon/words";
import { auditOf } from "./reports";
import { sample, samplesAreHere, sampleText } from "./samples";

const here = samplesAreHere ? describe : describe.skip;
if (!samplesAreHere) console.warn("samples of real reports are not beside the repository: their tests are skipped");

here("the seed of 2020", () => {
  const seed = () => audit(sampleText("seed-2020.txt"), { ...sample("0000"), words: proseWords });

  it("raises no false alarm", () => {
    expect(seed().findings.map((one) => [one.rule, one.place.sentence])).toEqual([]);
  });

  it("proves the 680 with its eight parts", () => {
    const { sums, numbers } = seed();
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
    const { numbers } = seed();
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
    const lines = sampleText("seed-2020.txt");
    for (const number of seed().numbers)
      expect(lines[number.place.block]!.text.slice(number.place.offset, number.place.offset + number.place.length)).toBe(
        number.text,
      );
  });
});

here("real tables under prose with the contradictions that were found in it", () => {
  const found = (slug: string, ...said: readonly string[]): string[] =>
    auditOf(sample(slug), ...said)
      .findings.filter((one) => one.about.kind !== "sections-missing")
      .map(
        (one) => `${one.rule} ${one.about.kind === "figure" || one.about.kind === "all-said" ? one.about.said : one.about.kind}`,
      );

  it.each([
    [
      "0001",
      "全年共答复申请805件。其中，予以公开及部分公开258件，占答复总数的三成以上；因本机关不掌握等原因无法提供265件。",
      ["R51 258件", "R51 265件"],
    ],
    ["0001", "因政府信息公开被申请行政复议7件、提起行政诉讼9件，均获维持。", ["R54 均获维持"]],
    ["0002", "全市行政机关共收办政府信息公开申请3607件，办结3486件，结转下年度办理121件。", []],
    ["0003", "2024年全市收办政府信息公开申请3646件，其中新收3525件、上年结转121件。", []],
    ["0003", "全年涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。", ["R54 134件", "R54 57件"]],
    ["0003", "全年涉及政府信息公开的行政复议案件170件、行政诉讼案件77件。", []],
    ["0006", "2023年共收到依申请公开26件，均已在规定时限内办结并答复。", []],
    ["0010", "全县共收到政府信息公开申请143件，办结143件。", []],
  ])("%s: %s", (slug, said, findings) => {
    expect(found(slug, said)).toEqual(findings);
  });
});
