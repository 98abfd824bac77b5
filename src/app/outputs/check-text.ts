// A checked source as text for a terminal.
import type { RuleClass } from "../../core/form/rule-text";
import { formName } from "../words/form-name";
import { excerpt, visible } from "../words/one-line";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting, waitingWords } from "../check/told";
import { roundLine } from "../words/round-wording";
import { otherRulesLine } from "../words/rules-wording";
import { sealLine } from "../words/seal-wording";
import type { CauseOutcome, ProseOutcome, SourceOutcome } from "./check-outcome";

export const CLASS_NAMES: Readonly<Record<RuleClass, string>> = { A: "强制性", B: "准强制性", C: "核实性", D: "提示性" };
export const VERDICT_NAMES = { passed: "通过", broken: "不通过", undecided: "待定", unreadable: "无法读取" } as const;

export const editionName = ({ edition, variant }: SourceOutcome): string => (edition ? formName(edition, variant) : "");

export const countsLine = (outcome: SourceOutcome): string =>
  `${VERDICT_NAMES.passed} ${outcome.counts.passed}　${VERDICT_NAMES.broken} ${outcome.counts.broken}　${VERDICT_NAMES.undecided} ${outcome.counts.undecided}　${VERDICT_NAMES.unreadable} ${outcome.counts.unreadable}`;

export const EXPLAINED = { explained: "已说明", stale: "说明已失效" } as const;

const LONGEST_QUOTE = 120;

/** What the prose was held against, in one line, with the sums it writes out. */
export function proseLine(prose: ProseOutcome): string {
  const sums = prose.sums
    .filter((sum) => sum.verdict === "holds")
    .map((sum) => `${sum.place}${sum.whole}＝${sum.parts.join("＋")}`);
  const shown = sums.length === 0 ? "" : `（${sums.slice(0, 3).join("；")}${sums.length > 3 ? " 等" : ""}）`;
  return `正文${prose.figures}个数量，${prose.agreeing}个与表格一致，${sums.length}处分项之和成立${shown}`;
}

/** Beyond these a list of places helps nobody. */
const MOST_PLACES = 6;

function placesLine({ cells, places, verdict }: ReportedFinding): string[] {
  const addresses = verdict === "broken" ? addressesOf({ cells, places }) : [];
  const more = addresses.length > MOST_PLACES ? " 等" : "";
  return addresses.length === 0 ? [] : [`      位置：${addresses.slice(0, MOST_PLACES).join("、")}${more}`];
}

const findingLines = (finding: ReportedFinding): string[] => [
  `  [${CLASS_NAMES[finding.class]} ${finding.rule}${finding.explanation ? ` ${EXPLAINED[finding.explanation.state]}` : ""}] ${finding.message}`,
  ...(finding.explanation ? [`      ${finding.explanation.message}`] : []),
  ...(finding.quote ? [`      原文：${finding.quote.place}“${excerpt(finding.quote.sentence, LONGEST_QUOTE)}”`] : []),
  ...(finding.verdict === "broken" ? [`      依据：${finding.ground}`] : []),
  ...placesLine(finding),
];

/** So few figures are all named in the cause's sentence: a blank among them needs no second one. */
const NAMED_IN_CAUSE = 2;

function isToldBy({ proposals: [first] }: CauseOutcome, { verdict, cells }: ReportedFinding): boolean {
  if (!first || verdict !== "undecided" || first.changes.length > NAMED_IN_CAUSE) return false;
  const named = new Set(first.changes.map(({ id }) => id));
  return cells.length > 0 && cells.every(({ id }) => named.has(id));
}

/** A cause is told once, its consequences below it; then what no cause explains. Sums that wait for blanks are only counted. */
function told({ findings, causes = [] }: SourceOutcome): string[] {
  const explained = new Set(causes.flatMap((cause) => cause.findings));
  const rest = findings.filter((_, i) => !explained.has(i));
  const waiting = waitingWords(findings.filter(isWaiting).length);
  const causing = causes.flatMap((cause) => [
    `  ● ${cause.head}：${cause.message}`,
    ...cause.proposals.slice(1, 3).map((one) => `      另一种可能：${one.message}`),
    ...cause.findings
      .filter((i) => !isWaiting(findings[i]!) && !isToldBy(cause, findings[i]!))
      .flatMap((i) => findingLines(findings[i]!).map((line) => `    ${line}`)),
  ]);
  const waited = waiting === "" ? [] : [`  [${VERDICT_NAMES.undecided}] ${waiting}`];
  return [...causing, ...rest.filter((finding) => !isWaiting(finding)).flatMap(findingLines), ...waited];
}

export function checkText(outcome: SourceOutcome): string {
  if (outcome.error !== undefined) return visible(`✗ ${outcome.source}\n  ${outcome.error}\n`);
  const clean = outcome.findings.length === 0;
  const who = [outcome.unit ?? "（未写单位）", outcome.year === null ? "（未写年度）" : `${outcome.year}年度`].join(" ");
  const lines = [
    `${clean ? "✓" : "■"} ${who}（${editionName(outcome)}） ${outcome.source}`,
    `  ${countsLine(outcome)}`,
    ...(outcome.prose && outcome.prose.figures > 0 ? [`  ${proseLine(outcome.prose)}`] : []),
    ...(outcome.unreadable === undefined ? [] : [`  ${outcome.unreadable}`]),
    ...(outcome.trace ?? []).map((line) => `    ${line}`),
    ...told(outcome),
    ...(outcome.round ? [`  ${roundLine(outcome.round)}`] : []),
    ...(outcome.otherRules ? [`  ${otherRulesLine(outcome.otherRules)}`] : []),
    ...(outcome.seal ? [`  ${sealLine(outcome.seal)}`] : []),
    "",
  ];
  return visible(lines.join("\n"));
}
