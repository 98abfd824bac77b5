// The documents of the task: chosen once, for every act that needs them, and found again with the workbook.
import { shownOf } from "../../src/taskpane/state";
import { allFindings } from "../../src/taskpane/check-view";
import { proseDocx } from "../support/report-prose";
import { readDocx } from "../../src/adapters/docx/read";
import type { ReportAsk, ReportView } from "../../src/taskpane/report/report-view";
import { docx, p, r } from "../adapters/docx/build";
import { finishedReport, form2021, last } from "../support/word-reports";
import { workedReport } from "../support/worked-report";
import { leaving } from "./leaving";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(60_000);

const lastYear = (): File =>
  new File(
    [
      JSON.stringify({
        ...(JSON.parse(
          workedReport({ "requests.carriedForward.naturalPerson": 2, "requests.carriedForward.business": 5 }),
        ) as object),
        year: 2023,
      }),
    ],
    "上年.json",
  );

/** A notice that asks that no more be taken in than was settled: of the worked report that is not so. */
const NOTICE = JSON.stringify({
  地方要求: [
    { 项目: "名称", 内容: "某县年报要求" },
    { 项目: "文号", 内容: "某政办〔2024〕1号" },
    { 项目: "适用年度", 内容: "2024" },
    {
      项目: "勾稽关系",
      内容: "requests.granted.naturalPerson >= requests.received.naturalPerson",
      类别: "B",
      名称: "公开数不少于新收数",
    },
  ],
});
const notice = (text = NOTICE): File => new File([text], "要求.json");

const localFindings = ({ view }: TestSession): readonly string[] =>
  allFindings(view() ?? { groups: [] }).flatMap(({ message }) => (message.includes("公开数不少于新收数") ? [message] : []));

describe("a task that begins with a report in Word", () => {
  it("takes its figures, and has it as the document that is read and written", async () => {
    const one = sitDown();
    await one.controller.beginWith(new File([new Uint8Array(finishedReport())], "年度报告.docx"));
    await one.until("asked", () => shownOf(one.state().stages.entry) !== undefined);
    expect(one.state().documents.report).toEqual({ name: "年度报告.docx", here: true });
    one.controller.actions.agree();
    await one.told("填入");
    await one.idle();
    one.controller.actions.readReportProse();
    await one.until("read", () => shownOf(one.state().stages.prose)?.file === "年度报告.docx");
  });

  it("has one without tables too", async () => {
    const one = sitDown();
    await one.controller.beginWith(new File([proseDocx()], "只有正文.docx"));
    await one.refused("表");
    expect(one.state().documents.report).toEqual({ name: "只有正文.docx", here: true });
  });

  it("has none that cannot be read", async () => {
    const one = sitDown();
    await one.controller.beginWith(new File(["PK\u0003\u0004坏"], "坏.docx"));
    await one.idle();
    expect(one.state().documents.report).toBeUndefined();
  });
});

describe("last year's report", () => {
  it("serves the comparison and 提取上年数, and is there again when the workbook is opened again", async () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>();
    const first = sitDown(leaving([], kept));
    await first.filled();
    first.controller.actions.takePrevious(lastYear());
    await first.until("beside", () => first.view()?.before === "given");
    await first.idle();
    expect(first.state().documents.previous).toEqual({ name: "上年.json", here: true, about: "示例市示例局 2023年度" });
    await first.stage.edit("表三!D7", null);
    first.controller.actions.carry();
    await first.until("asked", () => shownOf(first.state().stages.entry)?.title === "提取上年数");
    expect(shownOf(first.state().stages.entry)!.lead).toContain("从“上年.json”（示例市示例局 2023年度）提取");
    first.controller.actions.agree();
    await first.told("已从上年报告填入");
    expect(first.stage.value("表三!D7")).toBe(2);

    const again = sitDown(leaving([], kept), "newest", first.stage.workbook);
    await again.controller.begin();
    await again.until("beside", () => again.view()?.before === "given");
    // On another machine its name is known, and it is to be chosen again.
    const elsewhere = sitDown({}, "newest", first.stage.workbook);
    await elsewhere.controller.begin();
    expect(elsewhere.state().documents.previous).toEqual({ name: "上年.json", here: false });
    expect(elsewhere.view()!.before).toBe("none");
    again.controller.actions.takePrevious(undefined);
    await again.until("alone", () => again.view()?.before === "none");
    await again.idle();
    expect([again.state().documents.previous, kept.size]).toEqual([undefined, 0]);
  });
});

