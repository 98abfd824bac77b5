// 通审: a report with all that can be held against it: its prose, last year's report, the workbook it was made from.
import { comparable } from "../../core/compare/money";
import { mapping, type Mapping } from "../../core/compare/row-map";
import { jumps, standing, type YearLaw } from "../../core/compare/year-on-year";
import type { Finding } from "../../core/check/finding";
import { identify } from "../../core/document/identity";
import type { RuleId } from "../../core/form/law";
import type { NumberedForm } from "../../core/form/numbered-form";
import { audit, type Audit } from "../../core/prose/audit";
import type { Reading } from "../../core/document/reading";
import type { Hints } from "../../core/recognise/recognise";
import type { RawDocument } from "../../core/document/source";
import { compareFigures, sameValue, type Value } from "../../core/figures/values";
import { sameUnit, unitName } from "../../core/aggregate/unit-name";
import { proseWords } from "../../lexicon/words";
import { rowMaps } from "../../statute/row-map";
import { nameLaw } from "../../statute/unit-names";
import { headlines, stockColumns } from "../../statute/year-on-year";
import { checkReport, mayHaveProse, type CheckedReport, type CheckSetting, type Further, type References } from "./check-report";

const different = (a: Reading, b: Reading): boolean =>
  a.unit !== undefined && b.unit !== undefined && sameUnit(unitName(a.unit, nameLaw), unitName(b.unit, nameLaw)) === "different";

/** Whether what was given as last year's report is that, and what is wrong where it is not. */
function lastYear(
  reading: Reading,
  given: Reading | undefined,
): { readonly previous?: Reading; readonly foreign: boolean; readonly findings: readonly Finding[] } {
  if (!given) return { foreign: false, findings: [] };
  const finding = (verdict: Finding["verdict"], what: "unit" | "year", found: string, expected: string): Finding => ({
    rule: "R40-report",
    key: `R40-report.${what}`,
    table: "",
    verdict,
    about: { kind: "other-report", role: "previous", what, found, expected },
    cells: [],
  });
  if (given.year !== undefined && reading.year !== undefined && given.year !== reading.year - 1)
    return { foreign: false, findings: [finding("undecided", "year", String(given.year), String(reading.year - 1))] };
  if (!different(reading, given)) return { previous: given, foreign: false, findings: [] };
  return { previous: given, foreign: true, findings: [finding("broken", "unit", given.unit!, reading.unit!)] };
}

/** Beyond so many cells a table is told in one sentence: it is then another version, not a slip. */
const FEW_CELLS = 8;

/** Blank against 0 is not told here: that a blank is no zero is said where it stands. */
const disagree = (form: NumberedForm, index: number, here: Value, there: Value): boolean => {
  if (sameValue(here, there) || (here === null && there === 0) || (here === 0 && there === null)) return false;
  const cell = form.cells[index]!;
  const [a, b] = [comparable(cell, here), comparable(cell, there)];
  return a === undefined || b === undefined || compareFigures(a, b) !== 0;
};

interface Against {
  readonly findings: readonly Finding[];
  readonly passed: number;
  /** They are this report's, so that the prose may be held against them. */
  readonly ours: boolean;
}

/** The report's tables against the workbook's, cell by cell. */
function againstTables(reading: Reading, tables: Reading): Against {
  const other = (what: "unit" | "year" | "form", found: string, expected: string): Against => ({
    findings: [
      {
        rule: "R30-tables",
        key: `R30-tables.${what}`,
        table: "",
        verdict: "undecided",
        about: { kind: "other-report", role: "tables", what, found, expected },
        cells: [],
      },
    ],
    passed: 0,
    ours: false,
  });
  if (tables.year !== undefined && reading.year !== undefined && tables.year !== reading.year)
    return other("year", String(tables.year), String(reading.year));
  if (different(reading, tables)) return other("unit", tables.unit!, reading.unit!);
  const name = ({ edition, variant }: NumberedForm): string => variant?.name ?? edition.name;
  if (tables.form !== reading.form) return other("form", name(tables.form), name(reading.form));
  // A document without tables of its own was given these: there is nothing to compare them with.
  if (tables.values === reading.values) return { findings: [], passed: 0, ours: true };
  let passed = 0;
  const findings = reading.form.tables.flatMap(({ table, cells }): Finding[] => {
    if (!reading.present.includes(table.id) || !tables.present.includes(table.id)) return [];
    const found = cells.flatMap(({ index }) => {
      const here = reading.values[index] ?? null;
      const there = tables.values[index] ?? null;
      return disagree(reading.form, index, here, there) ? [{ index, here, there, at: tables.places[index]?.spoken ?? "" }] : [];
    });
    if (found.length === 0) passed += 1;
    const one = (key: string, list: typeof found): Finding => ({
      rule: "R30-tables",
      key: `R30-tables.${key}`,
      table: table.id,
      verdict: "broken",
      about: { kind: "tables-differ", cells: list },
      cells: list.map(({ index }) => index),
    });
    if (found.length > FEW_CELLS) return [one(table.id, found)];
    return found.map((cell) => one(reading.form.cells[cell.index]!.id, [cell]));
  });
  return { findings, passed, ours: true };
}

