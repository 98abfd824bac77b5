// 绑定: the figures in the sentences of a document, and the sentences that say there was nothing, each by the name of what
// they count.
import type { NumberedForm } from "../../core/form/numbered-form";
import { audit, type ProseNumber } from "../../core/prose/audit";
import { columnsMeant, readings } from "../../core/prose/figures";
import type { MeasureId } from "../../core/prose/words";
import type { RawDocument } from "../../core/document/source";
import { isFigure, type Value } from "../../core/figures/values";
import { proseWords } from "../../lexicon/words";
import type { Binding } from "./binding";
import { derivedBinding, type ReadFigure } from "./bind-derived";
import { figureNames } from "./placeholders";
import { withDenials, withFigures } from "./relevant-prose";

/** A figure that counts something of ours but is left alone, and why. */
export interface Unbound {
  readonly said: string;
  readonly sentence: string;
  readonly place: string;
  readonly why: "disagrees" | "approximate" | "no-name" | "unit" | "old-year" | "reckoned";
}

/** A figure that the document's own tables contradict, as it would be bound if it had been ours. */
type Contradicted = Unbound & { readonly as?: Binding };

export interface Bindings {
  readonly found: readonly Binding[];
  readonly left: readonly Unbound[];
  /** Of `left`, those that can be places of ours which somebody has edited. */
  readonly contradicted: readonly Binding[];
}

interface Source {
  readonly document: RawDocument;
  readonly form: NumberedForm;
  /** The document's own figures, last year's in last year's report. */
  readonly values: readonly Value[];
  readonly unit?: string | undefined;
  readonly year: number;
}

/** The sets of cells that names stand for, and how to spell a sum of several. */
class Names {
  private readonly single = new Map<string, string>();
  private readonly named: readonly { readonly name: string; readonly cells: readonly number[] }[];

  constructor(form: NumberedForm) {
    this.named = figureNames(form).flatMap(({ name, meaning }) =>
      meaning.kind === "figure" ? [{ name, cells: meaning.cells }] : [],
    );
    for (const { name, cells } of this.named) {
      const key = keyOf(cells);
      if (!this.single.has(key)) this.single.set(key, name);
    }
  }

  /** 予以公开+部分公开: the largest names first. */
  of(cells: readonly number[]): string | undefined {
    const known = this.single.get(keyOf(cells));
    if (known !== undefined) return known;
    const left = new Set(cells);
    const parts: string[] = [];
    for (const { name, cells: own } of [...this.named].sort((a, b) => b.cells.length - a.cells.length)) {
      if (left.size === 0) break;
      if (own.length > left.size || !own.every((cell) => left.has(cell))) continue;
      for (const cell of own) left.delete(cell);
      parts.push(name);
    }
    const name = parts.join("+");
    return left.size === 0 && name.length <= LONGEST_SUM ? name : undefined;
  }
}

/** What fits into a tag. */
const LONGEST_SUM = 48;

const keyOf = (cells: readonly number[]): string => [...cells].sort((a, b) => a - b).join(" ");

/** These verbs are said of new and carried applications together; 收到 of the new ones. */
const ACCEPTING = ["受理", "收办", "承办", "办理", "处理"];
const RECEIVING = ["收到", "新收", "接收", "接到", "收件"];

function preferred(names: readonly string[], before: string): string {
  const last = (words: readonly string[]): number => Math.max(...words.map((word) => before.lastIndexOf(word)));
  const accepting = last(ACCEPTING) > last(RECEIVING);
  return (accepting ? names.find((name) => name === "受理") : undefined) ?? names[0]!;
}

