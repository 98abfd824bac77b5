// Phrases that the reading of prose looks for, where their parts may vary. Data only: what a phrase is for is in core/prose.
import type { PhrasePatterns } from "../core/prose/word-lists";
import type { ProseWords } from "../core/prose/words";
import { comparisonPatterns } from "./comparisons";

export const patterns: PhrasePatterns = {
  ...comparisonPatterns,
  /** 「一件未办结」 and 「2件尚未答复」: the denial stands behind the figure. */
  deniedBehind:
    /^(?:申请)?(?:尚未|暂未|还未|仍未|未|正在|尚在|仍在|待|还在)(?:办结|答复|办理|到期|处理|作出|完成|到)|^(?:申请)?在办(?!理)/u,
  /** 结转 in its many wordings, into the year after; years are told as 上年 and 下年. */
  carriedOut:
    /(?:结转|转入|转至|转到|转接|转|顺延|延续|延至|延到|跨年度?|移至|留待|留至)[至到入于]?(?:下年|下一年|次年|明年|来年|新一年)|(?:下年|下一年|次年|明年|来年)(?:度)?(?:继续)?(?:结转|办理|办结|答复|处理)/u,
  /** And from the year before. */
  carriedIn:
    /(?:上年|上一年|去年|前年|上)(?:度|末|底)?[^，；。0-9]{0,4}(?:结转|转入|转接|转来|跨入|带入|结存|遗留|延续|顺延|未办结|未结|跨年)|(?:结转|承接|延续)(?:自|于)?(?:上年|上一年|去年)|(?:结转|转入|转至|顺延)[至到入]?本年(?!度?(?:的|继续))/u,
  /** 因行政处罚被申请复议: the matter of a case. */
  matterOfCases: /(?:因|由|就|对)([^，。；、0-9]{2,14}?)(?:被|引发|引起|导致|产生|而|提起|提出|申请行政复议|申请复议)/u,
  /** Labels of the date of publication, on pages and papers. */
  dateLabel:
    /(?:(?:发布|公布|公开|发文|成文|印发|印制|更新|生成|信息|上传|报送|编制|落款)(?:日期|时间)|^(?:日期|时间)|(?:[ 府局委厅办处心会道镇乡])日期)：?$/u,
  /** Somebody's home. */
  home: /(?:申请人|当事人|户籍|家住|家庭住址|家庭地址|住址|住所|现住)(?:地|在|于|为|：|是)?/gu,
  /** What a year's own work is told by, behind the year. */
  ownWork:
    /^年?度?，?(?:我[局市县区镇乡委厅院校办]|我街道|(?:街道|全?[局镇乡厅])共?|本[局机关单位委镇乡]|全[市县区局镇乡]|各级|(?:管委会|学校|医院|公司|集团|中心)(?:共|全年|收到|受理)|共|累计|全年|通过|主动公开|收到|受理|办理|制发|制定|召开|发布|公开|印发|组织|开展)/u,
  /** A sentence that sets the year beside others, or names what was made in it, means that year. */
  yearMeant:
    /以来|至今|起|考核|评估|要点|决算|预算|规划|方案|获|荣|被评|相比|同比|较上|比上|上年|去年|遗留|结转|启动|印发的|制定的/u,
  /** 「2024年，我局坚持…，扎实推进…」: how a year's own work is summed up, with no figure in it. */
  summary:
    /^，?(?:[^，。；0-9]{0,12}(?:[局市县区镇乡委厅院校办]|街道|机关|单位|政府))?，?(?:坚持|认真|深入|严格|全面|紧紧|紧扣|紧密|扎实|切实|高度重视|以习近平|在(?:县|市|区|省|上级|党)|(?:政府信息|政务|信息)公开(?:各项)?工作在[^，。；0-9]{2,16}(?:指导|领导|支持)下)(?!.{0,8}(?:评|奖))/u,
  /** In front of a difference: up. */
  grew: /(?:增加|增长|上升|增幅|增多|多|提高|上涨|增|多收到?(?:申请)?|多受理|多办理)(?:了|达|为|约|幅度为|率为)?$/u,
  /** In front of a difference: down. */
  fell: /(?:减少|精简|压减|缩减|压缩|下降|降低|降幅|少|下滑|减|少收到?(?:申请)?|少受理|少办理)(?:了|达|为|约|幅度为|率为)?$/u,
  /** In front of what is compared with. */
  baseOfGrowth:
    /(?:比|较|与|同|由|从)[^，。；0-9]{0,2}(?:20[0-9]{2}年度?|上年度?|去年|上一年度?|同期|上年同期|去年同期)?(?:的|同期)?(?:[^，。；0-9]{0,6})$/u,
  /** What may stand in front of 申请 and says nothing of its matter. */
  plainBefore:
    /(?:提交|提出|递交|寄送|邮寄|发起|份|件|个|条|的|等|次|起|宗|项|了|位|名|人|类|式|年|月|间|信息|公众|有效|书面|大部分|大多数|绝大部分|绝大多数|成|半)$/u,
  /** Applications or cases that rose or fell. */
  moved:
    /(?:申请|复议|诉讼|案件)(?:数量|总量|总数|件数|量|数)?(?:(?:与|同|较|比)(?:上一?年度?|去年)(?:同期|相比)*|同比)?(?:有所|略有|明显|大幅度?|均|稳步|持续|呈)*(下降|减少|回落|下滑|上升|增长|增加|攀升|回升)了?/u,
  /** Behind a figure: which way it has gone since last year, with no figure of its own. */
  turned:
    /^，?(?:数量)?(?:同比|(?:与|较|比|同)(?:上一?年度?|去年)(?:同期)?(?:相比)?，?)(?:有所|略有|明显|大幅度?|小幅|均|稳步|持续|呈)*(下降|减少|上升|增长|增加|回落|增多|下滑)(?:了|态势|趋势)?(?=[，。；]|$)/u,
  /** More than before. */
  upwards: /^[上增]/u,
  /** Words around a total that say nothing of what it is of. */
  totalFillers:
    /全年|本年度?|今年|年内|累计|总共|共计|合计|共|了|各类|我[局镇乡街道办委区县市院厅]+|20[0-9]{2}年度?|全[市县区镇局]|，|约/gu,
  /** A way or a part: the total is of that. */
  narrowerTotal: /通过|依托|利用|网站|微信|公众号|微博|平台|公报|专栏|其中|包括|含|涉及/u,
  /** 「无一被纠正」: no answer of ours was set aside. */
  neverCorrected:
    /(?:(?:无一例?|没有|未|未曾|未发生|未出现|未有|均未|无|零)(?:案件|一件|1件)?|(?:未发生|未出现|没有发生|没有出现|无)[^0-9]{0,24}(?:行政复议|行政诉讼|复议|诉讼)(?:案件)?)被?(?:纠正|纠错)(?:情形|情况|案件|的情形|的情况|的案件)?$/u,
  /** 「2025年，澜川县人民政府认真」: an area named first, as whose work is told. */
  areaFirst:
    /^(?:20[0-9]{2}年度?，)?([^，。；、0-9我本各全该我]{2,3})([省市县区旗州镇乡])(?:人民政府(?:坚持|认真|深入|严格|全面|扎实|切实|高度重视|共|收到|受理|主动公开)|政府信息公开工作)/u,
  /** 「全部胜诉」: none was lost, and none is pending. */
  allWon: /(?:均|全部|都|皆)(?:已|获|为|以)*胜诉/u,
  /** 「按处理方式，」 「从时限看：」: what follows is told apart. */
  dividedBy:
    /^(?:其中)?(?:若?按|依据|从)[^，。：0-9]{1,8}?(?:方式|类型|类别|时限|时间|渠道|途径|内容|对象|主体|领域|性质|结果)(?:来?看|划分|分类|分|统计|区分)?(?:，|：)/u,
  /** 张某某、李××: a name that was left out on purpose. */
  masked:
    /某|姓名|名字|化名|隐去|形如|显示为|标示|标注|代替|替代|打码|遮盖|"[^"]{0,20}"(?:类|格式|样式|字样|形式|字号)|"[^"X×]{2,12}(?:XX|××)[^"X×]{2,12}"|(?:统一为|表述为|统称为?|格式为|编号为|文号为)"/u,
  /** Between what it came from and what it came to. */
  cameTo:
    /^(?:增加|增长|上升|提高|提升|增|升|扩大|扩展|扩容|下降|减少|降低|降|减|回落|整合|精简|压缩|压减|缩减|合并|撤并|归并|调整|优化)?(?:到|至|为)$/u,
  /** 「新增粉丝26.4」: what is counted in 万. */
  ofTenThousands: /(?:粉丝|用户|阅读|访问|点击|关注|浏览)(?:数|人数|量|次数|总量)*(?:为|达到?|增至|突破|超)?$/u,
  /** 「均在年内答复完毕」 */
  allFinished:
    /(?:均|全部|都)[^，。；0-9]{0,4}(?:[0-9]{4}年)?[^，。；0-9]{0,4}(?:答复|办理|处理)完毕|(?:均|全部|都)已?(?:在|于)(?:当年|年内|本年度?)内?(?:办结|答复)/u,
  /** A body by its name, at the end of a clause. */
  bodyDenied:
    /^(?:[^，。；]{0,12}[，、])?([^，。；、0-9各全我本该]{2,14}(?:支队|大队|总队|法院|检察院|学校|小学|中学|学院|大学|幼儿园|医院|公司|集团|协会|中心|队|所|站))(?:全年|本年度?|今年|年内|均|都|也|尚)*$/u,
  /** What a unit calls itself by its kind, with its name behind: 学校 of a 大学. */
  ownKind:
    /^(?:我|本|全)(.)\|.*\1|^(?:(?:我|全|本)?校|学校|学院)\|.*(?:大学|学院|学校|中学|小学)$|^(?:(?:我|全|本)院|医院)\|.*医院$|^(?:公司|集团|企业|我公司|本公司)\|.*(?:公司|集团)$|^(?:我|本)?管委会\|.*管理委员会$|^(?:街道办?|办事处)\|.*街道办事处$/u,
  /** 复议机关, in whatever wording: a body, and no case. */
  reviewingBody: /^(?:行政)?复议(?:机关|机构|部门|委员会|委|办)/u,
  /** Behind a figure: that it is not in the tables. */
  notCounted: /^，?(?:均|都|另行统计，)?(?:不|未)(?:计入|列入|纳入统计|计在)/u,
  /** 「目录涉及公开事项1340项」: entries of a list. */
  listsEntries: /(?:目录|清单)[^。；目清]{0,40}(?:事项|条目)/u,
  /** 「收到申请3件以上的单位」, behind the figure: whom it describes. */
  describedByCount: /^(?:以[上下])?的(?:单位|部门|申请人|乡镇|镇街|县区|街道|机关|[市县区省镇乡]有)/u,
  /** 「当年新收当年办结」 */
  inTheSameYear:
    /(?:当年|本年度?|年内)(?:新收|收到|受理|接收)[^，。；0-9]{0,8}(?:并|且|，)?(?:于|在)?(?:当年|本年度?|年内)(?:内)?(?:即)?(?:办结|答复|办理完毕|完成)[^，。；0-9]{0,4}$/u,
  /** 「全部予以公开」, at the end of a clause. */
  allDisclosed: /(?:均|全部|都)(?:已|依法|按时|同意)*(?:给予|予以)公开$/u,
  /** 「年初接续上年未办结申请」: all that came in from the year before. */
  unfinishedBefore:
    /^(?:年初|本年度?|全年)?(?:接续|承接|接转|延续|继续办理|有)?(?:上年度?|上一年度?|去年|20[0-9]{2}年度?)末?(?:尚)?未办结、?(?:结转|转入|延续)?(?:至|到)?(?:本年度?|今年)?的?(?:政府信息公开|依申请公开)?申请$/u,
  /** 「均由自然人提出」, at the end of a clause. */
  allOfPersons: /(?:均|全部|都)(?:来自|来源于|为|是|由)(?:自然人|公民个人)(?:提出|提交|申请)?$/u,
  /** 「收到的申请」: all of them, where no figure is told. */
  allApplications:
    /^(?:全年|本年度?|年内|20[0-9]{2}年，?)?(?:(?:共|新)?(?:收到|收|受理)的?)?(?:政府)?(?:信息公开)?(?:依申请公开|申请)$/u,
  /** 「均属」, in front of a row. */
  allAreOf: /(?:均|全部|都)(?:属于?|为|因|是|涉及)$/u,
  /** 「共」, in front of a measure whose figure is missing. */
  leadsToTotal: /(?:[息况件态料](?:共|共计|合计|累计|总计)|共计|合计|累计|总计)$/u,
  /** 「至年底尚有」, in front of what was left. */
  atYearEnd: /^(?:截至|截止|到|至)?(?:20[0-9]{2}年)?(?:年底|年末|12月31日|底|末)，?(?:尚|仍|还)?(?:有|仅剩|仅余|只剩)?$/u,
  /** 「本报告于」 and 「向社会公布」 around a date: when the report was published. */
  reportBefore: /(?:本报告|本年报|本年度报告)(?:已|将)?(?:于|自)?$/u,
  publishedBehind: /^(?:起)?(?:向社会|对外|在[^，。；]{0,14}|通过[^，。；]{0,14})?(?:公开|公布|发布)/u,
  /** Between a denial and the row that it denies: 「没有以国家秘密为由不予公开的申请」. */
  leadsToDenied: /^(?:以|因|申请人|由于|涉及|属于|按照?|一件|1件)*$/u,
  /** Behind such a row, to the end of the clause. */
  deniedResult: /^(?:为由|原因|情形)?(?:而|被)?(?:不予公开|不予处理|无法提供|不再处理)?的?(?:申请|情形|情况|件|事项)*$/u,
  /** In front of what is carried over: when, and nothing of which. */
  timeLead: /^(?:截至)?(?:年末|年底|至年末|目前|当年|本年度?)?(?:尚|仍|还|另)?(?:余下?|有|剩余?)?$/u,
  /** In front of cases: how they came about, and nothing of whose they are. */
  leadsToCases: /工作|提起|提出|引发|引起|引致|导致|造成|涉|类|新增|被告|共/gu,
  /** In front of a row: how it came about, or what opens a list of rows. */
  leadsToRows: /包括|包含|分别|作出|同意|认定|告知|决定|给予|含|共|要求|类/gu,
  /** In front of documents and decisions: when, and the township body that decides. */
  leadsToDocuments: /以|我|政府|目前|截至|年底|现|新|梳理出?|综合(?:行政)?执法(?:大队|队)?/gu,
  /** Behind 未, of cases: that they did not come about. */
  happened: /^(?:有|被|因|经|涉及|曾|发现|引发|引起|引致|导致|造成|提起|提出|申请|形成|受到|新增|出庭|参加|参与)/u,
  /** 「除热线外收到…」: calls and letters are not in the figure. */
  leftOut: /(?:除|除去|不含|不包括|不计|扣除|剔除)[^，。；]{0,10}(?:热线|来信|来电|信件|信箱|留言|咨询|信访)/u,
  /** In front of an answer: 「作出公开答复」 is one kind of it. */
  byResult: /(?<!信息|申请|政务|依法|主动)公开$/u,
  /** Behind applications that there are none of: they end the clause. 「没有依申请公开工作经验」 is said of experience. */
  endsApplications: /^(?:工作|业务)?(?:的|类|件|办件|事项|情况|情形|申请|需求|事件|案件|发生|产生|受理|收到|办理)*$/u,
  /** 「34个乡镇」, 「各市（州）交通运输局」: several bodies. */
  severalBodies:
    /各(?![级类项种方位])[^，。；0-9各类我本]{0,12}(?:部门|单位|局|委|厅|院|校|企业|公司|机构|站所|[市县区州旗镇乡村])|(?:[0-9一二三四五六七八九十百]|多)(?:个|家)[^，。；0-9]{0,6}(?:部门|单位|乡镇|镇街|街道|县区|区县|委办局|处室|科室|站所|镇|乡|县|局)(?!级)/u,
  /** 「2024年，本机关将继续改进」: a plan, behind the year. */
  lastPlan:
    /^，?(?:我[局市县区镇乡]|本[局机关单位镇乡]+|我街道)?，?(?:将|要)(?:进一步|继续|认真|不断|重点|着力|聚焦|全面|持续|坚持|加强|推进)/u,
  /** 「全年无不予公开的情形」, and nothing else. */
  noResult:
    /^(?:全年|本年度?)?(?:无|没有|未出现|未发生|不存在|未有)(?:因|涉及|属于)?[^，。]{0,14}不予(?:公开|处理)(?:的?(?:申请|情形|情况))*$/u,
};

