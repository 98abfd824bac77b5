// 退回单: what a unit has to do with a report that comes back: first what must be mended, then what is to be explained, then hints.
import type { Day } from "../../core/ledger/days";
import { ruleText } from "../../statute";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting } from "../check/told";
import { TABLE_NAMES } from "../check/verdict";
import { standingOf } from "../outputs/standing";
import type { CauseOutcome, SourceOutcome } from "../outputs/check-outcome";

/** One thing to do. */
export interface SlipItem {
  readonly where: string;
  readonly what: string;
  /** The rules it rests on, by name. */
  readonly why: string;
  /** The likely right figure, where one is known; "" elsewhere. */
  readonly should: string;
  readonly todo: string;
}

export interface ReturnSlip {
  readonly unit: string;
  /** The report says whose it is. */
  readonly isNamed: boolean;
  readonly year: number | null;
  readonly source: string;
  readonly mend: readonly SlipItem[];
  readonly explain: readonly SlipItem[];
  readonly hints: readonly SlipItem[];
  /** So many sums can only be checked when the rest is put right. */
  readonly waiting: number;
  /** So many hints are not listed. */
  readonly moreHints: number;
  /** Reasons that have come and stand. */
  readonly received: number;
  /** What was mended since the last round. */
  readonly mended: number;
  readonly isUnchanged: boolean;
  /** The official sentences that the items rest on, each once. */
  readonly grounds: readonly string[];
}

/** Who returns it, by when it is wanted back, and whom to ask. */
export interface Returning {
  readonly today: Day;
  readonly due?: Day | undefined;
  readonly office?: string | undefined;
  readonly contact?: string | undefined;
}

/** Where a sentence of ours begins to say what is to be done. */
const ASKING = /，(?=(?:没有发生的|要与表样一致的)?请)/gu;

/** Our sentences speak to whoever has the program open; a unit reads, mends and sends. */
const toUnit = (todo: string): string =>
  todo.replace(/，(?:然后)?再读(?=。|$)/u, "").replace(/再(?:读|读取|审核|核对一遍)(?=。|$)/u, "再报送");

/** 请核对后改正 of a sentence of ours, and what stands before it. */
function parted(message: string): { readonly what: string; readonly todo: string } {
  const at = [...message.matchAll(ASKING)].at(-1)?.index;
  return at === undefined
    ? { what: message, todo: "请核对后改正。" }
    : { what: `${message.slice(0, at)}。`, todo: toUnit(message.slice(at + 1)) };
}

/** What the reviewer has not laid beside the report is no fault of the unit's. */
const isReviewers = ({ finding: { detail }, verdict }: ReportedFinding): boolean =>
  detail.kind === "no-report" || (detail.kind === "other-report" && verdict === "undecided");

type Part = "mend" | "explain" | "hints";

function partOf({ verdict, class: grade }: ReportedFinding): Part {
  if (verdict !== "broken" || grade === "A") return "mend";
  return grade === "B" ? "explain" : "hints";
}

const FEW_PLACES = 4;

const listed = (all: readonly string[], most = FEW_PLACES): string =>
  all.slice(0, most).join("、") + (all.length > most ? `等${all.length}处` : "");

/** In a worksheet by address, elsewhere by the cell's own name: a path within a file of data is no place for people. */
function placesOf(finding: ReportedFinding): string {
  const named = finding.cells.map(({ at, label }) => (at ? "" : label)).filter((label) => label !== "");
  if (finding.quote || named.length === 0) return listed(addressesOf(finding));
  return listed(named, 2);
}

const titleOf = (finding: ReportedFinding): string => `${finding.rule} ${ruleText(finding.rule).title}`;

function findingItem(finding: ReportedFinding): SlipItem {
  const { what, todo } = parted(finding.message);
  const quote = finding.quote && !what.includes(finding.quote.sentence) ? `原文：“${finding.quote.sentence}”` : "";
  const stale = finding.explanation?.state === "stale" ? finding.explanation.message : "";
  return {
    where: placesOf(finding) || (TABLE_NAMES[finding.table] ?? "整份报告"),
    what: [what, quote, stale].filter((words) => words !== "").join(""),
    why: titleOf(finding),
    should: "",
    todo: partOf(finding) === "explain" ? `${todo.replace(/。$/u, "")}；确实如此的，请书面说明原因（6个字以上）。` : todo,
  };
}

const shown = (figure: number | string | null): string => (figure === null ? "空格" : String(figure));

const FEW_CHANGES = 3;

function waysOf({ proposals }: CauseOutcome): string {
  const ways = proposals.slice(0, FEW_CHANGES).map(({ changes }) => {
    const told = changes
      .slice(0, FEW_CHANGES)
      .map(({ label, from, to }) => (from === null ? `${label}填${shown(to)}` : `${label}由${shown(from)}改为${shown(to)}`));
    return `${told.join("，")}${changes.length > FEW_CHANGES ? `等${changes.length}格` : ""}`;
  });
  const [first = "", ...others] = ways;
  const isTied = proposals.filter(({ rank }) => rank === 1).length > 1;
  if (isTied) return `可能是：${ways.join("；或者")}`;
  return `最可能是：${first}${others.length > 0 ? `；也可能是：${others.join("；或者")}` : ""}`;
}

