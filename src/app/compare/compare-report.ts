// 比较: two reports side by side, cell by cell, with what goes on from year to year and what has no counterpart.
import type { RuleId } from "../../core/form/law";
import { comparePairs, continuity, type Change, type ComparedPair } from "../../core/compare/compare";
import { mapping, type Mapping } from "../../core/compare/row-map";
import { jumps, standing } from "../../core/compare/year-on-year";
import type { Finding, Verdict } from "../../core/check/finding";
import type { Reading } from "../../core/document/reading";
import { softer, type RuleClass } from "../../core/form/rule-text";
import { decimalText } from "../../core/figures/values";
import { sameUnit, unitName } from "../../core/aggregate/unit-name";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { ruleText } from "../../statute";
import { rowMaps } from "../../statute/row-map";
import { nameLaw } from "../../statute/unit-names";
import { headlines, stockColumns } from "../../statute/year-on-year";
import { addressesIn, cellLabel, columnLabel, labelsIn, rowLabel } from "../words/cell-label";
import { programFor } from "../check/check-report";
import { findingSentence, holdingSentence, spokenOf, type Spoken } from "../words/wording";

/** "years": this year beside the one before. "apart": years that do not follow each other. "versions": one year twice. */
type ComparisonKind = "years" | "apart" | "versions";

export interface ComparedSide {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string;
  readonly variant: string | null;
}

export interface ComparedCell {
  /** Of the later report's form; the first of several. */
  readonly id: string;
  readonly label: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly then: JsonFigure;
  readonly now: JsonFigure;
  /** Where the first cell of each side stands in its source. */
  readonly thenAt: string;
  readonly nowAt: string;
  readonly difference: JsonFigure;
  /** In percent of the earlier figure, to one decimal; null where that is 0 or no figure. */
  readonly percent: number | null;
  readonly change: Change;
  /** Why the two are not quite the same thing; "" where they are. */
  readonly note: string;
}

interface WithoutOther {
  readonly side: "then" | "now";
  readonly id: string;
  readonly label: string;
  readonly value: JsonFigure;
  readonly why: string;
}

export interface Connection {
  readonly rule: RuleId;
  readonly key: string;
  readonly class: RuleClass;
  readonly verdict: Verdict;
  readonly message: string;
}

export interface CompareOutcome {
  readonly kind: ComparisonKind;
  readonly then: ComparedSide;
  readonly now: ComparedSide;
  readonly counts: Readonly<Record<Change | "alone", number>>;
  /** Tables that one of the reports does not hold. */
  readonly absent: readonly string[];
  readonly cells: readonly ComparedCell[];
  readonly alone: readonly WithoutOther[];
  /** What must go on from year to year: 结转, 现行有效, 项目数量; those that hold as well. */
  readonly continuity: readonly Connection[];
  /** Whatever else is worth a look: another unit, figures left standing, leaps. */
  readonly remarks: readonly Connection[];
}

export interface Compared {
  readonly source: string;
  readonly reading: Reading;
}

const law = { stockColumns, headlines };

/** The later year last; of two versions the second one given is the newer. */
function ordered(a: Compared, b: Compared): { readonly kind: ComparisonKind; readonly then: Compared; readonly now: Compared } {
  const [first, second] = [a.reading.year, b.reading.year];
  if (first === undefined || second === undefined || first === second) return { kind: "versions", then: a, now: b };
  const [then, now] = first < second ? [a, b] : [b, a];
  return { kind: Math.abs(first - second) === 1 ? "years" : "apart", then, now };
}

const sideOf = ({ source, reading }: Compared): ComparedSide => ({
  source,
  unit: reading.unit ?? null,
  year: reading.year ?? null,
  edition: reading.form.edition.id,
  variant: reading.form.variant?.id ?? null,
});

/** Where the cell stands in both workbooks; undefined where it stands in two places, or in no worksheet. */
function commonAddress({ then, now }: ComparedPair["pair"], before: Reading, after: Reading): string | undefined {
  const [there, here] = [addressesIn(before)(then[0]!), addressesIn(after)(now[0]!)];
  return there === here ? here : undefined;
}

