// Sentences about what a local profile asks for.
import type { LocalRequirement } from "../../core/check/finding";
import { sentenceOf, type ByKind } from "./by-kind";

const SENTENCES: ByKind<LocalRequirement> = {
  "section-length": ({ title, most, found }) => `“${title}”有${found}个字，最多${most}个字，请压缩${found - most}个字。`,
  "section-not-found": ({ title }) => `没有找到“${title}”这一部分，篇幅和应写的数据没有核对，请补上标题再审核。`,
  "figure-not-named": ({ aspect, name }) => `“${aspect}”没有写明${name}，请补写，没有的写明为0。`,
  "published-after": ({ found, deadline }) => `写明的发布日期是${found}，应在${deadline}以前，请核对日期，确已逾期的请说明。`,
  "not-for-this": ({ document, what, found }) =>
    `${document}不适用于${what === "year" ? `${found}年度` : found}，没有按它核对，请换用适用的地方要求。`,
};

export const localSentence = (requirement: LocalRequirement): string => sentenceOf(SENTENCES, requirement);
