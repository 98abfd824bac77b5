// A worksheet plan → WPS's calls.
import type { PageSetup, SheetPlan, Worksheet } from "../../render/sheet";
import type { EntryRule } from "../../render/validation";
import { POINTS_PER_MM, ruleAreas, thirds } from "../excel/lay-out";
import { mergedFormats } from "../excel/merged-formats";
import { contents, extent, heights, lined, mergings, styleRuns, widths, type StyleRun } from "../excel/styling";
import { bgr, XL } from "./constants";
import { applyWpsLook } from "./marks";
import { wpsRangeOf } from "./range";

const HORIZONTAL = { left: XL.xlLeft, center: XL.xlCenter, right: XL.xlRight } as const;
const VERTICAL = { top: XL.xlTop, center: XL.xlCenter, bottom: XL.xlBottom } as const;

function styleArea(sheet: Et.Worksheet, { area, look }: StyleRun): void {
  const range = wpsRangeOf(sheet, area);
  if (look.numberFormat !== undefined) range.NumberFormat = look.numberFormat;
  if (look.fontName !== undefined) range.Font.Name = look.fontName;
  if (look.fontSize !== undefined) range.Font.Size = look.fontSize;
  if (look.bold !== undefined) range.Font.Bold = look.bold;
  if (look.color !== undefined) range.Font.Color = bgr(look.color);
  if (look.fill === "") range.Interior.Pattern = XL.xlNone;
  else if (look.fill !== undefined) range.Interior.Color = bgr(look.fill);
  if (look.horizontal !== undefined) range.HorizontalAlignment = HORIZONTAL[look.horizontal];
  if (look.vertical !== undefined) range.VerticalAlignment = VERTICAL[look.vertical];
  if (look.wrap !== undefined) range.WrapText = look.wrap;
  if (look.shrink !== undefined) range.ShrinkToFit = look.shrink;
  if (look.locked !== undefined) range.Locked = look.locked;
}

/**
 * Relative addresses of a rule are counted from the active cell, as in every program with this object model: the first
 * cell of its area is made that.
 */
const standAt = (sheet: Et.Worksheet, area: string): void => {
  wpsRangeOf(sheet, area.split(":")[0]!).Select();
};

function operands({ kind, minimum, maximum, formula }: EntryRule): readonly [operator: number | undefined, ...string[]] {
  if (kind === "custom" || kind === "list") return [undefined, `=${formula ?? ""}`];
  const least = String(minimum ?? 0);
  return maximum === undefined ? [XL.xlGreaterEqual, least] : [XL.xlBetween, least, String(maximum)];
}

export const DV_TYPES: Readonly<Record<EntryRule["kind"], number>> = {
  whole: XL.xlValidateWholeNumber,
  decimal: XL.xlValidateDecimal,
  list: XL.xlValidateList,
  date: XL.xlValidateDate,
  custom: XL.xlValidateCustom,
};

function admit(sheet: Et.Worksheet, rules: readonly EntryRule[]): void {
  for (const { rule, area } of ruleAreas(rules)) {
    if (rule.kind === "custom") standAt(sheet, area);
    const { Validation } = wpsRangeOf(sheet, area);
    const [operator, formula1, formula2] = operands(rule);
    Validation.Delete();
    Validation.Add(DV_TYPES[rule.kind] as Et.XlDVType, XL.xlValidAlertStop, operator!, formula1!, formula2!);
    Validation.InputTitle = "填写要求";
    Validation.InputMessage = rule.wants;
    Validation.ErrorTitle = rule.errorTitle;
    Validation.ErrorMessage = rule.error;
    Validation.ShowInput = true;
    Validation.ShowError = true;
  }
}

function light(sheet: Et.Worksheet, plan: Worksheet): void {
  // What is added last lies lowest: the strongest comes first, as the plan has them.
  for (const live of mergedFormats(plan.conditionalFormats)) {
    standAt(sheet, live.area);
    const { FormatConditions } = wpsRangeOf(sheet, live.area);
    const format = FormatConditions.Add(XL.xlExpression, undefined, `=${live.formula}`) as Et.FormatCondition;
    applyWpsLook(format, plan.marks[live.look]);
  }
}

