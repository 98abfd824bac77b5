// The grids of a ledger → its cases. What a formula of the ledger's would not see is read all the same, and marked.
import type { RawCell, RawDocument } from "../document/source";
import { plainLabel } from "../recognise/labels";
import { dayStored, dayWithoutYear, dayWritten, type Day } from "./days";
import { findLedgers, plainHead, squaresOf, type Squares, type FoundLedger, type LedgerLanguage } from "./find-ledger";
import type { CaseName } from "./fault";
import { BLANK_CASE, type LedgerEntry, type Ledger, type ListName, type ProceedingCase, type RequestCase } from "./ledger";
import type { Answers, OpenWord, WordList } from "./meaning";
import { Owners } from "./owners";
import { apart, Replies } from "./replies";
import { withTabbed } from "./tabbed";
import { withYears, yearOfSheet } from "./year-of-sheet";

export interface ReadLedger extends Ledger {
  readonly found: { readonly requests: readonly FoundLedger[]; readonly proceedings: readonly FoundLedger[] };
  /** Words that do not say which line they are, most frequent first. */
  readonly open: readonly OpenWord[];
  /** Cases with a day whose year nothing says; absent where there is none. */
  readonly yearless?: { readonly count: number; readonly example: string; readonly cases: readonly CaseName[] };
  /** Lines of the grids that hold no case: sums, notes, repeated heads. */
  readonly passedOver: number;
}

/** Sums below a list, notes, and lines that number the columns. */
const NO_CASE = /^(?:合计|总计|小计|本页合计|累计|注[:：]|说明[:：]|备注[:：]|填表说明|制表人|填报人|审核人)/u;

const LONGEST_HEAD = 16;
const DIGIT = /[0-9]/u;

function dayEntry(cell: RawCell | undefined): LedgerEntry<Day> {
  const text = cell?.text.trim() ?? "";
  if (cell === undefined || text === "") return BLANK_CASE;
  const written = dayWritten(text);
  if (cell.number === undefined) return written === undefined ? { text } : { text, value: written, unseen: true };
  const stored = dayStored(Number(cell.number));
  // A workbook may count its days from 1904: what it shows is then the day, and not what the number says.
  const value = written ?? stored;
  if (value === undefined) return { text };
  const isPlain = stored === value && Number(cell.number) >= stored && Number(cell.number) < stored + 1;
  return isPlain ? { text, value } : { text, value, unseen: true };
}

/** So many of the cases behind a word are named. */
const NAMED = 8;

/** Counts words that are open, so that they are asked about once. */
class Questions {
  private readonly counts = new Map<
    string,
    { readonly list: ListName; readonly text: string; count: number; readonly cases: CaseName[] }
  >();

  ask(list: ListName, text: string, name: CaseName): void {
    const key = `${list} ${text}`;
    const known = this.counts.get(key) ?? { list, text, count: 0, cases: [] };
    known.count += 1;
    if (known.cases.length < NAMED) known.cases.push(name);
    this.counts.set(key, known);
  }

  asked(lists: ReadonlyMap<string, WordList>): readonly OpenWord[] {
    return [...this.counts.values()]
      .map(({ list, text, count, cases }): OpenWord => {
        const meaning = lists.get(list)!.meaningOf(text);
        return { list, text, count, cases, among: meaning?.is === "open" ? meaning.among : [] };
      })
      .sort((a, b) => b.count - a.count);
  }
}

/** Cases with a day whose year nothing says. */
class YearlessCases {
  count = 0;
  example = "";
  readonly cases: CaseName[] = [];

  look(dates: Readonly<Record<string, LedgerEntry<Day>>>, name: CaseName): void {
    const found = Object.values(dates).find(({ text, value }) => value === undefined && dayWithoutYear(text) !== undefined);
    if (!found) return;
    if (this.count === 0) this.example = found.text;
    this.count += 1;
    if (this.cases.length < NAMED) this.cases.push(name);
  }
}

