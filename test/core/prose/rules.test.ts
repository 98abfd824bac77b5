// Which small rule reads a number, and why.
import { numbers } from "../../../src/core/prose/numbers";
import { foldText } from "../../../src/core/prose/text";
import { isCardNumber, isIdentityNumber } from "../../../src/core/prose/formalities/personal";
import { isNearMiss } from "../../../src/core/prose/formalities/phrases";
import { carriedWhere } from "../../../src/core/prose/claims/carried";
import { lexicon } from "../../../src/core/prose/words";
import { proseWords } from "../../../src/lexicon/words";
import { auditOf, report } from "./reports";

const some = report({
  year: 2024,
  edition: "2021",
  unit: "临江县财政局",
  requests: { received: 12, broughtForward: 1, granted: 11, carriedForward: 2 },
  proceedings: { reconsideration: [1, 0, 0, 0] },
  disclosure: {},
});

describe("a rule reads a number", () => {
  it.each([
    ["document-number", "（国办公开办函〔2021〕30号）", "〔2021〕30号"],
    ["ordinal-with-第", "第五十条", "第五十条"],
    ["date", "2024年3月1日公开", "2024年3月1日"],
    ["date", "统计期限为20241月1日", "20241月1日"],
    ["period-of-months", "1-11月", "1-11月"],
    ["telephone", "电话0571-88201234", "0571-88201234"],
    ["hotline", "12345热线", "12345"],
    ["share-in-words", "占百分之三十", "百分之三十"],
    ["figure", "收到12件", "12件"],
    ["vague", "数十次", "数十次"],
  ])("%s: %s", (rule, text, written) => {
    const folded = foldText(text).text;
    const read = numbers(folded, lexicon(proseWords)).map((one) => [one.rule, folded.slice(one.start, one.end)]);
    expect(read).toContainEqual([rule, foldText(written).text]);
  });
});

describe("a rule decides a claim", () => {
  it.each([
    ["act-on-applications", "全年收到政府信息公开申请12件。"],
    ["difference", "收到申请比上年增加3件。"],
    ["document-property", "全年形成公文30件。"],
    ["denied-act", "政府信息公开申请未办结2件。"],
    ["row", "政府信息公开申请予以公开11件。"],
    ["cases", "因政府信息公开被申请行政复议1件。"],
    ["some-of-what-was-done", "政府信息公开申请提前办结4件。"],
    ["carried-over", "政府信息公开申请转入2025年2件。"],
    ["each-of-several", "市、县各2件。"],
  ])("%s: %s", (rule, sentence) => {
    expect(auditOf(some, sentence).numbers.map(({ why }) => why.rule)).toContain(rule);
  });

  it("keeps the words that it leaned on", () => {
    const [number] = auditOf(some, "全年收到政府信息公开申请12件。").numbers;
    expect(number!.why).toEqual({ rule: "act-on-applications", words: ["收到"] });
  });
});

it.each([
  ["转入2025年办理", "carriedForward"],
  ["顺延至下一年度", "carriedForward"],
  ["跨年至2025年", "carriedForward"],
  ["2023年结转", "broughtForward"],
  ["上年度未办结", "broughtForward"],
  ["全年办结", undefined],
])("%s carries to %s", (text, way) => {
  expect(carriedWhere(text, 2024, proseWords.patterns)).toBe(way);
});

it.each([
  ["11010519491231002X", true],
  ["110105194912310021", false],
  ["11010519491331002X", false],
])("%s is an identity number: %s", (text, is) => expect(isIdentityNumber(text)).toBe(is));

it.each([
  ["4539578763621486", true],
  ["4539578763621487", false],
])("%s is a card number: %s", (text, is) => expect(isCardNumber(text)).toBe(is));

it.each([
  ["公开为常态、不公开为列外", true],
  ["公开为常态，不公开为例外", false],
  ["公开为常态、不公开例外", true],
])("%s is a near miss: %s", (said, is) => expect(isNearMiss(said, "公开为常态、不公开为例外")).toBe(is));

it("adds every list whole", () => {
  const { sums } = auditOf(some, "公开信息50条，其中动态20条、公告20条、文件10条、财政5条。");
  expect(sums.map(({ verdict }) => verdict)).toEqual(["broken"]);
});
