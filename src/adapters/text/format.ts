// Which of our readers a file is for, by its content; its name only speaks when it says something else.
import { no, yes, type Outcome } from "../../core/outcome";
import type { SourceFormat } from "../../core/document/source";
import { openArchive } from "../opc/archive";
import { isZip, refuseUnzipped } from "../opc/sniff";
import { decodeText } from "./decode";

const claims: Readonly<Record<string, SourceFormat>> = {
  xlsx: "xlsx",
  xlsm: "xlsx",
  xltx: "xlsx",
  xltm: "xlsx",
  docx: "docx",
  docm: "docx",
  dotx: "docx",
  dotm: "docx",
  html: "html",
  htm: "html",
  xhtml: "html",
  txt: "txt",
  text: "txt",
  md: "txt",
  tsv: "txt",
  csv: "txt",
  json: "json",
};
const names: Readonly<Record<SourceFormat, string>> = {
  xlsx: "Excel 工作簿（.xlsx）",
  docx: "Word 文档（.docx）",
  html: "网页（.html）",
  txt: "文本（.txt）",
  json: "JSON（.json）",
};

/**
 * The format of a file.
 *
 * A name that promises an Office file, or JSON, and holds something else is refused: it was renamed or exchanged, and
 * reading it in silence would hide that. Text and web pages are kept under each other's names too often to be refused,
 * and so are the pages and workbooks that government systems hand out as ".xls".
 *
 * @param name - the file's name, where it has one
 */
export function sniff(bytes: Uint8Array, name = ""): Outcome<SourceFormat> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const content = formatOf(bytes);
  if (!content.ok) {
    const { refusal } = content;
    // "PDF 文件" explains nothing to someone who sees report.docx in the folder.
    if (refusal.kind !== "not-a-file-we-read" || claims[extension] === undefined) return content;
    return no({ ...refusal, found: `${refusal.found}，扩展名却是 .${extension}` });
  }
  const claimed = claims[extension];
  // What is called JSON and opens like it, or is empty, is broken JSON: where it breaks is for its reader to say.
  const isBrokenJson =
    claimed === "json" && content.value === "txt" && /^\s*(?:[[{]|$)/.test(decodeText(bytes.subarray(0, 4096)));
  const found = isBrokenJson ? "json" : content.value;
  const isPackage = (format: SourceFormat): boolean => format === "xlsx" || format === "docx";
  const disagrees = claimed !== undefined && claimed !== found && (isPackage(claimed) || isPackage(found) || claimed === "json");
  return disagrees ? no({ kind: "wrong-extension", claimed: `.${extension}`, found: names[found] }) : yes(found);
}

function formatOf(bytes: Uint8Array): Outcome<SourceFormat> {
  if (isZip(bytes)) return packageFormat(bytes);
  const binary = refuseUnzipped(bytes);
  const isNamed = binary.kind !== "not-a-file-we-read" || !/网页|XML|无法识别/.test(binary.found);
  if (isNamed) return no(binary);

  const head = decodeText(bytes.subarray(0, 4096));
  if (looksBinary(head)) return no(binary);
  const start = head.replace(/^\s+/, "").slice(0, 2048);
  if (/^[[{]\s*(["[\]{}\d-]|true|false|null)/.test(start)) return yes("json");
  if (/^MIME-Version:/i.test(start)) return no({ kind: "not-a-file-we-read", found: "单个文件网页（.mht）" });
  if (/^<\?xml/i.test(start) && !/<(!doctype\s+)?html/i.test(start)) {
    if (/pkg:package/.test(start)) return no({ kind: "not-a-file-we-read", found: "Word 的 XML 文档" });
    if (/progid="Excel/.test(start)) return no({ kind: "not-a-file-we-read", found: "Excel 的 XML 表格" });
    return no({ kind: "not-a-file-we-read", found: "XML 文件" });
  }
  return yes(isPage(start) ? "html" : "txt");
}

/** A page opens with a tag, or, on the Windows clipboard, with a list of offsets. */
const isPage = (start: string): boolean =>
  /^<(!doctype html|\?xml|(html|head|body|table|thead|tbody|tr|td|meta|title|style|script|link|div|section|article|main|p|h[1-6]|center|font|span|b|br|a|ul|ol|img|form|pre)[\s/>])/i.test(
    start,
  ) ||
  /^<!--/.test(start) ||
  /^Version:\d[^]{0,200}StartHTML:/.test(start);

/** Control characters that no text holds; a NUL was left over when the bytes were not UTF-16 either. */
const looksBinary = (head: string): boolean =>
  (head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0) > head.length / 500;

function packageFormat(bytes: Uint8Array): Outcome<SourceFormat> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const parts = archive.value.map((entry) => entry.name.toLowerCase());
  const holds = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  if (holds(/^xl\/workbook[^/]*\.xml$/)) return yes("xlsx");
  if (holds(/^word\/document[^/]*\.xml$/)) return yes("docx");
  const found = holds(/^xl\/workbook[^/]*\.bin$/)
    ? "二进制 Excel 工作簿（.xlsb）"
    : holds(/^ppt\//)
      ? "PowerPoint 演示文稿（.pptx）"
      : parts.includes("ofd.xml")
        ? "OFD 版式文件"
        : parts[0] === "mimetype" && parts.includes("content.xml")
          ? "OpenDocument 文件（.ods 或 .odt）"
          : "压缩包（.zip）";
  return no({ kind: "not-a-file-we-read", found });
}
