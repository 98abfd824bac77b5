/** @jest-environment jsdom */
// 办完了没有 in Word's pane, as somebody meets it: the strip of every pane, and where each of its steps leads.
import type { Value } from "../../src/core/figures/values";
import type { Reading } from "../../src/core/document/reading";
import { editions, formOf } from "../../src/statute";
import { sourceCheck } from "../../src/taskpane/word/source-check";
import { foundView } from "../../src/taskpane/update/found";
import { NO_UPDATE } from "../../src/taskpane/update/update-view";
import { WordPane } from "../../src/taskpane/word/word-pane";
import type { WordView } from "../../src/taskpane/word/word-view";
import { NO_PREVIEW } from "../support/push-previews";
import { mount } from "./mount";

/** All noughts but for what is given. */
function report(cells: Readonly<Record<string, Value>> = {}): Reading {
  const form = formOf(editions.find(({ id }) => id === "2021")!);
  return {
    document: { format: "json", blocks: [], properties: {} },
    form,
    unit: "某市某局",
    year: 2024,
    values: form.cells.map(({ id }) => (id in cells ? cells[id]! : 0)),
    places: form.cells.map(() => undefined),
    present: form.tables.map(({ table }) => table.id),
    absent: [],
    misfits: [],
    deviations: [],
    tableBlocks: new Set(),
  };
}
const BLANK: WordView = { ...NO_UPDATE, unit: "", year: "" };
const chosen = async (reading: Reading): Promise<WordView> => ({
  ...BLANK,
  source: "今年.xlsx",
  unit: "某市某局",
  year: "2024",
  preview: NO_PREVIEW,
  found: foundView(NO_PREVIEW),
  checked: await sourceCheck(reading, undefined),
});

describe("the strip in Word", () => {
  async function shown(view: WordView) {
    const asked = jest.fn();
    const screen = await mount(<WordPane view={view} dark={false} onAsk={asked} />);
    await screen.wait(100);
    return { screen, asked };
  }

  it("shows all steps, the next one alone as the current one", async () => {
    const { screen } = await shown(await chosen(report()));
    const strip = screen.root.querySelector('nav[aria-label="办完了没有"]')!;
    expect(strip.querySelectorAll("button")).toHaveLength(6);
    const current = [...strip.querySelectorAll('[aria-current="step"]')].map(({ textContent }) => textContent);
    expect(current).toEqual([expect.stringContaining("对照上年未选")]);
  });

  it("is not there before a source is chosen", async () => {
    const { screen } = await shown(BLANK);
    expect(screen.root.querySelector("nav")).toBeNull();
  });

  it("opens the place of a step: parts that are blank, findings, the file of last year, 核对正文, the button that writes", async () => {
    const view = await chosen(report({ "requests.received.total": 999, "requests.granted.business": null }));
    const { screen, asked } = await shown(view);
    const press = async (name: RegExp): Promise<string> => {
      screen.click(screen.one("button", name));
      await screen.wait(50);
      return screen.root.querySelector("section[aria-label]")?.textContent ?? "";
    };
    expect(await press(/^填满/u)).toMatch(/请在那里补填.*表三/u);
    expect(await press(/^平衡/u)).toContain("999");
    const asking = jest.spyOn(screen.root.querySelector<HTMLInputElement>('input[aria-label="上年报告"]')!, "click");
    await press(/^对照上年/u);
    expect(asking).toHaveBeenCalledTimes(1);
    await press(/^正文/u);
    expect(asked).toHaveBeenCalledWith({ kind: "audit" });
    await press(/^写入报告/u);
    expect(document.activeElement?.textContent).toBe("写入文档");
    expect(await press(/^定稿.?看不出/u)).toContain("看不出是否已经定稿");
    expect(asked).toHaveBeenLastCalledWith({ kind: "final" });
    await press(/^定稿.?看不出/u);
    expect(screen.root.textContent).not.toContain("未对照");
  });
});
