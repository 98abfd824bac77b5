import * as fc from "fast-check";
import { jsonPieces } from "../../src/render/json-pieces";

describe("a record as JSON, piece by piece", () => {
  const joined = (record: object): string => [...jsonPieces(record)].join("");
  it("is what JSON.stringify makes of it", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        expect(joined(record)).toBe(JSON.stringify(record, null, 2));
      }),
    ));
  it("leaves out what is not there", () =>
    expect(joined({ a: undefined, b: [null, "多\n行", { c: [] }] })).toBe(
      JSON.stringify({ b: [null, "多\n行", { c: [] }] }, null, 2),
    ));
  it("gives each member of a list on its own", () =>
    expect(
      Math.max(...[...jsonPieces({ list: Array.from({ length: 50 }, (_, i) => ({ i })) })].map((one) => one.length)),
    ).toBeLessThan(40));
});
