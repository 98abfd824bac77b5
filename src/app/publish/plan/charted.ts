// Charts in a document: where the template names one, where one of ours stands, and, when asked, behind their tables.
import { chartText, type Chart } from "../../../render/picture/chart";
import { textDigest } from "../../../render/slot-tag";
import { CHART_NAMES, chartTableOf, chartsOf, comparedCells, isWorthDrawing, type ChartName } from "../charts";
import { chartPlaceholder } from "../placeholders";
import { itemOf, knownName, rememberedBefore, tagFor, type Owned, type PlanContext } from "./context";
import { blocksOfTable, type LaidTable } from "./laid-tables";
import type { PlannedPart, PlannedPlace } from "./part";

type Place = Extract<PlannedPlace["effects"]["ours"]["edits"][number], { kind: "chart" }>["at"];

const NOT_DRAWN = "不足10件或只有一类，不画图";

/** What a place comes to say: this chart, or nothing while it would say no more than a sentence. */
const shownText = (chart: Chart): string => (isWorthDrawing(chart) ? chartText(chart) : "");

function planned(
  context: PlanContext,
  name: ChartName,
  chart: Chart,
  at: Place,
  known: Pick<PlannedPlace["item"], "key" | "place" | "found" | "state" | "theirs">,
): PlannedPlace {
  const own = chartPlaceholder(name);
  const text = shownText(chart);
  const isShown = text !== "";
  return {
    kind: "place",
    item: itemOf({ ...known, kind: "chart", name: own, ours: isShown ? chart.sentence : NOT_DRAWN }),
    effects: {
      ours: {
        edits: known.state === "same" ? [] : [{ kind: "chart", at, chart, isShown, tag: tagFor(own, text) }],
        written: { [own]: textDigest(text), ...rememberedBefore(context, comparedCells(context.report.form, name)) },
      },
    },
  };
}

function chartNamed(context: PlanContext, name: string): ChartName | undefined {
  const known = knownName(context, name);
  return known?.meaning.kind === "chart" ? known.meaning.chart : undefined;
}

const isChart = (context: PlanContext, name: string): boolean => chartNamed(context, name) !== undefined;

/**
 * @param names - of the placeholders
 * @param laid - the tables, behind which charts are put that stand nowhere yet
 */
export function chartPlaces(context: PlanContext, names: readonly string[], laid: readonly LaidTable[]): readonly PlannedPart[] {
  const { report, contents, owned, options, said } = context;
  const asked = names.filter((name) => isChart(context, name));
  const ours = owned.filter(({ mark }) => isChart(context, mark.name));
  if (asked.length + ours.length === 0 && options.charts !== true) return [];
  const charts = chartsOf(report, said.previous);
  const placeholders = asked.flatMap((name): PlannedPart[] => {
    const of = chartNamed(context, name)!;
    const chart = charts.get(of);
    const places = context.asked.get(name) ?? [];
    if (!chart || !contents.isDrawable) return [{ kind: "untouched", name: "", what: `{{${name}}}`, carried: [] }];
    return places.map(({ place }, i): PlannedPart => {
      const key = context.keyOf(chartPlaceholder(of));
      const part = planned(
        context,
        of,
        chart,
        { name },
        { key, place, found: "placeholder", state: "new", theirs: `{{${name}}}` },
      );
      // One edit for all of them.
      return i === 0 ? part : { ...part, effects: { ours: { edits: [], written: {} } } };
    });
  });
  const standing = ours.map(({ number, region, mark, key }: Owned): PlannedPart => {
    const of = chartNamed(context, mark.name)!;
    const chart = charts.get(of);
    if (!chart || !contents.isDrawable)
      return { kind: "untouched", name: mark.name, what: `${region.place}的${mark.name}`, carried: [mark.name] };
    const state = mark.digest === textDigest(shownText(chart)) ? "same" : "changed";
    return planned(
      context,
      of,
      chart,
      { region: number },
      { key, place: region.place, found: "owned", state, theirs: region.text },
    );
  });
  return [...placeholders, ...standing, ...(options.charts === true && contents.isDrawable ? added() : [])];

  function added(): PlannedPart[] {
    const there = new Set([...asked, ...ours.map(({ mark }) => mark.name)].map((name) => chartNamed(context, name)));
    return CHART_NAMES.flatMap((name): PlannedPart[] => {
      const chart = charts.get(name);
      const table = chartTableOf(name);
      const behind = laid.find((one) => one.table === table && one.copy === 1);
      const after = behind && Math.max(...blocksOfTable(behind.reading, table));
      if (!chart || !isWorthDrawing(chart) || there.has(name) || after === undefined) return [];
      const own = chartPlaceholder(name);
      const block = contents.document.blocks[after];
      const place = block?.kind === "grid" ? `${block.name}之后` : "";
      return [planned(context, name, chart, { after }, { key: own, place, found: "added", state: "new", theirs: "" })];
    });
  }
}
