// What each figure of the prose counts, by the words around it, and whether the tables agree.
import { compareFigures, shift, type Decimal } from "../figures/values";
import { columnsMeant, filledIn, readings, tableOf, type TableReading, type Tables } from "./figures";
import type { WrittenNumber } from "./numbers";
import { within, type TextRange } from "./text";
import {
  COURT_OF,
  type Act,
  type ApplicantWord,
  type Courts,
  type DecisionKind,
  type DocumentKind,
  type Lexicon,
  type WordClass,
  type Measure,
  type MeasureId,
  type CaseOutcome,
  type Sense,
  type Subject,
  type Token,
  type Topic,
} from "./words";

/** A paragraph with everything that was found in it. */
export interface Read {
  readonly text: string;
  readonly sentences: readonly TextRange[];
  readonly numbers: readonly WrittenNumber[];
  readonly tokens: readonly Token[];
  /** What the heading above speaks of. */
  readonly headingTopic?: Topic;
}

export type Outside =
  /** The figure is a difference or is compared with. */
  | "change"
  | "other-year"
  | "part-of-year"
  /** Another body's, or narrower than the report. */
  | "other-body"
  /** 咨询、留言、建议 and the like. */
  | "not-an-application"
  /** A quality or way the tables do not count. */
  | "not-counted";

export interface Claim {
  /** Index in `Read.numbers`. */
  readonly number: number;
  readonly measure?: Measure;
  /** The column of table three, where the words name one. */
  readonly column?: ApplicantWord;
  /** The words leave no doubt. What is doubtful can agree with the tables, but never disagrees. */
  readonly sure: boolean;
  /** "either": both readings of the words come to the same figure. */
  readonly verdict: "agrees" | "either" | "disagrees" | "undecided" | "outside";
  readonly outside?: Outside;
  /** What the tables say, reading by reading; the one that agrees stands first. */
  readonly readings: readonly TableReading[];
  /** The unit is wrong by 元 against 万元: the digits are the table's. */
  readonly magnitude?: true;
}

interface Setting {
  readonly year: number;
  readonly unit?: string | undefined;
  readonly tables?: Tables | undefined;
  readonly lexicon: Lexicon;
}

const COUNTED = new Set(["件", "条", "份", "起", "宗", "例", "个", "项", "次", "件次", "单", "封", "卷", "张", ""]);
const STRONG_STOPS = "，；。：（）！？\n";
const STOPS = "，；。：（）！？\n、";

/** An act, or the column it is counted in. */
type SubjectAct = Act | "issued" | "repealed";
const OF_DOCUMENTS: readonly Act[] = ["issue", "repeal", "inForce", "newlyPublic", "totalPublic", "publish", "amend", "inspect"];
const OF_APPLICATIONS: readonly Act[] = ["receive", "receiveNew", "accept", "handle", "finish", "reply", "carry"];

const DONE_WITH = {
  receive: "received",
  receiveNew: "new",
  accept: "received",
  handle: "handled",
  finish: "processed",
  reply: "replied",
} as const satisfies Partial<Record<Act, MeasureId>>;

/** Does a figure say what the table says? An approximate one has room in the direction its words leave. */
function says(number: WrittenNumber, value: number | Decimal): boolean {
  const said = number.value!;
  if (number.upTo !== undefined) return compareFigures(said, value) <= 0 && compareFigures(value, number.upTo) <= 0;
  if (number.approximate === undefined) return compareFigures(said, value) === 0;
  const plain = approximateNumber(said);
  const actual = approximateNumber(value);
  let step = 10;
  while (plain >= step * 10 && plain % (step * 10) === 0) step *= 10;
  switch (number.approximate) {
    case "over":
      return actual >= plain && actual < plain + Math.max(step, plain * 0.1);
    case "under":
      return actual <= plain && actual > plain - Math.max(10, plain * 0.1);
    case "about":
      return Math.abs(actual - plain) <= Math.max(step / 2, plain * 0.1);
  }
}

/** Only where the words themselves are approximate may a figure be. */
const approximateNumber = (value: number | Decimal): number =>
  typeof value === "number" ? value : Number(value.digits) / 10 ** value.scale;

/** Rounded to as many decimals as the prose gives: 1480.67万元 for 1480.6663. */
function saysRounded(number: WrittenNumber, value: number | Decimal): boolean {
  if (says(number, value)) return true;
  const said = number.value!;
  const scaleOf = (one: number | Decimal): number => (typeof one === "number" ? 0 : one.scale);
  const inUnit = shift(said, -number.scale);
  const table = shift(value, -number.scale);
  const decimals = scaleOf(inUnit);
  if (scaleOf(table) <= decimals) return false;
  const difference = Math.abs(approximateNumber(inUnit) - approximateNumber(table));
  return difference < 10 ** -decimals;
}

