// What a file says, quoted in a sentence of ours: it stays inside the sentence, whatever it is made of.

/**
 * Control characters, and those that turn the direction of writing: a terminal obeys them, a reader is led astray by them.
 * Tabs and line breaks are no part of it.
 */
const CONTROLS = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff`;
const OBEYED = new RegExp(`[${CONTROLS}]|\\r(?!\\n)`, "gu");
const BREAK = /[\t\n\r\u2028\u2029]/u;

/** The text with every such character shown as one that cannot be shown. */
export const visible = (text: string): string => text.replace(OBEYED, "\ufffd");

/** Longer quotations than this say no more. */
const LONGEST = 80;
const QUOTED = /“([^“”]{81,})”/gu;

/** As much of a text as a sentence can quote, whatever quotation marks stand in it. */
export const excerpt = (text: string, most = LONGEST): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

/** What most sentences hold nothing of: white space, what is obeyed, or a quotation that may be too long. */
const WANTS_CARE = new RegExp(`[\\s${CONTROLS}]|“[^“”]{81}`, "u");

/** One line, in which no quotation is longer than can be taken in. */
export const oneLine = (sentence: string): string => (WANTS_CARE.test(sentence) ? cared(sentence) : sentence);

const cared = (sentence: string): string =>
  visible(sentence.replace(/\s+/gu, (run) => (BREAK.test(run) ? " " : run))).replace(
    QUOTED,
    (_, quoted: string) => `“${quoted.slice(0, LONGEST)}…”`,
  );
