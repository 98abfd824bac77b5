// One act in WPS: patient with a user who is typing, its errors turned into refusals, its own changes without events.
import { no, type Outcome, type Refusal } from "../../core/outcome";
import { XL } from "./constants";

/** How often a WPS that is busy is asked again, and how long we wait before that. */
const ATTEMPTS = 8;
const PAUSE = 250;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the engine throws where our own code is wrong. WPS says its no with a plain Error, or with no Error at all. */
export const isOurs = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError;

const refusalOf = (error: unknown): Refusal => ({
  kind: "host-failed",
  host: "WPS",
  code: "WPS",
  detail: (error instanceof Error ? error.message : String(error)).trim() || "没有说明原因",
});

/**
 * Runs an act. The model is synchronous: nothing comes between what is read and what is written.
 *
 * @throws what is not the host's no: our own faults are not refusals
 */
export async function wpsAct<T>(app: Et.Application, work: () => Outcome<T>): Promise<Outcome<T>> {
  // While a cell is being edited WPS takes nothing. Only a plain false is believed: older builds do not know the word.
  for (let attempt = 1; app.Ready === false; attempt += 1) {
    if (attempt >= ATTEMPTS) return no({ kind: "cell-being-edited" });
    await pause(PAUSE);
  }
  try {
    return work();
  } catch (error) {
    if (isOurs(error)) throw error;
    return no(refusalOf(error));
  }
}

const A1 = XL.xlA1 as Et.XlReferenceStyle;

/** Changes the workbook without telling anybody who listens, ourselves least of all, and without repainting in between. */
export function quietly<T>(app: Et.Application, work: () => T): T {
  const { EnableEvents, ScreenUpdating, DisplayAlerts, ReferenceStyle } = app;
  // Formulas of rules are read in the style that the user has chosen for the screen; ours are written in the usual one.
  if (ReferenceStyle !== A1) app.ReferenceStyle = A1;
  app.EnableEvents = false;
  app.ScreenUpdating = false;
  app.DisplayAlerts = false;
  try {
    return work();
  } finally {
    app.DisplayAlerts = DisplayAlerts;
    app.ScreenUpdating = ScreenUpdating;
    app.EnableEvents = EnableEvents;
    if (ReferenceStyle !== A1) app.ReferenceStyle = ReferenceStyle;
  }
}
