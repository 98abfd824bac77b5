// What came of counting a ledger, as text: how its columns were taken, what is open, what the figures are, what is wrong.
import { columnName } from "../../core/figures/addresses";
import type { Finding } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import { totalCell } from "../../core/ledger/ledger-names";
import type { RowId } from "../../core/form/law";
import type { FoundLedger } from "../../core/ledger/find-ledger";
import { apart } from "../../core/ledger/replies";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import { choicesOf, proceedingLedger, requestLedger, type RequestColumn } from "../../statute/ledger";
import type { CountedLedger } from "./count-ledger";
import { tally } from "./ledger-findings";
import { openWordLine, yearlessLine } from "./mapping-file";

/** Without these a case is not counted. */
const KEY_COLUMNS: ReadonlySet<string> = new Set<RequestColumn>(["receivedOn", "kind", "answered", "result"]);

type Columns = readonly { readonly id: string; readonly label: string }[];

/** 收到日期←“受理时间”（C列） */
function columnsLine({ columns: taken, labels, byValues }: FoundLedger, columns: Columns, isReply: boolean): string {
  const told = columns.flatMap(({ id, label }) => {
    const col = taken.get(id);
    if (col === undefined) return [];
    const own = labels[col]!;
    const why = byValues.includes(id) ? "，按内容认出" : "";
    return [own === label ? label : `${label}←“${own}”（${columnName(col)}列${why}）`];
  });
  if (isReply) return `${told.join("，")}；没有收到日期，按登记编号并入同号的申请`;
  const missing = columns.filter(({ id }) => KEY_COLUMNS.has(id) && !taken.has(id));
  const none = missing.length === 0 ? "" : `；没有找到${missing.map(({ label }) => `“${label}”`).join("、")}`;
  return `${told.join("，")}${none}`;
}

/** How the columns of each sheet were taken; sheets that are alike in one line. */
export function columnLines({ found }: Pick<ReadLedger, "found">): readonly string[] {
  const { replies } = apart(found.requests);
  const lines = (list: readonly FoundLedger[], columns: Columns): string[] => {
    const alike = new Map<string, string[]>();
    for (const one of list) {
      const told = columnsLine(one, columns, replies.includes(one));
      alike.set(told, [...(alike.get(told) ?? []), one.grid.name]);
    }
    return [...alike].map(([told, names]) => `${names.join("、")}：${told}`);
  };
  return [...lines(found.requests, requestLedger.columns), ...lines(found.proceedings, proceedingLedger.columns)];
}

export function openLines(ledger: Pick<ReadLedger, "open" | "yearless">, form: NumberedForm): readonly string[] {
  const choices = choicesOf(form);
  const { open } = ledger;
  return [...open.map((word) => openWordLine(word, choices)), yearlessLine(ledger) ?? []].flat();
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

/** Findings without those that only say again which words are asked about. */
export const unaskedFindings = ({ findings, ledger }: CountedLedger): readonly Finding[] => {
  const asked = new Set(ledger.open.map(({ text }) => text));
  return findings.filter(
    ({ detail }) => !(detail.kind === "ledger" && detail.fault.why === "unknown-word" && asked.has(detail.fault.found)),
  );
};
