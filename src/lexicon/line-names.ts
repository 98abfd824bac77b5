// What people call the lines of the tables: the printed label without its number, or an everyday word where the label is a
// sentence. The first name is the one that is written.
import type { ColumnId, RowId } from "../core/form/law";
import type { Court, Courts, DecisionKind, DocumentKind, CaseOutcome } from "../core/prose/words";
import { shorthand } from "./row-names";

type Names = readonly [string, ...(readonly string[])];

/** （一）予以公开, 1.属于国家秘密, 一、本年新收…: the label without its number and without a remark in brackets. */
export const bare = (label: string): string =>
  label
    .replace(/^(?:（[一二三四五六七八九]）|[一二三四五六七八九]、|\d+\.)/u, "")
    .replace(/（[^（）]{4,}）$/u, "")
    .trim();

export const spokenRowNames: Readonly<Partial<Record<RowId, Names>>> = {
  received: [shorthand("received"), "本年新收"],
  broughtForward: [shorthand("broughtForward")],
  processed: [shorthand("processed"), "办理结果总计"],
  carriedForward: [shorthand("carriedForward"), "结转下年度"],
  "other.notCorrected": [shorthand("other.notCorrected")],
  "other.feeUnpaid": [shorthand("other.feeUnpaid")],
};

export const columnNames: Readonly<Partial<Record<ColumnId, Names>>> = {
  otherEntity: ["其他组织", "法人其他"],
};

/** Groups of columns, each by one of its columns. */
export const columnGroups = { entities: "business" } as const satisfies Readonly<Record<string, ColumnId>>;
export const columnGroupNames: Readonly<Record<keyof typeof columnGroups, Names>> = { entities: ["法人", "法人或其他组织"] };

export const outcomeNames: Readonly<Partial<Record<CaseOutcome, Names>>> = {
  total: ["总数", "总计", "件数", ""],
  upheld: ["维持", "结果维持"],
  corrected: ["纠正", "结果纠正"],
  otherResult: ["其他", "其他结果"],
  pending: ["未结", "尚未审结"],
};

export const courtNames: Readonly<Partial<Record<Courts, Names>>> = {
  reconsideration: ["行政复议", "复议"],
  suit: ["行政诉讼", "诉讼"],
  directSuit: ["直接起诉", "未经复议直接起诉"],
  suitAfterReconsideration: ["复议后起诉"],
  proceedings: ["复议诉讼", "行政复议和行政诉讼"],
};

/** One kind of suit: all suits are what its heading stands over. */
export const aSuit: Court = "directSuit";

export const documentNames: Readonly<Record<DocumentKind, string>> = {
  governmentRules: "规章",
  normativeDocuments: "规范性文件",
};
export const decisionNames: Readonly<Record<DecisionKind, string>> = {
  licensing: "行政许可",
  penalties: "行政处罚",
  coercion: "行政强制",
};

/** The name that a line is known by in short; unknown lines are known by their label. */
export const spokenRowName = (id: string, label: string): string =>
  (spokenRowNames as Readonly<Record<string, Names | undefined>>)[id]?.[0] ?? bare(label);
export const namesOf = (names: Readonly<Partial<Record<string, Names>>>, id: string, label: string): Names =>
  names[id] ?? [bare(label)];
