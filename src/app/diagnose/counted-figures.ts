// Figures that nobody typed: they come out of other cells, or out of a ledger. What is wrong with them is mended there.
import type { Reading } from "../../core/document/reading";
import type { LedgerAudit } from "../check/check-report";
import { heldAt } from "../workbook/workbook-cells";

/** It looks into other cells; =10+21 is somebody's arithmetic, and as likely wrong as any figure. */
const LOOKS_ELSEWHERE = /!|(?:^|[^A-Za-z0-9_])\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![A-Za-z0-9_(])/u;

/** No figure is put in place of a formula, and none of one that the cases themselves bear out. */
export const countedFigures = (reading: Reading, ledger: LedgerAudit | undefined): ReadonlySet<number> =>
  new Set([
    ...reading.form.cells.flatMap(({ index, computed }) =>
      !computed && LOOKS_ELSEWHERE.test(heldAt(reading, index).formula ?? "") ? [index] : [],
    ),
    ...(ledger?.borneOut(reading) ?? []),
  ]);
