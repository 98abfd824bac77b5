// How ledgers of requests call their columns and what stands in them. Data only; best words first.
import type { HeaderWords } from "../core/ledger/find-ledger";
import type { ColumnId, GroupId, RowId } from "../core/form/law";
import type { CaseOutcome } from "../core/prose/words";
import type { MeaningWords, ValueWords } from "../core/ledger/meaning";
import type { ProceedingColumn, RequestColumn } from "../statute/ledger";
import { applicants } from "./applicants";
import { caseOutcomes } from "./cases";
import { requestRows } from "./request-rows";

/** Numbers the lines of a sheet: the best that there is where nothing else names a case. */
export const ORDINAL_HEAD = "序号";

/** Over columns that say who somebody is. */
export const personalHeads: readonly string[] = [
  "姓名",
  "申请人",
  "申请人姓名",
  "申请人名称",
  "联系人",
  "联系人姓名",
  "法定代表人",
  "法人代表",
  "代理人",
  "经办人",
  "承办人",
  "承办人员",
];

type Words<C extends string> = Readonly<Record<C, readonly string[]>>;

export const requestHeaders: Words<RequestColumn> & HeaderWords = {
  number: [
    "登记编号",
    "申请编号",
    "登记号",
    "编号",
    "受理编号",
    "受理号",
    "申请号",
    "查询码",
    "查询号",
    "流水号",
    "回执编号",
    "件号",
    "案件编号",
    ORDINAL_HEAD,
  ],
  receivedOn: [
    "收到日期",
    "收到申请日期",
    "收到时间",
    "收到申请时间",
    "受理日期",
    "受理时间",
    "收件日期",
    "登记日期",
    "登记时间",
    "申请日期",
    "申请时间",
    "提交日期",
    "提交时间",
  ],
  kind: ["申请人类型", "申请人类别", "申请人性质", "申请主体", "申请类型", "申请人身份", "主体类型", "是否法人", "类型"],
  way: ["申请方式", "提交方式", "申请途径", "申请渠道", "受理方式", "来源渠道", "来源", "方式"],
  summary: [
    "内容摘要",
    "申请内容",
    "所需信息内容描述",
    "信息内容描述",
    "内容描述",
    "申请事项",
    "信息名称",
    "事项名称",
    "所需信息",
    "特征描述",
    "描述",
    "标题",
    "内容",
    "名称",
  ],
  correctionAsked: ["补正通知日期", "补正告知日期", "告知补正日期", "通知补正日期", "要求补正日期", "补正通知时间", "补正通知"],
  corrected: ["补正日期", "补正完成日期", "收到补正日期", "补正回复日期", "补正材料收到日期", "补正时间"],
  extended: ["延期告知日期", "延长日期", "延期日期", "延长告知日期", "延长答复日期", "延期通知日期", "延期时间"],
  consulted: ["征求意见起", "征求第三方起", "征求第三方意见日期", "征求第三方日期", "征求意见日期", "第三方征询日期"],
  consultationEnded: ["征求意见止", "征求第三方止", "第三方回复日期", "收到第三方意见日期", "意见回复日期", "第三方答复日期"],
  answered: ["答复日期", "答复时间", "回复日期", "回复时间", "办结日期", "办结时间", "完成时间", "完成日期", "返回日期", "答复"],
  result: [
    "办理结果",
    "答复结果",
    "处理结果",
    "答复类型",
    "答复类别",
    "反馈类别",
    "答复意见",
    "办理情况",
    "结果",
    "办理方式",
    "答复方式",
    "办理状态",
    "状态",
    "处理状态",
    "反馈",
  ],
  feeAsked: ["收费通知日期", "收费通知时间", "收费通知"],
  feeOverdue: ["逾期未缴费", "是否逾期未缴费", "是否逾期缴费", "是否逾期"],
  remark: ["备注", "说明", "附言"],
};

export const proceedingHeaders: Words<ProceedingColumn> & HeaderWords = {
  request: ["登记编号", "申请编号", "对应申请编号", "申请登记编号", "对应申请", "编号"],
  kind: ["种类", "复议诉讼种类", "案件类型", "案件种类", "类型", "类别"],
  filed: ["受理日期", "立案日期", "受理时间", "立案时间", "收到日期"],
  closed: ["审结日期", "结案日期", "审结时间", "决定日期", "裁判日期", "判决日期"],
  outcome: ["结果", "审理结果", "裁判结果", "复议结果", "处理结果"],
  caseNumber: ["案号", "文号"],
  remark: ["备注", "说明"],
};

/** What a choice of a ledger is called: a row or a column of table three, a group or an outcome of table four. */
type LineId = RowId | ColumnId | GroupId | CaseOutcome;

const line = (id: LineId, ...words: readonly string[]): MeaningWords => ({ words, meaning: { is: "line", id } });
/** A word of a list that no form prints. */
const own = (id: string, ...words: readonly string[]): MeaningWords => ({ words, meaning: { is: "line", id } });
const state = (...words: readonly string[]): MeaningWords => ({ words, meaning: { is: "state" } });
const oneOf = (among: readonly LineId[], ...words: readonly string[]): MeaningWords => ({
  words,
  meaning: { is: "open", among },
});

