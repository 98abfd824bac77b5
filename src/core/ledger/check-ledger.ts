// A ledger by itself: what keeps a case from being counted, and what its own dates say against it.
import type { Finding } from "../check/finding";
import type { SheetPlace } from "../document/source";
import type { GroupId, RowId, RuleId, TableId } from "../form/law";
import { prefixOf } from "../form/lines";
import type { NumberedForm } from "../form/numbered-form";
import type { Placement } from "./count";
import { dayWithoutYear, type Day } from "./days";
import type { CaseName, LedgerFault } from "./fault";
import type { LedgerChoices, LedgerEntry, LedgerSheet, ProceedingCase, RequestCase } from "./ledger";
import type { ReadLedger } from "./read-ledger";
import { timeTaken, type Calendar, type TimeLimits } from "./working-days";

/** What of the law a ledger is held against. */
interface LedgerLaw {
  readonly requests: LedgerSheet;
  readonly proceedings: LedgerSheet;
  readonly limits: TimeLimits;
  readonly choices: LedgerChoices;
}

export interface LedgerCheckSetting {
  readonly form: NumberedForm;
  readonly law: LedgerLaw;
  /** Absent where nobody asks how long a case took. */
  readonly calendar?: Calendar;
  /** Cases that are open are counted until this day. */
  readonly asOf: Day;
  readonly placements: { readonly requests: readonly Placement[]; readonly proceedings: readonly Placement[] };
}

/** Beyond so many cases with one fault they are told together, and the first are named. */
const FEW = 12;
const NAMED = 8;

interface Fault {
  readonly rule: RuleId;
  readonly table: "requests" | "proceedings";
  readonly fault: LedgerFault;
  readonly name: CaseName;
  readonly verdict: Finding["verdict"];
  readonly places: readonly SheetPlace[];
  readonly cells: readonly number[];
}

const CALENDAR: RuleId = "R84-calendar";
const REQUESTS: TableId = "requests";
/** Closed without an answer on the merits: nothing is waited for. */
const OTHER: GroupId = "other";

const isBlank = (entry: LedgerEntry<unknown>): boolean => entry.text === "";

/** The results that say that something went before: by the end of their names, as editions print more or fewer of them. */
const NEEDS: Readonly<Partial<Record<string, "correctionAsked" | "feeAsked">>> = {
  "other.notCorrected": "correctionAsked",
  "unable.unclear": "correctionAsked",
  "other.feeUnpaid": "feeAsked",
} satisfies Partial<Record<RowId, "correctionAsked" | "feeAsked">>;

/** Faults of one case, at the squares where they stand. */
abstract class CaseCheck<C extends { readonly sheet: string; readonly row: number; readonly name: CaseName }> {
  constructor(
    protected readonly setting: LedgerCheckSetting,
    private readonly table: Fault["table"],
    private readonly sheet: LedgerSheet,
    private readonly columnsIn: (sheet: string) => ReadonlyMap<string, number> | undefined,
    private readonly out: Fault[],
  ) {}

  protected label(column: string): string {
    return this.sheet.columns.find(({ id }) => id === column)!.label;
  }

  protected tell(
    one: C,
    placement: Placement,
    rule: RuleId,
    fault: LedgerFault,
    columns: readonly string[],
    verdict: Finding["verdict"] = "broken",
  ): void {
    const known = this.columnsIn(one.sheet);
    this.out.push({
      rule,
      table: this.table,
      fault,
      name: one.name,
      verdict,
      places: columns.flatMap((column) => {
        const col = known?.get(column);
        return col === undefined ? [] : [{ sheet: one.sheet, row: one.row, col }];
      }),
      cells: [placement.in, placement.out].flatMap((cell) => cell ?? []),
    });
  }

  protected missing(one: C, placement: Placement, column: string): void {
    this.tell(one, placement, "R80", { why: "missing", column: this.label(column) }, [column], "undecided");
  }

  protected date(one: C, placement: Placement, column: string, entry: LedgerEntry<Day>): void {
    if (isBlank(entry)) return;
    const found = { column: this.label(column), found: entry.text };
    const why = dayWithoutYear(entry.text) === undefined ? "no-date" : "no-year";
    if (entry.value === undefined) this.tell(one, placement, "R82", { why, ...found }, [column], "unreadable");
    else if (entry.unseen) this.tell(one, placement, "R87", { why: "date-as-text", ...found }, [column]);
  }

  protected choice(
    one: C,
    placement: Placement,
    column: string,
    list: keyof LedgerLaw["choices"],
    entry: LedgerEntry<string>,
    rule: RuleId,
  ): void {
    if (isBlank(entry)) return;
    const found = { column: this.label(column), found: entry.text };
    const listed = this.setting.law.choices[list].find(({ id }) => id === entry.value)?.text;
    if (listed === undefined) this.tell(one, placement, rule, { why: "unknown-word", ...found }, [column], "unreadable");
    else if (entry.unseen) this.tell(one, placement, "R87", { why: "other-spelling", ...found, listed }, [column]);
  }

