// 正文 at the controller, on Microsoft's own office.js and the workbench: the prose beside the workbook, and reasons that are kept.
import { shownOf } from "../../src/taskpane/state";
import type { ReportedFinding } from "../../src/app/check/check-report";
import { canBeExplained } from "../../src/core/check/explanations";
import { spokenPlace } from "../../src/app/words/place";
import { proseMarksOf, type ProseView } from "../../src/taskpane/prose/view";
import { proseDocx, PROSE, WRONG } from "../support/report-prose";
import { sitDown, type TestSession } from "./test-session";
import { addressIn } from "./views";

jest.setTimeout(30_000);

const REASON = "撤回后重新提出的一件没有计入表三";
const proseOf = (session: TestSession): ProseView | undefined => shownOf(session.state().stages.prose);
const wrong = (session: TestSession): ReportedFinding | undefined =>
  proseOf(session)?.findings.find(({ rule }) => rule === "R50");
const file = (lines?: readonly string[]): File => new File([proseDocx(lines)], "年度报告.docx");

let session: TestSession;
beforeEach(async () => {
  session = sitDown();
  await session.filled();
});

async function choose(lines?: readonly string[]): Promise<void> {
  session.controller.actions.prose({ do: "open", file: file(lines) });
  await session.until("read", () => proseOf(session) !== undefined);
  await session.idle();
}

it("holds every number of the prose against the open workbook, and quotes the sentence", async () => {
  await choose();
  const view = proseOf(session)!;
  expect(view).toMatchObject({ file: "年度报告.docx", who: "示例市示例局 2024年度", against: "与打开的工作簿核对。" });
  expect(wrong(session)).toMatchObject({ class: "B", verdict: "broken", quote: { text: WRONG, place: "第4段" } });
  expect(wrong(session)!.message).toContain("为40");
  const kinds = Object.fromEntries(proseMarksOf(view).map((mark) => [mark.text, mark.kind]));
  expect(kinds).toMatchObject({ [WRONG]: "broken", "3件": "agrees", "12件": "agrees", "680条": "sum", "660条": "sum" });
  const whole = proseMarksOf(view).find(({ text }) => text === "680条")!;
  expect(whole.parts).toEqual(["660条", "20条"]);
  const read = proseMarksOf(view).find(({ text }) => text === "12件")!;
  expect(read.why).toMatch(/^写出了表格的行名，依据“无法提供”$/u);
  expect(whole.sentence).toContain("2个分项相加得680");
  expect(view.paragraphs.map(({ runs }) => runs.map((run) => ("mark" in run ? run.mark.text : run.text)).join(""))).toEqual(
    PROSE,
  );
});

it("leads from a number to its cell", async () => {
  await choose();
  const mark = proseMarksOf(proseOf(session)!).find(({ text }) => text === "12件")!;
  expect(mark.cells.map(({ value }) => value)).toContain("12");
  session.controller.actions.prose({ do: "show", place: mark.cells[0]!.at! });
  await session.until("selected", () => addressIn(session.state()) === spokenPlace(mark.cells[0]!.at!));
});

it("is looked at again when a figure changes, and remembers the report", async () => {
  await choose();
  await session.stage.edit("表三!D6", 14);
  await session.until("right now", () => wrong(session) === undefined);
  expect(proseMarksOf(proseOf(session)!).find(({ text }) => text === WRONG)).toMatchObject({ kind: "agrees" });
  session.controller.actions.go("check");
  session.controller.actions.go("prose");
  expect(proseOf(session)!.file).toBe("年度报告.docx");
});

it("keeps a reason in the workbook, and says so when a figure it stands on has changed", async () => {
  await choose();
  session.controller.actions.explain("prose", wrong(session)!, REASON);
  await session.told("说明已保存在工作簿里");
  expect(wrong(session)!.explanation).toMatchObject({ state: "explained", reason: REASON });

  // Another day: the same workbook, another pane.
  const again = sitDown({}, "1.7", session.stage.workbook);
  await again.controller.begin();
  again.controller.actions.prose({ do: "open", file: file() });
  await again.until("explained", () => wrong(again)?.explanation?.state === "explained");
  await again.stage.edit("表三!D6", 20);
  await again.until("stale", () => wrong(again)?.explanation?.state === "stale");
  expect(wrong(again)!.explanation!.message).toMatch(/说明已失效：.*由40变为47/u);

  again.controller.actions.prose({ do: "save" });
  await again.until("saved", () => again.saved.length === 1);
  expect(again.saved[0]!.name).toBe("示例市示例局2024年报正文核对.html");
  expect(again.saved[0]!.content).toContain("说明已失效");
  expect(again.saved[0]!.content).toContain(REASON);
});

it("keeps a reason for a finding in the tables, and the saved report tells it", async () => {
  // More issued than are in force.
  session = sitDown();
  await session.filled({ "disclosure.normativeDocuments.issued": 5 });
  await session.until("found", () => session.view()!.groups.some(({ findings }) => findings.some(canBeExplained)));
  const finding = session
    .view()!
    .groups.flatMap(({ findings }) => findings)
    .find(canBeExplained)!;
  await session.idle();
  session.controller.actions.explain("check", finding, "短");
  await session.refused("至少要写6个字");
  await session.idle();
  session.controller.actions.explain("check", finding, REASON);
  await session.told("说明已保存在工作簿里");
  const explained = () =>
    session
      .view()!
      .groups.flatMap(({ findings }) => findings)
      .find(({ key }) => key === finding.key)?.explanation;
  expect(explained()).toMatchObject({ state: "explained" });
  session.controller.actions.check();
  await session.idle();
  expect(explained()).toMatchObject({ state: "explained" });
  session.controller.actions.save();
  await session.until("saved", () => session.saved.length === 1);
  expect(session.saved[0]!.content).toContain(REASON);
});

it("refuses what is no report, and goes on showing the one before", async () => {
  await choose();
  session.controller.actions.prose({ do: "open", file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], "报告.pdf") });
  await session.refused("PDF");
  expect(proseOf(session)!.file).toBe("年度报告.docx");
});
