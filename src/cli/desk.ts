// What stands beside a batch on the reviewer's desk: the list of units and the last round's results, read from their files.
import type { Desk } from "../app/desk/desk";
import type { Beside, DeskLaidOut } from "../app/desk/lay-out";
import type { PastSource } from "../app/desk/past-results";
import type { ListedUnit } from "../app/desk/unit-roll";
import type { SourceOutcome } from "../app/outputs/check-outcome";
import { dayWritten } from "../core/ledger/days";
import { no, yes, type Outcome } from "../core/outcome";
import type { Profile } from "../core/profile/profile";
import type { Hints } from "../core/recognise/recognise";
import { changedOn, readBytes } from "../adapters/disk/files";
import type { Written } from "./results";
import { readSeals, type Seal } from "../app/desk/seal";
import { decodeText } from "../adapters/text/decode";
import { readJson } from "../adapters/text/json";
import { today } from "./today";

interface DeskOptions {
  readonly list?: string | undefined;
  readonly due?: string | undefined;
  readonly office?: string | undefined;
  readonly "previous-round"?: readonly string[] | undefined;
  readonly accepted?: string | undefined;
}

export const inputsOf = (options: DeskOptions): readonly string[] => [
  ...(options.list === undefined ? [] : [options.list]),
  ...(options["previous-round"] ?? []),
  ...(options.accepted === undefined ? [] : [options.accepted]),
];

export async function readRoll(file: string): Promise<Outcome<readonly ListedUnit[]>> {
  const { readDocumentFile } = await import("./source");
  const { unitRoll } = await import("../app/desk/unit-roll");
  const read = await readDocumentFile(file);
  if (!read.ok) return read;
  const list = unitRoll(read.value);
  return list.length > 0 ? yes(list) : no({ kind: "no-unit-listed", file });
}

export function readSealFile(file: string): Outcome<readonly Seal[]> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const parsed = readJson(decodeText(bytes.value));
  if (!parsed.ok) return no({ kind: "seals-unreadable", file, detail: "不是JSON文件" });
  const seals = readSeals(parsed.value);
  return seals ? yes(seals) : no({ kind: "seals-unreadable", file, detail: "不是验收记录，或有一条被改动过" });
}

async function readPast(files: readonly string[]): Promise<Outcome<readonly PastSource[]>> {
  const { readPastResults } = await import("../app/desk/past-results");
  const all: PastSource[] = [];
  for (const file of files) {
    const bytes = readBytes(file);
    if (!bytes.ok) return bytes;
    const parsed = readJson(decodeText(bytes.value));
    if (!parsed.ok) return no({ kind: "results-unreadable", file, detail: "不是JSON文件" });
    const past = readPastResults(parsed.value);
    if (!past) return no({ kind: "results-unreadable", file, detail: "不是 check --format json 的结果，或有一份不完整" });
    all.push(...past);
  }
  return yes(all);
}

export async function besideThe(options: DeskOptions): Promise<Outcome<Beside>> {
  const list = options.list === undefined ? undefined : await readRoll(options.list);
  if (list && !list.ok) return list;
  const given = options["previous-round"];
  const past = given === undefined ? undefined : await readPast(given);
  if (past && !past.ok) return past;
  const seals = options.accepted === undefined ? undefined : readSealFile(options.accepted);
  if (seals && !seals.ok) return seals;
  const due = options.due === undefined ? undefined : dayWritten(options.due);
  return yes({
    ...(seals && { seals: seals.value }),
    ...(list && { list: list.value }),
    ...(past && { past: past.value }),
    ...(due !== undefined && { due }),
    ...(options.office !== undefined && { office: options.office }),
  });
}

/** @param profile - the local requirements that were checked beside the law */
export async function laidDesk(
  given: readonly SourceOutcome[],
  beside: Beside,
  { year, profile }: Hints & { readonly profile: Profile | undefined },
): Promise<DeskLaidOut> {
  const { laidOut } = await import("../app/desk/lay-out");
  const { ruleSet } = await import("../app/check/rule-set");
  return laidOut(given, beside, { today: today(), year, rules: ruleSet(profile), received: changedOn });
}

/** What is said behind the last of the files. */
export async function tailOf(desk: Omit<Desk, "entries">, format: Written): Promise<string> {
  const { deskText, deskJson } = await import("../app/outputs/desk-text");
  return format === "desk" ? deskJson(desk) : deskText(desk);
}
