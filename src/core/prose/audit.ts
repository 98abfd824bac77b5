// The prose of a whole report: every number with its meaning, and every finding with its place.
import type { NumberedForm } from "../form/numbered-form";
import type { RawDocument, RawText } from "../document/source";
import { isFigure, type Decimal, type Value } from "../figures/values";
import { claims } from "./claims";
import type { Claim, Outside } from "./claims/said";
import type { Read } from "./read";
import type { TableReading, Tables } from "./figures";
import type { TextPlace, ProseDetail, ProseFinding } from "./finding";
import { blocksOf, flow, locate, quote, type ProseFlow, type FlowParagraph } from "./flow";
import { formalities } from "./formalities";
import { balance, claimFindings, consultations, countedAsApplications, magnitudes } from "./claim-findings";
import { classOf, type Noted } from "./noted";
import { sinceLastYear } from "./previous-year";
import { kinOf, rowInTables, sharesOfSums, wholesInTables } from "./relations";
import { respectively } from "./respectively";
import { sharesIn } from "./shares";
import { growthFindings, listFindings, shareFindings, sumFindings } from "./sum-findings";
import { twoTotals } from "./two-totals";
import { listSums, type ListSum } from "./list-sums";
import { besideOneAnother } from "./pairs";
import { namedSums } from "./named-sums";
import { numbers } from "./numbers";
import type { NumberKind, WrittenDate } from "./numbers/written";
import { ownApplications, ownName } from "./own-words";
import { sharedWith, type OtherText } from "./sameness";
import { sums, type ProseSum } from "./sums";
import { sentences, spanAt, type TextRange } from "./text";
import { lexicon, tokens, type ApplicantWord, type Lexicon, type MeasureId, type ProseWords, type Topic } from "./words";
import { denied, worded } from "./worded";

/** A number of the prose, as a reader sees it. */
export interface ProseNumber {
  readonly place: TextPlace;
  /** As the source spells it, unit included. */
  readonly text: string;
  readonly kind: NumberKind;
  readonly value?: number | Decimal;
  readonly upTo?: number | Decimal;
  readonly approximate?: "about" | "over" | "under";
  readonly unit: string;
  readonly date?: WrittenDate;
  /** For a figure: what it counts and what the tables say to it. */
  readonly claim?: {
    /** received, denied.process, reconsideration.total …; absent where the tables do not count it. */
    readonly measure?: MeasureId;
    readonly name?: string;
    readonly column?: ApplicantWord;
    /** "sum": proved by the figures around it. */
    readonly verdict: Claim["verdict"] | "sum";
    readonly outside?: Outside;
    readonly readings: readonly TableReading[];
  };
  /** Why it was read so: the rule that decided it, and the words that it leaned on. */
  readonly why: { readonly rule: string; readonly words: readonly string[] };
  /** Findings that point at this number. */
  readonly findings: readonly number[];
}

/** A sum written out in the prose, by positions in `numbers`. */
interface AuditedSum {
  readonly whole: number;
  readonly parts: readonly { readonly number: number; readonly times: number }[];
  readonly sum: number | Decimal;
  readonly verdict: ProseSum["verdict"];
}

export interface AuditContext {
  readonly form: NumberedForm;
  /** This year's figures; empty when only the prose is there. */
  readonly values: readonly Value[];
  readonly unit?: string | undefined;
  readonly year: number;
  readonly words: ProseWords;
  readonly published?: { readonly year: number; readonly month: number; readonly day: number };
  /** Last year's report: its prose is compared for sameness. */
  readonly previous?: {
    readonly values?: readonly Value[];
    readonly form?: NumberedForm;
    readonly prose: RawDocument | readonly RawText[];
  };
  /** Other units' reports of the same batch. */
  readonly others?: readonly { readonly unit: string; readonly prose: RawDocument | readonly RawText[] }[];
}

export interface Audit {
  readonly numbers: readonly ProseNumber[];
  readonly sums: readonly AuditedSum[];
  readonly findings: readonly ProseFinding[];
}

