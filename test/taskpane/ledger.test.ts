// 台账 in the pane: laid out, cases typed, tables alive, a figure opened down to its cases and a case led to its figures.
import { allFindings } from "../../src/taskpane/check-view";
import { shownOf } from "../../src/taskpane/state";
import { putContent } from "../../src/workbench/model/edits";
import { rowOfKey } from "../../src/workbench/model/area";
import type { JournalLine } from "../../src/taskpane/views";
import { day } from "../support/ledgers";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(120_000);

const GRANTED = "（一）予以公开";

/** One case a line, from the fourth row on. */
async function register({ stage }: TestSession, row: number, values: Readonly<Record<string, string | number>>): Promise<void> {
  for (const [column, value] of Object.entries(values)) await stage.edit(`台账!${column}${row}`, value);
}

const told = ({ view }: TestSession): readonly string[] =>
  allFindings(view() ?? { groups: [] })
    .filter(({ rule }) => /^R8/u.test(rule))
    .map(({ rule }) => rule);

describe("a ledger in the open workbook", () => {
  it("is laid out, counted while it is typed, and opened from either end", async () => {
    const session = sitDown();
    const { stage, controller, store, settle, state, until } = session;
    await controller.begin();
    controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
    controller.actions.layOutLedger();
    await session.told("已生成2024年度台账");
    await settle();
    expect([stage.value("台账!O2"), stage.value("表三!D6"), stage.value("表三!J30")]).toEqual([2024, 0, 0]);
    expect(stage.sheet("清单").visibility).toBe("Hidden");

    await register(session, 4, { A: "24-1", B: day("2024-03-04"), C: "自然人", K: day("2024-03-20"), L: GRANTED });
    await register(session, 5, { A: "24-2", B: day("2024-12-20"), C: "自然人" });
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!D8"), stage.value("表三!D30"), stage.value("表三!J6")]).toEqual([
      2, 1, 1, 2,
    ]);

    controller.actions.check();
    await settle();
    expect(told(session)).toEqual([]);
    expect(allFindings(session.view()!).some(({ rule }) => rule === "R05-stored")).toBe(false);

    await stage.select("表三!D6");
    await until("its cases", () => state().selected?.drilled !== undefined);
    expect(state().selected!.drilled).toEqual({
      title: "表三“新收·自然人”在台账里有2件",
      lines: [
        { name: "24-1", about: "收到2024-03-04，答复2024-03-20", place: { sheet: "台账", row: 3, col: 0 } },
        { name: "24-2", about: "收到2024-12-20，还没有答复", place: { sheet: "台账", row: 4, col: 0 } },
      ],
      more: 0,
      alone: [{ sheet: "台账", area: { top: 2, left: 0, bottom: 4, right: 14 }, col: 0, texts: ["24-1", "24-2"] }],
    });
    const seen = (): readonly number[] => [3, 4, 5, 6].filter((row) => stage.sheet("台账").rows.get(row)?.hidden !== true);
    controller.actions.showAlone(state().selected!.drilled!.alone!, state().selected!.drilled!.lines[0]!.place);
    await until("its case", () => state().selected?.drilled?.title.startsWith("24-1") ?? false);
    expect([seen(), state().alone.length]).toEqual([[3, 4], 1]);
    // A pane that is opened while a filter stands offers to take it away.
    const again = sitDown({}, "newest", stage.workbook);
    await again.controller.begin();
    await again.until("the filter", () => again.state().alone.length === 1);
    await again.settle();
    controller.actions.showAlone([]);
    await until("all cases", () => state().alone.length === 0);
    expect(seen()).toEqual([3, 4, 5, 6]);
    await stage.select("表三!D6");
    await until(
      "its cases again",
      () => state().selected?.drilled?.lines.length === 2 && state().selected!.place.sheet === "表三",
    );
    controller.actions.show(state().selected!.drilled!.lines[1]!.place!);
    await until("the case", () => state().selected?.drilled?.title.startsWith("24-2") ?? false);
    expect(state().selected!.drilled!.lines.map(({ name, place }) => [name, place])).toEqual([
      ["表三“新收·自然人”", { sheet: "表三", row: 5, col: 3 }],
      ["表三“结转下年·自然人”", { sheet: "表三", row: 29, col: 3 }],
    ]);

    // Its title is about all of them.
    await stage.select("台账!A1");
    await until("the statistics", () => state().selected?.drilled?.title === "2024年度申请统计");
    expect(state().selected!.drilled!.lines.map(({ name }) => name)).toContain("用时：中位数12个工作日，最长12个工作日");
    controller.actions.statisticsInWorkbook();
    await session.told("已写成工作表“台账统计”，件数随台账变动");
    await settle();
    expect(state().selected!.drilled!.isWhole).toBe(true);
    const page = (label: string): unknown => {
      const at = [...stage.sheet("台账统计").cells.entries()].find(([, { value }]) => value === label)![0];
      return [2, 5]
        .map((col) => stage.sheet("台账统计").valueAt(rowOfKey(at), col))
        .find((value) => value !== null && value !== label);
    };
    expect([page("中位数（工作日）"), stage.value("台账统计!C6"), stage.value("台账统计!F6")]).toEqual([12, 2, 1]);
    await stage.select("台账!A5");
    await until("the case again", () => state().selected?.drilled?.title.startsWith("24-2") ?? false);

    await stage.edit("台账!K5", day("2024-12-30"));
    await settle();
    expect(told(session)).toEqual(["R81"]);
    await stage.edit("台账!L5", GRANTED);
    await settle();
    expect([told(session), stage.value("表三!D8"), stage.value("表三!D30")]).toEqual([[], 2, 0]);
    // The case that is still selected is told of anew.
    expect(state().selected!.drilled!.lines.map(({ name }) => name)).toEqual([
      "表三“新收·自然人”",
      "表三“（一）予以公开·自然人”",
    ]);
    expect(store.state().selected?.place).toEqual({ sheet: "台账", row: 4, col: 0 });
  });

  it("leaves tables alone that hold something, and holds them against the ledger", async () => {
    const session = sitDown();
    const { controller, stage, settle } = session;
    await session.filled();
    const stood = stage.value("表三!D6");
    controller.actions.layOutLedger();
    await session.told("表二、表三、表四里已有内容，没有改动，审核时与台账核对");
    await register(session, 4, { A: "24-1", B: day("2024-03-04"), C: "自然人", K: day("2024-03-20"), L: GRANTED });
    controller.actions.check();
    await settle();
    expect(stage.value("表三!D6")).toBe(stood);
    expect(told(session)).toContain("R86");
  });
});

