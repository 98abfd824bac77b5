// What a terminal obeys does not get through, however the sentence is looked at first.
import { oneLine, visible } from "../../../src/app/words/one-line";

it("lets no character through that is obeyed", () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const obeyed = all.filter((one) => visible(one) !== one);
  expect(obeyed.length).toBe(9 + 21 + 33 + 12);
  expect(obeyed.filter((one) => oneLine(`表三${one}新收`).includes(one))).toEqual([]);
  expect(["\t", "\n", "\r\n"].map(visible)).toEqual(["\t", "\n", "\r\n"]);
});
