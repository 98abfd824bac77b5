/** @jest-environment jsdom */
// The same screens in either pane: what Excel's 报告 shows of an update, Word's pane shows in the same words.
import { act, type ReactElement } from "react";
import type { PushItem, PushPreview } from "../../src/app/publish/plan/part";
import { PlaceholderList } from "../../src/taskpane/report/placeholder-list";
import { ReportScreen } from "../../src/taskpane/report/report-screen";
import type { ReportView } from "../../src/taskpane/report/report-view";
import { foundView } from "../../src/taskpane/update/found";
import { sentencesOf } from "../../src/taskpane/update/number-sentences";
import { NumbersCard } from "../../src/taskpane/update/numbers-card";
import { NO_UPDATE, updated, type UpdateView } from "../../src/taskpane/update/update-view";
import { WordPane } from "../../src/taskpane/word/word-pane";
import { NO_PREVIEW } from "../support/push-previews";
import { isOff, mount } from "./mount";

const item = (own: Partial<PushItem>): PushItem => ({
  key: "新收@1",
  kind: "figure",
  name: "新收",
  place: "第7段",
  found: "owned",
  state: "conflict",
  theirs: "19",
  ours: "21",
  sentence: "",
  instead: [],
  cells: [],
  ...own,
});
const preview: PushPreview = {
  items: [
    item({}),
    item({ key: "办结@1", name: "办结" }),
    item({ key: "受理@1", name: "受理", found: "recognised", state: "new", theirs: "23", ours: "25", instead: ["新收"] }),
  ],
  left: [],
  beside: [],
  unreadable: "",
  reckoned: [],
  twins: [],
  stale: [],
  absent: [],
  lost: ["结转下年"],
  missing: [],
  unwritten: [
    {
      key: "第4段的121件",
      said: "121件",
      sentence: "结转下年继续办理121件。",
      offset: 8,
      place: "第4段",
      aspect: "figure",
      instead: ["结转下年"],
      isPartly: true,
      isOpen: true,
    },
  ],
  untouched: [],
  leftovers: [],
  broken: [],
  open: [],
  mark: "尚未完成审核：尚有2项待补填或无法核对",
  digest: "",
};
const view: UpdateView = updated(NO_UPDATE, { kind: "compared", preview, found: foundView(preview) });

const panes: readonly (readonly [string, string, (asked: jest.Mock, shown?: UpdateView) => ReactElement])[] = [
  [
    "Excel",
    "写入",
    (onAsk, shown = view) => (
      <ReportScreen
        view={{
          ...shown,
          who: "某局 2024年度",
          tables: [],
          target: { kind: "file", name: "上年.docx", again: true, kept: true },
        }}
        written="这些数"
        busy={false}
        onAsk={onAsk}
        onCheck={() => undefined}
      />
    ),
  ],
  [
    "Word",
    "写入文档",
    (onAsk, shown = view) => (
      <WordPane view={{ ...shown, source: "统计表.xlsx", unit: "某局", year: "2024" }} dark={false} onAsk={onAsk} />
    ),
  ],
];

