// Filling a user's own .docx in place: cells of its tables, its `{{placeholders}}` and places of ours, and nothing else.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { Keep, ReportContents, ReportEdit, TableLook } from "../../ports/report";
import { readSlotTag, TITLE } from "../../render/slot-tag";
import { addChartParts, alternativeText, chartBlocks, emptyBlocks, freeDrawing, redrawChart, toldAs } from "./chart-parts";
import { openDocument, type DocxDocument } from "./document";
import type { Codec } from "../opc/archive";
import { StoryFilling, type Replacement } from "./filling";
import { storyOrder, type Order } from "./order";
import { PackageChanges } from "./package-changes";
import { readOpened, type ReadDocument } from "./read";
import { findRecord, keepProperties, keepRecord, type FoundRecord } from "./record";
import { regionsOf, type Region } from "./regions";
import { statedFont, statedSize } from "./stated";
import type { DocxBlock, Control, DocxParagraph, Run, Story, DocxTable } from "./walk";

export type DocxEdit = ReportEdit;
type ChartEdit = Extract<DocxEdit, { kind: "chart" }>;

export interface Placeholder {
  readonly name: string;
  readonly part: string;
  readonly place: string;
  readonly standsAlone: boolean;
  /** What a table in its place should keep to. */
  readonly look: TableLook;
}

/** The placeholders of a template, in the order of reading; one that is said twice is listed twice. */
export function placeholders(bytes: Uint8Array): Outcome<readonly Placeholder[]> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const { body, others } = opened.value;
  return yes(placeholdersOf(opened.value, new Map([body, ...others].map((story) => [story, storyOrder(story)]))));
}

export function placeholdersOf({ body, others }: DocxDocument, orders: ReadonlyMap<Story, Order>): readonly Placeholder[] {
  const read: Placeholder[] = [];
  const unread: Placeholder[] = [];
  for (const story of [body, ...others]) {
    for (const { paragraph, place, isUnread, cell, pieces, found } of (orders.get(story) ?? storyOrder(story)).marked) {
      for (const { name, start, standsAlone } of found) {
        const run = pieces.find(({ piece, at }) => at <= start && start < at + piece.text.length)?.run;
        const width = cell?.room ?? story.pages.find(({ end }) => end > paragraph.start)?.width;
        const look = { ...(width !== undefined && { width }), ...fontOf(story, run) };
        (isUnread ? unread : read).push({ name, part: story.part, place, standsAlone, look });
      }
    }
  }
  // The fallback of a text box repeats what the box says.
  const known = new Set(read.map(({ name }) => name));
  return [...read, ...unread.filter(({ name }) => !known.has(name))];
}

export const leftoversOf = ({ body, others }: DocxDocument, orders: ReadonlyMap<Story, Order>): ReportContents["leftovers"] =>
  [body, ...others].flatMap((story) =>
    (orders.get(story) ?? storyOrder(story)).marked.flatMap(({ leftovers, place, isUnread }) =>
      isUnread ? [] : leftovers.map((text) => ({ text, place })),
    ),
  );

/** Font and size that a run states itself. */
function fontOf({ xml, prefix }: Story, run: Run | undefined): Pick<TableLook, "font" | "size"> {
  const look = run?.properties ? xml.slice(run.properties.start, run.properties.end) : "";
  const font = statedFont(prefix).exec(look)?.[1];
  const size = statedSize(prefix).exec(look)?.[1];
  return { ...(font !== undefined && { font }), ...(size !== undefined && { size: Number(size) / 2 }) };
}

/**
 * Fills a document.
 *
 * Text takes the formatting of what stood there: of the first run of the cell or the placeholder, or of the paragraph
 * mark of an empty cell, or, where that says nothing either, the font and size of the cell before. Parts without a change
 * are copied as they lie in the file; in the others all but the changed places stays byte for byte. A document in which
 * nothing changes is given back as it is.
 *
 * Refused: a cell or placeholder that is not there, and a table whose placeholder shares its paragraph.
 */
