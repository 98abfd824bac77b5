// What a sentence claims without a figure: 未收到申请, 没有发生复议, 均获维持, 均已审结, a figure left out.
import type { RuleId } from "../form/law";
import { compareFigures } from "../figures/values";
import type { Read } from "./read";
import { readings, type TableReading, type Tables } from "./figures";
import type { ProseDetail } from "./finding";
import type { RuleClass } from "../form/rule-text";
import { within, type TextRange } from "./text";
import { COURT_OF, type Courts, type Lexicon, type MeasureId, type CaseOutcome, type Token, type Topic } from "./words";

export interface Worded {
  readonly rule: RuleId;
  readonly class: RuleClass;
  readonly start: number;
  readonly end: number;
  readonly detail: ProseDetail;
  readonly cells: readonly number[];
}

/** What stands before something that did not happen; nothing else may come between but what is listed. */
const NEGATIONS = [
  "未收到",
  "没有收到",
  "未接到",
  "没有接到",
  "未接收到",
  "未受理",
  "没有受理",
  "未发生",
  "没有发生",
  "未出现",
  "没有出现",
  "未产生",
  "未被",
  "未有",
  "没有",
  "不存在",
  "暂无",
  "从未",
  "未制发",
  "未制定",
  "未出台",
  "未作出",
  "未做出",
  "没有作出",
  "没有做出",
  "未实施",
  "没有实施",
  "未",
  "无",
];
/** 无 and 未 begin many words that deny nothing of the kind. */
const NOT_NEGATIONS = [
  "无法",
  "无正当理由",
  "无理由",
  "未经",
  "未按",
  "未能",
  "未及时",
  "无障碍",
  "未来",
  "无故",
  "无偿",
  "无纸",
  "未公开",
  "未予",
  "无论",
  "无关",
  "无线",
  "无缝",
  "没有现成",
  "无不",
  "未尽",
  "未成年",
  "无差错",
  "无遗漏",
  "无一",
  "无异议",
  "未审结",
  "未到",
  "无条件",
  "无效",
];
/** A qualified event: that no suit was lost does not say that there was none. */
const QUALIFIED = [
  "纠错",
  "纠正",
  "败诉",
  "撤销",
  "不当",
  "超期",
  "逾期",
  "不及时",
  "投诉",
  "举报",
  "违规",
  "责任",
  "失泄密",
  "应公开而",
  "应当公开",
  "泄密",
  "不予公开",
  "不满",
  "引起的负面",
  "不属于",
  "不予",
  "重大",
  "涉密",
  "违法",
  "上级",
  "收费",
  "处理费",
  "费用",
  "赔偿",
  "因未",
  "应诉不",
  "开庭",
];

const DECIDED = ["未作出", "未做出", "没有作出", "没有做出", "未实施", "没有实施"];

const CLAUSE = "，；。：！？";

function clauses(text: string, sentence: TextRange): TextRange[] {
  const found: TextRange[] = [];
  let start = sentence.start;
  for (let i = sentence.start; i < sentence.end; i += 1)
    if (CLAUSE.includes(text[i]!)) {
      if (i > start) found.push({ start, end: i });
      start = i + 1;
    }
  if (start < sentence.end) found.push({ start, end: sentence.end });
  return found;
}

const topicOf = (token: Token): Topic | undefined => (token.sense.is === "topic" ? token.sense.topic : undefined);

const courtOf = (token: Token): Courts | undefined => {
  const topic = topicOf(token);
  return topic && COURT_OF[topic];
};

interface Setting {
  readonly year: number;
  readonly tables: Tables;
  readonly lexicon: Lexicon;
}

const positive = (found: readonly TableReading[]): TableReading[] =>
  found.filter((reading) => compareFigures(reading.value, 0) > 0);

function negationAt(text: string, clause: TextRange): { readonly start: number; readonly end: number } | undefined {
  const said = text.slice(clause.start, clause.end);
  let best: { start: number; end: number } | undefined;
  for (const word of NEGATIONS) {
    const at = said.indexOf(word);
    if (at < 0 || NOT_NEGATIONS.some((not) => said.startsWith(not, at))) continue;
    if (!best || clause.start + at < best.start || (clause.start + at === best.start && word.length > best.end - best.start))
      best = { start: clause.start + at, end: clause.start + at + word.length };
  }
  return best;
}

