// Titles of the report's sections as they are in use, beside the printed ones.
import type { Edition } from "../core/form/form";
import type { SectionTitle } from "../core/prose/words";
import { sectionsOf, type Section } from "../statute/sections";

/** Words that give a section away, whatever else its title says; and titles in use beside the printed ones. */
const sectionKeys: Readonly<
  Record<
    Section["number"],
    { readonly key: readonly string[]; readonly also: readonly string[]; readonly near?: readonly string[] }
  >
> = {
  一: {
    near: ["概述", "概况", "工作概述", "工作概况", "基本情况", "综述"],
    key: ["总体"],
    also: ["总体工作情况", "总体情况概述", "政府信息公开工作总体情况", "总体概况"],
  },
  二: { key: ["主动公开"], also: ["主动公开情况", "主动公开政府信息"] },
  三: {
    near: [
      "依申请公开情况",
      "依申请公开",
      "依申请公开政府信息情况",
      "依申请公开办理情况",
      "依申请公开政府信息办理情况",
      "申请办理情况",
      "政府信息公开申请办理情况",
      "收到和办理政府信息公开申请情况",
      "收到及处理政府信息公开申请情况",
    ],
    key: ["收到和处理"],
    also: ["收到和处理政府信息公开情况"],
  },
  四: {
    near: [
      "复议诉讼情况",
      "复议和诉讼情况",
      "复议、诉讼情况",
      "行政复议诉讼情况",
      "行政复议和诉讼情况",
      "政府信息公开复议、诉讼情况",
      "政府信息公开复议诉讼情况",
    ],
    key: ["行政复议", "行政诉讼"],
    also: [
      "政府信息公开行政复议和行政诉讼情况",
      "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
      "政府信息公开行政复议、行政诉讼的情况",
    ],
  },
  五: {
    near: ["存在的不足及改进措施", "存在不足及改进情况", "不足及改进情况"],
    key: ["问题"],
    also: ["存在的主要问题和改进情况", "政府信息公开工作存在的主要问题和改进情况"],
  },
  六: {
    near: ["其他需报告的事项", "其它需报告的事项", "其他事项", "其它事项", "其他需要说明的事项", "需要说明的事项", "其他情况"],
    key: ["需要报告"],
    also: ["其他需要报告事项", "其它需要报告的事项", "需要报告的其他事项"],
  },
};

export const sectionTitles = (edition: Edition): readonly SectionTitle[] =>
  sectionsOf(edition).map(({ number, title, also }) => ({
    number,
    title,
    also: [...also, ...sectionKeys[number].also],
    near: sectionKeys[number].near ?? [],
    key: sectionKeys[number].key,
  }));
