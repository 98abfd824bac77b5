// SpreadsheetML's own escapes: "_x000D_" stands for a character that XML or Excel would not keep (ST_Xstring).

/** Replaces every `_xHHHH_` by its character, as Excel does when it opens a file. */
export const unescapeXstring = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;

/** Keeps what only looks like an escape, and what XML cannot hold. */
export const escapeXstring = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);

/** What XML cannot hold at all. */
const UNWRITABLE = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Excel reads `_x0041_` as "A": text that happens to look like that is escaped as Excel does it. */
export const writableText = (text: string): string => text.replace(UNWRITABLE, "").replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_");
