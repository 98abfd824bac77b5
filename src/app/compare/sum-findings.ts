// What keeps a summary open, and what the parent's report says beside the sum of its units.
import type { CellId, RowId } from "../../core/form/law";
import type { Obstacle, OpenCell, Remainder, SummedCell } from "../../core/aggregate/aggregate";
import type { NumberedForm } from "../../core/form/numbered-form";
import { compareFigures, decimalText, negate, type Decimal, type Value } from "../../core/figures/values";
import { shownValue } from "../words/cell-label";
import { sumFinding, type SumFinding } from "./sum-finding";
import type { Member } from "./sum-members";
import type { SumCause, Witnesses } from "./summand";

export function openByUnit(sums: readonly SummedCell[]): Map<number, OpenCell[]> {
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
export function openFindings(form: NumberedForm, members: readonly Member[], sums: readonly SummedCell[]): SumFinding[] {
  const byUnit = openByUnit(sums);
  return [...byUnit].flatMap(([unit, cells]): SumFinding[] => {
    const { name, summand } = members[unit]!;
    const label = (index: number): string => summand.labels.get(index)!;
    const of = (why: Obstacle): typeof cells => cells.filter((cell) => cell.why === why);
    const found: SumFinding[] = [];
    const tables = [...new Set(of("table-absent").map(({ index }) => form.cells[index]!.table.number))];
    if (tables.length > 0)
      found.push(
        sumFinding(
          "R70",
          "undecided",
          `“${name}”没有${tables.map((number) => `表${number}`).join("、")}，这些表的合计待定，请该单位补报。`,
        ),
      );
    const blanks = of("blank");
    if (blanks.length > 0)
      found.push(
        sumFinding(
          "R70",
          "undecided",
          `“${name}”有${blanks.length}格未填（${label(blanks[0]!.index)}${blanks.length > 1 ? "等" : ""}），合计待定，没有当作0，请该单位补填。`,
        ),
      );
    const wordy = of("words");
    if (wordy.length > 0) {
      const [first] = wordy;
      found.push(
        sumFinding(
          "R70",
          "undecided",
          `“${name}”有${wordy.length}格不是数字（${label(first!.index)}填的是“${shownValue(form.cells[first!.index]!, first!.value)}”），合计待定，请该单位改成数字。`,
        ),
      );
    }
    for (const { index, value } of of("no-unit"))
      found.push(
        sumFinding(
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
export function parentFindings({ form, label }: ParentsReport, found: readonly Remainder[], unsure: boolean): SumFinding[] {
  const short = found.filter((one) => one.state === "short");
  const joint = short.filter(({ index }) => JOINTLY_ISSUED.includes(form.cells[index]!.row.id));
  const told: SumFinding[] = joint.map(({ index, parent, sum, remainder }) =>
    sumFinding(
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
        sumFinding(
          "R70",
          "broken",
          `表${table.number}有${own.length}格上级报告少于各单位合计（如${words(own[0]!)}），请核对是否漏汇或单位报数有误。`,
        ),
      );
    else for (const one of own) told.push(sumFinding("R70", "broken", `${words(one)}，请核对是否漏汇或单位报数有误。`));
  }
  if (short.some(({ index }) => form.cells[index]!.id === NEW_APPLICATIONS))
    told.push(sumFinding("R74", "broken", "上级新收的申请少于各单位之和，单位之间移送的申请可能计了两次，请一并核对。"));
  const own = found.filter((one) => one.state === "own");
  if (own.length > 0) {
    const examples = own.slice(0, 3).map(({ index, remainder }) => `${label(index)}多${size(remainder!)}`);
    told.push(
      sumFinding(
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
      sumFinding(
        "R70",
        "undecided",
        `有${open.length}格的本级数还算不出（${label(open[0]!.index)}${open.length > 1 ? "等" : ""}），请先补齐上级报告和各单位的空格。`,
      ),
    );
  return told;
}

/** Nothing where the parent reports much of its own: then the reports say little of each other. */
export function witnessesIn(sums: readonly SummedCell[], left: readonly Remainder[]): Witnesses | undefined {
  const equal = left.filter(({ state, sum }) => state === "none" && compareFigures(sum.known, 0) !== 0).length;
  if (equal <= left.filter(({ state }) => state === "own").length) return undefined;
  const above = new Map(left.map((one) => [one.index, one.parent]));
  const number = (value: Value | undefined): number | null => (typeof value === "number" ? value : null);
  return {
    sums: sums.map(({ open, known }) => (open.length > 0 ? null : number(known))),
    parent: sums.map(({ index }) => number(above.get(index))),
  };
}

export const causeFindings = (name: string, causes: readonly SumCause[]): SumFinding[] =>
  causes.map(({ head, message }) => sumFinding("R70-units", "broken", `${name}${head}：${message}`));
