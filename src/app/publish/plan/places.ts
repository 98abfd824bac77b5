// Places that carry a name: those of ours from before, and the placeholders of the template.
import type { NumberedTable } from "../../../core/form/numbered-form";
import type { FoundRegion, ReportContents, TableLook } from "../../../ports/report";
import { formatFigure } from "../../../render/format-figure";
import { textDigest } from "../../../render/slot-tag";
import { WORD_LOOK, wordTable, type WordLook } from "../../../render/wordml";
import {
  cellsText,
  isUnread,
  itemOf,
  partKind,
  knownName,
  tagFor,
  textFor,
  writtenFor,
  type Owned,
  type PlanContext,
} from "./context";
import type { Effect, PlannedPart, PlannedPlace, PushState } from "./part";

/** A table across a landscape page is wide enough before it reaches the margins. */
const WIDEST = 14_000;

/** A placeholder set in the size of the body says nothing of a table: figures are never larger than the official ones. */
const lookOf = ({ width, font, size }: TableLook): WordLook => ({
  ...WORD_LOOK,
  width: Math.min(width ?? WORD_LOOK.width, WIDEST),
  ...(font !== undefined && { fonts: { head: font, text: font } }),
  size: Math.min(size ?? WORD_LOOK.size, WORD_LOOK.size),
});

function sentenceAt({ document }: ReportContents, { span }: FoundRegion): string {
  const block = span && document.blocks[span.block];
  if (block?.kind !== "text") return "";
  const from = Math.max(block.text.lastIndexOf("。", span!.start - 1), block.text.lastIndexOf("\n", span!.start - 1)) + 1;
  const stop = block.text.indexOf("。", span!.end);
  return block.text.slice(from, stop < 0 ? undefined : stop + 1).trim();
}

/** Text in a place of ours. What another edition, or a later version of ours, wrote is left as it is. */
export function ownedPlace(context: PlanContext, { number, region, mark, key }: Owned): PlannedPart | undefined {
  const known = knownName(context, mark.name);
  if (!known) return undefined;
  const { name } = mark;
  const { place, text: theirs } = region;
  if (isUnread(context, known)) return { kind: "untouched", name, what: `${place}的“${theirs}”`, carried: [name] };
  const ours = textFor(context, known);
  const wasEdited = textDigest(theirs) !== mark.digest;
  const isAnswered = mark.kept && context.record.written[name] === ours;
  const state: PushState =
    theirs === ours ? "same" : wasEdited || (mark.kept && !isAnswered) ? "conflict" : mark.kept ? "kept" : "changed";
  const written = writtenFor(context, known, ours);
  const tag = tagFor(name, ours);
  const put = { kind: "region", region: number, tag, text: ours } as const;
  const alone: Readonly<Partial<Record<PushState, Effect>>> = {
    same: { edits: [{ kind: "region", region: number, tag }], written },
    kept: { edits: [], written },
  };
  return {
    kind: "place",
    item: itemOf({
      key,
      kind: partKind(known),
      name,
      place,
      found: "owned",
      state,
      theirs,
      ours,
      sentence: sentenceAt(context.contents, region),
    }),
    effects: {
      ours: alone[state] ?? { edits: [put], written },
      theirs: { edits: [{ kind: "region", region: number, tag: tagFor(name, theirs, true) }], written },
      both: { edits: [{ ...put, before: `${theirs}〔统计表：`, after: "〕" }], written },
    },
    question: `${place}的{{${name}}}（文档中是“${theirs}”，统计表是“${ours}”）`,
  };
}

function tableEffect({ report }: PlanContext, name: string, own: string, table: NumberedTable, look: TableLook): Effect {
  const texts = table.cells.map((cell) => [cell.id, formatFigure(cell.domain, report.values[cell.index] ?? null)] as const);
  const wordml = wordTable(table, report.values, lookOf(look));
  const tag = tagFor(own, cellsText(texts.map(([, text]) => text)));
  return { edits: [{ kind: "table", name, wordml, tag }], written: Object.fromEntries(texts) };
}

/**
 * Every place of one `{{name}}`: a single edit writes them all.
 *
 * @param inCells - how many of them stand in squares of tables that are filled as such
 */
export function placeholderPlaces(context: PlanContext, name: string, inCells: number): readonly PlannedPart[] {
  const known = knownName(context, name);
  const found = context.asked.get(name) ?? [];
  if (!known || found.length <= inCells) return [];
  if (isUnread(context, known)) return [{ kind: "untouched", name: "", what: `{{${name}}}`, carried: [] }];
  const { meaning, name: own } = known;
  const ours = textFor(context, known);
  const effect: Effect =
    meaning.kind === "table"
      ? tableEffect(context, name, own, meaning.table, found[0]?.look ?? {})
      : { edits: [{ kind: "text", name, text: ours, tag: tagFor(own, ours) }], written: writtenFor(context, known, ours) };
  return found.map(({ place }, at): PlannedPlace => ({
    kind: "place",
    item: itemOf({
      key: meaning.kind === "table" ? own : context.keyOf(own),
      kind: partKind(known),
      name: own,
      place,
      found: "placeholder",
      state: "new",
      theirs: `{{${name}}}`,
      ours,
    }),
    effects: { ours: at === 0 ? effect : { edits: [], written: {} } },
  }));
}