/** Several findings that one slip of the pen explains are one thing to do. */
function causeItem(cause: CauseOutcome, findings: readonly ReportedFinding[]): SlipItem {
  const [first] = cause.proposals;
  const told = findings.map((finding) => parted(finding.message).what);
  const more = told.length > 2 ? `这样的问题共${told.length}处。` : "";
  return {
    where: first
      ? listed(
          first.changes.map(({ label }) => label),
          2,
        )
      : listed([...new Set(findings.flatMap(addressesOf))]),
    what: told.length === 0 ? parted(cause.message).what : `${told.slice(0, 2).join("")}${more}`,
    why: [...new Set(findings.map(titleOf))].join("；"),
    should: first ? waysOf(cause) : "",
    todo: first ? "请对照原始登记核实后改正，相关合计一并核对。" : parted(cause.message).todo,
  };
}

/** So many findings of one rule are told one by one. */
const FEW_OF_A_RULE = 3;

function itemsOf(findings: readonly ReportedFinding[]): readonly SlipItem[] {
  const byRule = new Map<string, ReportedFinding[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return [...byRule.values()].flatMap((same): SlipItem[] => {
    if (same.length <= FEW_OF_A_RULE) return same.map(findingItem);
    const items = same.map(findingItem);
    const rest = items.slice(2);
    return [
      {
        ...items[0]!,
        where: items.map(({ where }) => where).join("、"),
        what: `${items[0]!.what}${items[1]!.what}另有${rest.length}处同样的问题。`,
      },
    ];
  });
}

/** Beyond these a page is no page any more; hints bind nobody. */
const MOST_HINTS = 5;

/** @returns undefined for a report that does not go back */
export function returnSlip(outcome: SourceOutcome): ReturnSlip | undefined {
  const { unit, year, source, error, findings, causes = [], round } = outcome;
  if (standingOf(outcome) === "passed") return undefined;
  const base = {
    unit: unit ?? "（报告没有写明单位）",
    isNamed: unit !== null,
    year,
    source: source.split(/[/\\]/u).at(-1)!,
    mended: round?.mended.length ?? 0,
    isUnchanged: round?.isUnchanged ?? false,
  };
  if (error !== undefined) {
    const { what, todo } = parted(error);
    const mend = [{ where: base.source, what, why: "文件不能读取", should: "", todo }];
    return { ...base, mend, explain: [], hints: [], waiting: 0, moreHints: 0, received: 0, grounds: [] };
  }
  const due = findings.filter((one) => one.explanation?.state !== "explained" && !isReviewers(one));
  const told = new Set<ReportedFinding>();
  const parts: Record<Part, SlipItem[]> = { mend: [], explain: [], hints: [] };
  for (const cause of causes) {
    const own = cause.findings.map((at) => findings[at]!).filter((one) => due.includes(one) && !told.has(one));
    const shownOnes = own.filter((one) => !isWaiting(one));
    // What only waits is put right by what it waits for.
    if (shownOnes.length === 0) continue;
    const part = (["mend", "explain", "hints"] as const).find((one) => own.some((finding) => partOf(finding) === one))!;
    parts[part].push(causeItem(cause, shownOnes));
    for (const one of own) told.add(one);
  }
  const rest = due.filter((one) => !told.has(one) && !isWaiting(one));
  for (const part of ["mend", "explain", "hints"] as const)
    parts[part].push(...itemsOf(rest.filter((finding) => partOf(finding) === part)));
  const waiting = due.filter((one) => isWaiting(one) && !told.has(one)).length;
  if (parts.mend.length + parts.explain.length + waiting === 0) return undefined;
  const grounds = [
    ...new Set(due.filter((one) => !isWaiting(one) && partOf(one) !== "hints").map(({ rule, ground }) => `${rule}：${ground}`)),
  ];
  return {
    ...base,
    mend: parts.mend,
    explain: parts.explain,
    hints: parts.hints.slice(0, MOST_HINTS),
    waiting,
    moreHints: Math.max(0, parts.hints.length - MOST_HINTS),
    received: findings.filter((one) => one.explanation?.state === "explained").length,
    grounds,
  };
}

const LONGEST_NAME = 60;

/** 退回单-柳河县教育局.docx; a second one of the same unit is numbered. */
export function slipFileNames(slips: readonly ReturnSlip[]): readonly string[] {
  const used = new Map<string, number>();
  return slips.map(({ unit, source, isNamed }) => {
    const whose = isNamed ? unit : source.replace(/\.[^.]+$/u, "");
    const name = `退回单-${whose.replace(/[\\/:*?"<>|\u0000-\u001f]/gu, "_").slice(0, LONGEST_NAME)}`;
    const again = (used.get(name) ?? 0) + 1;
    used.set(name, again);
    return `${name}${again > 1 ? `-${again}` : ""}.docx`;
  });
}
