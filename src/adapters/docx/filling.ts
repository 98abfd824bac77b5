// Changes to one part of a document: cells, characters, places of ours and new paragraphs, and nothing else.
// Long, because all of them are cuts into one text by the same offsets, and must not meet: parted, each would know the others'.
import type { NewText } from "../../ports/report";
import type { Refusal } from "../../core/outcome";
import { decodeEntities, escapeAttribute, escapeText } from "../opc/xml";
import { toldXml, type alternativeText } from "./chart-parts";
import { controlAround, controlXml, leadXml, mayHoldControl, propertiesXml, taggedTable, tagXml } from "./control";
import type { MarkedParagraph } from "./order";
import { piecesOf, type FoundPiece } from "./placeholder";
import { statedSize } from "./stated";
import { cellText } from "./read";
import type { Region } from "./regions";
import { Splices } from "./splice";
import type { DocxCell, Control, DocxParagraph, Run, Story, DocxTable, StyledMarks, XmlRange } from "./walk";

/** Characters of a paragraph by their place among all its pieces, hidden ones too. */
interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tag?: string | undefined;
}

/** What a placeholder becomes. */
export type Replacement = {
  readonly tag?: string | undefined;
} & (
  | { readonly kind: "text" | "table"; readonly content: string }
  /** Paragraphs that take the place of one; made for each place. */
  | { readonly kind: "blocks"; readonly content: (story: Story, width: number | undefined) => string }
);

/** Of a placeholder that blocks are to take the paragraph of. */
export const notAlone = (name: string, place: string): string => `独占一段的{{${name}}}（现在${place}与其他文字在一起）`;

export class StoryFilling {
  readonly splices = new Splices();
  private readonly filled = new Set<DocxParagraph>();

  constructor(private readonly story: Story) {}

