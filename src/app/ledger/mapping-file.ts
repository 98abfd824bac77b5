// 对照.json: what the keeper of a ledger has said about its columns and words, in the form's own words, so that it can be
// answered in any editor and used again next year.
import type { LedgerChoices, ListName } from "../../core/ledger/ledger";
import type { Answer, Answers, OpenWord } from "../../core/ledger/meaning";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import { plainLabel } from "../../core/recognise/labels";
import { no, yes, type Outcome } from "../../core/outcome";
import { fnv1a } from "../../render/digest";
import { requestLedger } from "../../statute/ledger";
import { caseName } from "./ledger-wording";

export interface LedgerMapping {
  readonly answers: Answers;
  /** By the words over a column of the source: the id of ours, "" for a column that is passed over. */
  readonly columns: Readonly<Record<string, string>>;
}

const LIST_NAMES = {
  kinds: "申请人类型",
  results: "办理结果",
  proceedings: "复议诉讼种类",
  outcomes: "复议诉讼结果",
} as const satisfies Readonly<Partial<Record<ListName, string>>>;
type AskedList = keyof typeof LIST_NAMES;
const ASKED = Object.keys(LIST_NAMES) as readonly AskedList[];
const SINGLE = ["kinds", "results"] as const;

const EACH = "逐件指定";
const NO_RESULT = "不是结果";
const COLUMNS = "栏目";
const CASES = "逐件";
const YEAR = "年份";
const PASSED_OVER = "不用";

export const listName = (list: ListName): string => (LIST_NAMES as Readonly<Partial<Record<ListName, string>>>)[list] ?? list;

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The line that an answer names: spelled as the list does, or without its group or number, if only one line is. */
function lineOf(choices: LedgerChoices, list: ListName, text: string): string | undefined {
  const wanted = plainLabel(text);
  const exact = choices[list].find((choice) => plainLabel(choice.text) === wanted || choice.id === text);
  if (exact) return exact.id;
  const part = choices[list].filter((choice) => plainLabel(choice.text).endsWith(wanted));
  return part.length === 1 && wanted.length > 1 ? part[0]!.id : undefined;
}

/** @param where - what the file is called, for whoever has to put it right */
export function readMapping(json: unknown, choices: LedgerChoices, where: string): Outcome<LedgerMapping> {
  const wrong = (detail: string): Outcome<never> => no({ kind: "mapping-unreadable", where, detail });
  if (!isRecord(json)) return wrong("不是对照文件");
  const texts = (value: unknown): Readonly<Record<string, string>> | undefined => {
    if (value === undefined) return {};
    if (!isRecord(value) || Object.values(value).some((one) => typeof one !== "string")) return undefined;
    return value as Readonly<Record<string, string>>;
  };
  const columns: Record<string, string> = {};
  const given = texts(json[COLUMNS]);
  if (!given) return wrong(`“${COLUMNS}”里应是栏名和栏名的对照`);
  for (const [label, meant] of Object.entries(given)) {
    if (meant === PASSED_OVER || meant === "") columns[label] = "";
    else {
      const column = requestLedger.columns.find((one) => one.label === meant);
      if (!column) return wrong(`“${COLUMNS}”里的“${meant}”不是台账的栏名`);
      columns[label] = column.id;
    }
  }
  const values: Partial<Record<ListName, Record<string, Answer>>> = {};
  for (const list of ASKED) {
    const answers = texts(json[LIST_NAMES[list]]);
    if (!answers) return wrong(`“${LIST_NAMES[list]}”里应是说法和表样行名的对照`);
    const own: Record<string, Answer> = {};
    for (const [word, meant] of Object.entries(answers)) {
      if (meant === "") continue;
      const id = lineOf(choices, list, meant);
      if (meant === EACH) own[word] = { is: "each" };
      else if (meant === NO_RESULT) own[word] = { is: "state" };
      else if (id !== undefined) own[word] = { is: "line", id };
      else return wrong(`“${word}”对照的“${meant}”不在“${LIST_NAMES[list]}”的清单里`);
    }
    values[list] = own;
  }
  const year = /^(20[0-9]{2})?年?$/u.exec(String(json[YEAR] ?? "").trim());
  if (!year) return wrong(`“${YEAR}”里应是一个年份，如 2025`);
  const single = json[CASES] === undefined ? {} : json[CASES];
  if (!isRecord(single)) return wrong(`“${CASES}”里应是登记编号和表样行名的对照`);
  const byCase: Record<(typeof SINGLE)[number], Record<string, string>> = { kinds: {}, results: {} };
  for (const list of SINGLE) {
    const answers = texts(single[LIST_NAMES[list]]);
    if (!answers) return wrong(`“${CASES}”里应是登记编号和表样行名的对照`);
    for (const [number, meant] of Object.entries(answers)) {
      if (meant === "") continue;
      const id = lineOf(choices, list, meant);
      if (id === undefined) return wrong(`${number}号对照的“${meant}”不在“${LIST_NAMES[list]}”的清单里`);
      byCase[list][number] = id;
    }
  }
  return yes({ columns, answers: { values, ...byCase, ...(year[1] !== undefined && { year: Number(year[1]) }) } });
}

