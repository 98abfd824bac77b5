// What a row and a column mean: the words of the law, how it is counted, and the mistake that is made most often.
// How to count is said only where the form, the law or the arithmetic of the form says it; where none does, nothing is said.
import type { ColumnId, RowId } from "../core/form/law";

export interface LineMeaning {
  /** The law's own words; absent where the law has none but those that the form prints for the line. */
  readonly words?: string;
  /** Where they stand: 《中华人民共和国政府信息公开条例》第十四条 */
  readonly source?: string;
  readonly counting?: string;
  readonly mistake?: string;
}

const article = (number: string): string => `《中华人民共和国政府信息公开条例》第${number}条`;
const FORM = "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号所附格式";

const REQUEST = {
  words:
    "公民、法人或者其他组织可以向地方各级人民政府、对外以自己名义履行行政管理职能的县级以上人民政府部门……申请获取相关政府信息",
  source: article("二十七"),
};
const DOCUMENTS = { words: "（一）行政法规、规章和规范性文件", source: article("二十") };
const LICENSING = { words: "（五）办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果", source: article("二十") };
const SANCTIONS = {
  words: "（六）实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
  source: article("二十"),
};
const NOT_DISCLOSED = {
  words:
    "依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开",
  source: article("十四"),
};
const IN_PROCESS = {
  words:
    "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开",
  source: article("十六"),
};
const BALANCE = { words: "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和", source: `表三左上角，${FORM}` };
const PETITION = {
  words: "申请人以政府信息公开申请的形式进行信访、投诉、举报等活动，行政机关应当告知申请人不作为政府信息公开申请处理",
  source: article("三十九"),
};
const NOT_CORRECTED = {
  words: "申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请",
  source: article("三十"),
};
const OTHER = {
  words: "（六）其他处理",
  source: `表三“三、本年度办理结果”，${FORM}`,
  counting: "不属于以上各项办理结果的计在这里，如申请人主动撤回的申请。",
};
const DECISIONS_MISTAKE = "本年作出的处理决定不论是否公开都计入；不要只填网上公示的件数。";
const OWN_RULES = "本单位的内部规章制度不是规章；没有规章制定权的单位填0。";

/** By row id, rows of local forms too. */
export const ROW_MEANINGS = {
  governmentRules: { ...DOCUMENTS, mistake: OWN_RULES },
  normativeDocuments: {
    ...DOCUMENTS,
    mistake: "一般公文、会议纪要和内部制度不是行政规范性文件；联合发文汇总时不要重复计算。",
  },
  otherDocuments: DOCUMENTS,
  licensing: LICENSING,
  otherServices: LICENSING,
  "otherServices.inspection": LICENSING,
  "otherServices.confirmation": LICENSING,
  penalties: SANCTIONS,
  coercion: SANCTIONS,
  charges: {
    words: "（八）行政事业性收费项目及其依据、标准",
    source: article("二十"),
    mistake: "依申请公开收取的信息处理费不是行政事业性收费，写在报告第六部分。",
  },
  procurement: { words: "（九）政府集中采购项目的目录、标准及实施情况", source: article("二十") },
  received: {
    ...REQUEST,
    counting: "1月1日至12月31日收到的申请；几人联名提出的一件申请计一件，不论当年是否办结。",
    mistake: "把咨询、信箱留言当作申请，或者把上年结转的又计作新收。",
  },
  broughtForward: {
    ...BALANCE,
    counting: "上年报告“四、结转下年度继续办理”的数，各栏照抄。",
    mistake: "漏填，或者只填总计而与上年报告各栏对不上。",
  },
  granted: {
    words: "（二）所申请公开信息可以公开的，向申请人提供该政府信息，或者告知申请人获取该政府信息的方式、途径和时间",
    source: article("三十六"),
  },
  partlyGranted: {
    words:
      "申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的政府信息内容，并对不予公开的内容说明理由",
    source: article("三十七"),
    counting: "区分处理的，只计这一情形，不计其他情形。",
    mistake: "同一件申请既计部分公开，又计不予公开。",
  },
  "denied.stateSecret": NOT_DISCLOSED,
  "denied.forbidden": NOT_DISCLOSED,
  "denied.security": { ...NOT_DISCLOSED, counting: "“三安全一稳定”是国家安全、公共安全、经济安全、社会稳定。" },
  "denied.thirdParty": {
    words: "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开",
    source: article("十五"),
    mistake: "第三方同意公开，或者因公共利益而公开的，不计在这里。",
  },
  "denied.internal": {
    words: "行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开",
    source: article("十六"),
  },
  "denied.process": { ...IN_PROCESS, counting: "四类是讨论记录、过程稿、磋商信函、请示报告。" },
  "denied.enforcementFile": IN_PROCESS,
  "denied.administrativeQuery": {
    words:
      "（七）所申请公开信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定的，告知申请人依照有关法律、行政法规的规定办理",
    source: article("三十六"),
  },
  "unable.notHeld": {
    words:
      "（四）经检索没有所申请公开信息的，告知申请人该政府信息不存在；（五）所申请公开信息不属于本行政机关负责公开的，告知申请人并说明理由",
    source: article("三十六"),
  },
  "unable.toBeCreated": {
    words: "需要行政机关对现有政府信息进行加工、分析的，行政机关可以不予提供",
    source: article("三十八"),
  },
  "unable.unclear": {
    words: "政府信息公开申请内容不明确的，行政机关应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正",
    source: article("三十"),
    counting: "补正了而内容仍不明确的计在这里。",
    mistake: "逾期没有补正的属于“其他处理”，不计在这里。",
  },
  "declined.complaint": PETITION,
  "declined.repeated": {
    words: "（六）行政机关已就申请人提出的政府信息公开申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理",
    source: article("三十六"),
  },
  "declined.publication": {
    words: "申请人提出的申请内容为要求行政机关提供政府公报、报刊、书籍等公开出版物的，行政机关可以告知获取的途径",
    source: article("三十九"),
  },
  "declined.excessive": {
    words:
      "申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。行政机关认为申请理由不合理的，告知申请人不予处理",
    source: article("三十五"),
  },
  "declined.confirmation": {},
  other: OTHER,
  "other.notCorrected": { ...NOT_CORRECTED, mistake: "补正了而内容仍不明确的属于“无法提供”，不计在这里。" },
  "other.feeUnpaid": {
    words: "申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息处理费",
    source: article("四十二"),
    counting: "发出过收费通知、申请人逾期未缴费的才计在这里。",
    mistake: "填了件数而报告第六部分没有说明收取信息处理费的情况。",
  },
  "other.other": OTHER,
  processed: { ...BALANCE, counting: "第三项：各办理结果之和；每件申请只计一种结果。" },
  carriedForward: {
    ...BALANCE,
    counting: "到12月31日还没有答复的申请，下年报告的“上年结转”照这里填。",
  },
} as const satisfies Readonly<
  Record<RowId | "otherDocuments" | "otherServices.inspection" | "otherServices.confirmation", LineMeaning>
