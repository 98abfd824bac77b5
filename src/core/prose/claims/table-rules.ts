// Figures that the tables may answer for: money, rows, cases, documents and decisions, by the words that name them.
import { add, compareFigures } from "../../figures/values";
import { readings } from "../figures";
import { has, marked, senses, unknown, type SenseToken } from "../read";
import { COURT_OF, type CaseOutcome, type Courts, type MeasureId } from "../words";
import { within, type TextRange } from "../text";
import { carriedWhere } from "./carried";
import { courtPlain, KINDS_OF_SUIT } from "./cases";
import { answer, judged } from "./judge";
import { readDecision, documentClaim, subjectMeant, subjectsIn } from "./documents";
import { leadsPlainly } from "./lead";
import {
  courtsOf,
  ground,
  isDecision,
  isDocument,
  ofDecisionsOnly,
  outside,
  saidWords,
  type ClaimRule,
  type JudgedClaim,
  type Said,
} from "./said";

const isMoney = ({ number }: Said): boolean => number.unit === "元";
const rowsIn = ({ content }: Said) => senses(content.tokens, "row");
const outcomesIn = ({ content }: Said) => senses(content.tokens, "outcome");
const courtsIn = ({ content }: Said) =>
  senses(content.tokens, "topic").filter(({ sense }) => COURT_OF[sense.topic] !== undefined);

/** What the sentence spoke of last, cases before the figure, without an application named since. */
const ofCases = ({ before, left }: Said): boolean =>
  before.courts.length > 0 &&
  before.topic !== "request" &&
  !senses(left.tokens, "topic").some(({ sense }) => sense.topic === "request");

/** The row that a figure counts, where several are named: 「不掌握等原因无法提供」 is of the group. */
function rowMeant(said: Said): { readonly id: MeasureId; readonly alone: boolean } {
  const { fromRight, read } = said;
  const rows = rowsIn(said);
  const ids = [...new Set(rows.map(({ sense }) => sense.row))].filter(
    (id, _, all) => !all.some((other) => other.startsWith(`${id}.`)),
  );
  const group = rows.at(-1)!;
  const reason = rows.at(-2);
  if (
    !fromRight &&
    reason !== undefined &&
    read.text.slice(reason.end, group.start).includes("等") &&
    reason.sense.row.startsWith(`${group.sense.row}.`)
  )
    ids.splice(0, ids.length, group.sense.row);
  const nearest = (fromRight ? rows[0]! : group).sense.row;
  // 「公开与部分公开合计169件」
  const joined =
    group.sense.row === "partlyGranted" && GRANTED_BEFORE.test(read.text.slice(Math.max(0, group.start - 10), group.start));
  const both = joined || (ids.length === 2 && ids.includes("granted") && ids.includes("partlyGranted"));
  const id = both ? "disclosed" : ids.includes(nearest) ? nearest : ids.at(-1)!;
  // 「因国家秘密和法律法规禁止不予公开12件」: a reason that no word is known for.
  const apart = fromRight || reason === undefined ? 0 : unknown(read, reason.end, group.start, said.left.tokens);
  return { id, alone: (ids.length === 1 && apart <= 3) || both };
}

const GRANTED_BEFORE = /公开(?:的|类)?(?:（含|和|与|及|以及|、|或|或者|加|\+)$/u;

/** 「其余16件为不予公开、无法提供和其他处理」: more rows behind the figure, with no figure of their own. */
const moreBehind = ({ fromRight, read, right, before }: Said): boolean =>
  fromRight &&
  read.text[right.end] === "、" &&
  senses(
    within(before.tokens, right.end, right.end + 1 + /^[^，。；0-9]*/u.exec(read.text.slice(right.end + 1))![0].length),
    "row",
  ).length > 0 &&
  !/^、[^，。；0-9]*[0-9]/u.test(read.text.slice(right.end));

const CARRIES = new Set<MeasureId>(["received", "broughtForward", "carriedForward"]);

const UNABLE = new Set<MeasureId>(["unable", "unable.notHeld", "unable.toBeCreated", "unable.unclear"]);

const WHAT_IS_ASKED = /^(?:相关|所需)?(?:的)?(?:政府)?信息(?:的|共|申请)*$/u;

/** Counted in the sentence, these leave open of what a row behind 其中 is. */
const ALL_OF_THEM: readonly MeasureId[] = ["received", "new", "handled", "processed", "replied"];

