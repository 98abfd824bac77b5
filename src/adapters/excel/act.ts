// One act in Excel: one Excel.run, patient with a user who is typing, its errors turned into refusals.
import { no, type Outcome } from "../../core/outcome";
import { SETS, supportsExcelApi } from "./host";
import { mayBeAskedAgain, refusalOf, type Concern } from "./refusal";

/** How often a host that is busy is asked again, and how long we wait before that. */
const ATTEMPTS = 3;
const PAUSE = 250;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs a batch. Everything a batch reads it reads before it writes, so that a batch the host would not begin can be
 * begun again; once something was written it is not repeated. What it writes is one Ctrl+Z where the host can hold it
 * together, and one by one sync where it cannot: a batch writes in one.
 *
 * @throws what is not the host's no: our own faults are not refusals
 */
export async function runExcelBatch<T>(
  batch: (context: Excel.RequestContext) => Promise<Outcome<T>>,
  concern: Concern = {},
): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await Excel.run({ delayForCellEdit: true, ...(supportsExcelApi(SETS.oneUndo) && { mergeUndoGroup: true }) }, batch);
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error)) throw error;
      if (attempt >= ATTEMPTS || !mayBeAskedAgain(error.code)) return no(refusalOf(error, concern));
    }
    await pause(PAUSE * attempt);
  }
}
