// Which small rule reads a number, and why.
import { numbers } from "../../../src/core/prose/numbers";
import { foldText } from "../../../src/core/prose/text";
import { isCardNumber, isIdentityNumber } from "../../../src/core/prose/formalities/personal";
import { isNearMiss } from "../../../src/core/prose/formalities/phrases";
import { isShort, namedArea, otherBody, wholeArea, widerThan } from "../../../src/core/prose/claims/whose";
import { carriedWhere } from "../../../src/core/prose/claims/carried";
import { lexicon } from "../../../src/core/prose/words";
import { proseWords } from "../../../src/lexicon/words";
import { audit } from "../../../src/core/prose/audit";
import { auditOf, report, text as paragraphs } from "./reports";

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
  ["余川县收到", "澄江县粮食局", true],
  ["余川县收到", "余川县粮食局", false],
  ["余川县收到", undefined, false],
  ["我县收到", "澄江县粮食局", false],
])("%s names another area than that of %s: %s", (clause, unit, does) => expect(namedArea(clause, unit)).toBe(does));

it.each([
  ["全县收到", "澄江县人民政府", true],
  ["全县收到", undefined, true],
  ["全县收到", "澄江县粮食局", false],
  ["我局收到", "澄江县粮食局", true],
])("%s speaks of all of %s: %s", (clause, unit, does) => expect(wholeArea(clause, unit, proseWords.lists)).toBe(does));

it.each([
  ["全县收到", "澄江县粮食局", true],
  ["全县系统收到", "澄江县人民政府", true],
  ["全县信息系统收到", "澄江县人民政府", false],
  ["全县收到", "澄江县人民政府", false],
  ["全县收到", undefined, false],
  ["收到", "澄江县粮食局", false],
])("%s is wider than %s: %s", (clause, unit, does) => expect(widerThan(clause, unit, proseWords.lists)).toBe(does));

it.each([
  ["县水务局收到", "澄江县粮食局", true],
  ["市粮食局收到", "澄江县粮食局", true],
  ["县粮食局收到", "澄江县粮食局", false],
  ["粮食局收到", "澄江县粮食局", false],
  ["2024年度粮食局收到", "澄江县粮食局", false],
  ["我局收到", "澄江县粮食局", false],
  ["各镇收到", "澄江县粮食局", false],
  ["向县水务局报送", "澄江县粮食局", false],
  ["县水务局收到", undefined, false],
  ["街道收到", "澄江县粮食局", true],
  ["街道收到", "柳河街道办事处", false],
  ["政府信息公开办结", "澄江县粮食局", false],
  ["县政府网站收到", "澄江县粮食局", false],
  ["县政府收到", "澄江县人民政府", false],
  ["卫健委收到", "澄江县卫生健康委员会", false],
])("%s names another body than %s: %s", (clause, unit, does) => expect(otherBody(clause, unit, proseWords.lists)).toBe(does));

it.each([
  ["卫健委", "卫生健康委员会", true],
  ["卫委健", "卫生健康委员会", false],
  ["", "卫生健康委员会", false],
])("%s is short for %s: %s", (said, own, is) => expect(isShort(said, own)).toBe(is));

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

const found = (say: string): string[] => auditOf(some, ...say.split("\n")).findings.map(({ rule }) => rule);
const measured = (say: string) => auditOf(some, say).numbers.filter(({ kind }) => kind === "figure");

describe("a sentence of another year, body or time", () => {
  it.each([
    ["2023年、2024年分别收到政府信息公开申请8件和99件。", "outside"],
    ["2023年和2024年分别收到政府信息公开申请8件和99件。", "outside"],
    ["2024年收到政府信息公开申请99件。", "disagrees"],
    ["12月份集中收到政府信息公开申请99件。", "outside"],
    ["收到律师代理的政府信息公开申请99件。", "outside"],
    ["临江县财政局收到政府信息公开申请99件。", "disagrees"],
    ["收到企业提出的政府信息公开申请5件。", "disagrees"],
    ["年末收到的99件申请正在办理。", "outside"],
  ])("%s: %s", (say, verdict) => {
    expect(measured(say).at(-1)!.claim?.verdict).toBe(verdict);
  });

  it.each([
    ["2023年未收到政府信息公开申请。", false],
    ["2024年未收到政府信息公开申请。", true],
    ["与2023年不同，2024年未收到政府信息公开申请。", true],
    ["热线诉求3万件，未计入依申请公开。", false],
    ["上年度未收到政府信息公开申请。", false],
    ["上半年未收到政府信息公开申请。", false],
  ])("%s is none said: %s", (say, said) => {
    expect(found(say).includes("R50")).toBe(said);
  });

  it.each([
    ["政府信息公开申请结转供次年再办2件。", "carriedForward"],
    ["政府信息公开申请结转供明年再办2件。", "carriedForward"],
    ["政府信息公开申请结转下个年度2件。", "carriedForward"],
    ["政府信息公开申请由上一个年度结转1件。", "broughtForward"],
  ])("%s: %s", (say, measure) => {
    expect(measured(say).at(-1)!.claim?.measure).toBe(measure);
  });

  it.each([
    ["2024年，我局将进一步做好下一步工作。", true],
    ["2024年下一步将进一步加强培训。", false],
    ["2024年工作现将从以下方面报告。", false],
    ["2024年，在上级部门的正确领导和大力关心支持下将进一步改进。", false],
  ])("%s speaks of the future: %s", (say, does) => {
    expect(found(say).includes("R66")).toBe(does);
  });
});

