import type { ReportedFinding } from "../../src/app/check/check-report";
import type { CheckView } from "../../src/taskpane/check-view";
import { filtered, isFiltering, type Filter } from "../../src/taskpane/filter";
import {
  busyOf,
  findingsAtAddress,
  initialState,
  NO_FILTER,
  reduce,
  shownOf,
  type PaneEvent,
  type PaneState,
} from "../../src/taskpane/state";
import { VERSION } from "../../src/taskpane/version";
import type { Preview } from "../../src/taskpane/views";
import product from "../../package.json";
import { finding, placeAt, view } from "./views";

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(reduce, initialState(2024));

const preview: Preview = {
  kind: "figures",
  title: "核对后填入",
  lead: "",
  action: "填入",
  pictures: [],
  held: [],
  remarks: [],
  changes: [
    { id: "1", index: 0, address: "表二!B5", label: "规章", before: "", after: "3", kind: "fill", taken: true },
    { id: "2", index: 0, address: "表二!B6", label: "规范性文件", before: "1", after: "2", kind: "replace", taken: false },
  ],
};

const began = { type: "began", screen: "entry", doing: "正在读取", cancellable: true } as const;
const showed = { type: "showed", screen: "entry", shown: preview } as const;

describe("one act at a time, and never half a result", () => {
  it("is busy from the beginning to the end of an act", () => {
    expect(busyOf(after())).toBeUndefined();
    expect(busyOf(after(began))).toMatchObject({ doing: "正在读取", cancellable: true });
    expect(busyOf(after(began, showed))).toBeUndefined();
    expect(busyOf(after(began, { type: "finished", screen: "entry", message: "已填入" }))).toBeUndefined();
  });

  it.each`
    event                                                       | shows        | why
    ${{ type: "refused", screen: "entry", sentence: "受保护" }} | ${preview}   | ${"what was agreed to may be tried again"}
    ${{ type: "ended", screen: "entry" }}                       | ${preview}   | ${"the act changed nothing that is shown"}
    ${{ type: "finished", screen: "entry" }}                    | ${undefined} | ${"the preview was answered"}
    ${{ type: "failed", sentence: "出错" }}                     | ${preview}   | ${"our own fault must not cost the user's work"}
  `("after $event.type the preview is $shows: $why", ({ event, shows }: { event: PaneEvent; shows: Preview | undefined }) => {
    expect(shownOf(after(began, showed, began, event).stages.entry)).toBe(shows);
  });

  it("tells a refusal on its own screen, until it is hushed or the next act begins", () => {
    const refused = after(began, showed, { type: "refused", screen: "entry", sentence: "工作表受保护" });
    expect(refused.stages.entry).toMatchObject({ kind: "refused", sentence: "工作表受保护" });
    expect(refused.stages.check).toEqual({ kind: "idle" });
    expect(reduce(refused, { type: "hushed" }).stages.entry.kind).toBe("showing");
    expect(reduce(refused, began).stages.entry.kind).toBe("busy");
  });

  it("forgets what was told when the next act begins or another screen is opened", () => {
    const told = after(began, { type: "finished", screen: "entry", message: "已填入3格" });
    expect(told.message).toBe("已填入3格");
    expect(reduce(told, began).message).toBeUndefined();
    expect(reduce(told, { type: "went", screen: "check" }).message).toBeUndefined();
  });

  it("shows what is found while something else is being done, without ending it", () => {
    const state = after(
      { type: "began", screen: "check", doing: "正在标记", cancellable: false },
      { type: "found", view: view() },
    );
    expect(busyOf(state)?.doing).toBe("正在标记");
    expect(shownOf(state.stages.check)?.groups).toHaveLength(1);
  });

  it("keeps what was told until cells are edited and what is found is another thing", () => {
    const state = after({ type: "found", view: view() }, { type: "ended", screen: "check", message: "已标记1格" });
    const since = state.told;
    expect(reduce(state, { type: "found", view: view(), since }).message).toBe("已标记1格");
    expect(reduce(state, { type: "found", view: view([]), since }).message).toBeUndefined();
  });

  it("keeps what a press told after the edit that is being followed, though it is the same sentence again", () => {
    const ended = { type: "ended", screen: "check", message: "已标记1格" } as const;
    const before = after({ type: "found", view: view() }, ended);
    const again = [{ ...began, screen: "check" } as const, ended].reduce<PaneState>(reduce, before);
    expect(reduce(again, { type: "found", view: view([]), since: before.told }).message).toBe("已标记1格");
    expect(reduce(again, { type: "found", view: view([]) }).message).toBe("已标记1格");
  });

  it("keeps what was told of a document that was written: it is what it was, whatever is typed since", () => {
    const state = after({ type: "found", view: view() }, { type: "ended", screen: "report", message: "已写入表三" });
    expect(reduce(state, { type: "found", view: view([]), since: state.told }).message).toBe("已写入表三");
  });

  it("takes back what was found when the table is gone", () => {
    const state = after({ type: "found", view: view() }, { type: "chose", key: "k" }, { type: "lost" });
    expect(state.stages.check).toEqual({ kind: "idle" });
    expect(state.chosen).toBeUndefined();
  });
});

