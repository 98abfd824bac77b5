// 依申请公开台账: which columns it needs so that tables three and four can be counted from it, and how they are counted.
// Kinds of applicants, results and outcomes are not here: they are the tables' own lines.
// 《中华人民共和国政府信息公开条例》（国务院令第711号）.
import { leaves } from "../core/form/lines";
import type { NumberedForm } from "../core/form/numbered-form";
import { ledgerColumn, type LedgerChoice, type LedgerChoices, type CountingRule, type LedgerSheet } from "../core/ledger/ledger";

const FORM = "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号所附格式";
const date = { kind: "date" } as const;
const text = { kind: "text" } as const;

const requestColumns = [
  ledgerColumn("number", "登记编号", text, 78, "每件申请一个编号，不重复。", true),
  ledgerColumn("receivedOn", "收到日期", date, 72, "行政机关收到申请的日期，如 2025-3-1（条例第三十一条）。", true),
  ledgerColumn(
    "kind",
    "申请人类型",
    { kind: "choice", list: "kinds" },
    84,
    "从清单里选：自然人，或五类法人、其他组织之一。",
    true,
  ),
  ledgerColumn(
    "way",
    "申请方式",
    { kind: "choice", list: "ways" },
    66,
    "从清单里选申请提交的方式（条例第二十九条、第三十一条）。",
  ),
  ledgerColumn("summary", "内容摘要", text, 190, "申请公开的内容。不要写申请人的姓名、电话、身份证号。"),
  ledgerColumn("correctionAsked", "补正通知日期", date, 72, "一次性告知补正的日期；收到申请后7个工作日内（条例第三十条）。"),
  ledgerColumn("corrected", "补正日期", date, 72, "收到补正后申请的日期；答复期限从这一天起算（条例第三十条）。"),
  ledgerColumn("extended", "延期告知日期", date, 72, "告知申请人延长答复期限的日期；最多延长20个工作日（条例第三十三条）。"),
  ledgerColumn(
    "consulted",
    "征求意见起",
    date,
    72,
    "书面征求第三方或其他机关意见的日期；所需时间不计入答复期限（条例第三十二条、第三十三条）。",
  ),
  ledgerColumn("consultationEnded", "征求意见止", date, 72, "收到意见，或者征求意见期限届满的日期。"),
  ledgerColumn("answered", "答复日期", date, 72, "作出答复或者决定不再处理的日期；还在办的不填。"),
  ledgerColumn(
    "result",
    "办理结果",
    { kind: "choice", list: "results" },
    270,
    "从清单里选；补正、延期、征求意见不是结果，还在办的不填。",
  ),
  ledgerColumn("feeAsked", "收费通知日期", date, 72, "发出信息处理费收费通知的日期；没有收费的不填（条例第四十二条）。"),
  ledgerColumn("feeOverdue", "逾期未缴费", { kind: "choice", list: "yesNo" }, 60, "从清单里选：是、否；没有收费的不填。"),
  ledgerColumn("remark", "备注", text, 110, "合并办理、撤回等情况写在这里。"),
] as const;

export type RequestColumn = (typeof requestColumns)[number]["id"];

const proceedingColumns = [
  ledgerColumn("request", "登记编号", text, 90, "所对应申请的登记编号，与“台账”一致。", true),
  ledgerColumn(
    "kind",
    "种类",
    { kind: "choice", list: "proceedings" },
    130,
    "从清单里选：行政复议、未经复议直接起诉、复议后起诉。",
    true,
  ),
  ledgerColumn("filed", "受理日期", date, 90, "复议机关受理、法院立案的日期。", true),
  ledgerColumn("closed", "审结日期", date, 90, "收到复议决定、生效裁判的日期；还没有审结的不填。"),
  ledgerColumn(
    "outcome",
    "结果",
    { kind: "choice", list: "outcomes" },
    110,
    "从清单里选：结果维持、结果纠正、其他结果；还没有审结的不填。",
  ),
  ledgerColumn("caseNumber", "案号", text, 150, "复议、诉讼的案号，可以不填。"),
  ledgerColumn("remark", "备注", text, 150, "需要说明的情况。"),
] as const;

export type ProceedingColumn = (typeof proceedingColumns)[number]["id"];

