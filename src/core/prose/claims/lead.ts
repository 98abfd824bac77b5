// What stands in front of the word that says what a figure counts.
import { unknownText } from "../read";
import { within } from "../text";
import type { Said } from "./said";
import { isShort } from "./whose";

/**
 * Nothing stands in front but the time, words that say nothing, and the unit itself: any other word may say whose they
 * are, when or how, 「12月份收到」, 「集中答复」.
 */
export function leadsPlainly({ read, left, setting: { unit } }: Said, to: number, saysNothing?: RegExp): boolean {
  const dates = within(read.numbers, left.start, to).filter(({ kind }) => kind === "date");
  const known = [...left.tokens, ...dates].sort((a, b) => a.start - b.start);
  const all = unknownText(read, left.start, to, known);
  const lead = saysNothing === undefined ? all : all.replaceAll(saysNothing, "");
  return lead.length <= 1 || (unit !== undefined && (isShort(lead, unit) || read.patterns.ownKind.test(`${lead}|${unit}`)));
}
