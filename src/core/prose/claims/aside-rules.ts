// Figures that the tables do not answer for: whose they are, of when, how much more, a part of what, and what was not done.
import { add, compareFigures } from "../../figures/values";
import { readings } from "../figures";
import { has, isMark, lastOf, marked, senses, STRONG_STOPS } from "../read";
import { within } from "../text";
import type { Act, MeasureId } from "../words";
import { answer } from "./judge";
import { carriedWhere } from "./carried";
import { ground, outside, saidWords, type ClaimRule, type Ground, type Said } from "./said";

const isMoney = ({ number }: Said): boolean => number.unit === "元";

const next = ({ read, number }: Said, most: number): string => read.text.slice(number.end, number.end + most);

/** Acts that a 未 or 不 in front turns round. */
const DENIABLE: readonly Act[] = ["receive", "receiveNew", "accept", "handle", "finish", "reply", "issue", "decide"];

/** 「未办结2件」: the act with the word in front of it that denies it. */
function denied({ read, left, before }: Said): Ground | undefined {
  const act = senses(left.tokens, "act")
    .filter(({ sense }) => DENIABLE.includes(sense.act))
    .pop();
  // 「逾期不补正、不再处理2件」 is a row of its own.
  if (act === undefined || senses(left.tokens, "row").length > 0) return undefined;
  const from = Math.max(before.sentence.start, act.start - 4);
  const near = read.text.slice(from, act.start).replace(/(?:及时|按时|按期|予以)$/u, "");
  const word = read.lists.deniesAct.find((one) => near.endsWith(one));
  return word === undefined ? undefined : [{ start: from + near.length - word.length, end: act.end }];
}

/** What a bracket may divide into what was new and what was carried over. */
const FLOW: ReadonlySet<MeasureId> = new Set<MeasureId>(["received", "new", "handled", "processed", "replied"]);

/** Rows of table three that stand in a bracket and are no kinds of what the bracket explains: 「部分公开4件（含第三方1件）」. */
function shareInBracket({ left, before }: Said): Ground | undefined {
  if (!before.inBrackets || before.outer === undefined) return undefined;
  const parent = before.outer.id;
  const flow = FLOW.has(parent);
  const rows = senses(left.tokens, "row");
  if (rows.length > 0) return flow || rows.every(({ sense }) => sense.row.startsWith(`${parent}.`)) ? undefined : rows;
  // 「办结10件（含2024年转入2025年办结2件）」: an act in a bracket is of some of them.
  const acts = senses(left.tokens, "act").filter(({ sense }) => DENIABLE.includes(sense.act));
  return acts.length > 0 && flow ? acts : undefined;
}

const carriedIn = ({ left, read, setting }: Said): boolean =>
  carriedWhere(read.text.slice(left.start, left.end), setting.year, read.patterns) === "broughtForward";

/** 「由上年的55件升至66件」: what the year before had. */
const FROM_THE_YEAR_BEFORE = /(?:由|从|比|较|与|同)(?:上一?年度?|去年|20[0-9]{2}年度?)(?:同期)?的?$/u;

/** 「经审查后答复」, 「公开类（含部分公开）答复」: what stands before the act tells some of it apart. */
const BY_HOW = /(?:[^，；。]{2}后(?:作出|予以|再|给予|统一|书面)?|类(?:（[^（）]{0,10}）)?)$/u;

const AMONG_THEM = /[^其程理]中(?:还|另|仅|约|共)?[有的]?$/u;

/** 「不属于政府信息公开申请的13件」 */
const NOT_OF_THEM = /(?:不属于|不属|不是|不构成|不视为|不计入|不纳入|非)[^，；。]{0,14}申请[^，；。]{0,4}$/u;

const NONE_OF = /(?:无|没有|未有|没|未出现|未发生|不存在)$/u;

/** 「，转入下一年度」 behind what is still being handled. */
const GOES_ON = /^[^，。；]{1,8}，(?:均|全部|已|将)*(?:转入|结转|顺延|延续)/u;
const ALL_OF_THEM = ["handled", "received", "new", "processed"] as const satisfies readonly MeasureId[];

/** 「应办191件，至年底尚有」, 「年末仅剩」: what was left of all of them. */
function leftAtYearEnd({ read, left, number, before }: Said): boolean {
  const lead = read.text.slice(left.start, number.start);
  if (GOES_ON.test(read.text.slice(number.end, number.end + 20)) && read.patterns.timeLead.test(lead)) return true;
  const first = !within(read.numbers, before.sentence.start, number.start).some(({ kind }) => kind === "figure");
  const counted = ALL_OF_THEM.some((id) => before.saidBefore(id));
  return (counted || first) && read.patterns.atYearEnd.test(lead);
}

const LEFT_AT_YEAR_END =
  /^(?:截至|截止|到|至)?(?:年底|年末|12月31日)，?(?:尚|仍|还)?未(?:办结|答复|办理完毕)(?:的)?(?:申请)?(?:共|有)?$/u;

