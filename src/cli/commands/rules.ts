// rules：列出全部审核规则，和旁边的地方要求.
import { allRulesOf, editionIds, profileRuleEntries, rulesPage } from "../../app/check/rules-page";
import { yes } from "../../core/outcome";
import { wrongExtension } from "../options";
import { readProfile, writeProfile } from "../profile";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function rulesCommand(options: OptionsOf<"rules">): Promise<number> {
  const { edition, profile: given, out } = options;
  if (edition !== undefined && !editionIds.includes(edition)) return misused(`--edition 只能是 ${editionIds.join(" 或 ")}。`);
  const format = options.format ?? "markdown";
  if (format !== "markdown" && format !== "json") return misused("--format 只能是 markdown 或 json。");
  if (out !== undefined && given === undefined) return misused("--out 要与 --profile 一起用。");
  const wrong = out === undefined ? undefined : wrongExtension(out, [".json", ".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const profile = given === undefined ? yes(undefined) : await readProfile(given);
  if (!profile.ok) return printRefusal(profile.refusal);
  if (out !== undefined && profile.value) {
    const written = await writeProfile(out, profile.value, { force: options.force ?? false, inputs: [given!] });
    if (!written.ok) return printRefusal(written.refusal);
    printResult(`地方要求已写入${out}。`);
    return 0;
  }
  printResult(
    format === "json"
      ? JSON.stringify([...allRulesOf(edition), ...(profile.value ? profileRuleEntries(profile.value) : [])], null, 2)
      : rulesPage(edition, profile.value),
  );
  return 0;
}
