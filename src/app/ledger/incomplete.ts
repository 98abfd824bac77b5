// Cases that stand on one side of the printed balance only: why figures that are counted do not balance.
import type { Finding } from "../../core/check/finding";
import { sameValue } from "../../core/figures/values";
import type { Reading } from "../../core/document/reading";
import type { CaseName } from "../../core/ledger/fault";
import type { CountedLedger } from "./count-ledger";
import { caseName } from "./ledger-wording";

/** Figures that the cases come to. */
export const borneOut = ({ counted }: CountedLedger, { form, values }: Pick<Reading, "form" | "values">): ReadonlySet<number> =>
  new Set(
    form === counted.form
      ? [...counted.counts].flatMap(([index, count]) => (sameValue(values[index] ?? null, count) ? [index] : []))
      : [],
  );

const NAMED = 5;

/**
 * @param findings - of one cause
 * @returns undefined where every case stands on both sides: then the tables hold something else than the cases
 */
export function incompleteCases(
  book: CountedLedger,
  findings: readonly Finding[],
): { readonly message: string; readonly findings: readonly string[] } | undefined {
  const { form, requests } = book.counted;
  const columns = new Set(findings.flatMap(({ cells }) => cells.map((index) => form.cells[index]!.column.id)));
  const names = requests.flatMap((placement, at): CaseName[] => {
    const one = placement.in ?? placement.out;
    const isHalf = (placement.in === undefined) !== (placement.out === undefined);
    return isHalf && columns.has(form.cells[one!]!.column.id) ? [book.ledger.requests[at]!.name] : [];
  });
  if (names.length === 0) return undefined;
  const lines = new Set(names.map(({ line, sheet }) => `${sheet ?? ""} ${line}`));
  const own = book.findings.filter(
    ({ detail }) => detail.kind === "ledger" && detail.cases.some(({ line, sheet }) => lines.has(`${sheet ?? ""} ${line}`)),
  );
  const told = names.slice(0, NAMED).map(caseName).join("、");
  return {
    message: `表里的数由台账逐件计数，台账有${names.length}件只计入了一边（${told}${names.length > NAMED ? "等" : ""}），请先把这${names.length}件补全，不要改表里的数。`,
    findings: own.map(({ key }) => key),
  };
}
