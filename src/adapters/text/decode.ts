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

/**
 * Text in UTF-8 or GBK never holds NUL; text in UTF-16 does, at every digit and line end. Its other half tells which way
 * round it is: 「一」 ends in a NUL too, so the letters decide and not the places of the zeros.
 */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const head = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  if (!head.includes(0)) return undefined;
  const [little, big] = [usual(head, 0), usual(head, 1)];
  if (Math.max(little, big) * 10 < head.length * 4) return undefined;
  return little >= big ? "utf-16le" : "utf-16be";
}

/** How many characters are of the kind that Chinese text is made of. */
function usual(bytes: Uint8Array, low: 0 | 1): number {
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const code = (bytes[at + 1 - low]! << 8) | bytes[at + low]!;
    if ((code >= 0x20 && code < 0x7f) || (code >= 9 && code <= 13)) count++;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00) count++;
    else if (code >= 0x2010 && code <= 0x2030) count++;
  }
  return count;
}
