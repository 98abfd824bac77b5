// Which of our readers a file is for, by its content; its name only speaks when it says something else.
import { no, yes, type Outcome, type WayOut } from "../../core/outcome";
import type { SourceFormat } from "../../core/document/source";
import { inflateEntry, openArchive, type PackedEntry } from "../opc/archive";
import { isPdf, isZip, oleContent, refuseUnzipped } from "../opc/sniff";
import { decodeText } from "../text/decode";

/** What a reader of ours takes: a source, or something that holds several. */
export type Kind = SourceFormat | "page-archive" | "mail" | "zip";

/**
 * Names that promise what is opened by no other program. What is called .xls, .et, .doc or .wps is kept under these names
 * whatever it is, so they promise nothing.
 */
const claims: Readonly<Record<string, Kind>> = {
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
const names: Readonly<Record<Kind, string>> = {
  xlsx: "Excel 工作簿（.xlsx）",
  docx: "Word 文档（.docx）",
  html: "网页（.html）",
  txt: "文本（.txt）",
  json: "JSON（.json）",
  xls: "旧版 Excel 工作簿（.xls）",
  doc: "旧版 Word 文档（.doc）",
  odt: "OpenDocument 文本（.odt）",
  pdf: "PDF 文件（.pdf）",
  "page-archive": "单个文件网页（.mht）",
  mail: "电子邮件（.eml）",
  zip: "压缩包（.zip）",
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
export function kindOf(bytes: Uint8Array, name = ""): Outcome<Kind> {
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
  const isPackage = (kind: Kind): boolean => kind === "xlsx" || kind === "docx";
  const disagrees = claimed !== undefined && claimed !== found && (!isLoose(found) || isPackage(claimed) || claimed === "json");
  return disagrees ? no({ kind: "wrong-extension", claimed: `.${extension}`, found: names[found] }) : yes(found);
}

/** Text and pages are kept under each other's names, and JSON as text. */
const isLoose = (kind: Kind): boolean => kind === "txt" || kind === "html" || kind === "json" || kind === "page-archive";

function formatOf(bytes: Uint8Array): Outcome<Kind> {
  if (isZip(bytes)) return packageFormat(bytes);
  const ole = oleContent(bytes);
  if (ole === "workbook") return yes("xls");
  if (ole === "document") return yes("doc");
  if (isPdf(bytes)) return yes("pdf");
  const binary = refuseUnzipped(bytes);
  const isNamed = binary.kind !== "not-a-file-we-read" || !/网页|XML|无法识别/.test(binary.found);
  if (isNamed) return no(binary);

  const head = decodeText(bytes.subarray(0, 4096));
  if (looksBinary(head)) return isOldSheet(bytes) ? yes("xls") : no(binary);
  const start = head.replace(/^\s+/, "").slice(0, 2048);
  if (/^[[{]\s*(["[\]{}\d-]|true|false|null)/.test(start)) return yes("json");
  if (isMail(start)) return yes(/^Content-Type:\s*multipart\/related/im.test(start) ? "page-archive" : "mail");
  // The root of a flat OpenDocument file declares some forty names before it says what it is.
  if (/^<\?xml/i.test(start) && !/<(!doctype\s+)?html/i.test(start)) return xmlFormat(decodeText(bytes.subarray(0, 16_384)));
  return yes(isPage(start) ? "html" : "txt");
}

/** Sheets of Excel 2 to 4 have no container: they begin with a record that says so. */
const isOldSheet = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x09 && (bytes[1] ?? 9) <= 8 && (bytes[2] === 4 || bytes[2] === 6) && bytes[3] === 0;

/** Header lines as programs for mail write them; the first of them alone may be any text. */
const isMail = (start: string): boolean =>
  /^(MIME-Version|From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|X-[\w-]{1,60}|Content-[\w-]{1,60}|DKIM-Signature|Snapshot-Content-Location):/i.test(
    start,
  ) && /^(MIME-Version|Content-Type|Received|Message-ID):/im.test(start);

function xmlFormat(start: string): Outcome<Kind> {
  const refused = (found: string, way?: WayOut): Outcome<Kind> =>
    no({ kind: "not-a-file-we-read", found, ...(way === undefined ? {} : { way }) });
  if (/progid="Excel|urn:schemas-microsoft-com:office:spreadsheet/.test(start)) return yes("xls");
  if (/office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet/.test(start)) return yes("xls");
  if (/office:mimetype="application\/vnd\.oasis\.opendocument\.text/.test(start)) return yes("odt");
  if (/pkg:package|progid="Word/.test(start)) return refused("Word 的 XML 文档", "save-as-docx");
  return refused("XML 文件");
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

function packageFormat(bytes: Uint8Array): Outcome<Kind> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const parts = archive.value.map((entry) => entry.name.toLowerCase());
  const holds = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  const refused = (found: string, way?: WayOut): Outcome<Kind> =>
    no({ kind: "not-a-file-we-read", found, ...(way === undefined ? {} : { way }) });
  if (holds(/^xl\/workbook[^/]*\.xml$/)) return yes("xlsx");
  if (holds(/^word\/document[^/]*\.xml$/)) return yes("docx");
  if (holds(/^xl\/workbook[^/]*\.bin$/)) return yes("xls");
  if (holds(/^ppt\//)) return refused("PowerPoint 演示文稿（.pptx）");
  if (parts.includes("ofd.xml")) return refused("OFD 版式文件", "ask-editable");
  if (parts.includes("content.xml") && parts.includes("meta-inf/manifest.xml")) return openDocumentFormat(archive.value);
  return yes("zip");
}

/** LibreOffice, WPS and Office write what an OpenDocument file is into its first entry. */
function openDocumentFormat(entries: readonly PackedEntry[]): Outcome<Kind> {
  const mimetype = entries.find((entry) => entry.name === "mimetype" && entry.size < 200);
  const content = mimetype ? inflateEntry(mimetype) : undefined;
  const type = content?.ok ? String.fromCharCode(...content.value) : "";
  if (type.includes("opendocument.text")) return yes("odt");
  if (type.includes("opendocument.spreadsheet") || type === "") return yes("xls");
  return no({ kind: "not-a-file-we-read", found: "OpenDocument 文件（不是 .ods 或 .odt）" });
}
