// What a cause is called, and how ties and cases that are accounted for nowhere are told.
import type { Cause, Unaccounted } from "../../core/diagnose/diagnosis";
import type { Cell } from "../../core/form/numbered-form";
import { columnLabel } from "../words/cell-label";

/** @param ties - how many ways to put it right are equally likely */
export const headOf = ({ proposals, unaccounted }: Cause, ties: number): string =>
  unaccounted ? "没有填完" : proposals.length === 0 ? "还推不出原因" : ties > 1 ? `有${ties}种同样可能的改法` : "最可能的原因";

export const INCOMPLETE = "台账没有填完";

/** Ways that are as likely as each other: none is put before the others, and beyond three their number is told. */
export function tiedWords(ways: readonly string[]): string {
  const told = ways.slice(0, 3);
  const others = ways.length > told.length ? `，另有${ways.length - told.length}种` : "";
  return `${told.join("；或者")}${others}，请对照原始登记选定。`;
}

export function unaccountedWords({ count, came }: Unaccounted, cellAt: (index: number) => Cell): string {
  const columns = [...new Set(came.map((index) => columnLabel(cellAt(index))))];
  return `${count}件还没有去向：“${columns.join("”“")}”列的办理结果和结转下年里都没有计入，请按登记补填。`;
}
