// What a batch comes to at a glance: how many of each standing, and which faults are the commonest. For the workbook and the page.
import { distributions, type Distribution } from "../desk/indicators";
import type { BoardEntry } from "./board-entry";
import type { Standing } from "./standing";

/** Beyond these a list of what is commonest says nothing. */
const MOST_FAULTS = 15;
const MOST_NAMES = 12;

const sourceName = ({ unit, source }: BoardEntry): string => unit ?? source;

export function named(outcomes: readonly BoardEntry[]): string {
  const names = outcomes.slice(0, MOST_NAMES).map(sourceName).join("、");
  return outcomes.length > MOST_NAMES ? `${names}等` : names;
}

/** Rules with the sources that break them or leave them open, the commonest first. */
export function commonest(
  outcomes: readonly BoardEntry[],
): { readonly finding: BoardEntry["findings"][number]; readonly by: readonly BoardEntry[] }[] {
  const byRule = new Map<string, { finding: BoardEntry["findings"][number]; by: BoardEntry[] }>();
  for (const outcome of outcomes)
    for (const finding of outcome.findings) {
      const met = byRule.get(finding.rule);
      if (!met) byRule.set(finding.rule, { finding, by: [outcome] });
      else if (met.by.at(-1) !== outcome) met.by.push(outcome);
    }
  return [...byRule.values()].sort((one, other) => other.by.length - one.by.length).slice(0, MOST_FAULTS);
}

export function standings(outcomes: readonly BoardEntry[]) {
  const of = (wanted: Standing): readonly BoardEntry[] => outcomes.filter(({ standing }) => standing === wanted);
  const passed = of("passed");
  return {
    passed,
    returned: of("returned"),
    unread: of("unread"),
    /** Passed, with something to look at all the same. */
    hinted: passed.filter(({ findings, waiting }) => findings.length + waiting > 0),
  };
}

/** The rates of the units side by side; of a unit that is there twice the last file counts. */
export function comparedRates(entries: readonly BoardEntry[]): readonly Distribution[] {
  const last = new Map(entries.filter(({ rates }) => rates.length > 0).map((entry) => [sourceName(entry), entry]));
  return distributions([...last].map(([unit, { rates, ratesBefore }]) => ({ unit, rates, before: ratesBefore })));
}
