// read：读出三张表的数据，说明每一处与表样的出入.
import { figuresFile } from "../../app/read/figures-file";
import { gapsOf, misfitSentence, missingSentences } from "../../app/check/gaps";
import { addressesIn, cellLabel, shownValue } from "../../app/words/cell-label";
import { deviationSentence, oddityWords, spokenOf } from "../../app/words/wording";
import type { Deviation, Reading } from "../../core/document/reading";
import { readWithin } from "../probe";
import { hintsOf } from "../options";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

/** Oddities of one kind are told together: a page has hundreds of ideographic spaces and they all say the same. */
function report(reading: Reading): string[] {
  const context = spokenOf(reading);
  const groups = new Map<string, Extract<Deviation, { kind: "oddity" }>[]>();
  const lines: string[] = [];
  for (const deviation of reading.deviations)
    if (deviation.kind === "oddity") groups.set(deviation.oddity, [...(groups.get(deviation.oddity) ?? []), deviation]);
    else lines.push(deviationSentence(deviation, context));
  for (const list of groups.values())
    lines.push(
      list.length <= 3
        ? list.map((one) => deviationSentence(one, context)).join("\n")
        : `有${list.length}格${oddityWords(list[0]!.oddity)}（${list[0]!.place}至${list.at(-1)!.place}），已照数读取，不影响数值。`,
    );
  return lines;
}

/** 2 where a table could not be read, 1 where one is missing or cells were not read. */
function codeOf(reading: Reading): 0 | 1 | 2 {
  return reading.misfits.length > 0 ? 2 : gapsOf(reading).unread.size > 0 ? 1 : 0;
}

export async function readCommand(source: string | undefined, options: OptionsOf<"read">): Promise<number> {
  const hints = hintsOf(options);
  if (source === undefined) return misused("read 需要一个来源文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const outcome = await readWithin(source, hints);
  if (!outcome.ok) return printRefusal(outcome.refusal);
  const reading = outcome.value;
  const { form, values, places } = reading;
  if (options.json) {
    printResult(
      JSON.stringify(
        {
          source,
          ...figuresFile(reading),
          present: reading.present,
          absent: reading.absent,
          misfits: reading.misfits.map((misfit) => ({
            table: misfit.table,
            place: misfit.place,
            message: misfitSentence(reading, misfit),
          })),
          deviations: reading.deviations.map((deviation) => ({
            kind: deviation.kind,
            place: deviation.place,
            message: deviationSentence(deviation, spokenOf(reading)),
          })),
        },
        null,
        2,
      ),
    );
    return codeOf(reading);
  }
  printResult(
    `${reading.unit ?? "（没有找到单位名称）"} ${reading.year === undefined ? "（没有找到报告年度）" : `${reading.year}年度`}，${form.edition.name}${form.variant ? `，${form.variant.name}` : ""}`,
  );
  const addressOf = addressesIn(reading);
  for (const { table, cells } of form.tables) {
    if (!reading.present.includes(table.id)) continue;
    printResult(`\n${table.title}`);
    for (const cell of cells) {
      const address = addressOf(cell.index);
      const place = address === undefined ? `　${places[cell.index]?.location ?? ""}` : "";
      printResult(`  ${cellLabel(cell, address)}：${shownValue(cell, values[cell.index] ?? null) || "（空）"}${place}`);
    }
  }
  for (const sentence of missingSentences(reading)) printResult(sentence);
  const deviations = report(reading);
  if (deviations.length > 0)
    printResult(`\n与表样的出入：\n${deviations.map((line) => `  ${line.replace(/\n/gu, "\n  ")}`).join("\n")}`);
  return codeOf(reading);
}