  /** @param cells - of the table, in reading order; the one to fill is at `at` */
  fillCell(cells: readonly DocxCell[], at: number, text: string): void {
    const cell = cells[at];
    if (cell === undefined) return;
    const paragraphs = cell.blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));
    for (const paragraph of paragraphs) this.filled.add(paragraph);
    if (cellText(cell) === text) return;

    const pieces = paragraphs.flatMap((paragraph) =>
      piecesOf(paragraph).flatMap((found) => (found.piece.isInstruction ? [] : [{ ...found, paragraph }])),
    );
    const written = pieces.filter(({ piece }) => piece.characters !== undefined);
    // What is put where a figure was withdrawn would be withdrawn with it, and where text is hidden nobody would see it.
    const first =
      written.find(({ run, piece }) => !run.isStruck && piece.isShown) ??
      written.find(({ run }) => !run.isStruck) ??
      written[0] ??
      pieces[0];
    if (first === undefined) {
      const [paragraph] = paragraphs;
      const size = this.commonestSize(cells);
      const fit = (look: string): string => this.fitted(this.sized(look, size), text, cell.room);
      if (!paragraph) return;
      this.addText(paragraph, text, () => this.borrowedLook(cells.slice(0, at)), fit);
      if (this.isBelowCentred(cell, cells.slice(0, at))) this.centre(paragraph);
      return;
    }
    this.splices.replace(first.piece, this.fitRun(first, text, cell.room) + this.textXml(text));
    this.settle(first);
    // Spaces are as blank as nothing.
    if (cellText(cell).trim() === "" && this.isBelowCentred(cell, cells.slice(0, at))) this.centre(first.paragraph);
    // Further paragraphs would make the row higher than one text needs; those that hold more than text stay, empty.
    const holdsTable = cell.blocks.length > paragraphs.length;
    const gone = new Set(
      holdsTable
        ? []
        : paragraphs
            .slice(paragraphs.indexOf(first.paragraph) + 1)
            .filter((other) => other.control === first.paragraph.control && this.holdsOnlyRuns(other)),
    );
    for (const paragraph of gone) this.splices.remove(paragraph);
    this.clear(
      pieces.filter(({ piece, paragraph }) => piece !== first.piece && !gone.has(paragraph)),
      first.run,
    );
  }

  fillPlaceholders(
    { paragraph, place, cell, pieces, found: marks }: MarkedParagraph,
    replacements: ReadonlyMap<string, Replacement>,
    found: Set<string>,
  ): Refusal | undefined {
    const changes: TextChange[] = [];
    for (const { name, start, end, standsAlone } of marks) {
      const replacement = replacements.get(name);
      if (replacement === undefined) continue;
      found.add(name);
      // What stands here now has been decided.
      if (this.filled.has(paragraph)) continue;
      const { tag } = replacement;
      if (replacement.kind === "text") changes.push({ start, end, text: replacement.content, tag });
      else if (standsAlone && replacement.kind === "table")
        this.putBlocks(paragraph, this.tableXml(replacement.content, mayHoldControl(paragraph.control) ? tag : undefined));
      else if (standsAlone && replacement.kind === "blocks") {
        const width = cell?.room ?? this.story.pages.find((page) => page.end > paragraph.start)?.width;
        const blocks = replacement.content(this.story, width);
        const isOwned = tag !== undefined && mayHoldControl(paragraph.control);
        this.putBlocks(paragraph, isOwned ? controlXml(this.story, tag, blocks) : blocks);
      } else return { kind: "template-lacks", missing: [notAlone(name, place)] };
    }
    this.changeText(pieces, changes);
    return undefined;
  }

  /**
   * Replaces what a reader sees at these places.
   *
   * @param spans - by place in the text that is shown, in order, none within another
   */
  replaceSpans(paragraph: DocxParagraph, spans: readonly TextChange[]): void {
    const pieces = piecesOf(paragraph);
    let shown = 0;
    const places = pieces.flatMap(({ piece, at }) => {
      if (!piece.isShown) return [];
      const from = shown;
      shown += piece.text.length;
      return [{ from, to: shown, at }];
    });
    const placeOf = (offset: number, isEnd: boolean): number | undefined => {
      const piece = places.find(({ from, to }) => (isEnd ? from < offset && offset <= to : from <= offset && offset < to));
      return piece && piece.at + offset - piece.from;
    };
    const changes = spans.flatMap((span) => {
      const start = placeOf(span.start, false);
      const end = placeOf(span.end, true);
      return start === undefined || end === undefined ? [] : [{ ...span, start, end }];
    });
    if (changes.length !== spans.length) throw new Error(`a span lies outside the text of its paragraph in ${this.story.part}`);
    this.changeText(pieces, changes);
    this.filled.add(paragraph);
  }

  private changeText(pieces: readonly FoundPiece[], changes: readonly TextChange[]): void {
    for (const found of pieces) {
      const from = found.at;
      const to = from + found.piece.text.length;
      const inside = changes.filter(({ start, end }) => start < to && end > from);
      if (inside.length === 0) continue;
      this.changePiece(
        found,
        inside.map((change) => {
          // The piece in which a change begins takes the whole text, and with it its formatting.
          const begins = change.start >= from;
          return {
            start: Math.max(change.start - from, 0),
            end: Math.min(change.end - from, to - from),
            text: begins ? change.text : "",
            tag: begins ? change.tag : undefined,
          };
        }),
      );
    }
  }

  private changePiece(found: FoundPiece, changes: readonly TextChange[]): void {
    const { piece, run } = found;
    const canOwn = piece.characters !== undefined && !run.isNested && mayHoldControl(run.control);
    if (canOwn && changes.some(({ tag }) => tag !== undefined)) return this.splitPiece(found, changes);
    this.settle(found);
    if (piece.characters === undefined) {
      this.splices.remove(piece);
      return;
    }
    let text = "";
    let done = 0;
    for (const change of changes) {
      text += piece.text.slice(done, change.start) + change.text;
      done = change.end;
    }
    text += piece.text.slice(done);
    const raw = this.story.xml.slice(piece.characters.start, piece.characters.end);
    const needsMore = /[\n\r\t]/.test(text) || (!piece.preserves && /^ | $/.test(text));
    if (needsMore || raw.includes("<")) {
      this.splices.replace(piece, this.textXml(text));
      return;
    }
    const offsets = rawOffsets(raw, piece.text.length);
    for (const { start, end, text: put } of changes) {
      const at = piece.characters.start;
      this.splices.replace({ start: at + (offsets[start] ?? 0), end: at + (offsets[end] ?? raw.length) }, escapeText(put));
    }
  }

  /** A run is cut in pieces, so that the changed ones can stand in controls of their own. */
  private splitPiece({ piece, run }: FoundPiece, changes: readonly TextChange[]): void {
    const segments: NewText[] = [];
    let plain = "";
    let done = 0;
    const flush = (): void => {
      if (plain !== "") segments.push({ text: plain });
      plain = "";
    };
    for (const { start, end, text, tag } of changes) {
      plain += piece.text.slice(done, start);
      done = end;
      if (tag === undefined) plain += text;
      else {
        flush();
        segments.push({ text, tag });
      }
    }
    plain += piece.text.slice(done);
    flush();
    const look = this.lookOf(run);
    const runs = segments.map((segment) => this.pieceXml(segment, look)).join("");
    if (run.isPlain && run.pieces.length === 1) this.splices.replace(run, runs);
    else {
      const { prefix } = this.story;
      this.splices.replace(piece, `</${prefix}r>${runs}<${prefix}r>${look}`);
    }
  }

  private pieceXml({ text, tag }: NewText, look: string): string {
    const { prefix } = this.story;
    const run = `<${prefix}r>${look}${this.textXml(text)}</${prefix}r>`;
    return tag === undefined ? run : controlXml(this.story, tag, run);
  }

  /** `w:rPr` of a run, without a recorded change of it: the record belongs to the run it was made on. */
  private lookOf(run: Run | undefined): string {
    if (run?.properties === undefined) return "";
    const { xml, prefix } = this.story;
    return withoutChange(xml.slice(run.properties.start, run.properties.end), prefix);
  }

  // Places of ours

  changeRegion(
    region: Region,
    edit: { readonly tag: string; readonly text?: string; readonly before?: string; readonly after?: string },
  ): void {
    const { control, inline } = region;
    this.retag(region, edit.tag);
    if (inline) {
      const look = this.lookOf(nearestRun(inline, control));
      if (edit.before) this.splices.insert(control.start, this.pieceXml({ text: edit.before }, look));
      if (edit.after) this.splices.insert(control.end, this.pieceXml({ text: edit.after }, look));
    }
    if (edit.text === undefined || edit.text === region.text) return;
    const first = region.pieces.find(({ piece }) => piece.characters !== undefined) ?? region.pieces[0];
    if (first) {
      this.splices.replace(first.piece, this.textXml(edit.text));
      this.settle(first);
      this.clear(
        region.pieces.filter(({ piece }) => piece !== first.piece),
        first.run,
      );
    } else if (inline) this.putInto(control, this.pieceXml({ text: edit.text }, this.lookOf(nearestRun(inline, control))));
    else {
      const [paragraph] = region.paragraphs;
      if (paragraph) this.addText(paragraph, edit.text, () => "");
      else this.putInto(control, `<${this.story.prefix}p>${this.pieceXml({ text: edit.text }, "")}</${this.story.prefix}p>`);
    }
  }

  /** @param at - where a paragraph may begin */
  insertBlocks(at: number, blocks: string, tag: string): void {
    this.splices.insert(at, controlXml(this.story, tag, blocks));
  }

  private retag({ control, paragraphs, shell }: Region, tag: string): void {
    if (shell) {
      const [open, close] = controlAround(this.story, tag);
      this.splices.replace(shell.paragraph, open + leadXml(this.story));
      this.splices.insert(control.end, close);
    } else if (control.tagElement) this.splices.replace(control.tagElement, tagXml(this.story, tag));
    else if (control.properties) this.splices.replace(control.properties, propertiesXml(this.story, tag));
    for (const paragraph of paragraphs) this.filled.add(paragraph);
  }

  /** What it holds stays, but for what is told of it to those who cannot see it. */
  retell(region: Region, tag: string, told: ReturnType<typeof alternativeText>, text: string): void {
    this.retag(region, tag);
    if (told) this.splices.replace(told.at, toldXml(told, text));
  }

  changeBlocks(region: Region, tag: string, blocks: string): void {
    if (region.shell) return this.splices.replace(region.control, controlXml(this.story, tag, blocks));
    this.retag(region, tag);
    this.splices.replace(region.control.content, blocks);
  }

  private putInto(control: Control, content: string): void {
    const { xml, prefix } = this.story;
    const { start } = control.content;
    if (control.prompt) this.splices.remove(control.prompt);
    if (xml.slice(start - 2, start) !== "/>") this.splices.insert(start, content);
    else this.splices.replace({ start: start - 2, end: start }, `>${content}</${prefix}sdtContent>`);
  }

  /** With its paragraph, where the paragraph holds nothing else and nothing depends on it. */
  removeRegion({ control, inline }: Region): void {
    const isAlone =
      inline !== undefined &&
      !inline.endsSection &&
      inline.boxes.length === 0 &&
      inline.markers.length === 0 &&
      inline.runs.every((run) => run.start >= control.start && run.end <= control.end);
    this.splices.remove(isAlone ? inline : control);
  }

  /**
   * @param own - our control that names it already
   * @param before - an empty paragraph that comes into the control before the table
   * @param shell - what is left of a control that we once put there
   */
  ownTable(
    table: DocxTable,
    own: Control | undefined,
    before: DocxParagraph | undefined,
    shell: Control | undefined,
    tag: string,
  ): void {
    if (own) {
      if (own.tagElement) this.splices.replace(own.tagElement, tagXml(this.story, tag));
      return;
    }
    const [open, close] = controlAround(this.story, tag);
    if (shell) this.splices.remove(shell);
    if (before) this.splices.insert(before.start, open);
    this.splices.insert(table.start, before ? close : open + leadXml(this.story) + close);
  }

  /** Ours behind theirs: what was our place is theirs now. */
  addTable(table: DocxTable, own: Control | undefined, line: string, wordml: string, tag: string): void {
    const { prefix } = this.story;
    const ours = this.tableXml(wordml, tag);
    const explained = `<${prefix}p>${this.pieceXml({ text: line }, "")}</${prefix}p>`;
    const isAround = own !== undefined && own.end > table.start;
    if (own) this.splices.remove({ start: own.start, end: own.content.start });
    if (own) this.splices.replace({ start: own.content.end, end: own.end }, isAround ? explained + ours : "");
    if (!isAround) this.splices.insert(table.end, explained + ours);
  }

  /** @param at - where a paragraph may begin */
  /** @param model - a paragraph that it is set like, or a style */
  insertParagraph(
    at: number,
    model: DocxParagraph | string | undefined,
    pieces: readonly NewText[],
    shape: string,
    look: string,
  ): void {
    const { xml, prefix } = this.story;
    const here = (wordml: string): string => wordml.replaceAll("w:", prefix);
    if (typeof model === "string") {
      const own = here(`<w:pPr><w:pStyle w:val="${escapeAttribute(model)}"/></w:pPr>`);
      this.splices.insert(at, `<${prefix}p>${own}${pieces.map((piece) => this.pieceXml(piece, "")).join("")}</${prefix}p>`);
      return;
    }
    const like = model;
    const own = like?.properties && !like.endsSection ? xml.slice(like.properties.start, like.properties.end) : here(shape);
    const run = like?.runs.find(({ isPlain }) => isPlain);
    const runs = pieces.map((piece) => this.pieceXml(piece, like ? this.lookOf(run) : here(look))).join("");
    this.splices.insert(at, `<${prefix}p>${own}${runs}</${prefix}p>`);
  }

  // Tables in the place of a paragraph

  private tableXml(wordml: string, tag: string | undefined): string {
    const { prefix, namespace } = this.story;
    const table = prefix === "w:" ? wordml : wordml.replace(/^<w:tbl\b/, `<w:tbl xmlns:w="${namespace}"`);
    return tag === undefined ? table : taggedTable(this.story, tag, table);
  }

  private putBlocks(paragraph: DocxParagraph, blocks: string): void {
    const { xml, prefix } = this.story;
    const { start, end, properties, endsSection, markers } = paragraph;
    if (endsSection) {
      // The paragraph carries the page setup of everything before it.
      this.splices.insert(start, blocks);
      for (const run of paragraph.runs) this.splices.remove(run);
      return;
    }
    // Tables that touch become one, and a cell or page that ends with a table wants a paragraph behind it.
    const spacer = `<${prefix}p>${properties ? xml.slice(properties.start, properties.end) : ""}</${prefix}p>`;
    const touches = xml
      .slice(Math.max(0, start - 40), start)
      .trimEnd()
      .endsWith(`</${prefix}tbl>`);
    const isFollowed = new RegExp(`^\\s*<${prefix}p[\\s/>]`).test(xml.slice(end, end + 200));
    const marks = markers.map((span) => xml.slice(span.start, span.end));
    const isStart = (mark: string): boolean => /^<[^\s/>]*Start\b/.test(mark);
    this.splices.replace(
      paragraph,
      [
        touches ? spacer : "",
        ...marks.filter(isStart),
        blocks,
        ...marks.filter((mark) => !isStart(mark)),
        isFollowed ? "" : spacer,
      ].join(""),
    );
  }

  // Text

  /** Puts text into a paragraph that has none: into its empty run, or into a run that looks as its mark does. */
  private addText(
    paragraph: DocxParagraph,
    text: string,
    borrowed: () => string,
    fit: (look: string) => string = (look) => look,
  ): void {
    const { xml, prefix } = this.story;
    const result = this.emptyResult(paragraph);
    const run = result
      ? undefined
      : paragraph.runs.find(({ isPlain, isInstruction, pieces }) => isPlain && !isInstruction && pieces.length === 0);
    const own = run?.properties ? xml.slice(run.properties.start, run.properties.end) : this.markLook(paragraph);
    const seen = unmarkedLook(own, prefix, (run ?? paragraph).ofStyle);
    const look = fit(seen === "" && paragraph.style === undefined ? borrowed() : seen);
    const written = `<${prefix}r>${look}${this.textXml(text)}</${prefix}r>`;
    if (run) this.splices.replace(run, written);
    else if (result) this.splices.replace(result.at, result.before + written + result.after);
    else if (paragraph.isEmptyElement) {
      this.splices.replace({ start: paragraph.end - 2, end: paragraph.end }, `>${written}</${prefix}p>`);
    } else this.splices.insert(paragraph.content.end, written);
    this.release(run ? run.control : paragraph.control);
  }

  /** In a field without a result: where it would stand, for behind the field the two would stand side by side one day. */
  private emptyResult({
    runs,
    fields,
  }: DocxParagraph): { readonly at: XmlRange; readonly before: string; readonly after: string } | undefined {
    const [field] = fields;
    if (!field) return undefined;
    const { xml, prefix } = this.story;
    const { at, kind, isParted } = field;
    if (kind === "simple") return { at: { start: at, end: at }, before: "", after: "" };
    if (kind === "simple-empty") return { at: { start: at - 2, end: at }, before: ">", after: `</${prefix}fldSimple>` };
    const run = runs.find(({ start, end }) => start < at && at < end);
    if (!run) return undefined;
    const sign = isParted ? "" : `<${prefix}r><${prefix}fldChar ${prefix}fldCharType="separate"/></${prefix}r>`;
    const look = this.lookOf(run);
    const head = run.properties?.end ?? xml.indexOf(">", run.start) + 1;
    if (xml.slice(head, at).trim() === "") return { at: { start: run.start, end: run.start }, before: sign, after: "" };
    // One run may hold the whole field, which is cut in two before its last sign.
    return { at: { start: at, end: at }, before: `</${prefix}r>${sign}`, after: `<${prefix}r>${look}` };
  }

  /**
   * A number is set smaller rather than broken over two lines: half a number reads as another number.
   *
   * @param look - `w:rPr`, or nothing
   */
  private fitted(look: string, text: string, room: number | undefined): string {
    const { prefix } = this.story;
    const most = smallerSize(prefix, look, text, room);
    if (most === undefined) return look;
    const sizes = `<${prefix}sz ${prefix}val="${most}"/><${prefix}szCs ${prefix}val="${most}"/>`;
    if (look === "" || /^<[^>]*\/>$/.test(look)) return `<${prefix}rPr>${sizes}</${prefix}rPr>`;
    const others = look.replace(new RegExp(`<${prefix}szC?s?\\s[^<>]*/>`, "g"), "");
    // Where the schema has it: before what may follow, or last.
    const after = new RegExp(
      `<${prefix}(?:highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)\\b|</${prefix}rPr>$`,
    ).exec(others)?.index;
    return after === undefined ? look : others.slice(0, after) + sizes + others.slice(after);
  }

  /** @returns what must stand before the text of a run that has no properties of its own */
  private fitRun({ piece, run }: FoundPiece, text: string, room: number | undefined): string {
    if (run.control?.prompt) return "";
    const { xml } = this.story;
    const look = run.properties ? xml.slice(run.properties.start, run.properties.end) : "";
    const seen = run.isStruck || !piece.isShown ? unmarkedLook(look, this.story.prefix, run.ofStyle) : look;
    const fitting = this.fitted(seen, text, room);
    if (fitting === look) return "";
    if (run.properties) this.splices.replace(run.properties, fitting);
    return run.properties || run.pieces[0] !== piece || !run.isPlain ? "" : fitting;
  }

  /** Takes away text, with its runs where these hold nothing else. */
  private clear(pieces: readonly FoundPiece[], keep: Run): void {
    for (const { piece, run } of pieces) {
      if (run === keep || !run.isPlain) this.splices.remove(piece);
      else this.splices.remove(run);
    }
  }

  /**
   * An empty cell that says nothing about its font would be set in the document's, amid a table set in another: it takes
   * font and size, and nothing else, of the nearest text before it.
   */
  private borrowedLook(before: readonly DocxCell[]): string {
    const { xml, prefix } = this.story;
    for (let at = before.length - 1; at >= 0; at--) {
      for (const block of before[at]?.blocks ?? []) {
        const runs = block.kind === "paragraph" ? block.runs : [];
        const properties = runs.find(
          (run) => run.properties && run.pieces.some((piece) => piece.isShown && piece.text.trim() !== ""),
        )?.properties;
        if (properties === undefined) continue;
        const all = withoutChange(xml.slice(properties.start, properties.end), prefix);
        const look = all.match(new RegExp(`<${prefix}(?:rFonts|sz|szCs)\\s[^<>]*/>`, "g")) ?? [];
        return look.length === 0 ? "" : `<${prefix}rPr>${look.join("")}</${prefix}rPr>`;
      }
    }
    return "";
  }

  private alignmentOf({ properties }: DocxParagraph): string | undefined {
    const { xml, prefix } = this.story;
    const own = properties && xml.slice(properties.start, properties.end);
    return own === undefined ? undefined : new RegExp(`<${prefix}jc\\s[^<>]*val="([a-z]+)"`, "i").exec(own)?.[1];
  }

  /** The nearest text above in the column stands in the middle. */
  private isBelowCentred({ row, col }: DocxCell, before: readonly DocxCell[]): boolean {
    const above = [...before].reverse().find((one) => one.col === col && one.row < row && cellText(one) !== "");
    const first = above?.blocks.find((block) => block.kind === "paragraph" && block.text.trim() !== "");
    return first?.kind === "paragraph" && this.alignmentOf(first) === "center";
  }

  /** A figure put into a blank cell stands in the middle where its head does: a blank says nothing of figures. */
  private centre(paragraph: DocxParagraph): void {
    if (paragraph.isEmptyElement || this.alignmentOf(paragraph) === "center") return;
    const { xml, prefix } = this.story;
    const { properties, content } = paragraph;
    const centred = `<${prefix}jc ${prefix}val="center"/>`;
    const own = properties && xml.slice(properties.start, properties.end);
    if (!properties || own === undefined) return this.splices.insert(content.start, `<${prefix}pPr>${centred}</${prefix}pPr>`);
    if (/^<[^<>]*\/>$/u.test(own)) return this.splices.replace(properties, `<${prefix}pPr>${centred}</${prefix}pPr>`);
    const old = new RegExp(`<${prefix}jc\\s[^<>]*/>`).exec(own);
    if (old) {
      const start = properties.start + old.index;
      return this.splices.replace({ start, end: start + old[0].length }, centred);
    }
    // Where the schema has it: before what may follow, or last.
    const at = new RegExp(
      `<${prefix}(?:textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\\b|</${prefix}pPr>$`,
    ).exec(own)?.index;
    if (at !== undefined) this.splices.insert(properties.start + at, centred);
  }

  private readonly sizes = new WeakMap<readonly DocxCell[], string | undefined>();

  /** Half points: of most of the texts that stand in a table and say their size. */
  private commonestSize(cells: readonly DocxCell[]): string | undefined {
    if (this.sizes.has(cells)) return this.sizes.get(cells);
    const { xml, prefix } = this.story;
    const size = statedSize(prefix);
    const counts = new Map<string, number>();
    for (const block of cells.flatMap(({ blocks }) => blocks))
      for (const run of block.kind === "paragraph" ? block.runs : []) {
        const said = run.properties && size.exec(xml.slice(run.properties.start, run.properties.end))?.[1];
        if (said !== undefined && run.pieces.some((piece) => piece.text.trim() !== ""))
          counts.set(said, (counts.get(said) ?? 0) + 1);
      }
    const found = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
    this.sizes.set(cells, found);
    return found;
  }

  /** A size that the look says is the table's commonest from now on; one that is left to a style is left to it. */
  private sized(look: string, size: string | undefined): string {
    const { prefix } = this.story;
    return size === undefined
      ? look
      : look.replace(new RegExp(`(<${prefix}szC?s?\\s[^<>]*val=")\\d{1,3}(")`, "g"), `$1${size}$2`);
  }

  /** `w:rPr` of the paragraph mark, without the revisions that only a mark can have. */
  private markLook({ markProperties }: DocxParagraph): string {
    if (markProperties === undefined) return "";
    const { xml, prefix } = this.story;
    return withoutChange(xml.slice(markProperties.start, markProperties.end), prefix).replace(
      new RegExp(`<${prefix}(ins|del|moveFrom|moveTo)\\b[^<>]*/>`, "g"),
      "",
    );
  }

  /** What was a prompt becomes a value: without the grey of prompts, and not overwritten by what it was bound to. */
  private settle({ run }: FoundPiece): void {
    const { xml, prefix } = this.story;
    if (run.control?.prompt && run.properties) {
      const at = xml.indexOf(`<${prefix}rStyle `, run.properties.start);
      const end = xml.indexOf("/>", at) + 2;
      if (at >= 0 && end <= run.properties.end) this.splices.remove({ start: at, end });
    }
    this.release(run.control);
  }

  private release(control: Control | undefined): void {
    for (let at = control; at; at = at.parent) {
      if (at.prompt) this.splices.remove(at.prompt);
      if (at.binding) this.splices.remove(at.binding);
    }
  }

  private holdsOnlyRuns({ runs, properties, content, boxes, endsSection }: DocxParagraph): boolean {
    if (boxes.length > 0 || endsSection || !runs.every((run) => run.isPlain)) return false;
    const { xml, prefix } = this.story;
    let rest = "";
    let at = content.start;
    for (const span of properties ? [properties, ...runs] : runs) {
      rest += xml.slice(at, span.start);
      at = span.end;
    }
    rest += xml.slice(at, content.end);
    return rest.replace(new RegExp(`<${prefix}proofErr\\b[^<>]*/>|\\s`, "g"), "") === "";
  }

  private textXml(text: string): string {
    const { prefix } = this.story;
    return text
      .split(/(\r\n?|\n|\t)/)
      .map((part) => {
        if (part === "") return "";
        if (part === "\t") return `<${prefix}tab/>`;
        if (/^[\r\n]/.test(part)) return `<${prefix}br/>`;
        return `<${prefix}t${/^ | $/.test(part) ? ' xml:space="preserve"' : ""}>${escapeText(part)}</${prefix}t>`;
      })
      .join("");
  }
}

