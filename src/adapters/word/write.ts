// What is to be written, as calls to Word's objects. All places are found and made sure of first, then everything is
// written in one round trip.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import type { NewText, ReportEdit } from "../../ports/report";
import { slotTitle } from "../../render/slot-tag";
import { controlXml, mayHoldControl, ownControl } from "../docx/control";
import type { OpenedReport } from "../docx/fill";
import { notAlone, smallerSize } from "../docx/filling";
import { cellText } from "../docx/read";
import type { Region } from "../docx/regions";
import type { DocxCell, Control, DocxParagraph, Story, DocxTable } from "../docx/walk";
import { refused } from "./act";
import { alignParagraphs } from "./align";
import { FLAT_NAMES, flatOf } from "./flat";
import { ChartPackages } from "./write-chart";

/** An open document as one round trip showed it: as a file, and as Word's own objects. */
export interface OpenDocument {
  readonly report: OpenedReport;
  readonly paragraphs: readonly Word.Paragraph[];
  readonly controls: readonly Word.ContentControl[];
  readonly properties: Word.CustomPropertyCollection;
  /** Keys of the custom properties that are there. */
  readonly keys: ReadonlySet<string>;
}

type ChartEdit = Extract<ReportEdit, { kind: "chart" }>;
type Step = (context: Word.RequestContext) => void;

/** Some characters, asked of Word; there must be as many of them as the file has. */
interface Sought {
  readonly place: string;
  readonly text: string;
  readonly ordinal: number;
  readonly total: number;
  readonly results: Word.RangeCollection;
}

export const CASE = { matchCase: true } as const;
/** What Word searches for at most. */
export const LONGEST_SEARCH = 255;

export function timesIn(text: string, wanted: string, before = text.length): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0 && at < before; at = text.indexOf(wanted, at + wanted.length)) count += 1;
  return count;
}

export class Writing {
  private readonly steps: Step[] = [];
  private readonly sought: Sought[] = [];
  private fault: Refusal | undefined;
  private readonly regions: readonly Region[];
  private readonly charts: ChartPackages;

  private constructor(
    private readonly open: OpenDocument,
    private readonly places: ReadonlyMap<DocxParagraph, number>,
  ) {
    this.regions = open.report.regions.filter(({ isUnread }) => !isUnread);
    this.charts = new ChartPackages(this.body);
  }

  static of(open: OpenDocument): Outcome<Writing> {
    const seen = open.paragraphs.map(({ text, tableNestingLevel: level }) => ({ text, level }));
    const places = alignParagraphs(open.report.document.body, seen);
    return places ? yes(new Writing(open, places)) : no(refused("not-matched", "表格"));
  }

  private get body(): Story {
    return this.open.report.document.body;
  }

  private get order(): ReturnType<OpenedReport["read"]["orders"]["get"]> {
    return this.open.report.read.orders.get(this.body);
  }

  private miss(place: string): undefined {
    this.fault ??= refused("not-matched", place);
    return undefined;
  }

  private there(paragraph: DocxParagraph | undefined, place: string): Word.Paragraph | undefined {
    const at = paragraph && this.places.get(paragraph);
    return (at === undefined ? undefined : this.open.paragraphs[at]) ?? this.miss(place);
  }

  /** Queues the searches that `resolve` judges, and remembers the rest for `perform`. */
  plan(edits: readonly ReportEdit[], properties: Readonly<Record<string, string | undefined>>): Outcome<void> {
    const wraps: ReportEdit[] = [];
    const behind: ReportEdit[] = [];
    for (const edit of edits) {
      if (edit.kind === "own-table" || edit.kind === "add-table") wraps.push(edit);
      else if (edit.kind === "chart" && "after" in edit.at) behind.push(edit);
      else this.one(edit);
    }
    // Each is put right behind its table: the first of them last.
    for (const edit of behind.reverse()) this.one(edit);
    // Cells are written before their table moves into a control.
    for (const edit of wraps) this.one(edit);
    this.keepProperties(properties);
    return this.fault ? no(this.fault) : yes(undefined);
  }

