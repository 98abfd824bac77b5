// R55: two figures right beside one another that cannot both be so: a part above its whole, one sum of money in two units.
import { compareFigures } from "../figures/values";
import { saysRounded } from "./claims/judge";
import type { Noted } from "./noted";
import { isExact } from "./numbers/written";
import type { Read } from "./read";
import { SAME_IN_OTHER_WORDS } from "./sums/opening";

/** 「，占全部」, up to what it is a share of. */
const SHARE_OF = /^，?占(?:了|到)?(?:全部|全年|总数|收到|受理|新收|办结|答复|的|申请)*$/u;
const IS_WHOLE = /^(?:申请|案件|办件|答复|信息)?(?:总数|总量)?的/u;

/** 「三类共计414件，占全部340件的大多数」 */
function partAboveWhole({ text, numbers }: Read, paragraph: number): Noted[] {
  return numbers.flatMap((part, k): Noted[] => {
    const whole = numbers[k + 1];
    if (!isExact(part) || !isExact(whole) || part.unit !== whole.unit || part.unit === "%") return [];
    if (!SHARE_OF.test(text.slice(part.end, whole.start)) || !IS_WHOLE.test(text.slice(whole.end, whole.end + 6))) return [];
    if (compareFigures(part.value, whole.value) <= 0) return [];
    // 「办结77件，占新收76件的101.3%」: with what came from the year before, and meant so.
    const share = numbers[k + 2];
    if (share?.unit === "%" && share.value !== undefined && compareFigures(share.value, 100) > 0) return [];
    const said = text.slice(part.start, part.end);
    return [
      {
        rule: "R55",
        verdict: "broken",
        paragraph,
        start: part.start,
        end: part.end,
        detail: { kind: "sum", whole: text.slice(whole.start, whole.end), parts: [said], sum: part.value, over: true },
        cells: [],
      },
    ];
  });
}

/** 「7312.65万元（合7312650元）」: rounded to as many places as the first gives. */
function moneyTwice({ text, numbers }: Read, paragraph: number): Noted[] {
  return numbers.flatMap((first, k): Noted[] => {
    const second = numbers[k + 1];
    if (!isExact(first) || !isExact(second) || first.unit !== "元" || second.unit !== "元") return [];
    if (!SAME_IN_OTHER_WORDS.test(text.slice(first.end, second.start)) || text[second.end] !== "）") return [];
    if (saysRounded(first, second.value) || saysRounded(second, first.value)) return [];
    return [
      {
        rule: "R55",
        verdict: "broken",
        paragraph,
        start: second.start,
        end: second.end,
        detail: {
          kind: "two-totals",
          what: "金额",
          first: text.slice(first.start, first.end),
          second: text.slice(second.start, second.end),
        },
        cells: [],
      },
    ];
  });
}

export const besideOneAnother = (read: Read, paragraph: number): Noted[] => [
  ...partAboveWhole(read, paragraph),
  ...moneyTwice(read, paragraph),
];
