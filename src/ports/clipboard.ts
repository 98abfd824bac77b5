// What we ask of the clipboard: it may be closed to a pane inside Office.
import type { Outcome } from "../core/outcome";

/** What was pasted: the web form where the source offered one, and the plain text. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
}

export interface Clipboard {
  /** @param html - the same as the text, for programs that take tables */
  copy(text: string, html?: string): Promise<Outcome<void>>;
}
