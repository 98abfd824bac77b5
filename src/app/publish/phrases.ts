// Official turns of phrase for what the tables say: with a figure where there is one, and as a sentence of its own for none.
import type { CellId, ColumnId, RowName } from "../../core/form/law";
import { byRow, cellsNamed, totalOf } from "../../core/form/names";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import { columnsMeant } from "../../core/prose/figures";
import type { ApplicantWord, Court, DocumentKind } from "../../core/prose/words";
import { add, isFigure, type Value } from "../../core/figures/values";
import { bare } from "../../lexicon/line-names";
import { caseCell, courtHeadings, outcomes, resultsOn, suits } from "../../lexicon/tables";
import { proseWords } from "../../lexicon/words";
import { shareText } from "./derived";

/** The tables as a phrase asks them; undefined while a part of a sum is blank, holds words or is not printed. */
export interface PhraseFigures {
  readonly form: NumberedForm;
  /** A row of table three, or a group of its rows: its total, or one kind of applicant. */
  readonly rows: (name: RowName, applicant?: ApplicantWord) => number | undefined;
  readonly cells: (...ids: readonly string[]) => number | undefined;
}

export interface Phrase {
  readonly name: string;
  readonly means: string;
  /** Rows and cells that it needs; a form that prints none of them has no such phrase. */
  readonly needs: readonly string[];
  readonly say: (figures: PhraseFigures) => string | undefined;
}

/** 结果维持3件，尚未审结1件; what did not happen is left out. */
const listed = (parts: readonly (readonly [string, number | undefined])[], unit = "件"): string | undefined => {
  if (parts.some(([, count]) => count === undefined)) return undefined;
  return parts
    .filter(([, count]) => count !== 0)
    .map(([said, count]) => `${said}${count}${unit}`)
    .join("，");
};

const comesTo = (count: number, parts: readonly (readonly [string, number | undefined])[]): boolean =>
  parts.length === 0 || parts.reduce((sum, [, part]) => sum + (part ?? NaN), 0) === count;

/** 12件，其中自然人10件; undefined while a part is, or where the parts come to something else: then nobody knows which is true. */
const withParts = (count: number, parts: readonly (readonly [string, number | undefined])[]): string | undefined => {
  if (!comesTo(count, parts)) return undefined;
  const said = listed(parts);
  return said === undefined ? undefined : `${count}件${said === "" ? "" : `，其中${said}`}`;
};

const joined = (said: string | undefined, rest: string | undefined): string | undefined =>
  said === undefined || rest === undefined ? undefined : said + rest;

/** From so many on a share says more than the number. */
const MANY = 10;

/** ，予以公开和部分公开占办结总数的70.0% */
function disclosedShare(rows: PhraseFigures["rows"], processed: number): string | undefined {
  const [granted, partly] = [rows("requests.granted"), rows("requests.partlyGranted")];
  if (granted === undefined || partly === undefined) return undefined;
  const share = shareText(granted + partly, processed);
  if (processed < MANY || granted + partly === 0 || share === undefined) return "";
  const what = [granted > 0 ? "予以公开" : "", partly > 0 ? "部分公开" : ""].filter(Boolean).join("和");
  return `，${what}占办结总数的${share}`;
}

/** The one part that everything belongs to. */
const onlyPart = (all: number, parts: readonly (readonly [string, number | undefined])[]): string | undefined => {
  const [first, ...others] = parts.filter(([, count]) => count !== 0);
  return first?.[1] === all && others.length === 0 ? first[0] : undefined;
};

/** The second of each pair is said where there is nothing to report. */
const none = (count: number | undefined, some: (count: number) => string | undefined, nothing: string): string | undefined =>
  count === undefined ? undefined : count === 0 ? nothing : some(count);

const after = (said: string, rest: string | undefined): string | undefined => (rest === undefined ? undefined : said + rest);

const totals = (courts: readonly Court[]): string[] => courts.map((court) => caseCell(court, "total"));

function heard({ cells }: PhraseFigures, said: string, courts: readonly Court[]): string | undefined {
  const parts = [...outcomes]
    .filter(([outcome]) => outcome !== "total")
    .map(([outcome, label]) => [label, cells(...courts.map((court) => caseCell(court, outcome)))] as const);
  const count = cells(...totals(courts));
  // Cases that ended somehow are not said not to have been.
  if (count === 0 && parts.some(([, part]) => part !== undefined && part > 0)) return undefined;
  return none(count, (all) => after(`因政府信息公开引起的${said}`, withParts(all, parts)), `未发生因政府信息公开引起的${said}`);
}