export function fillDocx(bytes: Uint8Array, edits: readonly DocxEdit[], keep?: Keep): Outcome<Uint8Array> {
  const report = openReport(bytes);
  return report.ok ? fillOpened(bytes, report.value, edits, keep) : report;
}

export interface OpenedReport {
  readonly document: DocxDocument;
  readonly read: ReadDocument;
  readonly record: FoundRecord | undefined;
  /** The places of ours. */
  readonly regions: readonly Region[];
}

export function openReport(bytes: Uint8Array, codec?: Codec): Outcome<OpenedReport> {
  const document = openDocument(bytes, codec);
  if (!document.ok) return document;
  const read = readOpened(document.value);
  if (!read.ok) return read;
  const record = findRecord(document.value);
  return yes({ document: document.value, read: read.value, record, regions: regionsOf(read.value.orders, record) });
}

export function fillOpened(
  bytes: Uint8Array,
  { document, read, record, regions }: OpenedReport,
  edits: readonly DocxEdit[],
  keep?: Keep,
): Outcome<Uint8Array> {
  const changes = new PackageChanges(document.file);
  const filled = new Edits(document, read, regions).apply(edits, changes);
  if (!filled.ok) return filled;
  if (keep) {
    const texts = [document.body, ...document.others].map(({ part, xml }) => changes.changed(part) ?? xml);
    const kept = keepRecord(document, changes, record, keep.record, placesIn(texts));
    if (!kept.ok) return kept;
    const said = keepProperties(document, changes, keep.properties);
    if (!said.ok) return said;
  }
  return yes(changes.isEmpty ? bytes : changes.bytes());
}

/** The names of our places that hold text, as they stand in what is written: tables are found by their labels, charts not at all. */
export function placesIn(texts: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const text of texts) {
    for (const [, tag = ""] of text.matchAll(/<(?:[^\s<>/:]+:)?tag [^<>]*"(nianbao:[^"]{1,56})"/g)) {
      const mark = readSlotTag(tag);
      if (mark && !/^(?:表[二三四]$|图)/.test(mark.name)) names.push(mark.name);
    }
  }
  return names;
}

/** Apart from the title that comes behind it. */
const TITLE_SHAPE = '<w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>';
/** Small enough for one line of a page of A4. */
const TITLE_LOOK = '<w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>';

/** The edits of one update, sorted to the parts of the document that they change. */
class Edits {
  private readonly fillings = new Map<Story, StoryFilling>();
  private readonly regions: readonly Region[];
  /** The same places once more, in fallbacks of text boxes. */
  private readonly twins: readonly Region[];
  private readonly missing: string[] = [];
  /** The next free number of a drawing. */
  private readonly drawings = new Map<Story, number>();
  private fault: Refusal | undefined;

  constructor(
    private readonly document: DocxDocument,
    private readonly read: ReadDocument,
    all: readonly Region[],
  ) {
    this.regions = all.filter(({ isUnread }) => !isUnread);
    this.twins = all.filter(({ isUnread }) => isUnread);
  }

  private get stories(): readonly Story[] {
    return [this.document.body, ...this.document.others];
  }

  private orderOf(story: Story): ReturnType<typeof storyOrder> {
    return this.read.orders.get(story) ?? storyOrder(story);
  }

  private filling(story: Story): StoryFilling {
    const known = this.fillings.get(story) ?? new StoryFilling(story);
    this.fillings.set(story, known);
    return known;
  }

