// An act that changes the workbook comes in two steps where something would be lost: what would change, then the yes.
import type { Moment } from "../../app/workbook/journal";
import type { Outcome } from "../../core/outcome";
import type { Cancellation, Workbook } from "../../ports/workbook";
import type { Preview } from "../views";

/** What the preview held when the user said yes. */
interface Agreed {
  readonly preview: Preview;
  readonly cancel: Cancellation;
}

/** What was done, in a sentence; or what is to be asked next. */
export type Agree = (agreed: Agreed) => Promise<Outcome<string | Step>>;

export type Step =
  /** `leads`: there is something to fill in now, and the first blank cell is gone to. */
  | { readonly kind: "done"; readonly message: string; readonly leads?: boolean }
  | { readonly kind: "asked"; readonly preview: Preview; readonly agree: Agree };

/** What every act stands on. */
export interface ActionContext {
  readonly workbook: Workbook;
  readonly now: () => Moment;
  readonly cancel: Cancellation;
}
