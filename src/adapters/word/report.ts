// The document that is open in Word as a report that figures are written into, again and again.
//
// Word gives its body as the XML that it would save, so an open document is read as a file is. What is written goes
// through Word's own objects, place by place: a cell, a content control, a few characters. Nothing is put back whole, so
// that comments, revisions and what somebody types elsewhere stay as they are, and Word can undo it.
import { no, yes, type Outcome } from "../../core/outcome";
import type { DocumentSpot, Keep, MarkedReport, OurMarks, Remark, ReportContents, ReportEdit } from "../../ports/report";
import { openReport, placeholdersOf, placesIn, type OpenedReport } from "../docx/fill";
import { DRAFT } from "../docx/final";
import { parseRecord, RECORD, recordXml } from "../docx/record";
import { contentsOf } from "../docx/report-document";
import { readSlotTag } from "../../render/slot-tag";
import { runWordBatch, MINIMUM_WORD_API, refused, supportsWordApi } from "./act";
import { dropXml, keepXml, keptXml } from "./custom-xml";
import { packageOf } from "./flat";
import { Spots } from "./spots";
import { Writing, type OpenDocument } from "./write";

/** What one round trip asks for. */
function ask(context: Word.RequestContext): {
  readonly ooxml: OfficeExtension.ClientResult<string>;
  readonly paragraphs: Word.ParagraphCollection;
  readonly controls: Word.ContentControlCollection;
  readonly properties: Word.DocumentProperties;
} {
  const { body, contentControls: controls, properties } = context.document;
  const { paragraphs } = body;
  paragraphs.load("items/text,items/tableNestingLevel");
  controls.load("items/id,items/tag");
  properties.load("title");
  properties.customProperties.load("items/key,items/value");
  return { ooxml: body.getOoxml(), paragraphs, controls, properties };
}

async function readOpen(context: Word.RequestContext): Promise<Outcome<OpenDocument>> {
  const kept = await keptXml(RECORD);
  if (!kept.ok) return kept;
  const { ooxml, paragraphs, controls, properties } = ask(context);
  await context.sync();
  const bytes = packageOf(ooxml.value);
  if (!bytes.ok) return bytes;
  const opened = openReport(bytes.value);
  if (!opened.ok) return opened;
  // Custom XML of another make is nothing to us.
  const parsed = kept.value === undefined ? undefined : parseRecord(kept.value, "customXml");
  const record = parsed?.ok === true && parsed.value ? { part: "customXml", ...parsed.value } : undefined;
  const said = {
    ...(properties.title !== "" && { title: properties.title }),
    ...Object.fromEntries(properties.customProperties.items.map(({ key, value }) => [key, String(value)])),
  };
  const { read } = opened.value;
  const report: OpenedReport = {
    ...opened.value,
    record,
    read: { ...read, raw: { ...read.raw, properties: { ...read.raw.properties, ...said } } },
  };
  return yes({
    report,
    paragraphs: paragraphs.items,
    controls: controls.items,
    properties: properties.customProperties,
    keys: new Set(properties.customProperties.items.map(({ key }) => key)),
  });
}

/** Headers and footers are not among the paragraphs that Word lets us write into: their placeholders are not ours to fill. */
const contentsOfOpen = ({ report }: OpenDocument): ReportContents => ({
  ...contentsOf(report),
  placeholders: placeholdersOf({ ...report.document, others: [] }, report.read.orders),
});

const sameContents = (a: ReportContents, b: ReportContents): boolean =>
  JSON.stringify([a.document.blocks, a.regions, a.placeholders]) ===
  JSON.stringify([b.document.blocks, b.regions, b.placeholders]);

/** The places in sentences in the order in which they will stand: the same, and what is new behind them. */
function orderAfter(report: OpenedReport, keep: Keep): readonly string[] {
  const { body, others } = report.document;
  const known = placesIn([body, ...others].map(({ xml }) => xml));
  const fresh = Object.keys(keep.record.written).filter((name) => !known.includes(name) && !name.includes("."));
  return [...known, ...fresh];
}

/** Comments came later than the rest. */
const COMMENTS_API = "1.4";
/** By which our comments are known from everybody else's. */
const REMARK = "〔年报三表〕";

/** Those of ours; their texts are there after the round trip. */
function ourRemarks(context: Word.RequestContext): () => readonly Word.Comment[] {
  const comments = context.document.body.getComments();
  comments.load("items/content");
  return () => comments.items.filter(({ content }) => content.startsWith(REMARK));
}

interface Marked {
  readonly controls: readonly Word.ContentControl[];
  readonly drafts: readonly Word.Paragraph[];
  readonly marks: OurMarks;
}

