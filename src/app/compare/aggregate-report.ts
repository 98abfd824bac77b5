// 汇总: many units' reports → one summary, with who is in it and who is not, and what the parent reports beyond them.
import type { CellId, RowId, RuleId } from "../../core/form/law";
import {
  aggregate,
  remainders,
  type Obstacle,
  type OpenCell,
  type Remainder,
  type SummedCell,
} from "../../core/aggregate/aggregate";
import { unitName, UnitIndex } from "../../core/aggregate/unit-name";
import type { Verdict } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import { softer, type RuleClass } from "../../core/form/rule-text";
import { compareFigures, decimalText, negate, sameValue, type Decimal, type Value } from "../../core/figures/values";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { figureAddress } from "../../render/sheet";
import { ruleText } from "../../statute";
import { nameLaw, verticallyManaged } from "../../statute/unit-names";
import { cellLabel, labelsIn, shownValue } from "../words/cell-label";
import { causesBeside, formOfSummand, type SumCause, type Summand, type Witnesses } from "./summand";

/** A file that was to be added. */
export interface UnitFile {
  readonly source: string;
  /** The file's name, for a report that does not say whose it is. */
  readonly name: string;
  /** What was read of it. */
  readonly summand?: Summand;
  /** Why it could not be read, in one sentence. */
  readonly error?: string;
  /** When it was last changed, in milliseconds: of two versions of a unit the newest counts. */
  readonly changed?: number | undefined;
}

/** A unit that somebody leaves out of the summary, and why. */
export interface LeftOut {
  readonly unit: string;
  readonly reason: string;
}

export interface SumSetting {
  readonly units: readonly UnitFile[];
  readonly without?: readonly LeftOut[] | undefined;
  /** Names that are to be in the summary; absent where no list was given. */
  readonly list?: readonly string[] | undefined;
  readonly parent?: { readonly source: string; readonly reading: Reading } | undefined;
  /** Whose summary it is; the parent's name where it is not said. */
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
}

/**
 * "in": added. "twice": the same figures of a unit that is in already. "older": other figures of it, sent before those that are in.
 * "out": left out by choice. "unread": could not be read.
 */
type UnitState = "in" | "twice" | "older" | "out" | "unread";

export interface SummedUnit {
  readonly unit: string;
  readonly source: string;
  readonly state: UnitState;
  /** Why it is not in, or what is wrong with it; "" where all is well. */
  readonly note: string;
  /** Findings of class A of its own, and cells that are blank or no figures. */
  readonly broken: number;
  readonly open: number;
}

interface SumFinding {
  readonly rule: RuleId;
  readonly class: RuleClass;
  readonly verdict: Exclude<Verdict, "passed">;
  readonly message: string;
}

export interface SumCell {
  readonly id: string;
  readonly label: string;
  /** Where it stands in the summary workbook: 表三!E5. */
  readonly address: string;
  /** null while a unit's figure is missing. */
  readonly value: JsonFigure;
  /** What the units that filled it in come to. */
  readonly known: JsonFigure;
  readonly units: readonly { readonly unit: string; readonly source: string; readonly value: JsonFigure }[];
  readonly open: readonly { readonly unit: string; readonly why: Obstacle; readonly value: JsonFigure }[];
}

export interface SumRemainder {
  readonly id: string;
  readonly label: string;
  readonly parent: JsonFigure;
  readonly units: JsonFigure;
  readonly remainder: JsonFigure;
  readonly state: Remainder["state"];
}

export interface SumOutcome {
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string;
  readonly variant: string | null;
  readonly units: readonly SummedUnit[];
  /** Names of the list of which no report was read. */
  readonly missing: readonly string[];
  readonly findings: readonly SumFinding[];
  readonly cells: readonly SumCell[];
  readonly parent?: { readonly source: string; readonly unit: string | null; readonly cells: readonly SumRemainder[] };
}

export interface Refused {
  readonly kind: "refused";
  readonly sentences: readonly string[];
}

/** A summary, but for why the reports that do not add up in themselves do not. */
export interface Adding {
  readonly kind: "added";
  /** The files of those reports. */
  readonly broken: readonly string[];
  readonly witnesses: Witnesses | undefined;
  /** @param causes - by file: what `causesBeside` finds in it */
  readonly summed: (causes: ReadonlyMap<string, readonly SumCause[]>) => Summed;
}

