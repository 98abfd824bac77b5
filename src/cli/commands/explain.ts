// explain：为准强制性、核实性问题写审核说明，存在报告旁边.
import { listSources } from "../../adapters/disk/files";
import { explainFinding as explanationFor } from "../../app/check/explain";
import { withExplanation } from "../../core/check/explanations";
import { Checker } from "../checking";
import { no } from "../../core/outcome";
import { hintsOf } from "../options";
import { unreadable } from "../probe";
import { changeSideFile, sideFileOf } from "../side-file";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";

export async function explainCommand(sources: readonly string[], options: OptionsOf<"explain">): Promise<number> {
  const hints = hintsOf(options);
  const [source] = sources;
  if (source === undefined || sources.length > 1) return misused("explain 需要一个文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.rule === undefined || options.reason === undefined)
    return misused("explain 需要 --rule 和 --reason，如 --rule R40 --reason 机构改革后并入两个单位。");
  const setup = {
    hints,
    previous: listSources(options.previous ?? []),
    tables: listSources(options.with ?? []),
    explanations: [],
    sameness: false,
    alone: true,
  };
  const unread = (await unreadable([source], hints)).get(source);
  const audited = unread ? no(unread) : await new Checker(setup).audit(source);
  if (!audited.ok) return printRefusal(audited.refusal);
  const found = explanationFor(audited.value, { rule: options.rule, key: options.key, reason: options.reason });
  if (!found.ok) {
    printNotice(found.sentence);
    return 2;
  }
  const file = options.out ?? sideFileOf(source);
  const written = changeSideFile(file, [source, ...setup.previous, ...setup.tables], (known) =>
    withExplanation(known, found.explanation),
  );
  if (!written.ok) return printRefusal(written.refusal);
  printResult(`已为“${found.message.replace(/。$/u, "")}”写入说明：${file}，审核时用 --explanations 带上这个文件。`);
  return 0;
}
