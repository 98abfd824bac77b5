// What claims say of sums and shares: one figure a kind of another, the whole that a share is of, somebody's share of the whole.
import { compareFigures, type Decimal } from "../figures/values";
import type { Claim } from "./claims/said";
import { readings, type Tables } from "./figures";
import type { ProseSum } from "./sums";
import type { PartRelation } from "./sums/opening";
import type { CaseOutcome, Lexicon, MeasureId, ProseWords, RequestWord } from "./words";

/** All cases of a court, whatever became of them. */
const CASES: CaseOutcome = "total";

const WHOLES: readonly MeasureId[] = ["received", "processed", "replied"];
const CAME_IN: readonly MeasureId[] = ["received"];
const DONE: readonly MeasureId[] = ["processed", "replied"];

/** What a row or column of table three may be a share of: all that came in, and all that was done. */
export function wholesInTables(
  found: readonly Claim[],
  tables: Tables | undefined,
  words: Lexicon,
): (part: number) => readonly (number | Decimal)[] {
  const byNumber = new Map(found.map((claim) => [claim.number, claim]));
  return (part) => {
    const claim = byNumber.get(part);
    const ours =
      claim?.measure && (claim.column !== undefined || claim.measure.part !== undefined || DONE.includes(claim.measure.id));
    if (!tables || !ours || (claim.verdict !== "agrees" && claim.verdict !== "either")) return [];
    // 「自然人37件」 of what came in is a share of that, and of nothing that was done.
    const cameIn = claim.column !== undefined && (claim.measure!.id === "received" || claim.measure!.id === "new");
    return (cameIn ? CAME_IN : WHOLES).flatMap((id) => readings(tables, words.measures.get(id)!).map(({ value }) => value));
  };
}

/** A row's own total, where the tables have one. */
export const rowInTables =
  (tables: Tables | undefined, words: Lexicon) =>
  (row: RequestWord): number | Decimal | undefined => {
    const measure = words.measures.get(row);
    return tables && measure && readings(tables, measure)[0]?.value;
  };

/** What the claims say about one figure being a kind of another. */
export function kinOf(found: readonly Claim[], { complements }: ProseWords): PartRelation {
  const byNumber = new Map(found.map((claim) => [claim.number, claim]));
  return {
    isKind: (whole, part) => {
      const all = byNumber.get(whole)?.measure;
      const one = byNumber.get(part);
      // 「收到61件，当面8件、邮寄33件、网站20件」: every way in which what came in did come.
      const { column, verdict } = byNumber.get(whole) ?? {};
      if (all && one?.reason.rule === "by-one-way") return CAME.has(all.id) && column === undefined && verdict !== "outside";
      if (!all || !one?.measure) return false;
      if (one.measure.id.startsWith(`${all.id}.`)) return true;
      const court = all.id.endsWith(`.${CASES}`) ? all.id.slice(0, -CASES.length) : undefined;
      return court !== undefined && one.measure.id.startsWith(court) && one.measure.id !== all.id;
    },
    mayLeaveOut: (whole, part) => {
      const all = byNumber.get(whole)?.measure?.id;
      const one = byNumber.get(part)?.measure;
      return (all === "received" || all === "new" || all === "handled") && one?.part !== undefined;
    },
    leavesOutColumns: (parts) => {
      const told = parts.map((part) => byNumber.get(part));
      const single = told.every((one) => one?.column !== undefined && one.column !== "entities");
      const asInTables = told.every((one) => one?.verdict === "agrees" || one?.verdict === "either");
      return single && (asInTables || told.every((one) => one!.column !== "naturalPerson"));
    },
    areAll: (first, second) => {
      const says = (words: readonly string[], label: string): boolean => words.some((word) => label.includes(word));
      return complements.some(
        ([some, others]) =>
          (says(some, first) && says(others, second) && !says(others, first)) ||
          (says(others, first) && says(some, second) && !says(others, second)),
      );
    },
  };
}

const CAME: ReadonlySet<MeasureId> = new Set<MeasureId>(["received", "new", "handled"]);

const WORK = new Set<MeasureId>(["received", "new", "handled", "processed", "replied"]);

/** 「县区874件，市直478件，共1352件」: what adds up to the figure of the tables is somebody's share of it. */
export function sharesOfSums(found: readonly Claim[], summed: readonly ProseSum[]): Claim[] {
  const byNumber = new Map(found.map((claim) => [claim.number, claim]));
  const isWork = (claim: Claim | undefined): boolean =>
    claim?.measure !== undefined && claim.column === undefined && WORK.has(claim.measure.id);
  const shared = new Set(
    summed.flatMap((sum) => {
      const whole = byNumber.get(sum.whole);
      const proved = sum.verdict === "holds" && sum.parts.length >= 2;
      const agrees = whole?.verdict === "agrees" || whole?.verdict === "either";
      const inTables = sum.parts.some((part) =>
        byNumber.get(part.number)?.readings.some((reading) => compareFigures(reading.value, sum.sum) === 0),
      );
      return proved && ((isWork(whole) && agrees) || inTables) ? sum.parts.map((part) => part.number) : [];
    }),
  );
  return found.map((claim) =>
    claim.verdict === "disagrees" && isWork(claim) && shared.has(claim.number)
      ? {
          number: claim.number,
          sure: false,
          verdict: "outside",
          outside: "other-body",
          readings: [],
          reason: { ...claim.reason, rule: "share-of-a-sum" },
        }
      : claim,
  );
}