export interface Summed {
  readonly outcome: SumOutcome;
  readonly form: NumberedForm;
  readonly values: readonly Value[];
}

interface Member {
  readonly file: UnitFile;
  readonly form: NumberedForm;
  readonly summand: Summand;
  readonly name: string;
}

const formName = ({ edition, variant }: NumberedForm): string => (variant ? `${edition.name}（${variant.name}）` : edition.name);
const listed = (names: readonly string[], most = 5): string =>
  names.length <= most ? names.join("、") : `${names.slice(0, most).join("、")}等${names.length}个`;

/** Groups in order of first appearance. */
function grouped<K>(members: readonly Member[], keyOf: (member: Member) => K): Map<K, Member[]> {
  const groups = new Map<K, Member[]>();
  for (const member of members) {
    const list = groups.get(keyOf(member));
    if (list) list.push(member);
    else groups.set(keyOf(member), [member]);
  }
  return groups;
}

/** R72: figures of two forms or two years cannot be added. */
function mixed(members: readonly Member[]): string[] {
  const names = (list: readonly Member[]): string => listed(list.map((one) => one.name));
  const forms = [...grouped(members, ({ form }) => form)].sort((a, b) => b[1].length - a[1].length);
  const [first] = forms;
  if (first && forms.length > 1)
    return [
      `各单位用的表样不同，没有汇总：${forms.map(([form, list]) => `${formName(form)}的有${names(list)}`).join("；")}，请统一换成${formName(first[0])}后再汇总。`,
    ];
  const years = [
    ...grouped(
      members.filter(({ summand }) => summand.year !== undefined),
      ({ summand }) => summand.year!,
    ),
  ].sort((a, b) => b[1].length - a[1].length);
  if (years.length > 1)
    return [
      `各单位的报告年度不同，没有汇总：${years.map(([year, list]) => `${year}年度的有${names(list)}`).join("；")}，请换成同一年度的报告后再汇总。`,
    ];
  return [];
}

const sameFigures = (a: Summand, b: Summand): boolean =>
  a.values.length === b.values.length && a.values.every((value, i) => sameValue(value, b.values[i] ?? null));

interface Counted {
  readonly members: readonly Member[];
  readonly twice: ReadonlyMap<Member, Member>;
  readonly older: ReadonlyMap<Member, Member>;
  readonly refusals: readonly string[];
  readonly findings: readonly SumFinding[];
}

const finding = (rule: RuleId, verdict: SumFinding["verdict"], message: string, grade?: RuleClass): SumFinding => ({
  rule,
  class: softer(ruleText(rule).class, grade),
  verdict,
  message,
});

/** The only one that was changed last; undefined where two are as new as each other, or nobody knows. */
function newestOf(versions: readonly Member[]): Member | undefined {
  const newest = Math.max(...versions.map(({ file }) => file.changed ?? NaN));
  const found = versions.filter(({ file }) => file.changed === newest);
  return found.length === 1 ? found[0] : undefined;
}

const sourcesOf = (members: readonly Member[]): string => members.map(({ file }) => file.source).join("、");

/** R71: each unit once. Of two different reports of a unit the newest counts; where nobody knows which that is, none is chosen. */
function once(all: readonly Member[]): Counted {
  const names = all.map((member) => unitName(member.name, nameLaw));
  const index = new UnitIndex(names);
  const twice = new Map<Member, Member>();
  const older = new Map<Member, Member>();
  const refusals: string[] = [];
  const findings: SumFinding[] = [];
  const done = new Set<number>();
  const members: Member[] = [];
  const count = (versions: readonly Member[]): void => {
    const [first] = versions;
    const [{ name }, files] = [first!, sourcesOf(versions)];
    if (versions.every((one) => sameFigures(first!.summand, one.summand))) {
      for (const one of versions.slice(1)) twice.set(one, first!);
      members.push(first!);
      findings.push(
        finding("R71", "broken", `“${name}”报了${versions.length}份（${files}），数据相同，只计一次，请移出多余的。`),
      );
      return;
    }
    const newest = newestOf(versions);
    members.push(newest ?? first!);
    if (!newest) {
      refusals.push(`“${name}”报了${versions.length}份而数据不同（${files}），分不出哪一份最新，没有汇总，请只留一份再汇总。`);
      return;
    }
    for (const one of versions) if (one !== newest) older.set(one, newest);
    findings.push(
      finding(
        "R71",
        "broken",
        `“${name}”报了${versions.length}份而数据不同（${files}），按最新的${newest.file.source}计入，请核对，并移出旧的。`,
      ),
    );
  };
  all.forEach((member, at) => {
    if (done.has(at)) return;
    const found = index
      .find(names[at]!)
      .found.filter(
        (other) => other !== at && !done.has(other) && (names[other]!.regions.length === 0) === (names[at]!.regions.length === 0),
      );
    done.add(at);
    for (const other of found) done.add(other);
    if (found.length > 0) count([member, ...found.map((other) => all[other]!)]);
    else members.push(member);
    for (const other of index.near(at))
      findings.push(
        finding(
          "R71",
          "broken",
          `“${member.name}”和“${all[other]!.name}”可能是同一个单位，都已计入，请核对，是同一个的只留一份。`,
        ),
      );
  });
  return { members, twice, older, refusals, findings };
}

