// 验收: the reviewer's decision on a report, bound to its figures, the rules and the day; what was let pass, and why, is a part of it.
// The filler's reasons are another thing: those stand with the finding, this one is signed by whoever accepts.
import { isReason } from "../../core/check/explanations";
import type { RuleClass } from "../../core/form/rule-text";
import type { RuleId } from "../../core/form/law";
import { UnitIndex, unitName } from "../../core/aggregate/unit-name";
import { valueOf, type JsonFigure } from "../../render/figures";
import { isRule } from "../../statute";
import { nameLaw } from "../../statute/unit-names";
import { figuresDigest } from "../read/digest-of-figures";
import { formOfStamp } from "../workbook/plan-contents";
import { cellLabel } from "../words/cell-label";
import type { CheckedBy } from "../check/rule-set";
import { isOpen, type SourceOutcome } from "../outputs/check-outcome";
import type { RoundFigure } from "./round";
import type { SealedState } from "./sealed-state";

/** A finding that was let pass: which, why, and the figures that it speaks of. */
interface Waiver {
  readonly rule: RuleId;
  readonly key: string;
  readonly class: RuleClass;
  readonly message: string;
  readonly reason: string;
  readonly figures: Readonly<Record<string, JsonFigure>>;
}

/** 更正: an accepted report that this one stands in the place of, and why. */
interface Replaced {
  /** 数据摘要 of what was published before: by it the earlier files are found. */
  readonly digest: string;
  readonly date: string;
  readonly by: string;
  readonly reason: string;
  readonly changed: readonly RoundFigure[];
}

export interface Seal extends CheckedBy {
  readonly unit: string;
  readonly year: number;
  readonly edition: string;
  readonly variant: string | null;
  readonly source: string;
  /** 数据摘要, as it stands in every file that holds these figures. */
  readonly digest: string;
  readonly figures: readonly JsonFigure[];
  readonly by: string;
  /** 2026-01-28 */
  readonly date: string;
  readonly waivers: readonly Waiver[];
  /** What it corrects, the last first; absent for a report that was accepted once. */
  readonly replaces?: readonly Replaced[];
}

export interface Accepting extends CheckedBy {
  readonly by: string;
  readonly date: string;
  /** By rule: why a finding of it is let pass. */
  readonly waived: Readonly<Record<string, string>>;
  /** What was accepted before. */
  readonly known?: readonly Seal[];
  /** Why an accepted report is corrected. */
  readonly correction?: string | undefined;
}

export type Accepted =
  | { readonly ok: true; readonly seal: Seal }
  | {
      readonly ok: false;
      readonly why: "unread" | "nameless" | "open" | "uncorrected" | "alike" | "first";
      readonly open: readonly string[];
    };

/** A report is accepted when nothing in it is open but what is let pass; what is blank or unread is never let pass. */
export function accept(outcome: SourceOutcome, accepting: Accepting): Accepted {
  const { by, date, waived, product, rules, known = [], correction } = accepting;
  const { unit, year, edition, variant, source, figures, findings, error } = outcome;
  if (error !== undefined || figures === undefined || edition === null) return { ok: false, why: "unread", open: [] };
  if (unit === null || year === null) return { ok: false, why: "nameless", open: [] };
  const due = findings.filter(isOpen);
  const isWaived = ({ rule, verdict }: (typeof due)[number]): boolean => verdict === "broken" && Object.hasOwn(waived, rule);
  const open = due.filter((finding) => !isWaived(finding)).map(({ message }) => message);
  if (open.length > 0) return { ok: false, why: "open", open };
  const form = formOfStamp({ edition, variant: variant ?? "" })!;
  const digest = figuresDigest(form, figures.map(valueOf));
  const before = sealOf(outcome, known);
  if (correction === undefined && before && before.digest !== digest)
    return { ok: false, why: "uncorrected", open: [before.date] };
  if (correction !== undefined && !before) return { ok: false, why: "first", open: [] };
  if (correction !== undefined && before?.digest === digest) return { ok: false, why: "alike", open: [before.date] };
  const replaces = [
    ...(correction !== undefined && before
      ? [
          {
            digest: before.digest,
            date: before.date,
            by: before.by,
            reason: correction,
            changed: stateOf(outcome, before).changed,
          },
        ]
      : []),
    ...(before?.replaces ?? []),
  ];
  return {
    ok: true,
    seal: {
      unit,
      year,
      edition,
      variant,
      source,
      digest,
      figures,
      by,
      date,
      product,
      rules,
      waivers: due.map((finding) => ({
        rule: finding.rule,
        key: finding.key,
        class: finding.class,
        message: finding.message,
        reason: waived[finding.rule]!,
        figures: Object.fromEntries(finding.cells.map(({ id, value }) => [id, value])),
      })),
      ...(replaces.length > 0 && { replaces }),
    },
  };
}