describe("what a report cites, and to whom applications are made", () => {
  it.each([
    ["根据《条例》（国令第492号）编制。", true],
    ["根据《条例》国令第492号编制。", true],
    ["按《条例》规定的492件办理。", false],
    ["贯彻《条例》（国发〔2019〕492号）精神。", false],
    ["《条例》施行后，市里印发政发第492号文件。", false],
  ])("%s names another law: %s", (say, does) => {
    expect(found(say).includes("R67")).toBe(does);
  });

  it.each([
    ["向市政府及市政府办公室提出的政府信息公开申请5件。", true],
    ["向市政府及市政府办公室提出的意见建议5条。", false],
    ["向窗口工作人员提出的政府信息公开申请5件。", false],
    ["向市政府办公室值班人员提出的政府信息公开申请5件。", false],
    ["向江东省人民政府及省人民政府办公厅提出的政府信息公开申请5件。", false],
    ["向市政府办公室提出的意见得到采纳，全年各项任务推进有序，群众满意度较高，收到申请12件。", false],
  ])("%s is made to another unit: %s", (say, is) => {
    const street = report({
      year: 2024,
      edition: "2021",
      unit: "柳河街道办事处",
      requests: { received: 5, granted: 5 },
      proceedings: {},
      disclosure: {},
    });
    expect(auditOf(street, say).findings.some(({ rule }) => rule === "R65")).toBe(is);
  });

  it("reads a number behind 第", () => {
    const text = "（国办公开办函〔2021〕第30号）";
    const [number] = numbers(text, lexicon(proseWords));
    expect([number!.rule, number!.value, number!.date?.year]).toEqual(["document-number", 30, 2021]);
  });
});

it.each([
  ["公开信息约50条，其中网站30条、公众号25条。", "open"],
  ["公开信息50条，其中网站近30条、公众号25条。", "open"],
  ["公开信息50条，其中网站30条、公众号25条。", "broken"],
])("%s: %s", (say, verdict) => {
  expect(auditOf(some, say).sums.map((sum) => sum.verdict)).toEqual([verdict]);
});

it("adds every list whole", () => {
  const { sums } = auditOf(some, "公开信息50条，其中动态20条、公告20条、文件10条、财政5条。");
  expect(sums.map(({ verdict }) => verdict)).toEqual(["broken"]);
});

describe("prose that is last year's", () => {
  const old = [
    "聚焦老旧小区改造与学位供给，把群众最关心的事项按月列出清单，逐条公布进展、责任科室和完成时间，接受居民监督评议。",
    "围绕夜市管理和停车收费，先后三次上门听取经营户意见，修改后的收费标准在巷口张贴公示，并由网格员逐户解释说明。",
    "居民查询办事进度不再跑腿，窗口把受理、审核、办结三个环节的负责人和电话贴在墙上，遇到退件由窗口当面讲清理由。",
    "对反映集中的噪声和油烟问题，街道请来监测人员现场测量，数据当天写进公示栏，整改前后的照片一并贴出供大家比对。",
    "物业选聘、维修资金动用都先在楼门口贴足七天，谁提了意见、采纳与否、理由是什么，逐条写明，由业主代表签字确认。",
  ];
  const against = (say: string) =>
    audit(paragraphs("一、总体情况", say), {
      ...some,
      words: proseWords,
      previous: { prose: paragraphs("一、总体情况", old.join("")) },
    }).findings.find(({ rule }) => rule === "R44");
  it("is told by the law's class where all of it is, and as a hint where a part is", () => {
    const whole = against(old.join(""));
    const part = against(`${old.slice(0, 4).join("")}今年另就河道清淤施工扰民一事召开了说明会，请沿岸住户推举代表旁听。`);
    expect([whole?.class, part?.class]).toEqual([proseWords.classes["R44"], "D"]);
    expect(whole?.verdict).toBe("broken");
    expect(against("今年就河道清淤施工扰民一事召开了说明会，会后公布了错峰施工的安排。")).toBeUndefined();
  });
});

