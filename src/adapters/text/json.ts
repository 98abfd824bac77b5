// JSON of unknown origin → a value, or a refusal that says where it stops being JSON.
import { no, yes, type JsonFault, type Outcome } from "../../core/outcome";
import { parseDecimal, sameValue } from "../../core/figures/values";

/** Ours goes six levels deep. */
const DEEPEST = 64;

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * Reads JSON as the standard has it, and three things that the standard leaves to the reader: a name that stands twice
 * in one object is refused, since nobody knows which of the two is meant; a number that binary would round stays the
 * text that was written; and what is nested only to wear readers out is refused.
 */
export function readJson(text: string): Outcome<unknown> {
  return new JsonReader(text.replace(/^\ufeff/u, "")).read();
}

class JsonReader {
  private at = 0;
  private fault: JsonFault | undefined;

  constructor(private readonly text: string) {}

  read(): Outcome<unknown> {
    const value = this.value(0);
    this.skip();
    if (this.fault === undefined && this.at < this.text.length) this.refuse({ kind: "syntax" });
    if (this.fault === undefined) return yes(value);
    const before = this.text.slice(0, this.at).split(/\r\n|[\r\n]/u);
    return no({ kind: "not-json", line: before.length, column: before.at(-1)!.length + 1, fault: this.fault });
  }

  /** The first fault counts; whoever asks on gets nothing more. */
  private refuse(fault: JsonFault): undefined {
    this.fault ??= this.at >= this.text.length && fault.kind === "syntax" ? { kind: "end" } : fault;
    return undefined;
  }

  private skip(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private sign(expected: string): boolean {
    this.skip();
    if (this.text[this.at] !== expected) return false;
    this.at += 1;
    return true;
  }

  private value(depth: number): unknown {
    this.skip();
    if (depth > DEEPEST) return this.refuse({ kind: "depth" });
    switch (this.text[this.at]) {
      case "{":
        return this.object(depth);
      case "[":
        return this.list(depth);
      case '"':
        return this.string();
      default:
        return this.number() ?? this.word();
    }
  }

  private string(): string | undefined {
    const found = this.take(STRING);
    return found === undefined ? this.refuse({ kind: "syntax" }) : (JSON.parse(found) as string);
  }

  /** A figure beyond what a number can say is kept as it is written. */
  private number(): number | string | undefined {
    const found = this.take(NUMBER);
    if (found === undefined) return undefined;
    const number = Number(found);
    if (!Number.isFinite(number)) return found;
    const meant = parseDecimal(found);
    const kept = parseDecimal(String(number));
    return meant === undefined || (kept !== undefined && sameValue(meant, kept)) ? number : found;
  }

  private word(): boolean | null | undefined {
    const found = this.take(WORD);
    return found === undefined ? this.refuse({ kind: "syntax" }) : (JSON.parse(found) as boolean | null);
  }

  private failed(): boolean {
    return this.fault !== undefined;
  }

  private list(depth: number): unknown[] {
    const out: unknown[] = [];
    this.at += 1;
    if (this.sign("]")) return out;
    while (this.fault === undefined) {
      out.push(this.value(depth + 1));
      if (this.failed() || this.sign("]")) break;
      if (!this.sign(",")) this.refuse({ kind: "syntax" });
    }
    return out;
  }

  private object(depth: number): Record<string, unknown> {
    const members = new Map<string, unknown>();
    this.at += 1;
    if (this.sign("}")) return {};
    while (this.fault === undefined) {
      this.skip();
      const start = this.at;
      const name = this.string();
      if (name === undefined) break;
      if (members.has(name)) {
        this.at = start;
        this.refuse({ kind: "twice", name });
        break;
      }
      if (!this.sign(":")) this.refuse({ kind: "syntax" });
      else members.set(name, this.value(depth + 1));
      if (this.failed() || this.sign("}")) break;
      if (!this.sign(",")) this.refuse({ kind: "syntax" });
    }
    // Not by assignment: a member may be called "__proto__".
    return Object.fromEntries(members);
  }
}
