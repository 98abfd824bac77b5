// Where the rows and cells of a worksheet part stand: most say it themselves, some only by their order.
import type { XmlScanner } from "../opc/xml";
import { addressOfPlace, colOfPlace, COLUMNS, placeAt, placeNumber, rowOfPlace, ROWS } from "./address";

export class SheetPlaces {
  /** Of the current cell, counted from 0; `col` is -1 at the start of a row. */
  row = -1;
  col = -1;
  private rowIsGiven = false;

  constructor(private readonly xml: XmlScanner) {}

  /** On the OPEN of a `row`. */
  enterRow(): void {
    const { xml } = this;
    this.col = -1;
    this.rowIsGiven = xml.seek("r");
    if (!this.rowIsGiven) {
      this.row++;
    } else {
      let row = 0;
      for (let i = xml.valueStart; i < xml.valueEnd && row <= ROWS; i++) {
        const digit = xml.text.charCodeAt(i) - 48;
        row = digit < 0 || digit > 9 ? ROWS + 1 : row * 10 + digit;
      }
      this.row = row - 1;
    }
    if (this.row < 0 || this.row >= ROWS) this.refuse("行号不对");
  }

  /** On the OPEN of a `c`. */
  enterCell(): void {
    const { xml } = this;
    if (!xml.seek("r")) {
      if (++this.col >= COLUMNS) this.refuse("列号不对");
      return;
    }
    this.enterCellAt(xml.valueStart, xml.valueEnd);
  }

  /** A cell whose address stands here in the text. */
  enterCellAt(start: number, end: number): void {
    const place = placeAt(this.xml.text, start, end);
    if (place < 0) return this.refuse("单元格地址不对");
    const col = place - placeNumber(this.row, 0);
    if (col >= 0 && col < COLUMNS) {
      this.col = col;
    } else if (!this.rowIsGiven && this.col < 0) {
      this.row = rowOfPlace(place);
      this.col = colOfPlace(place);
    } else {
      this.refuse(`单元格 ${addressOfPlace(place)} 不在它的行里`);
    }
  }

  private refuse(detail: string): void {
    this.xml.refuse({ kind: "damaged", part: this.xml.part, detail });
  }
}