interface Chosen {
  readonly rest: readonly Member[];
  readonly out: ReadonlyMap<Member, string>;
  /** What was to be left out, and is not there. */
  readonly idle: readonly string[];
}

function leftOut(all: readonly Member[], without: readonly LeftOut[]): Chosen {
  const index = new UnitIndex(all.map((member) => unitName(member.name, nameLaw)));
  const out = new Map<Member, string>();
  const idle: string[] = [];
  for (const { unit, reason } of without) {
    const { found } = index.find(unitName(unit, nameLaw));
    if (found.length === 0) idle.push(unit);
    for (const at of found) out.set(all[at]!, reason);
  }
  return { rest: all.filter((member) => !out.has(member)), out, idle };
}

/** R71: who is on the list and did not report, and who reported and is not on it. */
function againstList(
  members: readonly Member[],
  list: readonly string[],
  without: readonly LeftOut[],
): { readonly missing: readonly string[]; readonly findings: readonly SumFinding[] } {
  const index = new UnitIndex(members.map((member) => unitName(member.name, nameLaw)));
  const chosen = new UnitIndex(without.map(({ unit }) => unitName(unit, nameLaw)));
  const known = new Set<number>();
  const missing: string[] = [];
  const sure: string[] = [];
  const findings: SumFinding[] = [];
  for (const wanted of list) {
    const { found, doubtful } = index.find(unitName(wanted, nameLaw));
    for (const at of found) known.add(at);
    for (const at of doubtful) known.add(at);
    if (found.length > 0 || chosen.find(unitName(wanted, nameLaw)).found.length > 0) continue;
    missing.push(wanted);
    if (doubtful.length === 0) sure.push(wanted);
    else
      findings.push(
        finding(
          "R71",
          "undecided",
          `名单中的“${wanted}”可能是${doubtful.map((at) => `“${members[at]!.name}”`).join("或")}，无法判断，请把名称写全后重新汇总。`,
        ),
      );
  }
  if (sure.length > 0)
    findings.push(
      finding(
        "R71",
        "undecided",
        `名单中有${sure.length}个单位没有可以汇总的报告：${listed(sure, 10)}，没有计入，请催报后重新汇总。`,
      ),
    );
  const strangers = members.filter((_, at) => !known.has(at)).map((member) => member.name);
  if (strangers.length > 0)
    findings.push(
      finding(
        "R71",
        "broken",
        `有${strangers.length}个单位不在名单内：${listed(strangers, 10)}，已计入汇总，请核对名单或移出这些文件。`,
      ),
    );
  return { missing, findings };
}

function openByUnit(sums: readonly SummedCell[]): Map<number, OpenCell[]> {
  const byUnit = new Map<number, OpenCell[]>();
  for (const { index, open } of sums)
    for (const { unit, why, value } of open) {
      const list = byUnit.get(unit);
      if (list) list.push({ index, why, value });
      else byUnit.set(unit, [{ index, why, value }]);
    }
  return byUnit;
}