describe("whose report it is", () => {
  it("is what the workbook says, until the user says something else", () => {
    const read = after({ type: "identified", unit: "甲局", year: 2023, typed: false });
    expect(read.identity).toMatchObject({ unit: "甲局", year: 2023 });
    const typed = reduce(read, { type: "identified", unit: "乙局", typed: true });
    expect(reduce(typed, { type: "identified", unit: "甲局", year: 2020, typed: false }).identity).toMatchObject({
      unit: "乙局",
      year: 2023,
    });
  });

  it("another year has another offer and no variant of the last one", () => {
    const offered = after(
      { type: "identified", year: 2020, variant: "beijing", typed: true },
      { type: "offered", offer: { year: 2020, variants: [] } },
    );
    const moved = reduce(offered, { type: "identified", year: 2021, typed: true });
    expect(moved.identity.variant).toBe("");
    expect(moved.offer).toBeUndefined();
    expect(reduce(moved, { type: "offered", offer: { year: 2020, variants: [] } }).offer).toBeUndefined();
  });
});

it("takes and leaves what is previewed, one by one", () => {
  const taken = (state: PaneState): boolean[] => {
    const shown = shownOf(state.stages.entry);
    return shown?.kind === "figures" ? shown.changes.map((change) => change.taken) : [];
  };
  const state = after(began, showed);
  expect(taken(state)).toEqual([true, false]);
  expect(taken(reduce(state, { type: "answered", ids: ["2"], taken: true }))).toEqual([true, true]);
  expect(taken(reduce(state, { type: "answered", ids: ["1", "2"], taken: false }))).toEqual([false, false]);
});

describe("筛选", () => {
  const findings: readonly ReportedFinding[] = [
    finding({ key: "a", cells: [], class: "A", verdict: "broken", message: "自然人合计不符", places: [placeAt("表三!D6")] }),
    finding({ key: "b", cells: [], class: "C", verdict: "broken", message: "与上年相差悬殊", places: [placeAt("表三!D7")] }),
    finding({ key: "c", cells: [], class: "A", verdict: "undecided", message: "规章未填", places: [placeAt("表二!B5")] }),
  ];
  const groups: CheckView["groups"] = [
    { id: "disclosure", title: "表二", findings: [findings[2]!] },
    { id: "requests", title: "表三", findings: [findings[0]!, findings[1]!] },
  ];
  it.each<[Partial<Filter>, string]>([
    [{}, "cab"],
    [{ class: "A" }, "ca"],
    [{ verdict: "broken" }, "ab"],
    [{ table: "disclosure" }, "c"],
    [{ text: "自然人" }, "a"],
    [{ text: " d7 " }, "b"],
    [{ class: "A", verdict: "broken" }, "a"],
    [{ text: "没有这几个字" }, ""],
  ])("%j shows %s", (filter, keys) => {
    const shown = filtered(groups, { ...NO_FILTER, ...filter });
    expect(shown.flatMap((group) => group.findings.map((one) => one.key)).join("")).toBe(keys);
    expect(shown.every((group) => group.findings.length > 0)).toBe(true);
    expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(Object.keys(filter).length > 0);
  });

  it("a cell knows its findings", () => {
    const shown = { ...view(), groups };
    expect(findingsAtAddress(shown, placeAt("表三!D6")).map((one) => one.key)).toEqual(["a"]);
    expect(findingsAtAddress(shown, placeAt("表三!A1"))).toEqual([]);
  });
});

it("signs with the package's own number", () => {
  expect(VERSION).toBe(product.version);
});
