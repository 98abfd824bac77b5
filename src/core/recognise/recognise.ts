// A raw document → which form it is, and every figure of it.
import { identify, overruled, type Identity } from "../document/identity";
import { labelIndexOf, labelCount, lexiconOf } from "./printed-labels";
import { plainLabel } from "./labels";
import { offsetDeviation, offsetsOf } from "./offset";
import { matchTable, foreignLabels, labelMatchesIn, shareOf, type TableMatch } from "./locate";
import type { NumberedForm, NumberedTable } from "../form/numbered-form";
import { no, yes, type Outcome } from "../outcome";
import type { Deviation, Misfit, Place, Reading } from "../document/reading";
import { recallLayout, rememberLayout } from "./layout-cache";
import type { RawDocument } from "../document/source";
import { joinedRegions } from "./joined-grids";
import { withoutRepeatedHeads } from "./joined-text";
import { documentRegions, type DocumentRegion } from "./pieces";
import { unitLine } from "./unit-line";
import { sameValue, type Value } from "../figures/values";

export interface Hints {
  /** Said by the user: outweighs what the document says, and where they differ that is told. */
  readonly unit?: string;
  readonly year?: number;
  /** The file's name, for unit and year where the document names neither. */
  readonly name?: string;
}

/** Narrower than TableMatch, so that what is not read keeps its own type. */
type ReadMatch = TableMatch & { readonly misfit?: undefined };
const isRead = (one: TableMatch | undefined): one is ReadMatch =>
  one !== undefined && one.misfit === undefined && one.share >= 1 / 3 && one.values.size > 0;

const agree = (a: TableMatch, b: TableMatch): boolean =>
  [...a.values].every(([index, value]) => sameValue(value, b.values.get(index) ?? null));
const spoiled = (one: TableMatch): number =>
  one.deviations.filter((deviation) => deviation.kind === "value-count" || deviation.kind === "line-unknown").length;
/** Nothing is filled in: not even something that could not be read. */
const isEmpty = (one: TableMatch): boolean =>
  [...one.values.values()].every((value) => value === null) &&
  one.deviations.every((deviation) => deviation.kind !== "value-count" || deviation.found.length === 0);

/** A share of its labels at which a table is there, readable or not: no other table prints as many of them. */
const THERE = 0.4;
/** A grid written in lines of text, or several taken for one, hold a table when nearly all of its labels stand in it. */
const WHOLE = 0.9;

type Regions = readonly { readonly region: DocumentRegion; readonly labelMatches: ReturnType<typeof labelMatchesIn> }[];

/** The best reading of one table among all regions; several different ones are refused, not chosen from. */
function best(
  table: NumberedTable,
  all: Regions,
  year: number | undefined,
  elsewhere: (one: TableMatch) => boolean,
): TableMatch | undefined {
  const present = all.map((one) => ({ ...one, share: shareOf(table, one.labelMatches) })).filter((one) => one.share >= 1 / 3);
  const asGrid = present.some((one) => one.region.inText && one.share >= WHOLE);
  const shares = present.filter((one) => (one.region.inText ? asGrid : one.region.kind === "grid" || !asGrid));
  const highest = shares.reduce((most, one) => Math.max(most, one.share), 0);
  const tableMatches = shares
    .filter((one) => one.share >= Math.min(highest - 0.25, THERE))
    .map((one) => matchTable(table, one.region, one.labelMatches));
  const read = tableMatches.filter(isRead);
  if (read.length === 0) return tableMatches.sort((a, b) => b.share - a.share || b.exactness - a.exactness)[0];
  const filled = read.filter((one) => !isEmpty(one));
  // A table that is there and cannot be read may be the one that was meant, and the readable one last year's.
  const unread = tableMatches.filter((one) => !isRead(one) && one.share >= THERE && one.hasFigures() && !elsewhere(one));
  if (filled.length + unread.length <= 1 && unread.length === 0) return filled[0] ?? read[0];
  const meant = [...filled, ...unread];
  const ofYear = meant.filter((one) => year !== undefined && one.region.name.includes(String(year)));
  if (ofYear.length === 1) return ofYear[0];
  const first = filled[0] ?? read[0]!;
  if (unread.length === 0 && filled.slice(1).every((other) => agree(first, other))) return first;
  return {
    ...first,
    misfit: { kind: "several", places: [first, ...meant.filter((one) => one !== first)].map((one) => one.region.name) },
  };
}

