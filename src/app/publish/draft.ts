// 起草: first sentences of section one (依申请公开) and of section six (信息处理费), by rule, to be read and finished by hand.
import type { Value } from "../../core/figures/values";
import type { RowName } from "../../core/form/law";
import { cellsNamed } from "../../core/form/names";
import type { NumberedForm } from "../../core/form/numbered-form";
import { flow } from "../../core/prose/flow";
import type { RawDocument } from "../../core/document/source";
import { speaksFor } from "../../lexicon/areas";
import { proseWords } from "../../lexicon/words";
import { feeUnpaid, figuresOf, ON_REQUEST_SENTENCES, phrases, type PhraseFigures } from "./phrases";
import type { Named } from "./publish";

export interface Draft {
  /** Behind which block it is put, and which block it is set like. */
  readonly after: number;
  readonly like: number | undefined;
  readonly section: "一" | "六";
  /** What it speaks of, as it is listed. */
  readonly about: string;
  /** With placeholders: each becomes a place of ours, so that a later update keeps it up to date. */
  readonly text: string;
}

const DOCUMENTS = "制发文件情况";
const UNPAID = "逾期未缴费情况";
const OF_OWN_ACCORD = "主动公开";
const ON_REQUEST = "依申请公开";

const MARK = "〔草稿，核对修改后删去本括注〕";

/** Whether a fee was taken stands in no table: nobody but the unit can say it. */
const FEE = "〔填写金额，没有收取的写“未收取”〕";

/** From so many on a share says more than the number. */
const MANY = 10;

/** 比上年增加14件，增长0.4%: as far as last year is known and large enough for a share. */
function comparison(now: PhraseFigures, before: PhraseFigures | undefined): string {
  const [count, last] = [now.rows(RECEIVED), before?.rows(RECEIVED)];
  if (count === undefined || last === undefined) return "";
  if (count === last) return "，与上年{{新收·增减}}";
  return `，比上年{{新收·增减}}${last >= MANY ? "，{{新收·增幅}}" : ""}`;
}

const RECEIVED: RowName = "requests.received";

const begun = (unit: string): string => `{{年度}}年，${speaksFor(unit)}`;

/** @param compared - ，比上年增加14件, where last year is known */
const requestsSentences = (unit: string, compared = ""): string =>
  `${begun(unit)}{{新收情况}}${compared}；{{上年结转情况}}。{{办结情况}}；{{结转下年情况}}。{{复议诉讼情况}}。`;

function requestsText({ form, values, unit }: Named, previous: readonly Value[] | undefined): string {
  const now = figuresOf(form, values);
  const unsaid = ON_REQUEST_SENTENCES.filter((name) => phrases.find((one) => one.name === name)?.say(now) === undefined);
  // One thing to be filled in is enough; what is filled in later is told in this place as a whole.
  if (unsaid.length > 1) return `${MARK}${begun(unit)}{{依申请公开情况}}。`;
  const compared = comparison(now, previous && figuresOf(form, previous));
  if (now.rows(RECEIVED) === 0 && now.rows("requests.broughtForward") === 0 && now.rows("requests.processed") === 0)
    return `${MARK}${begun(unit)}{{新收情况}}${compared}，{{上年结转情况}}。{{复议诉讼情况}}。`;
  return MARK + requestsSentences(unit, compared);
}

const documentsSentence = (unit: string): string => `${begun(unit)}{{${DOCUMENTS}}}。`;

/** Whether a form prints everything that a phrase needs. */
const isPrinted = (form: NumberedForm, said: string): boolean =>
  phrases.some(({ name, needs }) => name === said && needs.every((id) => cellsNamed(form, id).length > 0));

/** The same sentences for a template that is kept: true of every year and whatever its figures are. */
export interface KeptSentences {
  /** By the aspect of section one that they tell of. */
  readonly aspects: Readonly<Record<string, string>>;
  readonly fee: string;
}

export function keptSentences(form: NumberedForm, unit: string): KeptSentences {
  const unpaid = isPrinted(form, UNPAID) ? `{{${UNPAID}}}；` : "";
  return {
    aspects: {
      ...(isPrinted(form, DOCUMENTS) && { [OF_OWN_ACCORD]: documentsSentence(unit) }),
      [ON_REQUEST]: requestsSentences(unit),
    },
    fee: `${begun(unit)}${unpaid}收取信息处理费${FEE}。`,
  };
}