/** One sentence per unit: which of its cells are open, and that they leave the sum open. */
function openFindings(form: NumberedForm, members: readonly Member[], sums: readonly SummedCell[]): SumFinding[] {
  const byUnit = openByUnit(sums);
  return [...byUnit].flatMap(([unit, cells]): SumFinding[] => {
    const { name, summand } = members[unit]!;
    const label = (index: number): string => summand.labels.get(index)!;
    const of = (why: Obstacle): typeof cells => cells.filter((cell) => cell.why === why);
    const found: SumFinding[] = [];
    const tables = [...new Set(of("table-absent").map(({ index }) => form.cells[index]!.table.number))];
    if (tables.length > 0)
      found.push(
        finding(
          "R70",
          "undecided",
          `“${name}”没有${tables.map((number) => `表${number}`).join("、")}，这些表的合计待定，请该单位补报。`,
        ),
      );
    const blanks = of("blank");
    if (blanks.length > 0)
      found.push(
        finding(
          "R70",
          "undecided",
          `“${name}”有${blanks.length}格未填（${label(blanks[0]!.index)}${blanks.length > 1 ? "等" : ""}），合计待定，没有当作0，请该单位补填。`,
        ),
      );
    const wordy = of("words");
    if (wordy.length > 0) {
      const [first] = wordy;
      found.push(
        finding(
          "R70",
          "undecided",
          `“${name}”有${wordy.length}格不是数字（${label(first!.index)}填的是“${shownValue(form.cells[first!.index]!, first!.value)}”），合计待定，请该单位改成数字。`,
        ),
      );
    }
    for (const { index, value } of of("no-unit"))
      found.push(
        finding(
          "R75",
          "undecided",
          `“${name}”的${label(index)}填${shownValue(form.cells[index]!, value)}，没有写明是元还是万元，合计待定，请该单位注明单位。`,
        ),
      );
    return found;
  });
}

const size = (value: number | Decimal): string => decimalText(compareFigures(value, 0) < 0 ? negate(value) : value);
const shown = (value: Value): string =>
  value === null
    ? "未填"
    : typeof value === "number"
      ? String(value)
      : value.kind === "words"
        ? `“${value.text}”`
        : `${decimalText(value)}${value.unit ?? ""}`;

/** Beyond so many cells a table is told in one sentence. */
const FEW_CELLS = 6;

interface ParentsReport {
  readonly form: NumberedForm;
  /** What its cells are called in the file it was read from. */
  readonly label: (index: number) => string;
}
const JOINTLY_ISSUED: readonly string[] = ["governmentRules", "normativeDocuments"] satisfies readonly RowId[];
const NEW_APPLICATIONS: CellId = "requests.received.total";

/** R70, R73, R74: what the parent's report says beside the sum of its units. */
function parentFindings({ form, label }: ParentsReport, found: readonly Remainder[], unsure: boolean): SumFinding[] {
  const short = found.filter((one) => one.state === "short");
  const joint = short.filter(({ index }) => JOINTLY_ISSUED.includes(form.cells[index]!.row.id));
  const told: SumFinding[] = joint.map(({ index, parent, sum, remainder }) =>
    finding(
      "R73",
      "broken",
      `${label(index)}：上级报告填${shown(parent)}，各单位合计${shown(sum.value)}，上级少${size(remainder!)}，请核对是否有联合发文在各单位重复计算。`,
    ),
  );
  for (const { table } of form.tables) {
    const own = short.filter((one) => !joint.includes(one) && form.cells[one.index]!.table.id === table.id);
    const words = ({ index, parent, sum, remainder }: Remainder): string =>
      `${label(index)}上级报告填${shown(parent)}，各单位合计${shown(sum.value)}，上级少${size(remainder!)}`;
    if (own.length > FEW_CELLS)
      told.push(
        finding(
          "R70",
          "broken",
          `表${table.number}有${own.length}格上级报告少于各单位合计（如${words(own[0]!)}），请核对是否漏汇或单位报数有误。`,
        ),
      );
    else for (const one of own) told.push(finding("R70", "broken", `${words(one)}，请核对是否漏汇或单位报数有误。`));
  }
  if (short.some(({ index }) => form.cells[index]!.id === NEW_APPLICATIONS))
    told.push(finding("R74", "broken", "上级新收的申请少于各单位之和，单位之间移送的申请可能计了两次，请一并核对。"));
  const own = found.filter((one) => one.state === "own");
  if (own.length > 0) {
    const examples = own.slice(0, 3).map(({ index, remainder }) => `${label(index)}多${size(remainder!)}`);
    told.push(
      finding(
        "R70",
        "broken",
        `上级报告有${own.length}格多于各单位合计（${examples.join("；")}${own.length > 3 ? " 等" : ""}），多出的应是本级的数，请确认本级确有这些数${unsure ? "，或是还有单位没有计入" : ""}。`,
        "C",
      ),
    );
  }
  const open = found.filter((one) => one.state === "open");
  if (open.length > 0)
    told.push(
      finding(
        "R70",
        "undecided",
        `有${open.length}格的本级数还算不出（${label(open[0]!.index)}${open.length > 1 ? "等" : ""}），请先补齐上级报告和各单位的空格。`,
      ),
    );
  return told;
}

