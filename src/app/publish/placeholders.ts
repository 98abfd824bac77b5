// What may stand between {{ and }} in a template, and in the tag of a place that we own: a list derived from the form.
import { likeness, plainLabel } from "../../core/recognise/labels";
import type { Domain } from "../../core/form/form";
import type { ColumnId, RowId, TableId } from "../../core/form/law";
import type { Leaf } from "../../core/form/lines";
import { byRow, cellsNamed, totalOf } from "../../core/form/names";
import type { Cell, NumberedForm, NumberedTable } from "../../core/form/numbered-form";
import { add, isFigure, type Value } from "../../core/figures/values";
import type { Court, Courts, CaseOutcome } from "../../core/prose/words";
import {
  bare,
  columnGroupNames,
  columnGroups,
  columnNames,
  courtNames,
  namesOf,
  outcomeNames,
  spokenRowNames,
} from "../../lexicon/line-names";
import { caseCell, courtsOn, outcomes, suitsOn } from "../../lexicon/tables";
import { formatFigure } from "../../render/format-figure";
import { toBeFilled } from "../words/template-wording";
import { CHART_NAMES, type ChartName } from "./charts";
import { derivedName, derivedText, OPERATIONS, type Derived } from "./derived";
import { figuresOf, phrases, type Phrase } from "./phrases";
import type { Named } from "./publish";

type Meaning =
  | { readonly kind: "figure"; readonly cells: readonly number[]; readonly domain: Domain }
  /** 予以公开·占比, 新收·增幅 */
  | Derived
  | { readonly kind: "table"; readonly table: NumberedTable }
  | { readonly kind: "phrase"; readonly phrase: Phrase }
  | { readonly kind: "chart"; readonly chart: ChartName }
  | { readonly kind: "identity"; readonly of: "unit" | "year" | "lastYear" | "nextYear" }
  /** Written by whoever updates the report: 审核结论, 数据摘要. */
  | { readonly kind: "said"; readonly of: "verdict" | "digest" };

export interface PlaceholderName {
  /** As it is written in tags and in lists: 新收, 不予公开·属于国家秘密·自然人. */
  readonly name: string;
  readonly also: readonly string[];
  /** What it becomes, for the list. */
  readonly means: string;
  readonly group: Group;
  readonly meaning: Meaning;
}

type Group = "单位和年度" | "整张表" | "依申请公开" | "行政复议和行政诉讼" | "主动公开" | "成句" | "图" | "审核";

const GROUPS: readonly Group[] = ["单位和年度", "整张表", "依申请公开", "行政复议和行政诉讼", "主动公开", "成句", "图", "审核"];

/** 图:办理结果, as a template and our tags name it. */
export const chartPlaceholder = (chart: ChartName): string => `图:${chart}`;

const GROUP_OF_SUMS: Group = "依申请公开";

