// JSON from anywhere: read exactly, or refused at the place where it goes wrong.
import * as fc from "fast-check";
import { readJson } from "../../../src/adapters/text/json";
import { refusalSentence } from "../../../src/app/words/wording";

const sentence = (text: string): string => {
  const read = readJson(text);
  return read.ok ? JSON.stringify(read.value) : refusalSentence(read.refusal);
};

it("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
    { numRuns: 300 },
  );
});

it("never throws, and refuses what JSON.parse refuses", () => {
  const whole = JSON.stringify({ unit: "某某局", year: 2024, tables: { a: [1, -2.5e3, null, true, "\\u00e9\n"] } });
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(3), fc.string({ maxLength: 3 }), (at, lost, put) => {
      const text = whole.slice(0, at) + put + whole.slice(at + lost);
      const read = readJson(text);
      if (read.ok) expect(read.value).toEqual(JSON.parse(text));
      // A name that stands twice is refused here alone.
      else if (read.refusal.kind !== "not-json" || read.refusal.fault.kind !== "twice") expect(() => JSON.parse(text)).toThrow();
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["a comma too many", '{\n  "year": 2024,\n}', "第3行第1列不合JSON的写法，这个JSON文件没有读取，请改正或重新导出后再读。"],
  ["cut short", '{"tables": {"requests"', "第1行第23列就中断了，文件不完整，这个JSON文件没有读取，请改正或重新导出后再读。"],
  [
    "a name twice",
    '{"a": 1,\r\n "a": 2}',
    "第2行第2列的“a”重复出现，无法判断以哪个为准，这个JSON文件没有读取，请改正或重新导出后再读。",
  ],
  ["nesting", "[".repeat(100_000), "第1行第66列嵌套过深，这个JSON文件没有读取，请改正或重新导出后再读。"],
  ["words behind the end", '{"a": 1} x', "第1行第10列不合JSON的写法，这个JSON文件没有读取，请改正或重新导出后再读。"],
  ["nothing", "", "第1行第1列就中断了，文件不完整，这个JSON文件没有读取，请改正或重新导出后再读。"],
])("%s", (_, text, said) => expect(sentence(text)).toBe(said));

it.each([
  ["beyond what a number holds", "12345678901234567890", '"12345678901234567890"'],
  ["more decimals than binary keeps", "0.1234567890123456789", '"0.1234567890123456789"'],
  ["beyond all numbers", "1e999", '"1e999"'],
  ["an honest decimal", "1480.6663", "1480.6663"],
  ["powers of ten", "1.5e3", "1500"],
])("a figure %s stays what was written", (_, text, kept) => expect(sentence(text)).toBe(kept));

it("a member called __proto__ is a member", () => {
  const read = readJson('{"__proto__": {"a": 1}}');
  expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});
