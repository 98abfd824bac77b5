import { deflateSync, strToU8, zipSync, type Zippable } from "fflate";

import { packFlowing, ARCHIVE_LIMITS, inflateEntry, PORTABLE, type Codec } from "../../../src/adapters/opc/archive";
import { crc32 } from "../../../src/adapters/opc/crc32";
import { NODE_CODEC } from "../../../src/adapters/opc/node-codec";
import { openPackage, relationsPart, resolveTarget, writePackage, type Package } from "../../../src/adapters/opc/zip";
import type { Outcome } from "../../../src/core/outcome";

const TYPES =
  '<Types xmlns="t"><Default Extension="XML" ContentType="text/xml"/><Override PartName="/a/B.xml" ContentType="own"/></Types>';
const RELATIONS =
  '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="a/b.xml"/>' +
  '<Relationship Id="r2" Type="http://x/hyperlink" Target="http://例子/?a=1#b" TargetMode="External"/></Relationships>';

const parts: Record<string, string> = {
  "[Content_Types].xml": TYPES,
  "_rels/.rels": RELATIONS,
  "a/b.xml": `<b>${"中文 ".repeat(100)}</b>`,
  "c.xml": "<c/>",
};

const zipped = (files: Record<string, string> = parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])) as Zippable);

function opened(bytes: Uint8Array, codec: Codec = PORTABLE): Package {
  const outcome = openPackage(bytes, codec);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const refusal = (outcome: Outcome<unknown>): string => (outcome.ok ? "opened" : Object.values(outcome.refusal).join("|"));

const ole = (entry: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...entry].forEach((letter, i) => bytes.set([letter.charCodeAt(0), 0], 1024 + 2 * i));
  return bytes;
};

/** The zip with some bytes overwritten at each place where the signature stands. */
function altered(bytes: Uint8Array, signature: number, offset: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === signature) copy.set(values, at + offset);
  }
  return copy;
}

const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;

describe("a package", () => {
  it("gives parts, types and relations", () => {
    const pack = opened(zipped());
    expect(pack.names).toEqual(Object.keys(parts));
    expect(pack.text("A/B.XML")).toEqual({ ok: true, value: parts["a/b.xml"] });
    expect(pack.contentType("a/b.xml")).toBe("own");
    expect(pack.contentType("c.xml")).toBe("text/xml");
    expect(pack.contentType("x.bin")).toBeUndefined();
    expect(pack.relations("")).toEqual({
      ok: true,
      value: [
        { id: "r1", kind: "officeDocument", type: "http://x/officeDocument", target: "a/b.xml", external: false },
        { id: "r2", kind: "hyperlink", type: "http://x/hyperlink", target: "http://例子/?a=1#b", external: true },
      ],
    });
    expect(pack.relations("c.xml")).toEqual({ ok: true, value: [] });
    expect(refusal(pack.text("none.xml"))).toMatch(/^damaged\|none.xml/);
  });

  it.each`
    source               | target                  | name
    ${""}                | ${"xl/workbook.xml"}    | ${"xl/workbook.xml"}
    ${""}                | ${"/xl/workbook.xml"}   | ${"xl/workbook.xml"}
    ${"xl/workbook.xml"} | ${"worksheets/s.xml"}   | ${"xl/worksheets/s.xml"}
    ${"xl/workbook.xml"} | ${"../docProps/a.xml"}  | ${"docProps/a.xml"}
    ${"xl/workbook.xml"} | ${"../../../a.xml"}     | ${"a.xml"}
    ${"xl/workbook.xml"} | ${"%E8%A1%A8.xml#here"} | ${"xl/表.xml"}
    ${"xl/workbook.xml"} | ${"%zz.xml"}            | ${"xl/%zz.xml"}
  `("the target $target of $source is $name", ({ source, target, name }) => {
    expect(resolveTarget(source, target)).toBe(name);
  });

  it("names the relations of a part", () => {
    expect([relationsPart(""), relationsPart("xl/workbook.xml")]).toEqual(["_rels/.rels", "xl/_rels/workbook.xml.rels"]);
  });

  it("reads UTF-16 with a mark, and refuses other encodings", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x2d, 0x4e]);
    const files = {
      ...Object.fromEntries(Object.entries(parts).map(([n, t]) => [n, strToU8(t)])),
      "u.xml": utf16,
      "g.xml": new Uint8Array([0x3c, 0xd6, 0xd0]),
    };
    const pack = opened(zipSync(files));
    expect(pack.text("u.xml")).toEqual({ ok: true, value: "<中" });
    expect(refusal(pack.text("g.xml"))).toMatch(/^damaged\|g.xml\|文字编码/);
  });
});

