// 生成带占位符的模板: a whole report in the official order, with our names where the figures will stand.
import { tableNumber } from "../check/gaps";
import { aspectTitle, toBeFilled } from "../words/template-wording";
import type { NumberedForm, NumberedTable } from "../../core/form/numbered-form";
import { proseWords } from "../../lexicon/words";
import type { ReportOutline } from "../../render/report";
import { sectionsOf, type Section } from "../../statute/sections";
import { keptSentences, type KeptSentences } from "./draft";

const placed = (name: string): string => `{{${name}}}`;

/** A table stands where its name does, in a paragraph of its own. */
export const tablePlaceholder = (table: NumberedTable): string => placed(tableNumber(table));

/** The five aspects of section one, each under its heading. */
const general = ({ aspects }: KeptSentences, numbers: readonly Section[]): readonly string[] =>
  proseWords.aspects.flatMap(({ name }, at) => [
    aspectTitle(numbers[at]!.number, name),
    aspects[name] ?? toBeFilled(`${name}情况`),
  ]);

/** @param unit - whose template it is, as far as it is known: a government says 全市; the name itself stays a placeholder */
export function templateOutline(form: NumberedForm, unit = ""): ReportOutline {
  const sentences = keptSentences(form, unit);
  const sections = sectionsOf(form.edition);
  const paragraphsOf = ({ number, title, table }: Section): readonly string[] => {
    if (table !== undefined) return [];
    if (number === "一") return general(sentences, sections);
    return [number === "六" ? sentences.fee : toBeFilled(title)];
  };
  return {
    unit: placed("单位"),
    year: placed("年度"),
    form,
    sections: sections.map((section) => ({ title: `${section.number}、${section.title}`, paragraphs: paragraphsOf(section) })),
  };
}