/** Of two forms that fit alike, the one that explains more of what is printed. */
const EACH_LABEL = 1e-4;

/** The table as one that stands more than once, when it does, filled in or not. */
function standsTwice(table: NumberedTable, one: TableMatch, all: Regions): TableMatch | undefined {
  const others = all.filter(
    ({ region, labelMatches }) =>
      region !== one.region &&
      !one.region.blocks.includes(region.blocks[0]!) &&
      !region.inText &&
      region.kind === one.region.kind &&
      shareOf(table, labelMatches) >= THERE,
  );
  return others.length > 0
    ? { ...one, misfit: { kind: "several", places: [one.region.name, ...others.map(({ region }) => region.name)] } }
    : undefined;
}

interface Candidate {
  readonly form: NumberedForm;
  readonly tableMatches: readonly (TableMatch | undefined)[];
  readonly read: number;
  readonly score: number;
}

/**
 * A table that cannot be read on one form is explained by another that reads it, when the year says that it is not the
 * form in question: last year's tables, on last year's form.
 */
const readElsewhere =
  (form: NumberedForm, all: Regions, forms: readonly NumberedForm[], year: number | undefined) =>
  (one: TableMatch): boolean => {
    if (year === undefined) return false;
    const at = form.tables.indexOf(one.table);
    const own = all.find(({ region }) => region === one.region)!;
    return forms.some(
      (other) =>
        inForce(other, year) !== inForce(form, year) && isRead(matchTable(other.tables[at]!, one.region, own.labelMatches)),
    );
  };

const inForce = (form: NumberedForm, year: number): boolean =>
  form.edition.since <= year && year <= (form.edition.until ?? Infinity);

/** Every row and column has its label. */
const isWhole = ({ deviations }: TableMatch): boolean => deviations.every(({ kind }) => kind !== "line-unknown");

/** The table read whole from grids joined into one, where none of them alone gives it whole. */
function cutApart(
  table: NumberedTable,
  one: TableMatch | undefined,
  joins: (table: NumberedTable) => Regions,
): TableMatch | undefined {
  // In one place the table is there more than once: it may be the table, cut apart, with its heads over each part.
  const isRepeated = one?.misfit?.kind === "several" && one.misfit.places.length === 1;
  if ((one?.misfit?.kind === "several" && !isRepeated) || (one && isRead(one) && isWhole(one))) return one;
  const least = isRepeated ? WHOLE : (one?.exactness ?? WHOLE);
  const whole = joins(table)
    .filter(({ labelMatches }) => shareOf(table, labelMatches) >= WHOLE)
    .map(({ region, labelMatches }) => matchTable(table, region, labelMatches))
    .filter((join) => isRead(join) && isWhole(join) && join.exactness > least);
  return whole.length === 1 ? whole[0] : one;
}

interface Places {
  readonly all: Regions;
  /** Asked for only where a table does not come out of one region. */
  readonly joins: (table: NumberedTable) => Regions;
}

function candidate(
  form: NumberedForm,
  { all, joins }: Places,
  forms: readonly NumberedForm[],
  year: number | undefined,
): Candidate {
  const elsewhere = readElsewhere(form, all, forms, year);
  const found = form.tables.map((table) => cutApart(table, best(table, all, year, elsewhere), joins));
  // Where one table stands twice there are two reports: of the others, too, nobody knows whose they are.
  const twice = found.some((one) => one?.misfit?.kind === "several" && one.misfit.places.length > 1);
  const tableMatches = found.map((one, i) =>
    twice && one && isRead(one) ? (standsTwice(form.tables[i]!, one, all) ?? one) : one,
  );
  return {
    form,
    tableMatches,
    read: tableMatches.filter(isRead).length,
    score: tableMatches.reduce(
      (sum, one) =>
        sum +
        (one
          ? (isRead(one) || one.misfit?.kind === "several" ? 2 + labelCount(one.table) * EACH_LABEL : 0) +
            one.exactness -
            0.1 * spoiled(one)
          : 0),
      0,
    ),
  };
}

