/** @jest-environment jsdom */
// While a host does not answer nobody can tell what it does: what to do is said after half a minute.
import { act } from "react";
import { BusyBar } from "../../src/taskpane/parts/busy-bar";
import { mount } from "./mount";

afterEach(() => jest.useRealTimers());

const wait = (seconds: number): Promise<void> =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(seconds * 1_000);
  });

it("says nothing more for half a minute, then what to do, and nothing of it where progress is told", async () => {
  jest.useFakeTimers({ advanceTimers: true });
  const bar = await mount(<BusyBar doing="正在写入" />);
  await wait(29);
  expect(bar.root.textContent).toBe("正在写入…");
  await wait(2);
  await wait(1);
  expect(bar.root.textContent).toBe(
    "正在写入…很久没有应答：有单元格正在编辑的，请按回车；没有的，请关闭面板再打开，做完的不会丢。",
  );
});
