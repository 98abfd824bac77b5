// 「收到的6件申请全部予以公开」, 「均由自然人提出」, 「均属过程性信息」: one thing told of all while the tables have others.
import { compareFigures } from "../../figures/values";
import { columnsMeant, readings } from "../figures";
import { senses, type Read } from "../read";
import { within, type TextRange } from "../text";
import type { ApplicantWord, MeasureId } from "../words";
import { notOurs, positive, topicOf, type ClauseSetting, type Worded } from "./clause";

/** The figures of a sentence up to a place. */
const figuresBefore = (read: Read, sentence: TextRange, end: number) =>
  within(read.numbers, sentence.start, end).filter(({ kind }) => kind === "figure");

/** What no reading of 予以公开 takes in; 部分公开 may be meant with it. */
const OTHER_RESULTS = ["denied", "unable", "declined"] as const satisfies readonly MeasureId[];

export function allDisclosed(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const said = read.patterns.allDisclosed.exec(read.text.slice(clause.start, clause.end))?.[0];
  if (said === undefined) return [];
  const start = clause.end - said.length;
  const figures = figuresBefore(read, sentence, start);
  const { value } = figures.at(-1) ?? {};
  const about = within(read.tokens, sentence.start, start).map(topicOf);
  if (figures.length !== 1 || value === undefined || !about.includes("request") || about.includes("foreign")) return [];
  if (notOurs(read, sentence, start, setting)) return [];
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
  return told("R51", start, clause.end, said, "disclosed", against);
}

const ENTITIES = [
  "business",
  "research",
  "publicWelfare",
  "legalService",
  "otherEntity",
] as const satisfies readonly ApplicantWord[];

/** 「7件申请均为自然人提出」 while table three has applications of others. */
export function allOfPersons(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const said = read.patterns.allOfPersons.exec(read.text.slice(clause.start, clause.end))?.[0];
  if (said === undefined) return [];
  const start = clause.end - said.length;
  const figures = figuresBefore(read, sentence, start);
  const about = within(read.tokens, sentence.start, start).map(topicOf);
  const { tables, lexicon } = setting;
  const received = lexicon.measures.get("new")!;
  const all = readings(tables, received);
  // Of a count that is all of them, or of all that was received.
  const whole =
    figures.length === 1
      ? about.includes("request") && all.some(({ value }) => compareFigures(value, figures[0]!.value ?? -1) === 0)
      : figures.length === 0 && read.patterns.allApplications.test(read.text.slice(clause.start, start));
  if (!whole || about.includes("foreign")) return [];
  if (notOurs(read, sentence, start, setting)) return [];
  const against = ENTITIES.flatMap((entity) =>
    positive(readings(tables, received, columnsMeant(entity, lexicon.words))).map(({ cells, value }) => ({
      name: tables.form.cells[cells[0]!]!.column.label,
      cells,
      value,
    })),
  );
  return told("R50", start, clause.end, said, "persons", against);
}

/** 「不予公开的10件申请均属过程性信息」 while table three has fewer there. */
export function allOfOneRow(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const rows = senses(within(read.tokens, sentence.start, clause.end), "row");
  const last = rows.at(-1);
  const group = rows.at(-2);
  if (!last || !group || last.start < clause.start || !last.sense.row.startsWith(`${group.sense.row}.`)) return [];
  const lead = read.patterns.allAreOf.exec(read.text.slice(group.end, last.start))?.[0];
  const figures = figuresBefore(read, sentence, clause.end);
  const { value } = figures[0] ?? {};
  if (lead === undefined || figures.length !== 1 || value === undefined) return [];
  const start = last.start - lead.length;
  if (notOurs(read, sentence, start, setting)) return [];
  const { measures } = setting.lexicon;
  const of = (id: MeasureId) => readings(setting.tables, measures.get(id)!);
  // Only of a count that is all of the group.
  if (!of(group.sense.row).some((all) => compareFigures(all.value, value) === 0)) return [];
  const found = of(last.sense.row);
  if (found.some((one) => compareFigures(one.value, value) >= 0)) return [];
  const { name } = measures.get(last.sense.row)!;
  return told(
    "R51",
    start,
    last.end,
    read.text.slice(start, last.end),
    "one-row",
    found.map((one) => ({ ...one, name })),
  );
}

/** How the figure of the only application is written. */
export const ONLY_ONE = ["1件", "一件"] as const;

/** 「收到申请1件，答复为不予公开」, 「收到申请1件，结转下年度办理」: what became of the only one. */
export function becameOfOne(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const figures = figuresBefore(read, sentence, clause.end);
  const [number] = figures;
  const { measures } = setting.lexicon;
  const of = (id: MeasureId) => readings(setting.tables, measures.get(id)!);
  if (
    figures.length !== 1 ||
    number!.value !== 1 ||
    number!.unit !== "件" ||
    !ENDS_AT_ONCE.test(read.text.slice(number!.end, clause.start))
  )
    return [];
  const about = within(read.tokens, sentence.start, number!.start).map(topicOf);
  if (about.length === 0 || !about.includes("request") || about.includes("foreign")) return [];
  if (!of("handled").every(({ value }) => compareFigures(value, 1) === 0)) return [];
  const [row, more] = senses(within(read.tokens, clause.start, clause.end), "row");
  if (!row || more || !read.patterns.answeredAs.test(read.text.slice(clause.start, row.start))) return [];
  if (!read.patterns.endsResult.test(read.text.slice(row.end, clause.end)) || notOurs(read, sentence, clause.start, setting))
    return [];
  const id = row.sense.row;
  // 予以公开 may be told of what was given in part.
  const found = id === "granted" ? of("disclosed") : of(id);
  if (found.length === 0 || found.some(({ value }) => compareFigures(value, 0) !== 0)) return [];
  const { name, rule } = measures.get(id)!;
  return told(
    rule,
    row.start,
    row.end,
    read.text.slice(row.start, row.end),
    "one-row",
    found.map((one) => ({ ...one, name })),
  );
}

const ENDS_AT_ONCE = /^(?:申请)?，$/u;

type AllSaid = Extract<Worded["detail"], { kind: "all-said" }>;

function told(
  rule: Worded["rule"],
  start: number,
  end: number,
  said: string,
  claim: AllSaid["claim"],
  against: AllSaid["against"],
): Worded[] {
  if (against.length === 0) return [];
  const detail: AllSaid = { kind: "all-said", said, claim, against };
  return [{ rule, start, end, detail, cells: against.flatMap(({ cells }) => cells) }];
}
