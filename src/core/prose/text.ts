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

/** Half-open range of a folded text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200f) ||
  code === 0x202f ||
  code === 0xfeff ||
  code === 0xad;

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

const constants = new Map<string, string>();

/** A phrase of the law or the trade as it looks in a folded text. Only for what is declared: each is kept. */
export function plainPhrase(phrase: string): string {
  const known = constants.get(phrase);
  if (known !== undefined) return known;
  const { text } = foldText(phrase);
  constants.set(phrase, text);
  return text;
}

/** The elements of a list sorted by start that lie within a span. */
export function within<T extends TextRange>(sorted: readonly T[], from: number, to: number): T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.start < to; i += 1) if (sorted[i]!.end <= to) found.push(sorted[i]!);
  return found;
}

/** The span of a sorted, gapless list that holds a place. */
export function spanAt<T extends TextRange>(sorted: readonly T[], place: number): T | undefined {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]!.start <= place) low = middle;
    else high = middle - 1;
  }
  return sorted[low];
}

const SENTENCE_ENDS = "。！？";

const folds = new Map<number, string>();
for (let code = 0xff01; code <= 0xff5e; code += 1) {
  const narrow = String.fromCharCode(code - 0xfee0);
  folds.set(code, FOLDS[narrow] ?? narrow);
}
for (const [from, to] of Object.entries(FOLDS)) folds.set(from.charCodeAt(0), to);

/** Hanzi are nine of ten characters, and fold to themselves. */
const isHanzi = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** Punctuation inside a figure or an hour stays narrow: 1,234 and 10:30 are not two clauses. */
const NARROW: Readonly<Record<string, string>> = { "，": ",", "：": ":" };

/** 3’511: some programs set the thousands apart so. In front of it stand three digits at most. */
const APOSTROPHES = "'’‘";

export function foldText(source: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  let gap = false;
  for (let i = 0; i < source.length; i += 1) {
    const found = source.charCodeAt(i);
    if (isHanzi(found)) {
      gap = false;
      chars.push(source[i]!);
      at.push(i);
      continue;
    }
    if (isSpace(found)) {
      gap = true;
      continue;
    }
    const char = folds.get(found) ?? source[i]!;
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
    const isApostrophe = APOSTROPHES.includes(chars[i]!) && [1, 2, 3, 4].some((n) => !isDigit(chars[i - n]?.charCodeAt(0) ?? 0));
    const narrow = isApostrophe ? "," : NARROW[chars[i]!];
    if (narrow !== undefined && isDigit(chars[i - 1]!.charCodeAt(0)) && isDigit(chars[i + 1]!.charCodeAt(0))) {
      // A comma separates thousands only when three digits and no fourth follow; otherwise it separates clauses.
      const three =
        isDigit(chars[i + 2]?.charCodeAt(0) ?? 0) &&
        isDigit(chars[i + 3]?.charCodeAt(0) ?? 0) &&
        !isDigit(chars[i + 4]?.charCodeAt(0) ?? 0);
      if (narrow === ":" || three) chars[i] = narrow;
    }
  }
  at.push(source.length);
  return { text: chars.join(""), at: Int32Array.from(at) };
}

const CLOSERS = '"』」）〕》';

/** Nobody writes a longer sentence; what goes on is cut at the next clause, so that the work on one stays bounded. */
const LONGEST = 1500;

/** Sentences of a folded text: they end with 。！？ and what closes after it. */
export function sentences(text: string): TextRange[] {
  const spans: TextRange[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const overlong = i - start >= LONGEST && ("，；、".includes(text[i]!) || i - start >= LONGEST + 100);
    if (!overlong && !SENTENCE_ENDS.includes(text[i]!)) continue;
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
