// Yes with a value, or a refusal with a reason: what everything that meets the world returns.

/**
 * The world said no. Each kind has exactly one sentence with its remedy in `app/words/refusal-wording.ts`;
 * the fields carry what that sentence must name.
 */
export type Refusal =
  | { readonly kind: "not-a-file-we-read"; readonly found: string; readonly way?: WayOut }
  /** An archive or a letter of several files, or a workbook of several units or years, where one report is asked for. */
  | { readonly kind: "several-reports"; readonly of: "files" | "reports"; readonly names: readonly string[] }
  | { readonly kind: "wrong-extension"; readonly claimed: string; readonly found: string }
  | { readonly kind: "password-protected" }
  | { readonly kind: "damaged"; readonly part: string; readonly detail: string }
  | { readonly kind: "not-json"; readonly fault: JsonFault }
  | { readonly kind: "too-large"; readonly what: string; readonly limit: string; readonly found: string }
  /** Reading it took more of the machine than a file may. */
  | { readonly kind: "too-costly"; readonly limit: "seconds" | "megabytes"; readonly most: number }
  /** Our own fault, met in one file of many; `detail` is the engine's word for it. */
  | { readonly kind: "reader-failed"; readonly detail: string }
  | { readonly kind: "forbidden-content"; readonly part: string; readonly what: string }
  | { readonly kind: "no-table-found" }
  /** Nothing in the file is a list of requests with their dates. */
  /** No list of rules as `rules --format json` writes it. */
  | { readonly kind: "rules-unreadable"; readonly file: string }
  /** What a reviewer sent back with a report, and no report. */
  | { readonly kind: "return-slip" }
  | { readonly kind: "no-ledger-found" }
  /** What the keeper of a ledger said about its words cannot be read as such. */
  | { readonly kind: "mapping-unreadable"; readonly where: string; readonly detail: string }
  | { readonly kind: "table-does-not-fit"; readonly table: string; readonly place: string; readonly reason: MisfitReason }
  /** Figures on one edition's form, for a workbook that holds another's. */
  | { readonly kind: "other-edition"; readonly found: string; readonly wanted: string }
  /** Figures of one report, for a workbook that holds another; nobody has said which of the two it shall be. */
  | { readonly kind: "other-report"; readonly differences: readonly IdentityDifference[] }
  | { readonly kind: "several-candidates"; readonly table: string; readonly places: readonly string[] }
  /** Of a document that is written into: somebody has to say which. The table as it is called: 表三. */
  | { readonly kind: "template-candidates"; readonly name: string; readonly places: readonly string[] }
  | { readonly kind: "year-unknown" }
  | { readonly kind: "unit-unknown" }
  | { readonly kind: "year-without-edition"; readonly year: number; readonly first: number }
  | { readonly kind: "no-such-variant"; readonly variant: string; readonly year: number; readonly known: readonly string[] }
  | { readonly kind: "file-exists"; readonly file: string }
  /** What would be written over is what the work began with. */
  | { readonly kind: "out-is-input"; readonly file: string }
  | { readonly kind: "cannot-open"; readonly file: string; readonly detail: string }
  | { readonly kind: "cannot-write"; readonly file: string; readonly detail: string }
  | { readonly kind: "unknown-placeholders"; readonly names: readonly UnclearName[] }
  | { readonly kind: "template-lacks"; readonly missing: readonly string[] }
  /** Something was chosen for numbers of a document that stand where we do not write. */
  | { readonly kind: "number-closed"; readonly places: readonly string[] }
  /** Places of ours in a document that somebody has changed since; nobody has chosen between theirs and ours. */
  | { readonly kind: "edited-by-hand"; readonly places: readonly string[] }
  /** `host` where it is not Excel. */
  | { readonly kind: "host-too-old"; readonly needs: string; readonly host?: "WPS" }
  | { readonly kind: "sheet-protected"; readonly sheet: string }
  | { readonly kind: "cell-being-edited" }
  | { readonly kind: "workbook-protected" }
  /** A file of somebody else's is open without a program behind it: cells of it are changed, and no sheet. */
  | { readonly kind: "file-keeps-its-sheets" }
  /** The sheet holds something, and nobody has agreed that it be laid out anew. */
  | { readonly kind: "sheet-occupied"; readonly sheets: readonly string[] }
  /** Cells that the program itself keeps as a table of its own: nothing can be merged in there. */
  | { readonly kind: "table-in-the-way"; readonly sheet: string }
  /** The tables stand in sheets of somebody else's making. */
  | { readonly kind: "tables-elsewhere" }
  /** Tables that hold figures cannot become those of a year with another form. */
  | { readonly kind: "form-of-other-year"; readonly found: string; readonly wanted: string; readonly year: number }
  /** What was seen when it was agreed to is no longer what stands there. */
  | { readonly kind: "changed-since"; readonly places: readonly string[] }
  /** Reasons given for findings, in a side file or a workbook, that cannot be read as such. */
  | { readonly kind: "reasons-unreadable"; readonly where: string; readonly detail: string }
  /** A local profile that cannot be taken; `at` is its line, "" where it is about the whole. */
  | { readonly kind: "profile-unreadable"; readonly at: string; readonly detail: string }
  /** A list of units in which no name stands. */
  | { readonly kind: "no-unit-listed"; readonly file: string }
  /** What was given as the results of an earlier check. */
  | { readonly kind: "results-unreadable"; readonly file: string; readonly detail: string }
  /** Decisions of a reviewer that cannot be read as such. */
  | { readonly kind: "seals-unreadable"; readonly file: string; readonly detail: string }
  /** An office's own template for what goes back to a unit: names it has that are none, and those that there are. */
  | { readonly kind: "slip-template"; readonly strange: readonly string[]; readonly known: readonly string[] }
  /** One document was asked for, and the template is one unit's. */
  | { readonly kind: "several-slips"; readonly count: number }
  | { readonly kind: "place-gone"; readonly place: string }
  | { readonly kind: "clipboard-closed" }
  /** Only a sheet that we laid out can be repaired: nobody else's form is known to us. */
  | { readonly kind: "not-our-form" }
  | { readonly kind: "read-only" }
  /** A Word document that is open was not changed, or not wholly; `detail` is Word's own word, or the place. */
  | { readonly kind: "document-refused"; readonly why: DocumentNo; readonly detail: string; readonly host?: "WPS文字" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "host-failed"; readonly code: string; readonly detail: string; readonly host?: "WPS" };

