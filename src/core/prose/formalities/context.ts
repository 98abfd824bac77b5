// What the rules of form are asked about.
import type { RuleId } from "../../form/law";
import type { NumberedForm } from "../../form/numbered-form";
import type { RuleClass } from "../../form/rule-text";
import type { Value } from "../../figures/values";
import type { ProseDetail } from "../finding";
import type { FlowParagraph, ProseFlow } from "../flow";
import type { Noted } from "../noted";
import type { WrittenDate } from "../numbers/written";
import type { Read } from "../read";
import { within } from "../text";
import type { ProseWords } from "../words";

export interface FormalityContext {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly unit?: string | undefined;
  readonly year: number;
  /** Date of publication, where it is known from outside the text. */
  readonly published?: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  readonly words: ProseWords;
}

/** One paragraph among all. */
export interface AskedFormalities {
  readonly read: Read;
  readonly p: number;
  readonly paragraph: FlowParagraph;
  readonly flow: ProseFlow;
  readonly reads: readonly Read[];
  readonly context: FormalityContext;
}

/** A rule of form on one paragraph; every rule is asked. */
export interface FormalityRule {
  readonly name: string;
  readonly when: (asked: AskedFormalities) => boolean;
  readonly read: (asked: AskedFormalities) => readonly Noted[];
}

/** A rule of form on the report as a whole. */
export interface OutlineRule {
  readonly name: string;
  readonly read: (flow: ProseFlow, reads: readonly Read[], context: FormalityContext) => readonly Noted[];
}

/** @param softer - where a reader cannot be as sure as the law's list is strict */
export const noted = (
  rule: RuleId,
  softer: RuleClass | undefined,
  paragraph: number,
  start: number,
  end: number,
  detail: ProseDetail,
  cells: readonly number[] = [],
): Noted => ({ rule, ...(softer && { class: softer }), verdict: "broken", paragraph, start, end, detail, cells });

/** The date a number of a paragraph was read as, in order, with its place. */
export interface Dated extends WrittenDate {
  readonly start: number;
  readonly end: number;
}

export const dates = (read: Read, from: number, to: number): Dated[] =>
  within(read.numbers, from, to)
    .filter((number) => number.kind === "date")
    .map((number) => ({ ...number.date, start: number.start, end: number.end }));
