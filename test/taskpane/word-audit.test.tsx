/** @jest-environment jsdom */
// 核对正文 in Word's pane, as somebody meets it: asked for, pressed through, remarked on and put away.
import type { ReportedFinding } from "../../src/app/check/check-report";
import { WordPane } from "../../src/taskpane/word/word-pane";
import type { WordAudit } from "../../src/taskpane/word/audit-view";
import type { WordView } from "../../src/taskpane/word/word-view";
import { NO_UPDATE } from "../../src/taskpane/update/update-view";
import { isOff, mount } from "./mount";

const finding = (key: string, message: string, quote?: ReportedFinding["quote"]): ReportedFinding => ({
  rule: "R30",
  key,
  table: "",
  class: "B",
  verdict: "broken",
  message,
  ground: "",
  cells: [],
  places: [],
  left: null,
  right: null,
  difference: null,
  ...(quote && { quote }),
  finding: { rule: "R30", key, table: "", verdict: "broken", detail: { kind: "table-absent" }, cells: [] },
});
const audit: WordAudit = {
  summary: "与文档自己的三张表核对：正文29个数。",
  findings: [
    finding("a", "正文新收12件，表三是15件。", { text: "12件", sentence: "本年新收12件。", place: "第3段" }),
    finding("b", "缺第五部分。"),
  ],
  found: new Set(["a"]),
  takesRemarks: true,
};
const blank: WordView = { ...NO_UPDATE, unit: "", year: "" };

async function shown(view: WordView): Promise<{ readonly screen: Awaited<ReturnType<typeof mount>>; readonly asked: jest.Mock }> {
  const asked = jest.fn();
  const screen = await mount(<WordPane view={view} dark={false} onAsk={asked} />);
  await screen.wait(50);
  return { screen, asked };
}

it("is offered before a source is chosen, and with one says what it compares with", async () => {
  const first = await shown(blank);
  first.screen.click(first.screen.one("button", /^核对正文/));
  expect(first.asked).toHaveBeenCalledWith({ kind: "audit" });
  expect(first.screen.root.textContent).toContain("与文档自己的三张表核对");
  const second = await shown({ ...blank, source: "三表.xlsx", unit: "某市某局", year: "2024" });
  expect(second.screen.root.textContent).toContain("与选好的来源核对");
});

it("selects the words of a finding, and offers no press for one that has none", async () => {
  const { screen, asked } = await shown({ ...blank, audit });
  screen.click(screen.one("button", /正文新收12件/));
  expect(asked).toHaveBeenCalledWith({ kind: "audit-select", key: "a" });
  expect(screen.all("button", /缺第五部分/)).toEqual([]);
  expect(screen.root.textContent).toContain("缺第五部分");
  expect(screen.root.querySelector("mark")?.textContent).toBe("12件");
});

it("puts and takes away comments where this Word has them", async () => {
  const { screen, asked } = await shown({ ...blank, audit });
  screen.click(screen.one("button", "加为批注"));
  screen.click(screen.one("button", "去掉批注"));
  screen.click(screen.one("button", "收起"));
  expect(asked.mock.calls.map(([one]) => (one as { kind: string }).kind)).toEqual(["audit-remark", "audit-clear", "audit-away"]);
  const old = await shown({ ...blank, audit: { ...audit, takesRemarks: false } });
  expect(old.screen.all("button", /批注/)).toEqual([]);
});

it("takes no press while something is done", async () => {
  const { screen, asked } = await shown({ ...blank, audit, doing: "正在核对正文" });
  const card = screen.one("button", /正文新收12件/);
  expect(isOff(card)).toBe(true);
  screen.click(card);
  expect(asked).not.toHaveBeenCalled();
});

it("is followed by 定稿, which shows what goes before it goes, and is not offered where a new file is written", async () => {
  const final = { places: 7, drafts: ["〔草稿，请核对〕全年新收9件。"], record: true };
  const { screen, asked } = await shown({ ...blank, final });
  expect(screen.root.textContent).toContain("要从这份文档去掉：7处写入的标记（内容和格式不动）、1段标明草稿的文字、写入记录。");
  expect(screen.root.textContent).toContain("〔草稿，请核对〕全年新收9件。");
  expect(screen.root.textContent).toContain("写入记录退不回来");
  screen.click(screen.one("button", "去掉，定稿"));
  expect(asked).toHaveBeenCalledWith({ kind: "unmark" });
  screen.click(screen.one("button", /^定稿/));
  expect(asked).toHaveBeenLastCalledWith({ kind: "final" });
  const elsewhere = await mount(<WordPane view={blank} dark={false} writes="a-new-file" onAsk={asked} />);
  await elsewhere.wait(50);
  expect(elsewhere.all("button", /^定稿/)).toEqual([]);
});

it("comes into view when it comes, and goes again, also where a browser answers the scrolling with a promise", async () => {
  const scrolled = jest.spyOn(Element.prototype, "scrollIntoView").mockImplementation((() => Promise.resolve()) as never);
  const { screen } = await shown({ ...blank, audit });
  expect(scrolled).toHaveBeenCalled();
  await screen.rerender(<WordPane view={blank} dark={false} onAsk={() => undefined} />);
  expect(screen.all("button", "重新核对")).toEqual([]);
  expect(screen.all("button", /^核对正文/)).toHaveLength(1);
  scrolled.mockRestore();
});
