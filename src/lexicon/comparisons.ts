// How reports tell shares and comparisons without a figure: 近七成, 多于, 最多, 回落, 翻番. Data only: what is made of them is in core/prose.
import type { PhrasePatterns, WordLists } from "../core/prose/word-lists";

const list = (spaced: string): readonly string[] => spaced.split(" ");

export const comparisonLists = {
  /** What may stand between the name of a line and what is told of it, and says nothing of which. */
  besideNames: list(
    "的 申请 案件 答复 件 起 宗 数量 数 量 总数 总量 件数 提出 提交 递交 而 情形 情况 合计 共计 总计 共 两项 两类 三项 三类 " +
      "占比 比例 比重 占到 占了 占 为 达到 达 已 就 也 均 约 则 分别 决定 处理 结果 办件 来自于 来自 来源于 由 是 属于 系 以 因 " +
      "被 告终 结案 中 在 全部 都 左右 等 主体 市场 类 予以 依法 只 仅 的是 审理 从 看 来看 办理 全年 全市 全县 全区 全省 本年度 本年 " +
      "今年 年内 工作 政府信息公开 信息公开 引发 作出 做出 收到 受理 最终 有 我市 我县 我区 我局 我镇 我街道 相关 信息",
  ),
  /** Between names of lines that are told together. */
  joinsNames: list("和 与 及 以及 、 或 加 以及因 和因"),
  /** Behind lines that are added. */
  toldTogether: list("合计 共计 总计 共 两项 两类 三项 三类"),
  /** Behind a line, in front of the next one that it is told with. */
  aLineIsOf: list("等 的 类 申请 决定 案件 件"),
  /** Between the name of a line and the way that it has gone. */
  waysOfGoing: list(
    "较 比 与 同 和 上年 上年度 上一年 上一年度 去年 同期 相比 比较 同比 连续两年 连续三年 稳步 持续 有所 略有 明显 大幅 大幅度 " +
      "小幅 显著 呈 逐年 仍 ， 的 增 减 至 降 现",
  ),
  /** How many applications there were. */
  allOfThem: list("申请量 申请数 受理量 收件量 申请受理量"),
  /** The year before, and no year further back. */
  yearBefore: list("上年 上年度 上一年 上一年度 去年"),
} satisfies Partial<WordLists>;

export const comparisonPatterns = {
  /** A share in words: 七成, 六成五, 三分之一, 一半, 过半; with what stands behind it. */
  weight:
    /(?:([一二两三四五六七八九])成([一二三四五六七八九])?(?![员立果功品本绩交型效不])|([二三四五])分之([一二三四])|(过半数|过半|半数|一半|[近超逾]半)(?![年天日月个路径]))(以上|以下|多|余|左右|强)?|(绝大多数|绝大部分|大多数|大部分)/u,
  /** In front of it: 占, how, and 办结总量的 between the two. */
  weightBefore:
    /(?:(超过|超|逾|突破|将近|接近|近|不足|不到|约)?(?:了|到|比|总数|总量)?(全部|全年|本年度)?(办结|办理|答复|处理|收到|受理|新收)?(?:政府信息公开)?(?:申请|案件|件)?(?:总数|总量|总件数|量|数)?的)?(超过|超|逾|突破|将近|接近|近|不足|不到|约)?$/u,
  /** 「纠正率为」, in front of a percentage. */
  rateOfOutcome: /(维持|纠正|纠错)率(?:为|达到?|是|仅)?$/u,
  /** 「不予公开的多于予以公开的」, between the two. */
  moreThan: /多于|高于|大于|超过|少于|低于|小于/u,
  /** More, of the two that are compared. */
  more: /^(?:[多高大]于|超过)$/u,
  /** 「提交的最多」, 「数量最多的是」. */
  mostOfAll: /(?:数量|占比|比例|件数)?(?:最多|最高|居首位|居首|位居第一|排名第一)(的是|的为|为|是)?/u,
  /** In front of what became of the only application, and behind it. */
  answeredAs: /^(?:已|经审查|依法|按时|按期|均|及时|答复|办理|处理|结果|决定|作出|做出|为|系|是|：|了)*$/u,
  endsResult: /^(?:决定|答复|处理|办理|继续|的|结果)*$/u,
  /** Between what came and what went: 「新增6件、废止2件」. */
  andWent: /^[、，](?:宣布|同时|另|并)?(?:废止|失效|退出|注销|撤销|关停|减少)$/u,
  /** Behind 「三个」, in front of what the parts come to: 「平台合计」. */
  partsComeTo: /^(?:方式|渠道|途径|类型|平台|账号|栏目|板块|媒体|单位|部门)?(?:合计|共计|总计|共|总共)$/u,
  /** In front of a difference: 「多30件」, and not 「较多30件」. */
  moreOrFewer: /(?<![最至较不许众更大几])[多少]了?$/u,
  /** Which way a line has gone since last year. */
  wentSince:
    /(下降|减少|回落|下滑|走低|上升|增长|增加|增多|回升|攀升|走高|基本持平|持平|翻了?一番|翻番|翻倍|(?<![最至较不许众更大几])[多少](?=[0-9]))(?:了)?/u,
  /** More than before, less, as many, twice as many. */
  wentUp: /^(?:上升|增长|增加|增多|回升|攀升|走高|多)/u,
  wentDown: /^(?:下降|减少|回落|下滑|走低|少)/u,
  stayed: /持平$/u,
  /** That something is held against last year. */
  sinceLastYear: /(?:与|同|和|较|比)(?:上一?年度?|去年|20[0-9]{2}年度?)(?:同期)?(?:相比|比较)?|同比|连续[两二三四五]年/u,
} satisfies Partial<PhrasePatterns>;
