// Which rules a sentence need not be asked, for it lacks a character that all they look for has: one pass says it for all rules.

/** What a rule cannot do without: a match of one of these patterns, or one of these words. */
export type Sought = readonly (RegExp | string)[];

/** Of a class with more characters than this nearly every sentence has one. */
const MOST = 24;

/** Characters one of which is in every text that the pattern matches; undefined where it may match without any that is known. */
export function neededBy({ source, flags }: RegExp): ReadonlySet<string> | undefined {
  return flags.includes("i") ? undefined : new Needed(source).alternatives();
}

type Need = ReadonlySet<string> | undefined;

/** Goes through a pattern's own text. What it does not know needs nothing. */
class Needed {
  private at = 0;

  constructor(private readonly source: string) {}

  alternatives(): Need {
    let all: Set<string> | undefined = new Set();
    do {
      const one = this.sequence();
      all = one && all && new Set([...all, ...one]);
    } while (this.take("|"));
    return all;
  }

  /** Of what stands one behind the other each is needed: the smallest choice tells the most. */
  private sequence(): Need {
    let best: Need;
    while (this.at < this.source.length && !"|)".includes(this.source[this.at]!)) {
      const need = this.term();
      if (this.mayBeLeftOut() || need === undefined) continue;
      if (best === undefined || need.size <= best.size) best = need;
    }
    return best;
  }

  private take(what: string): boolean {
    if (!this.source.startsWith(what, this.at)) return false;
    this.at += what.length;
    return true;
  }

  private mayBeLeftOut(): boolean {
    const [found, sign, least] = /^(?:([*+?])|\{(\d+),?\d*\})\??/u.exec(this.source.slice(this.at)) ?? [];
    if (found === undefined) return false;
    this.at += found.length;
    return sign === "*" || sign === "?" || least === "0";
  }

  private term(): Need {
    if (this.take("(")) return this.group();
    if (this.take("[")) return this.characterClass();
    if (this.take("\\")) return this.escaped();
    const char = this.source[this.at]!;
    this.at += 1;
    return "^$.".includes(char) ? undefined : new Set([char]);
  }

  private group(): Need {
    const isDenied = this.take("?!") || this.take("?<!");
    if (!isDenied && !this.take("?:") && !this.take("?=") && !this.take("?<=") && this.take("?<"))
      this.at = this.source.indexOf(">", this.at) + 1;
    const within = this.alternatives();
    this.take(")");
    return isDenied ? undefined : within;
  }

  private characterClass(): Need {
    let isKnown = !this.take("^");
    const chars = new Set<string>();
    while (!this.take("]")) {
      if (this.take("\\")) {
        const one = this.escaped();
        isKnown &&= one !== undefined;
        for (const char of one ?? []) chars.add(char);
        continue;
      }
      // A range, or a mark that would begin one.
      isKnown &&= this.source[this.at + 1] !== "-";
      chars.add(this.source[this.at]!);
      this.at += 1;
    }
    return isKnown && chars.size <= MOST ? chars : undefined;
  }

  /** Behind a backslash: only signs that stand for themselves are known. */
  private escaped(): Need {
    const char = this.source[this.at]!;
    this.at += 1;
    if ("pPu".includes(char) && this.take("{")) this.at = this.source.indexOf("}", this.at) + 1;
    else if (char === "u" || char === "x") this.at += char === "u" ? 4 : 2;
    if (char === "k") this.at = this.source.indexOf(">", this.at) + 1;
    return /[\^$\\.*+?()[\]{}|/-]/u.test(char) ? new Set([char]) : undefined;
  }
}

/** Characters of which every one of these has one. */
function neededByAll(sought: Sought): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const one of sought) {
    const need = typeof one === "string" ? [one[0]!] : neededBy(one);
    if (need === undefined) return undefined;
    for (const char of need) all.add(char);
  }
  return all;
}

/** For up to 31 rules, by their names. */
export class Gates<Rule extends string> {
  /** For each character the rules that it opens, a bit for each. */
  private readonly opens = new Int32Array(0x10000);
  private readonly bits = new Map<Rule, number>();
  /** Of rules that any sentence has to be asked. */
  private always = 0;

  constructor(rules: readonly (readonly [rule: Rule, sought: Sought])[]) {
    rules.forEach(([rule, sought], at) => {
      const bit = 1 << at;
      this.bits.set(rule, bit);
      const need = neededByAll(sought);
      if (need === undefined) this.always |= bit;
      for (const char of need ?? []) this.opens[char.charCodeAt(0)]! |= bit;
    });
  }

  /** Whether a part of a text has to be asked by a rule. */
  open(text: string, start: number, end: number): (rule: Rule) => boolean {
    let found = this.always;
    for (let i = start; i < end; i += 1) found |= this.opens[text.charCodeAt(i)]!;
    return (rule) => (found & this.bits.get(rule)!) !== 0;
  }
}
