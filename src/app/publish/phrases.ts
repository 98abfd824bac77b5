// Official turns of phrase for what the tables say: with a figure where there is one, and as a sentence of its own for none.
import type { NumberedForm } from "../../core/form/numbered-form";
import { add, isFigure, type Value } from "../../core/figures/values";

/** A figure by its row or column, summed; undefined while a part of it is blank or holds words. */
type Figures = (...ids: readonly string[]) => number | undefined;

export interface Phrase {
  readonly name: string;
  readonly means: string;
  /** Rows and columns that it needs; a form that prints none of them has no such phrase. */
  readonly needs: readonly string[];
  readonly say: (figure: Figures) => string | undefined;
}

const all = (...rows: readonly string[]): string[] => rows.map((row) => `requests.${row}.total`);
const group = (prefix: string, ...rows: readonly string[]): string[] => all(...rows.map((row) => `${prefix}.${row}`));

const received = all("received");
const natural = ["requests.received.naturalPerson"];
const entities = ["business", "research", "publicWelfare", "legalService", "otherEntity"].map(
  (one) => `requests.received.${one}`,
);
const results: readonly (readonly [string, readonly string[]])[] = [
  ["予以公开", all("granted")],
  ["部分公开", all("partlyGranted")],
  [
    "不予公开",
    group(
      "denied",
      "stateSecret",
      "forbidden",
      "security",
      "thirdParty",
      "internal",
      "process",
      "enforcementFile",
      "administrativeQuery",
    ),
  ],
  ["无法提供", group("unable", "notHeld", "toBeCreated", "unclear")],
  ["不予处理", group("declined", "complaint", "repeated", "publication", "excessive", "confirmation")],
  // The 2019 form prints one row, the 2021 form three.
  ["其他处理", [...group("other", "notCorrected", "feeUnpaid", "other"), ...all("other")]],
];

/** 结果维持3件，尚未审结1件; what did not happen is left out. */
const listed = (parts: readonly (readonly [string, number | undefined])[], unit = "件"): string | undefined => {
  if (parts.some(([, count]) => count === undefined)) return undefined;
  return parts
    .filter(([, count]) => count !== 0)
    .map(([said, count]) => `${said}${count}${unit}`)
    .join("，");
};

const outcomes = ["upheld", "corrected", "otherResult", "pending"] as const;
const OUTCOMES = { upheld: "结果维持", corrected: "结果纠正", otherResult: "其他结果", pending: "尚未审结" } as const;
const court = (prefixes: readonly string[], outcome: string): string[] =>
  prefixes.map((prefix) => `proceedings.${prefix}.${outcome}`);

function heard(figure: Figures, said: string, prefixes: readonly string[]): string | undefined {
  const count = figure(...court(prefixes, "total"));
  if (count === undefined) return undefined;
  if (count === 0) return `未发生因政府信息公开引起的${said}`;
  const parts = listed(outcomes.map((outcome) => [OUTCOMES[outcome], figure(...court(prefixes, outcome))]));
  return parts === undefined ? undefined : `因政府信息公开引起的${said}${count}件${parts === "" ? "" : `，其中${parts}`}`;
}

const REVIEW = ["reconsideration"];
const SUITS = ["directSuit", "suitAfterReconsideration"];

/** The second of each pair is said where there is nothing to report. */
const none = (count: number | undefined, some: (count: number) => string | undefined, nothing: string): string | undefined =>
  count === undefined ? undefined : count === 0 ? nothing : some(count);

export const phrases: readonly Phrase[] = [
  {
    name: "新收情况",
    means: "新收政府信息公开申请12件，其中自然人10件，法人或其他组织2件；没有时：未收到政府信息公开申请",
    needs: received,
    say: (figure) =>
      none(
        figure(...received),
        (count) => {
          const parts = listed([
            ["自然人", figure(...natural)],
            ["法人或其他组织", figure(...entities)],
          ]);
          return parts === undefined ? undefined : `新收政府信息公开申请${count}件${parts === "" ? "" : `，其中${parts}`}`;
        },
        "未收到政府信息公开申请",
      ),
  },
  {
    name: "上年结转情况",
    means: "上年结转政府信息公开申请3件；没有时：没有上年结转的政府信息公开申请",
    needs: all("broughtForward"),
    say: (figure) =>
      none(figure(...all("broughtForward")), (count) => `上年结转政府信息公开申请${count}件`, "没有上年结转的政府信息公开申请"),
  },
  {
    name: "办结情况",
    means: "办结政府信息公开申请11件，其中予以公开8件，无法提供3件；没有时：没有办结的政府信息公开申请",
    needs: all("processed"),
    say: (figure) =>
      none(
        figure(...all("processed")),
        (count) => {
          const parts = listed(results.map(([said, rows]) => [said, figure(...rows)]));
          return parts === undefined ? undefined : `办结政府信息公开申请${count}件${parts === "" ? "" : `，其中${parts}`}`;
        },
        "没有办结的政府信息公开申请",
      ),
  },
  {
    name: "结转下年情况",
    means: "结转下年度继续办理4件；没有时：没有结转下年度继续办理的政府信息公开申请",
    needs: all("carriedForward"),
    say: (figure) =>
      none(
        figure(...all("carriedForward")),
        (count) => `结转下年度继续办理${count}件`,
        "没有结转下年度继续办理的政府信息公开申请",
      ),
  },
  {
    name: "行政复议情况",
    means: "因政府信息公开引起的行政复议2件，其中结果维持2件；没有时：未发生因政府信息公开引起的行政复议",
    needs: court(REVIEW, "total"),
    say: (figure) => heard(figure, "行政复议", REVIEW),
  },
  {
    name: "行政诉讼情况",
    means: "因政府信息公开引起的行政诉讼1件，其中尚未审结1件；没有时：未发生因政府信息公开引起的行政诉讼",
    needs: court(SUITS, "total"),
    say: (figure) => heard(figure, "行政诉讼", SUITS),
  },
  {
    name: "复议诉讼情况",
    means: "以上两句合为一句；都没有时：未发生因政府信息公开引起的行政复议、行政诉讼",
    needs: [...court(REVIEW, "total"), ...court(SUITS, "total")],
    say: (figure) => {
      if (figure(...court(REVIEW, "total"), ...court(SUITS, "total")) === 0)
        return "未发生因政府信息公开引起的行政复议、行政诉讼";
      const parts = [heard(figure, "行政复议", REVIEW), heard(figure, "行政诉讼", SUITS)];
      return parts.includes(undefined) ? undefined : parts.join("；");
    },
  },
  {
    name: "逾期未缴费情况",
    means: "申请人逾期未按收费通知要求缴纳费用、不再处理的申请10件；没有时：没有因逾期未缴纳费用而不再处理的申请",
    needs: group("other", "feeUnpaid"),
    say: (figure) =>
      none(
        figure(...group("other", "feeUnpaid")),
        (count) => `申请人逾期未按收费通知要求缴纳费用、不再处理的申请${count}件`,
        "没有因逾期未缴纳费用而不再处理的申请",
      ),
  },
];

/** Sums of the cells that the form prints under these names. */
export const figuresOf =
  (form: NumberedForm, values: readonly Value[]): Figures =>
  (...ids) => {
    const found = ids.flatMap((id) => form.byId.get(id)?.index ?? []).map((index) => values[index] ?? null);
    if (found.length === 0 || !found.every(isFigure)) return undefined;
    const sum = add(found);
    return typeof sum === "number" ? sum : undefined;
  };
