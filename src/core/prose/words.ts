// The words a report's prose is read by. Which words they are is the lexicon's to say; here is what a word can mean.
import type { RuleClass } from "../form/rule-text";
import type { Approximations, PhrasePatterns, WordLists } from "./word-lists";
import type { CellId, ColumnId, NamesIn, RowId, RuleId } from "../form/law";

/** 行政复议, and the two kinds of 行政诉讼. */
export type Court = NamesIn<"proceedings">;
/** 行政诉讼 as a whole, and both together. */
export type Courts = Court | "suit" | "proceedings";
type OfCourt<C> = C extends `proceedings.${Court}.${infer O}` ? O : never;
/** With the total, which says that there was a case at all. */
export type CaseOutcome = OfCourt<CellId>;

export type DocumentKind = Extract<RowId, "governmentRules" | "normativeDocuments">;
export type DecisionKind = Extract<RowId, "licensing" | "penalties" | "coercion">;
export type Subject = DocumentKind | DecisionKind | Extract<RowId, "charges" | "procurement"> | "otherDocuments";
type OfDocument<C> = C extends `disclosure.${DocumentKind}.${infer O}` ? O : never;

/** Rows of table three and their groups, and 予以公开或部分公开 together. */
export type RequestWord = NamesIn<"requests"> | "disclosed";
/** Columns of table three, and 法人或其他组织 together. */
export type ApplicantWord = ColumnId | "entities";

/** What the prose can speak of. */
export type MeasureId =
  | RequestWord
  | "new"
  | "handled"
  | "replied"
  | `${Courts}.${CaseOutcome}`
  | `${DocumentKind}.${OfDocument<CellId>}`
  | DecisionKind
  | "charges"
  | "procurement.items"
  | "procurement.amount";

/** What a figure may be about; the last one named is the one a bare verb speaks of. */
export type Topic =
  /** 政府信息公开申请 */
  | "request"
  | "review"
  | "suit"
  | Exclude<Court, "reconsideration">
  /** 咨询、留言、信箱、热线、建议提案: much like an application, and none. */
  | "foreign"
  /** 公开的信息 */
  | "publication";

/** Which cases of table four a topic means. */
export const COURT_OF: Readonly<Partial<Record<Topic, Courts>>> = {
  review: "reconsideration",
  suit: "suit",
  directSuit: "directSuit",
  suitAfterReconsideration: "suitAfterReconsideration",
};

export type Act =
  | "receive"
  | "receiveNew"
  | "accept"
  | "handle"
  | "finish"
  | "reply"
  | "carryIn"
  | "carryOut"
  | "carry"
  | "issue"
  | "repeal"
  | "inForce"
  | "publish"
  | "newlyPublic"
  | "totalPublic"
  | "decide"
  | "collect"
  | "purchase"
  | "amend"
  | "inspect";

export type WordClass =
  /** 增长、减少: the figure is a difference. */
  | "change"
  /** 较、比、与…相比: what follows is compared with. */
  | "compare"
  /** 上年、去年. */
  | "past"
  /** 本年、全年. */
  | "present"
  /** 平均、每: no count of the year. */
  | "average"
  /** 上半年、季度: a part of the year. */
  | "partial"
  /** 累计 since some year, 近三年. */
  | "span"
  /** 指导、代: other bodies' work. */
  | "guide"
  /** 网络、信函、当面: how it came; the tables do not say. */
  | "channel"
  /** 转为、撤回、内容: a quality the tables do not count. */
  | "beyond"
  /** 本级、名义: narrower than the report. */
  | "narrow"
  /** 信息: what was published about it, not the thing. */
  | "about"
  /** Neutral words that may stand between a verb and its figure. */
  | "filler"
  | "organ"
  /** 公文、公开属性: how documents are classed. */
  | "property"
  /** 各部门、下属: several bodies together. */
  | "bodies"
  /** 审理、出庭: the docket of a body that reviews, or of a court. */
  | "tribunal"
  /** 提前、当场、经延期: some of what was done. */
  | "share"
  /** 登记、剔除: what came in before it was booked. */
  | "registered"
  /** 剔除、撤回: what was taken out again. */
  | "takenOut"
  /** 拟: meant to be done. */
  | "plan"
  /** 到期失效: not repealed by anybody. */
  | "expired"
  | "disclosure"
  | "none"
  | "all";

