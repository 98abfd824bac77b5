// What the tables say against the figures of a paragraph.
import type { RuleClass } from "../form/rule-text";
import { add, compareFigures, type Decimal } from "../figures/values";
import type { Claim } from "./claims/said";
import { readings, type Tables } from "./figures";
import type { ProseDetail } from "./finding";
import type { Noted } from "./noted";
import { lastOf, nextOf, STRONG_STOPS, type Read } from "./read";
import { spanAt } from "./text";
import type { Lexicon, MeasureId } from "./words";

/** An approximate figure is a hint; where cells are blank a reader looks first. */
function softened(claim: Claim, read: Read): RuleClass | undefined {
  const number = read.numbers[claim.number]!;
  if (number.approximate !== undefined) return "D";
  return claim.likely || number.upTo !== undefined || claim.readings.some((reading) => reading.blanks) ? "C" : undefined;
}

export function claimFindings(read: Read, p: number, found: readonly Claim[]): Noted[] {
  return found.flatMap((claim): Noted[] => {
    if (claim.verdict !== "disagrees" || !claim.measure) return [];
    const number = read.numbers[claim.number]!;
    const said = read.text.slice(number.start, number.end);
    const detail: ProseDetail = claim.magnitude
      ? { kind: "magnitude", said, name: claim.measure.name, readings: claim.readings }
      : {
          kind: "figure",
          said,
          measure: claim.measure.id,
          name: claim.measure.name,
          ...(claim.column !== undefined && { column: claim.column }),
          readings: claim.readings,
          approximate: number.approximate !== undefined,
        };
    const softer = claim.magnitude ? undefined : softened(claim, read);
    return [
      {
        rule: claim.magnitude ? "R56" : claim.measure.rule,
        ...(softer && { class: softer }),
        verdict: "broken",
        paragraph: p,
        start: number.start,
        end: number.end,
        detail,
        cells: claim.readings[0]?.cells ?? [],
      },
    ];
  });
}

/** R53: within one paragraph 新收 and 上年结转 come to 办结 and 结转下年. */
export function balance(read: Read, p: number, found: readonly Claim[], tables: Tables, words: Lexicon): Noted[] {
  const said = new Map<MeasureId, { readonly value: number | Decimal; readonly number: number }>();
  for (const claim of found) {
    const number = read.numbers[claim.number]!;
    if (
      !claim.measure ||
      claim.column !== undefined ||
      !claim.sure ||
      number.approximate !== undefined ||
      number.upTo !== undefined ||
      claim.outside
    )
      continue;
    const id: MeasureId = claim.measure.id === "new" ? "received" : claim.measure.id;
    // Said twice, a thing may be meant in two ways; the balance is then the tables' alone.
    if (said.has(id) && compareFigures(said.get(id)!.value, number.value!) !== 0) return [];
    said.set(id, { value: number.value!, number: claim.number });
  }
  const handled = said.get("handled");
  const received = said.get("received") ?? handled;
  const processed = said.get("processed");
  const carried = said.get("carriedForward");
  if (!received || !processed || !carried) return [];
  const brought = said.get("broughtForward");
  const right = add([processed.value, carried.value]);
  const left = !said.has("received")
    ? [received.value, ...(brought ? [add([received.value, brought.value])] : [])]
    : brought
      ? [add([received.value, brought.value]), received.value]
      : [
          received.value,
          ...readings(tables, words.measures.get("broughtForward")!).map((reading) => add([received.value, reading.value])),
        ];
  if (left.some((sum) => compareFigures(sum, right) === 0)) return [];
  const number = read.numbers[processed.number]!;
  return [
    {
      rule: "R53",
      verdict: "broken",
      paragraph: p,
      start: number.start,
      end: number.end,
      detail: {
        kind: "balance",
        received: received.value,
        ...(brought && { broughtForward: brought.value }),
        processed: processed.value,
        carriedForward: carried.value,
      },
      cells: [],
    },
  ];
}

const LARGEST = 100_000_000;
const COUNTED_THINGS = "条件篇份";

/** R56: 173769万条: no unit publishes so much; 万 was added to a whole figure. */
export function magnitudes(read: Read, p: number): Noted[] {
  return read.numbers.flatMap((number): Noted[] => {
    if (
      number.kind !== "figure" ||
      number.value === undefined ||
      number.scale !== 4 ||
      !COUNTED_THINGS.includes(number.unit) ||
      number.unit === ""
    )
      return [];
    if (compareFigures(number.value, LARGEST) < 0) return [];
    return [
      {
        rule: "R56",
        verdict: "broken",
        paragraph: p,
        start: number.start,
        end: number.end,
        detail: { kind: "magnitude", said: read.text.slice(number.start, number.end), readings: [] },
        cells: [],
      },
    ];
  });
}

