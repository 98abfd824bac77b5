// How units are named: provinces that may stand before a name, and names that are written in full and in short.
import type { NameLaw } from "../core/aggregate/unit-name";

export const nameLaw: NameLaw = {
  provinces: [
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
  ],
  abbreviations: [
    ["发展和改革", "发改"],
    ["发展改革", "发改"],
    ["住房和城乡建设", "住建"],
    ["住房城乡建设", "住建"],
    ["人力资源和社会保障", "人社"],
    ["人力资源社会保障", "人社"],
    ["卫生健康", "卫健"],
    ["市场监督管理", "市场监管"],
    ["自然资源和规划", "自然资源规划"],
    ["工业和信息化", "工信"],
    ["文化和旅游", "文旅"],
    ["文化广电和旅游", "文广旅"],
    ["退役军人事务", "退役军人"],
    ["城市管理", "城管"],
    ["行政审批服务", "行政审批"],
  ],
};

/** Endings of bodies run from above: their reports go up their own line and are no part of a place's sum (重庆市报告编制要求). */
export const verticallyManaged: readonly string[] = ["税务局", "气象局", "海关", "烟草专卖局", "邮政管理局", "调查队", "消防救援支队", "消防救援大队"];
