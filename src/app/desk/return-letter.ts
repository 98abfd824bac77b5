// 退回单 as a letter: the tone of an office to an office, on one page where that can be.
import { dayParts, type Day } from "../../core/ledger/days";
import { letterText, type Letter, type LetterPart, type LetterRow } from "../../render/letter";
import { RETURN_REMEDY, RETURN_TITLE } from "../read/return-slip";
import { dayWords } from "../words/roll-wording";
import type { Returning, ReturnSlip, SlipItem } from "./return-slip";

const REPORT = "政府信息公开工作年度报告";

const reportName = ({ year }: Pick<ReturnSlip, "year">): string => `${year === null ? "" : `${year}年度`}${REPORT}`;

/** 2月5日前 within the year in which it is written. */
const deadline = ({ due, today }: Returning): string => {
  if (due === undefined) return "尽快";
  const [then, now] = [dayParts(due), dayParts(today)];
  return `于${then.year === now.year ? `${then.month}月${then.day}日` : dayWords(due as Day)}前`;
};

function opening(slip: ReturnSlip, returning: Returning): string {
  const counts = [
    ...(slip.mend.length > 0 ? [`${slip.mend.length}项需要改正`] : []),
    ...(slip.explain.length > 0 ? [`${slip.explain.length}项需要核实或者说明`] : []),
    ...(slip.mend.length + slip.explain.length === 0 ? [`${slip.waiting}条合计和勾稽关系无法核对`] : []),
  ].join("，");
  const before = slip.isUnchanged
    ? "这次报送的内容与上一次相同，上一次提出的问题还在。"
    : slip.mended > 0
      ? `上一次提出的问题已改正${slip.mended}处，谢谢配合。`
      : "";
  const received = slip.received > 0 ? `已收到${slip.received}处的审核说明。` : "";
  return `你单位报送的${reportName(slip)}（${slip.source}）收悉。${before}${received}经审核，还有${counts}，现予退回，请${deadline(returning)}修改后重新报送。`.replace(
    "经审核，还有",
    before === "" && received === "" ? "经审核，有" : "经审核，还有",
  );
}

const COLUMNS = [
  { title: "序号", share: 6 },
  { title: "位置", share: 20 },
  { title: "问题", share: 38 },
  { title: RETURN_REMEDY, share: 36 },
] as const;

const lineOf = ({ where, what, why, should, todo }: SlipItem, at: number): LetterRow => ({
  kind: "line",
  cells: [
    [String(at)],
    [where],
    [what, ...(why === "" ? [] : [`（${why}）`])],
    [...(should === "" ? [] : [`${should}。`]), todo],
  ],
});

function rowsOf(slip: ReturnSlip): readonly LetterRow[] {
  let at = 0;
  const section = (text: string, items: readonly SlipItem[]): LetterRow[] =>
    items.length === 0
      ? []
      : [
          { kind: "section", text },
          ...items.map((item) => {
            at += 1;
            return lineOf(item, at);
          }),
        ];
  const numbers = ["一", "二", "三"];
  const next = (): string => numbers.shift()!;
  return [
    ...(slip.mend.length > 0 ? section(`${next()}、必须改正、补填的（${slip.mend.length}项）`, slip.mend) : []),
    ...(slip.explain.length > 0
      ? section(`${next()}、请核实，改正或者说明原因的（${slip.explain.length}项）`, slip.explain)
      : []),
    ...(slip.hints.length > 0
      ? section(
          `${next()}、供参考，不影响通过的${slip.moreHints > 0 ? `（另有${slip.moreHints}条，可用审核工具查看）` : ""}`,
          slip.hints,
        )
      : []),
  ];
}

const MOST_GROUNDS = 4;

function groundsNote({ grounds }: ReturnSlip): readonly LetterPart[] {
  if (grounds.length === 0) return [];
  const more = grounds.length > MOST_GROUNDS ? `；其余${grounds.length - MOST_GROUNDS}条见所列规则` : "";
  return [{ kind: "note", text: `依据：${grounds.slice(0, MOST_GROUNDS).join("；")}${more}。` }];
}

export function returnLetter(slip: ReturnSlip, returning: Returning): Letter {
  const { office, contact, today } = returning;
  return [
    { kind: "title", text: RETURN_TITLE },
    { kind: "addressee", text: `${slip.unit}：` },
    { kind: "paragraph", text: opening(slip, returning) },
    { kind: "table", columns: COLUMNS, rows: rowsOf(slip) },
    ...groundsNote(slip),
    {
      kind: "paragraph",
      text: `${slip.waiting > 0 ? `另有${slip.waiting}条合计和勾稽关系，要等上面各项改好才能核对。` : ""}${[...slip.mend, ...slip.explain].some(({ should }) => should !== "") ? "“可能的正确值”由审核推算得出，请以原始登记为准；" : ""}Word报告、网页和工作表请同时改，保持一致。${contact === undefined ? "" : `联系人：${contact}。`}`,
    },
    ...(office === undefined ? [] : [{ kind: "signature", text: office } as const]),
    { kind: "signature", text: dayWords(today) },
  ];
}

/** The same to be copied into a message. */
export const returnText = (slip: ReturnSlip, returning: Returning): string => letterText(returnLetter(slip, returning));

/** What an office's own template may ask for, by name. */
export const SLIP_PLACEHOLDERS = [
  "单位",
  "年度",
  "文件",
  "改正项数",
  "说明项数",
  "期限",
  "日期",
  "落款",
  "联系人",
  "正文",
  "改正",
  "说明",
  "参考",
  "依据",
  "问题表",
] as const;
type SlipPlaceholder = (typeof SLIP_PLACEHOLDERS)[number];

const itemText = ({ where, what, should, todo }: SlipItem, at: number): string =>
  `${at + 1}．${where}：${what}${should === "" ? "" : `${should}。`}${todo}`;
const itemsText = (items: readonly SlipItem[]): string => (items.length === 0 ? "无" : items.map(itemText).join("\n"));

/** The words for each; the table is put in as such. */
export const slipText = (
  slip: ReturnSlip,
  returning: Returning,
): Readonly<Record<Exclude<SlipPlaceholder, "问题表">, string>> => ({
  单位: slip.unit,
  年度: slip.year === null ? "" : String(slip.year),
  文件: slip.source,
  改正项数: String(slip.mend.length),
  说明项数: String(slip.explain.length),
  期限: returning.due === undefined ? "尽快" : dayWords(returning.due),
  日期: dayWords(returning.today),
  落款: returning.office ?? "",
  联系人: returning.contact ?? "",
  正文: opening(slip, returning),
  改正: itemsText(slip.mend),
  说明: itemsText(slip.explain),
  参考: itemsText(slip.hints),
  依据: slip.grounds.join("\n"),
});

/** The letter's own table. */
export const slipTable = (slip: ReturnSlip): Extract<LetterPart, { readonly kind: "table" }> => ({
  kind: "table",
  columns: COLUMNS,
  rows: rowsOf(slip),
});