const EXPORT = [
  "编号,姓名,类型,申请时间,完成时间,反馈,内容",
  "2024001,甲某某,公民,2024-03-04,2024-03-20,信息不存在,甲某某要求公开名单",
  "2024002,乙某,企业,2024-05-06,2024-05-28,予以公开,规划",
  "2024003,丙某,公民,2024-12-26,,补正,协议",
].join("\n");
const exported = (): File => new File([EXPORT], "导出.csv");

const asked = ({ state }: TestSession) => {
  const shown = shownOf(state().stages.entry);
  if (shown?.kind !== "mapping") throw new Error("no mapping is asked");
  return shown;
};

/** As the list of an ask is used: what was taken is let go, and another option taken. */
function choose(session: TestSession, label: string, option: string): void {
  const ask = asked(session).asks.find((one) => one.label.startsWith(label))!;
  session.controller.actions.answer(
    ask.options.map(({ id }) => id),
    false,
  );
  session.controller.actions.answer([ask.options.find((one) => one.label.includes(option))!.id], true);
}

describe("another system's ledger", () => {
  async function taken(session: TestSession): Promise<void> {
    session.controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
    session.controller.actions.takeFile(exported());
    await session.until("the mapping", () => shownOf(session.state().stages.entry)?.kind === "mapping");
  }

  it("is shown as it is taken, asked about once, and laid out as ours without whose it is", async () => {
    const session = sitDown();
    const { stage, controller, settle } = session;
    await controller.begin();
    await taken(session);
    expect(asked(session).asks.map(({ label, hint }) => [label, hint])).toEqual([
      ["登记编号", ""],
      ["收到日期", ""],
      ["申请人类型", ""],
      ["申请方式", ""],
      ["内容摘要", ""],
      ["答复日期", ""],
      ["办理结果", ""],
      ["办理结果“信息不存在” 1件", "2024001"],
      ["申请人类型“企业” 1件", "2024002"],
      ["表三、表四", ""],
    ]);
    choose(session, "办理结果“信息不存在”", "没有现成信息");
    choose(session, "申请人类型“企业”", "商业企业");
    controller.actions.agree();
    await session.told("台账3件，计入3件；新收3，上年结转0，办结2，结转下年度1。");
    await settle();
    expect([stage.value("台账!A4"), stage.value("台账!E4"), stage.value("台账!C5")]).toEqual([
      "2024001",
      "申请人要求公开名单",
      "商业企业",
    ]);
    expect([stage.value("表三!D19"), stage.value("表三!E8"), stage.value("表三!J30")]).toEqual([1, 1, 1]);
    controller.actions.check();
    await settle();
    expect(told(session)).toEqual([]);
  });

  it("is taken as it was answered the last time, and its words are not asked again", async () => {
    const session = sitDown();
    const { controller } = session;
    await controller.begin();
    await taken(session);
    choose(session, "办理结果“信息不存在”", "没有现成信息");
    controller.actions.agree();
    await session.told("已生成台账");
    await taken(session);
    expect(asked(session).asks.map(({ label }) => label)).not.toContain("办理结果“信息不存在” 1件");
  });

  it("is offered next year, in another workbook on the same machine, as it was answered, and asked anew where that is wanted", async () => {
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    const kept = {
      digest: async () => "",
      find: async (digest: string) => files.get(digest),
      keep: async (digest: string, bytes: Uint8Array<ArrayBuffer>) => files.set(digest, bytes).size > 0,
      drop: async () => undefined,
    };
    const first = sitDown({ kept: async () => kept });
    await first.controller.begin();
    await taken(first);
    expect(asked(first).asks.some(({ about }) => about === "kept")).toBe(false);
    choose(first, "办理结果“信息不存在”", "没有现成信息");
    first.controller.actions.agree();
    await first.told("已生成台账");
    await first.settle();
    expect(new TextDecoder().decode([...files.values()][0])).not.toMatch(/2024001|甲某/u);

    const next = sitDown({ kept: async () => kept });
    await next.controller.begin();
    await taken(next);
    const offered = asked(next);
    expect(offered.asks.find(({ about }) => about === "kept")?.hint).toContain("“信息不存在”→（四）无法提供 2.没有现成信息");
    expect(offered.asks.map(({ label }) => label)).not.toContain("办理结果“信息不存在” 1件");
    choose(next, "这台电脑上次", "重新问");
    next.controller.actions.agree();
    await next.until("the questions anew", () => asked(next).asks.some(({ label }) => label === "办理结果“信息不存在” 1件"));
    expect(asked(next).asks.some(({ about }) => about === "kept")).toBe(false);
  });

  it("fills the tables with what it comes to today where that is wanted", async () => {
    const session = sitDown();
    const { controller, stage } = session;
    await controller.begin();
    await taken(session);
    choose(session, "办理结果“信息不存在”", "没有现成信息");
    choose(session, "表三、表四", "固定的数");
    controller.actions.agree();
    await session.told("表三、表四填的是固定的数，台账改了请重新生成。");
    expect([stage.value("表三!D19"), stage.sheet("表三").cell(18, 3)?.formula]).toEqual([1, undefined]);
  });

  it("is looked at anew where a column is said to be another", async () => {
    const session = sitDown();
    const { controller } = session;
    await controller.begin();
    await taken(session);
    const before = asked(session);
    choose(session, "答复日期", "没有这一栏");
    controller.actions.agree();
    await session.until(
      "other questions",
      () => shownOf(session.state().stages.entry) !== before && asked(session).remarks[0] !== before.remarks[0],
    );
    const column = asked(session).asks.find(({ label }) => label === "答复日期")!;
    expect(
      asked(session).choices.find(({ id, taken: isTaken }) => isTaken && column.options.some((option) => option.id === id))
        ?.label,
    ).toBe("没有这一栏");
  });
});

