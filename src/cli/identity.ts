// Whose report and which year: from the document, from the options, or asked for on a terminal; never made up.
import { no, yes, type Outcome } from "../core/outcome";
import type { Named } from "../app/publish/publish";
import { deviationSentence, spokenOf } from "../app/words/wording";
import type { Reading } from "../core/document/reading";
import { printNotice } from "./terminal";

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
}

/** Whoever says otherwise than the file does is obeyed, and told: the name may be the full one, or the wrong file. */
export function reportOverruled(reading: Reading): void {
  for (const deviation of reading.deviations)
    if (deviation.kind === "overruled") printNotice(deviationSentence(deviation, spokenOf(reading)));
}

export async function withIdentity(reading: Reading): Promise<Outcome<Named>> {
  const canAsk = process.stdin.isTTY === true && process.stderr.isTTY === true;
  let { unit, year } = reading;
  if (year === undefined && canAsk) {
    const answer = await ask("没有找到报告年度，请输入（如 2024）：");
    if (/^20\d{2}$/u.test(answer)) year = Number(answer);
  }
  if (year === undefined) return no({ kind: "year-unknown" });
  if (unit === undefined && canAsk) unit = (await ask("没有找到单位名称，请输入全称：")) || undefined;
  if (unit === undefined) return no({ kind: "unit-unknown" });
  return yes({ ...reading, unit, year });
}
