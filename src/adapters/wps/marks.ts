// Marks of findings in WPS: the same conditional formats as in Excel, put above all others.
import { a1 } from "../../core/figures/addresses";
import type { RawGrid } from "../../core/document/source";
import type { CellMark } from "../../ports/workbook";
import type { MarkLook } from "../../render/appearance";
import { LOOKS, markAreas, SIGN_FORMULA, signature, type Doubts, type MarkAppearance } from "../excel/mark-look";
import { doubting, hasRoom } from "../excel/suspicion";
import { bgr, XL } from "./constants";
import { wpsRangeOf } from "./range";
import { marksOf } from "./sheet-reading";

const BORDERS: Readonly<Record<MarkAppearance["border"], number>> = {
  Continuous: XL.xlContinuous,
  Dash: XL.xlDash,
  DashDot: XL.xlDashDot,
  Dot: XL.xlDot,
};

const SIDES = [XL.xlEdgeLeft, XL.xlEdgeTop, XL.xlEdgeBottom, XL.xlEdgeRight] as const;

export function applyWpsLook(format: Et.FormatCondition, look: MarkLook): void {
  format.Interior.Color = bgr(look.fill);
  format.Font.Color = bgr(look.color);
  if (look.bold) format.Font.Bold = true;
  if (look.italic) format.Font.Italic = true;
  if (look.underline) format.Font.Underline = XL.xlUnderlineStyleSingle;
}

/** How the suspected cells of a sheet show their figures, with 疑 before them where there is room. */
function doubtsOf(sheet: Et.Worksheet, marks: readonly CellMark[]): Doubts {
  return new Map(
    marks
      .filter(({ kind }) => kind === "suspected")
      .flatMap((mark): [string, string][] => {
        const cell = wpsRangeOf(sheet, a1(mark));
        // Words run on or are cut off; only a number is hidden altogether.
        const isNumber = typeof (cell.Value2 as unknown) === "number";
        if (isNumber && !hasRoom(String(cell.Text ?? ""), cell.Width, cell.Font.Size)) return [];
        return [[a1(mark), doubting(String((cell.NumberFormat as string | null) ?? ""))]];
      }),
  );
}

function putMarks(sheet: Et.Worksheet, marks: readonly CellMark[]): void {
  for (const { kind, area, doubt } of markAreas(marks, doubtsOf(sheet, marks))) {
    const format = wpsRangeOf(sheet, area).FormatConditions.Add(XL.xlExpression, undefined, SIGN_FORMULA) as Et.FormatCondition;
    // WPS puts a new one below those that are there.
    format.SetFirstPriority();
    const look = LOOKS[kind];
    applyWpsLook(format, look);
    // Said outright, because what lies below may be bold, and 疑 needs the room.
    if (kind === "suspected") format.Font.Bold = false;
    if (doubt !== "") format.NumberFormat = doubt;
    for (const side of SIDES) {
      const border = format.Borders.Item(side as Et.XlBordersIndex);
      border.LineStyle = BORDERS[look.border];
      border.Color = bgr(kind === "suspected" ? "000000" : look.color);
    }
  }
}

/** The last one first: what is taken away renumbers those behind it. */
function takeMarks(formats: readonly Et.FormatCondition[]): void {
  for (const format of [...formats].reverse()) format.Delete();
}

/** Which marks were put last, by sheet: what stands there unchanged is not put again. */
export class PutMarks {
  private readonly put = new Map<string, { readonly signature: string; readonly count: number }>();

  set(sheet: Et.Worksheet, marks: readonly CellMark[], grid: RawGrid | undefined): void {
    const there = marksOf(sheet);
    const wanted = signature(marks, grid);
    const last = this.put.get(sheet.Name);
    if (marks.length === 0 ? there.length === 0 : last?.signature === wanted && last.count === there.length) return;
    takeMarks(there);
    putMarks(sheet, marks);
    this.put.set(sheet.Name, { signature: wanted, count: marksOf(sheet).length });
  }

  forget(sheet: string): void {
    this.put.delete(sheet);
  }
}
