// Every number of a document of another year that nothing is written over and that the year may change: none is left
// without a word.
import { isFigure } from "../../../core/figures/values";
import { numbers } from "../../../core/prose/numbers";
import type { WrittenNumber } from "../../../core/prose/numbers/written";
import { foldText, sentences } from "../../../core/prose/text";
import { lexicon } from "../../../core/prose/words";
import { proseWords } from "../../../lexicon/words";
import { textDigest } from "../../../render/slot-tag";
import type { RawDocument } from "../../../core/document/source";
import { namesHolding } from "../bind-derived";
import { isYearless } from "../dated";
import { isOwned, itemOf, knownName, STANDING, tagFor, type PlanContext } from "./context";
import { NUMBER_CHOICES } from "./number-choices";
import type { PlannedNumber, PlannedPart, PlannedPlace } from "./part";
import { boundAs, type OwnFigures } from "./sentences";

/** Behind a number that somebody has to look at; a report with this in it is not finished. */
const TO_CHECK = "〔待核对〕";
const MARKED = "待核对";

const CHANGED = /(?:增长|增加|上升|提高|下降|减少|降低|回落|增幅|降幅|翻)[^，。；]{0,4}$/u;

function aspectOf({ unit, kind }: WrittenNumber, before: string): PlannedNumber["aspect"] {
  if (CHANGED.test(before) || unit.includes("百分点")) return "growth";
  if (unit === "%" || unit === "‰") return "share";
  return kind === "date" ? "date" : "figure";
}

/** The sentence without what an update changes in it. */
const noteOf = (said: string, sentence: string): string =>
  STANDING + textDigest(`${said}\n${sentence.replaceAll(TO_CHECK, "").replace(/[\d.％%]+|增长|增加|下降|减少|持平/gu, "#")}`);

const PAGE = /^[\s\d—–\-/·第共页]*$/u;

/** Blocks of prose, and squares of tables that are not ours which hold a sentence. */
interface Passage {
  readonly block: number | undefined;
  readonly text: string;
  readonly place: string;
}

function passages({ blocks }: RawDocument, isOurs: (block: number) => boolean): readonly Passage[] {
  return blocks.flatMap((block, at): Passage[] => {
    // 「— 1 —」: a page's number.
    if (block.kind === "text" && PAGE.test(block.text) && /^页[眉脚]/u.test(block.place)) return [];
    if (block.kind === "text") return [{ block: at, text: block.text, place: block.place }];
    if (isOurs(at)) return [];
    return block.cells.flatMap(({ text, row, col }) =>
      /[，。；]/u.test(text) ? [{ block: undefined, text, place: `${block.name}第${row + 1}行第${col + 1}列` }] : [],
    );
  });
}

/** @param isOurs - whether a block is a table that is filled */
export function unwrittenNumbers(
  context: PlanContext,
  own: OwnFigures,
  isOurs: (block: number) => boolean,
): readonly PlannedNumber[] {
  const { contents, report } = context;
  const isOfYear = own.year === report.year;
  const isStanding = (note: string): boolean => context.record.written[note] !== undefined;
  if (isOfYear && !Object.keys(context.record.written).some((name) => name.startsWith(STANDING))) return [];
  const year = isOfYear ? own.year - 1 : own.year;
  const words = lexicon(proseWords);
  const counts = new Map<string, number>();
  return passages(contents.document, isOurs).flatMap(({ block, text, place }): PlannedNumber[] => {
    const folded = foldText(text);
    const spans = sentences(folded.text);
    return numbers(folded.text, words).flatMap((number): PlannedNumber[] => {
      const at = (position: number): number => folded.at[position] ?? text.length;
      const [start, end] = [at(number.start), at(number.end - 1) + 1];
      const said = text.slice(start, end);
      const sentence = spans.find((span) => span.start <= number.start && number.start < span.end);
      const [from, to] = sentence ? [at(sentence.start), at(sentence.end - 1) + 1] : [0, text.length];
      if (isYearless(number, year, said, text.slice(from, to))) return [];
      if (block !== undefined && isOwned(context, block, start, end)) return [];
      const note = noteOf(said, text.slice(from, to));
      if (isOfYear && !isStanding(note)) return [];
      const name = `${place}的${said}`;
      const again = (counts.get(name) ?? 0) + 1;
      counts.set(name, again);
      return [
        {
          key: again === 1 ? name : `${name}@${again}`,
          note,
          said,
          sentence: text.slice(from, to).trim(),
          place,
          aspect: aspectOf(number, text.slice(from, start)),
          instead:
            isFigure(number.value ?? null) && number.unit !== "%" ? namesHolding(report.form, own.values, number.value!) : [],
          isPartly: block !== undefined && isOwned(context, block, from, to),
          ...(block !== undefined && { at: { block, start, end, from, to } }),
        },
      ];
    });
  });
}

/** A number without its unit: what a name writes anew. */
const digitsIn = (said: string): string => /^[\d０-９,，.．]+/u.exec(said)?.[0] ?? said;

/** What was chosen for a number: it is bound to a name, or marked. */
export function chosenNumbers(context: PlanContext, all: readonly PlannedNumber[]): readonly PlannedPart[] {
  const chosen = context.options.numbers ?? {};
  return all.flatMap(({ key, said, sentence, place, at }): PlannedPart[] => {
    const choice = chosen[key];
    if (choice === undefined || choice === NUMBER_CHOICES.leave || !at) return [];
    if (choice !== NUMBER_CHOICES.mark) {
      const known = knownName(context, choice);
      if (!known || known.meaning.kind === "table") return [];
      const isWhole = known.meaning.kind !== "figure" && known.meaning.kind !== "identity";
      const words = isWhole ? said : digitsIn(said);
      const binding = {
        ...at,
        end: at.start + words.length,
        kind: "figure",
        said: words,
        name: choice,
        instead: [],
        sentence,
        place,
      } as const;
      return [boundAs(context, binding, choice, context.keyOf(known.name), "never") ?? []].flat();
    }
    const text = said + TO_CHECK;
    const { block, start, end } = at;
    const part: PlannedPlace = {
      kind: "place",
      item: itemOf({ key, kind: "text", name: MARKED, place, found: "added", state: "new", theirs: said, ours: text, sentence }),
      effects: { ours: { edits: [{ kind: "span", block, start, end, text, tag: tagFor(MARKED, text) }], written: {} } },
    };
    return [part];
  });
}
