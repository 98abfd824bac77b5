// What stands beside the units on a board: charts of the program's own, ranks, last year, what is alike and what was accepted.
import { openPackage } from "../../../src/adapters/opc/zip";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { ruleSet } from "../../../src/app/check/rule-set";
import { checkReport } from "../../../src/app/check/check-report";
import { distributions, ENOUGH, percentileIn, rankIn, type RatedUnit } from "../../../src/app/desk/indicators";
import { laidOut } from "../../../src/app/desk/lay-out";
import { readPastResults } from "../../../src/app/desk/past-results";
import { accept, type Seal } from "../../../src/app/desk/seal";
import { alikeClusters, alikePart } from "../../../src/app/outputs/alike";
import type { AlikeReports } from "../../../src/app/outputs/batch-sameness";
import { boardEntry, pageEntry } from "../../../src/app/outputs/board-entry";
import { boardPage } from "../../../src/app/outputs/board-page";
import { boardSheets } from "../../../src/app/outputs/check-board";
import { checkedOutcome, outcomeJson, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import { slopeSvg } from "../../../src/app/outputs/slope";
import { changeLine } from "../../../src/app/words/indicator-wording";
import { dayWritten } from "../../../src/core/ledger/days";
import { editions, formOf } from "../../../src/statute";
import { packageFaults } from "../../support/package-check";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!);
const PRODUCT = { name: "年报三表", version: "1" };
const BY = { product: "年报三表 1", rules: ruleSet() };
const LAYING = { today: dayWritten("2026-02-01")!, rules: BY.rules, received: () => undefined };

/** So many of a hundred applications are granted. */
function figured(unit: string, granted: number, year = 2025, wrong = 0): SourceOutcome {
  const rows: Readonly<Record<string, number>> = {
    "received.naturalPerson": 100,
    "received.total": 100 + wrong,
    "granted.naturalPerson": granted,
    "granted.total": granted,
    "unable.notHeld.naturalPerson": 100 - granted,
    "unable.notHeld.total": 100 - granted,
    "processed.naturalPerson": 100,
    "processed.total": 100,
  };
  const values = form.cells.map(({ id }) => rows[id.replace(/^requests\./u, "")] ?? 0);
  return checkedOutcome(`${unit}.xlsx`, checkReport({ ...named(form, values, year), unit }));
}

const units = Array.from({ length: 32 }, (_, at) => `柳河县第${at + 1}镇人民政府`);
const thisYear = units.map((unit, at) => figured(unit, at === 0 ? 5 : 40 + at, 2025, at === 3 ? 9 : 0));
const lastYear = units.map((unit, at) => figured(unit, at === 0 ? 95 : 38 + at, 2024));
const past = readPastResults(JSON.parse(`[${lastYear.map((one) => outcomeJson(one, BY)).join(",")}]`))!;
const laid = laidOut(thisYear, { past }, LAYING);
const [granted] = distributions(
  laid.outcomes.map(boardEntry).map(({ unit, rates, ratesBefore }): RatedUnit => ({ unit: unit!, rates, before: ratesBefore })),
);

describe("last year beside this one", () => {
  it("is taken from last year's results, which are no round of this year's", () => {
    expect(laid.rounds).toBeUndefined();
    expect(granted!.changes).toHaveLength(32);
    expect(granted!.before).toBeCloseTo((95 + Array.from({ length: 31 }, (_, at) => 39 + at).reduce((a, b) => a + b)) / 3200);
  });
  it("shows who has leapt among those that moved a little, and draws each as a line", () => {
    expect(granted!.leaps.map(({ unit }) => unit)).toEqual([units[0]]);
    const svg = slopeSvg(granted!, "");
    expect([svg.split('class="step"').length - 1, svg.split('class="leap"').length - 1]).toEqual([31, 1]);
    expect(changeLine(granted!)).toContain(`变动离群的1个，请核对：${units[0]!}95.0%→5.0%`);
  });
  it("judges nobody where few can be compared", () => {
    const few = distributions(
      laid.outcomes.slice(0, ENOUGH - 1).map(({ unit, ratesBefore }, at): RatedUnit => ({
        unit: unit!,
        rates: boardEntry(thisYear[at]!).rates,
        before: ratesBefore,
      })),
    )[0]!;
    expect([few.leaps, few.quartiles]).toEqual([[], undefined]);
    expect(changeLine(few)).toContain("不到30个，不判断离群");
  });
  it("ranks from the highest, equals alike", () => {
    const { units: rated } = granted!;
    expect([rankIn(granted!, rated.at(-1)!.rate), rankIn(granted!, rated[0]!.rate)]).toEqual([1, 32]);
    expect([percentileIn(granted!, rated.at(-1)!.rate), percentileIn(granted!, rated[0]!.rate)]).toEqual([100, 0]);
  });
});