/** 「上年结转4件，其中予以公开3件」, 「其中征求意见后不同意公开3件」: of some of them only. */
const ofSomeListed = ({ before, read, left }: Said, row: number): boolean =>
  before.inList &&
  ((before.lastRequests?.id === "broughtForward" &&
    before.saidBefore("broughtForward") &&
    !ALL_OF_THEM.some((one) => before.saidBefore(one))) ||
    (row > left.start && read.text[row - 1] === "后"));

const OTHER_PAPERS = /^(?:类)?的?(?:[^，。；的]{0,4}(?:文件|公文|纪要|材料|清单|目录|稿件|通知|公告|函件))/u;

const ON_THE_WAY = /^[^，。；]{0,4}(?:延长|延期|征求|征询|听取|中止|暂停|补正|会商)/u;

/** A row word that says how papers are classed, or why something was done on the way. */
function saidOfOthers({ fromRight, read, number, right }: Said, rows: readonly TextRange[]): boolean {
  // 「11份不予公开的会议纪要」, 「不予公开的文件11份」: how papers are classed.
  const behind = read.text.slice(rows.at(-1)!.end, fromRight ? right.end : number.start);
  // 「12份文件属于不予公开」: the same, the papers first.
  const papers = fromRight && OTHER_PAPERS.test(read.text.slice(number.end, rows[0]!.start));
  // 「3件申请因涉及第三方权益延长答复期限」
  return papers || OTHER_PAPERS.test(behind) || (fromRight && ON_THE_WAY.test(behind));
}

function readRow(said: Said): JudgedClaim {
  const { fromRight, read, number, left, right, before, setting } = said;
  const rows = rowsIn(said);
  const { id, alone } = rowMeant(said);
  const between = fromRight
    ? unknown(read, number.end, rows[0]!.start, right.tokens)
    : unknown(read, rows.at(-1)!.end, number.start, left.tokens);
  const foreign = said.content.tokens.some((token) => token.sense.is === "topic" && token.sense.topic === "foreign");
  if (foreign || (before.topic === "foreign" && setting.lexicon.measures.get(id)?.part !== "reason"))
    return outside(said, "not-an-application");
  if (has(left, "channel") || (has(left, "beyond") && !fromRight)) return outside(said, "not-counted");
  if (saidOfOthers(said, rows)) return outside(said, "not-counted");
  // 新收、上年结转 of 行政复议 are no applications.
  const plain =
    before.topic === undefined ||
    before.topic === "request" ||
    // 「无法提供政府信息17件」: what could not be given, by its whole name.
    (UNABLE.has(id) && WHAT_IS_ASKED.test(read.text.slice(rows.at(-1)!.end, number.start))) ||
    (CARRIES.has(id) && before.courts.length === 0);
  // 「行政处罚结果9010条，142条依法不予公开」: of the decisions that the sentence counts.
  const ofDecisions = ofDecisionsOnly(before) && !CARRIES.has(id);
  const columns = senses(left.tokens, "column").map(({ sense }) => sense.column);
  return answer(
    said,
    id === "received" ? "new" : id,
    // 「283件办结件中，当年新收269件」: those of them that were new.
    alone &&
      plain &&
      !ofDecisions &&
      between <= 3 &&
      !ofSomeListed(said, rows[0]!.start) &&
      !moreBehind(said) &&
      !(before.ofThese && (id === "received" || id === "broughtForward")) &&
      (fromRight || leadsPlainly(said, rows[0]!.start, said.read.patterns.leadsToRows)),
    columns.length === 1 ? columns[0] : undefined,
  );
}

/** An outcome may be of the court named last, of all suits, or of everything named in the sentence. */
function readOutcome(said: Said, outcome: CaseOutcome, court: Courts): JudgedClaim {
  const { courts, courtPlain: counted } = said.before;
  const wider: Courts[] = [court];
  if (court === "directSuit" || court === "suitAfterReconsideration") wider.push("suit");
  if (new Set(courts).size > 1) wider.push("proceedings");
  const sure = !said.doubt && (counted ?? courtPlain(said, true));
  for (const one of wider) {
    const claim = judged(said, `${one}.${outcome}`, sure);
    if (claim.verdict === "agrees" || claim.verdict === "either") return claim;
  }
  return judged(said, `${court}.${outcome}`, sure && new Set(courts).size <= 2);
}

