// A .docx file as a report that figures are written into, again and again.
import { yes, type Outcome } from "../../core/outcome";
import type { FoundRegion, ReportContents, ReportDocument } from "../../ports/report";
import type { Codec } from "../opc/archive";
import { drawnTexts } from "./drawn";
import { fillOpened, leftoversOf, openReport, placeholdersOf, type OpenedReport } from "./fill";
import type { Region } from "./regions";

/** Writing gives the new file; the old one stays as it is. The file is opened once, whatever is asked of it. */
export function docxReport(bytes: Uint8Array, codec?: Codec): ReportDocument<Uint8Array> {
  let known: Outcome<OpenedReport> | undefined;
  const opened = (): Outcome<OpenedReport> => (known ??= openReport(bytes, codec));
  return {
    contents: () => {
      const report = opened();
      return Promise.resolve(report.ok ? yes(contentsOf(report.value)) : report);
    },
    write: (edits, keep) => {
      const report = opened();
      return Promise.resolve(report.ok ? fillOpened(bytes, report.value, edits, keep) : report);
    },
  };
}

export function docxContents(bytes: Uint8Array, codec?: Codec): Outcome<ReportContents> {
  const report = openReport(bytes, codec);
  return report.ok ? yes(contentsOf(report.value)) : report;
}

export function contentsOf({ document, read, record, regions: all }: OpenedReport): ReportContents {
  const { raw, sources, orders } = read;
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
  const regions = all.filter(({ isUnread }) => !isUnread);
  return {
    document: raw,
    placeholders: placeholdersOf(document, orders),
    leftovers: leftoversOf(document, orders),
    regions: regions.map((region): FoundRegion => {
      const span = spanOf(region);
      const { tag, text, place, table } = region;
      return { tag, text, place, ...(table !== undefined && { table }), ...(span && { span }) };
    }),
    drawn: drawnTexts(document, orders, all),
    record: record?.record,
    isDrawable: true,
  };
}