const rice = report({
  year: 2024,
  edition: "2021",
  unit: "澄江县粮食局",
  requests: {
    received: [33, 4, 0, 1, 1, 1],
    broughtForward: 3,
    granted: 18,
    partlyGranted: 5,
    "denied.thirdParty": 4,
    "unable.notHeld": 9,
    "other.notCorrected": 2,
    "other.feeUnpaid": 1,
    carriedForward: 4,
  },
  proceedings: { reconsideration: [2, 1, 0, 1], directSuit: [1, 0, 0, 0], suitAfterReconsideration: [1, 0, 0, 1] },
  disclosure: { normativeDocuments: [3, 1, 12] },
});

describe("what is told of some, of others or of another matter, and its neighbour that is told of ours", () => {
  it.each([
    ["我局没有依申请公开工作经验。", []],
    ["我局没有依申请公开事项。", ["R50"]],
    ["经审核，12份文件属于不予公开，20份文件属于主动公开。", []],
    ["全年共答复申请39件，12份申请属于不予公开。", ["R51"]],
    ["收到政府信息公开申请40件，上年结转3件中自然人3件。", []],
    ["收到政府信息公开申请40件，上年结转3件，其中自然人3件。", []],
    ["收到政府信息公开申请40件，上年结转3件中自然人2件。", ["R52"]],
    ["收到政府信息公开申请40件，其中自然人3件。", ["R50"]],
    ["上年结转3件，其中予以公开2件、部分公开1件。", []],
    ["上年结转3件，本年新收40件，其中予以公开19件。", ["R51"]],
    ["澄江县人民政府收到政府信息公开申请41件。", []],
    ["澄江县粮食局收到政府信息公开申请41件。", ["R50"]],
    ["不予公开的4件均涉及第三方合法权益，其中征求意见后不同意公开3件。", []],
    ["不予公开的4件，其中第三方合法权益3件。", ["R51"]],
    ["作出公开答复18件。", []],
    ["政府信息公开申请答复18件。", ["R51"]],
    ["其余16件为不予公开、无法提供和其他处理。", []],
    ["其余16件为不予公开。", ["R51"]],
    ["行政复议案件4件，均由县人民政府受理，2件维持、1件确认违法、1件正在审理。", []],
    ["行政复议案件4件，3件维持、1件正在审理。", ["R54"]],
    ["不予公开4件中，1件申请人申请复议后被维持。", []],
    ["因不服4件复议决定中的2件，申请人提起诉讼2件。", []],
    ["因政府信息公开被提起行政诉讼2件。", ["R54"]],
  ])("%s: %j", (say, rules) => {
    const lines = ["一、总体情况", "（二）依申请公开", say];
    expect(
      [...new Set(auditOf(rice, ...lines).findings.map(({ rule }) => rule))].filter((one) => !/^R6[18]$/u.test(one)),
    ).toEqual(rules);
  });
});

describe("what is no part of a list", () => {
  it.each([
    ["制发规范性文件3件，其中新制定1件，现行有效12件。", []],
    ["清理规范性文件20件，其中废止8件、现行有效13件。", ["R55"]],
    ["公开信息50条，其中网站20条；公众号30条；同时，发布解读12条。", []],
    ["公开信息50条，其中网站20条；公众号35条；同时，发布解读12条。", ["R55"]],
    ["诉讼3件（直接起诉1件，维持1件；复议后起诉2件，维持1件、未结1件）。", []],
  ])("%s: %j", (say, rules) => {
    expect(auditOf(rice, say).findings.flatMap(({ rule }) => (rule === "R55" ? [rule] : []))).toEqual(rules);
  });
});

describe("letters and calls in the figure of applications", () => {
  it.each([
    ["办理信箱留言40件，均按依申请公开程序答复。", 1],
    ["除热线外收到政府信息公开申请40件。", 0],
    ["不含热线来电收到政府信息公开申请40件。", 0],
    ["通过热线收到政府信息公开申请40件。", 1],
  ])("%s is told %d times", (say, times) => {
    expect(auditOf(rice, say).findings.filter(({ rule }) => rule === "R59")).toHaveLength(times);
  });
});

it.each([
  ["2023年收到申请35件，本年度未收到政府信息公开申请。", true],
  ["上年度收到申请35件，今年未收到政府信息公开申请。", true],
  ["本年度收到申请40件，上年度未收到政府信息公开申请。", false],
  ["本年度收到申请40件，2023年全年未收到政府信息公开申请。", false],
  ["上年未审结的复议案件2件已于本年审结，均为维持，不再计入本年4件。", false],
])("%s is said of this year: %s", (say, is) => {
  expect(auditOf(rice, say).findings.some(({ rule }) => rule === "R50" || rule === "R54")).toBe(is);
});