  apply(edits: readonly DocxEdit[], changes: PackageChanges): Outcome<void> {
    const named = new Map<string, Replacement>();
    const spans = new Map<number, Extract<DocxEdit, { kind: "span" }>[]>();
    for (const edit of edits) {
      if (edit.kind === "text") named.set(edit.name, { kind: "text", content: edit.text, tag: edit.tag });
      else if (edit.kind === "table") named.set(edit.name, { kind: "table", content: edit.wordml, tag: edit.tag });
      else if (edit.kind === "chart" && "name" in edit.at) named.set(edit.at.name, this.drawing(edit, changes));
      else if (edit.kind === "span") spans.set(edit.block, [...(spans.get(edit.block) ?? []), edit]);
      else if (edit.kind === "chart") this.chart(edit, changes);
      else this.one(edit);
    }
    if (this.fault) return no(this.fault);
    for (const [block, all] of spans) this.spans(block, all);

    if (named.size > 0) {
      const found = new Set<string>();
      for (const story of this.stories) {
        for (const marked of this.orderOf(story).marked) {
          const refusal = this.filling(story).fillPlaceholders(marked, named, found);
          const fault = refusal ?? this.fault;
          if (fault) return no(fault);
        }
      }
      this.missing.push(...[...named.keys()].filter((name) => !found.has(name)).map((name) => `{{${name}}}`));
    }
    if (this.missing.length > 0) return no({ kind: "template-lacks", missing: this.missing });
    for (const [story, { splices }] of this.fillings)
      if (!splices.isEmpty) changes.set(story.part, splices.apply(story.xml), story.xml);
    return yes(undefined);
  }

  /** The paragraphs of a chart in a part of the document, with the parts of the package that they show. */
  private drawn({ chart, isShown }: ChartEdit, story: Story, width: number | undefined, changes: PackageChanges): string {
    if (!isShown) return emptyBlocks(story);
    const added = addChartParts(changes, story, chart);
    if (!added.ok) {
      this.fault ??= added.refusal;
      return "";
    }
    const id = this.drawings.get(story) ?? freeDrawing(story);
    this.drawings.set(story, id + 1);
    return chartBlocks(story, chart, { relation: added.value, id, width });
  }

  private drawing(edit: ChartEdit, changes: PackageChanges): Replacement {
    return { kind: "blocks", tag: edit.tag, content: (story, width) => this.drawn(edit, story, width, changes) };
  }

  private chart(edit: ChartEdit, changes: PackageChanges): void {
    const { body } = this.document;
    if ("after" in edit.at) {
      const { at } = this.placeOf(edit.at.after);
      const width = body.pages.find(({ end }) => end > at)?.width;
      this.filling(body).insertBlocks(at, this.drawn(edit, body, width, changes), edit.tag);
      return;
    }
    const region = "region" in edit.at ? this.regions[edit.at.region] : undefined;
    if (!region) throw new Error("a chart has no place");
    const { story, control } = region;
    // Also where it is not shown: the figures of another year do not stay in the file.
    const isThere = redrawChart(changes, story, control, edit.chart);
    const told = isThere && edit.isShown ? alternativeText(story, control) : undefined;
    const width = story.pages.find(({ end }) => end > control.start)?.width;
    const filling = this.filling(story);
    if (isThere && edit.isShown) filling.retell(region, edit.tag, told, toldAs(edit.chart));
    else filling.changeBlocks(region, edit.tag, this.drawn(edit, story, width, changes));
  }

  private one(edit: Exclude<DocxEdit, { kind: "text" | "table" | "span" | "chart" }>): void {
    const { body } = this.document;
    switch (edit.kind) {
      case "cell": {
        const table = this.tableAt(edit.table);
        const isThere = this.fillCell(table, edit);
        if (table && isThere) this.fillCell(this.orderOf(body).repeats.get(table), edit);
        else this.missing.push(`第${edit.table + 1}个表格第${edit.row + 1}行第${edit.col + 1}列`);
        return;
      }
      case "own-table": {
        const table = this.tableAt(edit.table);
        if (table)
          this.filling(body).ownTable(
            table,
            this.controlOf(edit.table),
            this.emptyBefore(table),
            this.shellBefore(table),
            edit.tag,
          );
        else this.missing.push(`第${edit.table + 1}个表格`);
        return;
      }
      case "add-table": {
        const table = this.tableAt(edit.table);
        if (table) this.filling(body).addTable(table, this.controlOf(edit.table), edit.line, edit.wordml, edit.tag);
        else this.missing.push(`第${edit.table + 1}个表格`);
        return;
      }
      case "region": {
        const region = this.regions[edit.region];
        if (!region) throw new Error(`there is no region ${edit.region}`);
        for (const one of [region, ...this.twins.filter((twin) => twin.tag === region.tag && twin.story === region.story)])
          this.filling(one.story).changeRegion(one, edit);
        return;
      }
      case "remove": {
        const region = this.regions[edit.region];
        if (!region) throw new Error(`there is no region ${edit.region}`);
        this.filling(region.story).removeRegion(region);
        return;
      }
      case "insert": {
        const { at, like } = this.placeOf(edit.after);
        const model = edit.like === undefined ? like : this.paragraphAt(edit.like);
        // Behind a heading comes what its style says comes behind it, as when somebody writes on there.
        const next = edit.like === undefined ? this.read.styles.next(like?.style) : undefined;
        this.filling(body).insertParagraph(at, next ?? model, edit.pieces, TITLE_SHAPE, TITLE_LOOK);
        return;
      }
    }
  }

