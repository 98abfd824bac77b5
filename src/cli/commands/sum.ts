// sum：把各单位的报告汇总成一份，列明计入和没有计入的单位.
import { listSources, readBytes } from "../../adapters/disk/files";
import { writeNew } from "../../adapters/disk/write";
import { decodeText } from "../../adapters/text/decode";
import { writeXlsx } from "../../adapters/xlsx/write";
import { addReports, sumCode, type UnitFile } from "../../app/compare/aggregate-report";
import { sumSheets, sumText } from "../../app/outputs/aggregate-text";
import { unitList } from "../../app/compare/unit-list";
import { jsonPieces } from "../../render/json-pieces";
import { refusalSentence } from "../../app/words/wording";
import { hintsOf, wrongExtension } from "../options";
import { addedEach, askedEach, readWithin } from "../probe";
import { PRODUCT } from "../product";
import { bareName, withInner } from "../source";
import { misused, printNotice, printPieces, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function sumCommand(sources: readonly string[], options: OptionsOf<"sum">): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("sum 需要各单位的文件或文件夹。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const format = options.format ?? "text";
  if (format !== "text" && format !== "json") return misused("--format 只能是 text、json。");
  const wrong = options.out === undefined ? undefined : wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const files = await withInner(listSources(sources));
  if (files.length === 0) return misused("文件夹里没有可以汇总的文件。");
  const read = await addedEach(files);
  const units = files.map((source, i): UnitFile => {
    const one = read[i]!;
    const got = one.ok ? { summand: one.value } : { error: refusalSentence(one.refusal) };
    return { source, name: bareName(source), ...got };
  });
  let list: readonly string[] | undefined;
  if (options.list !== undefined) {
    const bytes = readBytes(options.list);
    if (!bytes.ok) return printRefusal(bytes.refusal);
    list = unitList(decodeText(bytes.value));
    if (list.length === 0) return misused(`${options.list}里没有单位名称，名单应每行写一个单位。`);
  }
  const parent = options.parent === undefined ? undefined : await readWithin(options.parent);
  if (parent && !parent.ok) return printRefusal(parent.refusal);
  const adding = addReports({
    units,
    list,
    parent: parent && { source: options.parent!, reading: parent.value },
    unit: hints.unit,
    year: hints.year,
  });
  if (adding.kind === "refused") {
    for (const sentence of adding.sentences) printNotice(sentence);
    return 2;
  }
  // Few reports are broken: those are read again, when it is known what the others leave for them. One for which that cannot be
  // found within the limits is told as broken all the same.
  const causes = await askedEach(adding.broken, adding.witnesses);
  const { outcome, form, values } = adding.summed(
    new Map(adding.broken.flatMap((file, i) => (causes[i]!.ok ? [[file, causes[i]!.value] as const] : []))),
  );
  if (format === "json") await printPieces(jsonPieces(outcome));
  else printResult(sumText(outcome));
  if (options.out !== undefined) {
    const { sheets, official } = sumSheets(outcome, form, values);
    const title = `${outcome.unit ?? ""}${outcome.year ?? ""}年政府信息公开工作年度报告统计表汇总`;
    const written = writeNew(options.out, await writeXlsx(sheets, { title, product: PRODUCT, stamp: official[0]!.stamp }), {
      force: options.force ?? false,
      inputs: [...files, options.list, options.parent].filter((one) => one !== undefined),
    });
    if (!written.ok) return printRefusal(written.refusal);
    printNotice(`汇总表已写入${options.out}，“汇总单位”“汇总明细”两张工作表列明每个数由哪些单位组成。`);
  }
  return sumCode(outcome);
}
