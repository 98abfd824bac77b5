// Why a figure is what it is: the cases behind it, by number. For whoever asks, and never for what is published.
import { casesOf } from "../../core/ledger/count";
import { cellName } from "../words/cell-label";
import type { CountedLedger } from "./count-ledger";
import { caseName } from "./ledger-wording";

/** So many numbers make a line; the rest are counted. */
const NAMED = 30;

/** （一）予以公开·自然人 31件：2025-001、2025-004… One line for each figure that is not 0. */
export function reasonLines({ ledger, counted }: CountedLedger): readonly string[] {
  return counted.form.cells.flatMap((cell): string[] => {
    const count = counted.counts.get(cell.index);
    if (count === undefined || count === 0) return [];
    const { requests, proceedings } = casesOf(counted, new Set([cell.index]));
    const names = [
      ...requests.map((at) => caseName(ledger.requests[at]!.name)),
      ...proceedings.map((at) => caseName(ledger.proceedings[at]!.name)),
    ];
    const rest = names.length > NAMED ? `等${names.length}件` : "";
    return [`表${cell.table.number}“${cellName(cell)}” ${count}件：${names.slice(0, NAMED).join("、")}${rest}`];
  });
}
