// Applications, by what was done with them, and what goes on about figures that were counted before.
import { compareFigures } from "../../figures/values";
import { readings } from "../figures";
import { has, isMark, marked, senses, unknown, type SenseToken } from "../read";
import type { Act, MeasureId } from "../words";
import { carriedWhere } from "./carried";
import { answer, judged } from "./judge";
import { leadsPlainly } from "./lead";
import {
  courtsOf,
  ground,
  ofDecisionsOnly,
  outside,
  saidWords,
  type ClaimRule,
  type Family,
  type JudgedClaim,
  type Said,
} from "./said";

const OF_APPLICATIONS: readonly Act[] = ["receive", "receiveNew", "accept", "handle", "finish", "reply", "carry"];

const DONE_WITH = {
  receive: "received",
  receiveNew: "new",
  accept: "received",
  handle: "handled",
  finish: "processed",
  reply: "replied",
} as const satisfies Partial<Record<Act, MeasureId>>;

const leftTopics = ({ left }: Said) => senses(left.tokens, "topic");
const rightTopics = ({ read, number, right }: Said) =>
  senses(right.tokens, "topic").filter((token) => unknown(read, number.end, token.start, right.tokens) <= 4);
const named = (said: Said) => leftTopics(said).at(-1) ?? rightTopics(said)[0];
const topicOf = (said: Said) => named(said)?.sense.topic ?? said.before.topic;
const ownActs = ({ left }: Said) => senses(left.tokens, "act").filter(({ sense }) => OF_APPLICATIONS.includes(sense.act));
const columnsIn = ({ left }: Said) => senses(left.tokens, "column");
const nothingElse = ({ read, left }: Said): boolean => unknown(read, left.start, left.end, left.tokens) === 0;

/** 结转 alone: the year beside it, or 下 and 上, say which way. */
function carried(said: Said, text: string): JudgedClaim {
  const { setting } = said;
  const way =
    carriedWhere(text, setting.year, said.read.patterns) ??
    // 「余3件结转」
    (/(?:余|剩|尚有|仍有|还有)$/u.test(said.read.text.slice(said.left.start, said.number.start))
      ? "carriedForward"
      : undefined) ??
    (text.includes("下") || text.includes("次年") || text.includes("明年")
      ? "carriedForward"
      : text.includes("上")
        ? "broughtForward"
        : undefined);
  if (way !== undefined) return judged(said, way, !said.doubt);
  // 「上年结转17件，…，结转18件」: the other way was said.
  const after = said.before.saidBefore("broughtForward") && said.before.saidBefore("processed");
  const out = judged(said, "carriedForward", after && !said.doubt);
  return out.verdict === "outside" ? judged(said, "broughtForward", false) : out;
}

/** The words of a figure's own clause that carry it over. */
const carriedClause = ({ read, left, right, fromRight }: Said): string =>
  fromRight ? read.text.slice(right.start, right.end) : read.text.slice(left.start, left.end);

/** 登记、剔除、撤回: what was counted first is not what was booked. */
const booked = ({ before, number, read }: Said): boolean =>
  // 「集中答复1次」 counts how often.
  number.unit === "次" ||
  before.tokens.some(
    (token) =>
      isMark(token, "takenOut") ||
      // 登记、审核、答复 names a routine.
      (isMark(token, "registered") &&
        (token.start < number.start || read.text[token.end] === "为") &&
        read.text[token.end] !== "、"),
  );

function readAct(said: Said): JudgedClaim {
  const { read, number, left } = said;
  const act = ownActs(said).at(-1)!;
  const name = named(said);
  const topic = topicOf(said);
  // 「劳动仲裁申请」, 「社保转移申请」: words that are not known say which application it is, and not ours.
  const modified =
    name !== undefined &&
    name.sense.strong !== true &&
    name.start > act.end &&
    unknown(read, act.end, name.start, left.tokens) >= 2;
  if (modified) return outside(said, "not-an-application");
  const between = unknown(read, act.end, number.start, left.tokens);
  // 「应办结47件」: what was to be done, new and carried over.
  const due = read.text[act.start - 1] === "应";
  const id = due ? "handled" : DONE_WITH[act.sense.act as keyof typeof DONE_WITH];
  const strong = name?.sense.strong === true;
  // 「我院对收到的3件申请均予答复」
  const plain = leadsPlainly(said, act.start, /对$/gu);
  const clear = plain && (name !== undefined ? between <= 2 : between <= 1 && topic === "request");
  if (columnsIn(said).length > 0) return readApplicants(said, id, plain, strong && between <= 1);
  return answer(said, id, clear && !partDone(said, act, name !== undefined) && !booked(said));
}

