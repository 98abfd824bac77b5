// sum：把各单位的报告汇总成一份，列明计入和没有计入的单位.
import { changedAt, listSources } from "../../adapters/disk/files";
import { writeNew } from "../../adapters/disk/write";
import { packedBook } from "../packed-book";
import { addReports, sumCode } from "../../app/compare/aggregate-report";
import type { LeftOut, UnitFile } from "../../app/compare/sum-members";
import { sumSheets, sumText } from "../../app/outputs/aggregate-text";
import { jsonPieces } from "../../app/outputs/json-pieces";
import { slipsLeftOut } from "../../app/read/return-slip";
import { refusalSentence } from "../../app/words/wording";
import { characterCount, SHORTEST_REASON } from "../../core/check/explanations";
import type { Outcome } from "../../core/outcome";
import { readRoll } from "../desk";
import { hintsOf, wrongExtension } from "../options";
import { addedEach, askedEach, readWithin } from "../probe";
import { bareName, withInner } from "../source";
import { misused, printNotice, printPieces, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

/** 柳河县红十字会=垂直管理，不由县汇总 */
function withoutIn(given: readonly string[]): readonly LeftOut[] | string {
  const without: LeftOut[] = [];
  for (const one of given) {
    const [, unit, reason] = /^([^=＝]+)[=＝](.+)$/u.exec(one.trim()) ?? [];
    if (unit === undefined || reason === undefined)
      return `--without 应写成 单位=理由，如 --without 柳河县红十字会=由省垂直管理，${one}不是。`;
    if (characterCount(reason) < SHORTEST_REASON) return `--without 的理由至少要写${SHORTEST_REASON}个字，${one}不够。`;
    without.push({ unit: unit.trim(), reason: reason.trim() });
  }
  return without;
}

const isSlip = (read: Outcome<unknown>): boolean => !read.ok && read.refusal.kind === "return-slip";

/** Each report that a file holds: a workbook may hold those of several units. */
async function unitFiles(files: readonly string[]): Promise<readonly UnitFile[]> {
  const read = await addedEach(files);
  const slips = files.filter((_, i) => isSlip(read[i]!));
  if (slips.length > 0) printNotice(slipsLeftOut(slips));
  return files.flatMap((file, i): UnitFile[] => {
    const one = read[i]!;
    if (isSlip(one)) return [];
    const changed = changedAt(file);
    if (!one.ok) return [{ source: file, name: bareName(file), error: refusalSentence(one.refusal) }];
    return one.value.map(({ source, summand }) => ({ source, name: bareName(source), summand, changed }));
  });
}

export async function sumCommand(sources: readonly string[], options: OptionsOf<"sum">): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("sum 需要各单位的文件或文件夹。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const format = options.format ?? "text";
  if (format !== "text" && format !== "json") return misused("--format 只能是 text、json。");
  const wrong = options.out === undefined ? undefined : wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const without = withoutIn(options.without ?? []);
  if (typeof without === "string") return misused(without);
  const files = await withInner(listSources(sources));
  if (files.length === 0) return misused("文件夹里没有可以汇总的文件。");
  const units = await unitFiles(files);
  const list = options.list === undefined ? undefined : await readRoll(options.list);
  if (list && !list.ok) return printRefusal(list.refusal);
  const parent = options.parent === undefined ? undefined : await readWithin(options.parent);
  if (parent && !parent.ok) return printRefusal(parent.refusal);
  const adding = addReports({
    units,
    without,
    list: list?.value.map(({ name }) => name),
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
    const written = writeNew(options.out, await packedBook(sheets, { title, stamp: official[0]!.stamp }), {
      force: options.force ?? false,
      inputs: [...files, options.list, options.parent].filter((one) => one !== undefined),
    });
    if (!written.ok) return printRefusal(written.refusal);
    printNotice(
      `汇总表已写入${options.out}，最后一张表下面印有汇总的单位，“汇总单位”“汇总明细”两张工作表列明每个数由哪些单位组成。`,
    );
  }
  return sumCode(outcome);
}
