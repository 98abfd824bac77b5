// The figures of a sentence that no cell holds: 占34.2%, 较上年增长12.3%, 增加140件, 约5.92亿元.
//
// What they are made of stands beside them; that it is so is proved by the document's own tables where they can prove it.
import type { RawDocument } from "../../core/document/source";
import { sameValue, type Value } from "../../core/figures/values";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { ProseNumber } from "../../core/prose/audit";
import type { Binding } from "./binding";
import { derivedText, differenceName, growthName, hundredMillionName, shareName } from "./derived";
import { figureNames, lookUp } from "./placeholders";

/** A figure that stands before, in the order of reading. */
export interface ReadFigure {
  readonly number: ProseNumber;
  readonly binding: Binding | undefined;
  /** The name whose growth it tells. */
  readonly of: string | undefined;
}

interface Asked {
  readonly number: ProseNumber;
  readonly reads: readonly ReadFigure[];
  readonly document: RawDocument;
  readonly form: NumberedForm;
  /** The document's own. */
  readonly values: readonly Value[];
  readonly bindingAt: (kind: "figure", place: ProseNumber["place"], said: string, name: string) => Binding;
}

interface DerivedBinding {
  readonly binding: Binding;
  /** The name whose growth it tells. */
  readonly of?: string;
}

/** Wholes that are meant without being named, in the order in which they are. */
const WHOLES = ["办结", "新收", "受理"];
const VERB = /(?:增长|增加|上升|提高|下降|减少|降低|回落)了?$/u;
const COMPARED = /(?:较|比|与)[上去](?:一)?年|同比/u;
const SHARE = /占|比[例重]|（/u;
const LONGEST_NAME = 46;

const digitsOf = (text: string): { readonly text: string; readonly decimals: number } | undefined => {
  // As wide as Chinese signs they are the same digits.
  const digits = /^\d+(?:\.(\d+))?/u.exec(text.normalize("NFKC"));
  return digits ? { text: digits[0], decimals: digits[1]?.length ?? 0 } : undefined;
};

const fits = (name: string): boolean => name.length <= LONGEST_NAME;

/** What a name comes to by the document's own tables. */
function ownText({ form, values }: Asked, name: string): string | undefined {
  const found = lookUp(form, name);
  return found.kind === "known" && found.name.meaning.kind === "derived"
    ? derivedText(found.name.meaning, values, undefined)
    : undefined;
}

const before = ({ number, reads }: Asked): readonly ReadFigure[] =>
  reads.filter((one) => one.number.place.block === number.place.block && one.number.place.sentence === number.place.sentence);

function shareBinding(asked: Asked, last: ReadFigure, between: string): DerivedBinding | undefined {
  const { number, bindingAt } = asked;
  const digits = digitsOf(number.text);
  if (!last.binding || !digits || !SHARE.test(between)) return undefined;
  const part = last.binding.name;
  const named = [...before(asked)]
    .reverse()
    .flatMap(({ binding }) => (binding && binding !== last.binding ? [binding.name] : []));
  const names = [...new Set([...named, ...WHOLES])].filter((whole) => whole !== part);
  const name = names
    .map((whole) => shareName(part, whole, digits.decimals))
    .find((one) => fits(one) && ownText(asked, one) === `${digits.text}%`);
  return name === undefined ? undefined : { binding: bindingAt("figure", number.place, number.text, name) };
}

function growthBinding(asked: Asked, last: ReadFigure, between: string): DerivedBinding | undefined {
  const { number, bindingAt } = asked;
  const verb = VERB.exec(between)?.[0];
  const of = last.of ?? last.binding?.name;
  const digits = digitsOf(number.text);
  if (verb === undefined || of === undefined || !digits || !(last.of !== undefined || COMPARED.test(between))) return undefined;
  const isSameUnit = number.unit === (last.of === undefined ? last.number.unit : number.unit);
  const name = number.unit === "%" ? growthName(of, digits.decimals) : isSameUnit ? differenceName(of) : undefined;
  if (name === undefined || !fits(name)) return undefined;
  const place = { ...number.place, offset: number.place.offset - verb.length };
  return { binding: bindingAt("figure", place, verb + number.text, name), of };
}

/** 5.92亿元 is what the form holds in 万元. */
function hundredMillionBinding(asked: Asked): DerivedBinding | undefined {
  const { number, form, values, bindingAt } = asked;
  const digits = digitsOf(number.text);
  if (!digits || number.unit !== "元" || !/^[\d.]+亿元/u.test(number.text)) return undefined;
  const names = figureNames(form).flatMap(({ name, meaning }) =>
    meaning.kind === "figure" && meaning.domain.kind === "amount" ? [hundredMillionName(name, digits.decimals)] : [],
  );
  const found = names.filter((name) => fits(name) && ownText({ ...asked, values }, name) === digits.text);
  const [name] = found;
  return name === undefined || found.length > 1 ? undefined : { binding: bindingAt("figure", number.place, digits.text, name) };
}

export function derivedBinding(asked: Asked): DerivedBinding | undefined {
  const { number, document } = asked;
  if (number.kind !== "figure") return undefined;
  const last = before(asked).at(-1);
  const block = document.blocks[number.place.block];
  if (!last || block?.kind !== "text") return hundredMillionBinding(asked);
  const from = last.number.place.offset + last.number.place.length;
  const between = block.text.slice(from, number.place.offset);
  return (
    growthBinding(asked, last, between) ??
    (number.unit === "%" ? shareBinding(asked, last, between) : undefined) ??
    hundredMillionBinding(asked)
  );
}

/** Names that hold what is said by the document's own tables: the likely meanings of a figure that nothing else explains. */
export function namesHolding(form: NumberedForm, values: readonly Value[], value: Value): readonly string[] {
  if (value === null || value === 0) return [];
  return figureNames(form).flatMap(({ name, meaning }) =>
    meaning.kind === "figure" && meaning.cells.length === 1 && sameValue(values[meaning.cells[0]!] ?? null, value) ? [name] : [],
  );
}
