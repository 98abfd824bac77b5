// What a person does at the grid: typing, pasting, filling and deleting, with Excel's own objections.
import { MAX_COLS, MAX_ROWS, area, holds, type Area } from "./area";
import { clear, clip, contentOf, paste, putContent, refuseLocked, type Clip } from "./edits";
import { HostRefusal } from "./refusal";
import { brokenEntryRule } from "./rules";
import type { Sheet, Validation } from "./sheet";
import { CellError, display } from "./value";
import { freshId, type Workbook } from "./workbook";

/** Done, or what stands in the way: a rule that may be overruled ("Warning") or not ("Stop"), or Excel itself. */
export type Typed =
  | { readonly kind: "done" }
  | { readonly kind: "against-rule"; readonly validation: Validation }
  | { readonly kind: "refused"; readonly code: string; readonly detail: string };

const DONE: Typed = { kind: "done" };

function attempt(work: () => void): Typed {
  try {
    work();
    return DONE;
  } catch (error) {
    if (error instanceof HostRefusal) return { kind: "refused", code: error.code, detail: error.message };
    throw error;
  }
}

/** The text that a cell shows while it is being edited. */
export function editable(sheet: Sheet, row: number, col: number): string {
  const cell = sheet.cell(row, col);
  if (cell?.formula !== undefined) return cell.formula;
  const value = cell?.value ?? null;
  if (value === null) return "";
  if (value instanceof CellError) return value.code;
  if (typeof value === "number") {
    const format = sheet.styleAt(row, col).numberFormat;
    // Dates and percentages are edited as they are shown, all other numbers in full.
    return /[ymdh%]/i.test(format.replace(/"[^"]*"|\[[^[\]]*\]/g, "")) && format !== "General"
      ? display(value, format)
      : String(value);
  }
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const looksOtherwise = sheet.styleAt(row, col).numberFormat !== "@" && contentLooksLikeMore(value);
  return looksOtherwise ? `'${value}` : value;
}

const contentLooksLikeMore = (text: string): boolean => {
  if (text.startsWith("=") || text.startsWith("'")) return true;
  return typeof contentOf(text, "General").value !== "string";
};

/**
 * @param insist - put it in although a Warning or Information rule speaks against it
 */
export function type(workbook: Workbook, sheet: Sheet, row: number, col: number, text: string, insist = false): Typed {
  if (workbook.readOnly) return { kind: "refused", code: "ReadOnly", detail: "" };
  const merge = sheet.mergeAt(row, col);
  const [r, c] = [merge?.top ?? row, merge?.left ?? col];
  const place = area(r, c);
  const state = sheet.state();
  const before = sheet.valueAt(r, c);
  if (editable(sheet, r, c) === text) return DONE;
  const put = attempt(() => {
    refuseLocked(sheet, place);
    putContent(sheet, r, c, contentOf(text, sheet.styleAt(r, c).numberFormat));
  });
  if (put.kind !== "done") return put;
  workbook.calculation.touch(sheet, place);
  const recalculated = workbook.calculation.run();
  const broken = text === "" ? undefined : brokenEntryRule(workbook, sheet, r, c);
  if (broken !== undefined && broken.alert.showAlert && !insist) {
    sheet.restore(state);
    workbook.calculation.forget();
    workbook.recalculate();
    return { kind: "against-rule", validation: broken };
  }
  workbook.remember("键入", [{ sheet, state }]);
  for (const { sheet: touched, keys } of recalculated) workbook.tell({ kind: "calculated", sheet: touched, keys });
  workbook.changed(sheet, place, "user", before);
  return DONE;
}

export function empty(workbook: Workbook, sheet: Sheet, a: Area): Typed {
  if (workbook.readOnly) return { kind: "refused", code: "ReadOnly", detail: "" };
  return attempt(() => {
    refuseLocked(sheet, a);
    workbook.act("清除", [sheet], () => clear(workbook, sheet, a, "Contents", "user"));
  });
}

/** Text from elsewhere, cell by cell. Entry rules do not look at it: Excel does not either. */
export function pasteText(
  workbook: Workbook,
  sheet: Sheet,
  from: Area,
  lines: readonly (readonly string[])[],
): { readonly typed: Typed; readonly area: Area } {
  const rows = Math.min(lines.length, MAX_ROWS - from.top);
  const cols = Math.min(
    lines.reduce((most, line) => Math.max(most, line.length), 0),
    MAX_COLS - from.left,
  );
  const target = area(from.top, from.left, from.top + rows - 1, from.left + cols - 1);
  if (workbook.readOnly) return { typed: { kind: "refused", code: "ReadOnly", detail: "" }, area: target };
  if (rows === 0 || cols === 0) return { typed: DONE, area: from };
  const typed = attempt(() => {
    refuseLocked(sheet, target);
    workbook.act("粘贴", [sheet], () => {
      const before = sheet.valueAt(target.top, target.left);
      lines.slice(0, rows).forEach((line, r) => {
        for (let c = 0; c < cols; c++) {
          const [row, col] = [target.top + r, target.left + c];
          if (!sheet.isCovered(row, col))
            putContent(sheet, row, col, pasted(line[c] ?? "", sheet.styleAt(row, col).numberFormat));
        }
      });
      workbook.changed(sheet, target, "user", before);
    });
  });
  return { typed, area: target };
}

/** A formula that does not parse is pasted as text rather than lost. */
function pasted(text: string, numberFormat: string): ReturnType<typeof contentOf> {
  const outcome: { content?: ReturnType<typeof contentOf> } = {};
  const tried = attempt(() => {
    outcome.content = contentOf(text, numberFormat);
  });
  return tried.kind === "done" && outcome.content !== undefined ? outcome.content : { value: text.slice(0, 32_767) };
}

export function pasteCells(
  workbook: Workbook,
  sheet: Sheet,
  target: Area,
  source: Clip,
  cut: boolean,
): { readonly typed: Typed; readonly area: Area } {
  let landed = target;
  if (workbook.readOnly) return { typed: { kind: "refused", code: "ReadOnly", detail: "" }, area: target };
  const typed = attempt(() => {
    const sheets = cut && source.sheet !== sheet ? [sheet, source.sheet] : [sheet];
    workbook.act(cut ? "移动" : "粘贴", sheets, () => {
      if (cut) clear(workbook, source.sheet, source.area, "All", "user");
      landed = paste(workbook, source, sheet, target, "All", "user", freshId);
    });
  });
  return { typed, area: landed };
}

/** Drags a block's content down or to the right; formulas follow. */
export function fill(workbook: Workbook, sheet: Sheet, source: Area, target: Area): Typed {
  if (workbook.readOnly) return { kind: "refused", code: "ReadOnly", detail: "" };
  const open =
    target.bottom > source.bottom
      ? area(source.bottom + 1, source.left, target.bottom, source.right)
      : target.right > source.right
        ? area(source.top, source.right + 1, source.bottom, target.right)
        : target.top < source.top
          ? area(target.top, source.left, source.top - 1, source.right)
          : area(source.top, target.left, source.bottom, source.left - 1);
  if (open.bottom < open.top || open.right < open.left || holds(source, open.top, open.left)) return DONE;
  return attempt(() => {
    const taken = clip(sheet, source);
    workbook.act("填充", [sheet], () => {
      const whole = area(
        open.top,
        open.left,
        open.top +
          Math.ceil((open.bottom - open.top + 1) / (source.bottom - source.top + 1)) * (source.bottom - source.top + 1) -
          1,
        open.left +
          Math.ceil((open.right - open.left + 1) / (source.right - source.left + 1)) * (source.right - source.left + 1) -
          1,
      );
      paste(workbook, taken, sheet, whole, "All", "user", freshId);
    });
  });
}
