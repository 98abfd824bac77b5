import { decodeText } from "../../../src/adapters/text/decode";
import { readText, readTextBytes } from "../../../src/adapters/text/read";
import { inventedBytes, inventedLines } from "../../support/invented-reports";

const lines = (text: string): readonly string[] =>
  readText(text).blocks.map((block) => (block.kind === "text" ? block.text : "?"));

describe("readText", () => {
  it("keeps every line as it stands, with its number", () => {
    expect(readText("二、主动公开\r\n\t第二十条第（一）项\r\n\r\n规章 | 0 |\n\u30000\t0 \n")).toEqual({
      format: "txt",
      properties: {},
      blocks: [
        { kind: "text", text: "二、主动公开", place: "第1行" },
        { kind: "text", text: "\t第二十条第（一）项", place: "第2行" },
        { kind: "text", text: "", place: "第3行" },
        { kind: "text", text: "规章 | 0 |", place: "第4行" },
        { kind: "text", text: "\u30000\t0 ", place: "第5行" },
      ],
    });
  });

  it.each<[string, string, readonly string[]]>([
    ["line ends of every system", "a\r\nb\nc\rd", ["a", "b", "c", "d"]],
    ["Word's manual line break and page break", "a\vb\fc", ["a", "b", "c"]],
    ["Unicode's separators", "a\u2028b\u2029c", ["a", "b", "c"]],
    ["a byte order mark", "\ufeffa", ["a"]],
    ["rows pasted from Excel", "规章\t0\t0\t0\n\t\t1\t\n", ["规章\t0\t0\t0", "\t\t1\t"]],
    ["an empty last line, once", "a\n\n", ["a", ""]],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it("reads a report copied from its page, line by line", () => {
    const outcome = readTextBytes(inventedBytes("street-2020"));
    expect(outcome.ok && outcome.value.blocks.map((block) => block.kind === "text" && block.text)).toEqual(
      inventedLines("street-2020")
        .slice(0, -1)
        .map(({ text }) => text),
    );
  });

  it("refuses what is no report any more", () => {
    const outcomes = [new Uint8Array(21 * 1024 * 1024).fill(0x31), new Uint8Array(1_000_000).fill(0x0a)].map((bytes) =>
      readTextBytes(bytes),
    );
    expect(outcomes.map((outcome) => !outcome.ok && outcome.refusal)).toEqual([
      { kind: "too-large", what: "文本文件", limit: "20 MB", found: "21 MB" },
      { kind: "too-large", what: "文本的行数", limit: "500000行", found: "1000000行" },
    ]);
  });
});

describe("decodeText", () => {
  const gbk = [0xb9, 0xe6, 0xd5, 0xc2]; // 规章
  const utf8 = [...Buffer.from("政府信息公开工作年度报告规章")];
  it.each<[string, readonly number[], string]>([
    ["UTF-8", utf8, "政府信息公开工作年度报告规章"],
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, ...utf8], "政府信息公开工作年度报告规章"],
    ["UTF-8 cut within a character", utf8.slice(0, -1), "政府信息公开工作年度报告规\ufffd"],
    ["GBK", gbk, "规章"],
    ["GBK between digits", [0x31, 0x09, ...gbk, 0x09, 0x32], "1\t规章\t2"],
    ["a four-byte character of GB18030", [...gbk, 0x98, 0x35, 0xf3, 0x36], "规章\u{2a6d6}"],
    ["UTF-16 LE with a mark", [0xff, 0xfe, ...Buffer.from("规章1", "utf16le")], "规章1"],
    ["UTF-16 BE with a mark", [0xfe, 0xff, ...Buffer.from("规章1", "utf16le").swap16()], "规章1"],
    ["UTF-16 LE without one", [...Buffer.from("规章\t1\n", "utf16le")], "规章\t1\n"],
    ["UTF-16 BE without one", [...Buffer.from("规章\t1\n", "utf16le").swap16()], "规章\t1\n"],
    ["ASCII", [0x31, 0x2f], "1/"],
    ["nothing", [], ""],
  ])("reads %s", (_, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe(text);
  });
});