it("reads a ledger to its end, window by window, and says so where it is longer than any", async () => {
  const session = sitDown();
  const { controller, stage, settle, state, until } = session;
  await controller.begin();
  controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
  controller.actions.layOutLedger();
  await session.told("年度台账");
  await settle();
  const put = (row: number, ...values: readonly (string | number)[]): void =>
    values.forEach((value, col) => void putContent(stage.sheet("台账"), row, col, { value }));
  put(1999, "24-1", day("2024-03-04"), "自然人");
  put(2100, "24-2", day("2024-03-05"), "自然人");
  controller.actions.check();
  await settle();
  await stage.select("表三!D6");
  await until("its cases", () => state().selected?.drilled !== undefined);
  expect(state().selected!.drilled!.lines.map(({ name, place }) => [name, place?.row])).toEqual([
    ["24-1", 1999],
    ["24-2", 2100],
  ]);
  put(20_499, "24-3");
  controller.actions.check();
  await settle();
  const found = allFindings(session.view()!).filter(({ rule }) => rule === "R86");
  expect(found.map(({ verdict, message }) => [verdict, message])).toEqual([
    ["undecided", "工作表“台账”的台账太长，面板没有读完，没有逐件计数，也没有核对表三、表四，请用命令行 check 核对这个文件。"],
  ]);
});

