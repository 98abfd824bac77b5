// Rules that look at how a report reads rather than at its sums: edition, labels, number of figures, units, signs.
import type { Finding } from "./finding";
import type { RuleId } from "../form/law";
import type { Cell } from "../form/numbered-form";
import { sheetPlace, type Deviation, type Reading } from "../document/reading";
import { compareFigures, isFigure, shift } from "../figures/values";

/** What the statute knows that these rules ask for. */
export interface ReadingLaw {
  /** The edition in force for the reading's year; undefined before 2019. */
  readonly editionInForce: (year: number) => { readonly id: string; readonly name: string } | undefined;
  /** Names of units that cannot make 规章, and the rows that count 规章. */
  readonly withoutRuleMakingPower: readonly RegExp[];
  readonly ruleMakingRows: readonly string[];
  /** The column of last year's stock, which the change of the year is counted from. */
  readonly lastYearColumn: string;
}

/** 100 亿元: beyond what a unit collects, within what 元 written as 万元 gives. */
export const LARGE_IN_WAN = 1_000_000;
const cellsOf = (reading: Reading, wanted: (cell: Cell) => boolean): Cell[] =>
  reading.form.cells.filter((cell) => reading.present.includes(cell.table.id) && wanted(cell));

const EDITION: RuleId = "R60";

function editionFindings(reading: Reading, law: ReadingLaw): Finding[] {
  const { form, year } = reading;
  const inForce = year === undefined ? undefined : law.editionInForce(year);
  if (year === undefined || !inForce || inForce.id === form.edition.id) return [];
  return [
    {
      rule: EDITION,
      key: EDITION,
      table: "",
      verdict: "broken",
      detail: { kind: "edition", printed: form.edition.name, inForce: inForce.name, year },
      cells: [],
    },
  ];
}

type LabelDeviation = Extract<Deviation, { kind: "label" }>;

const UNIT_BEHIND = /[（(](?:单位[:：])?(?:万元|元)[）)]$/u;

/** A head says the unit of its amounts, which the form leaves open and R28-unit asks for. */
function isUnitAdded({ form }: Reading, { table, printed, found }: LabelDeviation): boolean {
  const own = form.tables.find((one) => one.table.id === table);
  return (
    found.replace(UNIT_BEHIND, "").trim() === printed &&
    (own?.cells.some(({ domain }) => domain.kind === "amount" && domain.unit === "") ?? false)
  );
}

const close = (text: string): string => text.replace(/\s/gu, "");

/** Two heads in one square: the one that was recognised there, and those that are missing and stand in its text. */
function gluedInto({ deviations }: Reading, { table, printed, found }: LabelDeviation): readonly string[] {
  const text = close(found);
  const missing = deviations.flatMap((one) =>
    one.kind === "label-missing" && one.table === table && one.printed !== printed && text.includes(close(one.printed))
      ? [one.printed]
      : [],
  );
  if (!text.includes(close(printed))) return [];
  return [printed, ...new Set(missing)].sort((a, b) => text.indexOf(close(a)) - text.indexOf(close(b)));
}