/** What became of cases, told without a figure; "closed" of whatever became of them. */
export const outcomesTold: ProseWords["outcomesTold"] = [
  ["pending", /^(?:均|目前|现|仍|尚|已)*(?:尚未审结|未审结|尚未办结|正在审理|在审理|审理中|尚未作出决定|未结案)/u],
  ["upheld", /^(?:复议机关|法院|结果|均|已|被|为|决定|判决|予以|获)*(?:维持|驳回)/u],
  ["corrected", /^(?:复议机关|法院|结果|均|已|被|为|决定|判决|予以)*(?:纠正|纠错|撤销|责令)/u],
  ["closed", /^(?:均|已|全部|现|于|在|年内|本年|当年|年底前)*(?:审结|结案|办结)/u],
];

/** 「无人申请公开」, 「依申请公开数量为零」, 「零复议、零诉讼」, 「未接到群众要求公开的信息」. */
export const zeroes: ProseWords["zeroes"] = [
  ["received", "R50", /(?:无|没有)(?:一?人|公民|群众|单位)[^，。；0-9]{0,8}申请(?:公开)?[^，。；0-9]{0,6}(?:信息)?/u],
  [
    "received",
    "R50",
    /(?:依申请公开|(?:信息)?公开申请|申请公开)(?:的)?(?:政府信息)?(?:申请)?(?:数量|数|件数|总数|受理量)?(?:为|是|均为)(?:零|〇|0)(?![0-9.])(?:件|份)?/u,
  ],
  ["received", "R50", /零(?:政府信息公开)?申请|(?:依申请公开|公开申请)(?:工作|事项|件)?(?:实现)?零(?:受理|办理)/u],
  ["received", "R50", /依申请公开(?:方面|情况|工作)?[，：]?(?:本年度?|全年|今年)?(?:无|没有)(?=[。；，]|$)/u],
  [
    "received",
    "R50",
    /(?:未|没有|无)(?:接到|收到|接收到?|受理)?(?:过)?[^，。；0-9]{0,12}(?:要求|请求|申请)公开(?:政府)?的?(?:信息|申请|请求)/u,
  ],
  [
    "broughtForward",
    "R52",
    /(?:上年度?|上一年度?|20[0-9]{2}年度?)(?:结转|转入|转来|遗留)[^，。；0-9]{0,8}(?:为|是|均为)(?:零|〇|0)(?![0-9.])(?:件|份)?/u,
  ],
  ["broughtForward", "R52", /(?:上年度?|上一年度?|20[0-9]{2}年度?)(?:无|没有)(?:结转|遗留|转入)(?:的?申请)?(?=[，；。]|$)/u],
  [
    "reconsideration.total",
    "R54",
    /零(?:行政)?复议|行政复议(?:案件)?(?:实现)?零(?:发生|案件)|行政复议(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u,
  ],
  [
    "suit.total",
    "R54",
    /零(?:行政)?诉讼|行政诉讼(?:案件)?(?:实现)?零(?:发生|案件)|行政诉讼(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u,
  ],
];