describe("the board as a workbook", () => {
  const desk = { ...laid, entries: laid.outcomes.map(boardEntry) };
  const sheets = boardSheets(desk);
  it("has charts of the program's own over the counts of its overview, and of both years", async () => {
    const [overview] = sheets;
    expect(overview!.graphs!.map(({ title }) => title)).toEqual(["情况（份）", "最常见的问题（份）", "全部单位合计：上年和本年"]);
    const book = await writeXlsx(sheets, { title: "看板", product: PRODUCT });
    expect(packageFaults(book)).toEqual([]);
    const opened = openPackage(book);
    if (!opened.ok) throw new Error();
    const drawn = opened.value.names.filter((name) => /^xl\/charts\/chart\d+\.xml$/u.test(name));
    const texts = drawn.map((name) => opened.value.text(name)).map((text) => (text.ok ? text.value : ""));
    expect(texts.join("")).toContain("$C$3:$C$5");
    // Rows of the sheet below its head: what a chart counts is what stands there.
    const lines = [...overview!.lines!].map(({ cells }) => cells.map(({ content }) => content));
    const counted = (row: number): unknown => {
      const content = lines[row - 2]![2]!;
      return content.kind === "formula" ? content.result : content.kind === "number" ? content.number : undefined;
    };
    expect([3, 4, 5].map(counted)).toEqual([31, 1, 0]);
    const faults = overview!.graphs![1]!.series[0]!.values;
    const [, first, last] = /^C(\d+):C(\d+)$/u.exec(faults)!;
    for (let row = Number(first); row <= Number(last); row += 1) expect(counted(row)).toBe(1);
    expect(Number(last)).toBe(lines.length + 1);
  });
  it("draws each unit as a point and as a line from last year, over the figures beside the picture", () => {
    const drawn = sheets.find(({ name }) => name === "比较图")!;
    const lines = [...drawn.lines!].map(({ cells }) => cells.map(({ content }) => content));
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const figuresIn = (range: string): readonly number[] => {
      const [, from, first, to, last] = /^([A-Z])(\d+):([A-Z])(\d+)$/u.exec(range)!;
      return lines
        .slice(Number(first) - 2, Number(last) - 1)
        .flatMap((line) =>
          line
            .slice(letters.indexOf(from!), letters.indexOf(to!) + 1)
            .flatMap((one) => (one.kind === "number" ? [one.number] : [])),
        );
    };
    const [strip, slope, ...others] = drawn.graphs!;
    // Nobody has been to court: of that there is no picture.
    expect([strip!.kind, slope!.kind, others]).toEqual(["strip", "slope", []]);
    const points = strip!.series.filter(({ mark }) => mark === "circle").flatMap(({ categories }) => figuresIn(categories));
    expect([...points].sort()).toEqual(granted!.units.map(({ rate }) => rate).sort());
    const far = strip!.series.find(({ name }) => name === "离群")!;
    expect(figuresIn(far.categories)).toEqual(granted!.outliers.map(({ rate }) => rate));
    expect(figuresIn(strip!.series.at(-1)!.categories)).toEqual(granted!.quartiles);
    const byUnit = new Map(granted!.changes.map(({ unit, from, to }) => [unit, [from, to]]));
    expect(slope!.series).toHaveLength(32);
    for (const { name, values } of slope!.series) expect(figuresIn(values)).toEqual(byUnit.get(name));
    expect(slope!.series.at(-1)!.name).toBe(units[0]);
  });
  it("lists each unit's rate with its place, the far ones first", () => {
    const rates = sheets.find(({ name }) => name === "各单位比较")!;
    const [first] = [...rates.lines!];
    const shown = first!.cells.map(({ content }) =>
      content.kind === "text" ? content.text : content.kind === "number" ? content.number : "",
    );
    expect(shown.slice(1, 8)).toEqual([units[0], "5÷100", 0.05, 32, 0, 0.95, "离群"]);
  });
});

