// In which parts two reports are not the same one.
import type { IdentityDifference } from "../../core/outcome";

/** 单位：来源是“甲局”，本簿是“乙局” */
export function differenceWords({ what, source, book }: IdentityDifference): string {
  switch (what) {
    case "unit":
      return `单位：来源是“${source}”，本簿是“${book}”`;
    case "year":
      return `年度：来源是${source}，本簿是${book}`;
    case "edition":
      return `表样：来源是${source}，本簿是${book}`;
  }
}
