// JSON from anywhere: read exactly, or refused in one sentence that says why.
import * as fc from "fast-check";
import { readJson } from "../../../src/adapters/text/json";
import { refusalSentence } from "../../../src/app/words/wording";

const sentence = (text: string): string => {
  const read = readJson(text);
  return read.ok ? JSON.stringify(read.value) : refusalSentence(read.refusal);
};

/** Numbers that a reader can hold: those beyond are refused. */
const held = (_: string, value: unknown): unknown => (typeof value === "number" ? value % 2 ** 53 : value);

it("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, held, indent);
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
      else expect(() => JSON.parse(text)).toThrow();
    }),
    { numRuns: 500 },
  );
});

const SPELLING = "内容不完整，或不合JSON的写法，这个JSON文件没有读取，请改正或重新导出后再读。";
const NESTING = "内容嵌套过深，这个JSON文件没有读取，请改正或重新导出后再读。";
const DIGITS = "有一个整数超过15位，读出来会走样，这个JSON文件没有读取，请改正或重新导出后再读。";

it.each([
  ["a comma too many", '{\n  "year": 2024,\n}', SPELLING],
  ["cut short", '{"tables": {"requests"', SPELLING],
  ["nesting cut short", "[".repeat(100_000), SPELLING],
  ["nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, NESTING],
  ["nesting of objects", `${'{"a":'.repeat(65)}1${"}".repeat(65)}`, NESTING],
  ["as deep as may be", `${"[".repeat(64)}${"]".repeat(64)}`, `${"[".repeat(64)}${"]".repeat(64)}`],
  ["words behind the end", '{"a": 1} x', SPELLING],
  ["nothing", "", SPELLING],
  ["a whole number that would lose digits", '{"a": [12345678901234567890]}', DIGITS],
  ["a number beyond all numbers", "-1e999", DIGITS],
  ["the longest whole number", "9007199254740991", "9007199254740991"],
  ["an honest decimal", "1480.6663", "1480.6663"],
  ["powers of ten", "1.5e3", "1500"],
  ["the mark of byte order", "\ufeff[1]", "[1]"],
])("%s", (_, text, said) => expect(sentence(text)).toBe(said));

it("a member called __proto__ is a member", () => {
  const read = readJson('{"__proto__": {"a": 1}}');
  expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});

it.each([
  ['{"a":1,"b":2,"a":3}', false],
  ['{"tables":[{"a":{"x":1}},{"a":{"x":1,"\\u0078" : 2}}]}', false],
  ['{"a":{"a":1},"b":[{"a":1},{"a":"a\\":"}]}', true],
])("a member named twice is nobody's: %s", (text, isRead) => {
  expect(readJson(text).ok).toBe(isRead);
  if (!isRead) expect(sentence(text)).toMatch(/^同一处有两个同名的字段，无法判断以哪一个为准，/u);
});
