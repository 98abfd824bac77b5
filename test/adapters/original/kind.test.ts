import { strToU8, zipSync } from "fflate";

import { kindOf } from "../../../src/adapters/original/kind";

const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])));
const xlsx = zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");
const docx = zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
const text = (content: string): Uint8Array => strToU8(content);

/** An OLE2 file whose directory names these streams. */
function ole(...streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(512 + 128 * streams.length);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  streams.forEach((name, index) => bytes.set(Buffer.from(name, "utf16le"), 512 + 128 * index));
  return bytes;
}

const answer = (bytes: Uint8Array, name?: string): unknown => {
  const outcome = kindOf(bytes, name);
  return outcome.ok ? outcome.value : outcome.refusal;
};

describe("a file is what it holds", () => {
  it.each<[string, Uint8Array, string, string]>([
    ["a workbook", xlsx, "a.xlsx", "xlsx"],
    ["a workbook with macros", xlsx, "a.XLSM", "xlsx"],
    ["a workbook handed out as .xls", xlsx, "a.xls", "xlsx"],
    ["a workbook whose part has a number", zip("[Content_Types].xml", "xl/workbook2.xml"), "", "xlsx"],
    ["a document", docx, "a.docx", "docx"],
    ["a document saved by the web version", zip("[Content_Types].xml", "word/document2.xml"), "", "docx"],
    ["a page", text("<!DOCTYPE html><html></html>"), "a.html", "html"],
    ["a page with a comment first", text("<!-- saved from -->\n<html>"), "a.htm", "html"],
    ["a table handed out as .xls", text("\ufeff<html xmlns:x='x'><table>"), "a.xls", "html"],
    ["a fragment", text("  <table><tr>"), "", "html"],
    ["HTML of the clipboard", text("Version:0.9\r\nStartHTML:000\r\n<html>"), "", "html"],
    ["XHTML", text('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'), "a.html", "html"],
    ["a page kept as text", text("<html><body>"), "a.txt", "html"],
    ["text", text("一、总体情况\n"), "a.txt", "txt"],
    ["text with a bracket first", text("[附件] 规章"), "a.txt", "txt"],
    ["text with a smaller sign first", text("<规章>"), "", "txt"],
    ["text in GBK", Uint8Array.of(0xb9, 0xe6, 0xd5, 0xc2), "a.txt", "txt"],
    ["text in UTF-16", Buffer.from("\ufeff规章\t1", "utf16le"), "a.txt", "txt"],
    ["an object", text(' {"year": 2024}'), "a.json", "json"],
    ["a list", text("[1, 2]"), "", "json"],
    ["an empty object kept as text", text("{}"), "a.txt", "json"],
    ["broken JSON", text("{year: 2024}"), "a.json", "json"],
    ["an old workbook", ole("Root Entry", "Workbook"), "a.xls", "xls"],
    ["a table of WPS", ole("Root Entry", "Workbook"), "a.et", "xls"],
    ["an old document", ole("Root Entry", "1Table", "WordDocument"), "a.wps", "doc"],
    ["an old document that holds a workbook", ole("Root Entry", "WordDocument", "Workbook"), "a.doc", "doc"],
    ["a binary workbook", zip("xl/workbook.bin"), "a.xlsb", "xls"],
    [
      "a workbook in the XML of 2003",
      text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
      "a.xml",
      "xls",
    ],
    [
      "an OpenDocument text",
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.text"),
        "content.xml": strToU8("<x/>"),
        "META-INF/manifest.xml": strToU8("<x/>"),
      }),
      "a.odt",
      "odt",
    ],
    [
      "an OpenDocument sheet",
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "content.xml": strToU8("<x/>"),
        "META-INF/manifest.xml": strToU8("<x/>"),
      }),
      "a.ods",
      "xls",
    ],
    ["a PDF", text("%PDF-1.7"), "a.pdf", "pdf"],
    [
      "a page saved as one file",
      text("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n"),
      "a.mhtml",
      "page-archive",
    ],
    ["a letter", text("Received: from a\r\nSubject: b\r\n"), "a.eml", "mail"],
    ["a text that begins like one", text("To: 各科室\n规章\t1"), "a.txt", "txt"],
    ["an archive", zip("a.txt"), "a.zip", "zip"],
    ["text in UTF-16 whose mark was lost", Buffer.from("一、规章\t1\n二、", "utf16le"), "a.txt", "txt"],
    [
      "a table in GB 2312 handed out as .xls",
      Uint8Array.from([...text("<html><head><meta charset=gb2312></head><table><tr><td>"), 0xb9, 0xe6, 0xd5, 0xc2]),
      "a.xls",
      "html",
    ],
  ])("%s", (_, bytes, name, format) => {
    expect(answer(bytes, name)).toBe(format);
  });

  it.each<[string, Uint8Array, string, unknown]>([
    ["an encrypted workbook", ole("Root Entry", "EncryptedPackage"), "a.xlsx", { kind: "password-protected" }],
    [
      "an old document under a new name",
      ole("WordDocument"),
      "a.docx",
      { kind: "wrong-extension", claimed: ".docx", found: "旧版 Word 文档（.doc）" },
    ],
    [
      "a PDF under a new name",
      text("%PDF-1.7"),
      "a.docx",
      { kind: "wrong-extension", claimed: ".docx", found: "PDF 文件（.pdf）" },
    ],
    [
      "RTF under a new name",
      text("{\\rtf1"),
      "a.docx",
      { kind: "not-a-file-we-read", found: "RTF 文档，扩展名却是 .docx", way: "save-as-docx" },
    ],
    ["RTF kept as .doc", text("{\\rtf1"), "a.doc", { kind: "not-a-file-we-read", found: "RTF 文档", way: "save-as-docx" }],
    [
      "a picture",
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
      "a.jpg",
      { kind: "not-a-file-we-read", found: "图片", way: "ask-editable" },
    ],
    [
      "Word's XML",
      text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      "a.xml",
      { kind: "not-a-file-we-read", found: "Word 的 XML 文档", way: "save-as-docx" },
    ],
    ["slides", zip("ppt/presentation.xml"), "a.pptx", { kind: "not-a-file-we-read", found: "PowerPoint 演示文稿（.pptx）" }],
    ["OFD", zip("OFD.xml"), "a.ofd", { kind: "not-a-file-we-read", found: "OFD 版式文件", way: "ask-editable" }],
    ["XML", text('<?xml version="1.0"?><a/>'), "a.xml", { kind: "not-a-file-we-read", found: "XML 文件" }],
    ["nothing", text(""), "a.txt", { kind: "not-a-file-we-read", found: "空文件，扩展名却是 .txt" }],
    [
      "bytes",
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff),
      "",
      { kind: "not-a-file-we-read", found: "无法识别的文件" },
    ],
    ["a document named workbook", docx, "a.xlsx", { kind: "wrong-extension", claimed: ".xlsx", found: "Word 文档（.docx）" }],
    ["a workbook named document", xlsx, "a.docx", { kind: "wrong-extension", claimed: ".docx", found: "Excel 工作簿（.xlsx）" }],
    ["a workbook named text", xlsx, "a.txt", { kind: "wrong-extension", claimed: ".txt", found: "Excel 工作簿（.xlsx）" }],
    ["a page named workbook", text("<html>"), "a.xlsx", { kind: "wrong-extension", claimed: ".xlsx", found: "网页（.html）" }],
    ["text named workbook", text("规章\t0"), "a.xlsx", { kind: "wrong-extension", claimed: ".xlsx", found: "文本（.txt）" }],
    ["text named JSON", text("规章\t0"), "a.json", { kind: "wrong-extension", claimed: ".json", found: "文本（.txt）" }],
  ])("%s is refused by name", (_, bytes, name, refusal) => {
    expect(answer(bytes, name)).toEqual(refusal);
  });

  it("a download cut short is damaged, not something else", () => {
    expect(answer(docx.subarray(0, docx.length - 30), "a.docx")).toMatchObject({ kind: "damaged" });
  });
});
