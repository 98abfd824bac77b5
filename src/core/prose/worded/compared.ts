// 「不予公开的多于予以公开的」, 「企业提交的最多」: two lines of one table held against one another without a figure.
import { compareFigures, type Decimal } from "../../figures/values";
import type { RuleId } from "../../form/law";
import { tableOf, type TableReading } from "../figures";
import { isNarrowed, madeOf, mayBeOtherCases, linesNamed, nameOf, valuesNamed, type NamedLine } from "../named";
import type { Read } from "../read";
import type { TextRange } from "../text";
import type { ApplicantWord, MeasureId } from "../words";
import { ofOthers, otherYear, type ClauseSetting, type Worded } from "./clause";

const RULES: Readonly<Partial<Record<string, RuleId>>> = { requests: "R51", proceedings: "R54", disclosure: "R30" };

/** Lines that can be held against one another: applicants, results, cases, decisions. */
const kindOf = ({ measure, column }: NamedLine): string =>
  column !== undefined ? "applicants" : measure.part !== undefined ? "results" : tableOf(measure);

const ruleOf = (named: NamedLine): RuleId => (named.column !== undefined ? "R50" : (RULES[tableOf(named.measure)] ?? "R51"));

const isNested = (one: NamedLine, other: NamedLine): boolean =>
  one.measure.id.startsWith(`${other.measure.id}.`) || other.measure.id.startsWith(`${one.measure.id}.`);

interface Compared {
  readonly named: NamedLine;
  readonly reading: TableReading;
}

function told(setting: ClauseSetting, said: string, at: TextRange, compared: readonly Compared[]): Worded[] {
  const against = compared.map(({ named, reading: { cells, value } }) => ({
    name: nameOf(setting.tables, named, cells),
    cells,
    value,
  }));
  return [
    {
      rule: ruleOf(compared[0]!.named),
      class: "C",
      ...at,
      detail: { kind: "all-said", said, claim: "compared", against },
      cells: against.flatMap(({ cells }) => cells),
    },
  ];
}

const known = ({ tables, lexicon }: ClauseSetting, named: NamedLine): Compared | undefined => {
  const [reading] = valuesNamed(tables, named, lexicon);
  return reading && { named, reading };
};

/** 「行政诉讼多于行政复议」 */
export function moreSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const { besideNames } = read.lists;
  const text = read.text.slice(clause.start, clause.end);
  const than = read.patterns.moreThan.exec(text);
  if (!than) return [];
  const at = clause.start + than.index;
  const left = linesNamed(read, sentence, clause.start, at, setting.lexicon).at(-1);
  const right = linesNamed(read, sentence, at + than[0].length, clause.end, setting.lexicon)[0];
  if (
    !left ||
    !right ||
    kindOf(left) !== kindOf(right) ||
    isNested(left, right) ||
    (left.measure.id === right.measure.id && left.column === right.column)
  )
    return [];
  const plain =
    madeOf(read.text.slice(clause.start, left.start), besideNames) &&
    madeOf(read.text.slice(left.end, at), besideNames) &&
    madeOf(read.text.slice(at + than[0].length, right.start), besideNames) &&
    madeOf(read.text.slice(right.end, clause.end), besideNames);
  if (!plain || isNarrowed(read, sentence.start, clause.end) || mayBeOtherCases(read, sentence, [left])) return [];
  if (otherYear(read, sentence, clause.end, setting.year) || ofOthers(read, sentence, at, setting.unit)) return [];
  const [one, other] = [known(setting, left), known(setting, right)];
  if (!one || !other) return [];
  const difference = compareFigures(one.reading.value, other.reading.value);
  if (read.patterns.more.test(than[0]) ? difference > 0 : difference < 0) return [];
  return told(setting, read.text.slice(left.start, right.end), { start: left.start, end: right.end }, [one, other]);
}

const ENTITIES: readonly ApplicantWord[] = ["business", "research", "publicWelfare", "legalService", "otherEntity"];
const RESULTS: readonly MeasureId[] = ["granted", "partlyGranted", "denied", "unable", "declined", "other"];
const OF_ALL_RESULTS = /(?:办理|处理|答复)结果(?:看|来看|中|里)/u;

/** What a line is said to be the largest of. */
function rivals(read: Read, sentence: TextRange, clause: TextRange, named: NamedLine, { lexicon }: ClauseSetting): NamedLine[] {
  const { start, end, measure, column } = named;
  const before = linesNamed(read, sentence, sentence.start, named.start, lexicon);
  if (column !== undefined && ENTITIES.includes(column) && before.some((one) => one.column === "entities"))
    return ENTITIES.filter((one) => one !== column).map((one) => ({ start, end, measure, column: one }));
  if (column === undefined && RESULTS.includes(measure.id) && OF_ALL_RESULTS.test(read.text.slice(sentence.start, clause.end)))
    return RESULTS.filter((id) => id !== measure.id).flatMap((id) => {
      const other = lexicon.measures.get(id);
      return other ? [{ start, end, measure: other }] : [];
    });
  return [];
}

/** 「办理结果中，数量最多的是无法提供」 */
export function mostSaid(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const { besideNames } = read.lists;
  const text = read.text.slice(clause.start, clause.end);
  const most = read.patterns.mostOfAll.exec(text);
  if (!most) return [];
  const at = { start: clause.start + most.index, end: clause.start + most.index + most[0].length };
  const behind = most[1] !== undefined;
  const around = behind
    ? linesNamed(read, sentence, at.end, clause.end, setting.lexicon)
    : linesNamed(read, sentence, clause.start, at.start, setting.lexicon);
  const [named] = around;
  if (!named || around.length > 1 || isNarrowed(read, sentence.start, clause.end)) return [];
  if (mayBeOtherCases(read, sentence, around)) return [];
  const plain = behind
    ? madeOf(read.text.slice(at.end, named.start), besideNames) && madeOf(read.text.slice(named.end, clause.end), besideNames)
    : madeOf(read.text.slice(named.end, at.start), besideNames);
  if (!plain || otherYear(read, sentence, clause.end, setting.year) || ofOthers(read, sentence, at.start, setting.unit))
    return [];
  const own = known(setting, named);
  const larger = rivals(read, sentence, clause, named, setting)
    .flatMap((one) => known(setting, one) ?? [])
    .filter(({ reading }) => own && compareFigures(reading.value, own.reading.value) > 0)
    .sort((a, b) => -compareFigures(a.reading.value as number | Decimal, b.reading.value));
  if (!own || larger.length === 0) return [];
  const said = { start: Math.min(named.start, at.start), end: Math.max(named.end, at.end) };
  return told(setting, read.text.slice(said.start, said.end), said, [own, larger[0]!]);
}
