/** @jest-environment jsdom */
// Squares of one table that were edited by hand, in the small picture of it: a press decides, and another decides otherwise.
import type { PushItem, PushPreview } from "../../src/app/publish/plan/part";
import { cellName } from "../../src/app/words/cell-label";
import { editions, formOf } from "../../src/statute";
import { ConflictList } from "../../src/taskpane/update/conflict-list";
import { foundView } from "../../src/taskpane/update/found";
import { NO_UPDATE, updated, waitsFor, type UpdateAnswer, type UpdateView } from "../../src/taskpane/update/update-view";
import { NO_PREVIEW } from "../support/push-previews";
import { mount, type Mounted } from "./mount";

const form = formOf(editions.find(({ id }) => id === "2021")!);
const ROWS = {
  "requests.received.business": ["7", "9"],
  "requests.granted.business": ["2", "4"],
  "requests.received.research": ["5", "5"],
};

const cells: PushItem["cells"] = Object.entries(ROWS).map(([id, [theirs, ours]]) => ({
  id,
  label: cellName(form.byId.get(id)!),
  theirs: theirs!,
  ours: ours!,
  state: theirs === ours ? "same" : "conflict",
}));
const preview: PushPreview = {
  ...NO_PREVIEW,
  items: [
    {
      key: "表三",
      kind: "table",
      name: "表三",
      place: "第2个表格",
      found: "owned",
      state: "conflict",
      theirs: "",
      ours: "",
      sentence: "",
      instead: [],
      cells,
    },
  ],
};
const found = foundView(preview, { form, values: form.cells.map(() => 0) });
const RECEIVED = "表三/requests.received.business";
const GRANTED = "表三/requests.granted.business";

/** The list beside what becomes of every answer, as either pane has it. */
async function list(busy = false): Promise<{
  readonly shown: Mounted;
  readonly view: () => UpdateView;
  readonly squares: () => HTMLElement[];
  readonly press: (square: number) => Promise<void>;
}> {
  let view = updated(NO_UPDATE, { kind: "compared", preview, found });
  const screen = () => (
    <ConflictList
      conflicts={found.conflicts}
      tables={found.tables}
      chosen={view.chosen}
      busy={busy}
      onAsk={(asked: UpdateAnswer) => (view = updated(view, asked))}
    />
  );
  const shown = await mount(screen());
  await shown.wait(50);
  const squares = (): HTMLElement[] => [...shown.root.querySelectorAll<HTMLElement>("button[data-square]")];
  return {
    shown,
    view: () => view,
    squares,
    press: async (square) => {
      shown.click(squares()[square]!);
      await shown.rerender(screen());
    },
  };
}

it("shows the squares in question alone, old and new, each marked as long as nobody has chosen", async () => {
  const { shown, squares, view } = await list();
  expect(squares().map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^79\?/u),
    expect.stringMatching(/^24\?/u),
  ]);
  expect(squares().every((square) => square.getAttribute("aria-pressed") === "false")).toBe(true);
  expect(shown.root.textContent).toContain("2处未定");
  expect(waitsFor(view())).toBe("还有2处手工修改没有选定。");
});

it("takes ours at a press and leaves theirs at the next, that square alone", async () => {
  const { shown, squares, view, press } = await list();
  await press(0);
  expect(view().chosen).toEqual({ [RECEIVED]: "ours" });
  expect(squares().map((square) => square.getAttribute("aria-pressed"))).toEqual(["true", "false"]);
  expect(squares()[0]!.textContent).not.toContain("?");
  expect(waitsFor(view())).toBe("还有1处手工修改没有选定。");
  await press(0);
  expect(view().chosen).toEqual({ [RECEIVED]: "theirs" });
  expect(squares()[0]!.title).toMatch(/保留文档的7$/u);
  expect(squares()[0]!.textContent).not.toMatch(/^79/u);
  expect(squares()[0]!.getAttribute("aria-pressed")).toBe("false");
  await press(1);
  expect(view().chosen).toEqual({ [RECEIVED]: "theirs", [GRANTED]: "ours" });
  expect(waitsFor(view())).toBe("");
  // What is chosen one by one below says the same.
  const radio = (key: string): HTMLInputElement[] => [
    ...shown.root.querySelectorAll<HTMLInputElement>(`input[name="conflict-${key}"]`),
  ];
  expect(radio(RECEIVED).map(({ checked }) => checked)).toEqual([true, false, false]);
  expect(radio(GRANTED).map(({ checked }) => checked)).toEqual([false, true, false]);
});

it("gives up the whole table twice for a square of it", async () => {
  const { view, shown, press } = await list();
  shown.click(shown.root.querySelectorAll<HTMLElement>(`input[name="conflict-${RECEIVED}"]`)[2]!);
  expect(view().chosen).toEqual({ 表三: "both" });
  await press(0);
  expect(view().chosen).toEqual({ [RECEIVED]: "ours" });
});

it("decides nothing while something is done", async () => {
  const { view, press } = await list(true);
  await press(0);
  expect(view().chosen).toEqual({});
});
