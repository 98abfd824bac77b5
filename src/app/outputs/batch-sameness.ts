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

export interface AlikeReports {
  readonly here: SourceOutcome;
  readonly there: SourceOutcome;
  readonly share: number;
  readonly passages: readonly { readonly text: string; readonly here: string; readonly there: string }[];
}

export interface BatchSameness {
  /** The outcomes with what they repeat among their findings. */
  readonly outcomes: readonly SourceOutcome[];
  readonly pairs: readonly AlikeReports[];
}

const nameOf = ({ unit, source }: SourceOutcome): string => (unit === null ? source : `${unit}（${source}）`);

/** The passages say where they stand. */
const NOWHERE = { block: 0, offset: 0, length: 0, sentence: "", at: "" };

/** @param proses - one for each outcome, in the same order */
export function batchSameness(outcomes: readonly SourceOutcome[], proses: readonly (ReportProse | undefined)[]): BatchSameness {
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
  const names = at.map((i) => (outcomes[i]!.unit === null ? undefined : unitName(outcomes[i]!.unit!, nameLaw)));
  const oneUnit = (a: number, b: number): boolean =>
    names[a] !== undefined && names[b] !== undefined && sameUnit(names[a], names[b]) === "same";
  const pairs = repeatedIn(batch, oneUnit, proseWords.formulas).map(({ here, there, share, passages }) => {
    const [own, other] = [at[here]!, at[there]!];
    const place = (i: number, block: number): string => proses[i]!.blocks[block]?.place ?? "";
    return {
      own,
      alike: {
        here: outcomes[own]!,
        there: outcomes[other]!,
        share,
        passages: passages.map((one) => ({
          text: one.text,
          here: place(own, one.here.block),
          there: place(other, one.there.block),
        })),
      },
      finding: reportFinding(
        {
          rule: "R44",
          key: `R44.same.${nameOf(outcomes[other]!)}`,
          table: "",
          verdict: "broken",
          detail: { kind: "prose", prose: { kind: "same", with: nameOf(outcomes[other]!), share, passages }, where: NOWHERE },
          cells: [],
        },
        { form: formOf(editions[0]!), values: [] },
      ),
    };
  });
  const added = new Map<number, ReportedFinding[]>();
  for (const { own, finding } of pairs) {
    const list = added.get(own);
    if (list) list.push(finding);
    else added.set(own, [finding]);
  }
  return {
    outcomes: outcomes.map((outcome, i) => {
      const more = added.get(i);
      return more
        ? {
            ...outcome,
            counts: { ...outcome.counts, broken: outcome.counts.broken + more.length },
            findings: [...outcome.findings, ...more],
          }
        : outcome;
    }),
    pairs: pairs.map((pair) => pair.alike),
  };
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