describe("writing", () => {
  it("is deterministic, keeps the order and copies packed parts byte for byte", () => {
    const pack = opened(zipped());
    const copy = () =>
      writePackage(pack.names.map((name) => (name === "c.xml" ? { name, bytes: strToU8("<新/>") } : pack.packed(name)!)));
    expect(copy()).toEqual(copy());
    const again = opened(copy());
    expect(again.names).toEqual(pack.names);
    expect(again.packed("a/b.xml")).toEqual(pack.packed("a/b.xml"));
    expect(again.text("c.xml")).toEqual({ ok: true, value: "<新/>" });
  });

  it("throws on two parts of one name", () => {
    const part = { name: "a", bytes: strToU8("a") };
    expect(() => writePackage([part, { ...part, name: "A" }])).toThrow("two parts are named A");
  });

  it("has names outside ASCII", () => {
    const bytes = writePackage([
      { name: "[Content_Types].xml", bytes: strToU8(TYPES) },
      { name: "表.xml", bytes: strToU8("<a/>") },
    ]);
    expect(opened(bytes).text("表.xml")).toEqual({ ok: true, value: "<a/>" });
  });
});

const codecs: [string, Codec][] = [
  ["our own", PORTABLE],
  ["Node's", NODE_CODEC],
];

describe.each(codecs)("large parts, inflated by %s codec", (_, codec) => {
  it("come out whole", () => {
    let seed = 1;
    const noise = Uint8Array.from({ length: 400_000 }, () => (seed = (seed * 48271) % 2147483647) & 63);
    const bytes = zipSync({ "[Content_Types].xml": strToU8(TYPES), "n.bin": noise });
    expect(opened(bytes).packed("n.bin")!.packed.length).toBeGreaterThan(128 * 1024);
    const content = opened(bytes, codec).bytes("n.bin");
    expect(content.ok && Buffer.compare(content.value, noise)).toBe(0);
  });

  it("are cut short when they hold more than they declare", () => {
    let seed = 1;
    const noise = Uint8Array.from({ length: 400_000 }, () => (seed = (seed * 48271) % 2147483647) & 63);
    const entry = opened(zipSync({ "[Content_Types].xml": strToU8(TYPES), "n.bin": noise })).packed("n.bin")!;
    expect(refusal(inflateEntry({ ...entry, size: 1000 }, codec))).toMatch(/^damaged/);
    expect(refusal(inflateEntry({ ...entry, packed: entry.packed.subarray(0, 150_000) }, codec))).toMatch(/^damaged/);
  });

  it("are packed piece by piece", () => {
    const pieces = [0, 1, 70_000, 0, 300_000, 5].map((length, i) => new Uint8Array(length).fill(65 + i));
    const entry = packFlowing("n.bin", pieces, codec);
    const whole = Buffer.concat(pieces);
    expect([entry.size, entry.crc, entry.method]).toEqual([whole.length, codec.crc32(whole), 8]);
    expect(entry.packed.length).toBeLessThan(1000);
    // The other one reads it, too.
    for (const reader of [PORTABLE, NODE_CODEC]) {
      const content = inflateEntry(entry, reader);
      expect(content.ok && Buffer.compare(content.value, whole)).toBe(0);
    }
    expect(inflateEntry(packFlowing("n.bin", [], codec), codec)).toEqual({ ok: true, value: new Uint8Array(0) });
  });

  it("knows the checksum of every length", () => {
    expect(codec.crc32(strToU8("123456789"))).toBe(0xcbf43926);
    expect([0, 1, 7, 8, 9, 16].map((n) => codec.crc32(new Uint8Array(n).fill(0xff)))).toEqual(
      [0, 1, 7, 8, 9, 16].map((n) => slowCrc(new Uint8Array(n).fill(0xff))),
    );
  });
});

function slowCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe("hostile and foreign files are refused by name", () => {
  const good = zipped();
  const MB = 1024 * 1024;
  const bomb = (): Uint8Array => zipSync({ "[Content_Types].xml": strToU8(TYPES), "s.xml": new Uint8Array(60 * MB) });
  it.each<[string, () => Uint8Array, RegExp]>([
    ["empty", () => new Uint8Array(), /^not-a-file-we-read\|空文件/],
    ["encrypted workbook", () => ole("EncryptedPackage"), /^password-protected/],
    ["old .xls", () => ole("Workbook"), /^not-a-file-we-read\|旧版 Excel/],
    ["older .xls", () => ole("Book"), /^not-a-file-we-read\|旧版 Excel/],
    ["old .doc", () => ole("WordDocument"), /^not-a-file-we-read\|旧版 Word/],
    ["other OLE2", () => ole("Something"), /^not-a-file-we-read\|旧版 Office/],
    ["PDF", () => strToU8("%PDF-1.7"), /^not-a-file-we-read\|PDF/],
    ["HTML", () => strToU8("\ufeff <!DOCTYPE HTML><html>"), /^not-a-file-we-read\|网页/],
    ["text", () => strToU8("一、总体情况"), /^not-a-file-we-read\|无法识别/],
    ["plain zip", () => zipSync({ "a.txt": strToU8("a") }), /^not-a-file-we-read\|普通压缩包/],
    [
      "OpenDocument",
      () => zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] }),
      /OpenDocument 表格/,
    ],
    ["cut in the middle", () => good.subarray(0, good.length / 2), /^damaged\|\|压缩包不完整/],
    ["cut in the end record", () => good.subarray(0, good.length - 3), /^damaged\|\|压缩包不完整/],
    ["first byte lost", () => good.subarray(1), /^not-a-file-we-read/],
    ["encrypted entry", () => altered(good, DIRECTORY, 8, 1), /^password-protected/],
    ["unknown method", () => altered(good, DIRECTORY, 10, 99), /^damaged\|.*压缩方式 99/],
    ["name other in the local header", () => altered(good, LOCAL, 30, 0x41), /^damaged\|.*内容不完整/],
    ["wrong checksum", () => altered(good, DIRECTORY, 16, 1, 2, 3, 4), /^damaged\|.*校验和/],
    ["smaller than it is", () => altered(good, DIRECTORY, 24, 5, 0, 0, 0), /^damaged\|.*大小与目录不符/],
    ["larger than it is", () => altered(good, DIRECTORY, 24, 0xff, 0xff, 0, 0), /^damaged\|.*大小与目录不符/],
    ["two of one name", () => zipSync({ ...toBytes(parts), "A/b.XML": strToU8("x") }), /^forbidden-content\|A\/b.XML\|同名/],
    ["path upwards", () => zipSync({ ...toBytes(parts), "../x": strToU8("x") }), /^forbidden-content\|..\/x\|指向/],
    ["path from the root", () => zipSync({ ...toBytes(parts), "/x": strToU8("x") }), /^forbidden-content/],
    ["path of a drive", () => zipSync({ ...toBytes(parts), "C:x": strToU8("x") }), /^forbidden-content/],
    ["backslashes", () => zipSync({ ...toBytes(parts), "a\\x": strToU8("x") }), /^forbidden-content/],
    [
      "entities in the content types",
      () => zipped({ ...parts, "[Content_Types].xml": `<!DOCTYPE a>${TYPES}` }),
      /^forbidden-content\|.*DOCTYPE/,
    ],
    ["bomb by ratio", bomb, /^too-large\|s.xml 的压缩倍数\|250 倍/],
    ["overlapping entries", overlapping, /^forbidden-content\|\|互相重叠/],
  ])("%s", (_, make, expected) => {
    expect(refusal(openPackage(make()))).toMatch(expected);
  });

  it.each<[string, Partial<typeof ARCHIVE_LIMITS>, RegExp]>([
    ["file", { fileBytes: 100 }, /^too-large\|文件/],
    ["number of entries", { entries: 3 }, /^too-large\|压缩包内文件数\|3\|4/],
    ["one part", { partBytes: 300 }, /^too-large\|_rels|a\/b.xml/],
    ["all parts", { totalBytes: 500 }, /^too-large\|解压后的总大小/],
  ])("limit on %s", (_, limits, expected) => {
    expect(refusal(openPackage(good, PORTABLE, { ...ARCHIVE_LIMITS, ...limits }))).toMatch(expected);
  });

  it("a part that inflates beyond its declared size is stopped, however much it holds", () => {
    const zeros = zipSync({ "s.xml": new Uint8Array(60 * MB), "[Content_Types].xml": [strToU8(TYPES), { level: 0 }] });
    // Only the bomb lies: the other entry's sizes are restored.
    const lie = altered(zeros, DIRECTORY, 24, 200, 0, 0, 0);
    const view = new DataView(lie.buffer);
    for (let at = lie.length - 4; at > 0; at--) {
      if (view.getUint32(at, true) !== DIRECTORY) continue;
      view.setUint32(at + 24, TYPES.length, true);
      break;
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(opened(lie).bytes("s.xml"))).toMatch(/^damaged\|s.xml\|大小与目录不符/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * MB);
  });
});

