// What a cause is called, and how cases are told that are accounted for nowhere.
import type { Cause, Unaccounted } from "../../core/diagnose/diagnosis";
import type { Cell } from "../../core/form/numbered-form";
import { columnLabel } from "../words/cell-label";

/** @param ties - how many ways to put it right are equally likely */
export const headOf = ({ proposals, unaccounted }: Cause, ties: number): string =>
  unaccounted ? "没有填完" : proposals.length === 0 ? "还推不出原因" : ties > 1 ? `有${ties}种同样可能的改法` : "最可能的原因";

export function unaccountedWords({ count, came }: Unaccounted, cellAt: (index: number) => Cell): string {
  const columns = [...new Set(came.map((index) => columnLabel(cellAt(index))))];
  return `${count}件还没有去向：“${columns.join("”“")}”列的办理结果和结转下年里都没有计入，请按登记补填。`;
}