function courtMeant(said: Said): { readonly court: Courts; readonly joined: boolean; readonly last: SenseToken<"topic"> } {
  const named = courtsIn(said);
  const last = named.at(-1)!;
  // 「复议、诉讼分别为55件和24件」: the first figure is of the first.
  if (named.length > 1 && said.read.text.slice(last.end, said.number.start).includes("分别"))
    return { court: COURT_OF[named[0]!.sense.topic]!, joined: true, last };
  const court = COURT_OF[last.sense.topic]!;
  const before = named.at(-2);
  const beforeCourt = before && COURT_OF[before.sense.topic]!;
  if (before && beforeCourt !== court && unknown(said.read, before.end, last.start, said.left.tokens) <= 2) {
    // 「未经复议直接起诉的行政诉讼」 is one kind of suit, 「行政复议、行政诉讼」 are two things together.
    // 「行政诉讼直接起诉10件」 names the kind behind all of them.
    const ofKind = beforeCourt === "suit" ? KINDS_OF_SUIT.find((kind) => kind === court) : undefined;
    const kind = court === "suit" && beforeCourt !== "reconsideration" ? beforeCourt : ofKind;
    return { court: kind ?? "proceedings", joined: true, last };
  }
  return { court, joined: new Set(named.map(({ sense }) => COURT_OF[sense.topic])).size === 1, last };
}

/** 「35件已作出复议决定」, 「16件法院判决」: how far the cases have come, which no column counts. */
const DECIDED = /^[^，。；0-9]{0,8}(?:决定|判决|裁定|裁决|审结|结案|办结)/u;

/** Flow words of cases: 新收复议, 上年结转的复议. */
const FLOWS = /新收|新发生|新受理|结转|办结|受理|收到|审结|结案|未结|在办/u;

/** 「因不服复议决定，提起诉讼2件」: suits of one kind. */
const AFTER_RECONSIDERATION = /不服[^，。；]{0,12}复议(?:决定|结果)/u;

const ONE_MORE = /(?:另有?|还有|其中|其余|剩余)$/u;

/** What may stand between a figure and the cases that it counts: 「1件为行政复议」, 「3件被申请人提起行政诉讼」. */
const ARE_CASES = /^[^，。；经]{0,12}$/u;

/** Right behind a figure of cases: 「复议案件中，」. */
const AMONG_CASES = /^[^，。；0-9]{1,12}[中里内]，/u;
const ENDS_IN_CASES = /[0-9一二三四五六七八九十百][件起宗例]$/u;

/** 「被纠正的4件复议案件中，2件系程序瑕疵」: some of those counted. */
const amongThoseCounted = ({ fromRight, read, left }: Said, clause: string): boolean =>
  !fromRight && ENDS_IN_CASES.test(read.text.slice(Math.max(0, left.start - 2), left.start)) && AMONG_CASES.test(clause);

function readCourt(said: Said): JudgedClaim {
  const { fromRight, read, number, left, before } = said;
  const { court, joined, last } = courtMeant(said);
  const clause = read.text.slice(left.start, number.start);
  if (DECIDED.test(read.text.slice(number.end, number.end + 14))) return outside(said, "not-counted");
  const between = fromRight ? 0 : unknown(read, last.end, number.start, left.tokens);
  // 「4件答复被复议机关指出说理不足」: what a body said, and no case of it.
  if (fromRight && read.patterns.reviewingBody.test(read.text.slice(courtsIn(said)[0]!.start)))
    return outside(said, "not-counted");
  if (amongThoseCounted(said, clause)) return outside(said, "not-counted");
  // 「2件经复议责令重作」: what became of answers, not how many cases there were.
  if (fromRight && !ARE_CASES.test(read.text.slice(number.end, courtsIn(said)[0]!.start))) return outside(said, "not-counted");
  // 「另有1件诉讼因原告撤诉终结」: one of them.
  if (
    fromRight &&
    ONE_MORE.test(clause) &&
    !/^[，。；、]?$/u.test(read.text.slice(courtsIn(said)[0]!.end, courtsIn(said)[0]!.end + 1))
  )
    return outside(said, "not-counted");
  // 「尚未审结的行政诉讼96件，其中未经复议直接起诉44件」: of those that the list divides.
  const { verdict } = judged(said, `${court}.total`, false);
  const outcome: CaseOutcome =
    before.inList && verdict !== "agrees" && verdict !== "either" ? (before.outcome ?? "total") : "total";
  const flow =
    FLOWS.test(clause) && !before.tokens.some((token) => token.sense.is === "mark" && token.sense.mark === "disclosure");
  const plain =
    joined &&
    between <= 2 &&
    !flow &&
    !(court === "suit" && AFTER_RECONSIDERATION.test(read.text.slice(before.sentence.start, number.start))) &&
    (fromRight || leadsPlainly(said, courtsIn(said)[0]!.start, said.read.patterns.leadsToCases));
  const sure = plain && before.courtPlain !== false && courtPlain(said);
  // 「被提起行政诉讼40件」: against this unit, and nothing says that it was over another matter.
  const likely =
    plain &&
    !sure &&
    read.patterns.againstUs.test(read.text.slice(before.sentence.start, number.start)) &&
    courtPlain(said, true);
  return { ...answer(said, `${court}.${outcome}`, sure || likely), ...(likely && { likely }) };
}

