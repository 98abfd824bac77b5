// How the page of a board looks, beside what all pages of results have.

export const BOARD_STYLE = `
:root{--ha:#f8b4b4;--hb:#fbd5a5;--hc:#fff2b3;--hd:#dce9f7;--ink:#1f1f1f;--page:#fff}
@media (prefers-color-scheme:dark){:root{--ha:#8f2b2b;--hb:#7a4a12;--hc:#655a12;--hd:#2c4763;--ink:#fff;--page:#121212}}
body{max-width:88rem}
.overview caption{text-align:left;padding:.25rem 0}.overview th{white-space:nowrap}
button,select,input{font:inherit;padding:.15rem .5rem}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;background:var(--page);padding:.4rem 0}
.filters label{display:flex;flex-direction:column;font-size:.875rem}.filters select{max-width:16rem}
.map{overflow:auto;max-height:80vh;border:1px solid var(--line)}
.map table{border-collapse:separate;border-spacing:0;width:max-content;min-width:100%}
.map th,.map td{padding:.1rem .4rem;border-width:0 1px 1px 0;font-size:.9rem;line-height:1.5}
.map thead th{position:sticky;top:0;z-index:2;background:var(--soft)}
.map tbody th,.map thead th:first-child{position:sticky;left:0;background:var(--soft);text-align:left;font-weight:400}
.map thead th:first-child{z-index:3}.map tbody th{z-index:1;max-width:18rem}
.map .state{white-space:nowrap}
.heat{text-align:center}.heat a{color:var(--ink);text-decoration:none;display:block}.heat sub{font-size:.7rem}
.hA{background:var(--ha)}.hB{background:var(--hb)}.hC{background:var(--hc)}.hD{background:var(--hd)}
section.plain p{margin:.1rem 0}
section table td:last-child{max-width:14rem;overflow-wrap:anywhere}section table th{white-space:nowrap}
section>details{border-top:1px solid var(--line);padding:.25rem 0}summary{cursor:pointer}
details h2{margin-top:.5rem}.returned,.unread{color:var(--a)}.passed{color:var(--c)}
svg.strip{width:100%;max-width:44rem;display:block}svg.strip text{font-size:11px;fill:currentColor}.tick{stroke:var(--c);stroke-width:1;opacity:.55}.far{stroke:var(--a);stroke-width:2}.middle{stroke:currentColor;stroke-width:2}.axis{stroke:var(--line)}.half{fill:var(--soft)}
.drawn{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:center}.drawn svg.strip{flex:1 1 20rem}svg.slope{flex:0 1 22rem;width:100%;max-width:22rem;display:block}svg.slope text{font-size:11px;fill:currentColor}.step{stroke:var(--c);stroke-width:1;opacity:.45}.leap{stroke:var(--a);stroke-width:2;stroke-dasharray:5 3}
table.alike{width:100%;table-layout:fixed;margin:.5rem 0}table.alike td{vertical-align:top;overflow-wrap:anywhere}table.alike caption{text-align:left;padding:.25rem 0}
pre{white-space:pre-wrap;font:inherit;background:var(--soft);padding:.5rem}
[hidden]{display:none!important}
@media (max-width:40rem){.map tbody th{max-width:9rem}}
@media print{.filters,.reminder,button[data-copy],section a[href="#units"]{display:none}button{border:0;background:none;padding:0;color:inherit}body{font-size:10px;line-height:1.35}.map{max-height:none;overflow:visible;border:0}.map th,.map td{font-size:8px;padding:0 2px}.map thead th,.map tbody th{position:static}tr.plain{display:none}section.plain{display:inline-block;width:49%}section.plain p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}section>details:not([open])>*:not(summary){display:none}th,td{padding:1px 3px}}
`;
