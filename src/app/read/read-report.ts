// 读取: a raw document → a reading on one of the forms that were ever printed.
import { recognise, type Hints } from "../../core/recognise/recognise";
import type { Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import { forms } from "../../statute";
import { readFigureRecords } from "./figure-records";

/** One array for the life of the program: what the recogniser learns about labels is kept with it. */
const ALL = forms();

export const readReport = (document: RawDocument, hints: Hints = {}): Outcome<Reading> =>
  readFigureRecords(document, hints) ?? recognise(document, ALL, hints);
