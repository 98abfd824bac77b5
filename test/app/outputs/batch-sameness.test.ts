import { batchSameness, reportProse, samenessText, type ReportProse } from "../../../src/app/outputs/batch-sameness";
import { unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import { growth, LINEAR } from "../../support/growth";

const outcome = (unit: string | null, source: string): SourceOutcome => ({ ...unreadOutcome(source, ""), unit });
const prose = (...paragraphs: readonly string[]): ReportProse => ({
  edition: "2021",
  blocks: ["一、总体情况", ...paragraphs, "五、存在的主要问题及改进情况"].map((text, i) => ({
    kind: "text",
    text,
    place: `第${i + 1}段`,
  })),
});

/** Prose that nobody else writes: different characters for each seed. */
const own = (seed: number, length = 300): string => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return `${Array.from({ length }, () => String.fromCharCode(0x4e00 + (next() % 4000))).join("")}。`;
};
const boilerplate =
  "本机关认真落实上级部署要求，把公开工作列入重要议事日程，召开专题会议研究部署，明确分管领导和责任科室，做到有人管有人抓有人干，各项工作有序开展。";

const run = (
  ...reports: readonly (readonly [unit: string | null, prose: ReportProse | undefined])[]
): ReturnType<typeof batchSameness> =>
  batchSameness(
    reports.map(([unit], i) => outcome(unit, `${i}.docx`)),
    reports.map(([, text]) => text),
  );

describe("雷同 in a batch", () => {
  const copied = own(1);
  const found = run(["甲局", prose(copied, own(2, 60))], ["乙局", prose(own(3, 40), copied)], ["丙局", prose(own(4))]);

  it("names both, with the passage and its place on either side", () => {
    expect(found.pairs.map((pair) => [pair.here.unit, pair.there.unit])).toEqual([
      ["甲局", "乙局"],
      ["乙局", "甲局"],
    ]);
    expect(found.pairs[0]!.passages[0]).toMatchObject({ here: "第2段", there: "第3段" });
    expect(samenessText(found.pairs)).toMatch(
      /^发现2处雷同：\n {2}甲局（0\.docx）的正文有\d+%与乙局（1\.docx）相同：\n {6}第2段｜第3段　“.{80}…”\n/u,
    );
  });
  it("joins the findings and the counts of either report, of class C", () => {
    expect(
      found.outcomes.map((one) => one.findings.map((finding) => [finding.class, finding.rule, finding.shared!.length > 0])),
    ).toEqual([[["C", "R44", true]], [["C", "R44", true]], []]);
    expect(found.outcomes[0]!.counts.broken).toBe(1);
    expect(found.outcomes[0]!.findings[0]!.message).toMatch(/^正文有\d+%与乙局（1\.docx）相同，如“.+…”，请按本年实际重写。$/u);
  });
  it("figures alone do not make a copy another text", () => {
    const sentence = own(9, 120);
    const text = (n: number): string => `${sentence}全年办理${n}件。${own(10, 120)}`;
    expect(run(["甲局", prose(text(12))], ["乙局", prose(text(345))]).pairs).toHaveLength(2);
  });
  it("two files of one unit may be alike", () =>
    expect(run(["宿迁市财政局", prose(copied)], ["江苏省宿迁市财政局", prose(copied)]).pairs).toEqual([]));
  it("what most of the batch says is nobody's copy", () => {
    const common = boilerplate.repeat(1) + own(50, 400);
    expect(
      run(...Array.from({ length: 8 }, (_, i): [string, ReportProse] => [`第${i}局`, prose(common, own(100 + i))])).pairs,
    ).toEqual([]);
  });
  it("what two copied of each other is found among ever so much that all of them say", () => {
    const common = own(50, 2000);
    const reports = Array.from({ length: 12 }, (_, i): [string, ReportProse] => [
      `第${i}局`,
      prose(common, own(i < 2 ? 99 : 100 + i, 300)),
    ]);
    expect(run(...reports).pairs.map(({ here, there }) => [here.unit, there.unit])).toEqual([
      ["第0局", "第1局"],
      ["第1局", "第0局"],
    ]);
  });
  it("short and empty prose, and sources without any, are left alone", () => {
    expect(run(["甲局", prose("无。")], ["乙局", prose("无。")], ["丙局", undefined], ["丁局", prose()]).pairs).toEqual([]);
    expect(samenessText([])).toBe("没有发现各单位之间雷同的正文。\n");
  });
  it("a workbook has no prose", () =>
    expect(
      reportProse({ document: { format: "xlsx", blocks: [{ kind: "text", text: "x", place: "" }], properties: {} } } as never),
    ).toBeUndefined());
});

it("a cluster of copies in a large batch is found, in time that grows with the text", () => {
  const batch = (units: number): [string, ReportProse][] =>
    Array.from({ length: units }, (_, i) => [`第${i}局`, prose(i % 10 === 0 ? own(7, 600) : own(1000 + i, 600))]);
  const took = growth(20, batch, (reports) => {
    const { outcomes } = run(...reports);
    expect(outcomes.filter((one) => one.findings.length > 0)).toHaveLength(Math.ceil(reports.length / 10));
  });
  expect(took).toBeLessThan(LINEAR);
});
