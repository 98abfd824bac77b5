// 读取: a raw document → a reading on one of the forms that were ever printed.
import { recognise, type Hints } from "../../core/recognise/recognise";
import { withoutLedgers } from "../../core/ledger/ledger-like";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawBlock, RawDocument } from "../../core/document/source";
import { forms } from "../../statute";
import { readFigureRecords } from "./figure-records";
import { isReturnSlip } from "./return-slip";

/** One array for the life of the program: what the recogniser learns about labels is kept with it. */
const ALL = forms();

/** A thousand pages in one paragraph or cell are no report, and a pattern that goes back over so much has no room left to. */
const LONGEST = 1_000_000;

const longest = (block: RawBlock): number =>
  block.kind === "text" ? block.text.length : block.cells.reduce((most, { text }) => Math.max(most, text.length), 0);

export function readReport(document: RawDocument, hints: Hints = {}): Outcome<Reading> {
  const length = document.blocks.reduce((most, block) => Math.max(most, longest(block)), 0);
  if (length > LONGEST) return no({ kind: "too-large", what: "文件里的一段文字", limit: "100万字", found: `${length}字` });
  const records = readFigureRecords(document, hints);
  if (records) return records;
  const tables = withoutLedgers(document);
  const read = recognise(tables, ALL, hints);
  if (!read.ok && isReturnSlip(document, hints.name)) return no({ kind: "return-slip" });
  return read.ok && tables !== document ? yes({ ...read.value, document }) : read;
}
