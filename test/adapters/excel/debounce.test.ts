import { Debounce } from "../../../src/adapters/excel/debounce";

describe("many events, one answer", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("tells once what comes in quick succession", async () => {
    const told: (readonly string[])[] = [];
    const bursts = new Debounce<string>((gathered) => void told.push(gathered));
    for (const sheet of ["表二", "表三", "表二"]) {
      bursts.add(sheet);
      await jest.advanceTimersByTimeAsync(10);
    }
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(10);
    expect(told).toEqual([["表二", "表三"]]);
  });

  it("answers a stream that never pauses within 60 ms", async () => {
    const told: (readonly number[])[] = [];
    const bursts = new Debounce<number>((gathered) => void told.push(gathered));
    for (let i = 0; i < 13; i += 1) {
      bursts.add(i);
      await jest.advanceTimersByTimeAsync(5);
    }
    expect(told).toHaveLength(1);
  });

  it("is silent once it has ended", async () => {
    const told: (readonly number[])[] = [];
    const bursts = new Debounce<number>((gathered) => void told.push(gathered));
    bursts.add(1);
    bursts.end();
    bursts.add(2);
    await jest.advanceTimersByTimeAsync(200);
    expect(told).toEqual([]);
  });
});
