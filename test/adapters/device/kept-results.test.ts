// What a browser's store says it has is what it has: a result that it lost in the end is held by the page.
import { keptResults, type KeptResults } from "../../../src/adapters/device/kept-results";
import { browserStores, type StoresShape } from "../../support/browser-stores";

const given = globalThis as { indexedDB?: unknown };
afterEach(() => {
  delete given.indexedDB;
});

const opened = (shape: StoresShape): Promise<KeptResults<string>> => {
  given.indexedDB = browserStores(shape);
  return keptResults<string>("results-of-a-test");
};

async function all(kept: KeptResults<string>): Promise<readonly string[]> {
  const found: string[] = [];
  await kept.each((key, value) => void found.push(`${key}=${value}`));
  return found;
}

describe.each(["asked", "committing"] as const)("a full disk, which shows when it is %s", (saysSo) => {
  it("is never taken for a place where the result lies", async () => {
    const kept = await opened({ most: 1, saysSo });
    expect([await kept.put("二", "2"), kept.lasts]).toEqual([true, true]);
    expect([await kept.put("一", "1"), kept.lasts]).toEqual([false, false]);
    expect(await all(kept)).toEqual(["一=1", "二=2"]);
    await kept.clear();
    expect([await all(kept), kept.lasts]).toEqual([[], true]);
  });

  it("gives what it could keep only later once", async () => {
    const shape: StoresShape = { most: 0, saysSo };
    const kept = await opened(shape);
    expect(await kept.put("一", "早")).toBe(false);
    shape.most = 1;
    expect(await kept.put("一", "晚")).toBe(true);
    expect([await all(kept), kept.lasts]).toEqual([["一=晚"], true]);
  });

  it("gives the later of two results of one file, where the store has the earlier", async () => {
    const shape: StoresShape = { most: 1, saysSo };
    const kept = await opened(shape);
    expect(await kept.put("一", "早")).toBe(true);
    shape.most = 0;
    expect(await kept.put("一", "晚")).toBe(false);
    expect(await all(kept)).toEqual(["一=晚"]);
  });
});