const NUMBER = /^[+-]?\d[\d.]*$/;
/** Half-points: what a paragraph is set in that does not say. */
const USUAL_SIZE = 21;
/** Half-points. Below this a number cannot be read on paper. */
const SMALLEST = 10;
/** Width over size of a digit in the widest of the faces that a computer takes instead. */
const DIGIT = 0.64;

/**
 * The size that a number needs to stay on one line, in half-points, where it is smaller than the one it would have.
 *
 * @param look - `w:rPr` of where it will stand, or nothing
 */
export function smallerSize(prefix: string, look: string, text: string, room: number | undefined): number | undefined {
  if (room === undefined || !NUMBER.test(text)) return undefined;
  const stated = statedSize(prefix).exec(look)?.[1];
  const most = Math.max(SMALLEST, Math.floor(room / (10 * DIGIT * text.length)));
  return (stated === undefined ? USUAL_SIZE : Number(stated)) <= most ? undefined : most;
}

/** The run before a control in its paragraph, or the first one: what is put there looks like it. */
/** Properties without the record of how they were changed, which is the last of them. */
function withoutChange(properties: string, prefix: string): string {
  const from = properties.indexOf(`<${prefix}rPrChange`);
  const close = `</${prefix}rPrChange>`;
  const to = properties.lastIndexOf(close);
  return from < 0 || to < from ? properties : properties.slice(0, from) + properties.slice(to + close.length);
}