class Reader {
  readonly questions = new Questions();
  readonly yearless = new YearlessCases();
  passedOver = 0;

  constructor(
    private readonly language: LedgerLanguage,
    private readonly answers: Answers,
    private readonly replies: Replies,
    /** Requests are registered on several sheets. */
    private readonly isSeveral: boolean,
  ) {}

  /** Rows below the head that hold a case. */
  *rows({ grid, head, columns, labels }: FoundLedger, squares: Squares, needed: readonly string[]): Generator<number> {
    const cols = needed.flatMap((id) => columns.get(id) ?? []);
    const all = [...columns.values()];
    // A head that is printed again on the next page, mostly letter by letter.
    const heads = new Map(all.map((col) => [col, new Set([squares.text(head, col), labels[col]!])]));
    const isHead = (row: number, col: number): boolean => {
      const text = squares.text(row, col);
      return (
        text.length <= LONGEST_HEAD &&
        !DIGIT.test(text) &&
        [...heads.get(col)!].some((one) => plainLabel(one) === plainLabel(text))
      );
    };
    for (let row = head + 1; row < grid.rows; row += 1) {
      const filled = all.filter((col) => squares.text(row, col) !== "");
      if (filled.length === 0) continue;
      const first = squares.text(row, 0) || squares.text(row, filled[0]!);
      const isRepeated = filled.every((col) => heads.get(col)!.has(squares.text(row, col)) || isHead(row, col));
      const isMerged = squares.at(row, 0)?.colSpan === grid.cols && grid.cols > 2;
      if (NO_CASE.test(first) || isRepeated || isMerged || !cols.some((col) => squares.text(row, col) !== "")) {
        this.passedOver += 1;
        continue;
      }
      yield row;
    }
  }

  private choice(list: ListName, cell: RawCell | undefined): LedgerEntry<string> {
    return cell === undefined ? BLANK_CASE : this.language.lists.get(list)!.entryOf(cell.text);
  }

  private settled(list: "kinds" | "results", entry: LedgerEntry<string>, name: CaseName): LedgerEntry<string> {
    if (entry.text === "") return entry;
    const single = this.answers[list][name.number];
    if (single !== undefined) return { text: entry.text, value: single, unseen: true };
    if (entry.value === undefined && !this.language.lists.get(list)!.isByCase(entry.text))
      this.questions.ask(list, entry.text, name);
    return entry;
  }

  requests(found: FoundLedger): RequestCase[] {
    const squares = squaresOf(found.grid);
    const out: RequestCase[] = [];
    const owners = new Owners(found, squares, this.language);
    const own = (row: number, id: string): RawCell | undefined => {
      const col = found.columns.get(id);
      return col === undefined ? undefined : squares.at(row, col);
    };
    const year = yearOfSheet(found) ?? this.answers.year;
    const isCounted = plainHead(found.labels[found.columns.get("number") ?? -1] ?? "") === this.language.ordinal;
    for (const row of this.rows(found, squares, ["number", "receivedOn", "answered", "kind", "result"])) {
      const printed = own(row, "number")?.text.trim() ?? "";
      const number = isCounted && printed !== "" && this.isSeveral ? `${found.grid.name}-${printed}` : printed;
      const name = this.nameOf(found, number, row);
      const reply = printed === "" ? undefined : this.replies.of(printed);
      const at = (id: string): RawCell | undefined => {
        const cell = own(row, id);
        return cell === undefined || cell.text.trim() === "" ? (reply?.get(id) ?? cell) : cell;
      };
      const text = (id: string): string => owners.without(row, at(id)?.text.trim() ?? "");
      const result = this.choice("results", at("result"));
      // 补正、延期、征求意见 are where a case is on its way: the date beside them is not the day it was answered.
      const isState = result.text !== "" && this.language.lists.get("results")!.meaningOf(result.text)?.is === "state";
      const dates = withYears(
        {
          receivedOn: dayEntry(at("receivedOn")),
          correctionAsked: dayEntry(at("correctionAsked")),
          corrected: dayEntry(at("corrected")),
          extended: dayEntry(at("extended")),
          consulted: dayEntry(at("consulted")),
          consultationEnded: dayEntry(at("consultationEnded")),
          answered: isState ? BLANK_CASE : dayEntry(at("answered")),
          feeAsked: dayEntry(at("feeAsked")),
        },
        "receivedOn",
        year,
      );
      this.yearless.look(dates, name);
      out.push({
        sheet: found.grid.name,
        row,
        name,
        number,
        ...dates,
        kind: this.settled("kinds", this.choice("kinds", at("kind")), name),
        way: this.choice("ways", at("way")),
        summary: text("summary"),
        result: isState ? BLANK_CASE : this.settled("results", result, name),
        feeOverdue: this.choice("yesNo", at("feeOverdue")),
        remark: text("remark"),
      });
    }
    return out;
  }

