// A rule → the A1 formula that is TRUE when it is broken; a total → the formula that adds it up.
import type { Domain } from "../core/form";
import type { SumCheck } from "../core/rules";
import { absolute, areas, type Square } from "./address";

type Where = (index: number) => Square;

const list = (cells: Iterable<number>, where: Where): string => areas([...cells].map(where), absolute).join(",");

const sum = (cells: Int32Array, where: Where): string => (cells.length === 0 ? "0" : `SUM(${list(cells, where)})`);

/**
 * The live formula of a total. While one of its parts is blank or no figure it shows nothing: SUM would show 0, or a sum
 * of some of the parts, and a blank is not a zero.
 */
export function totalFormula(parts: Int32Array, where: Where): string {
  const cells = list(parts, where);
  return `IF(COUNT(${cells})=${parts.length},SUM(${cells}),"")`;
}

/**
 * TRUE exactly when `check` says broken: every cell holds a number, and the two sides compare as they must not.
 * Differences are rounded to six decimals, because Excel's own binary sums of decimal money are not exact.
 */
export function brokenSum(check: SumCheck, where: Where): string {
  const cells = [...check.left, ...check.right];
  const filled = `COUNT(${list(cells, where)})=${cells.length}`;
  const left = sum(check.left, where);
  const difference = `ROUND(${left}-${sum(check.right, where)},6)`;
  switch (check.comparison) {
    case "=":
      return `AND(${filled},${difference}<>0)`;
    case ">=":
      return `AND(${filled},${difference}<0)`;
    case "!=":
      return `AND(${filled},${difference}=0,${left}>=${check.from})`;
  }
}

/** Money may name its own unit, as the form prints none: 「251000元」 is a figure although Excel holds it as text. */
const money = (at: string): string => `VALUE(SUBSTITUTE(SUBSTITUTE(${at},"万元",""),"元",""))`;

/** TRUE for a figure that the cell may not hold. `at` is the relative address of the first cell of the range. */
export function brokenValue(domain: Domain, at: string): string {
  switch (domain.kind) {
    case "count":
      return `IF(ISNUMBER(${at}),OR(${at}<0,${at}<>INT(${at})),FALSE)`;
    case "change":
      return `IF(ISNUMBER(${at}),${at}<>INT(${at}),FALSE)`;
    case "amount":
      return `IFERROR(${money(at)}<0,FALSE)`;
  }
}

/** TRUE where something stands that is no figure. */
export function noFigure(domain: Domain, at: string): string {
  const text = `ISTEXT(${at}),LEN(TRIM(${at}))>0`;
  return domain.kind === "amount" ? `AND(${text},ISERROR(${money(at)}))` : `AND(${text})`;
}