/** The order of the schema: what may stand before `strike`, and what more before `vanish`. */
const BEFORE_STRIKE = ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps"];
const BEFORE_VANISH = [...BEFORE_STRIKE, "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid"];

/**
 * Properties without the line through the text, and without what hides it; the record of how they were changed keeps its
 * own. What comes from a style is switched off.
 */
function unmarkedLook(properties: string, prefix: string, { isStruck, isHidden }: StyledMarks): string {
  const change = properties.indexOf(`<${prefix}rPrChange`);
  const end = change < 0 ? properties.length : change;
  const own = new RegExp(`<${prefix}(?:d?strike|vanish)\\b[^<>]*/>`, "g");
  const bare = properties.slice(0, end).replace(own, "") + properties.slice(end);
  const opening = new RegExp(`^<${prefix}rPr(?:\\s[^<>]*)?>`, "u");
  const child = new RegExp(`^<${prefix}(\\w{1,40})\\b[^<>]*/>`, "u");
  const off = (look: string, before: readonly string[], names: readonly string[]): string => {
    const switches = names.map((name) => `<${prefix}${name} ${prefix}val="0"/>`).join("");
    if (look === "" || /^<[^<>]*\/>$/u.test(look)) return `<${prefix}rPr>${switches}</${prefix}rPr>`;
    let at = opening.exec(look)?.[0].length;
    if (at === undefined) return look;
    for (let next = child.exec(look.slice(at)); next && before.includes(next[1]!); next = child.exec(look.slice(at)))
      at += next[0].length;
    return look.slice(0, at) + switches + look.slice(at);
  };
  const shown = isStruck ? off(bare, BEFORE_STRIKE, ["strike", "dstrike"]) : bare;
  return isHidden ? off(shown, BEFORE_VANISH, ["vanish"]) : shown;
}

const nearestRun = (paragraph: DocxParagraph, control: Control): Run | undefined =>
  [...paragraph.runs].reverse().find((run) => run.end <= control.start) ?? paragraph.runs[0];

/** For each character of the decoded text, and its end: where it begins in the raw text, references and all. */
function rawOffsets(raw: string, length: number): readonly number[] {
  if (raw.length === length) return Array.from({ length: length + 1 }, (_, at) => at);
  const offsets: number[] = [];
  for (let at = 0; at < raw.length;) {
    const unit = raw[at] === "&" ? raw.slice(at, raw.indexOf(";", at) + 1) : raw.startsWith("\r\n", at) ? "\r\n" : raw.charAt(at);
    for (let k = (decodeEntities(unit) ?? "").length; k > 0; k--) offsets.push(at);
    at += unit.length;
  }
  offsets.push(raw.length);
  return offsets;
}
