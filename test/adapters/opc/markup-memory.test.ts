// Parts in all sorts of order, those of a hostile hand among them: what is recalled is what stands there.
import fc from "fast-check";
import { MarkupMemory } from "../../../src/adapters/opc/markup-memory";

/** Markup and values in turns; the last is markup. */
type Part = readonly string[];

const textOf = (part: Part): string => part.join("");

/** What is known of a part is its markup: of another one it would be seen at once. */
interface Known {
  readonly markup: string;
}
const markupOf = (part: Part): string => part.map((piece, i) => (i % 2 === 0 ? piece : "|")).join("");

function learn(memory: MarkupMemory<Known>, part: Part): void {
  let at = 0;
  const spans = part.flatMap((piece, i) => {
    const start = at;
    at += piece.length;
    return i % 2 === 0 ? [] : [{ start, end: at }];
  });
  memory.learn(textOf(part), 0, spans, { markup: markupOf(part) });
}

/** Few tags, so that parts begin alike, and one is the beginning of another. */
const markup = fc.array(fc.constantFrom("<a>", "<b>", "<a><b>", "</a>", "<v>1&amp;2</v>"), { minLength: 1, maxLength: 3 });
const value = fc.constantFrom("1", "12", "甲", "0", "2 ");
/** A few makes, and parts of them in any order, each with values of its own. */
const parts = fc.array(fc.array(markup, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }).chain((makes) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...makes), fc.array(value, { minLength: 4, maxLength: 4 }))
      .map(([make, values]): Part => make.flatMap((tags, i) => [...(i > 0 ? [values[i]!] : []), tags.join("")])),
    { minLength: 5, maxLength: 40 },
  ),
);

it("recalls of any part either nothing or its own markup and values", () => {
  let recalled = 0;
  fc.assert(
    fc.property(parts, (all) => {
      const memory = new MarkupMemory<Known>();
      for (const one of all) {
        const found = memory.recall(textOf(one), 0);
        if (found) {
          recalled += 1;
          let at = 0;
          // Put together again it is the text itself, value by value where the markup says that one stands.
          const pieces = found.known.markup.split("|");
          const whole = pieces.reduce((text, piece, i) => text + (i > 0 ? found.values[at++]! : "") + piece, "");
          expect(whole).toBe(textOf(one));
          expect(at).toBe(found.values.length);
        } else learn(memory, one);
      }
    }),
    { numRuns: 300 },
  );
  expect(recalled).toBeGreaterThan(1000);
});

it("finds one whose end is the beginning of another's", () => {
  const memory = new MarkupMemory<Known>();
  learn(memory, ["<a>", "1", "</a>"]);
  learn(memory, ["<a>", "1", "</a><b>", "2", "</b>"]);
  expect(memory.recall("<a>7</a><b>8</b>", 0)?.values).toEqual(["7", "8"]);
  expect(memory.recall("<a>7</a>", 0)?.values).toEqual(["7"]);
});

it("gives what is known last of the same markup", () => {
  const memory = new MarkupMemory<Known>();
  memory.learn("<a>1</a>", 0, [{ start: 3, end: 4 }], { markup: "before" });
  memory.learn("<a>2</a>", 0, [{ start: 3, end: 4 }], { markup: "after" });
  expect(memory.recall("<a>3</a>", 0)?.known.markup).toBe("after");
});

it("keeps so much and no more, and none that is longer", () => {
  const memory = new MarkupMemory<Known>();
  const long = (i: number): Part => [`<${i}>${"<x/>".repeat(30_000)}`, "1", "</a>"];
  for (let i = 0; i < 60; i += 1) learn(memory, long(i));
  const kept = Array.from({ length: 60 }, (_, i) => memory.recall(textOf(long(i)), 0)).filter((one) => one !== undefined);
  expect(kept.length).toBeGreaterThan(0);
  // Three million signs, of a hundred and twenty thousand each.
  expect(kept.length).toBeLessThanOrEqual(26);
  learn(memory, [`<y>${"<x/>".repeat(50_000)}`, "1", "</a>"]);
  expect(memory.recall(`<y>${"<x/>".repeat(50_000)}1</a>`, 0)).toBeUndefined();
});
