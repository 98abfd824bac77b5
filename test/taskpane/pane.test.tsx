/** @jest-environment jsdom */
import { initialState, reduce, type PaneEvent, type PaneState } from "../../src/taskpane/state";
import type { CheckView } from "../../src/taskpane/check-view";
import type { DiagnosisView } from "../../src/taskpane/diagnosis/view";
import { Pane } from "../../src/taskpane/pane";
import type { Preview } from "../../src/taskpane/views";
import { fakeActions, isOff, mount, type Calls, type Mounted } from "./mount";
import { finding, placeAt, view, WAITING } from "./views";

let actions: ReturnType<typeof fakeActions>;
beforeEach(() => {
  actions = fakeActions();
});

const OFFER: PaneEvent = {
  type: "offered",
  offer: { year: 2024, edition: { name: "2021年格式", document: "国办公开办函〔2021〕30号" }, variants: [] },
};
const after = (...events: readonly PaneEvent[]): PaneState => [OFFER, ...events].reduce(reduce, initialState(2024));
const show = (...events: readonly PaneEvent[]): Promise<Mounted> =>
  mount(<Pane state={after(...events)} actions={actions} dark={false} thisYear={2025} />);
const calls = (): Calls => actions;

describe("tabs", () => {
  it("are one stop; the arrows walk them in a circle", async () => {
    const pane = await show();
    const tabs = pane.all("tab");
    expect(tabs.map((tab) => tab.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    pane.focus(tabs[0]!);
    pane.press("ArrowRight");
    expect(calls().go).toHaveBeenLastCalledWith("check");
    expect(document.activeElement).toBe(tabs[1]);
    pane.focus(tabs[0]!);
    pane.press("ArrowLeft");
    expect(calls().go).toHaveBeenLastCalledWith("journal");
    pane.focus(tabs[0]!);
    pane.press("End");
    expect(calls().go).toHaveBeenLastCalledWith("journal");
  });

  it("says how much is broken, in words too, and each tab leads to its panel", async () => {
    const pane = await show({ type: "found", view: view() });
    expect(pane.all("tab").map((tab) => tab.textContent)).toEqual(["填报", "审核1，1条不通过", "正文", "报告", "记录"]);
    // What is wrong and what is only open are two counts: a blank form is no fault.
    const counted = (counts: CheckView["counts"]): Promise<string | null | undefined> =>
      show({ type: "found", view: { ...view(), counts } }).then((shown) => shown.all("tab")[1]!.textContent);
    expect(await counted({ passed: 9, broken: 0, undecided: 74, unreadable: 0 })).toBe("审核74，74条待定");
    expect(await counted({ passed: 9, broken: 2, undecided: 120, unreadable: 3 })).toBe(
      "审核5，2条不通过，3条无法读取99+，120条待定",
    );
    expect(await counted({ passed: 9, broken: 0, undecided: 0, unreadable: 1 })).toBe("审核1，1条无法读取");
    expect(await counted({ passed: 9, broken: 0, undecided: 0, unreadable: 0 })).toBe("审核");
    expect(pane.one("tabpanel").getAttribute("aria-labelledby")).toBe(pane.all("tab")[0]!.id);
    expect(pane.one("tabpanel").id).toBe(pane.all("tab")[0]!.getAttribute("aria-controls"));
  });
});

it("holds a batch against the local requirements of the open workbook, once, and says that its last year is its own", async () => {
  const went: PaneEvent = { type: "went", screen: "journal" };
  const chosen = { previous: { name: "去年.docx", here: true }, local: { name: "要求.json", here: true } };
  const desk = async (documents: PaneState["documents"]): Promise<string> => {
    const pane = await show(went, { type: "learned", facts: { documents } });
    pane.click(pane.one("button", "显示“批量”"));
    await pane.wait(50);
    expect(pane.one("tab", "批量").getAttribute("aria-selected")).toBe("true");
    const said = pane.root.textContent;
    pane.click(pane.one("tab", "记录"));
    await pane.wait(50);
    pane.click(pane.one("button", "不再显示“批量”"));
    return said;
  };
  expect(await desk(chosen)).toContain("上面选的上年报告只用于打开的工作簿；批量的上年报告在“审核用的材料”里放入，按单位核对。");
  expect(calls().withLocal).toHaveBeenCalledTimes(1);
  // Taken down in the batch, they do not come back of themselves.
  await desk(chosen);
  expect(calls().withLocal).toHaveBeenCalledTimes(1);
  expect(await desk({})).not.toContain("上面选的");
});

describe("填报", () => {
  it("shows which form is in force and lays it out", async () => {
    const pane = await show();
    expect(pane.root.textContent).toContain("2021年格式");
    expect(pane.root.textContent).toContain("国办公开办函〔2021〕30号");
    expect([...(pane.one("combobox") as HTMLSelectElement).options].map((option) => option.value)).toEqual([
      "2025",
      "2024",
      "2023",
      "2022",
      "2021",
      "2020",
      "2019",
    ]);
    pane.click(pane.one("button", "生成表样"));
    expect(calls().layOut).toHaveBeenCalledTimes(1);
  });

  it("offers nothing for a year without a form, and says why", async () => {
    const pane = await show({ type: "offered", offer: { year: 2024, refusal: "2018年度没有可用的统计表格式。", variants: [] } });
    expect(pane.root.textContent).toContain("2018年度没有可用的统计表格式。");
    expect(isOff(pane.one("button", "生成表样"))).toBe(true);
  });

  it("lets a variant be chosen where the edition has one", async () => {
    const pane = await show({
      type: "offered",
      offer: { year: 2024, edition: { name: "x", document: "y" }, variants: [{ id: "hubei", name: "湖北省表样" }] },
    });
    expect([...(pane.one("combobox", "地方表样") as HTMLSelectElement).options].map((option) => option.text)).toEqual([
      "全国统一表样",
      "湖北省表样",
    ]);
  });

  it.each(["修复表样", /^零报告/])("%s is an act of its own", async (name) => {
    const pane = await show({
      type: "found",
      view: { ...view(), filling: [{ name: "表二", filled: 0, all: 10, parts: [] }] },
    });
    pane.click(pane.one("button", name));
    expect(name === "修复表样" ? calls().repair : calls().reportNothing).toHaveBeenCalledTimes(1);
  });

  it("asks whose report it is only while no tables say so, and offers nothing that would only scold", async () => {
    const names = (pane: Mounted): string[] => pane.all("button").map((one) => one.textContent);
    const before = await show();
    expect(before.all("textbox", "单位名称")).toHaveLength(1);
    expect(names(before)).not.toContain("修复表样");
    expect(before.all("button", /^其余空格补0/)).toEqual([]);
    const ours = await show({ type: "found", view: view() });
    expect(ours.all("textbox", "单位名称")).toEqual([]);
    expect(names(ours)).toContain("修复表样");
    const filled = (count: number): CheckView => ({ ...view(), filling: [{ name: "表二", filled: count, all: 10, parts: [] }] });
    const open = await show({ type: "found", view: filled(9) });
    expect([open.all("button", /^零报告/).length, open.all("button", /^其余空格补0/).length]).toEqual([1, 1]);
    const full = await show({ type: "found", view: filled(10) });
    expect([full.all("button", /^零报告/).length, full.all("button", /^其余空格补0/).length]).toEqual([0, 0]);
  });

  it("greets tables that others made with the check of them", async () => {
    const foreign: CheckView = {
      ...view(),
      who: "某镇人民政府 2023年度",
      whose: { unit: "某镇人民政府", year: 2023, variant: "", ours: false },
    };
    const pane = await show(
      { type: "learned", facts: { book: { empty: false, protected: ["表三"], live: true } } },
      { type: "found", view: foreign },
    );
    expect(pane.root.textContent).toContain("本簿有某镇人民政府2023年度的统计表，不是年报三表生成的");
    expect(pane.root.textContent).toContain("这是2023年度的表；填2024年度的请从空白工作簿开始，把这一份选作上年报告。");
    expect(pane.root.textContent).toContain("工作表“表三”受保护");
    pane.click(pane.one("button", "审核这三张表"));
    expect(calls().go).toHaveBeenLastCalledWith("check");
    // Whose they are is changed in the sheets that others made.
    expect(pane.all("button", "改单位、年度和表样")).toEqual([]);
  });

  it("tells with the greeting what was found in tables that others made, and adopts it in one press", async () => {
    const change = { at: placeAt("表三!D8"), label: "（一）予以公开·自然人", from: "41", to: "14" };
    const way = { id: "swap", message: "", why: "两位颠倒", changes: [change], removes: 1, adds: 0, moves: false };
    const diagnosed = (causes: DiagnosisView["causes"]): PaneEvent => ({
      type: "diagnosed",
      diagnosis: { causes, suspects: [], pins: [], stale: false },
    });
    const cause = (id: string, head: string): DiagnosisView["causes"][number] => ({
      id,
      head,
      message: `${head}：填41应为14（两位颠倒），请核实。`,
      open: [],
      findings: [finding().key],
      proposals: [{ ...way, id }],
      ties: 1,
      more: 0,
      proved: true,
    });
    const foreign: CheckView = { ...view(), whose: { unit: "某局", year: 2024, variant: "", ours: false } };
    const pane = await show(
      { type: "learned", facts: { book: { empty: false, protected: [], live: true } } },
      { type: "found", view: foreign },
      diagnosed([cause("甲", "甲"), cause("乙", "乙"), cause("丙", "丙")]),
    );
    await pane.wait(0);
    expect(pane.root.textContent).toContain("已经审核，1条不通过，最可能的原因在下面，采纳以前原表不改动");
    const also = await show(
      {
        type: "found",
        view: { ...foreign, counts: { ...foreign.counts, broken: 1, unreadable: 2 } },
      },
      diagnosed([cause("甲", "甲")]),
    );
    await also.wait(0);
    // Apart, as 审核 shows them.
    expect(also.root.textContent).toContain("已经审核，1条不通过，2条无法读取，最可能的原因在下面");
    expect(["甲", "乙", "丙"].map((head) => pane.root.textContent.includes(`${head}：填41应为14`))).toEqual([true, true, false]);
    pane.click(pane.all("button", /^采纳/)[0]!);
    expect(calls().diagnose).toHaveBeenLastCalledWith({ do: "adopt", proposal: "甲" });
    // In a form of our own the causes are told where they were asked for.
    const ours = await show({ type: "found", view: view() }, diagnosed([cause("甲", "甲")]));
    await ours.wait(0);
    expect(ours.all("button", /^采纳/)).toEqual([]);
  });

  it("says that others edit the workbook along, once they do", async () => {
    const book = { empty: false, protected: [], live: true };
    const alone = await show({ type: "learned", facts: { book } }, { type: "found", view: view() });
    expect(alone.root.textContent).not.toContain("其他人正在编辑");
    const along = await show({ type: "learned", facts: { book: { ...book, shared: true } } }, { type: "found", view: view() });
    expect(along.root.textContent).toContain("有其他人正在编辑本簿，对方改的数也会随时审核");
  });

  it("leads part by part to what is blank", async () => {
    const open = placeAt("表三!E7");
    const filling: CheckView["filling"] = [
      { name: "表二", filled: 2, all: 2, parts: [{ name: "规章", filled: 2, all: 2 }] },
      {
        name: "表三",
        filled: 3,
        all: 12,
        parts: [
          { name: "新收", filled: 3, all: 6, open },
          { name: "上年结转", filled: 0, all: 6, open },
        ],
      },
    ];
    const pane = await show({ type: "found", view: { ...view([]), filling } });
    expect(pane.root.textContent).toContain("2格已填满");
    expect(pane.root.textContent).toContain("已填3格，还有9格");
    pane.click(pane.one("button", /^新收/));
    expect(calls().show).toHaveBeenLastCalledWith(open);
  });

  it("does nothing else while it is busy, and can be stopped", async () => {
    const pane = await show({ type: "began", screen: "entry", doing: "正在读取年报.docx", cancellable: true });
    // What is over at once is not worth a flicker.
    expect(pane.all("button", "取消")).toEqual([]);
    await pane.wait(300);
    expect(
      pane
        .all("button")
        .filter((button) => !isOff(button) && button.getAttribute("role") !== "tab")
        .map((button) => button.textContent),
    ).toEqual(["取消"]);
    expect(pane.one("status").textContent).toBe("正在读取年报.docx…");
    pane.click(pane.one("button", "取消"));
    expect(calls().cancel).toHaveBeenCalledTimes(1);
  });

  it("tells a refusal aloud, once, and lets it be put away", async () => {
    const pane = await show({ type: "refused", screen: "entry", sentence: "工作表“表三”受保护，请先撤销保护。" });
    expect(pane.one("alert").textContent).toBe("工作表“表三”受保护，请先撤销保护。");
    pane.click(pane.one("button", "关闭提示"));
    expect(calls().dismiss).toHaveBeenCalledTimes(1);
  });
});

const figures: Preview = {
  kind: "figures",
  title: "核对后填入",
  lead: "从“年报.docx”读出3个数。",
  action: "填入",
  pictures: [
    {
      table: "disclosure",
      title: "二、主动公开政府信息情况",
      blocks: [{ banner: "", columns: ["制发"], rows: [1, 2, 3, 4].map((index) => ({ name: `第${index}行`, cells: [index] })) }],
    },
  ],
  held: ["", "", "1", "", "5"],
  remarks: ["来源的“规章”写作“规 章”，请核对。"],
  changes: [
    { id: "1", index: 1, address: "表二!B5", label: "规章", before: "", after: "3", kind: "fill", taken: true },
    { id: "2", index: 2, address: "表二!B6", label: "行政规范性文件", before: "1", after: "2", kind: "replace", taken: false },
    {
      id: "3",
      index: 3,
      address: "表二!B9",
      label: "行政许可",
      before: "",
      after: "7",
      kind: "fill",
      doubt: "数字后有括注，请核对后再填入。",
      taken: false,
    },
    { id: "4", index: 4, address: "表二!B12", label: "行政处罚", before: "5", after: "5", kind: "same", taken: false },
  ],
};

describe("a preview", () => {
  it("is begun at its heading, and asks about what is overwritten or doubtful", async () => {
    const pane = await show({ type: "showed", screen: "entry", shown: figures });
    expect(document.activeElement?.textContent).toBe("核对后填入");
    const asked = pane.all("checkbox");
    expect(asked.map((box) => [(box as HTMLInputElement).checked, box.closest("label")!.textContent])).toEqual([
      [false, "行政规范性文件由1改为2"],
      [false, "行政许可由空改为7数字后有括注，请核对后再填入。"],
    ]);
    expect(pane.root.textContent).toContain("另有1格与表中相同，不改动。");
    expect(pane.root.textContent).toContain("来源的“规章”写作“规 章”，请核对。");
  });

  it("takes and leaves cells, writes on a yes only, and names how many", async () => {
    const pane = await show({ type: "showed", screen: "entry", shown: figures });
    pane.click(pane.all("checkbox")[0]!);
    expect(calls().answer).toHaveBeenLastCalledWith(["2"], true);
    pane.click(pane.one("button", "全选"));
    expect(calls().answer).toHaveBeenLastCalledWith(["2", "3"], true);
    const squares = pane.all("button", /表二!/);
    expect(squares.map((square) => [square.title, square.getAttribute("aria-pressed")])).toEqual([
      ["表二!B5 规章 由空改为3", "true"],
      ["表二!B6 行政规范性文件 由1改为2", "false"],
      ["表二!B9 行政许可 由空改为7数字后有括注，请核对后再填入。", "false"],
    ]);
    // One stop for the Tab key; the arrows walk on.
    expect(squares.map((square) => square.tabIndex)).toEqual([0, -1, -1]);
    pane.focus(squares[0]!);
    pane.press("ArrowDown");
    expect(document.activeElement).toBe(squares[1]);
    pane.click(squares[2]!);
    expect(calls().answer).toHaveBeenLastCalledWith(["3"], true);
    // What stands and stays is seen beside it.
    expect(pane.root.querySelector("tbody tr:last-child td")!.textContent).toBe("5");
    expect(calls().agree).not.toHaveBeenCalled();
    pane.click(pane.one("button", "填入1格"));
    expect(calls().agree).toHaveBeenCalledTimes(1);
    pane.click(pane.one("button", "放弃"));
    expect(calls().discard).toHaveBeenCalledTimes(1);
  });

  it("of a zero report says in the button itself what the press confirms", async () => {
    const pane = await show({
      type: "showed",
      screen: "entry",
      shown: { ...figures, title: "零报告", action: "确认没有发生，填0，共" },
    });
    pane.click(pane.one("button", "确认没有发生，填0，共1格"));
    expect(calls().agree).toHaveBeenCalledTimes(1);
  });

  it("of a form lists sheet by sheet what would change, and what may be left out", async () => {
    const shown: Preview = {
      kind: "form",
      title: "工作表里已有内容",
      lead: "将重新生成表二。",
      action: "确认生成",
      sheets: [
        {
          name: "表二",
          state: "1格将改变",
          remarks: ["“规章”被改成了“规 章”。"],
          changes: [{ address: "表二!A5", label: "表样文字", before: "规 章", after: "规章" }],
        },
      ],
      choices: [{ id: "表二", label: "重新生成表二", taken: true }],
    };
    const pane = await show({ type: "showed", screen: "entry", shown });
    expect(pane.root.textContent).toContain("表二!A5　表样文字由规 章改为规章");
    pane.click(pane.one("checkbox", "重新生成表二"));
    expect(calls().answer).toHaveBeenLastCalledWith(["表二"], false);
    expect(isOff(pane.one("button", "确认生成"))).toBe(false);
  });
});

const opened: PaneEvent = { type: "went", screen: "check" };

/** The findings: what stands in the head is no list of them. */
const listed = (pane: Mounted): HTMLElement[] => pane.all("listitem").filter((item) => item.closest("main") !== null);

describe("the head of the work", () => {
  it("changes unit, year and form of the tables where they are read", async () => {
    const pane = await show({ type: "found", view: view() });
    pane.click(pane.one("button", "改单位、年度和表样"));
    await pane.wait(0);
    const save = (): HTMLElement => pane.one("button", "写入三张表");
    expect(isOff(save())).toBe(true);
    pane.choose("年度", "2025");
    await pane.wait(50);
    expect(isOff(save())).toBe(false);
    pane.click(save());
    expect(calls().rename).toHaveBeenLastCalledWith({ unit: "某某局", year: 2025, variant: "" });
  });

  it("has a place for each document, chosen once; what is there is named, and can be taken away", async () => {
    const documents = {
      previous: { name: "上年.docx", here: true, about: "某某局 2023年度" },
      local: { name: "要求.json", here: false },
    };
    const pane = await show({ type: "found", view: view() }, { type: "learned", facts: { documents } });
    expect(pane.all("button", /^选择/).map((one) => one.textContent)).toEqual(["报告文档"]);
    expect(pane.all("button", "地方要求：要求.json（要再选一次）")).toHaveLength(1);
    pane.click(pane.one("button", "上年报告：某某局 2023年度"));
    expect(pane.root.textContent).toContain("上年报告：某某局 2023年度（上年.docx）");
    pane.click(pane.one("button", "取下"));
    expect(calls().takePrevious).toHaveBeenLastCalledWith(undefined);
    // It is last year's figures too, and is not asked for again.
    pane.click(pane.one("button", /^提取上年数/));
    expect(calls().carry).toHaveBeenCalledTimes(1);
  });

  it("holds nothing against anybody before anything was asked", async () => {
    const wrong = async (...events: readonly PaneEvent[]): Promise<boolean> => {
      const pane = await show({ type: "found", view: view() }, ...events);
      return pane.all("tab")[1]!.innerHTML !== (await show({ type: "found", view: view() })).all("tab")[1]!.innerHTML;
    };
    expect(await wrong()).toBe(false);
    expect(await wrong({ type: "learned", facts: { underway: true } })).toBe(true);
  });
});

describe("审核", () => {
  it("begins with a button", async () => {
    const pane = await show(opened);
    pane.click(pane.one("button", "开始审核"));
    expect(calls().check).toHaveBeenCalledTimes(1);
  });

  it("offers to convert digits kept as texts where they are told, and nowhere else", async () => {
    const kept = finding({
      key: "R05-text.requests",
      rule: "R05-text",
      class: "C",
      message: "表三!D6的数字是文本格式，工作表的合计没有计入，请转换为数字。",
      finding: {
        rule: "R05-text",
        key: "R05-text.requests",
        table: "requests",
        verdict: "broken",
        detail: { kind: "numbers-as-text", places: ["表三!D6"] },
        cells: [],
      },
    });
    const pane = await show(opened, { type: "found", view: view([finding(), kept]) });
    pane.click(pane.one("button", "转换为数字"));
    expect(calls().convertTexts).toHaveBeenCalledTimes(1);
  });

  it("says the four counts aloud and shows them", async () => {
    const pane = await show(opened, { type: "found", view: view([finding(), finding({ key: "b", verdict: "undecided" })]) });
    expect(pane.one("status").textContent).toBe("通过90条，不通过1条，待定1条，无法读取0条。");
    expect(pane.one("group", "审核结论").textContent).toBe("90通过1不通过1待定");
    pane.click(pane.one("button", "1待定"));
    expect(calls().filter).toHaveBeenLastCalledWith({ verdict: "undecided", class: "", table: "", cell: undefined, text: "" });
    const unread = await show(opened, { type: "found", view: view([finding({ verdict: "unreadable" })]) });
    expect(unread.one("group", "审核结论").textContent).toBe("90通过0不通过0待定1无法读取");
  });

  it("tells of each finding its class, both sides and the difference, and its ground when asked", async () => {
    const pane = await show(opened, { type: "found", view: view() });
    const [card, ...others] = listed(pane);
    expect(others).toEqual([]);
    for (const words of ["不通过", "强制性", "D6", "左边12", "右边11", "相差1"]) expect(card!.textContent).toContain(words);
    expect(card!.textContent).not.toContain("第一项加第二项之和");
    pane.click(pane.one("button", /^依据和单元格/));
    expect(card!.textContent).toContain("第一项加第二项之和，等于第三项加第四项之和");
    // What we call a rule is nothing to a clerk.
    expect(card!.textContent).not.toContain("R01");
    pane.click(pane.one("button", "表三!D7 上年结转·自然人空"));
    expect(calls().jump).toHaveBeenLastCalledWith(expect.objectContaining({ rule: "R01" }), placeAt("表三!D7"));
  });

  it("is walked by the arrow keys, with one stop for Tab, and Enter leads to the cell", async () => {
    const findings = ["a", "b", "c"].map((key) => finding({ key, message: key }));
    const pane = await show(opened, { type: "found", view: view(findings) });
    const cards = [...pane.root.querySelectorAll<HTMLElement>("[data-finding]")];
    expect(cards.map((card) => card.tabIndex)).toEqual([0, -1, -1]);
    pane.focus(cards[0]!);
    const walked = ["ArrowDown", "ArrowDown", "ArrowDown", "Home", "End", "ArrowUp"].map((key) => {
      pane.press(key);
      return (document.activeElement as HTMLElement).dataset["finding"];
    });
    expect(walked).toEqual(["b", "c", "c", "a", "c", "b"]);
    expect(cards.map((card) => card.tabIndex)).toEqual([-1, 0, -1]);
    pane.click(document.activeElement as HTMLElement);
    expect(calls().jump).toHaveBeenLastCalledWith(expect.objectContaining({ key: "b" }));
  });

  it("folds what is merely open away while something is wrong, but not what is asked for", async () => {
    const findings = [
      finding({ key: "wrong" }),
      finding({ key: "blank", verdict: "undecided", places: [placeAt("表三!E6")] }),
      finding({ key: "sum", verdict: "undecided", places: [placeAt("表三!F6")], finding: WAITING }),
    ];
    const keys = (pane: Mounted): (string | undefined)[] =>
      [...pane.root.querySelectorAll<HTMLElement>("[data-finding]")].map((card) => card.dataset["finding"]);
    const pane = await show(opened, { type: "found", view: view(findings) });
    expect(keys(pane)).toEqual(["wrong"]);
    pane.click(pane.one("button", /^另有2条待定/));
    expect(keys(pane)).toEqual(["wrong", "blank", "sum"]);
    const selected = await show(
      opened,
      { type: "found", view: view([...findings, finding({ key: "sum2", verdict: "undecided", places: [], finding: WAITING })]) },
      { type: "selected", cell: { place: placeAt("表三!E6") } },
    );
    expect(keys(selected)).toEqual(["wrong", "blank"]);
  });

  it("says what the selected cell has to do with it", async () => {
    const pane = await show(
      opened,
      { type: "found", view: view() },
      { type: "selected", cell: { place: placeAt("表三!D7"), label: "上年结转·自然人" } },
    );
    expect(pane.root.textContent).toContain("所选 表三!D7　有1条问题，见下面");
    expect(pane.root.querySelector("main [aria-current]")).not.toBeNull();
    const other = await show(
      opened,
      { type: "found", view: view() },
      { type: "selected", cell: { place: placeAt("表三!D8"), label: "（一）予以公开·自然人" } },
    );
    expect(other.root.textContent).toContain("所选 表三!D8　没有问题");
    expect(other.root.querySelector("main [aria-current]")).toBeNull();
  });

  it.each([
    ["下一处", "next", []],
    ["标记", "mark", [true]],
    ["清除标记", "mark", [false]],
    ["复制", "copyList", []],
    ["保存", "save", []],
  ] as const)("%s", async (name, act, passed) => {
    const pane = await show(opened, { type: "found", view: view() });
    // What is wanted now and then stands behind one button.
    if (pane.all("button", name).length === 0) pane.click(pane.one("button", "更多"));
    pane.click([...pane.all("button", name), ...pane.all("menuitem", name)][0]!);
    expect(calls()[act].mock.calls[0]!.slice(0, passed.length)).toEqual(passed);
  });

  it("has 刷新 only where the host does not tell of all that changes", async () => {
    const book = { empty: false, protected: [] };
    const menu = async (live: boolean): Promise<Mounted> => {
      const pane = await show(opened, { type: "learned", facts: { book: { ...book, live } } }, { type: "found", view: view() });
      pane.click(pane.one("button", "更多"));
      return pane;
    };
    expect((await menu(true)).all("menuitem", "刷新")).toHaveLength(0);
    const old = await menu(false);
    old.click(old.one("menuitem", "刷新"));
    expect(calls().check).toHaveBeenCalledTimes(1);
  });

  it("prints everything that was found, whatever is filtered", async () => {
    const print = jest.spyOn(window, "print").mockImplementation(() => undefined);
    const pane = await show(
      opened,
      { type: "found", view: view() },
      { type: "filtered", filter: { verdict: "", class: "D", table: "", cell: undefined, text: "" } },
    );
    expect(listed(pane)).toHaveLength(0);
    pane.click(pane.one("button", "更多"));
    pane.click(pane.one("menuitem", "打印"));
    await pane.rerender(
      <Pane state={after(opened, { type: "found", view: view() })} actions={actions} dark={false} thisYear={2025} />,
    );
    expect(print).toHaveBeenCalledTimes(1);
    expect(pane.root.querySelector("article")!.textContent).toContain("差1");
  });

  it("says so when nothing is wrong", async () => {
    const pane = await show(opened, { type: "found", view: view([]) });
    // Nothing wrong is not all done: what is left is said with it.
    expect(pane.root.textContent).toContain("没有发现问题。还没有对照上年报告，请选择上年的报告。");
    expect(isOff(pane.one("button", "下一处"))).toBe(true);
  });
});

describe("记录", () => {
  it("has a way back for every change, but for what is taken back or cannot be", async () => {
    const pane = await show(
      { type: "went", screen: "journal" },
      {
        type: "showed",
        screen: "journal",
        shown: [
          { id: "3", when: "2025年1月10日 16:00", what: "填入：表二!B5等12格", undone: false },
          {
            id: "2",
            when: "2025年1月10日 15:00",
            what: "修复表样：工作表表三",
            undone: false,
            fixed: "行列有增减，不能自动撤销",
          },
          { id: "1", when: "2025年1月10日 14:00", what: "生成表样：工作表表二", undone: true },
        ],
      },
    );
    expect(pane.all("button", /^撤销/).map((button) => button.getAttribute("aria-label"))).toEqual(["撤销：填入：表二!B5等12格"]);
    pane.click(pane.one("button", "撤销：填入：表二!B5等12格"));
    expect(calls().undo).toHaveBeenLastCalledWith("3");
    expect(pane.root.textContent).toContain("已撤销");
    expect(pane.root.textContent).toContain("行列有增减，不能自动撤销");
  });

  it("says so when nothing was changed", async () => {
    const pane = await show({ type: "went", screen: "journal" }, { type: "showed", screen: "journal", shown: [] });
    expect(pane.root.textContent).toContain("还没有改动记录。");
  });
});

describe("办完了没有", () => {
  const nav = (pane: Mounted): HTMLElement => pane.root.querySelector<HTMLElement>("nav[aria-label=办完了没有]")!;

  it("stands above every screen once there are tables, with the next step marked and no other", async () => {
    const pane = await show({ type: "went", screen: "report" }, { type: "found", view: view([]) });
    const steps = [...nav(pane).querySelectorAll("button")];
    const begun = ["填满150/150三", "平衡相符表", "对照上年未选", "正文未核对", "写入报告未写", "定稿未定"];
    begun.forEach((words, at) => expect(steps[at]!.textContent.startsWith(words)).toBe(true));
    expect(steps).toHaveLength(begun.length);
    expect(steps.filter((step) => step.getAttribute("aria-current") === "step")).toEqual([steps[2]]);
    expect(steps[2]!.textContent).toMatch(/请选择上年的报告/u);
    pane.click(steps[3]!);
    expect(calls().go).toHaveBeenLastCalledWith("prose");
  });

  it("says that figures have changed since they were written", async () => {
    const found = view([]);
    const pane = await show({ type: "found", view: { ...found, figures: "b" } }, { type: "written", figures: { written: "a" } });
    expect(nav(pane).textContent).toContain("要重写");
    const other = await show({ type: "found", view: { ...found, figures: "a" } }, { type: "written", figures: { written: "a" } });
    expect(nav(other).textContent).toContain("已写入");
  });

  it("is filled only where the screen has no leading button of its own", async () => {
    const isFilled = async (...events: readonly PaneEvent[]): Promise<boolean> => {
      const pane = await show({ type: "learned", facts: { book: { empty: false, protected: [], live: true } } }, ...events);
      const steps = [...nav(pane).querySelectorAll("button")];
      const next = steps.find((step) => step.getAttribute("aria-current") === "step")!;
      // What is filled says so in its classes: they are those of no other step, and others than while the screen asks.
      return next.className === filledClass;
    };
    const checking = await show({ type: "went", screen: "check" }, { type: "found", view: view([]) });
    const filledClass = nav(checking).querySelector("[aria-current=step]")!.className;
    const foreign: CheckView = { ...view([]), whose: { unit: "某镇人民政府", year: 2024, variant: "", ours: false } };
    expect(await isFilled({ type: "found", view: view([]) })).toBe(true);
    expect(await isFilled({ type: "found", view: foreign })).toBe(false);
    expect(await isFilled({ type: "found", view: foreign }, { type: "went", screen: "check" })).toBe(true);
    expect(await isFilled({ type: "found", view: view([]) }, { type: "went", screen: "prose" })).toBe(false);
    expect(await isFilled({ type: "found", view: view([]) }, { type: "went", screen: "report" })).toBe(true);
  });

  it("is not there before there is a table", async () => {
    expect(nav(await show())).toBeNull();
  });
});