  proceedings(found: FoundLedger): ProceedingCase[] {
    const squares = squaresOf(found.grid);
    const out: ProceedingCase[] = [];
    const owners = new Owners(found, squares, this.language);
    const at = (row: number, id: string): RawCell | undefined => {
      const col = found.columns.get(id);
      return col === undefined ? undefined : squares.at(row, col);
    };
    const year = yearOfSheet(found) ?? this.answers.year;
    for (const row of this.rows(found, squares, ["request", "kind", "filed", "closed", "outcome"])) {
      const outcome = this.choice("outcomes", at(row, "outcome"));
      const isPending = outcome.text !== "" && this.language.lists.get("outcomes")!.meaningOf(outcome.text)?.is === "state";
      const kind = this.choice("proceedings", at(row, "kind"));
      const isOpen = ({ text, value }: LedgerEntry<string>): boolean => text !== "" && value === undefined;
      const request = at(row, "request")?.text.trim() ?? "";
      const name = this.nameOf(found, request, row);
      const dates = withYears(
        { filed: dayEntry(at(row, "filed")), closed: isPending ? BLANK_CASE : dayEntry(at(row, "closed")) },
        "filed",
        year,
      );
      this.yearless.look(dates, name);
      if (isOpen(kind)) this.questions.ask("proceedings", kind.text, name);
      if (isOpen(outcome) && !isPending) this.questions.ask("outcomes", outcome.text, name);
      out.push({
        sheet: found.grid.name,
        row,
        name,
        request,
        kind,
        ...dates,
        outcome: isPending ? BLANK_CASE : outcome,
        caseNumber: at(row, "caseNumber")?.text.trim() ?? "",
        remark: owners.without(row, at(row, "remark")?.text.trim() ?? ""),
      });
    }
    return out;
  }

  private nameOf({ grid }: FoundLedger, number: string, row: number): CaseName {
    return { number, line: row + 1, ...(this.isSeveral && { sheet: grid.name }) };
  }
}

/** @returns undefined where nothing in the document is a ledger */
export function readLedger(
  document: RawDocument,
  language: LedgerLanguage,
  answers: Answers,
  columns: Readonly<Record<string, string>> = {},
): ReadLedger | undefined {
  const found = findLedgers(withTabbed(document), language, columns);
  if (found.requests.length === 0) return undefined;
  const { registers, replies } = apart(found.requests);
  const reader = new Reader(language, answers, new Replies(replies), registers.length > 1);
  const requests = registers.flatMap((one) => reader.requests(one));
  const proceedings = found.proceedings.flatMap((one) => reader.proceedings(one));
  const { yearless, passedOver } = reader;
  return {
    requests,
    proceedings,
    found,
    open: reader.questions.asked(language.lists),
    ...(yearless.count > 0 && { yearless }),
    passedOver,
  };
}
