// How long a user has to read, and what no sentence may say: over every sentence about a set of damaged reports.
import { everythingSaid, type Said } from "./spoken";

const said = everythingSaid();
const length = ({ text }: Said): number => [...text].length;
const of = (...kinds: readonly Said["of"][]): readonly Said[] => said.filter((one) => kinds.includes(one.of));

function median(list: readonly Said[]): number {
  const lengths = list.map(length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)]!;
}

describe("sentences are short", () => {
  // The same reports were told in 62 characters at the median when cells were called by their whole printed label:
  // 64 about the tables, 77 about causes, 48 about the prose. The bounds are half of that, but for the prose, which quotes.
  it.each<[string, readonly Said[], number]>([
    ["all", said, 31],
    ["about the tables", of("finding"), 32],
    ["about causes", of("cause", "proposal"), 38],
    ["about the prose", of("prose"), 32],
  ])("%s", (_, list, most) => {
    expect(list.length).toBeGreaterThan(100);
    expect(median(list)).toBeLessThanOrEqual(most);
  });

  it("and never a list of many cells", () => {
    for (const { text } of of("finding", "proposal"))
      expect(text.match(/[二三四](?:![A-Z]+\d+)? \S/gu)?.length ?? 0).toBeLessThanOrEqual(6);
  });
});

describe("every sentence", () => {
  it("is one, in Chinese, and says what to do next", () => {
    for (const { text } of said) {
      expect(text).toMatch(/。$/u);
      expect(text.slice(0, -1)).not.toMatch(/。(?!.*”)/u);
      expect(text).toMatch(/请/u);
      expect(text).not.toMatch(/undefined|NaN|\[object|[a-z]{3,}\.[a-z]|““|””/u);
    }
  });

  it("names no printed row by a number that is another row in the worksheet", () => {
    for (const { text } of said) expect(text).not.toMatch(/表[二三四] 第\d+行/u);
  });

  it("names a cell of a worksheet by its address", () => {
    const naming = said.filter(
      ({ inSheet, of: kind, text }) => inSheet && kind !== "prose" && /·(?:自然人|总计)(?:填|未填)/u.test(text),
    );
    expect(naming.length).toBeGreaterThan(50);
    for (const { text } of naming) expect(text).toMatch(/表[二三四]![A-J]\d+ /u);
  });
});
