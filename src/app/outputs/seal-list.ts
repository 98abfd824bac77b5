// 验收 as a list that may be published: who accepted what, by which rules, what was let pass and why, and what was corrected.
import type { CellContent } from "../../render/sheet";
import type { Seal } from "../desk/seal";
import { correctionLine, waiverLine } from "../words/seal-wording";
import { listSheet, numberCell, textCell, type ListSheet } from "./list-sheet";
import { escapePageText as text } from "./page-frame";

const remarks = ({ replaces = [], waivers }: Seal): readonly string[] => [
  ...replaces.map(correctionLine),
  ...waivers.map((one) => `准予通过 ${waiverLine(one)}`),
];
const rulesOf = ({ product, rules }: Seal): string => `${product}，规则${rules}`;

export function sealPart(seals: readonly Seal[] | undefined): string {
  if (!seals || seals.length === 0) return "";
  const row = (seal: Seal): string =>
    `<tr><th scope="row">${text(seal.unit)}</th><td class="figure">${seal.year}</td><td>${text(seal.date)}</td><td>${text(seal.by)}</td><td>${remarks(seal).map(text).join("<br>")}</td><td class="ground">${text(seal.digest.slice(0, 16))}<br>${text(rulesOf(seal))}</td></tr>`;
  return `<h2>验收</h2><table class="overview"><caption>验收${seals.length}份；准予通过的由验收人负责，与单位自己写的审核说明是两回事</caption><thead><tr>${[
    "单位",
    "年度",
    "日期",
    "验收人",
    "准予通过和更正",
    "数据摘要、规则",
  ]
    .map((title) => `<th scope="col">${title}</th>`)
    .join("")}</tr></thead><tbody>${seals.map(row).join("")}</tbody></table>`;
}

export const sealSheet = (seals: readonly Seal[]): ListSheet =>
  listSheet(
    "验收",
    [
      { title: "序号", width: 30, style: "figure" },
      { title: "单位", width: 150, style: "left" },
      { title: "年度", width: 40, style: "figure" },
      { title: "日期", width: 66, style: "figure" },
      { title: "验收人", width: 60, style: "left" },
      { title: "准予通过和更正", width: 320, style: "left" },
      { title: "数据摘要", width: 110, style: "left" },
      { title: "规则", width: 120, style: "left" },
    ],
    seals.map((seal, at): CellContent[] => [
      numberCell(at + 1),
      textCell(seal.unit),
      numberCell(seal.year),
      textCell(seal.date),
      textCell(seal.by),
      textCell(remarks(seal).join("\n")),
      textCell(seal.digest.slice(0, 16)),
      textCell(rulesOf(seal)),
    ]),
    "00B050",
  );
