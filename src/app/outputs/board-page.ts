// A batch as one web page: overview, units × rules as a heat map, then unit by unit. One file, without outside requests; its own
// script filters and opens, and without it everything still stands there to be read.
import type { RuleClass } from "../../core/form/rule-text";
import { ruleText } from "../../statute";
import type { Desk, Roll } from "../desk/desk";
import { rollLines, rollSummary } from "../words/roll-wording";
import { roundCounts, roundLine, roundLines, roundSummary, ROUND_COLUMNS } from "../words/round-wording";
import { SEALED, sealLine } from "../words/seal-wording";
import { BOARD_SCRIPT, BOARD_SCRIPT_DIGEST } from "./board-script";
import { BOARD_STYLE } from "./board-style";
import type { BoardEntry } from "./board-entry";
import { CLASS_NAMES } from "./check-text";
import { changeLine, definitionLine, spreadLine } from "../words/indicator-wording";
import { commonest, comparedRates, named, standings } from "./overview";
import { escapePageText as text, PAGE_FOOT, pageHead } from "./page-frame";
import { alikePart } from "./alike";
import { sealPart } from "./seal-list";
import { slopeSvg } from "./slope";
import { stripSvg } from "./strip";
import { STANDING_NAMES, worstFirst, type Standing } from "./standing";

const CLASSES: readonly RuleClass[] = ["A", "B", "C", "D"];

const nameOf = ({ unit }: BoardEntry): string => unit ?? "（未写单位）";
const idOf = (at: number): string => `u${at + 1}`;

const classesOf = (outcome: BoardEntry): readonly RuleClass[] =>
  CLASSES.filter((grade) => outcome.findings.some((finding) => finding.class === grade));
const rulesOf = (outcome: BoardEntry): readonly string[] => [...new Set(outcome.findings.map((finding) => finding.rule))];

/** By which a row and a section are found again; `round` adds 未修改. */
const marks = (outcome: BoardEntry): string => {
  const states = [outcome.standing, ...(outcome.round?.isUnchanged ? ["unchanged"] : [])];
  return `data-unit="${text(`${nameOf(outcome)} ${outcome.source}`)}" data-state="${states.join(" ")}" data-classes="${classesOf(outcome).join(" ")}" data-rules="${rulesOf(outcome).join(" ")}"`;
};

/** Nothing is to be said of it: one line. */
const isPlain = (outcome: BoardEntry): boolean =>
  outcome.standing === "passed" &&
  outcome.findings.length === 0 &&
  outcome.round === undefined &&
  outcome.otherRules === undefined &&
  outcome.seal?.state !== "changed";

function counted(standing: Standing, of: readonly BoardEntry[], words: string): string {
  return `<tr><th scope="row"><button type="button" data-filter="state=${standing}">${STANDING_NAMES[standing]}</button></th><td class="figure">${of.length}</td><td>${text(words)}</td></tr>`;
}

function overview(outcomes: readonly BoardEntry[]): string {
  const { passed, returned, unread, hinted } = standings(outcomes);
  const faults = commonest(outcomes).map(
    ({ finding, by }) =>
      `<tr><th scope="row"><button type="button" data-filter="rule=${finding.rule}">${finding.rule}</button> <span class="class ${finding.class}">${CLASS_NAMES[finding.class]}</span></th><td class="figure">${by.length}</td><td>${text(`${ruleText(finding.rule).title}：${named(by)}`)}</td></tr>`,
  );
  return (
    `<h2 id="overview">总览</h2><table class="overview"><caption>送来审核${outcomes.length}份</caption><thead><tr><th scope="col">情况</th><th scope="col">份数</th><th scope="col">单位</th></tr></thead><tbody>` +
    counted("returned", returned, named(returned)) +
    counted("unread", unread, named(unread)) +
    counted("passed", passed, hinted.length === 0 ? "" : `其中${hinted.length}份有核实性、提示性问题，或者问题已作说明`) +
    `</tbody></table>` +
    (faults.length === 0
      ? ""
      : `<h3>最常见的问题</h3><table class="overview"><thead><tr><th scope="col">规则</th><th scope="col">份数</th><th scope="col">涉及的单位</th></tr></thead><tbody>${faults.join("")}</tbody></table>`)
  );
}

