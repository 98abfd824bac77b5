// Changes cells inside the text of one worksheet part; every character outside them stays as it is, but for the
// results of formulas, which no longer hold.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import { CLOSE, END, escapeText, OPEN, XmlScanner } from "../opc/xml";
import { addressOfPlace, colOfPlace, placeAt, placeNumber, rowOfPlace } from "./address";
import { apply, type TextEdit } from "./patch-text";
import { movableFormula } from "./read-formula";
import { SheetPlaces } from "./sheet-places";
import { damaged, isTrue } from "./workbook";
import { escapeXstring, unescapeXstring } from "./xstring";

/** What a cell is to hold. A text stays a text, whatever it begins with; null empties the cell. */
export type NewValue = { readonly number: string } | { readonly text: string } | { readonly formula: string } | null;

export interface PatchedSheet {
  readonly text: string;
  /** Whether a formula came or went, so that the workbook's list of formulas no longer holds. */
  readonly formulasChanged: boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface SharedFormula {
  readonly place: number;
  readonly index: string;
  /** "" for a cell that follows the master. */
  readonly formula: string;
  /** Of the `f` element. */
  readonly start: number;
  readonly end: number;
}

/**
 * The results of formulas are left out: Excel recalculates a workbook that asks for it, but LibreOffice believes what
 * it finds and would go on showing, and printing, the sum of the old figures.
 *
 * @param changes - by place in the sheet, see `placeOf`
 */
export function patchSheet(
  name: string,
  part: string,
  text: string,
  changes: ReadonlyMap<number, NewValue>,
): Outcome<PatchedSheet> {
  return new SheetPatcher(name, part, text, changes).patch();
}

class SheetPatcher {
  private readonly xml: XmlScanner;
  private readonly at: SheetPlaces;
  private readonly edits: TextEdit[] = [];
  /** Changes still to be made, in reading order. */
  private readonly waiting: readonly number[];
  private next = 0;
  /** The last cell and row that were passed: what is out of order cannot be added to. */
  private lastPlace = -1;
  private lastRow = -1;
  private readonly shared: SharedFormula[] = [];
  private readonly columnStyles: { readonly from: number; readonly to: number; readonly style: string }[] = [];
  private formulasChanged = false;
  /** "x:" where the part writes `x:worksheet`. */
  private prefix = "";

  constructor(
    private readonly name: string,
    private readonly part: string,
    private readonly text: string,
    private readonly changes: ReadonlyMap<number, NewValue>,
  ) {
    this.xml = new XmlScanner(text, part);
    this.at = new SheetPlaces(this.xml);
    this.waiting = [...changes.keys()].sort((a, b) => a - b);
  }

