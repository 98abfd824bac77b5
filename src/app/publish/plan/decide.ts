// Pure: a plan and what was chosen → what is shown, and the changes to the document with what is remembered of them.
import type { UpdateRecord, ReportEdit } from "../../../ports/report";
import { cellsText, tagFor } from "./context";
import type {
  ConflictChoice,
  Choices,
  DecidedUpdate,
  UpdateCell,
  PlannedNumber,
  PlannedPart,
  PlannedPlace,
  PlannedTable,
  PushItem,
  UnwrittenNumber,
  UpdatePlan,
} from "./part";

/** What became of one part. */
interface Settled extends UpdateRecord {
  readonly items: readonly PushItem[];
  readonly edits: readonly ReportEdit[];
  readonly undecided: readonly string[];
  readonly untouched: readonly string[];
  readonly reckoned: readonly string[];
}

const NOTHING: Settled = { items: [], edits: [], written: {}, kept: {}, undecided: [], untouched: [], reckoned: [] };

/** What was written before, and is not written now, is known still. */
function carried(record: UpdateRecord, names: readonly string[]): UpdateRecord {
  const of = (kept: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(names.flatMap((name) => (kept[name] === undefined ? [] : [[name, kept[name]]])));
  return { written: of(record.written), kept: of(record.kept) };
}

function settledPlace(place: PlannedPlace, record: UpdateRecord, choices: Choices): Settled {
  const { item, effects, question, meanings } = place;
  const { key } = item;
  const meaning = choices.meaning?.[key];
  const other = meanings?.find((one) => (one.kind === "place" ? one.item.name : one.name) === meaning);
  if (other) return settled(other, record, choices);
  if (item.found === "recognised" && choices.leave?.includes(key)) return { ...NOTHING, items: [{ ...item, state: "kept" }] };
  if (item.state !== "conflict") return { ...NOTHING, items: [item], ...effects.ours };
  const choice = choices.byKey?.[key] ?? choices.otherwise;
  if (choice === undefined) return { ...NOTHING, items: [item], written: effects.ours.written, undecided: [question ?? key] };
  return { ...NOTHING, items: [item], ...(effects[choice] ?? effects.ours) };
}

function settledTable({ item, grids, cells, beside }: PlannedTable, before: UpdateRecord, choices: Choices): Settled {
  const choiceFor = ({ id, state }: UpdateCell): ConflictChoice | undefined =>
    state === "conflict" ? (choices.byKey?.[`${item.key}/${id}`] ?? choices.byKey?.[item.key] ?? choices.otherwise) : undefined;
  // Two versions of one cell cannot stand in it: theirs stays whole, and ours stands behind it from then on.
  const behind = cells.some((cell) => choiceFor(cell) === "both") ? beside : undefined;
  const isKept = (cell: UpdateCell): boolean =>
    behind ? cell.theirs !== cell.ours : cell.state === "kept" || choiceFor(cell) === "theirs";
  const isOpen = (cell: UpdateCell): boolean => !behind && cell.state === "conflict" && choiceFor(cell) === undefined;
  const stays = (cell: UpdateCell): boolean => cell.isHeld || cell.state === "same" || isKept(cell) || isOpen(cell);
  const held = cells.filter(({ isHeld }) => isHeld);
  // What is kept is kept in one copy of a table, and not in the others.
  const suffix = item.key.slice(item.name.length);
  const was = carried(
    before,
    held.flatMap(({ id }) => [id, id + suffix]),
  );
  const texts = cells.flatMap(({ id, isHeld, ours }) => {
    const text = isHeld ? was.written[id] : ours;
    return text === undefined ? [] : [[id, text] as const];
  });
  return {
    items: [item],
    edits: behind
      ? [{ kind: "add-table", table: grids.at(-1)!, ...behind }]
      : [
          ...cells
            .filter((cell) => !stays(cell))
            .map(({ grid, row, col, ours }): ReportEdit => ({ kind: "cell", table: grid, row, col, text: ours })),
          // A control holds one table: one in parts is known again by its labels, and by the record.
          ...(grids.length > 1
            ? []
            : [
                {
                  kind: "own-table",
                  table: grids[0]!,
                  tag: tagFor(item.name, cellsText(cells.map((cell) => (stays(cell) ? cell.theirs : cell.ours)))),
                } as const,
              ]),
        ],
    written: Object.fromEntries(texts),
    kept: { ...was.kept, ...Object.fromEntries(cells.filter(isKept).map(({ id, theirs }) => [id + suffix, theirs])) },
    undecided: cells.filter(isOpen).map(({ label, theirs, ours }) => `${label}（文档中是“${theirs}”，统计表是“${ours}”）`),
    untouched: held.length > 0 ? [`${item.name}的${held.length}格`] : [],
    reckoned: behind ? [] : cells.filter((cell) => cell.isReckoned && !stays(cell)).map(({ label }) => label),
  };
}

function settled(part: PlannedPart, before: UpdateRecord, choices: Choices): Settled {
  switch (part.kind) {
    case "untouched":
      return { ...NOTHING, ...carried(before, part.carried), untouched: [part.what] };
    case "place":
      return settledPlace(part, before, choices);
    case "table":
      return settledTable(part, before, choices);
  }
}

type Span = Extract<ReportEdit, { readonly kind: "span" }>;
const spansOf = (edits: readonly ReportEdit[]): readonly Span[] => edits.filter((edit) => edit.kind === "span");

/** Figures that were recognised, and that somebody has said are to stay. */
const leftSpans = (parts: readonly PlannedPart[], { leave = [] }: Choices): readonly Span[] =>
  parts.flatMap((part) => (part.kind === "place" && leave.includes(part.item.key) ? spansOf(part.effects.ours.edits) : []));

const rank = ({ isPartly, aspect }: UnwrittenNumber): number =>
  (isPartly ? 0 : 2) + (aspect === "share" || aspect === "growth" ? 0 : 1);

/** What is left of the numbers when everything is written. */
function unwritten(
  plan: UpdatePlan,
  edits: readonly ReportEdit[],
  choices: Choices,
): readonly (UnwrittenNumber & Pick<PlannedNumber, "note" | "isTold">)[] {
  const spans = spansOf(edits);
  const left = leftSpans(plan.parts, choices);
  const meets = (all: readonly Span[], block: number, start: number, end: number): boolean =>
    all.some((span) => span.block === block && span.start < end && start < span.end);
  return plan.numbers
    .flatMap(({ at, isPartly, ...number }) => {
      if (!at) return [{ ...number, isPartly, isOpen: false }];
      const { block, start, end, from, to } = at;
      if (meets(spans, block, start, end) || meets(left, block, start, end)) return [];
      return [{ ...number, isPartly: isPartly || meets(spans, block, from, to), isOpen: true }];
    })
    .sort((a, b) => rank(a) - rank(b));
}

const tableNameOf = (part: PlannedPart): string => (part.kind === "untouched" ? part.name : part.item.name);

export function decide(plan: UpdatePlan, choices: Choices): DecidedUpdate {
  const all = plan.parts.map((part) => settled(part, plan.record, choices));
  const merged = (of: "written" | "kept"): Record<string, string> =>
    Object.assign({}, ...all.map((one) => one[of])) as Record<string, string>;
  const [written, kept] = [merged("written"), merged("kept")];
  const edits = all.flatMap((one) => one.edits);
  const numbers = unwritten(plan, edits, choices);
  const standing = Object.fromEntries(numbers.map(({ note }) => [note, "1"]));
  const names = new Set(plan.parts.map(tableNameOf));
  const isReplaced = ({ block, start, end }: UpdatePlan["denials"][number]): boolean =>
    edits.some((edit) => edit.kind === "span" && edit.block === block && edit.start < end && start < edit.end);
  const { left, unreadable, beside, twins, missing, leftovers, ...judged } = plan.remarks;
  return {
    preview: {
      items: all.flatMap((one) => one.items),
      unwritten: numbers.flatMap(({ note: _, isTold, ...number }) => (isTold ? [] : [number])),
      left,
      beside,
      unreadable,
      twins,
      stale: plan.denials.filter((denial) => !isReplaced(denial)).map(({ said, sentence, place }) => ({ said, sentence, place })),
      absent: plan.tables.filter((name) => !names.has(name)),
      lost: plan.before.filter((name) => written[name] === undefined),
      missing,
      reckoned: [...new Set(all.flatMap((one) => one.reckoned))],
      untouched: [...new Set(all.flatMap((one) => one.untouched))],
      leftovers,
      ...judged,
    },
    edits,
    keep: { record: { written: { ...written, ...standing }, kept }, properties: plan.properties },
    undecided: all.flatMap((one) => one.undecided),
  };
}
