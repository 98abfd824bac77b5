// Every number of a document of another year that nothing is written over and that the year may change: none is left
// without a word.
import { isFigure } from "../../../core/figures/values";
import { numbers } from "../../../core/prose/numbers";
import type { WrittenNumber } from "../../../core/prose/numbers/written";
import { foldText, sentences } from "../../../core/prose/text";
import { lexicon } from "../../../core/prose/words";
import { proseWords } from "../../../lexicon/words";
import { textDigest } from "../../../render/slot-tag";
import type { RawCell, RawGrid } from "../../../core/document/source";
import type { ReportContents } from "../../../ports/report";
import { namesHolding } from "../bind-derived";
import type { Binding } from "../binding";
import { isYearless } from "../dated";
import { isOwned, itemOf, knownName, STANDING, tagFor, type PlanContext } from "./context";
import { withLooseNumbers } from "./loose-numbers";
import { NUMBER_CHOICES } from "./number-choices";
import type { PlannedNumber, PlannedPart, PlannedPlace } from "./part";
import { boundAs, isReckonedAt, type OwnFigures } from "./sentences";

/** Behind a number that somebody has to look at; a report with this in it is not finished. */
const TO_CHECK = "〔待核对〕";
const MARKED = "待核对";

const CHANGED = /(?:增长|增加|上升|提高|下降|减少|降低|回落|增幅|降幅|翻)[^，。；]{0,4}$/u;

const CHANGES = /^翻|倍|减半$|持平$/u;

function aspectOf({ unit, kind }: WrittenNumber, said: string, before: string): PlannedNumber["aspect"] {
  if (CHANGED.test(before) || CHANGES.test(said) || unit.includes("百分点")) return "growth";
  if (unit === "%" || unit === "‰") return "share";
  return kind === "date" ? "date" : "figure";
}

/** The sentence without what an update changes in it. */
const noteOf = (said: string, sentence: string): string =>
  STANDING + textDigest(`${said}\n${sentence.replaceAll(TO_CHECK, "").replace(/[\d.％%]+|增长|增加|下降|减少|持平/gu, "#")}`);

const PAGE = /^[\s\d—–\-/·第共页]*$/u;

/** Blocks of prose; of tables that are not ours the squares which hold a sentence, and the rows of all others; what is drawn. */
interface Passage {
  readonly block: number | undefined;
  readonly text: string;
  readonly place: string;
}

const SENTENCE = /[，。；]/u;
/** 1, 2, 3 down the first column: the numbers of the rows. A 1 that no 2 follows is a figure. */
function rowNumbers({ cells }: RawGrid): ReadonlySet<RawCell> {
  const found = new Set<RawCell>();
  let row: RawCell[] = [];
  const close = (): void => {
    if (row.length > 1) for (const cell of row) found.add(cell);
    row = [];
  };
  const counted = cells.filter(({ col, text }) => col === 0 && /^\d{1,3}$/u.test(text)).sort((a, b) => a.row - b.row);
  for (const cell of counted) {
    if (Number(cell.text) !== row.length + 1) close();
    if (Number(cell.text) === row.length + 1) row.push(cell);
  }
  close();
  return found;
}

/** What a table of somebody's says: each square that holds a sentence, and row by row what the others hold. */
function rowsOf(grid: RawGrid): Passage[] {
  const rows = new Map<number, string[]>();
  const spoken: Passage[] = [];
  const counts = rowNumbers(grid);
  for (const cell of grid.cells) {
    const { text, row, col } = cell;
    if (SENTENCE.test(text)) spoken.push({ block: undefined, text, place: `${grid.name}第${row + 1}行第${col + 1}列` });
    else if (text.trim() !== "" && !counts.has(cell)) {
      const held = rows.get(row) ?? [];
      rows.set(row, held);
      held.push(text.replaceAll("\n", ""));
    }
  }
  const others = [...rows].map(([row, texts]): Passage => ({
    block: undefined,
    text: texts.join("｜"),
    place: `${grid.name}第${row + 1}行`,
  }));
  return [...spoken, ...others];
}