const rowLabels = (form: NumberedForm): readonly string[] =>
  form.tables.flatMap((table) => {
    const { labels, leafRows } = labelIndexOf(table);
    return leafRows.map(({ at }) => labels[at]!);
  });

/** The rows that a variant prints and its edition does not are all there: it is that variant, whatever else is damaged. */
function printsOwnRows({ form, tableMatches }: Candidate, forms: readonly NumberedForm[]): boolean {
  const national = forms.find((other) => other.edition.id === form.edition.id && other.variant === undefined);
  if (form.variant === undefined || !national) return false;
  const common = new Set(rowLabels(national));
  const own = rowLabels(form).filter((label) => !common.has(label));
  const printed = plainLabel(
    tableMatches
      .flatMap((one) => one?.labels() ?? [])
      .map(({ text }) => text)
      .join(""),
  );
  return own.length > 0 && own.every((label) => printed.includes(label));
}

/** Outweighs that another form reads the table without these rows. */
const OWN_ROWS = 3;

const perfect = (one: Candidate): boolean =>
  one.tableMatches.every((fitted) => isRead(fitted) && fitted.exactness === 1 && spoiled(fitted) === 0);

/** Each of its tables is there once: nothing is to be chosen between, which depends on what is filled in. */
const standsAlone = ({ form }: Candidate, all: Regions): boolean =>
  form.tables.every((table) => all.filter(({ labelMatches }) => shareOf(table, labelMatches) >= THERE).length === 1);

/** Whose report and for which year; a year that no title names is said to be inferred. */
const named = (
  identity: Identity,
  hints: Hints,
): { unit: string | undefined; year: number | undefined; deviations: Deviation[] } => ({
  unit: hints.unit ?? identity.unit,
  year: hints.year ?? identity.year,
  deviations:
    identity.yearInferredFrom !== undefined && hints.year === undefined
      ? [{ kind: "year-inferred", year: identity.year!, place: identity.yearInferredFrom }, ...overruled(identity, hints)]
      : overruled(identity, hints),
});

/**
 * Recognises the statutory tables of a document by their printed labels.
 *
 * @param forms - the forms to try; the same array every time, since what it learns about labels is kept with it
 * @returns a reading in which every figure has its place and every departure from the print is named, or a refusal
 *   when there is no table at all, or when not one of the tables that are there fits its form
 */
