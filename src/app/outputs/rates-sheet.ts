// 各单位比较 as a worksheet: each unit's rates, and its place where there are enough cases and units for one.
import type { CellContent } from "../../render/sheet";
import { percentileIn, rankIn, type Distribution } from "../desk/indicators";
import type { BoardEntry } from "./board-entry";
import { listSheet, numberCell, textCell, type ListSheet } from "./list-sheet";

const RATES_SHEET = "各单位比较";

const isFarIn = ({ outliers, leaps }: Distribution, unit: string): boolean =>
  [...outliers, ...leaps].some((each) => each.unit === unit);

/** Far ones first: those are looked at. @returns undefined where no unit has enough cases of anything: then a list of rates misleads */
export function ratesSheet(entries: readonly BoardEntry[], compared: readonly Distribution[]): ListSheet | undefined {
  const shown = compared.filter(({ units }) => units.length > 0);
  if (shown.length === 0) return undefined;
  const isFar = (unit: string): boolean => shown.some((one) => isFarIn(one, unit));
  const firstRate = (unit: string): number => shown[0]!.units.find((each) => each.unit === unit)?.rate ?? -1;
  const units = [...new Set(shown.flatMap((one) => one.units.map(({ unit }) => unit)))].sort(
    (a, b) => Number(isFar(b)) - Number(isFar(a)) || firstRate(b) - firstRate(a),
  );
  const last = new Map(entries.map((entry) => [entry.unit ?? entry.source, entry]));
  const cells = (unit: string, one: Distribution): CellContent[] => {
    const found = one.units.find((each) => each.unit === unit);
    const rate = last.get(unit)?.rates.find(({ id }) => id === one.indicator.id);
    const change = one.changes.find((each) => each.unit === unit);
    return [
      textCell(rate ? `${rate.part}÷${rate.whole}` : ""),
      found ? numberCell(found.rate) : textCell(rate ? "基数不足" : ""),
      found && one.quartiles ? numberCell(rankIn(one, found.rate)) : textCell(""),
      found && one.quartiles ? numberCell(percentileIn(one, found.rate)) : textCell(""),
      change ? numberCell(change.from) : textCell(""),
      textCell(isFarIn(one, unit) ? "离群" : "—"),
    ];
  };
  const of = (title: string, width: number, style: "figure" | "rate" = "figure") => ({ title, width, style });
  return listSheet(
    RATES_SHEET,
    [
      of("序号", 30),
      { title: "单位", width: 150, style: "left" },
      ...shown.flatMap(({ indicator: { name } }) => [
        of(`${name}（件）`, 62),
        of(name, 50, "rate"),
        of("名次", 34),
        of("百分位", 42),
        of("上年", 46, "rate"),
        of("请核对", 42),
      ]),
    ],
    units.map((unit, at): CellContent[] => [numberCell(at + 1), textCell(unit), ...shown.flatMap((one) => cells(unit, one))]),
    "BF8F00",
  );
}
