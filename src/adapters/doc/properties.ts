// What a Word 97 file says of its paragraphs ([MS-DOC] 2.6.2, 2.6.3): which end a cell, which end a row, and how wide cells are.

/** One cell of a row as the row's own end describes it. Places are in twips from the margin. */
export interface CellShape {
  readonly left: number;
  readonly right: number;
  /** Covered by the cell to its left, or by the one above it. */
  readonly isJoinedLeft: boolean;
  readonly isJoinedAbove: boolean;
}

export interface ParagraphProperties {
  readonly style: number;
  /** How many tables it stands in. */
  depth: number;
  isRowEnd: boolean;
  isInnerCell: boolean;
  isInnerRow: boolean;
  outline: number | undefined;
  row: readonly CellShape[] | undefined;
}

const plain = (style: number): ParagraphProperties => ({
  style,
  depth: 0,
  isRowEnd: false,
  isInnerCell: false,
  isInnerRow: false,
  outline: undefined,
  row: undefined,
});

const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3];

/** @param data - the stream that holds what is too long for its page */
export function readProperties(grpprl: Uint8Array, style: number, data: Uint8Array | undefined): ParagraphProperties {
  const found = plain(style);
  apply(grpprl, found, data, true);
  return found;
}

function apply(list: Uint8Array, found: ParagraphProperties, data: Uint8Array | undefined, mayLead: boolean): void {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  for (let at = 0; at + 2 < list.length;) {
    const code = view.getUint16(at, true);
    at += 2;
    const isTable = code === 0xd608;
    let length = OPERANDS[code >> 13]!;
    if (isTable) {
      if (at + 2 > list.length) return;
      length = view.getUint16(at, true) + 1;
    } else if (code >> 13 === 6) length = list[at]! + 1;
    if (at + length > list.length) return;
    const operand = list[at]!;
    if (code === 0x2416) found.depth = Math.max(found.depth, operand === 0 ? 0 : 1);
    else if (code === 0x2417) found.isRowEnd = operand !== 0;
    else if (code === 0x244b) found.isInnerCell = operand !== 0;
    else if (code === 0x244c) found.isInnerRow = operand !== 0;
    else if (code === 0x2640) found.outline = operand;
    else if (code === 0x6649) found.depth = view.getInt32(at, true);
    else if (isTable) found.row = rowOf(list.subarray(at + 2, at + length));
    else if (code === 0xd62b || code === 0x5624 || code === 0x5625) joined(found, code, list.subarray(at, at + length));
    else if ((code === 0x6646 || code === 0x6645) && mayLead && data) {
      const from = view.getUint32(at, true);
      if (from + 2 <= data.length) {
        const size = data[from]! | (data[from + 1]! << 8);
        apply(data.subarray(from + 2, Math.min(from + 2 + size, data.length)), found, data, false);
      }
    }
    at += length;
  }
}

/** Cells of a definition, with what it says of merges: 20 bytes for each, and fewer at the end where they say nothing. */
function rowOf(operand: Uint8Array): readonly CellShape[] | undefined {
  const view = new DataView(operand.buffer, operand.byteOffset, operand.byteLength);
  const count = operand[0] ?? 0;
  if (count === 0 || count > 64 || operand.length < 1 + 2 * (count + 1)) return undefined;
  const shapes = 1 + 2 * (count + 1);
  return Array.from({ length: count }, (_, i) => {
    const at = shapes + 20 * i;
    const flags = at + 2 <= operand.length ? view.getUint16(at, true) : 0;
    return {
      left: view.getInt16(1 + 2 * i, true),
      right: view.getInt16(3 + 2 * i, true),
      isJoinedLeft: (flags & 3) === 1,
      isJoinedAbove: ((flags >> 5) & 3) === 1,
    };
  });
}

/** Merges that were said after the row was defined: of some cells across, or of one cell down. */
function joined(found: ParagraphProperties, code: number, operand: Uint8Array): void {
  if (found.row === undefined) return;
  if (code === 0xd62b) {
    const [, cell, kind] = operand;
    found.row = found.row.map((shape, i) => (i === cell ? { ...shape, isJoinedAbove: kind === 1 } : shape));
    return;
  }
  const [first = 0, limit = 0] = operand;
  found.row = found.row.map((shape, i) => (i > first && i < limit ? { ...shape, isJoinedLeft: code === 0x5624 } : shape));
}