interface Window {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

const senses = <K extends Sense["is"]>(
  window: readonly Token[],
  is: K,
): (Token & { readonly sense: Extract<Sense, { is: K }> })[] =>
  window.filter((token): token is Token & { readonly sense: Extract<Sense, { is: K }> } => token.sense.is === is);

const isContent = (token: Token): boolean =>
  token.sense.is !== "list" &&
  !(token.sense.is === "mark" && ["filler", "present", "all", "none", "organ"].includes(token.sense.mark));

/** Characters of a span that no known word, number or punctuation covers. */
function unknown(read: Read, from: number, to: number, window: readonly Token[]): number {
  let count = 0;
  let at = from;
  for (const token of window) {
    if (token.end <= from || token.start >= to) continue;
    for (; at < token.start; at += 1)
      if (!STOPS.includes(read.text[at]!) && !(read.text[at]! >= "0" && read.text[at]! <= "9") && read.text[at] !== '"')
        count += 1;
    at = Math.max(at, token.end);
  }
  for (; at < to; at += 1)
    if (!STOPS.includes(read.text[at]!) && !(read.text[at]! >= "0" && read.text[at]! <= "9") && read.text[at] !== '"') count += 1;
  return count;
}

const ALL_WAYS = ["等", "渠道", "途径", "方式", "形式"];
const COMPARES = ["较", "比", "同", "与", "和", "从", "对比"];
/** The report's whole area, whoever was named before. */
const WHOLE_AREA = ["全市", "全县", "全区", "全省", "全局", "全镇", "全乡", "全街道", "全系统", "各级"];
const OWN = "各我本全该";
const ORGAN_ENDS = [
  "办公室",
  "办公厅",
  "街道办事处",
  "局",
  "委",
  "厅",
  "中心",
  "街道",
  "镇",
  "乡",
  "政府",
  "委员会",
  "政务公开办",
  "公开办",
];

/** The body named in the clause before `at` is another than the report's own. */
function otherBody(clause: string, unit: string | undefined): boolean {
  for (const end of ORGAN_ENDS) {
    const place = clause.lastIndexOf(end);
    // 政府信息, 政府网站, 政府规章 name no body.
    // 公开办结, 公开办理 are work, not an office.
    if (end.endsWith("公开办") && "结理件复".includes(clause[place + end.length] ?? "x")) continue;
    if (place <= 0 || (end === "政府" && "信网门公规采集工开部".includes(clause[place + end.length] ?? "x"))) continue;
    if (OWN.includes(clause[place - 1]!) || (place > 1 && OWN.includes(clause[place - 2]!) && end.length === 1)) return false;
    if (clause.includes("各") || clause.includes("向")) return false;
    const name = clause.slice(Math.max(0, place - 2), place + end.length);
    if (unit === undefined) return false;
    const own = unit.replaceAll("人民政府", "政府");
    const said = name.replaceAll("人民政府", "政府");
    // 街道收到…: the unit's own kind, without a name.
    if (end.length > 1 && end !== "政府" && end !== "中心" && own.includes(end)) return false;
    return !own.includes(said.slice(-3)) && !own.includes(said);
  }
  return false;
}

/** What the prose's claims have in common, sentence by sentence. */
class Reader {
  private topic: Topic | undefined;
  private readonly claims: Claim[] = [];
  /** The last thing counted in table three, for 「其中自然人…」. */
  private lastRequests: Measure | undefined;
  private disclosed: boolean;
  private standing = { otherYear: false, partial: false, narrowed: false };

  constructor(
    private readonly read: Read,
    private readonly setting: Setting,
  ) {
    this.topic = read.headingTopic;
    // Under 依申请公开 or section four, 行政复议 is about disclosure without saying so.
    this.disclosed = ["request", "review", "suit"].includes(read.headingTopic ?? "");
  }

  all(): Claim[] {
    let first = 0;
    let token = 0;
    const { numbers, tokens } = this.read;
    for (const sentence of this.read.sentences) {
      const from = first;
      while (first < numbers.length && numbers[first]!.start < sentence.end) first += 1;
      const fromToken = token;
      while (token < tokens.length && tokens[token]!.start < sentence.end) token += 1;
      this.sentence(sentence, from, first, tokens.slice(fromToken, token));
    }
    return this.claims;
  }

