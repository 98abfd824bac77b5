// What every page of results begins and ends with: no outside requests, and no script but one that the policy names.
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapePageText = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign]!);

const STYLE = `
:root{color-scheme:light dark;--line:#c8c8c8;--soft:#f5f5f5;--a:#b10e1c;--b:#8a3700;--c:#0b5394;--d:#5c5c5c}
@media (prefers-color-scheme:dark){:root{--line:#555;--soft:#2a2a2a;--a:#ff99a4;--b:#ffb87a;--c:#9cc9ff;--d:#c0c0c0}}
body{font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:70rem;padding:1.5rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 .25rem}
.counts{margin:.25rem 0 .75rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--soft)}
.class{white-space:nowrap;font-weight:600}.A{color:var(--a)}.B{color:var(--b)}.C{color:var(--c)}.D{color:var(--d)}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
blockquote{border-left:3px solid var(--line);margin:.4rem 0;padding-left:.6rem}blockquote footer{color:var(--d);font-size:.875rem}
.ground{color:var(--d);font-size:.875rem}
details.printed summary{cursor:pointer}.printed .map{overflow-x:auto}table.printed{font-size:.8rem;margin:.5rem 0}table.printed th,table.printed td{padding:.1rem .3rem;vertical-align:middle}table.printed th{font-weight:400;background:var(--soft)}table.printed caption{text-align:left;font-weight:600}table.printed .hA{background:#f8b4b4;color:#1f1f1f}table.printed .hB{background:#fbd5a5;color:#1f1f1f}table.printed .hC{background:#fff2b3;color:#1f1f1f}table.printed .hD{background:#dce9f7;color:#1f1f1f}
@media print{details.printed{display:none}body{max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
`;

/** What a page has beside what all have: its looks, and the digest of the one script that may run. */
interface PageOwn {
  readonly style: string;
  readonly script: string;
}

export const pageHead = (title: string, own?: PageOwn): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${own ? `; script-src '${own.script}'` : ""}"><title>${escapePageText(title)}</title><style>${STYLE}${own?.style ?? ""}</style></head><body><main><h1>${escapePageText(title)}</h1>\n`;

export const PAGE_FOOT = "</main></body></html>\n";
