import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listFolders, readBytes } from "../../../src/adapters/disk/files";

const home = mkdtempSync(join(tmpdir(), "nianbao-disk-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As somebody who may not read everything; root may. Windows knows no such users. */
function asNobody<T>(what: () => T): T {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid!(65_534);
  try {
    return what();
  } finally {
    if (isRoot) process.seteuid!(0);
  }
}

(process.getuid ? it : it.skip)("a folder that may not be listed is refused in its turn, and the others are listed", () => {
  const closed = join(home, "b");
  mkdirSync(closed);
  for (const name of ["a.xlsx", "c.txt"]) writeFileSync(join(home, name), "x");
  chmodSync(home, 0o755);
  chmodSync(closed, 0);
  asNobody(() => {
    expect(listFolders([home])).toEqual({ files: [join(home, "a.xlsx"), closed, join(home, "c.txt")], others: [] });
    expect(readBytes(closed)).toEqual({ ok: false, refusal: { kind: "cannot-open", file: closed, detail: "没有权限" } });
  });
  chmodSync(closed, 0o755);
});

const onUnix = process.platform === "win32" ? describe.skip : describe;
onUnix("what lies in a folder and is no plain file", () => {
  const folder = join(home, "strange");
  const bytes = (name: string): string => Buffer.from(readBytesOf(name)).toString();
  function readBytesOf(name: string): Uint8Array {
    const read = readBytes(join(folder, name));
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    return read.value;
  }
  const refusal = (name: string): unknown => {
    const read = readBytes(join(folder, name));
    return read.ok ? undefined : read.refusal.kind === "cannot-open" && read.refusal.detail;
  };
  beforeAll(() => {
    mkdirSync(join(folder, "sub"), { recursive: true });
    writeFileSync(join(folder, "sub/a.txt"), "one");
    symlinkSync("sub/a.txt", join(folder, "b.txt"));
    symlinkSync("..", join(folder, "sub/up"));
    symlinkSync("c.txt", join(folder, "c.txt"));
    symlinkSync("nowhere", join(folder, "d.txt"));
    symlinkSync("/dev/zero", join(folder, "e.txt"));
    expect(spawnSync("mkfifo", [join(folder, "f.txt"), join(folder, "pipe")]).status).toBe(0);
    // 年报 and 月报 as a program for GBK writes them, and two names that look alike once they are read as UTF-8.
    for (const [name, text] of [
      [[0xc4, 0xea], "two"],
      [[0x30, 0xff], "x"],
      [[0x30, 0xfe], "y"],
    ] as const)
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name), Buffer.from(".txt")]), text);
  });

  it("is listed, and no folder twice", () => {
    expect(listFolders([folder]).files.map((file) => file.slice(folder.length + 1))).toEqual([
      "0\ufffd.txt",
      "0\ufffd.txt",
      "b.txt",
      "c.txt",
      "d.txt",
      "e.txt",
      "f.txt",
      "pipe",
      "sub/a.txt",
      "\ufffd\ufffd.txt",
    ]);
    expect(listFolders([join(folder, "c.txt")]).files).toEqual([join(folder, "c.txt")]);
  });

  it("is read, or refused with the reason, and waited for by nobody", () => {
    expect(bytes("b.txt")).toBe("one");
    expect(bytes("\ufffd\ufffd.txt")).toBe("two");
    expect(["0\ufffd.txt", "c.txt", "d.txt", "e.txt", "f.txt", "sub"].map(refusal)).toEqual([
      "文件名不是UTF-8编码，且有几个文件分不清，请改名",
      "链接绕成了圈",
      "链接指向的文件不存在",
      "是设备，不是文件",
      "是管道，不是文件",
      "是文件夹",
    ]);
  });
});
