// 写好以后: what was written is read back as any reader would read it, and audited, before somebody takes it away.
import { sameValue, type Value } from "../../core/figures/values";
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import type { Outcome, Refusal } from "../../core/outcome";
import { proseWords } from "../../lexicon/words";
import { auditReport } from "../check/audit-report";
import { gapsOf, tableNumber } from "../check/gaps";
import type { ReportedFinding } from "../check/check-report";
import { readReport } from "../read/read-report";
import { isHint } from "./draft";
import type { PushPreview } from "./plan/part";
import type { Named } from "./publish";
import { reportSections } from "./report-text";

/** A cell that reads otherwise in the document than in the tables that were written. */
interface DifferentCell {
  readonly index: number;
  readonly here: Value;
}

export type ReadBackPoint =
  | { readonly kind: "unreadable"; readonly refusal: Refusal }
  | { readonly kind: "title"; readonly said: string }
  | { readonly kind: "empty"; readonly sections: readonly string[] }
  /** Sentences of ours or of the blank form that somebody has to finish. */
  | { readonly kind: "marks"; readonly said: readonly string[] }
  | { readonly kind: "hints"; readonly said: readonly string[] }
  | { readonly kind: "absent"; readonly tables: readonly string[] }
  | { readonly kind: "differs"; readonly table: string; readonly cells: readonly DifferentCell[] }
  | { readonly kind: "tables" | "prose"; readonly findings: readonly ReportedFinding[] };

/** Signs of ours in somebody's text: each is a thing to be done. */
const MARKS = /〔(?:草稿|未填|填写|待核对|统计表：)[^〔〕]{0,60}〕/gu;
const TEMPLATE = /(?:格式)?模板|样式/u;
const TITLE = /年度报告|年报/u;
const LONGEST_TITLE = 80;
/** Sections of text; the others hold a table each. */
const TEXTS = new Set(["一", "五", "六"]);

const MARGINS = /^(?:页[眉脚]|[脚尾]注)/u;
/** The last line of our own page. */
const DIGEST = "数据摘要：";

/** What stands in the margins comes behind the last section, and is not of it. */
const withoutMargins = (reading: Reading): Reading => ({
  ...reading,
  document: {
    ...reading.document,
    blocks: reading.document.blocks.map((block) =>
      block.kind === "text" && (MARGINS.test(block.place) || block.text.startsWith(DIGEST)) ? { ...block, text: "" } : block,
    ),
  },
});

function textPoints(reading: Reading): readonly ReadBackPoint[] {
  const texts = reading.document.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
  const title = texts.find((text) => TITLE.test(text) && TEMPLATE.test(text) && text.length <= LONGEST_TITLE);
  const sections = reportSections(withoutMargins(reading));
  const empty = sections.filter(({ number, paragraphs }) => TEXTS.has(number) && paragraphs.every(isHint));
  const hints = sections
    .filter((section) => !empty.includes(section))
    .flatMap(({ paragraphs }) =>
      paragraphs.filter((text) => proseWords.hints.some((hint) => text.includes(hint)) && isHint(text)),
    );
  const marks = texts.flatMap((text) => text.match(MARKS) ?? []);
  return [
    ...(title === undefined ? [] : [{ kind: "title", said: title.trim() } as const]),
    ...(empty.length > 0 ? [{ kind: "empty", sections: empty.map(({ number }) => number) } as const] : []),
    ...(marks.length > 0 ? [{ kind: "marks", said: marks } as const] : []),
    ...(hints.length > 0 ? [{ kind: "hints", said: hints } as const] : []),
  ];
}

function tablePoints(reading: Reading, report: Named): readonly ReadBackPoint[] {
  if (reading.form !== report.form) return [];
  const { unread } = gapsOf(report);
  const absent = report.form.tables.filter(({ table }) => !reading.present.includes(table.id)).map(tableNumber);
  const differs = report.form.tables.flatMap((table): ReadBackPoint[] => {
    if (!reading.present.includes(table.table.id)) return [];
    const cells = table.cells.flatMap(({ index }): DifferentCell[] => {
      const here = reading.values[index] ?? null;
      return unread.has(index) || sameValue(here, report.values[index] ?? null) ? [] : [{ index, here }];
    });
    return cells.length > 0 ? [{ kind: "differs", table: tableNumber(table), cells }] : [];
  });
  return [...(absent.length > 0 ? [{ kind: "absent", tables: absent } as const] : []), ...differs];
}

/** Told above in words of their own. */
const isTold = ({ finding: { detail } }: ReportedFinding): boolean =>
  detail.kind === "table-absent" ||
  (detail.kind === "prose" &&
    (detail.prose.kind === "section-empty" ||
      detail.prose.kind === "hint" ||
      // Our own line over everything, which the closing sentence tells: it goes with what it speaks of.
      (detail.prose.kind === "draft-mark" && proseWords.draftMarks.lines.includes(detail.prose.said))));

function findingPoints(reading: Reading, previous: Reading | undefined): readonly ReadBackPoint[] {
  const { findings } = auditReport(reading, { ...(previous && { previous }) });
  const open = findings.filter((one) => !isTold(one) && (one.verdict === "broken" || one.finding.detail.kind !== "prose"));
  const prose = open.filter(({ finding }) => finding.detail.kind === "prose");
  const tables = open.filter(({ finding }) => finding.detail.kind !== "prose");
  return [
    ...(tables.length > 0 ? [{ kind: "tables", findings: tables } as const] : []),
    ...(prose.length > 0 ? [{ kind: "prose", findings: prose } as const] : []),
  ];
}

/** Where tables were written, as readers call it. */
export const tablePlaces = ({ items }: PushPreview): readonly string[] =>
  items.flatMap(({ kind, place }) => (kind === "table" ? [place] : []));

const isTwice = (read: Outcome<Reading>): boolean =>
  read.ok ? read.value.misfits.some(({ reason }) => reason.kind === "several") : read.refusal.kind === "several-candidates";

/**
 * @param document - what was written, read again
 * @param places - of the tables that were written, as they are called: where there are two, the other is somebody's
 */
export function readBack(
  document: Outcome<RawDocument>,
  report: Named,
  places: readonly string[] = [],
  previous?: Reading,
): readonly ReadBackPoint[] {
  if (!document.ok) return [{ kind: "unreadable", refusal: document.refusal }];
  const hints = { unit: report.unit, year: report.year };
  const all = readReport(document.value, hints);
  const isOurs = (name: string): boolean => places.some((place) => place.split("、").includes(name));
  const blocks = document.value.blocks.map((block) =>
    block.kind === "grid" && !isOurs(block.name) ? { ...block, rows: 0, cols: 0, cells: [] } : block,
  );
  const read = isTwice(all) && places.length > 0 ? readReport({ ...document.value, blocks }, hints) : all;
  if (!read.ok) return [{ kind: "unreadable", refusal: read.refusal }];
  return [...textPoints(read.value), ...tablePoints(read.value, report), ...findingPoints(read.value, previous)];
}