/** What holds for another year's ledger of the same columns: no single case of this one, and not its year. */
export const withoutCases = ({ columns, answers: { values } }: LedgerMapping): LedgerMapping => ({
  columns,
  answers: { values, kinds: {}, results: {} },
});

/** By the words over the columns of a ledger, whatever sheet of it they stand on: what one system exports year after year. */
export const mappingKey = ({ found }: Pick<ReadLedger, "found">): string =>
  fnv1a(
    [...new Set([...found.requests, ...found.proceedings].flatMap(({ labels }) => labels.map(plainLabel)))].sort().join("\n"),
  );

const textOf = (choices: LedgerChoices, list: ListName, id: string): string =>
  choices[list].find((choice) => choice.id === id)?.text ?? "";

/** The mapping with what is still open left blank, to be answered; answers that were given stay. */
export function mappingFile(
  mapping: LedgerMapping,
  ledger: ReadLedger,
  choices: LedgerChoices,
): Readonly<Record<string, unknown>> {
  const columns: Record<string, string> = {};
  const labelOf = (id: string): string => requestLedger.columns.find((column) => column.id === id)!.label;
  for (const found of ledger.found.requests)
    for (const [id, col] of found.columns) {
      const label = found.labels[col]!;
      // Words that stand over two columns name neither.
      if (label !== "" && found.labels.indexOf(label) === found.labels.lastIndexOf(label)) columns[label] = labelOf(id);
    }
  for (const [label, id] of Object.entries(mapping.columns)) columns[label] = id === "" ? PASSED_OVER : labelOf(id);
  const lists = ASKED.flatMap((list): [string, unknown][] => {
    const words: Record<string, string> = {};
    for (const [word, answer] of Object.entries(mapping.answers.values[list] ?? {}))
      words[word] = answer.is === "each" ? EACH : answer.is === "state" ? NO_RESULT : textOf(choices, list, answer.id);
    for (const { list: own, text } of ledger.open) if (own === list) words[text] ??= "";
    return Object.keys(words).length === 0 ? [] : [[LIST_NAMES[list], words]];
  });
  const severalKinds = new Set(
    ledger.open.flatMap(({ list, text, among }) => (list === "kinds" && among.length > 1 ? [text] : [])),
  );
  const single = SINGLE.flatMap((list): [string, unknown][] => {
    const column = list === "kinds" ? "kind" : "result";
    const cases: Record<string, string> = {};
    for (const one of ledger.requests) {
      const known = mapping.answers[list][one.number];
      const given = mapping.answers.values[list]?.[one[column].text];
      // 法人或其他组织 is five kinds: unless one word answers for all of them, each case is completed by itself.
      const isByCase = given?.is === "each" || (list === "kinds" && given === undefined && severalKinds.has(one.kind.text));
      if (one.number !== "" && (known !== undefined || isByCase))
        cases[one.number] = known === undefined ? "" : textOf(choices, list, known);
    }
    return Object.keys(cases).length === 0 ? [] : [[LIST_NAMES[list], cases]];
  });
  return {
    说明: `每个说法后面写上表样里的行名，${NO_RESULT}的写“${NO_RESULT}”，要一件一件定的写“${EACH}”，下次计数时在“${CASES}”里按登记编号填。`,
    [COLUMNS]: columns,
    ...Object.fromEntries(lists),
    ...((mapping.answers.year !== undefined || ledger.yearless) && { [YEAR]: String(mapping.answers.year ?? "") }),
    ...(single.length > 0 && { [CASES]: Object.fromEntries(single) }),
    可以写: Object.fromEntries(ASKED.map((list) => [LIST_NAMES[list], choices[list].map(({ text }) => text)])),
  };
}

/** 没有年份的日期 12件：3月5日等（…）；undefined where every day says its year. */
export function yearlessLine({ yearless }: Pick<ReadLedger, "yearless">): string | undefined {
  if (!yearless) return undefined;
  const { count, cases, example } = yearless;
  return `没有年份的日期 ${count}件：如“${example}”，请在“${YEAR}”后面写上年份（${cases.map(caseName).join("、")}${count > cases.length ? "等" : ""}）`;
}

/** 「信息不存在」23件：（四）无法提供 1.… / （四）无法提供 2.… */
export function openWordLine({ list, text, count, among, cases }: OpenWord, choices: LedgerChoices): string {
  const named = among.slice(0, 6).map((id) => textOf(choices, list, id));
  const meant = named.length === 0 ? "不知道是哪一行" : `${named.join(" / ")}${among.length > named.length ? " 等" : ""}`;
  const whose = `${cases.map(caseName).join("、")}${count > cases.length ? "等" : ""}`;
  return `${listName(list)}“${text}” ${count}件：${meant}（${whose}）`;
}
