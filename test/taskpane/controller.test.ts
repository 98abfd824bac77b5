// The controller on Microsoft's own office.js and the workbench: what the buttons of the pane come to.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { a1 } from "../../src/core/figures/addresses";
import { no, type Outcome } from "../../src/core/outcome";
import { type Controller } from "../../src/taskpane/controller";
import type { PaneServices } from "../../src/taskpane/services";
import { allFindings, type CheckView } from "../../src/taskpane/check-view";
import { busyOf, shownOf, type PaneState } from "../../src/taskpane/state";
import { type Store } from "../../src/taskpane/store";
import type { Preview } from "../../src/taskpane/views";
import type { OutgoingFile } from "../../src/ports/files";
import { type OfficeOnStage } from "../support/office";
import { sitDown } from "./test-session";
import { spokenPlace } from "../../src/app/words/place";
import { addressIn, placeAt } from "./views";

const SAMPLE = readFileSync(join(__dirname, "../../assets/sample/report-2020.txt"));

jest.setTimeout(30_000);

let stage: OfficeOnStage;
let store: Store;
let controller: Controller;
let copied: string[];
let saved: OutgoingFile[];

function sit(own: Partial<PaneServices> = {}, api: "1.7" | "newest" = "newest"): void {
  ({ stage, store, controller, copied, saved } = sitDown(own, api));
}

const state = (): PaneState => store.state();
const preview = (): Preview | undefined => shownOf(state().stages.entry);
const view = (): CheckView | undefined => shownOf(state().stages.check);

