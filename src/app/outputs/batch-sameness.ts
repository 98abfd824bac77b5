// 雷同: the reports of a batch that repeat one another, told with the passages they share.
import { excerpt } from "../words/one-line";
import { repeatedIn } from "../../core/compare/batch-sameness";
import { sameUnit, unitName } from "../../core/aggregate/unit-name";
import { flow } from "../../core/prose/flow";
import type { Reading } from "../../core/document/reading";
import { isWorkbook, type RawText } from "../../core/document/source";
import { editions, formOf } from "../../statute";
import { proseWords } from "../../lexicon/words";
import { nameLaw } from "../../statute/unit-names";
import { reportFinding, type ReportedFinding } from "../check/check-report";
import type { SourceOutcome } from "./check-outcome";

/** What has to be kept of a report until the whole batch is there. */
export interface ReportProse {
  readonly edition: string;
  readonly blocks: readonly RawText[];
}

/** @returns undefined for a source that has no prose */
export function reportProse({ document, form }: Reading): ReportProse | undefined {
  const blocks = document.blocks.filter((block): block is RawText => block.kind === "text");
  return isWorkbook(document.format) || document.format === "json" || blocks.length === 0
    ? undefined
    : { edition: form.edition.id, blocks };
}

/** What is known of a report whose prose is compared. */
type ReportName = Pick<SourceOutcome, "source" | "unit">;

/** It goes from thread to thread, and is kept. */
export interface AlikeReports {
  readonly here: ReportName;
  readonly there: ReportName;
  readonly share: number;
  readonly passages: readonly { readonly text: string; readonly here: string; readonly there: string }[];
  /** The same as a finding of the first of the two. */
  readonly finding: ReportedFinding;
}

export interface BatchSameness {
  /** The outcomes with what they repeat among their findings. */
  readonly outcomes: readonly SourceOutcome[];
  readonly pairs: readonly AlikeReports[];
}

const nameOf = ({ unit, source }: ReportName): string => (unit === null ? source : `${unit}（${source}）`);

/** A passage begins with a letter: what was a number in brackets has lost its first one. */
const HALF_NUMBER = /^[一二三四五六七八九十]{1,3}[）)]/u;

/** The passages say where they stand. */
const NOWHERE = { block: 0, offset: 0, length: 0, sentence: "", at: "" };

/** @param proses - one for each report, in the same order */
export function alikeReports(
  reports: readonly ReportName[],
  proses: readonly (ReportProse | undefined)[],
): readonly AlikeReports[] {
  const at = proses.flatMap((prose, i) => (prose ? [i] : []));
  const batch = at.map((i) => {
    const { edition, blocks } = proses[i]!;
    const form = formOf(editions.find((one) => one.id === edition)!);
    return {
      // Made anew for each that it is held against: all of them together take ten times what their texts take.
      get paragraphs() {
        return flow(blocks, form, proseWords.sections[edition] ?? [], true).paragraphs;
      },
    };
  });
  const names = at.map((i) => (reports[i]!.unit === null ? undefined : unitName(reports[i]!.unit!, nameLaw)));
  const oneUnit = (a: number, b: number): boolean =>
    names[a] !== undefined && names[b] !== undefined && sameUnit(names[a], names[b]) === "same";
  return repeatedIn(batch, oneUnit, proseWords.formulas).map(({ here, there, share, passages }) => {
    const [own, other] = [at[here]!, at[there]!];
    const place = (i: number, block: number): string => proses[i]!.blocks[block]?.place ?? "";
    const name = ({ source, unit }: ReportName): ReportName => ({ source, unit });
    return {
      here: name(reports[own]!),
      there: name(reports[other]!),
      share,
      passages: passages.map((one) => ({
        text: one.text.replace(HALF_NUMBER, ""),
        here: place(own, one.here.block),
        there: place(other, one.there.block),
      })),
      finding: reportFinding(
        {
          rule: "R44",
          key: `R44.same.${nameOf(reports[other]!)}`,
          table: "",
          verdict: "broken",
          detail: { kind: "prose", prose: { kind: "same", with: nameOf(reports[other]!), share, passages }, where: NOWHERE },
          cells: [],
        },
        { form: formOf(editions[0]!), values: [] },
      ),
    };
  });
}

/** The outcomes with what they repeat among their findings. */
export function withAlike(outcomes: readonly SourceOutcome[], pairs: readonly AlikeReports[]): readonly SourceOutcome[] {
  const added = new Map<string, ReportedFinding[]>();
  for (const { here, finding } of pairs) {
    const list = added.get(here.source);
    if (list) list.push(finding);
    else added.set(here.source, [finding]);
  }
  return outcomes.map((outcome) => {
    const more = added.get(outcome.source);
    return more
      ? {
          ...outcome,
          counts: { ...outcome.counts, broken: outcome.counts.broken + more.length },
          findings: [...outcome.findings, ...more],
        }
      : outcome;
  });
}

export function batchSameness(outcomes: readonly SourceOutcome[], proses: readonly (ReportProse | undefined)[]): BatchSameness {
  const pairs = alikeReports(outcomes, proses);
  return { outcomes: withAlike(outcomes, pairs), pairs };
}

const MOST_PASSAGES = 3;

/** Each pair with its longest shared passages, and where they stand on either side. */
export function samenessText(pairs: readonly AlikeReports[]): string {
  if (pairs.length === 0) return "没有发现各单位之间雷同的正文。\n";
  const lines = pairs.flatMap(({ here, there, share, passages }) => [
    `  ${nameOf(here)}的正文有${Math.round(share * 100)}%与${nameOf(there)}相同：`,
    ...passages.slice(0, MOST_PASSAGES).map((one) => `      ${one.here}｜${one.there}　“${excerpt(one.text)}”`),
    ...(passages.length > MOST_PASSAGES ? [`      另有${passages.length - MOST_PASSAGES}处`] : []),
  ]);
  return [`发现${pairs.length}处雷同：`, ...lines, ""].join("\n");
}
