// 审核: what the open workbook holds → what the screen shows of it.
import { faultSentence } from "../../app/workbook/change-wording";
import type { Causes } from "../../app/diagnose/causes";
import { checkedOutcome, type FindingOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { pageHead, pageSection, PAGE_FOOT } from "../../app/outputs/check-page";
import type { AuditedReport } from "../../app/check/audit-report";
import { checkReport, type CheckedReport, type Told } from "../../app/check/check-report";
import { checkText, editionName } from "../../app/outputs/check-text";
import { cellName } from "../../app/words/cell-label";
import { readReport } from "../../app/read/read-report";
import { formFaults, placeOfFault, type FormFault } from "../../app/workbook/repair";
import { allRulesOf } from "../../app/check/rules-page";
import { spokenPlace } from "../../app/workbook/workbook-cells";
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { CellPlace, Contents } from "../../ports/workbook";
import { canBeExplained } from "../../core/check/explanations";
import type { CheckView, FindingView, ReasonView, TableGroup } from "../check-view";
import { addressOf, placeOf } from "../places";
import type { SelectedCell } from "../state";

export interface Found {
  /** What was given as last year's report, whether it is that or not. */
  readonly previous: Reading | undefined;
  readonly checked: AuditedReport;
  readonly faults: readonly FormFault[];
}

/** @param previous - what was given as last year's report */
export async function checkReading(reading: Reading, previous?: Reading): Promise<AuditedReport> {
  if (!previous) return checkReport(reading);
  const { auditReport } = await import("../../app/check/audit-report");
  return auditReport(reading, { previous });
}

export async function checkContents(contents: Contents, previous?: Reading): Promise<Outcome<Found>> {
  const reading = readReport(contents.document);
  if (!reading.ok) return reading;
  return yes({ previous, checked: await checkReading(reading.value, previous), faults: formFaults(contents) });
}

const shown = (value: number | string | null): string => (value === null ? "" : String(value));

/** Reasons that were given, by the key of their finding. */
export type Reasoned = ReadonlyMap<string, ReasonView>;

export function findingView(told: Told, reasoned?: Reasoned): FindingView {
  const { about } = told.finding;
  const own = told.cells.map((cell) => cell.address).filter((address) => address !== "");
  const spoken = "place" in about && placeOf(about.place) ? [about.place] : [];
  return {
    key: told.key,
    rule: told.rule,
    class: told.class,
    verdict: told.verdict,
    message: told.message,
    ground: told.ground,
    cells: told.cells.map(({ label, address, value }) => ({ label, address, value: shown(value) })),
    places: [...new Set([...own, ...spoken])],
    ...(told.left !== null &&
      told.right !== null && { sums: { left: shown(told.left), right: shown(told.right), difference: shown(told.difference) } }),
    waiting: told.verdict === "undecided" && about.kind === "sum",
    ...(canBeExplained(told) && { mayExplain: true as const }),
    ...explainedBy(reasoned, told.key),
  };
}

const explainedBy = (reasoned: Reasoned | undefined, key: string): Pick<FindingView, "explained"> => {
  const explained = reasoned?.get(key);
  return explained === undefined ? {} : { explained };
};

/** The rule that a form which was altered breaks: 表样. */
const FORM_RULE = allRulesOf().find((rule) => rule.id === "R62");

/** What tells a fault from every other one. */
export function faultKey(fault: FormFault): string {
  const place = placeOfFault(fault);
  const at = place ? spokenPlace(place) : "sheet" in fault ? fault.sheet : fault.table;
  return `form.${fault.kind}.${at}${fault.kind === "row-removed" ? `.${fault.label}` : ""}`;
}

/** A form that was altered, as a finding; what the reading has found out itself is not said twice. */
function faultViews(
  { checked, faults }: Found,
  known: ReadonlySet<string>,
): { readonly table: string; readonly view: FindingView }[] {
  if (!FORM_RULE) throw new Error("no rule speaks of the form itself");
  const { id, class: gravity, ground } = FORM_RULE;
  return faults.flatMap((fault) => {
    const place = placeOfFault(fault);
    const address = place && spokenPlace(place);
    if (fault.kind === "label" && address !== undefined && known.has(address)) return [];
    const view: FindingView = {
      key: faultKey(fault),
      rule: id,
      class: gravity,
      verdict: "broken",
      message: faultSentence(fault, checked.reading.form),
      ground,
      cells: [],
      places: address === undefined ? [] : [address],
      waiting: false,
    };
    return [{ table: fault.table, view }];
  });
}

const whoOf = ({ unit, year }: Reading): string =>
  [unit ?? "（未写单位）", year === undefined ? "（未写年度）" : `${year}年度`].join(" ");

export function checkView(found: Found, reasoned?: Reasoned): CheckView {
  const { reading, counts, findings } = found.checked;
  const told = findings.map((one) => ({ table: one.table, view: findingView(one, reasoned) }));
  const altered = new Set(told.filter(({ view }) => view.rule === "R62").flatMap(({ view }) => view.places));
  const faults = faultViews(found, altered);
  const titles = [
    { id: "", title: "整份报告" },
    ...reading.form.tables.map(({ table }) => ({ id: table.id, title: table.title })),
  ];
  const groups = titles.map(({ id, title }): TableGroup => ({
    id,
    title,
    findings: [...faults, ...told].filter(({ table }) => table === id).map(({ view }) => view),
  }));
  return {
    who: whoOf(reading),
    ...(found.previous && { previous: whoOf(found.previous) }),
    form: editionName(checkedOutcome("", found.checked)),
    counts: { ...counts, broken: counts.broken + faults.length },
    groups: groups.filter((group) => group.findings.length > 0),
  };
}

/** What the form calls the cell at a place, if it is one of its cells. */
export function selectedCell({ reading }: CheckedReport, place: CellPlace): SelectedCell {
  const block = reading.document.blocks.findIndex((one) => one.kind === "grid" && one.name === place.sheet);
  const index = reading.places.findIndex((at) => at?.block === block && at.row === place.row && at.col === place.col);
  const cell = reading.form.cells[index];
  return { address: addressOf(place), ...(cell && { label: cellName(cell) }) };
}

const SOURCE = "打开的工作簿";

/** Everything that the screen shows, as a report that can be handed on: what was done to the form as well, and why it does not add up. */
function outcomeOf(found: Found, causes: Causes | undefined, reasoned: Reasoned | undefined): SourceOutcome {
  const outcome = checkedOutcome(SOURCE, found.checked, causes, reasoned);
  const altered = new Set(found.checked.findings.flatMap((told) => (told.rule === "R62" ? findingView(told).places : [])));
  const faults = faultViews(found, altered).map(({ view }): FindingOutcome => ({
    rule: view.rule,
    key: view.key,
    class: view.class,
    verdict: view.verdict,
    message: view.message,
    ground: view.ground,
    cells: view.places.map((address) => ({ id: "", label: "", address, value: null })),
    left: null,
    right: null,
    difference: null,
  }));
  return {
    ...outcome,
    counts: { ...outcome.counts, broken: outcome.counts.broken + faults.length },
    findings: [...outcome.findings, ...faults],
  };
}

export const checkListText = (found: Found, causes?: Causes, reasoned?: Reasoned): string =>
  checkText(outcomeOf(found, causes, reasoned));

const page = (outcome: SourceOutcome): string => `${pageHead("审核报告")}${pageSection(outcome)}${PAGE_FOOT}`;

export const checkPage = (found: Found, causes?: Causes, reasoned?: Reasoned): string => page(outcomeOf(found, causes, reasoned));

/** The same of a report that was chosen beside the workbook. */
export const sourcePage = (checked: CheckedReport, reasoned: Reasoned | undefined, source: string): string =>
  page(checkedOutcome(source, checked, undefined, reasoned));
