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
import { isOpen, type CheckedBy, type SourceOutcome } from "../outputs/check-outcome";
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
}

export interface Accepting extends CheckedBy {
  readonly by: string;
  readonly date: string;
  /** By rule: why a finding of it is let pass. */
  readonly waived: Readonly<Record<string, string>>;
}

export type Accepted =
  | { readonly ok: true; readonly seal: Seal }
  | { readonly ok: false; readonly why: "unread" | "nameless" | "open"; readonly open: readonly string[] };

/** A report is accepted when nothing in it is open but what is let pass; what is blank or unread is never let pass. */
export function accept(outcome: SourceOutcome, { by, date, waived, product, rules }: Accepting): Accepted {
  const { unit, year, edition, variant, source, figures, findings, error } = outcome;
  if (error !== undefined || figures === undefined || edition === null) return { ok: false, why: "unread", open: [] };
  if (unit === null || year === null) return { ok: false, why: "nameless", open: [] };
  const due = findings.filter(isOpen);
  const isWaived = ({ rule, verdict }: (typeof due)[number]): boolean => verdict === "broken" && Object.hasOwn(waived, rule);
  const open = due.filter((finding) => !isWaived(finding)).map(({ message }) => message);
  if (open.length > 0) return { ok: false, why: "open", open };
  const form = formOfStamp({ edition, variant: variant ?? "" })!;
  return {
    ok: true,
    seal: {
      unit,
      year,
      edition,
      variant,
      source,
      digest: figuresDigest(form, figures.map(valueOf)),
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
    },
  };
}

const isSame = (a: Seal, b: Seal): boolean => a.unit === b.unit && a.year === b.year;

/** The list with these in it; a unit's earlier seal for the year is replaced. */
export const withSeals = (known: readonly Seal[], seals: readonly Seal[]): readonly Seal[] => [
  ...known.filter((one) => !seals.some((other) => isSame(one, other))),
  ...seals,
];

/** What has become of accepted reports since. */
export function sealedStates(outcomes: readonly SourceOutcome[], seals: readonly Seal[]): readonly (SealedState | undefined)[] {
  const index = new UnitIndex(seals.map(({ unit }) => unitName(unit, nameLaw)));
  return outcomes.map((outcome) => {
    if (outcome.unit === null) return undefined;
    const { found } = index.find(unitName(outcome.unit, nameLaw));
    const seal = found
      .map((at) => seals[at]!)
      .filter(({ year }) => outcome.year === null || year === outcome.year)
      .at(-1);
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

/** A seal whose figures are not those that its digest was made of has been changed by hand, and is none. */
function isSeal(found: unknown): found is Seal {
  if (!isObject(found)) return false;
  const { unit, year, edition, variant, digest, figures, by, date, rules, product, waivers, source } = found;
  if (![unit, edition, digest, by, date, rules, product, source].every(isText) || typeof year !== "number") return false;
  if (!Array.isArray(figures) || !figures.every(isFigure) || !Array.isArray(waivers) || !waivers.every(isWaiver)) return false;
  const form = formOfStamp({ edition: edition as string, variant: isText(variant) ? variant : "" });
  return form?.cells.length === figures.length && figuresDigest(form, figures.map(valueOf)) === digest;
}

/** @returns undefined for anything that is no list of seals, or holds one that is none: nothing is dropped in silence */
export function readSeals(parsed: unknown): readonly Seal[] | undefined {
  if (!isObject(parsed) || !Array.isArray(parsed["accepted"])) return undefined;
  return parsed["accepted"].every(isSeal) ? parsed["accepted"] : undefined;
}

export const sealFile = (seals: readonly Seal[]): unknown => ({ accepted: seals });
