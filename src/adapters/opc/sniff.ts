// What a file is by its first bytes, whatever its name says: the part of a refusal that names what was found.
import type { Refusal } from "../../core/outcome";

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);

/** Entries of an OLE2 directory stand at multiples of 128 bytes and begin with their name in UTF-16. */
function hasOleEntry(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length && bytes[at + 2 * i] === 0 && bytes[at + 2 * i + 1] === 0) return true;
  }
  return false;
}

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** Why a file that is not a zip package cannot be one of the Office formats we read. */
export function refuseUnzipped(bytes: Uint8Array): Refusal {
  const found = (name: string): Refusal => ({ kind: "not-a-file-we-read", found: name });
  if (bytes.length === 0) return found("空文件");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    // A workbook or document with an opening password is an OLE2 file around the encrypted package.
    if (hasOleEntry(bytes, "EncryptedPackage")) return { kind: "password-protected" };
    if (hasOleEntry(bytes, "Workbook") || hasOleEntry(bytes, "Book")) return found("旧版 Excel 工作簿（.xls）");
    if (hasOleEntry(bytes, "WordDocument")) return found("旧版 Word 文档（.doc）");
    if (hasOleEntry(bytes, "PowerPoint Document")) return found("旧版 PowerPoint 演示文稿（.ppt）");
    return found("旧版 Office 文件（OLE2）");
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return found("空的压缩包");
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return found("PDF 文件");
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return found("RTF 文档");
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return found("RAR 压缩包");
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return found("7z 压缩包");
  if (startsWith(bytes, 0x1f, 0x8b)) return found("gzip 压缩包");
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return found("图片");
  // Many systems name an HTML page ".xls"; Excel opens it after a warning.
  const head = String.fromCharCode(...bytes.subarray(0, 512))
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .toLowerCase();
  if (head.startsWith("<!doctype html") || head.startsWith("<html")) return found("网页（HTML）");
  if (head.startsWith("<?xml") || head.startsWith("<")) return found("XML 文件");
  return found("无法识别的文件");
}