const WON_OR_LOST = /^(?:的|案件|了)*([胜败])诉/u;

/** 败诉, 胜诉 right beside a figure. */
function wonOrLost({ fromRight, read, number, left }: Said): "胜" | "败" | undefined {
  const words = fromRight
    ? WON_OR_LOST.exec(read.text.slice(number.end, number.end + 5))?.[1]
    : // 「一审败诉2件」 may have been won in the end, and what was lost in part may be counted as another result.
      /(?<![审分])([胜败])诉(?:的|案件|了)*$/u.exec(read.text.slice(left.start, number.start))?.[1];
  return words as "胜" | "败" | undefined;
}

const suitBefore = ({ before }: Said): Courts | undefined => {
  const court = courtsOf(before.family);
  return court === "reconsideration" || court === "proceedings" ? undefined : court;
};

/** A suit is lost where the answer was set aside, and won where it was upheld; 其他结果 may be told as won. */
function readWonOrLost(said: Said): JudgedClaim {
  const { setting, number } = said;
  const told = suitBefore(said)!;
  // 「其中直接起诉10件，复议后起诉2件，胜诉8件，败诉1件」: of all suits, behind a list of their kinds.
  const outcome = wonOrLost(said) === "败" ? "corrected" : "upheld";
  const court = judged(said, `suit.${outcome}`, false).verdict === "agrees" ? "suit" : told;
  if (wonOrLost(said) === "败") return answer(said, `${court}.corrected`, true);
  const own = judged(said, `${court}.upheld`, false);
  const [other] = setting.tables ? readings(setting.tables, setting.lexicon.measures.get(`${court}.otherResult`)!) : [];
  const either = own.readings.some(
    ({ value }) =>
      compareFigures(number.value, value) >= 0 && other && compareFigures(number.value, add([value, other.value])) <= 0,
  );
  return either || own.verdict !== "outside" ? own : answer(said, own.measure!.id, true);
}

/** 「收取垃圾处理费等行政事业性收费2193.4元」 of 2193.4万元: the table's own digits, ten thousand times less or more. */
const isInAnotherUnit = (said: Said): boolean =>
  !said.before.inList && judged(said, "charges", true).magnitude === true && compareFigures(said.number.value, BY_CHANCE) > 0;

/** Sums of money up to this meet by chance. */
const BY_CHANCE = 100;

const FEE_OF = /(?:费|费用|金额)(?:总额|金额|总计|合计|共计)?(?:均?为|是|：)?$/u;

