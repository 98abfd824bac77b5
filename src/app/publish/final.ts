// 定稿: what is said of a report that was stripped of our marks, read once more as its readers will read it.
import type { RawDocument } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import { readBackText } from "../outputs/read-back-text";
import { readReport } from "../read/read-report";
import { readBack } from "./read-back";

export function finalReport(document: RawDocument): Outcome<string> {
  const reading = readReport(document);
  if (!reading.ok) return reading;
  const { unit, year, form } = reading.value;
  if (unit === undefined) return no({ kind: "unit-unknown" });
  if (year === undefined) return no({ kind: "year-unknown" });
  const points = readBack(yes(document), { ...reading.value, unit, year }, []);
  return yes(`已写成定稿，不再有写入的标记、记录和草稿。${readBackText(points, form)}`);
}
