// 未通过审核, over everything, in the red of a correction; taken away again by the update that passes.
import { textDigest } from "../../../render/slot-tag";
import { itemOf, knownName, tagFor, type Owned, type PlanContext } from "./context";
import type { Effect, PlannedPlace } from "./part";

const VERDICT = "审核结论";
/** Kept in the record: the line is ours and not the template's. */
const VERDICT_ADDED = "审核结论（新增）";

export const isVerdict = (name: string): boolean => name === VERDICT || name === VERDICT_ADDED;

/** A line that nobody asked for goes when it is no longer true; one in the template says that all is well. */
function standing({ said, judged, record }: PlanContext, { number, region, key, mark }: Owned): PlannedPlace {
  const { place, text: theirs } = region;
  const isAdded = record.written[VERDICT_ADDED] !== undefined;
  const goes = isAdded && !judged.isMarked;
  const ours = goes ? "" : said.verdict;
  const wasEdited = textDigest(theirs) !== mark.digest;
  const put: Effect = {
    edits: [{ kind: "region", region: number, tag: tagFor(VERDICT, ours), text: ours }],
    written: { [VERDICT]: ours, ...(isAdded && { [VERDICT_ADDED]: "1" }) },
  };
  const written = { [VERDICT]: ours };
  return {
    kind: "place",
    item: itemOf({
      key,
      kind: "verdict",
      name: VERDICT,
      place,
      found: "owned",
      state: theirs === ours ? "same" : wasEdited ? "conflict" : "changed",
      theirs,
      ours,
    }),
    effects: {
      ours: goes ? { edits: [{ kind: "remove", region: number }], written } : put,
      theirs: { edits: [{ kind: "region", region: number, tag: tagFor(VERDICT, theirs, true) }], written },
    },
    question: `${place}的{{${VERDICT}}}（文档中是“${theirs}”）`,
  };
}

/** @param names - of the template's placeholders: what it asks for itself is not put in beside */
export function verdictLines(context: PlanContext, names: readonly string[]): readonly PlannedPlace[] {
  const lines = context.owned.filter(({ mark }) => mark.name === VERDICT);
  const isAsked = names.includes(VERDICT) && knownName(context, VERDICT) !== undefined;
  if (lines.length > 0 || isAsked || !context.judged.isMarked) return lines.map((one) => standing(context, one));
  const ours = context.said.verdict;
  return [
    {
      kind: "place",
      item: itemOf({
        key: context.keyOf(VERDICT),
        kind: "verdict",
        name: VERDICT,
        place: "正文最前面",
        found: "added",
        state: "new",
        theirs: "",
        ours,
      }),
      effects: {
        ours: {
          edits: [{ kind: "insert", after: "start", pieces: [{ text: ours, tag: tagFor(VERDICT, ours) }] }],
          written: { [VERDICT]: ours, [VERDICT_ADDED]: "1" },
        },
      },
    },
  ];
}
