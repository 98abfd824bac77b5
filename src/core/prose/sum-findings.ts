// Sums, shares and differences that do not come out.
import { compareFigures, decimalText, type Decimal } from "../figures/values";
import { growthsIn, wrongGrowths, type WrongGrowth } from "./growth";
import type { ListSum } from "./list-sums";
import type { Noted } from "./noted";
import type { Read } from "./read";
import { moreThanAll, type Share } from "./shares";
import type { ProseSums } from "./sums";
import type { PartRelation } from "./sums/opening";

const textAt = (read: Read, number: number): string => read.text.slice(read.numbers[number]!.start, read.numbers[number]!.end);
const asNumber = (value: number | Decimal): number => Number(decimalText(value));

type Span = Pick<Noted, "paragraph" | "start" | "end" | "verdict" | "cells">;
const spanOf = (read: Read, paragraph: number, number: number): Span => ({
  paragraph,
  start: read.numbers[number]!.start,
  end: read.numbers[number]!.end,
  verdict: "broken",
  cells: [],
});

export function sumFindings(read: Read, p: number, { sums }: ProseSums): Noted[] {
  return sums.flatMap((sum): Noted[] => {
    if (sum.verdict !== "broken" && sum.verdict !== "part-over-whole") return [];
    const over = sum.verdict === "part-over-whole";
    const whole = read.numbers[sum.whole]!.value!;
    const larger = sum.parts.filter((part) => compareFigures(read.numbers[part.number]!.value!, whole) > 0);
    const parts = (over ? larger : sum.parts).map(({ number, times }) =>
      times > 1 ? `${textAt(read, number)}×${times}` : textAt(read, number),
    );
    return [
      {
        rule: "R55",
        ...(sum.doubtful && { class: "D" as const }),
        ...spanOf(read, p, over ? larger[0]!.number : sum.whole),
        detail: {
          kind: "sum",
          whole: textAt(read, sum.whole),
          parts,
          sum: sum.sum,
          over,
          ...(!over && compareFigures(sum.sum, whole) > 0 && { more: true }),
        },
      },
    ];
  });
}

export function shareFindings(
  read: Read,
  p: number,
  shares: readonly Share[],
  { areAll }: Pick<PartRelation, "areAll">,
): Noted[] {
  const wrong = shares.flatMap((one): Noted[] => {
    if (one.holds) return [];
    const share = (asNumber(read.numbers[one.part]!.value!) / asNumber(one.of)) * 100;
    return [
      {
        rule: "R55",
        ...spanOf(read, p, one.percent),
        detail: {
          kind: "share",
          said: textAt(read, one.percent),
          part: textAt(read, one.part),
          whole: one.whole === undefined ? decimalText(one.of) : textAt(read, one.whole),
          share: `${share.toFixed(2)}%`,
        },
      },
    ];
  });
  const over = moreThanAll(read, shares, areAll).map(({ percents, sum }): Noted => ({
    rule: "R55",
    ...spanOf(read, p, percents.at(-1)!),
    detail: { kind: "shares-over", said: percents.map((one) => textAt(read, one)), sum: `${Number(sum.toFixed(2))}%` },
  }));
  return [...wrong, ...over];
}

export const growthNoted = (read: Read, p: number, wrong: WrongGrowth, rule: "R55" | "R78"): Noted => ({
  rule,
  ...spanOf(read, p, wrong.at),
  detail: {
    kind: "growth",
    current: textAt(read, wrong.growth.current),
    said: textAt(read, wrong.at),
    up: wrong.growth.up,
    expected: wrong.expected,
    // A figure that is wrong itself: the way that the text says it went.
    ...(wrong.at === wrong.growth.current && {
      turned: read.text.slice(read.numbers[wrong.growth.base!]!.start, read.numbers[wrong.at]!.end),
    }),
  },
});

/** Differences against the base that the sentence gives. */
export const growthFindings = (read: Read, p: number): Noted[] =>
  wrongGrowths(read, growthsIn(read)).map((wrong) => growthNoted(read, p, wrong, "R55"));

/** R55 where the parts stand in paragraphs of their own. */
export function listFindings(reads: readonly Read[], found: readonly ListSum[]): Noted[] {
  const textOf = ({ paragraph, number }: ListSum["whole"]): string => textAt(reads[paragraph]!, number);
  return found.flatMap((list): Noted[] =>
    list.verdict === "broken"
      ? [
          {
            rule: "R55",
            ...spanOf(reads[list.whole.paragraph]!, list.whole.paragraph, list.whole.number),
            detail: { kind: "sum", whole: textOf(list.whole), parts: list.parts.map(textOf), sum: list.sum, over: false },
          },
        ]
      : [],
  );
}