function setPage(sheet: Et.Worksheet, page: PageSetup): void {
  const { PageSetup: setup } = sheet;
  const { marginsMm: margins } = page;
  setup.PaperSize = XL.xlPaperA4 as Et.XlPaperSize;
  setup.Orientation = (page.orientation === "portrait" ? XL.xlPortrait : XL.xlLandscape) as Et.XlPageOrientation;
  setup.TopMargin = margins.top * POINTS_PER_MM;
  setup.BottomMargin = margins.bottom * POINTS_PER_MM;
  setup.LeftMargin = margins.left * POINTS_PER_MM;
  setup.RightMargin = margins.right * POINTS_PER_MM;
  if (page.header !== "") setup.HeaderMargin = margins.header * POINTS_PER_MM;
  setup.FooterMargin = margins.footer * POINTS_PER_MM;
  setup.CenterHorizontally = page.centreHorizontally;
  if (page.centreVertically) setup.CenterVertically = true;
  // Fitting to pages holds only where no scale is set.
  setup.Zoom = false;
  setup.FitToPagesWide = page.fit.width > 0 ? page.fit.width : false;
  setup.FitToPagesTall = page.fit.height > 0 ? page.fit.height : false;
  if (page.printArea !== "") setup.PrintArea = page.printArea.replace(/[A-Z]{1,3}(?=\d)|\d{1,7}/gu, "$$$&");
  setup.PrintTitleRows = `$${page.titleRows.first + 1}:$${page.titleRows.last + 1}`;
  const header = thirds(page.header);
  const footer = thirds(page.footer);
  if (header.L !== "") setup.LeftHeader = header.L;
  if (header.C !== "") setup.CenterHeader = header.C;
  if (header.R !== "") setup.RightHeader = header.R;
  if (footer.L !== "") setup.LeftFooter = footer.L;
  if (footer.C !== "") setup.CenterFooter = footer.C;
  if (footer.R !== "") setup.RightFooter = footer.R;
}

/** A column is as wide as so many characters of the standard font, whose width differs: two widths are tried and the rest reckoned. */
function columnWidths(sheet: Et.Worksheet, plan: Worksheet): void {
  const first = wpsRangeOf(sheet, "A:A");
  const widthAt = (characters: number): number => {
    first.ColumnWidth = characters;
    return first.Width;
  };
  const [narrow, wide] = [widthAt(10), widthAt(20)];
  const perCharacter = (wide - narrow) / 10;
  for (const { lines, points } of widths(plan))
    wpsRangeOf(sheet, lines).ColumnWidth = Math.max(0, Math.round((10 + (points - narrow) / perCharacter) * 100) / 100);
}

/** Panes are frozen in a window, and only in the sheet that stands in it. */
function freeze(app: Et.Application, { rows, cols }: SheetPlan["freeze"]): void {
  const { ActiveWindow: window } = app;
  window.FreezePanes = false;
  if (rows === 0 && cols === 0) return;
  window.ScrollRow = 1;
  window.ScrollColumn = 1;
  window.SplitRow = rows;
  window.SplitColumn = cols;
  window.FreezePanes = true;
}

/** Takes everything from a sheet that was agreed to be laid out anew, or that is empty but formatted. */
export function clearWpsSheet(sheet: Et.Worksheet): void {
  const { ListObjects } = sheet as Partial<Et.Worksheet>;
  for (let at = ListObjects?.Count ?? 0; at > 0; at -= 1) ListObjects!.Item(at).Unlist();
  sheet.Cells.FormatConditions.Delete();
  sheet.Cells.Validation.Delete();
  sheet.Cells.UnMerge();
  sheet.UsedRange.Clear();
}

/** A list that grows as it is typed into. */
function list(sheet: Et.Worksheet, { range }: NonNullable<SheetPlan["listing"]>): void {
  const { ListObjects } = sheet as Partial<Et.Worksheet>;
  // A build that has no lists shows the same squares: formulas count whole columns either way.
  if (!ListObjects) return;
  const { xlSrcRange, xlYes } = XL;
  // Declared for what a query brings; a list of a sheet's own is a range, as in every program with this object model.
  const source = wpsRangeOf(sheet, range) as unknown as string;
  const made = ListObjects.Add(xlSrcRange as Et.XlListObjectSourceType, source, undefined, xlYes as Et.XlYesNoGuess);
  made.TableStyle = "TableStyleLight1";
  made.ShowTableStyleRowStripes = false;
}

/** Puts the whole plan onto an empty sheet, which stands in front from then on. */
export function layOutWpsSheet(app: Et.Application, sheet: Et.Worksheet, plan: Worksheet): void {
  sheet.Activate();
  for (const run of styleRuns(plan)) styleArea(sheet, run);
  wpsRangeOf(sheet, extent(plan)).Value2 = contents(plan);
  for (const area of lined(plan)) wpsRangeOf(sheet, area).Borders.LineStyle = XL.xlContinuous;
  for (const { area, across } of mergings(plan)) wpsRangeOf(sheet, area).Merge(across);
  columnWidths(sheet, plan);
  for (const { lines, points } of heights(plan)) wpsRangeOf(sheet, lines).RowHeight = points;
  admit(sheet, plan.entryRules);
  light(sheet, plan);
  if (plan.listing) list(sheet, plan.listing);
  freeze(app, plan.freeze);
  setPage(sheet, plan.page);
  sheet.Tab.Color = bgr(plan.tabColor);
  wpsRangeOf(sheet, "A1").Select();
  if (plan.hidden) sheet.Visible = XL.xlSheetHidden as Et.XlSheetVisibility;
}
