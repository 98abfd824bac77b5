import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
