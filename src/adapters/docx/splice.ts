// Changes to a text by offsets: what no change names stays as it is.
import type { XmlRange } from "./walk";

interface Splice extends XmlRange {
  readonly text: string;
}

export class Splices {
  private readonly all: Splice[] = [];

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  replace({ start, end }: XmlRange, text: string): void {
    this.all.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.all.push({ start: at, end: at, text });
  }

  /** Removing the same place twice, for two reasons, is one removal. */
  remove({ start, end }: XmlRange): void {
    if (!this.all.some((other) => other.start === start && other.end === end && other.text === ""))
      this.all.push({ start, end, text: "" });
  }

  apply(text: string): string {
    // Sorting is stable: what is inserted at one place stays in the order of insertion.
    const ordered = this.all.sort((a, b) => a.start - b.start || a.end - b.end);
    const parts: string[] = [];
    let done = 0;
    for (const splice of ordered) {
      if (splice.start < done) throw new Error(`two changes overlap at ${splice.start}`);
      parts.push(text.slice(done, splice.start), splice.text);
      done = splice.end;
    }
    parts.push(text.slice(done));
    return parts.join("");
  }
}
