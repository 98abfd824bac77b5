// A workbook with a ledger as one thing: what the ledger says against itself, its tables held against its count, and what was
// brought forward held against last year's report.
import type { Finding } from "../../core/check/finding";
import type { Reading } from "../../core/document/reading";
import type { NumberedForm } from "../../core/form/numbered-form";
import { isFigure, sameValue } from "../../core/figures/values";
import type { RowId, TableId } from "../../core/form/law";
import { cellOf, isTable } from "../../core/ledger/ledger-names";
import type { CaseName } from "../../core/ledger/fault";
import { casesOf, type Placement } from "../../core/ledger/count";
import type { CountedLedger } from "./count-ledger";

/** Beyond so many cells a table comes from elsewhere, and is told as a whole. */
const FEW_CELLS = 8;
const NAMED = 8;
const REQUESTS: TableId = "requests";
const BROUGHT: RowId = "broughtForward";
const CARRIED: RowId = "carriedForward";

function namesIn({ ledger, counted }: CountedLedger, index: number): readonly CaseName[] {
  const { requests, proceedings } = casesOf(counted, new Set([index]));
  return [...requests.map((at) => ledger.requests[at]!.name), ...proceedings.map((at) => ledger.proceedings[at]!.name)];
}

/** R86: tables three and four as the report has them, against the count. */
export function tableFindings(
  book: CountedLedger,
  { form, values, present }: Pick<Reading, "form" | "values" | "present">,
): Finding[] {
  if (form !== book.counted.form) return [];
  return form.tables.flatMap(({ table, cells }): Finding[] => {
    if (isTable(table, "disclosure") || !present.includes(table.id)) return [];
    const different = cells.filter(({ index, computed }) => {
      const held = values[index] ?? null;
      const counted = book.counted.counts.get(index);
      if (computed || counted === undefined) return false;
      // That a blank is no zero is said where it stands.
      return held === null ? counted !== 0 : !isFigure(held) || !sameValue(held, counted);
    });
    const finding = (key: string, indices: readonly number[], detail: Finding["detail"]): Finding => ({
      rule: "R86",
      key: `R86.${key}`,
      table: table.id,
      verdict: "broken",
      detail,
      cells: indices,
    });
    if (different.length > FEW_CELLS) {
      const indices = different.map(({ index }) => index);
      const fault = { why: "tables-differ", cell: indices[0]!, cells: indices.length } as const;
      return [finding(table.id, indices, { kind: "ledger", fault, cases: [], count: 0 })];
    }
    return different.map(({ index, id }) => {
      const names = namesIn(book, index);
      const fault = {
        why: "table-differs",
        cell: index,
        held: values[index] ?? null,
        counted: book.counted.counts.get(index)!,
      } as const;
      return finding(id, [index], { kind: "ledger", fault, cases: names.slice(0, NAMED), count: names.length });
    });
  });
}

/** R88: last year's 结转下年度, column by column, against the cases that carry it into this year. */
export function broughtForwardFindings(book: CountedLedger, previous: Pick<Reading, "form" | "values" | "present">): Finding[] {
  const { form, counts } = book.counted;
  if (!previous.present.includes(REQUESTS)) return [];
  return columnsOf(form).flatMap((column): Finding[] => {
    const index = cellOf(form, REQUESTS, BROUGHT, column)!.index;
    const before = cellOf(previous.form, REQUESTS, CARRIED, column);
    const reported = before && previous.values[before.index];
    const counted = counts.get(index)!;
    if (typeof reported !== "number" || reported === counted) return [];
    const names = namesIn(book, index);
    return [
      {
        rule: "R88",
        key: `R88.requests.${column}`,
        table: REQUESTS,
        verdict: "broken",
        detail: {
          kind: "ledger",
          fault: { why: "brought-forward", cell: index, reported, counted },
          cases: names.slice(0, NAMED),
          count: names.length,
        },
        cells: [index],
      },
    ];
  });
}

const columnsOf = (form: NumberedForm): readonly string[] =>
  form.cells.flatMap(({ row, column, computed }) => (!computed && row.id === BROUGHT ? [column.id] : []));

/** Formulas that this count has computed again are not merely what the file holds. */
export function isRecounted(finding: Finding, { counted }: CountedLedger, { values }: Pick<Reading, "values">): boolean {
  return (
    finding.detail.kind === "stored-results" &&
    finding.cells.every((index) => counted.counts.has(index) && sameValue(values[index] ?? null, counted.counts.get(index)!))
  );
}

/** How many requests of the year stand in the table, and how many do not. */
export const tally = (placements: readonly Placement[]): Readonly<Record<Placement["state"], number>> => {
  const made = { counted: 0, elsewhere: 0, open: 0 };
  for (const { state } of placements) made[state] += 1;
  return made;
};