const toBytes = (files: Record<string, string>): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));

/** Two directory records that point at one local entry. */
function overlapping(): Uint8Array {
  const content = deflateSync(strToU8(TYPES));
  const name = strToU8("[Content_Types].xml");
  const local = new Uint8Array(30 + name.length + content.length);
  const one = new DataView(local.buffer);
  one.setUint32(0, LOCAL, true);
  one.setUint16(8, 8, true);
  one.setUint16(26, name.length, true);
  local.set(name, 30);
  local.set(content, 30 + name.length);
  const record = new Uint8Array(46 + name.length);
  const entry = new DataView(record.buffer);
  entry.setUint32(0, DIRECTORY, true);
  entry.setUint16(10, 8, true);
  entry.setUint32(16, crc32(strToU8(TYPES)), true);
  entry.setUint32(20, content.length, true);
  entry.setUint32(24, TYPES.length, true);
  entry.setUint16(28, name.length, true);
  record.set(name, 46);
  // The second name differs in the directory only by an entry of its own that begins inside the first one's content.
  const inner = local.slice();
  const innerName = strToU8("[Content_Types].xmm");
  inner.set(innerName, 30);
  const both = new Uint8Array(local.length + inner.length);
  both.set(local);
  both.set(inner, local.length);
  const second = record.slice();
  second.set(innerName, 46);
  new DataView(second.buffer).setUint32(42, local.length, true);
  // The first entry claims the bytes of both.
  entry.setUint32(20, both.length - 30 - name.length, true);
  const end = new Uint8Array(22);
  const last = new DataView(end.buffer);
  last.setUint32(0, 0x06054b50, true);
  last.setUint16(8, 2, true);
  last.setUint16(10, 2, true);
  last.setUint32(12, record.length * 2, true);
  last.setUint32(16, both.length, true);
  return Uint8Array.from([...both, ...record, ...second, ...end]);
}
