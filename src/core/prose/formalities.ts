// What a report must have as a form: its six sections, its period, its dates, the words of the blank that must be gone.
import { compareFigures, type Decimal } from "../figures/values";
import { readings } from "./figures";
import type { FormalityContext, FormalityRule, OutlineRule } from "./formalities/context";
import { articleRules, documentRules, feeDocument, regulationRules } from "./formalities/documents";
import { personal } from "./formalities/personal";
import { setPhraseRules } from "./formalities/phrases";
import { judgePublished, publication, publishedAt } from "./formalities/publication";
import {
  aspectRules,
  emptySections,
  fee,
  numbering,
  oldContents,
  problemsDenied,
  reportTitleRules,
  sectionFindings,
} from "./formalities/sections";
import { draftMarkRules, hintRules, otherUnit, timeLimit } from "./formalities/wording";
import { future, leftEnd, leftYear, period, titleYear, wholeYear } from "./formalities/years";
import type { ProseFlow } from "./flow";
import type { Noted } from "./noted";
import type { Read } from "./read";
import type { ProseWords } from "./words";

const inForceIn = ({ documents: known }: ProseWords, year: number) =>
  known.find((one) => one.form !== undefined && one.form.since <= year && year <= (one.form.until ?? Infinity));

/** Asked by every paragraph, answered once for a report: a long one takes no longer for it. */
function onceFor<K extends object, C>(ask: (report: K, context: C) => boolean): (report: K, context: C) => boolean {
  const known = new WeakMap<K, boolean>();
  return (report, context) => {
    const answer = known.get(report) ?? ask(report, context);
    known.set(report, answer);
    return answer;
  };
}

/** Nothing in the report names the form in force. */
const olderAlone = onceFor((reads: readonly Read[], { words, year }: FormalityContext): boolean => {
  const inForce = inForceIn(words, year);
  return !reads.some((read) =>
    read.numbers.some((one) => one.kind === "reference" && one.date?.year === inForce?.year && one.value === inForce?.serial),
  );
});

/** Section one names the year, or is not there. */
const namesYear = onceFor(({ paragraphs }: ProseFlow, { year }: FormalityContext): boolean => {
  const first = paragraphs.filter((paragraph) => paragraph.section === "一");
  return (
    first.length === 0 || first.some(({ text }) => text.includes(`${year}年`) || text.includes("本年") || text.includes("今年"))
  );
});

/** Small figures meet by chance. */
const TELLING = 5;

const receivedIn =
  ({ form, values, words }: FormalityContext) =>
  (value: number | Decimal): boolean => {
    const measure = words.measures.find(({ id }) => id === "new");
    return (
      measure !== undefined &&
      compareFigures(value, TELLING) >= 0 &&
      readings({ form, values }, measure).some((reading) => compareFigures(reading.value, value) === 0)
    );
  };

const hasDate = ({ read }: { readonly read: Read }): boolean => read.numbers.some(({ kind }) => kind === "date");
const hasReference = ({ read }: { readonly read: Read }): boolean => read.numbers.some(({ kind }) => kind === "reference");
const always = (): boolean => true;

/** What each paragraph is asked; every rule is. */
export const paragraphRules: readonly FormalityRule[] = [
  { name: "period", when: hasDate, read: ({ read, p, context }) => period(read, p, context.year) },
  { name: "whole-year", when: hasDate, read: ({ read, p, context }) => wholeYear(read, p, context.year) },
  {
    name: "left-year",
    // The date of publication has a rule of its own.
    when: (asked) => hasDate(asked) && publishedAt(asked) === undefined,
    read: ({ read, p, paragraph, flow, context }) =>
      leftYear(read, p, paragraph, context.year, namesYear(flow, context), {
        ofThisYear: receivedIn(context),
        unit: context.unit,
      }),
  },
  { name: "left-end", when: hasDate, read: ({ read, p, context }) => leftEnd(read, p, context.year, context.unit) },
  { name: "future", when: hasDate, read: ({ read, p, context }) => future(read, p, context.year, context.words.futureVerbs) },
  { name: "hint", when: always, read: ({ read, p, context }) => hintRules(read, p, context.words.hints) },
  { name: "draft-mark", when: always, read: ({ read, p, context }) => draftMarkRules(read, p, context.words.draftMarks) },
  {
    name: "form-document",
    when: hasReference,
    read: ({ read, p, reads, context }) => documentRules(read, p, context.words, context.year, olderAlone(reads, context)),
  },
  { name: "regulation", when: hasReference, read: ({ read, p, context }) => regulationRules(read, p, context.words) },
  {
    name: "articles",
    when: hasReference,
    read: ({ read, p, context }) => (context.year >= 2019 ? articleRules(read, p, context.words) : []),
  },
  { name: "fee-document", when: hasReference, read: ({ read, p, context }) => feeDocument(read, p, context.words) },
  { name: "time-limit", when: always, read: ({ read, p }) => timeLimit(read, p) },
  { name: "publication", when: hasDate, read: publication },
  { name: "personal", when: ({ read }) => read.numbers.length > 0, read: ({ read, p }) => personal(read, p) },
  { name: "set-phrase", when: always, read: ({ read, p, context }) => setPhraseRules(read, p, context.words.setPhrases) },
];

const titlesOf = ({ words, form }: FormalityContext) => words.sections[form.edition.id] ?? [];

/** The same self-name all over the text is one fault. */
function strangers(reads: readonly Read[], { unit }: FormalityContext): Noted[] {
  const said = new Set<string>();
  return reads.flatMap((read, p) =>
    (unit === undefined ? [] : otherUnit(read, p, unit)).filter(({ detail }) => {
      const name = detail.kind === "other-unit" ? detail.said : "";
      const again = said.has(name);
      said.add(name);
      return !again;
    }),
  );
}

/** What the report is asked as a whole. */
export const outlineRules: readonly OutlineRule[] = [
  { name: "other-unit", read: (_, reads, context) => strangers(reads, context) },
  {
    name: "published",
    read: (_, __, context) =>
      context.published
        ? judgePublished(
            context.published,
            context,
            0,
            0,
            0,
            `${context.published.year}年${context.published.month}月${context.published.day}日`,
          )
        : [],
  },
  { name: "title-year", read: (flow, reads, context) => titleYear(flow, reads, context.year) },
  { name: "report-title", read: (flow, _, { words }) => reportTitleRules(flow, words.lists.reportTitles) },
  { name: "old-contents", read: (flow, _, { words }) => oldContents(flow, words.lists.oldContents) },
  { name: "sections", read: (flow, _, context) => sectionFindings(flow, titlesOf(context)) },
  { name: "numbering", read: (flow) => numbering(flow) },
  { name: "empty-sections", read: (flow, _, context) => emptySections(flow, titlesOf(context)) },
  { name: "problems-denied", read: (flow) => problemsDenied(flow) },
  { name: "aspects", read: (flow, _, context) => aspectRules(flow, context) },
  { name: "fee", read: (flow, _, context) => fee(flow, context) },
];

/** Every formality of a report's text. */
export function formalities(flow: ProseFlow, reads: readonly Read[], context: FormalityContext): Noted[] {
  return [
    ...flow.paragraphs.flatMap((paragraph, p) => {
      const asked = { read: reads[p]!, p, paragraph, flow, reads, context };
      return paragraphRules.flatMap(({ when, read }) => (when(asked) ? read(asked) : []));
    }),
    ...outlineRules.flatMap(({ read }) => read(flow, reads, context)),
  ];
}
