// 未收到申请, 没有发生复议: denied while the tables have some.
import type { RuleId } from "../../form/law";
import { columnsMeant, readings } from "../figures";
import { isMark, senses, type Read, type SenseToken } from "../read";
import { within, type TextRange } from "../text";
import type { PhrasePatterns, WordLists } from "../word-lists";
import type { ApplicantWord, Lexicon, MeasureId, ProseWords, Token } from "../words";
import { courtOf, ofOthers, otherYear, positive, topicOf, type ClauseSetting, type Worded } from "./clause";

/** The word that denies, the first of a clause and the longest there. */
function negationAt(text: string, clause: TextRange, { denials, lists }: ProseWords): TextRange | undefined {
  const { negations, notNegations } = denials;
  const said = text.slice(clause.start, clause.end);
  let best: TextRange | undefined;
  for (const word of negations) {
    const at = said.indexOf(word);
    if (
      at < 0 ||
      (notNegations.some((not) => said.startsWith(not, at)) && !lists.negationsAllTheSame.some((one) => said.startsWith(one, at)))
    )
      continue;
    if (!best || clause.start + at < best.start || (clause.start + at === best.start && word.length > best.end - best.start))
      best = { start: clause.start + at, end: clause.start + at + word.length };
  }
  return best;
}

/** 「未发生…行政复议」: the denial and what it denies. */
function quoted(text: string, negation: TextRange, token: TextRange): string {
  const between = text.slice(negation.end, token.start);
  return `${text.slice(negation.start, negation.end)}${between.length <= 8 ? between : "…"}${text.slice(token.start, token.end)}`;
}

/** A clause that denies something, with the words behind the denial. */
interface Denial {
  readonly text: string;
  readonly clause: TextRange;
  readonly negation: TextRange;
  readonly after: readonly Token[];
  readonly words: ProseWords["denials"] & Pick<WordLists, "issuedNone">;
  readonly patterns: PhrasePatterns;
  readonly part: (id: MeasureId) => "result" | "reason" | undefined;
}

/** What a denial says that there is none of. */
interface Denied {
  readonly id: MeasureId;
  readonly rule: RuleId;
  readonly end: number;
  readonly quote?: string;
  /** Of these applicants only. */
  readonly column?: ApplicantWord;
}

interface DenialRule {
  readonly name: string;
  readonly when: (denial: Denial) => boolean;
  readonly read: (denial: Denial) => readonly Denied[];
}

const courtsIn = ({ after }: Denial) => after.filter((token) => courtOf(token) !== undefined);
const rowIn = ({ after }: Denial) => senses(after, "row")[0];
const subjectIn = ({ after }: Denial) => senses(after, "subject")[0];
/** The applicants who are said to have asked for nothing, and nothing else told of it. */
const applicantsIn = ({ text, after, negation, clause }: Denial) =>
  senses(after, "column").filter(
    ({ start, end }) =>
      /(?:收到|接到|受理|有|无)$/u.test(text.slice(negation.start, start)) &&
      /^(?:的|提出的?|提交的?)?(?:依申请公开|政府信息公开|信息公开|公开)?申请$/u.test(text.slice(end, clause.end)),
  );
const wordOf = ({ text, negation }: Denial): string => text.slice(negation.start, negation.end);

/** 「无因答复不准确导致的诉讼」 leaves room for others. */
const WITH_A_FAULT = /因[^，。；]{0,12}(?:不|错|未|违|拒|超)/u;
const NEW = /^(?:本机关|我局)?新(?:增|出台|发|印发)?的?(?:行政)?$/u;

const THERE_IS_NONE = /^(?:无|没有|暂无|未有|不存在|(?:未|没有)(?:发生|出现|产生))$/u;

/** 「未收到政府信息公开申请」, said of all applications and no kind of them. */
function allApplications(denial: Denial): readonly Denied[] {
  const { text, clause, negation, after } = denial;
  const request = senses(after, "topic").find(({ sense }) => sense.topic === "request" && sense.strong);
  if (!request) return [];
  const narrower = after.some(
    (token) =>
      (isMark(token, "channel") && !text.startsWith("书面", token.start)) ||
      isMark(token, "beyond") ||
      isMark(token, "narrow") ||
      token.sense.is === "column" ||
      topicOf(token) === "foreign",
  );
  if (narrower) return [];
  // 「没有依申请公开工作经验」: the denied thing must be what ends the clause, or be received.
  const received = /收到|接到|受理/u.test(text.slice(negation.start, request.start + 1));
  // 「未计入依申请公开」 and 「不属于…」 deny something else than that there were any.
  const none = THERE_IS_NONE.test(wordOf(denial));
  return received || (none && denial.patterns.endsApplications.test(text.slice(request.end, clause.end)))
    ? [{ id: "received", rule: "R50", end: negation.end, quote: quoted(text, negation, request) }]
    : [];
}