const otherYear = (read: Read, sentence: TextRange, until: number, year: number): boolean => {
  const dated = within(read.numbers, sentence.start, until).filter(
    (number) => number.kind === "date" && number.date?.year !== undefined,
  );
  const last = dated[dated.length - 1];
  if (last && last.date?.year !== year) return true;
  return within(read.tokens, sentence.start, until).some(
    (token) => token.sense.is === "mark" && (token.sense.mark === "past" || token.sense.mark === "partial"),
  );
};

/** 「未收到政府信息公开申请」 while the table has some. */
function noneSaid(read: Read, sentence: TextRange, clause: TextRange, setting: Setting): Worded[] {
  const { text } = read;
  const negation = negationAt(text, clause);
  if (!negation) return [];
  const said = text.slice(clause.start, clause.end);
  if (QUALIFIED.some((word) => said.includes(word)) || otherYear(read, sentence, negation.end, setting.year)) return [];
  // A figure in the clause says more than the negation does.
  if (within(read.numbers, negation.start, clause.end).some((number) => number.kind === "figure" && number.value !== 1))
    return [];
  const after = within(read.tokens, negation.start, clause.end);
  const found: Worded[] = [];
  const deny = (id: MeasureId, start: number, end: number, rule: RuleId): void => {
    const measure = setting.lexicon.measures.get(id);
    if (!measure) return;
    const known = readings(setting.tables, measure);
    const against = positive(known);
    if (known.length === 0 || against.length < known.length) return;
    found.push({
      rule,
      class: "B",
      start,
      end,
      detail: { kind: "none-said", said: text.slice(start, end), measure: measure.id, name: measure.name, readings: known },
      cells: known[0]!.cells,
    });
  };
  const topics = new Set(after.map(topicOf));
  const courts = after.filter((token) => courtOf(token) !== undefined);
  const row = after.find((token) => token.sense.is === "row");
  if (courts.length > 0) {
    for (const token of courts)
      if (!found.some((one) => one.detail.kind === "none-said" && one.detail.measure.startsWith(courtOf(token)!)))
        deny(`${courtOf(token)!}.total`, token.start, token.end, "R54");
    return found;
  }
  if (
    row &&
    row.sense.is === "row" &&
    (row.sense.row === "carriedForward" || row.sense.row === "broughtForward") &&
    row.start - negation.end <= 2
  ) {
    deny(row.sense.row, negation.start, row.end, "R52");
    return found;
  }
  if (text.startsWith("结转", negation.end)) deny("carriedForward", negation.start, negation.end + 2, "R52");
  const subject = after.find((token) => token.sense.is === "subject");
  if (subject && subject.sense.is === "subject") {
    const act =
      ["未制发", "未制定", "未出台"].includes(text.slice(negation.start, negation.end)) ||
      after.some((token) => token.sense.is === "act" && token.sense.act === "issue" && token.start < subject.start);
    if (act && (subject.sense.subject === "governmentRules" || subject.sense.subject === "normativeDocuments"))
      deny(`${subject.sense.subject}.issued`, negation.start, subject.end, "R57");
    const { subject: named } = subject.sense;
    if (
      DECIDED.some((word) => text.endsWith(word, subject.start)) &&
      (named === "licensing" || named === "penalties" || named === "coercion")
    )
      deny(named, negation.start, subject.end, "R30");
    return found;
  }
  const request = after.find((token) => token.sense.is === "topic" && token.sense.topic === "request" && token.sense.strong);
  if (
    request &&
    !topics.has("foreign") &&
    !after.some(
      (token) =>
        token.sense.is === "mark" &&
        (token.sense.mark === "channel" || token.sense.mark === "beyond" || token.sense.mark === "narrow"),
    ) &&
    !after.some((token) => token.sense.is === "column") &&
    !after.some((token) => token.sense.is === "row")
  ) {
    // 「没有依申请公开工作经验」: the denied thing must be what ends the clause, or be received.
    const received =
      /收到|接到|受理/u.test(text.slice(negation.start, request.start + 1)) ||
      text.slice(negation.start, negation.end).includes("收到") ||
      text.slice(negation.start, negation.end).includes("受理");
    const ends = clause.end - request.end <= 4;
    if (received || ends) deny("received", negation.start, negation.end, "R50");
  }
  return found;
}

