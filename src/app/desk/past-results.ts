// The results of the last round as `check --format json` wrote them, as far as this round is held against them.
import type { RuleId } from "../../core/form/law";
import type { RuleClass } from "../../core/form/rule-text";
import type { JsonFigure } from "../../render/figures";
import { isRule } from "../../statute";

export interface PastFinding {
  readonly rule: RuleId;
  readonly key: string;
  readonly class: RuleClass;
  readonly message: string;
}

export interface PastSource {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly variant: string | null;
  /** Which program checked it, and by which rules; absent in results of before they said so. */
  readonly product?: string;
  readonly rules?: string;
  readonly figures?: readonly JsonFigure[];
  readonly content?: string;
  readonly findings: readonly PastFinding[];
  /** Stable names of the cells that the findings and their causes spoke of. */
  readonly asked: ReadonlySet<string>;
  readonly isUnread: boolean;
  readonly round: number;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (found: unknown): found is Members => typeof found === "object" && found !== null && !Array.isArray(found);
const listOf = (found: unknown): readonly Members[] => (Array.isArray(found) ? found.filter(isObject) : []);
const textOr = (found: unknown): string | null => (typeof found === "string" ? found : null);
const isFigure = (found: unknown): found is JsonFigure =>
  found === null || typeof found === "number" || typeof found === "string";
const CLASSES: readonly string[] = ["A", "B", "C", "D"] satisfies readonly RuleClass[];
const isClass = (found: unknown): found is RuleClass => typeof found === "string" && CLASSES.includes(found);

function findingOf({ rule, key, class: grade, message }: Members): PastFinding | undefined {
  return typeof rule === "string" && isRule(rule) && typeof key === "string" && isClass(grade) && typeof message === "string"
    ? { rule, key, class: grade, message }
    : undefined;
}

function askedIn(source: Members): ReadonlySet<string> {
  const cells = listOf(source["findings"]).flatMap((finding) => listOf(finding["cells"]));
  const changes = listOf(source["causes"])
    .flatMap((cause) => listOf(cause["proposals"]))
    .flatMap((proposal) => listOf(proposal["changes"]));
  return new Set([...cells, ...changes].flatMap(({ id }) => (typeof id === "string" ? [id] : [])));
}

function sourceOf(found: unknown): PastSource | undefined {
  if (!isObject(found) || typeof found["source"] !== "string" || !Array.isArray(found["findings"])) return undefined;
  const findings = listOf(found["findings"]).map(findingOf);
  if (findings.includes(undefined) || findings.length !== found["findings"].length) return undefined;
  const { figures, content, product, rules, year, round } = found;
  return {
    source: found["source"],
    unit: textOr(found["unit"]),
    year: typeof year === "number" && Number.isInteger(year) ? year : null,
    edition: textOr(found["edition"]),
    variant: textOr(found["variant"]),
    ...(typeof product === "string" && { product }),
    ...(typeof rules === "string" && { rules }),
    ...(Array.isArray(figures) && figures.every(isFigure) && { figures }),
    ...(typeof content === "string" && { content }),
    findings: findings as PastFinding[],
    asked: askedIn(found),
    isUnread: typeof found["error"] === "string",
    round: isObject(round) && typeof round["number"] === "number" ? round["number"] : 1,
  };
}

/** @returns undefined for anything that is no such file, or holds an entry that is none: nothing is dropped in silence */
export function readPastResults(parsed: unknown): readonly PastSource[] | undefined {
  const list = isObject(parsed) ? parsed["sources"] : parsed;
  if (!Array.isArray(list)) return undefined;
  const sources = list.map(sourceOf);
  return sources.includes(undefined) ? undefined : (sources as PastSource[]);
}
