// One worksheet part → its cells with their merges, in one pass; styles, rules and drawings are passed over.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { RawCell, RawGrid } from "../../core/document/source";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import { addressOfPlace, placeNumber } from "./address";
import { allowance, type Allowance } from "./allowance";
import { movableFormula } from "./read-formula";
import { readStringItem, TEXT_LIMIT, tooLong } from "./read-strings";
import { unescapeXstring } from "./xstring";
import { recallSheet, rememberSheet, type SquareValue } from "./sheet-memory";
import { inReadingOrder, readRange, underMerges, type SheetDraft, type Merge } from "./sheet-merges";
import { SheetPlaces } from "./sheet-places";
import { squareContent, type Formats, type Stores } from "./square-content";
import { damaged } from "./workbook";

/** As Excel, WPS and all libraries write them; the bound keeps the pattern's own memory small. */
const EMPTY_CELLS = /(?:<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,9}")?\/>){1,100}/y;

/** A number or a text with nothing to decode in it, with or without a formula, as Excel, WPS and all libraries write it. */
const PLAIN_CELL =
  /<c r="([A-Z]{1,3}\d{1,7})"(?: s="\d{1,9}"(?: t="(s|str)")?| t="(s|str)"(?: s="\d{1,9}")?)?>(?:<f>([^<&\r]{1,8192})<\/f>)?<v>([^<&\r]{0,32767})<\/v><\/c>/y;

/** What is not in runs, nor written otherwise. */
const PLAIN_INLINE = /<t(?: xml:space="preserve")?>([^<&\r]{1,32767})<\/t>(?=<\/is><\/c>)/y;

/** The style of such a cell: looked for where one of the workbook's formats shows another figure than is stored. */
const STYLE = / s="(\d{1,9})"/u;

/** A merge as all of them write it, without an event for its tag. */
const PLAIN_MERGE = /<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})" ?\/>/y;

/** What is stored in a square of these types is a number, or the number of a string. */
const STORED: ReadonlySet<string> = new Set(["n", "s", "b"]);

/**
 * Behind which text the cells and merges of a worksheet end: what follows, mostly rules and print settings, is as long
 * again and does not concern us. A sheet that speaks of merges in any unusual way is cut where it cannot be read.
 */
export const CELLS_END = ["mergeCells>", "mergeCell", "sheetData>"];

const PLAIN_FORMATS: Formats = { telling: new Map(), from1904: false };

/**
 * Reads a worksheet.
 *
 * The grid reaches as far as its last cell, styled ones too. Merges are cut to it and never expanded, so a merge or
 * a cell at the far end of the sheet costs nothing. What lies hidden under a merge is not listed.
 *
 * @param left - what the workbook may still cost; counted down
 * @param formats - number formats that show another figure than is stored
 * @param cut - the text ends behind the cells and merges of a part that is known to end well
 */
export function readSheet(
  name: string,
  part: string,
  text: string,
  strings: readonly string[],
  left: Allowance,
  cut = false,
  formats: Formats = PLAIN_FORMATS,
): Outcome<RawGrid> {
  return new SheetReader(text, part, left, { strings, formats }).read(name, cut);
}

class SheetReader {
  private readonly xml: XmlScanner;
  private readonly at: SheetPlaces;
  private readonly cells: SheetDraft[] = [];
  private readonly merges: Merge[] = [];
  private readonly masters = new Map<string, { readonly formula: string; readonly row: number; readonly col: number }>();
  /** Cells that follow the master of a shared formula; a file may list them before it. */
  private readonly followers: { readonly cell: SheetDraft; readonly index: string }[] = [];
  private rows = 0;
  private cols = 0;
  /** The place of the last cell that was listed, and whether all came in reading order. */
  private last = -1;
  private ordered = true;
  /** The current cell's content, collected from its children. */
  private raw = "";
  private inline: string | undefined;
  /** Where the cell's value begins and ends, as it is written. */
  private valueStart = -1;
  private valueEnd = -1;
  private formula: string | undefined;
  private follows: string | undefined;
  /** Where the values stand, for the next sheet of the same make. */
  private readonly values: SquareValue[] = [];
  private readonly formats: Formats;

  constructor(
    private readonly text: string,
    private readonly part: string,
    private readonly left: Allowance,
    private readonly stores: Stores,
  ) {
    this.xml = new XmlScanner(text, part);
    this.at = new SheetPlaces(this.xml);
    this.formats = stores.formats;
  }

