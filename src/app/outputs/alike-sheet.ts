// 雷同 as a worksheet: each passage that two reports share, with both of its places side by side, cluster by cluster.
import type { CellContent } from "../../render/sheet";
import { excerpt } from "../words/one-line";
import { alikeClusters, MOST_PASSAGES } from "./alike";
import type { AlikeReports } from "./batch-sameness";
import { linkedCell, listSheet, numberCell, textCell, type ListSheet } from "./list-sheet";

/** @param linkOf - where a report stands on the board */
export function alikeSheet(pairs: readonly AlikeReports[], linkOf: (source: string) => string | undefined): ListSheet {
  const nameOf = ({ unit, source }: AlikeReports["here"]): string => unit ?? source;
  const lines = alikeClusters(pairs).flatMap(({ pairs: own }, cluster) =>
    own.flatMap(({ here, there, share, passages }) =>
      passages.slice(0, MOST_PASSAGES).map((one, at): CellContent[] => {
        const target = linkOf(here.source);
        return [
          target === undefined ? numberCell(cluster + 1) : linkedCell(target, cluster + 1),
          textCell(nameOf(here)),
          textCell(nameOf(there)),
          at === 0 ? numberCell(share) : textCell(""),
          textCell(one.here),
          textCell(one.there),
          textCell(excerpt(one.text)),
        ];
      }),
    ),
  );
  return listSheet(
    "雷同",
    [
      { title: "组", width: 30, style: "figure" },
      { title: "单位", width: 130, style: "left" },
      { title: "与之雷同的单位", width: 130, style: "left" },
      { title: "相同的比例", width: 50, style: "rate" },
      { title: "单位的位置", width: 70, style: "left" },
      { title: "对方的位置", width: 70, style: "left" },
      { title: "相同的文字", width: 330, style: "left" },
    ],
    lines,
    "806000",
  );
}
