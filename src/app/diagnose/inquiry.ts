// The question why a report does not add up, in plain values that can be handed to another thread, and its answer there.
import type { RuleId } from "../../core/form/law";
import type { Finding } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import { damages, tryDamage, type DamageTrial } from "../../core/diagnose/damages";
import { diagnose, type DiagnosisQuestion } from "../../core/diagnose/diagnose";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { Budget } from "../../core/diagnose/repairs";
import type { Value } from "../../core/figures/values";
import { ruleText } from "../../statute";
import { programFor, type CheckedReport } from "../check/check-report";
import { formOfStamp } from "../workbook/plan-contents";
import { countedFigures } from "./counted-figures";
import { liveTotals } from "./live-totals";
import { withoutResult } from "./without-result";

/** Linear systems that the search for a cause may solve, through whatever door it is asked: some tenths of a second at the most. */
export const STEPS = 4_000;

interface Figures {
  readonly edition: string;
  /** "" for the national form. */
  readonly variant: string;
  readonly values: readonly Value[];
}

export interface Inquiry extends Figures {
  readonly previous?: Figures;
  readonly findings: readonly Finding[];
  /** Cells the clerk has vouched for: 此数无误. */
  readonly pinned: ReadonlySet<number>;
  /** Totals that add themselves up. */
  readonly formulas: ReadonlySet<number>;
}

const figuresOf = ({ form, values }: Pick<Reading, "form" | "values">): Figures => ({
  edition: form.edition.id,
  variant: form.variant?.id ?? "",
  values,
});

/**
 * Everything that is known of a checked report and speaks for or against a cause: last year's report, unless it is another
 * unit's, and which totals add themselves up.
 *
 * @param pinned - cells the clerk has vouched for
 */
export const inquiryInto = (
  { reading, previous, foreign, findings, ledger }: CheckedReport,
  pinned: ReadonlySet<number> = new Set(),
): Inquiry => {
  const formulas = liveTotals(reading);
  return {
    ...figuresOf(reading),
    ...(previous && foreign !== true && { previous: figuresOf(previous) }),
    findings: findings.map((reported) => reported.finding),
    pinned: new Set([...pinned, ...countedFigures(reading, ledger), ...withoutResult(reading, formulas)]),
    formulas,
  };
};

/** Whether a cause may be found: something that must hold does not, or one blank alone keeps it open, which the others then fix. */
export const isWorthAsking = ({ findings }: Pick<CheckedReport, "findings">): boolean =>
  findings.some(
    ({ verdict, class: grade, finding: { detail } }) =>
      (grade === "A" || grade === "B") &&
      (verdict === "broken" || (detail.kind === "sum" && detail.open.length === 1 && !detail.open[0]!.previous)),
  );

function formNamed(figures: Figures): NumberedForm {
  const form = formOfStamp(figures);
  if (!form) throw new Error(`no form is named ${figures.edition} ${figures.variant}`);
  return form;
}

const isHard = (rule: RuleId): boolean => ruleText(rule).class === "A";

const questionOf = ({ previous, pinned, formulas }: Inquiry, budget: Budget): DiagnosisQuestion => ({
  isHard,
  budget,
  pinned,
  formulas,
  ...(previous && { previous: previous.values }),
});

export function inquire(inquiry: Inquiry, budget: Budget, unitsLeave?: DiagnosisQuestion["unitsLeave"]): Diagnosis {
  const run = programFor(formNamed(inquiry), inquiry.previous && formNamed(inquiry.previous));
  return diagnose(run, inquiry.values, {
    ...questionOf(inquiry, budget),
    findings: inquiry.findings,
    ...(unitsLeave && { unitsLeave }),
  });
}

/** 验机: some of the fifty damages of a copy of these figures, from one place in their list to another. */
export function damagesTried(
  inquiry: Inquiry,
  from: number,
  to: number,
  budget: () => Budget,
): { readonly of: number; readonly trials: readonly DamageTrial[] } {
  const form = formNamed(inquiry);
  const run = programFor(form, inquiry.previous && formNamed(inquiry.previous));
  const all = damages(form, inquiry.values);
  return {
    of: all.length,
    trials: all.slice(from, to).map((damage) => tryDamage(run, inquiry.values, questionOf(inquiry, budget()), damage)),
  };
}
