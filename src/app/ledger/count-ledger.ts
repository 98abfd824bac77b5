// 计数: a ledger → the figures of tables three and four, with everything that the ledger says against itself.
import type { Finding } from "../../core/check/finding";
import type { RuleId } from "../../core/form/law";
import type { RawDocument } from "../../core/document/source";
import type { Value } from "../../core/figures/values";
import type { NumberedForm } from "../../core/form/numbered-form";
import { checkLedger } from "../../core/ledger/check-ledger";
import { countCases, valuesOf, type Counted } from "../../core/ledger/count";
import { yearBounds, type Day } from "../../core/ledger/days";
import { NO_ANSWERS, type Answers } from "../../core/ledger/meaning";
import { readLedger, type ReadLedger } from "../../core/ledger/read-ledger";
import type { Calendar } from "../../core/ledger/working-days";
import { no, yes, type Outcome } from "../../core/outcome";
import { countingLaw, LEGAL_DAYS, proceedingLedger, requestLedger } from "../../statute/ledger";
import { languageFor } from "./language";

export interface CountSetting {
  readonly answers?: Answers;
  /** Columns of the source by their words, as the keeper has said; "" for one that means nothing here. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly calendar?: Calendar;
  /** Formulas count the ledger as it stands, and pass over what is not spelled as the lists are. */
  readonly isLive?: boolean;
  /** Today: cases that are open are overdue until then, and not beyond the year. */
  readonly today?: Day;
}

export interface CountedLedger {
  readonly ledger: ReadLedger;
  readonly counted: Counted;
  /** By the form's cells, totals and all; table two is blank. */
  readonly values: readonly Value[];
  readonly findings: readonly Finding[];
}

const FORMULAS_PASS: RuleId = "R87";

export function countLedger(
  document: RawDocument,
  form: NumberedForm,
  year: number,
  setting: CountSetting = {},
): Outcome<CountedLedger> {
  const { language, choices } = languageFor(form, setting.answers ?? NO_ANSWERS);
  const ledger = readLedger(document, language, setting.answers ?? NO_ANSWERS, setting.columns);
  if (!ledger) return no({ kind: "no-ledger-found" });
  const counted = countCases(ledger, form, year, countingLaw);
  const findings = checkLedger(ledger, {
    form,
    law: { requests: requestLedger, proceedings: proceedingLedger, limits: LEGAL_DAYS, choices },
    ...(setting.calendar && { calendar: setting.calendar }),
    asOf: Math.min(setting.today ?? Infinity, yearBounds(year).next - 1),
    placements: counted,
  });
  return yes({
    ledger,
    counted,
    values: valuesOf(counted),
    findings: setting.isLive ? findings : findings.filter(({ rule }) => rule !== FORMULAS_PASS),
  });
}