function passages({ document: { blocks }, drawn }: ReportContents, isOurs: (block: number) => boolean): readonly Passage[] {
  const told = blocks.flatMap((block, at): Passage[] => {
    // 「— 1 —」: a page's number.
    if (block.kind === "text" && PAGE.test(block.text) && /^页[眉脚]/u.test(block.place)) return [];
    if (block.kind === "text") return [{ block: at, text: block.text, place: block.place }];
    return isOurs(at) ? [] : rowsOf(block);
  });
  return [...told, ...drawn.map((one): Passage => ({ block: undefined, ...one }))];
}

const MARGIN = /^页[眉脚]/u;
/** 关注25 and 长图8 are figures: a label begins its clause or its bracket, or is pointed at. */
const LABELLED = /(?:(?:^|[，、和及与至到。；：,;:!?！？（(【〔［\[《“"\s]|[见如附]下?)[图表注]|附[件录])\s{0,2}$/u;
const LARGEST_LABEL = 30;

/** 图1, 附件2: which one it is, and not how many. */
const isLabel = (text: string, { start, unit, value }: WrittenNumber): boolean =>
  unit === "" && typeof value === "number" && value <= LARGEST_LABEL && LABELLED.test(text.slice(Math.max(0, start - 6), start));

/** What the tables count, or nothing that is named: 12次 and 12页 are none of their figures. */
const COUNTED = new Set(["", "件", "条", "项", "份", "宗", "起", "例", "元"]);

/**
 * @param isOurs - whether a block is a table that is filled
 * @param told - numbers that it is told of already why they are not written
 */
export function unwrittenNumbers(
  context: PlanContext,
  own: OwnFigures,
  isOurs: (block: number) => boolean,
  told: readonly Pick<Binding, "block" | "start" | "end">[],
): readonly PlannedNumber[] {
  const { contents, report } = context;
  const isOfYear = own.year === report.year;
  const isStanding = (note: string): boolean => context.record.written[note] !== undefined;
  if (isOfYear && !Object.keys(context.record.written).some((name) => name.startsWith(STANDING))) return [];
  const year = isOfYear ? own.year - 1 : own.year;
  const words = lexicon(proseWords);
  const counts = new Map<string, number>();
  return passages(contents, isOurs).flatMap(({ block, text, place }): PlannedNumber[] => {
    const folded = foldText(text);
    const spans = sentences(folded.text);
    return withLooseNumbers(folded.text, numbers(folded.text, words)).flatMap((number): PlannedNumber[] => {
      if (isLabel(folded.text, number) || (number.unit === "页" && MARGIN.test(place))) return [];
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
      const spoken = text.slice(from, to);
      return [
        {
          key: again === 1 ? name : `${name}@${again}`,
          note,
          said,
          sentence: spoken.trim(),
          offset: start - from - (spoken.length - spoken.trimStart().length),
          place,
          aspect: aspectOf(number, said, text.slice(from, start)),
          instead:
            isFigure(number.value ?? null) && COUNTED.has(number.unit)
              ? namesHolding(report.form, own.values, number.value!)
              : [],
          isPartly: block !== undefined && isOwned(context, block, from, to),
          ...(told.some((one) => one.block === block && one.start < end && start < one.end) && { isTold: true as const }),
          ...(block !== undefined &&
            !isReckonedAt(contents.document, { block, start, end }) && { at: { block, start, end, from, to } }),
        },
      ];
    });
  });
}

/** A number without its unit: what a name writes anew. */
const digitsIn = (said: string): string => /^[\d０-９,，.．'’‘＇]+/u.exec(said)?.[0] ?? said;

/** Numbers that something was chosen for and nothing can be done to: in a field, or in a square of somebody's table. */
export const closedChoices = ({ options }: PlanContext, all: readonly PlannedNumber[]): readonly string[] =>
  all.flatMap(({ key, said, place, at }) => {
    const choice = options.numbers?.[key];
    return at || choice === undefined || choice === NUMBER_CHOICES.leave ? [] : [`${place}的“${said}”`];
  });

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
