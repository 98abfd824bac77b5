// Whose a case is, kept out of what is read: a ledger of ours asks for no name, telephone or number of identity, and takes none along.
import { plainHead, type FoundLedger, type LedgerLanguage, type Squares } from "./find-ledger";

/** Numbers of identity, mobile and fixed telephones; addresses of mail. */
const NUMBERS = /(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9])/gu;
const MAIL = /(?<![\w.+-])[\w.+-]{1,40}@[\w.-]{3,40}/gu;
const LEFT_OUT = "***";
/** 申请人: what somebody is called in a text from which the name was taken. */
const APPLICANT = "申请人";
/** A name of two letters upwards; one of more is an organisation's, and no secret. */
const NAME = /^[\p{Script=Han}·]{2,4}$/u;

/** The columns of one sheet that say who somebody is. */
export class Owners {
  private readonly columns: readonly number[];

  constructor(
    { labels, columns }: FoundLedger,
    private readonly squares: Squares,
    private readonly language: LedgerLanguage,
  ) {
    const taken = new Set(columns.values());
    this.columns = labels.flatMap((label, col) => (!taken.has(col) && language.personal.includes(plainHead(label)) ? [col] : []));
  }

  /** A text of one line without the names that stand in it, and without numbers by which somebody is found. */
  without(row: number, text: string): string {
    if (text === "") return text;
    const kinds = this.language.lists.get("kinds")!;
    let kept = text.replace(NUMBERS, LEFT_OUT).replace(MAIL, LEFT_OUT);
    for (const col of this.columns) {
      const name = this.squares.text(row, col);
      if (NAME.test(name) && kinds.meaningOf(name) === undefined) kept = kept.replaceAll(name, APPLICANT);
    }
    return kept;
  }
}
