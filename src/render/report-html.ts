// The whole report as a page for the unit's website: real headings and tables, readable on paper and aloud.
import { escapeHtml, tableHtml } from "./html";
import { PROPERTIES } from "./stamp";
import { passages, reportTitle, type Passage, type Report } from "./report";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; color: #111; background: #fff; font: 1.125rem/1.8 "仿宋_GB2312", "仿宋", FangSong, "Noto Serif CJK SC", serif; }
h1 { font: 1.75rem/1.5 "方正小标宋简体", "宋体", SimSun, "Noto Serif CJK SC", serif; text-align: center; margin: 1rem 0 2rem; }
h2 { font: 1.25rem/1.8 "黑体", SimHei, "Noto Sans CJK SC", sans-serif; margin: 1.5rem 0 .5rem; }
h3, .lead { font: 1.125rem/1.8 "楷体_GB2312", "楷体", KaiTi, "Noto Serif CJK SC", serif; }
h3 { margin: .75rem 0 .25rem; }
h2, h3, p { text-indent: 2em; }
p { margin: 0 0 .25rem; text-align: justify; }
.wide { overflow-x: auto; margin: .75rem 0 1.25rem; }
.wide:focus-visible { outline: 2px solid #005a9e; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; min-width: 40rem; font: .875rem/1.45 "宋体", SimSun, "Noto Serif CJK SC", serif; }
/* The heading above says the same: the caption is for those who reach the table without passing the heading. */
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wide { position: relative; }
th { text-wrap: balance; }
th.words { word-break: keep-all; overflow-wrap: anywhere; }
th, td { border: 1px solid #333; padding: .25rem .35rem; text-align: center; font-weight: normal; }
th[scope=row] { text-align: left; }
th[scope=col], th[scope=colgroup] { background: #f2f2f2; }
td { font-variant-numeric: tabular-nums; white-space: nowrap; }
td.total { background: #f2f2f2; }
.mark { text-indent: 0; text-align: center; font-weight: bold; color: #9c0006; border: 2px solid #9c0006; padding: .25rem .75rem; }
.digest { text-indent: 0; text-align: left; font: .75rem/1.5 "宋体", SimSun, monospace; color: #444; overflow-wrap: anywhere; margin-top: 2rem; }
@media print {
  @page { size: A4; margin: 20mm 15mm; }
  body { max-width: none; padding: 0; font-size: 12pt; }
  .wide { overflow: visible; }
  table { min-width: 0; font-size: 9pt; }
  tr, .digest { break-inside: avoid; }
  /* A table that fits a page is not torn. */
  .wide { break-inside: avoid; margin: .5rem 0; }
  h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; }
}`;

/** As much as people compare by eye; all of it stands among the page's properties. */
export const shortDigest = (digest: string): string => digest.slice(0, 16);

const picturesBehind = (table: string, { pictures }: Report): string =>
  (pictures?.drawn ?? []).flatMap((one) => (one.table === table ? [`\n${one.figure.markup}`] : [])).join("");

function passageHtml(passage: Passage, report: Report): string {
  switch (passage.kind) {
    case "title":
      return `<h1>${passage.lines.map(escapeHtml).join("<br>")}</h1>`;
    case "heading":
      return `<h${passage.level + 1}>${escapeHtml(passage.text)}</h${passage.level + 1}>`;
    case "paragraph":
      return `<p>${passage.lead === "" ? "" : `<span class="lead">${escapeHtml(passage.lead)}</span>`}${escapeHtml(passage.text)}</p>`;
    case "table":
      // Wide tables scroll within the page; whoever has no mouse must be able to reach them.
      return `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(passage.table.table.title)}">\n${tableHtml(passage.table, report.values)}\n</div>${picturesBehind(passage.table.table.id, report)}`;
  }
}

export function reportHtml(report: Report): string {
  const body = passages(report).map((passage) => passageHtml(passage, report));
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${report.digest === undefined ? "" : `<meta name="${PROPERTIES.figures}" content="${escapeHtml(report.digest)}">\n`}<title>${escapeHtml(reportTitle(report.unit, report.year))}</title>
<style>${STYLE}${report.pictures?.style ?? ""}
</style>
</head>
<body>
<main>
${report.mark === undefined ? "" : `<p class="mark">${escapeHtml(report.mark)}</p>\n`}${body.join("\n")}
</main>${report.digest === undefined ? "" : `\n<footer><p class="digest">数据摘要：${escapeHtml(shortDigest(report.digest))}</p></footer>`}
</body>
</html>
`;
}
