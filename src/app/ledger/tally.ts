// The cases of a ledger → what the formulas of 台账统计 come to over them: each case by its own dates and its own words.
import { dayParts, yearBounds, type Day } from "../../core/ledger/days";
import type { LedgerChoice, LedgerChoices } from "../../core/ledger/ledger";
import type { Calendar } from "../../core/ledger/working-days";
import { PROCESS, type DaysTaken, type CaseFlow, type LedgerTally } from "../../render/ledger-statistics";
import type { LedgerLine } from "../../render/ledger-sheet";
import type { CountedLedger } from "./count-ledger";
import { statisticsOf } from "./statistics";

const dayIn = (line: LedgerLine, column: string): Day | undefined => {
  const value = line[column];
  return typeof value === "number" ? value : undefined;
};

/** Which line of a list a case has; behind its last for a case that has none of them. */
const lineIn = (list: readonly LedgerChoice[], value: Day | string | undefined): number => {
  const at = list.findIndex(({ text }) => text === value);
  return at < 0 ? list.length : at;
};

type Bounds = ReturnType<typeof yearBounds>;

/** As the rules of table three ask of its dates, whatever its other columns say. */
function flowsOf(line: LedgerLine, { first, next }: Bounds): Readonly<Record<keyof CaseFlow, boolean>> {
  const received = dayIn(line, "receivedOn");
  const answered = dayIn(line, "answered");
  if (received === undefined || received >= next)
    return { received: false, broughtForward: false, answered: false, carriedForward: false };
  return {
    received: received >= first,
    broughtForward: received < first && !(answered !== undefined && answered < first),
    answered: answered !== undefined && answered >= first && answered < next,
    carriedForward: !(answered !== undefined && answered < next),
  };
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

export function tallyOf(lines: readonly LedgerLine[], choices: LedgerChoices, year: number): LedgerTally {
  const bounds = yearBounds(year);
  const kinds = [...choices.kinds, undefined].map(() => ({ received: 0, broughtForward: 0, answered: 0, carriedForward: 0 }));
  const months = Array.from({ length: 12 }, () => ({ received: 0, answered: 0 }));
  const ways = zeros(choices.ways.length + 1);
  const results = zeros(choices.results.length + 1);
  const process = { extended: 0, correctionAsked: 0, consulted: 0, feeAsked: 0 };
  for (const line of lines) {
    const flows = flowsOf(line, bounds);
    const kind = kinds[lineIn(choices.kinds, line["kind"])]!;
    for (const which of Object.keys(flows) as (keyof CaseFlow)[]) kind[which] += Number(flows[which]);
    if (flows.received) {
      months[dayParts(dayIn(line, "receivedOn")!).month - 1]!.received += 1;
      ways[lineIn(choices.ways, line["way"])]! += 1;
    }
    if (flows.answered) {
      months[dayParts(dayIn(line, "answered")!).month - 1]!.answered += 1;
      results[lineIn(choices.results, line["result"])]! += 1;
    }
    for (const column of PROCESS) {
      const day = dayIn(line, column);
      if (day !== undefined && day >= bounds.first && day < bounds.next) process[column] += 1;
    }
  }
  return { kinds, months, ways, results, process };
}

/** What goes by working days; undefined while nothing is answered. */
export function daysTaken(book: CountedLedger, calendar: Calendar, asOf: Day): DaysTaken | undefined {
  const { days, overdue, overdueOpen } = statisticsOf(book, calendar, asOf);
  return days && { asOf, ...days, overdue, overdueOpen };
}