function labelFindings(reading: Reading): Finding[] {
  return reading.deviations.flatMap((deviation, i): Finding[] => {
    switch (deviation.kind) {
      case "label": {
        if (isUnitAdded(reading, deviation)) return [];
        const glued = gluedInto(reading, deviation);
        const at = sheetPlace(reading.document, deviation.at);
        return [
          {
            rule: "R62",
            key: `R62.${deviation.table}.${i}`,
            table: deviation.table,
            verdict: "broken",
            detail: {
              kind: "label",
              place: deviation.place,
              printed: deviation.printed,
              found: deviation.found,
              ...(glued.length > 1 && { glued }),
            },
            cells: [],
            ...(at && { places: [at] }),
          },
        ];
      }
      case "label-missing":
        if (reading.deviations.some((other) => other.kind === "label" && gluedInto(reading, other).includes(deviation.printed)))
          return [];
        return [
          {
            rule: "R62",
            key: `R62.${deviation.table}.${i}`,
            table: deviation.table,
            verdict: "broken",
            detail: { kind: "label", place: deviation.place, printed: deviation.printed, found: "" },
            cells: [],
          },
        ];
      case "line-unknown": {
        const at = sheetPlace(reading.document, deviation.at);
        const { axis, place, printed, found, edition } = deviation;
        const rule: RuleId = edition === undefined ? "R62" : EDITION;
        return [
          {
            rule,
            key: `${rule}.${deviation.table}.${i}`,
            table: deviation.table,
            verdict: "unreadable",
            detail: { kind: "line-unknown", axis, place, printed, found, ...(edition !== undefined && { edition }) },
            cells: deviation.cells,
            ...(at && { places: [at] }),
          },
        ];
      }
      case "value-count":
        return [
          {
            rule: "R29",
            key: `R29.${deviation.table}.${deviation.cells[0] ?? i}`,
            table: deviation.table,
            verdict: deviation.found.length === 0 ? "undecided" : "broken",
            detail: {
              kind: "value-count",
              place: deviation.place,
              label: deviation.label,
              expected: deviation.expected,
              found: deviation.found.length,
            },
            cells: deviation.cells,
          },
        ];
      case "stray-figure":
        return [
          {
            rule: "R29",
            key: `R29.${deviation.table}.stray.${i}`,
            table: deviation.table,
            verdict: "undecided",
            detail: { kind: "stray-figure", place: deviation.place, found: deviation.found },
            cells: deviation.cells,
          },
        ];
      case "unit-line":
        return deviation.cells.map((index) => ({
          rule: "R28-unit",
          key: `R28-unit.line.${reading.form.cells[index]!.id}`,
          table: deviation.table,
          verdict: "undecided",
          detail: { kind: "unit-line", index, place: deviation.place, found: deviation.found, unit: deviation.unit },
          cells: [index],
        }));
      case "oddity":
      case "extra-column":
      case "blank-line":
      case "moved":
      case "shown-otherwise":
      case "formula-open":
      case "formula-stored":
      case "formula-differs":
      case "glued":
      case "year-inferred":
      case "overruled":
        return [];
    }
  });
}

