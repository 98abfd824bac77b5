// Every named rule of the room's tables, by a text that it decides and one, much like it, that it does not.
import { readAll } from "../../../src/core/prose/audit";
import { claimRules } from "../../../src/core/prose/claims";
import { outlineRules, paragraphRules } from "../../../src/core/prose/formalities";
import { personalSorts } from "../../../src/core/prose/formalities/personal";
import { growthRules, growthsIn, wrongGrowths } from "../../../src/core/prose/growth";
import { readAt } from "../../../src/core/prose/numbers";
import { dateRules } from "../../../src/core/prose/numbers/dates";
import { arabicAt } from "../../../src/core/prose/numbers/numerals";
import { circledRule, digitRules, openingRules as numberOpenings, wordRules } from "../../../src/core/prose/numbers/rules";
import { shareRules, sharesIn } from "../../../src/core/prose/shares";
import { sums } from "../../../src/core/prose/sums";
import { isSummand } from "../../../src/core/prose/sums/item";
import { openingOf, sumOpeningRules, openingPlaceAt, type PartRelation } from "../../../src/core/prose/sums/opening";
import { foldText } from "../../../src/core/prose/text";
import { lexicon } from "../../../src/core/prose/words";
import { clauses } from "../../../src/core/prose/worded/clause";
import { denialIn, denialRules } from "../../../src/core/prose/worded/denials";
import { proseWords } from "../../../src/lexicon/words";
import { auditOf, grainOffice as office, text } from "./reports";

const words = lexicon(proseWords);
const context = { ...office, words: proseWords };
const readOne = (say: string) => readAll(text(say), context, words).reads[0]!;

/** A table has a row for each of its rules, and none for another. */
const covers = (rules: readonly { readonly name: string }[], rows: readonly (readonly [string, ...unknown[]])[]) =>
  it("has a case for every rule", () => {
    expect([...new Set(rows.map(([name]) => name))].sort()).toEqual([...new Set(rules.map(({ name }) => name))].sort());
  });

