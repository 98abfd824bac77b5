// Files out of WPS's pane: into the download folder, byte for byte, over nothing that is there.
import { wpsDelivery } from "../../../src/adapters/wps/files";
import { withDigest } from "../../../src/adapters/wps/kept-files";
import type { FileDelivery, OutgoingFile } from "../../../src/ports/files";
import { wps } from "../../support/wps";

const file = (name: string, content: OutgoingFile["content"]): OutgoingFile => ({ name, type: "text/plain", content });
const asked: string[] = [];
const page: FileDelivery = {
  ways: () => [],
  deliver: (one, way) => {
    asked.push(`${way} ${one.name}`);
    return Promise.resolve(true);
  },
};
beforeEach(() => asked.splice(0));

it("writes bytes and texts, and gives a second one a name of its own", async () => {
  const { application, files } = wps();
  const delivery = wpsDelivery(application, page);
  expect(delivery.ways(file("a.docx", ""))).toEqual(["download"]);
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
  expect(await delivery.deliver(file("报告.docx", bytes), "download")).toBe(true);
  expect(await delivery.deliver(file("报告.docx", "第二份"), "download")).toBe(true);
  expect([...files.written.keys()]).toEqual(["C:\\Users\\a\\Downloads\\报告.docx", "C:\\Users\\a\\Downloads\\报告(2).docx"]);
  expect(files.written.get("C:\\Users\\a\\Downloads\\报告.docx")).toEqual(bytes);
  expect(new TextDecoder().decode(files.written.get("C:\\Users\\a\\Downloads\\报告(2).docx"))).toBe("第二份");
  expect(asked).toEqual([]);
});

it("leaves it to the browser where WPS has no file system, or a closed one", async () => {
  expect(await wpsDelivery({}, page).deliver(file("a.txt", "x"), "download")).toBe(true);
  const closed = {
    Env: { GetDownloadPath: () => "/home/a/下载", GetHomePath: () => "/home/a" },
    FileSystem: {
      Exists: () => false,
      writeAsBinaryString: () => {
        throw new Error("permission denied");
      },
    },
  } as unknown as WPS.AddonRoot;
  expect(await wpsDelivery(closed, page).deliver(file("b.txt", "x"), "download")).toBe(true);
  expect(asked).toEqual(["download a.txt", "download b.txt"]);
});

it("reckons a digest itself where a plain http page has none, and the same one", async () => {
  const bytes = new TextEncoder().encode("年报三表");
  const own = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) =>
    b.toString(16).padStart(2, "0"),
  ).join("");
  const none = () => Promise.resolve(undefined);
  const files = withDigest({
    digest: () => Promise.resolve("theirs"),
    find: none,
    keep: () => Promise.resolve(false),
    drop: none,
  });
  expect(await files.digest(bytes)).toBe("theirs");
  const there = Object.getOwnPropertyDescriptor(globalThis, "crypto")!;
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  const digest = await files.digest(bytes);
  Object.defineProperty(globalThis, "crypto", there);
  expect(digest).toBe(own);
});
