import { attempt } from "../../../src/adapters/process/within";

it("gives what was made, or says what went wrong, and the next piece is done", () => {
  expect(attempt(() => 1)).toEqual({ kind: "done", value: 1 });
  expect(attempt(() => "a".repeat(2 ** 30))).toMatchObject({
    kind: "failed",
    detail: expect.stringContaining("RangeError：") as string,
  });
  expect(attempt(() => 2, 60)).toEqual({ kind: "done", value: 2 });
  const endless = (): number => {
    for (;;);
  };
  expect(attempt(endless, 0.05)).toEqual({ kind: "late" });
  expect(attempt(() => attempt(() => 3, 60), 60)).toMatchObject({ value: { value: 3 } });
});
