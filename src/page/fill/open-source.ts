// A file → a workbook that is edited in place, or a source whose figures are filled in.
import { readXlsxComments } from "../../adapters/xlsx/comments";
import { readXlsx, readNamedRows } from "../../adapters/xlsx/read";
import { readXlsxSettings } from "../../adapters/xlsx/settings";
import { readSheetStates } from "../../adapters/xlsx/sheet-states";
import { readNote } from "../../adapters/excel/notes";
import type { OpenedFile } from "../../adapters/memory/workbook";
import { kindOf } from "../../adapters/original/kind";
import { ownForm, standingPlans } from "../../app/workbook/form-faults";
import { readReport } from "../../app/read/read-report";
import { yes, type Outcome } from "../../core/outcome";
import type { RawDocument } from "../../core/document/source";
import { ADD_IN } from "../add-in";

export type OpenedSource =
  | { readonly kind: "workbook"; readonly bytes: Uint8Array<ArrayBuffer>; readonly opened: OpenedFile }
  /** Its figures are for a form that is yet to be laid out. */
  | { readonly kind: "figures" };

/** A workbook with the three tables in it is edited where they stand; of all others the figures are taken. */
export async function openSource(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Outcome<OpenedSource>> {
  const kind = kindOf(bytes, name);
  if (!kind.ok) return kind;
  if (kind.value !== "xlsx") return yes({ kind: "figures" });
  const document = readXlsx(bytes);
  if (!document.ok) return document;
  const read = readReport(document.value);
  if (!read.ok && ownForm(document.value) === undefined)
    return read.refusal.kind === "no-table-found" ? read : yes({ kind: "figures" });
  const opened = openedFile(bytes, document.value);
  return opened.ok ? yes({ kind: "workbook", bytes, opened: opened.value }) : opened;
}

function openedFile(bytes: Uint8Array, document: RawDocument): Outcome<OpenedFile> {
  const names = readNamedRows(bytes);
  if (!names.ok) return names;
  const settings = readXlsxSettings(bytes, ADD_IN);
  if (!settings.ok) return settings;
  const states = readSheetStates(bytes);
  if (!states.ok) return states;
  const comments = readXlsxComments(bytes);
  if (!comments.ok) return comments;
  const { hidden, closed } = states.value;
  const sheets = document.blocks.flatMap((block) =>
    block.kind === "grid"
      ? [
          {
            name: block.name,
            visible: !hidden.has(block.name),
            protected: closed.has(block.name),
            empty: false,
            cut: false,
            colours: false,
          },
        ]
      : [],
  );
  const notes = Object.fromEntries([...settings.value].flatMap(([key, note]) => readNote(key, note)));
  return yes({
    document,
    names: names.value,
    notes,
    hidden,
    closed,
    comments: comments.value,
    plans: standingPlans({ document, sheets }),
  });
}