/** Nothing where the parent reports much of its own: then the reports say little of each other. */
function witnessesIn(sums: readonly SummedCell[], left: readonly Remainder[]): Witnesses | undefined {
  const equal = left.filter(({ state, sum }) => state === "none" && compareFigures(sum.known, 0) !== 0).length;
  if (equal <= left.filter(({ state }) => state === "own").length) return undefined;
  const above = new Map(left.map((one) => [one.index, one.parent]));
  const number = (value: Value | undefined): number | null => (typeof value === "number" ? value : null);
  return {
    sums: sums.map(({ open, known }) => (open.length > 0 ? null : number(known))),
    parent: sums.map(({ index }) => number(above.get(index))),
  };
}

const causeFindings = (name: string, causes: readonly SumCause[]): SumFinding[] =>
  causes.map(({ head, message }) => finding("R70-units", "broken", `${name}${head}：${message}`));

/**
 * Adds what can be added. Refused, by name, are units on different forms or of different years, and a unit that sent
 * two different reports of which nobody knows the newer: any sum of those would be wrong without showing it.
 */
export function addReports({ units: files, without = [], list, parent, unit, year: said }: SumSetting): Refused | Adding {
  const everyone = files.flatMap((file): Member[] =>
    file.summand
      ? [{ file, form: formOfSummand(file.summand), summand: file.summand, name: file.summand.unit ?? file.name }]
      : [],
  );
  const { rest: all, out, idle } = leftOut(everyone, without);
  if (all.length === 0) return { kind: "refused", sentences: ["没有一份可以汇总的报告，请检查给出的文件。"] };
  const counted = once(all);
  const refusals = [...mixed(all), ...counted.refusals];
  const { form } = all[0]!;
  const year = said ?? all.find(({ summand }) => summand.year !== undefined)?.summand.year;
  if (parent && refusals.length === 0) {
    if (parent.reading.form !== form)
      refusals.push(
        `上级报告用的是${formName(parent.reading.form)}，各单位用的是${formName(form)}，没有汇总，请换成同一表样的上级报告。`,
      );
    else if (parent.reading.year !== undefined && year !== undefined && parent.reading.year !== year)
      refusals.push(`上级报告是${parent.reading.year}年度的，各单位是${year}年度的，没有汇总，请换成${year}年度的上级报告。`);
  }
  if (refusals.length > 0) return { kind: "refused", sentences: refusals };

  const { members } = counted;
  const sums = aggregate(
    form,
    members.map((member) => member.summand),
  );
  const unread = files.filter((file) => !file.summand);
  const onList = list ? againstList(members, list, without) : { missing: [], findings: [] };
  const wrong = members.filter(({ summand }) => summand.broken > 0);
  const vertical = members
    .filter((member) => verticallyManaged.some((ending) => member.name.endsWith(ending)))
    .map((member) => member.name);
  const yearless = members.filter(({ summand }) => summand.year === undefined).map((member) => member.name);
  const left = parent ? remainders(form, parent.reading, sums) : [];
  const witnesses = witnessesIn(sums, left);
  const findingsWith = (causes: ReadonlyMap<string, readonly SumCause[]>): SumFinding[] => [
    ...(unread.length > 0
      ? [
          finding(
            "R71",
            "unreadable",
            `有${unread.length}个文件没有读出：${listed(unread.map((file) => file.source))}，没有计入汇总，请处理后重新汇总。`,
          ),
        ]
      : []),
    ...onList.findings,
    ...counted.findings,
    ...(idle.length > 0 ? [finding("R71", "undecided", `要求不计入的${listed(idle)}没有找到报告，请核对单位名称。`)] : []),
    ...(vertical.length > 0
      ? [finding("R71", "broken", `${listed(vertical)}像是垂直管理单位，一般不由地方汇总，已计入，请核对是否应当移出。`)]
      : []),
    ...(yearless.length > 0 && year !== undefined
      ? [finding("R72", "broken", `${listed(yearless)}没有写明报告年度，按${year}年度计入，请核对。`, "C")]
      : []),
    ...(wrong.length > 0
      ? [
          finding(
            "R70-units",
            "broken",
            `有${wrong.length}个单位自身还有强制性问题：${listed(wrong.map(({ name, summand }) => `${name}${summand.broken}条`))}，已照原数计入，请先用 check 查看并改正后重新汇总。`,
          ),
        ]
      : []),
    ...members.flatMap(({ name, file }) => causeFindings(name, causes.get(file.source) ?? [])),
    ...(parent ? causeFindings("上级报告", causesBeside(parent.reading, "parent", witnesses)) : []),
    ...openFindings(form, members, sums),
    ...parentFindings(
      { form, label: parent ? labelsIn(parent.reading) : String },
      left,
      unread.length > 0 || onList.missing.length > 0,
    ),
  ];
  const place = new Map(members.map((member, at) => [member, at]));
  const byFile = new Map(everyone.map((member) => [member.file, member]));
  const openIn = openByUnit(sums);
  const summedUnits = files.map((file): SummedUnit => {
    const member = byFile.get(file);
    if (!member) return { unit: file.name, source: file.source, state: "unread", note: file.error ?? "", broken: 0, open: 0 };
    const outside = (state: UnitState, note: string): SummedUnit => ({
      unit: member.name,
      source: file.source,
      state,
      note,
      broken: 0,
      open: 0,
    });
    const reason = out.get(member);
    if (reason !== undefined) return outside("out", reason);
    const first = counted.twice.get(member);
    if (first) return outside("twice", `与${first.file.source}是同一单位的同一套数，只计一次`);
    const newer = counted.older.get(member);
    if (newer) return outside("older", `同一单位的${newer.file.source}更新，按那一份计入`);
    const at = place.get(member)!;
    const blanks = openIn.get(at)?.length ?? 0;
    const note = [
      member.summand.broken > 0 ? `${member.summand.broken}条强制性问题` : "",
      blanks > 0 ? `${blanks}格未填或不是数字` : "",
    ]
      .filter(Boolean)
      .join("，");
    return { unit: member.name, source: file.source, state: "in", note, broken: member.summand.broken, open: blanks };
  });
  const cells = sums.map(({ index, value, known, open, shares }): SumCell => {
    const cell = form.cells[index]!;
    const address = figureAddress(form, index);
    return {
      id: cell.id,
      label: cellLabel(cell),
      address: `${address.sheet}!${address.a1}`,
      value: jsonFigure(value),
      known: jsonFigure(known),
      units: shares.map((share) => ({
        unit: members[share.unit]!.name,
        source: members[share.unit]!.file.source,
        value: jsonFigure(share.value),
      })),
      open: open.map((one) => ({ unit: members[one.unit]!.name, why: one.why, value: jsonFigure(one.value) })),
    };
  });
  const summed = (causes: ReadonlyMap<string, readonly SumCause[]>): Summed => ({
    form,
    values: sums.map((sum) => sum.value),
    outcome: {
      unit: unit ?? parent?.reading.unit ?? null,
      year: year ?? null,
      edition: form.edition.id,
      variant: form.variant?.id ?? null,
      units: summedUnits,
      missing: onList.missing,
      findings: findingsWith(causes),
      cells,
      ...(parent && {
        parent: {
          source: parent.source,
          unit: parent.reading.unit ?? null,
          cells: left.map((one) => ({
            id: form.cells[one.index]!.id,
            label: labelsIn(parent.reading)(one.index),
            parent: jsonFigure(one.parent),
            units: jsonFigure(one.sum.value),
            remainder: one.remainder === undefined ? null : jsonFigure(one.remainder),
            state: one.state,
          })),
        },
      }),
    },
  });
  return { kind: "added", broken: wrong.map(({ file }) => file.source), witnesses, summed };
}

/** 2 when a file could not be read, 1 when something must be put right or is open, 0 otherwise. */
export function sumCode({ units, findings }: SumOutcome): 0 | 1 | 2 {
  if (units.some((unit) => unit.state === "unread")) return 2;
  return findings.some((one) => one.verdict !== "broken" || one.class === "A" || one.class === "B") ? 1 : 0;
}
