// Checked sources as one web page: readable by people and screen readers, printable, without scripts or outside requests.
import { countsLine, CLASS_NAMES, editionName, EXPLAINED, proseLine, VERDICT_NAMES } from "./check-text";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting, waitingWords } from "../check/told";
import { otherRulesLine } from "../words/rules-wording";
import type { SourceOutcome } from "./check-outcome";
import { markedTablesPart } from "./marked-tables";
import { escapePageText } from "./page-frame";

const figure = (value: number | string | null): string =>
  `<td class="figure">${value === null ? "" : escapePageText(String(value))}</td>`;

/** The report's own sentence, with the words in question marked. */
function quoted({ quote }: ReportedFinding): string {
  if (!quote) return "";
  const at = quote.text === "" ? -1 : quote.sentence.indexOf(quote.text);
  const shown =
    at < 0
      ? escapePageText(quote.sentence)
      : `${escapePageText(quote.sentence.slice(0, at))}<mark>${escapePageText(quote.text)}</mark>${escapePageText(quote.sentence.slice(at + quote.text.length))}`;
  return `<blockquote>${shown}<footer>${escapePageText(quote.place)}</footer></blockquote>`;
}

/** The passages that stand in another report as well. */
const repeated = ({ shared = [] }: ReportedFinding): string =>
  shared.map(({ text }) => `<blockquote>${escapePageText(text)}</blockquote>`).join("");

const row = (finding: ReportedFinding): string =>
  `<tr><td class="class ${finding.class}">${CLASS_NAMES[finding.class]}<br>${escapePageText(finding.rule)}</td><td>${VERDICT_NAMES[finding.verdict]}${finding.explanation ? `<br>${EXPLAINED[finding.explanation.state]}` : ""}</td><td>${escapePageText(finding.message)}${quoted(finding)}${repeated(finding)}${finding.explanation ? `<p>${escapePageText(finding.explanation.message)}</p>` : ""}<div class="ground">依据：${escapePageText(finding.ground)}</div></td>${figure(finding.left)}${figure(finding.right)}${figure(finding.difference)}<td>${escapePageText(
    addressesOf(finding).slice(0, 8).join("、"),
  )}</td></tr>`;

/** One source as a section of the page. */
export function pageSection(outcome: SourceOutcome): string {
  const who = [
    outcome.unit ?? "（未写单位）",
    outcome.year === null ? "" : `${outcome.year}年度`,
    outcome.error === undefined ? `（${editionName(outcome)}）` : "",
  ].join(" ");
  const head = `<section><h2>${escapePageText(who)}</h2><p class="ground">${escapePageText(outcome.source)}</p>`;
  if (outcome.error !== undefined) return `${head}<p class="A">${escapePageText(outcome.error)}</p></section>\n`;
  const counts = `<p class="counts">${escapePageText(countsLine(outcome))}</p>`;
  const other = outcome.otherRules ? `<p>${escapePageText(otherRulesLine(outcome.otherRules))}</p>` : "";
  const prose = outcome.prose ? `<p>${escapePageText(proseLine(outcome.prose))}</p>` : "";
  if (outcome.findings.length === 0) return `${head}${counts}${other}${prose}<p>没有发现问题。</p></section>\n`;
  const causes = (outcome.causes ?? []).map((cause) => `<li>${escapePageText(`${cause.head}：${cause.message}`)}</li>`).join("");
  const why = causes === "" ? "" : `<h3>原因</h3><ul>${causes}</ul>`;
  const told = outcome.findings.filter((finding) => !isWaiting(finding));
  const waiting = waitingWords(outcome.findings.length - told.length);
  const waits = waiting === "" ? "" : `<p>${VERDICT_NAMES.undecided}：${escapePageText(waiting)}</p>`;
  if (told.length === 0) return `${head}${counts}${other}${prose}${why}${waits}</section>\n`;
  return `${head}${counts}${other}${prose}${why}<table><thead><tr><th scope="col">类别</th><th scope="col">结论</th><th scope="col">问题和处理办法</th><th scope="col">左边</th><th scope="col">右边</th><th scope="col">相差</th><th scope="col">位置</th></tr></thead><tbody>${told.map(row).join("\n")}</tbody></table>${waits}${markedTablesPart(outcome)}</section>\n`;
}