  /** `later` may not lie before `earlier`. */
  protected order(
    one: C,
    placement: Placement,
    earlier: readonly [string, LedgerEntry<Day>],
    later: readonly [string, LedgerEntry<Day>],
  ): void {
    const [from, to] = [earlier[1].value, later[1].value];
    if (from === undefined || to === undefined || to >= from) return;
    this.tell(one, placement, "R82", { why: "order", earlier: this.label(earlier[0]), later: this.label(later[0]) }, [
      later[0],
      earlier[0],
    ]);
  }
}

class RequestCheck extends CaseCheck<RequestCase> {
  readonly unknownYears = new Set<number>();

  check(one: RequestCase, placement: Placement, isDoubled: boolean): void {
    if (isDoubled) this.tell(one, placement, "R80-number", { why: "doubled" }, ["number"]);
    if (placement.state === "elsewhere") return;
    if (one.number === "") this.missing(one, placement, "number");
    if (isBlank(one.receivedOn)) this.missing(one, placement, "receivedOn");
    if (isBlank(one.kind)) this.missing(one, placement, "kind");
    for (const column of DATES) this.date(one, placement, column, one[column]);
    this.choice(one, placement, "kind", "kinds", one.kind, "R80");
    this.choice(one, placement, "result", "results", one.result, "R81");
    this.choice(one, placement, "feeOverdue", "yesNo", one.feeOverdue, "R87");
    if (!isBlank(one.result) && isBlank(one.answered))
      this.tell(one, placement, "R81", { why: "result-without-date" }, ["answered", "result"], "undecided");
    if (isBlank(one.result) && !isBlank(one.answered))
      this.tell(one, placement, "R81", { why: "date-without-result" }, ["result", "answered"], "undecided");
    for (const [earlier, later] of ORDER) this.order(one, placement, [earlier, one[earlier]], [later, one[later]]);
    this.process(one, placement);
    this.time(one, placement);
  }

  private process(one: RequestCase, placement: Placement): void {
    const { result } = one;
    const needed = result.value === undefined ? undefined : NEEDS[result.value];
    if (needed !== undefined && isBlank(one[needed]))
      this.tell(one, placement, "R83", { why: "result-needs", result: result.text, column: this.label(needed) }, [
        "result",
        needed,
      ]);
    if (one.answered.value === undefined) return;
    if (!isBlank(one.consulted) && isBlank(one.consultationEnded))
      this.tell(
        one,
        placement,
        "R83",
        { why: "still-open", waits: this.label("consulted"), column: this.label("consultationEnded") },
        ["consultationEnded"],
      );
    const isGivenUp = result.value !== undefined && NEEDS[result.value] === "correctionAsked";
    if (
      !isBlank(one.correctionAsked) &&
      isBlank(one.corrected) &&
      !isGivenUp &&
      !isBlank(result) &&
      prefixOf(result.value ?? "") !== OTHER &&
      result.value !== OTHER
    )
      this.tell(
        one,
        placement,
        "R83",
        { why: "still-open", waits: this.label("correctionAsked"), column: this.label("corrected") },
        ["corrected"],
      );
  }

  private time(one: RequestCase, placement: Placement): void {
    const { calendar, asOf, law } = this.setting;
    if (!calendar) return;
    const taken = timeTaken(one, asOf, calendar, law.limits);
    if (!taken) return;
    for (const year of taken.unknownYears) this.unknownYears.add(year);
    if (taken.days <= taken.limit) return;
    const { days, limit, isOpen } = taken;
    this.tell(one, placement, "R84", { why: "overtime", days, limit, isOpen }, [isOpen ? "receivedOn" : "answered"]);
  }
}

const DATES = [
  "receivedOn",
  "correctionAsked",
  "corrected",
  "extended",
  "consulted",
  "consultationEnded",
  "answered",
  "feeAsked",
] as const satisfies readonly (keyof RequestCase)[];
const ORDER = [
  ["receivedOn", "answered"],
  ["receivedOn", "correctionAsked"],
  ["correctionAsked", "corrected"],
  ["corrected", "answered"],
  ["receivedOn", "extended"],
  ["receivedOn", "consulted"],
  ["consulted", "consultationEnded"],
  ["receivedOn", "feeAsked"],
] as const satisfies readonly (readonly [(typeof DATES)[number], (typeof DATES)[number]])[];

