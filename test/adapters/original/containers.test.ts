// Files that hold others, and files that hold nothing: each source by its own name, and what cannot be read with the way out.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { htmlReport, type Named } from "../../../src/app/publish/publish";
import { refusalSentence } from "../../../src/app/words/wording";
import { readBytesAs, readSource, withInner } from "../../../src/cli/source";
import { inventedBytes } from "../../support/invented-reports";

const report = inventedBytes("city-2024");
const other = inventedBytes("county-2023");

async function said(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readBytesAs(bytes, name);
  return read.ok ? `${read.value.unit} ${read.value.year}` : refusalSentence(read.refusal);
}

/** As Chinese Windows packs: the name in its own encoding, and no word about which that is. */
function zipWithName(name: Uint8Array, content: Uint8Array): Uint8Array {
  const place = "x".repeat(name.length);
  const bytes = zipSync({ [place]: content });
  const text = Buffer.from(bytes).toString("latin1");
  return Buffer.from(text.replaceAll(place, Buffer.from(name).toString("latin1")), "latin1");
}

/** 某局.txt in GBK. */
const GBK_NAME = Uint8Array.of(0xc4, 0xb3, 0xbe, 0xd6, 0x2e, 0x74, 0x78, 0x74);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-originals-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kept(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

const letter = (parts: readonly string[]): Uint8Array =>
  strToU8(
    [
      "From: a@example.cn",
      "Subject: =?utf-8?B?5bm05oql?=",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      ...parts.map((part) => `--b\r\n${part}`),
      "--b--",
      "",
    ].join("\r\n"),
  );
const attached = (name: string, bytes: Uint8Array): string =>
  [
    `Content-Type: application/octet-stream; name="${name}"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="${name}"`,
    "",
    Buffer.from(bytes).toString("base64"),
  ].join("\r\n");

describe("an archive", () => {
  it("of one report is that report", async () => {
    expect(await said(zipSync({ "__MACOSX/._a.txt": strToU8("x"), "报送/a.txt": report }), "a.zip")).toBe("青屏市人民政府 2024");
  });

  it("of several is each of them, by a path through it", async () => {
    const file = kept(
      "several.zip",
      zipSync({ "甲/a.txt": report, "b.txt": other, "c.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }),
    );
    const sources = await withInner([file]);
    expect(sources).toEqual([`${file}/甲/a.txt`, `${file}/b.txt`, `${file}/c.png`]);
    const read = [];
    for (const source of sources) read.push(await readSource(source));
    expect(read.map((one) => (one.ok ? one.value.unit : refusalSentence(one.refusal)))).toEqual([
      "青屏市人民政府",
      "金沙河县人民政府",
      "不能读取图片，里面没有可以读取的文字，请向提供者要可编辑的文件（Word、Excel或网页）。",
    ]);
    const whole = await readSource(file);
    expect(whole.ok ? "read" : refusalSentence(whole.refusal)).toMatch(/^里面有3份文件（.*），无法判断要读哪一份，请解压/u);
    const missing = await readSource(`${file}/d.txt`);
    expect(missing.ok ? "read" : refusalSentence(missing.refusal)).toContain("里面没有这个文件");
  });

  it("of Chinese Windows has its names in GBK", async () => {
    const file = kept("gbk.zip", zipWithName(GBK_NAME, report));
    expect(await withInner([file])).toEqual([`${file}/某局.txt`]);
    const read = await readSource(`${file}/某局.txt`);
    expect(read.ok && read.value.unit).toBe("青屏市人民政府");
  });

  it("within an archive is not opened, and named", async () => {
    const inner = zipSync({ "a.txt": report, "b.txt": other });
    expect(await said(zipSync({ "inner.zip": inner }), "a.zip")).toMatch(/^不能读取压缩包里的压缩包/u);
  });

  it("that is broken stays, and is refused by its name", async () => {
    const file = kept("broken.zip", zipSync({ "a.txt": report }).subarray(0, 200));
    expect(await withInner([file])).toEqual([file]);
    const read = await readSource(file);
    expect(read.ok ? "read" : refusalSentence(read.refusal)).toMatch(/已损坏/u);
  });
});

describe("a letter", () => {
  it("is what came with it, each a source of its own", async () => {
    const file = kept(
      "letter.eml",
      letter(["Content-Type: text/plain; charset=utf-8\r\n\r\n请查收。", attached("a.txt", report), attached("b.txt", other)]),
    );
    const sources = await withInner([file]);
    expect(sources).toEqual([`${file}/a.txt`, `${file}/b.txt`]);
    const [, second] = [await readSource(sources[0]!), await readSource(sources[1]!)];
    expect(second.ok && second.value.unit).toBe("金沙河县人民政府");
  });

  it("without anything is its own text", async () => {
    const text = Buffer.from(report).toString("base64");
    const bytes = letter([`Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${text}`]);
    expect(await said(bytes, "a.eml")).toBe("青屏市人民政府 2024");
  });
});

describe("a page that a browser saved", () => {
  it("as one file is that page, in its own encoding", async () => {
    const read = await readBytesAs(report, "a.txt");
    const page = read.ok ? htmlReport(read.value as Named) : "";
    const encoded = [...Buffer.from(page)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`);
    const lines = Array.from({ length: Math.ceil(encoded.length / 24) }, (_, i) => encoded.slice(24 * i, 24 * i + 24).join(""));
    const file = [
      "From: <Saved by Blink>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/related; type="text/html"; boundary="b"',
      "",
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Location: https://example.cn/a.html",
      "",
      lines.join("=\r\n"),
      "--b",
      "Content-Type: image/png",
      "Content-Transfer-Encoding: base64",
      "Content-Location: https://example.cn/logo.png",
      "",
      "iVBORw0KGgo=",
      "--b--",
      "",
    ].join("\r\n");
    expect(await said(strToU8(file), "a.mhtml")).toBe("青屏市人民政府 2024");
  });

  it("before its scripts had run is an empty shell", async () => {
    const shell =
      '<!DOCTYPE html><html><head><title>年报</title></head><body><div id="app">加载中…</div><script src="app.js"></script></body></html>';
    expect(await said(strToU8(shell), "a.html")).toMatch(/^不能读取空壳网页（.*），请用浏览器打开原网页/u);
  });
});

describe("text whose encoding nobody wrote down", () => {
  const text = Buffer.from(report).toString("utf8");
  const big = Buffer.from(text, "utf16le").swap16();
  it.each<[string, Uint8Array]>([
    ["UTF-16, small end first", Buffer.from(text, "utf16le")],
    ["UTF-16, big end first", big],
  ])("%s", async (_, bytes) => {
    expect(await said(bytes, "a.txt")).toBe("青屏市人民政府 2024");
  });
});