  private sentence(sentence: TextRange, from: number, to: number, tokens: readonly Token[]): void {
    const { numbers, text } = this.read;
    const aboutDisclosure =
      this.disclosed ||
      tokens.some(
        (token) =>
          (token.sense.is === "mark" && token.sense.mark === "disclosure") ||
          (token.sense.is === "topic" && token.sense.topic === "request"),
      );
    // 「已办结132件，9件结转下一年度」: what is carried over is applications, whatever was said before.
    if (
      this.topic === undefined &&
      tokens.some(({ sense }) => sense.is === "row" && (sense.row === "carriedForward" || sense.row === "broughtForward"))
    )
      this.topic = "request";
    let inList = false;
    let organs = 0;
    // 「其中，…」 goes on about what the sentence before counted, in its year and of its body.
    const goesOn = ["其中", "包括", "经统计"].some((word) => text.startsWith(word, sentence.start));
    let otherYear = goesOn && this.standing.otherYear;
    let partial = goesOn && this.standing.partial;
    let depth = 0;
    let depthAt = sentence.start;
    let subject: Subject | undefined;
    let subjectAct: SubjectAct | undefined;
    const courts: Courts[] = [];
    let family: Family | undefined;
    let next = 0;
    let previousEnd = sentence.start;
    let columnsSeen = 0;
    let narrowed = goesOn && this.standing.narrowed;
    /** Where the words behind the last figure end that were its own: 「1件维持、1件尚未审结」. */
    let taken = sentence.start;
    const figures: number[] = [];
    let place = 0;
    for (let k = from; k < to; k += 1) if (numbers[k]!.kind === "figure" && numbers[k]!.value !== undefined) figures.push(k);
    for (const token of tokens) if (token.sense.is === "column") columnsSeen += 1;

    for (let k = from; k < to; k += 1) {
      const number = numbers[k]!;
      // What was said on the way to this number.
      while (next < tokens.length && tokens[next]!.start < number.start) {
        const { sense } = tokens[next]!;
        if (sense.is === "topic") {
          this.topic = sense.topic;
          const court = COURT_OF[sense.topic];
          if (court !== undefined && courts[courts.length - 1] !== court) courts.push(court);
        }
        if (sense.is === "subject") {
          if (
            !(isDocument(sense.subject) && isDocument(subject)) &&
            sense.subject !== subject &&
            !(isDecision(sense.subject) && isDecision(subject))
          )
            subjectAct = undefined;
          subject = sense.subject;
        }
        if (sense.is === "list" && (sense.list === "ofWhich" || sense.list === "closed")) inList = true;
        if (sense.is === "mark") {
          if (sense.mark === "present") otherYear = partial = false;
          if (sense.mark === "past") otherYear = !COMPARES.some((word) => text.endsWith(word, tokens[next]!.start));
          if (sense.mark === "partial" || sense.mark === "span") partial = true;
        }
        next += 1;
      }
      if (number.kind === "date") {
        const { year, month, day } = number.date ?? {};
        const carried =
          text.startsWith("结转", number.end) ||
          text.slice(Math.max(0, number.start - 5), number.start).includes("结转") ||
          text.startsWith("继续", number.end);
        const compared = COMPARES.some((word) => text.endsWith(word, number.start));
        if (year !== undefined && !carried && !compared) {
          otherYear = year !== this.setting.year;
          partial = false;
        }
        const edge = (month === 12 && (day === undefined || day === 31)) || (month === 1 && day === 1);
        if (month !== undefined && !edge) partial = true;
        continue;
      }
      if (number.kind !== "figure" || number.value === undefined) continue;
      const strictStart = Math.max(
        taken,
        previousEnd,
        lastOf(text, STRONG_STOPS, number.start, Math.max(sentence.start, previousEnd)) + 1,
      );
      const following = numbers[figures[(place += 1)] ?? -1]?.start ?? sentence.end;
      const rightEnd = nextOf(text, STOPS, number.end, following);
      const at = (start: number, end: number): Window => ({ start, end, tokens: within(tokens, start, end) });
      let left = at(strictStart, number.start);
      const right = at(number.end, rightEnd);
      // 「尚在办理中的9件结转至下年」: what is behind the figure says it, whatever stands before.
      const carriedBehind = right.tokens.find(
        ({ sense }) =>
          (sense.is === "act" && sense.act === "carry") ||
          (sense.is === "row" && (sense.row === "carriedForward" || sense.row === "broughtForward")),
      );
      const behind =
        carriedBehind !== undefined &&
        carriedBehind.start - number.end <= 4 &&
        !left.tokens.some((token) => token.sense.is === "row") &&
        (text[number.start - 1] === "的" || text[number.start - 1] === "有");
      const bare = behind || (!left.tokens.some(isContent) && unknown(this.read, left.start, left.end, left.tokens) <= 1);
      // 「受理政府信息公开申请，共12件」: nothing stands before the figure itself; look back, but not over another figure.
      const rightSpeaks = right.tokens.some(isContent);
      if (bare && !rightSpeaks && previousEnd < strictStart) left = at(Math.max(previousEnd, sentence.start), number.start);
      previousEnd = number.end;
      for (; depthAt < number.start; depthAt += 1) depth += text[depthAt] === "（" ? 1 : text[depthAt] === "）" ? -1 : 0;
      const clause = text.slice(
        lastOf(text, "，；。：！？", number.start, Math.max(sentence.start, number.start - 60)) + 1,
        number.start,
      );
      if (WHOLE_AREA.some((word) => clause.includes(word))) narrowed = false;
      else if (
        otherBody(clause, this.setting.unit) ||
        left.tokens.some((token) => token.sense.is === "mark" && token.sense.mark === "narrow")
      )
        narrowed = true;
      // 近三年、五年来: more than the report's year.
      if (number.unit === "年" && (text[number.start - 1] === "近" || text.startsWith("来", number.end))) partial = true;

      const claim = this.claimOf(k, number, left, right, bare && rightSpeaks, {
        sentence,
        tokens,
        inList,
        organs,
        otherYear,
        partial,
        subject,
        subjectAct,
        courts,
        family,
        aboutDisclosure,
        columnsSeen,
        narrowed,
        inBrackets: depth > 0,
      });
      if (bare && rightSpeaks && claim.measure) taken = Math.min(rightEnd + 1, sentence.end);
      if (left.tokens.some((token) => token.sense.is === "mark" && token.sense.mark === "organ")) organs += 1;
      this.claims.push(claim);
      if (claim.measure && claim.verdict !== "outside") {
        if (claim.measure.id === "new" || claim.measure.rule === "R52") this.topic = "request";
        family = familyOf(claim);
        if (tableOf(claim.measure) === "requests" && claim.column === undefined) this.lastRequests = claim.measure;
        const [what, act] = claim.measure.id.split(".") as [Subject, SubjectAct];
        if (isDocument(what)) {
          subject = what;
          subjectAct = act;
        } else if (isDecision(what)) {
          subject = what;
          subjectAct = claim.sure ? "decide" : subjectAct;
        }
      }
    }
    this.standing = { otherYear, partial, narrowed };
    while (next < tokens.length) {
      const { sense } = tokens[next]!;
      if (sense.is === "topic") this.topic = sense.topic;
      next += 1;
    }
    this.disclosed ||= aboutDisclosure;
  }

