// 图解: one page says what the tables say, draws nothing that they do not, and holds nothing but text from outside.
import { chartsOf, isWorthDrawing } from "../../../src/app/publish/charts";
import { infographicPage } from "../../../src/app/publish/infographic";
import type { Named } from "../../../src/app/publish/publish";
import { words, type Value } from "../../../src/core/figures/values";
import { reportVerdict } from "../../../src/app/check/verdict";
import { figures, form2019, form2021, last, named } from "../../support/word-reports";

const busy = (year: number, more: Readonly<Record<string, readonly number[]>> = {}): Named =>
  named(
    form2021,
    figures(
      form2021,
      {
        received: [300, 20, 0, 1],
        broughtForward: [12],
        granted: [150, 10],
        partlyGranted: [40],
        "denied.internal": [7, 1],
        "unable.notHeld": [90, 8, 0, 1],
        "other.feeUnpaid": [5],
        carriedForward: [20, 1],
        ...more,
      },
      {
        "proceedings.reconsideration.upheld": 8,
        "proceedings.reconsideration.pending": 4,
        "proceedings.reconsideration.total": 12,
        "disclosure.normativeDocuments.issued": 3,
        "disclosure.normativeDocuments.inForce": 41,
        "disclosure.licensing.decisions": 1573179,
      },
    ),
    year,
  );

const changed = (report: Named, cells: Readonly<Record<string, Value>>): Named => {
  const values = [...report.values];
  for (const [id, value] of Object.entries(cells)) values[report.form.byId.get(id)!.index] = value;
  return { ...report, values };
};

const drawings = (page: string): number => [...page.matchAll(/<svg /g)].length;
const plain = (page: string): string =>
  page
    .replace(/<style>[^]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

it("the figures of the test hold together", () => {
  expect(reportVerdict(busy(2024)).broken).toEqual([]);
});

it("tells what came in, what became of it and what is waiting, in words and as a drawing", () => {
  const page = infographicPage(busy(2024), undefined);
  expect(plain(page)).toContain(
    "本年新收321件，上年结转12件，应办333件：予以公开160件，部分公开40件，不予公开8件，无法提供99件，其他处理5件，结转下年度21件。",
  );
  expect(plain(page)).toContain("办结312件：予以公开160件，占51.3%；部分公开40件，占12.8%");
  expect(plain(page)).toContain("社会公益组织1件，占0.3%");
  expect(plain(page)).toContain("1573179件");
  // Flow, results, applicants and suits, each for paper and for a phone.
  expect(drawings(page)).toBe(8);
  for (const [, name] of page.matchAll(/<svg [^>]*aria-label="([^"]*)"/g)) expect(name).toMatch(/：.*\d+件.*。$/);
  // Behind every drawing stands its table.
  expect([...page.matchAll(/<table>/g)]).toHaveLength(4);
});

it("tells of the rows of table two where nothing was done in one line", () => {
  const page = infographicPage(busy(2024), undefined);
  expect(plain(page)).toContain("规章、行政处罚、行政强制、行政事业性收费各项均为0。");
  const lists = [.../<dl class="lists">(?:(?!<dl)[^])*?<\/dl>/gu.exec(page.slice(page.indexOf('id="disclosed-title"')))!][0]!;
  expect([...lists.matchAll(/<dt>([^<]*)<\/dt>/gu)].map(([, title]) => title)).toEqual(["行政规范性文件", "行政许可"]);
  // What was not filled in is not nothing.
  const blank = plain(infographicPage(changed(busy(2024), { "disclosure.governmentRules.issued": null }), undefined));
  expect(blank).toContain("行政处罚、行政强制、行政事业性收费各项均为0。");
  expect(blank).not.toContain("规章、行政处罚");
});

it("sets what the tones mean in columns where a line does not hold them", () => {
  const page = infographicPage(busy(2024, { received: [300, 20, 3, 1, 4, 6] }), undefined);
  const svg = [...page.matchAll(/<svg class="drawing narrow"[^]*?<\/svg>/gu)]
    .map(([one]) => one)
    .find((one) => one.includes("社会公益"))!;
  const marks = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="12" height="12"/gu)].map(([, x]) => Number(x));
  expect(marks).toHaveLength(6);
  const columns = new Set(marks);
  expect(columns.size).toBeLessThan(marks.length);
  expect(marks.every((x, at) => x === marks[at % columns.size])).toBe(true);
});

it("asks for nothing from outside and runs nothing", () => {
  const page = infographicPage(busy(2024), undefined);
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'".replaceAll("'", "&#39;"));
  expect(page).not.toMatch(/<script|<img|<link|href=|url\(|@import/);
  expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:/);
});

it("what comes from outside is text", () => {
  const page = infographicPage({ ...busy(2024), unit: '<b onclick="x">&' }, undefined, "<i>未通过审核");
  expect(page).not.toMatch(/<b |<i>/);
  expect(plain(page)).toContain('<b onclick="x">&');
  expect(plain(page)).toContain("<i>未通过审核");
});

