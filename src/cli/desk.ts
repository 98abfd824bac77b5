// What stands beside a batch on the reviewer's desk: the list of units and the last round's results, read from their files.
import type { Desk, Roll } from "../app/desk/desk";
import type { PastSource } from "../app/desk/past-results";
import type { ListedUnit } from "../app/desk/unit-roll";
import type { SourceOutcome } from "../app/outputs/check-outcome";
import { dayWritten, yearOf, type Day } from "../core/ledger/days";
import { no, yes, type Outcome } from "../core/outcome";
import type { Hints } from "../core/recognise/recognise";
import { changedOn, readBytes } from "../adapters/disk/files";
import type { Written } from "./results";
import { readSeals, sealedStates, type Seal } from "../app/desk/seal";
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

/** What was given, read. */
interface Beside {
  readonly list?: readonly ListedUnit[];
  readonly due?: Day;
  readonly office?: string;
  readonly past?: readonly PastSource[];
  readonly seals?: readonly Seal[];
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

/** The year that most reports are for; before any has come it is last year's that is asked for. */
function yearIn(outcomes: readonly SourceOutcome[], hints: Hints, now: Day): number {
  const counts = new Map<number, number>();
  for (const { year } of outcomes) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return hints.year ?? most?.[0] ?? yearOf(now) - 1;
}

async function rollOf(outcomes: readonly SourceOutcome[], beside: Beside, hints: Hints): Promise<Roll | undefined> {
  if (beside.list === undefined) return undefined;
  const { rollCall } = await import("../app/desk/roll-call");
  const { isReminded, reminder } = await import("../app/words/roll-wording");
  const files = outcomes.map(({ source, unit, content, error }) => ({
    source,
    unit,
    content,
    received: changedOn(source),
    isUnread: error !== undefined,
  }));
  const call = rollCall(beside.list, files, beside.due);
  const now = today();
  const year = yearIn(outcomes, hints, now);
  const reminders = call.units
    .filter(isReminded)
    .map((unit) => ({ unit: unit.name, text: reminder(unit, { ...beside, year, today: now }) }));
  return { call, files, reminders };
}

/** The files as they lie on the desk, and what is to be said of them all. */
export interface DeskLaidOut extends Omit<Desk, "entries"> {
  readonly outcomes: readonly SourceOutcome[];
}

export async function laidOut(given: readonly SourceOutcome[], beside: Beside, hints: Hints): Promise<DeskLaidOut> {
  const { inRounds } = await import("../app/desk/rounds");
  const { ruleSet } = await import("../app/check/rule-set");
  const states = beside.seals && sealedStates(given, beside.seals);
  const outcomes = states ? given.map((outcome, at) => (states[at] ? { ...outcome, seal: states[at] } : outcome)) : given;
  const rounds = beside.past && inRounds(outcomes, beside.past, ruleSet());
  const roll = await rollOf(outcomes, beside, hints);
  const isOpen =
    (roll?.call.units.some(({ state }) => state !== "sent") ?? false) ||
    outcomes.some(({ seal }) => seal?.state === "changed") ||
    (rounds !== undefined && rounds.unanswered.length > 0);
  return { outcomes: rounds?.outcomes ?? outcomes, ...(roll && { roll }), ...(rounds && { rounds }), isOpen };
}

/** What is said behind the last of the files. */
export async function tailOf(desk: Omit<Desk, "entries">, format: Written): Promise<string> {
  const { deskText, deskJson } = await import("../app/outputs/desk-text");
  return format === "desk" ? deskJson(desk) : deskText(desk);
}
