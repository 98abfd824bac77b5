import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { alone } from "../../../src/adapters/disk/lock";
import { growingFile, writeNew } from "../../../src/adapters/disk/write";
import { yes } from "../../../src/core/outcome";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "nianbao-write-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string): string => join(home, name);
const over = { force: true, inputs: [] };
const anew = { force: false, inputs: [] };

describe("a file is written whole", () => {
  it("anew, and nothing lies beside it", () => {
    expect(writeNew(at("a.txt"), "一", anew)).toEqual({ ok: true, value: at("a.txt") });
    expect(readFileSync(at("a.txt"), "utf8")).toBe("一");
    expect(readdirSync(home)).toEqual(["a.txt"]);
  });

  it("over another only when that was asked for, with its rights kept", () => {
    writeFileSync(at("a.txt"), "old");
    chmodSync(at("a.txt"), 0o640);
    expect(writeNew(at("a.txt"), "new", anew)).toEqual({ ok: false, refusal: { kind: "file-exists", file: at("a.txt") } });
    expect(readFileSync(at("a.txt"), "utf8")).toBe("old");
    expect(writeNew(at("a.txt"), "new", over).ok).toBe(true);
    expect(readFileSync(at("a.txt"), "utf8")).toBe("new");
    expect(statSync(at("a.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(home)).toEqual(["a.txt"]);
  });

  it("where a link leads, which stays a link", () => {
    writeFileSync(at("a.txt"), "old");
    symlinkSync("a.txt", at("b.txt"));
    expect(writeNew(at("b.txt"), "new", over).ok).toBe(true);
    expect(lstatSync(at("b.txt")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at("a.txt"), "utf8")).toBe("new");
  });

  it("not over a file that came into being after it was begun", () => {
    const begun = growingFile(at("a.txt"), anew);
    if (!begun.ok) throw new Error("not begun");
    begun.value.write("ours");
    writeFileSync(at("a.txt"), "theirs");
    expect(begun.value.end()).toEqual({ ok: false, refusal: { kind: "file-exists", file: at("a.txt") } });
    expect(readFileSync(at("a.txt"), "utf8")).toBe("theirs");
    expect(readdirSync(home)).toEqual(["a.txt"]);
  });

  it("piece by piece, and until then nothing is to be seen of it", () => {
    writeFileSync(at("a.txt"), "old");
    const begun = growingFile(at("a.txt"), over);
    if (!begun.ok) throw new Error("not begun");
    begun.value.write("甲".repeat(900_000));
    begun.value.write("乙");
    expect(readFileSync(at("a.txt"), "utf8")).toBe("old");
    expect(readdirSync(home)).toEqual(["a.txt"]);
    expect(begun.value.end().ok).toBe(true);
    expect(readFileSync(at("a.txt"), "utf8")).toBe(`${"甲".repeat(900_000)}乙`);
  });

  it("not into a folder that is not there, which is named", () => {
    expect(writeNew(at("none/a.txt"), "x", over)).toEqual({
      ok: false,
      refusal: { kind: "cannot-write", file: at("none/a.txt"), detail: "文件夹none不存在" },
    });
  });

  it("not onto a folder", () => {
    mkdirSync(at("a.txt"));
    expect(writeNew(at("a.txt"), "x", over)).toMatchObject({ ok: false, refusal: { kind: "cannot-write", detail: "是文件夹" } });
    expect(readdirSync(home)).toEqual(["a.txt"]);
  });

  (existsSync("/dev/full") ? it : it.skip)("not onto a disk that is full", () => {
    expect(writeNew("/dev/full", "x", over)).toMatchObject({ ok: false, refusal: { kind: "cannot-write", detail: "磁盘已满" } });
  });

  it("never over what the work began with, however it is called", () => {
    mkdirSync(at("sub"));
    writeFileSync(at("a.txt"), "mine");
    linkSync(at("a.txt"), at("hard.txt"));
    symlinkSync("a.txt", at("soft.txt"));
    for (const file of [at("a.txt"), `${home}/sub/../a.txt`, at("hard.txt"), at("soft.txt")]) {
      const refused = { ok: false, refusal: { kind: "out-is-input", file } };
      expect(writeNew(file, "x", { force: true, inputs: [at("none"), at("a.txt")] })).toEqual(refused);
      expect(growingFile(file, { force: true, inputs: [at("a.txt")] })).toEqual(refused);
      // A file within it, as one within an archive is called.
      expect(writeNew(file, "x", { force: true, inputs: [at("a.txt/sub/b.xlsx")] })).toEqual(refused);
    }
    expect(readFileSync(at("a.txt"), "utf8")).toBe("mine");
  });

  it("takes away what a killed process left long ago, and nothing else", () => {
    // No process has such a number.
    const [old, fresh, living] = [
      ".nianbao-99999999-0123456789ab.tmp",
      ".nianbao-99999998-0123456789ab.tmp",
      `.nianbao-${process.pid}-0123456789ab.tmp`,
    ];
    for (const name of [old, fresh, living]) writeFileSync(at(name), "half");
    for (const name of [old, living]) utimesSync(at(name), 1, 1);
    expect(writeNew(at("a.txt"), "x", anew).ok).toBe(true);
    expect(readdirSync(home).sort()).toEqual([fresh, living, "a.txt"].sort());
  });
});

describe("a lock", () => {
  const lock = (): string => at(".a.json.lock");

  it("is there while the work is done, and gone afterwards, also when that fails", () => {
    expect(alone(at("a.json"), () => yes(existsSync(lock())))).toEqual({ ok: true, value: true });
    expect(
      alone(at("a.json"), () => {
        throw Object.assign(new Error(), { code: "ENOSPC" });
      }),
    ).toMatchObject({ ok: false, refusal: { detail: "磁盘已满" } });
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ["by a process of this machine that is no more", () => `${hostname()} 99999999 0`],
    ["by nobody knows whom", () => ""],
  ])("that was left %s is broken", (_, holder) => {
    writeFileSync(lock(), holder());
    expect(alone(at("a.json"), () => yes(1))).toEqual({ ok: true, value: 1 });
    expect(readdirSync(home)).toEqual([]);
  });
});