/** How a name is compared: punctuation, quotes and brackets aside, as people leave them out. */
const folded = (name: string): string => plainLabel(name).replace(/[()"·・•:、,.\-]/gu, "");

const REQUESTS: TableId = "requests";
const DISCLOSURE: TableId = "disclosure";
const DECISIONS: ColumnId = "decisions";

const SUITS = "行政诉讼";
const ALL_CASES = "行政复议加行政诉讼";

/** Rows of a table, in printed order. */
const rowsOf = (form: NumberedForm, id: TableId): readonly Leaf[] =>
  byRow(form.tables.find(({ table }) => table.id === id)?.cells ?? []).map(([cell]) => cell!.row);

/** 总数 before its parts. */
const totalFirst = (all: ReadonlyMap<CaseOutcome, string>): readonly (readonly [CaseOutcome, string])[] => [
  ...[...all].filter(([outcome]) => outcome === "total"),
  ...[...all].filter(([outcome]) => outcome !== "total"),
];

interface Row {
  readonly name: string;
  readonly also: readonly string[];
  readonly means: string;
  readonly rows: readonly string[];
}

/** Sums of rows that the prose speaks of, behind the last row they add. */
const SUMS: readonly (Row & { readonly rows: readonly RowId[] })[] = [
  { name: "受理", also: ["收办"], means: "表三第一项加第二项：新收加上年结转", rows: ["received", "broughtForward"] },
  { name: "予以公开和部分公开", also: ["予以公开或部分公开"], means: "表三（一）加（二）", rows: ["granted", "partlyGranted"] },
];

/** Rows of table three, and sums of rows that the prose speaks of. */
function requestRows(form: NumberedForm): Row[] {
  const leaves = rowsOf(form, "requests");
  const rows: Row[] = [];
  const grouped = new Map<string, Row & { rows: string[] }>();
  for (const leaf of leaves) {
    const [, group] = leaf.under;
    const label = bare(leaf.label);
    const [inner, ...others] = namesOf(spokenRowNames, leaf.id, leaf.label);
    if (group === undefined) {
      const also = inner === label || label === "总计" ? others : [label, ...others];
      rows.push({ name: inner, also, means: `表三“${leaf.label}”`, rows: [leaf.id] });
      rows.push(...SUMS.filter((sum) => sum.rows.at(-1) === leaf.id));
      continue;
    }
    let sum = grouped.get(group);
    if (!sum) {
      sum = { name: bare(group), also: [], means: `表三“${group}”各行之和`, rows: [] };
      grouped.set(group, sum);
      rows.push(sum);
    }
    sum.rows.push(leaf.id);
    rows.push({
      name: `${bare(group)}·${inner}`,
      also: [...new Set([inner, label, `${bare(group)}·${label}`, ...others])],
      means: `表三“${group}”中的“${leaf.label}”`,
      rows: [leaf.id],
    });
  }
  return rows;
}

interface Applicants {
  readonly name: string;
  readonly also: readonly string[];
  readonly columns: readonly string[];
}

/** Who applied, as the form heads its columns: each column, and before the columns of a group the group. */
function applicants(form: NumberedForm): Applicants[] {
  const named = new Map<string, Applicants>();
  const [row] = byRow(form.tables.find(({ table }) => table.id === REQUESTS)?.cells ?? []);
  for (const { column } of row ?? []) {
    if (column.line.kind === "total") continue;
    const [, heading] = column.under;
    if (heading !== undefined && !named.has(heading)) {
      const columns = row!.filter((cell) => cell.column.under[1] === heading).map((cell) => cell.column.id);
      const known = Object.entries(columnGroups).find(([, member]) => columns.includes(member));
      const [name, ...also] = known ? columnGroupNames[known[0] as keyof typeof columnGroups] : ([bare(heading)] as const);
      named.set(heading, { name, also, columns });
    }
    const [name, ...also] = namesOf(columnNames, column.id, column.label);
    named.set(column.id, { name, also, columns: [column.id] });
  }
  return [...named.values()];
}

interface Cases {
  readonly id: Courts;
  readonly courts: readonly Court[];
  /** As the form heads it, where it has no everyday name. */
  readonly heading: string;
  readonly means: string;
}

/** 行政复议, 行政诉讼 and its kinds, and all of them together. */
function casesOf(form: NumberedForm): Cases[] {
  const courts = courtsOn(form);
  const suits = suitsOn(form);
  const headings = (court: Court): readonly string[] => courts.get(court)![0]!.column.under;
  const single = (court: Court): Cases => ({
    id: court,
    courts: [court],
    heading: headings(court).at(-1)!,
    means: headings(court).join("·"),
  });
  const kinds = suits.map((court) => headings(court).at(-1)!);
  return [
    ...[...courts.keys()].filter((court) => !suits.includes(court)).map(single),
    { id: "suit", courts: suits, heading: SUITS, means: `${SUITS}（${kinds.join("加")}）` },
    ...suits.map(single),
    { id: "proceedings", courts: [...courts.keys()], heading: ALL_CASES, means: ALL_CASES },
  ];
}

/** Without what stands in brackets at its end. */
const withoutNote = (label: string): string => (label.endsWith("）") ? label.replace(/（.*/u, "") : label);

/** 本年制发件数 is 制发: what tells the columns of one row apart. 对外公开总数量 and 采购总金额 stay whole. */
const columnName = (label: string): string =>
  withoutNote(bare(label))
    .replace(/^本年度?/u, "")
    .replace(/(?<!总)(?:件数|数量|金额)$/u, "")
    // Of items; {{行政许可·增减}} is what the decisions differ by from last year's.
    .replace(/^增\/减$/u, "项目增减")
    .replace(/\//gu, "");

/** 政府集中采购 and 采购总金额 are 政府集中采购总金额: what ends the one and begins the other is said once. */
function rowAndColumn(row: string, column: string): string {
  const lengths = Array.from({ length: Math.min(row.length, column.length) }, (_, at) => at + 1).reverse();
  return row + column.slice(lengths.find((length) => length > 1 && row.endsWith(column.slice(0, length))) ?? 0);
}

function disclosureNames(form: NumberedForm): PlaceholderName[] {
  const cells = form.tables.find(({ table }) => table.id === DISCLOSURE)?.cells ?? [];
  return cells.map((cell): PlaceholderName => {
    const row = cell.row.label;
    const alone = cells.filter((other) => other.row.id === cell.row.id).length === 1;
    const column = columnName(cell.column.label);
    // Everyone means the decisions by 行政许可, also on a form that prints the number of items beside them.
    const first = alone || cell.column.id === DECISIONS;
    return figureName({
      name: alone ? row : rowAndColumn(row, column),
      also: [`${row}${cell.column.label}`, `${row}·${cell.column.label}`, ...(first ? [row, `${row}${column}`] : [])],
      means: `表二“${row}”的“${cell.column.label}”`,
      group: "主动公开",
      cells: [cell],
    });
  });
}

interface FigureName {
  readonly name: string;
  readonly also: readonly string[];
  readonly means: string;
  readonly group: Group;
  readonly cells: readonly Cell[];
}
const figureName = ({ name, also, means, group, cells }: FigureName): PlaceholderName => ({
  name,
  also: [...new Set([...also, ...(cells.length === 1 ? [cells[0]!.id] : [])])].filter((one) => one !== name),
  means,
  group,
  meaning: { kind: "figure", cells: cells.map(({ index }) => index), domain: cells[0]!.domain },
});

function named(form: NumberedForm): { readonly listed: PlaceholderName[]; readonly columns: PlaceholderName[] } {
  const at = (ids: readonly string[]): Cell[] => ids.flatMap((id) => form.byId.get(id) ?? []);
  const identity = (
    name: string,
    also: readonly string[],
    means: string,
    of: "unit" | "year" | "lastYear" | "nextYear",
  ): PlaceholderName => ({ name, also, means, group: "单位和年度", meaning: { kind: "identity", of } });
  const rows = requestRows(form);
  const requests = rows.map((row) =>
    figureName({
      ...row,
      group: "依申请公开",
      cells: row.rows.flatMap((id) => totalOf(cellsNamed(form, `${REQUESTS}.${id}`)) ?? []),
    }),
  );
  const columns = rows.flatMap((row) =>
    applicants(form).map(({ name, also, columns: ids }) =>
      figureName({
        name: `${row.name}·${name}`,
        also: [row.name, ...row.also].flatMap((one) => [name, ...also].map((column) => `${one}·${column}`)),
        means: `${row.means}，“${name}”列`,
        group: "依申请公开",
        cells: at(row.rows.flatMap((id) => ids.map((column) => `${REQUESTS}.${id}.${column}`))),
      }),
    ),
  );
  const courts = casesOf(form).flatMap(({ id, courts: of, heading, means }) => {
    const [name, ...also] = namesOf(courtNames, id, heading);
    return totalFirst(outcomes).map(([result, label]) => {
      const [outcome, ...words] = namesOf(outcomeNames, result, label);
      return figureName({
        name: `${name}${outcome}`,
        // The outcome alone, too: so that it is told that it may be said of several.
        also: [
          ...[name, ...also].flatMap((one) => [outcome, ...words].map((word) => one + word)),
          outcome,
          ...words.filter(Boolean),
        ],
        means: `表四“${means}”的“${words[0] ?? outcome}”`,
        group: "行政复议和行政诉讼",
        cells: at(of.map((court) => caseCell(court, result))),
      });
    });
  });
  const listed: PlaceholderName[] = [
    identity("单位", ["单位名称", "单位全称"], "单位全称", "unit"),
    identity("年度", ["报告年度", "本年度"], "报告年度，如2024", "year"),
    identity("上年度", ["上一年度"], "报告年度的前一年", "lastYear"),
    identity("下年度", ["下一年度"], "报告年度的后一年", "nextYear"),
    ...form.tables.map((table): PlaceholderName => ({
      name: `表${table.table.number}`,
      also: [table.table.title],
      means: `整张表：${table.table.title}（须独占一段）`,
      group: "整张表",
      meaning: { kind: "table", table },
    })),
    ...requests,
    ...courts,
    ...disclosureNames(form),
    ...phrases
      .filter((phrase) => phrase.needs.every((id) => cellsNamed(form, id).length > 0))
      .map((phrase): PlaceholderName => ({
        name: phrase.name,
        also: [],
        means: phrase.means,
        group: "成句",
        meaning: { kind: "phrase", phrase },
      })),
    ...CHART_NAMES.map((chart): PlaceholderName => ({
      name: chartPlaceholder(chart),
      also: [],
      means: `${chart}图，双击可以编辑，再次写入时按新的数重画（须独占一段；不足10件、只有一类的不画）`,
      group: "图",
      meaning: { kind: "chart", chart },
    })),
    {
      name: "审核结论",
      also: [],
      means: "三张表的审核结论；有强制性问题时写明“未通过审核”，有待补填的写明“尚未完成审核”",
      group: "审核",
      meaning: { kind: "said", of: "verdict" },
    },
    {
      name: "数据摘要",
      also: [],
      means: "三张表全部数据的摘要，同一份数据的Word、网页和JSON文件完全相同",
      group: "审核",
      meaning: { kind: "said", of: "digest" },
    },
  ];
  return { listed, columns };
}

interface Dictionary {
  readonly listed: readonly PlaceholderName[];
  readonly columns: readonly PlaceholderName[];
  readonly byName: ReadonlyMap<string, PlaceholderName>;
  readonly byWord: ReadonlyMap<string, readonly PlaceholderName[]>;
  /** What a word stands for as we spell it: to fold it first takes longer than to look it up. */
  readonly bySpelling: ReadonlyMap<string, PlaceholderName>;
}

const dictionaries = new WeakMap<NumberedForm, Dictionary>();

function dictionary(form: NumberedForm): Dictionary {
  const known = dictionaries.get(form);
  if (known) return known;
  const { listed, columns } = named(form);
  const byName = new Map<string, PlaceholderName>();
  const byWord = new Map<string, PlaceholderName[]>();
  const foldedWords = new Map<string, string>();
  for (const one of [...listed, ...columns]) {
    for (const word of [one.name, ...one.also]) foldedWords.set(word, folded(word));
    byName.set(foldedWords.get(one.name)!, one);
    for (const word of new Set([one.name, ...one.also].map((said) => foldedWords.get(said)!)))
      byWord.set(word, [...(byWord.get(word) ?? []), one]);
  }
  const bySpelling = new Map(
    [...foldedWords].flatMap(([said, word]) => {
      const found = byWord.get(word) ?? [];
      const one = byName.get(word) ?? (found.length === 1 ? found[0] : undefined);
      return one ? [[said, one] as const] : [];
    }),
  );
  const made = { listed, columns, byName, byWord, bySpelling };
  dictionaries.set(form, made);
  return made;
}

/** Every name that stands for figures, with those of single columns of table three. */
export const figureNames = (form: NumberedForm): readonly PlaceholderName[] => {
  const { listed, columns } = dictionary(form);
  return [...listed, ...columns].filter(({ meaning }) => meaning.kind === "figure");
};

/** What may be written instead, for people: a word that is said of several is told why it is refused, and listed nowhere. */
const aliasesOf = (form: NumberedForm, { name, also }: PlaceholderName): readonly string[] =>
  also.filter((word) => {
    const found = lookUpOne(form, word);
    return !/^[a-z]/u.test(word) && found.kind === "known" && found.name.name === name;
  });

/** How alike a word must be to be offered instead. */
const CLOSE = 0.5;

/** Those that are listed for people: single columns are named by adding to them. */
export const listedPlaceholders = (form: NumberedForm): readonly Pick<PlaceholderName, "name" | "means" | "also" | "group">[] =>
  dictionary(form).listed.map((one) => ({ name: one.name, means: one.means, group: one.group, also: aliasesOf(form, one) }));

/** What may be made of the names of figures, for whoever looks for it: 新收·增幅, 予以公开·占比. */
export const derivedPlaceholders = (form: NumberedForm): readonly Pick<PlaceholderName, "name" | "means" | "also" | "group">[] =>
  dictionary(form).listed.flatMap(({ name, meaning, group }) => {
    if (meaning.kind !== "figure") return [];
    const part = { name, cells: meaning.cells, domain: meaning.domain };
    return OPERATIONS.flatMap((operation) => {
      const made = derivedName(form, `${name}·${operation}`, () => part);
      return made ? [{ name: made.name, means: made.means, group, also: [] }] : [];
    });
  });

/** The name that somebody may have meant. */
export function nearestName(form: NumberedForm, said: string): string | undefined {
  const { byWord } = dictionary(form);
  const word = folded(said);
  const near = [...byWord]
    .map(([known, names]) => [likeness(known, word, CLOSE), names[0]!.name] as const)
    .reduce<readonly [number, string] | undefined>((a, b) => (b[0] > (a?.[0] ?? 0) ? b : a), undefined);
  return near?.[1] ?? [...byWord].find(([known]) => word.length > 1 && known.includes(word))?.[1][0]!.name;
}

export type LookUp =
  | { readonly kind: "known"; readonly name: PlaceholderName }
  | { readonly kind: "ambiguous"; readonly names: readonly string[] }
  | { readonly kind: "unknown" };

/** What a name stands for on this form. A name's own spelling comes before another name's everyday word. */
export function lookUp(form: NumberedForm, said: string): LookUp {
  const plain = lookUpPlain(form, said);
  if (plain.kind === "known") return plain;
  const derived = derivedName(form, said, (name) => {
    const found = lookUpPlain(form, name);
    return found.kind === "known" && found.name.meaning.kind === "figure"
      ? { ...found.name.meaning, name: found.name.name }
      : undefined;
  });
  if (!derived) return plain;
  const { name, means, derived: meaning } = derived;
  return { kind: "known", name: { name, also: [], means, group: GROUP_OF_SUMS, meaning } };
}

function lookUpPlain(form: NumberedForm, said: string): LookUp {
  const parts = said.split(/[+＋]/u);
  return parts.length > 1 ? sumOfNames(form, parts) : lookUpOne(form, said);
}

/** 予以公开+部分公开: figures of one unit, each cell once. */
function sumOfNames(form: NumberedForm, parts: readonly string[]): LookUp {
  const cells: number[] = [];
  const names: string[] = [];
  for (const part of parts) {
    const found = lookUpOne(form, part);
    if (found.kind !== "known") return found;
    const { meaning, name } = found.name;
    if (meaning.kind !== "figure") return { kind: "unknown" };
    names.push(name);
    cells.push(...meaning.cells);
  }
  const [first] = cells.map((index) => form.cells[index]!);
  const isSum = first !== undefined && cells.every((index) => form.cells[index]!.domain.kind === first.domain.kind);
  if (!isSum || new Set(cells).size < cells.length) return { kind: "unknown" };
  const name = names.join("+");
  const meaning: Meaning = { kind: "figure", cells, domain: first.domain };
  return { kind: "known", name: { name, also: [], means: `${names.join("、")}之和`, group: GROUP_OF_SUMS, meaning } };
}

function lookUpOne(form: NumberedForm, said: string): LookUp {
  const { byName, byWord, bySpelling, columns } = dictionary(form);
  const spelt = bySpelling.get(said);
  if (spelt) return { kind: "known", name: spelt };
  const word = folded(said);
  const own = byName.get(word);
  if (own) return { kind: "known", name: own };
  const found = byWord.get(word) ?? [];
  if (found.length === 1) return { kind: "known", name: found[0]! };
  if (found.length > 1) return { kind: "ambiguous", names: found.map(({ name }) => name) };
  // A column alone says nothing of the row.
  const column = applicants(form).find(({ name, also }) => [name, ...also].some((one) => folded(one) === word));
  const rows = columns.filter((one) => column !== undefined && one.name.endsWith(`·${column.name}`));
  return rows.length === 0 ? { kind: "unknown" } : { kind: "ambiguous", names: rows.slice(0, 3).map(({ name }) => name) };
}

/** What is written where a figure is asked for and there is none: a blank is not a zero. */
export const NOT_FILLED = "〔未填〕";

/** Whether a name's text only says that nothing is there to be said. */
export const isNotFilled = ({ name, meaning }: PlaceholderName, text: string | undefined): boolean =>
  text === NOT_FILLED || (meaning.kind === "phrase" && text === toBeFilled(name));

const sumOf = (cells: readonly number[], values: readonly Value[]): Value => {
  const found = cells.map((index) => values[index] ?? null);
  if (found.length === 1) return found[0] ?? null;
  return found.every(isFigure) ? add(found) : null;
};

/** What only the one who updates the report knows. */
export interface VerdictText {
  readonly verdict: string;
  readonly digest: string;
  /** Last year's figures by the same form, where somebody gave them. */
  readonly previous?: readonly Value[] | undefined;
}

/** The text of a name in a sentence; undefined for a whole table and for a chart. */
export function placeholderText(report: Named, { name, meaning }: PlaceholderName, said: VerdictText): string | undefined {
  switch (meaning.kind) {
    case "table":
    case "chart":
      return undefined;
    case "identity":
      return {
        unit: report.unit,
        year: String(report.year),
        lastYear: String(report.year - 1),
        nextYear: String(report.year + 1),
      }[meaning.of];
    case "said":
      return said[meaning.of];
    case "phrase":
      return meaning.phrase.say(figuresOf(report.form, report.values)) ?? toBeFilled(name);
    case "derived":
      return derivedText(meaning, report.values, said.previous) ?? NOT_FILLED;
    case "figure": {
      const text = formatFigure(meaning.domain, sumOf(meaning.cells, report.values));
      return text === "" ? NOT_FILLED : text;
    }
  }
}

const cellText = (text: string): string => text.replaceAll("|", "\\|");

/** 占位符一览: the list as Markdown, one table for each group. */
export function placeholdersPage(form: NumberedForm): string {
  const { listed, columns } = dictionary(form);
  const tables = GROUPS.map((group) => {
    const rows = listed.filter((one) => one.group === group);
    const lines = rows.map((one) => {
      const also = aliasesOf(form, one);
      return `| {{${one.name}}} | ${cellText(one.means)} | ${also.map((word) => `{{${word}}}`).join("、")} |`;
    });
    const note =
      group === "依申请公开"
        ? `\n以上每个名称后面都可以加“·”和申请人类型，只取这一列：${applicants(form)
            .map(({ name }) => `·${name}`)
            .join("、")}；如{{新收·自然人}}。不加时取“总计”列。共${columns.length}个。\n`
        : "";
    return `## ${group}\n\n| 占位符 | 替换成 | 也可以写成 |\n| --- | --- | --- |\n${lines.join("\n")}\n${note}`;
  });
  return `# 占位符一览（${form.variant?.name ?? form.edition.name}）

在Word模板里写下占位符，写入报告时替换成数据；再次写入时只更新这些位置，其余内容原样保留。
几项之和用“+”连接，如{{予以公开+部分公开}}。没有填的格写成“${NOT_FILLED}”，没有填的整句写成“${toBeFilled("新收情况")}”，都不会当作0。一个名称有几种意思，或者不是这个年度格式的栏目时，不写入并说明原因。
单独的一格也可以用数据字段名，如{{requests.received.naturalPerson}}。
每个数后面可以再加“·上年”“·增减”“·增幅”“·占比”“·占”和另一个名称，金额还可以加“·元”“·亿元”：{{新收·上年}}写成上年的数，{{新收·增减}}写成“增加140件”，{{新收·增幅}}写成“增长12.3%”，{{予以公开·占比}}写成占办理结果总计的百分比，{{予以公开·占新收}}写成占新收的百分比。小数位数写在最后，如{{新收·增幅·2位}}。上年的数取自模板原有的上年统计表，或另外给出的上年报告。

${tables.join("\n")}`;
}
