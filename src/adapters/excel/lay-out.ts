// A worksheet plan → Excel's calls, all of them for one sync.
import type { MarkLook } from "../../render/appearance";
import type { PageSetup, SheetPlan, Worksheet } from "../../render/sheet";
import type { Square } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { EntryRule } from "../../render/validation";
import { areaAddress, squaresIn } from "./area";
import { drawCharts } from "./charts";
import { mergedFormats } from "./merged-formats";
import { SETS, supportsExcelApi } from "./host";
import { contents, extent, heights, lined, mergings, styleRuns, widths, type StyleRun } from "./styling";
import { rangeOf, rangesOf } from "./range";

export const POINTS_PER_MM = 72 / 25.4;

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;

type At = (area: string) => Excel.Range;

function styleArea(at: At, { area, look }: StyleRun): void {
  const range = at(area);
  const { format } = range;
  // One format for all squares of the range, which the declaration knows only as a rectangle of them.
  if (look.numberFormat !== undefined) range.numberFormat = look.numberFormat as unknown as string[][];
  if (look.fontName !== undefined) format.font.name = look.fontName;
  if (look.fontSize !== undefined) format.font.size = look.fontSize;
  if (look.bold !== undefined) format.font.bold = look.bold;
  if (look.color !== undefined) format.font.color = `#${look.color}`;
  if (look.fill === "") format.fill.clear();
  else if (look.fill !== undefined) format.fill.color = `#${look.fill}`;
  if (look.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[look.horizontal];
  if (look.vertical !== undefined) format.verticalAlignment = VERTICAL[look.vertical];
  if (look.wrap !== undefined) format.wrapText = look.wrap;
  if (look.shrink !== undefined && supportsExcelApi(SETS.shrinking)) format.shrinkToFit = look.shrink;
  if (look.locked !== undefined) format.protection.locked = look.locked;
}

function line(at: At, area: string): void {
  const { borders } = at(area).format;
  const [from, to = from] = area.split(":") as [string, string | undefined];
  const rowsOf = (address: string): string => address.replace(/[A-Z]+/u, "");
  const colsOf = (address: string): string => address.replace(/\d+/u, "");
  const sides: (
    Excel.BorderIndex | "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical"
  )[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"];
  if (rowsOf(from) !== rowsOf(to)) sides.push("InsideHorizontal");
  if (colsOf(from) !== colsOf(to)) sides.push("InsideVertical");
  for (const side of sides) borders.getItem(side as Excel.BorderIndex).style = "Continuous";
}

function ruleOf(rule: EntryRule): Excel.DataValidationRule {
  if (rule.kind === "custom") return { custom: { formula: `=${rule.formula ?? ""}` } };
  if (rule.kind === "list") return { list: { inCellDropDown: true, source: `=${rule.formula ?? ""}` } };
  if (rule.kind === "date") return { date: { formula1: `=${rule.minimum ?? 0}`, operator: "GreaterThanOrEqualTo" } };
  const bounds: Excel.BasicDataValidation =
    rule.maximum === undefined
      ? { formula1: rule.minimum ?? 0, operator: "GreaterThanOrEqualTo" }
      : { formula1: rule.minimum ?? 0, formula2: rule.maximum, operator: "Between" };
  return rule.kind === "whole" ? { wholeNumber: bounds } : { decimal: bounds };
}

/**
 * An entry rule once for all squares that want the same. A file can afford a prompt for each row; a host is sent every
 * one of them, and the row's label stands beside the cell anyway.
 */
export function ruleAreas(rules: readonly EntryRule[]): { readonly rule: EntryRule; readonly area: string }[] {
  const kinds = new Map<string, { readonly rule: EntryRule; readonly squares: Square[] }>();
  for (const rule of rules) {
    // A custom rule is meant from its own first cell.
    const own = rule.kind === "custom" ? rule.ranges.join() : "";
    const key = JSON.stringify([rule.kind, rule.minimum, rule.maximum, own, rule.formula ?? "", rule.wants, rule.error]);
    const known = kinds.get(key) ?? { rule, squares: [] };
    known.squares.push(...rule.ranges.flatMap(squaresIn));
    kinds.set(key, known);
  }
  return [...kinds.values()].flatMap(({ rule, squares }) => areas(squares).map((area) => ({ rule, area })));
}

function admit(at: At, rules: readonly EntryRule[]): void {
  for (const { rule, area } of ruleAreas(rules)) {
    const { dataValidation } = at(area);
    dataValidation.rule = ruleOf(rule);
    dataValidation.prompt = { showPrompt: true, title: "填写要求", message: rule.wants };
    dataValidation.errorAlert = { showAlert: true, style: "Stop", title: rule.errorTitle, message: rule.error };
  }
}

export function applyLook(format: Excel.ConditionalRangeFormat, look: MarkLook): void {
  format.fill.color = `#${look.fill}`;
  format.font.color = `#${look.color}`;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.underline) format.font.underline = "Single";
}

function light(at: At, plan: Worksheet): void {
  // Excel puts what is added last above what was there: the strongest comes last.
  for (const live of mergedFormats(plan.conditionalFormats).reverse()) {
    const { custom } = at(live.area).conditionalFormats.add("Custom");
    custom.rule.formula = `=${live.formula}`;
    applyLook(custom.format, plan.marks[live.look]);
  }
}

/** Excel's codes for the three parts of a footer: &L, &C and &R. */
export function thirds(footer: string): Record<"L" | "C" | "R", string> {
  const parts = { L: "", C: "", R: "" };
  let at: keyof typeof parts = "C";
  for (const piece of footer.split(/(&[LCR])/u)) {
    if (piece === "&L" || piece === "&C" || piece === "&R") at = piece[1] as keyof typeof parts;
    else parts[at] += piece;
  }
  return parts;
}

function setPage(sheet: Excel.Worksheet, page: PageSetup): void {
  const { pageLayout } = sheet;
  const { marginsMm: margins } = page;
  pageLayout.paperSize = "A4";
  pageLayout.orientation = page.orientation === "portrait" ? "Portrait" : "Landscape";
  pageLayout.topMargin = margins.top * POINTS_PER_MM;
  pageLayout.bottomMargin = margins.bottom * POINTS_PER_MM;
  pageLayout.leftMargin = margins.left * POINTS_PER_MM;
  pageLayout.rightMargin = margins.right * POINTS_PER_MM;
  if (page.header !== "") pageLayout.headerMargin = margins.header * POINTS_PER_MM;
  pageLayout.footerMargin = margins.footer * POINTS_PER_MM;
  pageLayout.centerHorizontally = page.centreHorizontally;
  if (page.centreVertically) pageLayout.centerVertically = true;
  pageLayout.zoom = {
    ...(page.fit.width > 0 && { horizontalFitToPages: page.fit.width }),
    ...(page.fit.height > 0 && { verticalFitToPages: page.fit.height }),
  };
  if (page.printArea !== "") pageLayout.setPrintArea(page.printArea);
  pageLayout.setPrintTitleRows(`$${page.titleRows.first + 1}:$${page.titleRows.last + 1}`);
  const { defaultForAllPages: all } = pageLayout.headersFooters;
  const header = thirds(page.header);
  const footer = thirds(page.footer);
  if (header.L !== "") all.leftHeader = header.L;
  if (header.C !== "") all.centerHeader = header.C;
  if (header.R !== "") all.rightHeader = header.R;
  if (footer.L !== "") all.leftFooter = footer.L;
  if (footer.C !== "") all.centerFooter = footer.C;
  if (footer.R !== "") all.rightFooter = footer.R;
}

/** Takes everything from a sheet that was agreed to be laid out anew, or that is empty but formatted. */
export function clearSheet(sheet: Excel.Worksheet): void {
  const whole = rangeOf(sheet);
  whole.conditionalFormats.clearAll();
  if (supportsExcelApi(SETS.entryRules)) whole.dataValidation.clear();
  whole.unmerge();
  // What is outside was never used: clearing a million rows for it would be remembered row by row.
  sheet.getUsedRange().untrack().clear("All");
  sheet.freezePanes.unfreeze();
}

function freeze(sheet: Excel.Worksheet, { rows, cols }: SheetPlan["freeze"]): void {
  if (rows > 0 && cols > 0) sheet.freezePanes.freezeAt(rangeOf(sheet, extent({ rows, cols })));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (cols > 0) sheet.freezePanes.freezeColumns(cols);
}

/** A list that grows as it is typed into; Excel finds the name. Its squares look as the plan says, and not as a table's style does. */
function list(sheet: Excel.Worksheet, { range }: NonNullable<SheetPlan["listing"]>): void {
  const table = sheet.tables.add(range, true);
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
}
/** Lines above and below, and nothing between. */
const TABLE_STYLE = "TableStyleLight1";

interface LaidOutSheet {
  readonly sheet: Excel.Worksheet;
  readonly plan: Worksheet;
}

/**
 * Sends what is queued, and the panes that stand still as the last of it. They are a comfort: some builds of Excel 2019 fail
 * at them with an internal error, and what came before stays done.
 *
 * @returns the sheets, with their ids and names
 */
export async function sendWithPanes(
  context: Excel.RequestContext,
  made: readonly LaidOutSheet[],
): Promise<readonly Excel.Worksheet[]> {
  for (const { sheet, plan } of made) {
    sheet.load("id,name");
    freeze(sheet, plan.freeze);
  }
  try {
    await context.sync();
    return made.map(({ sheet }) => sheet);
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    const { debugInfo } = error as Partial<OfficeExtension.Error>;
    if (debugInfo?.errorLocation?.startsWith("WorksheetFreezePanes.") !== true) throw error;
    // After an error office.js knows nothing more of the sheets that were added.
    const found = made.map(({ plan }) => context.workbook.worksheets.getItem(plan.name));
    for (const sheet of found) sheet.load("id,name");
    await context.sync();
    return found;
  }
}

/** So many rows of a list are put down at once: a request bears some megabytes. */
const ROWS_AT_ONCE = 2000;

/**
 * Queues the whole plan onto an empty sheet; nothing is sent here.
 *
 * @returns what is to be queued after that, each for a request of its own: the rest of a long list
 */
export function layOutSheet(sheet: Excel.Worksheet, plan: Worksheet): readonly (() => void)[] {
  const at = rangesOf(sheet);
  for (const run of styleRuns(plan)) styleArea(at, run);
  const rows = contents(plan);
  const put = (top: number): void => {
    const part = rows.slice(top, top + ROWS_AT_ONCE);
    at(areaAddress({ top, left: 0, bottom: top + part.length - 1, right: plan.cols - 1 })).formulas = part;
  };
  put(0);
  for (const area of lined(plan)) line(at, area);
  for (const { area, across } of mergings(plan)) at(area).merge(across);
  for (const { lines, points } of widths(plan)) at(lines).format.columnWidth = points;
  for (const { lines, points } of heights(plan)) at(lines).format.rowHeight = points;
  if (supportsExcelApi(SETS.entryRules)) admit(at, plan.entryRules);
  light(at, plan);
  if (plan.listing) list(sheet, plan.listing);
  if (supportsExcelApi(SETS.pageSetup)) setPage(sheet, plan.page);
  sheet.tabColor = `#${plan.tabColor}`;
  if (plan.charts && supportsExcelApi(SETS.charts)) drawCharts(sheet, plan.charts);
  if (plan.hidden) sheet.visibility = "Hidden";
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) - 1 }, (_, part) => () => put((part + 1) * ROWS_AT_ONCE));
}
