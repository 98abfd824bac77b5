// Pure: what a document holds, the figures, and what was written before → what would be written where, and what is asked.
import { missingSentences, tableNumber } from "../../check/gaps";
import { unreadableSentence } from "../../words/unreadable-wording";
import { no, yes, type Outcome, type UnclearName } from "../../../core/outcome";
import type { Keep, ReportContents } from "../../../ports/report";
import { digest } from "../../../render/digest";
import { PROPERTIES, stampProperties } from "../../../render/stamp";
import { forms } from "../../../statute";
import { lookUp, nearestName } from "../placeholders";
import type { Named } from "../publish";
import { chartPlaces } from "./charted";
import { contextOf, isNote, knownName, previousValues, type PlanContext, type PushOptions } from "./context";
import { draftedPlaces } from "./drafted";
import { besideOurs, blocksOfTable, laidTables, tableTwins } from "./laid-tables";
import { NUMBER_CHOICES } from "./number-choices";
import type { PlannedPart, UpdatePlan } from "./part";
import { ownedPlace, placeholderPlaces } from "./places";
import { boundPlaces, contradicted, ownFigures } from "./sentences";
import { plannedTable } from "./tables";
import { chosenNumbers, closedChoices, unwrittenNumbers } from "./unwritten";
import { isVerdict, verdictLines } from "./verdict-line";

/** Which of the names cannot be replaced, and why. */
function unclearNames(context: PlanContext, names: readonly string[]): UnclearName[] {
  const { placeholders } = context.contents;
  const { form } = context.report;
  return names.flatMap((name): UnclearName[] => {
    if (knownName(context, name)) return [];
    const found = lookUp(form, name);
    if (found.kind === "ambiguous") return [{ kind: "ambiguous", name, meanings: found.names }];
    const other = forms().find((one) => lookUp(one, name).kind === "known");
    if (other) return [{ kind: "other-edition", name, edition: other.variant?.name ?? other.edition.name }];
    const place = placeholders.find((one) => one.name === name)?.place ?? "";
    const nearest = nearestName(form, name);
    return [{ kind: "unknown", name, place, ...(nearest !== undefined && { nearest }) }];
  });
}

/** Placeholders that stand in squares of a table: the square itself is filled. */
function countInCells(parts: readonly PlannedPart[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { theirs } of parts.flatMap((part) => (part.kind === "table" ? part.cells : []))) {
    const name = /^\{\{([^{}]+)\}\}$/u.exec(theirs)?.[1]?.trim();
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function namesOf(part: PlannedPart): readonly string[] {
  switch (part.kind) {
    case "place":
      return Object.keys(part.effects.ours.written);
    case "table":
      return [part.item.name];
    case "untouched":
      return [part.name];
  }
}

/** Somewhere the document goes on saying what the report does not. */
const saysOtherwise = (part: PlannedPart): boolean =>
  part.kind === "table"
    ? part.cells.some(({ isHeld, theirs }) => isHeld && theirs !== "")
    : part.kind === "untouched" && part.saysOtherwise === true;

function propertiesOf(context: PlanContext, parts: readonly PlannedPart[]): Keep["properties"] {
  const { report, options, judged, said } = context;
  const { form, unit, year } = report;
  const stamp = { edition: form.edition.id, variant: form.variant?.id ?? "", digest: digest(form), unit, year };
  return {
    ...stampProperties(stamp, options.version),
    // A digest speaks for every figure of the document.
    [PROPERTIES.figures]: parts.some(saysOtherwise) ? undefined : said.digest,
    [PROPERTIES.override]: judged.broken.length + judged.open.length > 0 ? options.override : undefined,
  };
}

export function planUpdate(contents: ReportContents, report: Named, options: PushOptions): Outcome<UpdatePlan> {
  const names = [...new Set(contents.placeholders.map(({ name }) => name))];
  const before = contextOf(contents, report, options);
  const unclear = unclearNames(before, names);
  if (unclear.length > 0) return no({ kind: "unknown-placeholders", names: unclear });
  const laid = laidTables(before);
  if (!laid.ok) return laid;
  const own = ownFigures(before, laid.value);
  const context: PlanContext = { ...before, said: { ...before.said, previous: previousValues(before, own) } };

  const { record, judged, said } = context;
  const { form } = report;
  const places = Object.keys(record.written).filter((name) => !form.byId.has(name) && !isVerdict(name) && !isNote(name));
  const lines = verdictLines(context, names);
  const tables = laid.value.map((one) => plannedTable(context, one));
  const isChart = (name: string): boolean => knownName(context, name)?.meaning.kind === "chart";
  const texts = context.owned.filter(
    ({ region, mark }) => region.table === undefined && !isVerdict(mark.name) && !isChart(mark.name),
  );
  const inCells = countInCells(tables);
  const named: PlannedPart[] = [
    ...lines,
    ...tables,
    ...texts.flatMap((one) => ownedPlace(context, one) ?? []),
    ...names.flatMap((name) => (isChart(name) ? [] : placeholderPlaces(context, name, inCells.get(name) ?? 0))),
    ...chartPlaces(context, names, laid.value),
  ];
  const carried = new Set(named.flatMap(namesOf));
  const bound = boundPlaces(context, own, new Set(places.filter((name) => !carried.has(name) && !isChart(name))));
  const filled = new Set(laid.value.flatMap(({ table, reading }) => blocksOfTable(reading, table)));
  const twins = tableTwins(context, laid.value);
  // What a table of ours holds is told of as a whole.
  const isOurs = (block: number): boolean => filled.has(block) || twins.some((twin) => twin.block === block);
  const numbers = unwrittenNumbers(context, own, isOurs, bound.reckoned);
  const closed = closedChoices(context, numbers);
  if (closed.length > 0) return no({ kind: "number-closed", places: closed });
  const parts = [...named, ...bound.parts, ...chosenNumbers(context, numbers), ...(options.draft ? draftedPlaces(context) : [])];
  if (parts.every((part) => part.kind === "untouched" || part.item.kind === "verdict")) {
    const given = form.tables.filter(({ cells }) => cells.some(({ index }) => !context.unread.has(index))).map(tableNumber);
    return no({ kind: "template-lacks", missing: [`${given.join("、")}，占位符，或可以识别的数字`] });
  }
  return yes({
    parts,
    record,
    before: places,
    numbers: numbers.filter(({ key }) => options.numbers?.[key] !== NUMBER_CHOICES.leave),
    denials: contradicted(context, own),
    tables: form.tables.map(tableNumber),
    remarks: {
      left: bound.left,
      beside: besideOurs(laid.value),
      unreadable: own.year === report.year ? "" : unreadableSentence(contents.document),
      twins: twins.flatMap(({ place, names: held, isSettled }) => (isSettled ? [] : [{ place, names: held }])),
      missing: missingSentences(report),
      leftovers: contents.leftovers.map(({ text, place }) => `${place}的“${text}”`),
      broken: judged.broken,
      open: judged.open,
      mark: judged.isMarked ? said.verdict : "",
      digest: said.digest,
    },
    properties: propertiesOf(context, parts),
  });
}
