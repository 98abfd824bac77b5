// A text made readable for rules: one spelling per character, no spaces between characters, and the way back.

/**
 * Folded text with the place each character came from. Width, brackets and dashes are unified and spaces are
 * dropped, so that 「１２ 件」 and 「12件」 are the same four things to look for; nothing else is changed.
 */
export interface Folded {
  readonly text: string;
  /** For each folded character the offset in the source; one more entry for the end. */
  readonly at: Int32Array;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f || code === 0xfeff || code === 0xad;

const FOLDS: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "(": "（",
  ")": "）",
  "?": "？",
  "!": "！",
  "[": "〔",
  "]": "〕",
  "【": "〔",
  "】": "〕",
  "﹝": "〔",
  "﹞": "〕",
  "［": "〔",
  "］": "〕",
  "~": "-",
  "～": "-",
  "〜": "-",
  "－": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "﹣": "-",
  "−": "-",
  "○": "〇",
  "◯": "〇",
  "﹪": "%",
  "⼀": "一",
  "﹒": ".",
  "•": "·",
  "‧": "·",
  "・": "·",
  "“": '"',
  "”": '"',
  "„": '"',
  "「": '"',
  "」": '"',
  "『": '"',
  "』": '"',
};

const SENTENCE_ENDS = "。！？";

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
  return FOLDS[narrow] ?? FOLDS[char] ?? narrow;
}

/** Punctuation inside a figure or an hour stays narrow: 1,234 and 10:30 are not two clauses. */
const NARROW: Readonly<Record<string, string>> = { "，": ",", "：": ":" };

export function fold(source: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  let gap = false;
  for (let i = 0; i < source.length; i += 1) {
    if (isSpace(source.charCodeAt(i))) {
      gap = true;
      continue;
    }
    const char = foldChar(source[i]!);
    const code = char.charCodeAt(0);
    const before = chars.length > 0 ? chars[chars.length - 1]!.charCodeAt(0) : 0;
    // Two numbers that only a space keeps apart must not become one.
    if (gap && (isDigit(before) || isLatin(before)) && (isDigit(code) || isLatin(code))) {
      chars.push(" ");
      at.push(i - 1);
    }
    gap = false;
    chars.push(char);
    at.push(i);
  }
  for (let i = 1; i + 1 < chars.length; i += 1) {
    const narrow = NARROW[chars[i]!];
    if (narrow !== undefined && isDigit(chars[i - 1]!.charCodeAt(0)) && isDigit(chars[i + 1]!.charCodeAt(0))) {
      // A comma separates thousands only when three digits and no fourth follow; otherwise it separates clauses.
      const three = isDigit(chars[i + 2]?.charCodeAt(0) ?? 0) && isDigit(chars[i + 3]?.charCodeAt(0) ?? 0) && !isDigit(chars[i + 4]?.charCodeAt(0) ?? 0);
      if (narrow === ":" || three) chars[i] = narrow;
    }
  }
  at.push(source.length);
  return { text: chars.join(""), at: Int32Array.from(at) };
}

/** Half-open range of a folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CLOSERS = '"』」）〕》';

/** Sentences of a folded text: they end with 。！？ and what closes after it. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!SENTENCE_ENDS.includes(text[i]!)) continue;
    while (i + 1 < text.length && (SENTENCE_ENDS + CLOSERS).includes(text[i + 1]!)) {
      // 「…。（含…）」: what closes belongs to the sentence, unless it opens the next one with a quotation.
      i += 1;
    }
    spans.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