class ProceedingCheck extends CaseCheck<ProceedingCase> {
  check(one: ProceedingCase, placement: Placement, hasRequest: boolean): void {
    if (placement.state === "elsewhere") return;
    if (one.request === "") this.missing(one, placement, "request");
    else if (!hasRequest) this.tell(one, placement, "R85", { why: "no-request" }, ["request"]);
    if (isBlank(one.kind)) this.missing(one, placement, "kind");
    if (isBlank(one.filed)) this.missing(one, placement, "filed");
    this.date(one, placement, "filed", one.filed);
    this.date(one, placement, "closed", one.closed);
    this.choice(one, placement, "kind", "proceedings", one.kind, "R80");
    this.choice(one, placement, "outcome", "outcomes", one.outcome, "R81");
    if (!isBlank(one.outcome) && isBlank(one.closed))
      this.tell(one, placement, "R81", { why: "result-without-date" }, ["closed", "outcome"], "undecided");
    if (isBlank(one.outcome) && !isBlank(one.closed))
      this.tell(one, placement, "R81", { why: "date-without-result" }, ["outcome", "closed"], "undecided");
    this.order(one, placement, ["filed", one.filed], ["closed", one.closed]);
  }
}

/** What a fault is gathered by: everything but whose it is. */
const kindOf = ({ rule, table, fault, verdict }: Fault): string => {
  const same: Record<string, unknown> = { ...fault };
  if (fault.why === "overtime") for (const own of ["days", "limit"]) delete same[own];
  if (fault.why === "date-as-text" || fault.why === "no-date" || fault.why === "no-year") delete same["found"];
  return JSON.stringify([rule, table, verdict, same]);
};

function findingsOf(faults: readonly Fault[]): Finding[] {
  const kinds = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = kindOf(fault);
    const known = kinds.get(key);
    if (known) known.push(fault);
    else kinds.set(key, [fault]);
  }
  const made = (first: Fault, all: readonly Fault[], key: string): Finding => ({
    rule: first.rule,
    key,
    table: first.table,
    verdict: first.verdict,
    detail: { kind: "ledger", fault: first.fault, cases: all.slice(0, NAMED).map(({ name }) => name), count: all.length },
    cells: [...new Set(all.slice(0, NAMED).flatMap(({ cells }) => cells))].sort((a, b) => a - b),
    places: all.slice(0, NAMED).flatMap(({ places }) => places),
  });
  const columnOf = (fault: LedgerFault): string => ("column" in fault ? `.${fault.column}` : "");
  const seen = new Map<string, number>();
  const unique = (key: string): string => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}.${times}`;
  };
  return [...kinds.values()].flatMap((group): Finding[] => {
    const [first] = group;
    const stem = `${first!.rule}.${first!.table}.${first!.fault.why}${columnOf(first!.fault)}`;
    if (group.length > FEW) return [made(first!, group, unique(`${stem}.all`))];
    return group.map((fault) => made(fault, [fault], unique(`${stem}.${fault.name.number || `line${fault.name.line}`}`)));
  });
}

/** Everything that the ledger says against itself; cases that another year counts are looked at for their numbers alone. */
export function checkLedger(ledger: ReadLedger, setting: LedgerCheckSetting): Finding[] {
  const faults: Fault[] = [];
  const { requests, proceedings } = setting.law;
  const columns = (list: ReadLedger["found"]["requests"]): ((sheet: string) => ReadonlyMap<string, number> | undefined) => {
    const byName = new Map(list.filter(({ grid }) => grid.unit === "sheet").map((one) => [one.grid.name, one.columns]));
    return (sheet) => byName.get(sheet);
  };
  const numbers = new Map<string, number>();
  for (const { number } of ledger.requests) if (number !== "") numbers.set(number, (numbers.get(number) ?? 0) + 1);
  const ofRequests = new RequestCheck(setting, "requests", requests, columns(ledger.found.requests), faults);
  ledger.requests.forEach((one, at) =>
    ofRequests.check(one, setting.placements.requests[at]!, one.number !== "" && numbers.get(one.number)! > 1),
  );
  const ofProceedings = new ProceedingCheck(setting, "proceedings", proceedings, columns(ledger.found.proceedings), faults);
  ledger.proceedings.forEach((one, at) =>
    ofProceedings.check(one, setting.placements.proceedings[at]!, numbers.has(one.request)),
  );
  const years = [...ofRequests.unknownYears].sort((a, b) => a - b);
  const calendar: Finding[] =
    years.length === 0
      ? []
      : [
          {
            rule: CALENDAR,
            key: CALENDAR,
            table: REQUESTS,
            verdict: "broken",
            detail: { kind: "ledger", fault: { why: "calendar-unknown", years }, cases: [], count: 0 },
            cells: [],
          },
        ];
  return [...findingsOf(faults), ...calendar];
}