export type ListMark = "ofWhich" | "closed" | "open" | "sum" | "rest";

export type Sense =
  | {
      readonly is: "topic";
      readonly topic: Topic;
      /** 依申请公开 rather than 申请: says which application. */ readonly strong?: true;
    }
  /** Names rows of the tables by itself. */
  | { readonly is: "row"; readonly row: RequestWord }
  | { readonly is: "column"; readonly column: ApplicantWord }
  | { readonly is: "outcome"; readonly outcome: CaseOutcome }
  | { readonly is: "subject"; readonly subject: Subject }
  | { readonly is: "act"; readonly act: Act }
  | { readonly is: "mark"; readonly mark: WordClass }
  | { readonly is: "list"; readonly list: ListMark };

export interface WordGroup {
  readonly sense: Sense;
  readonly words: readonly string[];
}

/** What one thing said can mean in the tables: each reading is a sum of rows. */
export interface Measure {
  readonly id: MeasureId;
  /** R50, R51, R52, R54, R57 or R30. */
  readonly rule: RuleId;
  /**
   * Each reading lists names: of a row of table three or of a group of its rows, without the column; for tables two and
   * four of cells. What a form does not print is left out.
   */
  readonly readings: readonly (readonly string[])[];
  /** A plain name for messages: 本年新收. */
  readonly name: string;
  /** One of what 办理结果 adds up, or one of the reasons for it. */
  readonly part?: "result" | "reason";
}

interface KnownDocument {
  /** As it is printed: 国办公开办函〔2021〕30号. */
  readonly number: string;
  /** Parts: 国办公开办函, 2021, 30. */
  readonly prefix: string;
  readonly year: number;
  readonly serial: number;
  /** It prescribes the report's form, for these report years. */
  readonly form?: { readonly since: number; readonly until?: number };
}

export interface SectionTitle {
  /** 一 to 六. */
  readonly number: string;
  readonly title: string;
  /** Titles that are printed or in use for the same section. */
  readonly also: readonly string[];
  /** Words that stand for a whole title, and are none of the form's. */
  readonly near: readonly string[];
  /** A title with this in it is meant for this section. */
  readonly key: readonly string[];
}