  read(name: string, cut: boolean): Outcome<RawGrid> {
    const xml = this.xml;
    const mayStop = cut || /^<\/(?:[^<>:\s]+:)?worksheet\s*>\s*$/.test(this.text.slice(this.text.lastIndexOf("</")));
    const before = { ...this.left };
    let rows = -1;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN) continue;
      if (xml.depth === 1) {
        if (!xml.is("worksheet")) return damaged(this.part, "不是工作表");
      } else if (xml.is("sheetData")) {
        const known = cut && rows < 0 && !xml.empty ? recallSheet(name, this.text, xml.start, this.left, this.stores) : undefined;
        if (known) return yes(known);
        rows = rows < 0 ? xml.start : Infinity;
        this.readRows();
        // What follows is mostly rules and print settings. The part is known to end well, so reading may end here.
        if (mayStop && this.text.indexOf("mergeCell", xml.end) < 0) break;
      } else if (xml.is("mergeCells")) {
        this.readMerges();
        if (mayStop) break;
      } else xml.skip();
    }
    if (!xml.fault) this.moveShared();
    if (xml.fault) return no(xml.fault);
    const grid = this.grid(name);
    if (grid.ok && cut && Number.isFinite(rows) && this.values.length > 0) this.remember(rows, grid.value, before);
    return grid;
  }

  /** What a formula is meant for decides how its figure is shown: of one that follows another that is not known by itself. */
  private remember(from: number, grid: RawGrid, before: Allowance): void {
    if (this.followers.length > 0 && this.formats.telling.size > 0) return;
    const { cells, merges, formulaCharacters } = this.left;
    const spent = {
      cells: before.cells - cells,
      merges: before.merges - merges,
      formulaCharacters: before.formulaCharacters - formulaCharacters,
    };
    rememberSheet(this.text, from, this.values, grid, spent, this.formats);
  }

  private refuse(detail: string): void {
    this.xml.refuse({ kind: "damaged", part: this.part, detail });
  }

  private readRows(): void {
    const xml = this.xml;
    const depth = xml.depth;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event === CLOSE && xml.depth === depth) return;
      if (event !== OPEN) continue;
      if (xml.depth === depth + 1 && xml.is("row")) this.at.enterRow();
      else if (xml.depth === depth + 2 && xml.is("c")) this.readCell();
      else {
        xml.skip();
        continue;
      }
      do this.passEmptyCells();
      while (this.passPlainCells());
    }
  }

  /** Cells as they are mostly written, without an event for each of their parts. */
  private passPlainCells(): boolean {
    const xml = this.xml;
    let any = false;
    for (let found = xml.take(PLAIN_CELL); found; found = xml.take(PLAIN_CELL)) {
      const [cell, address, last, first, formula, value] = found;
      const start = xml.end - cell.length + 6;
      this.at.enterCellAt(start, start + address!.length);
      this.widen();
      this.raw = value!;
      this.inline = this.follows = undefined;
      this.formula = formula === undefined ? undefined : unescapeXstring(formula);
      const style = this.formats.telling.size > 0 ? STYLE.exec(cell.slice(0, cell.indexOf(">")))?.[1] : undefined;
      if (xml.fault) return any;
      const type = last ?? first ?? "n";
      this.keepCell(type, style);
      this.valueEnd = xml.end - "</v></c>".length;
      this.valueStart = this.valueEnd - value!.length;
      this.noteValue(value!, type, style);
      any = true;
    }
    return any;
  }

  /** Bordered squares without content come in long runs; only the last of them tells how far the sheet reaches. */
  private passEmptyCells(): void {
    const xml = this.xml;
    while (xml.pass(EMPTY_CELLS)) {
      const start = this.text.lastIndexOf(' r="', xml.end) + 4;
      this.at.enterCellAt(start, this.text.indexOf('"', start));
      this.widen();
    }
  }

  private widen(): void {
    const { row, col } = this.at;
    if (row >= this.rows) this.rows = row + 1;
    if (col >= this.cols) this.cols = col + 1;
  }

  private readCell(): void {
    const xml = this.xml;
    this.at.enterCell();
    this.widen();
    if (xml.empty) return;
    let type = "n";
    if (xml.seek("t")) type = this.text.slice(xml.valueStart, xml.valueEnd);
    const style = this.formats.telling.size > 0 && xml.seek("s") ? this.text.slice(xml.valueStart, xml.valueEnd) : undefined;
    this.raw = "";
    this.inline = this.formula = this.follows = undefined;
    this.valueStart = this.valueEnd = -1;
    const depth = xml.depth;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event === CLOSE && xml.depth === depth) break;
      if (event !== OPEN) continue;
      if (xml.is("v")) {
        this.valueStart = xml.end;
        this.raw = xml.content();
        this.valueEnd = xml.start;
      } else if (xml.is("f")) this.readFormula();
      else if (xml.is("is")) this.readInline();
      else xml.skip();
    }
    if (xml.fault) return;
    this.keepCell(type, style);
    this.noteContent(type, style);
  }

  /** A square of both, which nobody writes, is not looked into. */
  private noteContent(type: string, style: string | undefined): void {
    const { raw, inline } = this;
    if (inline === undefined) this.noteValue(raw, type, style);
    else if (raw === "" && !STORED.has(type)) this.noteValue(inline, type, style);
  }

  private readInline(): void {
    const { xml } = this;
    const plain = xml.take(PLAIN_INLINE);
    if (!plain) {
      this.inline = readStringItem(xml);
      return;
    }
    this.valueEnd = xml.end - "</t>".length;
    this.valueStart = this.valueEnd - plain[1]!.length;
    this.inline = unescapeXstring(plain[1]!);
    xml.skip();
  }

  /** One that is written as it is meant; any other is taken for a part of the markup. */
  private noteValue(value: string, type: string, style: string | undefined): void {
    const { valueStart: start, valueEnd: end } = this;
    if (value === "" || end - start !== value.length || !this.text.startsWith(value, start)) return;
    this.values.push({ start, end, place: placeNumber(this.at.row, this.at.col), type, style });
  }

  private readFormula(): void {
    const xml = this.xml;
    const type = xml.attribute("t");
    const index = xml.attribute("si") ?? "";
    // A data table has no formula text, but its values are computed all the same.
    const table = type === "dataTable" ? `TABLE(${xml.attribute("r1") ?? ""},${xml.attribute("r2") ?? ""})` : "";
    const formula = unescapeXstring(xml.content()) || table;
    if (formula !== "") {
      this.formula = formula;
      if (type === "shared") this.masters.set(index, { formula, row: this.at.row, col: this.at.col });
    } else if (type === "shared") {
      this.follows = index;
    }
  }

  private keepCell(type: string, style: string | undefined): void {
    const own = this.inline !== undefined && !STORED.has(type) ? this.inline : undefined;
    const content =
      own === undefined
        ? squareContent(type, this.raw, style, this.formula !== undefined, this.stores)
        : { text: own, number: undefined };
    if (!content) return this.refuse(`找不到第 ${this.raw} 个字符串`);
    const { text, number } = content;
    const formula = this.follows === undefined ? this.formula : "";
    if (text === "" && formula === undefined && number === undefined) return;
    if (text.length > TEXT_LIMIT) return this.xml.refuse(tooLong(this.part, text.length));
    if (--this.left.cells < 0) return this.xml.refuse(tooMany("单元格", allowance().cells));

    const { row, col } = this.at;
    const place = placeNumber(row, col);
    if (place <= this.last) this.ordered = false;
    this.last = place;
    const cell: SheetDraft = { row, col, rowSpan: 1, colSpan: 1, text };
    if (formula !== undefined) cell.formula = formula;
    else if (number !== undefined) cell.number = number;
    if (this.follows !== undefined) this.followers.push({ cell, index: this.follows });
    this.cells.push(cell);
  }

  private readMerges(): void {
    const xml = this.xml;
    const depth = xml.depth;
    for (;;) {
      for (let found = xml.take(PLAIN_MERGE); found; found = xml.take(PLAIN_MERGE)) this.keepMerge(found[1]!);
      const event = xml.next();
      if (event === END || (event === CLOSE && xml.depth === depth)) return;
      if (event === OPEN && xml.is("mergeCell")) this.keepMerge(xml.attribute("ref") ?? "");
    }
  }

  private keepMerge(ref: string): void {
    if (--this.left.merges < 0) return this.xml.refuse(tooMany("合并单元格", allowance().merges));
    const merge = readRange(ref);
    if (merge === undefined) return this.refuse("合并区域的地址不对");
    this.merges.push(merge);
  }

  private moveShared(): void {
    const takenApart = new Map<string, ReturnType<typeof movableFormula>>();
    for (const { cell, index } of this.followers) {
      const master = this.masters.get(index);
      if (master === undefined)
        return this.refuse(`单元格 ${addressOfPlace(placeNumber(cell.row, cell.col))} 的共享公式没有原式`);
      const moved = takenApart.get(index) ?? movableFormula(master.formula);
      takenApart.set(index, moved);
      cell.formula = moved(cell.row - master.row, cell.col - master.col);
      this.left.formulaCharacters -= cell.formula.length;
      if (this.left.formulaCharacters < 0) return this.xml.refuse(tooMany("公式字数", allowance().formulaCharacters));
    }
  }

  private grid(name: string): Outcome<RawGrid> {
    const { rows, cols } = this;
    const list = (cells: readonly RawCell[]): Outcome<RawGrid> => yes({ kind: "grid", name, unit: "sheet", rows, cols, cells });

    const cells = this.ordered ? this.cells : this.cells.sort(inReadingOrder);
    for (let i = 1; !this.ordered && i < cells.length; i++) {
      const [before, cell] = [cells[i - 1], cells[i]];
      if (before && cell && before.row === cell.row && before.col === cell.col) {
        return damaged(this.part, `单元格 ${addressOfPlace(placeNumber(cell.row, cell.col))} 出现两次`);
      }
    }
    const listed = underMerges(this.part, cells, this.merges, rows, cols);
    return listed.ok ? list(listed.value) : listed;
  }
}

const tooMany = (what: string, limit: number): Refusal => ({
  kind: "too-large",
  what,
  limit: `${limit}`,
  found: `${limit} 以上`,
});
