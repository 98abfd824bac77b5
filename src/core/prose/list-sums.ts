// A sum whose parts stand in paragraphs of their own: 「共424条，其中：」 and one line for each kind.
import { add, compareFigures, isWhole, type Decimal } from "../figures/values";
import type { Read } from "./read";
import type { WrittenNumber } from "./numbers/written";

interface NumberPlace {
  readonly paragraph: number;
  /** Index in that paragraph's numbers. */
  readonly number: number;
}

export interface ListSum {
  readonly whole: NumberPlace;
  readonly parts: readonly NumberPlace[];
  readonly sum: number | Decimal;
  readonly verdict: "holds" | "broken" | "open";
}

const LONGEST = 40;
const LONGEST_ITEM = 160;
/** Behind the figure stands nothing but the announcement of the list. */
const ANNOUNCED = /^[，；。]?(?:其中|具体(?:为|是|如下|情况如下|包括)?|分别(?:为|是)|包括|如下|详见下列)?：?$/u;
/** How items begin: one list is written one way. */
const STYLES: readonly RegExp[] = [
  /^[0-9]{1,2}[.、]/u,
  /^[0-9]{1,2}）/u,
  /^（[0-9]{1,2}）/u,
  /^（[一二三四五六七八九十]{1,2}）/u,
  /^[①-⑳]/u,
  /^[一二三四五六七八九十]是/u,
  /^[-·—●■]/u,
  /^[^，。；：0-9]{2,16}(?:：|[0-9])/u,
];
const LABELLED = STYLES.length - 1;

const isFigure = (number: WrittenNumber): boolean =>
  number.kind === "figure" && number.value !== undefined && number.upTo === undefined && !number.each;

/** The figure a paragraph announces a list of, if it ends with one: nothing that counts stands behind it. */
function announced(read: Read): number | undefined {
  const k = read.numbers.length - 1;
  const number = read.numbers[k];
  if (!read.text.endsWith("：") || number === undefined || !isFigure(number) || number.unit === "%") return undefined;
  return ANNOUNCED.test(read.text.slice(number.end)) && isWhole(number.value!) ? k : undefined;
}

/** The one figure of an item that counts what the whole counts: the first with its unit. */
function partOf(read: Read, unit: string): number | undefined {
  const k = read.numbers.findIndex((number) => isFigure(number) && number.unit === unit);
  return k < 0 ? undefined : k;
}

/** Sums over the paragraphs that follow an announcement. Each paragraph is looked at once for each list it is in. */
export function listSums(reads: readonly Read[], isHeading: (paragraph: number) => boolean): ListSum[] {
  const found: ListSum[] = [];
  for (let p = 0; p < reads.length; p += 1) {
    const index = announced(reads[p]!);
    if (index === undefined) continue;
    const whole = reads[p]!.numbers[index]!;
    const parts: NumberPlace[] = [];
    let styleOfAll: number | undefined;
    let rest = false;
    let open =
      whole.approximate !== undefined ||
      reads[p]!.lists.listedInPart.some((word) => reads[p]!.text.slice(whole.end).includes(word));
    let next = p + 1;
    for (; next < reads.length && parts.length < LONGEST; next += 1) {
      const read = reads[next]!;
      const style = STYLES.findIndex((one) => one.test(read.text));
      const k = partOf(read, whole.unit);
      // 「1.工作动态60条；」 is short and numbered as a heading is; a heading counts nothing. Another style is another matter.
      const goesOn = style >= 0 && style === (styleOfAll ??= style) && (k !== undefined || !isHeading(next));
      if (!goesOn || read.text.length > LONGEST_ITEM || announced(read) !== undefined) break;
      if (k === undefined && style === LABELLED && !read.text.includes("：")) break;
      // An item without a figure says that not everything is counted.
      if (k === undefined) {
        open = true;
        continue;
      }
      const part = read.numbers[k]!;
      open ||= part.approximate !== undefined;
      rest ||= read.lists.rests.some((word) => read.text.slice(0, part.start).includes(word));
      parts.push({ paragraph: next, number: k });
    }
    if (parts.length < 2) continue;
    const valueOf = (place: NumberPlace): number | Decimal => reads[place.paragraph]!.numbers[place.number]!.value!;
    const sum = add(parts.map(valueOf));
    const exact = compareFigures(sum, whole.value!) === 0;
    const [said, got] = [whole.value!, sum].map((value) => (typeof value === "number" ? value : Number.NaN)) as [number, number];
    const close = Math.abs(said - got) <= Math.max(2, said * 0.02);
    if (!exact && !open && !close && !rest) continue;
    found.push({
      whole: { paragraph: p, number: index },
      parts,
      sum,
      verdict: exact ? "holds" : open ? "open" : "broken",
    });
  }
  return found;
}