  private outside(number: number, outside: Outside): Claim {
    return { number, sure: false, verdict: "outside", outside, readings: [] };
  }

  private claimOf(
    k: number,
    number: WrittenNumber,
    left: Window,
    right: Window,
    fromRight: boolean,
    state: {
      readonly sentence: TextRange;
      readonly tokens: readonly Token[];
      readonly inList: boolean;
      readonly organs: number;
      readonly otherYear: boolean;
      readonly partial: boolean;
      readonly subject: Subject | undefined;
      readonly subjectAct: SubjectAct | undefined;
      readonly courts: readonly Courts[];
      readonly family: Family | undefined;
      readonly aboutDisclosure: boolean;
      readonly columnsSeen: number;
      readonly narrowed: boolean;
      readonly inBrackets: boolean;
    },
  ): Claim {
    const { text } = this.read;
    const has = (window: Window, mark: WordClass): boolean =>
      window.tokens.some((token) => token.sense.is === "mark" && token.sense.mark === mark);
    const money = number.unit === "元";
    if (!money && !COUNTED.has(number.unit)) return this.outside(k, "not-counted");
    if (number.each) return this.outside(k, "not-counted");
    // 「无一件被纠正」 counts nothing.
    if (number.value === 1 && text[number.start - 1] === "无") return this.outside(k, "not-counted");
    if (has(left, "change") || has(left, "compare") || (fromRight && has(right, "change"))) return this.outside(k, "change");
    // 「…的131件增加12件」: the figure is where a difference starts from.
    if (text.startsWith("增", number.end) || text.startsWith("减少", number.end) || text.startsWith("下降", number.end))
      return this.outside(k, "change");
    if (state.otherYear && !senses(left.tokens, "row").some(({ sense }) => sense.row === "broughtForward"))
      return this.outside(k, "other-year");
    if (has(left, "average")) return this.outside(k, "not-counted");
    if (has(left, "guide")) return this.outside(k, "other-body");
    const beyond = has(left, "beyond");
    const content = fromRight ? right : left;
    if (
      state.inList &&
      has(left, "organ") &&
      senses(left.tokens, "row").length === 0 &&
      senses(left.tokens, "outcome").length === 0
    )
      return this.outside(k, "other-body");
    // 「收到申请3～5件的单位」: the figure describes something else.
    const describes =
      text[number.end] === "的" && !/^的?(?!单位|部门|申请人|乡镇|镇街|县区)/u.test(text.slice(number.end, number.end + 6));
    const doubt = state.narrowed || state.partial || number.upTo !== undefined || describes;

    const answer = (id: MeasureId, sure: boolean, column?: ApplicantWord): Claim =>
      this.judged(k, number, id, sure && !doubt, column);

    if (money) {
      const subjects = senses(left.tokens, "subject").map(({ sense }) => sense.subject);
      if (beyond) return this.outside(k, "not-counted");
      const close = unknown(this.read, left.start, left.end, left.tokens) <= 4;
      if (subjects.includes("charges")) return answer("charges", close);
      if (
        subjects.includes("procurement") ||
        (state.subject === "procurement" && senses(left.tokens, "act").some(({ sense }) => sense.act === "purchase"))
      )
        return answer("procurement.amount", close);
      return this.outside(k, "not-counted");
    }

    // Rows that are named outright.
    const rows = senses(content.tokens, "row");
    const outcomes = senses(content.tokens, "outcome");
    const courtsHere = senses(content.tokens, "topic").filter(({ sense }) => COURT_OF[sense.topic] !== undefined);
    const foreignHere = content.tokens.some((token) => token.sense.is === "topic" && token.sense.topic === "foreign");
    if (rows.length > 0 && outcomes.length === 0) {
      const ids = [...new Set(rows.map(({ sense }) => sense.row))].filter(
        (id, _, all) => !all.some((other) => other.startsWith(`${id}.`)),
      );
      // 「不掌握等原因无法提供」: the reason is one of several, the group is meant.
      const group = rows[rows.length - 1]!;
      if (
        !fromRight &&
        rows.length > 1 &&
        text.slice(rows[rows.length - 2]!.end, group.start).includes("等") &&
        rows[rows.length - 2]!.sense.row.startsWith(`${group.sense.row}.`)
      )
        ids.splice(0, ids.length, group.sense.row);
      const nearest = fromRight ? rows[0]!.sense.row : rows[rows.length - 1]!.sense.row;
      const id =
        ids.length === 2 && ids.includes("granted") && ids.includes("partlyGranted")
          ? "disclosed"
          : ids.includes(nearest)
            ? nearest
            : ids[ids.length - 1]!;
      const between = fromRight
        ? unknown(this.read, number.end, rows[0]!.start, right.tokens)
        : unknown(this.read, rows[rows.length - 1]!.end, number.start, left.tokens);
      if (foreignHere || (this.topic === "foreign" && this.setting.lexicon.measures.get(id)?.part !== "reason"))
        return this.outside(k, "not-an-application");
      if (has(left, "channel") || (beyond && !fromRight)) return this.outside(k, "not-counted");
      const plain =
        this.topic === undefined ||
        this.topic === "request" ||
        id === "received" ||
        id === "broughtForward" ||
        id === "carriedForward";
      const columns = senses(left.tokens, "column").map(({ sense }) => sense.column);
      return answer(
        id === "received" ? "new" : id,
        (ids.length === 1 || id === "disclosed") && plain && between <= 3,
        columns.length === 1 ? columns[0] : undefined,
      );
    }

    // Review and suits.
    if (outcomes.length > 0 || courtsHere.length > 0) {
      if (beyond || has(content, "channel")) return this.outside(k, "not-counted");
      if (outcomes.length > 0) {
        const outcome = (fromRight ? outcomes[0] : outcomes[outcomes.length - 1])!;
        if (fromRight && unknown(this.read, number.end, outcome.start, right.tokens) > 2) return this.outside(k, "not-counted");
        const named = courtsHere.map(({ sense }) => COURT_OF[sense.topic]!);
        // Outcomes are of what was counted last, then of what was named last.
        const counted = courtsOf(state.family);
        const court = named[named.length - 1] ?? counted ?? state.courts[state.courts.length - 1];
        if (court === undefined) return this.outside(k, "not-counted");
        return this.outcome(k, number, outcome.sense.outcome, court, state.courts, !doubt && state.aboutDisclosure !== undefined);
      }
      const last = courtsHere[courtsHere.length - 1]!;
      let court = COURT_OF[last.sense.topic]!;
      const between = fromRight ? 0 : unknown(this.read, last.end, number.start, left.tokens);
      let joined = new Set(courtsHere.map(({ sense }) => COURT_OF[sense.topic])).size === 1;
      const before = courtsHere[courtsHere.length - 2];
      const beforeCourt = before && COURT_OF[before.sense.topic]!;
      if (before && beforeCourt !== court && unknown(this.read, before.end, last.start, left.tokens) <= 2) {
        // 「未经复议直接起诉的行政诉讼」 is one kind of suit, 「行政复议、行政诉讼」 are two things together.
        const kind = court === "suit" && beforeCourt !== "reconsideration" ? beforeCourt : undefined;
        court = kind ?? "proceedings";
        joined = true;
      }
      const work = senses(left.tokens, "act").some(
        ({ sense }) => sense.act === "handle" || sense.act === "accept" || sense.act === "finish",
      );
      return answer(
        `${court}.total`,
        joined && between <= 2 && state.aboutDisclosure && !(work && !this.aboutDisclosureHere(state.tokens)),
      );
    }

    // Documents and decisions.
    const acts = senses(content.tokens, "act");
    const subjects = senses(content.tokens, "subject").map(({ sense }) => sense.subject);
    const about = has(content, "about");
    const documentAct = acts.map(({ sense }) => sense.act).filter((act) => OF_DOCUMENTS.includes(act));
    const subject =
      subjects[subjects.length - 1] ??
      (documentAct.length > 0 && !acts.some(({ sense }) => sense.act === "publish") ? state.subject : undefined);
    if (isDocument(subject)) {
      if (about || beyond || documentAct.includes("inspect") || documentAct.includes("amend"))
        return this.outside(k, "not-counted");
      const act = documentAct[documentAct.length - 1] ?? (subjects.length > 0 ? state.subjectAct : undefined);
      if (act === undefined) return this.outside(k, "not-counted");
      const id: SubjectAct =
        act === "issue" || act === "publish" || act === "issued"
          ? "issued"
          : act === "repeal" || act === "repealed"
            ? "repealed"
            : act;
      // A second figure of the same kind, behind 其中 or in brackets, or of 废止 and 失效, is a part of the first or beside it.
      const measure = `${subject}.${id}` as MeasureId; // Of an act that no column counts there is none.
      const again = this.saidInSentence(measure, state.sentence.start);
      const part = state.inList || state.inBrackets || again;
      return answer(
        measure,
        act !== "publish" && !part && new Set(subjects).size <= 1 && unknown(this.read, left.start, left.end, left.tokens) <= 8,
      );
    }
    if (subject !== undefined && isDecision(subject) && subjects.length > 0) {
      if (about || beyond || has(left, "channel") || documentAct.length > 0) return this.outside(k, "not-counted");
      const token = content.tokens.filter((one) => one.sense.is === "subject").pop()!;
      const decided =
        text.slice(token.start, token.end).includes("决定") ||
        acts.some(({ sense }) => ["decide", "handle", "finish"].includes(sense.act)) ||
        state.subjectAct === "decide" ||
        text.startsWith("决定", token.end);
      const between = fromRight ? 0 : unknown(this.read, token.end, number.start, left.tokens);
      return answer(subject, decided && new Set(subjects).size === 1 && between <= 2 && number.unit !== "项" && !state.inList);
    }
    if (subject === "procurement" && subjects.length > 0) return answer("procurement.items", true);

    // Applications, by what was done with them.
    // 「收到1352件，上年结转47件，共计1399件」: what was just counted, together.
    const together = left.tokens.some((token) => token.sense.is === "list" && token.sense.list === "sum");
    if (together && unknown(this.read, left.start, left.end, left.tokens) === 0) {
      if (state.family === "broughtForward" || state.family === "received" || state.family === "new")
        return answer("handled", false);
      if (state.family === "court.suitAfterReconsideration" || state.family === "court.directSuit")
        return answer("suit.total", false);
    }
    const leftTopics = senses(left.tokens, "topic");
    const rightTopics = senses(right.tokens, "topic").filter(
      (token) => unknown(this.read, number.end, token.start, right.tokens) <= 4,
    );
    const named = leftTopics[leftTopics.length - 1] ?? rightTopics[0];
    const topic = named?.sense.topic ?? this.topic;
    if (topic === "foreign" || named?.sense.topic === "publication") return this.outside(k, "not-an-application");
    if (beyond) return this.outside(k, "not-counted");
    const channel = left.tokens.find((token) => token.sense.is === "mark" && token.sense.mark === "channel");
    if (channel && !ALL_WAYS.some((word) => text.slice(channel.end, number.start).includes(word)))
      return this.outside(k, "not-counted");
    const columns = senses(left.tokens, "column");
    const column = columns[columns.length - 1]?.sense.column;
    const ownActs = senses(left.tokens, "act").filter(({ sense }) => OF_APPLICATIONS.includes(sense.act));
    const carryRight = fromRight ? senses(right.tokens, "act").filter(({ sense }) => sense.act === "carry") : [];
    if (carryRight.length > 0) return this.carried(k, number, right, !doubt);
    const act = ownActs[ownActs.length - 1];
    if (topic !== undefined && topic !== "request")
      return act || column !== undefined ? this.outside(k, "not-an-application") : this.outside(k, "not-counted");
    if (act) {
      if (act.sense.act === "carry") return this.carried(k, number, left, !doubt);
      // 「劳动仲裁申请」, 「社保转移申请」: words that are not known say which application it is, and not ours.
      const modified =
        named !== undefined &&
        named.sense.strong !== true &&
        named.start > act.end &&
        unknown(this.read, act.end, named.start, left.tokens) >= 2;
      if (modified) return this.outside(k, "not-an-application");
      const strongHere = named !== undefined;
      const between = unknown(this.read, act.end, number.start, left.tokens);
      const id = DONE_WITH[act.sense.act as keyof typeof DONE_WITH];
      const clear = strongHere ? between <= 12 : between <= 1 && topic === "request";
      // 「收到公民提出的申请」 may mean everybody's.
      if (column !== undefined) {
        const all = this.judged(k, number, id, false);
        return all.verdict === "agrees" || all.verdict === "either" ? all : answer(id, false, column);
      }
      // Work on applications inside a list is somebody's share, unless the list itself is what was done with them.
      return answer(
        id,
        clear &&
          !(
            state.inList &&
            (act.sense.act === "receive" || act.sense.act === "accept") &&
            this.lastRequests !== undefined &&
            !strongHere
          ),
      );
    }
    if (column !== undefined) {
      const whole = this.lastRequests ?? this.setting.lexicon.measures.get("received")!;
      const clear = topic === "request" || leftTopics.length > 0 || state.columnsSeen >= 2;
      const last = columns[columns.length - 1]!;
      const between = unknown(this.read, last.end, number.start, left.tokens);
      return answer(whole.id === "handled" || whole.id === "new" ? "received" : whole.id, clear && between <= 2, column);
    }
    if (leftTopics.length > 0 || rightTopics.length > 0) {
      const token = leftTopics[leftTopics.length - 1];
      const strong = token?.sense.strong === true && unknown(this.read, token.end, number.start, left.tokens) <= 1;
      return answer("received", strong && !state.inList);
    }
    // 「其中7件已答复，1件正在办理中」
    if (topic === "request" && state.inList && text.startsWith("已答复", number.end)) return answer("processed", false);
    if (topic === "request" && state.inList && /^(?:仍|尚|还)?(?:在|正在)办理/u.test(text.slice(number.end, number.end + 6)))
      return answer("carriedForward", false);
    // 「其他1件」 belongs to the list it closes.
    const rest = left.tokens.some((token) => token.sense.is === "list" && token.sense.list === "rest");
    if (rest && state.family !== undefined && unknown(this.read, left.start, left.end, left.tokens) <= 1) {
      if (state.family === "column")
        return answer((this.lastRequests ?? this.setting.lexicon.measures.get("received")!).id, false, "otherEntity");
      if (state.family === "result") return answer("other", false);
      const court = courtsOf(state.family);
      if (court !== undefined) return answer(`${court}.otherResult`, false);
    }
    return this.outside(k, "not-counted");
  }

