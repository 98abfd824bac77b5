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
/** Every character of every text is asked: by its code, as characters made for the question are dear. */
const endsSentence = new Uint8Array(0x10000);
for (const end of SENTENCE_ENDS) endsSentence[end.charCodeAt(0)] = 1;

/** What each character folds to: itself, or another. */
const folds = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
for (let code = 0xff01; code <= 0xff5e; code += 1) {
  const narrow = String.fromCharCode(code - 0xfee0);
  folds[code] = (FOLDS[narrow] ?? narrow).charCodeAt(0);
}
for (const [from, to] of Object.entries(FOLDS)) folds[from.charCodeAt(0)] = to.charCodeAt(0);

/** Hanzi are nine of ten characters, and fold to themselves. */
const isHanzi = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

const [WIDE_COMMA, WIDE_COLON, COMMA, COLON] = [0xff0c, 0xff1a, 44, 58] as const;

/** 3’511: some programs set the thousands apart so. In front of it stand three digits at most. */
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019 || code === 0x2018;

/** A paragraph is folded in the same room as the one before it; no text but a whole book is longer. */
const ROOM = 0x4000;
const roomOfCodes = new Uint16Array(ROOM);
const roomOfPlaces = new Int32Array(ROOM);
/** So many at once make a string: more do not fit on the stack of every browser. */
const PIECE = 0x1000;

function written(codes: Uint16Array, length: number): string {
  if (length <= PIECE) return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  const pieces: string[] = [];
  for (let i = 0; i < length; i += PIECE)
    pieces.push(String.fromCharCode.apply(null, codes.subarray(i, Math.min(i + PIECE, length)) as unknown as number[]));
  return pieces.join("");
}

export function foldText(source: string): Folded {
  // In front of a character one space may be kept.
  const isShort = source.length < ROOM / 2;
  const codes = isShort ? roomOfCodes : new Uint16Array(2 * source.length);
  const at = isShort ? roomOfPlaces : new Int32Array(2 * source.length + 1);
  let length = 0;
  let gap = false;
  /** A character that may be another within a figure. */
  let mayBeNarrow = false;
  for (let i = 0; i < source.length; i += 1) {
    const found = source.charCodeAt(i);
    if (isHanzi(found)) {
      gap = false;
      codes[length] = found;
      at[length] = i;
      length += 1;
      continue;
    }
    if (isSpace(found)) {
      gap = true;
      continue;
    }
    const code = folds[found]!;
    if (gap && length > 0) {
      const before = codes[length - 1]!;
      // Two numbers that only a space keeps apart must not become one.
      if ((isDigit(before) || isLatin(before)) && (isDigit(code) || isLatin(code))) {
        codes[length] = 32;
        at[length] = i - 1;
        length += 1;
      }
    }
    gap = false;
    mayBeNarrow ||= code === WIDE_COMMA || code === WIDE_COLON || isApostrophe(code);
    codes[length] = code;
    at[length] = i;
    length += 1;
  }
  if (mayBeNarrow) narrowed(codes, length);
  at[length] = source.length;
  return { text: written(codes, length), at: at.slice(0, length + 1) };
}

/** Punctuation inside a figure or an hour stays narrow: 1,234 and 10:30 are not two clauses. */
function narrowed(codes: Uint16Array, length: number): void {
  const digitAt = (i: number): boolean => i >= 0 && i < length && isDigit(codes[i]!);
  for (let i = 1; i + 1 < length; i += 1) {
    const code = codes[i]!;
    if (code !== WIDE_COMMA && code !== WIDE_COLON && !isApostrophe(code)) continue;
    if (!digitAt(i - 1) || !digitAt(i + 1)) continue;
    if (code === WIDE_COLON) codes[i] = COLON;
    // A comma separates thousands only when three digits and no fourth follow; otherwise it separates clauses.
    else if (digitAt(i + 2) && digitAt(i + 3) && !digitAt(i + 4))
      if (code === WIDE_COMMA || !digitAt(i - 2) || !digitAt(i - 3) || !digitAt(i - 4)) codes[i] = COMMA;
  }
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
    if (!overlong && endsSentence[text.charCodeAt(i)] === 0) continue;
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
