// 定稿: what is said of a report that was stripped of our marks, read once more as its readers will read it.
import type { RawDocument } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import { readBackText } from "../outputs/read-back-text";
import { figuresDigest } from "../read/digest-of-figures";
import { readReport } from "../read/read-report";
import { readBack } from "./read-back";

interface FinalReport {
  readonly told: string;
  /** What is left to do. */
  readonly left: string;
  /** 数据摘要 of its tables. */
  readonly figures: string;
}

export function finalReport(document: RawDocument): Outcome<FinalReport> {
  const reading = readReport(document);
  if (!reading.ok) return reading;
  const { unit, year, form, values } = reading.value;
  if (unit === undefined) return no({ kind: "unit-unknown" });
  if (year === undefined) return no({ kind: "year-unknown" });
  const points = readBack(yes(document), { ...reading.value, unit, year }, []);
  const left = readBackText(points, form);
  return yes({
    told: `已写成定稿，不再有写入的标记、记录和草稿。${left}`,
    left,
    figures: figuresDigest(form, values),
  });
}
