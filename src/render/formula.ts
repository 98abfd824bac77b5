// A rule → the A1 formula that is TRUE when it is broken; a total → the formula that adds it up.
//
// What stands as text is taken for what it reads as: spaces around it, full-width digits, a unit of money
// behind it. What a worksheet formula does not know, and only `check` says:
// - counts as texts with their unit behind them (5件) or, in LibreOffice, an ideographic space before them;
// - that 012, typed as text, is no figure: it is taken for 12;
// - figures with a remark behind them, grouped by commas, set apart by no-break spaces, or counted in 万;
// - in a language of Excel without full-width signs, full-width digits;
// - R22 (whether the unit makes rules), R25 (the first year of an edition), R29, R60 and R62 (which form it is, and how it
//   is printed), R20, R40 and the other rules across years, and what the prose says.
import type { Domain } from "../core/form/form";
import { LARGE_IN_WAN } from "../core/check/reading-rules";
import type { SumCheck } from "../core/check/rules";
import type { Square } from "../core/figures/addresses";
import { absolute, areas } from "./address";

type Where = (index: number) => Square;

const list = (cells: Iterable<number>, where: Where): string => areas([...cells].map(where), absolute).join(",");

/**
 * The live formula of a total. While one of its parts is blank or no figure it shows nothing: SUM would show 0, or a sum
 * of some of the parts, and a blank is not a zero.
 */
export function totalFormula(parts: Int32Array, where: Where): string {
  const cells = list(parts, where);
  return `IF(COUNT(${cells})=${parts.length},SUM(${cells}),"")`;
}

/** How every formula here begins to read a cell. */
const READ = "TRIM(ASC(";

/** The text of a cell, without what surrounds it. Functions of one text only: they mean the same in every spreadsheet. */
const text = (at: string): string => `${READ}${at}))`;

/** Whether a conditional format's formula is one of these: however rows and columns were moved since, it still colours. */
export const isColouring = (formula: string): boolean => formula.includes(READ);

/**
 * The number that a text without its unit spells; an error where it spells none. "e0" behind it leaves nothing but plain
 * decimals: a spreadsheet also reads dates, fractions and percentages.
 */
const plainNumber = (ending: string): string => `VALUE(${ending})`;

/** The figure of a cell that holds a count, be it as text. In few signs: Excel on the web is sent every formula. */
const count = (at: string): string => plainNumber(`${text(at)}&"e0"`);

/** Money may name its own unit: 「251000元」 is a figure although Excel holds it as text. */
function money(at: string): string {
  const endings = ["元人民币", "元", "万", " "];
  const kept = ["元", "", "", ""];
  return plainNumber(endings.reduce((rest, unit, i) => `SUBSTITUTE(${rest},"${unit}e0","${kept[i]!}e0")`, `${text(at)}&"e0"`));
}

/** Whether money names 元, and not 万元. */
function isYuan(at: string): string {
  const named = `SUBSTITUTE(${text(at)},"元人民币","元")`;
  return `AND(RIGHT(${named})="元",RIGHT(${named},2)<>"万元")`;
}

/**
 * TRUE exactly when `check` says broken: every cell holds a figure, and the two sides compare as they must not.
 * Differences are rounded to six decimals, because Excel's own binary sums of decimal money are not exact.
 */
export function brokenSum(check: SumCheck, where: Where): string {
  const read = (side: Int32Array): string => [...side].map((index) => count(absolute(where(index)))).join("+") || "0";
  return broken(check, read(check.left), read(check.right));
}

/** Where a side is an error, because a cell holds no figure, nothing is broken. */
function broken(check: SumCheck, left: string, right: string): string {
  const difference = `ROUND(${left}-${right.includes("+") ? `(${right})` : right},6)`;
  switch (check.comparison) {
    case "=":
      return `IFERROR(${difference},0)<>0`;
    case ">=":
      return `IFERROR(${difference},0)<0`;
    case "!=":
      return `AND(IFERROR(${difference},1)=0,IFERROR(${left},0)>=${check.from})`;
  }
}

/** TRUE for a figure that the cell may not hold. `at` is the relative address of the first cell of the range. */
export function brokenValue(domain: Domain, at: string): string {
  switch (domain.kind) {
    case "count":
      return `IFERROR(${count(at)}-ABS(INT(${count(at)})),0)<>0`;
    case "change":
      return `IFERROR(${count(at)}-INT(${count(at)}),0)<>0`;
    case "amount": {
      const value = `IFERROR(${money(at)},0)`;
      return domain.unit === "万元" ? `OR(${value}<0,AND(${value}<>0,${isYuan(at)}))` : `${value}<0`;
    }
  }
}

/** TRUE for money that may be 元 taken for 万元: too much of it, or without a unit where the form prints none. */
export function doubtfulUnit(domain: Domain, at: string): string {
  const value = money(at);
  const scale = `${value}>=IF(${isYuan(at)},${LARGE_IN_WAN}0000,${LARGE_IN_WAN})`;
  const unnamed = `AND(${value}<>0,ISERROR(FIND(RIGHT(SUBSTITUTE(${text(at)},"人民币","")),"万元")))`;
  return `IF(ISERROR(${value}),FALSE,${domain.unit === "" ? `OR(${scale},${unnamed})` : scale})`;
}

/** TRUE where something stands that is no figure. */
export function noFigure(domain: Domain, at: string): string {
  return domain.kind === "amount"
    ? `AND(ISTEXT(${at}),${text(at)}<>"",ISERROR(${money(at)}))`
    : `AND(ISTEXT(${at}),${text(at)}<>"",ISERROR(${count(at)}))`;
}
