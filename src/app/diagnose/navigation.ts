// 下一处: first the figures that are suspected, then what no cause explains; what is wrong before what is merely open. The pane
// and the button of the ribbon go this way and no other.
import { isSamePlace } from "../../core/document/source";
import { yes, type Outcome } from "../../core/outcome";
import type { Budget } from "../../core/diagnose/repairs";
import type { CellPlace, Workbook } from "../../ports/workbook";
import { checkReport, type CheckedReport, type Told } from "../check/check-report";
import { readReport } from "../read/read-report";
import { documentOf } from "../workbook/workbook-cells";
import { inquire, inquiryInto, isWorthAsking } from "./inquiry";
import { tellCauses } from "./causes";
import { pinnedIn, pinsOf } from "./pins";
import { targets, nextTarget, type Target } from "./targets";

/** The findings that a cell takes part in. */
export const findingsAt = ({ findings }: Pick<CheckedReport, "findings">, here: CellPlace): readonly Told[] =>
  findings.filter(({ places }) => places.some((place) => isSamePlace(place, here)));

/**
 * Goes to the next finding of the open workbook, without knowing anything from before: what a button of the ribbon can do
 * while no pane is open.
 *
 * @returns where it went; undefined when there is nothing to go to
 */
export async function goToNext(workbook: Workbook, budget: Budget): Promise<Outcome<Target | undefined>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const reading = readReport(documentOf(contents.value));
  if (!reading.ok) return reading;
  const notes = await workbook.notes();
  if (!notes.ok) return notes;
  const checked = checkReport(reading.value);
  const pinned = pinnedIn(pinsOf(notes.value), reading.value);
  const { causes } = isWorthAsking(checked) ? tellCauses(checked, inquire(inquiryInto(checked, pinned), budget)) : { causes: [] };
  const here = await workbook.selection();
  const next = nextTarget(targets(checked.findings, causes), here.ok ? here.value : undefined);
  if (!next) return yes(undefined);
  const shown = await workbook.select(next.place);
  return shown.ok ? yes(next) : shown;
}
