// Whether a file says the same as one that was sent before, whoever has saved it since.
import type { RawDocument } from "./source";

/** Two sums of 32 bits each, as MurmurHash mixes them: no secret is kept by it, only the same text is known again. */
class Mark {
  private one = 0xdeadbeef | 0;
  private other = 0x41c6ce57;

  add(text: string): void {
    // Kept beside the object while the text is walked: a field written for every letter takes three times as long.
    let { one, other } = this;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      one = Math.imul(one ^ unit, 2_654_435_761);
      other = Math.imul(other ^ unit, 1_597_334_677);
    }
    // What stands in two cells is not what stands in one.
    this.one = Math.imul(one ^ 0xffff, 2_654_435_761);
    this.other = Math.imul(other ^ 0xffff, 1_597_334_677);
  }

  end(): string {
    const one =
      Math.imul(this.one ^ (this.one >>> 16), 2_246_822_507) ^ Math.imul(this.other ^ (this.other >>> 13), 3_266_489_909);
    const other = Math.imul(this.other ^ (this.other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
    return [other, one].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** A mark of everything that a reader sees in the document: another text gives another one, another program's saving does not. */
export function contentMark({ blocks }: Pick<RawDocument, "blocks">): string {
  const mark = new Mark();
  for (const block of blocks)
    if (block.kind === "text") mark.add(block.text);
    else
      for (const { row, col, text } of block.cells)
        if (text !== "") {
          mark.add(`${row},${col}`);
          mark.add(text);
        }
  return mark.end();
}

export function textMark(texts: readonly string[]): string {
  const mark = new Mark();
  for (const text of texts) mark.add(text);
  return mark.end();
}