function headingTopic(heading: string, words: Lexicon): Topic | undefined {
  if (heading === "") return undefined;
  for (const token of tokens(heading, words))
    if (token.sense.is === "topic" && (token.sense.strong || token.sense.topic !== "request")) return token.sense.topic;
  return undefined;
}

/** Topic of a paragraph under a section of the form. */
const SECTION_TOPIC: Readonly<Record<string, Topic>> = { 三: "request", 四: "review" };

function readParagraph(paragraph: FlowParagraph, words: Lexicon, unit: string | undefined): Read {
  const topic = headingTopic(paragraph.heading, words) ?? SECTION_TOPIC[paragraph.section];
  const found = numbers(paragraph.text, words);
  return {
    text: paragraph.text,
    lists: words.words.lists,
    patterns: words.words.patterns,
    sentences: sentences(paragraph.text),
    numbers: found,
    tokens: ownApplications(paragraph.text, words.words.patterns, ownName(paragraph.text, tokens(paragraph.text, words), unit)),
    ...(topic && { headingTopic: topic }),
  };
}

function identify(detail: ProseDetail): string {
  switch (detail.kind) {
    case "figure":
    case "none-said":
      return detail.kind === "figure" && detail.column !== undefined ? `${detail.measure}.${detail.column}` : detail.measure;
    case "all-said":
      return detail.claim;
    default:
      return detail.kind;
  }
}

/** A piece of source text around a gap: was something left out before this character? */
function gapIn(paragraph: FlowParagraph): (at: number) => boolean {
  return (at) => {
    const here = locate(paragraph, at, at + 1);
    const before = locate(paragraph, at - 1, at);
    if (here.block !== before.block) return false;
    const between = here.source.slice(before.offset + before.length, here.offset);
    return (
      between.length > 0 ||
      here.source.slice(here.offset - 1, here.offset) === "_" ||
      before.source.slice(before.offset, before.offset + 1) === "_"
    );
  };
}

/** A document's text as paragraphs, read for numbers and words. */
export function readAll(
  source: RawDocument | readonly RawText[],
  context: Pick<AuditContext, "form" | "words" | "unit">,
  words: Lexicon,
): { readonly flow: ProseFlow; readonly reads: readonly Read[] } {
  const join = !("format" in source) || source.format === "txt";
  const found = flow(blocksOf(source), context.form, context.words.sections[context.form.edition.id] ?? [], join);
  return { flow: found, reads: found.paragraphs.map((paragraph) => readParagraph(paragraph, words, context.unit)) };
}

/** Where characters of a paragraph stand, with the sentence that they stand in. */
function placesOf(
  { paragraphs }: ProseFlow,
  reads: readonly Read[],
): (paragraph: number, start: number, end: number) => TextPlace {
  const quoted = new Map<TextRange, string>();
  return (p, start, end) => {
    const paragraph = paragraphs[p];
    if (!paragraph) return { block: 0, offset: 0, length: 0, sentence: "", at: "" };
    const at = locate(paragraph, start, end);
    const sentence = spanAt(reads[p]!.sentences, start);
    if (sentence && !quoted.has(sentence)) quoted.set(sentence, quote(paragraph, sentence.start, sentence.end).trim());
    return {
      block: at.block,
      offset: at.offset,
      length: at.length,
      sentence: (sentence && quoted.get(sentence)) ?? "",
      at: at.place,
    };
  };
}

/** What sentences claim without a figure and the tables deny, as `audit` finds it; nothing else is looked for. */
export function wordedFindings(
  source: RawDocument,
  context: Pick<AuditContext, "form" | "values" | "unit" | "year" | "words">,
): readonly Pick<ProseFinding, "detail" | "place">[] {
  if (!context.values.some((value) => isFigure(value))) return [];
  const words = lexicon(context.words);
  const { flow: found, reads } = readAll(source, context, words);
  const placeOf = placesOf(found, reads);
  const setting = {
    year: context.year,
    unit: context.unit,
    tables: { form: context.form, values: context.values },
    lexicon: words,
  };
  return reads.flatMap((read, p) =>
    denied(read, setting)
      .sort((a, b) => a.start - b.start)
      .map(({ detail, start, end }) => ({ detail, place: placeOf(p, start, end) })),
  );
}

