// What came of counting a ledger, as text: how its columns were taken, what is open, what the figures are, what is wrong.
import { columnName } from "../../core/figures/addresses";
import type { NumberedForm } from "../../core/form/numbered-form";
import { totalCell } from "../../core/ledger/ledger-names";
import type { RowId } from "../../core/form/law";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import { choicesOf, proceedingLedger, requestLedger, type RequestColumn } from "../../statute/ledger";
import type { CountedLedger } from "./count-ledger";
import { tally } from "./ledger-findings";
import { openWordLine } from "./mapping-file";

/** Without these a case is not counted. */
const KEY_COLUMNS: ReadonlySet<string> = new Set<RequestColumn>(["receivedOn", "kind", "answered", "result"]);

/** 收到日期←“受理时间”（C列） */
export function columnLines({ found }: Pick<ReadLedger, "found">): readonly string[] {
  const lines = (
    list: ReadLedger["found"]["requests"],
    columns: readonly { readonly id: string; readonly label: string }[],
  ): string[] =>
    list.map(({ grid, columns: taken, labels, byValues }) => {
      const told = columns.flatMap(({ id, label }) => {
        const col = taken.get(id);
        if (col === undefined) return [];
        const own = labels[col]!;
        const why = byValues.includes(id) ? "，按内容认出" : "";
        return [own === label ? label : `${label}←“${own}”（${columnName(col)}列${why}）`];
      });
      const missing = columns.filter(({ id }) => KEY_COLUMNS.has(id) && !taken.has(id));
      const none = missing.length === 0 ? "" : `；没有找到${missing.map(({ label }) => `“${label}”`).join("、")}`;
      return `${grid.name}：${told.join("，")}${none}`;
    });
  return [...lines(found.requests, requestLedger.columns), ...lines(found.proceedings, proceedingLedger.columns)];
}

export function openLines({ open }: Pick<ReadLedger, "open">, form: NumberedForm): readonly string[] {
  const choices = choicesOf(form);
  return open.map((word) => openWordLine(word, choices));
}

/** How many cases, and what they come to. */
export function countLine({ counted, values }: CountedLedger): string {
  const { form, year, requests, proceedings } = counted;
  const totalOf = (row: RowId): string => String(values[totalCell(form, row).index] ?? "");
  const { counted: inYear, elsewhere, open } = tally(requests);
  const rest = [...(elsewhere > 0 ? [`${elsewhere}件属于别的年度`] : []), ...(open > 0 ? [`${open}件还不能完整计入`] : [])].join(
    "，",
  );
  return `${year}年度：台账${requests.length}件，计入${inYear}件${rest === "" ? "" : `，${rest}`}；新收${totalOf("received")}，上年结转${totalOf("broughtForward")}，办结${totalOf("processed")}，结转下年度${totalOf("carriedForward")}${proceedings.length === 0 ? "" : `；复议、诉讼${proceedings.length}件`}。`;
}