function markedIn({ controls, paragraphs, report }: OpenDocument): Marked {
  const ours = controls.filter(({ tag }) => readSlotTag(tag) !== undefined);
  // A cell needs its paragraph.
  const drafts = paragraphs.filter(({ text, tableNestingLevel }) => tableNestingLevel === 0 && text.includes(DRAFT));
  const record = report.record !== undefined;
  return { controls: ours, drafts, marks: { places: ours.length, drafts: drafts.map(({ text }) => text), record } };
}

class WordReport implements MarkedReport {
  private seen: ReportContents | undefined;
  /** As it was read last, which is what spots are named after. */
  private named: ReportContents | undefined;

  get takesRemarks(): boolean {
    return supportsWordApi(COMMENTS_API);
  }

  async contents(): Promise<Outcome<ReportContents>> {
    const read = await runWordBatch(async (context) => {
      const open = await readOpen(context);
      return open.ok ? yes(contentsOfOpen(open.value)) : open;
    });
    if (read.ok) this.seen = this.named = read.value;
    return read;
  }

  private async spots(context: Word.RequestContext): Promise<Outcome<Spots>> {
    const open = await readOpen(context);
    if (this.named === undefined) throw new Error("a document is read before its spots are named");
    return open.ok ? yes(new Spots(open.value, this.named.document)) : open;
  }

  async select(spot: DocumentSpot): Promise<Outcome<void>> {
    return runWordBatch(async (context) => {
      const spots = await this.spots(context);
      if (!spots.ok) return spots;
      const asked = spots.value.find(spot);
      if (asked === undefined) return no(refused("moved"));
      await context.sync();
      asked().select();
      await context.sync();
      return yes(undefined);
    });
  }

  async remark(remarks: readonly Remark[]): Promise<Outcome<number>> {
    return runWordBatch(async (context) => {
      const spots = await this.spots(context);
      if (!spots.ok) return spots;
      const old = ourRemarks(context);
      const asked = remarks.flatMap(({ at, text }) => {
        const spot = spots.value.find(at);
        return spot === undefined ? [] : [{ spot, text }];
      });
      await context.sync();
      for (const comment of old()) comment.delete();
      for (const { spot, text } of asked) spot().insertComment(REMARK + text);
      await context.sync();
      return yes(asked.length);
    });
  }

  async clearRemarks(): Promise<Outcome<number>> {
    return runWordBatch(async (context) => {
      const ours = ourRemarks(context);
      await context.sync();
      const comments = ours();
      for (const comment of comments) comment.delete();
      await context.sync();
      return yes(comments.length);
    });
  }

  async marks(): Promise<Outcome<OurMarks>> {
    return runWordBatch(async (context) => {
      const open = await readOpen(context);
      return open.ok ? yes(markedIn(open.value).marks) : open;
    });
  }

  async unmark(shown: OurMarks): Promise<Outcome<void>> {
    if (String(Office.context.document.mode) === "readOnly") return no(refused("read-only"));
    const done = await runWordBatch(async (context) => {
      const open = await readOpen(context);
      if (!open.ok) return open;
      const { controls, drafts, marks } = markedIn(open.value);
      if (JSON.stringify(marks) !== JSON.stringify(shown)) return no(refused("changed"));
      for (const control of controls) control.delete(true);
      for (const draft of drafts) draft.delete();
      await context.sync();
      return yes(undefined);
    });
    if (!done.ok) return done;
    this.seen = undefined;
    return dropXml(RECORD);
  }

  async write(edits: readonly ReportEdit[], keep?: Keep): Promise<Outcome<void>> {
    if (String(Office.context.document.mode) === "readOnly") return no(refused("read-only"));
    const { seen } = this;
    if (seen === undefined) throw new Error("a document is read before it is written to");
    const written = await runWordBatch(async (context) => {
      const open = await readOpen(context);
      if (!open.ok) return open;
      // Edits speak of places by their numbers: in a document that has changed these would be other places.
      if (!sameContents(seen, contentsOfOpen(open.value))) return no(refused("changed"));
      const writing = Writing.of(open.value);
      if (!writing.ok) return writing;
      const planned = writing.value.plan(edits, keep?.properties ?? {});
      if (!planned.ok) return planned;
      await context.sync();
      const certain = writing.value.resolve();
      if (!certain.ok) return certain;
      writing.value.perform(context);
      await context.sync();
      return yes(open.value.report);
    });
    if (!written.ok) return written;
    this.seen = undefined;
    return keep ? keepXml(RECORD, recordXml(keep.record, orderAfter(written.value, keep))) : yes(undefined);
  }
}

/** The report that is open in Word, where this Word can tell tables from text. */
export function openWordReport(): Outcome<MarkedReport> {
  if (!supportsWordApi(MINIMUM_WORD_API)) return no(refused("too-old", `表格的读写（WordApi ${MINIMUM_WORD_API}）`));
  return yes(new WordReport());
}
