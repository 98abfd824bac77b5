// fill：把任何来源的数据填成法定样式的工作簿.
import { packedBook } from "../packed-book";
import { officialSheets } from "../../app/read/official";
import { figuresDigest } from "../../app/read/digest-of-figures";
import { filledText } from "../../app/outputs/fill-text";
import { missingSentences } from "../../app/check/gaps";
import { reportVerdict } from "../../app/check/verdict";
import { totalsWith } from "../../app/workbook/form-faults";
import type { Deviation } from "../../core/document/reading";
import { deviationSentence, spokenOf } from "../../app/words/wording";
import { readWithin } from "../probe";
import { whoseReport, withZeros } from "./fill-book";
import type { Named } from "../../app/publish/publish";
import { writeNew } from "../../adapters/disk/write";
import { hintsOf, wrongExtension } from "../options";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";
import { withIdentity } from "../identity";

export async function fillCommand(source: string | undefined, options: OptionsOf<"fill">): Promise<number> {
  const hints = hintsOf(options);
  if (source === undefined) return misused("fill 需要一个来源文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.out === undefined) return misused("fill 需要 --out，如 --out 年报三表.xlsx。");
  const wrong = wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const read = await readWithin(source, hints);
  if (!read.ok) return printRefusal(read.refusal);
  const { identity } = options;
  if (identity !== undefined && identity !== "来源" && identity !== "本簿") return misused("--identity 应是 来源 或 本簿。");
  const said = await withIdentity(read.value);
  if (!said.ok) return printRefusal(said.refusal);
  const whose = options.force === true ? await whoseReport(said.value, options.out, identity) : said;
  if (!whose.ok) return printRefusal(whose.refusal);
  let named: Named = whose.value;
  const previous = options.previous === undefined ? undefined : await readWithin(options.previous);
  if (previous?.ok === false) return printRefusal(previous.refusal);
  if (options.zeros === true) {
    const zeros = withZeros(named, previous?.value);
    if (!zeros.ok) return printRefusal(zeros.refusal);
    const { reading, listed, left } = zeros.value;
    printResult([`其余空格补0，共${listed.length}格：`, ...listed.map((line) => `  ${line}`)].join("\n"));
    if (left > 0) printNotice(`现行有效、上年结转等${left}格不填0，请用 --previous 给出上年报告，或照实填写。`);
    named = reading;
  }
  const { form, values, unit, year, deviations } = named;
  const plans = officialSheets(form, { unit, year, values, totals: "kept" });
  const pictures =
    options.charts === true && (await import("../../app/publish/picture-sheet")).pictureSheet(named, previous?.value);
  if (pictures === undefined) printNotice("不足10件或只有一类，没有画“图示”。");
  const bytes = await packedBook([...plans, ...(pictures ? [pictures] : [])], {
    title: `${unit}${year}年政府信息公开工作年度报告统计表`,
    stamp: plans[0]!.stamp,
    digest: figuresDigest(form, values),
  });
  const written = writeNew(options.out, bytes, { force: options.force ?? false, inputs: [source] });
  if (!written.ok) return printRefusal(written.refusal);
  // A total that waits for its parts is counted below: its formula lacks nothing.
  const total = totalsWith(form);
  const isTold = (one: Deviation): boolean =>
    one.kind !== "oddity" && !(one.kind === "formula-open" && form.cells[one.cell]!.computed && total(one.cell, values) === null);
  for (const deviation of deviations.filter(isTold)) printNotice(deviationSentence(deviation, spokenOf(named)));
  const judged = reportVerdict(named);
  for (const sentence of missingSentences(named)) printNotice(sentence);
  printResult(`已把${unit}${year}年度的${filledText(named, options.out)}。${judged.isMarked ? `数据${judged.line}。` : ""}`);
  return judged.code;
}
