// A chart as Office draws it itself, in Word and in Excel (ECMA-376 part 1, 21.2): bars in a few tones that differ in grey print, each with its figure.
import { TONES, isLight, chartTotal, type Chart, type Series } from "../../render/picture/chart";
import { categoryNames, seriesNames, type ChartReferences } from "../../render/picture/chart-cells";
import { escapeText } from "./xml";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
export const CHART = `${OFFICE}/drawingml/2006/chart`;
export const DRAWING = `${OFFICE}/drawingml/2006/main`;
export const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;

const CATEGORIES = 111_111_111;
const VALUES = 222_222_222;

const INK = "1D2733";
/** Hundredths of a point. */
const SIZE = 1050;

const fill = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
const words = (color: string, size = SIZE): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${fill(color)}<a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

const strings = (reference: string, texts: readonly string[]): string =>
  `<c:strRef><c:f>${escapeText(reference)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>` +
  `${texts.map((one, i) => `<c:pt idx="${i}"><c:v>${escapeText(one)}</c:v></c:pt>`).join("")}</c:strCache></c:strRef>`;

const numbers = (reference: string, values: readonly number[]): string =>
  `<c:numRef><c:f>${escapeText(reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>` +
  `${values.map((one, i) => `<c:pt idx="${i}"><c:v>${one}</c:v></c:pt>`).join("")}</c:numCache></c:numRef>`;

/** From what part of the longest bar on its figure has room within it. */
const ROOM = 0.05;

/** Figures stand at the end of a bar, or within its part where they have room; a part of nothing says nothing. */
function labels(chart: Chart, { tone, values }: Series): string {
  const isStacked = chart.kind === "share" || chart.kind === "stacks";
  const longest = Math.max(...chart.categories.map((_, i) => chartTotal(chart.series.map((one) => one.values[i]!))), 1);
  const cramped = isStacked
    ? values.flatMap((value, i) =>
        value > 0 && value / longest < ROOM ? [`<c:dLbl><c:idx val="${i}"/><c:delete val="1"/></c:dLbl>`] : [],
      )
    : [];
  const format = isStacked ? "0;;" : `0"${chart.unit}"`;
  return (
    `<c:dLbls>${cramped.join("")}<c:numFmt formatCode="${escapeText(format).replaceAll('"', "&quot;")}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${words(isStacked && !isLight(tone) ? "FFFFFF" : INK)}<c:dLblPos val="${isStacked ? "ctr" : "outEnd"}"/><c:showLegendKey val="0"/><c:showVal val="1"/>` +
    `<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  );
}

const GROUPINGS: Readonly<Record<Chart["kind"], string>> = {
  bars: "clustered",
  groups: "clustered",
  share: "percentStacked",
  stacks: "stacked",
};
/** Between bars, in hundredths of their width. */
const GAPS: Readonly<Record<Chart["kind"], number>> = { bars: 45, groups: 60, share: 20, stacks: 60 };

/**
 * @param places - the squares that its figures stand in
 * @param book - the relation to the workbook that has them; undefined for a chart within that workbook
 */
export function chartXml(chart: Chart, places: ChartReferences, book: string | undefined): string {
  const { kind, series } = chart;
  const behind = book === undefined ? "" : `<c:externalData r:id="${book}"><c:autoUpdate val="0"/></c:externalData>`;
  const isStacked = kind === "share" || kind === "stacks";
  const drawn = series.map((one, i) => {
    const outline = isStacked ? `<a:ln w="9525">${fill("FFFFFF")}</a:ln>` : "";
    return (
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx>${strings(places.name(i), [seriesNames(chart)[i]!])}</c:tx>` +
      `<c:spPr>${fill(TONES[one.tone])}${outline}</c:spPr><c:invertIfNegative val="0"/>${labels(chart, one)}` +
      `<c:cat>${strings(places.categories, categoryNames(chart))}</c:cat><c:val>${numbers(places.values(i), one.values)}</c:val></c:ser>`
    );
  });
  const legend = series.length === 1 ? "" : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${words(INK)}</c:legend>`;
  return (
    `${DECLARATION}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/>` +
    `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="${GROUPINGS[kind]}"/>` +
    `<c:varyColors val="0"/>${drawn.join("")}<c:gapWidth val="${GAPS[kind]}"/>${isStacked ? '<c:overlap val="100"/>' : ""}` +
    `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:barChart>` +
    // As the form prints them: the first on top.
    `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="${kind === "share" ? 1 : 0}"/><c:axPos val="l"/>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln w="9525">${fill("8B97A5")}</a:ln></c:spPr>${words(INK)}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="1"/>` +
    `<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:crossAx val="${CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx></c:plotArea>` +
    `${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${behind}</c:chartSpace>`
  );
}