function ratesPart(entries: readonly BoardEntry[]): string {
  const parts = comparedRates(entries)
    .filter(({ whole }) => whole > 0)
    .map((one) => {
      const [spread, change] = [spreadLine(one), changeLine(one)];
      return `<h3>${one.indicator.name}</h3><p>${text(`${definitionLine(one)}${spread}${change}`)}</p><div class="drawn">${stripSvg(one, spread)}${slopeSvg(one, change)}</div>`;
    });
  return parts.length === 0 ? "" : `<h2>各单位比较</h2>${parts.join("")}`;
}

const listed = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join("")}</ul>`;

function rollPart({ call, files, reminders }: Roll): string {
  const messages = reminders.map(
    ({ unit, text: words }, at) =>
      `<details class="reminder"><summary>${text(unit)}</summary><pre id="m${at + 1}">${text(words)}</pre><button type="button" data-copy="m${at + 1}">复制</button></details>`,
  );
  return (
    `<h2>单位名单</h2><p>${text(rollSummary(call))}</p>${listed(rollLines(call, files))}` +
    (messages.length === 0 ? "" : `<h3>催报的话</h3>${messages.join("")}`)
  );
}

function filters(rules: readonly string[], isLater: boolean): string {
  const option = (value: string, words: string): string => `<option value="${value}">${text(words)}</option>`;
  const select = (id: string, label: string, options: string): string =>
    `<label>${label}<select id="by-${id}"><option value="">全部</option>${options}</select></label>`;
  return (
    `<div class="filters" role="search"><label>单位、文件<input id="by-name" type="search" title="按 / 键到这里"></label>` +
    select(
      "state",
      "状态",
      Object.entries(STANDING_NAMES)
        .map(([value, words]) => option(value, words))
        .join("") + (isLater ? option("unchanged", "没有修改就重报") : ""),
    ) +
    select("class", "类别", CLASSES.map((grade) => option(grade, CLASS_NAMES[grade])).join("")) +
    select("rule", "规则", rules.map((rule) => option(rule, `${rule} ${ruleText(rule as never).title}`)).join("")) +
    `<button type="button" id="all">全部显示</button><span id="shown" role="status"></span><span id="told" role="status"></span></div>`
  );
}

/** The gravest class of what a square counts gives its colour, and its letter: nobody has to see colours. */
function square(outcome: BoardEntry, rule: string, at: number): string {
  const found = outcome.findings.filter((finding) => finding.rule === rule);
  if (found.length === 0) return "<td></td>";
  const grade = CLASSES.find((one) => found.some((finding) => finding.class === one))!;
  return `<td class="heat h${grade}"><a href="#${idOf(at)}" aria-label="${text(`${found.length}${grade}，${nameOf(outcome)}，${rule}，${CLASS_NAMES[grade]}`)}">${found.length}<sub>${grade}</sub></a></td>`;
}

function heatRow(outcome: BoardEntry, at: number, rules: readonly string[], isLater: boolean): string {
  const { round } = outcome;
  const rounds = isLater
    ? ROUND_COLUMNS.map((_, i) => `<td class="figure">${round ? roundCounts(round)[i]! : ""}</td>`).join("")
    : "";
  return `<tr${isPlain(outcome) ? ' class="plain"' : ""} ${marks(outcome)}><th scope="row"><a href="#${idOf(at)}">${text(nameOf(outcome))}</a></th><td class="state">${STANDING_NAMES[outcome.standing]}${round?.isUnchanged ? "<br>未修改" : ""}${outcome.seal ? `<br>${SEALED[outcome.seal.state]}` : ""}</td>${rounds}${rules.map((rule) => square(outcome, rule, at)).join("")}</tr>`;
}

function* heatMap(outcomes: readonly BoardEntry[], rules: readonly string[], isLater: boolean): Generator<string> {
  const head = rules.map((rule) => `<th scope="col" title="${text(ruleText(rule as never).title)}">${rule}</th>`).join("");
  const rounds = isLater ? ROUND_COLUMNS.map((title) => `<th scope="col">${title}</th>`).join("") : "";
  yield (
    `<h2 id="units">单位和规则</h2>${filters(rules, isLater)}<p class="ground">最需要处理的在前；数字是问题的条数，A 强制性、B 准强制性、C 核实性、D 提示性；上下键在单位之间走，回车看这个单位。</p>` +
    `<div class="map" role="region" aria-label="单位和规则" tabindex="0"><table><thead><tr><th scope="col">单位</th><th scope="col">状态</th>${rounds}${head}</tr></thead><tbody>`
  );
  for (const [at, outcome] of outcomes.entries()) yield `${at > 0 ? "\n" : ""}${heatRow(outcome, at, rules, isLater)}`;
  yield `</tbody></table></div>\n`;
}

function unitPart(outcome: BoardEntry, at: number, sectionOf: SectionOf): string {
  const { round, seal } = outcome;
  if (isPlain(outcome))
    return `<section class="plain" id="${idOf(at)}" ${marks(outcome)}><p>✓ ${text(nameOf(outcome))}　${text(outcome.form)}　通过${outcome.counts.passed}条${seal ? `　${SEALED[seal.state]}` : ""}　${text(outcome.source)}</p></section>`;
  const grave = classesOf(outcome)
    .map((grade) => `${CLASS_NAMES[grade]}${outcome.findings.filter((finding) => finding.class === grade).length}`)
    .join("，");
  const mended =
    round && round.mended.length > 0
      ? `<h3>上一轮的问题，已改</h3>${listed(round.mended.map((one) => `${one.rule}　${one.message}`))}`
      : "";
  return (
    `<section id="${idOf(at)}" ${marks(outcome)}><details><summary>${text(nameOf(outcome))}　<span class="${outcome.standing}">${STANDING_NAMES[outcome.standing]}</span>　<span class="ground">${grave}</span></summary>` +
    (round ? `<p>${text(roundLine(round))}</p>${mended}` : "") +
    (seal ? `<p>${text(sealLine(seal))}</p>` : "") +
    `${sectionOf(outcome)}<p><a href="#units">回到单位和规则</a></p></details></section>`
  );
}

/** What a page shows of a source: it may be kept elsewhere than with the source itself. */
type SectionOf = (outcome: BoardEntry) => string;
const ownSection: SectionOf = ({ section }) => section ?? "";

interface Product {
  readonly name: string;
  readonly version: string;
}

/** The whole page piece by piece: of thousands of units no two have to be held at once. */
export function* boardPieces(desk: Desk, product: Product, sectionOf = ownSection): Generator<string> {
  const outcomes = worstFirst(desk.entries);
  const [only] = outcomes;
  // One report is its own overview.
  if (only && outcomes.length === 1 && !desk.roll && !desk.rounds) {
    yield `${pageHead("审核报告")}${sectionOf(only)}${PAGE_FOOT}`;
    return;
  }
  const rules = [...new Set(outcomes.flatMap(rulesOf))].sort();
  const isLater = outcomes.some(({ round }) => round !== undefined);
  yield `${pageHead("审核报告", { style: BOARD_STYLE, script: BOARD_SCRIPT_DIGEST })}\n`;
  yield `${overview(outcomes)}\n`;
  yield desk.rounds ? `<h2>与上一轮</h2><p>${text(roundSummary(desk.rounds))}</p>${listed(roundLines(desk.rounds))}\n` : "\n";
  yield `${desk.roll ? rollPart(desk.roll) : ""}\n`;
  yield* heatMap(outcomes, rules, isLater);
  for (const part of [ratesPart(desk.entries), alikePart(desk.alike), sealPart(desk.seals), `<h2>各单位</h2>`]) yield `${part}\n`;
  for (const [at, outcome] of outcomes.entries()) yield `${unitPart(outcome, at, sectionOf)}\n`;
  yield `<footer class="ground">${text(`${product.name} ${product.version}`)}</footer>\n`;
  yield `<script>${BOARD_SCRIPT}</script>\n`;
  yield PAGE_FOOT;
}

/** The whole page, ready to be saved. */
export const boardPage = (desk: Desk, product: Product): string => [...boardPieces(desk, product)].join("");