/** Rules on how a figure is stored, one finding for a table however many cells it takes. */
function storageFindings(reading: Reading): Finding[] {
  const { form, deviations } = reading;
  const perTable = (
    rule: Finding["rule"],
    verdict: Finding["verdict"],
    isMeant: (deviation: Deviation) => boolean,
    about: (places: readonly string[], meant: readonly Deviation[]) => Finding["detail"],
    more: Pick<Finding, "class"> & { readonly key?: string } = {},
  ): Finding[] =>
    form.tables.flatMap(({ table }): Finding[] => {
      const meant = deviations.flatMap((one) =>
        "cell" in one && isMeant(one) && form.cells[one.cell]!.table.id === table.id ? [one] : [],
      );
      if (meant.length === 0) return [];
      const cells = meant.map(({ cell }) => cell);
      const detail = about(
        meant.map(({ place }) => place),
        meant,
      );
      return [{ rule, key: `${rule}.${table.id}`, table: table.id, verdict, detail, cells, ...more }];
    });
  return [
    // A figure without a sign may well be an increase: that is a reminder, and no fault.
    ...perTable(
      "R23",
      "broken",
      (one) => one.kind === "oddity" && one.oddity === "unsigned",
      (_, meant) => ({ kind: "unsigned-change", found: meant.map((one) => ("found" in one ? String(one.found) : "")) }),
      { class: "D", key: "R23.sign" },
    ),
    ...perTable(
      "R05-text",
      "broken",
      (one) => one.kind === "oddity" && one.oddity === "number-as-text",
      (places) => ({ kind: "numbers-as-text", places }),
    ),
    ...perTable(
      "R05-stored",
      "broken",
      (one) => one.kind === "formula-stored",
      (places) => ({ kind: "stored-results", places }),
    ),
    ...perTable(
      "R05-remark",
      "broken",
      (one) => one.kind === "oddity" && one.oddity === "annotation" && /^\D*\d[^(（]*[(（]\D*\d/u.test(one.found),
      (places) => ({ kind: "figures-in-remarks", places }),
    ),
    ...deviations.flatMap((one): Finding[] =>
      one.kind === "shown-otherwise"
        ? [
            {
              rule: "R05-shown",
              key: `R05-shown.${form.cells[one.cell]!.id}`,
              table: form.cells[one.cell]!.table.id,
              verdict: "undecided",
              detail: { kind: "shown-otherwise", place: one.place, stored: one.stored, shown: one.shown },
              cells: [one.cell],
            },
          ]
        : [],
    ),
    ...perTable(
      "R05-result",
      "broken",
      (one) => one.kind === "formula-differs",
      (_, [first]) => ({
        kind: "results-differ",
        stored: first?.kind === "formula-differs" ? first.stored : "",
      }),
    ),
  ];
}

function tableFindings(reading: Reading): Finding[] {
  return [
    ...reading.absent.map((table): Finding => ({
      rule: "R62-table",
      key: `R62-table.${table}`,
      table,
      verdict: "undecided",
      detail: { kind: "table-absent" },
      cells: [],
    })),
    ...reading.misfits.map((misfit): Finding => ({
      rule: "R62-table",
      key: `R62-table.${misfit.table}`,
      table: misfit.table,
      verdict: "unreadable",
      detail: { kind: "table-misfit", place: misfit.place, reason: misfit.reason },
      cells: [],
    })),
  ];
}

function ruleMakingFindings(reading: Reading, law: ReadingLaw): Finding[] {
  const unit = reading.unit;
  if (unit === undefined || !law.withoutRuleMakingPower.some((name) => name.test(unit))) return [];
  const made = cellsOf(reading, ({ row, index }) => {
    const value = reading.values[index] ?? null;
    return law.ruleMakingRows.includes(row.id) && isFigure(value) && compareFigures(value, 0) > 0;
  });
  const rows = [...new Set(made.map(({ row }) => row.id))];
  return rows.map((row): Finding => {
    const own = made.filter((cell) => cell.row.id === row);
    return {
      rule: "R22",
      key: `R22.${own[0]!.id}`,
      table: own[0]!.table.id,
      verdict: "broken",
      detail: { kind: "rule-making-power", unit },
      cells: own.map(({ index }) => index),
    };
  });
}

function firstYearFindings(reading: Reading, law: ReadingLaw): Finding[] {
  if (reading.year !== reading.form.edition.since || reading.form.edition.until === undefined) return [];
  return cellsOf(reading, (cell) => cell.column.line.holds?.kind === "change").flatMap((cell): Finding[] => {
    const last = cellsOf(reading, ({ table, row, column }) => {
      return table === cell.table && row.id === cell.row.id && column.id === law.lastYearColumn;
    })[0];
    const before = last ? (reading.values[last.index] ?? null) : null;
    const value = reading.values[cell.index] ?? null;
    return last && isFigure(value) && compareFigures(value, 0) !== 0 && (before === null || before === 0)
      ? [
          {
            rule: "R25",
            key: `R25.${last.id}`,
            table: cell.table.id,
            verdict: "broken",
            detail: { kind: "first-year", index: last.index },
            cells: [last.index, cell.index],
          },
        ]
      : [];
  });
}

function unitFindings(reading: Reading): Finding[] {
  return cellsOf(reading, (cell) => cell.domain.kind === "amount").flatMap((cell): Finding[] => {
    const value = reading.values[cell.index] ?? null;
    if (!isFigure(value) || cell.domain.kind !== "amount") return [];
    const own = typeof value === "number" ? undefined : value.unit;
    const inWan = own === "元" ? shift(value, -4) : value;
    const why =
      cell.domain.unit === "" && own === undefined && compareFigures(value, 0) !== 0
        ? "no-unit"
        : compareFigures(inWan, LARGE_IN_WAN) >= 0
          ? "scale"
          : undefined;
    return why === undefined
      ? []
      : [
          {
            rule: "R28-unit",
            key: `R28-unit.${cell.id}`,
            table: cell.table.id,
            verdict: "broken",
            detail: { kind: "value", valueErrors: [{ index: cell.index, why, value }] },
            cells: [cell.index],
          },
        ];
  });
}

/** Findings about a reading as a whole, in printed order of what they look at; sums are `check`'s. */
export function readingFindings(reading: Reading, law: ReadingLaw): Finding[] {
  return [
    ...editionFindings(reading, law),
    ...tableFindings(reading),
    ...labelFindings(reading),
    ...storageFindings(reading),
    ...ruleMakingFindings(reading, law),
    ...firstYearFindings(reading, law),
    ...unitFindings(reading),
  ];
}
