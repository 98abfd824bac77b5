// Days as a worksheet counts them, held against the calendar that the engine brings.
import * as fc from "fast-check";
import {
  dayOf,
  dayStored,
  dayText,
  dayWithoutYear,
  dayWritten,
  dayParts,
  firstNotBefore,
  weekdayOf,
} from "../../../src/core/ledger/days";

const START = Date.UTC(1899, 11, 30);

it("are the days of the calendar, from 1990 to 2099", () => {
  fc.assert(
    fc.property(fc.integer({ min: 32_874, max: 73_050 }), (day) => {
      const time = new Date(START + day * 86_400_000);
      const parts = { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
      expect(dayParts(day)).toEqual(parts);
      expect(dayOf(parts.year, parts.month, parts.day)).toBe(day);
      expect(weekdayOf(day)).toBe(time.getUTCDay());
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ["2025-03-01", 45717],
  ["2025/3/1", 45717],
  ["2025.3.1", 45717],
  ["2025年3月1日", 45717],
  ["20250301", 45717],
  ["２０２５-０３-０１", 45717],
  ["2025-03-01 09:30:00", 45717],
  ["2025-03-01T09:30", 45717],
  ["2025-02-30", undefined],
  ["2025-13-01", undefined],
  ["3月1日", undefined],
  ["1025-03-01", undefined],
  ["", undefined],
])("%s is day %s", (text, day) => {
  expect(dayWritten(text)).toBe(day);
});

it.each([
  ["3月5日", { month: 3, day: 5 }],
  ["12月31号", { month: 12, day: 31 }],
  ["３－５", { month: 3, day: 5 }],
  ["3/5", { month: 3, day: 5 }],
  ["2月29日", { month: 2, day: 29 }],
  ["2月30日", undefined],
  ["13月1日", undefined],
  ["3.5", undefined],
  ["2025年3月5日", undefined],
  ["三月五日", undefined],
  ["3月", undefined],
])("%s is a day without a year: %j", (text, day) => {
  expect(dayWithoutYear(text)).toEqual(day);
});

it("come next after another, in its year or the one behind it", () => {
  const from = dayOf(2025, 12, 20)!;
  expect(firstNotBefore({ month: 12, day: 20 }, from)).toBe(from);
  expect(firstNotBefore({ month: 1, day: 10 }, from)).toBe(dayOf(2026, 1, 10));
  expect(firstNotBefore({ month: 2, day: 29 }, from)).toBeUndefined();
});

it("are told from numbers that are none", () => {
  expect([45717, 45717.4, 20250301, 3, 2025, 20251301, -1].map(dayStored)).toEqual([
    45717,
    45717,
    45717,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(dayText(45717)).toBe("2025-03-01");
});
