// How an entry of the lexicon is written: what the words mean, then the words.
import type {
  Act,
  ApplicantWord,
  ListMark,
  WordClass,
  CaseOutcome,
  RequestWord,
  Sense,
  Subject,
  Topic,
  WordGroup,
} from "../core/prose/words";

const group = (sense: Sense, words: readonly string[]): WordGroup => ({ sense, words });

export const topic = (name: Topic, ...words: readonly string[]): WordGroup => group({ is: "topic", topic: name }, words);
/** 依申请公开 rather than 申请: says which application. */
export const strong = (name: Topic, ...words: readonly string[]): WordGroup =>
  group({ is: "topic", topic: name, strong: true }, words);
export const row = (name: RequestWord, ...words: readonly string[]): WordGroup => group({ is: "row", row: name }, words);
export const column = (name: ApplicantWord, ...words: readonly string[]): WordGroup =>
  group({ is: "column", column: name }, words);
export const outcome = (name: CaseOutcome, ...words: readonly string[]): WordGroup =>
  group({ is: "outcome", outcome: name }, words);
export const subject = (name: Subject, ...words: readonly string[]): WordGroup => group({ is: "subject", subject: name }, words);
export const act = (name: Act, ...words: readonly string[]): WordGroup => group({ is: "act", act: name }, words);
export const mark = (name: WordClass, ...words: readonly string[]): WordGroup => group({ is: "mark", mark: name }, words);
export const wordList = (name: ListMark, ...words: readonly string[]): WordGroup => group({ is: "list", list: name }, words);
