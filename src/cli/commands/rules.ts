// rules：列出全部审核规则.
import { allRulesOf, editionIds, rulesPage } from "../../app/check/rules-page";
import { misused, say } from "../terminal";
import type { OptionsOf } from "../usage";

export function rules(options: OptionsOf<"rules">): number {
  if (options.edition !== undefined && !editionIds.includes(options.edition))
    return misused(`--edition 只能是 ${editionIds.join(" 或 ")}。`);
  const format = options.format ?? "markdown";
  if (format !== "markdown" && format !== "json") return misused("--format 只能是 markdown 或 json。");
  say(format === "json" ? JSON.stringify(allRulesOf(options.edition), null, 2) : rulesPage(options.edition));
  return 0;
}
