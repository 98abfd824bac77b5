// The whole desk as one file: what was found and what lies beside it, to be opened on another machine, or next year.
import { readJson } from "../../adapters/text/json";
import { isKnownRule, ruleSet } from "../../app/check/rule-set";
import { readSeals } from "../../app/desk/seal";
import { readFigures } from "../../app/read/figures-file";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import { profileIn } from "./against";
import { NOTHING_BESIDE, type DeskBeside } from "./desk-view";
import { isMembers, packedText, unpacked } from "./packed";

export interface DeskFileContents {
  /** By the names under which files are known again. */
  readonly results: readonly (readonly [key: string, outcomes: readonly SourceOutcome[]])[];
  readonly beside: DeskBeside;
  /** By which rules they were checked. */
  readonly rules: string;
}

const FORMAT = "nianbao-desk-1";

export const deskFile = (results: DeskFileContents["results"], beside: DeskBeside): string =>
  packedText({ format: FORMAT, rules: ruleSet(profileIn(beside.local)), beside, results });

const isFinding = (found: unknown): boolean =>
  isMembers(found) &&
  typeof found["rule"] === "string" &&
  isKnownRule(found["rule"]) &&
  [found["key"], found["message"], found["verdict"], found["class"]].every((one) => typeof one === "string") &&
  Array.isArray(found["cells"]) &&
  Array.isArray(found["places"]) &&
  isMembers(found["finding"]);

const isOutcome = (found: unknown): found is SourceOutcome =>
  isMembers(found) &&
  typeof found["source"] === "string" &&
  isMembers(found["counts"]) &&
  Array.isArray(found["findings"]) &&
  found["findings"].every(isFinding);

export const areOutcomes = (found: unknown): found is readonly SourceOutcome[] => Array.isArray(found) && found.every(isOutcome);

const isWords = (found: unknown): found is Readonly<Record<string, string>> =>
  isMembers(found) && Object.values(found).every((one) => typeof one === "string");
const isListed = (found: unknown): boolean =>
  isMembers(found) && typeof found["name"] === "string" && Array.isArray(found["former"]);
const isPast = (found: unknown): boolean =>
  isMembers(found) &&
  typeof found["source"] === "string" &&
  found["asked"] instanceof Set &&
  Array.isArray(found["findings"]) &&
  found["findings"].every((one) => isMembers(one) && typeof one["rule"] === "string" && isKnownRule(one["rule"]));

const isName = (found: unknown): boolean => isMembers(found) && typeof found["source"] === "string";
const isAlike = (found: unknown): boolean =>
  isMembers(found) &&
  isName(found["here"]) &&
  isName(found["there"]) &&
  typeof found["share"] === "number" &&
  Array.isArray(found["passages"]) &&
  found["passages"].every(isWords) &&
  isFinding(found["finding"]);

const isLocal = (found: unknown): boolean =>
  isMembers(found) &&
  typeof found["name"] === "string" &&
  typeof found["text"] === "string" &&
  profileIn({ text: found["text"] }) !== undefined;
const isBefore = (found: unknown): boolean =>
  isMembers(found) &&
  typeof found["name"] === "string" &&
  Array.isArray(found["reports"]) &&
  found["reports"].every((one) => readFigures(one).ok);

/** Seals are held to their digests, as in a record of their own. */
function besideIn(found: Readonly<Record<string, unknown>>): DeskBeside | undefined {
  const { list, past, seals, named, without, parent, alike, rules, local, before, stale } = found;
  const read = readSeals({ accepted: seals });
  const isSound =
    (list === undefined || (isMembers(list) && Array.isArray(list["units"]) && list["units"].every(isListed))) &&
    (past === undefined || (isMembers(past) && Array.isArray(past["sources"]) && past["sources"].every(isPast))) &&
    (parent === undefined || (isMembers(parent) && typeof parent["name"] === "string" && readFigures(parent["figures"]).ok)) &&
    (rules === undefined || (isMembers(rules) && typeof rules["name"] === "string" && rules["classes"] instanceof Map)) &&
    (alike === undefined || (Array.isArray(alike) && alike.every(isAlike))) &&
    (local === undefined || isLocal(local)) &&
    (before === undefined || isBefore(before)) &&
    (stale === undefined || (Array.isArray(stale) && stale.every((one) => typeof one === "string"))) &&
    isWords(named) &&
    isWords(without);
  return isSound && read ? { ...NOTHING_BESIDE, ...(found as Partial<DeskBeside>), seals: read } : undefined;
}

/** @returns undefined for anything that is no such file, or holds a result that is none: nothing is dropped in silence */
export function readDeskFile(text: string): DeskFileContents | undefined {
  if (!text.startsWith(`{"format":"${FORMAT}"`)) return undefined;
  const read = readJson(text);
  const parsed = read.ok ? unpacked(read.value) : undefined;
  if (!isMembers(parsed) || !isMembers(parsed["beside"]) || !Array.isArray(parsed["results"])) return undefined;
  const results = parsed["results"] as readonly unknown[];
  const isResult = (one: unknown): one is DeskFileContents["results"][number] =>
    Array.isArray(one) && typeof one[0] === "string" && areOutcomes(one[1]);
  if (!results.every(isResult)) return undefined;
  const beside = besideIn(parsed["beside"]);
  return beside && { results, beside, rules: String(parsed["rules"]) };
}
