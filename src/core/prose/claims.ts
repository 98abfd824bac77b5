// What each figure of the prose counts, by the words around it, and whether the tables agree.
import { asideRules } from "./claims/aside-rules";
import { carriedWhere } from "./claims/carried";
import { courtPlain } from "./claims/cases";
import { countsYears, dated, isCompared, LIST_OF_SOME, OF_SOME, OF_THE_COUNTED, OF_THESE, type Course } from "./claims/course";
import { requestRules } from "./claims/request-rules";
import {
  courtsOf,
  isDecision,
  isDocument,
  outside,
  type Before,
  type Claim,
  type ClaimRule,
  type Said,
  type Setting,
  type SubjectAct,
} from "./claims/said";
import { tableRules } from "./claims/table-rules";
import { familyOf, heldTogether, isWholeOfOurs, measureBefore, saidInSentence } from "./claims/together";
import { endsInBody, otherBody, whoseIs } from "./claims/whose";
import { compareFigures } from "../figures/values";
import { tableOf } from "./figures";
import type { WrittenNumber } from "./numbers/written";
import { has, isContent, isMark, lastOf, nextOf, STOPS, STRONG_STOPS, unknown, type Read, type Window } from "./read";
import { within, type TextRange } from "./text";
import { COURT_OF, type CaseOutcome, type Measure, type Subject, type Token, type Topic } from "./words";

/** Figures up to this meet by chance. */
const BY_CHANCE = 10;

/** Every rule in the order in which a figure is asked about: first whose and when, then of what. */
export const claimRules: readonly ClaimRule[] = [...asideRules, ...tableRules, ...requestRules];

const AMONG = /^[^，。；、：（）0-9]{0,10}(?<!审理|办理|处理|进行)中(?![，。；、）])/u;

const JOINED = /^[^0-9]{0,14}?(?=[与和及加][上]?(?:上一?年|去年|20[0-9]{2}年)[^0-9]{0,6}(?:结转|遗留|未办结)[^0-9]{0,4}$)/u;

const ACTS: ReadonlySet<string> = new Set(["act-on-applications", "other-business", "by-one-way", "not-told-apart"]);

/** Rules that read applications, or something done with them. */
const OF_REQUESTS: ReadonlySet<string> = new Set([...ACTS, "applications-named", "some-of-what-was-done", "among-them"]);

const isFigure = (number: WrittenNumber): number is Said["number"] => number.kind === "figure" && number.value !== undefined;

/** Goes through the sentences of a paragraph; what one has said holds for the next. */
class Reader {
  private topic: Topic | undefined;
  private readonly claims: Claim[] = [];
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

  private opening(sentence: TextRange, tokens: readonly Token[]): Course {
    // 「已办结132件，9件结转下一年度」: what is carried over is applications, whatever was said before.
    if (
      this.topic === undefined &&
      tokens.some(({ sense }) => sense.is === "row" && (sense.row === "carriedForward" || sense.row === "broughtForward"))
    )
      this.topic = "request";
    // 「其中，…」 goes on about what the sentence before counted, in its year and of its body.
    const goesOn = this.read.lists.goesOn.some((word) => this.read.text.startsWith(word, sentence.start));
    return {
      otherYear: goesOn && this.standing.otherYear,
      yearEnd: undefined,
      partial: goesOn && this.standing.partial,
      narrowed: goesOn && this.standing.narrowed,
      ofSome: false,
      inList: false,
      ofThese: false,
      subject: undefined,
      subjectAct: undefined,
      courts: [],
      courtPlain: undefined,
      actsPlain: undefined,
      family: undefined,
      outcome: undefined,
      depth: 0,
      from: sentence.start,
      outer: [],
    };
  }