function cellOutcome({ pair, then, now, difference, change }: ComparedPair, before: Reading, after: Reading): ComparedCell {
  const cell = after.form.cells[pair.now[0]!]!;
  const base =
    typeof then === "number"
      ? then
      : then !== null && then.kind === "decimal" && then.unit === undefined
        ? Number(decimalText(then))
        : 0;
  const several = pair.now.length > 1;
  const row = several ? (cell.row.under.at(-1) ?? rowLabel(cell)) : rowLabel(cell);
  return {
    id: cell.id,
    label: several ? `表${cell.table.number}“${row}·${columnLabel(cell)}”` : cellLabel(cell, commonAddress(pair, before, after)),
    table: cell.table.id,
    row,
    column: columnLabel(cell),
    then: jsonFigure(then),
    now: jsonFigure(now),
    thenAt: before.places[pair.then[0]!]?.spoken ?? "",
    nowAt: after.places[pair.now[0]!]?.spoken ?? "",
    difference: difference === undefined ? null : jsonFigure(difference),
    percent:
      difference === undefined || base === 0 ? null : Math.round((Number(decimalText(difference)) / Math.abs(base)) * 1000) / 10,
    change,
    note: pair.note,
  };
}

const aloneOutcome = ({ alone }: Mapping, before: Reading, after: Reading): WithoutOther[] =>
  alone.flatMap(({ side, index, why }): WithoutOther[] => {
    const reading = side === "then" ? before : after;
    const { form, values, present } = reading;
    const cell = form.cells[index]!;
    return present.includes(cell.table.id)
      ? [{ side, id: cell.id, label: labelsIn(reading)(index), value: jsonFigure(values[index] ?? null), why }]
      : [];
  });

function remarks(kind: ComparisonKind, before: Reading, after: Reading, map: Mapping, spoken: Spoken): Connection[] {
  const found: Finding[] = [];
  const [then, now] = [before.unit, after.unit];
  if (then !== undefined && now !== undefined && sameUnit(unitName(then, nameLaw), unitName(now, nameLaw)) === "different")
    found.push({
      rule: "R40-report",
      key: "R40-report.unit",
      table: "",
      verdict: "broken",
      about: { kind: "other-report", role: "previous", what: "unit", found: then, expected: now },
      cells: [],
    });
  if (kind === "years") found.push(...standing(after, before, map, law), ...jumps(after, before, map, law));
  return found.map((finding) => ({
    rule: finding.rule,
    key: finding.key,
    class: softer(ruleText(finding.rule).class, finding.class),
    verdict: finding.verdict,
    message: findingSentence(finding, spoken),
  }));
}

export function compareReports(a: Compared, b: Compared): CompareOutcome {
  const { kind, then, now } = ordered(a, b);
  const [before, after] = [then.reading, now.reading];
  const map = mapping(before.form, after.form, rowMaps);
  const spoken = spokenOf(after, before);
  const cells = comparePairs(before, after, map).map((one) => cellOutcome(one, before, after));
  const alone = aloneOutcome(map, before, after);
  const connections =
    kind !== "years"
      ? []
      : continuity(programFor(after.form, before.form), after, before).map(
          ({ rule, key, table, verdict, about }): Connection => ({
            rule,
            key,
            class: ruleText(rule).class,
            verdict,
            message:
              verdict === "passed" && about.sums
                ? holdingSentence(spoken, { ...about, sums: about.sums })
                : findingSentence(
                    { rule, key, table, verdict: verdict === "passed" ? "undecided" : verdict, about, cells: [] },
                    spoken,
                  ),
          }),
        );
  const count = (change: Change): number => cells.filter((cell) => cell.change === change).length;
  const missing = ({ form, present }: Reading): string[] =>
    form.tables.flatMap(({ table }) => (present.includes(table.id) ? [] : [table.id]));
  return {
    kind,
    then: sideOf(then),
    now: sideOf(now),
    counts: { same: count("same"), more: count("more"), less: count("less"), open: count("open"), alone: alone.length },
    absent: [...new Set([...missing(before), ...missing(after)])],
    cells,
    alone,
    continuity: connections,
    remarks: remarks(kind, before, after, map, spoken),
  };
}

/** 1 when something does not go on that must, cannot be told, or when two versions of one report differ. */
export function compareCode({ kind, counts, continuity: connections, absent }: CompareOutcome): 0 | 1 {
  if (kind === "versions") return counts.more + counts.less + counts.open > 0 || absent.length > 0 ? 1 : 0;
  return connections.some(
    ({ verdict, class: grade }) =>
      verdict === "undecided" || verdict === "unreadable" || (verdict === "broken" && (grade === "A" || grade === "B")),
  )
    ? 1
    : 0;
}
