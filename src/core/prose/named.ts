// Lines of the tables that words name without a figure: 予以公开, 自然人, 复议后起诉的, 行政处罚决定.
import { columnsMeant, readings, tableOf, type TableReading, type Tables } from "./figures";
import type { Noted } from "./noted";
import { isMark, senses, type Read } from "./read";
import { within, type TextRange } from "./text";
import {
  COURT_OF,
  type Act,
  type ApplicantWord,
  type CaseOutcome,
  type DocumentKind,
  type Token,
  type Courts,
  type Lexicon,
  type Measure,
  type MeasureId,
  type WordClass,
} from "./words";

export interface NamedLine extends TextRange {
  readonly measure: Measure;
  readonly column?: ApplicantWord;
}

/** What cases and decisions are counted in. */
export const CASE_UNITS: readonly string[] = ["件", "起", "宗", "份", "例"];

/** A figure that is not what the tables have for the lines that it is told of; nobody can be sure that it is told of them. */
export const unlikeItsLines = (
  read: Read,
  paragraph: number,
  { start, end }: TextRange,
  { measure, name, reading }: { readonly measure: Measure; readonly name: string; readonly reading: TableReading },
): Noted => ({
  rule: measure.rule,
  class: "C",
  verdict: "broken",
  paragraph,
  start,
  end,
  detail: {
    kind: "figure",
    said: read.text.slice(start, end),
    measure: measure.id,
    name,
    readings: [reading],
    approximate: false,
  },
  cells: reading.cells,
});

/** Ways, qualities and bodies: what is told with them is told of some of a line. */
const NARROWING: readonly WordClass[] = [
  "channel",
  "beyond",
  "bodies",
  "narrow",
  "share",
  "tribunal",
  "partial",
  "span",
  "average",
  "property",
  "about",
  "plan",
  "expired",
  "guide",
];

/** An outcome that stands in front of its cases. */
const leadsCases = ({ text }: Read, words: readonly Token[], i: number): boolean => {
  const next = words[i + 1];
  return (
    next?.sense.is === "topic" && COURT_OF[next.sense.topic] !== undefined && /^的?$/u.test(text.slice(words[i]!.end, next.start))
  );
};

const DONE: Readonly<Partial<Record<Act, "issued" | "repealed" | "inForce">>> = {
  issue: "issued",
  repeal: "repealed",
  inForce: "inForce",
};

const IN_FORCE_AHEAD = /(?:现行)?有效的?$/u;
const STOCK = /^(?:存量|保有量)/u;

/** 制发规范性文件, 规范性文件制发, 现行有效的规章: documents with what was done with them right beside. */
function documentsMeant({ text }: Read, words: readonly Token[], i: number, subject: DocumentKind): [TextRange, MeasureId] {
  const own = words[i]!;
  // 「现行有效的市政府规章」
  const before = words[i - 1];
  const ahead = before !== undefined && isMark(before, "organ") ? words[i - 2] : before;
  const behind = words[i + 1];
  const doneAhead =
    ahead?.sense.is === "act" && /^的?(?:省|市|县|区)?(?:政府)?$/u.test(text.slice(ahead.end, own.start))
      ? DONE[ahead.sense.act]
      : undefined;
  const doneBehind = behind?.sense.is === "act" && text.slice(own.end, behind.start) === "" ? DONE[behind.sense.act] : undefined;
  if (doneAhead !== undefined) return [{ start: ahead!.start, end: own.end }, `${subject}.${doneAhead}`];
  if (doneBehind !== undefined) return [{ start: own.start, end: behind!.end }, `${subject}.${doneBehind}`];
  // 「有效的规范性文件」, 「规范性文件存量」
  const inForce = IN_FORCE_AHEAD.exec(text.slice(Math.max(0, own.start - 5), own.start))?.[0].length;
  const stock = STOCK.exec(text.slice(own.end, own.end + 4))?.[0].length;
  const all: "none" | NonNullable<(typeof DONE)[Act]> = inForce === undefined && stock === undefined ? "none" : "inForce";
  return [{ start: own.start - (inForce ?? 0), end: own.end + (stock ?? 0) }, `${subject}.${all}` as MeasureId];
}

const DOCUMENTS: readonly DocumentKind[] = ["governmentRules", "normativeDocuments"];

/** 「现行有效的规章和规范性文件」: what was done with the first is said of the second. */
function sameDone({ text }: Read, last: NamedLine | undefined, at: TextRange, id: MeasureId): [TextRange, MeasureId] {
  const [of, done] = last?.measure.id.split(".") ?? [];
  const joined =
    id.endsWith(".none") && DOCUMENTS.some((kind) => kind === of) && /^[和与及、]$/u.test(text.slice(last!.end, at.start));
  return [at, joined && !id.startsWith(`${of}.`) ? (id.replace(/none$/u, done!) as MeasureId) : id];
}