  /** What a word on the way to a figure says of it. */
  private hear({ start, sense }: Token, course: Course): void {
    switch (sense.is) {
      case "topic": {
        this.topic = sense.topic;
        const court = COURT_OF[sense.topic];
        if (court !== undefined && course.courts.at(-1) !== court) course.courts.push(court);
        break;
      }
      case "subject":
        if (
          !(isDocument(sense.subject) && isDocument(course.subject)) &&
          sense.subject !== course.subject &&
          !(isDecision(sense.subject) && isDecision(course.subject))
        )
          course.subjectAct = undefined;
        course.subject = sense.subject;
        break;
      case "list":
        if (sense.list === "ofWhich" || sense.list === "closed") course.inList = true;
        break;
      case "mark":
        // 「2024年全年」 is that year.
        if (sense.mark === "present" && (course.yearEnd === undefined || start - course.yearEnd > 1))
          course.otherYear = course.partial = false;
        if (sense.mark === "past") course.otherYear = !isCompared(this.read, start);
        if (sense.mark === "partial" || sense.mark === "span") course.partial = true;
        break;
      case "row":
      case "column":
      case "outcome":
      case "act":
        break;
    }
  }

  /** Brackets that open and close on the way to a figure; what a bracket counts ends with it. */
  private brackets(from: number, to: number, course: Course): void {
    const { text } = this.read;
    for (let i = from; i < to; i += 1) {
      if (text[i] === "（") {
        course.depth += 1;
        course.outer.push({
          family: course.family,
          topic: this.topic,
          lastRequests: this.lastRequests,
          measure: measureBefore(this.read, this.claims, course.from),
        });
      } else if (text[i] === "）") {
        course.depth -= 1;
        const kept = course.outer.pop();
        if (kept) {
          course.family = kept.family;
          this.topic = kept.topic;
          this.lastRequests = kept.lastRequests;
        }
      }
    }
  }

  /** Whose the clause is: another body's stays until the whole area or the unit itself is named. */
  private body(before: string, clause: string, words: readonly Token[], left: Window, course: Course): void {
    const { unit } = this.setting;
    const { lists } = this.read;
    // 「最多的是区住建局，全年收到188件」
    if (endsInBody(before, lists) && otherBody(before, unit, lists)) course.narrowed = true;
    const whose = whoseIs(clause, words, unit, this.read);
    if (whose !== undefined) course.narrowed = whose === "others";
    else if (has(left, "narrow")) course.narrowed = true;
  }

  private sentence(sentence: TextRange, from: number, to: number, tokens: readonly Token[]): void {
    const { numbers, text } = this.read;
    const aboutDisclosure =
      this.disclosed ||
      tokens.some((token) => isMark(token, "disclosure") || (token.sense.is === "topic" && token.sense.topic === "request"));
    const course = this.opening(sentence, tokens);
    const columnsSeen = tokens.filter(({ sense }) => sense.is === "column").length;
    const figures: number[] = [];
    for (let k = from; k < to; k += 1) if (isFigure(numbers[k]!)) figures.push(k);
    const first = this.claims.length;
    let next = 0;
    let place = 0;
    let bracketsTo = sentence.start;
    let previousEnd = sentence.start;
    /** Where the words behind the last figure end that were its own: 「1件维持、1件尚未审结」. */
    let taken = sentence.start;
    /** Where they end if they told what became of it. */
    let told = sentence.start;

    for (let k = from; k < to; k += 1) {
      const number = numbers[k]!;
      for (; next < tokens.length && tokens[next]!.start < number.start; next += 1) {
        const token = tokens[next]!;
        this.brackets(bracketsTo, token.start, course);
        bracketsTo = Math.max(bracketsTo, token.start);
        this.hear(token, course);
      }
      this.brackets(bracketsTo, number.start, course);
      bracketsTo = Math.max(bracketsTo, number.start);
      if (number.kind === "date") {
        dated(number, course, this.read, this.setting.year);
        continue;
      }
      if (!isFigure(number)) continue;
      const until = numbers[figures[(place += 1)] ?? -1]?.start ?? sentence.end;
      const { left, right, fromRight } = this.around(number, sentence, previousEnd, { taken, told }, until, tokens);
      const previousFigure = previousEnd;
      previousEnd = number.end;
      const clause = text.slice(
        lastOf(text, "，；。：！？", number.start, Math.max(sentence.start, number.start - 60)) + 1,
        number.start,
      );
      const clauseStart = number.start - clause.length;
      const before = text.slice(
        lastOf(text, "，；。：！？", clauseStart - 1, Math.max(sentence.start, previousFigure, clauseStart - 40)) + 1,
        Math.max(clauseStart - 1, previousFigure),
      );
      if (course.ofSome && text.slice(previousFigure, number.start).includes("；")) course.narrowed = course.ofSome = false;
      this.body(before, clause, within(tokens, number.start - clause.length, number.start), left, course);
      // 「已办结的申请中，…」, without a figure.
      const opening = text.slice(sentence.start, Math.min(number.start, sentence.start + 30));
      if (OF_THESE.test(opening) || this.read.patterns.dividedBy.test(opening)) course.ofThese = true;
      countsYears(number, course, text);
      const said = this.said(k, number, { left, right, fromRight }, course, sentence, tokens, columnsSeen);
      const claim = this.claim(said);
      // What ends with 中 takes no sign with it: 「7件申请中予以公开6件」.
      if (fromRight && claim.measure) taken = Math.min(right.end + (STOPS.includes(text[right.end] ?? "") ? 1 : 0), sentence.end);
      if (fromRight && claim.reason.rule === "outcome-of-cases") told = taken;
      this.claims.push(claim);
      this.divides(number, claim, course);
      this.follow(claim, said, course);
    }
    heldTogether(this.read, this.claims, first);
    this.standing = { otherYear: course.otherYear, partial: course.partial, narrowed: course.narrowed };
    for (; next < tokens.length; next += 1) {
      const { sense } = tokens[next]!;
      if (sense.is === "topic") this.topic = sense.topic;
    }
    this.disclosed ||= aboutDisclosure;
  }