/** 「收到公民提出的申请」 may mean everybody's; 「收到自然人申请39件」 does not. */
function readApplicants(said: Said, id: MeasureId, plain: boolean, told: boolean): JudgedClaim {
  const { read, left, before } = said;
  const column = columnsIn(said).at(-1)!;
  const all = judged(said, id, false);
  if (all.verdict === "agrees" || all.verdict === "either") return all;
  const oneOfTwo = before.columnsSeen >= 2 && read.text.startsWith("自然人", column.start);
  // 「收到企业提出的政府信息公开申请3件」: whose and which applications, and nothing else.
  const one = told && unknown(read, ownActs(said).at(-1)!.end, column.start, left.tokens) === 0;
  return answer(said, id, plain && (oneOfTwo || (one && !before.inList && !booked(said))), column.sense.column);
}

/** More applications than were to be done at all. */
const moreThanAll = ({ number, setting: { tables, lexicon } }: Said): boolean => {
  const all = tables === undefined ? [] : readings(tables, lexicon.measures.get("handled")!);
  return all.length > 0 && all.every(({ value }) => compareFigures(value, number.value!) < 0);
};

/** What was done with some of them. */
function partDone(said: Said, act: SenseToken<"act">, byName: boolean): boolean {
  const { read, number, before } = said;
  const listed = before.inList && before.lastRequests !== undefined && !byName;
  const shared =
    // Work on applications inside a list is somebody's share, unless the list itself is what was done with them.
    listed && !["finish", "reply"].includes(act.sense.act);
  // 「按期答复，其中4件…」: some of them.
  const some = read.text.slice(act.end, number.start).includes("其中");
  // Where the first thing done in a sentence is not plainly ours, what was done next is no plainer.
  const known = byName || before.actsPlain !== false;
  // 「年末收到的1件申请」 speaks of one among them; of more than there are it cannot.
  const oneOfThem =
    act.end === number.start - 1 && read.text[act.end] === "的" && !(named(said)?.sense.strong === true && moreThanAll(said));
  return shared || some || oneOfThem || !known;
}

/** Between what was carried over and its applicants. */
const OF_THE_CARRIED = /^[^，。；]{0,2}(?:中，?|（)(?:含|有|其中)?$/u;

/** 自然人38件 in a list of applicants. */
function readColumn(said: Said): JudgedClaim {
  const { before, setting, read, number, left } = said;
  // 「行政许可30件，其中企业登记9件」
  if (ofDecisionsOnly(before)) return outside(said, "not-counted");
  const whole = before.lastRequests ?? setting.lexicon.measures.get("received")!;
  const last = columnsIn(said).at(-1)!;
  const clear =
    (topicOf(said) === "request" || leftTopics(said).length > 0 || before.columnsSeen >= 2) && before.courts.length === 0;
  const between = unknown(read, last.end, number.start, left.tokens);
  // 「企业、公益组织等10件」: several columns in one figure.
  const several = new Set(columnsIn(said).map(({ sense }) => sense.column)).size > 1;
  // 「上年结转3件中自然人3件」: of what was carried; of all that came in only where it cannot be of that.
  if (whole.id === "broughtForward") {
    const within = OF_THE_CARRIED.test(read.text.slice(left.start - 2, last.start));
    const own = judged(said, whole.id, within && clear && between <= 2 && !several && !said.doubt, last.sense.column);
    if (within || own.verdict === "agrees" || own.verdict === "either") return own;
  }
  return answer(
    said,
    whole.id === "handled" || whole.id === "new" || whole.id === "broughtForward" ? "received" : whole.id,
    clear && between <= 2 && !several,
    last.sense.column,
  );
}

/** 「其他1件」 belongs to the list it closes. */
function readRest(said: Said): JudgedClaim {
  const { before, setting } = said;
  if (before.family === "column")
    return answer(said, (before.lastRequests ?? setting.lexicon.measures.get("received")!).id, false, "otherEntity");
  if (before.family === "result") return answer(said, "other", false);
  const court = courtsOf(before.family);
  return court === undefined ? outside(said, "not-counted") : answer(said, `${court}.otherResult`, false);
}

const ADDED_UP: ReadonlySet<Family> = new Set<Family>([
  "broughtForward",
  "received",
  "new",
  "court.suitAfterReconsideration",
  "court.directSuit",
]);