/** The digits of a number with its unit; undefined for words such as 数十, or a figure in 万. */
function digitsOf(text: string, isMoney: boolean): number | undefined {
  const match = /^[\d０-９,，.．'’‘＇]+|^[零〇一二两三四五六七八九十百千]+/u.exec(text);
  if (!match) return undefined;
  const unit = text.slice(match[0].length);
  // The table holds 万元; any other magnitude would have to be recomputed in somebody's wording.
  if (isMoney) return unit.trim() === "万元" ? match[0].length : undefined;
  return /^\s*[万亿]/u.test(unit) ? undefined : match[0].length;
}

type BoundAt = Pick<ProseNumber["place"], "block" | "offset" | "sentence" | "at">;

const spokenAt = ({ sentence, at }: BoundAt): Pick<Binding, "sentence" | "place"> => ({ sentence, place: at });

const bindingAt = (
  kind: Binding["kind"],
  place: BoundAt,
  said: string,
  name: string,
  instead: readonly string[] = [],
): Binding => ({
  kind,
  block: place.block,
  start: place.offset,
  end: place.offset + said.length,
  said,
  name,
  instead,
  ...spokenAt(place),
});

function figureBinding(number: ProseNumber, source: Source, names: Names): Binding | Contradicted | undefined {
  const { claim, place } = number;
  if (number.kind !== "figure" || claim?.measure === undefined) return undefined;
  if (claim.verdict === "outside" || claim.verdict === "sum") return undefined;
  const left = (why: Unbound["why"]): Unbound => ({ ...spokenAt(place), said: number.text, why });
  if (number.approximate !== undefined || number.upTo !== undefined) return left("approximate");
  const measure = proseWords.measures.find(({ id }) => id === claim.measure);
  if (!measure) return undefined;
  // Where the tables are empty every reading is possible: what the cells are does not depend on what they hold.
  const possible =
    claim.verdict === "undecided"
      ? readings(
          { form: source.form, values: source.form.cells.map(() => 1) },
          measure,
          claim.column && columnsMeant(claim.column, proseWords),
        )
      : claim.readings.filter((reading) => claim.verdict !== "agrees" || reading === claim.readings[0]);
  const held = claim.verdict === "either" ? agreeing(possible) : possible;
  const named = held.flatMap(({ cells }) => names.of(cells) ?? []);
  if (named.length === 0) return left(claim.verdict === "disagrees" ? "disagrees" : "no-name");
  const length = digitsOf(number.text, number.unit === "元");
  if (length === undefined) return left("unit");
  const block = source.document.blocks[place.block];
  const text = block?.kind === "text" ? block.text : "";
  const name = preferred(named, text.slice(0, place.offset));
  const said = number.text.slice(0, length);
  const others = named.filter((one) => one !== name);
  const binding = bindingAt("figure", place, said, name, others);
  return claim.verdict === "disagrees" ? { ...left("disagrees"), as: binding } : binding;
}

/** Those with the same figure as the first one: the sentence cannot tell them apart. */
function agreeing<R extends { readonly value: unknown }>(all: readonly R[]): R[] {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  return all.filter((reading) => text(reading.value) === text(all[0]?.value));
}

const CLAUSE_ENDS = "，。；！？\n";
const NEGATION = /(?:未|没有|无)(?!法)/u;

/** From the word that denies to the end of its clause; what stands before it, such as 本机关, stays. */
function deniedSpan(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  let start = at;
  while (start > 0 && !CLAUSE_ENDS.includes(text[start - 1]!)) start -= 1;
  let end = at;
  while (end < text.length && !CLAUSE_ENDS.includes(text[end]!)) end += 1;
  const negation = NEGATION.exec(text.slice(start, end));
  if (!negation || end - start > 80 || /\d/u.test(text.slice(start + negation.index, end))) return undefined;
  return { start: start + negation.index, end };
}

function phraseName(measure: MeasureId, clause: string): string | undefined {
  if (measure === "received" || measure === "new") return "新收情况";
  if (measure === "broughtForward") return "上年结转情况";
  if (measure === "carriedForward") return "结转下年情况";
  const review = clause.includes("复议");
  const suit = clause.includes("诉讼");
  return review && suit ? "复议诉讼情况" : review ? "行政复议情况" : suit ? "行政诉讼情况" : undefined;
}

/** Sentences that say there was nothing: those that would be wrong if every cell held something. */
function phraseBindings(source: Source): Binding[] {
  const { document, form, unit, year } = source;
  const full = form.cells.map(() => 7);
  const { findings } = audit(withDenials(document), { form, values: full, unit, year, words: proseWords });
  const found = new Map<string, Binding>();
  for (const { detail, place } of findings) {
    const block = document.blocks[place.block];
    if (detail.kind !== "none-said" || block?.kind !== "text") continue;
    const span = deniedSpan(block.text, place.offset);
    if (!span) continue;
    const said = block.text.slice(span.start, span.end);
    const name = phraseName(detail.measure, said);
    if (name === undefined) continue;
    found.set(`${place.block} ${span.start}`, bindingAt("phrase", { ...place, offset: span.start }, said, name));
  }
  return [...found.values()];
}

const TITLE = /年度报告|年报/u;
const PERIOD = /统计期限|统计时限|统计期间|统计时间|起止时间/u;

/** Last year's year: in the title, in the period, and where a sentence begins with it. Elsewhere it may be history. */
function yearBinding(number: ProseNumber, source: Source): Binding | Unbound | undefined {
  const { place } = number;
  if (number.kind !== "date" || number.date?.year !== source.year) return undefined;
  const block = source.document.blocks[place.block];
  const text = block?.kind === "text" ? block.text : "";
  const digits = /^[\d０-９]{4}/u.exec(number.text);
  const before = text.slice(Math.max(0, place.offset - 12), place.offset);
  const opens = number.date.month === undefined && /(?:^|[。；！？\n）])[^\S\n]{0,12}$/u.test(before);
  const isTitle = TITLE.test(text) && text.length <= 80;
  if (!digits || !(opens || isTitle || PERIOD.test(place.sentence)))
    return { ...spokenAt(place), said: number.text, why: "old-year" };
  return bindingAt("year", place, digits[0], "年度");
}

const isBinding = (one: Binding | Contradicted): one is Binding => "name" in one;

/** @param updated - the year of the figures that are to be pushed; a document of the same year keeps its years */
export function bindings(source: Source, updated: number): Bindings {
  const { document, form, values, unit, year } = source;
  const filled = values.some(isFigure) ? values : [];
  const { numbers } = audit(withFigures(document), { form, values: filled, unit, year, words: proseWords });
  const names = new Names(form);
  const reads: ReadFigure[] = [];
  const all = numbers.flatMap((number) => {
    const figure = figureBinding(number, source, names);
    const derived =
      figure && isBinding(figure) ? undefined : derivedBinding({ number, reads, document, form, values: filled, bindingAt });
    const one = derived?.binding ?? figure;
    const own = one && isBinding(one) ? one : undefined;
    if (number.kind === "figure") reads.push({ number, binding: own, of: derived?.of });
    return [one ?? [], (year === updated ? undefined : yearBinding(number, source)) ?? []].flat();
  });
  const phrases = phraseBindings(source);
  const left = all.filter((one): one is Contradicted => !isBinding(one));
  const figures = all.filter(isBinding);
  // A figure within a sentence that is replaced as a whole goes with it.
  const within = (one: Binding): boolean =>
    phrases.some((phrase) => phrase.block === one.block && phrase.start < one.end && one.start < phrase.end);
  const found = [...figures.filter((one) => !within(one)), ...phrases];
  return {
    found: found.sort((a, b) => a.block - b.block || a.start - b.start),
    left: left.map(({ as: _, ...one }) => one),
    contradicted: left.flatMap((one) => one.as ?? []),
  };
}
