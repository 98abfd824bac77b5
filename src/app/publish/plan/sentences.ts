// Sentences of the document: figures that are recognised in them, and what the new figures contradict.
import { identify } from "../../../core/document/identity";
import type { RawDocument } from "../../../core/document/source";
import type { Value } from "../../../core/figures/values";
import { wordedFindings } from "../../../core/prose/audit";
import { proseWords } from "../../../lexicon/words";
import { bindings, type Unbound } from "../bind";
import type { Binding } from "../binding";
import { withDenials } from "../relevant-prose";
import { isOwned, isUnread, itemOf, knownName, tagFor, textFor, writtenFor, type PlanContext } from "./context";
import type { LaidTable } from "./laid-tables";
import type { Effect, PlannedPart, PlannedPlace, Untouched, UpdatePlan } from "./part";

/** What the document says by its own tables, before anything is written. */
export interface OwnFigures {
  readonly values: readonly Value[];
  readonly year: number;
  readonly unit: string | undefined;
}

export function ownFigures({ report, contents }: PlanContext, laid: readonly LaidTable[]): OwnFigures {
  const readings = new Map(laid.filter(({ copy }) => copy === 1).map(({ table, reading }) => [table, reading]));
  const { year, unit } = identify(contents.document);
  return {
    values: report.form.cells.map(({ table, index }) => readings.get(table.id)?.values[index] ?? null),
    year: year ?? report.year,
    unit: unit ?? report.unit,
  };
}

const saysNothing = (phrase: string): boolean => /^(?:未|没有)/u.test(phrase);

/** What is known of a place that was written before and has lost its tag: whether somebody put another figure there since. */
type Before = "never" | "as-written" | "edited";

export function boundAs(
  context: PlanContext,
  binding: Binding,
  name: string,
  key: string,
  before: Before,
): PlannedPlace | Untouched | undefined {
  const known = knownName(context, name);
  if (!known) return undefined;
  const { block, start, end, said, place, sentence } = binding;
  if (isUnread(context, known))
    return { kind: "untouched", name: known.name, what: `${place}的“${said}”`, carried: [known.name] };
  const ours = textFor(context, known);
  // 未收到 in somebody's own words stays as long as it is true.
  const stays = binding.kind === "phrase" && saysNothing(ours);
  const text = stays ? said : ours;
  const written = writtenFor(context, known, ours);
  const put = (words: string, kept = false): Effect => ({
    edits: [{ kind: "span", block, start, end, text: words, tag: tagFor(known.name, words, kept) }],
    written,
  });
  return {
    kind: "place",
    item: itemOf({
      key,
      kind: binding.kind,
      name: known.name,
      place,
      found: "recognised",
      state: before === "never" ? "new" : said === ours ? "same" : before === "edited" ? "conflict" : "changed",
      theirs: said,
      ours,
      sentence,
      instead: [binding.name, ...binding.instead].filter((one) => one !== name),
    }),
    effects: {
      ours: put(text, stays && text !== ours),
      ...(before === "edited" && { theirs: put(said, true), both: put(`${said}〔统计表：${ours}〕`) }),
    },
    ...(before === "edited" && { question: `${place}的{{${known.name}}}（文档中是“${said}”，统计表是“${ours}”）` }),
  };
}

/** Whether a field of the document holds a part of these characters. */
export function isReckonedAt({ blocks }: RawDocument, { block, start, end }: Pick<Binding, "block" | "start" | "end">): boolean {
  const found = blocks[block];
  return found?.kind === "text" && (found.reckoned ?? []).some((one) => one.start < end && start < one.end);
}

/** @param lost - names that were written before and that no place carries now: they are looked for again */
export function boundPlaces(
  context: PlanContext,
  own: OwnFigures,
  lost: ReadonlySet<string>,
): { readonly parts: readonly PlannedPart[]; readonly left: readonly Unbound[]; readonly reckoned: readonly Binding[] } {
  const { contents, report, record, options } = context;
  if (!options.bind && lost.size === 0) return { parts: [], left: [], reckoned: [] };
  const { found: sound, left, contradicted } = bindings({ document: contents.document, form: report.form, ...own }, report.year);
  const isAsWritten = (name: string, said: string): boolean => lost.has(name) && record.written[name] === said;
  const namesOf = ({ name, instead }: Binding): readonly string[] => [name, ...instead];
  const found = [...sound, ...contradicted.filter((one) => namesOf(one).some((name) => lost.has(name)))];
  const stand = new Set(found.flatMap((one) => namesOf(one).filter((name) => isAsWritten(name, one.said))));
  const isReckoned = (binding: Binding): boolean => isReckonedAt(contents.document, binding);
  const parts = found
    .filter((binding) => !isReckoned(binding))
    .flatMap((binding): PlannedPart[] => {
      if (isOwned(context, binding.block, binding.start, binding.end)) return [];
      const names = namesOf(binding);
      const asWritten = names.find((name) => isAsWritten(name, binding.said));
      // Of a place that reads the same with another figure nobody knows who is right.
      const edited =
        asWritten === undefined && binding.kind === "figure"
          ? names.find((name) => lost.has(name) && !stand.has(name))
          : undefined;
      const again = asWritten ?? edited;
      const before: Before = asWritten !== undefined ? "as-written" : edited !== undefined ? "edited" : "never";
      if (!options.bind && again === undefined) return [];
      const name = again ?? binding.name;
      const key = context.keyOf(name);
      const as = (one: string): PlannedPlace | Untouched | undefined => boundAs(context, binding, one, key, before);
      const part = as(name);
      if (part?.kind !== "place") return part ? [part] : [];
      return [{ ...part, meanings: names.flatMap((one) => (one === name ? [] : (as(one) ?? []))) }];
    });
  // Nobody asked for the others to be bound.
  const isWanted = (binding: Binding): boolean => options.bind === true || namesOf(binding).some((name) => lost.has(name));
  const reckoned = found.filter(
    (binding) => isReckoned(binding) && isWanted(binding) && !isOwned(context, binding.block, binding.start, binding.end),
  );
  const unbound = reckoned.map(({ said, sentence, place }): Unbound => ({ said, sentence, place, why: "reckoned" }));
  return { parts, left: options.bind ? [...left, ...unbound] : unbound, reckoned };
}

/** Sentences that the new figures contradict: nobody was there, everything was upheld. */
export function contradicted(context: PlanContext, { unit, year }: OwnFigures): UpdatePlan["denials"] {
  const { form, values } = context.report;
  const said = wordedFindings(withDenials(context.contents.document), { form, values, unit, year, words: proseWords });
  return said.flatMap(({ detail, place: { block, offset, length, sentence, at } }) => {
    if (detail.kind !== "none-said" && detail.kind !== "all-said") return [];
    if (isOwned(context, block, offset, offset + length)) return [];
    return [{ said: detail.said, sentence, place: at, block, start: offset, end: offset + length }];
  });
}
