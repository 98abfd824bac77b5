// 点名: the reports that came against the list of who has to report: 未报, 迟报, 重报, 改名, 名单外.
import { renamedPairs } from "../../core/aggregate/renamed";
import { UnitIndex, unitName, type UnitName } from "../../core/aggregate/unit-name";
import type { Day } from "../../core/ledger/days";
import { nameLaw, succession } from "../../statute/unit-names";
import type { ListedUnit } from "./unit-roll";

/** A file as it came. */
export interface SentFile {
  readonly source: string;
  readonly unit: string | null;
  readonly received?: Day | undefined;
  readonly content?: string | undefined;
  /** Nobody could read it. */
  readonly isUnread: boolean;
}

/** "unread": a file came that nobody can read. "renamed": one came under another name, and somebody has to say whether it is this unit. */
export type RollState = "sent" | "unread" | "renamed" | "missing";

export interface RolledUnit {
  readonly name: string;
  readonly state: RollState;
  /** Of the files, by their place in what was sent, the newest first. */
  readonly files: readonly number[];
  /** Whether all its files say the same; true for one. */
  readonly isAlike: boolean;
  /** When the first of them came. */
  readonly received?: Day;
  /** Days after the last day. */
  readonly late: number;
}

export interface RollCall {
  readonly units: readonly RolledUnit[];
  /** Names that the list has more than once. */
  readonly listedTwice: readonly string[];
  /** Files of units that are not on the list. */
  readonly beyond: readonly number[];
  /** Files that do not say whose they are. */
  readonly unnamed: readonly number[];
  /** Files that may be one of several units on the list. */
  readonly doubtful: readonly { readonly file: number; readonly units: readonly string[] }[];
  readonly due?: Day;
}

interface Named {
  readonly names: readonly UnitName[];
  /** The unit that a name belongs to. */
  readonly owner: readonly number[];
}

const named = (list: readonly ListedUnit[]): Named => {
  const all = list.flatMap(({ name, former }, at) => [name, ...former].map((one) => ({ name: unitName(one, nameLaw), at })));
  return { names: all.map(({ name }) => name), owner: all.map(({ at }) => at) };
};

/** Names that stand for the same unit are one unit of the list. */
function once(list: readonly ListedUnit[]): { readonly units: readonly ListedUnit[]; readonly twice: readonly string[] } {
  const units: ListedUnit[] = [];
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const unit of list) {
    const { regions, stem } = unitName(unit.name, nameLaw);
    const key = `${regions.join(" ")} ${stem}`;
    if (seen.has(key)) twice.push(unit.name);
    else units.push(unit);
    seen.add(key);
  }
  return { units, twice };
}

/** The longest name of the list that the file itself is called by. */
function calledBy(source: string, list: readonly ListedUnit[]): number {
  const file = source.split(/[/\\]/u).at(-1)!;
  let best = -1;
  list.forEach(({ name }, at) => {
    if (file.includes(name) && (best < 0 || name.length > list[best]!.name.length)) best = at;
  });
  return best;
}

const latestFirst = (files: readonly SentFile[]) => (a: number, b: number) =>
  (files[b]!.received ?? 0) - (files[a]!.received ?? 0) || b - a;

/** @param due - the last day on which a report is in time */
export function rollCall(given: readonly ListedUnit[], files: readonly SentFile[], due?: Day): RollCall {
  const { units: list, twice: listedTwice } = once(given);
  const { names, owner } = named(list);
  const index = new UnitIndex(names);
  const came = list.map((): number[] => []);
  const strangers: number[] = [];
  const unnamed: number[] = [];
  const doubtful: { file: number; units: readonly string[] }[] = [];
  files.forEach(({ unit, source }, file) => {
    if (unit === null) {
      const at = calledBy(source, list);
      if (at < 0) unnamed.push(file);
      else came[at]!.push(file);
      return;
    }
    const found = index.find(unitName(unit, nameLaw));
    const owners = [...new Set(found.found.map((at) => owner[at]!))];
    const maybe = [...new Set(found.doubtful.map((at) => owner[at]!))];
    if (owners.length > 0) came[owners[0]!]!.push(file);
    else if (maybe.length === 1) came[maybe[0]!]!.push(file);
    else if (maybe.length > 1) doubtful.push({ file, units: maybe.map((at) => list[at]!.name) });
    else strangers.push(file);
  });

  const gone = list.flatMap((_, at) => (came[at]!.length === 0 ? [at] : []));
  // Two files of one stranger are one stranger.
  const strange = new Map<string, number[]>();
  for (const file of strangers) strange.set(files[file]!.unit!, [...(strange.get(files[file]!.unit!) ?? []), file]);
  const groups = [...strange];
  const renamed = new Map(
    renamedPairs(
      gone.map((at) => unitName(list[at]!.name, nameLaw)),
      groups.map(([unit]) => unitName(unit, nameLaw)),
      succession,
    ).map(([from, to]) => [gone[from]!, groups[to]![1]]),
  );
  const taken = new Set([...renamed.values()].flat());
  const units = list.map((unit, at): RolledUnit => {
    const mine = [...(renamed.get(at) ?? came[at]!)].sort(latestFirst(files));
    const days = mine.flatMap((file) => files[file]!.received ?? []);
    const received = unit.received ?? (days.length > 0 ? Math.min(...days) : undefined);
    const isUnread = mine.length > 0 && mine.every((file) => files[file]!.isUnread);
    return {
      name: unit.name,
      state: renamed.has(at) ? "renamed" : mine.length === 0 ? "missing" : isUnread ? "unread" : "sent",
      files: mine,
      isAlike: new Set(mine.map((file) => files[file]!.content)).size <= 1,
      ...(received !== undefined && mine.length > 0 && { received }),
      late: due !== undefined && received !== undefined && mine.length > 0 ? Math.max(0, received - due) : 0,
    };
  });
  return {
    units,
    listedTwice,
    beyond: strangers.filter((file) => !taken.has(file)),
    unnamed,
    doubtful,
    ...(due !== undefined && { due }),
  };
}
