// 「收到的6件申请全部予以公开」: one result told of all applications while table three has others.
import { compareFigures } from "../../figures/values";
import { readings } from "../figures";
import type { Read } from "../read";
import { within, type TextRange } from "../text";
import type { MeasureId } from "../words";
import { ofOthers, otherYear, positive, topicOf, type ClauseSetting, type Worded } from "./clause";

/** What no reading of 予以公开 takes in; 部分公开 may be meant with it. */
const OTHER_RESULTS = ["denied", "unable", "declined"] as const satisfies readonly MeasureId[];

export function allDisclosed(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const said = read.patterns.allDisclosed.exec(read.text.slice(clause.start, clause.end))?.[0];
  if (said === undefined) return [];
  const start = clause.end - said.length;
  const figures = within(read.numbers, sentence.start, start).filter(({ kind }) => kind === "figure");
  const { value } = figures.at(-1) ?? {};
  const about = within(read.tokens, sentence.start, start).map(topicOf);
  if (figures.length !== 1 || value === undefined || !about.includes("request") || about.includes("foreign")) return [];
  if (otherYear(read, sentence, start, setting.year) || ofOthers(read, sentence, start, setting.unit)) return [];
  const { measures } = setting.lexicon;
  // Only of a count that is all of them.
  if (!readings(setting.tables, measures.get("handled")!).some((all) => compareFigures(all.value, value) === 0)) return [];
  const against = OTHER_RESULTS.flatMap((id) => {
    const measure = measures.get(id)!;
    return positive(readings(setting.tables, measure)).map((reading) => ({
      name: measure.name,
      cells: reading.cells,
      value: reading.value,
    }));
  });
  if (against.length === 0) return [];
  return [
    {
      rule: "R51",
      start,
      end: clause.end,
      detail: { kind: "all-said", said, claim: "disclosed", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}
