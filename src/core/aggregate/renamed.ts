// 改名: whether a unit of one name may be the unit of another one that was merged, split or called otherwise.
import type { UnitName } from "./unit-name";

/** What became of an office: the words of its old name and of the one it has now, without 局. */
export type Succession = readonly (readonly [before: string, now: string])[];

/** What sort of a body a name ends with: of towns and streets it may change, of bureaus it says nothing. */
const BODY = /(?:局|委|办|中心|政府|镇|乡|街道|园区|开发区)$/u;
const SETTLEMENT = /^(.{2,})(?:镇|乡|街道)$/u;

const coreOf = (stem: string): string => stem.replace(BODY, "");

/** Every character of the shorter one stands in the longer one, in the same order: 教育 in 教育体育, 文旅 in 文广旅. */
function contained(shorter: string, longer: string): boolean {
  let at = 0;
  for (const character of longer) if (character === shorter[at]) at += 1;
  return at === shorter.length;
}

/** The end of a list of regions tells where a unit is; one that says nothing contradicts nothing. */
const elsewhere = (a: UnitName, b: UnitName): boolean =>
  a.regions.length > 0 && b.regions.length > 0 && a.regions.at(-1) !== b.regions.at(-1);

/** Shorter words than these stand in too many names. */
const SHORTEST_CORE = 2;

/** @returns how likely one unit became the other, 0 for two that have nothing to do with each other */
export function renamedLikeness(a: UnitName, b: UnitName, succession: Succession): number {
  if (elsewhere(a, b) || a.stem === b.stem) return 0;
  const [one, other] = [coreOf(a.stem), coreOf(b.stem)];
  const isSettled = SETTLEMENT.exec(a.stem)?.[1];
  if (isSettled !== undefined || SETTLEMENT.test(b.stem)) return isSettled === SETTLEMENT.exec(b.stem)?.[1] ? 1 : 0;
  const became = (from: string, to: string): boolean =>
    succession.some(([before, now]) => (from === before && to === now) || (to === before && from === now));
  if (became(one, other)) return 1;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < SHORTEST_CORE || shorter === longer || !contained(shorter, longer)) return 0;
  return (0.9 * shorter.length) / longer.length;
}

/** Pairs of positions, each the other's only likeliest: where two are as likely as each other nobody chooses. */
export function renamedPairs(
  gone: readonly UnitName[],
  come: readonly UnitName[],
  succession: Succession,
): readonly (readonly [gone: number, come: number])[] {
  const scores = gone.map((name) => come.map((other) => renamedLikeness(name, other, succession)));
  const only = (list: readonly number[]): number => {
    const most = Math.max(0, ...list);
    return most === 0 || list.filter((score) => score === most).length > 1 ? -1 : list.indexOf(most);
  };
  return gone.flatMap((_, at): (readonly [number, number])[] => {
    const found = only(scores[at]!);
    return found >= 0 && only(scores.map((row) => row[found]!)) === at ? [[at, found]] : [];
  });
}