/** What was not done by the end of the year, and goes on in the next. */
const leftOver = ({ read, left, number, before }: Said): boolean =>
  // 「受理热线工单500件，年底未办结3件」: of what was counted before, where that is no application.
  (before.topic === "request" ||
    (left.start === before.sentence.start &&
      !senses(within(read.tokens, 0, left.start), "topic").some(({ sense }) => sense.topic === "foreign"))) &&
  LEFT_AT_YEAR_END.test(read.text.slice(left.start, number.start)) &&
  /^，(?:均|全部|已|将|依法)*(?:转入|结转|顺延|延续)/u.test(read.text.slice(number.end, number.end + 12));

const THIS_YEAR_DONE = /^(?:本机关|我局|全[市县区镇局])?当年(?:共|已)?(?:办结|答复|办理完毕)(?:申请)?$/u;
const THE_REST_GOES_ON = /^，(?:另有?|尚有|还有|其余)?[^，。；0-9]{0,10}(?:结转|转入|顺延|跨年)/u;

/** 「当年办结16件，结转下年度1件」: all that was done, or all of what came in this year. */
function doneThisYear(said: Said): ReturnType<typeof answer> {
  const { number, setting } = said;
  const { measures } = setting.lexicon;
  const values = (id: MeasureId) => (setting.tables ? readings(setting.tables, measures.get(id)!) : []);
  const [brought] = values("broughtForward");
  const ofThisYear =
    brought !== undefined &&
    values("processed").some(({ value }) => compareFigures(add([number.value, brought.value]), value) === 0);
  return ofThisYear ? outside(said, "not-counted") : { ...answer(said, "processed", true), likely: true };
}

