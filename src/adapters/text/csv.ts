// A sheet saved as CSV → the same sheet with tabs, as Excel puts it on the clipboard.

const ENDS = /[,\r\n]/g;

/** Where the text behind an opening quotation mark ends: at one that stands neither twice nor before anything but an end. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at >= 0 && (at + 1 === text.length || /[,\r\n]/.test(text[at + 1]!)) ? at : -1;
}

/**
 * Fields as RFC 4180 has them: a quoted one may hold commas, quotation marks written twice, and line breaks. A tab or a
 * line break inside a field becomes a space, so that a record stays one line. What begins like a quoted field and is none
 * takes no more with it than its own place.
 */
export function csvAsTabs(text: string): string {
  const lines: string[] = [];
  let fields: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let isOpen = false; at < text.length || isOpen;) {
    const quote = text[at] === '"' ? closing(text, at + 1) : -1;
    ENDS.lastIndex = quote >= 0 ? quote + 1 : at;
    const end = ENDS.exec(text)?.index ?? text.length;
    const field = quote >= 0 ? text.slice(at + 1, quote).replaceAll('""', '"') : text.slice(at, end);
    fields.push(field.replace(/[\t\r\n\v\f\u2028\u2029]+/gu, " "));
    isOpen = text[end] === ",";
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (isOpen) continue;
    lines.push(fields.join("\t"));
    fields = [];
  }
  return lines.join("\n");
}
