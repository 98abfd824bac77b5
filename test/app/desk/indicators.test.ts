import { distributions, ENOUGH, ratesOf, type Rate } from "../../../src/app/desk/indicators";
import { stripSvg } from "../../../src/app/outputs/strip";
import { definitionLine, spreadLine } from "../../../src/app/words/indicator-wording";
import { jsonFigure } from "../../../src/render/figures";
import { figuresOf, formFor, jinhu2023, suqian2024 } from "../../core/diagnose/reports";

const rates = (report: typeof suqian2024): readonly Rate[] =>
  ratesOf(
    formFor(report),
    figuresOf(report).map((value) => jsonFigure(value)),
  );

describe("rates that no form prints", () => {
  it("are worked out of the printed totals", () => {
    expect(rates(suqian2024)).toEqual([
      { id: "granted", part: 1431 + 471, whole: 3521 },
      { id: "corrected", part: 18, whole: 170 - 36 + (25 - 7) + (52 - 13) },
      { id: "contested", part: 170 + 25 + 52, whole: 3521 },
    ]);
  });

  it("are none where a figure is blank, or no part of its whole", () => {
    const form = formFor(jinhu2023);
    const figures = figuresOf(jinhu2023).map((value) => jsonFigure(value));
    const changed = (id: string, value: number | null) =>
      figures.map((one, at) => (at === form.byId.get(id)!.index ? value : one));
    expect(ratesOf(form, changed("requests.processed.total", null)).map(({ id }) => id)).toEqual(["corrected"]);
    expect(ratesOf(form, changed("requests.granted.total", 9999)).map(({ id }) => id)).toEqual(["corrected", "contested"]);
  });
});

/** Units that grant from 50 to 79 of a hundred, and one that grants none. */
const units = (count: number) => [
  ...Array.from({ length: count - 1 }, (_, at) => ({
    unit: `单位${at}`,
    rates: [{ id: "granted", part: 50 + (at % 30), whole: 100 }],
  })),
  { unit: "例外局", rates: [{ id: "granted", part: 0, whole: 100 }] },
  { unit: "小镇", rates: [{ id: "granted", part: 1, whole: ENOUGH - 1 }] },
];

describe("the rates of many units", () => {
  const [granted] = distributions(units(ENOUGH + 1));

  it("are ranked among units that have enough cases, and the others are counted", () => {
    expect([granted!.units.length, granted!.few]).toEqual([ENOUGH + 1, 1]);
    expect(granted!.outliers.map(({ unit }) => unit)).toEqual(["例外局"]);
    const [low, middle, high] = granted!.quartiles!;
    expect([low < middle, middle < high, low >= 0.5, high <= 0.79]).toEqual([true, true, true, true]);
    expect(spreadLine(granted!)).toContain("31个单位可比，另有1个单位的基数不到30件，不比较：中位数64.0%");
    expect(definitionLine(granted!)).toContain("公开率＝（予以公开＋部分公开）÷本年度办理结果总计；全部单位合计");
  });

  it("are not ranked where there are too few units, and that is said", () => {
    const [few] = distributions(units(ENOUGH - 1));
    expect(few!.quartiles).toBeUndefined();
    expect(spreadLine(few!)).toBe(
      "基数够30件的单位只有29个，另有1个单位的基数不到30件，不比较；不到30个单位，不排名、不算分位。",
    );
    expect(stripSvg(few!, "")).toBe("");
  });

  it("stand on a strip, a tick for each, with its words for who cannot see it", () => {
    const svg = stripSvg(granted!, spreadLine(granted!));
    expect(svg.split("<title>")).toHaveLength(ENOUGH + 2);
    expect(svg.split('class="far"')).toHaveLength(2);
    expect(svg).toContain('role="img" aria-label="公开率：31个单位可比');
    expect(stripSvg({ ...granted!, units: [{ unit: '<b>"', at: 0, rate: 1 }] }, "")).not.toContain("<b>");
  });
});
