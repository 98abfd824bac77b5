// Our SHA-256 held against Node's.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { sha256 } from "../../src/render/sha256";

const node = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

it.each(["", "abc", "新收", "𠮷𪚥", "\ud800", "a".repeat(55), "a".repeat(56), "a".repeat(63), "a".repeat(64), "报".repeat(5000)])(
  "%#",
  (text) => {
    expect(sha256(text)).toBe(node(text));
  },
);

it("any text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0x10ffff), { maxLength: 300 }).map((points) => String.fromCodePoint(...points)),
      (text) => sha256(text) === node(text),
    ),
  );
});
