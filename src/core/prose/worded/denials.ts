// 未收到申请, 没有发生复议, 零诉讼: denied while the tables have some.
import type { RuleId } from "../../form/law";
import { readings } from "../figures";
import type { Read } from "../read";
import { within, type TextRange } from "../text";
import type { MeasureId } from "../words";
import { courtOf, otherYear, positive, topicOf, type Setting, type Worded } from "./clause";

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

function negationAt(text: string, clause: TextRange): { readonly start: number; readonly end: number } | undefined {
  const said = text.slice(clause.start, clause.end);
  let best: { start: number; end: number } | undefined;
  for (const word of NEGATIONS) {
    const at = said.indexOf(word);
    if (at < 0 || (NOT_NEGATIONS.some((not) => said.startsWith(not, at)) && !said.startsWith("无不予", at))) continue;
    if (!best || clause.start + at < best.start || (clause.start + at === best.start && word.length > best.end - best.start))
      best = { start: clause.start + at, end: clause.start + at + word.length };
  }
  return best;
}

/** 「未收到政府信息公开申请」 while the table has some. */
/** 「未发生…行政复议」: the denial and what it denies. */
function quoted(text: string, negation: TextRange, token: TextRange): string {
  const between = text.slice(negation.end, token.start);
  return `${text.slice(negation.start, negation.end)}${between.length <= 8 ? between : "…"}${text.slice(token.start, token.end)}`;
}

export function noneSaid(read: Read, sentence: TextRange, clause: TextRange, setting: Setting): Worded[] {
  const { text } = read;
  const negation = negationAt(text, clause);
  if (!negation) return [];
  const said = text.slice(clause.start, clause.end);
  const bareResult = /^(?:全年|本年度?)?(?:无|没有)不予(?:公开|处理)(?:的?(?:申请|情形|情况))*$/u.test(said);
  if ((!bareResult && QUALIFIED.some((word) => said.includes(word))) || otherYear(read, sentence, negation.end, setting.year))
    return [];
  // A figure in the clause says more than the negation does.
  if (within(read.numbers, negation.start, clause.end).some((number) => number.kind === "figure" && number.value !== 1))
    return [];
  const after = within(read.tokens, negation.start, clause.end);
  const found: Worded[] = [];
  const deny = (id: MeasureId, start: number, end: number, rule: RuleId, quote = text.slice(start, end)): void => {
    const measure = setting.lexicon.measures.get(id);
    if (!measure) return;
    const known = readings(setting.tables, measure);
    const against = positive(known);
    if (known.length === 0 || against.length < known.length) return;
    found.push({
      rule,
      start,
      end,
      detail: { kind: "none-said", said: quote, measure: measure.id, name: measure.name, readings: known },
      cells: known[0]!.cells,
    });
  };
  const topics = new Set(after.map(topicOf));
  const courts = after.filter((token) => courtOf(token) !== undefined);
  const row = after.find((token) => token.sense.is === "row");
  // 「无因答复不准确导致的诉讼」 leaves room for others.
  if (courts.length > 0 && /因[^，。；]{0,12}(?:不|错|未|违|拒|超)/u.test(text.slice(negation.end, courts[0]!.start)))
    return found;
  if (courts.length > 0) {
    for (const token of courts)
      if (!found.some((one) => one.detail.kind === "none-said" && one.detail.measure.startsWith(courtOf(token)!)))
        deny(`${courtOf(token)!}.total`, negation.start, token.end, "R54", quoted(text, negation, token));
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
  // 「无不予公开情形」: a result of table three, and nothing more of it.
  const asResult = row?.sense.is === "row" ? setting.lexicon.measures.get(row.sense.row)?.part : undefined;
  if (
    row?.sense.is === "row" &&
    asResult !== undefined &&
    row.start - negation.end <= 2 &&
    /^(?:的?(?:申请|情形|情况|件|事项)*)$/u.test(text.slice(row.end, clause.end))
  ) {
    deny(row.sense.row, negation.start, row.end, "R51");
    return found;
  }
  if (text.startsWith("结转", negation.end)) deny("carriedForward", negation.start, negation.end + 2, "R52");
  const subject = after.find((token) => token.sense.is === "subject");
  if (subject && subject.sense.is === "subject") {
    const act =
      ["未制发", "未制定", "未出台"].includes(text.slice(negation.start, negation.end)) ||
      after.some((token) => token.sense.is === "act" && token.sense.act === "issue" && token.start < subject.start) ||
      /^(?:本机关|我局)?新(?:增|出台|发|印发)?(?:的)?(?:行政)?$/u.test(text.slice(negation.end, subject.start));
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
        ((token.sense.mark === "channel" && !text.startsWith("书面", token.start)) ||
          token.sense.mark === "beyond" ||
          token.sense.mark === "narrow"),
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

/** 「无人申请公开」, 「依申请公开数量为零」, 「零复议、零诉讼」, 「未接到群众要求公开的信息」. */
const ZEROES: readonly (readonly [MeasureId, RuleId, RegExp])[] = [
  ["received", "R50", /(?:无|没有)(?:一?人|公民|群众|单位)[^，。；0-9]{0,8}申请(?:公开)?[^，。；0-9]{0,6}(?:信息)?/u],
  [
    "received",
    "R50",
    /(?:依申请公开|(?:信息)?公开申请|申请公开)(?:的)?(?:政府信息)?(?:申请)?(?:数量|数|件数|总数|受理量)?(?:为|是|均为)(?:零|〇|0)(?![0-9.])(?:件|份)?/u,
  ],
  ["received", "R50", /零(?:政府信息公开)?申请|(?:依申请公开|公开申请)(?:工作|事项|件)?(?:实现)?零(?:受理|办理)/u],
  ["received", "R50", /依申请公开(?:方面|情况|工作)?[，：]?(?:本年度?|全年|今年)?(?:无|没有)(?=[。；，]|$)/u],
  [
    "received",
    "R50",
    /(?:未|没有|无)(?:接到|收到|接收到?|受理)?(?:过)?[^，。；0-9]{0,12}(?:要求|请求|申请)公开(?:政府)?的?(?:信息|申请|请求)/u,
  ],
  ["reconsideration.total", "R54", /零(?:行政)?复议|行政复议(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u],
  ["suit.total", "R54", /零(?:行政)?诉讼|行政诉讼(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u],
];

/** Plain words for none. */
export function zeroSaid(read: Read, sentence: TextRange, setting: Setting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const taken = new Set<string>();
  return ZEROES.flatMap(([id, rule, pattern]): Worded[] => {
    const match = pattern.exec(text);
    if (!match || taken.has(id) || QUALIFIED.some((word) => match[0].includes(word))) return [];
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (otherYear(read, sentence, start, setting.year)) return [];
    // What the lexicon's words deny is told already.
    if (match[0].startsWith("未") || match[0].startsWith("没") || match[0].startsWith("无")) {
      const strong = within(read.tokens, start, end + 4).some(
        ({ sense }) => sense.is === "topic" && sense.topic === "request" && sense.strong,
      );
      if (strong && !/人/u.test(match[0].slice(0, 3))) return [];
    }
    const measure = setting.lexicon.measures.get(id)!;
    const known = readings(setting.tables, measure);
    if (known.length === 0 || positive(known).length < known.length) return [];
    taken.add(id);
    return [
      {
        rule,
        start,
        end,
        detail: { kind: "none-said", said: match[0], measure: id, name: measure.name, readings: known },
        cells: known[0]!.cells,
      },
    ];
  });
}