/**
 * Reads a report's prose against its tables.
 *
 * What is said in doubt may agree with a cell, but never disagrees: a finding is something a careful reviewer
 * would raise. Takes time in proportion to the length of the text.
 */
export function audit(source: RawDocument | readonly RawText[], context: AuditContext): Audit {
  const words = lexicon(context.words);
  const { flow: found, reads } = readAll(source, context, words);
  const filled = context.values.some((value) => isFigure(value));
  const tables: Tables | undefined = filled ? { form: context.form, values: context.values } : undefined;
  const before: Tables | undefined = context.previous?.values && {
    form: context.previous.form ?? context.form,
    values: context.previous.values,
  };
  const setting = { year: context.year, unit: context.unit, tables, lexicon: words };
  const first = reads.map((read) => claims(read, setting));
  const relations = first.map((list) => kinOf(list, context.words));
  const summed = reads.map((read, p) => sums(read, relations[p]!));
  const claimed = first.map((list, p) => sharesOfSums(list, summed[p]!.sums));
  const all: Noted[] = reads.flatMap((read, p) => [
    ...claimFindings(read, p, claimed[p]!),
    ...(tables ? [...balance(read, p, claimed[p]!, tables, words), ...countedAsApplications(read, p, tables, words)] : []),
    ...sumFindings(read, p, summed[p]!),
    ...shareFindings(
      read,
      p,
      sharesIn(read, summed[p]!, wholesInTables(first[p]!, tables, words), rowInTables(tables, words)),
      relations[p]!,
    ),
    ...growthFindings(read, p),
    ...besideOneAnother(read, p),
    ...(tables && before ? sinceLastYear(read, p, claimed[p]!, tables, before, words, context) : []),
    ...(tables ? namedSums(read, p, claimed[p]!, { ...setting, tables }) : []),
    ...(tables ? respectively(read, p, claimed[p]!, { ...setting, tables }) : []),
    ...magnitudes(read, p),
    ...worded(
      read,
      tables && { year: context.year, unit: context.unit, tables, lexicon: words },
      gapIn(found.paragraphs[p]!),
    ).map((one): Noted => ({
      ...one,
      verdict: "broken",
      paragraph: p,
    })),
  ]);
  const lists = listSums(reads, (p) => found.paragraphs[p]!.isHeading);
  all.push(...listFindings(reads, lists), ...twoTotals(reads));
  // What is said to be counted as applications already is told once.
  const whereTold = ({ rule, paragraph, start }: Noted): string => `${rule} ${paragraph} ${start}`;
  const told = new Set(all.map(whereTold));
  if (tables) all.push(...consultations(reads, claimed, tables, words).filter((one) => !told.has(whereTold(one))));
  all.push(
    ...formalities(found, reads, {
      form: context.form,
      values: context.values,
      unit: context.unit,
      year: context.year,
      published: context.published,
      words: context.words,
    }),
  );
  for (const one of samenessFindings(found, context)) all.push(one);

  const placeOf = placesOf(found, reads);

  const seen = new Map<string, number>();
  const sorted = all.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  const findings = sorted.map((one): ProseFinding => {
    const key = `${one.rule}.${identify(one.detail)}`;
    const again = (seen.get(key) ?? 0) + 1;
    seen.set(key, again);
    return {
      rule: one.rule,
      key: again === 1 ? key : `${key}.${again}`,
      class: classOf(context.words.classes[one.rule], one.class),
      verdict: one.verdict,
      place: placeOf(one.paragraph, one.start, one.end),
      detail: one.detail,
      cells: one.cells,
    };
  });

  const pointing = new Map<string, number[]>();
  sorted.forEach((one, i) => {
    const key = `${one.paragraph}:${one.start}`;
    pointing.set(key, [...(pointing.get(key) ?? []), i]);
  });
  const listed: ProseNumber[] = [];
  const auditedSums: AuditedSum[] = [];
  const firsts: number[] = [];
  reads.forEach((read, p) => {
    const offset = listed.length;
    firsts.push(offset);
    const proved = new Set(
      summed[p]!.sums.flatMap((sum) => (sum.verdict === "holds" ? [sum.whole, ...sum.parts.map((part) => part.number)] : [])),
    );
    for (const list of lists)
      if (list.verdict === "holds")
        for (const one of [list.whole, ...list.parts]) if (one.paragraph === p) proved.add(one.number);
    const claimOf = new Map(claimed[p]!.map((claim) => [claim.number, claim]));
    read.numbers.forEach((number, n) => {
      const claim = claimOf.get(n);
      listed.push({
        place: placeOf(p, number.start, number.end),
        text: quote(found.paragraphs[p]!, number.start, number.end),
        kind: number.kind,
        ...(number.value !== undefined && { value: number.value }),
        ...(number.upTo !== undefined && { upTo: number.upTo }),
        ...(number.approximate !== undefined && { approximate: number.approximate }),
        unit: number.unit,
        ...(number.date && { date: number.date }),
        ...(claim && {
          claim: {
            ...(claim.measure && claim.verdict !== "outside" && { measure: claim.measure.id, name: claim.measure.name }),
            ...(claim.column !== undefined && claim.verdict !== "outside" && { column: claim.column }),
            verdict: claim.verdict === "outside" && proved.has(n) ? ("sum" as const) : claim.verdict,
            ...(claim.outside && { outside: claim.outside }),
            readings: claim.verdict === "outside" ? [] : claim.readings,
          },
        }),
        why: {
          rule: claim ? claim.reason.rule : (number.rule ?? number.kind),
          words: (claim?.reason.words ?? []).map(({ start, end }) => read.text.slice(start, end)),
        },
        findings: pointing.get(`${p}:${number.start}`) ?? [],
      });
    });
    for (const sum of summed[p]!.sums)
      auditedSums.push({
        whole: offset + sum.whole,
        parts: sum.parts.map((part) => ({ ...part, number: offset + part.number })),
        sum: sum.sum,
        verdict: sum.verdict,
      });
  });
  const placed = (one: ListSum["whole"]): number => firsts[one.paragraph]! + one.number;
  for (const { whole, parts, sum, verdict } of lists)
    auditedSums.push({ whole: placed(whole), parts: parts.map((part) => ({ number: placed(part), times: 1 })), sum, verdict });
  return { numbers: listed, sums: auditedSums, findings };
}

/** R44: the same words as last year, or as another unit. */
function samenessFindings(found: ProseFlow, context: AuditContext): Noted[] {
  const text = (source: RawDocument | readonly RawText[], form: NumberedForm): ProseFlow =>
    flow(blocksOf(source), form, context.words.sections[form.edition.id] ?? [], true);
  const others: OtherText[] = [
    ...(context.previous
      ? [{ name: "", paragraphs: text(context.previous.prose, context.previous.form ?? context.form).paragraphs }]
      : []),
    ...(context.others ?? []).map((other) => ({ name: other.unit, paragraphs: text(other.prose, context.form).paragraphs })),
  ];
  return sharedWith(found.paragraphs, others, context.words.formulas).map((shared): Noted => ({
    rule: "R44",
    ...(shared.share < 0.9 && { class: "D" as const }),
    verdict: "broken",
    paragraph: shared.paragraph,
    start: 0,
    end: found.paragraphs[shared.paragraph]!.text.length,
    detail: { kind: "same", with: shared.with, share: shared.share, passages: shared.passages },
    cells: [],
  }));
}