/** Ordered: the first that applies says what is denied. */
export const denialRules: readonly DenialRule[] = [
  {
    name: "cases-without-a-fault",
    when: (denial) => {
      const [court] = courtsIn(denial);
      return court !== undefined && WITH_A_FAULT.test(denial.text.slice(denial.negation.end, court.start));
    },
    read: () => [],
  },
  {
    // 「未纳入行政复议统计」, 「未影响诉讼」: something was not done with them.
    name: "cases-not-denied",
    when: (denial) =>
      courtsIn(denial).length > 0 &&
      wordOf(denial) === "未" &&
      !denial.patterns.happened.test(denial.text.slice(denial.negation.end, courtsIn(denial)[0]!.start + 2)),
    read: () => [],
  },
  {
    name: "no-cases",
    when: (denial) => courtsIn(denial).length > 0,
    read: (denial) => {
      const courts = courtsIn(denial);
      return courts
        .filter((token, i) => courts.findIndex((one) => courtOf(one) === courtOf(token)) === i)
        .map((token) => ({
          id: `${courtOf(token)!}.total` as const,
          rule: "R54" as const,
          end: token.end,
          quote: quoted(denial.text, denial.negation, token),
        }));
    },
  },
  {
    name: "nothing-carried",
    when: (denial) => {
      const row = rowIn(denial);
      const carries = row?.sense.row === "carriedForward" || row?.sense.row === "broughtForward";
      return row !== undefined && carries && row.start - denial.negation.end <= 2;
    },
    read: (denial) => {
      const { sense, end } = rowIn(denial)!;
      return [{ id: sense.row, rule: "R52", end }];
    },
  },
  {
    // 「无不予公开情形」: a result of table three, and nothing more of it.
    name: "no-such-result",
    when: (denial) => {
      const row = rowIn(denial);
      return (
        row !== undefined &&
        denial.part(row.sense.row) !== undefined &&
        (row.start - denial.negation.end <= 2 ||
          denial.patterns.leadsToDenied.test(denial.text.slice(denial.negation.end, row.start))) &&
        denial.patterns.deniedResult.test(denial.text.slice(row.end, denial.clause.end))
      );
    },
    read: (denial) => {
      const { sense, end } = rowIn(denial)!;
      return [{ id: sense.row, rule: "R51", end }];
    },
  },
  {
    name: "nothing-to-carry",
    when: ({ text, negation }) => text.startsWith("结转", negation.end),
    read: ({ negation }) => [{ id: "carriedForward", rule: "R52", end: negation.end + 2 }],
  },
  {
    name: "no-documents",
    when: (denial) => {
      const subject = subjectIn(denial);
      const named = subject?.sense.subject;
      if (!subject || (named !== "governmentRules" && named !== "normativeDocuments")) return false;
      return (
        denial.words.issuedNone.includes(wordOf(denial)) ||
        senses(denial.after, "act").some(({ sense, start }) => sense.act === "issue" && start < subject.start) ||
        NEW.test(denial.text.slice(denial.negation.end, subject.start)) ||
        /^(?:出台|印发|制发|制定|发布实施)$/u.test(denial.text.slice(subject.end, denial.clause.end))
      );
    },
    read: (denial) => {
      const { sense, end } = subjectIn(denial)!;
      return [{ id: `${sense.subject as "normativeDocuments"}.issued`, rule: "R57", end }];
    },
  },
  {
    name: "nothing-repealed",
    when: (denial) => {
      const named = subjectIn(denial)?.sense.subject;
      return wordOf(denial).endsWith("废止") && (named === "governmentRules" || named === "normativeDocuments");
    },
    read: (denial) => {
      const { sense, end } = subjectIn(denial)!;
      return [{ id: `${sense.subject as "normativeDocuments"}.repealed`, rule: "R57", end }];
    },
  },
  {
    name: "no-decisions",
    when: (denial) => {
      const subject = subjectIn(denial);
      const named = subject?.sense.subject;
      const decided = named === "licensing" || named === "penalties" || named === "coercion";
      // 「未发生行政许可超时情形」, 「未办理行政许可的企业」 deny something else.
      return (
        subject !== undefined &&
        decided &&
        denial.words.ofActs.some((word) => denial.text.endsWith(word, subject.start)) &&
        denial.patterns.endsDecisions.test(denial.text.slice(subject.end, denial.clause.end))
      );
    },
    read: (denial) => {
      const { sense, end } = subjectIn(denial)!;
      return [{ id: sense.subject as "licensing", rule: "R30", end }];
    },
  },
  {
    // 「没有行政事业性收费」, and nothing told of it
    name: "no-charges",
    when: (denial) => {
      const subject = subjectIn(denial);
      return (
        subject?.sense.subject === "charges" &&
        /^(?:收取|发生|产生)?$/u.test(denial.text.slice(denial.negation.end, subject.start)) &&
        /^(?:收入|情况|情形)?$/u.test(denial.text.slice(subject.end, denial.clause.end))
      );
    },
    read: (denial) => [{ id: "charges", rule: "R30", end: subjectIn(denial)!.end }],
  },
  {
    // 「未收到法人和其他组织提出的申请」
    name: "no-applicants",
    when: (denial) => applicantsIn(denial).length === 1 && subjectIn(denial) === undefined && rowIn(denial) === undefined,
    read: (denial) => {
      const [{ sense }] = applicantsIn(denial) as [SenseToken<"column">];
      const { text, negation, clause } = denial;
      return [
        { id: "received", rule: "R50", end: clause.end, quote: text.slice(negation.start, clause.end), column: sense.column },
      ];
    },
  },
  {
    name: "no-applications",
    when: (denial) => subjectIn(denial) === undefined && rowIn(denial) === undefined,
    read: allApplications,
  },
];