  /** The words that are a figure's own: before it back to a stop, behind it where nothing stands before. */
  private around(
    number: WrittenNumber,
    sentence: TextRange,
    previousEnd: number,
    { taken, told }: { readonly taken: number; readonly told: number },
    until: number,
    tokens: readonly Token[],
  ): Pick<Said, "left" | "right" | "fromRight"> {
    const { text } = this.read;
    const at = (start: number, end: number): Window => ({ start, end, tokens: within(tokens, start, end) });
    // 「2件维持、1件确认违法」: nor over words that are another figure's own.
    const floor = Math.max(sentence.start, previousEnd, told);
    const start = Math.max(taken, previousEnd, lastOf(text, STRONG_STOPS, number.start, floor) + 1);
    const left = at(start, number.start);
    // 「97件办结申请中，予以公开占42%」: what is behind 中 is told of some of them.
    const among = AMONG.exec(text.slice(number.end, Math.min(until, number.end + 14)))?.[0].length;
    const stop = among === undefined ? nextOf(text, STOPS, number.end, until) : number.end + among;
    // 「25件申请与上年结转的2件」: behind 与 the next figure's words begin.
    const joined = JOINED.exec(text.slice(number.end, stop))?.[0].length;
    const right = at(number.end, joined === undefined ? stop : number.end + joined);
    // 「尚在办理中的9件结转至下年」: what is behind the figure says it, whatever stands before.
    const carried = right.tokens.find(
      ({ sense }) =>
        (sense.is === "act" && sense.act === "carry") ||
        (sense.is === "row" && (sense.row === "carriedForward" || sense.row === "broughtForward")),
    );
    // 「还剩6件申请留到2023年办理」
    const wordless = carriedWhere(text.slice(right.start, right.end), this.setting.year, this.read.patterns) !== undefined;
    const behind =
      ((carried !== undefined && carried.start - number.end <= 4) || wordless) &&
      !left.tokens.some((token) => token.sense.is === "row") &&
      (text[number.start - 1] === "的" ||
        text[number.start - 1] === "有" ||
        this.read.patterns.timeLead.test(text.slice(left.start, number.start)));
    const bare = behind || (!left.tokens.some(isContent) && unknown(this.read, left.start, left.end, left.tokens) <= 1);
    const rightSpeaks = right.tokens.some(isContent);
    // 「受理政府信息公开申请，共12件」: nothing stands before the figure itself; look back, but not over another figure.
    const back = bare && !rightSpeaks && previousEnd < start;
    return { left: back ? at(floor, number.start) : left, right, fromRight: bare && rightSpeaks };
  }