/** Ordered: rows before courts, courts before documents, documents before decisions. */
export const tableRules: readonly ClaimRule[] = [
  {
    name: "fees-collected",
    when: (said) =>
      ground(
        isMoney(said) &&
          !has(said.left, "beyond") &&
          senses(said.left.tokens, "subject").some(({ sense }) => sense.subject === "charges"),
        ...senses(said.left.tokens, "subject"),
      ),
    read: (said) =>
      isInAnotherUnit(said)
        ? judged(said, "charges", true)
        : answer(said, "charges", unknown(said.read, said.left.start, said.left.end, said.left.tokens) <= 4),
  },
  {
    name: "procurement-amount",
    when: (said) => {
      const named = senses(said.left.tokens, "subject").filter(({ sense }) => sense.subject === "procurement");
      const bought = senses(said.left.tokens, "act").filter(({ sense }) => sense.act === "purchase");
      const meant = named.length > 0 || (said.before.subject === "procurement" && bought.length > 0);
      return ground(isMoney(said) && !has(said.left, "beyond") && meant, ...named, ...bought);
    },
    read: (said) => answer(said, "procurement.amount", unknown(said.read, said.left.start, said.left.end, said.left.tokens) <= 4),
  },
  {
    // 「信息处理费收费金额为0」 lacks its 元.
    name: "other-money",
    when: (said) =>
      ground(isMoney(said) || (said.number.unit === "" && FEE_OF.test(said.read.text.slice(said.left.start, said.number.start)))),
    read: (said) => outside(said, "not-counted"),
  },
  {
    // 「行政诉讼12件，其中败诉2件」: of cases that were plainly counted before.
    name: "won-or-lost",
    when: (said) => ground(wonOrLost(said) !== undefined && said.before.courtPlain === true && suitBefore(said) !== undefined),
    read: readWonOrLost,
  },
  {
    // 「在行政复议中，结转下年3件」: row words said of cases.
    name: "row-word-of-cases",
    when: (said) =>
      ground(
        rowsIn(said).length > 0 &&
          ofCases(said) &&
          rowsIn(said).every(({ sense }) => sense.row !== "granted" && sense.row !== "partlyGranted"),
        ...rowsIn(said),
      ),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "row",
    when: (said) => ground(rowsIn(said).length > 0 && outcomesIn(said).length === 0, ...rowsIn(said)),
    read: readRow,
  },
  {
    name: "cases-told-apart",
    when: (said) =>
      ground(
        (outcomesIn(said).length > 0 || courtsIn(said).length > 0) && (has(said.left, "beyond") || has(said.content, "channel")),
        ...marked(said.content.tokens, "beyond"),
      ),
    read: (said) => outside(said, "not-counted"),
  },
  {
    name: "outcome-of-cases",
    when: (said) => saidWords(outcomesIn(said)),
    read: (said) => {
      const { fromRight, read, number, right, before } = said;
      const outcomes = outcomesIn(said);
      const outcome = (fromRight ? outcomes[0] : outcomes.at(-1))!;
      // 「上年未结案转入1件」: of the year before.
      if (carriedWhere(read.text.slice(said.left.start, number.start), said.setting.year, read.patterns) === "broughtForward")
        return outside(said, "other-year");
      if (fromRight && unknown(read, number.end, outcome.start, right.tokens) > 2) return outside(said, "not-counted");
      // 「1件申请人申请复议后被维持」: what became of one answer.
      if (fromRight && /(?:复议|诉讼)后(?!起诉)/u.test(read.text.slice(number.end, outcome.start)))
        return outside(said, "not-counted");
      // 「其余21件为其他结果或未审结」: two outcomes in one figure.
      const [one, two] = fromRight ? outcomes : outcomes.slice(-2);
      if (one && two && /^(?:或|或者|和|及|与|以及)$/u.test(read.text.slice(one.end, two.start)))
        return outside(said, "not-counted");
      const named = courtsIn(said).map(({ sense }) => COURT_OF[sense.topic]!);
      // Outcomes are of what was counted last, then of what was named last.
      const court = named.at(-1) ?? courtsOf(before.family) ?? before.courts.at(-1);
      return court === undefined ? outside(said, "not-counted") : readOutcome(said, outcome.sense.outcome, court);
    },
  },
  {
    name: "cases",
    when: (said) => saidWords(courtsIn(said)),
    read: readCourt,
  },
  {
    name: "documents",
    when: (said) =>
      ground(isDocument(subjectMeant(said)), ...senses(said.content.tokens, "subject"), ...senses(said.content.tokens, "act")),
    read: documentClaim,
  },
  {
    name: "decisions-made",
    when: (said) =>
      ground(isDecision(subjectMeant(said)) && subjectsIn(said).length > 0, ...senses(said.content.tokens, "subject")),
    read: readDecision,
  },
  {
    name: "procurement-items",
    when: (said) => ground(subjectsIn(said).at(-1) === "procurement", ...senses(said.content.tokens, "subject")),
    read: (said) => answer(said, "procurement.items", true),
  },
];