/** Until something is so, or never. */
async function until(what: string, so: () => boolean): Promise<void> {
  for (let wait = 0; wait < 400; wait += 1) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}; ${JSON.stringify(state().stages).slice(0, 400)} ${state().message ?? ""}`);
}

/** Until the act that was begun has ended and events have been answered. */
async function idle(): Promise<void> {
  await until("something begins or is done", () => true);
  await new Promise((resolve) => setTimeout(resolve, 0));
  await until("idle", () => busyOf(state()) === undefined);
}

const told = async (words: string): Promise<void> => until(words, () => state().message?.includes(words) ?? false);
const refused = async (screen: "entry" | "check" | "journal", words: string): Promise<void> =>
  until(words, () => {
    const stageOf = state().stages[screen];
    return stageOf.kind === "refused" && stageOf.sentence.includes(words);
  });

async function laidOut(): Promise<void> {
  await controller.begin();
  controller.actions.identify({ unit: "示例市示例局", year: 2024 });
  controller.actions.layOut();
  await told("已按2021年格式生成表二、表三、表四");
}

beforeEach(() => sit());

describe("填报", () => {
  it("lays out the form of the year, and what is in it is found at once", async () => {
    await laidOut();
    expect(stage.sheet("表三")).toBeDefined();
    expect(view()).toMatchObject({ who: "示例市示例局 2024年度", form: "2021年格式" });
    expect(view()!.counts).toMatchObject({ passed: 0, broken: 0, unreadable: 0 });
  });

  it("asks before a sheet that holds something is laid out anew, and leaves it alone on a no", async () => {
    await laidOut();
    await stage.edit("表三!D6", 12);
    await stage.edit("表三!A6", "一、本年新收政府信息公开申请数");
    controller.actions.layOut();
    await until("asked", () => preview() !== undefined);
    const shown = preview() as Extract<Preview, { kind: "form" }>;
    expect(shown.sheets.map((sheet) => sheet.state)).toEqual(["内容不变", "1格将改变，保留1个数", "内容不变"]);
    expect(shown.sheets[1]!.changes).toMatchObject([
      { address: "表三!A6", before: "一、本年新收政府信息公开申请数", after: "一、本年新收政府信息公开申请数量" },
    ]);
    controller.actions.discard();
    expect(preview()).toBeUndefined();
    expect(stage.value("表三!A6")).toBe("一、本年新收政府信息公开申请数");
    controller.actions.layOut();
    await until("asked again", () => preview() !== undefined);
    controller.actions.agree();
    await told("已按2021年格式生成");
    expect([stage.value("表三!A6"), stage.value("表三!D6")]).toEqual(["一、本年新收政府信息公开申请数量", 12]);
  });

  it("lays the form of a text out and fills it in on one yes, and takes both back", async () => {
    await controller.begin();
    controller.actions.takeFile(new File([SAMPLE], "上报稿.txt"));
    await until("asked", () => preview() !== undefined);
    const shown = preview() as Extract<Preview, { kind: "figures" }>;
    expect(shown.lead).toContain("从“上报稿.txt”读出");
    expect(shown.remarks.join()).toContain("本簿还没有统计表，将先按2019年格式");
    expect(stage.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1"]);
    const taken = shown.changes.filter((change) => change.taken).length;
    expect(taken).toBeGreaterThan(150);
    controller.actions.agree();
    await told(`已填入${taken}格`);
    expect(view()!.counts.passed).toBeGreaterThan(50);

    controller.actions.go("journal");
    await until("journal", () => (shownOf(state().stages.journal)?.length ?? 0) === 2);
    const [filled, made] = shownOf(state().stages.journal)!;
    expect([filled!.what, made!.what].map((what) => what.slice(0, 4))).toEqual(["填入：表", "生成表样"]);
    controller.actions.undo(filled!.id);
    await told("已撤销");
    expect(shownOf(state().stages.journal)![0]!.undone).toBe(true);
    expect(view()!.counts.passed).toBe(0);
    controller.actions.undo(made!.id);
    await until("the sheets are gone", () => stage.workbook.sheets.every((sheet) => !sheet.name.startsWith("表")));
    await refused("check", "没有找到年报的三张统计表");
  });

  it("says why it takes nothing back, and takes back all but what was typed since", async () => {
    await laidOut();
    controller.actions.reportNothing("zero-rest");
    await until("asked", () => preview() !== undefined);
    controller.actions.agree();
    await told("填");
    await stage.edit("表三!D6", 9);
    controller.actions.go("journal");
    await until("journal", () => (shownOf(state().stages.journal)?.length ?? 0) === 2);
    const line = () => shownOf(state().stages.journal)![0]!;
    controller.actions.undo(line().id);
    await until("told why", () => line().blocked !== undefined);
    expect(line().blocked!.sentence).toMatch(/^表三!D6在其余空格补0之后又改过，没有撤销；可以保留改过的，只撤销其余\d+格。$/u);
    expect([stage.value("表三!D6"), stage.value("表三!D9")]).toEqual([9, 0]);
    controller.actions.undo(line().id, true);
    await told("后来改过的格保持不动");
    expect([stage.value("表三!D6"), stage.value("表三!D9")]).toEqual([9, null]);
    expect(line().undone).toBe(true);
    // The form holds what was typed: it goes no more by itself, and the sentence says so.
    const form = shownOf(state().stages.journal)![1]!;
    controller.actions.undo(form.id);
    await until("told why", () => shownOf(state().stages.journal)![1]!.blocked !== undefined);
    expect(shownOf(state().stages.journal)![1]!.blocked).toEqual({
      sentence: "表三!D6在生成表样之后填过内容，撤销会连它一起拿掉，所以没有撤销；后来的填入可以先撤销。",
      rest: 0,
    });
  });

  it("checks again what recalculation has changed", async () => {
    await laidOut();
    await stage.edit("表三!D6", "=Sheet1!A1");
    await new Promise((resolve) => setTimeout(resolve, 400));
    await idle();
    const findings = () => allFindings(view()!).filter(({ places }) => places.some((place) => spokenPlace(place) === "表三!D6"));
    const before = JSON.stringify(findings());
    await stage.edit("Sheet1!A1", -3);
    await until("found anew", () => JSON.stringify(findings()) !== before);
    expect(
      findings()
        .map(({ message }) => message)
        .join(),
    ).toContain("不能是负数");
  });

  it("says which table of a text was refused", async () => {
    await controller.begin();
    const whole = SAMPLE.toString("utf8");
    const altered = whole.replace(/信访、?举报、?投诉类申请/u, "不知所云");
    expect(altered).not.toBe(whole);
    controller.actions.takeFile(new File([altered], "上报稿.txt"));
    await until("asked", () => preview() !== undefined);
    expect((preview() as Extract<Preview, { kind: "figures" }>).remarks.join()).toContain("的表三没有读取：没有找到");
  });

  it("writes only what was taken, and never over something it has not shown", async () => {
    await laidOut();
    await stage.edit("表二!B5", 9);
    controller.actions.takePasted({ html: "", text: "规章\t3\t0\t12" });
    await refused("entry", "请");
    controller.actions.reportNothing("zero-rest");
    await until("asked", () => preview() !== undefined);
    const shown = preview() as Extract<Preview, { kind: "figures" }>;
    expect(shown.lead).toContain("按下面的按钮，就是确认示例市示例局2024年度以下各项确实没有发生");
    expect(shown.changes.some((change) => change.address === "表二!B5")).toBe(false);
    controller.actions.answer([shown.changes[0]!.id], false);
    await stage.edit("表二!B9", 5);
    controller.actions.agree();
    await refused("entry", "表二!B9在确认之后又有改动，没有写入");
    expect(stage.value("表三!D6")).toBeNull();
    controller.actions.discard();
    controller.actions.reportNothing("zero-rest");
    await until("asked again", () => preview() !== undefined);
    const [first, ...rest] = (preview() as typeof shown).changes;
    controller.actions.answer([first!.id], false);
    controller.actions.agree();
    await told(`其余空格补0已填${rest.length}格`);
    expect([stage.value(first!.address), stage.value("表二!B5"), stage.value("表二!B9"), stage.value("表三!D6")]).toEqual([
      null,
      9,
      5,
      0,
    ]);
  });

  it("takes last year's open cases over", async () => {
    const year = (n: number, forward: number): Record<string, unknown> => ({
      unit: "示例市示例局",
      year: n,
      edition: "2021",
      variant: null,
      tables: { requests: { carriedForward: { naturalPerson: forward } } },
    });
    await laidOut();
    controller.actions.carryFrom(new File([JSON.stringify(year(2023, 4))], "上年.json"));
    await until("asked", () => preview() !== undefined);
    const shown = preview() as Extract<Preview, { kind: "figures" }>;
    expect(shown.changes.filter((change) => change.after === "4")).toMatchObject([
      { address: "表三!D7", before: "", kind: "fill", taken: true },
    ]);
    controller.actions.agree();
    await told("已从上年报告填入");
    expect(stage.value("表三!D7")).toBe(4);
  });

  it("repairs the form around the figures, and asks about typed totals", async () => {
    await laidOut();
    for (const [address, value] of [
      ["表三!D6", 12],
      ["表三!A6", "新收"],
    ] as const)
      await stage.edit(address, value);
    controller.actions.check();
    await idle();
    await until("the label is found", () => allFindings(view()!).some((finding) => finding.message.includes("新收")));
    controller.actions.repair();
    await until("asked", () => preview() !== undefined);
    controller.actions.agree();
    await told("已修复");
    expect([stage.value("表三!A6"), stage.value("表三!D6")]).toEqual(["一、本年新收政府信息公开申请数量", 12]);
  });

  it("tells every refusal in one sentence with its remedy", async () => {
    await controller.begin();
    controller.actions.repair();
    await refused("entry", "修复");
    controller.actions.takeFile(new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], "报告.pdf"));
    await refused("entry", "不能读取PDF 文件");
    controller.actions.takeFile(new File(["没有表"], "说明.txt"));
    await refused("entry", "没有找到年报的三张统计表");
    controller.actions.identify({ year: 2018 });
    await until("offer", () => state().offer?.refusal?.includes("请填2019年及以后的年度") ?? false);
  });

  it("says that the workbook could not be opened, and tries again when asked", async () => {
    let closed = true;
    sit({
      openWorkbook: async () => (closed ? no({ kind: "host-too-old", needs: "ExcelApi 1.7" }) : openExcelWorkbook("0.0.0")),
    });
    await controller.begin();
    await refused("entry", "请升级Excel");
    closed = false;
    controller.actions.layOut();
    await told("已按2021年格式生成");
  });
});

describe.each(["1.7", "newest"] as const)("审核 at ExcelApi %s", (api) => {
  beforeEach(() => sit({}, api));

  it("follows every edit, and shows the selected cell's findings", async () => {
    await laidOut();
    await stage.edit("表三!D6", 3);
    await stage.edit("表三!D7", -1);
    await until("found", () => view()!.counts.broken === 1);
    const [broken] = allFindings(view()!).filter((finding) => finding.verdict === "broken");
    expect(broken).toMatchObject({ class: "A", places: [placeAt("表三!D7")] });
    await stage.edit("表三!D7", 0);
    await until("passed", () => view()!.counts.broken === 0);
    await stage.select("表三!E6");
    await until("selected", () => addressIn(state()) === "表三!E6");
    expect(state().selected?.label).toContain("新收·");
  });

  it("walks from finding to finding, what is wrong first, and comes round", async () => {
    await laidOut();
    await stage.edit("表三!D9", "无");
    await stage.edit("表三!E8", -2);
    await until("found", () => view()!.counts.broken === 1 && view()!.counts.unreadable === 1);
    const stops: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const before = addressIn(state());
      controller.actions.next();
      await until("next", () => addressIn(state()) !== undefined && addressIn(state()) !== before);
      stops.push(addressIn(state())!);
    }
    expect(stops.slice(0, 2)).toEqual(["表三!E8", "表三!D9"]);
    expect(
      allFindings(view()!).find((finding) => finding.places[0] && spokenPlace(finding.places[0]) === stops[2])!.verdict,
    ).toBe("undecided");
    controller.actions.filter({ verdict: "broken", class: "", table: "", cell: undefined, text: "" });
    controller.actions.next();
    await until("round", () => addressIn(state()) === "表三!E8");
  });

  it("marks, keeps the marks true, and clears them without a trace", async () => {
    await laidOut();
    const formats = (): number => stage.sheet("表三").conditionalFormats.length;
    await stage.edit("表三!D6", -1);
    const before = formats();
    controller.actions.mark(true);
    await told("已在表中标记1格");
    expect([state().marked, formats()]).toEqual([true, before + 1]);
    await stage.edit("表三!E7", "无");
    await until("found", () => view()!.counts.unreadable === 1);
    await idle();
    // What the form colours by itself is not marked over.
    expect(formats()).toBe(before + 1);
    await stage.edit("表三!D6", 1);
    await until("marked anew", () => formats() === before);
    controller.actions.mark(false);
    await told("标记已清除；表三的1格仍着色，那是表样自带的提示，数改对后自动消失。");
    expect([state().marked, formats()]).toEqual([false, before]);
  });

  it("copies the list and saves the report", async () => {
    await laidOut();
    await stage.edit("表三!D6", -1);
    await until("found", () => view()!.counts.broken === 1);
    controller.actions.copyList();
    await told("问题清单已复制");
    expect(copied[0]).toContain("不能是负数");
    controller.actions.save();
    await until("handed over", () => state().delivered !== undefined);
    expect(state().delivered).toMatchObject({ by: "download", ways: ["download", "copy"] });
    expect(saved[0]!.name).toBe("示例市示例局2024年报审核报告.html");
    expect(saved[0]!.content).toContain("不能是负数");
  });

  it("lists what was found and explained on a sheet of its own, which is found no table in", async () => {
    await laidOut();
    await stage.edit("表三!D6", -1);
    await until("found", () => view()!.counts.broken + view()!.counts.unreadable > 0);
    const { counts } = view()!;
    controller.actions.listInWorkbook();
    await told("没有装年报三表的人也能看到");
    expect(["A1", "B1", "D1", "E1", "F1"].map((at) => stage.value(`审核说明!${at}`))).toEqual([
      "序号",
      "位置",
      "问题",
      "处理",
      "说明",
    ]);
    expect([stage.value("审核说明!B2"), stage.value("审核说明!E2")]).toEqual([expect.stringContaining("表三!D6"), "待改正"]);
    expect(String(stage.value("审核说明!D2"))).toContain("不能是负数");
    await new Promise((resolve) => setTimeout(resolve, 400));
    await idle();
    expect(view()!.counts).toEqual(counts);
    // Written anew when it is asked again, with what is found by then.
    await stage.edit("表三!D6", 1);
    await until("mended", () => view()!.counts.unreadable + view()!.counts.broken === 0);
    controller.actions.listInWorkbook();
    await until("written anew", () => String(stage.value("审核说明!D2")).includes("没有填写"));
  });

  it("says what was found beside the cells, leaves others' comments alone, and takes its own away", async () => {
    await laidOut();
    expect(state().book?.comments).toBe(api === "newest" ? true : undefined);
    if (api !== "newest") return;
    const said = (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        stage.sheet("表三").comments.map(({ row, col, content }) => [a1({ row, col }), content.split("\n")[0]!.slice(0, 22)]),
      );
    stage.sheet("表三").comments = [{ id: "theirs", row: 6, col: 3, author: "审核人", content: "这一格请再核", resolved: false }];
    await stage.edit("表三!D6", -1);
    await stage.edit("表三!D7", -2);
    await until("found", () => view()!.counts.broken + view()!.counts.unreadable > 1);
    controller.actions.commentCells(true);
    await told("已在1格写上批注");
    expect(state().message).toContain("有1格已有别人的批注，没有再加");
    expect(said()).toEqual({ D6: expect.stringMatching(/^年报三表：表三!D6/u), D7: "这一格请再核" });
    // What is mended is said to be, because somebody may have answered there.
    await stage.edit("表三!D6", 1);
    await stage.edit("表三!D7", 2);
    await stage.edit("表三!D8", -3);
    await until("found anew", () =>
      view()!.groups.some(({ findings }) => findings.some(({ message }) => message.includes("表三!D8"))),
    );
    controller.actions.commentCells(true);
    await told("已在1格加上批注，没有");
    expect(said()).toEqual({
      D6: "年报三表：这一格现在没有问题。",
      D7: "这一格请再核",
      D8: expect.stringMatching(/^年报三表：表三!D8/u),
    });
    stage.sheet("表三").protection = { options: {} };
    controller.actions.commentCells(false);
    await told("其中的批注没有去掉");
    expect(Object.keys(said())).toHaveLength(3);
    stage.sheet("表三").protection = undefined;
    controller.actions.commentCells(false);
    await told("年报三表加的批注都已去掉");
    expect(said()).toEqual({ D7: "这一格请再核" });
  });

  it("an edit costs one sync", async () => {
    await laidOut();
    // The sheets that were added are still being heard of.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await idle();
    stage.counts();
    const before = view();
    await stage.edit("表三!D6", 5);
    await until("found anew", () => view() !== before);
    expect(stage.counts()).toMatchObject({ syncs: 1, errors: 0 });
  });
});

it("says that the clipboard is closed", async () => {
  sit({ clipboard: { copy: async (): Promise<Outcome<void>> => no({ kind: "clipboard-closed" }) } });
  await laidOut();
  controller.actions.copyList();
  await refused("check", "请选中文字后按Ctrl+C复制");
});

it("stops when it is told to", async () => {
  await controller.begin();
  controller.actions.takeFile(new File([SAMPLE], "上报稿.txt"));
  controller.actions.cancel();
  await refused("entry", "已取消");
  expect(preview()).toBeUndefined();
});
