/** @jest-environment jsdom */
// 依据 beside the selected cell, in 审核 and in 填报: one key away, and fetched only then.
import { formOf, forms } from "../../src/statute";
import { Pane } from "../../src/taskpane/pane";
import { initialState, reduce, type PaneEvent, type ScreenId } from "../../src/taskpane/state";
import { fakeActions, mount, type Mounted } from "./mount";
import { placeAt, view } from "./views";

const form = formOf(forms().find(({ edition }) => edition.id === "2021")!.edition);
const cell = (id: string): PaneEvent => ({
  type: "selected",
  cell: { place: placeAt("表三!D8"), label: "（一）予以公开·自然人", figure: { form, index: form.byId.get(id)!.index } },
});

const show = (screen: ScreenId, ...events: readonly PaneEvent[]): Promise<Mounted> => {
  const all: readonly PaneEvent[] = [{ type: "went", screen }, { type: "found", view: view() }, ...events];
  return mount(<Pane state={all.reduce(reduce, initialState(2024))} actions={fakeActions()} dark={false} thisYear={2025} />);
};

describe.each(["check", "entry"] as const)("on the screen %s", (screen) => {
  it("opens with F1 and says the law's words, the counting and the mistake; F1 closes it", async () => {
    const pane = await show(screen, cell("requests.partlyGranted.naturalPerson"));
    const button = pane.one("button", "依据");
    expect(button.getAttribute("aria-expanded")).toBe("false");
    pane.focus(button);
    pane.press("F1");
    await pane.wait(50);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    const said = pane.one("region", "这一格的依据");
    expect(button.getAttribute("aria-controls")).toBe(said.id);
    expect(said.textContent).toContain("能够作区分处理的");
    expect(said.textContent).toContain("怎样计数：区分处理的，只计这一情形，不计其他情形。");
    expect(said.textContent).toContain("常见错误：同一件申请既计部分公开，又计不予公开。");
    pane.press("F1");
    expect(pane.all("region", "这一格的依据")).toHaveLength(0);
  });

  it("is not offered where no cell of the form is selected", async () => {
    const pane = await show(screen, { type: "selected", cell: { place: placeAt("表三!A1") } });
    expect(pane.all("button", "依据")).toHaveLength(0);
  });
});

it("leaves F1 alone that is pressed outside the pane", async () => {
  const pane = await show("check", cell("requests.received.total"));
  const outside = document.body.appendChild(document.createElement("button"));
  pane.focus(outside);
  pane.press("F1");
  expect(pane.one("button", "依据").getAttribute("aria-expanded")).toBe("false");
});
