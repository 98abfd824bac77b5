// What the controller is given to work with.
import type { Moment } from "../app/workbook/journal";
import type { Outcome } from "../core/outcome";
import type { Clipboard } from "../ports/clipboard";
import type { FileDelivery, KeptFiles } from "../ports/files";
import type { Workbook } from "../ports/workbook";

/** Chosen by the page, because only the page knows where it runs. */
export interface PaneServices {
  openWorkbook(): Promise<Outcome<Workbook>>;
  readonly clipboard: Clipboard;
  /** Fetched with the first file that leaves, and with the first that is kept. */
  delivery(): Promise<FileDelivery>;
  kept(): Promise<KeptFiles>;
  /** How our own pages are shown in the user's browser; undefined where the host cannot. */
  browser(): (() => void) | undefined;
  /** Another thread for what may take long, where the page may have one. */
  openWorker?(): Worker;
  now(): Moment;
}