const ENTITIES: readonly ColumnId[] = ["business", "research", "publicWelfare", "legalService", "otherEntity"];
const DENIED: readonly RowId[] = [
  "denied.stateSecret",
  "denied.forbidden",
  "denied.security",
  "denied.thirdParty",
  "denied.internal",
  "denied.process",
  "denied.enforcementFile",
  "denied.administrativeQuery",
];
const UNABLE: readonly RowId[] = ["unable.notHeld", "unable.toBeCreated", "unable.unclear"];
const DECLINED: readonly RowId[] = [
  "declined.complaint",
  "declined.repeated",
  "declined.publication",
  "declined.excessive",
  "declined.confirmation",
];
const OTHER: readonly RowId[] = ["other", "other.notCorrected", "other.feeUnpaid", "other.other"];

/** What reports say for a line, ledgers say as well; but a ledger's word stands for one case, so no group is a line. */
const spoken = (
  groups: typeof requestRows,
  id: (sense: (typeof requestRows)[number]["sense"]) => LineId | undefined,
): MeaningWords[] =>
  groups.flatMap(({ sense, words }) => {
    const found = id(sense);
    return found === undefined ? [] : [line(found, ...words)];
  });

/** Later words outweigh earlier ones. */
export const ledgerValues: ValueWords = {
  kinds: [
    ...spoken(applicants, (sense) => (sense.is === "column" && sense.column !== "entities" ? sense.column : undefined)),
    line("naturalPerson", "个人", "公民", "自然人申请"),
    oneOf(
      ENTITIES,
      "法人",
      "组织",
      "单位",
      "企业",
      "机构",
      "法人或其他组织",
      "法人和其他组织",
      "法人及其他组织",
      "法人、其他组织",
      "法人/其他组织",
      "法人其他组织",
    ),
    line("business", "商业企业", "公司"),
    line("legalService", "律师事务所", "律所"),
  ],
  results: [
    ...spoken(requestRows, (sense) => (sense.is === "row" && sense.row !== "disclosed" ? sense.row : undefined)),
    line("granted", "公开", "同意公开", "予以公开", "主动公开", "已主动公开"),
    line("unable.notHeld", "非本机关", "非本机关职责", "非本机关政府信息", "不属于本机关", "不属于本机关公开", "非本机关公开"),
    line("declined.complaint", "信访", "投诉举报"),
    oneOf(["other", "other.other"], "撤回", "撤销", "申请人撤回", "撤回申请", "主动撤回", "撤件", "其他"),
    oneOf(["unable.notHeld", "unable.toBeCreated"], "信息不存在", "不存在", "政府信息不存在"),
    oneOf(["other.notCorrected", "other.other", "other"], "失效", "逾期", "视为放弃", "视为放弃申请", "自动终止"),
    oneOf(DENIED, "不予公开", "不公开", "不同意公开", "否决", "免予公开"),
    oneOf(UNABLE, "无法提供"),
    oneOf([...DECLINED, "unable.notHeld"], "不予处理", "不受理", "不予受理", "非政府信息"),
    oneOf(OTHER, "其他处理", "其它处理", "其它"),
    oneOf([], "已答复", "补充答复", "已办结", "办结", "已审核", "完成", "已完成"),
    state("补正", "待补正", "告知补正", "通知补正", "补正中", "要求补正"),
    state("延期", "延长", "延期答复", "延长答复", "延期答复中", "已延期"),
    state("征求意见", "征求第三方意见", "征求第三方", "第三方", "第三方意见征询", "协办", "会办"),
    state(
      "新申请",
      "未受理",
      "已受理",
      "受理",
      "待受理",
      "待答复",
      "待办",
      "办理中",
      "在办",
      "处理中",
      "未答复",
      "未办结",
      "重办",
      "草稿",
      "收费通知",
    ),
  ],
  ways: [
    own("当面", "当面", "当面申请", "现场", "现场申请", "窗口", "当面提交", "当面递交"),
    own("邮寄", "邮寄", "邮寄申请", "信函", "信件", "快递", "邮政", "挂号信", "邮递", "书面邮寄"),
    own("网络平台", "网络", "网络平台", "网上", "网上申请", "网站", "互联网", "在线", "在线申请", "网站申请", "门户网站", "系统"),
    own("电子邮件", "电子邮件", "邮件", "邮箱", "电子邮箱", "电邮"),
    own("传真", "传真", "传真申请"),
    own("其他", "其他", "其它"),
  ],
  yesNo: [own("是", "是", "y", "有", "√", "1"), own("否", "否", "n", "无", "×", "0")],
  proceedings: [
    line("reconsideration", "行政复议", "复议"),
    line("directSuit", "未经复议直接起诉", "直接起诉", "直接诉讼"),
    line("suitAfterReconsideration", "复议后起诉", "复议后诉讼"),
    oneOf(["directSuit", "suitAfterReconsideration"], "行政诉讼", "诉讼"),
  ],
  outcomes: [
    ...spoken(caseOutcomes, (sense) => (sense.is === "outcome" && sense.outcome !== "pending" ? sense.outcome : undefined)),
    line("otherResult", "其他", "撤回", "终止", "调解", "撤诉"),
    state("尚未审结", "未审结", "审理中", "未结", "在审", "尚未办结", "正在审理", "未结案", "尚未结案"),
  ],
};
