// Passages of a report: the aspects that section one reports on, hints of the blank form, what is said of the coming year,
// and formulas that every report shares.
import type { ProseWords } from "../core/prose/words";

/** The five aspects of section one, each with the words it is known by. */
export const aspects: ProseWords["aspects"] = [
  { name: "主动公开", words: ["主动公开", "公开政府信息", "发布信息", "发布政府信息", "公开信息", "公开各类信息", "重点领域"] },
  { name: "依申请公开", words: ["依申请", "公开申请", "申请公开"] },
  {
    name: "政府信息管理",
    words: [
      "信息管理",
      "信息资源",
      "规范性文件",
      "信息发布审核",
      "三审",
      "保密审查",
      "动态调整",
      "管理制度",
      "审查机制",
      "政务信息",
      "审核",
      "管理",
    ],
  },
  { name: "政府信息公开平台建设", words: ["平台", "网站", "公众号", "新媒体", "微信", "微博", "专栏", "栏目", "政务公开专区"] },
  {
    name: "监督保障",
    words: ["监督", "保障", "考核", "培训", "评议", "责任追究", "组织领导", "领导小组", "督查", "督促", "检查"],
  },
];

/** Words of the blank form that must not be in a finished report. */
export const hints: readonly string[] = [
  "该部分以表格形式报告",
  "表格如下",
  "文字描述",
  "收取信息处理费情况在此处报告",
  "此处填写",
  "（在此填写",
  "请填写数",
  "请填写单位",
  "（请填写",
  "单位名称）",
  "（单位）",
  "XX",
  "××",
  "xx",
  "__",
  "×月",
  "×日",
  "×件",
  "×条",
  "×次",
  "X月",
  "X日",
  "X件",
  "X条",
  "＊＊",
  "**",
  "填表说明",
  "（模板）报告",
  "报告模板",
  "（略）",
  "（请补充",
  "（请根据",
  "（请结合",
  "（请核实",
  "（请填",
  "（待补充",
  "（待核实",
  "（待完善",
  "（需补充",
  "（此处",
  "（可根据",
];

/** What our own draft and others' leave to be filled in, in square brackets or in a line of its own. */
export const draftMarks: ProseWords["draftMarks"] = {
  inBrackets: ["草稿", "未填", "填写", "待填", "待补", "待核", "请填", "此处", "空"],
  lines: ["未通过审核", "尚未完成审核", "内部征求意见稿", "送审稿，请勿外传"],
};

/** Two names that leave nothing out; a list of the two is meant to be whole. */
export const complements: ProseWords["complements"] = [
  [["主动公开"], ["依申请公开"]],
  [
    ["自然人", "个人", "公民"],
    ["法人", "单位", "组织", "企业"],
  ],
  [
    ["线上", "网上", "网络", "在线"],
    ["线下", "现场", "窗口", "书面", "当面"],
  ],
  [
    ["按期", "按时", "期限内"],
    ["延期", "逾期", "超期"],
  ],
  [
    ["机关", "本级"],
    ["下属", "基层", "所属", "直属", "局属", "乡镇", "镇街"],
  ],
  [["合格"], ["不合格"]],
  [["原创"], ["转载", "转发"]],
  [
    ["予以公开", "公开"],
    ["不予公开", "未公开"],
  ],
  [
    ["审结", "结案", "办结"],
    ["未审结", "未结案", "未办结", "正在办理", "正在审理"],
  ],
  [
    ["新收", "本年", "当年"],
    ["上年", "结转", "跨年"],
  ],
];

/** Phrases of the Regulation and of the trade, as they are written. */
export const setPhrases: ProseWords["setPhrases"] = [
  {
    right: "公开为常态、不公开为例外",
    superseded: ["公开为原则、不公开为例外", "公开为原则，不公开为例外", "公开是常态、不公开是例外", "公开是常态，不公开是例外"],
  },
  { right: "应公开尽公开", superseded: ["应公尽公", "应公开全公开"] },
  { right: "习近平新时代中国特色社会主义思想", superseded: [] },
  { right: "公正、公平、合法、便民", superseded: ["公正、公平、便民"] },
  { right: "中华人民共和国政府信息公开条例", superseded: [] },
  { right: "政府信息公开工作年度报告格式", superseded: [] },
  { right: "以人民为中心的发展思想", superseded: [] },
  { right: "国家治理体系和治理能力现代化", superseded: [] },
];

/** What stands after a 将 that speaks of the future. */
export const futureVerbs: readonly string[] = [
  "进一步",
  "继续",
  "认真",
  "不断",
  "重点",
  "着力",
  "聚焦",
  "全面",
  "持续",
  "坚持",
  "按照",
  "深入",
  "切实",
  "积极",
  "大力",
  "严格",
  "加大",
  "加强",
  "努力",
  "紧紧",
  "紧扣",
  "围绕",
  "从以下",
  "从以",
  "从三",
  "从四",
  "从两",
  "着重",
  "以",
  "会",
  "在",
  "主要",
  "通过",
  "采取",
  "做好",
  "强化",
  "推进",
  "完善",
  "优化",
  "针对",
  "力争",
  "牢固",
  "始终",
  "更加",
  "立足",
  "结合",
  "扎实",
  "充分",
];

/** Passages made of these are no sameness. */
export const formulas: readonly string[] = [
  "以公开为常态、不公开为例外",
  "公开为常态，不公开为例外",
  "公正、公平、合法、便民",
  "以习近平新时代中国特色社会主义思想为指导",
  "深入贯彻党的二十大精神",
  "根据《中华人民共和国政府信息公开条例》",
  "中华人民共和国政府信息公开条例",
  "国务院办公厅政府信息与政务公开办公室",
  "关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
  "本年度报告中所列数据的统计期限自",
  "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成",
  "没有其他需要报告的事项",
  "无其他需要报告的事项",
  "本机关未收取信息处理费",
  "认真贯彻落实《中华人民共和国政府信息公开条例》",
  "如对本报告有任何疑问，请与",
  "本年度报告的电子版可在",
  "保障公民、法人和其他组织依法获取政府信息",
];
