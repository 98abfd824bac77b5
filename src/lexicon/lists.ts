// Words that the reading of prose looks for as they stand, list by list. Data only: what a list is for is in core/prose.
import type { WordLists } from "../core/prose/word-lists";
import { comparisonLists } from "./comparisons";

/** Written with spaces between, as nobody writes Chinese. */
const list = (spaced: string): readonly string[] => spaced.split(" ");

const ofNumbers = {
  /** Measure words. */
  units: list(
    "个百分点 百分点 个工作日 工作日 个自然日 人次 人天 场次 件次 条次 次数 项次 篇次 " +
      "户次 批次 家次 册次 点次 平方公里 平方米 公里 公顷 小时 分钟 个月 季度 个 件 条 " +
      "份 篇 起 宗 例 项 次 场 期 人 名 位 家 户 册 本 部 种 类 处 幅 张 台 套 " +
      "所 村 分 天 年 页 字 章 批 封 通 门 节 档 段 组 轮 级 支 班 吨 亩 米 款 " +
      "则 集 站 点 只 辆 头 株 座 栋 间 岁 倍 枚 块 笔 包 箱 元 版 面 单 票 桩 卷 " +
      "宗卷 人份 街 镇 乡 县 区 市 省 国 方面 大类 大项 日 号 秒 度 届 维 星",
  ),
  /** Behind a number these count nothing: 3号, 12度, 第2区. */
  noMeasure: list("号 日 度 国 市 区 省 街"),
  /** Behind a Chinese numeral these rank and count nothing. */
  ranks: list("级 度 点"),
  /** Official terms that contain a numeral and count nothing. */
  numeralPhrases: list(
    "三类内部 三类内容 四类过程 三安全一稳定 三审三校 三审三查 一事一申请 三公 三农 五公开 " +
      "两微一端 两会 四不两直 一网通办 一网统管 一站式 一次性 一条龙 一件事 一体化 一把手 " +
      "一系列 两个维护 两个确立 四个意识 四个自信 双随机一公开 双随机、一公开 十四五 十三五 " +
      "十五五 二十大 十九大 十九届 二十届 百姓 千方百计 万一 一老一小 一窗 三大攻坚 六稳 " +
      "六保 三重一大 一号 一点通 一起来 一项项 一张网 三级审核 三级联动 三统一 七五普法 " +
      "八五普法 千家万户 三定 两减 一企一 一事一 一人一 一件一 一案一 五位一体 四个全面",
  ),
  /** 「网上100件」 and 「线上20件」 are no approximations. */
  notAbout: list("网上 线上 以上 会上 纸上 最近 附近 条约 节约 预约 签约 集约"),
  /** A telephone number follows. */
  phoneBefore: list("电话 传真 手机 热线 联系方式 拨打"),
  /** A postcode follows. */
  postcodeBefore: list("邮编 邮政编码"),
  /** Numbers that everybody knows. */
  hotlines: list("12345 12315 12348 12333 12328 12369 12366 12329 " + "110 119 120"),
  /** Behind digits: a part of an address. */
  houseParts: list("号 室 楼 栋"),
  /** 一 before these counts; before others it is part of a word (一体, 一并, 一定). */
  countedOne: list("件 条 份 篇 起 宗 例 次 场 期 名 人 家 项 个 封 张 本 册 部 处 种 类"),
  /** Behind 第…: an article, a volume. */
  countedByOrder: list("号 条 款 项 编 卷 页 章 节"),
};

const ofClauses = {
  /** Measure words of what the tables count. */
  countedIn: [...list("件 条 份 起 宗 例 个 项 次 件次 单 封 卷 张 部"), ""],
  /** In front of an act: it was not done. */
  deniesAct: list("尚未 暂未 还未 均未 未能 未予 没有 未 不予 不再 不 待 拟"),
  /** Behind a way of applying: all ways are meant. */
  allWays: list("等 渠道 途径 方式 形式"),
  /** In front of a year: it is compared with. */
  compares: list("较 比 同 与 和 从 由 对比"),
  /** How names of bodies end, the longer first where one ends in another. */
  organEnds: list("办公室 办公厅 街道办事处 局 委 厅 中心 街道 镇 乡 政府 委员会 政务公开办 公开办"),
  /** The whole of a body, by itself. */
  ownWhole: list("全局 全镇 全乡 全街道 全系统 全委 全厅 我局 我镇 本机关 本单位"),
  /** The whole area of a government. */
  areas: list("全市 全县 全区 全省 全州 全旗 各级"),
  /** Behind 政府 these make a word that names no body: 政府信息, 政府网站. */
  afterGovernment: list("信 网 门 公 规 采 集 工 开 部"),
  /** A sentence that begins so goes on about the one before. */
  goesOn: list("其中 包括 经统计"),
  /** In these calls and letters are counted. */
  unitsOfCalls: list("件 条 封 次 个 份"),
  /** Calls and letters. */
  callsNamed: list("咨询 留言 信箱 来信 热线"),
  /** A figure is expected behind them. */
  missingVerbs: list("公开 发布 收到 受理 办理 答复 办结 推送 更新 接收 编发 印发 制发 回复 刊发"),
  /** What is done so many times, or with so many people. */
  countedWork: list("解读 培训 接待 开展 举办 召开 编制 制作 审核 走访"),
  /** Measure words that may have lost their figure. */
  missingUnits: list("条 件 篇 次 份 期"),
  /** What is counted, in front of a measure word that lost its figure. */
  beforeUnit: list("公告 简报 视频 图解 推文 图文 信息 申请 文件 稿件 解读 留言 公开 推文 事项 动态 公开申请 咨询"),
  /** All cases are said to be concluded. */
  allClosed: list(
    "均已判决 全部判决 均已作出判决 均有判决结果 均已审理终结 均已审结 全部审结 均审结 已全部审结 均已结案 全部结案 均已办结 " +
      "无尚未审结 没有尚未审结 无未审结 没有未审结 无在审",
  ),
  /** All applications are said to be done with. */
  allFinished: list("全部办结 均已办结 已全部办结 均办结 办结率100% 办结率为100% 办结率达100% " + "办结率均为100%"),
  /** 「按时办结率100%」 says that nothing was late, not that nothing is left. */
  inTime: list("按时 按期 及时 法定 应 依法 限期 期限内 时限内"),
  /** They begin like words that deny nothing, and deny. */
  negationsAllTheSame: list("无不予 无不掌握 无法律 无法人"),
  /** Of documents: none was made. */
  issuedNone: list("未制发 未制定 未出台"),
};

