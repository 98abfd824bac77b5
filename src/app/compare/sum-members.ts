// Who is in a summary: each unit once, none that was left out by choice, and who of the list did not report.
import { unitName, UnitIndex } from "../../core/aggregate/unit-name";
import type { NumberedForm } from "../../core/form/numbered-form";
import { sameValue } from "../../core/figures/values";
import { nameLaw } from "../../statute/unit-names";
import { sumFinding, type SumFinding } from "./sum-finding";
import type { Summand } from "./summand";

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

export interface Member {
  readonly file: UnitFile;
  readonly form: NumberedForm;
  readonly summand: Summand;
  readonly name: string;
}

export const formName = ({ edition, variant }: NumberedForm): string =>
  variant ? `${edition.name}（${variant.name}）` : edition.name;
export const listed = (names: readonly string[], most = 5): string =>
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
export function mixed(members: readonly Member[]): string[] {
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

/** The only one that was changed last; undefined where two are as new as each other, or nobody knows. */
function newestOf(versions: readonly Member[]): Member | undefined {
  const newest = Math.max(...versions.map(({ file }) => file.changed ?? NaN));
  const found = versions.filter(({ file }) => file.changed === newest);
  return found.length === 1 ? found[0] : undefined;
}

const sourcesOf = (members: readonly Member[]): string => members.map(({ file }) => file.source).join("、");

/** R71: each unit once. Of two different reports of a unit the newest counts; where nobody knows which that is, none is chosen. */
export function once(all: readonly Member[]): Counted {
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
        sumFinding("R71", "broken", `“${name}”报了${versions.length}份（${files}），数据相同，只计一次，请移出多余的。`),
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
      sumFinding(
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
        sumFinding(
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

export function leftOut(all: readonly Member[], without: readonly LeftOut[]): Chosen {
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
export function againstList(
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
        sumFinding(
          "R71",
          "undecided",
          `名单中的“${wanted}”可能是${doubtful.map((at) => `“${members[at]!.name}”`).join("或")}，无法判断，请把名称写全后重新汇总。`,
        ),
      );
  }
  if (sure.length > 0)
    findings.push(
      sumFinding(
        "R71",
        "undecided",
        `名单中有${sure.length}个单位没有可以汇总的报告：${listed(sure, 10)}，没有计入，请催报后重新汇总。`,
      ),
    );
  const strangers = members.filter((_, at) => !known.has(at)).map((member) => member.name);
  if (strangers.length > 0)
    findings.push(
      sumFinding(
        "R71",
        "broken",
        `有${strangers.length}个单位不在名单内：${listed(strangers, 10)}，已计入汇总，请核对名单或移出这些文件。`,
      ),
    );
  return { missing, findings };
}