export function recognise(document: RawDocument, forms: readonly NumberedForm[], hints: Hints = {}): Outcome<Reading> {
  const lexicon = lexiconOf(forms);
  const identity = identify(document, hints.name);
  const known = recallLayout(forms, document, lexicon);
  if (known) {
    const { deviations, ...who } = named(identity, hints);
    return yes({ ...known, ...who, deviations: [...known.deviations, ...deviations] });
  }
  const { grids, text } = documentRegions(document.blocks);
  const all = [...grids, text]
    .map((region) => ({ region, labelMatches: labelMatchesIn(region, lexicon) }))
    .filter((one) => one.labelMatches.length > 0);
  let joinedOnce: Regions | undefined;
  const withMatches = (region: DocumentRegion): Regions[number] => ({ region, labelMatches: labelMatchesIn(region, lexicon) });
  const joins = (table: NumberedTable): Regions => {
    joinedOnce ??= joinedRegions(document.blocks, grids, lexicon).map(withMatches);
    const joinedText = withoutRepeatedHeads(text, table);
    // Lines of a text that look like a grid end where the page does; the text goes on.
    const whole = joinedText ? [withMatches(joinedText)] : all.filter(({ region }) => region === text);
    return [...joinedOnce, ...whole];
  };
  const year = hints.year ?? identity.year;
  // The form of the year is tried first; a form that is verbatim everywhere needs no rival.
  const current = (form: NumberedForm): boolean => year !== undefined && inForce(form, year);
  const order = [...forms].sort((a, b) => Number(current(b)) - Number(current(a)) || b.edition.since - a.edition.since);
  let chosen: Candidate | undefined;
  // Tables of two editions in one document: the year decides which of them is out of place.
  const weight = (one: Candidate): number =>
    one.score + (current(one.form) ? 0.75 : 0) + (printsOwnRows(one, forms) ? OWN_ROWS : 0);
  for (const form of order) {
    const one = candidate(form, { all, joins }, forms, year);
    if (!chosen || weight(one) > weight(chosen) + 1e-9) chosen = one;
    if (perfect(one) && !all.some((region) => foreignLabels(form, region.labelMatches))) {
      chosen = one;
      if (standsAlone(one, all)) rememberLayout(forms, document, one.form, one.tableMatches.filter(isRead));
      break;
    }
  }
  const there = chosen?.tableMatches.filter((one) => one !== undefined && one.share >= 1 / 3) ?? [];
  if (!chosen || there.length === 0) return no({ kind: "no-table-found" });
  const { form } = chosen;
  const misfits = misfitsOf(chosen, all, forms, year);
  if (chosen.read === 0) {
    const first = misfits[0]!;
    if (first.reason.kind === "several")
      return no({ kind: "several-candidates", table: first.table, places: first.reason.places });
    return no({ kind: "table-does-not-fit", table: first.table, place: first.place, reason: first.reason });
  }
  const values: Value[] = form.cells.map(() => null);
  const places: (Place | undefined)[] = form.cells.map(() => undefined);
  const deviations: Deviation[] = [];
  const tableBlocks = new Set<number>();
  const present: string[] = [];
  // A single short row is a slip of its own; several show a text that keeps no blanks.
  const read = chosen.tableMatches.filter(isRead);
  const isLossy = read.reduce((sum, one) => sum + one.shortRows, 0) > 1;
  for (const one of read) {
    if (isLossy) one.retractUncertain();
    present.push(one.table.table.id);
    for (const [index, value] of one.values) values[index] = value;
    for (const [index, place] of one.places) places[index] = place;
    deviations.push(...one.deviations.map((deviation) => withEdition(deviation, form, forms)), ...unitLine(document, one));
    const { origin } = one.region;
    if (origin) for (let row = one.span.from; row <= one.span.to; row += 1) tableBlocks.add(origin(row).block);
    else if (!one.region.blockOfLine) for (const block of one.region.blocks) tableBlocks.add(block);
    else for (let line = one.span.from; line <= one.span.to; line += 1) tableBlocks.add(one.region.blockOfLine[line]!);
  }
  deviations.push(
    ...offsetsOf(read).map((move) => offsetDeviation(move, read.find(({ table }) => table.table.id === move.table)!.region)),
  );
  const { deviations: inferred, ...who } = named(identity, hints);
  deviations.push(...inferred);
  const unfit = new Set(misfits.map((misfit) => misfit.table));
  return yes({
    document,
    form,
    ...who,
    values,
    places,
    present,
    absent: form.tables.map(({ table }) => table.id).filter((id) => !present.includes(id) && !unfit.has(id)),
    misfits,
    deviations,
    tableBlocks,
  });
}

/** Words in the place of a label that another edition prints in the same table: they are that edition's. */
function withEdition(deviation: Deviation, form: NumberedForm, forms: readonly NumberedForm[]): Deviation {
  if (deviation.kind !== "line-unknown") return deviation;
  const label = plainLabel(deviation.found);
  const prints = (other: NumberedForm): boolean =>
    other.tables.some((table) => table.table.id === deviation.table && labelIndexOf(table).distinct.has(label));
  const other = prints(form) ? undefined : forms.find((one) => one.edition.id !== form.edition.id && prints(one));
  return other ? { ...deviation, edition: other.edition.name } : deviation;
}

/** Why the tables that are there could not be read; a table that fits another edition is told so. */
function misfitsOf(chosen: Candidate, all: Regions, forms: readonly NumberedForm[], year: number | undefined): Misfit[] {
  return chosen.tableMatches.flatMap((one, i): Misfit[] => {
    if (!one || isRead(one) || one.share < 1 / 3 || one.misfit === undefined) return [];
    const id = one.table.table.id;
    const other = forms.find(
      (form) =>
        form.edition.id !== chosen.form.edition.id &&
        isRead(best(form.tables[i]!, all, year, readElsewhere(form, all, forms, year))),
    );
    const reason =
      other && one.misfit.kind !== "several"
        ? ({ kind: "other-edition", table: other.edition.name, others: chosen.form.edition.name } as const)
        : one.misfit;
    return [{ table: id, place: one.region.name, reason }];
  });
}
