// A workbook of ours whose labels do not lead to its rows any more: its names do, and they are asked for only then.
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { NamedRow } from "../../core/document/source";
import { needsNames } from "../workbook/form-faults";

/** @param namesOf - the names that the workbook gives its rows, where its format has such: which row is gone, or has moved */
export function readNamed(read: Outcome<Reading>, namesOf: (() => Outcome<readonly NamedRow[]>) | undefined): Outcome<Reading> {
  if (!read.ok || !namesOf || !needsNames(read.value)) return read;
  const names = namesOf();
  if (!names.ok) return names;
  const { document } = read.value;
  return yes({ ...read.value, document: { ...document, workbook: { ...document.workbook!, names: names.value } } });
}