/** Ordered: what is not an application first, then how it is told that it is one. */
export const requestRules: readonly ClaimRule[] = [
  {
    // 「收到1352件，上年结转47件，共计1399件」: what was just counted, together.
    name: "together",
    when: (said) =>
      ground(
        said.left.tokens.some((token) => token.sense.is === "list" && token.sense.list === "sum") &&
          nothingElse(said) &&
          said.before.family !== undefined &&
          ADDED_UP.has(said.before.family),
      ),
    read: (said) => answer(said, said.before.family!.startsWith("court.") ? "suit.total" : "handled", false),
  },
  {
    name: "other-business",
    when: (said) =>
      ground(
        topicOf(said) === "foreign" || named(said)?.sense.topic === "publication" || has(said.left, "tribunal"),
        named(said),
        ...marked(said.left.tokens, "tribunal"),
      ),
    read: (said) => outside(said, "not-an-application"),
  },
  {
    name: "not-told-apart",
    when: (said) => ground(has(said.left, "beyond")),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "by-one-way",
    when: ({ left, read, number }) => {
      const channel = left.tokens.find((token) => isMark(token, "channel"));
      return channel && !read.lists.allWays.some((word) => read.text.slice(channel.end, number.start).includes(word))
        ? [channel]
        : undefined;
    },
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "carried-over",
    when: (said) => {
      const topic = topicOf(said);
      if (topic !== undefined && topic !== "request") return undefined;
      const acts = senses((said.fromRight ? said.right : said.left).tokens, "act").filter(({ sense }) => sense.act === "carry");
      const where = carriedWhere(carriedClause(said), said.setting.year, said.read.patterns);
      return ground(
        (acts.length > 0 && (said.fromRight || ownActs(said).at(-1)?.sense.act === "carry")) || where !== undefined,
        ...acts,
      );
    },
    read: (said) => carried(said, carriedClause(said)),
  },
  {
    // 「有16件因未到期，转到下年继续办」: the clause behind says where they went.
    name: "carried-in-the-next-clause",
    when: (said) => {
      const topic = topicOf(said);
      if ((topic !== undefined && topic !== "request") || ownActs(said).length > 0 || said.before.courts.length > 0)
        return undefined;
      const behind = said.read.patterns.leftAndCarried.exec(
        said.read.text.slice(said.number.end, Math.min(said.before.sentence.end, said.number.end + 50)),
      )?.[0];
      const way = behind && carriedWhere(behind, said.setting.year, said.read.patterns);
      const { left, number, read } = said;
      const bare = nothingElse(said) || read.patterns.timeLead.test(read.text.slice(left.start, number.start));
      return ground(way === "carriedForward" && bare);
    },
    read: (said) => judged(said, "carriedForward", !said.doubt && !said.before.inList),
  },
  {
    name: "of-another-matter",
    when: (said) => {
      const topic = topicOf(said);
      return ground(topic !== undefined && topic !== "request", named(said));
    },
    read: (said) => outside(said, ownActs(said).length > 0 || columnsIn(said).length > 0 ? "not-an-application" : "not-counted"),
  },
  {
    name: "act-on-applications",
    when: (said) => saidWords(ownActs(said).slice(-1)),
    read: readAct,
  },
  {
    name: "applicants",
    when: (said) => saidWords(columnsIn(said)),
    read: readColumn,
  },
  {
    name: "applications-named",
    when: (said) => saidWords([...leftTopics(said), ...rightTopics(said)]),
    read: (said) => {
      const token = leftTopics(said).at(-1);
      const strong = token?.sense.strong === true && unknown(said.read, token.end, said.number.start, said.left.tokens) <= 1;
      // 「依申请公开目录12项」 counts a list's entries.
      const about = token !== undefined && marked(said.left.tokens, "about").some(({ start }) => start >= token.end);
      const plain = strong && leadsPlainly(said, token.start);
      return answer(said, "received", plain && !about && !said.before.inList && !booked(said));
    },
  },
  {
    // 「其中7件已答复，1件正在办理中」
    name: "answered-so-far",
    when: ({ before, read, number }) =>
      ground(before.topic === "request" && before.inList && read.text.startsWith("已答复", number.end)),
    read: (said) => answer(said, "processed", false),
  },
  {
    name: "under-way",
    when: ({ before, read, number }) =>
      ground(
        before.topic === "request" &&
          before.inList &&
          /^(?:仍|尚|还)?(?:在|正在)办理/u.test(read.text.slice(number.end, number.end + 6)),
      ),
    read: (said) => answer(said, "carriedForward", false),
  },
  {
    name: "the-rest-of-a-list",
    when: (said) =>
      ground(
        said.left.tokens.some((token) => token.sense.is === "list" && token.sense.list === "rest") &&
          said.before.family !== undefined &&
          unknown(said.read, said.left.start, said.left.end, said.left.tokens) <= 1,
      ),
    read: readRest,
  },
];
