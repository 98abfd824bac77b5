// Sentences of the document: figures that are recognised in them, and what the new figures contradict.
import { identify } from "../../../core/document/identity";
import type { Value } from "../../../core/figures/values";
import { audit } from "../../../core/prose/audit";
import { proseWords } from "../../../lexicon/words";
import { bindings, type Binding, type Unbound } from "../bind";
import { withDenials } from "../relevant-prose";
import { isOwned, isUnread, itemOf, knownName, tagFor, textFor, type PlanContext } from "./context";
import type { LaidTable } from "./laid-tables";
import type { PlannedPart, PlannedPlace, Untouched, UpdatePlan } from "./part";

/** What the document says by its own tables, before anything is written. */
interface OwnFigures {
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

/** @param isAgain - written before, by a place that another program has taken the tag from */
function boundAs(
  context: PlanContext,
  binding: Binding,
  name: string,
  key: string,
  isAgain: boolean,
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
  return {
    kind: "place",
    item: itemOf({
      key,
      kind: binding.kind,
      name: known.name,
      place,
      found: "recognised",
      state: !isAgain ? "new" : said === ours ? "same" : "changed",
      theirs: said,
      ours,
      sentence,
      instead: [binding.name, ...binding.instead].filter((one) => one !== name),
    }),
    effects: {
      ours: {
        edits: [{ kind: "span", block, start, end, text, tag: tagFor(known.name, text, stays && text !== ours) }],
        written: { [known.name]: ours },
      },
    },
  };
}

/** @param lost - names that were written before and that no place carries now: they are looked for again */
export function boundPlaces(
  context: PlanContext,
  own: OwnFigures,
  lost: ReadonlySet<string>,
): { readonly parts: readonly PlannedPart[]; readonly left: readonly Unbound[] } {
  const { contents, report, record, options } = context;
  if (!options.bind && lost.size === 0) return { parts: [], left: [] };
  const { found, left } = bindings({ document: contents.document, form: report.form, ...own }, report.year);
  const parts = found.flatMap((binding): PlannedPart[] => {
    if (isOwned(context, binding.block, binding.start, binding.end)) return [];
    const names = [binding.name, ...binding.instead];
    const again = names.find((name) => lost.has(name) && record.written[name] === binding.said);
    if (!options.bind && again === undefined) return [];
    const name = again ?? binding.name;
    const key = context.keyOf(name);
    const as = (one: string): PlannedPlace | Untouched | undefined => boundAs(context, binding, one, key, again !== undefined);
    const part = as(name);
    if (part?.kind !== "place") return part ? [part] : [];
    return [{ ...part, meanings: names.flatMap((one) => (one === name ? [] : (as(one) ?? []))) }];
  });
  return { parts, left: options.bind ? left : [] };
}

/** Sentences that the new figures contradict: nobody was there, everything was upheld. */
export function contradicted(context: PlanContext, { unit, year }: OwnFigures): UpdatePlan["denials"] {
  const { form, values } = context.report;
  const { findings } = audit(withDenials(context.contents.document), { form, values, unit, year, words: proseWords });
  return findings.flatMap(({ about, place: { block, offset, length, sentence, at } }) => {
    if (about.kind !== "none-said" && about.kind !== "all-said") return [];
    if (isOwned(context, block, offset, offset + length)) return [];
    return [{ said: about.said, sentence, place: at, block, start: offset, end: offset + length }];
  });
}