/** R59: what table three calls applications is, figure for figure, what the prose calls 咨询 or 留言. */
export function consultations(
  reads: readonly Read[],
  found: readonly (readonly Claim[])[],
  tables: Tables,
  words: Lexicon,
): Noted[] {
  if (found.some((list) => list.some((claim) => claim.measure?.id === "received" || claim.measure?.id === "new"))) return [];
  const known = readings(tables, words.measures.get("new")!);
  const value = known[0]?.value;
  // Small figures meet by chance.
  if (value === undefined || compareFigures(value, 5) < 0) return [];
  return reads.flatMap((read, p) =>
    found[p]!.flatMap((claim): Noted[] => {
      const number = read.numbers[claim.number]!;
      if (
        claim.outside !== "not-an-application" ||
        compareFigures(number.value!, value) !== 0 ||
        number.approximate !== undefined
      )
        return [];
      // 「来信116件、电话咨询27件」 counts each way for itself; that one of them is as large is chance.
      const sentence = spanAt(read.sentences, number.start)!;
      const others = found[p]!.filter(
        ({ number: other, outside }) =>
          outside === "not-an-application" &&
          read.numbers[other]!.start >= sentence.start &&
          read.numbers[other]!.start < sentence.end,
      );
      if (others.length > 1) return [];
      const from = lastOf(read.text, STRONG_STOPS, number.start, Math.max(0, number.start - 20)) + 1;
      const near = read.text.slice(from, nextOf(read.text, STRONG_STOPS, number.end, number.end + 8));
      if (!read.lists.callsNamed.some((word) => near.includes(word)) || read.patterns.leftOut.test(near)) return [];
      return [
        {
          rule: "R59",
          verdict: "undecided",
          paragraph: p,
          start: number.start,
          end: number.end,
          detail: { kind: "not-an-application", said: read.text.slice(number.start, number.end), called: false, readings: known },
          cells: known[0]!.cells,
        },
      ];
    }),
  );
}

/** Letters or calls taken as applications under the Regulation. */
const CALLED = /(?<!除|区分)(?:12[0-9]{3}|热线|来信|来电|信箱|留言)[^，。；]{0,8}(?:政府)?信息公开申请(?:共|共计|为)?$/u;

/** 「信箱来信26件，均作为政府信息公开申请办理」 */
const TAKEN_AS = /^，?(?:均|全部|都)?(?:已)?(?:作为|视为|当作)(?:政府)?信息公开申请(?:受理|办理|处理|答复|登记|统计)/u;

const COUNTED_IN = /12345|热线|来信|来电|信件|信箱|留言|咨询|信访/u;

/** R59: 「通过12345热线受理申请2件」: a call or a letter is no application under the Regulation. */
export function countedAsApplications(read: Read, p: number, tables: Tables, words: Lexicon): Noted[] {
  const known = readings(tables, words.measures.get("new")!);
  const value = known[0]?.value;
  if (value === undefined) return [];
  return read.numbers.flatMap((number): Noted[] => {
    if (
      number.kind !== "figure" ||
      number.value === undefined ||
      number.approximate !== undefined ||
      !read.lists.unitsOfCalls.includes(number.unit)
    )
      return [];
    const clause = read.text
      .slice(Math.max(0, number.start - 24), number.start)
      .split(/[，。；]/u)
      .at(-1)!;
    if (!COUNTED_IN.test(clause) || read.patterns.leftOut.test(clause)) return [];
    // 「12328热线受理政府信息公开申请9044件」 calls them so, whatever the table has.
    const behind = read.text.slice(number.end, number.end + 20);
    const called = CALLED.test(clause) || TAKEN_AS.test(behind);
    if (!called && compareFigures(value, 0) === 0) return [];
    if (!called && compareFigures(number.value, value) !== 0) return [];
    // 「办理信箱留言3件，均按依申请公开程序答复」
    if (!called && !clause.includes("申请") && !/^，?[^。；0-9]{0,6}按(?:照)?依?申请公开/u.test(behind)) return [];
    return [
      {
        rule: "R59",
        verdict: "undecided",
        paragraph: p,
        start: number.start,
        end: number.end,
        detail: { kind: "not-an-application", said: read.text.slice(number.start, number.end), called, readings: known },
        cells: known[0]!.cells,
      },
    ];
  });
}
