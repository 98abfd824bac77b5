// Charts in the open document. Word's own objects know none before WordApiDesktop 1.3, so a chart comes as a piece of a
// package, with its part and its workbook, which every Word takes; and one that stands is drawn anew by putting its paragraph
// in once more, as it stands, with other figures behind it.
import type { Chart } from "../../render/picture/chart";
import { alternativeText, chartBlocks, chartRelation, emptyBlocks, freeDrawing, toldAs, toldXml } from "../docx/chart-parts";
import { controlXml } from "../docx/control";
import type { Region } from "../docx/regions";
import { Splices } from "../docx/splice";
import type { DocxParagraph, Story, XmlRange } from "../docx/walk";
import { FLAT_CHART, FLAT_NAMES, flatOf } from "./flat";

/** What a place comes to show. */
export interface Shown {
  readonly chart: Chart;
  readonly isShown: boolean;
}

/** Packages for one document, each drawing with a number of its own. */
export class ChartPackages {
  private next: number | undefined;

  constructor(private readonly body: Story) {}

  private blocks({ chart, isShown }: Shown, at: number): string {
    if (!isShown) return emptyBlocks(FLAT_NAMES);
    const id = this.next ?? freeDrawing(this.body);
    this.next = id + 1;
    const width = this.body.pages.find(({ end }) => end > at)?.width;
    return chartBlocks(FLAT_NAMES, chart, { relation: FLAT_CHART, id, width });
  }

  /** With our control around it; within one that stands, without. */
  fresh(shown: Shown, at: number, tag?: string): string {
    const blocks = this.blocks(shown, at);
    return flatOf(tag === undefined ? blocks : controlXml(FLAT_NAMES, tag, blocks), shown.isShown ? shown.chart : undefined);
  }

  /** The paragraph of a place of ours that shows a chart: how large somebody has made it, and what stands beside it, stays. */
  again({ start, end }: DocxParagraph, chart: Chart): string {
    const { body } = this;
    const own: Story = { ...body, xml: body.xml.slice(start, end) };
    const range = { start: 0, end: end - start };
    const changed = new Splices();
    const put = (place: XmlRange | undefined, text: string): void => {
      if (place) changed.replace(place, text);
    };
    put(chartRelation(own, range), FLAT_CHART);
    const told = alternativeText(own, range);
    put(told?.at, toldXml(told, toldAs(chart)));
    const root = /<((?:\w{1,20}:)?document\s[^<>]*)>/.exec(body.xml)?.[1];
    return flatOf(changed.apply(own.xml), chart, root);
  }

  drawnIn({ paragraphs }: Region): DocxParagraph | undefined {
    return paragraphs.find((paragraph) => chartRelation(this.body, paragraph));
  }
}
