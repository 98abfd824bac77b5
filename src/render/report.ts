// A whole report as the parts a reader sees: title, headings, prose, tables in their sections. Hosts only set them.
import type { NumberedForm, NumberedTable } from "../core/form/numbered-form";
import type { Value } from "../core/figures/values";
import type { Markup } from "./markup";
import { ems } from "./measure";

interface Section {
  /** As printed, with its number: 一、总体情况. */
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface Report {
  readonly unit: string;
  readonly year: number;
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  /** In printed order. A table goes into the section that bears its number. */
  readonly sections: readonly Section[];
  /** Over all figures, shown at the end of a page and kept beside it. */
  readonly digest?: string;
  /** 未通过审核…: said before everything else. */
  readonly mark?: string;
  /** Drawn already, each to stand behind its table, and what they are set with. */
  readonly pictures?: {
    readonly style: string;
    readonly drawn: readonly { readonly table: string; readonly figure: Markup }[];
  };
}

export type Passage =
  | { readonly kind: "title"; readonly lines: readonly string[] }
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  /** `lead` is an opening such as 「（一）主动公开情况。」, set like a heading of the second level. */
  | { readonly kind: "paragraph"; readonly lead: string; readonly text: string }
  | { readonly kind: "table"; readonly table: NumberedTable };

/** @param year - of a template, what stands for it */
export const reportTitle = (unit: string, year: number | string): string => `${unit}${year}年政府信息公开工作年度报告`;

/** Characters of 2号 that fit one line of the official page. */
const TITLE_LINE = 20;

const SECOND_LEVEL = /^（[一二三四五六七八九十]{1,3}）/;
/** A longer opening is a sentence of the body that happens to be numbered. */
const LEAD_LIMIT = 30;

function prose(paragraph: string): Passage[] {
  const text = paragraph.trim();
  if (text === "") return [];
  if (!SECOND_LEVEL.test(text)) return [{ kind: "paragraph", lead: "", text }];
  const stop = text.indexOf("。") + 1;
  if (stop === 0 && text.length <= LEAD_LIMIT) return [{ kind: "heading", level: 2, text }];
  return stop > 0 && stop < LEAD_LIMIT
    ? [{ kind: "paragraph", lead: text.slice(0, stop), text: text.slice(stop) }]
    : [{ kind: "paragraph", lead: "", text }];
}

/** What a template to keep is made from: names stand where the unit and the year will. */
export interface ReportOutline extends Pick<Report, "unit" | "form" | "sections"> {
  readonly year: number | string;
}

export function passages({ unit, year, form, sections }: ReportOutline): Passage[] {
  const title = reportTitle(unit, year);
  const lines = ems(title) <= TITLE_LINE ? [title] : [unit, title.slice(unit.length)];
  const placed = new Set<NumberedTable>();
  const tablesOf = (heading: string): Passage[] =>
    form.tables.flatMap((table): Passage[] => {
      if (placed.has(table) || !heading.startsWith(`${table.table.number}、`)) return [];
      placed.add(table);
      return [{ kind: "table", table }];
    });
  const body = sections.flatMap((section): Passage[] => [
    { kind: "heading", level: 1, text: section.title },
    ...section.paragraphs.flatMap(prose),
    ...tablesOf(section.title),
  ]);
  // No table is lost because its section is: it then brings its own heading.
  const rest = form.tables
    .filter((table) => !placed.has(table))
    .flatMap((table): Passage[] => [
      { kind: "heading", level: 1, text: table.table.title },
      { kind: "table", table },
    ]);
  return [{ kind: "title", lines }, ...body, ...rest];
}