/** 表三: each case once on either side of 「第一项加第二项之和，等于第三项加第四项之和」. */
const requestCounting: readonly CountingRule<RequestColumn>[] = [
  {
    line: "received",
    side: "in",
    counted: [{ column: "receivedOn", period: "within" }],
    says: "收到日期在本年1月1日至12月31日的，计入本年新收；同一申请人几次申请各计一件，共同提出的一件申请计一件。",
    ground: "“一、本年新收政府信息公开申请数量”按收到申请之日（《条例》第三十一条）计入所在年度",
    status: "derived",
  },
  {
    line: "broughtForward",
    side: "in",
    counted: [{ column: "receivedOn", period: "before" }],
    except: [{ column: "answered", period: "before" }],
    says: "上年12月31日以前收到、到那一天还没有答复的，计入上年结转。",
    ground: "“二、上年结转政府信息公开申请数量”与上年报告的“四、结转下年度继续办理”是同一批申请",
    status: "derived",
  },
  {
    line: "",
    side: "out",
    counted: [
      { column: "receivedOn", period: "untilEnd" },
      { column: "answered", period: "within" },
    ],
    says: "答复日期在本年的，按办理结果计入一行；区分处理的只计部分公开；补正、延期、征求意见是过程，不是结果；合并答复的各计一件，撤回的计入其他处理。",
    ground: `“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”（表三行名，${FORM}）`,
    status: "official",
  },
  {
    line: "carriedForward",
    side: "out",
    counted: [{ column: "receivedOn", period: "untilEnd" }],
    except: [{ column: "answered", period: "untilEnd" }],
    says: "本年12月31日以前收到、到那一天还没有答复的，计入结转下年度。",
    ground: `“第一项加第二项之和，等于第三项加第四项之和”（表三左上角，${FORM}）：没有办结的都结转`,
    status: "official",
  },
];

/** 表四: what was concluded in the year by its outcome, what was pending at its end as 尚未审结. */
const proceedingCounting: readonly CountingRule<ProceedingColumn>[] = [
  {
    line: "",
    side: "out",
    counted: [
      { column: "filed", period: "untilEnd" },
      { column: "closed", period: "within" },
    ],
    says: "审结日期在本年的，按结果计入一栏，不论哪一年受理。",
    ground: `表四各栏按结果分列（${FORM}）`,
    status: "derived",
  },
  {
    line: "pending",
    side: "out",
    counted: [{ column: "filed", period: "untilEnd" }],
    except: [{ column: "closed", period: "untilEnd" }],
    says: "本年12月31日以前受理、到那一天还没有审结的，计入尚未审结。",
    ground: `“尚未审结”按年末的状态填（表四栏名，${FORM}）`,
    status: "derived",
  },
];

export const requestLedger = {
  name: "台账",
  title: "政府信息公开申请办理台账",
  columns: requestColumns,
  counting: requestCounting,
} as const satisfies LedgerSheet<RequestColumn>;

export const proceedingLedger = {
  name: "复议诉讼",
  title: "政府信息公开行政复议、行政诉讼台账",
  columns: proceedingColumns,
  counting: proceedingCounting,
} as const satisfies LedgerSheet<ProceedingColumn>;

/** What a ledger comes to beside the tables, on a page of its own. Its title is what it is told by. */
export const ledgerStatistics = { name: "台账统计", title: "政府信息公开申请台账统计" } as const;

export const countingLaw = { requests: requestCounting, proceedings: proceedingCounting };

/** 《条例》第三十条、第三十三条, in working days. */
export const LEGAL_DAYS = { answer: 20, extension: 20, correction: 7 } as const;

/** 《条例》第二十九条：当面、邮寄、互联网、传真等. */
const WAYS: readonly string[] = ["当面", "邮寄", "网络平台", "电子邮件", "传真", "其他"];

const own = (words: readonly string[]): readonly LedgerChoice[] => words.map((word) => ({ id: word, text: word }));

/** The lines that a ledger's columns may hold, spelled as the form prints them, a line of a group behind the group. */
export function choicesOf(form: NumberedForm): LedgerChoices {
  const requests = form.tables.find(({ table }) => table.id === "requests")!.table.blocks[0]!;
  const proceedings = form.tables.find(({ table }) => table.id === "proceedings")!.table.blocks[0]!;
  const items = (lines: readonly Parameters<typeof leaves>[0][number][]) =>
    leaves(lines).filter((leaf) => leaf.line.kind === "item");
  const sides = new Set(requestCounting.map(({ line }) => line));
  const kinds = new Map<string, string>();
  for (const { id, under } of items(proceedings.columns)) kinds.set(id.slice(0, id.lastIndexOf(".")), under.at(-1)!);
  const outcomes = new Map(items(proceedings.columns).map(({ id, label }) => [id.slice(id.lastIndexOf(".") + 1), label]));
  return {
    kinds: items(requests.columns).map(({ id, label }) => ({ id, text: label })),
    results: items(requests.rows)
      .filter(({ id }) => !sides.has(id))
      // The outermost group, 三、本年度办理结果, stands over all of them.
      .map(({ id, label, under }) => ({ id, text: [...under.slice(1), label].join(" ") })),
    ways: own(WAYS),
    yesNo: own(["是", "否"]),
    proceedings: [...kinds].map(([id, label]) => ({ id, text: label })),
    outcomes: [...outcomes].filter(([id]) => id !== "pending").map(([id, label]) => ({ id, text: label })),
  };
}
