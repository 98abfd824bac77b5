// The words in which reports speak of what the tables count, and the official titles, hints and document numbers.
// Data only: how a sentence is read is in core/prose.
import type { Act, ListMark, Mark, Measure, ProseWords, Sense, Topic, WordGroup } from "../core/prose/words";

const group = (sense: Sense, ...words: readonly string[]): WordGroup => ({ sense, words });
const topic = (name: Topic, ...words: readonly string[]): WordGroup => group({ is: "topic", topic: name }, ...words);
const strong = (name: Topic, ...words: readonly string[]): WordGroup => group({ is: "topic", topic: name, strong: true }, ...words);
const row = (name: string, ...words: readonly string[]): WordGroup => group({ is: "row", row: name }, ...words);
const column = (name: string, ...words: readonly string[]): WordGroup => group({ is: "column", column: name }, ...words);
const outcome = (name: string, ...words: readonly string[]): WordGroup => group({ is: "outcome", outcome: name }, ...words);
const subject = (name: string, ...words: readonly string[]): WordGroup => group({ is: "subject", subject: name }, ...words);
const act = (name: Act, ...words: readonly string[]): WordGroup => group({ is: "act", act: name }, ...words);
const mark = (name: Mark, ...words: readonly string[]): WordGroup => group({ is: "mark", mark: name }, ...words);
const list = (name: ListMark, ...words: readonly string[]): WordGroup => group({ is: "list", list: name }, ...words);

