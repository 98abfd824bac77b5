// 审核: what the open workbook holds → what the screen shows of it.
import type { Causes } from "../../app/diagnose/causes";
import { checkedOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { pageSection } from "../../app/outputs/check-page";
import { pageHead, PAGE_FOOT } from "../../app/outputs/page-frame";
import { balancePicture } from "../../app/check/balance-picture";
import { checkReport, wantsAudit, type CheckedReport, type CheckSetting } from "../../app/check/check-report";
import { checkText, editionName } from "../../app/outputs/check-text";
import { fillings, previousFact } from "../../app/check/task-steps";
import { cellName } from "../../app/words/cell-label";
import { figuresDigest } from "../../app/read/digest-of-figures";
import { readReport } from "../../app/read/read-report";
import { standingPlans } from "../../app/workbook/form-faults";
import { standsInForm } from "../../app/workbook/whose";
import { documentOf } from "../../app/workbook/workbook-cells";
import { yes, type Outcome } from "../../core/outcome";
import { isSamePlace } from "../../core/document/source";
import { sheetPlace, type Reading } from "../../core/document/reading";
import type { CellPlace, Contents, HostFacts, Wear, Workbook } from "../../ports/workbook";
import type { CheckView, TableGroup } from "../check-view";
import { ledgerBeside } from "../ledger/ledger-beside";
import type { OpenBook, SelectedCell } from "../state";

/** What a report is held against beside the law. */
export type Beside = Pick<CheckSetting, "previous" | "local">;

/** @param cut - sheets that were not read to their end */
export async function checkReading(reading: Reading, beside: Beside = {}, cut: readonly string[] = []): Promise<CheckedReport> {
  const ledger = await ledgerBeside(reading, cut);
  if (!wantsAudit(reading, beside)) return checkReport(reading, { ...beside, ledger });
  const { auditReport } = await import("../../app/check/audit-report");
  return auditReport(reading, { ...beside, ledger });
}

/** @param worn - how the sheets have suffered, as last asked */
export async function checkContents(
  contents: Contents,
  worn: readonly Wear[],
  beside: Beside = {},
): Promise<Outcome<CheckedReport>> {
  const reading = readReport(documentOf(contents, worn));
  const cut = contents.sheets.flatMap((sheet) => (sheet.cut ? [sheet.name] : []));
  return reading.ok ? yes(await checkReading(reading.value, beside, cut)) : reading;
}

/** How the sheets of ours have suffered; one more question to the host, so not asked after every edit. */
export async function wornIn(workbook: Workbook, contents: Contents): Promise<readonly Wear[]> {
  const plans = standingPlans(contents);
  if (plans.length === 0) return [];
  const worn = await workbook.formatDrift(plans);
  // A host that cannot say holds nothing against the sheet.
  return worn.ok ? worn.value : [];
}

export const whoOf = ({ unit, year }: Reading): string =>
  [unit ?? "（未写单位）", year === undefined ? "（未写年度）" : `${year}年度`].join(" ");

/** @param previous - what was given as last year's report, whether it is that or not */
export function checkView(checked: CheckedReport, previous?: Reading): CheckView {
  const { reading, counts, findings } = checked;
  const titles = [
    { id: "", title: "整份报告" },
    ...reading.form.tables.map(({ table }) => ({ id: table.id, title: table.title })),
  ];
  const groups = titles.map(({ id, title }): TableGroup => ({
    id,
    title,
    findings: findings.filter(({ table }) => table === id),
  }));
  const unbalanced = findings.find(
    ({ verdict, finding: { detail } }) => verdict === "broken" && detail.kind === "sum" && !detail.totalling,
  );
  const balance = unbalanced && balancePicture(checked, unbalanced.finding.cells[0]!);
  const { unit, year, form } = reading;
  return {
    who: whoOf(reading),
    whose: {
      ...(unit !== undefined && { unit }),
      ...(year !== undefined && { year }),
      variant: form.variant?.id ?? "",
      ours: standsInForm(reading),
    },
    ...(balance && { balance }),
    ledger: checked.ledger !== undefined,
    ...(previous && { previous: whoOf(previous) }),
    before: previousFact(checked, previous !== undefined),
    filling: fillings(reading),
    figures: figuresDigest(reading.form, reading.values),
    form: editionName(checkedOutcome("", checked)),
    counts,
    groups: groups.filter((group) => group.findings.length > 0),
  };
}

/** What the form calls the cell at a place, if it is one of its cells. */
export function selectedCell(checked: CheckedReport, place: CellPlace): SelectedCell {
  const { reading, ledger } = checked;
  const index = reading.places.findIndex((at) => {
    const own = sheetPlace(reading.document, at);
    return own !== undefined && isSamePlace(own, place);
  });
  const cell = reading.form.cells[index];
  const drilled = ledger?.drilled(reading, place);
  const balance = cell && balancePicture(checked, index);
  return {
    place,
    ...(cell && { label: cellName(cell), figure: { form: reading.form, index } }),
    ...(drilled && { drilled }),
    ...(balance && { balance }),
  };
}

const SOURCE = "打开的工作簿";

export const checkListText = (checked: CheckedReport, causes?: Causes): string =>
  checkText(checkedOutcome(SOURCE, checked, causes));

const page = (outcome: SourceOutcome): string => `${pageHead("审核报告")}${pageSection(outcome)}${PAGE_FOOT}`;

export const checkPage = (checked: CheckedReport, causes?: Causes, source = SOURCE): string =>
  page(checkedOutcome(source, checked, causes));

/** What sort of a workbook it is, whatever tables it holds. */
export const bookOf = ({ sheets }: Contents, { live, comments }: Pick<HostFacts, "live" | "comments">): OpenBook => ({
  empty: sheets.every(({ empty }) => empty),
  protected: sheets.flatMap((sheet) => (sheet.protected && sheet.visible && !sheet.empty ? [sheet.name] : [])),
  live,
  ...(comments && { comments: true as const }),
});