/** A clause that denies something, whatever that is. */
export function denialIn({ text, tokens }: Read, clause: TextRange, { words, measures }: Lexicon): Denial | undefined {
  const negation = negationAt(text, clause, words);
  const after = negation && within(tokens, negation.start, clause.end);
  return (
    after && {
      text,
      clause,
      negation,
      after,
      words: { ...words.denials, issuedNone: words.lists.issuedNone },
      patterns: words.patterns,
      part: (id) => measures.get(id)?.part,
    }
  );
}

/** 「未收到政府信息公开申请」 while the table has some. */
export function noneSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const { text } = read;
  const { year, unit, tables, lexicon } = setting;
  const denial = denialIn(read, clause, lexicon);
  if (!denial) return [];
  const { negation } = denial;
  const { denials } = lexicon.words;
  const said = text.slice(clause.start, clause.end);
  // What a row is called qualifies nothing: 「没有信访举报投诉类申请」.
  const row = senses(denial.after, "row")[0] ?? senses(denial.after, "subject").find(({ sense }) => sense.subject === "charges");
  const besides = row ? text.slice(clause.start, row.start) + text.slice(row.end, clause.end) : said;
  const qualified = denials.qualified.some((word) => besides.includes(word)) && !read.patterns.noResult.test(said);
  if (qualified || otherYear(read, sentence, negation.end, year)) return [];
  // A figure in the clause says more than the negation does.
  if (within(read.numbers, negation.start, clause.end).some((number) => number.kind === "figure" && number.value !== 1))
    return [];
  const rule = denialRules.find(({ when }) => when(denial));
  return (rule?.read(denial) ?? []).flatMap((denied): Worded[] => {
    const measure = lexicon.measures.get(denied.id);
    const known = measure ? readings(tables, measure, denied.column && columnsMeant(denied.column, lexicon.words)) : [];
    if (!measure || known.length === 0 || positive(known).length < known.length) return [];
    if (ofOthers(read, sentence, negation.start, unit)) return [];
    const { end, quote = text.slice(negation.start, end) } = denied;
    return [
      {
        rule: denied.rule,
        start: negation.start,
        end,
        detail: { kind: "none-said", said: quote, measure: measure.id, name: measure.name, readings: known },
        cells: known[0]!.cells,
      },
    ];
  });
}
