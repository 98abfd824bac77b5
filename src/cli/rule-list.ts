// Another set of rules to hold the same files against: a list that was put away, local requirements, or the law alone.
import { basename, extname } from "node:path";
import { readBytes } from "../adapters/disk/files";
import { decodeText } from "../adapters/text/decode";
import { readJson } from "../adapters/text/json";
import { readRuleList, todaysRules, type RuleList } from "../app/check/rule-list";
import { no, yes, type Outcome } from "../core/outcome";
import { readProfile } from "./profile";

const LAW = "法定";

/** @param given - 法定, a file that `rules --format json` wrote, or local requirements as `--profile` takes them */
export async function ruleListGiven(given: string): Promise<Outcome<RuleList>> {
  if (given === LAW) return yes(todaysRules("法定规则（不加地方要求）"));
  if (extname(given).toLowerCase() === ".json") {
    const bytes = readBytes(given);
    if (!bytes.ok) return bytes;
    const parsed = readJson(decodeText(bytes.value));
    if (!parsed.ok) return parsed;
    if (Array.isArray(parsed.value)) {
      const list = readRuleList(parsed.value, `${basename(given)}的规则`);
      return list ? yes(list) : no({ kind: "rules-unreadable", file: given });
    }
  }
  const profile = await readProfile(given);
  return profile.ok ? yes(todaysRules(`法定规则加${profile.value.name}`, profile.value)) : profile;
}
