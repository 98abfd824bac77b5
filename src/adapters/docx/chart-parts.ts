// Charts in a document: their parts in the package, the place in the text that shows them, and drawing them anew.
import type { Outcome } from "../../core/outcome";
import type { Chart } from "../../render/picture/chart";
import { escapeAttribute, escapeText } from "../opc/xml";
import { CHART, DRAWING, RELATIONS, chartXml } from "../opc/chart-xml";
import { bookPlaces, chartBook } from "./chart-book";
import { leadXml, type Names } from "./control";
import type { PackageChanges } from "./package-changes";
import type { Control, Story, XmlRange } from "./walk";

export const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
export const BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/** The first relation of a new part. */
const FIRST = "nianbao1";

/** A chart with its workbook, as parts of the package. @returns the relation by which the text names it */
export function addChartParts(changes: PackageChanges, { part }: Story, chart: Chart): Outcome<string> {
  let number = 1;
  const names = (): { readonly drawn: string; readonly book: string } => ({
    drawn: `word/charts/nianbao${number}.xml`,
    book: `word/embeddings/nianbao${number}.xlsx`,
  });
  while (changes.has(names().drawn) || changes.has(names().book)) number++;
  const { drawn, book } = names();
  const added = changes.add(drawn, chartXml(chart, bookPlaces(chart), FIRST), CHART_TYPE, part, `${RELATIONS}/chart`);
  if (!added.ok) return added;
  const behind = changes.add(book, chartBook(chart), BOOK_TYPE, drawn, `${RELATIONS}/package`);
  return behind.ok ? added : behind;
}

/** Where the text names the part that a place of ours shows, between its quotes. */
export function chartRelation({ xml }: Story, { start, end }: XmlRange): XmlRange | undefined {
  const found = /<(?:\w{1,20}:)?chart\s[^<>]*\bid="([^"]{1,60})"/.exec(xml.slice(start, end));
  if (!found) return undefined;
  const last = start + found.index + found[0].length - 1;
  return { start: last - found[1]!.length, end: last };
}

/** The chart that a place of ours shows, where it is whole: the part and its workbook. */
function shownIn(changes: PackageChanges, story: Story, range: XmlRange) {
  const { part, xml } = story;
  const named = chartRelation(story, range);
  const id = named && xml.slice(named.start, named.end);
  const drawn = id === undefined ? undefined : changes.related(part, (one) => one.id === id);
  const book = drawn === undefined ? undefined : changes.related(drawn, ({ kind }) => kind === "package");
  const relation = drawn === undefined ? undefined : changes.relationTo(drawn, ({ kind }) => kind === "package");
  return drawn !== undefined && book !== undefined && relation !== undefined ? { drawn, book, relation } : undefined;
}

/**
 * The same frame with other figures: where it stands and how large somebody has made it stays.
 *
 * @returns whether there was a chart to draw anew
 */
export function redrawChart(changes: PackageChanges, story: Story, control: Control, chart: Chart): boolean {
  const shown = shownIn(changes, story, control);
  if (!shown) return false;
  changes.set(shown.drawn, chartXml(chart, bookPlaces(chart), shown.relation));
  changes.setBytes(shown.book, chartBook(chart));
  return true;
}

export const toldAs = ({ title, sentence }: Chart): string => `${title}：${sentence}`;

/** Where the alternative text of a place's drawing stands, between its quotes; where it would, of a drawing without one. */
export function alternativeText(
  { xml }: Story,
  { start, end }: XmlRange,
): { readonly at: XmlRange; readonly isThere: boolean } | undefined {
  const drawing = /<(?:\w{1,20}:)?docPr(?=\s)[^<>]*>/.exec(xml.slice(start, end));
  if (!drawing) return undefined;
  const from = start + drawing.index;
  const found = /\sdescr="([^"]*)"/.exec(drawing[0]);
  const last = from + (found ? found.index + found[0].length - 1 : drawing[0].indexOf("docPr") + "docPr".length);
  return { at: { start: last - (found?.[1]!.length ?? 0), end: last }, isThere: found !== null };
}

/** What is put there. */
export const toldXml = (place: ReturnType<typeof alternativeText>, text: string): string =>
  place?.isThere === false ? ` descr="${escapeAttribute(text)}"` : escapeAttribute(text);

const CENTIMETRE = 360_000;
const TWIP = 635;
/** Within the margins of an official document. */
const WIDEST = 15 * CENTIMETRE;

/** What the bars and their legend need. */
function heightOf({ kind, categories, series }: Chart): number {
  const rows = categories.length;
  const centimetres = {
    bars: 0.4 + 0.85 * rows,
    groups: 1 + rows * (0.4 + 0.7 * series.length),
    share: 3.4,
    stacks: 1.2 + rows,
  }[kind];
  return Math.round(centimetres * CENTIMETRE);
}

interface Showing {
  /** As the text names the chart. */
  readonly relation: string;
  /** Of the drawing, among all drawings of the part. */
  readonly id: number;
  /** Twentieths of a point. */
  readonly width: number | undefined;
}

/** The paragraphs of a chart: it stands on a line as high as itself, and its caption under it. */
export function chartBlocks(story: Names, chart: Chart, { relation, id, width }: Showing): string {
  const { prefix, namespace } = story;
  const w = prefix === "" ? "w:" : prefix;
  const declared = prefix === "" ? ` xmlns:w="${namespace}"` : "";
  const across = Math.min(WIDEST, width === undefined ? WIDEST : width * TWIP);
  const shape = (before: number, after: number, next: string): string =>
    `<${w}pPr>${next}<${w}snapToGrid ${w}val="0"/><${w}spacing ${w}before="${before}" ${w}after="${after}" ${w}line="240" ${w}lineRule="auto"/>` +
    `<${w}ind ${w}left="0" ${w}right="0" ${w}firstLineChars="0" ${w}firstLine="0"/><${w}jc ${w}val="center"/></${w}pPr>`;
  const drawing =
    `<${w}drawing><wp:inline xmlns:wp="${INLINE}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${heightOf(chart)}"/>` +
    `<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${id}" name="${escapeAttribute(`图：${chart.title}`)}" descr="${escapeAttribute(toldAs(chart))}"/>` +
    `<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="${relation}"/>` +
    `</a:graphicData></a:graphic></wp:inline></${w}drawing>`;
  const face = `<${w}rPr><${w}rFonts ${w}ascii="宋体" ${w}hAnsi="宋体" ${w}eastAsia="宋体"/><${w}sz ${w}val="21"/><${w}szCs ${w}val="21"/></${w}rPr>`;
  const caption = `<${w}r>${face}<${w}t>${escapeText(`${chart.title}（单位：${chart.unit}）`)}</${w}t></${w}r>`;
  return (
    leadXml(story) +
    `<${w}p${declared}>${shape(120, 0, `<${w}keepNext/>`)}<${w}r>${drawing}</${w}r></${w}p>` +
    `<${w}p${declared}>${shape(40, 160, "")}${caption}</${w}p>`
  );
}

/** A place that shows nothing this year. */
export const emptyBlocks = (story: Names): string => leadXml(story);

/** Numbers of drawings in a part are its own. */
export function freeDrawing({ xml }: Story): number {
  let most = 0;
  for (const [, id] of xml.matchAll(/<(?:\w{1,20}:)?docPr\s[^<>]*?\bid="(\d{1,9})"/g)) most = Math.max(most, Number(id));
  return most + 1;
}
