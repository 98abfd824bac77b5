// 图示 in the open workbook: a sheet of its own, whose charts follow the cells of the tables wherever these stand.
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome } from "../../core/outcome";
import type { Workbook } from "../../ports/workbook";
import { laidOutSheets, standingSheets } from "../workbook/laid-sheets";
import { entryOfDeed, notesFor, undoneEntry, type JournalEntry, type Moment } from "../workbook/journal";
import { PICTURES } from "../words/picture-sheet-name";
import { pictureSheet, placesIn } from "./picture-sheet";
import type { Named } from "./publish";

/** few: nothing is worth drawing. standing: the sheet is there and follows the tables. taken: somebody else's sheet has its name. */
export type PutPictures = "drawn" | "drawn-anew" | "standing" | "few" | "taken";

/**
 * A sheet of that name that holds anything else than what we put there is left alone.
 *
 * @param report - as the open workbook reads
 */
export async function putPictures(
  workbook: Workbook,
  report: Named,
  previous: Reading | undefined,
  journal: readonly JournalEntry[],
  now: Moment,
): Promise<Outcome<PutPictures>> {
  const plan = pictureSheet(report, previous, placesIn(report));
  if (!plan) return yes("few");
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const laid = laidOutSheets([plan]);
  const before = journal.find(({ pictures, undone }) => pictures?.[0]?.name === PICTURES && undone === undefined);
  const standing = before?.pictures && standingSheets(contents.value, before.pictures);
  const ours = standing?.ok === true ? standing.value[0] : undefined;
  if (ours && before?.pictures?.[0]?.digest === laid[0]?.digest) return yes("standing");
  if (!ours && contents.value.sheets.some(({ name, empty }) => name === PICTURES && !empty)) return yes("taken");
  const entry = entryOfDeed({ verb: "pictures", pictures: laid }, now);
  // What is drawn anew is taken back as a whole.
  const keep = { ...notesFor(entry, journal), ...(ours && before && undoneEntry(before, now).keep) };
  const done = await workbook.layOut([{ plan, ...(ours && { seen: ours }) }], keep);
  return done.ok ? yes(ours ? "drawn-anew" : "drawn") : done;
}
