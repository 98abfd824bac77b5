// Copy, cut and paste of blocks: with everything between our own sheets, as text and table with the rest of the world.
import { area, height, squares, width, type Area } from "../model/area";
import { clip, type Clip } from "../model/edits";
import { pasteCells, pasteText, type TypingResult } from "../model/typing";
import { display } from "../model/value";
import type { PlayedWorkbook } from "../model/workbook";

/** More cells than this are not copied: the clipboard is for looking at, a file for carrying. */
const MOST_CELLS = 200_000;

interface Copied {
  readonly text: string;
  readonly clip: Clip;
  readonly cut: boolean;
}

/** A cell with a tab, a line break or a quote is quoted, as Excel does. */
const quoted = (text: string): string => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function separated(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = "";
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else inside = false;
    } else if (sign === '"' && cell === "") inside = true;
    else if (sign === "\t" || sign === "\n" || sign === "\r") {
      lines.at(-1)!.push(cell);
      cell = "";
      if (sign === "\r" && text.charAt(i + 1) === "\n") i += 1;
      if (sign !== "\t") lines.push([]);
    } else cell += sign;
  }
  lines.at(-1)!.push(cell);
  // The line end that closes the last row begins no new one.
  if (lines.length > 1 && lines.at(-1)!.length === 1 && lines.at(-1)![0] === "") lines.pop();
  return lines;
}

/** A table on a web page, with its spans laid out: what Excel pastes from one. */
function tableCells(html: string): string[][] | undefined {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table === null) return undefined;
  const lines: (string | undefined)[][] = [];
  const taken = new Set<string>();
  [...table.rows].forEach((row, r) => {
    const line = (lines[r] ??= []);
    let c = 0;
    for (const cell of row.cells) {
      while (taken.has(`${r},${c}`)) c += 1;
      line[c] = cell.textContent.replace(/\s+/g, " ").trim();
      for (let y = 0; y < Math.min(cell.rowSpan, 1_000); y++)
        for (let x = 0; x < Math.min(cell.colSpan, 1_000); x++) taken.add(`${r + y},${c + x}`);
      c += cell.colSpan;
    }
  });
  return lines.map((line) => Array.from(line, (text) => text ?? ""));
}

export class SheetClipboard {
  readonly #workbook: PlayedWorkbook;
  #copied: Copied | undefined;

  constructor(workbook: PlayedWorkbook) {
    this.#workbook = workbook;
  }

  /** @returns the area that was taken, for the frame around it */
  copy(clipboard: DataTransfer, cut: boolean): Area | undefined {
    const sheet = this.#workbook.active;
    const used = sheet.usedArea(false) ?? area(0, 0);
    const { top, left, bottom, right } = sheet.selection;
    const taken = area(top, left, Math.min(bottom, Math.max(used.bottom, top)), Math.min(right, Math.max(used.right, left)));
    if (height(taken) * width(taken) > MOST_CELLS) return undefined;
    const shown = (row: number, col: number): string =>
      sheet.isCovered(row, col) ? "" : display(sheet.valueAt(row, col), sheet.styleAt(row, col).numberFormat);
    const rows = Array.from({ length: height(taken) }, (_, r) =>
      Array.from({ length: width(taken) }, (__, c) => shown(taken.top + r, taken.left + c)),
    );
    const text = rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
    clipboard.setData("text/plain", text);
    clipboard.setData("text/html", this.#html(taken, shown));
    this.#copied = { text, clip: clip(sheet, taken), cut };
    return taken;
  }

  paste(clipboard: DataTransfer): { readonly typed: TypingResult; readonly area: Area } | undefined {
    const sheet = this.#workbook.active;
    const text = clipboard.getData("text/plain");
    const copied = this.#copied;
    if (copied !== undefined && copied.text.replaceAll("\r\n", "\n") === text.replaceAll("\r\n", "\n")) {
      const done = pasteCells(this.#workbook, sheet, sheet.selection, copied.clip, copied.cut);
      if (copied.cut) this.#copied = undefined;
      return done;
    }
    const lines = tableCells(clipboard.getData("text/html")) ?? (text === "" ? undefined : separated(text));
    if (lines === undefined) return undefined;
    // One value pasted into a larger selection fills it.
    const single = lines.length === 1 && lines[0]!.length === 1;
    const { selection } = sheet;
    const filled =
      single && height(selection) * width(selection) <= MOST_CELLS
        ? Array.from({ length: height(selection) }, () => Array.from({ length: width(selection) }, () => lines[0]![0]!))
        : lines;
    return pasteText(this.#workbook, sheet, selection, filled);
  }

  #html(taken: Area, shown: (row: number, col: number) => string): string {
    const sheet = this.#workbook.active;
    const table = document.createElement("table");
    for (let r = taken.top; r <= taken.bottom; r++) {
      const row = table.insertRow();
      for (const [, c] of squares(area(r, taken.left, r, taken.right))) {
        if (sheet.isCovered(r, c)) continue;
        const cell = row.insertCell();
        const merge = sheet.mergeAt(r, c);
        if (merge !== undefined) {
          cell.rowSpan = height(merge);
          cell.colSpan = width(merge);
        }
        cell.textContent = shown(r, c);
      }
    }
    return table.outerHTML;
  }
}