/** The lines that a piece of a sentence names, in its order; outcomes are of the cases named last before them. */
export function linesNamed(read: Read, sentence: TextRange, from: number, to: number, { measures }: Lexicon): NamedLine[] {
  const found: NamedLine[] = [];
  let court: Courts | undefined = senses(within(read.tokens, sentence.start, from), "topic")
    .flatMap(({ sense }) => COURT_OF[sense.topic] ?? [])
    .at(-1);
  const name = ({ start, end }: TextRange, id: MeasureId, column?: ApplicantWord): void => {
    const measure = measures.get(id);
    if (measure) found.push({ start, end, measure, ...(column !== undefined && { column }) });
  };
  const words = within(read.tokens, from, to).filter((token) => !isMark(token, "filler"));
  let before: (TextRange & { readonly outcome: CaseOutcome }) | undefined;
  words.forEach((token, i) => {
    const { sense } = token;
    if (sense.is === "row") name(token, sense.row === "received" ? "new" : sense.row);
    if (sense.is === "column") name(token, "new", sense.column);
    if (sense.is === "topic" && COURT_OF[sense.topic] !== undefined) {
      court = COURT_OF[sense.topic]!;
      // 「被纠正的行政复议案件」
      const told = before !== undefined && /^的?$/u.test(read.text.slice(before.end, token.start)) ? before : undefined;
      name({ start: told?.start ?? token.start, end: token.end }, `${court}.${told?.outcome ?? "total"}`);
    }
    if (sense.is === "outcome" && leadsCases(read, words, i)) before = { ...token, outcome: sense.outcome };
    else if (sense.is === "outcome" && court !== undefined) name(token, `${court}.${sense.outcome}`);
    if (sense.is === "subject" && (sense.subject === "governmentRules" || sense.subject === "normativeDocuments"))
      name(...sameDone(read, found.at(-1), ...documentsMeant(read, words, i, sense.subject)));
    if (
      sense.is === "subject" &&
      (sense.subject === "licensing" || sense.subject === "penalties" || sense.subject === "coercion")
    )
      name(token, sense.subject);
  });
  return found;
}

/** Something in these words makes less of a line than the tables count, or speaks of another thing. */
export const isNarrowed = (read: Read, from: number, to: number): boolean =>
  within(read.tokens, from, to).some(
    (token) =>
      NARROWING.some((mark) => isMark(token, mark)) ||
      (token.sense.is === "topic" && (token.sense.topic === "foreign" || token.sense.topic === "publication")),
  );

/** Cases that may be others than those over disclosure: somebody handles them, or 其中 tells those apart. */
export function mayBeOtherCases(read: Read, sentence: TextRange, named: readonly NamedLine[]): boolean {
  const cases = named.filter(({ measure }) => tableOf(measure) === "proceedings");
  const [first] = cases;
  if (!first) return false;
  const about = within(read.tokens, sentence.start, sentence.end).filter(
    (token) => isMark(token, "disclosure") || (token.sense.is === "topic" && token.sense.topic === "request"),
  );
  if (about.some(({ start }) => start < first.start)) return false;
  const work = senses(within(read.tokens, sentence.start, first.start), "act").length > 0;
  return work || about.some(({ start }) => start > first.end);
}

/** The text is nothing but these words, one behind the other. */
export function madeOf(text: string, words: readonly string[]): boolean {
  for (let at = 0; at < text.length;) {
    const word = words.filter((one) => text.startsWith(one, at)).sort((a, b) => b.length - a.length)[0];
    if (word === undefined) return false;
    at += word.length;
  }
  return true;
}

/** What a table has for a line: its own figure first. */
export const valuesNamed = (tables: Tables, { measure, column }: Pick<NamedLine, "measure" | "column">, lexicon: Lexicon) =>
  readings(tables, measure, column && columnsMeant(column, lexicon.words)).filter(({ blanks }) => !blanks);

/** A line as a reader is told of it; several columns at once by the heading over them. */
export function nameOf(
  tables: Tables,
  { measure, column }: Pick<NamedLine, "measure" | "column">,
  cells: readonly number[],
): string {
  if (column === undefined) return measure.name;
  const { label, under } = tables.form.cells[cells[0]!]!.column;
  const columns = new Set(cells.map((cell) => tables.form.cells[cell]!.column.id));
  return columns.size > 1 ? (under.at(-1) ?? label) : label;
}
