// compare：本年与上年，或同一年度的两份，逐格对照.
import { writeNew } from "../../adapters/disk/write";
import { packedBook } from "../packed-book";
import { compareCode, compareReports } from "../../app/compare/compare-report";
import { comparePage, compareSheets, compareText } from "../../app/outputs/compare-text";
import { reportOverruled } from "../identity";
import { formatOf, hintsOf } from "../options";
import { readWithin } from "../probe";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function compareCommand(sources: readonly string[], options: OptionsOf<"compare">): Promise<number> {
  const [first, second] = sources;
  if (first === undefined || second === undefined || sources.length > 2) return misused("compare 需要两个文件。");
  const given = formatOf(options, "对照.xlsx");
  if ("wrong" in given) return misused(given.wrong);
  const { format } = given;
  const hints = hintsOf({ year: options.year });
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const [a, b] = [await readWithin(first), await readWithin(second, hints)];
  if (!a.ok) return printRefusal(a.refusal);
  if (!b.ok) return printRefusal(b.refusal);
  // The year that was said is the second report's; where the first names none it is the one before.
  reportOverruled(b.value);
  const now = { source: second, reading: b.value };
  const then = {
    source: first,
    reading: { ...a.value, year: a.value.year ?? (hints.year === undefined ? undefined : hints.year - 1) },
  };
  const outcome = compareReports(then, now);
  const content =
    format === "json"
      ? `${JSON.stringify(outcome, null, 2)}\n`
      : format === "html"
        ? comparePage(outcome)
        : format === "text"
          ? compareText(outcome)
          : await packedBook(compareSheets(outcome), { title: "年报三表逐格对照" });
  if (options.out === undefined) {
    printResult(String(content));
    return compareCode(outcome);
  }
  const written = writeNew(options.out, content, { force: options.force ?? false, inputs: sources });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(`对照结果已写入${options.out}。`);
  return compareCode(outcome);
}