describe("how a number is read", () => {
  // Each text with 【】 around where the number starts.
  const rows: [string, string, string][] = [
    ["code", "网址【w】ww.cj3.gov.cn", "共【3】件"],
    ["document-number", "国办公开办函【〔】2021〕30号", "【2】021年"],
    ["ordinal-in-brackets", "【（】二）依申请公开", "【二】件"],
    ["ordinal-with-第", "【第】二十条", "【二】十条"],
    ["share-in-words", "占【百】分之三十", "【百】余件"],
    ["dotted", "【2】024.12.31", "【2】0.5件"],
    ["part-of-a-code", "【5】G网络", "【5】个网络"],
    ["hour", "【1】0:30开会", "【1】0次会"],
    ["date", "【3】月1日", "【3】次"],
    ["period-of-months", "【1】-9月", "【1】-9件"],
    ["telephone", "【0】571-88012345", "【5】-8件"],
    ["hotline", "【1】2345热线", "【1】2345件"],
    ["said-to-be-a-telephone", "电话【8】8012345", "访问【8】8012345次"],
    ["house-number", "府前路【6】4号", "共【6】4件"],
    ["room-number", "城东路【1】0088-12号", "【1】0088-12件"],
    ["ordinal", "【1】、公开不及时", "【1】件"],
    ["code-of-digits", "编码【1】13300001234", "【1】1330件"],
    ["figure", "收到【1】2件", "电话【8】8012345"],
    ["set-phrase", "落实【三】审三校", "召开【三】次会议"],
    ["vague", "开展【数】十次", "开展【十】余次"],
    ["no-numeral", "【千】头万绪", "【千】余件"],
    ["ordinal", "【一】是加强领导", "【一】件申请"],
    ["ordinal-with-其", "其【一】，加强领导", "【一】件申请"],
    ["date", "【十】二月三十一日", "【十】二件"],
    ["quarter", "前【三】季度", "前【三】位"],
    ["figure", "收到【十】二件", "【三】审三校"],
    ["circled", "【①】加强领导", "【1】件"],
  ];
  const decide = (marked: string): string | undefined => {
    const at = marked.indexOf("【");
    return readAt(foldText(marked.replace(/[【】]/gu, "")).text, at, words)?.rule;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers([...numberOpenings, ...digitRules, ...wordRules, circledRule], rows);
});

describe("how a date is read", () => {
  const rows: [string, string, string][] = [
    ["year", "2024年", "2024件"],
    ["year-with-a-digit-too-many", "202024年", "2024年"],
    ["year-without-its-sign", "20241月1日", "11月1日"],
    ["month", "3月", "13月"],
    ["day", "31日", "31日内"],
    ["date-with-signs", "2024-03-01", "2024-13-01"],
  ];
  const decide = (say: string): string | undefined => {
    const numeral = arabicAt(say, 0);
    const opening = { text: say, start: 0, numeral, arabic: true, written: say.slice(0, numeral.end) };
    return dateRules.find(({ behind, read }) => behind.includes(say[numeral.end] ?? "@") && read(opening))?.name;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers(dateRules, rows);
});

describe("what a figure counts", () => {
  // The figure meant is the last of the sentence.
  const rows: [string, string, string][] = [
    ["not-a-count", "平均办理用时8天。", "收到申请8件。"],
    ["each-of-several", "局机关、直属单位各2件。", "局机关2件。"],
    ["term-of-an-equation", "上年结转+40（本年新收）=40。", "本年新收40件。"],
    ["not-one", "无一件逾期。", "收到申请1件。"],
    ["difference", "收到申请比上年增加5件。", "收到申请40件。"],
    ["so-many-more", "与上年相比，收到申请多5件。", "收到申请40件。"],
    ["base-of-a-difference", "新收申请由上年的35件。", "新收申请40件。"],
    ["other-year", "2023年收到政府信息公开申请35件。", "2024年收到政府信息公开申请40件。"],
    ["average", "平均每月收到申请3件。", "全年收到申请40件。"],
    ["others-guided", "指导乡镇办理申请6件。", "办理申请43件。"],
    ["body-in-a-list", "全县收到申请，其中办公室30件。", "全年收到申请，其中自然人33件。"],
    ["document-property", "公文公开属性为不予公开9件。", "不予公开4件。"],
    ["told-to-be-none", "不属于政府信息公开申请的7件。", "政府信息公开申请的7件。"],
    ["told-not-counted", "废止规范性文件61件，不计入废止数。", "政府信息公开申请的7件。"],
    ["entries-of-a-list", "目录涉及公开事项30项，其中部分公开9项。", "不予公开4件。"],
    ["received-and-finished", "当年新收当年办结6件。", "政府信息公开申请办结39件。"],
    ["done-this-year", "当年办结36件，另有部分申请结转下年度。", "办结39件，另有部分申请结转下年度。"],
    ["denied-act", "政府信息公开申请未办结4件。", "政府信息公开申请办结39件。"],
    ["not-yet-done", "收到政府信息公开申请后，4件尚未答复。", "收到政府信息公开申请后，答复39件。"],
    ["among-them", "4件不予公开答复中有2件。", "不予公开4件。"],
    ["share-in-a-bracket", "部分公开5件（含第三方合法权益1件）。", "不予公开4件（含第三方合法权益4件）。"],
    ["some-of-what-was-done", "政府信息公开申请提前办结6件。", "政府信息公开申请办结39件。"],
    ["fees-collected", "行政事业性收费5.2万元。", "项目经费5.2万元。"],
    ["procurement-amount", "政府集中采购金额30万元。", "政府集中采购3项。"],
    ["other-money", "项目经费8万元。", "行政事业性收费5.2万元。"],
    ["row-word-of-cases", "在行政复议中，结转下年1件。", "在申请办理中，结转下年4件。"],
    ["row", "不予公开4件。", "行政复议4件。"],
    ["cases-told-apart", "行政复议延期2件。", "行政诉讼3件。"],
    ["won-or-lost", "政府信息公开行政诉讼3件，其中败诉1件。", "政府信息公开行政诉讼3件。"],
    ["outcome-of-cases", "政府信息公开行政复议结果维持2件。", "政府信息公开行政复议4件。"],
    ["cases", "因政府信息公开被申请行政复议4件。", "收到政府信息公开申请40件。"],
    ["documents", "制发行政规范性文件3件。", "作出行政处罚决定14件。"],
    ["decisions-made", "作出行政处罚决定14件。", "制发行政规范性文件3件。"],
    ["procurement-items", "政府集中采购3项。", "公开事项3项。"],
    ["together", "本年新收申请40件，上年结转3件，共计43件。", "公开信息40条，解读3条，共计43条。"],
    ["other-business", "受理群众咨询40件。", "受理政府信息公开申请40件。"],
    ["not-told-apart", "发出补正通知7件。", "收到申请7件。"],
    ["by-one-way", "通过网络收到政府信息公开申请22件。", "通过网络、信函等方式收到政府信息公开申请40件。"],
    ["carried-over", "政府信息公开申请转入2025年4件。", "政府信息公开申请办结39件。"],
    ["carried-in-the-next-clause", "有4件因未到期，转到2025年继续办。", "有4件因未到期，另行告知。"],
    ["of-another-matter", "行政复议案件受理4件，答复4件。", "政府信息公开申请受理40件，答复39件。"],
    ["act-on-applications", "收到政府信息公开申请40件。", "政府信息公开申请40件。"],
    ["applicants", "申请人为自然人33件。", "申请40件。"],
    ["applications-named", "政府信息公开申请40件。", "收到政府信息公开申请40件。"],
    ["answered-so-far", "收到政府信息公开申请40件，其中39件已答复。", "收到政府信息公开申请40件，其中39件。"],
    ["under-way", "收到政府信息公开申请40件，其中4件在办理中。", "收到政府信息公开申请40件，其中4件。"],
    ["the-rest-of-a-list", "申请人为自然人33件，其他1件。", "公开动态33条，其他1条。"],
  ];
  const decide = (say: string): string | undefined =>
    auditOf(office, say)
      .numbers.filter(({ kind }) => kind === "figure")
      .at(-1)?.why.rule;
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers(claimRules, rows);
});

describe("what a clause denies", () => {
  const rows: [string, string, string][] = [
    ["cases-without-a-fault", "没有因答复不准确引发的诉讼", "没有因信息公开引发的诉讼"],
    ["no-cases", "未发生行政复议", "未收到公开申请"],
    ["cases-not-denied", "未将行政复议纳入统计", "未引发行政复议"],
    ["nothing-carried", "无结转下年度申请", "无行政复议"],
    ["no-such-result", "无不予公开情形", "无不予公开不当情形"],
    ["nothing-to-carry", "无结转", "无结转下年度申请"],
    ["no-documents", "未制发规范性文件", "未解读规范性文件"],
    ["nothing-repealed", "未废止规范性文件", "未制发规范性文件"],
    ["no-decisions", "未作出行政处罚决定", "未公示行政处罚决定"],
    ["no-charges", "没有行政事业性收费", "没有收取信息处理费"],
    ["no-applicants", "未收到法人或其他组织的申请", "未收到政府信息公开申请"],
    ["no-applications", "未收到政府信息公开申请", "未制发规范性文件"],
  ];
  const decide = (say: string): string | undefined => {
    const read = readOne(say);
    const denial = denialIn(read, clauses(read.text, read.sentences[0]!)[0]!, words);
    return denial && denialRules.find(({ when }) => when(denial))?.name;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers(denialRules, rows);
});

describe("what opens a list", () => {
  // The list begins with the last figure.
  const rows: [string, string, string][] = [
    ["bracket", "公开信息50条（网站30条）", "公开信息50条，网站30条"],
    ["of-these", "公开的50条中，网站30条", "公开50条，网站30条"],
    ["kinds", "不予公开4件，第三方4件", "公开信息50条，网站30条"],
    ["colon", "公开信息50条：网站30条", "公开信息50条，网站30条"],
    ["among-those", "公开信息50条。在公开的信息中，网站30条", "公开信息50条。网站30条"],
    ["containing", "公开信息50条，含网站30条", "公开信息50条，网站30条"],
    ["told-apart", "收到申请40件，按渠道分：网站30件", "收到申请40件，网站30件"],
    ["done-and-left", "收到来信50件，办结30件，20件正在办理", "收到来信50件，办结30件，采纳20件"],
    ["yes-and-no", "抽查50家，合格30家、不合格20家", "抽查50家，合格30家、整改20家"],
    ["word", "公开信息50条，其中网站30条", "公开信息50条，网站30条"],
    ["loose-word", "公开信息50条，涉及民生30条", "公开信息50条，民生30条"],
  ];
  const decide = (say: string): string | undefined => {
    const read = readOne(say);
    const own = read.numbers.flatMap((number, k) => (isSummand(number) ? [k] : []));
    const sentence = read.sentences.at(-1)!;
    const [before, indices] = [true, false].map((earlier) =>
      own.filter((k) => read.numbers[k]!.start < sentence.start === earlier),
    ) as [number[], number[]];
    const kinds = say.startsWith("不予公开");
    const relation: PartRelation = { isKind: () => kinds, mayLeaveOut: () => false, areAll: () => false };
    // What was done stands in front of what is left.
    const from = say.includes("办结") || say.includes("合格") ? 2 : 1;
    return openingOf(openingPlaceAt(read, sentence, indices, before, indices.length - from), relation)?.name;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers(sumOpeningRules, rows);
});

describe("what a share is of", () => {
  const rows: [string, string, string][] = [
    ["of-the-figure-said", "不掌握9件，占无法提供9件的90%。", "不掌握9件，占22.5%。"],
    ["of-the-row-named", "不掌握9件，占无法提供的90%。", "不掌握9件，占申请总数的22.5%。"],
    ["of-all-that-was-done", "部分公开5件，占办结总数的20%。", "部分公开5件，占申请总数的20%。"],
    ["of-its-sum", "公开信息50条，其中网站30条，占70%；公众号20条。", "公开信息50条，其中网站30条，占70%；公众号10条。"],
    ["of-its-list", "公开信息50条，其中网站30条，占70%；公众号10条。", "公开信息50条。网站30条，占70%。"],
    ["of-the-figure-before", "回收问卷30份，满意28份，满意率93.3%。", "回收问卷30份，答复28件，满意率93.3%。"],
    ["of-the-tables", "自然人申请33件，占22.5%。", "公开动态33条，占22.5%。"],
  ];
  const decide = (say: string): string | undefined => {
    const read = readOne(say);
    const known = say.includes("自然人") || say.includes("不掌握") ? [40] : [];
    return sharesIn(
      read,
      sums(read, { isKind: () => false, mayLeaveOut: () => false, areAll: () => false }),
      () => known,
      (row) => (({ unable: 9, processed: 39 }) as Partial<Record<string, number>>)[row],
    )[0]?.rule;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).not.toBe(rule);
  });
  covers(shareRules, rows);
});

describe("what a difference comes to", () => {
  const rows: [string, string, string][] = [
    ["turned-the-other-way", "收到申请由40件增至35件。", "收到申请由35件增至40件。"],
    ["difference-from-the-base", "收到申请40件，比上年的35件增加8件。", "收到申请40件，比上年的35件增加5件。"],
    ["percentage-of-the-base", "收到申请40件，比上年的35件增长24.3%。", "收到申请40件，比上年的35件增长14.3%。"],
    ["percentage-of-the-difference", "收到申请40件，比上年增加5件，增长24.3%。", "收到申请40件，比上年增加5件，增长14.3%。"],
  ];
  const decide = (say: string): string | undefined => {
    const read = readOne(say);
    return wrongGrowths(read, growthsIn(read))[0]?.rule;
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect(decide(decided)).toBe(rule);
    expect(decide(other)).toBeUndefined();
  });
  covers(growthRules, rows);
});

describe("what is personal", () => {
  const rows: [string, [string, string, string], [string, string, string]][] = [
    ["identity", ["11010519491231002X", "", ""], ["110105194912310021", "", ""]],
    ["account", ["4539578763621486", "", ""], ["4539578763621487", "", ""]],
    ["mobile", ["13812345678", "", "申请人手机"], ["13812345678", "联系电话", "如有疑问请联系"]],
  ];
  it.each(rows)("%s", (rule, decided, other) => {
    expect(personalSorts.find(({ is }) => is(...decided))?.name).toBe(rule);
    expect(personalSorts.find(({ is }) => is(...other))?.name).not.toBe(rule);
  });
  covers(personalSorts, rows);
});

const SIX = [
  "一、总体情况",
  "（一）主动公开",
  "2024年，我局主动公开政府信息120条，依法办理依申请公开，加强政府信息管理和网站平台建设，健全监督保障机制，组织业务培训，总体平稳有序。",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "公开的时效有待提高，下一步将加强督促。",
  "六、其他需要报告的事项",
  "2024年发出收费通知1件，收取信息处理费0元。",
];
const with_ = (from: string, to: string): string[] => SIX.flatMap((line) => (line === from ? to.split("\n") : [line]));
const above = (...lines: string[]): string[] => [...lines, ...SIX];

describe("what a paragraph is asked as a form", () => {
  const rows: [string, string, string][] = [
    ["period", "统计期限为2024年1月1日至12月30日。", "统计期限为2024年1月1日至12月31日。"],
    ["whole-year", "2023年1月1日至12月31日，公开信息20条。", "2024年1月1日至12月31日，公开信息20条。"],
    ["left-year", "现将2023年政府信息公开工作情况报告如下。", "现将2024年政府信息公开工作情况报告如下。"],
    [
      "left-end",
      "截至2023年12月31日，我局公开信息20条，全年任务完成。",
      "截至2023年12月31日，我局现行有效文件20件，2024年制发2件。",
    ],
    ["future", "2024年，我局将进一步加强解读。", "2025年，我局将进一步加强解读。"],
    ["hint", "该部分以表格形式报告。", "该部分见附表。"],
    ["draft-mark", "全年公开信息〔未填〕条。", "全年公开信息〔含解读〕条。"],
    ["form-document", "按国办公开办函〔2021〕33号编制年度报告。", "按国办公开办函〔2021〕30号编制年度报告。"],
    ["articles", "依据《政府信息公开条例》第三十一条编制本报告。", "依据《政府信息公开条例》第五十条编制本报告。"],
    ["regulation", "根据《政府信息公开条例》（国务院令第492号）。", "根据《政府信息公开条例》（国务院令第711号）。"],
    [
      "fee-document",
      "执行《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）。",
      "执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
    ],
    ["time-limit", "在法定15个工作日内答复申请。", "在法定20个工作日内答复申请。"],
    ["publication", "发布日期：2024-12-20", "发布日期：2025-01-20"],
    ["personal", "申请人手机13812345678。", "监督电话0571-88012345。"],
    ["set-phrase", "坚持以公开为常态、不公开为列外。", "坚持以公开为常态、不公开为例外。"],
  ];
  const decides = (name: string, say: string): boolean => {
    const { flow, reads } = readAll(text(say), context, words);
    const asked = { read: reads[0]!, p: 0, paragraph: flow.paragraphs[0]!, flow, reads, context };
    return paragraphRules.some((rule) => rule.name === name && rule.when(asked) && rule.read(asked).length > 0);
  };
  it.each(rows)("%s: %s, not %s", (rule, decided, other) => {
    expect([decides(rule, decided), decides(rule, other)]).toEqual([true, false]);
  });
  covers(paragraphRules, rows);
});

describe("what a report is asked as a whole", () => {
  const early = { year: 2024, month: 12, day: 20 };
  const due = { year: 2025, month: 1, day: 20 };
  const rows: [string, string[], string[]][] = [
    ["other-unit", ["我镇加强公开。"], ["我局加强公开。"]],
    ["title-year", above("澄江县粮食局2023年政府信息公开工作年度报告"), above("澄江县粮食局2024年政府信息公开工作年度报告")],
    ["report-title", above("澄江县粮食局2024年政府信息公开工作年渡报告"), above("澄江县粮食局2024年政府信息公开工作年度报告")],
    ["old-contents", ["收费及减免情况", "主动公开政府信息的情况"], ["收费及减免情况"]],
    ["sections", SIX.slice(0, 8), SIX],
    ["numbering", with_("（一）主动公开", "（二）主动公开"), SIX],
    ["empty-sections", with_("公开的时效有待提高，下一步将加强督促。", "无。"), SIX],
    [
      "problems-denied",
      with_("（一）主动公开", "（一）主动公开\n公开中仍存在更新不及时的问题。").map((line) =>
        line.startsWith("公开的时效") ? "无。" : line,
      ),
      with_("（一）主动公开", "（一）主动公开\n公开中仍存在更新不及时的问题。"),
    ],
    ["aspects", with_(SIX[2]!, SIX[2]!.replace("健全监督保障机制，组织业务培训，", "")), SIX],
    ["fee", with_("2024年发出收费通知1件，收取信息处理费0元。", "无。"), SIX],
  ];
  const decides = (name: string, lines: readonly string[], published = due): boolean => {
    const { flow, reads } = readAll(text(...lines), context, words);
    return outlineRules.some((rule) => rule.name === name && rule.read(flow, reads, { ...context, published }).length > 0);
  };
  it.each(rows)("%s", (rule, decided, other) => {
    expect([decides(rule, decided), decides(rule, other)]).toEqual([true, false]);
  });
  it("published: by the day that is known from outside", () => {
    expect([decides("published", SIX, early), decides("published", SIX, due)]).toEqual([true, false]);
  });
  covers(outlineRules, [...rows, ["published"]]);
});
