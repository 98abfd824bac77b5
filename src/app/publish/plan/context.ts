// What every part of a plan is made from: the document, the figures, what was written before, and what our names say.
import { gapsOf } from "../../check/gaps";
import { reportVerdict, type ReportVerdict } from "../../check/verdict";
import { parseDecimal, valueText, type Value } from "../../../core/figures/values";
import { figuresDigest } from "../../read/digest-of-figures";
import type { Reading } from "../../../core/document/reading";
import type { FoundRegion, UpdateRecord, ReportContents } from "../../../ports/report";
import { LONGEST_TAG, slotTag, readSlotTag, textDigest, type SlotTag } from "../../../render/slot-tag";
import { isNotFilled, lookUp, placeholderText, type PlaceholderName, type VerdictText } from "../placeholders";
import { needsPrevious } from "../derived";
import type { Named } from "../publish";
import type { PushItem } from "./part";

export interface PushOptions {
  /** Of the program, for the document's properties. */
  readonly version: string;
  /** Also the figures in sentences, by what they were recognised to count. */
  readonly bind?: boolean;
  /** First sentences for section one and section six, where they are empty. */
  readonly draft?: boolean;
  /** Behind table three and table four the charts of their figures. */
  readonly charts?: boolean;
  /** Why the document is not to be marked although something must hold and does not. */
  readonly override?: string;
  /** Last year's report: rules across years are checked too, and growth is reckoned from it. */
  readonly previous?: Reading;
  /** Which of two candidates a table is: 表三 → 第3个表格. */
  readonly tables?: Readonly<Record<string, string>>;
  /** What is to become of numbers that nothing was recognised in, by their key: a name, or one of `NUMBER_CHOICES`. */
  readonly numbers?: Readonly<Record<string, string>>;
}

/** A place of ours in the document. */
export interface Owned {
  readonly number: number;
  readonly region: FoundRegion;
  readonly mark: SlotTag;
  readonly key: string;
}

export interface PlanContext {
  readonly contents: ReportContents;
  readonly options: PushOptions;
  /** What was not read is nothing here. */
  readonly report: Named;
  readonly unread: ReadonlySet<number>;
  readonly record: UpdateRecord;
  readonly owned: readonly Owned[];
  readonly judged: ReportVerdict;
  readonly said: VerdictText;
  /** What was looked up already; null for what stands for nothing. */
  readonly names: Map<string, PlaceholderName | null>;
  /** 新收@1, then 新收@2: in the order of asking. */
  readonly keyOf: (name: string) => string;
  /** The placeholders of the document, by their names. */
  readonly asked: ReadonlyMap<string, ReportContents["placeholders"]>;
}

/** In the record: last year's figures that something written was reckoned from. */
const BEFORE = "〔上年〕";

/** Numbers of the year before that were left standing without a choice. */
export const STANDING = "〔往年〕";

/** What the record holds beside names and cells. */
export const isNote = (name: string): boolean => name.startsWith(BEFORE) || name.startsWith(STANDING);

/** Last year's figures that something was made of, for once the tables are written the old ones are gone. */
export function rememberedBefore({ report, said: { previous } }: PlanContext, cells: readonly number[]): UpdateRecord["written"] {
  if (!previous || cells.length === 0) return {};
  const kept = cells.map((index) => [BEFORE + report.form.cells[index]!.id, valueText(previous[index] ?? null)]);
  return { [BEFORE]: String(report.year - 1), ...Object.fromEntries(kept) };
}

/** What is remembered of a place: also what it was reckoned from. */
export function writtenFor(context: PlanContext, { name, meaning }: PlaceholderName, text: string): UpdateRecord["written"] {
  const cells = meaning.kind === "derived" && needsPrevious(meaning) ? meaning.cells : [];
  return { [name]: text, ...rememberedBefore(context, cells) };
}