/** Ordered: the first that applies decides, and no later rule is asked. */
export const asideRules: readonly ClaimRule[] = [
  {
    name: "not-a-count",
    when: (said) => ground(!isMoney(said) && !said.read.lists.countedIn.includes(said.number.unit)),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "each-of-several",
    when: (said) => ground(said.number.each === true),
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 「无一件被纠正」, 「没有一件因逾期被起诉」 count nothing.
    name: "not-one",
    when: ({ number, read }) => ground(number.value === 1 && NONE_OF.test(read.text.slice(0, number.start).slice(-3))),
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 「4（上年结转）+111（本年新收）=109（本年办结）+6（结转下年）」
    name: "term-of-an-equation",
    when: ({ number, read }) =>
      ground(
        /[+＋=＝]/u.test(read.text[number.start - 1] ?? "") ||
          /^(?:（[^（）]{0,12}）)?[+＋=＝]/u.test(read.text.slice(number.end, number.end + 16)),
      ),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "difference",
    when: ({ left, right, fromRight }) =>
      saidWords([
        ...marked(left.tokens, "change"),
        ...marked(left.tokens, "compare"),
        ...(fromRight ? marked(right.tokens, "change") : []),
      ]),
    read: (said) => outside(said, "change"),
  },
  {
    // 「较2024年，新收申请多30件，办结多35件」
    name: "so-many-more",
    when: ({ read, number, before }) =>
      ground(
        read.patterns.moreOrFewer.test(read.text.slice(Math.max(before.sentence.start, number.start - 4), number.start)) &&
          read.patterns.sinceLastYear.test(read.text.slice(before.sentence.start, number.start)),
      ),
    read: (said) => outside(said, "change"),
  },
  {
    // 「…的131件增加12件」: the figure is where a difference starts from.
    name: "base-of-a-difference",
    when: (said) =>
      ground(
        /^(?:相比|增|减|下降|上升|降|升|回落|压减)/u.test(next(said, 2)) ||
          FROM_THE_YEAR_BEFORE.test(said.read.text.slice(said.left.start, said.number.start)),
      ),
    read: (said) => outside(said, "change"),
  },
  {
    name: "other-year",
    when: (said) =>
      ground(
        said.before.otherYear &&
          !senses(said.left.tokens, "row").some(({ sense }) => sense.row === "broughtForward") &&
          !carriedIn(said),
      ),
    read: (said) => outside(said, "other-year"),
  },
  {
    name: "average",
    when: ({ left }) => saidWords(marked(left.tokens, "average")),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "others-guided",
    when: ({ left }) => saidWords(marked(left.tokens, "guide")),
    read: (said) => outside(said, "other-body"),
  },
  {
    name: "body-in-a-list",
    when: ({ before, left }) =>
      ground(
        before.inList &&
          has(left, "organ") &&
          senses(left.tokens, "row").length === 0 &&
          senses(left.tokens, "outcome").length === 0,
        ...marked(left.tokens, "organ"),
      ),
    read: (said) => outside(said, "other-body"),
  },
  {
    // 公文公开属性: how documents are classed, not what became of applications.
    name: "document-property",
    when: ({ before, number, left, right, read }) => {
      const said = before.tokens.filter(
        (token) => isMark(token, "property") && (token.start < number.start || token.start < right.end),
      );
      const byProperty = before.tokens.find(
        (token) =>
          token.sense.is === "topic" &&
          token.sense.topic === "publication" &&
          /^主动公开(?:类)?[0-9]/u.test(read.text.slice(token.start, token.end + 2)),
      );
      const rowed = senses(left.tokens, "row").length > 0 || senses(left.tokens, "topic").length > 0;
      if (byProperty && rowed) return [byProperty];
      return ground(
        said.length > 0 && !isMoneyUnit(number.unit) && senses(left.tokens, "subject").length === 0,
        ...said.slice(0, 1),
      );
    },
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "told-to-be-none",
    when: ({ left, number, read }) => ground(NOT_OF_THEM.test(read.text.slice(left.start, number.start))),
    read: (said) => outside(said, "not-an-application"),
  },
  {
    // 「宣布失效61件，不计入废止数」
    name: "told-not-counted",
    when: (said) => ground(said.read.patterns.notCounted.test(next(said, 10))),
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 「目录列明主动公开事项73项、依申请公开事项12项」: what a list lists.
    name: "entries-of-a-list",
    when: ({ number, read, before, left }) =>
      ground(
        number.unit === "项" &&
          read.patterns.listsEntries.test(read.text.slice(before.sentence.start, number.start)) &&
          !senses(left.tokens, "act").some(({ sense }) => DENIABLE.includes(sense.act)),
      ),
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 「当年新收当年办结176件」: of what was received, what was done with at once, or in the year after.
    name: "received-and-finished",
    when: ({ left, number, read }) => ground(read.patterns.inTwoSteps.test(read.text.slice(left.start, number.start))),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "done-this-year",
    when: ({ left, number, read }) =>
      ground(
        THIS_YEAR_DONE.test(read.text.slice(left.start, number.start)) &&
          THE_REST_GOES_ON.test(read.text.slice(number.end, number.end + 24)),
      ),
    read: doneThisYear,
  },
  {
    name: "denied-act",
    when: denied,
    read: (said) => {
      const open = senses(said.left.tokens, "act").some(({ sense }) => sense.act !== "issue" && sense.act !== "decide");
      // 「上年未办结申请6件」 came in from the year before.
      const { read, left, number } = said;
      const plain = read.patterns.unfinishedBefore.test(read.text.slice(left.start, number.start));
      if (open && carriedIn(said)) return answer(said, "broughtForward", plain);
      // 「年底未办结3件，转入2026年办理」
      if (open && leftOver(said)) return answer(said, "carriedForward", true);
      return open && said.before.topic === "request" ? answer(said, "carriedForward", false) : outside(said, "not-counted");
    },
  },
  {
    name: "not-yet-done",
    when: (said) =>
      ground(
        said.read.patterns.deniedBehind.test(next(said, 10)) &&
          said.before.topic === "request" &&
          said.before.courts.length === 0,
      ),
    // 「应办191件，至年底尚有8件未办结」: of all that was to be done, what was left of it.
    read: (said) => answer(said, "carriedForward", leftAtYearEnd(said)),
  },
  {
    // 「64件不予公开答复中有9件」: some of them.
    name: "among-them",
    when: ({ fromRight, read, number, left }) => ground(!fromRight && AMONG_THEM.test(read.text.slice(left.start, number.start))),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "share-in-a-bracket",
    when: shareInBracket,
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 提前、当场、经延期: some of what was done.
    name: "some-of-what-was-done",
    when: ({ left, before, read, number }) => {
      const rows = senses(left.tokens, "row").length > 0 || senses(left.tokens, "column").length > 0;
      // 「提前10个工作日答复18件」: the word may stand before another figure of the clause.
      const from = lastOf(read.text, STRONG_STOPS, number.start, before.sentence.start);
      const some = marked(within(before.tokens, from, number.start), "share");
      if (some.length > 0 && !rows) return some;
      // 「经保密审查后答复15件」, 「拒绝公开类答复11件」: some of them, by how or as what.
      const done = senses(left.tokens, "act").filter(({ sense }) => DENIABLE.includes(sense.act));
      const last = done.at(-1);
      const led = last && read.text.slice(Math.max(before.sentence.start, last.start - 14), last.start);
      // 「作出公开答复18件」 is a result as well.
      if (!rows && last && (BY_HOW.test(led!) || read.patterns.byResult.test(led!))) return [last];
      // 「答复公开类1017件」
      if (!rows && last && read.text[number.start - 1] === "类") return [last];
      // 「最短1天办结12件」
      const [lasted] = within(read.numbers, from, number.start).slice(-1);
      if (!rows && lasted && /(?:日|天|小时)$/u.test(lasted.unit) && !/法定|规定/u.test(read.text.slice(from + 1, number.start)))
        return [lasted];
      // 「10个工作日内办结22件」
      if (
        !rows &&
        /(?:日|天|小时|月)(?:内|以内|以上|以下|之内)/u.test(read.text.slice(from + 1, number.start)) &&
        !/(?:法定|规定)/u.test(read.text.slice(from + 1, number.start))
      )
        return [];
      return before.ofThese && done.length > 0 && !rows ? done : undefined;
    },
    read: (said) => outside(said, "not-counted"),
  },
];

const isMoneyUnit = (unit: string): boolean => unit === "元";
