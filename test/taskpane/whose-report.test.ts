// Whose report it is: a source that names another unit or year is asked about, and nothing of two reports is mixed.
import { zipSync, strToU8 } from "fflate";
import { readStamp } from "../../src/render/stamp";
import { shownOf } from "../../src/taskpane/state";
import type { Preview } from "../../src/taskpane/views";
import { workedReport } from "../support/worked-report";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(60_000);

const previewIn = ({ state }: TestSession): Preview | undefined => shownOf(state().stages.entry);
const labels = (preview: Preview | undefined): readonly string[] =>
  preview?.kind === "choice" ? preview.choices.map(({ label }) => label) : [];

/** Another report: other figures, and whose and which year it says. */
function report(said: Readonly<Record<string, unknown>>, own: Readonly<Record<string, number>> = {}): string {
  return JSON.stringify({ ...(JSON.parse(workedReport(own)) as object), ...said });
}
const LICENSING = { "disclosure.licensing.decisions": 31 };

async function asked(session: TestSession, title: string): Promise<Preview> {
  await session.until(`asked ${title}`, () => previewIn(session)?.title === title);
  await session.idle();
  return previewIn(session)!;
}

function press({ controller, state }: TestSession, label: string): void {
  const preview = shownOf(state().stages.entry);
  const choice = preview?.kind === "choice" ? preview.choices.find((one) => one.label === label) : undefined;
  if (!choice) throw new Error(`no ${label} to press`);
  controller.actions.answer([choice.id], true);
  controller.actions.agree();
}

const OTHER = "来源与本簿不是同一份报告";

describe("a source of another unit and year", () => {
  async function offered(said: Readonly<Record<string, unknown>> = { unit: "某某市别的局", year: 2023 }): Promise<TestSession> {
    const session = sitDown();
    await session.filled();
    session.controller.actions.takeFile(new File([report(said, LICENSING)], "别的.json"));
    await asked(session, OTHER);
    return session;
  }

  it("is told by what differs, before anything is shown to be filled in", async () => {
    const session = await offered();
    const preview = previewIn(session) as Extract<Preview, { kind: "choice" }>;
    expect(preview.remarks.slice(0, 2)).toEqual([
      "单位：来源是“某某市别的局”，本簿是“示例市示例局”。",
      "年度：来源是2023年度，本簿是2024年度。",
    ]);
    expect(labels(preview)).toEqual(["按来源", "按本簿"]);
    session.controller.actions.discard();
    await session.settle();
    expect([session.stage.value("表二!B9"), previewIn(session)]).toEqual([0, undefined]);
  });

  it("按本簿 takes the figures alone", async () => {
    const session = await offered();
    press(session, "按本簿");
    const shown = (await asked(session, "核对后填入")) as Extract<Preview, { kind: "figures" }>;
    const licensing = shown.changes.find(({ after }) => after === "31")!;
    expect(shown.lead).toContain("示例市示例局 2024年度");
    session.controller.actions.answer([licensing.id], true);
    session.controller.actions.agree();
    await session.told("已填入1格");
    expect(session.stage.value(licensing.address)).toBe(31);
    expect(session.state().identity).toMatchObject({ unit: "示例市示例局", year: 2024 });
  });

  it("按来源 makes the workbook the source's, unit, year and every figure, and can be taken back", async () => {
    const session = await offered();
    press(session, "按来源");
    const shown = (await asked(session, "按来源填入")) as Extract<Preview, { kind: "form" }>;
    expect(shown.sheets[0]!.changes.map(({ after }) => after).join()).toContain("31");
    session.controller.actions.agree();
    await session.told("已按2021年格式生成");
    await session.settle();
    expect(session.state().identity).toMatchObject({ unit: "某某市别的局", year: 2023 });
    expect(session.view()!.counts.broken).toBe(0);
    session.controller.actions.go("journal");
    await session.until("journal", () => (shownOf(session.state().stages.journal)?.length ?? 0) > 2);
    // Each sheet is taken back by itself.
    for (const { id } of shownOf(session.state().stages.journal)!.slice(0, 3)) {
      session.controller.actions.undo(id);
      await session.told("已撤销");
      await session.settle();
    }
    expect(session.stage.value("表二!B9")).toBe(0);
    // What the file says of itself came back too: 恢复表样 would write the other unit's name otherwise.
    await session.settle();
    expect(session.state().identity).toMatchObject({ unit: "示例市示例局", year: 2024 });
    const said = Object.fromEntries([...session.stage.workbook.properties].map(([key, text]) => [key, String(text)]));
    expect(readStamp(said)).toMatchObject({ unit: "示例市示例局", year: 2024 });
  });

  it("of the same report is not asked about", async () => {
    const session = sitDown();
    await session.filled();
    session.controller.actions.takeFile(new File([report({}, LICENSING)], "同一份.json"));
    expect((await asked(session, "核对后填入")).kind).toBe("figures");
  });
});

describe("a source that does not say", () => {
  it("its year is asked for it, among the years of its form", async () => {
    const session = sitDown();
    await session.filled();
    const { year: _, ...rest } = JSON.parse(workedReport(LICENSING)) as Record<string, unknown>;
    session.controller.actions.takeFile(new File([JSON.stringify(rest)], "无年度.json"));
    const preview = await asked(session, "来源是哪一年度的");
    expect(labels(preview)).toEqual(["2025年度", "2024年度", "2023年度", "2022年度", "2021年度"]);
    press(session, "2023年度");
    const differs = (await asked(session, OTHER)) as Extract<Preview, { kind: "choice" }>;
    expect(differs.remarks[0]).toBe("年度：来源是2023年度，本簿是2024年度。");
  });
});

describe("an archive of several reports", () => {
  it("lets one be chosen", async () => {
    const session = sitDown();
    await session.controller.begin();
    const zip = zipSync({
      "2023/甲.json": strToU8(report({ unit: "甲局", year: 2023 })),
      "乙.json": strToU8(report({ unit: "乙局", year: 2024 }, LICENSING)),
    });
    session.controller.actions.takeFile(new File([zip as Uint8Array<ArrayBuffer>], "全部.zip"));
    const preview = await asked(session, "里面有几份报告");
    expect(labels(preview)).toEqual(["2023/甲.json", "乙.json"]);
    press(session, "乙.json");
    const shown = await asked(session, "核对后填入");
    expect(shown.lead).toContain("乙局 2024年度");
  });
});

describe("零报告 and 其余空格补0", () => {
  it("are two acts: with figures filled in it is no 零报告", async () => {
    const session = sitDown();
    const { controller, stage } = session;
    controller.actions.identify({ unit: "示例市示例局", year: 2024 });
    controller.actions.layOut();
    await session.told("已按2021年格式生成");
    await stage.edit("表二!B9", 5);
    controller.actions.reportNothing("zero-report");
    const none = (await asked(session, "零报告")) as Extract<Preview, { kind: "figures" }>;
    expect(none.lead).toContain("本簿已填了1个不是0的数，不是零报告");
    expect(none.changes).toEqual([]);
    controller.actions.reportNothing("zero-rest");
    const rest = (await asked(session, "其余空格补0")) as Extract<Preview, { kind: "figures" }>;
    expect(rest.changes).toHaveLength(151);
    expect(rest.remarks.join()).toContain("14格不填0，请用“提取上年数”");
    controller.actions.agree();
    await session.told("其余空格补0已填151格");
    await session.settle();
    expect([stage.value("表二!D5"), stage.value("表三!D7"), stage.value("表三!D6"), stage.value("表二!B9")]).toEqual([
      null,
      null,
      0,
      5,
    ]);
  });
});
