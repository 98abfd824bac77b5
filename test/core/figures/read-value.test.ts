import { amount, change, count } from "../../../src/core/form/form";
import { isFigureAlone, readValue } from "../../../src/core/figures/read-value";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";

const decimal = (text: string, unit?: "元" | "万元"): Value => parseDecimal(text, unit)!;

describe("readValue: a count", () => {
  it.each([
    ["0", 0, []],
    ["", null, []],
    ["　", null, []],
    ["1　", 1, ["spaces"]],
    ["　0", 0, ["spaces"]],
    ["１２", 12, ["full-width"]],
    ["1,234", 1234, ["separators"]],
    ["1'234", 1234, ["separators"]],
    ["12’345’678", 12345678, ["separators"]],
    ["１，２３４", 1234, ["full-width", "separators"]],
    ["22（其中修订16件）", 22, ["annotation"]],
    ["２２（其中修订16件）", 22, ["full-width", "annotation"]],
    ["55(含自然失效29件)", 55, ["annotation"]],
    ["12件", 12, ["unit"]],
    ["3万", 30000, ["unit"]],
    ["-3", -3, []],
    ["1.5", decimal("1.5"), []],
    ["/", words("/"), []],
    ["-", words("-"), []],
    ["无", words("无"), []],
    ["1 2", words("1 2"), []],
    ["12,34", words("12,34"), []],
    ["=1+1", words("=1+1"), []],
    ["增5", words("增5"), []],
    ["3元", words("3元"), []],
    ["99999999999999999999", decimal("99999999999999999999"), []],
    // A mark of a note is no digit, however it is encoded.
    ["5①", words("5①"), []],
    ["5¹", words("5¹"), []],
    ["1½", words("1½"), []],
    ["⑤", words("⑤"), []],
    ["5（见注①）", 5, ["annotation"]],
    // Figures run together: three squares in one, or two with nothing to be seen between them.
    ["000", words("000"), []],
    ["012", words("012"), []],
    ["00", words("00"), []],
    ["-05", words("-05"), []],
    ["5\u200b3", words("5\u200b3"), []],
    ["5\u20603", words("5\u20603"), []],
    ["1\n2", words("1\n2"), []],
    ["\u200b5\u200b", 5, ["spaces"]],
    ["251000（元）", words("251000（元）"), []],
    ["12（件）", 12, ["unit"]],
    ["−3", -3, ["sign-form"]],
    ["－３", -3, ["full-width", "sign-form"]],
  ])("%j is %j", (text, value, oddities) => {
    const read = readValue(text, count("件"));
    expect(read.value).toEqual(value);
    expect([...read.oddities].sort()).toEqual([...oddities].sort());
  });
});

describe("readValue: 本年增/减", () => {
  it.each([
    ["+397", 397, []],
    ["＋397", 397, ["sign-form"]],
    ["-8", -8, []],
    ["−8", -8, ["sign-form"]],
    ["增1558", 1558, ["sign-in-words"]],
    ["增加5", 5, ["sign-in-words"]],
    ["减38", -38, ["sign-in-words"]],
    ["减少38项", -38, ["sign-in-words", "unit"]],
    ["5", 5, ["unsigned"]],
    ["0", 0, []],
    ["8（减）", -8, ["sign-in-words"]],
    ["8（减少）", -8, ["sign-in-words"]],
    ["8(增加)", 8, ["sign-in-words"]],
    ["+8（减）", words("+8（减）"), []],
    ["减8（项）", -8, ["sign-in-words", "unit"]],
  ])("%j is %j", (text, value, oddities) => {
    const read = readValue(text, change("项"));
    expect(read.value).toEqual(value);
    expect([...read.oddities].sort()).toEqual([...oddities].sort());
  });
});

describe("readValue: money is exact and keeps its unit", () => {
  it.each([
    ["251000元", "万元", decimal("251000", "元"), ["other-unit", "unit"]],
    ["0元", "万元", 0, ["unit"]],
    ["251000元", "", decimal("251000", "元"), ["unit"]],
    ["2601.953875万", "万元", decimal("2601.953875"), ["unit"]],
    ["160.5964万元", "", decimal("160.5964", "万元"), ["unit"]],
    ["75.9260", "万元", decimal("75.926"), ["trailing-zeros"]],
    ["1480.6663", "万元", decimal("1480.6663"), []],
    ["0.1", "万元", decimal("0.1"), []],
    ["12件", "万元", words("12件"), []],
    ["251000（元）", "万元", decimal("251000", "元"), ["other-unit", "unit"]],
    ["251000（单位：元）", "", decimal("251000", "元"), ["unit"]],
    ["25.1(万元)", "", decimal("25.1", "万元"), ["unit"]],
    ["251000（元，含税）", "万元", words("251000（元，含税）"), []],
    ["25.1（其中代收3万元）", "万元", decimal("25.1"), ["annotation"]],
    ["0.0", "万元", 0, ["trailing-zeros"]],
    ["00.5", "万元", words("00.5"), []],
  ] as const)("%j in a cell that prints “%s”", (text, unit, value, oddities) => {
    const read = readValue(text, amount(unit));
    expect(read.value).toEqual(value);
    expect([...read.oddities].sort()).toEqual([...oddities].sort());
  });
});

describe("a figure and nothing else", () => {
  const cases = count("件");
  const money = amount("万元");
  const items = change("项");
  it.each([
    ["12", cases, true],
    ["１２", cases, true],
    [" 12\u3000", cases, true],
    ["1,234", cases, true],
    ["12件", cases, true],
    ["１２件", cases, true],
    ["１２．５万元", money, true],
    ["－３", items, true],
    // What says more than digits is a person's to judge.
    ["12项", cases, false],
    ["3万", cases, false],
    ["1000元", money, false],
    ["12（其中修订3件）", cases, false],
    ["减少5", items, false],
    ["1 2", cases, false],
    ["012", cases, false],
    ["/", cases, false],
    ["", cases, false],
  ] as const)("%p: %p", (text, domain, alone) => {
    expect(isFigureAlone(text, readValue(text, domain), domain)).toBe(alone);
  });
});