const indexOf = (seals: readonly Seal[]): UnitIndex => new UnitIndex(seals.map(({ unit }) => unitName(unit, nameLaw)));

/** The seal of the unit and the year, whatever the unit is called there. */
function sealOf({ unit, year }: SourceOutcome, seals: readonly Seal[], index = indexOf(seals)): Seal | undefined {
  if (unit === null) return undefined;
  return index
    .find(unitName(unit, nameLaw))
    .found.map((at) => seals[at]!)
    .filter((one) => year === null || one.year === year)
    .at(-1);
}

/** The list with these in it; a unit's earlier seal for the year is replaced, whatever the unit was called there. */
export function withSeals(known: readonly Seal[], seals: readonly Seal[]): readonly Seal[] {
  const index = indexOf(seals);
  const isReplaced = ({ unit, year }: Seal): boolean =>
    index.find(unitName(unit, nameLaw)).found.some((at) => seals[at]!.year === year);
  return [...known.filter((one) => !isReplaced(one)), ...seals];
}

/** What has become of accepted reports since. */
export function sealedStates(outcomes: readonly SourceOutcome[], seals: readonly Seal[]): readonly (SealedState | undefined)[] {
  const index = indexOf(seals);
  return outcomes.map((outcome) => {
    const seal = sealOf(outcome, seals, index);
    return seal && stateOf(outcome, seal);
  });
}

function stateOf({ figures = [], edition, variant }: SourceOutcome, seal: Seal): SealedState {
  const { by, date, rules, digest, waivers } = seal;
  const form = formOfStamp({ edition: seal.edition, variant: seal.variant ?? "" });
  const isOtherForm = edition !== seal.edition || variant !== seal.variant || figures.length !== seal.figures.length;
  const changed =
    form === undefined || isOtherForm
      ? []
      : form.cells
          .filter(({ index }) => figures[index] !== seal.figures[index])
          .map((cell) => ({ id: cell.id, label: cellLabel(cell), from: seal.figures[cell.index]!, to: figures[cell.index]! }));
  return {
    state: isOtherForm || changed.length > 0 ? "changed" : "sealed",
    by,
    date,
    rules,
    digest,
    changed,
    waivers: waivers.map(({ rule, reason }) => ({ rule, reason })),
  };
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (found: unknown): found is Members => typeof found === "object" && found !== null && !Array.isArray(found);
const isText = (found: unknown): found is string => typeof found === "string";
const isFigure = (found: unknown): found is JsonFigure => found === null || typeof found === "number" || isText(found);

const isWaiver = (found: unknown): found is Waiver =>
  isObject(found) &&
  isText(found["rule"]) &&
  isRule(found["rule"]) &&
  isText(found["key"]) &&
  isText(found["message"]) &&
  isText(found["reason"]) &&
  isReason(found["reason"]) &&
  isObject(found["figures"]);

const isCorrection = (found: unknown): found is Replaced =>
  isObject(found) &&
  [found["digest"], found["date"], found["by"], found["reason"]].every(isText) &&
  Array.isArray(found["changed"]) &&
  found["changed"].every((one) => isObject(one) && isText(one["label"]) && isFigure(one["from"]) && isFigure(one["to"]));

/** A seal whose figures are not those that its digest was made of has been changed by hand, and is none. */
function isSeal(found: unknown): found is Seal {
  if (!isObject(found)) return false;
  const { unit, year, edition, variant, digest, figures, by, date, rules, product, waivers, source } = found;
  if (![unit, edition, digest, by, date, rules, product, source].every(isText) || typeof year !== "number") return false;
  if (!Array.isArray(figures) || !figures.every(isFigure) || !Array.isArray(waivers) || !waivers.every(isWaiver)) return false;
  const { replaces = [] } = found;
  if (!Array.isArray(replaces) || !replaces.every(isCorrection)) return false;
  const form = formOfStamp({ edition: edition as string, variant: isText(variant) ? variant : "" });
  return form?.cells.length === figures.length && figuresDigest(form, figures.map(valueOf)) === digest;
}

/** @returns undefined for anything that is no list of seals, or holds one that is none: nothing is dropped in silence */
export function readSeals(parsed: unknown): readonly Seal[] | undefined {
  if (!isObject(parsed) || !Array.isArray(parsed["accepted"])) return undefined;
  return parsed["accepted"].every(isSeal) ? parsed["accepted"] : undefined;
}

export const sealFile = (seals: readonly Seal[]): unknown => ({ accepted: seals });
