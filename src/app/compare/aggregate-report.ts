// 汇总: many units' reports → one summary, with who is in it and who is not, and what the parent reports beyond them.
import { aggregate, remainders, type Obstacle, type Remainder } from "../../core/aggregate/aggregate";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import type { Value } from "../../core/figures/values";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { figureAddress } from "../../render/sheet";
import { verticallyManaged } from "../../statute/unit-names";
import { cellLabel, labelsIn } from "../words/cell-label";
import { sumFinding, type SumFinding } from "./sum-finding";
import { causeFindings, openByUnit, openFindings, parentFindings, witnessesIn } from "./sum-findings";
import { againstList, formName, leftOut, listed, mixed, once, type LeftOut, type Member, type UnitFile } from "./sum-members";
import { causesBeside, formOfSummand, type SumCause, type Witnesses } from "./summand";

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
          sumFinding(
            "R71",
            "unreadable",
            `有${unread.length}个文件没有读出：${listed(unread.map((file) => file.source))}，没有计入汇总，请处理后重新汇总。`,
          ),
        ]
      : []),
    ...onList.findings,
    ...counted.findings,
    ...(idle.length > 0 ? [sumFinding("R71", "undecided", `要求不计入的${listed(idle)}没有找到报告，请核对单位名称。`)] : []),
    ...(vertical.length > 0
      ? [sumFinding("R71", "broken", `${listed(vertical)}像是垂直管理单位，一般不由地方汇总，已计入，请核对是否应当移出。`)]
      : []),
    ...(yearless.length > 0 && year !== undefined
      ? [sumFinding("R72", "broken", `${listed(yearless)}没有写明报告年度，按${year}年度计入，请核对。`, "C")]
      : []),
    ...(wrong.length > 0
      ? [
          sumFinding(
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
