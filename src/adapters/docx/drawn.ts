// What others have drawn into a document: the words and figures of charts and of SmartArt, which are nobody's paragraphs.
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import type { DocxDocument } from "./document";
import type { Order } from "./order";
import type { Region } from "./regions";
import type { Story } from "./walk";

export interface DrawnText {
  /** 第3段之后的图表 */
  readonly place: string;
  /** Squares with ｜ between them, as a row of a table is told. */
  readonly text: string;
}

const REFERENCE = /<(?:[A-Za-z0-9]{1,20}:)?(chart|relIds)\s([^<>]{1,600})>/gu;
const RELATION = { chart: /\b[A-Za-z0-9]{1,20}:id="([^"]{1,80})"/u, relIds: /\b[A-Za-z0-9]{1,20}:dm="([^"]{1,80})"/u };
const NAMES: Readonly<Record<string, string>> = { chart: "图表", relIds: "图示" };
const BETWEEN = "｜";

/** Each once, in the order of the parts; what stands in a place of ours is drawn by us. */
export function drawnTexts(
  { file, body, others }: DocxDocument,
  orders: ReadonlyMap<Story, Order>,
  regions: readonly Region[],
): readonly DrawnText[] {
  return [body, ...others].flatMap((story): DrawnText[] => {
    const found = [...story.xml.matchAll(REFERENCE)];
    const relations = found.length > 0 ? file.relations(story.part) : undefined;
    if (!relations?.ok) return [];
    const targets = new Map(relations.value.map(({ id, target, external }) => [id, external ? undefined : target]));
    const seen = new Set<string>();
    return found.flatMap(({ 1: kind = "", 2: said = "", index }): DrawnText[] => {
      const target = targets.get(RELATION[kind as keyof typeof RELATION].exec(said)?.[1] ?? "");
      if (target === undefined || seen.has(target) || isOurs(regions, story, index)) return [];
      seen.add(target);
      const xml = file.has(target) ? file.text(target) : undefined;
      if (!xml?.ok) return [];
      const place = `${placeAt(orders.get(story), index)}的${NAMES[kind]!}`;
      const texts = kind === "chart" ? chartTexts(xml.value, target) : diagramTexts(xml.value, target);
      return texts.map((text) => ({ place, text }));
    });
  });
}

const isOurs = (regions: readonly Region[], story: Story, at: number): boolean =>
  regions.some((one) => one.story === story && one.control.start < at && at < one.control.end);

const placeAt = (order: Order | undefined, at: number): string =>
  order?.paragraphs.filter(({ paragraph }) => paragraph.start < at && at < paragraph.end).at(-1)?.place ?? "";

interface Series {
  name: string[];
  readonly categories: string[];
  readonly figures: string[];
  isShare: boolean;
}

/** One text for each series: the title of the chart, its own name, then category and figure in turn. */
function chartTexts(text: string, part: string): readonly string[] {
  const xml = new XmlScanner(text, part);
  const title: string[] = [];
  const series: Series[] = [];
  /** Newer kinds of charts keep their figures apart from their series. */
  const kept: string[] = [];
  /** What is open: ser, then tx, cat or val. */
  let open: Series | undefined;
  let of = "";
  let depth = 0;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event === CLOSE) {
      if (xml.depth > depth || !open) continue;
      open = undefined;
      of = "";
      continue;
    }
    if (event !== OPEN) continue;
    const { local } = xml;
    if (local === "ser" || local === "series") {
      open = { name: [], categories: [], figures: [], isShare: false };
      depth = xml.depth;
      series.push(open);
    } else if (/^(?:tx|cat|xVal|val|yVal|bubbleSize|title)$/u.test(local)) of = local;
    else if (local === "strDim" || local === "numDim") of = local;
    else if (local === "pt" && (of === "strDim" || of === "numDim")) kept.push(xml.content().trim());
    else if (local === "formatCode" && open && /va?l/iu.test(of)) open.isShare = xml.content().includes("%");
    else if (local === "t" && of !== "") (open ? open.name : title).push(xml.content());
    else if (local === "v" && open) {
      const said = xml.content();
      if (of === "tx") open.name = [said];
      else if (of === "cat" || of === "xVal") open.categories.push(said);
      else open.figures.push(said);
    }
  }
  if (xml.fault) return [];
  const head = title.join("").trim();
  const told = series.map(({ name, categories, figures, isShare }) =>
    [
      head,
      name.join("").trim(),
      ...figures.flatMap((figure, at) => [(categories[at] ?? "").trim(), shownFigure(figure, isShare)]),
    ]
      .filter((square) => square !== "")
      .join(BETWEEN),
  );
  const apart = kept.length > 0 ? [[head, ...kept].join(BETWEEN)] : [];
  return [...(told.length > 0 ? told : [head]), ...apart].filter((one) => one !== "");
}

/** As the chart shows it: 0.342 of a share is 34.2%, and the digits that binary fractions leave behind are none. */
function shownFigure(said: string, isShare: boolean): string {
  const value = Number(said);
  if (said.trim() === "" || !Number.isFinite(value)) return said;
  const shown = String(Number((isShare ? value * 100 : value).toFixed(isShare ? 2 : 4)));
  return isShare ? `${shown}%` : shown;
}

/** Every point of a diagram that says something. */
function diagramTexts(text: string, part: string): readonly string[] {
  const xml = new XmlScanner(text, part);
  const points: string[] = [];
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.is("pt")) points.push("");
    else if (xml.is("t") && points.length > 0) points[points.length - 1] += xml.content();
  }
  const said = points.map((one) => one.trim()).filter((one) => one !== "");
  return xml.fault || said.length === 0 ? [] : [said.join(BETWEEN)];
}