  private said(
    k: number,
    number: Said["number"],
    words: Pick<Said, "left" | "right" | "fromRight">,
    course: Course,
    sentence: TextRange,
    tokens: readonly Token[],
    columnsSeen: number,
  ): Said {
    const { text } = this.read;
    // 「收到申请3～5件的单位」: the figure describes something else.
    const describes = this.read.patterns.describedByCount.test(text.slice(number.end, number.end + 6));
    const outer = course.outer.at(-1);
    const before: Before = {
      sentence,
      tokens,
      inList: course.inList,
      otherYear: course.otherYear,
      partial: course.partial,
      subject: course.subject,
      subjectAct: course.subjectAct,
      courts: course.courts,
      courtPlain: course.courtPlain,
      actsPlain: course.actsPlain,
      family: course.family,
      outcome: course.outcome,
      columnsSeen,
      narrowed: course.narrowed,
      inBrackets: course.depth > 0,
      outer: outer?.measure,
      ofThese: course.ofThese,
      topic: this.topic,
      disclosed: this.disclosed,
      lastRequests: this.lastRequests,
      saidBefore: (id) => saidInSentence(this.read, this.claims, id, sentence.start),
    };
    return {
      k,
      number,
      read: this.read,
      setting: this.setting,
      ...words,
      content: words.fromRight ? words.right : words.left,
      before,
      doubt: course.narrowed || course.partial || number.upTo !== undefined || describes,
    };
  }

  private claim(said: Said): Claim {
    for (const { name, when, read } of claimRules) {
      const ground = when(said);
      if (ground) return { ...read(said, ground), reason: { rule: name, words: ground } };
    }
    return { ...outside(said, "not-counted"), reason: { rule: "nothing-known", words: [] } };
  }

  /** What is told of behind a figure is of some of them. */
  private divides({ end, value }: Said["number"], claim: Claim, course: Course): void {
    const behind = this.read.text.slice(end, end + 14);
    // 「办结的45件中，…」: what follows are some of these.
    if (OF_THE_COUNTED.test(behind)) course.ofThese = true;
    if (claim.verdict !== "outside") return;
    // 「涉及用地批文的143件申请中，…」: what follows divides those only.
    const among = OF_SOME.test(behind);
    const list = claim.outside !== "change" && OF_REQUESTS.has(claim.reason.rule) && LIST_OF_SOME.test(behind);
    if ((!among && !list) || isWholeOfOurs(value, this.setting)) return;
    course.narrowed = true;
    course.ofSome ||= list;
  }

  /** What a figure leaves behind for those that follow it. */
  private follow(claim: Claim, said: Said, course: Course): void {
    if (ACTS.has(claim.reason.rule)) course.actsPlain ??= claim.verdict !== "outside";
    if (!claim.measure || claim.verdict === "outside") {
      // Cases that are not plainly ours: neither are their outcomes.
      if (claim.reason.rule === "cases") course.courtPlain = claim.verdict !== "outside";
      return;
    }
    if (claim.measure.id === "new" || claim.measure.rule === "R52") this.topic = "request";
    course.family = familyOf(claim);
    if (courtsOf(course.family) !== undefined) course.outcome ??= claim.measure.id.split(".")[1] as CaseOutcome;
    const table = tableOf(claim.measure);
    if (table === "requests" && claim.column === undefined) this.lastRequests = claim.measure;
    if (table === "proceedings" && claim.reason.rule === "cases")
      course.courtPlain = claim.verdict !== "disagrees" || courtPlain(said);
    const [what, act] = claim.measure.id.split(".") as [Subject, SubjectAct];
    if (isDocument(what)) {
      course.subject = what;
      course.subjectAct = act;
    } else if (isDecision(what)) {
      course.subject = what;
      // 「行政许可402件，行政处罚12件」: what the table bears out is counted as the table counts it.
      const borneOut = claim.verdict === "agrees" && compareFigures(said.number.value, BY_CHANCE) > 0;
      course.subjectAct = claim.sure || borneOut ? "decide" : course.subjectAct;
    }
  }
}

/** One claim for each figure of a paragraph, in order. */
export const claims = (read: Read, setting: Setting): Claim[] => new Reader(read, setting).all();
