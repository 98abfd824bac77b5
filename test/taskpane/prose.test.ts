// 正文 at the desk, on Microsoft's own office.js and the workbench: the prose beside the workbook, and reasons that are kept.
import { shownOf } from "../../src/taskpane/state";
import type { Told } from "../../src/app/check/check-report";
import { canBeExplained } from "../../src/core/check/explanations";
import { spokenPlace } from "../../src/app/words/place";
import { marksOf, type ProseView } from "../../src/taskpane/prose/view";
import { proseDocx, PROSE, WRONG } from "../support/report-prose";
import { sitDown, type Sitting } from "./test-session";
import { addressIn } from "./views";

jest.setTimeout(30_000);

const REASON = "撤回后重新提出的一件没有计入表三";
const proseOf = (sitting: Sitting): ProseView | undefined => shownOf(sitting.state().stages.prose);
const wrong = (sitting: Sitting): Told | undefined => proseOf(sitting)?.findings.find(({ rule }) => rule === "R50");
const file = (lines?: readonly string[]): File => new File([proseDocx(lines)], "年度报告.docx");

let sitting: Sitting;
beforeEach(async () => {
  sitting = sitDown();
  await sitting.filled();
});

async function choose(lines?: readonly string[]): Promise<void> {
  sitting.desk.acts.prose({ do: "open", file: file(lines) });
  await sitting.until("read", () => proseOf(sitting) !== undefined);
  await sitting.idle();
}

it("holds every number of the prose against the open workbook, and quotes the sentence", async () => {
  await choose();
  const view = proseOf(sitting)!;
  expect(view).toMatchObject({ file: "年度报告.docx", who: "示例市示例局 2024年度", against: "与打开的工作簿核对。" });
  expect(wrong(sitting)).toMatchObject({ class: "B", verdict: "broken", quote: { text: WRONG, place: "第4段" } });
  expect(wrong(sitting)!.message).toContain("为40");
  const kinds = Object.fromEntries(marksOf(view).map((mark) => [mark.text, mark.kind]));
  expect(kinds).toMatchObject({ [WRONG]: "broken", "3件": "agrees", "12件": "agrees", "680条": "sum", "660条": "sum" });
  const whole = marksOf(view).find(({ text }) => text === "680条")!;
  expect(whole.parts).toEqual(["660条", "20条"]);
  expect(whole.sentence).toContain("2个分项相加得680");
  expect(view.paragraphs.map(({ runs }) => runs.map((run) => ("mark" in run ? run.mark.text : run.text)).join(""))).toEqual(
    PROSE,
  );
});

it("leads from a number to its cell", async () => {
  await choose();
  const mark = marksOf(proseOf(sitting)!).find(({ text }) => text === "12件")!;
  expect(mark.cells.map(({ value }) => value)).toContain("12");
  sitting.desk.acts.prose({ do: "show", place: mark.cells[0]!.at! });
  await sitting.until("selected", () => addressIn(sitting.state()) === spokenPlace(mark.cells[0]!.at!));
});

it("is looked at again when a figure changes, and remembers the report", async () => {
  await choose();
  await sitting.stage.edit("表三!D6", 14);
  await sitting.until("right now", () => wrong(sitting) === undefined);
  expect(marksOf(proseOf(sitting)!).find(({ text }) => text === WRONG)).toMatchObject({ kind: "agrees" });
  sitting.desk.acts.go("check");
  sitting.desk.acts.go("prose");
  expect(proseOf(sitting)!.file).toBe("年度报告.docx");
});

it("keeps a reason in the workbook, and says so when a figure it stands on has changed", async () => {
  await choose();
  sitting.desk.acts.explain("prose", wrong(sitting)!, REASON);
  await sitting.told("说明已保存在工作簿里");
  expect(wrong(sitting)!.explanation).toMatchObject({ state: "explained", reason: REASON });

  // Another day: the same workbook, another pane.
  const again = sitDown({}, "1.7", sitting.stage.workbook);
  await again.desk.begin();
  again.desk.acts.prose({ do: "open", file: file() });
  await again.until("explained", () => wrong(again)?.explanation?.state === "explained");
  await again.stage.edit("表三!D6", 20);
  await again.until("stale", () => wrong(again)?.explanation?.state === "stale");
  expect(wrong(again)!.explanation!.message).toMatch(/说明已失效：.*由40变为47/u);

  again.desk.acts.prose({ do: "save" });
  await again.until("saved", () => again.saved.length === 1);
  expect(again.saved[0]!.name).toBe("示例市示例局2024年报正文核对.html");
  expect(again.saved[0]!.content).toContain("说明已失效");
  expect(again.saved[0]!.content).toContain(REASON);
});

it("keeps a reason for a finding in the tables, and the saved report tells it", async () => {
  // More issued than are in force.
  sitting = sitDown();
  await sitting.filled({ "disclosure.normativeDocuments.issued": 5 });
  await sitting.until("found", () => sitting.view()!.groups.some(({ findings }) => findings.some(canBeExplained)));
  const finding = sitting
    .view()!
    .groups.flatMap(({ findings }) => findings)
    .find(canBeExplained)!;
  await sitting.idle();
  sitting.desk.acts.explain("check", finding, "短");
  await sitting.refused("至少要写6个字");
  await sitting.idle();
  sitting.desk.acts.explain("check", finding, REASON);
  await sitting.told("说明已保存在工作簿里");
  const explained = () =>
    sitting
      .view()!
      .groups.flatMap(({ findings }) => findings)
      .find(({ key }) => key === finding.key)?.explanation;
  expect(explained()).toMatchObject({ state: "explained" });
  sitting.desk.acts.check();
  await sitting.idle();
  expect(explained()).toMatchObject({ state: "explained" });
  sitting.desk.acts.save();
  await sitting.until("saved", () => sitting.saved.length === 1);
  expect(sitting.saved[0]!.content).toContain(REASON);
});

it("refuses what is no report, and goes on showing the one before", async () => {
  await choose();
  sitting.desk.acts.prose({ do: "open", file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], "报告.pdf") });
  await sitting.refused("PDF");
  expect(proseOf(sitting)!.file).toBe("年度报告.docx");
});
