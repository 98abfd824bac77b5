// What is asked of the keeper of another system's ledger before it is counted: which column is which, and what a word means.
import { columnName } from "../../core/figures/addresses";
import type { ListName } from "../../core/ledger/ledger";
import type { Answer } from "../../core/ledger/meaning";
import { choicesOf, requestLedger, type RequestColumn } from "../../statute/ledger";
import type { CountedLedger } from "./count-ledger";
import { caseName } from "./ledger-wording";
import { listName, type LedgerMapping } from "./mapping-file";

export interface MappingAsk {
  /** A column of ours, or a word with its list. */
  readonly id: string;
  readonly about: "column" | "word" | "year";
  readonly label: string;
  readonly hint: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** One of the options. */
  readonly answer: string;
}

/** Without these a case is not counted, or not told from another. */
const ASKED_COLUMNS: readonly RequestColumn[] = ["number", "receivedOn", "kind", "way", "summary", "answered", "result"];
const NONE = "";
/** Answers that are no line of the form. */
const EACH = "each";
const STATE = "state";

/** Several sheets by month have one head: what is said of the first holds for all. */
function columnAsks({ ledger }: CountedLedger): MappingAsk[] {
  const [found] = ledger.found.requests;
  if (!found) return [];
  const { labels } = found;
  const options = labels.flatMap((label, col) =>
    label !== "" && labels.indexOf(label) === col ? [{ id: label, text: `“${label}”（${columnName(col)}列）` }] : [],
  );
  return ASKED_COLUMNS.map((id) => {
    const col = found.columns.get(id);
    const { label } = requestLedger.columns.find((column) => column.id === id)!;
    return {
      id,
      about: "column",
      label,
      hint: found.byValues.includes(id) ? "按内容认出，请核对" : "",
      options: [{ id: NONE, text: "没有这一栏" }, ...options],
      answer: col === undefined ? NONE : labels[col]!,
    };
  });
}

function wordAsks({ ledger, counted }: CountedLedger, { answers }: LedgerMapping): MappingAsk[] {
  const choices = choicesOf(counted.form);
  return ledger.open.map(({ list, text, count, among, cases }): MappingAsk => {
    const lines = among.length === 0 ? choices[list] : choices[list].filter(({ id }) => among.includes(id));
    const others = choices[list].filter((choice) => !lines.includes(choice));
    const given = answers.values[list]?.[text];
    return {
      id: `${list} ${text}`,
      about: "word",
      label: `${listName(list)}“${text}” ${count}件`,
      hint: `${cases.map(caseName).join("、")}${count > cases.length ? "等" : ""}`,
      options: [
        { id: EACH, text: "导入后逐件选" },
        ...(list === "results" || list === "outcomes" ? [{ id: STATE, text: "还在办，不是结果" }] : []),
        ...[...lines, ...others],
      ],
      answer: given?.is === "line" ? given.id : EACH,
    };
  });
}

/** Years that a ledger counted for this one may be of. */
function yearAsks({ ledger: { yearless }, counted: { year } }: CountedLedger, { answers }: LedgerMapping): MappingAsk[] {
  if (!yearless) return [];
  const { count, example, cases } = yearless;
  return [
    {
      id: "year",
      about: "year",
      label: `没有年份的日期 ${count}件，如“${example}”`,
      hint: `${cases.map(caseName).join("、")}${count > cases.length ? "等" : ""}`,
      options: [
        { id: EACH, text: "导入后逐件补上年份" },
        ...[year, year - 1, year + 1].map((one) => ({ id: String(one), text: `都是${one}年的` })),
      ],
      answer: answers.year === undefined ? EACH : String(answers.year),
    },
  ];
}

export const mappingAsks = (book: CountedLedger, mapping: LedgerMapping): readonly MappingAsk[] => [
  ...columnAsks(book),
  ...yearAsks(book, mapping),
  ...wordAsks(book, mapping),
];

/** The mapping with what was answered; `moved` where a column is another than was shown. */
export function mappingOf(
  mapping: LedgerMapping,
  asks: readonly MappingAsk[],
  answered: ReadonlyMap<string, string>,
): { readonly mapping: LedgerMapping; readonly moved: boolean } {
  const columns: Record<string, string> = { ...mapping.columns };
  const values: Partial<Record<ListName, Record<string, Answer>>> = {};
  for (const [list, own] of Object.entries(mapping.answers.values)) values[list as ListName] = { ...own };
  let moved = false;
  let { year } = mapping.answers;
  for (const ask of asks) {
    const answer = answered.get(ask.id) ?? ask.answer;
    if (ask.about === "column") {
      if (answer === ask.answer) continue;
      moved = true;
      // What stood for it before stands for nothing, unless it was taken for another.
      if (ask.answer !== NONE && columns[ask.answer] !== undefined) delete columns[ask.answer];
      if (answer !== NONE) columns[answer] = ask.id;
      else columns[ask.answer] = NONE;
    } else if (ask.about === "year") year = answer === EACH ? undefined : Number(answer);
    else {
      const at = ask.id.indexOf(" ");
      const [list, word] = [ask.id.slice(0, at) as ListName, ask.id.slice(at + 1)];
      (values[list] ??= {})[word] =
        answer === EACH ? { is: "each" } : answer === STATE ? { is: "state" } : { is: "line", id: answer };
    }
  }
  const { results, kinds } = mapping.answers;
  return { moved, mapping: { columns, answers: { results, kinds, values, ...(year !== undefined && { year }) } } };
}
