// What a sentence has come to on the way from figure to figure: of which year, whose, what was counted last.
import type { WrittenNumber } from "../numbers/written";
import type { Read } from "../read";
import type { CaseOutcome, Courts, Measure, Subject, Topic } from "../words";
import type { Family, SubjectAct } from "./said";

/** What a sentence has come to, figure by figure. */
export interface Course {
  otherYear: boolean;
  /** Where the last year that was named ends. */
  yearEnd: number | undefined;
  partial: boolean;
  narrowed: boolean;
  /** It is a list of some of them that narrows, no longer than its clause. */
  ofSome: boolean;
  inList: boolean;
  ofThese: boolean;
  subject: Subject | undefined;
  subjectAct: SubjectAct | undefined;
  courts: Courts[];
  courtPlain: boolean | undefined;
  actsPlain: boolean | undefined;
  family: Family | undefined;
  /** What had become of the cases that were counted first. */
  outcome: CaseOutcome | undefined;
  depth: number;
  /** Where the sentence starts. */
  readonly from: number;
  /** What held before each open bracket. */
  outer: {
    readonly family: Family | undefined;
    readonly topic: Topic | undefined;
    readonly lastRequests: Measure | undefined;
    readonly measure: Measure | undefined;
  }[];
}

/** 较上年, 与2024年: what stands here is compared with. */
export const isCompared = ({ text, lists }: Pick<Read, "text" | "lists">, at: number): boolean =>
  lists.compares.some((word) => text.endsWith(word, at));

/** A year sets the year of what follows, unless something is carried over from it or compared with it. */
export function dated(
  { start, end, date }: WrittenNumber,
  course: Course,
  read: Pick<Read, "text" | "lists">,
  ofReport: number,
): void {
  const { text } = read;
  const { year, month, day } = date ?? {};
  const behind = text.slice(end, end + 4);
  const carried =
    /^(?:度)?(?:结转|继续|转入|转至|转来|遗留|未办)/u.test(behind) && year !== ofReport
      ? true
      : /(?:结转|转入|转至|转到|顺延|延续|延至|跨年)[至到入于]?$/u.test(text.slice(Math.max(0, start - 6), start));
  const compared = isCompared(read, start);
  if (year !== undefined && month === undefined) course.yearEnd = end;
  if (year !== undefined && !carried && !compared) {
    course.otherYear = year !== ofReport;
    course.partial = false;
  }
  // 截至12月底 is the whole year, 12月下旬 is not.
  const toTheEnd = /[至到]$/u.test(text.slice(Math.max(0, start - 1), start)) || /^[底末]/u.test(behind);
  const edge = (month === 12 && (day === 31 || (day === undefined && toTheEnd))) || (month === 1 && day === 1);
  if (month !== undefined && !edge) course.partial = true;
  // 「2023年、2024年分别收到39件和44件」: which is whose only the order says.
  if (
    year !== undefined &&
    month === undefined &&
    /20[0-9]{2}(?:年度?)?[、和与及至到-]$/u.test(text.slice(Math.max(0, start - 7), start))
  )
    course.partial = true;
}

/** A figure of years says how many, and of when. */
export function countsYears({ start, end, unit, upTo }: WrittenNumber, course: Course, text: string): void {
  if (unit !== "年") return;
  // 2020—2024年: more than one.
  if (upTo !== undefined) course.partial = true;
  // 五年前: that year's.
  if (text[end] === "前") {
    course.otherYear = true;
    course.yearEnd = end;
  }
  // 近三年、五年来: more than the report's year.
  if (text[start - 1] === "近" || /^[来间]/u.test(text.slice(end, end + 1))) course.partial = true;
}

/** 「办结的申请中，」 */
export const OF_SOME = /^(?:政府信息公开)?(?:申请|答复|案件|办结)*中，/u;

/** 「办结的45件中，」, 「283件办结件中，」 */
export const OF_THE_COUNTED = /^(?:政府信息公开|信息公开|公开)?(?:申请|答复|办结|办理|件)*中，/u;

/** 「涉及征地的答复96件，其中…」: a list of some of them. */
export const LIST_OF_SOME = /^[，。；：（]?(?:其中|包括|包含|含|分别)/u;

/** The sentence divides what was done. */
export const OF_THESE = /^在?[^，。0-9]{0,6}(?:办结|答复|办理|受理|收到)[^，。0-9]{0,8}中，/u;
