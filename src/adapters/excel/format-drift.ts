// What of a plan's look and entry rules no longer stands in a sheet: a paste brings its own.
import { areas } from "../../render/address";
import type { EntryRule } from "../../render/validation";
import type { SheetPlan } from "../../render/sheet";
import type { Wear } from "../../ports/workbook";
import { SETS, supportsExcelApi } from "./host";
import { ruleAreas } from "./lay-out";
import { rangesOf } from "./range";
import { hasOtherFaces } from "./styling";

const TYPES: Readonly<Record<EntryRule["kind"], string>> = {
  whole: "WholeNumber",
  decimal: "Decimal",
  custom: "Custom",
  list: "List",
  date: "Date",
};

/** Queues the questions about one sheet, a rectangle at a time; the answer is read after the sync. */
export function askForFormatDrift(sheet: Excel.Worksheet, plan: SheetPlan): () => Wear {
  const at = rangesOf(sheet);
  const figures = plan.cells.filter((cell) => cell.figure !== undefined);
  const looks = [...new Set(figures.map(({ style }) => style))].flatMap((style) =>
    areas(figures.filter((cell) => cell.style === style)).map((area) => {
      const range = at(area);
      range.load("numberFormat");
      const { font } = range.format;
      font.load("name,size,bold");
      const { font: wanted, numberFormat } = plan.styles[style]!;
      return () => ({
        face: { wanted: wanted.name, found: font.name as string | null },
        holds:
          font.size === wanted.size &&
          font.bold === wanted.bold &&
          range.numberFormat.every((line) => line.every((format) => format === numberFormat)),
      });
    }),
  );
  const rules = supportsExcelApi(SETS.entryRules)
    ? ruleAreas(plan.entryRules).map(({ rule, area }) => {
        const { dataValidation } = at(area);
        dataValidation.load("type");
        return () => String(dataValidation.type) === TYPES[rule.kind];
      })
    : [];
  return () => {
    const seen = looks.map((look) => look());
    return {
      sheet: plan.name,
      look: seen.some(({ holds }) => !holds) || hasOtherFaces(seen.map(({ face }) => face)),
      rules: rules.some((holds) => !holds()),
    };
  };
}