const UPHELD = /(?:均|全部|都|皆)(?:已|为|被|获|得到?|予以?|结果)*维持/u;
/** 「已审结的均获维持」 leaves out what is pending. */
const OF_CONCLUDED = /已审结|已结|审结的|办结的|已作出|审结案件/u;
const CLOSED = ["均已审结", "全部审结", "均审结", "已全部审结", "均已结案", "全部结案", "均已办结"];

/** 「均获维持」 while some were corrected or are pending. */
function allSaid(read: Read, sentence: TextRange, setting: Setting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const upheld = UPHELD.exec(text)?.[0];
  const closed = upheld === undefined ? CLOSED.find((word) => text.includes(word)) : undefined;
  const word = upheld ?? closed;
  if (word === undefined) return [];
  const start = sentence.start + text.indexOf(word);
  if (otherYear(read, sentence, start, setting.year)) return [];
  // 「行政复议…；行政诉讼2件，均为维持」 speaks of what stands behind the semicolon.
  const from = sentence.start + text.lastIndexOf("；", start - sentence.start) + 1;
  const courts = new Set(within(read.tokens, from, start).flatMap((token) => courtOf(token) ?? []));
  if (courts.size === 0) return [];
  const concluded = OF_CONCLUDED.test(read.text.slice(from, start));
  const others: readonly CaseOutcome[] =
    upheld === undefined ? ["pending"] : concluded ? ["corrected", "otherResult"] : ["corrected", "otherResult", "pending"];
  const against = [...courts].flatMap((court) =>
    others.flatMap((outcome) => {
      const measure = setting.lexicon.measures.get(`${court}.${outcome}`)!;
      return positive(readings(setting.tables, measure)).map((reading) => ({
        name: measure.name,
        cells: reading.cells,
        value: reading.value,
      }));
    }),
  );
  if (against.length === 0) return [];
  return [
    {
      rule: "R54",
      class: "B",
      start,
      end: start + word.length,
      detail: { kind: "all-said", said: word, claim: upheld !== undefined ? "upheld" : "closed", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

/** 「无一被纠正」: no answer of ours was set aside. */
const NEVER_CORRECTED =
  /(?:(?:无一例?|没有|未|未曾|未发生|未出现|未有|均未|无|零)(?:案件|一件|1件)?|(?:未发生|未出现|没有发生|没有出现|无)[^0-9]{0,24}(?:行政复议|行政诉讼|复议|诉讼)(?:案件)?)被?(?:纠正|纠错)(?:情形|情况|案件|的情形|的情况|的案件)?$/u;

/** 「无一被纠正」 while table four has some that were. */
function neverCorrected(read: Read, sentence: TextRange, clause: TextRange, setting: Setting): Worded[] {
  const said = NEVER_CORRECTED.exec(read.text.slice(clause.start, clause.end));
  if (!said) return [];
  const start = clause.start + said.index;
  if (otherYear(read, sentence, start, setting.year)) return [];
  const courts = new Set(within(read.tokens, sentence.start, clause.end).flatMap((token) => courtOf(token) ?? []));
  const against = [...courts].flatMap((court) => {
    const measure = setting.lexicon.measures.get(`${court}.corrected`)!;
    return positive(readings(setting.tables, measure)).map(({ cells, value }) => ({ name: measure.name, cells, value }));
  });
  if (against.length === 0) return [];
  return [
    {
      rule: "R54",
      class: "B",
      start,
      end: start + said[0].length,
      detail: { kind: "all-said", said: said[0], claim: "never-corrected", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

const FINISHED = ["全部办结", "均已办结", "已全部办结", "均办结", "办结率100%", "办结率为100%", "办结率达100%", "办结率均为100%"];
/** 「按时办结率100%」 says that nothing was late, not that nothing is left. */
const IN_TIME = ["按时", "按期", "及时", "法定", "应", "依法", "限期", "期限内", "时限内"];

/** 「均已办结」 of applications while some are carried over. */
function finishedSaid(read: Read, sentence: TextRange, setting: Setting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const word = FINISHED.find((one) => text.includes(one));
  if (word === undefined) return [];
  const start = sentence.start + text.indexOf(word);
  if (IN_TIME.some((one) => read.text.slice(Math.max(sentence.start, start - 6), start).includes(one))) return [];
  const topics = within(read.tokens, sentence.start, start)
    .map(topicOf)
    .filter((topic) => topic !== undefined);
  // Said of what was named last; 「到期的」 means only those that were due.
  if (
    topics[topics.length - 1] !== "request" ||
    topics.includes("foreign") ||
    text.includes("到期") ||
    text.includes("结转") ||
    otherYear(read, sentence, start, setting.year)
  )
    return [];
  const measure = setting.lexicon.measures.get("carriedForward")!;
  const against = positive(readings(setting.tables, measure)).map((reading) => ({
    name: measure.name,
    cells: reading.cells,
    value: reading.value,
  }));
  if (against.length === 0) return [];
  return [
    {
      rule: "R52",
      class: "C",
      start,
      end: start + word.length,
      detail: { kind: "all-said", said: word, claim: "finished", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

const MISSING_VERBS = [
  "公开",
  "发布",
  "收到",
  "受理",
  "办理",
  "答复",
  "办结",
  "推送",
  "更新",
  "接收",
  "编发",
  "印发",
  "制发",
  "回复",
  "刊发",
];
const MISSING_UNITS = "条件篇次份期";
const BEFORE_UNIT = ["信息", "申请", "文件", "稿件", "解读", "留言", "公开", "推文", "事项", "动态", "公开申请", "咨询"];

/** R58: 「共发布信息条」: the figure was never filled in. */
function missingNumber(read: Read, clause: TextRange, gapBefore: (at: number) => boolean): Worded[] {
  const { text } = read;
  for (let i = clause.start + 2; i < clause.end; i += 1) {
    if (!MISSING_UNITS.includes(text[i]!)) continue;
    // The count ends the clause and no figure stands before it.
    if (i + 1 !== clause.end) continue;
    const noun = BEFORE_UNIT.find((word) => text.endsWith(word, i));
    const gap = gapBefore(i);
    if (noun === undefined && !gap) continue;
    const before = text.slice(clause.start, i);
    const verb = MISSING_VERBS.some((word) => before.includes(word));
    const total = before.includes("共") || before.includes("累计") || before.includes("合计");
    // 申请件 and 公开件 are words; with 共 in front and nothing counted a figure is missing.
    const isWord = text.endsWith("依申请公开", i) || text.endsWith("文", i) || (text.endsWith("申请", i) && !total);
    // 「主动公开政府信息条」 is no word either.
    const bare = text[i] === "条" && /(?:主动公开|发布|推送)(?:政府|政务|各类)*(?:信息|动态)$/u.test(before.slice(-14));
    if (!verb || isWord || (!total && !gap && !bare)) continue;
    const counted = within(read.numbers, clause.start, clause.end).some(
      (number) => number.kind === "figure" || number.kind === "other",
    );
    if (counted || /[多余几若干数百千]$/u.test(before)) continue;
    return [
      {
        rule: "R58",
        class: "C",
        start: i,
        end: i + 1,
        detail: { kind: "missing-number", said: text.slice(Math.max(clause.start, i - 12), i + 1) },
        cells: [],
      },
    ];
  }
  return [];
}

/** Every claim of a paragraph that needs no figure. */
export function worded(read: Read, setting: Setting | undefined, gapBefore: (at: number) => boolean): Worded[] {
  return read.sentences.flatMap((sentence) => {
    const parts = clauses(read.text, sentence);
    const missing = parts.flatMap((clause) => missingNumber(read, clause, gapBefore));
    if (!setting) return missing;
    const upheld = allSaid(read, sentence, setting);
    return [
      ...missing,
      ...parts.flatMap((clause) => noneSaid(read, sentence, clause, setting)),
      // One sentence, one such claim: 「均已审结，未出现被纠错情形」 is put right as a whole.
      ...(upheld.length > 0 ? upheld : parts.flatMap((clause) => neverCorrected(read, sentence, clause, setting))),
      ...finishedSaid(read, sentence, setting),
    ];
  });
}
