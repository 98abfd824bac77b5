/** @jest-environment jsdom */
import changes from "../../assets/changes.json";
import { version } from "../../package.json";
import { PRODUCT } from "../../src/cli/product";
import { VersionNotes } from "../../src/taskpane/parts/version-notes";
import { VERSION } from "../../src/taskpane/version";
import { mount } from "./mount";

const numbers = (text: string): number => text.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);

it("is said once: the pane and the command line say the package's", () => {
  expect([VERSION, PRODUCT.version]).toEqual([version, version]);
});

it("every version says what it brought, the newest, which is this one, first", () => {
  expect(changes[0]!.version).toBe(version);
  const order = changes.map((one) => numbers(one.version));
  expect(order).toEqual([...new Set(order)].sort((a, b) => b - a));
  for (const one of changes) {
    expect(one.changes.length).toBeGreaterThan(0);
    for (const sentence of one.changes) expect(sentence).toMatch(/^[^。]{6,}。$/u);
  }
});

it("stands behind a small button, and is taken away by it again", async () => {
  const pane = await mount(<VersionNotes />);
  const button = pane.one("button", "版本与更新");
  expect([button.getAttribute("aria-expanded"), pane.root.textContent]).toEqual(["false", "版本与更新"]);
  pane.click(button);
  await pane.wait(50);
  expect(pane.root.textContent).toContain(`${version}版（正在使用）`);
  expect(pane.all("listitem").map((item) => item.textContent)).toEqual(changes.flatMap((one) => one.changes));
  pane.click(button);
  await pane.wait(0);
  expect(pane.all("listitem")).toEqual([]);
});