describe("what was accepted, as a list that may be published", () => {
  const hostile = figured("<b>甲局", 50, 2025, 4);
  const waived = Object.fromEntries(hostile.findings.map(({ rule }) => [rule, "原始登记<script>如此，已核"]));
  const accepted = accept(hostile, { ...BY, by: "张三", date: "2026-01-28", waived });
  if (!accepted.ok) throw new Error(accepted.why);
  const seals: readonly Seal[] = [accepted.seal];
  const page = boardPage({ entries: [pageEntry(hostile), pageEntry(figured("乙局", 40))], seals, isOpen: false }, PRODUCT);
  it("says who, which rule, why, and the figures, on the page and in the workbook", () => {
    expect(page).toContain("<h2>验收</h2>");
    expect(page).toMatch(/准予通过 R\d\d[^<]*理由：原始登记&lt;script&gt;如此，已核（涉及的数：/u);
    const sheet = boardSheets({ entries: [boardEntry(hostile)], seals, isOpen: false }).find(({ name }) => name === "验收")!;
    const text = JSON.stringify([...sheet.lines!]);
    expect(text).toContain("原始登记<script>如此，已核");
    expect(text).toContain(accepted.seal.digest.slice(0, 16));
  });
});

describe("reports that are alike", () => {
  const pair = (here: string, there: string): AlikeReports => ({
    here: figured(here, 1),
    there: figured(there, 1),
    share: 0.8,
    passages: [{ text: "全年没有因政府信息公开<被>追究责任的情况。", here: "第4段", there: "第9段" }],
    // Told of the first of the two; which of its rules it is told by is another matter.
    finding: thisYear[3]!.findings[0]!,
  });
  const pairs = [pair("甲局", "乙局"), pair("丁局", "戊局"), pair("丙局", "乙局")];
  it("are one cluster through one another", () => {
    expect(alikeClusters(pairs).map(({ names }) => [...names].sort())).toEqual([
      ["丙局", "乙局", "甲局"],
      ["丁局", "戊局"],
    ]);
  });
  it("stand side by side with where each passage is", () => {
    const part = alikePart(pairs);
    expect(part).toContain("3个单位互相雷同：");
    expect(part).toContain('<th scope="col">甲局</th><th scope="col">乙局</th>');
    expect(part).toMatch(/第4段<\/span><br>全年没有因政府信息公开&lt;被&gt;.*第9段/u);
    expect(alikePart([])).toContain("没有发现");
    expect(alikePart(undefined)).toBe("");
  });
  it("are a sheet of the board, each passage with both its places and a way to the report", () => {
    const entries = ["甲局", "乙局", "丙局"].map((unit) => boardEntry(figured(unit, 1)));
    const sheet = boardSheets({ entries, alike: pairs, isOpen: false }).find(({ name }) => name === "雷同")!;
    const lines = [...sheet.lines!].map(({ cells }) => cells.map(({ content }) => content));
    const words = lines.map((line) => line.flatMap((content) => (content.kind === "text" ? [content.text] : [])));
    expect(words.map((line) => line.slice(0, 2))).toEqual([
      ["甲局", "乙局"],
      ["丙局", "乙局"],
      ["丁局", "戊局"],
    ]);
    expect(words[0]!.slice(2)).toEqual(["第4段", "第9段", "全年没有因政府信息公开<被>追究责任的情况。"]);
    // 丁局 has no report on this board.
    expect(lines.map(([first]) => first!.kind)).toEqual(["formula", "formula", "number"]);
    expect(boardSheets({ entries, isOpen: false }).map(({ name }) => name)).not.toContain("雷同");
  });
});