const REVIEW: readonly Court[] = ["reconsideration"];
const REVIEWS = courtHeadings.get("reconsideration")!;
const SUITS = "行政诉讼";

/** Who applied, as the form heads its columns: single applicants, and all others by their group. */
const applicants = (form: NumberedForm): readonly (readonly [string, ApplicantWord])[] => {
  const individual: ColumnId = "naturalPerson";
  const row = cellsNamed(form, "requests.received" satisfies RowName);
  const label = (word: ApplicantWord): string | undefined => {
    const meant = columnsMeant(word, proseWords);
    const cells = row.filter((cell) => meant(cell, row));
    return cells.length > 1 ? cells[0]!.column.under.at(-1) : cells[0]?.column.label;
  };
  return [individual, "entities" as const].flatMap((word) => {
    const said = label(word);
    return said === undefined ? [] : [[said, word] as const];
  });
};

const RECEIVED: RowName = "requests.received";
const BROUGHT: RowName = "requests.broughtForward";
const PROCESSED: RowName = "requests.processed";
const CARRIED: RowName = "requests.carriedForward";
const UNPAID: RowName = "requests.other.feeUnpaid";

const DOCUMENTS = ["governmentRules", "normativeDocuments"] as const satisfies readonly DocumentKind[];
const documentCell = (row: DocumentKind, act: (typeof ACTS)[number]): CellId => `disclosure.${row}.${act}`;
const ACTS = ["issued", "repealed", "inForce"] as const satisfies readonly ColumnId[];

/** 制发行政规范性文件3件，废止1件，现行有效41件: a kind of which there is nothing is left out, as most bodies may make no 规章. */
function documentsSaid({ form, cells }: PhraseFigures): string | undefined {
  const kinds = DOCUMENTS.map((row) => {
    const counts = ACTS.map((act) => cells(documentCell(row, act)));
    const label = form.byId.get(documentCell(row, "issued"))?.row.label ?? "";
    return { label, counts };
  });
  if (kinds.some(({ counts }) => counts.includes(undefined))) return undefined;
  const some = kinds.filter(({ counts }) => counts.some((count) => count !== 0));
  if (some.length === 0) return `没有制发、废止和现行有效的${kinds.map(({ label }) => label).join("、")}`;
  return some
    .map(({ label, counts: [issued, repealed, inForce] }) =>
      [
        issued === 0 ? `没有制发${label}` : `制发${label}${issued}件`,
        repealed === 0 ? "没有废止" : `废止${repealed}件`,
        ...(inForce === 0 ? [] : [`现行有效${inForce}件`]),
      ].join("，"),
    )
    .join("；");
}