/** Whose report two sources say they are, where they do not say the same. */
export interface IdentityDifference {
  readonly what: "unit" | "year" | "edition";
  readonly source: string;
  readonly book: string;
}

/** How what a file holds may still be read: saved as another format, asked for again, saved from the open page, unpacked. */
export type WayOut = "save-as-docx" | "save-as-xlsx" | "ask-editable" | "save-page" | "unpack";

/** Too old a Word; a document that may not be changed; places that Word shows otherwise than its file says, or takes no control in. */
export type DocumentNo =
  | "too-old"
  | "read-only"
  | "protected"
  | "changed"
  | "moved"
  | "not-matched"
  | "too-large"
  | "no-controls"
  | "not-saved"
  | "not-shown"
  | "failed";

/** Why a text is no JSON that can be read: its spelling, its nesting, a number longer than a reader can hold, a member named twice. */
export type JsonFault = "syntax" | "depth" | "digits" | "twice";

/** A name in a template that cannot be replaced. */
export type UnclearName =
  /** `nearest` may have been meant; `place` is where it stands. */
  | { readonly kind: "unknown"; readonly name: string; readonly place?: string; readonly nearest?: string }
  | { readonly kind: "ambiguous"; readonly name: string; readonly meanings: readonly string[] }
  /** Printed on another edition's form only. */
  | { readonly kind: "other-edition"; readonly name: string; readonly edition: string };

/** Why a table that is there must not be read. */
export type MisfitReason =
  /** `also`: rows and columns that are missing besides. */
  | { readonly kind: "row-missing"; readonly label: string; readonly also?: readonly string[] }
  | { readonly kind: "column-missing"; readonly label: string; readonly also?: readonly string[] }
  | { readonly kind: "extra-row"; readonly found: string }
  | { readonly kind: "extra-column"; readonly found: string }
  | { readonly kind: "order"; readonly found: string; readonly expected: string }
  /** Words that are no label of the table where one is printed that tells its columns apart. */
  | { readonly kind: "foreign-label"; readonly found: string; readonly expected: string }
  | { readonly kind: "several"; readonly places: readonly string[] }
  | { readonly kind: "other-edition"; readonly table: string; readonly others: string };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const yes = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const no = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
