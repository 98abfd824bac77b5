// What of a plan's look and entry rules no longer stands in a sheet: a paste brings its own.
import { areas } from "../../render/address";
import type { SheetPlan } from "../../render/sheet";
import type { Wear } from "../../ports/workbook";
import { ruleAreas } from "../excel/lay-out";
import { hasOtherFaces } from "../excel/styling";
import { DV_TYPES } from "./lay-out";
import { wpsRangeOf } from "./range";

/** Of cells without an entry rule, or with several, the type cannot be asked: WPS throws. */
function ruleType(range: Et.Range): number | undefined {
  try {
    return range.Validation.Type;
  } catch {
    return undefined;
  }
}

export function formatDrift(sheet: Et.Worksheet, plan: SheetPlan): Wear {
  const figures = plan.cells.filter((cell) => cell.figure !== undefined);
  const looks = [...new Set(figures.map(({ style }) => style))].flatMap((style) =>
    areas(figures.filter((cell) => cell.style === style)).map((area) => {
      const range = wpsRangeOf(sheet, area);
      const { font, numberFormat } = plan.styles[style]!;
      const { Font } = range;
      return {
        face: { wanted: font.name, found: Font.Name as string | null },
        holds: Font.Size === font.size && Font.Bold === font.bold && range.NumberFormat === numberFormat,
      };
    }),
  );
  const ruled = ruleAreas(plan.entryRules).every(({ rule, area }) => ruleType(wpsRangeOf(sheet, area)) === DV_TYPES[rule.kind]);
  return {
    sheet: plan.name,
    look: looks.some(({ holds }) => !holds) || hasOtherFaces(looks.map(({ face }) => face)),
    rules: !ruled,
  };
}
