// What a word in somebody's ledger means on the form: by the printed lines, by how ledgers speak, by what its keeper has answered.
import { keptText } from "../kept-text";
import { plainLabel } from "../recognise/labels";
import type { CaseName } from "./fault";
import type { LedgerChoices, LedgerEntry, ListName } from "./ledger";

/**
 * "line": one of the form's; "state": where a case is on its way, no result; "open": one of several lines, nobody knows which.
 */
export type Meaning =
  | { readonly is: "line"; readonly id: string }
  | { readonly is: "state" }
  | { readonly is: "open"; readonly among: readonly string[] };

export interface MeaningWords {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** How ledgers speak, list by list. */
export type ValueWords = Readonly<Partial<Record<ListName, readonly MeaningWords[]>>>;

/** What the keeper of a ledger has said of a word: a line, that it is a state, or that each case is answered for by itself. */
export type Answer = { readonly is: "line"; readonly id: string } | { readonly is: "state" } | { readonly is: "each" };

export interface Answers {
  /** By list, then by the word as it stands there. */
  readonly values: Readonly<Partial<Record<ListName, Readonly<Record<string, Answer>>>>>;
  /** Results of single cases, by their numbers. */
  readonly results: Readonly<Record<string, string>>;
  /** Kinds of applicants of single cases, by their numbers. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Of days that are written without one, where the ledger's own title does not say it. */
  readonly year?: number;
}

export const NO_ANSWERS: Answers = { values: {}, results: {}, kinds: {} };

/** A word of a ledger that one case or more bear and that does not say by itself which line it is. */
export interface OpenWord {
  readonly list: ListName;
  readonly text: string;
  readonly count: number;
  /** The first of the cases that bear it. */
  readonly cases: readonly CaseName[];
  /** Lines that it may mean; all of the list where nothing is known. */
  readonly among: readonly string[];
}

/** Ordinals in front of a label, and the groups that our own lists print before it. */
const ORDINALS = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|[0-9]+[.、])/u;
/** The code that a system puts before its own words, and how many days a case has been where it is: 20 待答复（3天）. */
const CODED = /^[0-9]{1,3}[-_.:、]?(?=[^0-9])|(?:\([^()]{1,12}\)|[0-9]{1,4}(?:个工作日|日|天))$/gu;
const bare = (label: string): string => label.replace(ORDINALS, "").replace(/[、,;;。.]$/u, "");

/** A ledger says a few dozen words, thousands of times over. */
const MOST_KNOWN = 2000;

/** One list of choices, with every way that it is written; asked some ten thousand times the same few words. */
export class WordList {
  private readonly byText = new Map<string, Meaning>();
  private readonly known = new Map<string, Meaning | undefined>();
  private readonly exact: ReadonlyMap<string, string>;

  constructor(
    readonly list: ListName,
    choices: LedgerChoices,
    words: ValueWords,
    private readonly answers: Answers,
  ) {
    const lines = choices[list];
    this.exact = new Map(lines.map(({ id, text }) => [text, id]));
    const ids = new Set(lines.map(({ id }) => id));
    for (const { words: spellings, meaning } of words[list] ?? []) {
      const own = meaning.is === "open" ? { ...meaning, among: meaning.among.filter((id) => ids.has(id)) } : meaning;
      // A line that this edition does not print says nothing; one of several that it does not print is not among them.
      if (own.is === "line" && !ids.has(own.id)) continue;
      const settled: Meaning = own.is === "open" && own.among.length === 1 ? { is: "line", id: own.among[0]! } : own;
      for (const word of spellings) this.byText.set(plainLabel(word), settled);
    }
    for (const { id, text } of lines) {
      const plain = plainLabel(text);
      const label = plainLabel(text.slice(text.lastIndexOf(" ") + 1));
      for (const spelling of [plain, label, bare(label)])
        if (spelling === plain || !this.byText.has(spelling)) this.byText.set(spelling, { is: "line", id });
    }
  }

  /** @returns undefined for words that nobody has ever heard of */
  meaningOf(text: string): Meaning | undefined {
    const given = this.answers.values[this.list]?.[text];
    if (given) return given.is === "each" ? { is: "open", among: [] } : given;
    if (this.known.has(text)) return this.known.get(text);
    const plain = plainLabel(text);
    const found =
      this.byText.get(plain) ?? this.byText.get(bare(plain)) ?? this.byText.get(plain.replace(CODED, "").replace(CODED, ""));
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(keptText(text), found);
    return found;
  }

  /** Whether the keeper answers for each of its cases. */
  isByCase(text: string): boolean {
    return this.answers.values[this.list]?.[text]?.is === "each";
  }

  /** The line that the text spells exactly as the list does, as a formula compares it: without regard to case, with regard to all else. */
  entryOf(text: string): LedgerEntry<string> {
    const trimmed = text.trim();
    if (trimmed === "") return { text: "" };
    const own = this.exact.get(text);
    if (own !== undefined) return { text: trimmed, value: own };
    const meaning = this.meaningOf(trimmed);
    return meaning?.is === "line" ? { text: trimmed, value: meaning.id, unseen: true } : { text: trimmed };
  }
}
