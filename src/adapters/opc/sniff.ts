// What a file is by its first bytes, whatever its name says: the part of a refusal that names what was found.
import type { Refusal } from "../../core/outcome";

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);

/** What the old container of Office holds. */
export type OleContent = "encrypted" | "workbook" | "document" | "slides" | "unknown";

const STREAMS: readonly (readonly [name: string, content: OleContent])[] = [
  // A workbook or document with an opening password is an OLE2 file around the encrypted package.
  ["EncryptedPackage", "encrypted"],
  ["Workbook", "workbook"],
  ["Book", "workbook"],
  ["WordDocument", "document"],
  ["PowerPoint Document", "slides"],
];

const isNamed = (bytes: Uint8Array, at: number, name: string): boolean => {
  let i = 0;
  while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
  return i === name.length && bytes[at + 2 * i] === 0 && bytes[at + 2 * i + 1] === 0;
};

/** Entries of an OLE2 directory stand at multiples of 128 bytes and begin with their name in UTF-16. */
function firstStream(bytes: Uint8Array, from: number): OleContent | undefined {
  for (let at = from; at + 128 <= bytes.length; at += 128)
    for (const [name, content] of STREAMS) if (isNamed(bytes, at, name)) return content;
  return undefined;
}

/** Undefined for a file that is no OLE2 container. What is embedded in a document stands behind the document itself. */
export function oleContent(bytes: Uint8Array): OleContent | undefined {
  if (!startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return undefined;
  const shift = bytes[30] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = bytes.length >= 512 && (shift === 9 || shift === 12) ? view.getUint32(48, true) : 0;
  const directory = (sector + 1) * 2 ** shift;
  const found = sector > 0 && directory < bytes.length ? firstStream(bytes, directory) : undefined;
  return found ?? firstStream(bytes, 512) ?? "unknown";
}

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
export const isPdf = (bytes: Uint8Array): boolean => {
  // Mail gateways put a line before it; readers look for it in the first kilobyte.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /%PDF-\d/.test(head) && !/^\s*[<{[]/.test(head);
};

/** Why a file that is not a zip package cannot be one of the Office formats we read. */
export function refuseUnzipped(bytes: Uint8Array): Refusal {
  const found = (name: string): Refusal => ({ kind: "not-a-file-we-read", found: name });
  if (bytes.length === 0) return found("空文件");
  switch (oleContent(bytes)) {
    case "encrypted":
      return { kind: "password-protected" };
    case "workbook":
      return found("旧版 Excel 工作簿（.xls）");
    case "document":
      return found("旧版 Word 文档（.doc）");
    case "slides":
      return { kind: "not-a-file-we-read", found: "旧版 PowerPoint 演示文稿（.ppt）" };
    case "unknown":
      return found("旧版 Office 文件（OLE2）");
    case undefined:
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return found("空的压缩包");
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return found("PDF 文件");
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66))
    return { kind: "not-a-file-we-read", found: "RTF 文档", way: "save-as-docx" };
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return { kind: "not-a-file-we-read", found: "RAR 压缩包", way: "unpack" };
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return { kind: "not-a-file-we-read", found: "7z 压缩包", way: "unpack" };
  if (startsWith(bytes, 0x1f, 0x8b)) return { kind: "not-a-file-we-read", found: "gzip 压缩包", way: "unpack" };
  if (isPicture(bytes)) return { kind: "not-a-file-we-read", found: "图片", way: "ask-editable" };
  // Many systems name an HTML page ".xls"; Excel opens it after a warning.
  const head = String.fromCharCode(...bytes.subarray(0, 512))
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .toLowerCase();
  if (head.startsWith("<!doctype html") || head.startsWith("<html")) return found("网页（HTML）");
  if (head.startsWith("<?xml") || head.startsWith("<")) return found("XML 文件");
  return found("无法识别的文件");
}

const isPicture = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ||
  startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) ||
  startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a) ||
  (startsWith(bytes, 0x42, 0x4d) && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0) ||
  (startsWith(bytes, 0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...bytes.subarray(8, 12)) === "WEBP");