/** Last year's figures: those that were given, those that the document still has, or those that we reckoned from before. */
export function previousValues(
  { options, report, record }: PlanContext,
  own: { readonly values: readonly Value[]; readonly year: number },
): readonly Value[] | undefined {
  const { form, year } = report;
  const { previous } = options;
  if (previous && previous.form === form && (previous.year ?? year - 1) === year - 1) return previous.values;
  if (own.year === year - 1 && own.values.some((value) => value !== null)) return own.values;
  if (record.written[BEFORE] !== String(year - 1)) return undefined;
  return form.cells.map(({ id }) => parseDecimal(record.written[BEFORE + id] ?? "") ?? null);
}

const NO_RECORD: UpdateRecord = { written: {}, kept: {} };

function counting(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}@${count}`;
  };
}

function byName(all: ReportContents["placeholders"]): PlanContext["asked"] {
  const found = new Map<string, ReportContents["placeholders"][number][]>();
  for (const one of all) {
    const known = found.get(one.name);
    if (known) known.push(one);
    else found.set(one.name, [one]);
  }
  return found;
}

export function contextOf(contents: ReportContents, report: Named, options: PushOptions): PlanContext {
  const keyOf = counting();
  const { unread } = gapsOf(report);
  const judged = reportVerdict(report, options.previous, options.override);
  return {
    contents,
    options,
    report: { ...report, values: report.values.map((value, index) => (unread.has(index) ? null : value)) },
    unread,
    record: contents.record ?? NO_RECORD,
    owned: contents.regions.flatMap((region, number): Owned[] => {
      const mark = readSlotTag(region.tag);
      return mark ? [{ number, region, mark, key: region.table === undefined ? keyOf(mark.name) : mark.name }] : [];
    }),
    judged,
    said: { verdict: judged.line, digest: figuresDigest(report.form, report.values) },
    names: new Map(),
    keyOf,
    asked: byName(contents.placeholders),
  };
}

/** What a name of somebody's template, or of a tag, stands for; undefined where it stands for nothing, or for several things. */
export function knownName({ report, names }: PlanContext, name: string): PlaceholderName | undefined {
  const before = names.get(name);
  if (before !== undefined) return before === null ? undefined : before;
  const found = lookUp(report.form, name);
  const known = found.kind === "known" ? found.name : undefined;
  names.set(name, known ?? null);
  return known;
}

export const textFor = ({ report, said }: PlanContext, name: PlaceholderName): string =>
  placeholderText(report, name, said) ?? "";

/** Whether figures that a name speaks of were not read. */
export function isUnread(context: PlanContext, name: PlaceholderName): boolean {
  const { unread } = context;
  const { meaning } = name;
  switch (meaning.kind) {
    case "figure":
      return meaning.cells.some((index) => unread.has(index));
    case "table":
      return meaning.table.cells.every(({ index }) => unread.has(index));
    case "derived":
      return isNotFilled(name, textFor(context, name));
    case "phrase":
      return unread.size > 0 && isNotFilled(name, textFor(context, name));
    case "identity":
    case "said":
    case "chart":
      return false;
  }
}

export function partKind({ meaning }: PlaceholderName): PushItem["kind"] {
  switch (meaning.kind) {
    case "identity":
      return meaning.of === "unit" ? "text" : "year";
    case "said":
      return meaning.of === "verdict" ? "verdict" : "text";
    case "derived":
      return "figure";
    default:
      return meaning.kind;
  }
}

/** @param kept - the text is the user's, and we were told to leave it */
export function tagFor(name: string, text: string, kept = false): string {
  const tag = slotTag({ name, digest: textDigest(text), kept });
  if (tag.length > LONGEST_TAG) throw new Error(`a tag is too long for Word: ${tag}`);
  return tag;
}

/** What a table's tag speaks for: its cells in order. */
export const cellsText = (texts: readonly string[]): string => texts.join("\t");

/** An item of which nothing more is known. */
export const itemOf = (known: Omit<PushItem, "sentence" | "instead" | "cells"> & Partial<PushItem>): PushItem => ({
  sentence: "",
  instead: [],
  cells: [],
  ...known,
});

export const isOwned = ({ owned }: PlanContext, block: number, start: number, end: number): boolean =>
  owned.some(({ region: { span } }) => span?.block === block && span.start < end && start < span.end);