  /** Looks back no further than the sentence goes, however long the paragraph is. */
  private saidInSentence(id: MeasureId, from: number): boolean {
    for (let i = this.claims.length - 1; i >= 0; i -= 1) {
      const { number, measure } = this.claims[i]!;
      if (this.read.numbers[number]!.start < from) return false;
      if (measure?.id === id) return true;
    }
    return false;
  }

  private aboutDisclosureHere(tokens: readonly Token[]): boolean {
    return tokens.some(
      (token) =>
        (token.sense.is === "mark" && token.sense.mark === "disclosure") ||
        (token.sense.is === "topic" && token.sense.topic === "request"),
    );
  }

  /** 结转 alone: the year beside it, or 下 and 上, say which way. */
  private carried(k: number, number: WrittenNumber, window: Window, sure: boolean): Claim {
    const said = this.read.text.slice(window.start, window.end);
    const year = within(this.read.numbers, window.start, window.end).find((one) => one.kind === "date")?.date?.year;
    if (year === this.setting.year + 1 || said.includes("下") || said.includes("次年") || said.includes("明年"))
      return this.judged(k, number, "carriedForward", sure);
    if (year === this.setting.year - 1 || said.includes("上")) return this.judged(k, number, "broughtForward", sure);
    const out = this.judged(k, number, "carriedForward", false);
    return out.verdict === "outside" ? this.judged(k, number, "broughtForward", false) : out;
  }

