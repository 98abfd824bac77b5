// 生成台账: the worksheets of a ledger with the three tables counted from it, by live formulas or as fixed figures.
import { isTable, ledgerNamesOf } from "../../core/ledger/ledger-names";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Day } from "../../core/ledger/days";
import type { ListName } from "../../core/ledger/ledger";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import type { Value } from "../../core/figures/values";
import { countingFormula, type Choosing } from "../../render/ledger-formula";
import {
  formulaPlaces,
  ledgerSheet,
  listsSheet,
  yearReference,
  type LedgerLine,
  type LedgerOptions,
} from "../../render/ledger-sheet";
import { statisticsSheet, type DaysTaken, type StatisticsSetting } from "../../render/ledger-statistics";
import { sheetPlans, type SheetPlan, type Worksheet } from "../../render/sheet";
import { choicesOf, countingLaw, LEGAL_DAYS, ledgerStatistics, proceedingLedger, requestLedger } from "../../statute/ledger";
import { tallyOf } from "./tally";

export interface LedgerSetting {
  readonly unit?: string;
  readonly year: number;
  readonly days: { readonly holidays: readonly Day[]; readonly worked: readonly Day[] };
  /** "live": tables three and four count the ledger; "fixed": they hold what it came to. */
  readonly tables: "live" | "fixed";
  /** Cases to begin with; none for a blank ledger. */
  readonly requests?: readonly LedgerLine[];
  readonly proceedings?: readonly LedgerLine[];
  /** What the tables come to for these cases, by the form's cells; 0 for a blank ledger. */
  readonly values?: readonly Value[];
  /** How long the cases took; absent where nobody has reckoned it. */
  readonly taken?: DaysTaken;
}

export interface LedgerBook {
  /** In the order of their tabs; the list is hidden and comes last. */
  readonly sheets: readonly Worksheet[];
  readonly tables: readonly SheetPlan[];
}

type Formulas = ReadonlyMap<number, { readonly formula: string; readonly result: number }>;

/** The formula of every figure of tables three and four that is counted and not added up. */
function ledgerFormulas(form: NumberedForm, values: readonly Value[]): Formulas {
  const places = formulaPlaces(choicesOf(form));
  const made = new Map<number, { readonly formula: string; readonly result: number }>();
  const resultOf = (index: number): number => {
    const value = values[index] ?? 0;
    return typeof value === "number" ? value : 0;
  };
  for (const cell of form.cells) {
    if (cell.computed || isTable(cell.table, "disclosure")) continue;
    const { line, kind } = ledgerNamesOf(cell);
    const isRequests = isTable(cell.table, "requests");
    const rules = isRequests ? countingLaw.requests : countingLaw.proceedings;
    const rule = rules.find((one) => one.line === line) ?? rules.find((one) => one.line === "")!;
    const list: ListName = isRequests ? "kinds" : "proceedings";
    const own: readonly Choosing[] =
      rule.line === ""
        ? [{ column: isRequests ? "result" : "outcome", list: isRequests ? "results" : "outcomes", id: line }]
        : [];
    const formula = countingFormula(
      rule,
      isRequests ? requestLedger : proceedingLedger,
      [{ column: "kind", list, id: kind }, ...own],
      places,
    );
    made.set(cell.index, { formula, result: resultOf(cell.index) });
  }
  return made;
}

/** The cases of a ledger as lines, each of the form's own words; what was not understood stays as it was written. */
export function linesOf(
  ledger: ReadLedger,
  form: NumberedForm,
): { readonly requests: readonly LedgerLine[]; readonly proceedings: readonly LedgerLine[] } {
  const choices = choicesOf(form);
  const spelled = (
    list: keyof typeof choices,
    { text, value }: { readonly text: string; readonly value?: string },
  ): string | undefined => (text === "" ? undefined : (choices[list].find(({ id }) => id === value)?.text ?? text));
  const blank = (text: string): string | undefined => (text === "" ? undefined : text);
  const dated = ({ text, value }: { readonly text: string; readonly value?: Day }): Day | string | undefined =>
    text === "" ? undefined : (value ?? text);
  return {
    requests: ledger.requests.map((one): LedgerLine => ({
      number: one.number,
      receivedOn: dated(one.receivedOn),
      kind: spelled("kinds", one.kind),
      way: spelled("ways", one.way),
      summary: blank(one.summary),
      correctionAsked: dated(one.correctionAsked),
      corrected: dated(one.corrected),
      extended: dated(one.extended),
      consulted: dated(one.consulted),
      consultationEnded: dated(one.consultationEnded),
      answered: dated(one.answered),
      result: spelled("results", one.result),
      feeAsked: dated(one.feeAsked),
      feeOverdue: spelled("yesNo", one.feeOverdue),
      remark: blank(one.remark),
    })),
    proceedings: ledger.proceedings.map((one): LedgerLine => ({
      request: one.request,
      kind: spelled("proceedings", one.kind),
      filed: dated(one.filed),
      closed: dated(one.closed),
      outcome: spelled("outcomes", one.outcome),
      caseNumber: blank(one.caseNumber),
      remark: blank(one.remark),
    })),
  };
}

/** 台账统计 alone: formulas over a ledger of ours, or what the cases come to. */
export function statisticsPage(
  form: NumberedForm,
  { unit, year, tables, requests = [], taken }: Pick<LedgerSetting, "unit" | "year" | "tables" | "requests" | "taken">,
): Worksheet {
  const choices = choicesOf(form);
  const live: StatisticsSetting["live"] = {
    ledger: requestLedger,
    places: formulaPlaces(choices),
    year: yearReference(requestLedger),
  };
  return statisticsSheet({
    sheet: ledgerStatistics,
    ...(unit !== undefined && { unit }),
    year,
    choices,
    tally: tallyOf(requests, choices, year),
    ...(taken && { days: taken }),
    ...(tables === "live" && { live }),
  });
}

/** The whole workbook: 台账, 复议诉讼, the three tables, 台账统计, and the hidden lists. */
export function ledgerBook(form: NumberedForm, setting: LedgerSetting): LedgerBook {
  const choices = choicesOf(form);
  const options: LedgerOptions = {
    ...(setting.unit !== undefined && { unit: setting.unit }),
    year: setting.year,
    choices,
    limits: LEGAL_DAYS,
    days: setting.days,
  };
  const values = setting.values ?? form.cells.map(({ table }) => (isTable(table, "disclosure") ? null : 0));
  const isLive = setting.tables === "live";
  const tables = sheetPlans(form, {
    ...(setting.unit !== undefined && { unit: setting.unit }),
    year: setting.year,
    // A total of ours stays a formula either way.
    values: values.map((value, index) => (form.cells[index]!.computed ? null : value)),
    ...(isLive && { formulas: ledgerFormulas(form, values), yearFormula: `${yearReference(requestLedger)}&"年度"` }),
  });
  return {
    tables,
    sheets: [
      ledgerSheet(requestLedger, setting.requests ?? [], options, { tabColor: "7030A0", table: "Requests", holdsYear: true }),
      ledgerSheet(proceedingLedger, setting.proceedings ?? [], options, {
        tabColor: "7030A0",
        table: "Proceedings",
        holdsYear: false,
      }),
      ...tables,
      statisticsPage(form, setting),
      listsSheet(options, requestLedger),
    ],
  };
}