describe("生成台账 taken back", () => {
  const journal = async (session: TestSession): Promise<readonly JournalLine[]> => {
    session.controller.actions.go("journal");
    await session.until("the journal", () => shownOf(session.state().stages.journal) !== undefined);
    await session.settle();
    return shownOf(session.state().stages.journal)!;
  };

  it("leaves the workbook as it was", async () => {
    const session = sitDown();
    const { controller, stage } = session;
    await controller.begin();
    controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
    controller.actions.layOutLedger();
    await session.told("已生成2024年度台账");
    const [line] = await journal(session);
    expect(line!.what).toBe("生成台账：工作表台账、复议诉讼、表二、表三、表四、台账统计");
    controller.actions.undo(line!.id);
    await session.told("已撤销");
    expect(stage.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("counts into a form that was laid out before it and is blank, and leaves it blank again", async () => {
    const session = sitDown();
    const { controller, stage, settle } = session;
    await controller.begin();
    controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
    controller.actions.layOut();
    await session.told("已按2021年格式生成");
    controller.actions.layOutLedger();
    await session.told("已生成2024年度台账，请在“台账”里逐件登记，选中标题可以看全年统计；表三、表四自动计数。");
    await register(session, 4, { A: "24-1", B: day("2024-03-04"), C: "自然人" });
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!D30"), stage.value("表三!J6")]).toEqual([1, 1, 1]);
    for (const col of ["A", "B", "C"]) await stage.edit(`台账!${col}4`, null);
    const [line] = await journal(session);
    controller.actions.undo(line!.id);
    await session.told("已撤销");
    expect(stage.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "表二", "表三", "表四"]);
    expect([stage.sheet("表三").cell(5, 3)?.formula, stage.value("表三!D6")]).toEqual([undefined, null]);
    await settle();
  });

  it("is refused once a case was registered", async () => {
    const session = sitDown();
    const { controller, stage } = session;
    await controller.begin();
    controller.actions.layOutLedger();
    await session.told("年度台账");
    await stage.edit("台账!A4", "24-1");
    const [line] = await journal(session);
    controller.actions.undo(line!.id);
    const blocked = () => shownOf(session.state().stages.journal)?.find(({ id }) => id === line!.id)?.blocked;
    await session.until("what is in the way", () => blocked() !== undefined);
    expect(blocked()!.sentence).toContain("台账");
    expect(stage.value("台账!A4")).toBe("24-1");
  });
});