/** @returns undefined where the form counts unpaid fees and the figure is not there: then nobody can say that there were none */
function feeText({ form, values, unit }: Named): string | undefined {
  const unpaid = feeUnpaid(form, values);
  if (unpaid === undefined) return undefined;
  const begin = MARK + begun(unit);
  // That fees were asked for is all the tables can say; how much was paid stands in no table.
  return unpaid !== "not-counted" && unpaid > 0
    ? `${begin}依法发出信息处理费收费通知，{{${UNPAID}}}；收取信息处理费${FEE}。`
    : `${begin}收取信息处理费${FEE}。`;
}

/** Sections of text, and from how many characters on a paragraph is one. */
const TEXTS: ReadonlySet<string> = new Set(["一", "五", "六"]);
const LINE = 20;

/** A line of the blank form that asks for text, or nothing at all. */
export const isHint = (text: string): boolean =>
  text.replace(/[\s\u3000]/gu, "") === "" ||
  proseWords.hints.some((hint) => text.includes(hint)) ||
  /^[（(].{0,30}[）)]$/u.test(text);

/** Where the two sections have no text of their own yet. What is there is never written over. */
export function drafts(
  report: Named,
  document: RawDocument,
  form: NumberedForm,
  previous: readonly Value[] | undefined,
): readonly Draft[] {
  const titles = proseWords.sections[form.edition.id] ?? [];
  const { paragraphs } = flow(document.blocks, form, titles, false);
  const blockOf = (at: number): number => paragraphs[at]!.pieces[0]!.block;
  const found: Draft[] = [];
  // A section without a word of its own is set as the prose of another one is.
  const elsewhere = paragraphs.findIndex(
    ({ section, isHeading, text }) => TEXTS.has(section) && !isHeading && text.length >= LINE && !isHint(text),
  );
  const modelOf = (at: number | undefined): number | undefined =>
    at !== undefined ? blockOf(at) : elsewhere >= 0 ? blockOf(elsewhere) : undefined;

  const one = paragraphs.findIndex(({ section, isHeading }) => section === "一" && isHeading);
  if (one >= 0) {
    const own = paragraphs.flatMap((paragraph, at) => (paragraph.section === "一" && at > one ? [{ paragraph, at }] : []));
    const heading = own.find(({ paragraph }) => paragraph.isHeading && paragraph.text.includes("依申请"));
    const prose = own.filter(({ paragraph }) => !paragraph.isHeading && !isHint(paragraph.text));
    const [model] = prose;
    const like = (model ?? own.find(({ paragraph }) => !paragraph.isHeading))?.at;
    const isTold = prose.some(({ paragraph }) => /规章|规范性文件/u.test(paragraph.text));
    if (isPrinted(form, DOCUMENTS) && !isTold) {
      const over = own.find(({ paragraph }) => paragraph.isHeading && paragraph.text.includes(OF_OWN_ACCORD));
      found.push({
        after: blockOf((over ?? own.filter(({ paragraph }) => !paragraph.isHeading).pop())?.at ?? one),
        like: modelOf(like),
        section: "一",
        about: "规章和行政规范性文件",
        text: MARK + documentsSentence(report.unit),
      });
    }
    const spoken = prose.some(({ paragraph }) => /依申请|公开申请/u.test(paragraph.text) || paragraph.heading.includes("依申请"));
    if (!spoken) {
      const after = heading ?? own.filter(({ paragraph }) => !paragraph.isHeading).pop();
      found.push({
        after: after ? blockOf(after.at) : blockOf(one),
        like: modelOf(like),
        section: "一",
        about: "依申请公开情况",
        text: requestsText(report, previous),
      });
    }
  }
  const six = paragraphs.findIndex(({ section, isHeading }) => section === "六" && isHeading);
  if (six >= 0) {
    const own = paragraphs.flatMap((paragraph, at) => (paragraph.section === "六" && at > six ? [{ paragraph, at }] : []));
    const last = own[own.length - 1];
    const text = feeText(report);
    if (text !== undefined && own.every(({ paragraph }) => isHint(paragraph.text)))
      found.push({
        after: last ? blockOf(last.at) : blockOf(six),
        like: modelOf(last?.at),
        section: "六",
        about: "信息处理费",
        text,
      });
  }
  return found;
}
