import fc from "fast-check";

import { exactDecimal } from "../../../src/adapters/xlsx/read-number";

describe("stored numbers are the exact decimals that Excel shows", () => {
  it.each`
    stored                     | shown
    ${"0"}                     | ${"0"}
    ${"-0"}                    | ${"0"}
    ${"007"}                   | ${"7"}
    ${"+7"}                    | ${"7"}
    ${"-397"}                  | ${"-397"}
    ${"1480.6663000000001"}    | ${"1480.6663"}
    ${"0.30000000000000004"}   | ${"0.3"}
    ${"251000.00"}             | ${"251000"}
    ${".5"}                    | ${"0.5"}
    ${"5."}                    | ${"5"}
    ${"1E-3"}                  | ${"0.001"}
    ${"1.5E+3"}                | ${"1500"}
    ${"-1.25e1"}               | ${"-12.5"}
    ${"100000000000000000000"} | ${"100000000000000000000"}
    ${"12345678901234567"}     | ${"12345678901234600"}
    ${"123456789012345"}       | ${"123456789012345"}
    ${"0.000001234"}           | ${"0.000001234"}
    ${"1E-400"}                | ${"0"}
    ${"1E400"}                 | ${undefined}
    ${"NaN"}                   | ${undefined}
    ${"Infinity"}              | ${undefined}
    ${"0x10"}                  | ${undefined}
    ${"1,000"}                 | ${undefined}
    ${"１２"}                  | ${undefined}
    ${"."}                     | ${undefined}
    ${"-"}                     | ${undefined}
    ${"e5"}                    | ${undefined}
    ${""}                      | ${undefined}
    ${" "}                     | ${undefined}
    ${"1 2"}                   | ${undefined}
    ${"9".repeat(2000)}        | ${undefined}
  `("$stored is $shown", ({ stored, shown }) => {
    expect(exactDecimal(stored)).toBe(shown);
  });

  it("loses nothing of what a number holds to 15 digits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e307, max: 1e307 }), (value) => {
        const shown = exactDecimal(String(value));
        expect(shown).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(Number(Number(shown).toPrecision(15))).toBe(Number(value.toPrecision(15)) + 0);
      }),
    );
  });

  it("gives back every plain decimal of 15 digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 99_999_999_999 }), (places, digits) => {
        const text = (digits / 10 ** places).toFixed(places);
        expect(Number(exactDecimal(text))).toBe(Number(text));
      }),
    );
  });
});
