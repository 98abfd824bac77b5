// Spots of the open document as Word's own ranges: to be shown, and to be remarked on.
import type { RawDocument } from "../../core/document/source";
import type { DocumentSpot } from "../../ports/report";
import type { DocxParagraph } from "../docx/walk";
import { alignParagraphs } from "./align";
import { CASE, LONGEST_SEARCH, timesIn, type OpenDocument } from "./write";

/** A spot as it was asked for; after the next round trip its range is known. */
export type AskedSpot = () => Word.Range;

const whole = (paragraph: Word.Paragraph): Word.Range => paragraph.getRange("Content");

/** The same block after somebody has written before it: the nearest of those that say the same, or the table of the same number. */
function blockNow(before: RawDocument, now: RawDocument, block: number): number | undefined {
  const was = before.blocks[block];
  if (was?.kind === "grid") {
    const grids = ({ blocks }: RawDocument): readonly number[] => blocks.flatMap((one, at) => (one.kind === "grid" ? [at] : []));
    return grids(now)[grids(before).indexOf(block)];
  }
  const same = now.blocks.flatMap((one, at) => (one.kind === "text" && one.text === was?.text ? [at] : []));
  return same.sort((a, b) => Math.abs(a - block) - Math.abs(b - block))[0];
}

export class Spots {
  private readonly places: ReadonlyMap<DocxParagraph, number>;

  /** @param before - as it was read when the spots were named */
  constructor(
    private readonly open: OpenDocument,
    private readonly before: RawDocument,
  ) {
    const seen = open.paragraphs.map(({ text, tableNestingLevel: level }) => ({ text, level }));
    this.places = alignParagraphs(open.report.document.body, seen) ?? new Map();
  }

  private object(paragraph: DocxParagraph | undefined): Word.Paragraph | undefined {
    const at = paragraph && this.places.get(paragraph);
    return at === undefined ? undefined : this.open.paragraphs[at];
  }

  /** @returns undefined for what stands there no more, or where Word's objects do not reach */
  find(spot: DocumentSpot): AskedSpot | undefined {
    const { read } = this.open.report;
    const block = blockNow(this.before, read.raw, spot.block);
    const source = block === undefined ? undefined : read.sources[block];
    if (source === undefined) return undefined;
    if (source.paragraph === undefined) {
      if (!("row" in spot)) return undefined;
      const cell = source.table.table.cells.find(({ row, col, isCovered }) => row === spot.row && col === spot.col && !isCovered);
      const first = cell?.blocks.find((one) => one.kind === "paragraph");
      const object = first?.kind === "paragraph" ? this.object(first) : undefined;
      return object && (() => whole(object));
    }
    const { paragraph, label } = source;
    const object = this.object(paragraph);
    if (object === undefined || "row" in spot) return object && (() => whole(object));
    const [start, end] = [Math.max(0, spot.start - label), Math.max(0, spot.end - label)];
    const wanted = paragraph.text.slice(start, end);
    if (wanted === "" || wanted.length > LONGEST_SEARCH) return () => whole(object);
    const ordinal = timesIn(paragraph.text, wanted, start);
    const results = object.search(wanted.replaceAll("^", "^^"), CASE);
    results.load("items/text");
    // Where Word finds other characters than the file has, the paragraph says enough.
    return () => {
      const exact = results.items.filter(({ text }) => text === wanted);
      return exact.length === timesIn(paragraph.text, wanted) ? exact[ordinal]! : whole(object);
    };
  }
}