  /** @returns whether the table has such a cell */
  private fillCell(table: DocxBlock | undefined, { row, col, text }: Extract<DocxEdit, { kind: "cell" }>): boolean {
    if (table?.kind !== "table") return false;
    const at = this.squaresOf(table).get(`${row} ${col}`);
    if (at !== undefined) this.filling(this.document.body).fillCell(table.cells, at, text);
    return at !== undefined;
  }

  private readonly squares = new Map<DocxTable, ReadonlyMap<string, number>>();

  /** Where each cell that is seen stands in the list of them. */
  private squaresOf(table: DocxTable): ReadonlyMap<string, number> {
    const known = this.squares.get(table);
    if (known) return known;
    const found = new Map(
      table.cells.flatMap(({ row, col, isCovered }, at) => (isCovered ? [] : [[`${row} ${col}`, at] as const])),
    );
    this.squares.set(table, found);
    return found;
  }

  private tableAt(number: number): DocxTable | undefined {
    return this.orderOf(this.document.body).tables[number]?.table;
  }

  private paragraphAt(block: number): DocxParagraph | undefined {
    return this.read.sources[block]?.paragraph;
  }

  private placeOf(after: number | "start"): { readonly at: number; readonly like: DocxParagraph | undefined } {
    if (after === "start") return { at: this.document.body.start, like: undefined };
    const source = this.read.sources[after];
    if (source?.story !== this.document.body) throw new Error(`block ${after} is not in the body`);
    if (source.paragraph === undefined) return { at: source.table.table.control?.end ?? source.table.table.end, like: undefined };
    // Behind the last paragraph of a section the next one begins.
    const { paragraph } = source;
    return { at: paragraph.endsSection ? paragraph.start : paragraph.end, like: paragraph };
  }

  private spans(block: number, spans: readonly Extract<DocxEdit, { kind: "span" }>[]): void {
    const source = this.read.sources[block];
    if (source?.paragraph === undefined) throw new Error(`block ${block} is no text`);
    const { paragraph, story, label } = source;
    const ordered = [...spans]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, text, tag }) => ({ start: start - label, end: end - label, text, tag }));
    const again = this.orderOf(story).repeats.get(paragraph);
    this.filling(story).replaceSpans(paragraph, ordered);
    if (again?.kind === "paragraph") this.filling(story).replaceSpans(again, ordered);
  }

  /** Ours that names a table: from in front, or from around it. */
  private controlOf(table: number): Control | undefined {
    return this.regions.find((region) => region.table === table)?.control;
  }

  /** What LibreOffice leaves of a control of ours: its first paragraph, right before the table. */
  private shellBefore(table: DocxTable): Control | undefined {
    return this.document.body.controls.find(
      (control) => control.end === table.start && control.tag === undefined && control.title?.startsWith(TITLE) === true,
    );
  }

  /** An empty paragraph right before a table can stand in the control that names it. */
  private emptyBefore(table: DocxTable): DocxParagraph | undefined {
    const found = this.orderOf(this.document.body).paragraphs.find(({ paragraph }) => paragraph.end === table.start)?.paragraph;
    const isEmpty =
      found !== undefined &&
      found.runs.length === 0 &&
      found.boxes.length === 0 &&
      found.markers.length === 0 &&
      !found.endsSection;
    return isEmpty && found.numbering === undefined ? found : undefined;
  }
}
