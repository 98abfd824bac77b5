// What a worker does with one file, and what the main thread does when there is only one.
import { causesOf } from "../app/causes";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../app/check-outcome";
import { checkReport } from "../app/check-report";
import { refusalSentence } from "../app/wording";
import type { Reading } from "../core/reading";
import type { Hints } from "../core/recognise";
import { readSource } from "./source";

/** Linear systems that the search for a cause may solve: some tenths of a second at the most. */
const STEPS = 4_000;

export interface CheckSetup {
  readonly hints: Hints;
  /** Last year's reports: one for all, or by unit name. */
  readonly previous: readonly string[];
}

/** Checks files one by one; last year's reports are read once. */
export class Checker {
  private readonly before: readonly Reading[];

  constructor(private readonly setup: CheckSetup) {
    this.before = setup.previous.flatMap((file) => {
      const read = readSource(file);
      return read.ok ? [read.value] : [];
    });
  }

  check(file: string): SourceOutcome {
    const read = readSource(file, this.setup.hints);
    if (!read.ok) return unreadOutcome(file, refusalSentence(read.refusal));
    const previous = this.previousOf(read.value);
    const checked = checkReport(read.value, previous);
    const broken = checked.findings.some((told) => told.verdict === "broken" && told.class === "A");
    return checkedOutcome(file, checked, broken ? causesOf(checked, previous, { budget: { steps: STEPS } }) : undefined);
  }

  private previousOf(reading: Reading): Reading | undefined {
    if (this.setup.previous.length <= 1) return this.before[0];
    return this.before.find((one) => one.unit !== undefined && one.unit === reading.unit && (one.year === undefined || reading.year === undefined || one.year === reading.year - 1));
  }
}