export interface ProseWords {
  /** How strict the law's list is with each rule; the reading of prose softens it and never sharpens it. */
  readonly classes: Readonly<Record<RuleId, RuleClass>>;
  readonly groups: readonly WordGroup[];
  readonly lists: WordLists;
  readonly patterns: PhrasePatterns;
  readonly approximations: Approximations;
  /** What became of cases, told without a figure. */
  readonly outcomesTold: readonly (readonly [CaseOutcome | "closed", RegExp])[];
  /** Plain words for none, and what there is none of. */
  readonly zeroes: readonly (readonly [MeasureId, RuleId, RegExp])[];
  readonly measures: readonly Measure[];
  /** Words for several columns at once: each by one of the columns, whose group is meant. */
  readonly columnGroups: Readonly<Partial<Record<ApplicantWord, ColumnId>>>;
  readonly documents: readonly KnownDocument[];
  /** The law itself, by the number of the order that promulgated it, and numbers that it has had before. */
  readonly regulation: {
    readonly name: string;
    readonly number: number;
    readonly repealed: readonly number[];
    /** What it says of the report: when it is due, and what is in it. */
    readonly reportArticles: readonly [
      { readonly number: number; readonly name: string },
      { readonly number: number; readonly name: string },
    ];
  };
  /** Marks that a draft leaves in square brackets, by how they begin, and sentences that stand over what may not be published. */
  readonly draftMarks: { readonly inBrackets: readonly string[]; readonly lines: readonly string[] };
  /** Phrases of the trade that are written one way, and how they were written before. */
  readonly setPhrases: readonly { readonly right: string; readonly superseded: readonly string[] }[];
  readonly denials: {
    /** What stands before something that did not happen; nothing else may come between but what is listed. */
    readonly negations: readonly string[];
    /** 无 and 未 begin many words that deny nothing of the kind. */
    readonly notNegations: readonly string[];
    /** Of decisions: 未作出. */
    readonly ofActs: readonly string[];
    /** A qualified event: that no suit was lost does not say that there was none. */
    readonly qualified: readonly string[];
  };
  /** Two names that leave nothing out: 主动公开 and 依申请公开, 线上 and 线下. */
  readonly complements: readonly (readonly [readonly string[], readonly string[]])[];
  /** Titles by edition. */
  readonly sections: Readonly<Record<string, readonly SectionTitle[]>>;
  /** The five aspects of section one, each with the words it is known by. */
  readonly aspects: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Words of the blank form that must not be in a finished report. */
  readonly hints: readonly string[];
  /** What stands after a 将 that speaks of the future. */
  readonly futureVerbs: readonly string[];
  /** Formulas every report shares; passages made of them are no sameness. */
  readonly formulas: readonly string[];
}

/** A word found in a text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly sense: Sense;
}

export interface Lexicon {
  readonly words: ProseWords;
  readonly measures: ReadonlyMap<MeasureId, Measure>;
  readonly byFirst: ReadonlyMap<string, readonly (readonly [string, readonly Sense[]])[]>;
  /** Measure words, and terms that contain a numeral. */
  readonly units: WordIndex;
  readonly numeralPhrases: WordIndex;
}

/** Words by their first character, longest first. */
export type WordIndex = ReadonlyMap<string, readonly string[]>;

function indexOf(words: readonly string[]): WordIndex {
  const index = new Map<string, readonly string[]>();
  for (const word of words)
    index.set(
      word[0]!,
      [...(index.get(word[0]!) ?? []), word].sort((a, b) => b.length - a.length),
    );
  return index;
}

/** The longest word of an index that stands at a place. */
export const wordAt = (text: string, at: number, index: WordIndex): string | undefined =>
  index.get(text[at] ?? "")?.find((word) => text.startsWith(word, at));

const made = new WeakMap<ProseWords, Lexicon>();

/** The words in the order a reader needs them: by first character, longest first. */
export function lexicon(words: ProseWords): Lexicon {
  const known = made.get(words);
  if (known) return known;
  const senses = new Map<string, Sense[]>();
  for (const group of words.groups) for (const word of group.words) senses.set(word, [...(senses.get(word) ?? []), group.sense]);
  const byFirst = new Map<string, (readonly [string, readonly Sense[]])[]>();
  for (const [word, meant] of senses) byFirst.set(word[0]!, [...(byFirst.get(word[0]!) ?? []), [word, meant] as const]);
  for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length);
  const ordered: Lexicon = {
    words,
    measures: new Map(words.measures.map((measure) => [measure.id, measure] as const)),
    byFirst,
    units: indexOf(words.lists.units),
    numeralPhrases: indexOf(words.lists.numeralPhrases),
  };
  made.set(words, ordered);
  return ordered;
}

/** The words of a text, longest first, none inside another. A word may mean several things. */
export function tokens(text: string, by: Lexicon, from = 0, to = text.length): Token[] {
  const found: Token[] = [];
  for (let i = from; i < to;) {
    const list = by.byFirst.get(text[i]!);
    const hit = list?.find(([word]) => i + word.length <= to && text.startsWith(word, i));
    if (!hit) {
      i += 1;
      continue;
    }
    for (const sense of hit[1]) found.push({ start: i, end: i + hit[0].length, sense });
    i += hit[0].length;
  }
  return found;
}
