// What the tables say to a figure whose meaning is known.
import { compareFigures, shift, type Decimal } from "../../figures/values";
import { columnsMeant, filledIn, readings, tableOf } from "../figures";
import type { ExactNumber, WrittenNumber } from "../numbers/written";
import type { ApplicantWord, MeasureId } from "../words";
import { outside, type JudgedClaim, type Said } from "./said";

/** Only where the words themselves are approximate may a figure be. */
const approximateNumber = (value: number | Decimal): number =>
  typeof value === "number" ? value : Number(value.digits) / 10 ** value.scale;

/** Decimal places that are written. */
const placesOf = (value: number): number => String(Number(value.toFixed(6))).split(".")[1]?.length ?? 0;

/** Does a figure say what the table says? An approximate one has room in the direction its words leave. */
function says(number: WrittenNumber, value: number | Decimal): boolean {
  const said = number.value!;
  if (number.upTo !== undefined) return compareFigures(said, value) <= 0 && compareFigures(value, number.upTo) <= 0;
  if (number.approximate === undefined) return compareFigures(said, value) === 0;
  const plain = approximateNumber(said);
  const actual = approximateNumber(value);
  let step = 10;
  while (plain >= step * 10 && plain % (step * 10) === 0) step *= 10;
  switch (number.approximate) {
    case "over":
      return actual >= plain && actual < plain + Math.max(step, plain * 0.1);
    case "under":
      // 近50 is told of 46 to 50, 近千 of 901 to 1000.
      return actual <= plain && actual > plain - Math.max(Math.min(step, 10) / 2, plain * 0.1);
    case "about": {
      // 约12.84万 is told to the hundred: five of its last places are room enough.
      const places = number.scale >= 4 ? placesOf(plain / 10 ** number.scale) : 0;
      const room = places > 0 ? 5 * 10 ** (number.scale - places) : Math.max(step / 2, plain * 0.1);
      return Math.abs(actual - plain) <= room;
    }
  }
}

/** The figure itself, or rounded where it is told in 万. */
export const saysExactly = (number: ExactNumber, value: number | Decimal): boolean =>
  number.scale >= 4 ? saysRounded(number, value) : compareFigures(number.value, value) === 0;

/** Rounded to as many decimals as the prose gives: 1480.67万元 for 1480.6663. */
export function saysRounded(number: WrittenNumber, value: number | Decimal): boolean {
  if (says(number, value)) return true;
  const scaleOf = (one: number | Decimal): number => (typeof one === "number" ? 0 : one.scale);
  const inUnit = shift(number.value!, -number.scale);
  const table = shift(value, -number.scale);
  const decimals = scaleOf(inUnit);
  if (scaleOf(table) <= decimals) return false;
  return Math.abs(approximateNumber(inUnit) - approximateNumber(table)) < 10 ** -decimals;
}

export const inYuan = (value: number | Decimal): number | Decimal =>
  typeof value !== "number" && value.unit === "元" ? shift(value, 0) : shift(value, 4);

/** What a figure is held against, once the words have said what it counts. */
export function judged({ k, number, setting }: Said, id: MeasureId, sure: boolean, column?: ApplicantWord): JudgedClaim {
  const measure = setting.lexicon.measures.get(id);
  if (!measure) return outside({ k }, "not-counted");
  const { tables } = setting;
  const claim = { number: k, measure, ...(column !== undefined && { column }), sure };
  if (!tables || !filledIn(tables, tableOf(measure))) return { ...claim, verdict: "undecided", readings: [] };
  const money = number.unit === "元";
  const found = readings(tables, measure, column && columnsMeant(column, setting.lexicon.words));
  if (found.length === 0) return { ...claim, verdict: "undecided", readings: [] };
  // The tables count money in 万元; the prose was made 元.
  const inUnit = (value: number | Decimal): number | Decimal => (money ? inYuan(value) : value);
  const agreeing = found.filter((reading) =>
    money || number.scale >= 4 ? saysRounded(number, inUnit(reading.value)) : says(number, reading.value),
  );
  if (agreeing.length > 0) {
    const rest = found.filter((reading) => !agreeing.includes(reading));
    return { ...claim, verdict: agreeing.length > 1 ? "either" : "agrees", readings: [...agreeing, ...rest] };
  }
  if (!sure) return { ...claim, verdict: "outside", readings: found };
  const wrongUnit =
    money &&
    [4, -4].some((power) =>
      found.some((reading) => saysRounded({ ...number, value: shift(number.value, power) }, inUnit(reading.value))),
    );
  return { ...claim, verdict: "disagrees", readings: found, ...(wrongUnit && { magnitude: true as const }) };
}

/** The claim of a rule: what is in doubt anyway is never sure. */
export const answer = (said: Said, id: MeasureId, sure: boolean, column?: ApplicantWord): JudgedClaim =>
  judged(said, id, sure && !said.doubt, column);