const groups: readonly WordGroup[] = [
  strong(
    "request",
    "政府信息公开申请", "政府信息依申请公开", "政府信息公开依申请", "信息公开申请", "信息依申请公开", "依申请公开政府信息", "依申请公开信息", "依申请公开申请", "依申请公开事项", "依申请公开办件", "依申请公开件", "依申请公开", "依申请信息公开", "依申请信息", "依申请办件", "依申请件", "依申请",
    "申请公开政府信息", "申请政府信息公开", "申请信息公开", "申请公开信息", "公开政府信息的申请", "公开政府信息申请", "政府信息申请", "政务信息公开申请", "政务公开申请", "公开申请",
  ),
  topic("request", "申请件", "申请事项", "申请表", "申请量", "申请数", "申请", "办件"),
  // Words that contain 申请 and are none of these applications.
  mark("none", "申请人", "申请内容", "申请渠道", "申请方式", "申请书", "申请表格", "行政许可申请", "申请行政复议前", "再申请", "申请答复书", "申请答复", "不动产登记申请", "低保申请", "救助申请", "申请办理流程", "申请办理", "申请受理点", "申请受理窗口", "申请受理"),
  topic("review", "行政复议申请", "行政复议案件", "行政复议", "申请行政复议", "复议案件", "复议申请", "复议"),
  topic("suit", "行政诉讼案件", "行政诉讼", "行政应诉案件", "行政应诉", "诉讼案件", "提起诉讼", "应诉案件", "诉讼", "应诉", "行政官司"),
  topic("directSuit", "未经复议直接起诉", "未经复议直接提起行政诉讼", "未经复议直接提起诉讼", "直接提起行政诉讼", "直接提起诉讼", "直接起诉", "直接诉讼", "未经行政复议直接起诉", "未经复议直接诉讼"),
  topic("suitAfterReconsideration", "复议后起诉", "经复议后起诉", "行政复议后起诉", "复议后提起行政诉讼", "复议后提起诉讼", "复议后诉讼", "经复议后提起诉讼", "经复议后提起行政诉讼"),
  topic(
    "foreign",
    "咨询", "留言", "信箱", "来信", "来电", "来访", "热线", "工单", "信访件", "信访事项", "信访", "投诉", "举报", "建议", "提案", "议案", "意见", "诉求", "问政", "问答", "提问", "互动", "舆情", "来函", "网民", "民意", "信件", "市长", "书记", "交办件", "交办单", "转办件", "转办单", "督办件", "案件", "服务事项", "表扬", "锦旗", "反映", "问卷", "便民服务", "不动产", "许可申请", "登记", "证照", "审批", "备案",
  ),
  topic("publication", "公开政府信息", "政府信息", "政务信息", "公开信息", "发布信息", "各类信息", "动态信息", "信息公开目录", "稿件", "主动公开", "文件", "公告", "解读", "报道", "推文", "新闻", "视频", "公报", "答记者问", "网站", "微信", "微博", "公众号", "新媒体", "培训", "会议", "发布会", "检查", "栏目"),
  mark("disclosure", "政府信息公开", "信息公开", "政务公开"),

  row("received", "本年新收", "新收", "本年度新收"),
  row("broughtForward", "上年结转", "上年度结转", "上一年结转", "上一年度结转", "去年结转", "上年转结", "往年结转", "结转上年度", "结转上年", "上年末结转", "上年转入", "上年度转入", "上一年度转入", "上年遗留", "年初结转"),
  row("carriedForward", "结转下年度继续办理", "结转下一年度继续办理", "结转下年继续办理", "结转下年度", "结转下一年度", "结转至下一年度", "结转至下年度", "结转到下年度", "结转到下一年度", "结转至下一年", "结转至下年", "结转下一年", "结转下年", "结转到下年", "转入下年度", "转入下一年度", "转至下年度", "转下年度", "下年度结转", "下一年度结转", "结转明年", "结转次年", "结转至次年", "转入下年", "年末结转", "结转来年", "跨年度办理", "跨年办理"),
  row("granted", "予以公开", "同意公开", "准予公开", "全部公开", "全部予以公开"),
  row("partlyGranted", "部分公开", "予以部分公开", "同意部分公开", "区分处理"),
  row("disclosed", "予以公开或部分公开", "予以公开或者部分公开", "同意公开或部分公开", "同意公开或者部分公开", "同意公开及部分公开"),
  row("denied", "不予公开", "不同意公开", "不公开"),
  row("denied.stateSecret", "属于国家秘密", "涉及国家秘密", "国家秘密", "属国家秘密", "涉密"),
  row("denied.forbidden", "其他法律行政法规禁止公开", "法律行政法规禁止公开", "法律、行政法规禁止公开", "法律法规禁止公开"),
  row("denied.security", '危及"三安全一稳定"', "三安全一稳定", "危及三安全一稳定", '"三安全一稳定"'),
  row("denied.thirdParty", "保护第三方合法权益", "第三方合法权益", "涉及第三方合法权益", "涉及商业秘密、个人隐私", "涉及商业秘密和个人隐私", "涉及个人隐私、商业秘密", "损害第三方合法权益", "侵害第三方合法权益"),
  row("denied.internal", "属于三类内部事务信息", "三类内部事务信息", "三类内部事务", "属于内部事务信息", "内部事务信息", "三类内部管理信息", "属于三类内部管理信息", "内部管理信息"),
  row("denied.process", "属于四类过程性信息", "四类过程性信息", "属于过程性信息", "过程性信息", "四类过程信息"),
  row("denied.enforcementFile", "属于行政执法案卷信息", "属于行政执法案卷", "行政执法案卷信息", "行政执法案卷", "执法案卷信息", "执法案卷"),
  row("denied.administrativeQuery", "属于行政查询事项", "行政查询事项", "行政查询"),
  row("unable", "无法提供"),
  row("unable.notHeld", "本机关不掌握相关政府信息", "本机关不掌握", "本单位不掌握相关政府信息", "本单位不掌握", "本行政机关不掌握", "不掌握相关政府信息", "不掌握相关信息", "不掌握该信息", "本办不掌握", "我局不掌握", "本局不掌握", "不掌握", "信息不存在", "政府信息不存在"),
  row("unable.toBeCreated", "没有现成信息需要另行制作", "没有现成信息、需要另行制作", "没有现成信息，需要另行制作", "没有现成信息", "需要另行制作", "需另行制作"),
  row("unable.unclear", "补正后申请内容仍不明确", "补正后仍不明确", "补正后内容仍不明确", "申请内容仍不明确"),
  row("declined", "不予处理"),
  row("declined.complaint", "信访举报投诉类申请", "信访、举报、投诉类申请", "信访投诉举报类申请", "信访投诉类申请", "信访举报投诉类", "信访、举报、投诉", "信访举报投诉", "信访类申请"),
  row("declined.repeated", "重复申请", "重复提出申请"),
  row("declined.publication", "要求提供公开出版物", "公开出版物"),
  row("declined.excessive", "无正当理由大量反复申请", "大量反复申请", "大量、反复申请"),
  row("declined.confirmation", "要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具", "确认或重新出具已获取信息", "确认或者重新出具已获取信息", "重新出具已获取信息"),
  row("other", "其他处理", "其它处理"),
  row("other.notCorrected", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正", "无正当理由逾期不补正", "逾期不补正", "逾期未补正", "申请人逾期不补正", "申请人逾期未补正"),
  row("other.feeUnpaid", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用", "逾期未缴纳费用", "逾期未缴费", "逾期未缴纳", "逾期不缴费"),

  column("naturalPerson", "自然人", "公民个人", "个人申请", "公民"),
  column("entities", "法人或其他组织", "法人和其他组织", "法人及其他组织", "法人、其他组织", "法人或者其他组织", "法人与其他组织", "法人及组织", "法人"),
  column("business", "商业企业", "企业"),
  column("research", "科研机构"),
  column("publicWelfare", "社会公益组织", "公益组织"),
  column("legalService", "法律服务机构"),
  column("otherEntity", "其他法人组织", "其他法人或组织"),
  // All applicants at once, and 公民 as whom one serves: no column.
  mark("filler", "公民、法人和其他组织", "公民、法人或其他组织", "公民、法人或者其他组织", "公民、法人及其他组织", "公民、法人以及其他组织", "公民、法人、其他组织", "公民、法人和组织", "公民、法人", "公民或法人", "自然人、法人和其他组织", "自然人、法人或其他组织", "社会公众", "群众", "市民", "公众"),

  outcome("upheld", "结果维持", "予以维持", "维持原行政行为", "维持原决定", "维持", "驳回原告诉讼请求", "驳回诉讼请求", "驳回复议申请"),
  outcome("corrected", "结果纠正", "被纠正", "被纠错", "纠正", "纠错", "撤销", "责令重新答复", "被撤销"),
  outcome("otherResult", "其他结果", "其它结果"),
  outcome("pending", "尚未审结", "尚未办结", "未审结", "尚在审理", "正在审理", "审理中", "尚未结案", "未结案", "尚未作出决定"),

  subject("governmentRules", "政府规章", "规章"),
  subject("normativeDocuments", "行政规范性文件", "规范性文件"),
  subject("licensing", "行政许可决定", "行政许可"),
  subject("penalties", "行政处罚决定", "行政处罚"),
  subject("coercion", "行政强制决定", "行政强制措施", "行政强制执行", "行政强制"),
  subject("charges", "行政事业性收费"),
  subject("procurement", "政府集中采购", "集中采购"),
  mark("none", "内部规章制度", "规章制度", "规章草案", "行政许可事项", "行政处罚事项", "行政强制事项", "收费目录", "收费项目", "收费清单", "收费标准", "采购目录", "规范性文件草案", "采购公告", "采购意向", "规章规范性文件", "规章、规范性文件", "规章和规范性文件"),

  act("receive", "收到", "接收", "接到", "收件", "收悉", "收取申请"),
  act("receiveNew", "新收到", "新受理", "新收件", "新接收"),
  act("accept", "受理", "收办", "承办", "登记受理"),
  act("handle", "办理", "处理"),
  act("finish", "办结", "办理完毕", "处理完毕", "办理完结", "处理完结", "办理完成"),
  act("reply", "答复", "回复"),
  act("carry", "结转"),
  act("issue", "制发", "制定出台", "制定印发", "制定", "出台", "印发", "新制作", "制作", "发布实施", "新制定"),
  act("repeal", "废止", "宣布失效", "失效"),
  act("inForce", "现行有效", "有效"),
  act("publish", "公开", "发布", "公布"),
  act("newlyPublic", "新公开"),
  act("totalPublic", "对外公开总数", "对外公开总量", "对外公开总数量", "公开总数量"),
  act("decide", "作出", "做出", "实施", "决定", "办理量"),
  act("collect", "收费金额", "收取", "收费"),
  act("purchase", "采购总金额", "采购金额", "采购项目"),
  act("amend", "修改", "修订"),
  act("inspect", "审查", "审核", "备案", "清理", "解读", "评估", "起草", "刊登", "刊发", "转发"),

  mark("change", "增长", "增加", "增幅", "上升", "下降", "减少", "降低", "降幅", "提高", "提升", "多出", "增多", "少了", "多了", "上涨", "缩短", "环比", "同比", "新增"),
  mark("compare", "较", "比", "相比", "相较", "同期", "对比"),
  mark("past", "上年度", "上一年度", "上一年", "上年", "去年", "前年", "往年", "历年"),
  mark("present", "本年度", "本年", "今年", "全年", "年内", "一年来"),
  mark("average", "平均", "日均", "月均", "人均", "每件", "每年", "每月", "每季度", "每", "单件"),
  mark("partial", "上半年", "下半年", "季度", "一季度", "前三季度", "当月", "月底前", "期间"),
  mark("span", "以来", "自条例", "近年", "历史累计", "多年"),
  mark("guide", "指导", "督促", "协助", "代市政府", "代区政府", "代县政府", "代省政府", "转办", "交办", "转送", "移送", "移交", "引导", "会办", "协办", "协调"),
  mark("channel", "网络", "网上", "线上", "线下", "信函", "邮寄", "邮政", "当面", "现场", "电子邮件", "邮件", "传真", "在线", "平台", "窗口", "书面", "来人", "寄送", "电话"),
  mark("beyond", "转为", "撤回", "撤销申请", "撤诉", "延期", "补正通知", "涉及", "排名", "集中在", "超期", "逾期答复", "逾期", "征求", "便民", "告知", "收费通知", "出庭", "已审结", "审结", "调解", "胜诉", "败诉", "转交", "不属于本机关", "非本机关", "征地", "听证"),
  mark("narrow", "本级", "名义", "以上级", "重点", "联合"),
  mark("about", "信息", "公示", "双公示", "结果信息", "栏目", "目录", "指南", "流程", "依据", "清单"),
  mark("all", "均", "全部", "都", "皆", "无一"),
  mark(
    "filler",
    "共计", "共", "总计", "合计", "累计", "了", "的", "为", "是", "有", "件", "总数", "总量", "数量", "数", "约", "近", "超过", "达到", "达", "计", "各类", "有效", "已", "按时", "按期", "及时", "依法", "规范", "并", "全市", "全县", "全区", "全省", "全镇", "全局", "我局", "我市", "我县", "我区", "我镇", "我街道", "本机关", "本单位", "在", "法定", "期限内", "时限内", "规定", "到", "其中", "提出", "通过", "方面", "情况", "人", "等", "内", "予以", "涉及", "属于", "因", "被", "由", "申请人", "经", "进行", "书面", "进行了", "完毕", "全", "至",
  ),
  mark("organ", "办公室", "办公厅", "市政府", "区政府", "县政府", "镇政府", "乡政府", "省政府", "人民政府", "县区", "县（市、区）", "各县", "市直", "区直", "县直", "市级", "区级", "县级", "省级", "部门", "街道", "乡镇", "镇街", "单位", "局", "委", "厅"),

  list("ofWhich", "其中"),
  list("closed", "分别为", "分别是", "具体为", "具体是", "分为", "即"),
  list("open", "等", "主要", "例如", "如", "不限于", "之一", "重点"),
  list("sum", "共计", "合计", "总计", "总共", "累计"),
  list("rest", "其他", "其它", "其余", "剩余"),
];

const requests = (id: string, rule: string, name: string, ...readings: readonly (readonly string[])[]): Measure => ({
  id,
  rule,
  name,
  readings: readings.map((rows) => rows.map((one) => `requests.${one}`)),
});

const denied = ["stateSecret", "forbidden", "security", "thirdParty", "internal", "process", "enforcementFile", "administrativeQuery"].map((one) => `denied.${one}`);
const unable = ["notHeld", "toBeCreated", "unclear"].map((one) => `unable.${one}`);
const declined = ["complaint", "repeated", "publication", "excessive", "confirmation"].map((one) => `declined.${one}`);
const other = ["notCorrected", "feeUnpaid", "other"].map((one) => `other.${one}`);
const answered = ["granted", "partlyGranted", ...denied, ...unable];

const reasons: readonly (readonly [string, string])[] = [
  ["denied.stateSecret", "不予公开（属于国家秘密）"],
  ["denied.forbidden", "不予公开（其他法律行政法规禁止公开）"],
  ["denied.security", "不予公开（危及“三安全一稳定”）"],
  ["denied.thirdParty", "不予公开（保护第三方合法权益）"],
  ["denied.internal", "不予公开（属于三类内部事务信息）"],
  ["denied.process", "不予公开（属于四类过程性信息）"],
  ["denied.enforcementFile", "不予公开（属于行政执法案卷）"],
  ["denied.administrativeQuery", "不予公开（属于行政查询事项）"],
  ["unable.notHeld", "无法提供（本机关不掌握相关政府信息）"],
  ["unable.toBeCreated", "无法提供（没有现成信息需要另行制作）"],
  ["unable.unclear", "无法提供（补正后申请内容仍不明确）"],
  ["declined.complaint", "不予处理（信访举报投诉类申请）"],
  ["declined.repeated", "不予处理（重复申请）"],
  ["declined.publication", "不予处理（要求提供公开出版物）"],
  ["declined.excessive", "不予处理（无正当理由大量反复申请）"],
  ["declined.confirmation", "不予处理（要求行政机关确认或重新出具已获取信息）"],
  ["other.notCorrected", "其他处理（逾期不补正）"],
  ["other.feeUnpaid", "其他处理（逾期未缴费）"],
  ["other.other", "其他处理（其他）"],
];

const outcomes: readonly (readonly [string, string])[] = [
  ["upheld", "结果维持"],
  ["corrected", "结果纠正"],
  ["otherResult", "其他结果"],
  ["pending", "尚未审结"],
  ["total", "总计"],
];
const courts: readonly (readonly [string, string, readonly string[]])[] = [
  ["reconsideration", "行政复议", ["reconsideration"]],
  ["suit", "行政诉讼", ["directSuit", "suitAfterReconsideration"]],
  ["directSuit", "未经复议直接起诉", ["directSuit"]],
  ["suitAfterReconsideration", "复议后起诉", ["suitAfterReconsideration"]],
  ["proceedings", "行政复议和行政诉讼", ["reconsideration", "directSuit", "suitAfterReconsideration"]],
];

const measures: readonly Measure[] = [
  // 收到、受理 are said of new applications and of new and carried ones together: both are in use.
  requests("received", "R50", "本年新收申请", ["received"], ["received", "broughtForward"]),
  requests("new", "R50", "本年新收申请", ["received"]),
  requests("handled", "R50", "办理的申请", ["received"], ["received", "broughtForward"], ["processed"]),
  requests("processed", "R51", "本年度办理结果总计", ["processed"]),
  // An answer is not always counted where nothing was decided.
  requests("replied", "R51", "本年度办理结果总计", ["processed"], answered, [...answered, ...declined], [...answered, ...other], [...answered, "other"]),
  requests("broughtForward", "R52", "上年结转", ["broughtForward"]),
  requests("carriedForward", "R52", "结转下年度继续办理", ["carriedForward"]),
  requests("granted", "R51", "予以公开", ["granted"]),
  requests("partlyGranted", "R51", "部分公开", ["partlyGranted"]),
  requests("disclosed", "R51", "予以公开和部分公开", ["granted", "partlyGranted"]),
  requests("denied", "R51", "不予公开", denied),
  requests("unable", "R51", "无法提供", unable),
  requests("declined", "R51", "不予处理", declined),
  requests("other", "R51", "其他处理", other, ["other"]),
  ...reasons.map(([id, name]) => requests(id, "R51", name, [id])),
  ...courts.flatMap(([id, said, prefixes]) =>
    outcomes.map(([result, word]): Measure => ({ id: `${id}.${result}`, rule: "R54", name: `${said}${word}`, readings: [prefixes.map((prefix) => `proceedings.${prefix}.${result}`)] })),
  ),
  ...(
    [
      ["governmentRules", "规章"],
      ["normativeDocuments", "规范性文件"],
    ] as const
  ).flatMap(([id, said]): Measure[] => [
    { id: `${id}.issued`, rule: "R57", name: `${said}本年制发件数`, readings: [[`disclosure.${id}.issued`], [`disclosure.${id}.made`]] },
    { id: `${id}.repealed`, rule: "R57", name: `${said}本年废止件数`, readings: [[`disclosure.${id}.repealed`]] },
    { id: `${id}.inForce`, rule: "R57", name: `${said}现行有效件数`, readings: [[`disclosure.${id}.inForce`]] },
    { id: `${id}.newlyPublic`, rule: "R57", name: `${said}本年新公开数量`, readings: [[`disclosure.${id}.newlyPublic`]] },
    { id: `${id}.totalPublic`, rule: "R57", name: `${said}对外公开总数量`, readings: [[`disclosure.${id}.totalPublic`]] },
  ]),
  ...(
    [
      ["licensing", "行政许可"],
      ["penalties", "行政处罚"],
      ["coercion", "行政强制"],
    ] as const
  ).map(([id, said]): Measure => ({ id, rule: "R30", name: `${said}处理决定数量`, readings: [[`disclosure.${id}.decisions`]] })),
  { id: "charges", rule: "R30", name: "行政事业性收费本年收费金额", readings: [["disclosure.charges.collected"]] },
  { id: "procurement.items", rule: "R30", name: "政府集中采购项目数量", readings: [["disclosure.procurement.items"]] },
  { id: "procurement.amount", rule: "R30", name: "政府集中采购总金额", readings: [["disclosure.procurement.amount"]] },
];

const middle = [
  { number: "二", title: "主动公开政府信息情况", also: ["主动公开情况", "主动公开政府信息的情况", "主动公开政府信息"], key: ["主动公开"] },
  { number: "三", title: "收到和处理政府信息公开申请情况", also: ["收到和处理政府信息公开申请的情况", "收到和处理政府信息公开情况"], key: ["收到和处理"] },
  {
    number: "四",
    title: "政府信息公开行政复议、行政诉讼情况",
    also: ["因政府信息公开工作被申请行政复议、提起行政诉讼情况", "因政府信息公开工作被申请行政复议和提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况", "政府信息公开行政复议、行政诉讼的情况"],
    key: ["行政复议", "行政诉讼"],
  },
] as const;
const first = { number: "一", title: "总体情况", also: ["总体工作情况", "总体情况概述", "政府信息公开工作总体情况", "总体概况"], key: ["总体情况", "总体工作"] } as const;
const last = { number: "六", title: "其他需要报告的事项", also: ["其他需要报告事项", "其它需要报告的事项", "需要报告的其他事项"], key: ["需要报告"] } as const;

export const proseWords: ProseWords = {
  groups,
  measures,
  documents: [
    { number: "国办公开办函〔2021〕30号", prefix: "国办公开办函", year: 2021, serial: 30, form: { since: 2021 } },
    { number: "国办公开办函〔2019〕60号", prefix: "国办公开办函", year: 2019, serial: 60, form: { since: 2019, until: 2020 } },
    { number: "国办函〔2020〕109号", prefix: "国办函", year: 2020, serial: 109 },
  ],
  sections: {
    "2019": [
      first,
      ...middle,
      { number: "五", title: "政府信息公开工作存在的主要问题及改进情况", also: ["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题和改进情况", "存在的主要问题和改进情况"], key: ["问题"] },
      last,
    ],
    "2021": [
      first,
      ...middle,
      { number: "五", title: "存在的主要问题及改进情况", also: ["政府信息公开工作存在的主要问题及改进情况", "存在的主要问题和改进情况", "政府信息公开工作存在的主要问题和改进情况"], key: ["问题"] },
      last,
    ],
  },
  aspects: [
    { name: "主动公开", words: ["主动公开", "公开政府信息", "发布信息", "发布政府信息", "公开信息", "公开各类信息", "重点领域"] },
    { name: "依申请公开", words: ["依申请", "公开申请", "申请公开"] },
    { name: "政府信息管理", words: ["信息管理", "信息资源", "规范性文件", "信息发布审核", "三审", "保密审查", "动态调整", "管理制度", "审查机制", "政务信息", "审核", "管理"] },
    { name: "政府信息公开平台建设", words: ["平台", "网站", "公众号", "新媒体", "微信", "微博", "专栏", "栏目", "政务公开专区"] },
    { name: "监督保障", words: ["监督", "保障", "考核", "培训", "评议", "责任追究", "组织领导", "领导小组", "督查", "督促", "检查"] },
  ],
  hints: ["该部分以表格形式报告", "表格如下", "文字描述", "收取信息处理费情况在此处报告", "此处填写", "在此填写", "请填写", "单位名称）", "（单位）", "XX", "××", "xx", "＊＊", "**", "填表说明", "模板", "（略）"],
  futureVerbs: ["进一步", "继续", "认真", "不断", "重点", "着力", "聚焦", "全面", "持续", "坚持", "按照", "深入", "切实", "积极", "大力", "严格", "加大", "加强", "努力", "紧紧", "紧扣", "围绕", "从以下", "从以", "从三", "从四", "从两", "着重", "以", "会", "在", "主要", "通过", "采取", "做好", "强化", "推进", "完善", "优化", "针对", "力争", "牢固", "始终", "更加", "立足", "结合", "扎实", "充分"],
  formulas: [
    "以公开为常态、不公开为例外", "公开为常态，不公开为例外", "公正、公平、合法、便民", "以习近平新时代中国特色社会主义思想为指导", "深入贯彻党的二十大精神", "根据《中华人民共和国政府信息公开条例》", "中华人民共和国政府信息公开条例", "国务院办公厅政府信息与政务公开办公室", "关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
    "本年度报告中所列数据的统计期限自", "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成", "没有其他需要报告的事项", "无其他需要报告的事项", "本机关未收取信息处理费", "认真贯彻落实《中华人民共和国政府信息公开条例》", "如对本报告有任何疑问，请与", "本年度报告的电子版可在", "保障公民、法人和其他组织依法获取政府信息",
  ],
};
