// What the claims of one sentence say of one another.
import { add, compareFigures, type Decimal } from "../../figures/values";
import { readings as readIn, tableOf } from "../figures";
import type { Read } from "../read";
import type { Courts, Measure, MeasureId } from "../words";
import { KINDS_OF_SUIT } from "./cases";
import type { Claim, Family, Setting } from "./said";

const notCounted = (claim: Claim): Claim => ({ ...claim, verdict: "outside", outside: "not-counted", sure: false });

/** 「收到申请48件，其中…，新收44件」: what the sentence says rightly elsewhere, it does not deny here. */
function onceSaidRightly(claims: Claim[], first: number): void {
  const own = claims.slice(first);
  const right = own.some(
    ({ measure, column, verdict }) =>
      measure?.id === "new" && column === undefined && (verdict === "agrees" || verdict === "either"),
  );
  if (!right) return;
  own.forEach((claim, i) => {
    const of = claim.measure?.id === "received" && claim.column === undefined && claim.reason.rule !== "row";
    if (claim.verdict === "disagrees" && of) claims[first + i] = notCounted(claim);
  });
}

/** 「逾期未补正2件，其他处理5件」 beside one another: a group without the row of it that was told apart. */
function withoutItsRows({ numbers }: Read, claims: Claim[], first: number): void {
  const own = claims.slice(first);
  own.forEach((claim, i) => {
    const { measure, number, verdict, readings } = claim;
    if (verdict !== "disagrees" || measure?.part !== "result" || claim.column !== undefined) return;
    const rows = own.filter((one) => one.verdict !== "outside" && one.measure?.id.startsWith(`${measure.id}.`));
    const together = add([numbers[number]!.value!, ...rows.map((one) => numbers[one.number]!.value!)]);
    if (rows.length > 0 && readings.some((reading) => compareFigures(reading.value, together) === 0))
      claims[first + i] = notCounted(claim);
  });
}

/** The last thing counted since a place. */
export function measureBefore({ numbers }: Read, claims: readonly Claim[], from: number): Measure | undefined {
  for (let i = claims.length - 1; i >= 0; i -= 1) {
    const { number, measure, verdict } = claims[i]!;
    if (numbers[number]!.start < from) return undefined;
    if (measure && verdict !== "outside") return measure;
  }
  return undefined;
}

/** Looks back no further than the sentence goes, however long the paragraph is. */
export function saidInSentence({ numbers }: Read, claims: readonly Claim[], id: string, from: number): boolean {
  for (let i = claims.length - 1; i >= 0; i -= 1) {
    const { number, measure } = claims[i]!;
    if (numbers[number]!.start < from) return false;
    if (measure?.id === id) return true;
  }
  return false;
}

const WHOLES: readonly MeasureId[] = [
  "received",
  "handled",
  "replied",
  "reconsideration.total",
  "suit.total",
  "proceedings.total",
];

/** As many as all that came in, all that was done, or all cases. */
export const isWholeOfOurs = (value: number | Decimal, { tables, lexicon }: Setting): boolean =>
  tables !== undefined &&
  WHOLES.some((id) => readIn(tables, lexicon.measures.get(id)!).some((reading) => compareFigures(reading.value, value) === 0));

const ADDS = /^，(?:连同|加上|加之|另加|另有)/u;

/** 「收到申请29件，连同上年结转2件」: what is added to is the new ones alone. */
function withoutCarried(read: Read, claims: Claim[], first: number): void {
  claims.slice(first).forEach((claim, i) => {
    const next = claims[first + i + 1];
    const [own] = claim.readings;
    if (claim.measure?.id !== "received" || claim.verdict !== "agrees" || next?.measure?.id !== "broughtForward" || !own) return;
    const plain = claim.readings.find(({ cells }) => cells.length === 1);
    const added = ADDS.test(read.text.slice(read.numbers[claim.number]!.end, read.numbers[next.number]!.start));
    if (added && plain && own.cells.length > 1 && claim.column === undefined)
      claims[first + i] = { ...claim, verdict: "disagrees", sure: true, readings: [plain] };
  });
}

/** What a figure is counted among. */
export function familyOf(claim: Claim): Family | undefined {
  if (claim.column !== undefined) return "column";
  const { id } = claim.measure!;
  if (tableOf(claim.measure!) === "proceedings") return `court.${id.split(".")[0] as Courts}`;
  return claim.measure!.part === "result" ? "result" : id;
}

/** A figure so large agrees with a table by no accident. */
const NO_ACCIDENT = 5;

/** 「行政复议79件，行政诉讼66件」: where the one is plainly that of table four, so is the other. */
function courtsInPairs(read: Read, claims: Claim[], first: number): void {
  const courts = claims.slice(first).filter(({ reason, measure }) => reason.rule === "cases" && measure?.id.endsWith(".total"));
  const sure = courts.some(
    ({ number, verdict }) => verdict === "agrees" && compareFigures(read.numbers[number]!.value!, NO_ACCIDENT) >= 0,
  );
  if (!sure || courts.length !== 2 || courts[0]!.measure!.id === courts[1]!.measure!.id) return;
  for (let i = first; i < claims.length; i += 1) {
    const claim = claims[i]!;
    const told = courts.includes(claim) && claim.verdict === "outside" && claim.outside === undefined;
    if (told && claim.readings.length > 0) claims[i] = { ...claim, verdict: "disagrees", sure: true };
  }
}

/** 「行政诉讼20件，其中直接起诉9件」: where all suits are plainly those of table four, so is each kind. */
function kindsOfSuit(read: Read, claims: Claim[], first: number): void {
  const all = claims
    .slice(first)
    .find(
      ({ number, measure, verdict }) =>
        measure?.id === "suit.total" && verdict === "agrees" && compareFigures(read.numbers[number]!.value!, NO_ACCIDENT) >= 0,
    );
  if (!all) return;
  for (let i = claims.indexOf(all) + 1; i < claims.length; i += 1) {
    const claim = claims[i]!;
    const ofKind = KINDS_OF_SUIT.some((kind) => claim.measure?.id === `${kind}.total`) && claim.reason.rule === "cases";
    if (ofKind && claim.verdict === "outside" && claim.outside === undefined && claim.readings.length > 0)
      claims[i] = { ...claim, verdict: "disagrees", sure: true };
  }
}

/** What the claims of a sentence, from the first on, say of one another. */
export function heldTogether(read: Read, claims: Claim[], first: number): void {
  onceSaidRightly(claims, first);
  withoutItsRows(read, claims, first);
  withoutCarried(read, claims, first);
  courtsInPairs(read, claims, first);
  kindsOfSuit(read, claims, first);
}