describe("last year's report in Word, chosen once", () => {
  const before = (): File =>
    new File([new Uint8Array(finishedReport({ ...last, unit: "示例市示例局", year: 2023 }))], "旧年报.docx");
  const reportOf = ({ state }: TestSession): ReportView => {
    const shown = shownOf(state().stages.report);
    if (!shown) throw new Error("报告 shows nothing");
    return shown;
  };
  async function asked(session: TestSession, ask: ReportAsk): Promise<void> {
    session.controller.actions.report(ask);
    await session.idle();
    await session.settle();
  }
  const LAST_RECEIVED = last.values[form2021.byId.get("requests.received.total")!.index];

  it("as 上年报告, serves the comparison, 提取上年数, the placeholders of last year, and is written into", async () => {
    const session = sitDown();
    await session.filled();
    session.controller.actions.takePrevious(before());
    await session.until("beside", () => session.view()?.before === "given");
    await session.idle();
    await asked(session, {
      kind: "template",
      file: new File([new Uint8Array(docx({ body: p(r("上年新收{{新收·上年}}件")) }))], "模板.docx"),
    });
    await asked(session, { kind: "write" });
    const template = readDocx(session.saved.at(-1)!.content as Uint8Array);
    expect(JSON.stringify(template)).toContain(`上年新收${String(LAST_RECEIVED)}件`);
    await asked(session, { kind: "put-away" });
    expect(reportOf(session).previous).toBe("旧年报.docx");
    await asked(session, { kind: "previous" });
    expect(reportOf(session).target).toMatchObject({ kind: "file", name: "旧年报.docx" });
    session.controller.actions.carry();
    await session.until("asked", () => shownOf(session.state().stages.entry)?.title === "提取上年数");
    expect(shownOf(session.state().stages.entry)!.lead).toContain("从“旧年报.docx”（示例市示例局 2023年度）提取");
  });

  it("as the document that is written into, serves the rest as well, and stays when it is no longer written into", async () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>();
    const session = sitDown(leaving([], kept));
    await session.filled();
    expect(session.view()!.before).toBe("none");
    await asked(session, { kind: "template", file: before() });
    expect(session.state().documents.previous).toEqual({ name: "旧年报.docx", here: true, about: "示例市示例局 2023年度" });
    expect(session.view()!.before).toBe("given");
    await asked(session, { kind: "put-away" });
    await asked(session, { kind: "forget" });
    expect([reportOf(session).remembered, kept.size]).toEqual([undefined, 1]);
    session.controller.actions.takePrevious(undefined);
    await session.until("alone", () => session.view()?.before === "none");
    await session.idle();
    expect(kept.size).toBe(0);
  });

  it("of another unit or another year is written into and nothing else", async () => {
    const session = sitDown();
    await session.filled();
    for (const whose of [{ unit: "示例市另一个局" }, { unit: "示例市示例局", year: 2022 }]) {
      const file = new File([new Uint8Array(finishedReport({ ...last, ...whose }))], "别的.docx");
      await asked(session, { kind: "template", file });
      expect(reportOf(session).target).toMatchObject({ name: "别的.docx" });
      expect(session.state().documents.previous).toBeUndefined();
    }
  });
});