/** A file that holds only the tables is no report that lacks its other sections. */
const isReport = (found: Audit): boolean =>
  !found.findings.some(({ about }) => about.kind === "sections-missing" && about.missing.length >= 3);

function proseFindings(found: Audit): { readonly findings: readonly Finding[]; readonly passed: number } {
  const whole = isReport(found);
  return {
    findings: found.findings
      .filter(({ about }) => whole || about.kind !== "sections-missing")
      .map(({ rule, key, class: grade, verdict, place, about, cells }): Finding => ({
        rule,
        key,
        table: "",
        verdict,
        class: grade,
        about: { kind: "prose", said: about, where: place },
        cells,
      })),
    passed:
      found.numbers.filter(({ claim }) => claim?.verdict === "agrees" || claim?.verdict === "either").length +
      found.sums.filter((sum) => sum.verdict === "holds").length,
  };
}

function audited(reading: Reading, values: readonly Value[], previous: Reading | undefined): Audit | undefined {
  if (!mayHaveProse(reading)) return undefined;
  return audit(reading.document, {
    form: reading.form,
    values,
    unit: reading.unit,
    // A text that names no year anywhere says nothing that a year could contradict.
    year: reading.year ?? reading.form.edition.since,
    words: proseWords,
    ...(previous &&
      mayHaveProse(previous) && { previous: { form: previous.form, values: previous.values, prose: previous.document } }),
  });
}

/** The workbook is what the report is made from: where both are there, the prose is held against it. */
const figuresFor = (reading: Reading, tables: Reading | undefined, book: Against | undefined): readonly Value[] =>
  !tables || !book ? reading.values : book.ours ? tables.values : tables.values === reading.values ? [] : reading.values;

const law: YearLaw = { stockColumns, headlines };

const FORMS_APART: RuleId = "R43";

/** R43: the year in which the form changed. */
function formsApart(reading: Reading, previous: Reading, { pairs, alone }: Mapping): Finding[] {
  const [then, now] = [previous.form.edition, reading.form.edition];
  if (then === now) return [];
  const count = (side: "then" | "now"): number => alone.filter((one) => one.side === side).length;
  return [
    {
      rule: FORMS_APART,
      key: FORMS_APART,
      table: "",
      verdict: "broken",
      about: {
        kind: "forms-apart",
        then: then.name,
        now: now.name,
        compared: pairs.flatMap((pair) => pair.now).length,
        aloneThen: count("then"),
        aloneNow: count("now"),
      },
      cells: [],
    },
  ];
}

function besideLastYear(reading: Reading, previous: Reading): Finding[] {
  const years = mapping(previous.form, reading.form, rowMaps);
  return [
    ...formsApart(reading, previous, years),
    ...standing(reading, previous, years, law),
    ...jumps(reading, previous, years, law),
  ];
}

const missing = (reading: Reading, role: "previous" | "tables"): Finding => ({
  rule: role === "previous" ? "R40-report" : "R30-tables",
  key: role === "previous" ? "R40-report.none" : "R30-tables.none",
  table: "",
  verdict: "undecided",
  about: { kind: "no-report", role, unit: reading.unit ?? "（未写单位）", year: reading.year },
  cells: [],
});

/** What the rest of the report and other reports say to it. */
function auditing(reading: Reading, { previous: given, tables, without = [] }: References): Further {
  const { previous, foreign, findings: notLastYear } = lastYear(reading, given);
  const book = tables && againstTables(reading, tables);
  const prose = audited(reading, figuresFor(reading, tables, book), foreign ? undefined : previous);
  const told = prose && proseFindings(prose);
  const beside = previous && !foreign ? besideLastYear(reading, previous) : [];
  return {
    findings: [
      ...without.map((role) => missing(reading, role)),
      ...notLastYear,
      ...(book?.findings ?? []),
      ...beside,
      ...(told?.findings ?? []),
    ],
    passed: (told?.passed ?? 0) + (book?.passed ?? 0),
    previous,
    foreign,
    prose,
  };
}

/** `checkReport` with the whole report and everything beside it. */
export const auditReport = (reading: Reading, setting: Omit<CheckSetting, "audit"> = {}): CheckedReport =>
  checkReport(reading, { ...setting, audit: auditing });

/** Whose a document without tables is, and for which year. */
export function whose(document: RawDocument, hints: Hints): Pick<Reading, "unit" | "year"> {
  const own = identify(document, hints.name);
  return { unit: hints.unit ?? own.unit, year: hints.year ?? own.year };
}

/** Prose whose tables stand in a workbook: what the workbook says, in the name of the document. */
export function withTables(document: RawDocument, tables: Reading, hints: Hints): Reading {
  const own = whose(document, hints);
  return { ...tables, document, unit: own.unit ?? tables.unit, year: own.year ?? tables.year, tableBlocks: new Set() };
}
