// 办完了没有 in Word's pane: what its steps know of the source and of the open document, without a screen.
import { docxReport } from "../../src/adapters/docx/report-document";
import type { StepId, TaskStep } from "../../src/app/check/task-steps";
import type { Reading } from "../../src/core/document/reading";
import { yes } from "../../src/core/outcome";
import type { ReportDocument } from "../../src/ports/report";
import { WordController } from "../../src/taskpane/word/word-controller";
import { wordSteps } from "../../src/taskpane/word/word-steps";
import type { WordView } from "../../src/taskpane/word/word-view";
import { finishedReport, last, now } from "../support/word-reports";

/** What stands in each file by its name, and a document that is written in place. */
function pane(files: Readonly<Record<string, Reading>>, bytes = finishedReport()): WordController {
  let current = bytes;
  const document: ReportDocument<void> = {
    contents: () => docxReport(current).contents(),
    write: async (edits, keep) => {
      const saved = await docxReport(current).write(edits, keep);
      if (saved.ok) current = saved.value;
      return saved.ok ? yes(undefined) : saved;
    },
  };
  return new WordController({
    openReport: () => Promise.resolve(yes(document)),
    readSource: (file) => Promise.resolve(yes(files[file.name]!)),
    clipboard: { copy: () => Promise.resolve(yes(undefined)) },
    delivery: () => Promise.reject(new Error("nothing goes out")),
    program: "Word",
  });
}
const file = (name: string): File => new File(["{}"], name);
const steps = (view: WordView): readonly TaskStep[] => {
  if (!view.checked) throw new Error("the source was not checked");
  return wordSteps(view, view.checked);
};
const step = (view: WordView, id: StepId): TaskStep => steps(view).find((one) => one.id === id)!;
const changed = (reading: Reading, id: string, value: number | null): Reading => ({
  ...reading,
  values: reading.values.map((one, index) => (index === reading.form.byId.get(id)!.index ? value : one)),
});

async function withSource(files: Readonly<Record<string, Reading>>): Promise<WordController> {
  const one = pane(files);
  await one.ask({ kind: "source", file: file("今年.xlsx") });
  return one;
}

describe("the steps in Word", () => {
  it("are known once a source is chosen, and gone with it", async () => {
    const one = pane({ "今年.xlsx": now });
    expect(one.view().checked).toBeUndefined();
    await one.ask({ kind: "source", file: file("今年.xlsx") });
    expect(steps(one.view()).map(({ name, done }) => [name, done])).toEqual([
      ["填满", true],
      ["平衡", true],
      ["对照上年", false],
      ["正文", false],
      ["写入报告", false],
      ["定稿", false],
    ]);
    await one.ask({ kind: "put-away" });
    expect(one.view().checked).toBeUndefined();
  });

  it("count the blanks and the broken balances of the source", async () => {
    const blank = await withSource({ "今年.xlsx": changed(now, "requests.received.business", null) });
    expect(step(blank.view(), "filled").words).toBe("表三还有1格没有填写，请补填。");
    const broken = await withSource({ "今年.xlsx": changed(now, "requests.received.total", 999) });
    expect(step(broken.view(), "filled").done).toBe(true);
    expect(step(broken.view(), "balanced").words).toMatch(/^表内有\d+处不符/u);
  });

  it("hold last year's report against the source, say when it is none, and keep it for the next source", async () => {
    const one = await withSource({ "今年.xlsx": now, "上年.docx": last, "别家.docx": { ...last, unit: "某县某局" } });
    expect(step(one.view(), "previous").short).toBe("未选");
    await one.ask({ kind: "previous", file: file("别家.docx") });
    expect(step(one.view(), "previous").short).toBe("不是上年");
    await one.ask({ kind: "previous", file: file("上年.docx") });
    expect(step(one.view(), "previous").words).toMatch(/^与上年报告/u);
    await one.ask({ kind: "put-away" });
    await one.ask({ kind: "source", file: file("今年.xlsx") });
    expect([one.view().previous, step(one.view(), "previous").short]).toEqual([
      "上年.docx",
      expect.not.stringMatching(/^未选$/u),
    ]);
  });

  it("say of the prose what 核对正文 found, also when its list is put away, and nothing of it once the document was written", async () => {
    const one = await withSource({ "今年.xlsx": now });
    expect(step(one.view(), "prose").words).toBe("还没有核对正文，请核对打开的这份文档。");
    await one.ask({ kind: "audit" });
    const found = step(one.view(), "prose");
    expect([found.done, found.words]).toEqual([false, expect.stringMatching(/^正文有\d+处要改正、补齐或说明/u)]);
    await one.ask({ kind: "audit-away" });
    expect(step(one.view(), "prose")).toEqual(found);
    await one.ask({ kind: "write" });
    expect(step(one.view(), "prose").short).toBe("未核对");
  });

  it("know a document that holds the figures of now from one that does not, and never call it final", async () => {
    const one = await withSource({ "今年.xlsx": now, "改过.xlsx": changed(now, "requests.carriedForward.business", 3) });
    expect([step(one.view(), "report").short, step(one.view(), "final").short]).toEqual(["未写", "看不出"]);
    await one.ask({ kind: "write" });
    expect(step(one.view(), "report").words).toBe("现在的数都已写入这份文档。");
    expect([step(one.view(), "final").done, step(one.view(), "final").words]).toEqual([
      false,
      expect.stringContaining("写入的标记"),
    ]);
    await one.ask({ kind: "source", file: file("改过.xlsx") });
    expect([step(one.view(), "report").done, step(one.view(), "report").short]).toEqual([false, "要重写"]);
  });

  it("say that nothing was compared as long as the unit is not known", async () => {
    const one = await withSource({ "今年.xlsx": { ...now, unit: undefined } });
    expect(step(one.view(), "report").short).toBe("未对照");
    await one.ask({ kind: "identify", unit: "某市某局" });
    await one.ask({ kind: "look" });
    expect(step(one.view(), "report").short).toBe("未写");
  });
});