  patch(): Outcome<PatchedSheet> {
    const xml = this.xml;
    let found = false;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN) continue;
      if (xml.depth === 1) {
        if (!xml.is("worksheet")) return damaged(this.part, "不是工作表");
        this.prefix = xml.prefix === "" ? "" : `${xml.prefix}:`;
      } else if (xml.is("dimension") && xml.depth === 2) this.widenDimension();
      else if (xml.is("col") && xml.depth === 3) this.noteColumn();
      else if (xml.is("sheetData") && xml.depth === 2) {
        found = true;
        this.patchRows();
      }
    }
    if (xml.fault) return no(xml.fault);
    if (!found) return damaged(this.part, "没有单元格区");
    const orphaned = this.writeOutShared();
    if (orphaned) return no(orphaned);
    return yes({ text: apply(this.text, this.edits), formulasChanged: this.formulasChanged });
  }

  private refuse(detail: string): void {
    this.xml.refuse({ kind: "damaged", part: this.part, detail });
  }

  private edit(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  /** The used range that a sheet declares must not be smaller than what it holds. */
  private widenDimension(): void {
    const xml = this.xml;
    if (!xml.seek("ref")) return;
    const { valueStart, valueEnd } = xml;
    const [from = "", to = from] = this.text.slice(valueStart, valueEnd).split(":");
    const corners = [placeAt(from, 0, from.length), placeAt(to, 0, to.length)];
    if (corners.some((corner) => corner < 0)) return;
    const places = [...corners, ...this.waiting];
    const rows = places.map(rowOfPlace);
    const cols = places.map(colOfPlace);
    const least = placeNumber(
      rows.reduce((a, b) => Math.min(a, b)),
      cols.reduce((a, b) => Math.min(a, b)),
    );
    const most = placeNumber(
      rows.reduce((a, b) => Math.max(a, b)),
      cols.reduce((a, b) => Math.max(a, b)),
    );
    this.edit(valueStart, valueEnd, least === most ? addressOfPlace(least) : `${addressOfPlace(least)}:${addressOfPlace(most)}`);
  }

  private noteColumn(): void {
    const style = this.xml.attribute("style");
    const [from, to] = [Number(this.xml.attribute("min")) - 1, Number(this.xml.attribute("max")) - 1];
    if (style !== undefined && from >= 0 && to >= from) this.columnStyles.push({ from, to, style });
  }

  private patchRows(): void {
    const xml = this.xml;
    const depth = xml.depth;
    const opening = { start: xml.start, end: xml.end, empty: xml.empty };
    let closing = opening.end;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event === CLOSE && xml.depth === depth) {
        closing = xml.start;
        break;
      }
      if (event === OPEN && xml.depth === depth + 1 && xml.is("row")) this.patchRow();
      else if (event === OPEN) xml.skip();
    }
    const rows = this.newRows(Infinity);
    if (rows === "") return;
    if (opening.empty) this.edit(opening.start, opening.end, this.unfolded(opening, rows));
    else this.edit(closing, closing, rows);
  }

  private patchRow(): void {
    const xml = this.xml;
    const { depth, start, end, empty } = xml;
    this.at.enterRow();
    const rowStyle = isTrue(xml.attribute("customFormat")) ? xml.attribute("s") : undefined;
    const spans: Stretch | undefined = xml.seek("spans") ? { start: xml.valueStart, end: xml.valueEnd } : undefined;
    let row = this.at.row;
    let before = "";
    let entered = false;
    let inserted = "";
    let grew = false;
    /** The row may be told by its first cell only, so it is not looked up before. */
    const enter = (): void => {
      if (entered) return;
      entered = true;
      row = this.at.row;
      if (row <= this.lastRow) return this.refuse(`第 ${row + 1} 行的顺序不对`);
      this.lastRow = row;
      before = this.newRows(row);
      if (before !== "") this.edit(start, start, before);
    };
    let closing = end;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event === CLOSE && xml.depth === depth) {
        closing = xml.start;
        break;
      }
      if (event !== OPEN) continue;
      if (xml.depth !== depth + 1 || !xml.is("c")) {
        xml.skip();
        continue;
      }
      this.at.enterCell();
      enter();
      inserted = this.newCells(row, this.at.col, rowStyle);
      if (inserted !== "") {
        grew = true;
        this.edit(xml.start, xml.start, inserted);
      }
      this.passCell();
    }
    enter();
    if (xml.fault) return;
    inserted = this.newCells(row, Infinity, rowStyle);
    if (inserted !== "") {
      grew = true;
      if (empty) this.edit(start, end, this.unfolded({ start, end }, inserted, spans));
      else this.edit(closing, closing, inserted);
    }
    // The columns that a row declares are a hint to readers, and are best left out when they no longer hold.
    if (grew && spans && !(empty && inserted !== "")) this.edit(...this.wholeAttribute("spans", spans), "");
  }

  /** An empty element with content put into it. */
  private unfolded(tag: Stretch, content: string, spans?: Stretch): string {
    const name = /^[^\s/>]+/.exec(this.text.slice(tag.start + 1, tag.end))?.[0] ?? "";
    const slash = this.text.lastIndexOf("/", tag.end);
    const [from, to] = spans ? this.wholeAttribute("spans", spans) : [slash, slash];
    const opened = (this.text.slice(tag.start, from) + this.text.slice(to, slash)).trimEnd();
    return `${opened}>${content}</${name}>`;
  }

  /** From the blank before its name to behind its closing quote. */
  private wholeAttribute(name: string, value: Stretch): [number, number] {
    let start = this.text.lastIndexOf(name, value.start - 1);
    while (/\s/.test(this.text.charAt(start - 1))) start--;
    return [start, value.end + 1];
  }

  /** On the OPEN of a cell: replaces it when it is to change, and notes what formulas depend on one another. */
  private passCell(): void {
    const xml = this.xml;
    const place = placeNumber(this.at.row, this.at.col);
    if (place <= this.lastPlace) return this.refuse(`单元格 ${addressOfPlace(place)} 的顺序不对`);
    this.lastPlace = place;
    const { start, depth } = xml;
    const style = xml.attribute("s");
    const type: Stretch | undefined = xml.seek("t") ? { start: xml.valueStart, end: xml.valueEnd } : undefined;
    let formula: "none" | "calculated" | "table" = "none";
    let result: Stretch | undefined;
    let end = xml.end;
    for (let event = xml.next(); event !== END; event = xml.next()) {
      end = xml.end;
      if (event === CLOSE && xml.depth === depth) break;
      if (event !== OPEN || xml.depth !== depth + 1) continue;
      if (xml.is("f")) {
        formula = xml.attribute("t") === "dataTable" ? "table" : "calculated";
        this.noteFormula(place);
      } else {
        const isResult = xml.is("v");
        const from = xml.start;
        xml.skip();
        if (isResult) result = { start: from, end: xml.end };
      }
    }
    if (xml.fault) return;
    const change = this.changes.get(place);
    if (change !== undefined) {
      if (formula !== "none") this.formulasChanged = true;
      this.edit(start, end, this.cell(place, change, style));
    } else if (formula === "calculated" && result) {
      if (type) this.edit(...this.wholeAttribute("t", type), "");
      this.edit(result.start, result.end, "");
    }
  }

  private noteFormula(place: number): void {
    const xml = this.xml;
    const type = xml.attribute("t");
    const index = xml.attribute("si") ?? "";
    const ref = xml.attribute("ref") ?? "";
    const start = xml.start;
    const formula = unescapeXstring(xml.content());
    if (type === "shared") this.shared.push({ place, index, formula, start, end: xml.end });
    if (type !== "array" && type !== "dataTable") return;
    const [from = "", to = from] = ref.split(":");
    const [first, last] = [placeAt(from, 0, from.length), placeAt(to, 0, to.length)];
    if (first < 0 || last <= first) return;
    const inside = (one: number): boolean =>
      rowOfPlace(one) >= rowOfPlace(first) &&
      rowOfPlace(one) <= rowOfPlace(last) &&
      colOfPlace(one) >= colOfPlace(first) &&
      colOfPlace(one) <= colOfPlace(last);
    const touched = [...this.changes.keys()].find(inside);
    // Excel does not let anyone change one cell of them either.
    if (touched !== undefined) xml.refuse(this.cannot(`单元格 ${addressOfPlace(touched)} 属于多单元格数组公式 ${ref}`));
  }

  private cannot(detail: string): Refusal {
    return { kind: "cannot-write", file: `工作表“${this.name}”`, detail };
  }

  /** Where the master of a shared formula goes, its followers get their formulas written out. */
  private writeOutShared(): Refusal | undefined {
    const masters = new Map(this.shared.filter(({ formula }) => formula !== "").map((one) => [one.index, one]));
    for (const { place, index, formula, start, end } of this.shared) {
      if (formula !== "" || this.changes.has(place)) continue;
      const master = masters.get(index);
      if (master === undefined)
        return { kind: "damaged", part: this.part, detail: `单元格 ${addressOfPlace(place)} 的共享公式没有原式` };
      if (!this.changes.has(master.place)) continue;
      const moved = movableFormula(master.formula)(
        rowOfPlace(place) - rowOfPlace(master.place),
        colOfPlace(place) - colOfPlace(master.place),
      );
      this.edit(start, end, this.formula(moved));
    }
    return undefined;
  }

  /** All waiting rows above this one. */
  private newRows(above: number): string {
    let rows = "";
    for (let place = this.waiting[this.next]; place !== undefined && rowOfPlace(place) < above; place = this.waiting[this.next]) {
      const row = rowOfPlace(place);
      const cells = this.newCells(row, Infinity, undefined);
      if (cells !== "") rows += `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
    }
    return rows;
  }

  /** All waiting cells of the row to the left of this column, which itself is there already. */
  private newCells(row: number, col: number, rowStyle: string | undefined): string {
    let cells = "";
    for (let place = this.waiting[this.next]; place !== undefined; place = this.waiting[this.next]) {
      if (rowOfPlace(place) !== row || colOfPlace(place) > col) break;
      this.next++;
      if (colOfPlace(place) === col) break;
      const change = this.changes.get(place) ?? null;
      if (change !== null) cells += this.cell(place, change, rowStyle ?? this.columnStyle(colOfPlace(place)));
    }
    return cells;
  }

  private columnStyle(col: number): string | undefined {
    return this.columnStyles.find(({ from, to }) => col >= from && col <= to)?.style;
  }

  private cell(place: number, value: NewValue, style: string | undefined): string {
    const name = `${this.prefix}c`;
    const opening = `<${name} r="${addressOfPlace(place)}"${style === undefined ? "" : ` s="${style}"`}`;
    if (value === null || ("text" in value && value.text === "")) return `${opening}/>`;
    if ("number" in value) return `${opening}>${this.element("v", value.number)}</${name}>`;
    if ("formula" in value) {
      this.formulasChanged = true;
      return `${opening}>${this.formula(value.formula)}</${name}>`;
    }
    const text = escapeText(escapeXstring(value.text));
    return `${opening} t="inlineStr"><${this.prefix}is>${this.element("t", text, ' xml:space="preserve"')}</${this.prefix}is></${name}>`;
  }

  private formula(formula: string): string {
    return this.element("f", escapeText(escapeXstring(formula)));
  }

  private element(name: string, content: string, attributes = ""): string {
    return `<${this.prefix}${name}${attributes}>${content}</${this.prefix}${name}>`;
  }
}