const sentences: readonly Phrase[] = [
  {
    name: "新收情况",
    means:
      "新收政府信息公开申请12件，其中自然人10件，法人或其他组织2件；只有一类时：均为自然人申请；没有时：未收到政府信息公开申请",
    needs: [RECEIVED],
    say: ({ form, rows }) =>
      none(
        rows(RECEIVED),
        (count) => {
          const parts = applicants(form).map(([said, word]) => [said, rows(RECEIVED, word)] as const);
          const only = onlyPart(count, parts);
          const said = `新收政府信息公开申请`;
          if (only === undefined) return after(said, withParts(count, parts));
          return `${said}${count}件，${count === 1 ? `申请人为${only}` : `均为${only}申请`}`;
        },
        "未收到政府信息公开申请",
      ),
  },
  {
    name: "上年结转情况",
    means: "上年结转政府信息公开申请3件；没有时：没有上年结转的政府信息公开申请",
    needs: [BROUGHT],
    say: ({ rows }) => none(rows(BROUGHT), (count) => `上年结转政府信息公开申请${count}件`, "没有上年结转的政府信息公开申请"),
  },
  {
    name: "办结情况",
    means:
      "办结政府信息公开申请11件，其中予以公开8件，无法提供3件，予以公开占办结总数的72.7%；只有一种时：办理结果均为予以公开；没有时：没有办结的政府信息公开申请",
    needs: [PROCESSED],
    say: ({ form, rows }) =>
      none(
        rows(PROCESSED),
        (count) => {
          const parts = resultsOn(form).map(({ id, label }) => [bare(label), rows(`requests.${id}` as RowName)] as const);
          const only = onlyPart(count, parts);
          const said = "办结政府信息公开申请";
          if (only === undefined) return after(said, joined(withParts(count, parts), disclosedShare(rows, count)));
          return `${said}${count}件，办理结果${count === 1 ? "" : "均"}为${only}`;
        },
        "没有办结的政府信息公开申请",
      ),
  },
  {
    name: "结转下年情况",
    means: "结转下年度继续办理4件；没有时：没有结转下年度继续办理的政府信息公开申请",
    needs: [CARRIED],
    say: ({ rows }) => none(rows(CARRIED), (count) => `结转下年度继续办理${count}件`, "没有结转下年度继续办理的政府信息公开申请"),
  },
  {
    name: "行政复议情况",
    means: "因政府信息公开引起的行政复议2件，其中结果维持2件；没有时：未发生因政府信息公开引起的行政复议",
    needs: totals(REVIEW),
    say: (figures) => heard(figures, REVIEWS, REVIEW),
  },
  {
    name: "行政诉讼情况",
    means: "因政府信息公开引起的行政诉讼1件，其中尚未审结1件；没有时：未发生因政府信息公开引起的行政诉讼",
    needs: totals(suits),
    say: (figures) => heard(figures, SUITS, suits),
  },
  {
    name: "复议诉讼情况",
    means: "以上两句合为一句；都没有时：未发生因政府信息公开引起的行政复议、行政诉讼",
    needs: [...totals(REVIEW), ...totals(suits)],
    say: (figures) => {
      const parts = [heard(figures, REVIEWS, REVIEW), heard(figures, SUITS, suits)];
      if (parts.includes(undefined)) return undefined;
      const isNone = figures.cells(...totals(REVIEW), ...totals(suits)) === 0;
      return isNone ? `未发生因政府信息公开引起的${REVIEWS}、${SUITS}` : parts.join("；");
    },
  },
  {
    name: "制发文件情况",
    means: "制发行政规范性文件3件，废止1件，现行有效41件；没有时：没有制发、废止和现行有效的规章、行政规范性文件",
    needs: DOCUMENTS.flatMap((row) => ACTS.map((act) => documentCell(row, act))),
    say: documentsSaid,
  },
  {
    name: "逾期未缴费情况",
    means: "申请人逾期未按收费通知要求缴纳费用、不再处理的申请10件；没有时：没有因逾期未缴纳费用而不再处理的申请",
    needs: [UNPAID],
    say: ({ rows }) =>
      none(
        rows(UNPAID),
        (count) => `申请人逾期未按收费通知要求缴纳费用、不再处理的申请${count}件`,
        "没有因逾期未缴纳费用而不再处理的申请",
      ),
  },
];

const saidOf = (name: string, figures: PhraseFigures): string | undefined =>
  sentences.find((one) => one.name === name)?.say(figures);

export const phrases: readonly Phrase[] = [
  ...sentences,
  {
    name: "依申请公开情况",
    means: "新收、上年结转、办结、结转下年、复议诉讼各句合为一段，末尾不带句号；有一句还不能写时整段待填写",
    needs: [RECEIVED, BROUGHT, PROCESSED, CARRIED, ...totals(REVIEW), ...totals(suits)],
    say: (figures) => {
      const [received, brought, processed, carried, heardOf] = ON_REQUEST_SENTENCES.map((name) => saidOf(name, figures));
      return [received, brought, processed, carried, heardOf].includes(undefined)
        ? undefined
        : `${received!}；${brought!}。${processed!}；${carried!}。${heardOf!}`;
    },
  },
];

/** What section one tells of applications, sentence by sentence. */
export const ON_REQUEST_SENTENCES = ["新收情况", "上年结转情况", "办结情况", "结转下年情况", "复议诉讼情况"] as const;

/** How many applications lapsed because a fee was not paid; "not-counted" on a form that does not count them. */
export function feeUnpaid(form: NumberedForm, values: readonly Value[]): number | undefined | "not-counted" {
  return cellsNamed(form, UNPAID).length === 0 ? "not-counted" : figuresOf(form, values).rows(UNPAID);
}

export function figuresOf(form: NumberedForm, values: readonly Value[]): PhraseFigures {
  const sum = (cells: readonly Cell[]): number | undefined => {
    const found = cells.map(({ index }) => values[index] ?? null);
    if (found.length === 0 || !found.every(isFigure)) return undefined;
    const all = add(found);
    return typeof all === "number" ? all : undefined;
  };
  return {
    form,
    rows: (name, applicant) =>
      sum(
        byRow(cellsNamed(form, name)).flatMap((row) => {
          const meant = applicant && columnsMeant(applicant, proseWords);
          return meant ? row.filter((cell) => meant(cell, row)) : (totalOf(row) ?? []);
        }),
      ),
    cells: (...ids) => sum(ids.flatMap((id) => form.byId.get(id) ?? [])),
  };
}
