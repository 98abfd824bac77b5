// The one reducer of an update, in either pane: a preview, answers to what it asks, and what keeps 写入 waiting.
import type { PushPreview } from "../../src/app/publish/plan/part";
import { foundView } from "../../src/taskpane/update/found";
import {
  COMPARING,
  NO_UPDATE,
  updated,
  waitsFor,
  type UpdateAnswer,
  type UpdateEvent,
  type UpdateView,
} from "../../src/taskpane/update/update-view";
import { NO_PREVIEW } from "../support/push-previews";

const item = {
  kind: "figure",
  found: "owned",
  state: "conflict",
  theirs: "19",
  ours: "21",
  sentence: "",
  instead: [],
  cells: [],
  place: "第7段",
} as const;
const cell = { id: "requests.received.total", label: "表三 第4行 “总计”", state: "conflict", theirs: "9", ours: "0" } as const;
const preview: PushPreview = {
  ...NO_PREVIEW,
  items: [
    { ...item, key: "新收@1", name: "新收" },
    { ...item, key: "表三", name: "表三", kind: "table", cells: [cell] },
    { ...item, key: "办结@1", name: "办结", found: "recognised", state: "new" },
  ],
  mark: "尚未完成审核",
};

const after = (...events: readonly UpdateEvent[]): UpdateView => events.reduce((view, event) => updated(view, event), NO_UPDATE);
const compared: UpdateEvent = { kind: "compared", preview, found: foundView(preview) };
const choose = (key: string, choice: "theirs" | "ours" | "both" | undefined): UpdateEvent => ({
  kind: "choose",
  chosen: { [key]: choice },
});

it("shows what would be written, conflicts apart", () => {
  const { found } = after(compared);
  expect(found?.conflicts.map(({ key, table }) => [key, table])).toEqual([
    ["新收@1", undefined],
    ["表三/requests.received.total", "表三"],
  ]);
  expect(found?.groups.map(({ id, lines }) => [id, lines.map(({ key }) => key)])).toEqual([["recognised", ["办结@1"]]]);
  expect(found?.tables.map(({ name, note }) => [name, note])).toEqual([["表三", "1格冲突"]]);
});

it.each<readonly [string, readonly UpdateEvent[]]>([
  ["还有2处手工修改没有选定。", []],
  ["还有1处手工修改没有选定。", [choose("新收@1", "ours")]],
  ["还有2处手工修改没有选定。", [choose("新收@1", "ours"), choose("新收@1", undefined)]],
  ["", [choose("新收@1", "ours"), choose("表三", "both")]],
  ["理由至少写6个字。", [choose("新收@1", "ours"), choose("表三", "theirs"), { kind: "override", reason: "急" }]],
])("waits: %s", (sentence, events) => {
  expect(waitsFor(after(compared, ...events)).replace(/\d+个字/, "6个字")).toBe(sentence);
});

it("written in place: what was chosen is done with, and what is shown stays", () => {
  const view = after(compared, choose("新收@1", "ours"), { kind: "leave", key: "办结@1", on: true }, { kind: "written" });
  expect(view).toEqual({ ...after(compared), override: undefined });
});

it("another document: nothing of the last one is left but how it is written", () => {
  const view = after(
    { kind: "bind", on: false },
    { kind: "draft", on: true },
    compared,
    { kind: "override", reason: "上级要求先行报送" },
    { kind: "mean", key: "新收@1", name: "受理" },
    { kind: "begun-afresh" },
  );
  expect(view).toEqual({ ...NO_UPDATE, bind: false, draft: true });
});

it("what changes the preview is compared anew, and what only answers it is not", () => {
  const answers: readonly UpdateAnswer[] = [
    { kind: "choose", chosen: {} },
    { kind: "leave", key: "", on: true },
    { kind: "mean", key: "", name: "" },
    { kind: "override", reason: undefined },
    { kind: "bind", on: true },
    { kind: "draft", on: true },
  ];
  expect(answers.filter(({ kind }) => COMPARING[kind] === undefined).map(({ kind }) => kind)).toEqual(["choose", "override"]);
});