  /** An outcome may be of the court named last, of all suits, or of everything named in the sentence. */
  private outcome(
    k: number,
    number: WrittenNumber,
    outcome: CaseOutcome,
    court: Courts,
    courts: readonly Courts[],
    sure: boolean,
  ): Claim {
    const wider: Courts[] = [court];
    if (court === "directSuit" || court === "suitAfterReconsideration") wider.push("suit");
    if (new Set(courts).size > 1) wider.push("proceedings");
    for (const one of wider) {
      const claim = this.judged(k, number, `${one}.${outcome}`, sure);
      if (claim.verdict === "agrees" || claim.verdict === "either") return claim;
    }
    return this.judged(k, number, `${court}.${outcome}`, sure && new Set(courts).size <= 2);
  }

  private judged(k: number, number: WrittenNumber, id: MeasureId, sure: boolean, column?: ApplicantWord): Claim {
    const measure = this.setting.lexicon.measures.get(id);
    if (!measure) return this.outside(k, "not-counted");
    const { tables } = this.setting;
    const claim = { number: k, measure, ...(column !== undefined && { column }), sure };
    if (!tables || !filledIn(tables, tableOf(measure))) return { ...claim, verdict: "undecided", readings: [] };
    const money = number.unit === "元";
    const found = readings(tables, measure, column && columnsMeant(column, this.setting.lexicon.words));
    if (found.length === 0) return { ...claim, verdict: "undecided", readings: [] };
    // The tables count money in 万元; the prose was made 元.
    const inUnit = (value: number | Decimal): number | Decimal => (money ? inYuan(value) : value);
    const agreeing = found.filter((reading) =>
      money || number.scale >= 4 ? saysRounded(number, inUnit(reading.value)) : says(number, reading.value),
    );
    if (agreeing.length > 0) {
      const rest = found.filter((reading) => !agreeing.includes(reading));
      return { ...claim, verdict: agreeing.length > 1 ? "either" : "agrees", readings: [...agreeing, ...rest] };
    }
    if (!sure) return { ...claim, verdict: "outside", readings: found };
    const digits =
      money &&
      found.some(
        (reading) =>
          saysRounded({ ...number, value: shift(number.value!, 4) }, inUnit(reading.value)) ||
          saysRounded({ ...number, value: shift(number.value!, -4) }, inUnit(reading.value)),
      );
    return { ...claim, verdict: "disagrees", readings: found, ...(digits && { magnitude: true as const }) };
  }
}

const isDocument = (subject: Subject | undefined): subject is DocumentKind =>
  subject === "governmentRules" || subject === "normativeDocuments";
const isDecision = (subject: Subject | undefined): subject is DecisionKind =>
  subject === "licensing" || subject === "penalties" || subject === "coercion";

const inYuan = (value: number | Decimal): number | Decimal =>
  typeof value !== "number" && value.unit === "元" ? shift(value, 0) : shift(value, 4);

/** What a figure is counted among: lists go on about it. */
type Family = "column" | "result" | `court.${Courts}` | MeasureId;

const COURT = "court.";
const courtsOf = (family: Family | undefined): Courts | undefined =>
  family?.startsWith(COURT) ? (family.slice(COURT.length) as Courts) : undefined;

function familyOf(claim: Claim): Family | undefined {
  if (claim.column !== undefined) return "column";
  const { id } = claim.measure!;
  if (tableOf(claim.measure!) === "proceedings") return `court.${id.split(".")[0] as Courts}`;
  return claim.measure!.part === "result" ? "result" : id;
}

function lastOf(text: string, stops: string, before: number, floor: number): number {
  for (let i = before - 1; i >= floor; i -= 1) if (stops.includes(text[i]!)) return i;
  return floor - 1;
}

function nextOf(text: string, stops: string, from: number, ceiling: number): number {
  for (let i = from; i < ceiling; i += 1) if (stops.includes(text[i]!)) return i;
  return ceiling;
}

/** One claim for each figure of a paragraph, in order. */
export const claims = (read: Read, setting: Setting): Claim[] => new Reader(read, setting).all();