describe.each(panes)("in %s", (_, write, screen) => {
  it("asks what was edited by hand, one by one or together, and does not write before", async () => {
    const asked = jest.fn();
    const shown = await mount(screen(asked));
    expect(isOff(shown.one("button", write))).toBe(true);
    expect(shown.root.textContent).toContain("还有2处手工修改没有选定。");
    shown.click(shown.root.querySelector<HTMLElement>('input[name="conflict-新收@1"]')!);
    expect(asked).toHaveBeenLastCalledWith({ kind: "choose", chosen: { "新收@1": "theirs" } });
    shown.click(shown.one("button", "都改用统计表的"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "choose", chosen: { "新收@1": "ours", "办结@1": "ours" } });
    const answered = updated(view, { kind: "choose", chosen: { "新收@1": "ours", "办结@1": "theirs" } });
    await shown.rerender(screen(asked, answered));
    shown.click(shown.one("button", write));
    expect(asked).toHaveBeenLastCalledWith({ kind: "write" });
  });

  it("leads on only as long as something is left to write", async () => {
    const told = (digest: string, ...states: readonly PushItem["state"][]): UpdateView => {
      const now = { ...NO_PREVIEW, digest, items: states.map((state, at) => item({ key: `新收@${at}`, state })) };
      return updated(NO_UPDATE, { kind: "compared", preview: now, found: foundView(now) });
    };
    const shown = await mount(screen(jest.fn(), told("这些数", "same", "changed")));
    const looks = (): readonly [boolean, string] => {
      const button = shown.one("button", write);
      return [button.matches("[data-onward]"), getComputedStyle(button).backgroundColor];
    };
    const [isOnward, filled] = looks();
    expect(isOnward).toBe(true);
    await shown.rerender(screen(jest.fn(), told("这些数", "same", "kept")));
    expect(looks()).toEqual([false, expect.not.stringContaining(filled)]);
    expect(isOff(shown.one("button", write))).toBe(false);
    await shown.rerender(screen(jest.fn(), told("这些数")));
    expect(looks()).toEqual([true, filled]);
  });

  it("asks which of two tables is meant", async () => {
    const asked = jest.fn();
    const undecided = updated(view, { kind: "undecided", candidates: { name: "表三", places: ["第2个表格", "第3个表格"] } });
    const shown = await mount(screen(asked, undecided));
    shown.click(shown.one("button", "写第3个表格"));
    const pick = { kind: "pick", picked: { 表三: "第3个表格" } } as const;
    expect(asked).toHaveBeenLastCalledWith(pick);
    expect(updated(undecided, pick)).toMatchObject({ picked: { 表三: "第3个表格" }, candidates: undefined });
  });

  it("asks what is to become of a table that stands twice", async () => {
    const asked = jest.fn();
    const own = item({ key: "表三", kind: "table", name: "表三", place: "第2个表格", state: "changed" });
    const twice: PushPreview = { ...preview, items: [own], twins: [{ place: "第4个表格", names: ["表三"] }] };
    const compared = updated(view, { kind: "compared", preview: twice, found: foundView(twice) });
    const shown = await mount(screen(asked, compared));
    expect(shown.root.textContent).toContain("第4个表格（表三）没有写入，里面还是原来的数。");
    shown.click(shown.one("button", "保留原数"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "pick", picked: { 表三: "第2个表格" } });
    shown.click(shown.one("button", "也写这一处"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "pick", picked: { 表三: "第2个表格、第4个表格" } });
  });

  it("lets a recognised figure alone, or have another meaning, and says what has to be looked at", async () => {
    const asked = jest.fn();
    const shown = await mount(screen(asked));
    shown.click(shown.one("checkbox", /受理/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "leave", key: "受理@1", on: true });
    expect(shown.one("combobox", "“23”指的是").textContent).toBe("指“受理”指“新收”");
    shown.choose("第4段的“121件”怎么办", "标出");
    expect(asked).toHaveBeenLastCalledWith({ kind: "number", key: "第4段的121件", choice: "标出" });
    expect(shown.root.textContent).toContain("上次写入的结转下年在文档中已经找不到");
    shown.click(shown.one("checkbox", "正文里认出的数字也写入"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "bind", on: false });
    shown.click(shown.one("checkbox", "不标明，由我说明理由"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "override", reason: "" });
    shown.click(shown.one("button", "换一份"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "put-away" });
  });
});

