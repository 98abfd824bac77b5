// Bytes → text, for files that do not say how they are encoded: UTF-8, UTF-16 and the GB encodings of Chinese Windows.

/**
 * The text of a file, without its byte order mark.
 *
 * UTF-8 is strict enough to recognise itself: text in GBK is never valid UTF-8 beyond a few characters. The reverse is
 * not so, hence UTF-8 is tried first, and a UTF-8 file that was cut in the middle of a character stays UTF-8.
 *
 * @param declared - an encoding the file itself names (a web page's `charset`); a byte order mark is stronger
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const bare = marked ? undefined : utf16WithoutMark(bytes);
  if (bare !== undefined) return new TextDecoder(bare).decode(bytes);

  const utf8 = new TextDecoder("utf-8").decode(bytes);
  if (marked || looksWhole(utf8)) return utf8;
  // Pages that declare gb2312 use characters of GBK and GB18030, which contain it.
  const named = declared !== undefined && !/^(utf-?8|gb|x-gbk)/i.test(declared) ? decoder(declared) : undefined;
  return (named ?? new TextDecoder("gb18030")).decode(bytes);
}

function decoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // A page may name an encoding that nobody knows; its bytes then decide.
  }
}

/** Whether the replacement characters are so few that a damaged UTF-8 file is likelier than another encoding. */
function looksWhole(text: string): boolean {
  let replaced = 0;
  let wide = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) replaced++;
    else if (code >= 0x80) wide++;
  }
  return replaced === 0 || replaced * 4 < wide;
}

/** Text never holds NUL; many of them at every second place are UTF-16, whose mark was lost. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const size = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < size; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > 0 && even === 0) return "utf-16le";
  if (even > 0 && odd === 0) return "utf-16be";
  return undefined;
}
