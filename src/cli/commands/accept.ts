// accept：验收，记下数据摘要、规则和日期；以后数据有改动，审核时看得出来.
import { existsSync } from "node:fs";
import { alone } from "../../adapters/disk/lock";
import { writeNew } from "../../adapters/disk/write";
import { ruleSet } from "../../app/check/rule-set";
import { accept, sealFile, withSeals, type Seal } from "../../app/desk/seal";
import { refusedLine, sealText } from "../../app/words/seal-wording";
import { characterCount, isReason, SHORTEST_REASON } from "../../core/check/explanations";
import { dayText } from "../../core/ledger/days";
import { yes } from "../../core/outcome";
import { askedOf, batchOf, checkAll } from "../batch";
import { readSealFile } from "../desk";
import { PRODUCT } from "../product";
import { misused, printNotice, printRefusal, printResult } from "../terminal";
import { today } from "../today";
import type { OptionsOf } from "../usage";

/** R40=机构改革后并入两个单位 */
function waivedIn(given: readonly string[]): Readonly<Record<string, string>> | string {
  const waived: Record<string, string> = {};
  for (const one of given) {
    const [, rule, reason] = /^(R\d{2}(?:-[a-z]+)?)\s*[=＝](.+)$/u.exec(one.trim()) ?? [];
    if (rule === undefined || reason === undefined)
      return `--waive 应写成 规则号=理由，如 --waive R40=机构改革后并入两个单位，${one}不是。`;
    if (characterCount(reason) < SHORTEST_REASON) return `--waive 的理由至少要写${SHORTEST_REASON}个字，${one}不够。`;
    waived[rule] = reason.trim();
  }
  return waived;
}

export async function acceptCommand(sources: readonly string[], options: OptionsOf<"accept">): Promise<number> {
  if (sources.length === 0) return misused("accept 需要一个或几个文件。");
  if (options.by === undefined || options.out === undefined)
    return misused("accept 需要 --by 和 --out，如 --by 张三 --out 验收.json。");
  const waived = waivedIn(options.waive ?? []);
  if (typeof waived === "string") return misused(waived);
  if (options.correction !== undefined && !isReason(options.correction))
    return misused(`--correction 的理由至少要写${SHORTEST_REASON}个字。`);
  const asked = askedOf(options);
  if (typeof asked === "string") return misused(asked);
  const batch = await batchOf(sources, options, asked, { trace: false, use: "outcomes" });
  if (batch === 2) return batch;
  const { kept } = await checkAll(batch, asked);
  const { out, correction } = options;
  const before = existsSync(out) ? readSealFile(out) : yes([]);
  if (!before.ok) return printRefusal(before.refusal);
  const accepting = {
    known: before.value,
    correction: correction?.trim(),
    by: options.by,
    date: dayText(today()),
    waived,
    product: `${PRODUCT.name} ${PRODUCT.version}`,
    rules: ruleSet(batch.setup.profile),
  };
  const seals: Seal[] = [];
  let code = batch.isPartly ? 2 : 0;
  for (const { outcome } of kept) {
    const accepted = accept(outcome, accepting);
    if (accepted.ok) seals.push(accepted.seal);
    else {
      printNotice(refusedLine(outcome.source, accepted));
      code = Math.max(code, accepted.why === "unread" || accepted.why === "nameless" ? 2 : 1);
    }
  }
  if (seals.length === 0) return code;
  const written = alone(out, () => {
    const known = existsSync(out) ? readSealFile(out) : yes([]);
    if (!known.ok) return known;
    // The file is ours: it was read as such just now.
    return writeNew(out, `${JSON.stringify(sealFile(withSeals(known.value, seals)), null, 1)}\n`, {
      force: true,
      inputs: batch.inputs,
    });
  });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(
    [...seals.map(sealText), `已验收${seals.length}份，写入${out}，以后用 check --accepted ${out} 核对有没有改动。`].join("\n"),
  );
  return code;
}
