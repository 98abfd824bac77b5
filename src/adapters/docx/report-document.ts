// A .docx file as a report that figures are pushed into, again and again.
import { yes, type Outcome } from "../../core/outcome";
import type { FoundRegion, ReportContents, ReportDocument } from "../../ports/report";
import { openDocument } from "./document";
import { fillDocx, placeholdersOf } from "./fill";
import { readOpened } from "./read";
import { findRecord } from "./record";
import { regionsOf, type Region } from "./regions";

/** Writing gives the new file; the old one stays as it is. */
export const docxReport = (bytes: Uint8Array): ReportDocument<Uint8Array> => ({
  contents: () => Promise.resolve(docxContents(bytes)),
  write: (edits, keep) => Promise.resolve(fillDocx(bytes, edits, keep)),
});

export function docxContents(bytes: Uint8Array): Outcome<ReportContents> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const read = readOpened(opened.value);
  if (!read.ok) return read;
  const { raw, sources, orders } = read.value;
  const blocks = new Map(sources.flatMap(({ paragraph }, block) => (paragraph ? [[paragraph, block] as const] : [])));
  const spanOf = ({ inline, pieces }: Region): FoundRegion["span"] => {
    const block = inline && blocks.get(inline);
    const source = block === undefined ? undefined : sources[block];
    if (inline === undefined || block === undefined || source?.paragraph === undefined) return undefined;
    const own = new Set(pieces.map(({ piece }) => piece));
    let at = source.label;
    let start: number | undefined;
    let end = at;
    for (const run of inline.runs) {
      for (const piece of run.pieces) {
        if (!piece.isShown) continue;
        if (own.has(piece)) start ??= at;
        at += piece.text.length;
        if (own.has(piece)) end = at;
      }
    }
    return start === undefined ? undefined : { block, start, end };
  };
  const record = findRecord(opened.value);
  const regions = regionsOf(orders, record).filter(({ isUnread }) => !isUnread);
  return yes({
    document: raw,
    placeholders: placeholdersOf(opened.value),
    regions: regions.map((region): FoundRegion => {
      const span = spanOf(region);
      const { tag, text, place, table } = region;
      return { tag, text, place, ...(table !== undefined && { table }), ...(span && { span }) };
    }),
    record: record?.record,
  });
}