>;

const BY_NAME = "以这一类组织的名义提出的申请；一件申请只计入一栏。";
const entity = { ...REQUEST, counting: BY_NAME, mistake: "没有发生的留了空白；应填0。" };

const CASES = {
  words: "（三）因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
  source: article("五十"),
};
const PENDING = {
  ...CASES,
  counting: "到12月31日还没有结果的案件。",
  mistake: "正文写“正在审理”，这里却填了0。",
};
const SUM_OF_CASES = { ...CASES, counting: "结果维持、结果纠正、其他结果、尚未审结之和。" };
const ITEMS_MISTAKE = "项数和件数是两回事：事项有几项填项，决定作出几件填件。";

/** By column id. */
export const COLUMN_MEANINGS = {
  issued: { counting: "1月1日至12月31日制定发布的件数。" },
  repealed: { counting: "本年宣布废止的件数，往年制发的也在内。" },
  inForce: {
    counting: "到12月31日仍然有效的全部件数，历年制发的都在内；一般等于上年现行有效加本年制发减本年废止。",
    mistake: "只填了本年制发的件数。",
  },
  decisions: { mistake: DECISIONS_MISTAKE },
  collected: {
    counting: "单位是万元：按元计的先除以10000。",
    mistake: "把以元为单位的数直接填进来。",
  },
  made: {},
  newlyPublic: {},
  totalPublic: { counting: "历年公开、现在仍然公开的都在内，不少于本年新公开数量。" },
  lastYear: { counting: "上年的事项有几项，不是办了几件。", mistake: ITEMS_MISTAKE },
  change: { counting: "增加填正数，减少填负数，如-8。", mistake: "减少的没有写负号。" },
  items: { mistake: ITEMS_MISTAKE },
  amount: { mistake: "没有写明是元还是万元。" },
  naturalPerson: { ...REQUEST, counting: "以个人名义提出的申请；一件申请只计入一栏。" },
  business: entity,
  research: entity,
  publicWelfare: entity,
  legalService: entity,
  otherEntity: entity,
  total: { ...REQUEST, counting: "自然人与法人或其他组织五类之和。" },
  "reconsideration.upheld": CASES,
  "reconsideration.corrected": CASES,
  "reconsideration.otherResult": CASES,
  "reconsideration.pending": PENDING,
  "reconsideration.total": SUM_OF_CASES,
  "directSuit.upheld": CASES,
  "directSuit.corrected": CASES,
  "directSuit.otherResult": CASES,
  "directSuit.pending": PENDING,
  "directSuit.total": SUM_OF_CASES,
  "suitAfterReconsideration.upheld": CASES,
  "suitAfterReconsideration.corrected": CASES,
  "suitAfterReconsideration.otherResult": CASES,
  "suitAfterReconsideration.pending": PENDING,
  "suitAfterReconsideration.total": SUM_OF_CASES,
} as const satisfies Readonly<Record<ColumnId, LineMeaning>>;