describe("地方要求", () => {
  it("add what they ask for, and nothing of it stays when they are taken away", async () => {
    const session = sitDown();
    await session.filled();
    expect(localFindings(session)).toEqual([]);
    session.controller.actions.takeLocal(notice());
    await session.until("asked for", () => localFindings(session).length > 0);
    await session.idle();
    expect(session.state().documents.local).toEqual({ name: "要求.json", here: true, about: "某县年报要求" });
    session.controller.actions.takeLocal(undefined);
    await session.until("no longer", () => localFindings(session).length === 0);
  });

  it("that cannot be read are refused by line, and those before stay", async () => {
    const session = sitDown();
    await session.filled();
    session.controller.actions.takeLocal(notice());
    await session.until("asked for", () => localFindings(session).length > 0);
    await session.idle();
    session.controller.actions.takeLocal(notice('{ "地方要求": [\n{ "项目": "篇幅", "范围": "一", "内容": "很短" }\n] }'));
    await session.refused("第2行");
    expect(localFindings(session).length).toBeGreaterThan(0);
    expect(session.state().documents.local?.about).toBe("某县年报要求");
  });
});

describe("whose tables they are", () => {
  it("is changed in the three sheets at once, the figures as they were, and can be taken back", async () => {
    const session = sitDown();
    await session.filled();
    const before = session.view()!.figures;
    session.controller.actions.rename({ unit: "示例市另一个局", year: 2025, variant: "" });
    await session.told("表二、表三、表四都已写明示例市另一个局 2025年度，数据不变。");
    await session.settle();
    expect(session.view()).toMatchObject({ who: "示例市另一个局 2025年度", figures: before });
    expect(["表二", "表三", "表四"].map((sheet) => session.stage.value(`${sheet}!A2`))).toEqual(
      Array.from({ length: 3 }, () => "单位：示例市另一个局"),
    );
    expect(session.state().identity).toMatchObject({ unit: "示例市另一个局", year: 2025 });
  });

  it("is shown first where more than the headings would change", async () => {
    const session = sitDown();
    await session.filled();
    await session.stage.edit("表二!A20", "备注");
    session.controller.actions.rename({ unit: "示例市示例局", year: 2025, variant: "" });
    await session.until("asked", () => shownOf(session.state().stages.entry)?.title === "改单位、年度和表样");
    expect(session.stage.value("表二!A20")).toBe("备注");
  });

  it("is refused for a year of another form, while figures stand in it", async () => {
    const session = sitDown();
    await session.filled();
    session.controller.actions.rename({ unit: "示例市示例局", year: 2020, variant: "" });
    await session.refused("请另建工作簿生成2020年度的表样");
    expect(session.view()!.who).toBe("示例市示例局 2024年度");
  });
});

it("leads to the first blank cell of a form that was just made", async () => {
  const session = sitDown();
  await session.controller.begin();
  session.controller.actions.layOut();
  await session.told("已按2021年格式生成");
  await session.until("there", () => session.state().selected !== undefined);
  expect(session.state().selected).toMatchObject({ place: { sheet: "表二", row: 4, col: 1 } });
});

it("tells of the open workbook whether anything stands in it", async () => {
  const session = sitDown();
  await session.controller.begin();
  expect(session.state().book).toEqual({ empty: true, protected: [], live: true, comments: true });
  expect(session.state().underway).toBe(false);
  await session.filled();
  expect(session.state().book).toMatchObject({ empty: false });
  expect(session.state().underway).toBe(true);
});

it("knows of an old host that it does not tell of new results", async () => {
  const session = sitDown({}, "1.7");
  await session.controller.begin();
  await session.settle();
  expect(session.state().book?.live).toBe(false);
});

it("learns that others edit the workbook from their first edit, and keeps it in mind", async () => {
  const session = sitDown();
  await session.filled();
  await session.stage.edit("表三!D6", 14);
  await session.settle();
  expect(session.state().book?.shared).toBeUndefined();
  await session.stage.coauthor("表三!D6", 15);
  await session.until("told", () => session.state().book?.shared === true);
  await session.stage.edit("表三!D6", 16);
  await session.settle();
  expect(session.state().book).toMatchObject({ shared: true, live: true });
});