  /** After the round trip: whether Word found what the file says is there. */
  resolve(): Outcome<void> {
    for (const sought of this.sought) if (this.exact(sought).length !== sought.total) this.miss(sought.place);
    return this.fault ? no(this.fault) : yes(undefined);
  }

  perform(context: Word.RequestContext): void {
    for (const step of this.steps) step(context);
  }

  private one(edit: ReportEdit): void {
    switch (edit.kind) {
      case "cell":
        return this.cell(edit);
      case "own-table":
        return this.ownTable(edit.table, edit.tag);
      case "add-table":
        return this.addTable(edit);
      case "text":
        return this.placeholder(edit.name, ({ paragraph }, sought) => this.putText(paragraph, sought, edit.text, edit.tag));
      case "table":
        return this.blocks(edit.name, (paragraph) => this.tableFlat(edit.wordml, this.ownable(paragraph, edit.tag)));
      case "region":
        return this.region(edit);
      case "span":
        return this.span(edit);
      case "insert":
        return this.insert(edit);
      case "remove":
        return this.remove(edit.region);
      case "chart":
        return this.chart(edit);
    }
  }

  // Tables

  private tableAt(number: number): DocxTable | undefined {
    return this.order?.tables[number]?.table;
  }

  /** A paragraph of the table, by which Word finds the table. */
  private tableObject(table: DocxTable | undefined, place: string): Word.Table | undefined {
    const first = table?.cells
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === "paragraph" && this.places.has(block));
    const paragraph = first?.kind === "paragraph" ? this.there(first, place) : this.miss(place);
    return paragraph?.parentTable;
  }

  private cell({ table, row, col, text }: Extract<ReportEdit, { kind: "cell" }>): void {
    const place = `第${table + 1}个表格第${row + 1}行第${col + 1}列`;
    const cell = this.tableAt(table)?.cells.find((one) => one.row === row && one.col === col && !one.isCovered);
    if (!cell) return this.miss(place);
    if (cellText(cell) === text) return;
    const paragraphs = cell.blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));
    const first = paragraphs.find((one) => one.text.trim() !== "") ?? paragraphs[0];
    const object = this.there(first, place);
    if (!first || !object) return;
    const size = this.fitting(first, text, cell);
    // What is put where a figure was withdrawn would be withdrawn with it.
    const isStruck = first.runs.some((run) => run.isStruck);
    this.steps.push(() => {
      const put = object.insertText(text, "Replace");
      if (size !== undefined) put.font.size = size;
      if (isStruck) put.font.strikeThrough = false;
    });
    for (const other of paragraphs) {
      if (other === first) continue;
      const more = this.there(other, place);
      const isText = other.boxes.length === 0 && other.runs.every(({ isPlain }) => isPlain);
      if (more && isText && cell.blocks.length === paragraphs.length) this.steps.push(() => more.delete());
    }
  }

  /** Half a number reads as another number: it is set smaller rather than broken over two lines. */
  private fitting(paragraph: DocxParagraph, text: string, cell: DocxCell): number | undefined {
    const { xml, prefix } = this.body;
    const properties = paragraph.runs.find(({ pieces }) => pieces.length > 0)?.properties ?? paragraph.markProperties;
    const look = properties ? xml.slice(properties.start, properties.end) : "";
    const half = smallerSize(prefix, look, text, cell.room);
    return half === undefined ? undefined : half / 2;
  }

  /** Ours that names a table: around it, as Word puts it, or in front of it, as files have it. */
  private controlOf(number: number): Control | undefined {
    return this.regions.find(({ table }) => table === number)?.control;
  }

  private ownTable(number: number, tag: string): void {
    const place = `第${number + 1}个表格`;
    const table = this.tableAt(number);
    const own = this.controlOf(number);
    if (own) return this.retag(own, tag, place);
    const object = this.tableObject(table, place);
    if (object) this.steps.push(() => this.mark(object.insertContentControl(), tag));
  }

  private addTable({ table: number, line, wordml, tag }: Extract<ReportEdit, { kind: "add-table" }>): void {
    const place = `第${number + 1}个表格`;
    const table = this.tableAt(number);
    const own = this.controlOf(number);
    const control = own && this.controlObject(own, place);
    const object = this.tableObject(table, place);
    if (!object) return;
    this.steps.push(() => {
      // What was our place is theirs now.
      control?.delete(true);
      const explained = object.insertParagraph(line, "After");
      explained.getRange("Whole").insertOoxml(flatOf(controlXml(FLAT_NAMES, tag, wordml)), "After");
    });
  }

  // Placeholders

  private placeholder(
    name: string,
    put: (
      at: { readonly paragraph: DocxParagraph; readonly place: string; readonly standsAlone: boolean },
      sought: Sought,
    ) => void,
  ): void {
    let found = false;
    for (const { paragraph, place, isUnread, pieces, found: marks } of this.order?.marked ?? []) {
      if (isUnread) continue;
      const text = pieces.map(({ piece }) => piece.text).join("");
      for (const one of marks) {
        if (one.name !== name) continue;
        found = true;
        const sought = this.seek(paragraph, text, one.start, one.end, place);
        if (sought) put({ paragraph, place, standsAlone: one.standsAlone }, sought);
      }
    }
    if (!found) this.miss(`{{${name}}}`);
  }

  private putText(paragraph: DocxParagraph, sought: Sought, text: string, tag: string | undefined): void {
    const canOwn = mayHoldControl(paragraph.control) && paragraph.runs.every(({ control }) => mayHoldControl(control));
    this.steps.push(() => this.replace(sought, text, canOwn ? tag : undefined));
  }

  private tableFlat(wordml: string, tag: string | undefined): string {
    return flatOf(tag === undefined ? wordml : controlXml(FLAT_NAMES, tag, wordml));
  }

  private ownable(paragraph: DocxParagraph, tag: string | undefined): string | undefined {
    return mayHoldControl(paragraph.control) ? tag : undefined;
  }

  /** They take the place of a whole paragraph, in which nothing else may stand. */
  private blocks(name: string, flat: (paragraph: DocxParagraph) => string): void {
    this.placeholder(name, ({ paragraph, place, standsAlone }) => {
      if (!standsAlone) {
        this.fault ??= { kind: "template-lacks", missing: [notAlone(name, place)] };
        return;
      }
      const object = this.there(paragraph, place);
      if (object) this.put(object, flat(paragraph));
    });
  }

  // Charts

  private chart(edit: ChartEdit): void {
    const { at, tag } = edit;
    if ("name" in at)
      return this.blocks(at.name, (paragraph) => this.charts.fresh(edit, paragraph.start, this.ownable(paragraph, tag)));
    if ("after" in at) return this.chartAfter(edit, at.after);
    const region = this.regions[at.region];
    if (!region) throw new Error(`there is no region ${at.region}`);
    const drawn = edit.isShown ? this.charts.drawnIn(region) : undefined;
    const object = drawn && this.there(drawn, region.place);
    const control = this.controlObject(region.shell?.control ?? region.control, region.place);
    if (!control || (drawn && !object)) return;
    if (drawn && object) this.put(object, this.charts.again(drawn, edit.chart));
    else {
      const flat = this.charts.fresh(edit, region.control.start);
      this.steps.push(() => control.insertOoxml(flat, "Replace"));
    }
    this.steps.push(() => this.mark(control, tag));
  }

  /** Behind our control, where the table stands in one. */
  private chartAfter(edit: ChartEdit, block: number): void {
    const source = this.open.report.read.sources[block];
    if (source === undefined) throw new Error(`there is no block ${block}`);
    const place = "图";
    const own = source.paragraph === undefined ? ownControl(source.table.table.control) : undefined;
    const before = own
      ? this.controlObject(own, place)
      : source.paragraph === undefined
        ? this.tableObject(source.table.table, place)
        : this.there(source.paragraph, place);
    const flat = this.charts.fresh(edit, (source.paragraph ?? source.table.table).start, edit.tag);
    if (before) this.steps.push(() => before.insertParagraph("", "After").getRange("Whole").insertOoxml(flat, "Replace"));
  }

  private put(paragraph: Word.Paragraph, flat: string): void {
    this.steps.push(() => paragraph.getRange("Whole").insertOoxml(flat, "Replace"));
  }

  // Characters

  private seek(paragraph: DocxParagraph, text: string, start: number, end: number, place: string): Sought | undefined {
    const object = this.there(paragraph, place);
    const wanted = text.slice(start, end);
    if (!object) return undefined;
    if (wanted === "" || wanted.length > LONGEST_SEARCH) return this.miss(place);
    const results = object.search(wanted.replaceAll("^", "^^"), CASE);
    results.load("items/text");
    const sought = { place, text: wanted, ordinal: timesIn(text, wanted, start), total: timesIn(text, wanted), results };
    this.sought.push(sought);
    return sought;
  }

  /** Word may take characters for the same that are not, such as wide and narrow ones. */
  private exact({ results, text }: Sought): readonly Word.Range[] {
    return results.items.filter((range) => range.text === text);
  }

  private replace(sought: Sought, text: string, tag: string | undefined): void {
    const range = this.exact(sought)[sought.ordinal]!;
    const put = range.text === text ? range : range.insertText(text, "Replace");
    if (tag !== undefined) this.mark(put.insertContentControl(), tag);
  }

  private mark(control: Word.ContentControl, tag: string): void {
    control.tag = tag;
    control.title = slotTitle(tag);
  }

  private span({ block, start, end, text, tag }: Extract<ReportEdit, { kind: "span" }>): void {
    const source = this.open.report.read.sources[block];
    if (source?.paragraph === undefined) throw new Error(`block ${block} is no text`);
    const { paragraph, label } = source;
    const raw = this.open.report.read.raw.blocks[block];
    const place = raw?.kind === "text" ? raw.place : "";
    const sought = this.seek(paragraph, paragraph.text, start - label, end - label, place);
    if (sought) this.steps.push(() => this.replace(sought, text, tag));
  }

  // Places of ours

  /** By the number Word gave it; where that is missing or doubled, by its tag and how many of that tag come before. */
  private controlObject(control: Control, place: string): Word.ContentControl | undefined {
    const { report, controls } = this.open;
    const stories = [report.document.body, ...report.document.others];
    const all = stories.flatMap((story) => story.controls.map((one) => ({ one, id: idOf(story, one) })));
    const id = all.find(({ one }) => one === control)?.id;
    const sameId = id === undefined ? [] : controls.filter((one) => one.id === id || one.id === id >>> 0);
    if (sameId.length === 1 && all.filter((other) => other.id === id).length === 1) return sameId[0];
    const sameTag = controls.filter((one) => one.tag === (control.tag ?? ""));
    const ours = all.filter(({ one }) => (one.tag ?? "") === (control.tag ?? "")).map(({ one }) => one);
    return (ours.length === sameTag.length ? sameTag[ours.indexOf(control)] : undefined) ?? this.miss(place);
  }

  private retag(control: Control, tag: string, place: string): void {
    if (control.tag === tag) return;
    const object = this.controlObject(control, place);
    if (object) this.steps.push(() => this.mark(object, tag));
  }

  private region({ region: number, tag, text, before, after }: Extract<ReportEdit, { kind: "region" }>): void {
    const region = this.regions[number];
    if (!region) throw new Error(`there is no region ${number}`);
    const object = this.controlObject(region.control, region.place);
    if (!object) return;
    this.steps.push(() => {
      if (before !== undefined && before !== "") object.getRange("Before").insertText(before, "Start");
      if (after !== undefined && after !== "") object.getRange("After").insertText(after, "End");
      if (text !== undefined && text !== region.text) {
        object.insertText(text, "Replace");
        // An emptied control would ask its reader to click here and type.
        if (text === "") object.placeholderText = " ";
      }
    });
    this.retag(region.control, tag, region.place);
  }

  private remove(number: number): void {
    const region = this.regions[number];
    if (!region) throw new Error(`there is no region ${number}`);
    const { control, inline, place } = region;
    const isAlone =
      inline !== undefined &&
      !inline.endsSection &&
      inline.boxes.length === 0 &&
      inline.runs.every((run) => run.start >= control.start && run.end <= control.end);
    if (isAlone) {
      const line = this.there(inline, place);
      if (line) this.steps.push(() => line.delete());
    } else {
      const object = this.controlObject(control, place);
      if (object) this.steps.push(() => object.delete(false));
    }
  }

  /** The line over everything in the red of a correction; other paragraphs look as the one before them. */
  private insert({ after, like, pieces }: Extract<ReportEdit, { kind: "insert" }>): void {
    if (after === "start") {
      this.steps.push((context) => {
        const line = context.document.body.insertParagraph("", "Start");
        line.styleBuiltIn = "Normal";
        line.alignment = "Centered";
        for (const range of this.putPieces(line, pieces)) {
          range.font.bold = true;
          range.font.color = "#C00000";
          range.font.size = 11;
        }
      });
      return;
    }
    const source = this.open.report.read.sources[after];
    if (source === undefined) throw new Error(`there is no block ${after}`);
    const place = "新增段落";
    const before =
      source.paragraph === undefined ? this.tableObject(source.table.table, place) : this.there(source.paragraph, place);
    const look = like === undefined ? undefined : this.lookOf(like, place);
    const block = this.open.report.read.raw.blocks[after];
    const isHeading = block?.kind === "text" && block.heading !== undefined;
    if (!before) return;
    this.steps.push(() => {
      const line = before.insertParagraph("", "After");
      // Word goes on in the look of what stands before.
      if (!look && isHeading) line.styleBuiltIn = "Normal";
      const ranges = this.putPieces(line, pieces);
      look?.(line, ranges);
    });
  }

  /** Asks how a paragraph is set, and sets another one so. */
  private lookOf(block: number, place: string): ((line: Word.Paragraph, ranges: readonly Word.Range[]) => void) | undefined {
    const model = this.there(this.open.report.read.sources[block]?.paragraph, place);
    if (!model) return undefined;
    model.load("style,alignment,firstLineIndent,lineSpacing,outlineLevel,font/name,font/size,font/bold,font/color");
    return (line, ranges) => {
      const { font, alignment } = model;
      line.style = model.style;
      if (alignment !== "Mixed" && alignment !== "Unknown") line.alignment = alignment;
      line.firstLineIndent = model.firstLineIndent;
      line.lineSpacing = model.lineSpacing;
      line.outlineLevel = model.outlineLevel;
      for (const range of ranges) {
        // Where its words differ among themselves, Word says nothing.
        if (font.name) range.font.name = font.name;
        if (font.size) range.font.size = font.size;
        if (font.color) range.font.color = font.color;
        range.font.bold = font.bold;
      }
    };
  }

  private putPieces(line: Word.Paragraph, pieces: readonly NewText[]): readonly Word.Range[] {
    // What is put at the end of a line that ends with a control gets into the control.
    let last: Word.ContentControl | undefined;
    return pieces.map(({ text, tag }) => {
      const range: Word.Range = last ? last.getRange("After").insertText(text, "End") : line.insertText(text, "End");
      last = tag === undefined ? undefined : range.insertContentControl();
      if (last && tag !== undefined) this.mark(last, tag);
      return range;
    });
  }

  private keepProperties(wanted: Readonly<Record<string, string | undefined>>): void {
    const { properties, keys } = this.open;
    for (const [key, value] of Object.entries(wanted)) {
      if (value !== undefined) this.steps.push(() => void properties.add(key, value));
      else if (keys.has(key)) this.steps.push(() => properties.getItem(key).delete());
    }
  }
}

function idOf({ xml, prefix }: Story, { properties }: Control): number | undefined {
  const said =
    properties && new RegExp(`<${prefix}id\\s[^<>]*val="(-?\\d{1,10})"`).exec(xml.slice(properties.start, properties.end))?.[1];
  return said === undefined ? undefined : Number(said);
}