describe("beside last year's report", () => {
  const page = plain(infographicPage(busy(2024), busy(2023, { received: [200, 20, 0, 1], granted: [50, 10] })));

  it("says what changed, by how much and by what share", () => {
    expect(page).toMatch(/新收申请\s+321\s+件\s+较上年增加100件，\s+增长45.2%/);
    expect(page).toMatch(/结转下年度办理\s+21\s+件\s+与上年持平/);
    expect(page).toContain("2024年新收321件，办结312件，结转下年21件；上年新收221件，办结212件，结转下年21件。");
  });

  it("compares only with the year before, counted by the same form", () => {
    for (const other of [busy(2022), named(form2019, [], 2023)])
      expect(plain(infographicPage(busy(2024), other))).not.toMatch(/上年比较|较上年/);
  });

  it("a few more than a few is no growth", () => {
    expect(plain(infographicPage(busy(2024), changed(busy(2023), { "requests.received.total": 4 })))).toMatch(
      /新收申请\s+321\s+件\s+较上年增加317件\s+办结/,
    );
  });
});

it("draws no flow of which a part is missing, and says which", () => {
  for (const value of [null, words("/")]) {
    const page = infographicPage(changed(busy(2024), { "requests.broughtForward.total": value }), undefined);
    expect(plain(page)).toContain("表三还有没填或没有读取的数，填齐后再画办理流向。");
    expect(page).not.toContain("应办");
  }
});

it("draws no flow whose two sides differ, and says by which figures", () => {
  const page = plain(infographicPage(changed(busy(2024), { "requests.carriedForward.total": 12 }), undefined));
  expect(page).toContain("新收321件加上年结转12件是333件，办理结果312件加结转下年度12件是324件，两边不等");
});

it("what was not read is not shown", () => {
  const page = plain(infographicPage({ ...busy(2024), present: ["disclosure", "requests"], absent: ["proceedings"] }, undefined));
  expect(page).not.toMatch(/行政复议|行政诉讼/);
});

it.each([
  ["none", figures(form2021, {}), "本年没有收到政府信息公开申请，也没有上年结转。"],
  ["one", figures(form2021, { received: [1], granted: [1] }), "本年新收1件，没有上年结转：予以公开1件。"],
  ["a few", last.values, "本年新收12件，上年结转3件"],
])("%s: what is said of little is short", (_, values, sentence) => {
  const page = plain(infographicPage(named(form2021, values, 2024), undefined));
  expect(page).toContain(sentence);
  expect(page).not.toContain("占100");
});

describe("a chart is drawn where it says more than its sentence", () => {
  const drawn = (report: Named): readonly string[] =>
    [...chartsOf(report)].filter(([, chart]) => isWorthDrawing(chart)).map(([name]) => name);

  it.each([
    ["nothing happened", named(form2021, figures(form2021, {}), 2024), []],
    ["nine", named(form2021, figures(form2021, { received: [8, 1], granted: [7], partlyGranted: [2] }), 2024), []],
    [
      "ten",
      named(form2021, figures(form2021, { received: [9, 1], granted: [8], partlyGranted: [2] }), 2024),
      ["申请办理情况", "办理结果", "申请人构成"],
    ],
    ["ten of one kind", named(form2021, figures(form2021, { received: [10], granted: [10] }), 2024), ["申请办理情况"]],
    ["many, and suits", busy(2024), ["申请办理情况", "办理结果", "申请人构成", "复议诉讼"]],
  ])("%s", (_, report, names) => {
    expect(drawn(report)).toEqual(names);
  });

  it("has its categories in the order of the form and its parts in the sums of the tables", () => {
    const charts = chartsOf(busy(2024));
    const results = charts.get("办理结果")!;
    expect(results.categories).toEqual(["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]);
    expect(results.series[0]!.values).toEqual([160, 40, 8, 99, 0, 5]);
    expect(charts.get("复议诉讼")!.series.map(({ values }) => values[0])).toEqual([8, 0, 0, 4]);
  });
});

it("a share that rounds to nothing is not said to be nothing", () => {
  const page = plain(infographicPage(busy(2024, { received: [9000, 0, 0, 1] }), undefined));
  expect(page).toContain("社会公益组织1件，不足0.1%");
  expect(page).not.toContain("占0.0%");
});

it("ribbons begin as wide as they end, and together fill what they come from", () => {
  const page = infographicPage(busy(2024), undefined);
  const svg = /<svg class="drawing wide"[^]*?<\/svg>/.exec(page)![0];
  const heights = [...svg.matchAll(/<path d="M([\d.]+),([\d.]+)C[^L]*?L([\d.]+),([\d.]+)C[^Z]*Z"/g)];
  // Both figures of in and all six of out.
  expect(heights).toHaveLength(8);
  const nodes = [...svg.matchAll(/<rect x="(\d+)" y="([\d.]+)" width="12" height="([\d.]+)"/g)].map((one) => Number(one[3]));
  const [ins, middle, outs] = [nodes.slice(0, 2), nodes[2]!, nodes.slice(3)];
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
  expect(Math.abs(sum(ins) - middle)).toBeLessThan(2);
  // What is too thin to be seen is drawn a hair wide.
  expect(Math.abs(sum(outs) - middle)).toBeLessThan(2);
});