describe("numbers of last year that nothing is written over", () => {
  const sentence = (at: number): string => `第${at}项办理${at}0件，其中现场${at}1件、网上${at}0件，满意率9${at}%。`;
  const OFFSETS = [5, 13, 19, 26];
  /** Forty of them in ten sentences, one of them twice. */
  const forty: PushPreview["unwritten"] = Array.from({ length: 10 }, (_, at) =>
    [`${at}0件`, `${at}1件`, `${at}0件`, `9${at}%`].map((said, nth) => ({
      key: `第${at}段的${said}@${nth}`,
      said,
      sentence: sentence(at),
      offset: OFFSETS[nth]!,
      place: `第${at}段`,
      aspect: "figure" as const,
      instead: [],
      isPartly: at === 0,
      isOpen: at < 9,
    })),
  ).flat();
  const many = updated(NO_UPDATE, {
    kind: "compared",
    preview: { ...preview, unwritten: forty },
    found: foundView({ ...preview, unwritten: forty }),
  });

  it.each(panes)("stand in their sentences, few at a time, and are settled by one press, in %s", async (_, __, screen) => {
    const asked = jest.fn();
    const shown = await mount(screen(asked, many));
    const list = (): HTMLElement[] => shown.all("listitem").filter((one) => one.querySelector("mark"));
    expect(list()).toHaveLength(3);
    expect([...list()[1]!.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual([
      "10件",
      "11件",
      "10件",
      "91%",
    ]);
    expect(list()[1]!.querySelector("p")!.textContent).toBe(sentence(1));
    shown.click(shown.one("button", "还有7句，再看6句"));
    expect(list()).toHaveLength(9);
    shown.click(shown.one("button", "还有1句，再看1句"));
    // In somebody's own table nothing can be marked.
    expect(list()[9]!.textContent).toContain("在别的表格里");
    shown.click(shown.one("button", "第1段的“10件”“11件”“10件”“91%”，都标出"));
    const own = forty.slice(4, 8).map(({ key }) => key);
    expect(asked).toHaveBeenLastCalledWith({ kind: "numbers", chosen: Object.fromEntries(own.map((key) => [key, "标出"])) });
    shown.click(shown.one("button", "都核对过，保留"));
    const [{ chosen }] = asked.mock.lastCall as [{ chosen: Record<string, string> }];
    expect([Object.keys(chosen).length, new Set(Object.values(chosen))]).toEqual([36, new Set(["保留"])]);
    expect(updated(many, { kind: "numbers", chosen }).numbers).toEqual(chosen);
  });

  it("is marked where it stands, and not within another that is written", () => {
    const one = { ...forty[0]!, said: "2件", sentence: "新收12件，其中咨询2件。", offset: 10 };
    expect(sentencesOf([one])[0]!.pieces).toEqual([
      { text: "新收12件，其中咨询", isNumber: false },
      { text: "2件", isNumber: true },
      { text: "。", isNumber: false },
    ]);
  });

  it("are called by their places: no two alike", async () => {
    const shown = await mount(<NumbersCard numbers={forty} chosen={0} busy={false} onAsk={() => undefined} />);
    shown.click(shown.one("button", "还有7句，再看6句"));
    const names = [...shown.root.querySelectorAll("select, li button")].map((one) => one.getAttribute("aria-label") ?? "");
    expect([names.length, new Set(names).size]).toEqual([9 * 6, 9 * 6]);
    expect(names.slice(0, 3)).toEqual(["第0段的“00件”（第1个）怎么办", "第0段的“01件”怎么办", "第0段的“00件”（第2个）怎么办"]);
  });

  it("hand the keys on when what was pressed is gone: to the next sentence, or to the head of the card", async () => {
    const card = (numbers: PushPreview["unwritten"], chosen = 1, busy = false): ReactElement => (
      <NumbersCard numbers={numbers} chosen={chosen} busy={busy} onAsk={() => undefined} />
    );
    const of = (...places: readonly number[]): PushPreview["unwritten"] =>
      forty.filter(({ place }) => places.includes(Number(place[1])));
    const shown = await mount(card(of(0, 1, 2, 3)));
    const press = (name: string | RegExp): void => {
      const button = shown.one("button", name);
      shown.focus(button);
      shown.click(button);
    };
    const at = (): string => (document.activeElement === document.body ? "nowhere" : document.activeElement!.textContent);
    press("还有1句，再看1句");
    expect(at()).toContain(sentence(3));
    // A choice takes its own line away: the keys stay in the sentence.
    shown.focus(shown.one("combobox", "第1段的“11件”怎么办"));
    shown.choose("第1段的“11件”怎么办", "标出");
    await shown.rerender(card(of(0, 1, 2, 3), 1, true));
    const rest = of(0, 1, 2, 3).filter(({ said }) => said !== "11件");
    // They come in another order once others of a sentence are written.
    await shown.rerender(card([...rest.slice(4), ...rest.slice(0, 4)]));
    expect(at()).toContain(sentence(1));
    press(/^第1段.*，都标出$/u);
    await shown.rerender(card(of(0, 2, 3)));
    expect(at()).toContain(sentence(2));
    press(/^第3段.*都保留$/u);
    await shown.rerender(card(of(0, 2)));
    expect(at()).toBe(shown.one("button", /^没有写入的数/u).textContent);
    press("8个都标出待核对");
    await shown.rerender(card([], 9));
    expect(at()).toContain("没有写入的数");
    press("已处理9个，全部重选");
    await shown.rerender(card(of(0, 2), 0));
    expect(at()).toContain("没有写入的数");
    // Who has gone elsewhere meanwhile is left there.
    press(/^第0段.*，都标出$/u);
    const elsewhere = shown.one("button", /^第2段.*，都标出$/u);
    shown.focus(elsewhere);
    await shown.rerender(card(of(2)));
    expect(document.activeElement).toBe(elsewhere);
  });
});

it("names that may stand in a template are found by a word, dots or none, and what is made of them by who asks for it", async () => {
  const one = (name: string) => ({ name, means: `表三“${name}”`, also: ["new"], group: "依申请公开" });
  const list = { names: [one("新收"), one("办结")], made: [one("新收·增幅"), one("办结·上年")] };
  const onCopy = jest.fn();
  const shown = await mount(<PlaceholderList list={list} busy={false} onCopy={onCopy} />);
  const names = (): (string | null)[] => shown.all("listitem").map((line) => line.querySelector("span span")!.textContent);
  expect(names()).toEqual(["{{新收}}", "{{办结}}"]);
  const search = shown.root.querySelector("input")!;
  const type = (word: string): void => {
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(search, word);
      search.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };
  type("新收增幅");
  expect(names()).toEqual(["{{新收·增幅}}"]);
  shown.click(shown.one("button", "复制新收·增幅"));
  expect(onCopy).toHaveBeenLastCalledWith("{{新收·增幅}}");
  type("办结");
  expect(names()).toEqual(["{{办结}}", "{{办结·上年}}"]);
  type("没有");
  expect(shown.root.textContent).toContain("没有含“没有”的");
});

describe("the file that was written last", () => {
  const chosen = { ...NO_UPDATE, who: "某局 2024年度", tables: [] };
  const screen = (shown: ReportView, asked: jest.Mock): ReactElement => (
    <ReportScreen view={shown} written={undefined} busy={false} onAsk={asked} onCheck={() => undefined} />
  );
  /** In letters of the pane's own size: nothing makes them smaller or greyer. */
  const isFullSize = (words: HTMLElement | undefined, small: HTMLElement): boolean =>
    words !== undefined && getComputedStyle(words).fontSize !== getComputedStyle(small).fontSize;
  const saying = (root: HTMLElement, words: string): HTMLElement | undefined =>
    [...root.querySelectorAll("p")].find(({ textContent }) => textContent.includes(words));

  it("is the first choice, before the template and a new one, and what is not seen here is said in full size", async () => {
    const asked = jest.fn();
    const template = { name: "格式.docx", here: true };
    const remembered = { name: "年报.docx", here: true, written: "年报.docx", template };
    const { root, one, click } = await mount(screen({ ...chosen, remembered, previous: "上年.docx" }, asked));
    const names = [...root.querySelectorAll("button")].slice(0, 6).map(({ textContent }) => /^[^，（]+/u.exec(textContent)![0]);
    expect(names[0]).toMatch(/^接着写“年报\.docx”/);
    expect(names.join()).toMatch(/接着写.*改过的那一份.*从头写.*写入上年报告“上年\.docx”.*选上年报告或模板.*新写一份/);
    const hint = [...root.querySelectorAll<HTMLElement>("button span span")].find(({ textContent }) =>
      textContent.startsWith("数字换成"),
    )!;
    expect(isFullSize(saying(root, "磁盘上的那一份这里看不到"), hint)).toBe(true);
    click(one("button", /^接着写/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "recall" });
    click(one("button", /^从头写，沿用“格式/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "recall", template: true });
    click(one("button", /^写入上年报告/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "previous" });
  });

  it("that is gone from this machine is asked for, not offered", async () => {
    const remembered = { name: "年报.docx", here: false, written: "年报.docx" };
    const { root } = await mount(screen({ ...chosen, remembered }, jest.fn()));
    expect(root.textContent).not.toContain("接着写");
    expect(root.textContent).toContain("不在这台电脑的浏览器里，请选那一份文件");
  });

  it("is not written over before that is ticked", async () => {
    const asked = jest.fn();
    const settled = updated(view, { kind: "choose", chosen: { "新收@1": "ours", "办结@1": "ours" } });
    const target = { kind: "own" } as const;
    const shown = (wanted: boolean): ReactElement =>
      screen({ ...chosen, ...settled, target, overwrites: { name: "年报.docx", here: true, wanted } }, asked);
    const { root, one, click, rerender } = await mount(shown(false));
    const warning = saying(root, "“年报.docx”已经写成过一次");
    expect(warning?.closest("[role=alert]")).not.toBeNull();
    expect(isFullSize(warning, saying(root, "三张表按统计表写好")!)).toBe(true);
    expect(isOff(one("button", "写入"))).toBe(true);
    click(one("button", /^接着写“年报/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "recall" });
    click(one("checkbox", /从头另写一份/));
    expect(asked).toHaveBeenLastCalledWith({ kind: "overwrite", wanted: true });
    await rerender(shown(true));
    click(one("button", "写入"));
    expect(asked).toHaveBeenLastCalledWith({ kind: "write" });
  });
});
