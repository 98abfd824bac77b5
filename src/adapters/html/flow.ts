// One paragraph as a browser would show it: white space collapsed, lines broken at <br>.

const space = /[ \t\n\r\f]/;
const spaces = /[ \t\n\r\f]+/g;
/** Chinese characters and full-width signs, between which a line break of the source is no space. */
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\u2018-\u201d]/;

export class HtmlFlow {
  private readonly lines: string[] = [];
  /** The current line: what is settled, and what still waits for its white space to be collapsed. */
  private settled = "";
  private waiting: string[] = [];
  /** Whether a space at the end of `settled` came from collapsing, and is not shown where a line ends. */
  private collapsed = false;

  /** @param preformatted - inside <pre>, where white space stands as written */
  add(text: string, preformatted = false): void {
    if (!preformatted) {
      this.waiting.push(text);
      return;
    }
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.breakLine();
      this.settle();
      this.settled += line;
      this.collapsed = false;
    }
  }

  /** <br> */
  breakLine(): void {
    this.settle();
    this.lines.push(this.collapsed ? this.settled.replace(/ $/, "") : this.settled);
    this.settled = "";
  }

  /** The lines, without those that are empty at either end. Ends the paragraph. */
  text(): string {
    this.breakLine();
    let first = 0;
    let end = this.lines.length;
    while (first < end && this.lines[first] === "") first++;
    while (end > first && this.lines[end - 1] === "") end--;
    return this.lines.slice(first, end).join("\n");
  }

  private settle(): void {
    if (this.waiting.length === 0) return;
    const raw = this.waiting.join("");
    const begun = this.settled !== "";
    this.waiting = [];
    this.collapsed = true;
    if (!space.test(raw)) {
      this.settled += raw;
      return;
    }
    this.settled += raw.replace(spaces, (run, at: number) => {
      if (at === 0 && !begun) return "";
      const between = wide.test(raw.charAt(at - 1)) && wide.test(raw.charAt(at + run.length));
      return between && /[\n\r]/.test(run) ? "" : " ";
    });
  }
}