const ofSums = {
  /** A list of parts follows. */
  openers: list("其中 确定为 认定为 标注为 包括 包含 分别为 分别是 具体为 具体是 分为 涵盖"),
  /** A list that is meant to be whole follows. */
  closingOpeners: list("分别为 分别是 具体为 具体是 分为"),
  /** Some parts follow. */
  openWords: list("主要 特别是 例如 比如 仅"),
  /** A clause that begins so says something new: the list before it has ended. */
  fresh: list(
    "同时 另外 此外 另有 另 已办结 办结 答复 已答复 全年 累计 共计 共有 共收 共发 共办 " +
      "截至 较 同比 环比 上年 结转 收取 召开 举办 组织 开展 新增 通过 并 按时 未 无 " +
      "本年 发生 行政复议 参加 依托 利用 接受 接待 回应 收到 受理 目前 还 依申请",
  ),
  /** They begin like it and are parts like any other. */
  notFresh: list("组织机构 组织领导 通知 无法 无正当 未审结 未经 未结"),
  /** What the parts before come to follows. */
  totallers: list("共计 合计 总计 总共 共 合计为 总数为 总数达 累计"),
  /** The same, and nothing else. */
  strongTotallers: list("共计 合计 总计 总共"),
  /** Names under which one thing is counted in one list. */
  likeCounts: list("条 件 篇 份"),
  /** The last part of a whole list. */
  rests: list("其他 其它 其余 剩余"),
  /** How often something was, counted as the thing itself. */
  timesOfThings: list("场次 件次 条次 篇次 批次"),
  /** What is done or not, right or not: the two leave nothing out. */
  yesAndNo: list("合格 达标 通过 整改 完成 更新 规范 采纳 设置 建成 开通"),
  /** Behind a whole: the list is not all of it. */
  listedInPart: list("等 主要 例如"),
  /** A total of this and nothing narrower. */
  wholeThings: list(
    "发布政务信息 发布政府信息 公开政务信息 主动公开政府信息 主动公开信息 公开政府信息 " +
      "主动公开各类政府信息 主动公开政务信息",
  ),
};

const ofFormalities = {
  /** Another limit than that of the law may be meant. */
  limitExceptions: list("原则上 力争 承诺 确保 第三方 补正 征求 延长 缩短 比法定 平均 提前 压缩 复议 起诉"),
  /** The period of the report's figures. */
  periodNames: list("统计期 统计时限 报告期 统计周期 数据统计 统计时间 起止时间 统计范围为"),
  /** What a report sums up. */
  yearsWork: list("政府信息公开工作 信息公开工作 政务公开工作"),
  /** How it sums up. */
  summingUp: list("取得 存在 不足 成效 成绩 开展情况 仍"),
  /** What follows is of the next year. */
  later: list("下一步 下步 明年 接下来 今后 未来 下一年"),
  /** The contents that were in use before 2019. */
  oldContents: list(
    "收费及减免情况 依申请公开政府信息办理情况 主动公开政府信息的情况 " + "因政府信息公开申请行政复议、提起行政诉讼情况",
  ),
  /** Titles of the report, the form's own first. */
  reportTitles: list(
    "政府信息公开工作年度报告 政府信息公开年度报告 政府信息公开工作报告 政府信息公开工作年报 " +
      "政府信息公开年报 信息公开工作年度报告 信息公开年度报告",
  ),
  /** What units of a kind call themselves. */
  selfNames: list("我局 我镇 我乡 我街道 我厅"),
};

export const lists: WordLists = { ...ofNumbers, ...ofClauses, ...ofSums, ...ofFormalities, ...comparisonLists };
