// The workbook in memory → the bytes of an .xlsx: the file it was opened from with its changed cells, or our own form whole.
import { writeNote } from "../../adapters/excel/notes";
import { isOwnComment } from "../../adapters/excel/own-comments";
import type { MemoryWorkbook } from "../../adapters/memory/workbook";
import { memoryCellAt, type MemorySheet } from "../../adapters/memory/sheet";
import { withXlsxComments } from "../../adapters/xlsx/comments";
import { patchXlsx, type XlsxChange } from "../../adapters/xlsx/patch";
import { withXlsxSettings } from "../../adapters/xlsx/settings";
import { writeXlsx } from "../../adapters/xlsx/write";
import { a1 } from "../../core/figures/addresses";
import { yes, type Outcome } from "../../core/outcome";
import type { RawCell } from "../../core/document/source";
import { ADD_IN } from "../add-in";
import { VERSION } from "../../taskpane/version";
import { namedIn } from "./named";

type Plan = NonNullable<MemorySheet["plan"]>;

export interface SavedBook {
  readonly bytes: Uint8Array;
  /** Sheets whose comments are as the file had them: ours could not be put there. */
  readonly left: readonly string[];
}

export async function savedBook(book: MemoryWorkbook, file: Uint8Array | undefined): Promise<Outcome<SavedBook>> {
  const made = file && book.keepsFile() ? patchXlsx(file, changesOf(book)) : yes(await written(book));
  if (!made.ok) return made;
  const said = withXlsxComments(made.value, book.ownComments(), isOwnComment, "年报三表");
  if (!said.ok) return said;
  const notes = new Map(Object.entries(book.noted()).map(([key, note]) => [key, writeNote(note)]));
  const bytes = withXlsxSettings(said.value.bytes, ADD_IN, notes);
  return bytes.ok ? yes({ bytes: bytes.value, left: said.value.left }) : bytes;
}

export async function bytesOfBook(book: MemoryWorkbook, file: Uint8Array | undefined): Promise<Outcome<Uint8Array>> {
  const saved = await savedBook(book, file);
  return saved.ok ? yes(saved.value.bytes) : saved;
}

const changesOf = (book: MemoryWorkbook): readonly XlsxChange[] =>
  book.changes().map(({ sheet, row, col, held }) => ({
    sheet,
    address: a1({ row, col }),
    value:
      held.formula !== undefined
        ? { formula: held.formula }
        : held.number !== undefined
          ? { number: held.number }
          : held.text === ""
            ? null
            : { text: held.text },
  }));

function contentOf(cell: RawCell | undefined): Plan["cells"][number]["content"] {
  if (cell?.formula !== undefined) {
    const result = cell.text === "" || Number.isNaN(Number(cell.text)) ? cell.text : Number(cell.text);
    return { kind: "formula", formula: cell.formula, result };
  }
  if (cell?.number !== undefined) return { kind: "number", number: Number(cell.number) };
  return cell === undefined || cell.text === "" ? { kind: "blank" } : { kind: "text", text: cell.text };
}

/** The sheets that we laid out, with what stands in them now. */
async function written(book: MemoryWorkbook): Promise<Uint8Array> {
  const { sheets } = book.view();
  const report = sheets.some(({ plan }) => plan?.charts) ? namedIn(sheets) : undefined;
  const drawn = report && (await import("../../app/publish/picture-sheet"));
  const plans = sheets.flatMap(({ plan, grid }) => {
    // Its words are reckoned by no arithmetic of ours: they are said anew of the figures as they are.
    const pictures = plan?.charts && report && drawn?.standingSheet(grid, report);
    if (pictures) return [pictures];
    return plan
      ? [
          {
            ...plan,
            cells: plan.cells.map((cell) => ({ ...cell, content: contentOf(memoryCellAt(grid, cell.row, cell.col)) })),
          },
        ]
      : [];
  });
  const stamp = sheets.flatMap(({ plan }) => (plan && "stamp" in plan ? [plan.stamp] : []))[0];
  return writeXlsx(plans, {
    title: "年报三表",
    product: { name: "年报三表", version: VERSION },
    ...(stamp && { stamp }),
    modified: new Date(),
  });
}
