// Rows of a list shown alone: one call, whether the list is a table or a plain block.
import type { RowFilter } from "../../ports/workbook";
import { areaAddress } from "../excel/area";
import { XL } from "./constants";
import { wpsRangeOf } from "./range";

export function showWpsRows(sheet: Et.Worksheet, { area, col, texts }: RowFilter): void {
  sheet.Activate();
  // Whose filter it is that is taken back is told by the active cell.
  wpsRangeOf(sheet, areaAddress({ ...area, right: area.left, bottom: area.top })).Select();
  if (sheet.FilterMode) sheet.ShowAllData();
  if (texts.length === 0) return;
  // Declared as one number; a list of texts goes with xlFilterValues, as in every program with this object model.
  const values = [...texts] as unknown as number;
  wpsRangeOf(sheet, areaAddress(area)).AutoFilter(col - area.left + 1, values, XL.xlFilterValues as Et.XlAutoFilterOperator);
}
